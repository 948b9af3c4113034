//! The parts of a shape and the holes in them: told apart, added and removed.

use std::cmp::Ordering;

use thiserror::Error;

use crate::domain::{
    records::{
        document::Document,
        structure_map::{Shape, StructureElement},
        ties::ends_of,
    },
    values::{
        distance::{distance, length},
        extent::{is_in_area, size},
        geometry::{Geometry, Position},
        rings::{directly_in, polygons},
    },
};

/// A strand of a line, or a ring of an area.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its place among the strands or rings.
    pub ring: usize,
    /// Whether it is a hole.
    pub is_hole: bool,
    /// Its number among the parts, or among the holes, from 1.
    pub number: usize,
    /// How long a strand is in metres, or how large a part without its holes or a hole is in square metres.
    pub measure: f64,
}

/// Why a part or hole can't be added or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PartError {
    /// The hole does not lie in the area.
    #[error("the hole does not lie in the area")]
    Outside,
    /// The hole crosses the edge of the area.
    #[error("the hole crosses the edge")]
    CrossesEdge,
    /// The hole crosses another hole.
    #[error("the hole crosses hole {0}")]
    CrossesHole(usize),
    /// Another hole lies in the hole.
    #[error("hole {0} lies in the hole")]
    AroundHole(usize),
    /// What lies in the hole would no longer do so.
    #[error("the hole crosses what lies in it")]
    CrossesIsland,
    /// The part lies over the area, or around it.
    #[error("the part lies over the area")]
    OnArea,
    /// It is the only part.
    #[error("it is the only part")]
    Only,
    /// There is no such part (any longer).
    #[error("there is no such part")]
    NoSuchPart,
    /// The shape would not be sound.
    #[error("the shape would not be sound")]
    NotSound,
}

type Change = Result<Geometry, PartError>;

/// What lies nearer than this to a side lies on it, in degrees: a tenth of a millimetre.
const ON_SIDE: f64 = 1e-9;

/// The parts of a shape, each followed by its holes; a point has none.
pub fn parts(geometry: &Geometry) -> Vec<Part> {
    match geometry {
        Geometry::Point(_) => Vec::new(),
        Geometry::Line(strands) => (0..)
            .zip(strands)
            .map(|(ring, strand)| Part {
                ring,
                is_hole: false,
                number: ring + 1,
                measure: length(strand),
            })
            .collect(),
        Geometry::Area(rings) => {
            let mut found = Vec::new();
            let mut holes = 0;
            for (place, polygon) in polygons(rings).into_iter().enumerate() {
                let of = |rings_of: &[usize]| -> f64 {
                    let own: Vec<_> = rings_of.iter().map(|ring| rings[*ring].clone()).collect();
                    size(&own)
                };
                for (place_in, ring) in polygon.iter().enumerate() {
                    let is_hole = place_in > 0;
                    holes += usize::from(is_hole);
                    found.push(Part {
                        ring: *ring,
                        is_hole,
                        number: if is_hole { holes } else { place + 1 },
                        measure: if is_hole { of(&[*ring]) } else { of(&polygon) },
                    });
                }
            }
            found
        }
    }
}

/// The area with another hole. Its outlines and its other holes stay as they are.
///
/// # Errors
/// [`PartError`] where the hole does not lie in one part, clear of the other holes.
pub fn with_hole(geometry: &Geometry, hole: Vec<Position>) -> Change {
    let Geometry::Area(rings) = geometry else {
        return Err(PartError::Outside);
    };
    let all: Vec<usize> = (0..rings.len()).collect();
    lies_clear(geometry, rings, &all, &hole)?;
    let mut rings = rings.clone();
    rings.push(hole);
    sound(Geometry::Area(rings))
}

/// The area with one of its holes elsewhere, which is held to the same as one that is drawn. What lies in the hole stays in it.
///
/// # Errors
/// [`PartError`] as of a hole that is drawn, and where an island would no longer lie in the hole.
pub fn with_hole_at(geometry: &Geometry, ring: usize, hole: Vec<Position>) -> Change {
    let Geometry::Area(rings) = geometry else {
        return Err(PartError::Outside);
    };
    let before = rings.get(ring).ok_or(PartError::NoSuchPart)?;
    let others = (0..rings.len()).filter(|other| *other != ring);
    let (islands, around): (Vec<usize>, Vec<usize>) = others.partition(|other| lies_in(&rings[*other], before));
    lies_clear(geometry, rings, &around, &hole)?;
    let leaves = |island: &usize| cross(&rings[*island], &hole) || !lies_in(&rings[*island], &hole);
    if islands.iter().any(leaves) {
        return Err(PartError::CrossesIsland);
    }
    let mut rings = rings.clone();
    rings[ring] = hole;
    sound(Geometry::Area(rings))
}

/// Whether a hole lies in one part, clear of the other holes among these rings of an area.
fn lies_clear(
    geometry: &Geometry,
    rings: &[Vec<Position>],
    among: &[usize],
    hole: &[Position],
) -> Result<(), PartError> {
    let holes = numbered_holes(geometry);
    let number_of = |ring: usize| holes.iter().find(|(held, _)| *held == ring).map(|(_, number)| *number);
    if let Some(crossed) = among.iter().find(|ring| cross(&rings[**ring], hole)) {
        return Err(number_of(*crossed).map_or(PartError::CrossesEdge, PartError::CrossesHole));
    }
    let held: Vec<_> = among.iter().map(|ring| rings[*ring].clone()).collect();
    // What lies on an edge is neither in nor out.
    let (inside, outside): (Vec<_>, Vec<_>) = clear_of(hole, &held)
        .into_iter()
        .partition(|position| is_in_area(*position, &held));
    match (inside.is_empty(), outside.is_empty()) {
        (true, _) => return Err(PartError::Outside),
        (false, false) => return Err(PartError::CrossesEdge),
        (false, true) => {}
    }
    let mut around = among.iter().filter(|ring| lies_in(&rings[**ring], hole)).peekable();
    if around.peek().is_none() {
        return Ok(());
    }
    let number = around.find_map(|ring| number_of(*ring));
    Err(number.map_or(PartError::CrossesEdge, PartError::AroundHole))
}

/// The line or area with another part. Of a line it comes last; where the line has several strands, or only its end is tied, it comes
/// before the last, so that both ends of the whole stay where they are.
///
/// # Errors
/// [`PartError`] where a part of an area lies over the others.
pub fn with_part(geometry: &Geometry, part: Vec<Position>, is_end_tied: bool) -> Change {
    sound(match geometry {
        Geometry::Point(_) => return Err(PartError::NotSound),
        Geometry::Line(strands) => {
            let mut strands = strands.clone();
            let place = if is_end_tied || strands.len() > 1 {
                strands.len() - 1
            } else {
                strands.len()
            };
            strands.insert(place, part);
            Geometry::Line(strands)
        }
        Geometry::Area(rings) => {
            let is_over = rings.iter().any(|ring| cross(ring, &part) || lies_in(ring, &part));
            let clear = clear_of(&part, rings);
            if is_over || clear.is_empty() || clear.iter().any(|position| is_in_area(*position, rings)) {
                return Err(PartError::OnArea);
            }
            let mut rings = rings.clone();
            rings.push(part);
            Geometry::Area(rings)
        }
    })
}

/// The shape of an element with another part, which comes where as many ends as can be stay tied. Of a line that is tied at both ends one of
/// them becomes the middle: that beside which the part lies.
///
/// # Errors
/// [`PartError`] where a part of an area lies over the others.
pub fn with_part_of(document: &Document, element: &StructureElement, part: Vec<Position>) -> Change {
    let geometry = element.geometry.as_ref().ok_or(PartError::NoSuchPart)?;
    let is_end_tied = element.from.is_none() && element.to.is_some();
    let strand = match geometry {
        Geometry::Line(strands) if element.from.is_some() && element.to.is_some() => match strands.as_slice() {
            [strand] => strand,
            _ => return with_part(geometry, part, is_end_tied),
        },
        _ => return with_part(geometry, part, is_end_tied),
    };
    let tied = |geometry: &Geometry| ends_of(document, element, geometry).iter().flatten().count();
    let is_first = is_nearer_beginning(strand, &part);
    let last = with_part(geometry, part.clone(), false)?;
    let first = with_part(geometry, part, true)?;
    Ok(match tied(&first).cmp(&tied(&last)) {
        Ordering::Less => last,
        Ordering::Greater => first,
        Ordering::Equal if is_first => first,
        Ordering::Equal => last,
    })
}

/// Whether a part lies nearer to where a line begins than to where it ends.
fn is_nearer_beginning(strand: &[Position], part: &[Position]) -> bool {
    let away = |end: Option<&Position>| {
        let ends = part.first().into_iter().chain(part.last());
        let away = end
            .into_iter()
            .flat_map(|end| ends.clone().map(|of| distance(*end, *of)));
        away.fold(f64::INFINITY, f64::min)
    };
    away(strand.first()) < away(strand.last())
}

/// The shape without a part or a hole. With a part go its holes, with a hole the islands in it: what is around stays what it is.
///
/// # Errors
/// [`PartError`] where it is the only part, or is not there.
pub fn without(geometry: &Geometry, ring: usize) -> Change {
    let (lines, gone) = match geometry {
        Geometry::Point(_) => return Err(PartError::NoSuchPart),
        Geometry::Line(strands) => (strands, Vec::new()),
        Geometry::Area(rings) => (rings, directly_in(rings, ring)),
    };
    if ring >= lines.len() {
        return Err(PartError::NoSuchPart);
    }
    let stays = |place: &usize| *place != ring && !gone.contains(place);
    let left: Vec<_> = (0..lines.len())
        .filter(stays)
        .map(|place| lines[place].clone())
        .collect();
    if left.is_empty() {
        return Err(PartError::Only);
    }
    sound(match geometry.shape() {
        Shape::Area => Geometry::Area(left),
        Shape::Line | Shape::Point => Geometry::Line(left),
    })
}

/// The holes of an area: the ring, and the number by which it is known.
fn numbered_holes(geometry: &Geometry) -> Vec<(usize, usize)> {
    let parts = parts(geometry).into_iter();
    parts
        .filter(|part| part.is_hole)
        .map(|part| (part.ring, part.number))
        .collect()
}

fn sound(geometry: Geometry) -> Change {
    if geometry.is_sound() {
        Ok(geometry)
    } else {
        Err(PartError::NotSound)
    }
}

fn sides(ring: &[Position]) -> impl Iterator<Item = [Position; 2]> + Clone {
    ring.iter()
        .zip(ring.iter().cycle().skip(1))
        .map(|(from, to)| [*from, *to])
}

/// Whether a side of one ring crosses a side of the other. Rings that only touch do not.
fn cross(one: &[Position], other: &[Position]) -> bool {
    sides(one).any(|side| {
        let (west, east) = (
            side[0].longitude.min(side[1].longitude),
            side[0].longitude.max(side[1].longitude),
        );
        sides(other)
            .filter(|with| {
                with[0].longitude.min(with[1].longitude) <= east && with[0].longitude.max(with[1].longitude) >= west
            })
            .any(|with| {
                let is_parted = |line: [Position; 2], ends: [Position; 2]| {
                    let [first, last] = ends.map(|end| beside(end, line));
                    first.abs() > ON_SIDE && last.abs() > ON_SIDE && (first > 0.0) != (last > 0.0)
                };
                is_parted(side, with) && is_parted(with, side)
            })
    })
}

/// How far beside a line a position lies, in degrees; above zero on its left.
fn beside(position: Position, [from, to]: [Position; 2]) -> f64 {
    let (east, north) = (to.longitude - from.longitude, to.latitude - from.latitude);
    let length = east.hypot(north);
    if length == 0.0 {
        return 0.0;
    }
    (east * (position.latitude - from.latitude) - north * (position.longitude - from.longitude)) / length
}

fn is_on(position: Position, ring: &[Position]) -> bool {
    sides(ring).any(|side| {
        let [from, to] = side;
        let within =
            |value: f64, one: f64, other: f64| (one.min(other) - ON_SIDE..=one.max(other) + ON_SIDE).contains(&value);
        within(position.longitude, from.longitude, to.longitude)
            && within(position.latitude, from.latitude, to.latitude)
            && (from == to || beside(position, side).abs() <= ON_SIDE)
    })
}

/// The vertices of a ring and the middles of its sides, without those that lie on one of the others.
fn clear_of(ring: &[Position], others: &[Vec<Position>]) -> Vec<Position> {
    let middle = |[from, to]: [Position; 2]| Position {
        longitude: (from.longitude + to.longitude) / 2.0,
        latitude: (from.latitude + to.latitude) / 2.0,
    };
    ring.iter()
        .copied()
        .chain(sides(ring).map(middle))
        .filter(|position| !others.iter().any(|other| is_on(*position, other)))
        .collect()
}

/// Whether anything of a ring lies within another, which it does not cross.
fn lies_in(inner: &[Position], outer: &[Position]) -> bool {
    let outer = vec![outer.to_vec()];
    clear_of(inner, &outer)
        .into_iter()
        .any(|position| is_in_area(position, &outer))
}

#[cfg(test)]
mod tests;
