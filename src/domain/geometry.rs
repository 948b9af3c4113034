//! Positions and shapes on the map, always in WGS 84.

use serde::{Deserialize, Serialize};

/// A position in WGS 84, in degrees. Written as `[longitude, latitude]`, as GeoJSON does.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "[f64; 2]", into = "[f64; 2]")]
pub struct Position {
    /// Degrees east, −180 to 180.
    pub longitude: f64,
    /// Degrees north, −90 to 90.
    pub latitude: f64,
}

impl From<[f64; 2]> for Position {
    fn from([longitude, latitude]: [f64; 2]) -> Self {
        Self {
            longitude,
            latitude,
        }
    }
}

impl From<Position> for [f64; 2] {
    fn from(position: Position) -> Self {
        [position.longitude, position.latitude]
    }
}

/// The shape of a structure element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "coordinates")]
pub enum Geometry {
    /// One place.
    Point(Position),
    /// Two positions or more, in order.
    Line(Vec<Position>),
    /// Closed rings: the first is the outline, the others are holes. The first position is not repeated at the end.
    Area(Vec<Vec<Position>>),
}
