//! Collecting responses: what becomes of each that has come, and the one command that takes in those that belong here.

use std::collections::BTreeMap;

use super::{
    command::{Command, Label},
    fitting,
};
use crate::domain::{
    assessment::{
        factors::QuestionSet,
        response_file::ResponseFile,
        results::{questions::Questions, tally::AskedPlaces},
    },
    records::{
        document::Document,
        record::Record,
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
    /// One of the same respondent that is neither earlier nor later says something else: it waits until one of them is chosen.
    Differs,
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
    /// Nothing that the round asks is answered in it.
    NothingAsked,
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
    /// What somebody has to choose between, in the order of the respondents' ids.
    pub differing: Vec<Differing>,
}

/// Responses of one respondent that say different things, of which none is later: the same revision, from the same day.
#[derive(Clone, Debug, PartialEq)]
pub struct Differing {
    /// The respondent's id.
    id: RecordId,
    /// Whether another one than those that have come is in the document.
    pub is_here: bool,
    /// Those that have come, each once, with its place among all that have.
    pub given: Vec<(usize, Response)>,
}

impl Differing {
    /// What takes in one of those that have come, in place of any that is here; `None` if there are fewer.
    pub fn choose(&self, nth: usize) -> Option<Command> {
        let (_, response) = self.given.get(nth)?;
        Some(Command::Put {
            records: vec![(self.id.clone(), response.clone().into())],
            label: Label::Collected(1),
        })
    }
}

/// Decides what becomes of responses that are collected for a round on a day. Nothing is changed.
///
/// Of several by one respondent the latest counts, in whatever order they are given; what is here already is never doubled. Where none is
/// later and they say different things, none of them is taken in.
pub fn collect(document: &Document, id: &Id<Round>, files: Vec<ResponseFile>, today: Date) -> Collection {
    let missing = Round::default();
    let round = document.get(id).unwrap_or(&missing);
    let questions = Questions::of_round(document, round);
    let collecting = Collector {
        document,
        round,
        id,
        places: AskedPlaces::of(&questions),
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
    let mut differing = Vec::new();
    let mut room = fitting::room(document);
    for (id, of_one) in come {
        match collecting.judge(&id, of_one, room > 0, &mut outcomes) {
            Verdict::Nothing => {}
            Verdict::Taken(response) => {
                if document.record(&id).is_none() {
                    room = room.saturating_sub(1);
                }
                records.push((id, (*response).into()));
            }
            Verdict::Differs { is_here, given } => differing.push(Differing { id, is_here, given }),
        }
    }
    let label = Label::Collected(records.len());
    let command = (!records.is_empty()).then_some(Command::Put { records, label });
    Collection {
        outcomes,
        command,
        differing,
    }
}

/// What becomes of all that one respondent has given.
enum Verdict {
    Nothing,
    Taken(Box<Response>),
    Differs {
        is_here: bool,
        given: Vec<(usize, Response)>,
    },
}

struct Collector<'a> {
    document: &'a Document,
    round: &'a Round,
    id: &'a Id<Round>,
    places: AskedPlaces<'a>,
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
        // What a set asks that this version does not have is not known here.
        let is_known = QuestionSet::of(asked).is_some();
        if is_known && self.places.answered(&file.answers).next().is_none() {
            return Some(Reason::NothingAsked);
        }
        let standing = self.document.record(file.id.raw())?;
        let is_own = matches!(
            &**standing,
            Record::Response(response) if response.received.is_some() && response.round.as_ref() == Some(self.id)
        );
        (!is_own).then_some(Reason::IdTaken)
    }

    /// Notes the outcome of each response that a respondent has given.
    fn judge(
        &self,
        id: &RecordId,
        mut given: Vec<(usize, Response)>,
        has_room: bool,
        outcomes: &mut [Outcome],
    ) -> Verdict {
        let mut note = |place: usize, outcome: Outcome| {
            if let Some(entry) = outcomes.get_mut(place) {
                *entry = outcome;
            }
        };
        let standing = self.document.get(&Id::<Response>::of(id.clone()));
        let age = |response: &Response| (response.revision, response.answered);
        let latest = given.iter().map(|(_, response)| age(response)).max();
        let is_latest = |response: &Response| Some(age(response)) == latest;
        if standing.is_some_and(|standing| Some(age(standing)) > latest) {
            return Verdict::Nothing;
        }
        let here = standing.filter(|standing| is_latest(standing));
        let state = self.round.state;
        if state != RoundState::Open && here.is_none() {
            for (place, _) in given {
                note(place, Outcome::Refused(Reason::NotOpen(state)));
            }
            return Verdict::Nothing;
        }
        given.retain(|(_, response)| is_latest(response));
        let is_known = |response: &Response| here.is_some_and(|here| is_same(here, response));
        let (known, others): (Vec<_>, Vec<_>) = given.into_iter().partition(|(_, response)| is_known(response));
        for (place, _) in known {
            note(place, Outcome::Unchanged);
        }
        let Some((_, first)) = others.first() else {
            return Verdict::Nothing;
        };
        let differ = here.is_some() || others.iter().any(|(_, other)| !is_same(first, other));
        let outcome = match (state, differ, standing) {
            (RoundState::Open, true, _) => Outcome::Differs,
            (RoundState::Open, false, None) if !has_room => Outcome::Refused(Reason::NoRoom),
            (RoundState::Open, false, None) => Outcome::Added,
            (RoundState::Open, false, Some(_)) => Outcome::Replaced,
            (closed, _, _) => Outcome::Refused(Reason::NotOpen(closed)),
        };
        for (nth, (place, _)) in others.iter().enumerate() {
            // Where all say the same, the first of them is taken in and the others come again.
            let comes_again = !differ && nth > 0;
            note(
                *place,
                if comes_again {
                    Outcome::Unchanged
                } else {
                    outcome.clone()
                },
            );
        }
        match outcome {
            Outcome::Differs => Verdict::Differs {
                is_here: here.is_some(),
                given: each_once(others),
            },
            Outcome::Added | Outcome::Replaced => {
                let taken = others.into_iter().next();
                taken.map_or(Verdict::Nothing, |(_, response)| Verdict::Taken(Box::new(response)))
            }
            Outcome::Unchanged | Outcome::Older | Outcome::Refused(_) => Verdict::Nothing,
        }
    }
}

/// Responses without those that say the same as one before them.
fn each_once(responses: Vec<(usize, Response)>) -> Vec<(usize, Response)> {
    let mut kept: Vec<(usize, Response)> = Vec::new();
    for (place, response) in responses {
        if !kept.iter().any(|(_, one)| is_same(one, &response)) {
            kept.push((place, response));
        }
    }
    kept
}

/// Whether two responses of one respondent say the same, whenever they were taken in.
fn is_same(one: &Response, other: &Response) -> bool {
    (one.group, one.role, &one.name, &one.answers) == (other.group, other.role, &other.name, &other.answers)
        && (&one.comments, &one.evidence) == (&other.comments, &other.evidence)
}
