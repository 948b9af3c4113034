//! What is due, in words: its name, who does it, and its day in a calendar.

use super::{
    vocabulary,
    words::{Word, fill, text},
};
use crate::{
    domain::follow_up::{
        due::{Due, DueKind},
        schedule::Lasting,
    },
    format::calendar::CalendarDay,
};

/// What it is called.
pub fn name(due: &Due) -> String {
    let word = match (due.kind, &due.of) {
        (DueKind::Start, Lasting::Action(_)) => Word::DueStartAction,
        (DueKind::Start, Lasting::Plan(_)) => Word::DueStartPlan,
        (DueKind::End, Lasting::Action(_)) => Word::DueEndAction,
        (DueKind::End, Lasting::Plan(_)) => Word::DueEndPlan,
        (DueKind::Milestone, _) => Word::DueMilestone,
        (DueKind::Measurement, _) => Word::DueMeasurement,
        (DueKind::Review, _) => Word::DueReview,
    };
    let name = due.part.as_ref().map_or(&due.title, |part| &part.name);
    fill(word, &[("name", &vocabulary::named(name))])
}

/// Who is to do it.
pub fn owner_name(due: &Due) -> Option<String> {
    due.owner.as_ref().map(|(_, name)| vocabulary::named(name))
}

/// Its day in a calendar, of the document of an id.
pub fn day(document: &str, due: &Due) -> CalendarDay {
    let kind = due.kind.code();
    let name_of = vocabulary::named(&due.title);
    let of = match &due.of {
        Lasting::Action(_) => Word::DueFileAction,
        Lasting::Plan(_) => Word::DueFilePlan,
    };
    let owner = owner_name(due).map(|owner| fill(Word::DueFileOwner, &[("name", &owner)]));
    let said: Vec<_> = [fill(of, &[("name", &name_of)])].into_iter().chain(owner).collect();
    CalendarDay {
        // The same whatever it is called and whenever it is due.
        id: format!("{document}-{}-{kind}@samspel", due.record().as_str()),
        day: due.day,
        summary: name(due),
        description: said.join("\n"),
        category: text(Word::DueTitle).into(),
    }
}
