//! Holds the map's colours to what those see who tell some of them apart badly, and to what a grey print keeps.
//!
//! Colours are simulated for full protanopia, deuteranopia and tritanopia by the matrices of Machado, Oliveira and Fernandes (*A
//! physiologically-based model for simulation of color vision deficiency*, 2009), in linear light, and compared by their distance in OKLab,
//! times a hundred: two are just told apart at 2.

#![allow(clippy::unwrap_used)]

use super::{
    glyph::{Glyph, Outline},
    ground::GroundColour,
    scheme::of_scheme,
    sheet::pencil,
    style::{Style, Tint, style_of},
    symbol,
};
use crate::domain::records::structure_map::{ElementKind, ElementLevel, ElementStatus, Theme};

/// How far the colours of two themes are from each other at least.
const APART: f64 = 11.0;
/// The same where one of them is drawn in the colour of water.
const APART_IN_WATER: f64 = 9.0;
/// What a theme's colour has of contrast to the ground at least, by luminance alone.
const CONTRAST: f64 = 3.0;

type Linear = [f64; 3];

/// What is seen of a colour, by who sees it.
const VISIONS: [(&str, [Linear; 3]); 4] = [
    ("all colours", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn linear(colour: &str) -> Linear {
    [1, 3, 5].map(|place| {
        let part = f64::from(u8::from_str_radix(&colour[place..place + 2], 16).unwrap()) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn times(rows: [Linear; 3], values: Linear) -> Linear {
    rows.map(|row| row.iter().zip(values).map(|(one, other)| one * other).sum())
}

fn oklab(colour: Linear) -> Linear {
    let cones = times(
        [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        colour.map(|part| part.clamp(0.0, 1.0)),
    );
    times(
        [
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        cones.map(f64::cbrt),
    )
}

fn apart(one: &str, other: &str, vision: [Linear; 3]) -> f64 {
    let [one, other] = [one, other].map(|colour| oklab(times(vision, linear(colour))));
    let squares = one.iter().zip(other).map(|(one, other)| (one - other) * (one - other));
    squares.sum::<f64>().sqrt() * 100.0
}

/// What a grey print keeps of a colour.
fn luminance(colour: &str) -> f64 {
    let weights = [0.2126, 0.7152, 0.0722];
    linear(colour)
        .iter()
        .zip(weights)
        .map(|(part, weight)| part * weight)
        .sum()
}

fn contrast(one: &str, other: &str) -> f64 {
    let [one, other] = [one, other].map(|colour| luminance(colour) + 0.05);
    one.max(other) / one.min(other)
}

/// The colours of a scheme, by what they are for.
struct Scheme {
    name: &'static str,
    tint: fn(Tint) -> String,
    ground: fn(GroundColour) -> String,
}

fn token(name: &str, is_dark: bool) -> String {
    let tokens = concat!(
        include_str!("../../style/tokens.css"),
        include_str!("../../style/picture-tokens.css")
    );
    let rest = tokens.split(&format!("\n  --{name}: ")).nth(1).unwrap();
    of_scheme(rest.split(';').next().unwrap(), is_dark).to_owned()
}

fn ground_token(colour: GroundColour, is_dark: bool) -> String {
    let name = match colour {
        GroundColour::Land => "map-land",
        GroundColour::Neighbour => "map-neighbour",
        GroundColour::Water => "map-water",
        GroundColour::Border => "map-border",
        GroundColour::County => "map-county",
        GroundColour::Region => "map-region",
    };
    token(name, is_dark)
}

/// Light, dark, and what is on paper.
const SCHEMES: [Scheme; 3] = [
    Scheme {
        name: "light",
        tint: |tint| token(&format!("theme-{}", tint.code()), false),
        ground: |colour| ground_token(colour, false),
    },
    Scheme {
        name: "dark",
        tint: |tint| token(&format!("theme-{}", tint.code()), true),
        ground: |colour| ground_token(colour, true),
    },
    Scheme {
        name: "print",
        tint: |tint| pencil::tint(tint).to_owned(),
        ground: |colour| pencil::ground(colour).to_owned(),
    },
];

/// Every kind, level and status in two themes, one after the other.
fn pairs() -> Vec<[Style; 2]> {
    let mut pairs = Vec::new();
    for kind in ElementKind::ALL {
        for level in ElementLevel::ALL {
            for status in ElementStatus::ALL {
                for (place, one) in Theme::ALL.iter().enumerate() {
                    for other in &Theme::ALL[..place] {
                        pairs.push([*one, *other].map(|theme| style_of(theme, *kind, *level, *status)));
                    }
                }
            }
        }
    }
    pairs
}

/// What a picture is made of but its colours.
fn without_colour(glyph: Glyph) -> Vec<(Outline, String)> {
    let parts = glyph.parts.into_iter();
    let drawn = |part: &super::glyph::Part| {
        let pen = part.pen.map(|pen| (pen.width, pen.dashes));
        format!("{:?} {pen:?}", part.fill.map(|fill| fill.opacity))
    };
    parts.map(|part| (part.outline.clone(), drawn(&part))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // R312
    #[test]
    fn two_themes_of_one_form_are_told_apart_by_whoever_sees_colours() {
        for scheme in &SCHEMES {
            for styles in pairs() {
                let least = if styles.iter().any(|style| style.tint == Tint::Water) {
                    APART_IN_WATER
                } else {
                    APART
                };
                let [one, other] = styles.map(|style| (scheme.tint)(style.tint));
                for (vision, matrix) in VISIONS {
                    let apart = apart(&one, &other, matrix);
                    assert!(apart >= least, "{}, {vision}: {apart:.1} for {styles:?}", scheme.name);
                }
            }
        }
    }

    // R312
    #[test]
    fn in_grey_two_themes_of_one_form_are_told_apart_by_their_marks() {
        for [one, other] in pairs() {
            let [one_key, other_key] = [one, other].map(|style| without_colour(symbol::key(&style, true)));
            assert_ne!(one_key, other_key, "{one:?} {other:?}");
            let mark = |style: Style| {
                without_colour(if style.form.is_point() {
                    symbol::point(&style, false)
                } else {
                    symbol::badge(&style)
                })
            };
            assert_ne!(mark(one), mark(other), "{one:?} {other:?}");
        }
    }

    // R312
    #[test]
    fn in_grey_statuses_are_told_apart_by_their_lines() {
        for theme in Theme::ALL {
            for kind in ElementKind::ALL {
                for level in ElementLevel::ALL {
                    let styles = ElementStatus::ALL
                        .iter()
                        .map(|status| style_of(*theme, *kind, *level, *status));
                    let keys: Vec<_> = styles.map(|style| without_colour(symbol::key(&style, false))).collect();
                    for (place, key) in keys.iter().enumerate() {
                        assert!(!keys[..place].contains(key), "{theme:?} {kind:?} {level:?}");
                    }
                }
            }
        }
    }

    // R312
    #[test]
    fn in_grey_every_theme_stands_out_from_the_ground() {
        let grounds = [GroundColour::Land, GroundColour::Neighbour, GroundColour::Water];
        for scheme in &SCHEMES {
            for style in pairs().into_iter().flatten() {
                for ground in grounds {
                    let contrast = contrast(&(scheme.tint)(style.tint), &(scheme.ground)(ground));
                    assert!(
                        contrast >= CONTRAST,
                        "{}: {contrast:.1} for {style:?} on {ground:?}",
                        scheme.name
                    );
                }
            }
        }
    }

    #[test]
    fn the_simulations_are_those_that_were_published() {
        // A grey is the same to all; a red and a green of one lightness are near each other where red is not seen.
        for (vision, matrix) in VISIONS {
            assert!(apart("#808080", "#808080", matrix) < 1e-9);
            let [grey, seen] = [linear("#808080"), times(matrix, linear("#808080"))];
            assert!(
                grey.iter().zip(seen).all(|(one, other)| (one - other).abs() < 1e-3),
                "{vision}"
            );
        }
        let [all, red, green, _] = VISIONS.map(|(_, matrix)| apart("#b05a3c", "#6b7f2a", matrix));
        assert!(red < all && green < all);
    }
}
