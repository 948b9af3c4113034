//! Where a point is, in words.

use super::{
    map_sheet::in_kilometres,
    words::{Word, fill, text},
};
use crate::{
    domain::values::{
        distance::{Direction, distance},
        geometry::Position,
    },
    format::coordinates,
    map::places::{Place, nearest},
};

/// From how many metres on a point lies apart from a locality, and is no longer at it.
const APART: f64 = 1_000.0;

/// Where a point is: at a locality, so far from the nearest in some direction, or what its coordinates are.
pub fn point_told(places: &[Place], at: Position) -> String {
    let Some(place) = nearest(places, at) else {
        return fill(Word::PlaceMapAt, &[("at", &coordinates::write(&[at]))]);
    };
    let metres = distance(place.position, at);
    if metres < APART {
        return fill(Word::PlaceMapNear, &[("place", &place.name)]);
    }
    let direction = text(direction_word(Direction::from(place.position, at)));
    let values = [
        ("distance", in_kilometres(metres / 1_000.0)),
        ("direction", direction.to_owned()),
        ("place", place.name.clone()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    fill(Word::PlaceMapFrom, &values)
}

fn direction_word(direction: Direction) -> Word {
    match direction {
        Direction::North => Word::PlaceMapNorth,
        Direction::NorthEast => Word::PlaceMapNorthEast,
        Direction::East => Word::PlaceMapEast,
        Direction::SouthEast => Word::PlaceMapSouthEast,
        Direction::South => Word::PlaceMapSouth,
        Direction::SouthWest => Word::PlaceMapSouthWest,
        Direction::West => Word::PlaceMapWest,
        Direction::NorthWest => Word::PlaceMapNorthWest,
    }
}
