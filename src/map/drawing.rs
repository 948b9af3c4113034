//! Drawing: the element that is being made, vertex by vertex, before the document knows of it.

use crate::domain::{
    records::{
        analysis::AnalysisFinding,
        dialogue::Contribution,
        record::{Kind, RecordKind},
        structure_map::{ElementKind, MOST_POSITIONS, Shape, StructureElement},
    },
    values::{
        distance::{distance, length},
        extent::size,
        geometry::{Geometry, Position},
        id::{Id, RecordId},
    },
};

/// What a shape is drawn for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new element.
    New,
    /// The whole shape of an element, anew.
    Replacing(Id<StructureElement>),
    /// Another part of an element.
    Part(Id<StructureElement>),
    /// A hole in an element's area.
    Hole(Id<StructureElement>),
    /// Where something is that is no element.
    Place(PlaceOwner),
    /// How long something is; nothing is kept.
    Measure,
}

/// What is no element and has a place that can be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceOwner {
    /// A finding of the analysis.
    Finding(Id<AnalysisFinding>),
    /// A contribution to the dialogue.
    Contribution(Id<Contribution>),
}

impl PlaceOwner {
    /// The kind of its record.
    pub fn kind(&self) -> RecordKind {
        match self {
            Self::Finding(_) => AnalysisFinding::OF,
            Self::Contribution(_) => Contribution::OF,
        }
    }

    /// The id of its record.
    pub fn raw(&self) -> &RecordId {
        match self {
            Self::Finding(id) => id.raw(),
            Self::Contribution(id) => id.raw(),
        }
    }

    /// The owner of a kind and an id; `None` where what is of that kind has no such place.
    pub fn of(kind: &str, id: RecordId) -> Option<Self> {
        [Self::Finding(Id::of(id.clone())), Self::Contribution(Id::of(id))]
            .into_iter()
            .find(|owner| owner.kind().code() == kind)
    }
}

impl Purpose {
    /// The element that is drawn at; `None` if it is none that is there.
    pub fn element(&self) -> Option<&Id<StructureElement>> {
        match self {
            Self::New | Self::Place(_) | Self::Measure => None,
            Self::Replacing(id) | Self::Part(id) | Self::Hole(id) => Some(id),
        }
    }
}

/// An element under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What is drawn.
    pub kind: ElementKind,
    /// What for.
    pub purpose: Purpose,
    vertices: Vec<Position>,
    /// Those that were taken back, the one that can be put back first last.
    taken_back: Vec<Position>,
}

/// What became of a vertex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VertexOutcome {
    /// It was added; so many there are now.
    Vertex(usize),
    /// It was added and the shape is complete.
    Complete,
    /// It lies on the last one and was left out, as the second click of a double click does.
    OnLast,
    /// There is no room for more.
    Full,
}

/// How many more vertices a shape needs before it can be finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooFew {
    /// How many it needs in all.
    pub needed: usize,
}

impl Draft {
    /// Begins to draw a new element of a kind.
    pub fn new(kind: ElementKind) -> Self {
        Self::of(kind, Purpose::New)
    }

    /// Begins to draw a shape of a kind.
    pub fn of(kind: ElementKind, purpose: Purpose) -> Self {
        Self {
            kind,
            purpose,
            vertices: Vec::new(),
            taken_back: Vec::new(),
        }
    }

    /// Whether it is a new element of a kind.
    pub fn is_new(&self, kind: ElementKind) -> bool {
        self.kind == kind && self.purpose == Purpose::New
    }

    /// The vertices so far.
    pub fn vertices(&self) -> &[Position] {
        &self.vertices
    }

    /// The fewest vertices that the shape needs.
    pub fn needed(&self) -> usize {
        self.kind.shape().fewest_positions()
    }

    /// Adds a vertex. One within `slack` metres of the last one is taken for the same.
    pub fn add(&mut self, position: Position, slack: f64) -> VertexOutcome {
        let is_on_last = |last: &Position| distance(*last, position) <= slack;
        if self.vertices.last().is_some_and(is_on_last) {
            return VertexOutcome::OnLast;
        }
        if self.vertices.len() >= MOST_POSITIONS {
            return VertexOutcome::Full;
        }
        self.taken_back.clear();
        self.vertices.push(position);
        match self.kind.shape() {
            Shape::Point => VertexOutcome::Complete,
            Shape::Line | Shape::Area => VertexOutcome::Vertex(self.vertices.len()),
        }
    }

    /// Takes the last vertex back; gives how many are left, or `None` if there was none.
    pub fn remove_last(&mut self) -> Option<usize> {
        self.taken_back.push(self.vertices.pop()?);
        Some(self.vertices.len())
    }

    /// Puts the vertex back that was last taken back; gives how many there are then, or `None` if there is none to put back.
    pub fn put_back(&mut self) -> Option<usize> {
        self.vertices.push(self.taken_back.pop()?);
        Some(self.vertices.len())
    }

    /// The first vertex of an area, where one within so many metres of it closes the outline.
    pub fn closes_at(&self, position: Position, reach: f64) -> Option<Position> {
        let first = *self.vertices.first()?;
        let can_close = self.kind.shape() == Shape::Area && self.vertices.len() >= self.needed();
        (can_close && distance(first, position) <= reach).then_some(first)
    }

    /// How long the line is, or how large the area, in metres or square metres: so far, and with one more vertex where that is known.
    pub fn measure(&self, next: Option<Position>) -> Option<f64> {
        let mut outline = self.vertices.clone();
        outline.extend(next);
        match self.kind.shape() {
            Shape::Line if outline.len() > 1 => Some(length(&outline)),
            Shape::Area if outline.len() > 2 => Some(size(&[outline])),
            Shape::Point | Shape::Line | Shape::Area => None,
        }
    }

    /// The finished shape.
    ///
    /// # Errors
    /// [`TooFew`] where the shape needs more vertices.
    pub fn finish(&self) -> Result<Geometry, TooFew> {
        let needed = self.needed();
        if self.vertices.len() < needed {
            return Err(TooFew { needed });
        }
        let vertices = self.vertices.clone();
        match (self.kind.shape(), vertices.first()) {
            (Shape::Point, Some(position)) => Ok(Geometry::Point(*position)),
            (Shape::Point, None) => Err(TooFew { needed }),
            (Shape::Line, _) => Ok(Geometry::line(vertices)),
            (Shape::Area, _) => Ok(Geometry::Area(vec![vertices])),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    #[test]
    fn a_node_is_complete_at_once() {
        let mut draft = Draft::new(ElementKind::Node);
        assert_eq!(draft.finish(), Err(TooFew { needed: 1 }));
        assert_eq!(draft.add(at(17.0, 59.0), 10.0), VertexOutcome::Complete);
        assert_eq!(draft.finish(), Ok(Geometry::Point(at(17.0, 59.0))));
    }

    #[test]
    fn a_line_needs_two_vertices_and_an_area_three() {
        for (kind, needed) in [
            (ElementKind::Corridor, 2),
            (ElementKind::Relation, 2),
            (ElementKind::Area, 3),
        ] {
            let mut draft = Draft::new(kind);
            for number in 1..=needed {
                assert_eq!(draft.finish(), Err(TooFew { needed }));
                let vertex = at(16.0 + number as f64 * 0.1, 59.0 + number as f64 * 0.01);
                assert_eq!(draft.add(vertex, 10.0), VertexOutcome::Vertex(number));
            }
            let shape = draft.finish().unwrap();
            assert!(shape.is_sound() && shape.shape() == kind.shape());
        }
    }

    #[test]
    fn the_second_click_of_a_double_click_adds_nothing() {
        let mut draft = Draft::new(ElementKind::Corridor);
        draft.add(at(17.0, 59.0), 10.0);
        assert_eq!(draft.add(at(17.0, 59.00001), 10.0), VertexOutcome::OnLast);
        assert_eq!(draft.vertices().len(), 1);
    }

    #[test]
    fn the_last_vertex_can_be_taken_back_until_none_is_left_and_put_back_until_another_is_set() {
        let mut draft = Draft::new(ElementKind::Area);
        let places = [at(17.0, 59.0), at(17.1, 59.0)];
        for place in places {
            draft.add(place, 0.0);
        }
        assert_eq!(draft.put_back(), None);
        assert_eq!(draft.remove_last(), Some(1));
        assert_eq!(draft.remove_last(), Some(0));
        assert_eq!(draft.remove_last(), None);
        assert_eq!(draft.put_back(), Some(1));
        assert_eq!(draft.put_back(), Some(2));
        assert_eq!(draft.vertices(), places);
        assert_eq!(draft.put_back(), None);
        draft.remove_last();
        draft.add(at(17.2, 59.0), 0.0);
        assert_eq!(draft.put_back(), None);
    }

    // R348
    #[test]
    fn an_outline_is_closed_near_its_first_vertex_and_a_line_is_not() {
        let (first, beside) = (at(17.0, 59.0), at(17.0, 59.0001));
        for (kind, closes) in [(ElementKind::Area, Some(first)), (ElementKind::Corridor, None)] {
            let mut draft = Draft::new(kind);
            for place in [first, at(17.1, 59.0), at(17.1, 59.1)] {
                assert_eq!(draft.closes_at(beside, 50.0), None);
                draft.add(place, 10.0);
            }
            assert_eq!(draft.closes_at(beside, 50.0), closes);
            assert_eq!(draft.closes_at(beside, 5.0), None);
        }
    }

    // R349
    #[test]
    fn what_is_drawn_is_measured_with_the_vertex_that_comes_next() {
        let mut line = Draft::of(ElementKind::Barrier, Purpose::Measure);
        assert_eq!(line.measure(Some(at(17.0, 59.0))), None);
        line.add(at(17.0, 59.0), 0.0);
        assert_eq!(line.measure(None), None);
        // A minute of latitude is a nautical mile.
        let mile = line.measure(Some(at(17.0, 59.0 + 1.0 / 60.0))).unwrap();
        assert!((mile - 1_852.0).abs() < 5.0, "{mile}");
        let mut area = Draft::new(ElementKind::Area);
        for place in [at(17.0, 59.0), at(17.0, 59.1)] {
            area.add(place, 0.0);
        }
        assert_eq!(area.measure(None), None);
        let half = area.measure(Some(at(17.1, 59.1))).unwrap();
        area.add(at(17.1, 59.1), 0.0);
        let whole = area.measure(Some(at(17.1, 59.0))).unwrap();
        assert!((whole / half - 2.0).abs() < 0.01, "{whole} {half}");
    }
}
