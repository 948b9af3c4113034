//! What respondents have written about a factor: in alphabetical order, so that nobody is known by the place.

use leptos::prelude::*;

use super::view::ResultsView;
use crate::{
    app::text::words::{Word, text},
    domain::{
        records::{
            document::Document,
            self_assessment::{Response, Round},
        },
        values::id::Id,
    },
};

/// What has been written about a factor.
#[derive(Clone, Debug, Default, PartialEq)]
struct Voices {
    comments: Vec<String>,
    evidence: Vec<String>,
}

impl Voices {
    fn of(document: &Document, round: &Id<Round>, factor: &str) -> Self {
        let mut voices = Self::default();
        for (_, response) in Response::counted(document, round) {
            for (texts, found) in [
                (&mut voices.comments, response.comments.get(factor)),
                (&mut voices.evidence, response.evidence.get(factor)),
            ] {
                let found = found.map(|text| text.trim());
                texts.extend(found.filter(|text| !text.is_empty()).map(str::to_owned));
            }
        }
        voices.comments.sort();
        voices.evidence.sort();
        voices
    }
}

/// The section.
pub fn voices(view: ResultsView, factor: &'static str) -> AnyView {
    let round = view.current.round;
    let results = view.results;
    let written = view.app.workspace.select(move |document, _| {
        // Texts are as telling as figures: they wait for as many as the sum of all does.
        let may_be_shown = results.with(|results| {
            let results = results.as_ref();
            results.is_some_and(|results| results.has_figures())
        });
        let round = round.get().filter(|_| may_be_shown);
        round.map_or_else(Voices::default, |round| Voices::of(document, &round, factor))
    });
    let content = move || {
        let voices = written.get();
        if voices == Voices::default() {
            return view! { <p class="muted">{text(Word::ResultsVoicesNone)}</p> }.into_any();
        }
        view! {
            <p class="help">{text(Word::ResultsVoicesText)}</p>
            {list(Word::ResultsVoicesComments, voices.comments)}
            {list(Word::ResultsVoicesEvidence, voices.evidence)}
        }
        .into_any()
    };
    view! {
        <section class="section section-gap">
            <h2>{text(Word::ResultsVoicesTitle)}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn list(title: Word, texts: Vec<String>) -> Option<AnyView> {
    let items: Vec<_> = texts.into_iter().map(|text| view! { <li>{text}</li> }).collect();
    (!items.is_empty()).then(|| {
        view! {
            <h3>{text(title)}</h3>
            <ul class="voices">{items}</ul>
        }
        .into_any()
    })
}
