//! L904: a neighbour's plan without whose it is, or what it means here.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::{Details, Missing},
        surroundings::Surroundings,
    },
    records::lesson::NeighbourPlan,
    values::county,
};

pub const CHECK: Declaration = Declaration {
    code: "L904",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::FirstMissing,
    search: Search::NeighbourPlan(find),
};

fn find(plan: &NeighbourPlan, _: &Surroundings<'_>) -> Option<Details> {
    Details::lacking([
        (county::by_code(&plan.county).is_none(), Missing::County),
        (plan.text.trim().is_empty(), Missing::Text),
    ])
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
            lesson::NeighbourPlan,
            plan::{Priority, PriorityStatus},
        },
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: plan("99", "Tågen möts i Norrköping", PriorityStatus::Draft),
            sound: plan("05", "Tågen möts i Norrköping", PriorityStatus::Draft),
        }
    }

    fn plan(county: &str, text: &str, status: PriorityStatus) -> Document {
        let plan = NeighbourPlan {
            priority: Some(id("priority")),
            county: county.into(),
            text: text.into(),
            ..NeighbourPlan::default()
        };
        let priority = Priority {
            status,
            ..Priority::default()
        };
        document([("plan", plan.into()), ("priority", priority.into())])
    }

    // R627
    #[test]
    fn a_plan_says_whose_it_is_and_what_it_means_here_where_somebody_works_with_the_priority() {
        let is_found = |document: &Document| finds(document, Check::NeighbourPlanIncomplete, "plan");
        assert!(is_found(&examples().faulty));
        assert!(is_found(&plan("05", " ", PriorityStatus::Adopted)));
        assert!(!is_found(&examples().sound));
        assert!(!is_found(&plan("", "", PriorityStatus::Archived)));
    }
}
