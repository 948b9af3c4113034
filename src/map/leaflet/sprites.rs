//! Symbols and names drawn once and laid down many times.

use std::{cell::RefCell, collections::HashMap};

use wasm_bindgen::JsValue;

use super::{
    brush::Brush,
    canvas::{Canvas, Context, Pattern},
};
use crate::map::{
    glyph::{Fill, Glyph, Ink, Outline, Part, Pen},
    labels::{LINE, Label, LabelKind},
    naming::{Anchor, widest},
    plane::{PlaneBox, PlanePoint},
    style::{self, Dash, Form, Mark, Style, Texture, Tint},
    symbol, texture,
};

/// A picture that is laid down with its middle or its first corner at a place.
struct Sprite {
    canvas: Canvas,
    width: f64,
    height: f64,
}

impl Sprite {
    /// A sprite so large, in pixels of the view, drawn by `draw`.
    fn drawn([width, height]: [f64; 2], ratio: f64, draw: impl FnOnce(&Context)) -> Result<Self, JsValue> {
        let (width, height) = (width.ceil().max(1.0), height.ceil().max(1.0));
        let canvas = Canvas::new()?;
        canvas.resize([width * ratio, height * ratio]);
        let context = canvas.context();
        context.transform(ratio, [0.0, 0.0]);
        draw(&context);
        Ok(Self { canvas, width, height })
    }

    /// Lays it down with its first corner at a place, on whole pixels, so that it stays sharp.
    fn lay(&self, context: &Context, [x, y]: PlanePoint) {
        let least = [x.round(), y.round()];
        let most = [least[0] + self.width, least[1] + self.height];
        context.lay(&self.canvas, PlaneBox { least, most });
    }
}

/// Which symbol of a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Symbol {
    /// That of a point.
    Point,
    /// That of a point that is looked at.
    ChosenPoint,
    /// The mark of a line or area.
    Badge,
}

/// What tells the symbol of one style from that of another.
type Key = (Symbol, Option<style::Symbol>, Tint, Mark, Dash, [u64; 2]);

fn key(symbol: Symbol, style: &Style) -> Key {
    let (outline, radius) = match style.form {
        Form::Point { symbol, radius } => (Some(symbol), radius),
        Form::Band | Form::Field { .. } | Form::Link | Form::Arrow | Form::Teeth => (None, 0.0),
    };
    // A mark is the same whatever the width of the line that has it.
    let width = if symbol == Symbol::Badge { 0.0 } else { style.width };
    let sizes = [radius.to_bits(), width.to_bits()];
    (symbol, outline, style.tint, style.mark, style.dash, sizes)
}

/// From how many symbols on they are forgotten: each zoom has sizes of its own.
const MOST_SYMBOLS: usize = 600;
/// From how many names on they are forgotten.
const MOST_NAMES: usize = 2_000;
/// Between a name and the edge of its sprite: the halo's room, in pixels.
const HALO: f64 = 3.0;
/// The height of a name's sprite, in pixels.
const NAME_HEIGHT: f64 = 22.0;

/// What has been drawn once, in one set of colours and for one screen.
pub(super) struct Sprites {
    ratio: f64,
    /// The family of letters that names are written in.
    family: String,
    /// What names are measured with.
    measure: Context,
    symbols: HashMap<Key, Option<Sprite>>,
    textures: HashMap<(Texture, Tint), Option<Pattern>>,
    names: HashMap<(LabelKind, Vec<String>, Anchor), Option<Sprite>>,
    widths: RefCell<HashMap<(LabelKind, String), f64>>,
}

impl Sprites {
    /// None yet.
    pub(super) fn new(family: String) -> Result<Self, JsValue> {
        Ok(Self {
            ratio: 1.0,
            family,
            measure: Canvas::new()?.context(),
            symbols: HashMap::new(),
            textures: HashMap::new(),
            names: HashMap::new(),
            widths: RefCell::default(),
        })
    }

    /// Forgets what has been drawn: in other colours, for a sharper screen, or before the letters had come.
    pub(super) fn forget(&mut self, ratio: f64) {
        self.ratio = ratio;
        self.symbols.clear();
        self.textures.clear();
        self.names.clear();
        self.widths.get_mut().clear();
    }

    /// For how sharp a screen they are drawn.
    pub(super) fn ratio(&self) -> f64 {
        self.ratio
    }

    /// How wide a name is, in pixels.
    pub(super) fn width(&self, kind: LabelKind, text: &str) -> f64 {
        let key = (kind, text.to_owned());
        let mut widths = self.widths.borrow_mut();
        if widths.len() > MOST_NAMES {
            widths.clear();
        }
        *widths.entry(key).or_insert_with(|| {
            self.measure.set("font", font(kind, &self.family));
            self.measure.width_of(text).ceil()
        })
    }

    /// Lays a symbol down with its middle at a place.
    pub(super) fn symbol(&mut self, brush: Brush, symbol: Symbol, style: &Style, [x, y]: PlanePoint) {
        let ratio = self.ratio;
        if self.symbols.len() > MOST_SYMBOLS {
            self.symbols.clear();
        }
        let sprite = self.symbols.entry(key(symbol, style)).or_insert_with(|| {
            let glyph = glyph(symbol, style);
            let draw = |context: &_| Brush { context, ..brush }.glyph(&glyph);
            Sprite::drawn([glyph.width, glyph.height], ratio, draw).ok()
        });
        if let Some(sprite) = sprite {
            sprite.lay(brush.context, [x - sprite.width / 2.0, y - sprite.height / 2.0]);
        }
    }

    /// What fills an area with a texture.
    pub(super) fn texture(&mut self, brush: Brush, texture: Texture, tint: Tint) -> Option<&Pattern> {
        let ratio = self.ratio;
        let held = self.textures.entry((texture, tint)).or_insert_with(|| {
            let tile = texture::tile(texture, tint);
            let draw = |context: &_| Brush { context, ..brush }.glyph(&tile);
            // On a screen of one and a half pixels a tile has to end on a whole one too.
            let ratio = ratio.ceil();
            let sprite = Sprite::drawn([tile.width, tile.height], ratio, draw).ok()?;
            brush.context.pattern(&sprite.canvas, ratio)
        });
        held.as_ref()
    }

    /// Lays a name down where it belongs, with the dot of a locality.
    pub(super) fn name(&mut self, brush: Brush, label: &Label) {
        brush
            .context
            .at_presence(label.presence, || self.lay_name(brush, label));
    }

    fn lay_name(&mut self, brush: Brush, label: &Label) {
        for (ink, width) in [(Ink::Halo, 3.0), (Ink::Label, 1.0)] {
            let Some(leader) = label.leader else { break };
            let outline = Outline::Line(leader.to_vec());
            let pen = Some(Pen::of(ink, width));
            let fill = None;
            brush.part(&Part { outline, fill, pen }, None);
        }
        if let Some(dot) = label.dot {
            for (ink, radius) in [(Ink::Halo, 3.5), (Ink::Label, 2.0)] {
                let outline = Outline::Circle(dot, radius);
                let fill = Some(Fill::of(ink));
                brush.part(
                    &Part {
                        outline,
                        fill,
                        pen: None,
                    },
                    None,
                );
            }
        }
        if self.names.len() > MOST_NAMES {
            self.names.clear();
        }
        let width = widest(&label.rows, |row| self.width(label.kind, row));
        let lines: Vec<Line> = label
            .rows
            .iter()
            .enumerate()
            .map(|(number, text)| {
                let free = width - self.width(label.kind, text);
                let left = match label.anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => free / 2.0,
                    Anchor::End => free,
                };
                Line {
                    text,
                    place: [HALO + left, NAME_HEIGHT / 2.0 + number as f64 * LINE],
                }
            })
            .collect();
        let height = NAME_HEIGHT + (lines.len().max(1) - 1) as f64 * LINE;
        let middle = [0, 1].map(|axis| (label.place.least[axis] + label.place.most[axis]) / 2.0);
        let (ratio, font) = (self.ratio, font(label.kind, &self.family));
        if label.degrees != 0.0 {
            // Letters that are turned as a picture are no longer sharp.
            brush.context.save();
            brush.context.turn(middle, label.degrees);
            brush.context.shift([-width / 2.0 - HALO, -height / 2.0]);
            write(brush, &font, &lines);
            brush.context.restore();
            return;
        }
        let key = (label.kind, label.rows.clone(), label.anchor);
        let sprite = self.names.entry(key).or_insert_with(|| {
            Sprite::drawn([width + HALO * 2.0, height], ratio, |context| {
                write(Brush { context, ..brush }, &font, &lines);
            })
            .ok()
        });
        if let Some(sprite) = sprite {
            let left = middle[0] - width / 2.0;
            sprite.lay(brush.context, [left - HALO, middle[1] - height / 2.0]);
        }
    }
}

/// A row of a name and where it begins.
struct Line<'a> {
    text: &'a str,
    place: PlanePoint,
}

/// The letters of a name as the style sheet would have them.
fn font(kind: LabelKind, family: &str) -> String {
    let size = match kind {
        LabelKind::Point => "600 13px",
        LabelKind::Shape => "500 12px",
        LabelKind::Place => "400 12px",
        LabelKind::City => "500 13.5px",
    };
    [size, family].join(" ")
}

fn write(brush: Brush, font: &str, lines: &[Line]) {
    let Brush { context, palette } = brush;
    context.set("font", font);
    context.set("textBaseline", "middle");
    context.set("lineJoin", "round");
    context.set("lineWidth", HALO * 1.2);
    context.set("strokeStyle", palette.ink(Ink::Halo, None));
    context.set("fillStyle", palette.ink(Ink::Label, None));
    for line in lines {
        context.write(line.text, line.place);
    }
}

fn glyph(symbol: Symbol, style: &Style) -> Glyph {
    match symbol {
        Symbol::Point => symbol::point(style, false),
        Symbol::ChosenPoint => symbol::point(style, true),
        Symbol::Badge => symbol::badge(style),
    }
}
