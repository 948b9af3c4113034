//! How large and how faint things are at a zoom: sizes follow it mildly, and what matters nearby alone comes gradually.

use super::style::{Form, Style};
use crate::domain::records::structure_map::ElementLevel;

/// The zoom at which a style is as large as it says, which is about that at which a county fits.
const OWN: f64 = 8.0;
/// How much larger things are a zoom level closer, and between which sizes.
const A_LEVEL: f64 = 0.06;
const LEAST: f64 = 0.85;
/// The largest that anything is drawn, as a share of what its style says.
pub const MOST: f64 = 1.25;
/// From which zoom to which points that matter nearby grow and become clear.
const COMING: [f64; 2] = [6.5, 9.5];

/// The zoom level at which the whole plane is so many pixels wide.
fn zoom(scale: f64) -> f64 {
    (scale / 256.0).log2()
}

/// How large lines and areas are where the whole plane is `scale` pixels wide, as a share of what their styles say.
pub fn of_lines(scale: f64) -> f64 {
    (1.0 + (zoom(scale) - OWN) * A_LEVEL).clamp(LEAST, MOST)
}

/// From nought, far away, to one, close up.
fn coming(scale: f64) -> f64 {
    let [from, to] = COMING;
    ((zoom(scale) - from) / (to - from)).clamp(0.0, 1.0)
}

/// How large points of a level are, as a share of what their styles say.
pub fn of_points(level: ElementLevel, scale: f64) -> f64 {
    let far = match level {
        ElementLevel::CrossRegional | ElementLevel::Regional => 1.0,
        ElementLevel::SubRegional => 0.85,
        ElementLevel::Local => 0.75,
    };
    of_lines(scale) * (far + (1.0 - far) * coming(scale))
}

/// How much of what lies below points of a level and their names hide.
pub fn presence(level: ElementLevel, scale: f64) -> f64 {
    let far = match level {
        ElementLevel::CrossRegional | ElementLevel::Regional => 1.0,
        ElementLevel::SubRegional => 0.8,
        ElementLevel::Local => 0.6,
    };
    far + (1.0 - far) * coming(scale)
}

impl Style {
    /// The same so many times as large.
    #[must_use]
    pub fn sized(&self, size: f64) -> Self {
        Self {
            form: match self.form {
                Form::Point { symbol, radius } => Form::Point {
                    symbol,
                    radius: radius * size,
                },
                form => form,
            },
            width: self.width * size,
            ..*self
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn scale(zoom: f64) -> f64 {
        256.0 * zoom.exp2()
    }

    proptest! {
        // R314
        #[test]
        fn what_is_nearer_is_no_smaller_and_no_fainter_and_nothing_leaps_or_vanishes(from in -2.0..20.0_f64, by in 0.0..0.5_f64) {
            let (far, near) = (scale(from), scale(from + by));
            let (least, leap) = (LEAST * 0.75 - 1e-9, by * 0.25 + 1e-9);
            prop_assert!((LEAST..=MOST).contains(&of_lines(far)));
            for level in ElementLevel::ALL {
                for of in [of_points as fn(ElementLevel, f64) -> f64, presence] {
                    let (one, other) = (of(*level, far), of(*level, near));
                    prop_assert!(one <= other + 1e-9 && other - one <= leap);
                    prop_assert!((least.min(0.6)..=MOST).contains(&one));
                }
            }
            for pair in ElementLevel::ALL.windows(2) {
                prop_assert!(of_points(pair[0], far) >= of_points(pair[1], far));
                prop_assert!(presence(pair[0], far) >= presence(pair[1], far));
            }
        }
    }

    // R314
    #[test]
    fn at_a_countys_fit_what_matters_nearby_is_smaller_and_fainter_and_close_up_it_is_whole() {
        assert!(of_points(ElementLevel::Local, scale(8.0)) < 0.95 && presence(ElementLevel::Local, scale(8.0)) < 0.9);
        assert_eq!(of_points(ElementLevel::Regional, scale(8.0)), 1.0);
        assert_eq!(presence(ElementLevel::Local, scale(10.0)), 1.0);
    }
}
