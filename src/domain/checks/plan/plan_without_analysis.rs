//! I413: an action plan that no analysis asks for, where a priority that it serves has one.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::{
        deep_analysis::DeepAnalysis,
        plan::{ActionPlan, ActionPlanState},
    },
};

pub const CHECK: Declaration = Declaration {
    code: "I413",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Field("analysis"),
    search: Search::ActionPlan(find),
};

fn find(plan: &ActionPlan, around: &Surroundings<'_>) -> Option<Details> {
    let is_asked_for = plan.analysis.as_ref().is_some_and(|analysis| around.has(analysis));
    let has_analysis = || {
        around.ask(|document, references, _| {
            let mut priorities = plan.priorities.iter();
            priorities.any(|priority| DeepAnalysis::of_priority(document, references, priority).is_some())
        })
    };
    Details::when(plan.state != ActionPlanState::Closed && !is_asked_for && has_analysis())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
        },
        records::{
            deep_analysis::DeepAnalysis,
            document::Document,
            plan::{ActionPlan, ActionPlanState, Priority},
        },
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: plan("priority", "gone", ActionPlanState::Draft),
            sound: plan("priority", "analysis", ActionPlanState::Draft),
        }
    }

    fn plan(priority: &str, analysis: &str, state: ActionPlanState) -> Document {
        let plan = ActionPlan {
            priorities: vec![id(priority)],
            analysis: Some(id(analysis)),
            state,
            ..ActionPlan::default()
        };
        let analysis = DeepAnalysis {
            priority: Some(id("priority")),
            ..DeepAnalysis::default()
        };
        document([
            ("plan", plan.into()),
            ("analysis", analysis.into()),
            ("priority", Priority::default().into()),
            ("other", Priority::default().into()),
        ])
    }

    // R616
    #[test]
    fn a_plan_is_asked_for_by_an_analysis_where_there_is_one() {
        let check = Check::PlanWithoutAnalysis;
        let is_found = |priority, state| finds(&plan(priority, "gone", state), check, "plan");
        assert!(is_found("priority", ActionPlanState::Decided));
        assert!(!is_found("priority", ActionPlanState::Closed));
        assert!(!is_found("other", ActionPlanState::Draft));
    }
}
