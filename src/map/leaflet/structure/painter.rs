//! Draws elements on one sheet, from back to front.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::super::{
    brush::Brush,
    canvas::Canvas,
    sheet::Lie,
    sprites::{Sprites, Symbol},
};
use crate::{
    domain::records::structure_map::Shape,
    map::{
        glyph::{Fill, Ink, Pen},
        plane::PlaneBox,
        scene::{CASING, SceneElement},
        style::{Form, Style},
        symbol,
    },
};

/// Draws elements on one sheet.
pub(super) struct Painter<'a> {
    pub(super) brush: Brush<'a>,
    pub(super) sprites: &'a mut Sprites,
    pub(super) trays: &'a Trays,
    pub(super) lie: Lie,
}

/// How many outlines are drawn as one: a canvas is slow with very long paths.
pub(super) const TOGETHER: usize = 128;

/// Where the bands of one theme are laid together, before they are laid down half transparent. A small one too: a browser copies a canvas
/// whole when anything of it is laid down, and most of what is drawn again is small.
pub(super) struct Trays {
    small: Canvas,
    large: Canvas,
}

/// The side of the small tray, in pixels of the screen.
const SMALL: f64 = 256.0;

impl Trays {
    pub(super) fn new() -> Result<Self, JsValue> {
        let small = Canvas::new()?;
        small.resize([SMALL; 2]);
        Ok(Self {
            small,
            large: Canvas::new()?,
        })
    }

    /// One that is as large as a part of the sheet at least.
    fn holding(&self, part: PlaneBox, ratio: f64) -> &Canvas {
        let needed = part.size().map(|side| (side * ratio).ceil().max(1.0));
        if needed.iter().all(|side| *side <= SMALL) {
            return &self.small;
        }
        let held = self.large.size();
        if held[0] < needed[0] || held[1] < needed[1] {
            self.large.resize([held[0].max(needed[0]), held[1].max(needed[1])]);
        }
        &self.large
    }
}

impl Painter<'_> {
    /// Elements from back to front.
    pub(super) fn elements(&mut self, elements: &[Rc<SceneElement>], part: PlaneBox) {
        let is_of = |form: fn(&Form) -> bool| move |element: &&Rc<SceneElement>| form(&element.style.form);
        let all = |form: fn(&Form) -> bool| elements.iter().filter(is_of(form)).collect::<Vec<_>>();
        for look in looks(&all(Form::is_field)) {
            self.outlines(look);
        }
        let bands = all(|form| *form == Form::Band);
        for theme in bands.chunk_by(|one, other| one.style.tint == other.style.tint) {
            self.bands(theme, part);
        }
        for look in looks(&all(|form| matches!(form, Form::Teeth | Form::Link | Form::Arrow))) {
            self.outlines(look);
            look.iter().for_each(|element| self.along(element));
        }
        let scale = self.lie.projection.scale;
        for element in elements.iter().filter(|element| element.has_badge(scale)) {
            self.symbol(Symbol::Badge, element);
        }
        for element in all(Form::is_point) {
            self.symbol(Symbol::Point, element);
        }
    }

    /// The element that is looked at, with a dark edge.
    pub(super) fn chosen(&mut self, element: &SceneElement) {
        if element.style.form.is_point() {
            self.symbol(Symbol::ChosenPoint, element);
            return;
        }
        let style = self.style(element);
        self.trace(element);
        self.brush.stroke(
            &Pen {
                opacity: 0.55,
                ..Pen::of(Ink::Text, style.width + CASING * 2.0)
            },
            None,
        );
        self.trace(element);
        self.lay(element);
        if let Some(core) = style.core_pen() {
            self.brush.stroke(&core, None);
        }
        self.along(element);
        if element.has_badge(self.lie.projection.scale) {
            self.symbol(Symbol::Badge, element);
        }
    }

    pub(super) fn symbol(&mut self, symbol: Symbol, element: &SceneElement) {
        let place = element.anchor_in(&self.lie.projection);
        let presence = match symbol {
            Symbol::Point => element.presence(self.lie.projection.scale),
            Symbol::ChosenPoint | Symbol::Badge => 1.0,
        };
        let style = self.style(element);
        let (brush, sprites) = (self.brush, &mut self.sprites);
        brush
            .context
            .at_presence(presence, || sprites.symbol(brush, symbol, &style, place));
    }

    /// How an element is drawn at this zoom.
    fn style(&self, element: &SceneElement) -> Style {
        element.style_at(self.lie.projection.scale)
    }

    /// Outlines of one look.
    fn outlines(&mut self, look: &[&Rc<SceneElement>]) {
        for together in look.chunks(TOGETHER) {
            self.brush.context.begin_path();
            together.iter().for_each(|element| self.add(element));
            if let Some(element) = together.first() {
                self.lay(element);
            }
        }
    }

    /// The bands of one theme: as if they were one, so that they are no darker where they cross.
    fn bands(&mut self, bands: &[&Rc<SceneElement>], part: PlaneBox) {
        let looks: Vec<_> = looks(bands).collect();
        let Some(first) = bands.first() else { return };
        let opacity = first.style.opacity;
        // What is drawn in one stroke is one already.
        if let [look] = looks.as_slice()
            && look.len() <= TOGETHER
            && first.style.core().is_none()
        {
            self.outlines(look);
            return;
        }
        let held = self.trays.holding(part, self.lie.ratio);
        let tray = held.context();
        tray.transform(self.lie.ratio, part.least);
        tray.wipe(part);
        let brush = Brush {
            context: &tray,
            ..self.brush
        };
        for look in looks.iter().flat_map(|look| look.chunks(TOGETHER)) {
            let Some(style) = look.first().map(|element| self.style(element)) else {
                continue;
            };
            tray.begin_path();
            for element in look {
                let lines = element.outline.at(self.lie.projection.scale);
                brush.trace_on_plane(&lines, &self.lie.projection, false);
            }
            let whole = Pen {
                opacity: 1.0,
                ..style.pen()
            };
            brush.stroke(&whole, Some(style.tint));
            if let Some(core) = style.core_pen() {
                // Where the core is, what lies below the band is seen.
                tray.set("globalCompositeOperation", "destination-out");
                brush.stroke(&core, None);
                tray.set("globalCompositeOperation", "source-over");
            }
        }
        self.brush.context.set("globalAlpha", opacity);
        self.brush.context.lay_corner(held, self.lie.ratio, part);
        self.brush.context.set("globalAlpha", 1.0);
    }

    /// What a line has at its ends or along it.
    pub(super) fn along(&self, element: &SceneElement) {
        let (style, projection) = (&self.style(element), &self.lie.projection);
        for (tip, degrees) in element.arrows_at(projection) {
            self.brush.part(&symbol::arrow(style, tip, degrees), Some(style.tint));
        }
        if style.form == Form::Teeth {
            for line in element.outline.at(projection.scale).iter() {
                let pixels: Vec<_> = line.iter().map(|point| projection.pixel(*point)).collect();
                self.brush.part(&symbol::teeth(style, &pixels), Some(style.tint));
            }
        }
    }

    fn trace(&self, element: &SceneElement) {
        self.brush.context.begin_path();
        self.add(element);
    }

    pub(super) fn add(&self, element: &SceneElement) {
        let lines = element.outline.at(self.lie.projection.scale);
        let is_closed = element.outline.shape == Shape::Area;
        self.brush.trace_on_plane(&lines, &self.lie.projection, is_closed);
    }

    /// Lays down what has been traced, as an element looks.
    fn lay(&mut self, element: &SceneElement) {
        let (style, tint) = (&self.style(element), element.style.tint);
        if let Form::Field { texture, .. } = style.form {
            let fill = Fill {
                ink: Ink::Theme,
                opacity: style.fill,
            };
            self.brush.fill(fill, Some(tint));
            let pattern = texture.and_then(|texture| self.sprites.texture(self.brush, texture, tint));
            if let Some(pattern) = pattern {
                self.brush.context.set("fillStyle", pattern);
                self.brush.context.fill();
            }
        }
        for pen in style.edges() {
            self.brush.stroke(&pen, Some(tint));
        }
    }
}

/// Elements in the order that they have, those that look alike together.
pub(super) fn looks<'a, 'b>(elements: &'a [&'b Rc<SceneElement>]) -> impl Iterator<Item = &'a [&'b Rc<SceneElement>]> {
    elements.chunk_by(|one, other| one.style == other.style)
}
