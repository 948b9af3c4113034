//! What the map shows and what it reports: plain data on both sides of the port.

use super::{
    editing::Vertex,
    style::{Form, Style, style_of},
};
use crate::domain::{
    records::structure_map::{ElementKind, Shape, StructureElement},
    values::{
        extent::{BoundingBox, centre},
        geometry::{Geometry, Position},
        id::RecordId,
    },
};

/// An element on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneElement {
    /// Its record.
    pub id: RecordId,
    /// What it is called; shown on pointing at it.
    pub name: String,
    /// Where it lies.
    pub geometry: Geometry,
    /// How it is drawn.
    pub style: Style,
    /// Whether it is the one that is looked at.
    pub is_selected: bool,
}

impl SceneElement {
    /// The element as it is drawn; `None` if it has no place. An element whose shape is not (yet) that of its kind is
    /// drawn in the form that its shape allows.
    pub fn of(id: &RecordId, element: &StructureElement, is_selected: bool) -> Option<Self> {
        let geometry = element.geometry.clone()?;
        let kind = match (geometry.shape(), element.element) {
            (shape, kind) if kind.shape() == shape => kind,
            (Shape::Point, _) => ElementKind::Node,
            (Shape::Line, _) => ElementKind::Corridor,
            (Shape::Area, _) => ElementKind::Area,
        };
        Some(Self {
            id: id.clone(),
            name: element.name.trim().to_owned(),
            style: style_of(element.theme, kind, element.level, element.status),
            geometry,
            is_selected,
        })
    }

    /// Where its mark and name are.
    pub fn anchor(&self) -> Option<Position> {
        centre(&self.geometry)
    }

    /// The ends of a relation, each with the direction in which its arrow points, in degrees clockwise from east. The
    /// map's projection keeps angles, so the direction is the same at every zoom.
    pub fn arrows(&self) -> Vec<(Position, f64)> {
        let (Form::Arrow, Geometry::Line(line)) = (self.style.form, &self.geometry) else {
            return Vec::new();
        };
        let (first, last) = (line.first(), line.last());
        let towards = |end: Option<&Position>, mut others: Box<dyn Iterator<Item = &Position> + '_>| {
            let end = *end?;
            let from = others.find(|other| **other != end)?;
            Some((end, direction(*from, end)))
        };
        [
            towards(first, Box::new(line.iter())),
            towards(last, Box::new(line.iter().rev())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The direction on the map from one position to another, in degrees clockwise from east.
fn direction(from: Position, to: Position) -> f64 {
    let ([ax, ay], [bx, by]) = (on_plane(from), on_plane(to));
    (by - ay).atan2(bx - ax).to_degrees()
}

/// A position on the map's plane (web Mercator), 0 to 1 from west to east and from north to south.
pub fn on_plane(position: Position) -> [f64; 2] {
    let sine = position.latitude.to_radians().sin().clamp(-0.9999, 0.9999);
    [
        (position.longitude + 180.0) / 360.0,
        0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * std::f64::consts::PI),
    ]
}

/// The shape that is being drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SceneDraft {
    /// The vertices so far.
    pub vertices: Vec<Position>,
    /// Where the next vertex would lie.
    pub next: Option<Position>,
    /// Whether the shape closes.
    pub is_area: bool,
}

/// What a handle does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grip {
    /// Moves a vertex.
    Vertex(Vertex),
    /// Makes a new vertex after this one.
    Middle(Vertex),
    /// Moves the whole shape.
    Whole,
}

/// A handle of the selected element.
#[derive(Clone, Debug, PartialEq)]
pub struct Handle {
    /// What it does.
    pub grip: Grip,
    /// Where it is.
    pub position: Position,
    /// What it is called.
    pub title: String,
    /// Whether it must let a symbol be seen through it.
    pub is_on_symbol: bool,
}

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelKind {
    /// An element of the structure map.
    Element,
    /// A locality of the ground.
    Place,
    /// A large locality of the ground.
    City,
}

/// On which side of its place a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// To the right, where a reader looks first.
    Right,
    /// To the left.
    Left,
    /// Under it.
    Below,
    /// Over it.
    Above,
}

/// A name on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it names.
    pub kind: LabelKind,
    /// The name.
    pub text: String,
    /// Where it belongs.
    pub position: Position,
    /// On which side of its position it is.
    pub side: Side,
    /// How far from its position it begins, in pixels.
    pub offset: f64,
}

/// Something that happened on the map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapEvent {
    /// The ground was pressed, or an element on it.
    Clicked {
        /// Where.
        at: Position,
        /// How many metres a pixel is there.
        metres_per_pixel: f64,
    },
    /// The ground was pressed twice.
    DoubleClicked,
    /// An element was pressed.
    ElementClicked(RecordId),
    /// The pointer is here.
    PointerAt(Position),
    /// A handle is being dragged and is here.
    Dragging(Grip, Position),
    /// A handle was let go here.
    Dropped(Grip, Position),
    /// A handle was pressed.
    Pressed(Grip),
    /// A handle is asked to go away.
    Removed(Grip),
    /// A handle is pushed by a key so many pixels east and south.
    Pushed(Grip, [f64; 2]),
    /// The map shows something else.
    Viewed(Viewport),
    /// The middle is here, while the map moves.
    CentreAt(Position),
}

/// What the map shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The zoom level.
    pub zoom: f64,
    /// What is in view.
    pub bounds: BoundingBox,
    /// The middle of the view.
    pub centre: Position,
    /// How many metres a pixel is in the middle.
    pub metres_per_pixel: f64,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    fn element(kind: ElementKind, geometry: Geometry) -> SceneElement {
        let element = StructureElement {
            element: kind,
            geometry: Some(geometry),
            ..StructureElement::default()
        };
        SceneElement::of(&RecordId::new("a").unwrap(), &element, false).unwrap()
    }

    #[test]
    fn a_relation_points_out_at_both_ends() {
        let line = Geometry::Line(vec![at(16.0, 59.0), at(17.0, 59.0), at(17.0, 60.0)]);
        let arrows = element(ElementKind::Relation, line.clone()).arrows();
        assert_eq!(arrows.len(), 2);
        assert_eq!(arrows[0].0, at(16.0, 59.0));
        assert!((arrows[0].1.abs() - 180.0).abs() < 1e-9);
        assert!((arrows[1].1 + 90.0).abs() < 1e-9);
        assert!(element(ElementKind::Corridor, line).arrows().is_empty());
    }

    #[test]
    fn an_element_is_drawn_in_the_form_that_its_shape_allows() {
        let line = Geometry::Line(vec![at(16.0, 59.0), at(17.0, 59.0)]);
        assert_eq!(element(ElementKind::Area, line).style.form, Form::Band);
        let point = Geometry::Point(at(16.0, 59.0));
        assert!(matches!(
            element(ElementKind::Relation, point).style.form,
            Form::Circle { .. }
        ));
    }

    #[test]
    fn an_element_without_place_is_not_drawn() {
        let element = StructureElement::default();
        assert_eq!(SceneElement::of(&RecordId::new("a").unwrap(), &element, false), None);
    }

    #[test]
    fn the_plane_has_its_corner_in_the_north_west() {
        let [x, y] = on_plane(at(0.0, 0.0));
        assert!((x - 0.5).abs() < 1e-12 && (y - 0.5).abs() < 1e-12);
        let [east, north] = on_plane(at(17.0, 59.0));
        assert!(east > 0.5 && north < 0.5);
    }
}
