//! The two buttons by which a row is moved up and down in its list.

use leptos::prelude::*;

use super::{focus::focus_when_drawn, icon::icon};
use crate::{
    app::{
        state::App,
        text::words::{Word, fill, text},
    },
    domain::{records::record::Ordered, values::id::Id},
    edit::reordering::reordering,
};

/// A row that can be moved.
pub struct Mover<T: 'static> {
    /// The app, which hears of a move.
    pub app: App,
    /// The record that the row shows.
    pub id: StoredValue<Id<T>>,
    /// The records that it is moved among, in their order.
    pub ids: Memo<Vec<Id<T>>>,
    /// What the row is called.
    pub name: Signal<String>,
}

impl<T> Clone for Mover<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Mover<T> {}

impl<T: Ordered> Mover<T> {
    /// Where the row is, and where it comes by a step up or down; `None` if there is no such place.
    fn places(self, step: isize) -> Option<(usize, usize)> {
        self.ids.with(|ids| {
            let from = self.id.with_value(|id| ids.iter().position(|one| one == id))?;
            let to = from.checked_add_signed(step)?;
            (to < ids.len()).then_some((from, to))
        })
    }

    fn go(self, step: isize) {
        let Some((from, to)) = untrack(|| self.places(step)) else {
            return;
        };
        let ids = self.ids.get_untracked();
        let workspace = self.app.workspace;
        let command = workspace.now(|document, _| reordering(document, &ids, from, to));
        if let Some(command) = command.flatten()
            && workspace.dispatch(&command)
        {
            let (name, place) = (self.name.get_untracked(), (to + 1).to_string());
            let moved = fill(Word::PlanMoved, &[("name", &name), ("n", &place)]);
            self.app.notices.announce(moved);
        }
    }

    /// The buttons. At an end of the list the one that leads further does nothing, and says so.
    pub fn buttons(self) -> AnyView {
        let button = move |step: isize, id: &str, symbol, named: Word, word: Word| {
            let id = self.id.with_value(|record| [id, record.as_str()].concat());
            let press = {
                let id = id.clone();
                move |_| {
                    self.go(step);
                    // A browser takes the focus from what is put elsewhere in the page.
                    focus_when_drawn(id.clone());
                }
            };
            view! {
                <button
                    type="button"
                    class="quiet"
                    data-repeats=""
                    id=id
                    aria-label=move || fill(named, &[("name", &self.name.get())])
                    aria-disabled=move || self.places(step).is_none().then_some("true")
                    on:click=press
                >
                    {icon(symbol)}
                    {text(word)}
                </button>
            }
        };
        view! {
            {button(-1, "up-", "arrow-up", Word::PlanMoveUpNamed, Word::PlanMoveUp)}
            {button(1, "down-", "arrow-down", Word::PlanMoveDownNamed, Word::PlanMoveDown)}
        }
        .into_any()
    }
}
