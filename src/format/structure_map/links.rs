//! Where an element stands in its document: the points that its ends are tied to, and the links that lead to it.

use std::cell::OnceCell;

use serde_json::Value;

use super::{FOREIGN, ID, KEPT_LINKS, Points, feature_id, leaders::Leaders};
use crate::{
    domain::{
        records::{document::Document, structure_map::StructureElement, ties::place},
        values::{geometry::Geometry, id::Id},
    },
    format::{
        geojson::{FeatureId, keeps_extent, rounded_parts},
        reference_system::ReferenceSystem,
    },
};

/// What elements of a document are written with.
pub(super) struct Context<'a> {
    document: &'a Document,
    /// The priorities and the actions.
    pub(super) leaders: [Leaders<'a>; 2],
    /// The elements by what files know them by, once that has been asked for.
    known: OnceCell<Points>,
}

impl<'a> Context<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        Self {
            document,
            leaders: Leaders::of(document),
            known: OnceCell::new(),
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
            let said = named.unwrap_or_else(|| id.as_str().to_owned().into());
            // What is too small to be written would be taken for another element with its id.
            let geometry = point.and_then(|point| point.geometry.as_ref());
            let is_written = geometry.is_some_and(|geometry| keeps_extent(geometry, system));
            let is_its_own = || self.known().best(&said, |one| one != id.raw()).is_none();
            (is_there && (is_written || is_its_own())).then(|| said.value())
        })
    }

    /// The elements of the document by what files know them by.
    pub(super) fn known(&self) -> &Points {
        self.known.get_or_init(|| {
            let mut known = Points::default();
            for (id, element) in self.document.all::<StructureElement>() {
                let foreign = element.unknown.get(FOREIGN).and_then(|foreign| foreign.get(ID));
                let own = [feature_id(&id, element), id.as_str().to_owned().into()];
                let names = foreign.and_then(FeatureId::of).into_iter().chain(own);
                known.add(id.raw(), element, names.collect());
            }
            known
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
