//! The dialogue as it is reckoned from its records: who has been heard, what is answered, who has been told.

pub mod consultation;
pub mod coverage;
pub mod referral;

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    records::{
        dialogue::{Contribution, Feedback, ResponseState},
        document::Document,
        references::References,
        strategy::{Actor, ActorGroup},
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// The group of whoever said it: that of the actor, else what is written.
pub fn group_of(document: &Document, contribution: &Contribution) -> Option<ActorGroup> {
    let actor = contribution.actor.as_ref().and_then(|actor| document.get(actor));
    actor.map(|actor| actor.group).or(contribution.group)
}

/// Whether it has been said what a contribution is about: a finding, a priority or an element.
pub fn is_tagged(contribution: &Contribution) -> bool {
    !(contribution.findings.is_empty() && contribution.priorities.is_empty() && contribution.elements.is_empty())
}

/// How many contributions are about a record, by the groups that made them: the most first, then in the order of the groups.
pub fn support(document: &Document, references: &References, about: &RecordId) -> Vec<(Option<ActorGroup>, usize)> {
    let mut counts: BTreeMap<Option<ActorGroup>, usize> = BTreeMap::new();
    for (_, one) in references.referrers_of_kind::<Contribution>(document, about) {
        *counts.entry(group_of(document, one)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts
}

/// How far a contribution has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nothing has been answered.
    Unanswered,
    /// It is answered, and nobody has been told.
    Untold,
    /// Somebody has been told: the latest day, where it is said.
    Told(Option<Date>),
}

/// How far a contribution has come.
pub fn standing(
    document: &Document,
    references: &References,
    id: &Id<Contribution>,
    contribution: &Contribution,
) -> Standing {
    let told = references.referrers_of_kind::<Feedback>(document, id.raw());
    let latest = told.map(|(_, feedback)| feedback.day).max();
    match (contribution.response, latest) {
        (_, Some(day)) => Standing::Told(day),
        (ResponseState::Unanswered, None) => Standing::Unanswered,
        (ResponseState::With | ResponseState::Partly | ResponseState::Not, None) => Standing::Untold,
    }
}

/// To whom a response is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Recipient {
    /// Everybody who has contributed.
    #[default]
    Everybody,
    /// A group of actors.
    Group(ActorGroup),
    /// One actor.
    Actor(Id<Actor>),
}

/// The answered contributions that a recipient should be told of, in their order; where `is_only_untold`, those that nobody has been
/// told of yet.
pub fn to_tell<'a>(
    document: &'a Document,
    references: &References,
    recipient: &Recipient,
    is_only_untold: bool,
) -> Vec<(Id<Contribution>, &'a Contribution)> {
    let mut all = document.ordered::<Contribution>();
    all.retain(|(id, contribution)| {
        let is_theirs = match recipient {
            Recipient::Everybody => true,
            Recipient::Group(group) => group_of(document, contribution) == Some(*group),
            Recipient::Actor(actor) => contribution.actor.as_ref() == Some(actor),
        };
        is_theirs && is_to_tell(document, references, id, contribution, is_only_untold)
    });
    all
}

fn is_to_tell(
    document: &Document,
    references: &References,
    id: &Id<Contribution>,
    contribution: &Contribution,
    is_only_untold: bool,
) -> bool {
    contribution.response != ResponseState::Unanswered
        && (!is_only_untold || standing(document, references, id, contribution) == Standing::Untold)
}

/// How many contributions there are to tell of, as [`to_tell`] finds them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// All of them.
    pub all: usize,
    /// Those of each group that has any; of those whose group is not known too.
    pub groups: BTreeMap<Option<ActorGroup>, usize>,
    /// Those of each actor who has any.
    pub actors: BTreeMap<Id<Actor>, usize>,
}

/// How many contributions each recipient should be told of.
pub fn waiting(document: &Document, references: &References, is_only_untold: bool) -> Waiting {
    let mut waiting = Waiting::default();
    for (id, contribution) in document.all::<Contribution>() {
        if is_to_tell(document, references, &id, contribution, is_only_untold) {
            waiting.all += 1;
            *waiting.groups.entry(group_of(document, contribution)).or_default() += 1;
            if let Some(actor) = &contribution.actor {
                *waiting.actors.entry(actor.clone()).or_default() += 1;
            }
        }
    }
    waiting
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{records::record::Record, values::id::RecordId};

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn document(records: Vec<(&str, Record)>) -> Document {
        Document::of(id("d"), records.into_iter().map(|(name, record)| (id(name), record)))
    }

    // R363, R584
    #[test]
    fn what_is_sent_to_a_group_is_what_it_said_with_an_answer_and_not_yet_told() {
        let actor = Actor {
            group: ActorGroup::Business,
            ..Actor::default()
        };
        let said = |response, group| Contribution {
            response,
            group,
            ..Contribution::default()
        };
        let by_actor = Contribution {
            actor: Some(Id::of(id("actor"))),
            // The actor's own group counts.
            ..said(ResponseState::With, Some(ActorGroup::Other))
        };
        let told = Feedback {
            contributions: vec![Id::of(id("told"))],
            day: Date::parse("2026-05-02"),
            ..Feedback::default()
        };
        let document = document(vec![
            ("actor", actor.into()),
            ("by-actor", by_actor.into()),
            (
                "open",
                said(ResponseState::Unanswered, Some(ActorGroup::Business)).into(),
            ),
            ("other", said(ResponseState::Not, Some(ActorGroup::Municipality)).into()),
            ("nobody", said(ResponseState::With, None).into()),
            ("told", said(ResponseState::Partly, Some(ActorGroup::Business)).into()),
            ("telling", told.into()),
        ]);
        let references = References::of(&document);
        let ids = |recipient: &Recipient, is_only_untold| {
            let found = to_tell(&document, &references, recipient, is_only_untold);
            found
                .into_iter()
                .map(|(id, _)| id.as_str().to_owned())
                .collect::<Vec<_>>()
        };
        let business = Recipient::Group(ActorGroup::Business);
        assert_eq!(ids(&business, true), ["by-actor"]);
        assert_eq!(ids(&business, false), ["by-actor", "told"]);
        assert_eq!(ids(&Recipient::Actor(Id::of(id("actor"))), true), ["by-actor"]);
        assert_eq!(ids(&Recipient::Everybody, true), ["by-actor", "nobody", "other"]);
        for is_only_untold in [true, false] {
            let waiting = waiting(&document, &references, is_only_untold);
            let count = |recipient: &Recipient| ids(recipient, is_only_untold).len();
            assert_eq!(waiting.all, count(&Recipient::Everybody));
            assert_eq!(waiting.groups.values().sum::<usize>(), waiting.all);
            assert_eq!(waiting.groups.get(&None), Some(&1));
            for group in ActorGroup::ALL {
                let counted = waiting.groups.get(&Some(*group)).copied().unwrap_or_default();
                assert_eq!(counted, count(&Recipient::Group(*group)), "{group:?}");
            }
            let actor = Id::of(id("actor"));
            assert_eq!(
                waiting.actors.get(&actor),
                Some(&count(&Recipient::Actor(actor.clone())))
            );
        }
        let told = document.get(&Id::<Contribution>::of(id("told"))).unwrap();
        assert_eq!(
            standing(&document, &references, &Id::of(id("told")), told),
            Standing::Told(Date::parse("2026-05-02"))
        );
    }
}
