//! P203: a priority that is adopted with contributions to it that have had no response.

use crate::domain::{
    checks::{
        deciding,
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::{Priority, PriorityStatus},
};

pub const CHECK: Declaration = Declaration {
    code: "P203",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("status"),
    search: Search::Priority(find),
};

fn find(priority: &Priority, around: &Surroundings<'_>) -> Option<Details> {
    let is_adopted = priority.status == PriorityStatus::Adopted;
    Details::when(is_adopted && !around.ask(deciding::of_priority).is_empty())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
        },
        records::{
            dialogue::{Contribution, ResponseState},
            document::Document,
            plan::{Priority, PriorityStatus},
        },
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: of(PriorityStatus::Adopted, ResponseState::Unanswered),
            sound: of(PriorityStatus::Adopted, ResponseState::Not),
        }
    }

    fn of(status: PriorityStatus, response: ResponseState) -> Document {
        let priority = Priority {
            status,
            ..Priority::default()
        };
        let said = Contribution {
            priorities: vec![id("priority")],
            response,
            ..Contribution::default()
        };
        document([("priority", priority.into()), ("said", said.into())])
    }

    // R588
    #[test]
    fn a_proposal_may_wait_for_its_answers() {
        let check = Check::PriorityAdoptedUnanswered;
        assert!(!finds(
            &of(PriorityStatus::Draft, ResponseState::Unanswered),
            check,
            "priority"
        ));
    }
}
