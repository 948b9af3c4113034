//! In which of several districts a position lies: the municipalities of a county, say.

use super::{
    distance::{Plane, distance_to_line},
    extent::{BoundingBox, is_in_area},
    geometry::Position,
};

/// How far from its land a position still belongs to a district, in metres: what lies in the sea between two islands is asked about too.
const REACH: f64 = 5_000.0;

/// Where districts lie, each known by what it is called for.
#[derive(Debug)]
pub struct Districts<'a> {
    pieces: Vec<Piece<'a>>,
}

#[derive(Debug)]
struct Piece<'a> {
    code: &'a str,
    bounds: BoundingBox,
    rings: &'a [Vec<Position>],
}

impl<'a> Districts<'a> {
    /// Districts by their codes, each with its areas, each of rings.
    pub fn of(areas: impl IntoIterator<Item = (&'a str, &'a [Vec<Vec<Position>>])>) -> Self {
        let pieces = areas.into_iter().flat_map(|(code, areas)| {
            areas.iter().filter_map(move |rings| {
                Some(Piece {
                    code,
                    bounds: BoundingBox::around(rings.iter().flatten().copied())?,
                    rings,
                })
            })
        });
        Self {
            pieces: pieces.collect(),
        }
    }

    /// The district that a position lies in, or off the coast of which it lies; `None` if it lies in none and near none. On a border it is
    /// the first of those that have it, always the same.
    pub fn at(&self, position: Position) -> Option<&'a str> {
        let is_there = |piece: &&Piece| piece.bounds.contains(position) && is_in_area(position, piece.rings);
        let found = self.pieces.iter().find(is_there);
        found.map(|piece| piece.code).or_else(|| self.beside(position))
    }

    /// The nearest district, where one is near.
    fn beside(&self, position: Position) -> Option<&'a str> {
        let plane = Plane::at(position);
        let [east, north] = [plane.metres_per_degree_east, plane.metres_per_degree_north].map(|degree| REACH / degree);
        let near = BoundingBox {
            west: position.longitude - east,
            south: position.latitude - north,
            east: position.longitude + east,
            north: position.latitude + north,
        };
        let to_ring = |ring: &Vec<Position>| {
            let closing = [*ring.last()?, *ring.first()?];
            let sides = [ring.as_slice(), &closing];
            sides
                .into_iter()
                .filter_map(|line| distance_to_line(position, line))
                .reduce(f64::min)
        };
        let nearest = |piece: &Piece| piece.rings.iter().filter_map(to_ring).reduce(f64::min);
        self.pieces
            .iter()
            .filter(|piece| piece.bounds.overlaps(&near))
            .filter_map(|piece| Some((piece.code, nearest(piece)?)))
            .filter(|(_, apart)| *apart <= REACH)
            .min_by(|one, other| one.1.total_cmp(&other.1))
            .map(|(code, _)| code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    fn square(west: f64, south: f64, side: f64) -> Vec<Position> {
        [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
            .map(|(x, y)| at(west + x * side, south + y * side))
            .to_vec()
    }

    // R337
    #[test]
    fn a_position_belongs_to_the_district_that_it_lies_in_on_an_island_as_on_the_mainland_and_not_in_a_hole() {
        // An island off the coast, and a town that is a district of its own within the other.
        let coast = vec![
            vec![square(16.0, 59.0, 1.0), square(16.4, 59.4, 0.2)],
            vec![square(17.3, 59.5, 0.02)],
        ];
        let town = vec![vec![square(16.4, 59.4, 0.2)]];
        let districts = Districts::of([("coast", coast.as_slice()), ("town", town.as_slice())]);
        for (position, expected) in [
            (at(16.1, 59.1), Some("coast")),
            (at(16.5, 59.5), Some("town")),
            (at(17.31, 59.51), Some("coast")),
            // In the sea beside the island, and far out.
            (at(17.35, 59.51), Some("coast")),
            (at(17.2, 59.2), None),
            (at(0.0, 0.0), None),
        ] {
            assert_eq!(districts.at(position), expected, "{position:?}");
        }
        assert_eq!(Districts::of([]).at(at(16.0, 59.0)), None);
    }

    // R337
    #[test]
    fn on_a_border_it_is_one_of_the_two_and_always_the_same() {
        let (west, east) = (vec![vec![square(16.0, 59.0, 0.5)]], vec![vec![square(16.5, 59.0, 0.5)]]);
        let districts = Districts::of([("west", west.as_slice()), ("east", east.as_slice())]);
        for step in 0..=10 {
            let position = at(16.5, 59.0 + f64::from(step) * 0.05);
            let found = districts.at(position);
            assert!(found.is_some(), "{position:?}");
            assert_eq!(found, districts.at(position));
        }
        assert_eq!(districts.at(at(16.499_9, 59.2)), Some("west"));
        assert_eq!(districts.at(at(16.500_1, 59.2)), Some("east"));
    }
}
