//! I409: an action plan that is decided, without whose decision it is or its day.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::{ActionPlan, ActionPlanState},
};

pub const CHECK: Declaration = Declaration {
    code: "I409",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("decision"),
    search: Search::ActionPlan(find),
};

fn find(plan: &ActionPlan, _: &Surroundings<'_>) -> Option<Details> {
    let is_decided = plan.state != ActionPlanState::Draft;
    Details::when(is_decided && (plan.decision.trim().is_empty() || plan.decided.is_none()))
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds},
        },
        records::{
            document::Document,
            plan::{ActionPlan, ActionPlanState},
        },
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: plan(ActionPlanState::Decided, "§ 45", ""),
            sound: plan(ActionPlanState::Decided, "§ 45", "2026-12-10"),
        }
    }

    fn plan(state: ActionPlanState, decision: &str, decided: &str) -> Document {
        let plan = ActionPlan {
            state,
            decision: decision.into(),
            decided: Date::parse(decided),
            ..ActionPlan::default()
        };
        document([("plan", plan.into())])
    }

    #[test]
    fn what_is_decided_says_by_whom_and_when() {
        let check = Check::PlanWithoutDecision;
        assert!(finds(&plan(ActionPlanState::Closed, " ", "2026-12-10"), check, "plan"));
        assert!(!finds(&plan(ActionPlanState::Draft, "", ""), check, "plan"));
    }
}
