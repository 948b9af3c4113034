//! P209: a priority that is adopted with weaker support in the dialogue than one that was not chosen, without the reason.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::{
        dialogue::Contribution,
        document::Document,
        plan::{Priority, PriorityStatus},
        references::References,
    },
    values::id::RecordId,
};

pub const CHECK: Declaration = Declaration {
    code: "P209",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Field("reason"),
    search: Search::Priority(find),
};

fn find(priority: &Priority, around: &Surroundings<'_>) -> Option<Details> {
    let is_unexplained = priority.status == PriorityStatus::Adopted && priority.reason.trim().is_empty();
    Details::when(is_unexplained && around.ask(support) < around.support_of_not_chosen())
}

/// How many contributions are about a priority.
fn support(document: &Document, references: &References, id: &RecordId) -> usize {
    references.referrers_of_kind::<Contribution>(document, id).count()
}

/// The most contributions that any priority has that was not chosen.
pub fn most_of_not_chosen(document: &Document, references: &References) -> usize {
    let turned_down = document
        .all::<Priority>()
        .filter(|(_, priority)| priority.status == PriorityStatus::NotChosen);
    let supports = turned_down.map(|(id, _)| support(document, references, id.raw()));
    supports.max().unwrap_or_default()
}

#[cfg(test)]
pub mod tests {
    use super::super::super::examples::{Examples, document, finds, id};
    use super::*;
    use crate::domain::checks::Check;

    pub fn examples() -> Examples {
        Examples {
            faulty: chosen(""),
            sound: chosen("Når flest till lägst kostnad"),
        }
    }

    /// A priority that is adopted for this reason with one contribution, and one that was not chosen with two.
    fn chosen(reason: &str) -> Document {
        let priority = |status, reason: &str| Priority {
            status,
            reason: reason.into(),
            ..Priority::default()
        };
        let said = |of: &str| Contribution {
            priorities: vec![id(of)],
            ..Contribution::default()
        };
        document([
            ("chosen", priority(PriorityStatus::Adopted, reason).into()),
            ("other", priority(PriorityStatus::NotChosen, "Dyrare").into()),
            ("one", said("chosen").into()),
            ("two", said("other").into()),
            ("three", said("other").into()),
        ])
    }

    // R570
    #[test]
    fn weaker_support_asks_for_a_reason_and_as_strong_does_not() {
        let check = Check::PriorityWithWeakerSupport;
        assert!(finds(&chosen(" "), check, "chosen"));
        let mut equal = chosen("");
        equal.put(RecordId::new("three").unwrap(), None);
        assert!(!finds(&equal, check, "chosen"));
    }
}
