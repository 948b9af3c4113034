//! How a name is set: in one row or two, straight or along a line, and what of the map it takes then.

use super::{
    aside::{apart, length, point_at},
    outline::squared_distance,
    plane::{PlaneBox, PlanePoint},
};

/// Which end of a text is at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// From how many letters on a name may be set in two rows, and in three.
pub const LONG: usize = 14;
const VERY_LONG: usize = 20;
/// From how many letters on it is rather set in two rows than in one.
const RATHER_IN_TWO: usize = 28;

/// The ways in which a name can be set: in one row, a long one in two, and a very long one in three. `width` tells how wide a row is.
pub fn settings(text: &str, width: impl Fn(&str) -> f64) -> Vec<Vec<String>> {
    let letters = text.chars().count();
    let mut settings = vec![vec![text.to_owned()]];
    if letters >= LONG {
        settings.extend(in_rows(text, 2, &width));
    }
    if letters >= RATHER_IN_TWO {
        settings.reverse();
    }
    if letters >= VERY_LONG {
        settings.extend(in_rows(text, 3, &width));
    }
    settings
}

/// A name in so many rows as alike in length as can be; `None` if it can't be divided so often.
fn in_rows(text: &str, rows: usize, width: &impl Fn(&str) -> f64) -> Option<Vec<String>> {
    let text = text.trim();
    if rows == 1 {
        return (!text.is_empty()).then(|| vec![text.to_owned()]);
    }
    let ends = text.char_indices().filter(|(_, letter)| " –-/".contains(*letter));
    let divided = ends.filter_map(|(place, letter)| {
        let (first, rest) = text.split_at(place + letter.len_utf8());
        let mut divided = in_rows(first, 1, width)?;
        divided.extend(in_rows(rest, rows - 1, width)?);
        Some(divided)
    });
    divided.min_by(|one, other| widest(one, width).total_cmp(&widest(other, width)))
}

/// How wide rows are.
pub fn widest(rows: &[String], width: impl Fn(&str) -> f64) -> f64 {
    rows.iter().map(|row| width(row)).fold(0.0, f64::max)
}

/// A name that may be turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slant {
    /// Its middle.
    pub middle: PlanePoint,
    /// How it is turned, in degrees clockwise from east: −90 to 90, so that it is never upside down.
    pub degrees: f64,
}

/// How far from its middle line a stretch may bend for a name to lie along it, in pixels.
const MOST_BEND: f64 = 4.0;
/// How much longer than a name the stretch is that it lies along, in pixels.
const ROOM: f64 = 12.0;
/// Where along a line its name may be: nearest to its middle first.
const SHARES: [f64; 9] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

/// Where a name of this length may lie along a line, `beside` from its middle, rather above it than below. What is asked is the stretch that
/// the name lies along and not the whole line: that may turn back.
pub fn along(line: &[PlanePoint], wide: f64, beside: f64) -> Vec<Slant> {
    let whole = length(line);
    let needed = wide + ROOM;
    if whole < needed {
        return Vec::new();
    }
    let mut found = Vec::new();
    for share in SHARES {
        let half = needed / whole / 2.0;
        let share = share.clamp(half, 1.0 - half);
        let ends = [share - half, share + half].map(|share| point_at(line, share.clamp(0.0, 1.0)));
        let [Some(from), Some(to)] = ends else { continue };
        let is_straight = (0..=8).all(|step| {
            let share = share - half + half * 2.0 * f64::from(step) / 8.0;
            let place = point_at(line, share.clamp(0.0, 1.0));
            place.is_some_and(|place| squared_distance(place, [from, to]) <= MOST_BEND * MOST_BEND)
        });
        if !is_straight || apart(from, to) < wide {
            continue;
        }
        let degrees = upright((to[1] - from[1]).atan2(to[0] - from[0]).to_degrees());
        let (sine, cosine) = degrees.to_radians().sin_cos();
        let [x, y] = [0, 1].map(|axis| (from[axis] + to[axis]) / 2.0);
        for side in [-beside, beside] {
            found.push(Slant {
                middle: [x - sine * side, y + cosine * side],
                degrees,
            });
        }
    }
    found
}

/// The same direction or the opposite, whichever is read from left to right; straight up, from below.
fn upright(degrees: f64) -> f64 {
    let turned = degrees.rem_euclid(180.0);
    if turned >= 90.0 - 1e-9 { turned - 180.0 } else { turned }
}

/// Boxes that together cover a name of this size: all of it, and where it is turned little more.
pub fn covered(slant: Slant, [width, height]: [f64; 2]) -> Vec<PlaneBox> {
    let (sine, cosine) = slant.degrees.to_radians().sin_cos();
    let parts = if slant.degrees == 0.0 {
        1.0
    } else {
        (width / height).ceil().max(1.0)
    };
    let long = width / parts;
    let half = [
        (long * cosine.abs() + height * sine.abs()) / 2.0,
        (long * sine.abs() + height * cosine.abs()) / 2.0,
    ];
    let along = (0..parts as u32).map(|part| (f64::from(part) + 0.5) * long - width / 2.0);
    let boxes = along.map(|along| {
        let middle = [slant.middle[0] + cosine * along, slant.middle[1] + sine * along];
        PlaneBox {
            least: [0, 1].map(|axis| middle[axis] - half[axis]),
            most: [0, 1].map(|axis| middle[axis] + half[axis]),
        }
    });
    boxes.collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn letters(text: &str) -> f64 {
        text.chars().count() as f64
    }

    // R311
    #[test]
    fn a_long_name_may_stand_in_two_rows_or_three_and_a_very_long_one_stands_in_two_first() {
        let rows = |text: &str| settings(text, letters);
        assert_eq!(rows("Strängnäs"), [["Strängnäs"]]);
        assert_eq!(
            rows("Stockholm Skavsta flygplats")[1],
            ["Stockholm", "Skavsta flygplats"]
        );
        assert_eq!(
            rows("Stockholm Skavsta flygplats")[2],
            ["Stockholm", "Skavsta", "flygplats"]
        );
        let long = rows("Skogsbygden mellan Flen och Gnesta");
        assert_eq!(long[0], ["Skogsbygden mellan", "Flen och Gnesta"]);
        assert_eq!(long[2], ["Skogsbygden", "mellan Flen", "och Gnesta"]);
        assert_eq!(rows("Enettnamnutanmellanrum").len(), 1);
        assert_eq!(rows(" – – – – – – – – ").len(), 2);
    }

    // R311: OpenLayers 11584: what runs back further on must not turn the name upside down.
    #[test]
    fn a_name_along_a_line_is_never_upside_down() {
        let line = vec![[200.0, 0.0], [0.0, 0.0], [0.0, 300.0], [900.0, 300.0]];
        for line in [line.clone(), line.iter().rev().copied().collect()] {
            let found = along(&line, 100.0, 12.0);
            assert!(!found.is_empty());
            assert!(found.iter().all(|slant| (-90.0..90.0).contains(&slant.degrees)));
        }
        let upwards = along(&[[0.0, 0.0], [0.0, 300.0]], 100.0, 12.0);
        let downwards = along(&[[0.0, 300.0], [0.0, 0.0]], 100.0, 12.0);
        assert!(
            upwards
                .iter()
                .chain(&downwards)
                .all(|slant| (slant.degrees + 90.0).abs() < 1e-6)
        );
        assert_eq!(upwards[0].degrees, downwards[0].degrees);
    }

    #[test]
    fn a_line_that_is_too_short_or_too_bent_has_no_name_along_it() {
        assert!(along(&[[0.0, 0.0], [50.0, 0.0]], 60.0, 9.0).is_empty());
        assert!(along(&[], 10.0, 9.0).is_empty());
        let zigzag: Vec<_> = (0..20)
            .map(|step| [f64::from(step) * 20.0, f64::from(step % 2) * 20.0])
            .collect();
        assert!(along(&zigzag, 100.0, 9.0).is_empty());
    }

    proptest! {
        // R311
        #[test]
        fn a_turned_name_lies_within_what_it_takes(
            middle in [0.0..500.0_f64, 0.0..500.0_f64], degrees in -90.0..90.0_f64, width in 5.0..200.0_f64, height in 8.0..40.0_f64,
            share in [-0.5..0.5_f64, -0.5..0.5_f64],
        ) {
            let boxes = covered(Slant { middle, degrees }, [width, height]);
            let (sine, cosine) = degrees.to_radians().sin_cos();
            let [x, y] = [share[0] * width, share[1] * height];
            let point = [middle[0] + x * cosine - y * sine, middle[1] + x * sine + y * cosine];
            prop_assert!(boxes.iter().any(|place| place.widened(1e-6).contains(point)));
        }

        // R311
        #[test]
        fn a_name_lies_beside_the_line_that_it_names(
            line in prop::collection::vec([0.0..500.0_f64, 0.0..500.0_f64], 2..8), wide in 20.0..120.0_f64,
        ) {
            for slant in along(&line, wide, 14.0) {
                let sides = line.windows(2).map(|pair| squared_distance(slant.middle, [pair[0], pair[1]]));
                prop_assert!(sides.fold(f64::INFINITY, f64::min).sqrt() <= 14.0 + MOST_BEND + 1e-6);
            }
        }
    }
}
