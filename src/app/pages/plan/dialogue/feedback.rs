//! What has been noted that people were told, and the page of one such note.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::{choice::group_field, record_list::RecordList};
use crate::{
    app::{
        components::{
            field::{date_field, text_area, text_field},
            finding::findings_of,
            links::{LinkEdits, LinkWords, links},
            record_choice::record_choice,
            record_links,
            record_rows::RecordRow,
        },
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        pages::plan::record_page::{RecordPage, removal},
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, number, text},
        },
    },
    domain::{
        records::dialogue::{Contribution, Feedback, ResponseState},
        values::{date::Date, id::Id},
    },
    platform::web::page,
};

/// A note as a row.
#[derive(Clone, PartialEq)]
struct Row {
    id: Id<Feedback>,
    to: String,
    day: Option<Date>,
    way: String,
    count: usize,
}

/// The notes, the newest first.
pub fn list(app: App) -> AnyView {
    let rows = app.workspace.select(|document, _| {
        let row = |(id, feedback): (Id<Feedback>, &Feedback)| {
            let actor = feedback.to.as_ref().and_then(|to| document.get(to));
            let group = || text(feedback.group.map_or(Word::DialogueFeedbackEveryone, Term::word));
            Row {
                to: vocabulary::named(actor.map_or_else(group, |actor| &actor.name)),
                day: feedback.day,
                way: feedback.way.trim().into(),
                count: feedback.contributions.len(),
                id,
            }
        };
        let mut rows: Vec<_> = document.ordered::<Feedback>().into_iter().map(row).collect();
        rows.sort_by_key(|row| Reverse(row.day));
        rows
    });
    let add = move || add(app, Feedback::default());
    let list = RecordList {
        title: Word::DialogueFeedbackList,
        lede: None,
        add: ("add-feedback", Word::DialogueFeedbackAdd, ""),
        none: Word::DialogueFeedbackNone,
    };
    list.view(rows, add, row_view)
}

fn row_view(row: Row) -> AnyView {
    let count = fill(Word::DialogueFeedbackCounts, &[("n", &number(row.count))]);
    let row = RecordRow {
        to: Route::Feedback(row.id),
        title: row.to,
        meta: vec![row.day.map(vocabulary::day).unwrap_or_default(), row.way, count],
        tag: None,
    };
    row.view()
}

/// Notes feedback of today, and goes to by which way it was given.
pub fn add(app: App, feedback: Feedback) {
    let feedback = Feedback {
        day: page::today(),
        ..feedback
    };
    if let Some(id) = app.workspace.add_last(feedback) {
        let field = field!(Feedback, way).id();
        app.interface.go_to_field(&Route::Feedback(id), &field);
    }
}

/// The page of one.
pub fn page(app: App, id: Id<Feedback>) -> AnyView {
    let page = RecordPage {
        list: Route::Dialogue,
        list_word: Word::DialogueTitle,
        what: Word::DialogueFeedbackKicker,
    };
    page.view(app.workspace, id, move |id| content(app, id))
}

fn content(app: App, id: Id<Feedback>) -> [AnyView; 2] {
    let workspace = app.workspace;
    let feedback = workspace.form(id.clone());
    let to = field!(Feedback, to);
    let main = view! {
        <div class="field-row">
            {record_choice(feedback, to, to.id())}
            {group_field(feedback, "feedback-group", field!(Feedback, group))}
            {date_field(feedback.field(field!(Feedback, day)))}
            {text_field(feedback.field(field!(Feedback, way)).class("field grow"))}
        </div>
        {text_area(feedback.field(field!(Feedback, text)))}
        {about(feedback)}
        <div class="actions">{removal(workspace, &id, Route::Dialogue, Word::DialogueFeedbackRemove)}</div>
    };
    let beside = findings_of(workspace, id.raw());
    [main.into_any(), beside.into_any()]
}

/// The contributions that it was about; what has an answer can be chosen.
fn about(feedback: FormRecord<Feedback>) -> AnyView {
    let workspace = feedback.workspace;
    let list = field!(Feedback, contributions);
    let linked = workspace.select(move |document, _| record_links::of(document, &feedback.with(list.read)));
    let candidates = workspace.select(|document, _| {
        record_links::where_is::<Contribution>(document, |one| one.response != ResponseState::Unanswered)
    });
    let words = LinkWords {
        title: list.label,
        none: Word::DialogueFeedbackAboutNone,
        choose: Word::DialogueFeedbackAboutChoose,
    };
    let edits = LinkEdits {
        link: Callback::new(move |id: String| feedback.link(list, &id)),
        unlink: Callback::new(move |id: String| feedback.unlink(list, &id)),
        make: None,
    };
    view! {
        <section class="form-group">
            <h2>{text(Word::DialogueViewContributions)}</h2>
            {links(words, linked.into(), candidates.into(), edits)}
        </section>
    }
    .into_any()
}
