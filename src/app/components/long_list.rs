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

/// How many more are drawn at a time.
const MORE: usize = 40;

/// How much of a list is drawn.
#[derive(Clone, Copy)]
pub struct LongList {
    /// How many rows there are.
    pub total: Memo<usize>,
    /// How many of them are drawn.
    pub drawn: Memo<usize>,
    most: RwSignal<usize>,
}

impl LongList {
    /// A list of so many rows.
    pub fn new(total: Memo<usize>) -> Self {
        let (most, is_printed) = (RwSignal::new(FIRST), is_printed());
        let drawn = Memo::new(move |_| {
            let most = if is_printed.get() { usize::MAX } else { most.get() };
            total.get().min(most)
        });
        Self { total, drawn, most }
    }

    /// Begins with the first rows, when others have taken their place.
    pub fn start_again(self) {
        self.most.set(FIRST);
    }

    /// What follows the rows that are drawn: how many they are, and a way to more, if there are more.
    pub fn more(self) -> AnyView {
        let end: NodeRef<html::P> = NodeRef::new();
        let draw_more = move || self.most.update(|most| *most += MORE);
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

    fn end(self, end: NodeRef<html::P>, label: Option<String>) -> AnyView {
        let shown = move || {
            let (n, total) = (self.drawn.get().to_string(), self.total.get().to_string());
            fill(Word::ListShown, &[("n", &n), ("total", &total)])
        };
        let draw_more = move |_| self.most.update(|most| *most += MORE);
        view! {
            <p class="actions" node_ref=end hidden=move || self.drawn.get() == self.total.get()>
                <span class="small muted">{shown}</span>
                <button type="button" data-repeats="" aria-label=label on:click=draw_more>
                    {text(Word::ListMore)}
                </button>
            </p>
        }
        .into_any()
    }
}
