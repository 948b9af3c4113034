//! The reviews and the changes in the whole plan, under the step of follow-up.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::{
    reading::{Source, fact, fact_with_links, facts, paragraphs},
    reading_lessons, record_links,
};
use crate::{
    app::{
        components::status_tag::{decision_tag, way_tag},
        text::{
            kinds, vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        records::{
            change::Change,
            record::Record,
            review::{Review, ReviewDecision},
        },
        values::{
            date::Date,
            id::{Id, RecordId},
        },
    },
};

/// Both, the newest first, and the lessons; nothing where there is none of them.
pub(super) fn section(source: Source) -> Option<AnyView> {
    let parts = [reviews(source), changes(source), reading_lessons::section(source)];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.into_any())
}

fn reviews(source: Source) -> Option<AnyView> {
    let mut all: Vec<_> = source.document.all::<Review>().collect();
    all.sort_by_key(|(_, review)| Reverse(review.date));
    let all: Vec<_> = all.into_iter().map(|(id, one)| review(source, &id, one)).collect();
    list(Word::PlanReviews, all)
}

fn changes(source: Source) -> Option<AnyView> {
    let mut all: Vec<_> = source.document.all::<Change>().map(|(_, one)| one).collect();
    all.sort_by_key(|change| Reverse(change.date));
    let all: Vec<_> = all.into_iter().map(|one| change(source, one)).collect();
    list(Word::PlanChanges, all)
}

fn list(title: Word, all: Vec<AnyView>) -> Option<AnyView> {
    (!all.is_empty()).then(|| {
        view! {
            <h4>{text(title)}</h4>
            <ol class="reading-list">{all}</ol>
        }
        .into_any()
    })
}

fn names(source: Source, ids: &[RecordId]) -> Option<AnyView> {
    let records = ids.iter().filter_map(|id| record_links::to(source.document, id));
    source.linked(records.collect())
}

fn review(source: Source, id: &Id<Review>, review: &Review) -> AnyView {
    let record: Record = review.clone().into();
    let decided = [
        Some(review.decided_by.trim().to_owned()),
        review.decided.map(vocabulary::day),
    ];
    let decided: Vec<_> = decided.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let decision = (review.decision != ReviewDecision::Unstated).then(|| decision_tag(review.decision));
    view! {
        <li>
            <h4>{kinds::name(&[source.document], id.raw(), &record)}</h4>
            {decision}
            {paragraphs(&review.role)}
            {paragraphs(&review.done)}
            {facts([
                fact(Word::PlanReadTime, vocabulary::period(review.start, review.end).unwrap_or_default()),
                fact_with_links(Word::FieldReviewEvidence, names(source, &review.evidence)),
                fact(Word::FieldReviewLearnt, review.learnt.trim().to_owned()),
                fact(Word::FieldReviewHindrances, review.hindrances.trim().to_owned()),
                fact(Word::FieldReviewReason, review.reason.trim().to_owned()),
                fact(Word::FieldReviewDecidedBy, decided.join(", ")),
            ])}
        </li>
    }
    .into_any()
}

fn change(source: Source, change: &Change) -> AnyView {
    let day = |date: Option<Date>| date.map(vocabulary::day).unwrap_or_default();
    view! {
        <li>
            <h4>{vocabulary::named(&change.title)}</h4>
            {way_tag(change.way, change.closed.is_none())}
            {paragraphs(&change.cause)}
            {facts([
                fact(Word::FieldChangeDate, day(change.date)),
                fact(Word::FieldChangeReason, change.reason.trim().to_owned()),
                fact_with_links(Word::FieldChangeAffects, names(source, &change.affects)),
                fact(Word::FieldChangeClosed, day(change.closed)),
                fact(Word::FieldChangeOutcome, change.outcome.trim().to_owned()),
            ])}
        </li>
    }
    .into_any()
}
