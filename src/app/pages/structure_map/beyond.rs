//! What stands at the edge of the map leads to the point that it stands for.

use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    app::text::{
        vocabulary,
        words::{Word, fill},
    },
    domain::values::{extent::centre, id::RecordId},
};

impl Desk {
    /// Brings a point that is out of view into the middle of the map, which stays as near as it is.
    pub fn go_beyond(self, id: &RecordId) {
        let found = self.elements.with_untracked(|elements| {
            let element = elements.get(id)?;
            Some((vocabulary::named(&element.name), centre(element.geometry.as_ref()?)?))
        });
        if let Some((name, position)) = found {
            // The map is at work while it reports the press.
            request_animation_frame(move || self.with_map(|map| map.centre_on(position)));
            self.app.notices.announce(fill(Word::MapSearchGone, &[("name", &name)]));
        }
    }
}
