//! Where a name stands that found no room beside what it names: farther off, with a line that leads to it.

use super::{
    aside::apart,
    grid::Grid,
    labels::{Side, beside, slid_within},
    plane::{PlaneBox, PlanePoint},
    settling::{Placement, Reach},
};

/// From what is named to its name.
pub type Leader = [PlanePoint; 2];

const DIRECTIONS: u32 = 16;
/// From the end of the line to the name.
const GAP: f64 = 2.0;

/// The lines that can lead from something so wide to a name so far off, and the side of their end that the name is on.
fn leaders(middle: PlanePoint, half: f64, distance: f64) -> impl Iterator<Item = (Leader, Side)> {
    (0..DIRECTIONS).map(move |direction| {
        let turn = f64::from(direction) / f64::from(DIRECTIONS) * std::f64::consts::TAU;
        let (sine, cosine) = turn.sin_cos();
        let at = |reach: f64| [middle[0] + cosine * reach, middle[1] + sine * reach];
        let side = match cosine {
            cosine if cosine > 0.3 => Side::Right,
            cosine if cosine < -0.3 => Side::Left,
            _ if sine > 0.0 => Side::Below,
            _ => Side::Above,
        };
        ([at(half), at(half + distance)], side)
    })
}

/// The ways in which a name can be put, set in one of these `sizes`, at one of the `distances` from what it names, the nearest first, where it
/// has room among what is `taken`.
pub fn ways(
    (middle, half): (PlanePoint, f64),
    sizes: &[[f64; 2]],
    distances: &[f64],
    area: &PlaneBox,
    taken: &Grid,
) -> impl Iterator<Item = Placement> {
    let ways = distances
        .iter()
        .flat_map(move |distance| leaders(middle, half, *distance));
    let ways = ways.flat_map(|way| sizes.iter().enumerate().map(move |size| (way, size)));
    ways.filter_map(|((leader, side), (setting, size))| {
        let place = slid_within(beside(side, leader[1], GAP, *size), leader[1], *area);
        let has_room = area.encloses(&place) && !taken.is_taken(&place);
        has_room.then_some(Placement {
            setting,
            anchor: side.anchor(),
            place,
            leader: Some(leader),
        })
    })
}

/// How far a name reaches that this line leads to from its spot: farther off, or across something that is `taken`; `None` where it would
/// run over what nothing may run over.
pub fn reach(leader: Leader, (middle, half): (PlanePoint, f64), taken: &Grid, closed: &Grid) -> Option<Reach> {
    let own = PlaneBox::about(middle, half);
    let mut reach = Reach::Far;
    for place in steps(leader, 4.0).filter(|place| !place.overlaps(&own) && taken.is_taken(place)) {
        if closed.is_taken(&place) {
            return None;
        }
        reach = Reach::Across;
    }
    Some(reach)
}

/// Small boxes along a line, so near one another that no name and no other line comes over it.
pub fn held(leader: Leader) -> impl Iterator<Item = PlaneBox> {
    steps(leader, 5.0)
}

fn steps(leader: Leader, far: f64) -> impl Iterator<Item = PlaneBox> {
    let count = (apart(leader[0], leader[1]) / far).ceil().max(1.0);
    (1..=count as u32).map(move |step| PlaneBox::about(along(leader, f64::from(step) / count), 2.0))
}

fn along([from, to]: Leader, share: f64) -> PlanePoint {
    [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share)
}
