//! The shape that is being drawn, over everything else.

use super::{Structure, painter::Painter};
use crate::map::{
    glyph::{Cap, Fill, Ink, Outline, Part, Pen},
    plane::{PlaneBox, PlanePoint, Projection, on_plane},
    scene::SceneDraft,
};

/// How far it is drawn beyond its places, in pixels: the ring around what the next vertex would lie on.
const REACH: f64 = 12.0;

/// How long the lines of what has not been set yet are, and the gaps between them, in pixels.
const DASHES: [f64; 2] = [4.0, 5.0];

impl Structure {
    /// Shows the shape that is being drawn. One that is done goes when what has been made of it comes, so that nothing is gone in between.
    pub(in crate::map::leaflet) fn show_draft(&mut self, draft: Option<SceneDraft>) {
        if self.draft != draft {
            self.draft = draft;
            if self.draft.is_some() {
                self.draw_above();
            } else {
                self.waiting.get_or_insert_default();
            }
        }
    }
}

/// Where a draft is drawn; `None` if nothing of it is.
pub(super) fn area(draft: &SceneDraft, projection: &Projection) -> Option<PlaneBox> {
    let places = draft.vertices.iter().chain(&draft.next).chain(&draft.snap);
    let pixels: Vec<_> = places.map(|place| projection.pixel(on_plane(*place))).collect();
    PlaneBox::around(&pixels).map(|area| area.widened(REACH))
}

impl Painter<'_> {
    /// What has been set, the line from there to where the next vertex would lie, and what that would lie on.
    pub(super) fn draft(&self, draft: &SceneDraft) {
        let pixel = |position: &_| self.lie.projection.pixel(on_plane(*position));
        let set: Vec<PlanePoint> = draft.vertices.iter().map(pixel).collect();
        let next = draft.next.as_ref().map(pixel);
        let is_closed = draft.is_area && set.len() + usize::from(next.is_some()) > 2;
        let ahead = set.last().copied().into_iter().chain(next);
        let ahead = ahead.chain(set.first().copied().filter(|_| is_closed));
        let line = |points: Vec<PlanePoint>, width, dashes| Part {
            outline: Outline::Line(points),
            fill: None,
            pen: Some(Pen {
                dashes,
                cap: Cap::Round,
                ..Pen::of(Ink::Text, width)
            }),
        };
        let circle = |middle, radius, fill, ink, width| Part {
            outline: Outline::Circle(middle, radius),
            fill,
            pen: Some(Pen::of(ink, width)),
        };
        let mut parts = vec![line(ahead.collect(), 1.5, Some(DASHES)), line(set.clone(), 2.5, None)];
        let dot = |middle: &PlanePoint| circle(*middle, 5.0, Some(Fill::of(Ink::Text)), Ink::Text, 2.0);
        parts.extend(set.iter().map(dot));
        if let Some(at) = draft.snap.as_ref().map(pixel) {
            // Light under dark, so that it is seen on any ground.
            parts.push(circle(at, 9.0, None, Ink::Halo, 5.0));
            parts.push(circle(at, 9.0, None, Ink::Text, 2.5));
        }
        parts.iter().for_each(|part| self.brush.part(part, None));
    }
}
