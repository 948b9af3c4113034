//! Where an element stands in its document: the points that its ends are tied to, and the links that lead to it.

use serde_json::Value;

use super::{KEPT_LINKS, feature_id, leaders::Leaders};
use crate::{
    domain::{
        records::{document::Document, structure_map::StructureElement, ties::place},
        values::{geometry::Geometry, id::Id},
    },
    format::{geojson::rounded_parts, reference_system::ReferenceSystem},
};

/// What elements of a document are written with.
pub(super) struct Context<'a> {
    document: &'a Document,
    /// The priorities and the actions.
    pub(super) leaders: [Leaders<'a>; 2],
}

impl<'a> Context<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        Self {
            document,
            leaders: Leaders::of(document),
        }
    }

    /// The names of the priorities and of the actions that lead to an element, each as one text, with those that a file has named and that
    /// are not here; empty where there are none.
    pub(super) fn links(&self, id: &Id<StructureElement>, element: &StructureElement) -> [String; 2] {
        let mut keys = KEPT_LINKS.iter();
        self.leaders.each_ref().map(|leaders| {
            let kept = keys.next().and_then(|key| element.unknown.get(*key));
            leaders.said_of(id, kept.and_then(Value::as_str).unwrap_or_default())
        })
    }

    /// The ids that files have for the points that an element is tied to. An end that does not lie on its point in the file, as no
    /// document that Samspel has changed has one, is not said to be tied.
    pub(super) fn ends(&self, element: &StructureElement, system: ReferenceSystem) -> [Option<Value>; 2] {
        let held = [element.from.as_ref(), element.to.as_ref()];
        if held.iter().all(Option::is_none) {
            return [None, None];
        }
        let lie = element
            .geometry
            .as_ref()
            .filter(|geometry| element.element.joins_places() && matches!(geometry, Geometry::Line(_)))
            .and_then(|geometry| ends_of(geometry, system));
        let mut lie = lie.map_or([None, None], |ends| ends.map(Some)).into_iter();
        held.map(|held| {
            let lies = lie.next().flatten();
            let id = held?;
            let point = self.document.get(id);
            let at = point.and_then(place).map(Geometry::Point);
            let at = at.and_then(|point| ends_of(&point, system)).map(|[at, _]| at);
            let is_there = lies.zip(at).is_none_or(|(lies, at)| lies == at);
            // An empty text says that an end is free.
            let named = point
                .map(|point| feature_id(id, point))
                .filter(|named| !named.is_empty());
            let said = named.map_or_else(|| id.as_str().into(), |named| named.value());
            is_there.then_some(said)
        })
    }
}

/// Where a shape begins and ends in a file.
fn ends_of(geometry: &Geometry, system: ReferenceSystem) -> Option<[[f64; 2]; 2]> {
    let parts = rounded_parts(geometry, system).ok()?;
    let first = parts.first()?.first()?.first()?;
    let last = parts.last()?.last()?.last()?;
    Some([*first, *last])
}
