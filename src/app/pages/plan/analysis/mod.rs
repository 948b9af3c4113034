//! The cross-sectoral analysis (step 1): what has been found, the model's areas, and how they influence each other.

mod areas;
mod changed;
mod charts;
mod choices;
mod finding;
mod findings;
mod indicator_course;
mod matrix;
mod quick;
mod sentences;
mod square;

pub use self::{
    charts::write_finding,
    choices::{area_boxes, area_choice, areas as areas_field},
    finding::page as finding_page,
    indicator_course::latest_values,
};

use leptos::prelude::*;

use super::parts;
use crate::app::{
    components::page_head::{page_head, up},
    document::workspace::Workspace,
    interface::route::Route,
    state::App,
    text::words::{Word, fill, text},
};
use crate::domain::records::analysis::{AnalysisFinding, Influence};

/// The page.
pub fn page(app: App) -> impl IntoView {
    view! {
        <main class="page analysis" id="main" tabindex="-1">
            {page_head(
                up(Route::Plan.to_hash(), text(Word::NavPlan).into()),
                text(Word::AnalysisTitle),
                text(Word::AnalysisLede),
            )}
            {parts(app.workspace, Route::Analysis)}
            {findings::section(app)}
            {charts::section(app)}
            {matrix::section(app)}
            {areas::section(app)}
        </main>
    }
}

/// What the first step says of the analysis, and the way to it.
pub fn of_step(workspace: Workspace) -> AnyView {
    let counts = workspace.select(|document, _| {
        let said = document
            .all::<Influence>()
            .filter(|(_, one)| one.strength.weight().is_some());
        (document.all::<AnalysisFinding>().count(), said.count())
    });
    let told = move || {
        let (findings, influences) = counts.get();
        let values = [
            ("findings", &*findings.to_string()),
            ("influences", &*influences.to_string()),
        ];
        fill(Word::AnalysisStepCounts, &values)
    };
    view! {
        <section class="section-after">
            <h2>{text(Word::AnalysisTitle)}</h2>
            <p>{text(Word::AnalysisStepText)}</p>
            <p class="small muted">{told}</p>
            <p class="actions">
                <a class="button primary" href=Route::Analysis.to_hash()>
                    {text(Word::AnalysisOpen)}
                </a>
            </p>
        </section>
    }
    .into_any()
}
