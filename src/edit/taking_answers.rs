//! Answers to consultations that have come: what becomes of each contribution in them, and the one command that takes in what is new.
//!
//! In whatever order answers are taken in, one at a time or all at once, the document becomes the same: a contribution has an id of its own from
//! the respondent's device, and of several that were sent of it the latest counts.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    command::{Command, Label},
    fitting,
    keepable::Keepable,
};
use crate::domain::{
    action_table::names::{Found, Names},
    dialogue::consultation::{ContributionFile, Said},
    records::{
        dialogue::{Consultation, ConsultationQuestion, Contribution, ResponseState},
        document::Document,
        record::{Record, RecordKind},
        strategy::Actor,
    },
    values::{
        id::{Id, RecordId},
        order::Order,
    },
};

/// What becomes of a contribution that has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Added,
    /// It says something else than when it was taken in before.
    Changed,
    /// The same, and it has been answered here meanwhile.
    ChangedAfterResponse,
    /// The same is here already.
    Unchanged,
    /// A later one is here.
    Older,
    /// Another that was sent as often says something else: it is not taken in.
    Differs,
    /// Its id is that of something else: it is not taken in.
    IdTaken,
    /// The document has as many records as it can have.
    NoRoom,
}

impl Outcome {
    /// Whether it changes anything that can be seen.
    pub fn is_taken(self) -> bool {
        matches!(self, Self::Added | Self::Changed | Self::ChangedAfterResponse)
    }
}

/// What becomes of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is of this consultation: each thing that is said, and what else there is to know.
    Ours {
        /// What is said, with what becomes of it.
        said: Vec<(Said, Outcome)>,
        /// How many contributions of an earlier answer are not in this one. They stay.
        left_out: usize,
        /// Whether it was sent after the last day.
        is_late: bool,
        /// How many answer questions that are not here any more.
        unasked: usize,
    },
    /// It is of another consultation, which is in the document or not.
    Elsewhere {
        /// Whether that is in the document.
        is_here: bool,
        /// What it is called.
        title: String,
    },
}

/// What becomes of answers that have come.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenAnswers {
    /// What becomes of each, in the order in which they were given.
    pub verdicts: Vec<Verdict>,
    /// What takes in all that is new, as one step; `None` if nothing is.
    pub command: Option<Command>,
}

/// Decides what becomes of answers to a consultation. Nothing is changed.
pub fn take(document: &Document, id: &Id<Consultation>, files: &[ContributionFile]) -> TakenAnswers {
    let missing = Consultation::default();
    let mut taking = Taking {
        document,
        id,
        consultation: document.get(id).unwrap_or(&missing),
        actors: Names::of(document, RecordKind::Actor),
        order: order(document),
        room: fitting::room(document),
        made: BTreeMap::new(),
        writes: 0,
    };
    let mut answers = 0;
    // The latest first: what is given at once gives the same in whatever order, also where two that were sent as often say different things.
    let mut in_order: Vec<_> = files.iter().enumerate().collect();
    in_order.sort_by_cached_key(|(_, file)| (Reverse((file.revision, file.answered)), format!("{file:?}")));
    let mut verdicts: Vec<_> = in_order
        .into_iter()
        .map(|(place, file)| {
            let before = taking.writes;
            let verdict = taking.verdict(file);
            answers += usize::from(taking.writes > before);
            (place, verdict)
        })
        .collect();
    verdicts.sort_by_key(|(place, _)| *place);
    let verdicts = verdicts.into_iter().map(|(_, verdict)| verdict).collect();
    let records: Vec<(RecordId, Record)> = taking.made.into_iter().map(|(id, one)| (id, one.into())).collect();
    let command = (!records.is_empty()).then_some(Command::Put {
        records,
        label: Label::Collected(answers),
    });
    TakenAnswers { verdicts, command }
}

/// Where what comes stands in the list: after all that was typed here, whatever has come before, so that it does not matter what came first.
fn order(document: &Document) -> Order {
    let typed = document.all::<Contribution>().filter(|(_, one)| one.revision.0 == 0);
    Order::after(typed.map(|(_, one)| &one.order).max())
}

struct Taking<'a> {
    document: &'a Document,
    id: &'a Id<Consultation>,
    consultation: &'a Consultation,
    actors: Names,
    order: Order,
    room: usize,
    /// What becomes another, or is new.
    made: BTreeMap<RecordId, Contribution>,
    /// How often something became another.
    writes: usize,
}

impl Taking<'_> {
    fn verdict(&mut self, file: &ContributionFile) -> Verdict {
        let here = self.document.get(&file.consultation);
        if file.consultation != *self.id || here.is_none() {
            let title = here.map_or(&file.title, |one| &one.title);
            return Verdict::Elsewhere {
                is_here: here.is_some(),
                title: title.clone(),
            };
        }
        let mut said = Vec::with_capacity(file.said.len());
        let mut ids = Vec::with_capacity(file.said.len());
        let mut unasked = 0;
        for one in &file.said {
            let id = one.id(&file.id).raw().clone();
            unasked += usize::from(one.question.is_some() && self.asked(one).is_none());
            said.push((one.clone(), self.take_one(&id, file, one)));
            ids.push(id);
        }
        Verdict::Ours {
            said,
            left_out: self.left_out(file, &ids),
            is_late: matches!((file.answered, self.consultation.end), (Some(on), Some(end)) if on > end),
            unasked,
        }
    }

    /// How many contributions of an earlier answer by the same respondent a later one does not have.
    fn left_out(&self, file: &ContributionFile, ids: &[RecordId]) -> usize {
        let begins = [file.id.as_str(), "-"].concat();
        let is_left = |id: &RecordId, one: &Contribution| {
            one.consultation.as_ref() == Some(self.id)
                && one.revision.0 > 0
                && one.revision < file.revision
                && id.as_str().starts_with(&begins)
                && !ids.contains(id)
        };
        let all = self.document.all::<Contribution>();
        all.filter(|(id, one)| is_left(id.raw(), one)).count()
    }

    fn take_one(&mut self, id: &RecordId, file: &ContributionFile, said: &Said) -> Outcome {
        let here = self.document.get(&Id::<Contribution>::of(id.clone()));
        // What was typed here, or came by another consultation, is nobody's to write over.
        let here = here.filter(|one| one.revision.0 > 0 && one.consultation.as_ref() == Some(self.id));
        let standing = self.made.get(id).or(here);
        if standing.is_none() && self.document.record(id).is_some() {
            return Outcome::IdTaken;
        }
        let (made, outcome) = match standing {
            None if self.room == 0 => return Outcome::NoRoom,
            None => (self.made_of(file, said), Outcome::Added),
            Some(before) if before.revision > file.revision => return Outcome::Older,
            Some(before) => {
                let after = self.changed(before, file, said);
                let is_same = is_same(before, &after);
                match (is_same, before.revision == file.revision, before.response) {
                    (true, true, _) => return Outcome::Unchanged,
                    (false, true, _) => return Outcome::Differs,
                    // That it was sent again is noted, so that the latest is known.
                    (true, false, _) => (after, Outcome::Unchanged),
                    (false, false, ResponseState::Unanswered) => (after, Outcome::Changed),
                    (false, false, ResponseState::With | ResponseState::Partly | ResponseState::Not) => {
                        (after, Outcome::ChangedAfterResponse)
                    }
                }
            }
        };
        if Keepable::of(id, &made.clone().into()).is_err() {
            return Outcome::IdTaken;
        }
        self.room -= usize::from(outcome == Outcome::Added);
        self.made.insert(id.clone(), made);
        self.writes += 1;
        outcome
    }

    /// The question that something answers, if it is here.
    fn asked(&self, said: &Said) -> Option<Id<ConsultationQuestion>> {
        said.question.clone().filter(|id| self.document.get(id).is_some())
    }

    /// The actor of a name, if there is one and no other.
    fn actor(&self, name: &str) -> Option<Id<Actor>> {
        if name.trim().is_empty() {
            return None;
        }
        match self.actors.find(name) {
            Found::One(id) => Some(Id::of(id)),
            Found::Several | Found::Nothing => None,
        }
    }

    fn made_of(&self, file: &ContributionFile, said: &Said) -> Contribution {
        // What is asked about one priority is about that; of several nobody but the reader can say which.
        let priorities = match self.consultation.priorities.as_slice() {
            [one] => vec![one.clone()],
            _ => Vec::new(),
        };
        let begun = Contribution {
            meeting: self.consultation.meeting.clone(),
            consultation: Some(self.id.clone()),
            priorities,
            order: self.order.clone(),
            ..Contribution::default()
        };
        self.changed(&begun, file, said)
    }

    /// A contribution as it was sent now: what has been done with it here stays.
    fn changed(&self, before: &Contribution, file: &ContributionFile, said: &Said) -> Contribution {
        let followed = before.actor == self.actor(&before.organisation);
        Contribution {
            text: said.text.clone(),
            day: file.answered,
            actor: if followed {
                self.actor(&file.organisation)
            } else {
                before.actor.clone()
            },
            organisation: file.organisation.clone(),
            group: file.group,
            municipality: file.municipality.clone(),
            place: said.place.clone(),
            question: self.asked(said),
            revision: file.revision,
            ..before.clone()
        }
    }
}

/// Whether both say the same, however often they were sent.
fn is_same(one: &Contribution, other: &Contribution) -> bool {
    let plain = |of: &Contribution| Contribution {
        day: None,
        revision: other.revision,
        ..of.clone()
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests;
