//! The factors in their order, and how far their answers have got.

use leptos::prelude::*;

use super::icon::icon;
use crate::app::text::words::{Word, fill, text};

/// How many of the statements have an answer.
pub fn answered_of(answered: usize, total: usize) -> String {
    progress_in_words(Word::AssessmentOf, answered, total)
}

fn progress_in_words(words: Word, answered: usize, total: usize) -> String {
    let (answered, total) = (answered.to_string(), total.to_string());
    fill(words, &[("n", &answered), ("total", &total)])
}

/// A bar of how many statements have an answer, with its count in words, a text with `{n}` and `{total}`.
pub fn progress_bar(answered: Memo<usize>, total: usize, words: Word) -> AnyView {
    view! {
        <div class="factor-progress">
            <progress value=move || answered.get() max=total aria-label=text(Word::AssessmentProgressLabel) />
            <span>{move || progress_in_words(words, answered.get(), total)}</span>
        </div>
    }
    .into_any()
}

/// A factor in the list.
pub struct FactorRow {
    /// The address of its page.
    pub href: String,
    /// Its number.
    pub number: u8,
    /// Its title.
    pub title: &'static str,
    /// How many of its statements have an answer.
    pub answered: Memo<usize>,
    /// Whether all of them have.
    pub is_complete: Memo<bool>,
    /// How many statements it has.
    pub total: usize,
    /// Whether its page is the one that the list is on.
    pub is_current: bool,
    /// What else is shown of it; may be empty.
    pub more: AnyView,
}

impl FactorRow {
    /// The row.
    pub fn view(self) -> AnyView {
        let (answered, is_complete, total) = (self.answered, self.is_complete, self.total);
        let count = move || {
            if is_complete.get() {
                view! {
                    {icon("check")}
                    " "
                    {text(Word::AssessmentDone)}
                }
                .into_any()
            } else {
                answered_of(answered.get(), total).into_any()
            }
        };
        view! {
            <li>
                <a href=self.href aria-current=self.is_current.then_some("page")>
                    <span class="factor-no">{self.number}</span>
                    <span class="factor-title">{self.title}</span>
                    <span class="factor-count" data-state=move || is_complete.get().then_some("done")>
                        {count}
                    </span>
                    {self.more}
                </a>
            </li>
        }
        .into_any()
    }
}
