//! What is to be discussed: the open comments of any record that somebody wants to be talked about.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    comments::{said_by, told},
    meeting::to_meeting,
};
use crate::{
    app::{
        components::{
            field::text_field,
            icon::icon,
            links::{LinkedRecord, linked_name},
            record_links,
        },
        document::workspace::Workspace,
        form::lens::field,
        text::words::{Word, fill, text},
    },
    domain::{
        follow_up::meeting::place::{Agenda, MeetingPlace},
        records::comment::Comment,
        values::id::Id,
    },
    platform::web::page,
};

/// The id of the heading, where the keyboard is led when what had it is gone.
const HEADING: &str = "discuss";

/// The section.
pub fn section(workspace: Workspace) -> AnyView {
    let open = workspace.select(|document, _| {
        let comments = document.ordered::<Comment>().into_iter();
        let is_open = |(_, comment): &(Id<Comment>, &Comment)| comment.discuss && comment.closed.is_none();
        let ids: Vec<_> = comments.filter(is_open).map(|(id, _)| id).collect();
        (1..).zip(ids).collect::<Vec<(usize, _)>>()
    });
    let is_empty = Memo::new(move |_| open.with(Vec::is_empty));
    let list = move || {
        if is_empty.get() {
            return view! { <p class="links-none">{text(Word::ChangeDiscussNone)}</p> }.into_any();
        }
        view! {
            <div class="own-parts">
                <For each=move || open.get() key=Clone::clone children=move |(n, id)| row(workspace, n, id, to_heading) />
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section-after">
            <div class="section-head">
                <h2 id=HEADING tabindex="-1">
                    {text(Word::ChangeDiscuss)}
                </h2>
                {to_meeting(&MeetingPlace::List(Agenda::Discuss))}
            </div>
            {list}
        </section>
    }
    .into_any()
}

fn to_heading() {
    page::focus(HEADING);
}

/// A comment that is open to be discussed, by its number on the page from 1: what it is about, what is said, and what came of it, which
/// closes it. `then` is done when it has been closed.
pub fn row(workspace: Workspace, n: usize, id: Id<Comment>, then: fn()) -> AnyView {
    let comment = workspace.form(id).numbered(n);
    let about = workspace.select(move |document, _| -> Option<LinkedRecord> {
        let of = comment.with(|comment| comment.of.clone())?;
        record_links::to(document, &of)
    });
    let said = move || comment.with(|comment| comment.text.clone());
    let by = move || comment.with(said_by);
    let named = move || comment.with(|comment| fill(Word::CommentCloseWhat, &[("text", &told(comment))]));
    let close = move |event: SubmitEvent| {
        event.prevent_default();
        comment.change(|comment| comment.closed = page::today());
        then();
    };
    view! {
        <div class="own-part stack">
            <p>{move || about.get().map(linked_name)}</p>
            <p class="said">{said}</p>
            <p class="small muted">{by}</p>
            <form class="field-row" on:submit=close>
                {text_field(comment.field(field!(Comment, outcome)).class("field grow"))}
                <button type="submit" aria-label=named>
                    {icon("check")}
                    {text(Word::CommentClose)}
                </button>
            </form>
        </div>
    }
    .into_any()
}
