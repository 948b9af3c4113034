//! Draws outlines on a canvas, in the page's colours.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule};

use super::palette::Palette;
use crate::{
    domain::records::structure_map::Theme,
    map::{
        glyph::{Fill, Glyph, Outline, Part, Pen},
        plane::{PlanePoint, Projection},
    },
};

/// What draws, in which colours.
#[derive(Clone, Copy)]
pub(super) struct Brush<'a> {
    pub(super) context: &'a CanvasRenderingContext2d,
    pub(super) palette: &'a Palette,
}

impl Brush<'_> {
    /// Draws a small picture with its first corner at nought.
    pub(super) fn glyph(&self, glyph: &Glyph) {
        for part in &glyph.parts {
            self.part(part, Some(glyph.theme));
        }
    }

    /// Draws one outline.
    pub(super) fn part(&self, part: &Part, theme: Option<Theme>) {
        self.context.begin_path();
        match &part.outline {
            Outline::Circle([x, y], radius) => {
                // An angle that is a number and a radius above nothing can't be refused.
                let _drawn = self.context.arc(*x, *y, *radius, 0.0, std::f64::consts::TAU);
            }
            Outline::Line(line) => self.trace(line.iter().copied(), false),
            Outline::Rings(rings) => rings.iter().for_each(|ring| self.trace(ring.iter().copied(), true)),
        }
        if let Some(fill) = part.fill {
            self.fill(fill, theme);
        }
        if let Some(pen) = part.pen {
            self.stroke(&pen, theme);
        }
    }

    /// Adds lines on the plane to what is drawn next.
    pub(super) fn trace_on_plane(&self, lines: &[Vec<PlanePoint>], projection: &Projection, is_closed: bool) {
        for line in lines {
            self.trace(line.iter().map(|point| projection.pixel(*point)), is_closed);
        }
    }

    fn trace(&self, points: impl Iterator<Item = PlanePoint>, is_closed: bool) {
        for (place, [x, y]) in points.enumerate() {
            if place == 0 {
                self.context.move_to(x, y);
            } else {
                self.context.line_to(x, y);
            }
        }
        if is_closed {
            self.context.close_path();
        }
    }

    /// Fills what has been traced.
    pub(super) fn fill(&self, fill: Fill, theme: Option<Theme>) {
        self.context.set_fill_style_str(self.palette.ink(fill.ink, theme));
        self.context.set_global_alpha(fill.opacity);
        self.context.fill_with_canvas_winding_rule(CanvasWindingRule::Nonzero);
    }

    /// Draws along what has been traced.
    pub(super) fn stroke(&self, pen: &Pen, theme: Option<Theme>) {
        let dashes: Array = pen
            .dashes
            .iter()
            .flatten()
            .map(|length| JsValue::from(*length))
            .collect();
        // Lengths that are numbers and not below nothing can't be refused.
        let _set = self.context.set_line_dash(&dashes);
        self.context.set_line_cap(pen.cap.code());
        self.context.set_line_join("round");
        self.context.set_line_width(pen.width);
        self.context.set_stroke_style_str(self.palette.ink(pen.ink, theme));
        self.context.set_global_alpha(pen.opacity);
        self.context.stroke();
    }
}
