//! The consultations, and the page of one: what is asked, the link by which people answer, and what has come in.

use leptos::prelude::*;

use super::{invitation, questions, record_list::RecordList, taking};
use crate::{
    app::{
        components::{
            field::{check_box, date_field, text_area, text_field},
            finding::findings_of,
            record_choice::record_choice,
            record_links,
            record_rows::RecordRow,
        },
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        pages::plan::{
            record_page::{RecordPage, removal},
            said,
        },
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        dialogue::consultation::questions_of,
        records::dialogue::{Consultation, Contribution, ResponseState},
        values::{date::Date, id::Id},
    },
};

/// A consultation as a row.
#[derive(Clone, PartialEq)]
struct Row {
    id: Id<Consultation>,
    title: String,
    end: Option<Date>,
    counts: [usize; 3],
}

/// The consultations.
pub fn list(app: App) -> AnyView {
    let rows = app.workspace.select(|document, references| {
        let row = |(id, one): (Id<Consultation>, &Consultation)| {
            let said = || references.referrers_of_kind::<Contribution>(document, id.raw());
            let open = said().filter(|(_, one)| one.response == ResponseState::Unanswered);
            Row {
                title: vocabulary::named(&one.title),
                end: one.end,
                counts: [
                    questions_of(document, references, &id).len(),
                    said().count(),
                    open.count(),
                ],
                id,
            }
        };
        let rows = document.ordered::<Consultation>().into_iter().rev();
        rows.map(row).collect::<Vec<_>>()
    });
    let add = move || {
        let new = Consultation {
            asks_group: true,
            asks_organisation: true,
            asks_municipality: true,
            ..Consultation::default()
        };
        if let Some(id) = app.workspace.add_last(new) {
            let field = field!(Consultation, title).id();
            app.interface.go_to_field(&Route::Consultation(id), &field);
        }
    };
    let list = RecordList {
        title: Word::DialogueViewConsultations,
        lede: Some(Word::ConsultationLede),
        add: ("add-consultation", Word::ConsultationAdd, "primary"),
        none: Word::ConsultationNone,
    };
    list.view(rows, add, row_view)
}

fn row_view(row: Row) -> AnyView {
    let end = row
        .end
        .map(|end| fill(Word::ConsultationUntil, &[("date", &vocabulary::day(end))]));
    let counts = row.counts.map(number);
    let [questions, said, open] = counts.each_ref().map(String::as_str);
    let counts = fill(
        Word::ConsultationCounts,
        &[("questions", questions), ("said", said), ("open", open)],
    );
    let row = RecordRow {
        to: Route::Consultation(row.id),
        title: row.title,
        meta: vec![end.unwrap_or_default(), counts],
        tag: None,
    };
    row.view()
}

/// The page of one.
pub fn page(app: App, id: Id<Consultation>) -> AnyView {
    let page = RecordPage {
        list: Route::Dialogue,
        list_word: Word::DialogueTitle,
        what: Word::ConsultationKicker,
    };
    page.view(app.workspace, id, move |id| content(app, id))
}

fn content(app: App, id: Id<Consultation>) -> [AnyView; 2] {
    let workspace = app.workspace;
    let consultation = workspace.form(id.clone());
    let main = view! {
        {text_field(consultation.field(field!(Consultation, title)).class("field field-title"))}
        {text_area(consultation.field(field!(Consultation, text)).help(Word::ConsultationTextHelp))}
        {questions::section(app, id.clone())}
        {asks(consultation)}
        <div class="field-row">
            {date_field(consultation.field(field!(Consultation, start)))}
            {date_field(consultation.field(field!(Consultation, end)))}
            {text_field(
                consultation
                    .field(field!(Consultation, reply_to))
                    .help(Word::ConsultationReplyToHelp)
                    .class("field grow"),
            )}
        </div>
        {invitation::section(app, id.clone())} {package(id.clone())}
        {taking::section(app, id.clone())}
        {said::section(workspace, id.raw().clone(), Word::ConsultationSaidNone)}
        <div class="actions">{removal(workspace, &id, Route::Dialogue, Word::ConsultationRemove)}</div>
    };
    let meeting = field!(Consultation, meeting);
    let beside = view! {
        {findings_of(workspace, id.raw())}
        {record_links::field(
            consultation,
            field!(Consultation, priorities),
            Word::ConsultationPrioritiesNone,
            Word::DialogueTagPriority,
            record_links::priorities,
        )}
        {record_choice(consultation, meeting, meeting.id())}
    };
    [main.into_any(), beside.into_any()]
}

/// The way to what is sent out: the proposal with its reasons, beside the bare questions.
fn package(id: Id<Consultation>) -> AnyView {
    view! {
        <section class="form-group">
            <h2>{text(Word::PackageTitle)}</h2>
            <p>{text(Word::PackageOpenText)}</p>
            <p class="actions">
                <a class="button" id="open-package" href=Route::ConsultationPackage(id).to_hash()>
                    {text(Word::PackageOpen)}
                </a>
            </p>
        </section>
    }
    .into_any()
}

/// What is asked for beside the answers.
fn asks(consultation: FormRecord<Consultation>) -> AnyView {
    view! {
        <fieldset class="choices">
            <legend>{text(Word::ConsultationAsks)}</legend>
            <div class="choice-grid">
                {check_box(consultation.field(field!(Consultation, asks_group)))}
                {check_box(consultation.field(field!(Consultation, asks_organisation)))}
                {check_box(consultation.field(field!(Consultation, asks_municipality)))}
                {check_box(consultation.field(field!(Consultation, asks_place)))}
            </div>
        </fieldset>
    }
    .into_any()
}
