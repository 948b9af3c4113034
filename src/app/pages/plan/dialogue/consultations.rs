//! The consultations, and the page of one: what is asked, the link by which people answer, and what has come in.

use leptos::prelude::*;

use super::{invitation, questions, taking};
use crate::{
    app::{
        components::{
            field::{check_box, date_field, text_area, text_field},
            finding::findings_beside,
            icon::icon,
            record_choice::record_choice,
            record_links,
        },
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        pages::plan::{record_page::RecordPage, said},
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
    platform::web::page,
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
    let add = move |_| {
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
    let shown = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="links-none">{text(Word::ConsultationNone)}</p> }.into_any();
        }
        view! { <ul class="record-list">{rows.into_iter().map(row_view).collect::<Vec<_>>()}</ul> }.into_any()
    };
    view! {
        <section class="section-after">
            <div class="section-head">
                <h2>{text(Word::DialogueViewConsultations)}</h2>
                <button type="button" class="primary" id="add-consultation" on:click=add>
                    {icon("plus")}
                    {text(Word::ConsultationAdd)}
                </button>
            </div>
            <p class="help">{text(Word::ConsultationLede)}</p>
            {shown}
        </section>
    }
    .into_any()
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
    let meta: Vec<_> = [end, Some(counts)]
        .into_iter()
        .flatten()
        .map(|part| view! { <span>{part}</span> })
        .collect();
    view! {
        <li>
            <a class="record-title" href=Route::Consultation(row.id).to_hash()>
                {row.title}
            </a>
            <span class="record-meta">{meta}</span>
        </li>
    }
    .into_any()
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
    let found_at = id.raw().clone();
    let of_package = id.clone();
    let (of_questions, of_invitation, of_taking, of_said) = (id.clone(), id.clone(), id.clone(), id.raw().clone());
    let remove = move |_| {
        workspace.remove(id.raw());
        page::go_to(&Route::Dialogue.to_hash());
    };
    let main = view! {
        {text_field(consultation.field(field!(Consultation, title)).class("field field-title"))}
        {text_area(consultation.field(field!(Consultation, text)).help(Word::ConsultationTextHelp))}
        {questions::section(app, of_questions)}
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
        {invitation::section(app, of_invitation)} {package(of_package)}
        {taking::section(app, of_taking)}
        {said::section(workspace, of_said, Word::ConsultationSaidNone)}
        <div class="actions">
            <button type="button" class="danger" id="remove-consultation" on:click=remove>
                {icon("trash")}
                {text(Word::ConsultationRemove)}
            </button>
        </div>
    };
    let meeting = field!(Consultation, meeting);
    let beside = view! {
        {findings_beside(workspace, move |_, _| vec![found_at.clone()])}
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
