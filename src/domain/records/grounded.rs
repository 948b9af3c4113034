//! What in a document answers to the self-assessment, whatever its kind.

use super::{
    document::{Document, in_order},
    record::Record,
};
use crate::domain::values::id::RecordId;

/// Everything that answers to something of the self-assessment: dialogue topics, priorities that are not archived, and actions, each
/// as the user has ordered them.
pub fn grounded(document: &Document) -> Vec<(RecordId, &Record)> {
    let is_grounded = |record: &Record| {
        let grounds = record.grounds();
        grounds.is_some_and(|one| !one.factors.is_empty() || !one.statements.is_empty()) && !is_archived(record)
    };
    let records = document.records().map(|(id, record)| (id, &**record));
    let found = in_order(records.filter(|(_, record)| is_grounded(record)).collect());
    found.into_iter().map(|(id, record)| (id.clone(), record)).collect()
}

/// Whether it is a priority that has been put away.
fn is_archived(record: &Record) -> bool {
    if let Record::Priority(priority) = record {
        !priority.status.is_current()
    } else {
        false
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{
        dialogue::DialogueTopic,
        grounded::*,
        plan::{Action, Priority, PriorityStatus},
    };

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
