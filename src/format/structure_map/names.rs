//! What the ends of lines are called in a file that is written.

use std::collections::BTreeMap;

use serde_json::Value;

use super::feature_id;
use crate::{
    domain::{records::structure_map::StructureElement, values::id::Id},
    format::geojson::FeatureId,
};

/// The elements that a file has, by the ids of their features as they are read.
#[derive(Default)]
pub(super) struct Names<'a>(BTreeMap<String, Vec<&'a Id<StructureElement>>>);

impl<'a> Names<'a> {
    pub(super) fn of(written: &[&'a (Id<StructureElement>, &StructureElement)]) -> Self {
        let mut names: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for (id, element) in written {
            names.entry(feature_id(id, element).to_string()).or_default().push(id);
        }
        Self(names)
    }

    /// Whether a reader would take the name of an end for another element than is meant, which may be none that there is.
    pub(super) fn lead_astray(&self, name: &Value, meant: Option<&Id<StructureElement>>) -> bool {
        let there = FeatureId::of(name).and_then(|name| self.0.get(&*name));
        there.is_some_and(|there| meant.is_none_or(|meant| !there.contains(&meant)))
    }
}
