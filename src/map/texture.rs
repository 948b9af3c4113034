//! What is laid in areas so that their kinds are told without colour: a small tile, repeated.

use super::{
    glyph::{Fill, Glyph, Ink, Outline, Part, Pen},
    plane::PlanePoint,
    style::{Texture, Tint},
};

/// The side of a tile, in pixels.
pub const TILE: f64 = 12.0;

/// How much a texture hides of what lies below it.
const OPACITY: f64 = 0.5;

/// The tile of a texture, which joins itself on all sides.
pub fn tile(texture: Texture, tint: Tint) -> Glyph {
    let mut glyph = Glyph::square(tint, TILE);
    glyph.parts = parts(texture);
    glyph
}

/// What covers a box with a texture: whole tiles alone, so that nothing has to be cut.
pub fn within(texture: Texture, least: PlanePoint, most: PlanePoint) -> Vec<Part> {
    let count = |axis: usize| ((most[axis] - least[axis]) / TILE).floor();
    let first = [0, 1].map(|axis| least[axis] + (most[axis] - least[axis] - count(axis) * TILE) / 2.0);
    let mut all = Vec::new();
    for row in 0..count(1) as usize {
        for column in 0..count(0) as usize {
            let origin = [first[0] + column as f64 * TILE, first[1] + row as f64 * TILE];
            all.extend(parts(texture).into_iter().map(|part| moved(part, origin)));
        }
    }
    all
}

fn parts(texture: Texture) -> Vec<Part> {
    let pen = |width: f64| Pen {
        opacity: OPACITY,
        ..Pen::of(Ink::Theme, width)
    };
    let stroke = |width: f64, line: &[PlanePoint]| Part {
        outline: Outline::Line(line.to_vec()),
        fill: None,
        pen: Some(pen(width)),
    };
    let filled = |outline: Outline| Part {
        outline,
        fill: Some(Fill {
            ink: Ink::Theme,
            opacity: OPACITY,
        }),
        pen: None,
    };
    match texture {
        // Two halves of one line, so that it goes on into the next tile.
        Texture::Hatch => vec![
            stroke(1.1, &[[0.6, 5.4], [5.4, 0.6]]),
            stroke(1.1, &[[0.6, 11.4], [11.4, 0.6]]),
            stroke(1.1, &[[6.6, 11.4], [11.4, 6.6]]),
        ],
        Texture::Trees => {
            let tree = |x: f64, y: f64| {
                filled(Outline::Rings(vec![vec![
                    [x, y - 2.4],
                    [x + 2.0, y + 1.6],
                    [x - 2.0, y + 1.6],
                ]]))
            };
            vec![tree(3.0, 3.4), tree(9.0, 9.4)]
        }
        Texture::Waves => {
            let wave = |x: f64, y: f64| {
                stroke(
                    1.1,
                    &[
                        [x, y],
                        [x + 1.25, y - 1.2],
                        [x + 2.5, y],
                        [x + 3.75, y + 1.2],
                        [x + 5.0, y],
                    ],
                )
            };
            vec![wave(0.6, 3.0), wave(6.4, 9.0)]
        }
        Texture::Shore => vec![
            stroke(1.3, &[[1.0, 3.0], [6.0, 3.0]]),
            stroke(1.3, &[[6.0, 9.0], [11.0, 9.0]]),
        ],
        Texture::Dots => [[3.0, 3.0], [9.0, 9.0]]
            .map(|middle| filled(Outline::Circle(middle, 1.1)))
            .to_vec(),
    }
}

fn moved(part: Part, [right, down]: PlanePoint) -> Part {
    let shift = |[x, y]: PlanePoint| [x + right, y + down];
    let all = |line: Vec<PlanePoint>| line.into_iter().map(shift).collect::<Vec<_>>();
    Part {
        outline: match part.outline {
            Outline::Circle(middle, radius) => Outline::Circle(shift(middle), radius),
            Outline::Line(line) => Outline::Line(all(line)),
            Outline::Rings(rings) => Outline::Rings(rings.into_iter().map(all).collect()),
        },
        ..part
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::plane::PlaneBox;

    // R294
    #[test]
    fn a_tile_joins_itself_since_nothing_is_cut_at_its_edge() {
        let whole = PlaneBox {
            least: [0.0, 0.0],
            most: [TILE, TILE],
        };
        for texture in Texture::ALL {
            let parts = tile(texture, Tint::Water).parts;
            assert!(!parts.is_empty());
            for part in parts {
                let pen = part.pen.map_or(0.0, |pen| pen.width / 2.0);
                let place = part.outline.bounds().map(|place| place.widened(pen));
                assert!(place.is_some_and(|place| whole.encloses(&place)), "{texture:?}");
            }
        }
    }

    // R294
    #[test]
    fn a_box_is_covered_by_whole_tiles() {
        for texture in Texture::ALL {
            assert_eq!(within(texture, [0.0, 0.0], [11.0, 50.0]), []);
            let in_one = parts(texture).len();
            assert_eq!(within(texture, [5.0, 5.0], [31.0, 20.0]).len(), in_one * 2);
        }
    }
}
