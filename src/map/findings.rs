//! The findings of the analysis on the map: a flag at each place, apart from every element by its shape.

mod picture;
mod raised;

pub use picture::{FOOT, FlagKey, cloth, drawn, rooms, rooms_at};
pub use raised::{RaisedFlag, RaisedFlags, changed};

use std::collections::BTreeMap;

use super::elements::Elements;
use crate::domain::{
    records::structure_map::Shape,
    values::{
        extent::centre,
        geometry::{Geometry, Position},
        id::RecordId,
    },
};

/// A finding as the map knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct MappedFinding {
    /// Its record.
    pub id: RecordId,
    /// What has been found.
    pub title: String,
    /// Where it was drawn.
    pub place: Option<Geometry>,
    /// The elements that it is about.
    pub elements: Vec<RecordId>,
    /// The municipalities that it is about, by their codes.
    pub municipalities: Vec<String>,
}

impl MappedFinding {
    /// Whether it lies in municipalities and nowhere nearer.
    pub fn is_of_municipalities_alone(&self) -> bool {
        self.place.is_none() && self.elements.is_empty() && !self.municipalities.is_empty()
    }
}

/// Where a flag stands, and what it leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlagPlace {
    /// At an element, whose page lists all that was found there.
    Element(RecordId),
    /// Where a finding was drawn.
    Drawn(RecordId),
}

/// A flag on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// Where it stands.
    pub place: FlagPlace,
    /// The foot of its pole.
    pub foot: Position,
    /// The shape that was drawn, where it is more than a point.
    pub shape: Option<Geometry>,
    /// What was found there, in the order of the findings.
    pub titles: Vec<String>,
}

/// The flags of findings among the elements that are shown. What was drawn stands there; what names elements stands at each of them, and all
/// of one element under one flag. In the order of their places.
pub fn flags(findings: &[MappedFinding], elements: &Elements) -> Vec<Flag> {
    let mut flags: BTreeMap<FlagPlace, Flag> = BTreeMap::new();
    let mut raise = |place: FlagPlace, geometry: &Geometry, keeps_shape: bool, title: &str| {
        if let Some(flag) = flags.get_mut(&place) {
            flag.titles.push(title.to_owned());
        } else if let Some(foot) = centre(geometry) {
            let shape = (keeps_shape && geometry.shape() != Shape::Point).then(|| geometry.clone());
            let flag = Flag {
                place: place.clone(),
                foot,
                shape,
                titles: vec![title.to_owned()],
            };
            flags.insert(place, flag);
        }
    };
    for finding in findings {
        if let Some(place) = &finding.place {
            raise(FlagPlace::Drawn(finding.id.clone()), place, true, &finding.title);
        }
        for id in &finding.elements {
            let geometry = elements.get(id).and_then(|element| element.geometry.as_ref());
            if let Some(geometry) = geometry {
                raise(FlagPlace::Element(id.clone()), geometry, false, &finding.title);
            }
        }
    }
    flags.into_values().collect()
}

#[cfg(test)]
mod tests;
