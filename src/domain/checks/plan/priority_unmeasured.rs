//! P210: a priority that was adopted more than a year ago, and of whose targets none has been measured.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    follow_up::{reviewing::actions_under, series::source_of},
    records::{
        action_plan::targets_of,
        document::Document,
        indicator::Measurement,
        plan::{Priority, PriorityStatus},
        references::References,
    },
    values::id::RecordId,
};

/// How many days after its decision a priority can be expected to have been measured once.
const MEASURED_WITHIN: i32 = 365;

pub const CHECK: Declaration = Declaration {
    code: "P210",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Page,
    search: Search::Priority(find),
};

fn find(priority: &Priority, around: &Surroundings<'_>) -> Option<Details> {
    let due = priority.decided.map(|decided| decided.later(MEASURED_WITHIN));
    let is_due = due.zip(around.today()).is_some_and(|(due, today)| due < today);
    Details::when(priority.status == PriorityStatus::Adopted && is_due && around.ask(is_unmeasured))
}

/// Whether it has targets and no value of any. One without targets lacks something else.
fn is_unmeasured(document: &Document, references: &References, id: &RecordId) -> bool {
    let actions = actions_under(document, references, id);
    let mut targets = actions
        .iter()
        .flat_map(|(action, _)| targets_of(document, references, action))
        .peekable();
    let has_targets = targets.peek().is_some();
    let mut measured = targets.filter(|(id, target)| {
        let mut values = references.referrers_of_kind::<Measurement>(document, source_of(id, target));
        values.next().is_some()
    });
    has_targets && measured.next().is_none()
}

#[cfg(test)]
pub mod tests {
    use super::super::super::examples::{Examples, finds};
    use super::super::examples::{plan, whole_action, whole_priority, whole_target};
    use super::*;
    use crate::domain::{checks::Check, values::date::Date};

    pub fn examples() -> Examples {
        Examples {
            faulty: decided("2026-01-15", false),
            sound: decided("2026-01-15", true),
        }
    }

    /// A plan with a priority that was adopted on a day.
    fn decided(on: &str, is_measured: bool) -> Document {
        let priority = Priority {
            status: PriorityStatus::Adopted,
            decided: Date::parse(on),
            ..whole_priority()
        };
        let mut document = plan(priority, whole_action(), whole_target());
        if is_measured {
            let value = Measurement {
                of: Some(RecordId::new("target").unwrap()),
                ..Measurement::default()
            };
            document.put(RecordId::new("value").unwrap(), Some(std::sync::Arc::new(value.into())));
        }
        document
    }

    // R571
    #[test]
    fn a_priority_has_a_year_to_be_measured_once() {
        let check = Check::PriorityUnmeasured;
        assert!(finds(&decided("2026-01-15", false), check, "priority"));
        assert!(!finds(&decided("2026-09-15", false), check, "priority"));
        assert!(!finds(&decided("", false), check, "priority"));
        assert!(!finds(&decided("2026-01-15", true), check, "priority"));
        let elsewhere = plan(whole_priority(), whole_action(), whole_target());
        assert!(!finds(&elsewhere, check, "priority"));
    }
}
