//! I412: an action plan that is decided with actions in it that lack what a decision needs.

use crate::domain::{
    checks::{
        deciding,
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::{ActionPlan, ActionPlanState},
};

pub const CHECK: Declaration = Declaration {
    code: "I412",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("state"),
    search: Search::ActionPlan(find),
};

fn find(plan: &ActionPlan, around: &Surroundings<'_>) -> Option<Details> {
    let is_decided = plan.state == ActionPlanState::Decided;
    Details::when(is_decided && !around.ask(deciding::of_plan).is_empty())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
            plan::examples::{whole_action, whole_priority, whole_target},
        },
        records::{
            document::Document,
            plan::{Action, ActionPlan, ActionPlanState, Target},
            strategy::Actor,
        },
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: of(ActionPlanState::Decided, ""),
            sound: of(ActionPlanState::Decided, "Räknas i maj"),
        }
    }

    /// A plan with one action, whose target is followed up so.
    fn of(state: ActionPlanState, method: &str) -> Document {
        let plan = ActionPlan {
            state,
            decision: "§ 45".into(),
            decided: Date::new(2026, 12, 10),
            ..ActionPlan::default()
        };
        let action = Action {
            plan: Some(id("plan")),
            ..whole_action()
        };
        let target = Target {
            method: method.into(),
            ..whole_target()
        };
        document([
            ("actor", Actor::default().into()),
            ("priority", whole_priority().into()),
            ("plan", plan.into()),
            ("action", action.into()),
            ("target", target.into()),
        ])
    }

    // R530
    #[test]
    fn what_is_decided_together_is_whole() {
        let check = Check::PlanDecidedIncomplete;
        assert!(finds(&of(ActionPlanState::Decided, ""), check, "plan"));
        assert!(!finds(&of(ActionPlanState::Decided, "SCB"), check, "plan"));
        assert!(!finds(&of(ActionPlanState::Draft, ""), check, "plan"));
        assert!(!finds(&of(ActionPlanState::Closed, ""), check, "plan"));
    }
}
