//! Elements of the structure map.

use samspel::domain::{
    checks::{Check, Severity},
    records::{
        document::Document,
        plan::Priority,
        structure_map::{ElementKind, StructureElement},
    },
    values::geometry::{Geometry, Position},
};

use super::{all, document, finds, id};

const NYKOPING: [f64; 2] = [17.007, 58.753];
const ESKILSTUNA: [f64; 2] = [16.509, 59.371];

fn node([longitude, latitude]: [f64; 2]) -> StructureElement {
    StructureElement {
        element: ElementKind::Node,
        geometry: Some(Geometry::Point(Position {
            longitude,
            latitude,
        })),
        ..StructureElement::default()
    }
}

fn corridor(from: [f64; 2], to: [f64; 2]) -> StructureElement {
    StructureElement {
        element: ElementKind::Corridor,
        geometry: Some(Geometry::Line(vec![from.into(), to.into()])),
        ..StructureElement::default()
    }
}

fn map(corridor: StructureElement) -> Document {
    document([
        ("nykoping", node(NYKOPING).into()),
        ("eskilstuna", node(ESKILSTUNA).into()),
        ("corridor", corridor.into()),
    ])
}

#[test]
fn k301_an_element_belongs_to_a_priority() {
    let check = Check::ElementWithoutPriority;
    let alone = document([("node", node(NYKOPING).into())]);
    let priority = Priority {
        evidence: "Dialogen".into(),
        elements: vec![id("node")],
        ..Priority::default()
    };
    let linked = document([
        ("node", node(NYKOPING).into()),
        ("priority", priority.into()),
    ]);
    assert!(finds(&alone, check, "node"));
    assert!(!finds(&linked, check, "node"));
}

#[test]
fn k302_the_ends_of_a_line_meet_nodes() {
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
fn k302_only_nodes_count_as_nodes() {
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

#[test]
fn k303_an_element_has_a_place() {
    let check = Check::ElementWithoutPlace;
    let nowhere = document([("node", StructureElement::default().into())]);
    assert!(finds(&nowhere, check, "node"));
    assert!(!finds(
        &document([("node", node(NYKOPING).into())]),
        check,
        "node"
    ));
}

#[test]
fn the_gravest_comes_first() {
    let found = all(&document([
        ("a", node(NYKOPING).into()),
        ("b", StructureElement::default().into()),
    ]));
    let severities: Vec<_> = found
        .iter()
        .map(|finding| finding.check.severity())
        .collect();
    assert_eq!(
        severities,
        [Severity::Warning, Severity::Notice, Severity::Notice]
    );
}
