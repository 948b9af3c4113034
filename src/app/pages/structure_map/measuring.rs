//! Measuring: what is drawn says how long or large it is, and a line can be drawn for that alone.

use leptos::prelude::*;

use super::{desk::Desk, part_list::rounded};
use crate::{
    app::text::words::{Word, fill},
    domain::records::structure_map::{ElementKind, Shape},
    map::drawing::{Draft, Purpose},
};

impl Desk {
    /// How long the line is that is drawn, or how large the area, with the vertex that would come next, in words; followed.
    pub fn measured(self) -> Option<String> {
        let next = || self.snap_ahead().map(|snap| snap.position).or_else(|| self.ahead());
        let next = next().filter(|_| self.closing_ahead().is_none());
        self.draft.with(|draft| {
            let draft = draft.as_ref()?;
            let measured = draft.measure(next)?;
            Some(in_words(draft.kind.shape(), measured))
        })
    }

    /// Begins to measure, or stops where that is being done.
    pub fn toggle_measuring(self, by_keys: bool) {
        let is_on = self
            .draft
            .with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.purpose == Purpose::Measure));
        if is_on {
            self.cancel();
        } else {
            self.begin(Draft::of(ElementKind::Barrier, Purpose::Measure), by_keys);
        }
    }
}

/// A length in metres or a size in square metres, in words.
pub fn in_words(shape: Shape, measured: f64) -> String {
    match shape {
        Shape::Area => fill(Word::MapAreaSize, &[("n", &rounded(measured / 1_000_000.0))]),
        Shape::Line | Shape::Point => fill(Word::MapLength, &[("n", &rounded(measured / 1_000.0))]),
    }
}
