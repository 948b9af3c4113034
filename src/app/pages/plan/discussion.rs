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
        values::id::{Id, RecordId},
    },
    platform::web::page,
};

/// The id of the heading, where the keyboard is led when what had it is gone, and whoever wants to see what is to be discussed.
pub const HEADING: &str = "discuss";

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
                <For
                    each=move || open.get()
                    key=Clone::clone
                    children=move |(n, id)| row(OpenComment::of(workspace, n, id))
                />
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

/// A comment that is open to be discussed.
pub struct OpenComment {
    /// The document.
    pub workspace: Workspace,
    /// Its number on the page, from 1.
    pub number: usize,
    /// The comment.
    pub id: Id<Comment>,
    /// The record that the page shows, whose name is not told again, nor where what it has is; `None` if the page is of none.
    pub shown: Option<RecordId>,
    /// What is done when it has been closed.
    pub then: fn(),
}

impl OpenComment {
    fn of(workspace: Workspace, number: usize, id: Id<Comment>) -> Self {
        Self {
            workspace,
            number,
            id,
            shown: None,
            then: to_heading,
        }
    }
}

/// What it is about, what is said, and what came of it, which closes it.
pub fn row(open: OpenComment) -> AnyView {
    let OpenComment {
        workspace,
        number,
        id,
        shown,
        then,
    } = open;
    let comment = workspace.form(id).numbered(number);
    let is_of_page = shown.is_some();
    let about = workspace.select(move |document, _| -> Option<LinkedRecord> {
        let of = comment.with(|comment| comment.of.clone())?;
        let about = record_links::to(document, &of).filter(|_| shown.as_ref() != Some(&of))?;
        // What the page shows leads there itself.
        let href = if is_of_page { String::new() } else { about.href };
        Some(LinkedRecord { href, ..about })
    });
    let name = move || comment.with(told);
    let said = move || comment.with(|comment| comment.text.clone());
    let by = move || comment.with(said_by);
    let named = move || comment.with(|comment| fill(Word::CommentCloseWhat, &[("text", &told(comment))]));
    let close = move |event: SubmitEvent| {
        event.prevent_default();
        comment.change(|comment| comment.closed = page::today());
        then();
    };
    view! {
        <div class="own-part stack" role="group" aria-label=name>
            {move || about.get().map(|about| view! { <p>{linked_name(about)}</p> })}
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
