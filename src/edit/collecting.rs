//! Collecting responses: what becomes of each that has come, and the one command that takes in those that belong here.

use std::{cmp::Ordering, collections::BTreeMap};

use super::{
    command::{Command, Label},
    fitting,
};
use crate::domain::{
    assessment::{factors::QuestionSet, response_file::ResponseFile},
    json,
    records::{
        document::Document,
        record::{Record, UnknownFields},
        self_assessment::{Response, Round, RoundState},
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// What becomes of a response that has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is taken in.
    Added,
    /// It takes the place of an earlier one of the same respondent.
    Replaced,
    /// The same is here already.
    Unchanged,
    /// A later one of the same respondent is here, or was given with it.
    Older,
    /// It is not taken in.
    Refused(Reason),
}

/// Why a response is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It belongs to another round.
    AnotherRound {
        /// The round.
        round: Id<Round>,
        /// Whether that one is in the document.
        is_here: bool,
        /// What it is called, in the document or in the response.
        title: String,
    },
    /// Another version of the question set was answered.
    AnotherQuestionSet {
        /// The version.
        version: String,
    },
    /// The round takes in no more responses.
    NotOpen(RoundState),
    /// Its id is that of something else in the document.
    IdTaken,
    /// The document has as many records as it can have.
    NoRoom,
}

/// What becomes of responses that have come.
#[derive(Clone, Debug, PartialEq)]
pub struct Collection {
    /// The outcome of each, in the order in which they were given.
    pub outcomes: Vec<Outcome>,
    /// What takes in all that belong here, as one step; `None` if nothing does.
    pub command: Option<Command>,
}

/// Decides what becomes of responses that are collected for a round on a day. Nothing is changed.
///
/// Of several by one respondent the latest counts, in whatever order they are given; what is here already is never doubled.
pub fn collect(document: &Document, id: &Id<Round>, files: Vec<ResponseFile>, today: Date) -> Collection {
    let missing = Round::default();
    let round = document.get(id);
    let collecting = Collector {
        document,
        round: round.unwrap_or(&missing),
        id,
    };
    let mut outcomes = vec![Outcome::Older; files.len()];
    // What has been given by each respondent, with its place among the files.
    let mut come: BTreeMap<RecordId, Vec<(usize, Response)>> = BTreeMap::new();
    for (place, (file, outcome)) in files.into_iter().zip(&mut outcomes).enumerate() {
        match collecting.refuses(&file) {
            Some(reason) => *outcome = Outcome::Refused(reason),
            None => {
                let of_one = come.entry(file.id.raw().clone()).or_default();
                of_one.push((place, file.taken_in(today)));
            }
        }
    }
    let mut records: Vec<(RecordId, Record)> = Vec::new();
    let (room, mut added) = (fitting::room(document), 0);
    for (id, mut of_one) in come {
        // Of equal ones the first stays first.
        of_one.sort_by(|(_, one), (_, other)| later(other, one));
        let mut rest = of_one.into_iter();
        let Some((place, latest)) = rest.next() else {
            continue;
        };
        let outcome = match collecting.outcome(&id, &latest) {
            Outcome::Added if added == room => Outcome::Refused(Reason::NoRoom),
            outcome => outcome,
        };
        added += usize::from(outcome == Outcome::Added);
        let is_taken = matches!(outcome, Outcome::Added | Outcome::Replaced);
        for (place, response) in rest {
            let of_other = match &outcome {
                Outcome::Added | Outcome::Replaced | Outcome::Unchanged => match later(&response, &latest) {
                    Ordering::Equal => Outcome::Unchanged,
                    Ordering::Less | Ordering::Greater => Outcome::Older,
                },
                same => same.clone(),
            };
            set(&mut outcomes, place, of_other);
        }
        set(&mut outcomes, place, outcome);
        if is_taken {
            records.push((id, latest.into()));
        }
    }
    let label = Label::Imported(records.len());
    let command = (!records.is_empty()).then_some(Command::Put { records, label });
    Collection { outcomes, command }
}

fn set(outcomes: &mut [Outcome], place: usize, outcome: Outcome) {
    if let Some(entry) = outcomes.get_mut(place) {
        *entry = outcome;
    }
}

struct Collector<'a> {
    document: &'a Document,
    round: &'a Round,
    id: &'a Id<Round>,
}

impl Collector<'_> {
    /// Why a response can't belong to the round, whatever else has been given.
    fn refuses(&self, file: &ResponseFile) -> Option<Reason> {
        let here = self.document.get(&file.round);
        if file.round != *self.id || here.is_none() {
            let title = here.map_or(&file.title, |round| &round.title);
            return Some(Reason::AnotherRound {
                round: file.round.clone(),
                is_here: here.is_some(),
                title: title.clone(),
            });
        }
        let asked = match self.round.question_set.as_str() {
            "" => QuestionSet::current().id,
            asked => asked,
        };
        if file.question_set != asked {
            return Some(Reason::AnotherQuestionSet {
                version: file.question_set.clone(),
            });
        }
        let standing = self.document.record(file.id.raw())?;
        let is_own = matches!(
            &**standing,
            Record::Response(response) if response.received.is_some() && response.round.as_ref() == Some(self.id)
        );
        (!is_own).then_some(Reason::IdTaken)
    }

    /// What becomes of a respondent's latest.
    fn outcome(&self, id: &RecordId, latest: &Response) -> Outcome {
        let standing = self.document.get(&Id::<Response>::of(id.clone()));
        let outcome = match standing.map(|standing| later(standing, latest)) {
            None => Outcome::Added,
            Some(Ordering::Less) => Outcome::Replaced,
            Some(Ordering::Equal) => return Outcome::Unchanged,
            Some(Ordering::Greater) => return Outcome::Older,
        };
        match self.round.state {
            RoundState::Open => outcome,
            state => Outcome::Refused(Reason::NotOpen(state)),
        }
    }
}

/// How two responses of one respondent follow on each other. If neither revision nor day decides, what they say does, so that
/// everybody who collects them gets the same result.
fn later(one: &Response, other: &Response) -> Ordering {
    let by_age = one.revision.cmp(&other.revision);
    by_age
        .then_with(|| one.answered.cmp(&other.answered))
        .then_with(|| match is_same(one, other) {
            true => Ordering::Equal,
            false => said(one).cmp(&said(other)),
        })
}

fn is_same(one: &Response, other: &Response) -> bool {
    (one.group, one.role, &one.name, &one.answers) == (other.group, other.role, &other.name, &other.answers)
        && (&one.comments, &one.evidence) == (&other.comments, &other.evidence)
}

/// What a response says, without what was noted when it was taken in.
fn said(response: &Response) -> String {
    let mut bare = response.clone();
    bare.received = None;
    bare.unknown = UnknownFields::new();
    let mut text = String::new();
    json::write_object(&bare.write(), &mut text);
    text
}
