//! Positions and shapes on the map, always in WGS 84.

use serde_json::{Map, Value};

use crate::domain::json::{self, Json};

/// A position in WGS 84, in degrees. Written as `[longitude, latitude]`, as GeoJSON does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Degrees east, −180 to 180.
    pub longitude: f64,
    /// Degrees north, −90 to 90.
    pub latitude: f64,
}

impl From<[f64; 2]> for Position {
    fn from([longitude, latitude]: [f64; 2]) -> Self {
        Self { longitude, latitude }
    }
}

impl From<Position> for [f64; 2] {
    fn from(position: Position) -> Self {
        [position.longitude, position.latitude]
    }
}

/// The shape of a structure element.
#[derive(Clone, Debug, PartialEq)]
pub enum Geometry {
    /// One place.
    Point(Position),
    /// Two positions or more, in order.
    Line(Vec<Position>),
    /// Closed rings: the first is the outline, the others are holes. The first position is not repeated at the end.
    Area(Vec<Vec<Position>>),
}

// By hand: what serde derives for a tagged value first keeps all of it aside, in code larger than this whole module.
impl Geometry {
    /// Reads `{"type": "Line", "coordinates": [[longitude, latitude], …]}`; `None` if it is anything else.
    pub fn from_json(json: Json<'_>) -> Option<Self> {
        let mut fields = json.object()?;
        let coordinates = json::take(&mut fields, "coordinates")?;
        let kind = json::take(&mut fields, "type")?;
        if !fields.is_empty() {
            return None;
        }
        match kind.text()? {
            "Point" => position(&coordinates).map(Self::Point),
            "Line" => positions(&coordinates).map(Self::Line),
            "Area" => list(&coordinates, positions).map(Self::Area),
            _ => None,
        }
    }

    /// The geometry as JSON.
    pub fn to_json(&self) -> Value {
        let (kind, coordinates) = match self {
            Self::Point(position) => ("Point", Value::from(*position)),
            Self::Line(line) => ("Line", Value::from(line.as_slice())),
            Self::Area(rings) => {
                let rings = rings.iter().map(|ring| Value::from(ring.as_slice()));
                ("Area", Value::Array(rings.collect()))
            }
        };
        let mut fields = Map::new();
        fields.insert("type".into(), kind.into());
        fields.insert("coordinates".into(), coordinates);
        Value::Object(fields)
    }
}

impl From<Position> for Value {
    fn from(position: Position) -> Self {
        Self::Array(vec![position.longitude.into(), position.latitude.into()])
    }
}

fn list<T>(json: &Json<'_>, read: fn(&Json<'_>) -> Option<T>) -> Option<Vec<T>> {
    json.list()?.iter().map(read).collect()
}

fn positions(json: &Json<'_>) -> Option<Vec<Position>> {
    list(json, position)
}

fn position(json: &Json<'_>) -> Option<Position> {
    match json.list()? {
        [longitude, latitude] => Some([longitude.number()?, latitude.number()?].into()),
        _ => None,
    }
}
