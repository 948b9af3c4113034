//! A row of the timeline and what is said in it.

use std::sync::Arc;

use crate::{
    app::{
        interface::route::Route,
        text::{
            follow_up, vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::{
            progress::Progress,
            schedule::{CountedDay, CountedKind, Entry, Lasting},
        },
        values::{date::Date, id::RecordId},
    },
};

/// What tells a row from all others, whatever its days are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RowKey {
    /// The group that it is in.
    pub group: Option<RecordId>,
    /// What it is of; `None` for the name of a group.
    pub of: Option<Lasting>,
}

/// A row.
#[derive(Clone, PartialEq)]
pub struct ShownRow {
    pub key: RowKey,
    /// The name of a group that has no days of its own.
    head: String,
    /// What lasts.
    pub entry: Option<Arc<Entry>>,
}

impl ShownRow {
    /// The name of a group.
    pub fn head(group: Option<RecordId>, name: String) -> Self {
        Self {
            key: RowKey { group, of: None },
            head: name,
            entry: None,
        }
    }

    /// What lasts.
    pub fn entry(group: Option<RecordId>, entry: Option<Arc<Entry>>) -> Self {
        let of = entry.as_ref().map(|entry| entry.of.clone());
        Self {
            key: RowKey { group, of },
            head: String::new(),
            entry,
        }
    }

    /// Whether it heads the rows below it: a group's name, or the plan that is the group.
    pub fn is_head(&self) -> bool {
        match &self.key.of {
            None => true,
            Some(of) => matches!(of, Lasting::Plan(_)) && self.key.group.as_ref() == Some(of.raw()),
        }
    }

    /// What it is called.
    pub fn name(&self) -> String {
        match &self.entry {
            Some(entry) => vocabulary::named(&entry.title),
            None => self.head.clone(),
        }
    }

    /// The page of what it is of.
    pub fn route(&self) -> Option<Route> {
        self.key.of.as_ref().map(route)
    }
}

/// The page of what lasts.
pub fn route(of: &Lasting) -> Route {
    match of {
        Lasting::Plan(id) => Route::ActionPlan(id.clone()),
        Lasting::Action(id) => Route::Action(id.clone()),
    }
}

/// The word for a kind of day.
pub fn kind_word(kind: CountedKind) -> Word {
    match kind {
        CountedKind::Milestone => Word::TimelineMilestone,
        CountedKind::Measurement => Word::TimelineMeasurement,
        CountedKind::Review => Word::TimelineReview,
    }
}

/// A day that counts, as *Delmål: Avtal tecknat, 3 mars 2026, försenat*.
pub fn counted(one: &CountedDay) -> String {
    let (kind, day) = (text(kind_word(one.kind)), vocabulary::day(one.day));
    let name = one.name.trim();
    let mut told = if name.is_empty() {
        fill(Word::TimelineDay, &[("kind", kind), ("day", &day)])
    } else {
        fill(Word::TimelineDayNamed, &[("kind", kind), ("name", name), ("day", &day)])
    };
    let state = match (one.is_done, one.is_late) {
        (true, _) => Some(Word::TimelineDayDone),
        (false, true) => Some(Word::TimelineDayLate),
        (false, false) => None,
    };
    if let Some(state) = state {
        told.push_str(", ");
        told.push_str(text(state));
    }
    told
}

/// That a day is moved, for those who don't see where its grip lies. A review has no name but that of what is reviewed.
pub fn moves_day(one: &CountedDay, of: &str) -> String {
    let what = [&text(kind_word(one.kind)).to_lowercase(), " ", one.name.trim()].concat();
    fill(Word::TimelineGripDay, &[("what", what.trim()), ("of", of)])
}

/// How it goes, in a word.
pub fn progress(entry: &Entry) -> &'static str {
    match (&entry.of, entry.progress) {
        // Of a plan nobody can say more than that its time is over.
        (Lasting::Plan(_), Progress::Late) => text(Word::TimelineOver),
        (_, progress) => text(follow_up::progress(progress)),
    }
}

/// What stands beside the bar where a time is shown: that it is late, what it lacks, and where it is if that is outside.
pub fn note(entry: &Entry, (first, last): (Date, Date)) -> String {
    let (start, end) = entry.days;
    let mut said = Vec::new();
    let begins_after = start.or(end).filter(|day| *day > last);
    let ends_before = end.or(start).filter(|day| *day < first);
    if let Some(day) = begins_after {
        said.push(fill(Word::TimelineAfter, &[("day", &vocabulary::day(day))]));
    } else if let Some(day) = ends_before {
        said.push(fill(Word::TimelineBefore, &[("day", &vocabulary::day(day))]));
    }
    if matches!(entry.progress, Progress::Late | Progress::Cancelled) {
        said.push(progress(entry).to_lowercase());
    }
    let lacks = match entry.days {
        (None, None) => Some(Word::TimelineNoDays),
        (Some(_), None) => Some(Word::TimelineNoEnd),
        (None, Some(_)) => Some(Word::TimelineNoStart),
        (Some(_), Some(_)) => None,
    };
    said.extend(lacks.map(|word| text(word).to_owned()));
    said.join(" · ")
}
