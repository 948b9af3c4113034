//! What is said of a record by those who work with it: what is open to be written, and what has been dealt with, which stays and can be opened again.

use std::{cmp::Reverse, sync::Arc};

use leptos::prelude::*;

use super::own_parts::{OwnParts, PartWords};
use crate::{
    app::{
        components::{
            field::{check_box, date_field, text_area, text_field},
            focus::focus_when_drawn,
            icon::icon,
        },
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        interface::anchor,
        text::{
            kinds, vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::meeting::talk::is_decision,
        records::{
            action_plan::referring, comment::Comment, declaration::Declared, document::Document, references::References,
        },
        values::{
            excerpt::excerpt,
            id::{Id, RecordId},
        },
    },
    platform::web::page,
};

/// How many letters of a comment tell it from others.
const MOST_TOLD: usize = 40;

/// More comments than any record has, so that those of two targets are never named alike.
const MOST: usize = 10_000;

/// The comments on the record of a page.
pub fn section(workspace: Workspace, of: RecordId) -> AnyView {
    view! {
        <section class="stack comments no-print">
            <h2>{text(Word::CommentTitle)}</h2>
            <p class="help">{text(Word::CommentPrivate)}</p>
            {list(workspace, of, None)}
        </section>
    }
    .into_any()
}

/// The comments on a target, by its number on the page from 1.
pub fn of_target(workspace: Workspace, of: RecordId, number: usize) -> AnyView {
    view! { <div class="stack comments no-print">{list(workspace, of, Some(number))}</div> }.into_any()
}

fn comments_of(document: &Document, references: &References, of: &RecordId, is_closed: bool) -> Vec<Id<Comment>> {
    let mut found = referring::<Comment>(document, references, of);
    found.retain(|(_, comment)| comment.closed.is_some() == is_closed);
    if is_closed {
        found.sort_by_key(|(_, comment)| Reverse((comment.closed, comment.order.clone())));
    }
    found.into_iter().map(|(id, _)| id).collect()
}

fn list(workspace: Workspace, of: RecordId, target: Option<usize>) -> AnyView {
    let first_number = target.map_or(0, |number| number * MOST);
    let (owner, at) = (of.clone(), of.clone());
    let parts = OwnParts {
        workspace,
        words: PartWords {
            none: Word::CommentNone,
            add: Word::CommentAdd,
            one: Word::CommentOne,
            remove: Word::CommentRemove,
        },
        first_number,
        add_id: target.map(|number| format!("{}-{number}", anchor::adding(Comment::KIND))),
        add_label: target.map(|number| fill(Word::CommentAddTo, &[("n", &number.to_string())])),
        new: Arc::new(move || Comment {
            of: Some(owner.clone()),
            date: page::today(),
            ..Comment::default()
        }),
        first: |number| field!(Comment, text).id_of(number),
    };
    let open = parts.view(
        move |document, references| comments_of(document, references, &at, false),
        move |part| open_comment(part, first_number),
    );
    view! {
        {open}
        {closed_comments(workspace, of, first_number)}
    }
    .into_any()
}

fn open_comment(comment: FormRecord<Comment>, first_number: usize) -> AnyView {
    let close = move |_| {
        comment.change(|comment| comment.closed = page::today());
        // Of those that are closed it is the first, and what came of it is to be written there.
        focus_when_drawn(field!(Comment, outcome).id_of(first_number + 1));
    };
    let named = move || comment.with(|comment| fill(Word::CommentCloseWhat, &[("text", &told(comment))]));
    view! {
        {text_area(comment.field(field!(Comment, text)).class("field wide"))}
        {text_field(comment.field(field!(Comment, by)))}
        {date_field(comment.field(field!(Comment, date)))}
        {check_box(comment.field(field!(Comment, discuss)))}
        <button type="button" class="quiet" aria-label=named on:click=close>
            {icon("check")}
            {text(Word::CommentClose)}
        </button>
    }
    .into_any()
}

/// The beginning of a comment, which tells it from others; of a decision where nothing had been asked, that of what was decided.
pub fn told(comment: &Comment) -> String {
    vocabulary::named(&excerpt(kinds::words_of(comment), MOST_TOLD))
}

/// Who said it and when, as far as that is said.
pub fn said_by(comment: &Comment) -> String {
    let by = Some(comment.by.trim().to_owned()).filter(|by| !by.is_empty());
    let parts = [by, comment.date.map(vocabulary::day)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn closed_comments(workspace: Workspace, of: RecordId, first_number: usize) -> AnyView {
    let closed = workspace.select(move |document, references| {
        let closed = comments_of(document, references, &of, true);
        (1..).zip(closed).collect::<Vec<_>>()
    });
    let title = move || fill(Word::CommentClosed, &[("n", &closed.with(Vec::len).to_string())]);
    let is_empty = Memo::new(move |_| closed.with(Vec::is_empty));
    let row = move |(n, id): (usize, Id<Comment>)| {
        let comment = workspace.form(id.clone()).numbered(first_number + n);
        closed_comment(comment, id)
    };
    view! {
        <details class="fold" hidden=move || is_empty.get()>
            <summary>{title}</summary>
            <div class="own-parts">
                <For each=move || closed.get() key=Clone::clone children=row />
            </div>
        </details>
    }
    .into_any()
}

fn closed_comment(comment: FormRecord<Comment>, id: Id<Comment>) -> AnyView {
    let workspace = comment.workspace;
    let said = move || comment.with(|comment| comment.text.clone());
    let has_text = move || comment.with(|comment| !comment.text.trim().is_empty());
    let about = move || {
        comment.with(|comment| {
            let closed = comment.closed.map(vocabulary::day).unwrap_or_default();
            let word = if is_decision(comment) {
                Word::MeetingDecidedOn
            } else {
                Word::CommentClosedOn
            };
            let closed = fill(word, &[("date", &closed)]);
            [said_by(comment), closed]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        })
    };
    let named = move |word: Word| move || comment.with(|comment| fill(word, &[("text", &told(comment))]));
    let reopen = move |_| {
        comment.change(|comment| comment.closed = None);
        page::focus("main");
    };
    let remove = move |_| {
        workspace.remove(id.raw());
        page::focus("main");
    };
    view! {
        <div class="own-part stack">
            <p class="said" hidden=move || !has_text()>
                {said}
            </p>
            <p class="small muted">{about}</p>
            {text_area(comment.field(field!(Comment, outcome)))}
            <p class="actions">
                <button type="button" class="quiet" aria-label=named(Word::CommentReopenWhat) on:click=reopen>
                    {icon("loop")}
                    {text(Word::CommentReopen)}
                </button>
                <button type="button" class="quiet danger" on:click=remove>
                    {icon("trash")}
                    {text(Word::AppRemove)}
                </button>
            </p>
        </div>
    }
    .into_any()
}
