//! Moving all that are chosen: by dragging one of them, or by the handle in their middle.

use leptos::prelude::*;

use super::super::desk::Desk;
use crate::{
    app::{
        interface::notice::Tone,
        text::words::{Word, text},
    },
    domain::{
        records::structure_map::StructureElement,
        values::{extent::BoundingBox, geometry::Position},
    },
    map::{
        group::carried,
        plane::{PlanePoint, off_plane, on_plane},
        scene::{Grip, Handle},
    },
};

/// The handle of those that are chosen; `None` where no several are, or something is drawn.
pub fn handles(desk: Desk) -> Option<Vec<Handle>> {
    let count = desk.group.count.get();
    if desk.draft.with(Option::is_some) || count == 0 {
        return None;
    }
    let carried = desk.group.carried.get().unwrap_or_default();
    let is_by_finger = desk.is_by_finger.get();
    let by_hand = |by_mouse, by_finger| if is_by_finger { by_finger } else { by_mouse };
    let handle = desk.group.place.get().map(|place| Handle {
        grip: Grip::Whole,
        position: moved(middle(&place), carried),
        // Of one element it is as if that were looked at.
        title: text(if count == 1 {
            by_hand(Word::MapHandleWhole, Word::MapHandleWholeTouch)
        } else {
            by_hand(Word::MapGroupHandle, Word::MapGroupHandleTouch)
        })
        .into(),
        has_tooltip: !is_by_finger,
        is_on_symbol: count == 1 && place.west == place.east && place.south == place.north,
        is_chosen: false,
    });
    Some(handle.into_iter().collect())
}

/// The middle of a box as it is seen on the map.
fn middle(place: &BoundingBox) -> Position {
    let corner = |longitude, latitude| on_plane(Position { longitude, latitude });
    let ([ax, ay], [bx, by]) = (corner(place.west, place.south), corner(place.east, place.north));
    off_plane([(ax + bx) / 2.0, (ay + by) / 2.0])
}

fn moved(position: Position, [right, down]: PlanePoint) -> Position {
    let [x, y] = on_plane(position);
    off_plane([x + right, y + down])
}

impl Desk {
    /// The handle is being dragged: those that are chosen follow, the document waits.
    pub(super) fn drag_group(self, to: Position) {
        self.group.carried.set(self.way_to(to));
    }

    /// The handle was let go.
    pub(super) fn drop_group(self, to: Position) {
        if let Some(by) = self.way_to(to) {
            self.carry_group(by);
        }
    }

    /// The handle was pushed by a key, so many pixels east and south.
    pub(super) fn push_group(self, by: [f64; 2]) {
        if let Some(viewed) = self.viewed.get_untracked() {
            self.carry_group(by.map(|pixels| pixels / (256.0 * viewed.zoom.exp2())));
        }
    }

    /// How far a place is from the middle.
    fn way_to(self, to: Position) -> Option<PlanePoint> {
        let [x, y] = on_plane(middle(&self.group.place.get_untracked()?));
        let [u, v] = on_plane(to);
        Some([u - x, v - y])
    }

    /// Moves all that are chosen, as one step. Lines that are tied to what is moved follow, and ends that are tied to what is not stay.
    /// Where one of them would leave the globe all stay.
    pub(super) fn carry_group(self, by: PlanePoint) {
        self.group.carried.set(None);
        let leaves = |element: &StructureElement| {
            let geometry = element.geometry.as_ref();
            geometry.is_some_and(|geometry| carried(geometry, by).is_err())
        };
        if untrack(|| self.of_group(|mut elements| Iterator::any(&mut elements, leaves))) {
            self.app.notices.notify(Tone::Trouble, text(Word::MapUnsound).into());
            return;
        }
        self.change_group(|element| {
            if let Some(Ok(changed)) = element.geometry.as_ref().map(|geometry| carried(geometry, by)) {
                element.geometry = Some(changed);
            }
        });
    }
}
