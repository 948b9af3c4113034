//! What is done on the map to several elements at once.

use leptos::prelude::*;

use super::super::desk::Desk;
use crate::{
    app::{
        components::focus::focus_when_drawn,
        interface::route::Route,
        text::words::{Word, fill},
    },
    domain::values::id::RecordId,
    map::{
        event::MapEvent,
        group::{GroupEvent, enclosed},
        plane::PlaneBox,
        scene::Grip,
    },
    platform::web::page,
};

/// Does what an event of the map means to several elements, or gives it back.
pub fn taken(desk: Desk, event: MapEvent) -> Option<MapEvent> {
    let group = desk.group;
    if desk.draft.with_untracked(Option::is_some) {
        return Some(event);
    }
    match event {
        // What stands at the edge leads to a point, which is then there to be chosen.
        MapEvent::Clicked { signpost: Some(_), .. } => return Some(event),
        MapEvent::Clicked { element, adds, .. } if adds || group.is_choosing.get_untracked() => {
            if let Some(id) = element {
                desk.press_in_group(id);
            }
        }
        // What was let go of can be chosen again. While they are pressed one by one, a press beside them lets none go: above.
        MapEvent::Clicked {
            element: None,
            flag: None,
            ..
        } if !group.is_empty() => desk.let_go_of_group(),
        MapEvent::Group(GroupEvent::Boxed(area)) => desk.choose_in_box(&area),
        MapEvent::Group(GroupEvent::Carrying(by)) => group.carried.set(by),
        MapEvent::Group(GroupEvent::Carried(by)) => desk.carry_group(by),
        MapEvent::GivenUp if !group.is_empty() => group.carried.set(None),
        MapEvent::Dragging(Grip::Whole, to) if !group.is_empty() => desk.drag_group(to),
        MapEvent::Dropped(Grip::Whole, to) if !group.is_empty() => desk.drop_group(to),
        MapEvent::Pushed(Grip::Whole, by) if !group.is_empty() => desk.push_group(by),
        MapEvent::Pressed(Grip::Whole) | MapEvent::PressedTwice(Grip::Whole) | MapEvent::Removed(Grip::Whole)
            if !group.is_empty() => {}
        event => return Some(event),
    }
    None
}

/// What Escape ends on the map of what is done to several; whether it did.
pub fn escape(desk: Desk) -> bool {
    let group = desk.group;
    let mut was_begun = false;
    desk.with_map(|map| was_begun = map.give_up());
    if was_begun {
        return true;
    }
    if desk.draft.with_untracked(Option::is_some) {
        return false;
    }
    if group.is_choosing.get_untracked() {
        desk.end_choosing();
        return true;
    }
    let has_group = !group.is_empty();
    if has_group {
        desk.let_go_of_group();
    }
    has_group
}

impl Desk {
    /// Begins to choose by pressing, or ends it.
    pub(super) fn toggle_choosing(self) {
        if self.group.is_choosing.get_untracked() {
            self.end_choosing();
        } else {
            self.cancel();
            self.group.is_choosing.set(true);
            self.say(Word::MapGroupBegan);
            // Under the map the tool may be out of its sight.
            if !page::is_wide() {
                focus_when_drawn("map");
            }
        }
    }

    /// Ends choosing by pressing. What is chosen stays so.
    pub(super) fn end_choosing(self) {
        self.group.is_choosing.set(false);
        self.say(Word::MapGroupEnded);
    }

    fn press_in_group(self, id: RecordId) {
        self.choose_on_map(|_| vec![id]);
        self.tell_chosen();
    }

    /// Chooses what of the map lies wholly in a box. What is hidden is not on the map.
    fn choose_in_box(self, area: &PlaneBox) {
        let found = self.on_map.with_untracked(|elements| enclosed(elements, area));
        if found.is_empty() {
            self.say(Word::MapGroupBoxNone);
            return;
        }
        let before = self.group.chosen.with_untracked(|chosen| chosen.len());
        self.choose_on_map(|chosen| found.into_iter().filter(|id| !chosen(id)).collect());
        let number = self.group.chosen.with_untracked(|chosen| chosen.len());
        let (more, said) = ((number - before.min(number)).to_string(), super::chosen_count(number));
        let said = fill(Word::MapGroupBoxMore, &[("more", &more), ("count", &said)]);
        self.app.notices.announce(said);
    }

    /// Turns elements from chosen to not, and back, with the one that is looked at among them. What they have in common is shown where
    /// somebody begins on the map.
    fn choose_on_map(self, turned: impl FnOnce(&dyn Fn(&RecordId) -> bool) -> Vec<RecordId>) {
        let looked_at = self.selected.get_untracked();
        let was_empty = self.group.is_empty();
        self.group.choose(|chosen| {
            chosen.extend(looked_at.iter().map(|id| id.raw().clone()));
            for id in turned(&|id| chosen.contains(id)) {
                if !chosen.remove(&id) {
                    chosen.insert(id);
                }
            }
        });
        if was_empty && !self.group.is_empty() {
            self.group.is_open.set(true);
        }
        if looked_at.is_some() {
            page::go_to(&Route::StructureMap.to_hash());
        }
    }

    /// What is said of those that the map doesn't show.
    pub(super) fn unseen_in_group(self) -> Memo<usize> {
        Memo::new(move |_| {
            self.group.chosen.with(|chosen| {
                self.on_map.with(|elements| {
                    let is_seen = |id: &&RecordId| elements.get(id).is_some_and(|element| element.geometry.is_some());
                    chosen.iter().filter(|id| !is_seen(id)).count()
                })
            })
        })
    }

    /// Lets go of those that the map doesn't show.
    pub(super) fn keep_seen(self) {
        self.on_map.with_untracked(|elements| {
            self.group.choose(|chosen| {
                chosen.retain(|id| elements.get(id).is_some_and(|element| element.geometry.is_some()));
            });
        });
        self.tell_chosen();
    }
}
