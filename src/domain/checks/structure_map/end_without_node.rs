//! K302: a corridor or relation with an end that meets no node.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::structure_map::StructureElement,
    values::geometry::{Geometry, Position},
};

pub const CHECK: Declaration = Declaration {
    code: "K302",
    severity: Severity::Notice,
    tool: Tool::StructureMap,
    spot: Spot::Page,
    search: Search::StructureElement(find),
};

fn find(element: &StructureElement, around: &Surroundings<'_>) -> Option<Details> {
    let strands = match &element.geometry {
        Some(Geometry::Line(strands)) => strands,
        None | Some(Geometry::Point(_) | Geometry::Area(_)) => return None,
    };
    let is_loose = |end: Option<&Position>| end.is_some_and(|end| !around.nodes().any_near(*end));
    let first = strands.first().and_then(|strand| strand.first());
    let last = strands.last().and_then(|strand| strand.last());
    Details::when(is_loose(first) || is_loose(last))
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds},
            structure_map::examples::{ESKILSTUNA, NYKOPING, node},
        },
        records::{
            document::Document,
            structure_map::{ElementKind, StructureElement},
        },
        values::geometry::Geometry,
    };

    pub fn examples() -> Examples {
        let [east, north] = ESKILSTUNA;
        Examples {
            faulty: map(corridor(NYKOPING, [east, north + 0.036])),
            sound: map(corridor(NYKOPING, ESKILSTUNA)),
        }
    }

    fn corridor(from: [f64; 2], to: [f64; 2]) -> StructureElement {
        StructureElement {
            element: ElementKind::Corridor,
            geometry: Some(Geometry::line(vec![from.into(), to.into()])),
            ..StructureElement::default()
        }
    }

    /// Two nodes and a corridor.
    fn map(corridor: StructureElement) -> Document {
        document([
            ("nykoping", node(NYKOPING).into()),
            ("eskilstuna", node(ESKILSTUNA).into()),
            ("corridor", corridor.into()),
        ])
    }

    #[test]
    fn the_ends_of_a_line_meet_nodes() {
        let check = Check::EndWithoutNode;
        let [east, north] = ESKILSTUNA;
        // About two kilometres beside the node, and about four.
        let near = [east, north + 0.018];
        let off = [east, north + 0.036];
        let beside = [east + 0.07, north];
        for (from, to, is_loose) in [
            (NYKOPING, ESKILSTUNA, false),
            (NYKOPING, near, false),
            (NYKOPING, off, true),
            (NYKOPING, beside, true),
            (off, NYKOPING, true),
        ] {
            assert_eq!(
                finds(&map(corridor(from, to)), check, "corridor"),
                is_loose,
                "{from:?} {to:?}"
            );
        }
    }

    #[test]
    fn only_nodes_count_as_nodes() {
        let area = StructureElement {
            element: ElementKind::Area,
            ..node(ESKILSTUNA)
        };
        let document = document([
            ("nykoping", node(NYKOPING).into()),
            ("area", area.into()),
            ("corridor", corridor(NYKOPING, ESKILSTUNA).into()),
        ]);
        assert!(finds(&document, Check::EndWithoutNode, "corridor"));
    }
}
