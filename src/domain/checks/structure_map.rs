//! Checks of the structure map.

use super::{Check, Finding, plan::has_referrer};
use crate::domain::{
    distance::distance,
    document::Document,
    geometry::{Geometry, Position},
    plan::Priority,
    references::References,
    structure_map::StructureElement,
};

/// How far from every node an end may lie and still meet one, in metres: maps of this kind are drawn with a broad brush.
const REACH: f64 = 5_000.0;

pub(super) fn check(document: &Document, references: &References, found: &mut Vec<Finding>) {
    let nodes: Vec<Position> = document
        .all::<StructureElement>()
        .filter_map(|(_, element)| match element.geometry {
            Some(Geometry::Point(position)) => Some(position),
            _ => None,
        })
        .collect();
    for (id, element) in document.all::<StructureElement>() {
        if !has_referrer::<Priority>(document, references, id.raw()) {
            found.push(Finding::new(Check::ElementWithoutPriority, id.raw()));
        }
        match &element.geometry {
            None => found.push(Finding::new(Check::ElementWithoutPlace, id.raw())),
            Some(Geometry::Line(line)) if !ends_meet_nodes(line, &nodes) => {
                found.push(Finding::new(Check::EndWithoutNode, id.raw()));
            }
            Some(_) => {}
        }
    }
}

fn ends_meet_nodes(line: &[Position], nodes: &[Position]) -> bool {
    [line.first(), line.last()]
        .into_iter()
        .flatten()
        .all(|end| nodes.iter().any(|node| is_within_reach(*node, *end)))
}

/// A degree of latitude is 111 km, so most nodes are ruled out without the dear reckoning.
fn is_within_reach(node: Position, end: Position) -> bool {
    (node.latitude - end.latitude).abs() < 0.05 && distance(node, end) <= REACH
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{checks::findings, id::RecordId, structure_map::ElementKind};

    fn at(longitude: f64, latitude: f64) -> Position {
        Position {
            longitude,
            latitude,
        }
    }

    fn ends_without_node(elements: &[(ElementKind, Geometry)]) -> Vec<String> {
        let records = elements
            .iter()
            .enumerate()
            .map(|(number, (kind, geometry))| {
                let element = StructureElement {
                    element: *kind,
                    geometry: Some(geometry.clone()),
                    ..StructureElement::default()
                };
                (
                    RecordId::new(&format!("e{number}")).unwrap(),
                    element.into(),
                )
            });
        let document = Document::of(RecordId::new("d").unwrap(), records);
        findings(&document, &References::of(&document))
            .into_iter()
            .filter(|finding| finding.check == Check::EndWithoutNode)
            .map(|finding| finding.place.to_string())
            .collect()
    }

    fn node(longitude: f64, latitude: f64) -> (ElementKind, Geometry) {
        (ElementKind::Node, Geometry::Point(at(longitude, latitude)))
    }

    fn line(kind: ElementKind, ends: [Position; 2]) -> (ElementKind, Geometry) {
        (kind, Geometry::Line(ends.to_vec()))
    }

    #[test]
    fn an_end_far_from_every_node_is_found_once() {
        for kind in [ElementKind::Corridor, ElementKind::Relation] {
            // The second end is 0.1 degrees, about 11 km, north of its node.
            let elements = [
                node(17.0, 58.75),
                node(16.5, 59.37),
                line(kind, [at(17.0, 58.75), at(16.5, 59.47)]),
            ];
            assert_eq!(ends_without_node(&elements), ["e2"]);
            let both_away = [line(kind, [at(17.0, 58.75), at(16.5, 59.47)])];
            assert_eq!(ends_without_node(&both_away), ["e0"]);
        }
    }

    #[test]
    fn ends_within_five_kilometres_meet_their_node() {
        // 0.044 degrees of latitude are 4.9 km.
        let elements = [
            node(17.0, 58.75),
            node(16.5, 59.37),
            line(ElementKind::Corridor, [at(17.0, 58.794), at(16.5, 59.37)]),
        ];
        assert!(ends_without_node(&elements).is_empty());
    }

    #[test]
    fn areas_and_nodes_have_no_ends() {
        let area = Geometry::Area(vec![vec![at(16.0, 59.0), at(17.0, 59.0), at(16.0, 60.0)]]);
        assert!(ends_without_node(&[(ElementKind::Area, area), node(10.0, 60.0)]).is_empty());
    }
}
