//! From the page of one factor to that of the next.

use leptos::prelude::*;

use crate::{
    app::{
        components::paging::{NextPage, previous_and_next},
        interface::route::Route,
        text::words::{self, Word, fill, text},
    },
    domain::assessment::factors::{Factor, QuestionSet},
};

/// The pages of the factors that lead on to each other.
pub struct FactorPages {
    /// The page of a factor, by the factor's id.
    pub route: fn(String) -> Route,
    /// The words of the link to the factor before, a text with `{number}`.
    pub previous: Word,
    /// The words of the link to the factor after, a text with `{title}`.
    pub next: Word,
    /// Where the last factor leads on to, and the words of that link.
    pub last: (Route, Word),
    /// The id of the link that leads on.
    pub next_id: Option<&'static str>,
    /// Whether the link is the page's main way on.
    pub is_primary: bool,
}

impl FactorPages {
    /// The links to the factors before and after one, with what is `between` them.
    pub fn links(self, factor: &Factor, between: AnyView) -> AnyView {
        let (before, after) = QuestionSet::current().neighbours(factor.id);
        let previous = before.map(|before| {
            let number = before.number.to_string();
            (
                (self.route)(before.id.into()).to_hash(),
                fill(self.previous, &[("number", &number)]),
            )
        });
        let (route, label) = match after {
            Some(after) => (
                (self.route)(after.id.into()),
                fill(self.next, &[("title", after.title(words::language()))]),
            ),
            None => (self.last.0, text(self.last.1).to_owned()),
        };
        let next = NextPage {
            href: route.to_hash(),
            label,
            id: self.next_id,
            is_primary: self.is_primary,
        };
        previous_and_next(previous, between, next)
    }
}
