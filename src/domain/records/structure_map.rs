//! The structure map (strukturbild): what is drawn, and by which terms.
//!
//! Themes and the three shapes follow Boverket's ÖP-modell 2.0 (structures shown as node, corridor and area); levels and
//! the remaining kinds follow the regions' published structure maps.

use serde_json::Value;

use super::declaration::record;
use crate::domain::{
    json::Json,
    values::{
        code::codes,
        field::{Expectation, Field, Meaning, Misreading},
        geometry::{Geometry, Position},
        order::Order,
    },
};

codes! {
    /// Which of the three structures an element belongs to.
    Theme = "theme" {
        /// Bebyggelse.
        Settlement = "settlement",
        /// Natur och friluftsliv.
        Nature = "nature",
        /// Kommunikationer.
        Communications = "communications",
    }
}

codes! {
    /// What an element is.
    ElementKind = "element_kind" {
        /// A place with a role for its surroundings; a point.
        Node = "node",
        /// A band of movement or settlement between nodes; a line.
        Corridor = "corridor",
        /// A stretch of land or water with a common role; an area.
        Area = "area",
        /// A functional relation between places; a line.
        Relation = "relation",
    }
}

/// The three shapes that an element can have on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A single position.
    Point,
    /// Two positions or more.
    Line,
    /// A closed outline.
    Area,
}

impl ElementKind {
    /// The shape that this kind is drawn with.
    pub fn shape(self) -> Shape {
        match self {
            Self::Node => Shape::Point,
            Self::Corridor | Self::Relation => Shape::Line,
            Self::Area => Shape::Area,
        }
    }
}

codes! {
    /// The scale at which an element matters.
    ElementLevel = "element_level" {
        /// Storregional: it matters to several regions.
        CrossRegional = "cross_regional",
        /// Regional: it matters to the whole county.
        Regional = "regional",
        /// Delregional: it matters to several municipalities.
        SubRegional = "sub_regional",
        /// Lokal: it matters to its own surroundings.
        Local = "local",
    }
}

codes! {
    /// Whether an element is there, decided, or wished for. Present and intended must be kept apart (Boverket).
    ElementStatus = "element_status" {
        /// Befintlig.
        Existing = "existing",
        /// Planerad.
        Planned = "planned",
        /// Önskad.
        Desired = "desired",
    }
}

record! {
    /// Something drawn on the structure map.
    StructureElement = "structure_element" {
        /// Its name.
        name: String,
        /// Which structure it belongs to.
        theme: Theme,
        /// What it is; decides the shape.
        element: ElementKind,
        /// The scale at which it matters.
        level: ElementLevel,
        /// Existing, planned or desired.
        status: ElementStatus,
        /// Vägledning: what it means for planning.
        guidance: String,
        /// Where the information comes from.
        source: String,
        /// Where it lies, in WGS 84; absent until it has been drawn or typed.
        geometry: Option<Geometry>,
        /// Its place in the list.
        order: Order,
    }
}

/// The most positions that one element may have.
pub const MOST_POSITIONS: usize = 50_000;

impl Geometry {
    /// The shape of this geometry.
    pub fn shape(&self) -> Shape {
        match self {
            Self::Point(_) => Shape::Point,
            Self::Line(_) => Shape::Line,
            Self::Area(_) => Shape::Area,
        }
    }

    /// How many positions it has.
    pub fn position_count(&self) -> usize {
        match self {
            Self::Point(_) => 1,
            Self::Line(line) => line.len(),
            Self::Area(rings) => rings.iter().map(Vec::len).sum(),
        }
    }

    /// Whether it can be drawn: positions within the globe, lines of two or more, rings of three or more.
    pub fn is_sound(&self) -> bool {
        let on_globe = |position: &Position| position.longitude.abs() <= 180.0 && position.latitude.abs() <= 90.0;
        if self.position_count() > MOST_POSITIONS {
            return false;
        }
        match self {
            Self::Point(position) => on_globe(position),
            Self::Line(line) => line.len() >= 2 && line.iter().all(on_globe),
            Self::Area(rings) => {
                !rings.is_empty() && rings.iter().all(|ring| ring.len() >= 3 && ring.iter().all(on_globe))
            }
        }
    }
}

impl Field for Option<Geometry> {
    const MEANING: Meaning = Meaning::Geometry;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "$ref": "#/$defs/geometry" })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        Geometry::from_json(json)
            .filter(Geometry::is_sound)
            .map(Some)
            .ok_or(Misreading::here(Expectation::Geometry))
    }
    fn write(&self) -> Option<Value> {
        self.as_ref().map(Geometry::to_json)
    }
}
