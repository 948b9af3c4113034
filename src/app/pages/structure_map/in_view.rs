//! What is looked at is brought into view where a link leads to it while the map is open.

use leptos::prelude::*;

use super::desk::{Desk, Pane};
use crate::{
    domain::{
        records::structure_map::StructureElement,
        values::{extent::BoundingBox, id::Id},
    },
    platform::web::page,
};

/// Brings each element that is newly looked at into view, unless something of it is.
pub fn follow_selected(desk: Desk) {
    Effect::new(move |before: Option<Option<Id<StructureElement>>>| {
        let selected = desk.selected.get();
        let is_new = before.is_some_and(|before| before != selected);
        if let Some(id) = selected.as_ref().filter(|_| is_new) {
            let bounds = desk.elements.with_untracked(|elements| {
                let geometry = elements.get(id.raw())?.geometry.as_ref();
                geometry.and_then(BoundingBox::of)
            });
            let viewed = desk.viewed.get_untracked().map(|viewed| viewed.bounds);
            // A map that is hidden has no size; its button brings it to the element.
            let is_seen = page::is_wide() || desk.pane.get_untracked() == Pane::Map;
            if let (Some(bounds), Some(viewed), true) = (bounds, viewed, is_seen)
                && !bounds.overlaps(&viewed)
            {
                desk.fit(bounds);
            }
        }
        selected
    });
}
