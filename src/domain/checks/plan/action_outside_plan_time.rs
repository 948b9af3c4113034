//! I408: an action that begins before its plan or ends after it.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::Action,
};

pub const CHECK: Declaration = Declaration {
    code: "I408",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("plan"),
    search: Search::Action(find),
};

fn find(action: &Action, around: &Surroundings<'_>) -> Option<Details> {
    let plan = around.get(action.plan.as_ref()?)?;
    let begins_before = matches!((action.start, plan.start), (Some(own), Some(of_plan)) if own < of_plan);
    let ends_after = matches!((action.end, plan.end), (Some(own), Some(of_plan)) if own > of_plan);
    Details::when(begins_before || ends_after)
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
        },
        records::{
            document::Document,
            plan::{Action, ActionPlan},
        },
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: within("2026-12-31", "2028-12-31"),
            sound: within("2027-01-01", "2028-12-31"),
        }
    }

    /// An action from one day to another in a plan of 2027 and 2028.
    fn within(start: &str, end: &str) -> Document {
        let plan = ActionPlan {
            start: Date::new(2027, 1, 1),
            end: Date::new(2028, 12, 31),
            ..ActionPlan::default()
        };
        let action = Action {
            plan: Some(id("plan")),
            start: Date::parse(start),
            end: Date::parse(end),
            ..Action::default()
        };
        document([("plan", plan.into()), ("action", action.into())])
    }

    #[test]
    fn an_action_lies_within_the_days_that_its_plan_has() {
        let check = Check::ActionOutsidePlanTime;
        for (start, end, is_found) in [
            ("2027-01-01", "2029-01-01", true),
            ("2026-06-01", "", true),
            ("", "2028-12-31", false),
            ("", "", false),
        ] {
            assert_eq!(finds(&within(start, end), check, "action"), is_found, "{start} {end}");
        }
    }
}
