//! What of the self-assessment a record answers to: priorities, actions and dialogue topics alike.

use std::sync::Arc;

use super::{
    dialogue::DialogueTopic,
    document::Document,
    plan::{Action, Priority, PriorityStatus},
    record::Record,
    self_assessment::Round,
};
use crate::domain::values::id::{Id, RecordId};

/// What a record answers to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grounds<'a> {
    /// The success factors, as `F03`.
    pub factors: &'a [String],
    /// The statements of them, as `F03.2`, or an own statement's id.
    pub statements: &'a [String],
    /// The round that it came from.
    pub round: Option<&'a Id<Round>>,
}

macro_rules! grounded {
    ($($kind:ident),+) => {
        impl Record {
            /// What it answers to; none where records of its kind answer to nothing.
            pub fn grounds(&self) -> Option<Grounds<'_>> {
                match self {
                    $(Self::$kind(record) => Some(Grounds {
                        factors: &record.factors,
                        statements: &record.statements,
                        round: record.round.as_ref(),
                    }),)+
                    _ => None,
                }
            }

            /// Its factors and its statements, to be changed.
            pub fn grounds_mut(&mut self) -> Option<(&mut Vec<String>, &mut Vec<String>)> {
                match self {
                    $(Self::$kind(record) => Some((&mut record.factors, &mut record.statements)),)+
                    _ => None,
                }
            }
        }
    };
}
grounded!(Priority, Action, DialogueTopic);

impl Grounds<'_> {
    /// Whether it names the factor, or a statement of it.
    pub fn names(&self, factor: &str) -> bool {
        let is_of_factor = |statement: &String| {
            statement
                .strip_prefix(factor)
                .is_some_and(|rest| rest.starts_with('.'))
        };
        self.factors.iter().any(|one| one == factor) || self.statements.iter().any(is_of_factor)
    }
}

/// Everything that answers to something of the self-assessment: dialogue topics, priorities that are not archived, and actions, each
/// as the user has ordered them.
pub fn grounded(document: &Document) -> Vec<(RecordId, &Record)> {
    let mut found = Vec::new();
    let mut add = |id: &RecordId| {
        let record = document.record(id);
        let is_grounded = |record: &&Arc<Record>| {
            let grounds = record.grounds();
            grounds.is_some_and(|one| !one.factors.is_empty() || !one.statements.is_empty())
        };
        found.extend(
            record
                .filter(is_grounded)
                .map(|record| (id.clone(), &**record)),
        );
    };
    for (id, _) in document.ordered::<DialogueTopic>() {
        add(id.raw());
    }
    for (id, priority) in document.ordered::<Priority>() {
        if priority.status != PriorityStatus::Archived {
            add(id.raw());
        }
    }
    for (id, _) in document.ordered::<Action>() {
        add(id.raw());
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::grounds::*;

    #[test]
    fn a_record_names_a_factor_by_itself_or_by_a_statement_of_it() {
        let record: Record = Action {
            factors: vec!["F03".into()],
            statements: vec!["F05.1".into()],
            ..Action::default()
        }
        .into();
        let grounds = record.grounds().unwrap();
        assert!(grounds.names("F03") && grounds.names("F05"));
        assert!(!grounds.names("F0") && !grounds.names("F01"));
        assert_eq!(Record::from(Round::default()).grounds(), None);
    }

    #[test]
    fn what_answers_to_a_factor_comes_kind_by_kind_and_without_what_is_archived() {
        let id = |text: &str| RecordId::new(text).unwrap();
        let factors = || vec!["F03".to_owned()];
        let document = Document::of(
            id("d"),
            [
                (
                    id("a"),
                    Action {
                        factors: factors(),
                        ..Action::default()
                    }
                    .into(),
                ),
                (
                    id("gone"),
                    Priority {
                        factors: factors(),
                        status: PriorityStatus::Archived,
                        ..Priority::default()
                    }
                    .into(),
                ),
                (
                    id("p"),
                    Priority {
                        factors: factors(),
                        ..Priority::default()
                    }
                    .into(),
                ),
                (
                    id("t"),
                    DialogueTopic {
                        statements: vec!["F03.2".into()],
                        ..DialogueTopic::default()
                    }
                    .into(),
                ),
                (id("u"), DialogueTopic::default().into()),
            ],
        );
        let found: Vec<_> = grounded(&document)
            .into_iter()
            .filter(|(_, record)| record.grounds().unwrap().names("F03"))
            .map(|(id, _)| id.as_str().to_owned())
            .collect();
        assert_eq!(found, ["t", "p", "a"]);
    }
}
