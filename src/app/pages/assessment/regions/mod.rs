//! Other regions' results beside one's own: taken in, compared, learnt from, and one's own given away.

mod comparison;
mod import;
mod lessons;
mod own;
mod peers;
mod pictures;
mod reasons;
mod side_by_side;

use std::sync::Arc;

use leptos::prelude::*;

use super::{current_round::CurrentRound, nav::assessment_parts, round_choice::round_choice};
use crate::{
    app::{
        components::{note::Note, page_head::page_head},
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        assessment::{comparison::others, results::Results},
        records::{document::Document, self_assessment::PeerResult},
        values::{county, id::Id},
    },
};

/// What the page looks at.
#[derive(Clone, Copy)]
struct RegionsView {
    app: App,
    current: CurrentRound,
    /// What may be shown of the own round; `None` if there is no round.
    results: Memo<Option<Arc<Results>>>,
    /// The other regions' results in the alphabet's order.
    others: Memo<Vec<RegionResult>>,
}

/// Another region's results in the document.
#[derive(Clone, Debug, PartialEq)]
struct RegionResult {
    id: Id<PeerResult>,
    name: String,
    result: Arc<PeerResult>,
}

impl RegionsView {
    fn new(app: App) -> Self {
        let current = CurrentRound::new(app.workspace);
        let other = |(id, result): (Id<PeerResult>, &PeerResult)| RegionResult {
            id,
            name: name(&result.region),
            result: Arc::new(result.clone()),
        };
        Self {
            app,
            current,
            results: current.results(),
            others: app
                .workspace
                .select(move |document, _| others(document).into_iter().map(other).collect()),
        }
    }

    /// The own results, followed, where they have figures.
    fn figures(&self) -> Option<Arc<Results>> {
        self.results.get().filter(|results| results.has_figures())
    }

    /// What the own region is called.
    fn region(&self) -> Memo<String> {
        self.app.workspace.select(|document, _| region(document))
    }
}

/// A region's name, or the word for none.
fn name(region: &str) -> String {
    match region.trim() {
        "" => text(Word::RegionsUnnamed).into(),
        region => region.into(),
    }
}

/// What a document's region is called: by its county, otherwise as the document.
pub fn region(document: &Document) -> String {
    let strategy = document.strategy();
    county::by_code(&strategy.county).map_or_else(|| strategy.name.trim().to_owned(), |county| county.region.to_owned())
}

/// The page.
pub fn page(app: App) -> AnyView {
    let view = RegionsView::new(app);
    let title = view.current.title();
    let kicker = move || {
        let has_round = view.current.round.get().is_some();
        let round = has_round.then(|| title.with(|title| vocabulary::named(title)));
        view! {
            {text(Word::NavAssessment)}
            {round.map(|round| [" · ", &round].concat())}
        }
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(kicker.into_any(), text(Word::RegionsTitle), text(Word::RegionsLede))}
            {assessment_parts(Route::Regions)}
            <div class="assessment-state results-state">{warning()}{round_choice(app.workspace, view.current)}</div>
            {peers::section(view)}
            {comparison::section(view)}
            {lessons::section(view)}
            {own::section(view)}
        </main>
    }
    .into_any()
}

/// What is always shown above a comparison of self-assessments.
fn warning() -> AnyView {
    Note::ATTENTION.with_id("regions-warning").view(view! {
        <p>
            <strong>{text(Word::RegionsWarningTitle)}</strong>
            " "
            {text(Word::RegionsWarning)}
        </p>
    })
}
