//! One finding: what it says and rests on, and what it is about.

use leptos::prelude::*;

use super::{changed, charts, choices};
use crate::{
    app::{
        components::{
            field::{date_field, term_field, text_area, text_field},
            finding::findings_of,
            links::{LinkEdits, LinkWords, links},
            record_links,
        },
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        pages::plan::{
            drawn_place::DrawnPlace,
            record_page::{RecordPage, removal},
            said,
        },
        state::App,
        text::words::Word,
    },
    domain::{
        records::{analysis::AnalysisFinding, indicator::Indicator, plan::Priority, structure_map::StructureElement},
        values::id::{Id, RecordId},
    },
    map::drawing::PlaceOwner,
};

/// The page.
pub fn page(app: App, id: Id<AnalysisFinding>) -> impl IntoView {
    let page = RecordPage {
        list: Route::Analysis,
        list_word: Word::AnalysisTitle,
        what: Word::AnalysisKicker,
    };
    page.view(app.workspace, id, move |id| content(app, id))
}

fn content(app: App, id: Id<AnalysisFinding>) -> [AnyView; 2] {
    let workspace = app.workspace;
    let finding = workspace.form(id.clone());
    let main = view! {
        {fields(finding)}
        {changed::line(app, id.clone())}
        {choices::areas(finding, id.clone(), "finding-areas", field!(AnalysisFinding, areas))}
        {choices::dimensions(finding)}
        {choices::goals(finding)}
        {charts::of_finding(workspace, id.clone())}
        {said::section(workspace, id.raw().clone(), Word::DialogueOfFindingNone)}
        <div class="actions">{removal(workspace, &id, Route::Analysis, Word::AnalysisRemove)}</div>
    };
    let place = DrawnPlace {
        form: finding,
        lens: field!(AnalysisFinding, place),
        owner: PlaceOwner::Finding(id.clone()),
        none: Word::AnalysisPlaceNone,
    };
    let beside = view! {
        {findings_of(workspace, id.raw())}
        {choices::municipalities(finding)}
        {record_links::field(
            finding,
            field!(AnalysisFinding, elements),
            Word::AnalysisElementsNone,
            Word::PlanChooseElement,
            record_links::all::<StructureElement>,
        )}
        {place.section()}
        <div id=field!(AnalysisFinding, indicators).id() tabindex="-1">
            {record_links::field(
                finding,
                field!(AnalysisFinding, indicators),
                Word::AnalysisIndicatorsNone,
                Word::AnalysisIndicatorsChoose,
                record_links::all::<Indicator>,
            )}
        </div>
        {priorities(workspace, id)}
    };
    [main.into_any(), beside.into_any()]
}

fn fields(finding: FormRecord<AnalysisFinding>) -> impl IntoView {
    view! {
        {text_field(finding.field(field!(AnalysisFinding, title)).class("field field-title"))}
        <div class="field-row">{term_field(finding.field(field!(AnalysisFinding, sort)))}</div>
        {text_area(finding.field(field!(AnalysisFinding, text)))}
        {text_area(finding.field(field!(AnalysisFinding, evidence)).help(Word::AnalysisEvidenceHelp))}
        <div class="field-row">
            {text_field(finding.field(field!(AnalysisFinding, source)).class("field grow"))}
            {date_field(finding.field(field!(AnalysisFinding, dated)))}
        </div>
    }
}

/// The priorities that rest on it, which keep the link.
fn priorities(workspace: Workspace, id: Id<AnalysisFinding>) -> AnyView {
    let linked = {
        let id = id.clone();
        workspace.select(move |document, references| {
            let resting = references.referrers_of_kind::<Priority>(document, id.raw());
            resting
                .filter_map(|(id, _)| record_links::to(document, id.raw()))
                .collect::<Vec<_>>()
        })
    };
    let candidates = workspace.select(|document, _| record_links::priorities(document));
    let id = StoredValue::new(id);
    let change = move |priority: String, is_meant: bool| {
        let Some(priority) = RecordId::new(&priority) else {
            return;
        };
        let finding = id.get_value();
        workspace.change::<Priority>(&Id::of(priority), |priority| {
            priority.findings.retain(|one| *one != finding);
            if is_meant {
                priority.findings.push(finding);
            }
        });
    };
    let words = LinkWords {
        title: Word::AnalysisPriorities,
        none: Word::AnalysisPrioritiesNone,
        choose: Word::AnalysisPrioritiesChoose,
    };
    let edits = LinkEdits {
        link: Callback::new(move |priority: String| change(priority, true)),
        unlink: Callback::new(move |priority: String| change(priority, false)),
        make: None,
    };
    links(words, linked.into(), candidates.into(), edits)
}
