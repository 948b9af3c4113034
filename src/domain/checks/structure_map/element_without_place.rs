//! K303: an element that has not been placed on the map.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::structure_map::StructureElement,
};

pub const CHECK: Declaration = Declaration {
    code: "K303",
    severity: Severity::Warning,
    tool: Tool::StructureMap,
    spot: Spot::Page,
    search: Search::StructureElement(find),
};

fn find(element: &StructureElement, _: &Surroundings<'_>) -> Option<Details> {
    Details::when(element.geometry.is_none())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds},
            structure_map::examples::{NYKOPING, node},
        },
        records::{document::Document, structure_map::StructureElement},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: nowhere(),
            sound: document([("node", node(NYKOPING).into())]),
        }
    }

    fn nowhere() -> Document {
        document([("node", StructureElement::default().into())])
    }

    #[test]
    fn an_element_has_a_place() {
        let check = Check::ElementWithoutPlace;
        assert!(finds(&nowhere(), check, "node"));
        assert!(!finds(&document([("node", node(NYKOPING).into())]), check, "node"));
    }
}
