//! What is to be discussed: the open comments of any record that somebody wants to be talked about.

use leptos::prelude::*;

use super::comments::{said_by, told};
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
    domain::{records::comment::Comment, values::id::Id},
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
                <For each=move || open.get() key=Clone::clone children=move |(n, id)| row(workspace, n, id) />
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section-after">
            <h2 id=HEADING tabindex="-1">
                {text(Word::ChangeDiscuss)}
            </h2>
            {list}
        </section>
    }
    .into_any()
}

fn row(workspace: Workspace, n: usize, id: Id<Comment>) -> AnyView {
    let comment = workspace.form(id).numbered(n);
    let about = workspace.select(move |document, _| -> Option<LinkedRecord> {
        let of = comment.with(|comment| comment.of.clone())?;
        record_links::to(document, &of)
    });
    let said = move || comment.with(|comment| comment.text.clone());
    let by = move || comment.with(said_by);
    let named = move || comment.with(|comment| fill(Word::CommentCloseWhat, &[("text", &told(comment))]));
    let close = move |_| {
        comment.change(|comment| comment.closed = page::today());
        page::focus(HEADING);
    };
    view! {
        <div class="own-part stack">
            <p>{move || about.get().map(linked_name)}</p>
            <p class="said">{said}</p>
            <p class="small muted">{by}</p>
            <div class="field-row">
                {text_field(comment.field(field!(Comment, outcome)).class("field grow"))}
                <button type="button" aria-label=named on:click=close>
                    {icon("check")}
                    {text(Word::CommentClose)}
                </button>
            </div>
        </div>
    }
    .into_any()
}
