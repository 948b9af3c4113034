//! Where names are put in a crowd, so that as many as can be have room: each takes in its turn what costs least, and those that are in its
//! way look for another place.

use std::{cell::OnceCell, collections::VecDeque};

use super::{
    grid::Grid,
    leader::{self, Leader},
    naming::Anchor,
    plane::PlaneBox,
};

/// A way in which a name can be put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// Which of the ways in which the name is set, by its number.
    pub setting: usize,
    /// Which end of its rows is at what it names.
    pub anchor: Anchor,
    /// What it takes.
    pub place: PlaneBox,
    /// From what is named to a name farther off.
    pub leader: Option<Leader>,
}

impl Placement {
    /// What the name and the line to it take.
    pub fn boxes(self) -> impl Iterator<Item = PlaneBox> {
        std::iter::once(self.place).chain(self.leader.into_iter().flat_map(leader::held))
    }
}

/// How far from what it names a name may be put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Beside it.
    Near,
    /// Farther off, with a line that leads to it.
    Far,
    /// Farther off, with a line that crosses symbols of others.
    Across,
}

impl Reach {
    const ALL: [Self; 3] = [Self::Near, Self::Far, Self::Across];

    /// What it costs, where to move a name for the first time costs one.
    const fn cost(self) -> f64 {
        match self {
            Self::Near => 0.0,
            Self::Far => 1.5,
            Self::Across => 4.0,
        }
    }
}

/// How often names are put anew without more of them having room, until those that have none then go without.
const MOST_IN_VAIN: usize = 150;
/// How many names are put farther off in a heap.
const MOST_OF_HEAP: usize = 8;

/// A name to put.
pub struct Weighed<W> {
    /// How much it matters that it has room.
    pub weight: f64,
    /// The ways in which it can be put at all, the best first.
    pub ways: W,
}

/// Puts names, the most important first, where none lies over another. Gives the way of each; `None` where none was left. Where more than
/// `crowd` have no room beside what they name it is a heap, in which none moves for another.
pub fn settled<W: Fn(Reach) -> Vec<Placement>>(
    names: Vec<Weighed<W>>,
    area: PlaneBox,
    crowd: usize,
) -> Vec<Option<Placement>> {
    let mut settling = Settling {
        names: names.into_iter().map(Name::of).collect(),
        held: Grid::over(area),
    };
    let all = 0..settling.names.len();
    let mut waiting: VecDeque<usize> = all
        .filter(|number| !settling.put_where_free(*number, &Reach::ALL))
        .collect();
    let is_heap = waiting.len() > crowd;
    if is_heap {
        waiting.truncate(MOST_OF_HEAP);
    }
    for number in &waiting {
        settling.names[*number].reaches = &Reach::ALL;
    }
    let (mut least, mut best) = (settling.without(), settling.ways());
    let mut left = if is_heap { 0 } else { MOST_IN_VAIN };
    while left > 0 {
        left -= 1;
        let Some(number) = waiting.pop_front() else { break };
        if let Some(way) = settling.cheapest(number) {
            waiting.extend(settling.put(number, way));
        }
        let without = settling.without();
        if without < least {
            (least, best) = (without, settling.ways());
            left = MOST_IN_VAIN;
        }
    }
    settling.put_as(&best);
    settling.ways()
}

/// A name, where it is put, and how often it had to look for another place.
struct Name<W> {
    weighed: Weighed<W>,
    /// The ways that were asked for, by how far they reach.
    known: [OnceCell<Vec<Placement>>; Reach::ALL.len()],
    way: Option<Placement>,
    moved: u32,
    /// How far it may be put: only beside what it names as long as it needn't look for another place.
    reaches: &'static [Reach],
}

impl<W: Fn(Reach) -> Vec<Placement>> Name<W> {
    fn of(weighed: Weighed<W>) -> Self {
        Self {
            weighed,
            known: Default::default(),
            way: None,
            moved: 0,
            reaches: &[Reach::Near],
        }
    }

    fn ways(&self, reach: Reach) -> &[Placement] {
        self.known[reach as usize].get_or_init(|| (self.weighed.ways)(reach))
    }
}

struct Settling<W> {
    names: Vec<Name<W>>,
    /// What the names take, each by its number.
    held: Grid,
}

impl<W: Fn(Reach) -> Vec<Placement>> Settling<W> {
    /// How much it weighs that some have no place.
    fn without(&self) -> f64 {
        let without = self.names.iter().filter(|name| name.way.is_none());
        without.map(|name| name.weighed.weight).sum()
    }

    fn ways(&self) -> Vec<Option<Placement>> {
        self.names.iter().map(|name| name.way).collect()
    }

    /// Puts all as they were before, then each in its turn in the best way that is free by now, those far off beside what they name where others
    /// can make room, and at last those without a place where the others have left one.
    fn put_as(&mut self, before: &[Option<Placement>]) {
        for number in 0..self.names.len() {
            self.take_away(number);
        }
        for (number, way) in before.iter().enumerate() {
            way.map(|way| self.put(number, way));
        }
        for number in 0..self.names.len() {
            self.take_away(number);
            self.put_where_free(number, &Reach::ALL);
        }
        for number in 0..self.names.len() {
            if self.names[number].way.is_some_and(|way| way.leader.is_some()) {
                self.bring_near(number);
            }
        }
        for number in 0..self.names.len() {
            if self.names[number].way.is_none() {
                self.put_where_free(number, &Reach::ALL);
            }
        }
    }

    /// Puts a name that is far off beside what it names, if those in its way there have other places beside what they name.
    fn bring_near(&mut self, number: usize) {
        let before = self.ways();
        for way in self.names[number].ways(Reach::Near).to_vec() {
            self.take_away(number);
            let moved = self.put(number, way);
            if moved.iter().all(|other| self.put_where_free(*other, &[Reach::Near])) {
                return;
            }
            for other in moved.into_iter().chain([number]) {
                self.take_away(other);
            }
            for (other, way) in before.iter().enumerate() {
                if self.names[other].way.is_none() {
                    way.map(|way| self.put(other, way));
                }
            }
        }
    }

    /// Puts a name in the first way that is free; `false` if there is none.
    fn put_where_free(&mut self, number: usize, reaches: &[Reach]) -> bool {
        let free = self.free(number, reaches);
        free.map(|way| self.put(number, way)).is_some()
    }

    /// The first way in which a name lies over no other, that reaches no farther than it may.
    fn free(&self, number: usize, reaches: &[Reach]) -> Option<Placement> {
        let name = &self.names[number];
        let reaches = reaches.iter().filter(|reach| name.reaches.contains(reach));
        let mut ways = reaches.flat_map(|reach| name.ways(*reach));
        ways.find(|way| self.overlapping(way).next().is_none()).copied()
    }

    /// The way that costs least. What lies farther off is looked at only where it can cost less.
    fn cheapest(&self, number: usize) -> Option<Placement> {
        let (mut least, mut best) = (f64::INFINITY, None);
        let name = &self.names[number];
        for reach in name.reaches {
            if least <= reach.cost() {
                break;
            }
            for way in name.ways(*reach) {
                let cost = reach.cost() + self.cost_of_moving(way, least - reach.cost());
                if cost < least {
                    (least, best) = (cost, Some(*way));
                }
                if least <= reach.cost() {
                    break;
                }
            }
        }
        best
    }

    /// What it costs to move the names that lie where this one would; not counted further than `most`.
    fn cost_of_moving(&self, way: &Placement, most: f64) -> f64 {
        let mut cost = 0.0;
        let mut counted = Vec::new();
        for other in self.overlapping(way) {
            if !counted.contains(&other) {
                counted.push(other);
                // Who has moved often is moved less gladly, so that two don't drive each other away for ever.
                cost += f64::from(self.names[other].moved + 1);
            }
            if cost >= most {
                break;
            }
        }
        cost
    }

    /// The names that lie where this one would. A name can come several times.
    fn overlapping(&self, way: &Placement) -> impl Iterator<Item = usize> {
        let numbers = way.boxes().flat_map(|place| self.held.overlapping(place));
        numbers.map(|number| number as usize)
    }

    /// Puts a name. Gives those that were in its way and have no place now.
    fn put(&mut self, number: usize, way: Placement) -> Vec<usize> {
        let mut others = Vec::new();
        for other in self.overlapping(&way) {
            if !others.contains(&other) {
                others.push(other);
            }
        }
        for other in &others {
            self.take_away(*other);
            let other = &mut self.names[*other];
            other.moved += 1;
            other.reaches = &Reach::ALL;
        }
        for place in way.boxes() {
            self.held.add(place, number as u32);
        }
        self.names[number].way = Some(way);
        others
    }

    fn take_away(&mut self, number: usize) {
        for place in self.names[number].way.take().into_iter().flat_map(Placement::boxes) {
            self.held.remove(place, number as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AREA: PlaneBox = PlaneBox {
        least: [0.0, 0.0],
        most: [400.0, 300.0],
    };

    fn at(place: PlaneBox) -> Placement {
        Placement {
            setting: 0,
            anchor: Anchor::Start,
            place,
            leader: None,
        }
    }

    /// Names that can be put beside what they name in these places, and nowhere else.
    fn put(names: &[(f64, Vec<PlaneBox>)]) -> Vec<Option<Placement>> {
        let weighed = names.iter().map(|(weight, places)| Weighed {
            weight: *weight,
            ways: move |reach| match reach {
                Reach::Near => places.iter().copied().map(at).collect(),
                Reach::Far | Reach::Across => Vec::new(),
            },
        });
        settled(weighed.collect(), AREA, usize::MAX)
    }

    fn seat(number: u32) -> PlaneBox {
        PlaneBox::about([f64::from(number) * 40.0 + 20.0, 100.0], 15.0)
    }

    // R344
    #[test]
    fn names_move_over_for_one_that_has_no_other_place() {
        let seats = |numbers: &[u32]| (1.0, numbers.iter().copied().map(seat).collect());
        let put = put(&[seats(&[0, 1]), seats(&[1, 2]), seats(&[2, 3]), seats(&[0])]);
        let places: Vec<_> = put.iter().map(|way| way.unwrap().place).collect();
        assert_eq!(places, [seat(1), seat(2), seat(3), seat(0)]);
    }

    // R344
    #[test]
    fn none_is_far_off_where_others_can_make_room_for_it() {
        let far = Placement {
            leader: Some([[20.0, 120.0], [20.0, 200.0]]),
            ..at(PlaneBox::about([20.0, 220.0], 15.0))
        };
        let near = [vec![seat(0), seat(1)], vec![seat(0)]];
        let weighed = near.iter().map(|places| Weighed {
            weight: 1.0,
            ways: move |reach| match reach {
                Reach::Near => places.iter().copied().map(at).collect(),
                Reach::Far => vec![far],
                Reach::Across => Vec::new(),
            },
        });
        let put = settled(weighed.collect(), AREA, 0);
        assert!(
            put.iter().all(|way| way.is_some_and(|way| way.leader.is_none())),
            "{put:?}"
        );
    }

    // R344
    #[test]
    fn where_not_all_have_room_what_matters_most_has_it() {
        let one_seat = |weight| (weight, vec![seat(0)]);
        for order in [[1.0, 3.0, 2.0], [3.0, 1.0, 2.0], [1.0, 2.0, 3.0]] {
            let put = put(&order.map(one_seat));
            let named: Vec<_> = order
                .iter()
                .zip(put)
                .filter(|(_, way)| way.is_some())
                .map(|(weight, _)| *weight)
                .collect();
            assert_eq!(named, [3.0]);
        }
    }

    proptest! {
        // R283
        #[test]
        fn no_name_lies_over_another_and_each_is_put_where_it_can_be(
            names in prop::collection::vec(
                (0.5..9.0_f64, prop::collection::vec(([0.0..400.0_f64, 0.0..300.0_f64], 4.0..60.0_f64), 0..6)), 0..24,
            ),
        ) {
            let names: Vec<(f64, Vec<PlaneBox>)> = names.into_iter().map(|(weight, places)| {
                (weight, places.into_iter().map(|(middle, half)| PlaneBox::about(middle, half)).collect())
            }).collect();
            let put = put(&names);
            prop_assert_eq!(put.len(), names.len());
            let inside = |place: &PlaneBox| AREA.overlaps(place);
            let found: Vec<_> = put.iter().flatten().map(|way| way.place).filter(inside).collect();
            for (number, place) in found.iter().enumerate() {
                let meets = |other: &&PlaneBox| AREA.encloses(place) && AREA.encloses(other) && other.overlaps(place);
                prop_assert!(!found[..number].iter().any(|other| meets(&other)));
            }
            for ((_, places), way) in names.iter().zip(&put) {
                prop_assert!(way.is_none_or(|way| places.contains(&way.place)));
                // Who has no place had none that all others left free.
                let is_open = |place: &PlaneBox| !found.iter().any(|other| other.overlaps(place)) && AREA.encloses(place);
                prop_assert!(way.is_some() || !places.iter().any(is_open));
            }
        }
    }
}
