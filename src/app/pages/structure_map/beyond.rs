//! What stands at the edge of the map leads to the point that it stands for.

use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    app::{
        interface::later::in_next_frame,
        text::{
            vocabulary,
            words::{Word, fill},
        },
    },
    domain::{
        records::{structure_map::Shape, ties},
        values::{geometry::Position, id::RecordId},
    },
    map::{
        drawing::Draft,
        snap::{Snap, SnapTarget},
    },
};

impl Desk {
    /// Brings a point that is out of view into the middle of the map, which stays as near as it is.
    pub fn go_beyond(self, id: &RecordId) {
        if let Some((name, position)) = self.point_beyond(id) {
            // The map is at work while it reports the press.
            in_next_frame(move || self.with_map(|map| map.centre_on(position)));
            self.app.notices.announce(fill(Word::MapSearchGone, &[("name", &name)]));
        }
    }

    /// The next vertex of the line that is being drawn, on a point that is out of view; `None` if no line is drawn.
    pub fn vertex_beyond(self, id: &RecordId) -> Option<Snap> {
        let is_line = |draft: &Draft| draft.kind.shape() == Shape::Line;
        if !self.draft.with_untracked(|draft| draft.as_ref().is_some_and(is_line)) {
            return None;
        }
        let (_, position) = self.point_beyond(id)?;
        let target = SnapTarget::Point(id.clone());
        Some(Snap { position, target })
    }

    fn point_beyond(self, id: &RecordId) -> Option<(String, Position)> {
        self.elements.with_untracked(|elements| {
            let element = elements.get(id)?;
            Some((vocabulary::named(&element.name), ties::place(element)?))
        })
    }
}
