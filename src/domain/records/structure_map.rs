//! The structure map (strukturbild): what is drawn, and by which terms.
//!
//! Themes and the three shapes follow Boverket's ÖP-modell 2.0 (structures shown as node, corridor and area); levels and
//! the other kinds follow the regions' published structure maps.

use serde_json::Value;

use super::declaration::record;
use crate::domain::{
    json::Json,
    values::{
        code::codes,
        date::Date,
        field::{Expectation, Field, Meaning, Misreading},
        geometry::{Geometry, Position},
        id::Id,
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
        /// Nod: a place with a role for its surroundings; a point.
        Node = "node",
        /// Målpunkt: a place that many go to, as a hospital or a university; a point.
        Destination = "destination",
        /// Bytespunkt: a place where one changes from one line to another; a point.
        Interchange = "interchange",
        /// Stråk: a band of movement or settlement between nodes; a line.
        Corridor = "corridor",
        /// Tvärförbindelse: a link across, between corridors; a line.
        CrossLink = "cross_link",
        /// Funktionellt samband: what binds places together; a line.
        Relation = "relation",
        /// Barriär: what parts places from each other; a line.
        Barrier = "barrier",
        /// Utvecklingsområde: where it is to grow; an area.
        DevelopmentArea = "development_area",
        /// Grönstruktur: what is green and hangs together; an area.
        GreenStructure = "green_structure",
        /// Blåstruktur: water with its shores; an area.
        BlueStructure = "blue_structure",
        /// Kust: the coast and its zone; an area.
        Coast = "coast",
        /// Landsbygd: a rural area; an area.
        RuralArea = "rural_area",
        /// Another stretch of land or water with a common role; an area.
        Area = "area",
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

impl Shape {
    /// How few positions a line or ring of this shape can have.
    pub fn fewest_positions(self) -> usize {
        match self {
            Self::Point => 1,
            Self::Line => 2,
            Self::Area => 3,
        }
    }
}

impl ElementKind {
    /// The shape that this kind is drawn with.
    pub fn shape(self) -> Shape {
        match self {
            Self::Node | Self::Destination | Self::Interchange => Shape::Point,
            Self::Corridor | Self::CrossLink | Self::Relation | Self::Barrier => Shape::Line,
            Self::DevelopmentArea
            | Self::GreenStructure
            | Self::BlueStructure
            | Self::Coast
            | Self::RuralArea
            | Self::Area => Shape::Area,
        }
    }

    /// The theme that most elements of this kind have; a new one begins with it.
    pub fn usual_theme(self) -> Theme {
        match self {
            Self::Node | Self::Destination | Self::DevelopmentArea => Theme::Settlement,
            Self::GreenStructure | Self::BlueStructure | Self::Coast | Self::RuralArea | Self::Area => Theme::Nature,
            Self::Interchange | Self::Corridor | Self::CrossLink | Self::Relation | Self::Barrier => {
                Theme::Communications
            }
        }
    }

    /// Whether it leads from a place to a place, so that its ends can be tied to them.
    pub fn joins_places(self) -> bool {
        match self {
            Self::Corridor | Self::CrossLink | Self::Relation => true,
            Self::Node
            | Self::Destination
            | Self::Interchange
            | Self::Barrier
            | Self::DevelopmentArea
            | Self::GreenStructure
            | Self::BlueStructure
            | Self::Coast
            | Self::RuralArea
            | Self::Area => false,
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
        /// The day that the information is of.
        date: Option<Date>,
        /// The success factors that it answers to, as `F03`.
        factors: Vec<String> as Meaning::Factors,
        /// Where it lies, in WGS 84; absent until it has been drawn or typed.
        geometry: Option<Geometry>,
        /// The point that a line begins in. The line follows it.
        from: Option<Id<StructureElement>>,
        /// The point that a line ends in. The line follows it.
        to: Option<Id<StructureElement>>,
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
            Self::Line(lines) | Self::Area(lines) => lines.iter().map(Vec::len).sum(),
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
            Self::Line(lines) | Self::Area(lines) => {
                let fewest = self.shape().fewest_positions();
                !lines.is_empty()
                    && lines
                        .iter()
                        .all(|line| line.len() >= fewest && line.iter().all(on_globe))
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
    fn kept(&self) -> Result<Option<Self>, Misreading> {
        match self {
            Some(geometry) if !geometry.is_sound() => Err(Misreading::here(Expectation::Geometry)),
            Some(geometry) => Ok(Some(Some(geometry.clone()))),
            None => Ok(None),
        }
    }
}
