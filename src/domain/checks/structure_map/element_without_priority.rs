//! K301: an element of the structure map that belongs to no priority.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::{plan::Priority, structure_map::StructureElement},
};

pub const CHECK: Declaration = Declaration {
    code: "K301",
    severity: Severity::Notice,
    tool: Tool::StructureMap,
    spot: Spot::Page,
    search: Search::StructureElement(find),
};

fn find(_: &StructureElement, around: &Surroundings<'_>) -> Option<Details> {
    Details::when(!around.has_referrer::<Priority>())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
            structure_map::examples::{NYKOPING, node},
        },
        records::{document::Document, plan::Priority},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: alone(),
            sound: linked(),
        }
    }

    fn alone() -> Document {
        document([("node", node(NYKOPING).into())])
    }

    fn linked() -> Document {
        let priority = Priority {
            evidence: "Dialogen".into(),
            elements: vec![id("node")],
            ..Priority::default()
        };
        document([("node", node(NYKOPING).into()), ("priority", priority.into())])
    }

    #[test]
    fn an_element_belongs_to_a_priority() {
        let check = Check::ElementWithoutPriority;
        assert!(finds(&alone(), check, "node"));
        assert!(!finds(&linked(), check, "node"));
    }
}
