//! A long list that is filtered, by words and by choices. A letter in the filter costs what is on the screen: what the words are
//! looked for in was folded when the rows were made, and only the first rows that pass are drawn.

use leptos::prelude::*;

use super::long_list::LongList;
pub use crate::domain::values::search_words::{SearchWords, folded};

/// The rows, and which of them pass a filter.
pub struct FilteredList<T: Send + Sync + 'static> {
    /// Every row.
    pub rows: Memo<Vec<T>>,
    /// The places of those that pass.
    passing: Memo<Vec<usize>>,
    /// How much of what passes is drawn.
    pub list: LongList,
    /// The rows that are drawn. It is a memo, since an effect that follows both which rows pass and the rows that this is made of misses
    /// a row that changes while the same rows pass.
    pub drawn: Memo<Vec<T>>,
}

impl<T: Send + Sync> Clone for FilteredList<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for FilteredList<T> {}

impl<T: Clone + PartialEq + Send + Sync> FilteredList<T> {
    /// The list of those rows that a filter lets through which somebody else keeps.
    pub fn with_filter<F: Send + Sync + 'static>(
        rows: Memo<Vec<T>>,
        filter: RwSignal<F>,
        lets_through: fn(&F, &T) -> bool,
    ) -> Self {
        // Their places only: a letter in the filter copies no row that is not drawn.
        let passing = Memo::new(move |_| {
            filter.with(|filter| {
                rows.with(|rows| {
                    let numbered = rows.iter().enumerate();
                    let passing = numbered.filter(|(_, row)| lets_through(filter, row));
                    passing.map(|(place, _)| place).collect::<Vec<_>>()
                })
            })
        });
        let list = LongList::chosen_by(Memo::new(move |_| passing.with(Vec::len)), move || filter.track());
        let drawn = Memo::new(move |_| {
            let drawn = list.drawn.get();
            rows.with(|rows| {
                passing.with(|passing| {
                    let drawn = passing.iter().take(drawn);
                    drawn.filter_map(|place| rows.get(*place)).cloned().collect()
                })
            })
        });
        Self {
            rows,
            passing,
            list,
            drawn,
        }
    }

    /// What `read` makes of each row that passes, in order, whether it is drawn or not; followed.
    pub fn each_passing<R>(&self, read: impl Fn(&T) -> R) -> Vec<R> {
        self.rows.with(|rows| {
            self.passing
                .with(|passing| passing.iter().filter_map(|place| rows.get(*place)).map(read).collect())
        })
    }
}
