//! The symbols: nodes and marks on the map, and every kind in the legend, as pictures that a page and a canvas draw alike.

use super::{
    glyph::{Cap, Fill, Glyph, Ink, Outline, Part, Pen},
    plane::PlanePoint,
    style::{Dash, Form, Mark, Style},
};

/// Half the width of a mark's plate, in pixels.
pub const BADGE: f64 = 8.0;

/// A node; its place is the middle.
pub fn node(style: &Style, is_chosen: bool) -> Glyph {
    let half = extent(style) + 4.0;
    let mut glyph = Glyph::square(style.theme, half * 2.0);
    if is_chosen {
        glyph.parts.push(Part {
            outline: Outline::Circle([half, half], half - 1.5),
            fill: Some(Fill::of(Ink::Raised)),
            pen: Some(Pen::of(Ink::Text, 2.5)),
        });
    }
    circle(&mut glyph, style, [half, half]);
    glyph
}

/// The theme's mark of a line or area, on a small plate; its place is the middle.
pub fn badge(style: &Style) -> Glyph {
    let mut glyph = Glyph::square(style.theme, BADGE * 2.0);
    plate(&mut glyph, style, [BADGE, BADGE]);
    glyph
}

/// A symbol as the legend shows it, 60 by 32 pixels.
pub fn key(style: &Style) -> Glyph {
    const WIDTH: f64 = 60.0;
    const HEIGHT: f64 = 32.0;
    let middle = HEIGHT / 2.0;
    let mut glyph = Glyph {
        theme: style.theme,
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
        Form::Circle { .. } => circle(&mut glyph, style, [WIDTH / 2.0, middle]),
        Form::Band => {
            glyph.parts.push(line(style.width / 2.0 + 1.0));
            glyph.parts.extend(style.core_pen().map(|pen| Part {
                pen: Some(pen),
                ..line(style.width / 2.0 + 1.0)
            }));
            plate(&mut glyph, style, [WIDTH / 2.0, middle]);
        }
        Form::Arrow => {
            glyph.parts.push(line(arrow_length(style) * 0.7 + 1.0));
            glyph.parts.push(arrow(style, [1.0, middle], 180.0));
            glyph.parts.push(arrow(style, [WIDTH - 1.0, middle], 0.0));
            plate(&mut glyph, style, [WIDTH / 2.0, middle]);
        }
        Form::Field => {
            let inset = style.width / 2.0 + 1.0;
            glyph.parts.push(Part {
                outline: rectangle([inset, inset], [WIDTH - inset, HEIGHT - inset]),
                fill: Some(Fill {
                    ink: Ink::Theme,
                    opacity: style.fill,
                }),
                pen: Some(style.pen()),
            });
            plate(&mut glyph, style, [WIDTH / 2.0, middle]);
        }
    }
    glyph
}

/// The arrow at a line's end, its tip there, turned to `degrees` clockwise from east.
pub fn arrow(style: &Style, [x, y]: PlanePoint, degrees: f64) -> Part {
    let length = arrow_length(style);
    let half = length * 0.48;
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let turned = |along: f64, aside: f64| [x + along * cosine - aside * sine, y + along * sine + aside * cosine];
    Part {
        outline: Outline::Rings(vec![vec![[x, y], turned(-length, -half), turned(-length, half)]]),
        fill: Some(Fill::of(Ink::Theme)),
        pen: None,
    }
}

/// How long an arrow is, in pixels.
pub fn arrow_length(style: &Style) -> f64 {
    4.5 + style.width * 1.9
}

impl Style {
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

/// How far a circle reaches from its centre.
fn extent(style: &Style) -> f64 {
    match style.form {
        Form::Circle { radius } => radius + style.width / 2.0,
        Form::Band | Form::Field | Form::Arrow => BADGE,
    }
}

fn circle(glyph: &mut Glyph, style: &Style, middle: PlanePoint) {
    let Form::Circle { radius } = style.form else {
        return;
    };
    let is_full = style.fill > 0.0;
    let (inside, edge) = if is_full {
        (Ink::Theme, Ink::Halo)
    } else {
        (Ink::Halo, Ink::Theme)
    };
    glyph.parts.push(Part {
        outline: Outline::Circle(middle, radius),
        fill: Some(Fill::of(inside)),
        pen: Some(Pen {
            dashes: style.dashes(),
            ..Pen::of(edge, style.width)
        }),
    });
    glyph
        .parts
        .push(mark(style.mark, edge, middle, (radius * 0.46).max(3.0)));
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
                        let picture = key(&style_of(*theme, *kind, *level, *status)).svg();
                        roxmltree::Document::parse(&picture).unwrap();
                        let without_colour = picture.replace(theme.code(), "");
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
                        for glyph in [key(&style), badge(&style), node(&style, false), node(&style, true)] {
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
        for glyph in [node(&style, true), badge(&style), key(&style)] {
            let svg = glyph.svg();
            assert!(!svg.contains("style="));
            roxmltree::Document::parse(&svg).unwrap();
        }
    }
}
