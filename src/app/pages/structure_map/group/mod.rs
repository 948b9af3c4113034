//! Several elements that are chosen together: how they are chosen and let go of, and what is done to all of them at once.

mod listed;
mod moving;
mod panel;
mod pressing;
mod priorities;
mod terms;
mod tool;

pub use listed::{Listed, again, bar, by_key, cell, choose_listed};
pub use moving::handles;
pub use panel::panel;
pub use pressing::{escape, taken};
pub use tool::{details, hint, tool};

use std::{collections::BTreeSet, slice, sync::Arc};

use leptos::prelude::*;

use super::desk::{Desk, Presence};
use crate::{
    app::text::words::{Word, count},
    domain::{
        records::structure_map::StructureElement,
        values::{extent::BoundingBox, id::RecordId},
    },
    edit::several::change_each,
    map::{
        elements::Elements,
        group::{between, place},
        plane::PlanePoint,
    },
};

/// Which elements.
pub type Ids = Arc<BTreeSet<RecordId>>;

/// The elements that are chosen together. It goes with the one that is looked at: where one is, there are no several.
#[derive(Clone, Copy)]
pub struct Group {
    /// Those that were chosen; of them some may have been removed, and come back when that is taken back.
    ids: RwSignal<Ids>,
    /// Those of them that are there.
    pub chosen: Memo<Ids>,
    /// How many they are.
    pub count: Memo<usize>,
    /// The smallest box around them.
    place: Memo<Option<BoundingBox>>,
    /// Those that were last let go of, since that is soon done by mistake.
    last: RwSignal<Ids>,
    last_there: Memo<Ids>,
    /// The row that was last chosen or let go of.
    anchor: RwSignal<Option<RecordId>>,
    is_open: RwSignal<bool>,
    /// Whether what they have in common is shown.
    pub is_shown: Memo<bool>,
    /// Whether what is pressed on the map is chosen, without a key too.
    pub is_choosing: RwSignal<bool>,
    /// How far they are being dragged, on the plane.
    carried: RwSignal<Option<PlanePoint>>,
}

/// Those of the elements that are there.
fn there(ids: RwSignal<Ids>, elements: Memo<Elements>) -> Memo<Ids> {
    Memo::new(move |_| {
        let ids = ids.get();
        elements.with(|elements| {
            let is_there = |id: &&RecordId| elements.get(id).is_some();
            if ids.iter().all(|id| is_there(&id)) {
                ids.clone()
            } else {
                Arc::new(ids.iter().filter(is_there).cloned().collect())
            }
        })
    })
}

impl Group {
    /// None of the elements.
    pub fn of(elements: Memo<Elements>) -> Self {
        let (ids, last) = (RwSignal::new(Ids::default()), RwSignal::new(Ids::default()));
        let chosen = there(ids, elements);
        let is_open = RwSignal::new(false);
        Self {
            ids,
            chosen,
            count: Memo::new(move |_| chosen.with(|chosen| chosen.len())),
            place: Memo::new(move |_| {
                chosen.with(|chosen| elements.with(|elements| place(chosen.iter().filter_map(|id| elements.get(id)))))
            }),
            last,
            last_there: there(last, elements),
            anchor: RwSignal::new(None),
            is_open,
            is_shown: Memo::new(move |_| is_open.get() && chosen.with(|chosen| !chosen.is_empty())),
            is_choosing: RwSignal::new(false),
            carried: RwSignal::new(None),
        }
    }

    /// Whether any element is chosen, without following it.
    fn is_empty(self) -> bool {
        self.chosen.with_untracked(|chosen| chosen.is_empty())
    }

    /// Changes which are chosen, of those that are there.
    fn choose(self, change: impl FnOnce(&mut BTreeSet<RecordId>)) {
        let mut ids = self.chosen.get_untracked();
        change(Arc::make_mut(&mut ids));
        if ids.is_empty() {
            self.is_open.set(false);
        }
        self.ids.set(ids);
    }

    /// Chooses the element of a row, or lets go of it; with all rows from the one that was last pressed, where that is asked for.
    fn choose_row(self, listed: &[RecordId], id: &RecordId, is_chosen: bool, from_last: bool) {
        let last = self.anchor.get_untracked().filter(|_| from_last);
        let rows = match &last {
            Some(last) => between(listed, last, id),
            None => slice::from_ref(id),
        };
        self.choose_rows(rows, is_chosen);
        self.anchor.set(Some(id.clone()));
    }

    /// Chooses elements beside those that are chosen, or lets go of them.
    fn choose_rows(self, rows: &[RecordId], is_chosen: bool) {
        self.choose(|chosen| {
            for id in rows {
                if is_chosen {
                    chosen.insert(id.clone());
                } else {
                    chosen.remove(id);
                }
            }
        });
    }

    /// Lets go of all. They can be chosen again.
    fn let_go(self) {
        let chosen = self.chosen.get_untracked();
        if !chosen.is_empty() {
            self.last.set(chosen);
        }
        self.ids.set(Ids::default());
        self.is_open.set(false);
    }
}

impl Desk {
    /// What `read` makes of the elements that are chosen, followed.
    fn of_group<R>(self, read: impl FnOnce(&mut dyn Iterator<Item = &StructureElement>) -> R) -> R {
        self.group.chosen.with(|chosen| {
            self.elements
                .with(|elements| read(&mut chosen.iter().filter_map(|id| elements.get(id))))
        })
    }

    /// Changes all that are chosen, in one step.
    fn change_group(self, change: impl FnMut(&mut StructureElement)) {
        let ids = self.group.chosen.get_untracked();
        let workspace = self.app.workspace;
        let command = workspace.now(|document, _| change_each(document, ids.iter(), change));
        if let Some(command) = command.flatten() {
            workspace.dispatch(&command);
        }
    }

    /// Tells those who don't see the map how many are chosen.
    fn tell_chosen(self) {
        match self.group.chosen.with_untracked(|chosen| chosen.len()) {
            0 => self.say(Word::MapGroupGone),
            number => self.app.notices.announce(chosen_count(number)),
        }
    }

    /// Lets go of all and says so.
    fn let_go_of_group(self) {
        self.group.let_go();
        self.say(Word::MapGroupGone);
    }
}

/// How many are chosen, in words.
fn chosen_count(number: usize) -> String {
    count(Word::MapGroupCountOne, Word::MapGroupCountMany, number)
}

/// Keeps the map and what is chosen in step with the page.
pub fn follow(desk: Desk) {
    let group = desk.group;
    let is_ready = Memo::new(move |_| desk.presence.get() == Presence::Ready);
    Effect::new(move |_| {
        if is_ready.get() {
            let (chosen, carried) = (group.chosen.get(), group.carried.get().unwrap_or_default());
            desk.with_map(|map| map.show_group(chosen, carried));
        }
    });
    Effect::new(move |_| {
        if is_ready.get() {
            let is_choosing = group.is_choosing.get();
            desk.with_map(|map| map.set_choosing(is_choosing));
        }
    });
    // One is looked at, or several are chosen, or something is drawn.
    Effect::new(move |_| {
        if desk.selected.with(Option::is_some) {
            group.let_go();
        }
    });
    Effect::new(move |_| {
        if desk.draft.with(Option::is_some) {
            group.is_choosing.set(false);
        }
    });
}
