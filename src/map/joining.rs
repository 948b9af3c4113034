//! One line made of two, and two of one.

use thiserror::Error;

use super::editing::Vertex;
use crate::domain::{
    records::structure_map::{MOST_POSITIONS, StructureElement},
    values::{
        distance::distance,
        geometry::{Geometry, Position},
        id::{Id, RecordId},
    },
};

/// Why a line can't be split or joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum JoinError {
    /// It is no line.
    #[error("it is no line")]
    NoLine,
    /// The line ends in that vertex.
    #[error("the line ends there")]
    AtEnd,
    /// There is no such vertex (any longer).
    #[error("there is no such vertex")]
    NoSuchVertex,
    /// The two are of different kinds.
    #[error("the lines are of different kinds")]
    AnotherKind,
    /// Both are the same line.
    #[error("a line can't be joined with itself")]
    Itself,
    /// The line would have too many vertices.
    #[error("there would be too many vertices")]
    TooMany,
}

type Strands = Vec<Vec<Position>>;

/// A line as two that meet in a vertex.
///
/// # Errors
/// [`JoinError`] where the line ends there.
pub fn split(geometry: &Geometry, vertex: Vertex) -> Result<[Geometry; 2], JoinError> {
    let Geometry::Line(strands) = geometry else {
        return Err(JoinError::NoLine);
    };
    let strand = strands.get(vertex.ring).ok_or(JoinError::NoSuchVertex)?;
    if vertex.index >= strand.len() {
        return Err(JoinError::NoSuchVertex);
    }
    if vertex.index == 0 || vertex.index + 1 == strand.len() {
        return Err(JoinError::AtEnd);
    }
    let mut first: Strands = strands[..vertex.ring].to_vec();
    first.push(strand[..=vertex.index].to_vec());
    let mut second: Strands = vec![strand[vertex.index..].to_vec()];
    second.extend_from_slice(&strands[vertex.ring + 1..]);
    Ok([Geometry::Line(first), Geometry::Line(second)])
}

/// A line element as two: both are as it was, the first begins where it began and the second ends where it ended.
///
/// # Errors
/// [`JoinError`] where the line ends in the vertex.
pub fn split_element(element: &StructureElement, vertex: Vertex) -> Result<[StructureElement; 2], JoinError> {
    let geometry = element.geometry.as_ref().ok_or(JoinError::NoLine)?;
    let [first, second] = split(geometry, vertex)?;
    Ok([
        StructureElement {
            geometry: Some(first),
            to: None,
            ..element.clone()
        },
        StructureElement {
            geometry: Some(second),
            from: None,
            ..element.clone()
        },
    ])
}

/// Which ends of two lines meet, or are nearest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meeting {
    /// Whether it is the end of the first line; else its beginning.
    pub is_at_end: bool,
    /// Whether the other line is turned around, so that they run the same way.
    pub is_turned: bool,
    /// How far apart the ends are, in metres.
    pub apart: f64,
}

/// How two lines meet; `None` if one of them is no line.
pub fn meeting(one: &Geometry, other: &Geometry) -> Option<Meeting> {
    let ([start, end], [from, to]) = (ends(one)?, ends(other)?);
    let meeting = |is_at_end, is_turned, one, other| Meeting {
        is_at_end,
        is_turned,
        apart: distance(one, other),
    };
    [
        meeting(true, false, end, from),
        meeting(false, false, start, to),
        meeting(true, true, end, to),
        meeting(false, true, start, from),
    ]
    .into_iter()
    .min_by(|one, other| one.apart.total_cmp(&other.apart))
}

fn ends(geometry: &Geometry) -> Option<[Position; 2]> {
    let Geometry::Line(strands) = geometry else { return None };
    Some([*strands.first()?.first()?, *strands.last()?.last()?])
}

/// Two lines as one, which runs as the first does. Where their ends are apart, it goes straight between them.
///
/// # Errors
/// [`JoinError`] where one of them is no line, or there would be too many vertices.
pub fn joined(one: &Geometry, other: &Geometry) -> Result<Geometry, JoinError> {
    let meeting = meeting(one, other).ok_or(JoinError::NoLine)?;
    let (Geometry::Line(one), Geometry::Line(other)) = (one, other) else {
        return Err(JoinError::NoLine);
    };
    let mut other = other.clone();
    if meeting.is_turned {
        other.reverse();
        other.iter_mut().for_each(|strand| strand.reverse());
    }
    let (mut before, after) = if meeting.is_at_end {
        (one.clone(), other)
    } else {
        (other, one.clone())
    };
    let mut after = after.into_iter();
    if let (Some(last), Some(next)) = (before.last_mut(), after.next()) {
        let is_shared = last.last() == next.first();
        last.extend(next.into_iter().skip(usize::from(is_shared)));
    }
    before.extend(after);
    let geometry = Geometry::Line(before);
    if geometry.position_count() > MOST_POSITIONS {
        return Err(JoinError::TooMany);
    }
    Ok(geometry)
}

/// Two line elements as one: the first, going on as the other, with what both answer to. Texts that differ are both kept.
///
/// # Errors
/// [`JoinError`] where they are no lines of one kind.
pub fn joined_elements(
    (one_id, one): (&RecordId, &StructureElement),
    (other_id, other): (&RecordId, &StructureElement),
) -> Result<StructureElement, JoinError> {
    if one_id == other_id {
        return Err(JoinError::Itself);
    }
    if one.element != other.element {
        return Err(JoinError::AnotherKind);
    }
    let (Some(shape), Some(added)) = (&one.geometry, &other.geometry) else {
        return Err(JoinError::NoLine);
    };
    let meeting = meeting(shape, added).ok_or(JoinError::NoLine)?;
    let far = |is_far_end: bool| -> &Option<Id<StructureElement>> { if is_far_end { &other.to } else { &other.from } };
    let (from, to) = if meeting.is_at_end {
        (&one.from, far(!meeting.is_turned))
    } else {
        (far(meeting.is_turned), &one.to)
    };
    let mut factors = one.factors.clone();
    factors.extend(
        other
            .factors
            .iter()
            .filter(|factor| !one.factors.contains(factor))
            .cloned(),
    );
    Ok(StructureElement {
        name: if one.name.trim().is_empty() {
            other.name.clone()
        } else {
            one.name.clone()
        },
        guidance: both(&one.guidance, &other.guidance, "\n\n"),
        source: both(&one.source, &other.source, "; "),
        date: one.date.or(other.date),
        factors,
        geometry: Some(joined(shape, added)?),
        from: from.clone(),
        to: to.clone(),
        ..one.clone()
    })
}

/// Two texts, one after the other; what one of them says already is said once.
fn both(one: &str, other: &str, between: &str) -> String {
    if one.contains(other.trim()) {
        one.to_owned()
    } else if one.trim().is_empty() {
        other.to_owned()
    } else {
        format!("{}{between}{}", one.trim_end(), other.trim_start())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::records::structure_map::ElementKind;

    fn at(east: u8) -> Position {
        Position::from([16.0 + f64::from(east) / 100.0, 59.0])
    }

    fn line(stops: &[u8]) -> Geometry {
        Geometry::line(stops.iter().copied().map(at).collect())
    }

    fn id(number: usize) -> RecordId {
        RecordId::new(&format!("e{number}")).unwrap()
    }

    fn corridor(stops: &[u8], [from, to]: [Option<usize>; 2]) -> StructureElement {
        StructureElement {
            element: ElementKind::Corridor,
            geometry: Some(line(stops)),
            from: from.map(|number| Id::of(id(number))),
            to: to.map(|number| Id::of(id(number))),
            ..StructureElement::default()
        }
    }

    fn vertex(ring: usize, index: usize) -> Vertex {
        Vertex { ring, index }
    }

    // R308
    #[test]
    fn a_line_is_split_between_its_ends_and_each_half_keeps_its_own() {
        let element = StructureElement {
            name: "Kuststråket".into(),
            factors: vec!["F03".into()],
            ..corridor(&[1, 5, 9], [Some(0), Some(1)])
        };
        let [first, second] = split_element(&element, vertex(0, 1)).unwrap();
        assert_eq!(first.geometry, Some(line(&[1, 5])));
        assert_eq!(second.geometry, Some(line(&[5, 9])));
        assert_eq!((first.from, first.to), (Some(Id::of(id(0))), None));
        assert_eq!((second.from.clone(), second.to.clone()), (None, Some(Id::of(id(1)))));
        assert_eq!(
            (second.name, second.factors),
            (element.name.clone(), element.factors.clone())
        );
        for (at, error) in [
            (vertex(0, 0), JoinError::AtEnd),
            (vertex(0, 2), JoinError::AtEnd),
            (vertex(0, 3), JoinError::NoSuchVertex),
            (vertex(1, 1), JoinError::NoSuchVertex),
        ] {
            assert_eq!(split_element(&element, at), Err(error));
        }
        assert_eq!(split(&Geometry::Point(at(1)), vertex(0, 0)), Err(JoinError::NoLine));
    }

    // R309
    #[test]
    fn the_chosen_line_keeps_its_direction_whichever_ends_meet() {
        let one = line(&[10, 20]);
        for (other, result) in [
            (line(&[20, 30]), line(&[10, 20, 30])),
            (line(&[30, 20]), line(&[10, 20, 30])),
            (line(&[5, 10]), line(&[5, 10, 20])),
            (line(&[10, 5]), line(&[5, 10, 20])),
            // Straight over where they do not meet.
            (line(&[30, 22]), line(&[10, 20, 22, 30])),
        ] {
            assert_eq!(joined(&one, &other), Ok(result));
        }
        assert_eq!(joined(&one, &Geometry::Point(at(10))), Err(JoinError::NoLine));
    }

    // R309
    #[test]
    fn the_outer_ends_stay_tied_and_no_text_is_lost() {
        let one = StructureElement {
            name: "Väst".into(),
            guidance: "Håll den fri.".into(),
            source: "RUS 2024".into(),
            factors: vec!["F01".into(), "F02".into()],
            ..corridor(&[10, 20], [Some(0), Some(1)])
        };
        let other = StructureElement {
            name: "Öst".into(),
            guidance: "Bygg ut den.".into(),
            source: "RUS 2024".into(),
            factors: vec!["F02".into(), "F03".into()],
            ..corridor(&[30, 20], [Some(2), Some(1)])
        };
        let whole = joined_elements((&id(5), &one), (&id(6), &other)).unwrap();
        assert_eq!((whole.from, whole.to), (Some(Id::of(id(0))), Some(Id::of(id(2)))));
        assert_eq!(whole.name, "Väst");
        assert_eq!(whole.guidance, "Håll den fri.\n\nBygg ut den.");
        assert_eq!((whole.source.as_str(), whole.factors.len()), ("RUS 2024", 3));
        let barrier = StructureElement {
            element: ElementKind::Barrier,
            ..other.clone()
        };
        let refused = |other: (&RecordId, &StructureElement)| joined_elements((&id(5), &one), other).unwrap_err();
        assert_eq!(refused((&id(6), &barrier)), JoinError::AnotherKind);
        assert_eq!(refused((&id(5), &one)), JoinError::Itself);
        let nowhere = StructureElement {
            geometry: None,
            ..other
        };
        assert_eq!(refused((&id(6), &nowhere)), JoinError::NoLine);
    }

    fn strand() -> impl Strategy<Value = Vec<Position>> {
        let place = [15.0..18.0_f64, 58.0..60.0_f64].prop_map(Position::from);
        prop::collection::vec(place, 3..8)
    }

    proptest! {
        // R309
        #[test]
        fn a_line_that_is_split_and_joined_is_the_same_line(
            strands in prop::collection::vec(strand(), 1..4), ring in any::<prop::sample::Index>(), index in any::<prop::sample::Index>(),
        ) {
            let ring = ring.index(strands.len());
            let index = 1 + index.index(strands[ring].len() - 2);
            let whole = StructureElement {
                geometry: Some(Geometry::Line(strands)),
                guidance: "Håll den fri.".into(),
                factors: vec!["F01".into()],
                ..corridor(&[1, 2], [Some(0), Some(1)])
            };
            let [first, second] = split_element(&whole, vertex(ring, index)).unwrap();
            prop_assert_eq!(joined_elements((&id(5), &first), (&id(6), &second)), Ok(whole.clone()));
            prop_assert_eq!(joined_elements((&id(6), &second), (&id(5), &first)), Ok(whole));
        }
    }
}
