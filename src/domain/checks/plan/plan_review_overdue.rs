//! I410: an action plan whose next review was to be before today and hasn't been made.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    follow_up::reviewing,
    records::{plan::ActionPlan, record::RecordKind},
};

pub const CHECK: Declaration = Declaration {
    code: "I410",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Adding(RecordKind::Review),
    search: Search::ActionPlan(find),
};

fn find(plan: &ActionPlan, around: &Surroundings<'_>) -> Option<Details> {
    let today = around.today()?;
    let is_overdue =
        around.ask(|document, references, id| reviewing::is_overdue(document, references, id, plan, today));
    Details::when(is_overdue)
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, raw},
        },
        records::{
            document::Document,
            plan::{ActionPlan, ActionPlanState},
            review::Review,
        },
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: reviewed(ActionPlanState::Decided, "2027-03-14", "2026-03-14"),
            sound: reviewed(ActionPlanState::Decided, "2027-03-14", "2027-03-14"),
        }
    }

    /// A plan that is to be reviewed one day and was reviewed another, looked at 15 March 2027.
    fn reviewed(state: ActionPlanState, due: &str, held: &str) -> Document {
        let plan = ActionPlan {
            state,
            decision: "§ 45".into(),
            decided: Date::new(2026, 1, 1),
            review: Date::parse(due),
            ..ActionPlan::default()
        };
        let review = Review {
            of: Some(raw("plan")),
            date: Date::parse(held),
            ..Review::default()
        };
        document([("plan", plan.into()), ("review", review.into())])
    }

    // R450
    #[test]
    fn a_review_is_overdue_the_day_after_its_day_unless_it_was_held_within_the_month_before() {
        let check = Check::PlanReviewOverdue;
        let decided = ActionPlanState::Decided;
        for (state, due, held, is_found) in [
            (decided, "2027-03-14", "2027-02-12", false),
            (decided, "2027-03-14", "2027-02-11", true),
            (decided, "2027-03-14", "", true),
            (decided, "2027-03-15", "", false),
            (decided, "", "", false),
            (ActionPlanState::Draft, "2027-03-14", "", false),
            (ActionPlanState::Closed, "2027-03-14", "", false),
        ] {
            assert_eq!(
                finds(&reviewed(state, due, held), check, "plan"),
                is_found,
                "{state:?} {due} {held}"
            );
        }
    }
}
