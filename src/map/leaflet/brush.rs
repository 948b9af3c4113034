//! Draws outlines on a canvas, in the page's colours.

use super::{canvas::Context, palette::Palette};
use crate::map::{
    glyph::{Fill, Glyph, Outline, Part, Pen},
    plane::{PlanePoint, Projection},
    style::Tint,
};

/// What draws, in which colours.
#[derive(Clone, Copy)]
pub(super) struct Brush<'a> {
    pub(super) context: &'a Context,
    pub(super) palette: &'a Palette,
}

impl Brush<'_> {
    /// Draws a small picture with its first corner at nought.
    pub(super) fn glyph(&self, glyph: &Glyph) {
        for part in &glyph.parts {
            self.part(part, Some(glyph.tint));
        }
    }

    /// Draws one outline.
    pub(super) fn part(&self, part: &Part, tint: Option<Tint>) {
        self.context.begin_path();
        match &part.outline {
            Outline::Circle(middle, radius) => self.context.circle(*middle, *radius),
            Outline::Line(line) => self.trace(line.iter().copied(), false),
            Outline::Rings(rings) => rings.iter().for_each(|ring| self.trace(ring.iter().copied(), true)),
        }
        if let Some(fill) = part.fill {
            self.fill(fill, tint);
        }
        if let Some(pen) = part.pen {
            self.stroke(&pen, tint);
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
    pub(super) fn fill(&self, fill: Fill, tint: Option<Tint>) {
        self.context.set("fillStyle", self.palette.ink(fill.ink, tint));
        self.context.set("globalAlpha", fill.opacity);
        self.context.fill();
        // What is laid down next is to hide what is below.
        self.context.set("globalAlpha", 1.0);
    }

    /// Draws along what has been traced.
    pub(super) fn stroke(&self, pen: &Pen, tint: Option<Tint>) {
        self.context.set("lineCap", pen.cap.code());
        self.context.set("lineJoin", "round");
        self.context.set("lineWidth", pen.width);
        self.context.set("strokeStyle", self.palette.ink(pen.ink, tint));
        self.context.set("globalAlpha", pen.opacity);
        self.context.stroke(pen.dashes.as_ref().map_or(&[], |dashes| dashes));
        self.context.set("globalAlpha", 1.0);
    }
}
