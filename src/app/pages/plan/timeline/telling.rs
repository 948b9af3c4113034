//! What is told of other days: what they are, what went with it, what it left and what it meets.

use super::row;
use crate::{
    app::text::{
        kinds, vocabulary,
        words::{Word, fill, text},
    },
    domain::{
        follow_up::schedule::{Days, Lasting},
        records::{document::Document, record::Kind},
        values::id::{Id, RecordId},
    },
    edit::rescheduling::{Collision, Rescheduling},
};

/// How many of those that it meets are named.
const MOST_NAMED: usize = 3;

fn name<T: Kind>(document: &Document, id: &Id<T>) -> String {
    vocabulary::named(document.record(id.raw()).map_or("", |record| record.name()))
}

fn period((start, end): Days) -> String {
    vocabulary::period(start, end).unwrap_or_else(|| text(Word::TimelineNoDays).into())
}

/// What comes of other days, in some sentences.
pub fn told(document: &Document, of: &Lasting, found: &Rescheduling) -> String {
    let named = match of {
        Lasting::Plan(id) => name(document, id),
        Lasting::Action(id) => name(document, id),
    };
    let (after, before) = (period(found.after), period(found.before));
    let values = [("name", named.as_str()), ("after", &after), ("before", &before)];
    let mut told = vec![fill(Word::TimelineTold, &values)];
    let count = |word: Word, n: usize| (n > 0).then(|| fill(word, &[("n", &n.to_string())]));
    told.extend(count(Word::TimelineToldMilestones, found.milestones));
    told.extend(count(Word::TimelineToldLeft, found.left));
    let collision = |one: &Collision| {
        let (first, then) = (name(document, &one.first), name(document, &one.then));
        fill(Word::TimelineToldCollision, &[("first", &first), ("then", &then)])
    };
    told.extend(found.collisions.iter().take(MOST_NAMED).map(collision));
    let more = found.collisions.len().saturating_sub(MOST_NAMED);
    told.extend(count(Word::TimelineToldMore, more));
    told.extend(match of {
        Lasting::Plan(_) => count(Word::TimelineToldOutsidePlan, found.outside),
        Lasting::Action(_) => (found.outside > 0).then(|| text(Word::TimelineToldOutside).to_owned()),
    });
    told.join(" ")
}

/// What comes of another day for a milestone, a measurement or a review.
pub fn told_of_day(document: &Document, id: &RecordId, found: &Rescheduling) -> String {
    let named = document
        .record(id)
        .map(|record| kinds::name(&[document], id, record))
        .unwrap_or_default();
    let day = |days: Days| days.0.map(vocabulary::day).unwrap_or_default();
    let (after, before) = (day(found.after), day(found.before));
    let mut told = fill(
        Word::TimelineTold,
        &[("name", &named), ("after", &after), ("before", &before)],
    );
    if found.left > 0 {
        told.push(' ');
        told.push_str(&fill(Word::TimelineToldLeft, &[("n", "1")]));
    }
    told
}

/// The address of the page of what has got days.
pub fn address(of: &Lasting) -> String {
    row::route(of).to_hash()
}
