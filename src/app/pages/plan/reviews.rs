//! The reviews of an action plan or a priority, the newest first, and the press that makes one.

use std::cmp::Reverse;

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            icon::icon,
            links::LinkedRecord,
            record_links,
            record_rows::{RecordRow, record_rows},
            status_tag::decision_tag,
        },
        document::workspace::Workspace,
        form::lens::field,
        interface::{anchor, route::Route},
        state::App,
        text::{
            vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        follow_up::reviewing::{begun, is_of_priority, reviews_of},
        records::{
            declaration::Declared,
            review::{Review, ReviewDecision},
        },
        values::{
            date::Date,
            id::{Id, RecordId},
        },
    },
    platform::web::page,
};

/// What is said of a review in the list.
#[derive(Clone, PartialEq)]
struct Row {
    id: Id<Review>,
    date: Option<Date>,
    period: Option<String>,
    decision: ReviewDecision,
}

/// The section on the page of what is reviewed.
pub fn section(app: App, of: RecordId) -> AnyView {
    let at = of.clone();
    let rows = app.workspace.select(move |document, references| {
        let reviews = reviews_of(document, references, &at).into_iter();
        let row = |(id, review): (Id<Review>, &Review)| Row {
            id,
            date: review.date,
            period: vocabulary::period(review.start, review.end),
            decision: review.decision,
        };
        reviews.map(row).collect::<Vec<_>>()
    });
    view! {
        <section class="form-group">
            <h2>{text(Word::PlanReviews)}</h2>
            {record_rows(rows, Word::ReviewNone, row_view)}
            <p class="actions">
                <button type="button" id=anchor::adding(Review::KIND) on:click=move |_| add(app, &of)>
                    {icon("plus")}
                    {text(Word::ReviewAdd)}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// Makes a review and goes to what is written first in it.
pub fn add(app: App, of: &RecordId) {
    let review = app.workspace.now(|document, references| {
        let review = begun(document, references, of, page::today());
        let is_role = is_of_priority(document, &review);
        (review, is_role)
    });
    let Some((review, is_role)) = review else { return };
    let first = if is_role {
        field!(Review, role).id()
    } else {
        field!(Review, done).id()
    };
    if let Some(id) = app.workspace.add(review) {
        app.interface.go_to_field(&Route::Review(id), &first);
    }
}

/// How many reviews the page of the step shows.
const SHOWN: usize = 10;

/// The latest reviews of anything, and the ways to what is due and to the changes.
pub fn all(workspace: Workspace) -> AnyView {
    let reviews = workspace.select(|document, _| {
        let mut all: Vec<_> = document.all::<Review>().collect();
        all.sort_by_key(|(_, review)| Reverse(review.date));
        let to = |(id, review): (Id<Review>, &Review)| Some((record_links::to(document, id.raw())?, review.decision));
        all.into_iter().take(SHOWN).filter_map(to).collect::<Vec<_>>()
    });
    let row = |(review, decision): (LinkedRecord, ReviewDecision)| {
        view! {
            <a class="record-title" href=review.href>
                {review.name}
            </a>
            {decision_tag(decision)}
        }
        .into_any()
    };
    view! {
        <section class="section-after">
            <div class="section-head">
                <h2>{text(Word::ReviewAll)}</h2>
                <a class="button" href=Route::Due.to_hash()>
                    {text(Word::DueTitle)}
                </a>
                <a class="button" href=Route::Changes.to_hash()>
                    {text(Word::ChangeAll)}
                </a>
            </div>
            {record_rows(reviews, Word::ReviewAllNone, row)}
        </section>
    }
    .into_any()
}

fn row_view(row: Row) -> AnyView {
    let row = RecordRow {
        to: Route::Review(row.id),
        title: row
            .date
            .map_or_else(|| text(Word::ReviewUndated).to_owned(), vocabulary::day),
        meta: row.period.into_iter().collect(),
        tag: Some(decision_tag(row.decision)),
    };
    row.view()
}
