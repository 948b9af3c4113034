//! Responses of one respondent that say different things, of which none is later: one is chosen, as a whole and without being read.

use leptos::prelude::*;

use crate::{
    app::{
        components::{icon::icon, import::Import},
        pages::received::Name,
        state::App,
        text::words::{Word, fill, text},
    },
    edit::collecting::Differing,
};

/// Responses of one respondent that wait for a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferingResponses {
    /// What each of those that have come is called, in their order.
    pub names: Vec<Name>,
    /// The responses.
    pub differing: Differing,
}

/// The choices that wait; nothing if there are none. `settle` is told of each that has been made.
pub fn choices(
    app: App,
    waiting: &[DifferingResponses],
    settle: impl Fn(&DifferingResponses) + Copy + 'static,
) -> Option<AnyView> {
    let rows: Vec<_> = waiting
        .iter()
        .map(|one| view! { <li>{choice(app, one, settle)}</li> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h4>{text(Word::RoundReportDiffersTitle)}</h4>
            <p>{text(Word::RoundReportDiffersText)}</p>
            <ul class="report-list" id="report-differing">
                {rows}
            </ul>
        }
        .into_any()
    })
}

fn choice(app: App, waiting: &DifferingResponses, settle: impl Fn(&DifferingResponses) + Copy + 'static) -> AnyView {
    let names: Vec<String> = waiting.names.iter().map(Name::text).collect();
    let take = |(nth, name): (usize, &String)| {
        let waiting = waiting.clone();
        let take = move |_| {
            let Some(command) = waiting.differing.choose(nth) else {
                return;
            };
            let summary = text(Word::RoundReportChosen).into();
            if (Import { command, summary }).take_in(app) {
                settle(&waiting);
            }
        };
        view! {
            <button type="button" on:click=take>
                {fill(Word::RoundReportTake, &[("name", name)])}
            </button>
        }
    };
    let ways: Vec<_> = names.iter().enumerate().map(take).collect();
    let keep = waiting.differing.is_here.then(|| {
        let waiting = waiting.clone();
        view! {
            <button type="button" on:click=move |_| settle(&waiting)>
                {icon("check")}
                {text(Word::RoundReportKeep)}
            </button>
        }
    });
    view! {
        <strong>{names.join(", ")}</strong>
        <p class="actions">{keep} {ways}</p>
    }
    .into_any()
}
