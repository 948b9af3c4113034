//! The symbols: nodes and marks on the map, and every kind in the legend, as pictures that a page and a canvas draw alike.

use super::{
    glyph::{Cap, Fill, Glyph, Ink, Outline, Part, Pen},
    ground::Border,
    plane::PlanePoint,
    style::{Dash, Form, Mark, Style, Symbol, Tint},
    texture,
};

/// Half the width of a mark's plate, in pixels.
pub const BADGE: f64 = 8.0;

/// The symbol of a point; its place is the middle.
pub fn point(style: &Style, is_chosen: bool) -> Glyph {
    let half = extent(style) + 4.0;
    let mut glyph = Glyph::square(style.tint, half * 2.0);
    if is_chosen {
        glyph.parts.push(Part {
            outline: Outline::Circle([half, half], half - 1.5),
            fill: Some(Fill::of(Ink::Raised)),
            pen: Some(Pen::of(Ink::Text, 2.5)),
        });
    }
    symbol(&mut glyph, style, [half, half]);
    glyph
}

/// The theme's mark of a line or area, on a small plate; its place is the middle.
pub fn badge(style: &Style) -> Glyph {
    let mut glyph = Glyph::square(style.tint, BADGE * 2.0);
    plate(&mut glyph, style, [BADGE, BADGE]);
    glyph
}

/// A symbol as the legend shows it, 60 by 32 pixels; of a line or an area with the mark of its theme where the map has it.
pub fn key(style: &Style, has_mark: bool) -> Glyph {
    const WIDTH: f64 = 60.0;
    const HEIGHT: f64 = 32.0;
    let middle = HEIGHT / 2.0;
    let mut glyph = Glyph {
        tint: style.tint,
        width: WIDTH,
        height: HEIGHT,
        parts: Vec::new(),
    };
    let line = |from: f64| Part {
        outline: Outline::Line(vec![[from, middle], [WIDTH - from, middle]]),
        fill: None,
        pen: Some(style.pen()),
    };
    match style.form {
        Form::Point { .. } => symbol(&mut glyph, style, [WIDTH / 2.0, middle]),
        Form::Link => {
            glyph.parts.push(line(style.width / 2.0 + 1.0));
        }
        Form::Teeth => {
            let ends = [[3.5, middle + 4.0], [WIDTH - 3.5, middle + 4.0]];
            glyph.parts.push(Part {
                outline: Outline::Line(ends.to_vec()),
                ..line(0.0)
            });
            glyph.parts.push(teeth(style, &ends));
        }
        Form::Band => {
            glyph.parts.push(line(style.width / 2.0 + 1.0));
            glyph.parts.extend(style.core_pen().map(|pen| Part {
                pen: Some(pen),
                ..line(style.width / 2.0 + 1.0)
            }));
        }
        Form::Arrow => {
            glyph.parts.push(line(arrow_length(style) * 0.7 + 1.0));
            glyph.parts.push(arrow(style, [1.0, middle], 180.0));
            glyph.parts.push(arrow(style, [WIDTH - 1.0, middle], 0.0));
        }
        Form::Field { texture, .. } => {
            let inset = style.edges().iter().map(|pen| pen.width).fold(0.0, f64::max) / 2.0 + 1.0;
            let (least, most) = ([inset, inset], [WIDTH - inset, HEIGHT - inset]);
            let field = |fill: Option<Fill>, pen: Option<Pen>| Part {
                outline: rectangle(least, most),
                fill,
                pen,
            };
            let fill = Fill {
                ink: Ink::Theme,
                opacity: style.fill,
            };
            glyph.parts.push(field(Some(fill), None));
            glyph.parts.extend(
                texture
                    .into_iter()
                    .flat_map(|texture| texture::within(texture, least, most)),
            );
            let edges = style.edges().into_iter().map(|pen| field(None, Some(pen)));
            glyph.parts.extend(edges);
        }
    }
    if has_mark && !style.form.is_point() {
        plate(&mut glyph, style, [WIDTH / 2.0, middle]);
    }
    glyph
}

/// A border as the legend shows it.
pub fn border_key(border: Border) -> Glyph {
    const WIDTH: f64 = 60.0;
    const HEIGHT: f64 = 16.0;
    let (colour, width) = border.look();
    Glyph {
        // It has no part in the colour of a theme.
        tint: Tint::Water,
        width: WIDTH,
        height: HEIGHT,
        parts: vec![Part {
            outline: Outline::Line(vec![[2.0, HEIGHT / 2.0], [WIDTH - 2.0, HEIGHT / 2.0]]),
            fill: None,
            pen: Some(Pen {
                dashes: border.dashes(),
                cap: Cap::Straight,
                ..Pen::of(Ink::Ground(colour), width)
            }),
        }],
    }
}

/// How far apart the teeth of a line are, in pixels, and how far each reaches from its middle.
const TOOTH_STEP: f64 = 13.0;

/// How far a tooth of a line reaches from it, in pixels.
pub fn tooth_reach(style: &Style) -> f64 {
    4.0 + style.width * 1.4
}

/// The teeth of a line whose points are in pixels, on its left.
pub fn teeth(style: &Style, line: &[PlanePoint]) -> Part {
    let reach = tooth_reach(style);
    let mut rings = Vec::new();
    // The first stands half a step in, so that both ends look alike.
    let mut until_next = TOOTH_STEP / 2.0;
    for ([ax, ay], [bx, by]) in line.iter().zip(line.iter().skip(1)) {
        let length = (bx - ax).hypot(by - ay);
        if length <= 0.0 {
            continue;
        }
        let [along_x, along_y] = [(bx - ax) / length, (by - ay) / length];
        while until_next <= length {
            let [x, y] = [ax + along_x * until_next, ay + along_y * until_next];
            let half = reach * 0.5;
            rings.push(vec![
                [x - along_x * half, y - along_y * half],
                [x + along_y * reach, y - along_x * reach],
                [x + along_x * half, y + along_y * half],
            ]);
            until_next += TOOTH_STEP;
        }
        until_next -= length;
    }
    Part {
        outline: Outline::Rings(rings),
        fill: Some(Fill::of(Ink::Theme)),
        pen: None,
    }
}

/// The arrow at a line's end, its tip there, turned to `degrees` clockwise from east.
pub fn arrow(style: &Style, [x, y]: PlanePoint, degrees: f64) -> Part {
    let (length, half) = (arrow_length(style), arrow_width(style) / 2.0);
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let turned = |along: f64, aside: f64| [x + along * cosine - aside * sine, y + along * sine + aside * cosine];
    Part {
        outline: Outline::Rings(vec![vec![[x, y], turned(-length, -half), turned(-length, half)]]),
        fill: Some(Fill::of(Ink::Theme)),
        pen: None,
    }
}

/// How wide an arrow is, in pixels.
pub fn arrow_width(style: &Style) -> f64 {
    arrow_length(style) * 0.96
}

/// How long an arrow is, in pixels.
pub fn arrow_length(style: &Style) -> f64 {
    4.5 + style.width * 1.9
}

impl Style {
    /// What the edge of an area is drawn with, from back to front. A soft edge fades away on both sides, and has a line only where that
    /// says that it is not there yet.
    pub fn edges(&self) -> Vec<Pen> {
        let Form::Field { is_soft: true, .. } = self.form else {
            return vec![self.pen()];
        };
        let faded = |width: f64, opacity: f64| Pen {
            opacity,
            ..Pen::of(Ink::Theme, width)
        };
        let mut edges = vec![faded(self.width * 2.5 + 5.0, 0.1), faded(self.width * 1.5 + 2.0, 0.14)];
        if self.dash != Dash::Solid {
            edges.push(self.pen());
        }
        edges
    }

    /// What its line is drawn with.
    pub fn pen(&self) -> Pen {
        Pen {
            ink: Ink::Theme,
            width: self.width,
            opacity: self.opacity,
            dashes: self.dashes(),
            cap: match (self.form, self.dash) {
                // Of a band in dashes the ends are to be told apart.
                (Form::Band, Dash::Dotted) => Cap::Straight,
                _ => Cap::Round,
            },
        }
    }

    /// What the light core of a band is drawn with; `None` where it has none.
    pub fn core_pen(&self) -> Option<Pen> {
        Some(Pen::of(Ink::Halo, self.core()?))
    }
}

/// How far a symbol reaches from its middle.
fn extent(style: &Style) -> f64 {
    match style.form {
        Form::Point { radius, .. } => radius + style.width / 2.0,
        Form::Band | Form::Field { .. } | Form::Link | Form::Arrow | Form::Teeth => BADGE,
    }
}

fn symbol(glyph: &mut Glyph, style: &Style, middle: PlanePoint) {
    let Form::Point { symbol, radius } = style.form else {
        return;
    };
    let [x, y] = middle;
    let outline = match symbol {
        Symbol::Circle => Outline::Circle(middle, radius),
        Symbol::Diamond => Outline::Rings(vec![vec![
            [x, y - radius],
            [x + radius, y],
            [x, y + radius],
            [x - radius, y],
        ]]),
        Symbol::Square => rectangle([x - radius, y - radius], [x + radius, y + radius]),
    };
    // A diamond has less room in it.
    let inner = match symbol {
        Symbol::Circle | Symbol::Square => 0.46,
        Symbol::Diamond => 0.34,
    };
    let is_full = style.fill > 0.0;
    let (inside, edge) = if is_full {
        (Ink::Theme, Ink::Halo)
    } else {
        (Ink::Halo, Ink::Theme)
    };
    glyph.parts.push(Part {
        outline,
        fill: Some(Fill::of(inside)),
        pen: Some(Pen {
            dashes: style.dashes(),
            ..Pen::of(edge, style.width)
        }),
    });
    glyph
        .parts
        .push(mark(style.mark, edge, middle, (radius * inner).max(2.75)));
}

/// A mark on a light round ground, so that it is seen on any band or field.
fn plate(glyph: &mut Glyph, style: &Style, middle: PlanePoint) {
    glyph.parts.push(Part {
        outline: Outline::Circle(middle, 7.0),
        fill: Some(Fill::of(Ink::Halo)),
        pen: Some(Pen::of(Ink::Theme, 1.25)),
    });
    glyph.parts.push(mark(style.mark, Ink::Theme, middle, 3.6));
}

/// A mark that reaches `size` pixels from its middle.
fn mark(mark: Mark, ink: Ink, [x, y]: PlanePoint, size: f64) -> Part {
    let outline = match mark {
        Mark::Square => {
            let side = size * 0.85;
            rectangle([x - side, y - side], [x + side, y + side])
        }
        Mark::Triangle => {
            let (top, foot, half) = (y - size * 1.15, y + size * 0.75, size * 1.1);
            Outline::Rings(vec![vec![[x, top], [x + half, foot], [x - half, foot]]])
        }
        Mark::Bars => {
            let thick = size * 0.55;
            let bar = |top: f64| ring([x - size, top], [x + size, top + thick]);
            Outline::Rings(vec![bar(y - thick * 1.4), bar(y + thick * 0.4)])
        }
    };
    Part {
        outline,
        fill: Some(Fill::of(ink)),
        pen: None,
    }
}

fn rectangle(least: PlanePoint, most: PlanePoint) -> Outline {
    Outline::Rings(vec![ring(least, most)])
}

fn ring([left, top]: PlanePoint, [right, bottom]: PlanePoint) -> Vec<PlanePoint> {
    vec![[left, top], [right, top], [right, bottom], [left, bottom]]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        domain::records::structure_map::{ElementKind, ElementLevel, ElementStatus, Theme},
        map::style::style_of,
    };

    #[test]
    fn every_key_is_its_own_picture_even_without_colour() {
        let mut pictures = BTreeSet::new();
        for theme in Theme::ALL {
            for kind in ElementKind::ALL {
                for level in ElementLevel::ALL {
                    for status in ElementStatus::ALL {
                        let style = style_of(*theme, *kind, *level, *status);
                        let picture = key(&style, true).svg();
                        roxmltree::Document::parse(&picture).unwrap();
                        let without_colour = picture.replace(style.tint.code(), "");
                        assert!(
                            pictures.insert(without_colour),
                            "{theme:?} {kind:?} {level:?} {status:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_glyph_has_all_that_is_drawn_of_it_within() {
        for theme in Theme::ALL {
            for kind in ElementKind::ALL {
                for level in ElementLevel::ALL {
                    for status in ElementStatus::ALL {
                        let style = style_of(*theme, *kind, *level, *status);
                        for glyph in [
                            key(&style, true),
                            key(&style, false),
                            badge(&style),
                            point(&style, false),
                            point(&style, true),
                        ] {
                            for part in &glyph.parts {
                                let pen = part.pen.map_or(0.0, |pen| pen.width / 2.0);
                                let place = part.outline.bounds().unwrap().widened(pen);
                                let [width, height] = [glyph.width, glyph.height];
                                let whole = crate::map::plane::PlaneBox {
                                    least: [0.0, 0.0],
                                    most: [width, height],
                                };
                                assert!(whole.encloses(&place), "{style:?} {part:?}");
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn symbols_have_no_inline_style() {
        let style = style_of(
            Theme::Nature,
            ElementKind::Relation,
            ElementLevel::Local,
            ElementStatus::Desired,
        );
        for glyph in [point(&style, true), badge(&style), key(&style, true)] {
            let svg = glyph.svg();
            assert!(!svg.contains("style="));
            roxmltree::Document::parse(&svg).unwrap();
        }
    }
}
