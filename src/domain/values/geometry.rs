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
    /// Strands of two positions or more, in order; most lines have one.
    Line(Vec<Vec<Position>>),
    /// Closed rings: what lies within an odd number of them belongs to the area, so that a ring in another is a hole and one beside
    /// it an island. The first position is not repeated at the end.
    Area(Vec<Vec<Position>>),
}

impl Geometry {
    /// A line in one piece.
    pub fn line(positions: Vec<Position>) -> Self {
        Self::Line(vec![positions])
    }
}

// By hand: what serde derives for a tagged value first keeps all of it aside, in code larger than this whole module.
impl Geometry {
    /// Reads `{"type": "Line", "coordinates": [[longitude, latitude], …]}`; `None` if it is anything else. A line of several strands
    /// is `Lines`, and has a list of them.
    pub fn from_json(json: Json<'_>) -> Option<Self> {
        let mut fields = json.object()?;
        let coordinates = json::take(&mut fields, "coordinates")?;
        let kind = json::take(&mut fields, "type")?;
        if !fields.is_empty() {
            return None;
        }
        match kind.text()? {
            "Point" => position(&coordinates).map(Self::Point),
            "Line" => positions(&coordinates).map(Self::line),
            "Lines" => list(&coordinates, positions).map(Self::Line),
            "Area" => list(&coordinates, positions).map(Self::Area),
            _ => None,
        }
    }

    /// The geometry as JSON.
    pub fn to_json(&self) -> Value {
        let (kind, coordinates) = match self {
            Self::Point(position) => ("Point", Value::from(*position)),
            Self::Line(strands) => match strands.as_slice() {
                [line] => ("Line", Value::from(line.as_slice())),
                strands => ("Lines", lists(strands)),
            },
            Self::Area(rings) => ("Area", lists(rings)),
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

fn lists(lists: &[Vec<Position>]) -> Value {
    lists.iter().map(|list| Value::from(list.as_slice())).collect()
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
