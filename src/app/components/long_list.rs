//! A list that may be long: only as many of its rows are in the page as somebody has come to, so that it is quick with ten
//! thousand.
//!
//! More rows come when the page is scrolled near the end of those that are drawn, or when they are asked for. All are there on
//! paper. Each row has to say which it is of how many, since a screen reader can't count what is not drawn. The browser's own
//! search finds the rows that are drawn only: such a list has a filter.

use leptos::{html, prelude::*};

use super::printing::is_printed;
use crate::{
    app::text::words::{Word, fill, text},
    platform::web::nearness::Nearness,
};

/// How many rows are drawn at first: about a window of them, since this is what a letter in a filter costs.
const FIRST: usize = 20;

/// The same of a list beside another, both of which are drawn at once.
const FIRST_BESIDE: usize = 12;

/// How many more are drawn at a time.
const MORE: usize = 40;

/// How much of a list is drawn.
#[derive(Clone, Copy)]
pub struct LongList {
    /// How many rows there are.
    pub total: Memo<usize>,
    /// How many of them are drawn.
    pub drawn: Memo<usize>,
    /// How often the rows have been chosen anew.
    turn: Memo<u32>,
    /// How many rows have been asked for, and of which turn's.
    most: RwSignal<(u32, usize)>,
    /// How many are drawn at first.
    first: usize,
}

impl LongList {
    /// A list of so many rows.
    pub fn new(total: Memo<usize>) -> Self {
        Self::chosen_by(total, || ())
    }

    /// A list of so many rows that stands beside another.
    pub fn beside_another(total: Memo<usize>) -> Self {
        Self::made(total, FIRST_BESIDE, || ())
    }

    /// A list of so many rows that begins with the first ones again when anything that `follow` reads has changed, since others have then taken
    /// their place.
    pub fn chosen_by(total: Memo<usize>, follow: impl Fn() + Send + Sync + 'static) -> Self {
        Self::made(total, FIRST, follow)
    }

    fn made(total: Memo<usize>, first: usize, follow: impl Fn() + Send + Sync + 'static) -> Self {
        let turn = Memo::new(move |turn: Option<&u32>| {
            follow();
            turn.map_or(0, |turn| turn.wrapping_add(1))
        });
        let (most, is_printed) = (RwSignal::new((0, first)), is_printed());
        let drawn = Memo::new(move |_| {
            let most = if is_printed.get() {
                usize::MAX
            } else {
                most_in(turn.get(), most.get(), first)
            };
            total.get().min(most)
        });
        Self {
            total,
            drawn,
            turn,
            most,
            first,
        }
    }

    /// What follows the rows that are drawn: how many they are, and a way to more, if there are more.
    pub fn more(self) -> AnyView {
        let end: NodeRef<html::P> = NodeRef::new();
        let draw_more = move || self.draw_more();
        // The watch is set anew when more rows have come: where the end is near still, it says so again.
        Effect::new(move |_: Option<Option<Nearness>>| {
            // Read and not only tracked: a memo that nobody has read follows nothing.
            let _drawn = self.drawn.get();
            Nearness::watch(&*end.get()?, draw_more)
        });
        self.end(end, None)
    }

    /// The same of a list that other things come after: more rows come only when they are asked for, so that whoever scrolls gets to what
    /// comes after. The button says of which list.
    pub fn more_of(self, what: Word) -> AnyView {
        self.end(NodeRef::new(), Some(fill(Word::ListMoreOf, &[("what", text(what))])))
    }

    fn draw_more(self) {
        let turn = self.turn.get_untracked();
        self.most
            .update(|most| *most = (turn, most_in(turn, *most, self.first) + MORE));
    }

    fn end(self, end: NodeRef<html::P>, label: Option<String>) -> AnyView {
        let shown = move || {
            let (n, total) = (self.drawn.get().to_string(), self.total.get().to_string());
            fill(Word::ListShown, &[("n", &n), ("total", &total)])
        };
        view! {
            <p class="actions" node_ref=end hidden=move || self.drawn.get() == self.total.get()>
                <span class="small muted">{shown}</span>
                <button type="button" data-repeats="" aria-label=label on:click=move |_| self.draw_more()>
                    {text(Word::ListMore)}
                </button>
            </p>
        }
        .into_any()
    }
}

/// How many rows are drawn in a turn, when so many have been asked for in one.
fn most_in(turn: u32, (asked_in, most): (u32, usize), first: usize) -> usize {
    if asked_in == turn { most } else { first }
}
