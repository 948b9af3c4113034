//! How a structure element is drawn: one function, which the map and its legend share.
//!
//! Theme is colour and mark, kind is form, level is size, status is line. No two elements differ by colour alone.

use crate::domain::records::structure_map::{ElementKind, ElementLevel, ElementStatus, Theme};

/// How a line is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dash {
    /// Unbroken: it exists.
    Solid,
    /// Dashes, or a band with a light core: it is planned.
    Dashed,
    /// Dots, or the edges of a band alone, in dashes: it is wished for.
    Dotted,
}

/// The small mark by which a theme is recognised without its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A square, as a building on a plan.
    Square,
    /// A triangle, as a tree.
    Triangle,
    /// Two bars, as a track.
    Bars,
}

/// What an element is drawn as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// A circle; `radius` in pixels.
    Circle {
        /// Half its width.
        radius: f64,
    },
    /// A wide half-transparent band.
    Band,
    /// A filled area with an outline.
    Field,
    /// A thin line with an arrow at each end.
    Arrow,
}

/// How one element is drawn. Widths are in pixels and the same at every zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Whose colour it has.
    pub theme: Theme,
    /// The mark that says the same as the colour.
    pub mark: Mark,
    /// Its form.
    pub form: Form,
    /// The width of its line or outline.
    pub width: f64,
    /// How its line is broken.
    pub dash: Dash,
    /// How much of what lies below the line hides, 0 to 1.
    pub opacity: f64,
    /// How much of what lies below the fill hides, 0 to 1; a circle is either full or hollow.
    pub fill: f64,
}

/// How an element of these terms is drawn.
pub fn style_of(theme: Theme, kind: ElementKind, level: ElementLevel, status: ElementStatus) -> Style {
    let mark = match theme {
        Theme::Settlement => Mark::Square,
        Theme::Nature => Mark::Triangle,
        Theme::Communications => Mark::Bars,
    };
    let dash = match status {
        ElementStatus::Existing => Dash::Solid,
        ElementStatus::Planned => Dash::Dashed,
        ElementStatus::Desired => Dash::Dotted,
    };
    // From the smallest to the largest, each clearly apart from its neighbour.
    let graded = |sizes: [f64; 4]| match level {
        ElementLevel::Local => sizes[0],
        ElementLevel::SubRegional => sizes[1],
        ElementLevel::Regional => sizes[2],
        ElementLevel::CrossRegional => sizes[3],
    };
    let (form, width, opacity, fill) = match kind {
        ElementKind::Node => {
            let radius = graded([6.5, 8.5, 11.0, 14.0]);
            let is_there = status == ElementStatus::Existing;
            (
                Form::Circle { radius },
                if is_there { 2.0 } else { 2.75 },
                1.0,
                if is_there { 1.0 } else { 0.0 },
            )
        }
        ElementKind::Corridor => (Form::Band, graded([5.0, 8.0, 11.5, 16.0]), 0.55, 0.0),
        ElementKind::Area => (Form::Field, graded([1.0, 1.75, 2.75, 4.0]), 0.95, 0.2),
        ElementKind::Relation => (Form::Arrow, graded([1.25, 2.0, 3.0, 4.25]), 1.0, 0.0),
    };
    Style {
        theme,
        mark,
        form,
        width,
        dash,
        opacity,
        fill,
    }
}

impl Style {
    /// How wide the light core of a band is, in pixels; `None` where it has none.
    pub fn core(&self) -> Option<f64> {
        match (self.dash, self.form) {
            (Dash::Dashed, Form::Band) => Some(self.width * 0.36),
            (Dash::Dotted, Form::Band) => Some(self.width - 2.5),
            (Dash::Solid, Form::Band) | (_, Form::Circle { .. } | Form::Field | Form::Arrow) => None,
        }
    }

    /// Lengths of line and gap in pixels, in proportion to the width; `None` for an unbroken line.
    pub fn dashes(&self) -> Option<[f64; 2]> {
        // The caps are round and add half a width at each end, so a dot is a dash of next to no length.
        let width = self.width.max(1.5);
        match (self.dash, self.form) {
            (Dash::Solid, _) => None,
            // Dashes of a wide band with round ends would look like beads.
            (Dash::Dashed, Form::Band) => None,
            (Dash::Dotted, Form::Band) => Some([width * 1.2, width * 0.8]),
            (Dash::Dashed, Form::Circle { .. }) => Some([5.0, 5.0]),
            (Dash::Dashed, _) => Some([width * 2.0 + 5.0, width * 1.5 + 4.0]),
            (Dash::Dotted, Form::Circle { .. }) => Some([0.1, 4.6]),
            (Dash::Dotted, _) => Some([0.1, width * 1.5 + 3.0]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_style() -> Vec<Style> {
        let mut styles = Vec::new();
        for theme in Theme::ALL {
            for kind in ElementKind::ALL {
                for level in ElementLevel::ALL {
                    for status in ElementStatus::ALL {
                        styles.push(style_of(*theme, *kind, *level, *status));
                    }
                }
            }
        }
        styles
    }

    #[test]
    fn no_two_elements_differ_by_colour_alone() {
        let styles = every_style();
        assert_eq!(styles.len(), 144);
        let without_colour = |style: &Style| Style {
            theme: Theme::Settlement,
            ..*style
        };
        for (index, one) in styles.iter().enumerate() {
            for other in &styles[index + 1..] {
                assert_ne!(without_colour(one), without_colour(other));
            }
        }
    }

    #[test]
    fn a_higher_level_is_drawn_larger() {
        for kind in ElementKind::ALL {
            let sizes: Vec<f64> = ElementLevel::ALL
                .iter()
                .map(|level| {
                    let style = style_of(Theme::Nature, *kind, *level, ElementStatus::Planned);
                    match style.form {
                        Form::Circle { radius } => radius,
                        _ => style.width,
                    }
                })
                .collect();
            assert!(sizes.windows(2).all(|pair| pair[0] > pair[1] * 1.25), "{kind:?}");
        }
    }

    #[test]
    fn only_what_exists_is_unbroken_and_full() {
        for style in every_style() {
            let is_whole = style.dashes().is_none() && style.core().is_none();
            assert_eq!(is_whole, style.dash == Dash::Solid);
            assert!(style.core().is_none_or(|core| core > 0.0 && core < style.width - 1.0));
            assert!(style.dashes().is_none_or(|[line, gap]| line > 0.0 && gap > 0.0));
        }
    }
}
