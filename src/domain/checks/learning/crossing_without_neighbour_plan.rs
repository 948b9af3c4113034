//! L903: a priority that shows in something that matters to several regions, and no neighbour's plan is named.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::{
        lesson::NeighbourPlan,
        plan::Priority,
        record::RecordKind,
        structure_map::{ElementLevel, StructureElement},
    },
};

pub const CHECK: Declaration = Declaration {
    code: "L903",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Adding(RecordKind::NeighbourPlan),
    search: Search::Priority(find),
};

fn find(priority: &Priority, around: &Surroundings<'_>) -> Option<Details> {
    let crosses = |element: &&StructureElement| element.level == ElementLevel::CrossRegional;
    let mut shown = priority.elements.iter().filter_map(|element| around.get(element));
    let is_told = !priority.neighbours.trim().is_empty() || around.has_referrer::<NeighbourPlan>();
    Details::when(!is_told && shown.any(|element| crosses(&element)))
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
            plan::Priority,
            structure_map::{ElementLevel, StructureElement},
        },
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: crossing(ElementLevel::CrossRegional, "other", ""),
            sound: crossing(ElementLevel::CrossRegional, "priority", ""),
        }
    }

    fn crossing(level: ElementLevel, plan_of: &str, neighbours: &str) -> Document {
        let element = StructureElement {
            level,
            ..StructureElement::default()
        };
        let priority = Priority {
            elements: vec![id("element")],
            neighbours: neighbours.into(),
            ..Priority::default()
        };
        let plan = NeighbourPlan {
            priority: Some(id(plan_of)),
            ..NeighbourPlan::default()
        };
        document([
            ("element", element.into()),
            ("other", Priority::default().into()),
            ("plan", plan.into()),
            ("priority", priority.into()),
        ])
    }

    // R627
    #[test]
    fn what_matters_to_several_regions_names_the_plan_of_a_neighbour() {
        let check = Check::CrossingWithoutNeighbourPlan;
        assert!(finds(&examples().faulty, check, "priority"));
        assert!(!finds(&examples().sound, check, "priority"));
        assert!(!finds(
            &crossing(ElementLevel::Regional, "other", ""),
            check,
            "priority"
        ));
        assert!(!finds(
            &crossing(ElementLevel::CrossRegional, "other", "RUFS"),
            check,
            "priority"
        ));
    }
}
