//! One contribution: what was said, by whom and when, what it is about, what was answered, and who has been told.

use leptos::prelude::*;

use super::{choice::group_field, desk::municipality_options};
use crate::{
    app::{
        components::{
            choice_field::ChoiceField,
            field::{date_field, term_field, text_area, text_field},
            finding::findings_beside,
            icon::icon,
            links::links_from_elsewhere,
            municipalities::MunicipalityNames,
            record_choice::record_choice,
            record_links,
        },
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        pages::plan::{drawn_place::DrawnPlace, record_page::RecordPage},
        state::App,
        text::words::{Word, text},
    },
    domain::{
        records::{
            analysis::AnalysisFinding,
            dialogue::{Contribution, Feedback},
            structure_map::StructureElement,
        },
        values::id::Id,
    },
    map::drawing::PlaceOwner,
    platform::web::page,
};

/// The page.
pub fn page(app: App, id: Id<Contribution>) -> AnyView {
    let page = RecordPage {
        list: Route::Dialogue,
        list_word: Word::DialogueTitle,
        what: Word::DialogueContributionKicker,
    };
    page.view(app.workspace, id, move |id| content(app, id))
}

fn content(app: App, id: Id<Contribution>) -> [AnyView; 2] {
    let workspace = app.workspace;
    let contribution = workspace.form(id.clone());
    let (found_at, told_of) = (id.raw().clone(), id.clone());
    let told = workspace.select(move |document, references| {
        let told = references.referrers_of_kind::<Feedback>(document, told_of.raw());
        told.filter_map(|(id, _)| record_links::to(document, id.raw()))
            .collect::<Vec<_>>()
    });
    let place = DrawnPlace {
        form: contribution,
        lens: field!(Contribution, place),
        owner: PlaceOwner::Contribution(id.clone()),
        none: Word::DialoguePlaceNone,
    };
    let remove = move |_| {
        workspace.remove(id.raw());
        page::go_to(&Route::Dialogue.to_hash());
    };
    let main = view! {
        {text_area(contribution.field(field!(Contribution, text)))}
        {said(contribution)}
        <section class="form-group">
            <h2>{text(Word::DialogueAnswerTitle)}</h2>
            <div class="stack">
                <div class="field-row">{term_field(contribution.field(field!(Contribution, response)))}</div>
                {text_area(contribution.field(field!(Contribution, reason)).help(Word::DialogueReasonHelp))}
            </div>
        </section>
        <div class="actions">
            <button type="button" class="danger" id="remove-contribution" on:click=remove>
                {icon("trash")}
                {text(Word::DialogueContributionRemove)}
            </button>
        </div>
    };
    let beside = view! {
        {findings_beside(workspace, move |_, _| vec![found_at.clone()])}
        {record_links::field(
            contribution,
            field!(Contribution, findings),
            Word::DialogueFindingsNone,
            Word::DialogueTagFinding,
            record_links::all::<AnalysisFinding>,
        )}
        {record_links::field(
            contribution,
            field!(Contribution, priorities),
            Word::DialoguePrioritiesNone,
            Word::DialogueTagPriority,
            record_links::priorities,
        )}
        {record_links::field(
            contribution,
            field!(Contribution, elements),
            Word::DialogueElementsNone,
            Word::PlanChooseElement,
            record_links::all::<StructureElement>,
        )}
        {place.section()}
        {links_from_elsewhere(Word::DialogueToldTitle, Word::DialogueToldNone, told.into())}
    };
    [main.into_any(), beside.into_any()]
}

fn said(contribution: FormRecord<Contribution>) -> AnyView {
    let municipality = Signal::derive(move || contribution.with(|one| one.municipality.clone()));
    let municipality_field = ChoiceField {
        label: field!(Contribution, municipality).label,
        id: "contribution-municipality".into(),
        none: Word::DialogueNoneMunicipality,
        options: municipality_options(contribution.workspace, MunicipalityNames::fetched(), municipality),
        value: municipality,
    };
    let (meeting, actor) = (field!(Contribution, meeting), field!(Contribution, actor));
    view! {
        <div class="field-row">
            {date_field(contribution.field(field!(Contribution, day)))}
            {record_choice(contribution, meeting, meeting.id())} {record_choice(contribution, actor, actor.id())}
            {text_field(contribution.field(field!(Contribution, organisation)))}
            {group_field(contribution, "contribution-group", field!(Contribution, group))}
            {municipality_field
                .view(move |chosen| contribution.change(|one| one.municipality = chosen))}
            {text_field(contribution.field(field!(Contribution, person)).help(Word::DialoguePersonHelp))}
        </div>
    }
    .into_any()
}
