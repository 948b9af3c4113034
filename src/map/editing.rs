//! Changing a shape that is there: its vertices, its place, its kind of shape.

use thiserror::Error;

use crate::domain::{
    records::structure_map::Shape,
    values::{
        extent::centre,
        geometry::{Geometry, Position},
        rings::directly_in,
    },
};

/// Why a change of a shape is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ShapeError {
    /// The shape would have too few vertices.
    #[error("a shape of this kind needs {needed} vertices")]
    TooFew {
        /// How many it needs.
        needed: usize,
    },
    /// A position would lie outside the globe, or there would be more vertices than an element may have.
    #[error("the shape would not be sound")]
    NotOnMap,
    /// There is no such vertex (any longer).
    #[error("there is no such vertex")]
    NoSuchVertex,
}

/// A vertex of a shape: the strand or ring, and the place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vertex {
    /// The strand or ring, from 0; points have one.
    pub ring: usize,
    /// The place in the ring, from 0.
    pub index: usize,
}

type Change = Result<Geometry, ShapeError>;

/// The shape with one vertex at another position.
///
/// # Errors
/// [`ShapeError`].
pub fn with_vertex(geometry: &Geometry, vertex: Vertex, position: Position) -> Change {
    let mut changed = geometry.clone();
    match (&mut changed, vertex) {
        (Geometry::Point(point), Vertex { ring: 0, index: 0 }) => *point = position,
        (shape, vertex) => {
            let held = ring_mut(shape, vertex.ring).and_then(|ring| ring.get_mut(vertex.index));
            *held.ok_or(ShapeError::NoSuchVertex)? = position;
        }
    }
    checked(changed)
}

/// The shape with a new vertex after `vertex`.
///
/// # Errors
/// [`ShapeError`].
pub fn with_vertex_after(geometry: &Geometry, vertex: Vertex, position: Position) -> Change {
    let mut changed = geometry.clone();
    let ring = ring_mut(&mut changed, vertex.ring)
        .filter(|ring| vertex.index < ring.len())
        .ok_or(ShapeError::NoSuchVertex)?;
    ring.insert(vertex.index + 1, position);
    checked(changed)
}

/// The shape without a vertex. A hole or a part that would be too small is removed whole, as long as there are others.
///
/// # Errors
/// [`ShapeError`].
pub fn without_vertex(geometry: &Geometry, vertex: Vertex) -> Change {
    let mut changed = geometry.clone();
    let needed = geometry.shape().fewest_positions();
    let ring = ring_mut(&mut changed, vertex.ring).ok_or(match geometry {
        Geometry::Point(_) => ShapeError::TooFew { needed },
        _ => ShapeError::NoSuchVertex,
    })?;
    if vertex.index >= ring.len() {
        return Err(ShapeError::NoSuchVertex);
    }
    if ring.len() > needed {
        ring.remove(vertex.index);
    } else if let Geometry::Line(lines) | Geometry::Area(lines) = &mut changed
        && lines.len() > 1
        && !has_rings_in(geometry, vertex.ring)
    {
        lines.remove(vertex.ring);
    } else {
        return Err(ShapeError::TooFew { needed });
    }
    checked(changed)
}

/// The shape moved by so many degrees.
///
/// # Errors
/// [`ShapeError`].
pub fn moved(geometry: &Geometry, [east, north]: [f64; 2]) -> Change {
    let move_one = |position: &Position| Position {
        longitude: position.longitude + east,
        latitude: position.latitude + north,
    };
    let move_all = |lines: &[Vec<Position>]| {
        let moved = lines.iter().map(|line| line.iter().map(move_one).collect());
        moved.collect()
    };
    checked(match geometry {
        Geometry::Point(position) => Geometry::Point(move_one(position)),
        Geometry::Line(strands) => Geometry::Line(move_all(strands)),
        Geometry::Area(rings) => Geometry::Area(move_all(rings)),
    })
}

/// The shape made from these positions: one strand or ring of it, with the others that it had `before`.
///
/// # Errors
/// [`ShapeError`].
pub fn from_positions(shape: Shape, mut positions: Vec<Position>, before: Option<(&Geometry, usize)>) -> Change {
    let needed = shape.fewest_positions();
    // People close outlines by repeating the first position; we don't keep the repetition.
    if shape == Shape::Area && positions.len() > 1 && positions.first() == positions.last() {
        positions.pop();
    }
    if positions.len() < needed || (shape == Shape::Point && positions.len() > 1) {
        return Err(ShapeError::TooFew { needed });
    }
    let held = before.filter(|(held, _)| held.shape() == shape);
    let mut lines = match held {
        Some((Geometry::Line(lines) | Geometry::Area(lines), _)) => lines.clone(),
        Some((Geometry::Point(_), _)) | None => Vec::new(),
    };
    match held.map(|(_, ring)| ring) {
        Some(ring) if !lines.is_empty() => *lines.get_mut(ring).ok_or(ShapeError::NoSuchVertex)? = positions,
        _ => lines.push(positions),
    }
    checked(match shape {
        Shape::Point => Geometry::Point(lines[0][0]),
        Shape::Line => Geometry::Line(lines),
        Shape::Area => Geometry::Area(lines),
    })
}

/// The positions that a person edits as text: those of one strand of a line or one ring of an area.
pub fn positions(geometry: &Geometry, ring: usize) -> Vec<Position> {
    match geometry {
        Geometry::Point(position) => vec![*position],
        Geometry::Line(lines) | Geometry::Area(lines) => lines.get(ring).cloned().unwrap_or_default(),
    }
}

/// What a shape becomes as another one: its own positions where they are enough, its centre as a point.
///
/// # Errors
/// [`ShapeError`] where there are too few positions.
pub fn reshaped(geometry: &Geometry, shape: Shape) -> Change {
    if geometry.shape() == shape {
        return Ok(geometry.clone());
    }
    match shape {
        Shape::Point => centre(geometry)
            .map(Geometry::Point)
            .ok_or(ShapeError::TooFew { needed: 1 }),
        Shape::Line | Shape::Area => from_positions(shape, positions(geometry, 0), None),
    }
}

/// Where a new vertex can be pressed in: halfway along each side, named by the vertex before it.
pub fn midpoints(geometry: &Geometry) -> Vec<(Vertex, Position)> {
    let mut found = Vec::new();
    let mut add = |ring: usize, index: usize, from: &Position, to: &Position| {
        found.push((
            Vertex { ring, index },
            Position {
                longitude: (from.longitude + to.longitude) / 2.0,
                latitude: (from.latitude + to.latitude) / 2.0,
            },
        ));
    };
    match geometry {
        Geometry::Point(_) => {}
        Geometry::Line(strands) => {
            for (number, strand) in strands.iter().enumerate() {
                for (index, (from, to)) in strand.iter().zip(strand.iter().skip(1)).enumerate() {
                    add(number, index, from, to);
                }
            }
        }
        Geometry::Area(rings) => {
            for (number, ring) in rings.iter().enumerate() {
                for (index, (from, to)) in ring.iter().zip(ring.iter().cycle().skip(1)).enumerate() {
                    add(number, index, from, to);
                }
            }
        }
    }
    found
}

/// Every vertex with its position.
pub fn vertices(geometry: &Geometry) -> Vec<(Vertex, Position)> {
    let of_ring = |(ring, line): (usize, &Vec<Position>)| -> Vec<_> {
        let named = line.iter().enumerate();
        named
            .map(|(index, position)| (Vertex { ring, index }, *position))
            .collect()
    };
    match geometry {
        Geometry::Point(position) => vec![(Vertex { ring: 0, index: 0 }, *position)],
        Geometry::Line(lines) | Geometry::Area(lines) => lines.iter().enumerate().flat_map(of_ring).collect(),
    }
}

/// Whether rings lie in a ring that would be the opposite without it: holes in an outline, islands in a hole.
fn has_rings_in(geometry: &Geometry, ring: usize) -> bool {
    matches!(geometry, Geometry::Area(rings) if !directly_in(rings, ring).is_empty())
}

fn ring_mut(geometry: &mut Geometry, ring: usize) -> Option<&mut Vec<Position>> {
    match geometry {
        Geometry::Point(_) => None,
        Geometry::Line(lines) | Geometry::Area(lines) => lines.get_mut(ring),
    }
}

fn checked(geometry: Geometry) -> Change {
    if geometry.is_sound() {
        Ok(geometry)
    } else {
        Err(ShapeError::NotOnMap)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    fn triangle(west: f64, side: f64) -> Vec<Position> {
        vec![at(west, 59.0), at(west + side, 59.0), at(west, 59.0 + side)]
    }

    fn vertex(ring: usize, index: usize) -> Vertex {
        Vertex { ring, index }
    }

    #[test]
    fn a_vertex_moves_alone() {
        let line = Geometry::line(vec![at(16.0, 59.0), at(17.0, 59.0)]);
        let changed = with_vertex(&line, vertex(0, 1), at(17.5, 59.5)).unwrap();
        assert_eq!(changed, Geometry::line(vec![at(16.0, 59.0), at(17.5, 59.5)]));
        assert_eq!(
            with_vertex(&line, vertex(0, 2), at(1.0, 1.0)),
            Err(ShapeError::NoSuchVertex)
        );
        assert_eq!(
            with_vertex(&line, vertex(1, 0), at(1.0, 1.0)),
            Err(ShapeError::NoSuchVertex)
        );
        assert_eq!(
            with_vertex(&line, vertex(0, 0), at(1.0, 91.0)),
            Err(ShapeError::NotOnMap)
        );
    }

    #[test]
    fn a_new_vertex_comes_after_the_one_named() {
        let area = Geometry::Area(vec![triangle(16.0, 1.0)]);
        for (after, middle) in midpoints(&area) {
            let changed = with_vertex_after(&area, after, middle).unwrap();
            assert_eq!(positions(&changed, 0)[after.index + 1], middle);
            assert_eq!(without_vertex(&changed, vertex(0, after.index + 1)).unwrap(), area);
        }
    }

    #[test]
    fn a_shape_keeps_the_vertices_it_needs() {
        let line = Geometry::line(vec![at(16.0, 59.0), at(17.0, 59.0)]);
        assert_eq!(
            without_vertex(&line, vertex(0, 0)),
            Err(ShapeError::TooFew { needed: 2 })
        );
        let area = Geometry::Area(vec![triangle(16.0, 1.0), triangle(16.1, 0.2)]);
        assert_eq!(
            without_vertex(&area, vertex(0, 0)),
            Err(ShapeError::TooFew { needed: 3 })
        );
        let without_hole = without_vertex(&area, vertex(1, 2)).unwrap();
        assert_eq!(without_hole, Geometry::Area(vec![triangle(16.0, 1.0)]));
        let point = Geometry::Point(at(16.0, 59.0));
        assert_eq!(
            without_vertex(&point, vertex(0, 0)),
            Err(ShapeError::TooFew { needed: 1 })
        );
    }

    #[test]
    fn moving_there_and_back_ends_where_it_began() {
        let area = Geometry::Area(vec![triangle(16.0, 1.0)]);
        let there = moved(&area, [0.5, 0.25]).unwrap();
        assert_eq!(moved(&there, [-0.5, -0.25]).unwrap(), area);
        assert_eq!(moved(&area, [0.0, 40.0]), Err(ShapeError::NotOnMap));
    }

    #[test]
    fn typed_positions_become_the_shape_or_say_what_is_missing() {
        let two = vec![at(16.0, 59.0), at(17.0, 59.0)];
        assert_eq!(
            from_positions(Shape::Point, two.clone(), None),
            Err(ShapeError::TooFew { needed: 1 })
        );
        assert_eq!(
            from_positions(Shape::Area, two.clone(), None),
            Err(ShapeError::TooFew { needed: 3 })
        );
        assert_eq!(from_positions(Shape::Line, two.clone(), None), Ok(Geometry::line(two)));
        let mut closed = triangle(16.0, 1.0);
        closed.push(closed[0]);
        let held = Geometry::Area(vec![triangle(16.0, 2.0), triangle(16.1, 0.2)]);
        let area = from_positions(Shape::Area, closed, Some((&held, 0))).unwrap();
        assert_eq!(area, Geometry::Area(vec![triangle(16.0, 1.0), triangle(16.1, 0.2)]));
        let hole = from_positions(Shape::Area, triangle(16.2, 0.1), Some((&area, 1))).unwrap();
        assert_eq!(hole, Geometry::Area(vec![triangle(16.0, 1.0), triangle(16.2, 0.1)]));
        assert_eq!(positions(&hole, 1), triangle(16.2, 0.1));
        let gone = from_positions(Shape::Area, triangle(16.2, 0.1), Some((&area, 2)));
        assert_eq!(gone, Err(ShapeError::NoSuchVertex));
    }

    #[test]
    fn another_shape_is_made_of_the_same_positions() {
        let line = Geometry::line(triangle(16.0, 1.0));
        let area = reshaped(&line, Shape::Area).unwrap();
        assert_eq!(reshaped(&area, Shape::Line).unwrap(), line);
        assert!(matches!(reshaped(&area, Shape::Point), Ok(Geometry::Point(_))));
        let point = Geometry::Point(at(16.0, 59.0));
        assert_eq!(reshaped(&point, Shape::Line), Err(ShapeError::TooFew { needed: 2 }));
    }
}
