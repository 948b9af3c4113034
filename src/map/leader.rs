//! Where a name stands that found no room beside what it names: farther off, with a line that leads to it.

use super::{
    aside::apart,
    grid::Grid,
    labels::{Side, beside},
    plane::{PlaneBox, PlanePoint},
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

/// The first way in which a name can be set, by its number among `sizes`, at one of the `distances` from what it names, the nearest first,
/// where it has room and its line crosses nothing that is `taken`.
pub fn led(
    (middle, half): (PlanePoint, f64),
    sizes: &[[f64; 2]],
    distances: &[f64],
    area: &PlaneBox,
    taken: &Grid,
) -> Option<(usize, PlaneBox, Leader, Side)> {
    let ways = distances.iter().flat_map(|distance| leaders(middle, half, *distance));
    let mut ways = ways.flat_map(|way| sizes.iter().enumerate().map(move |size| (way, size)));
    ways.find_map(|((leader, side), (number, size))| {
        let place = beside(side, leader[1], GAP, *size);
        let has_room = area.encloses(&place) && !taken.is_taken(&place) && is_open(leader, taken);
        has_room.then_some((number, place, leader, side))
    })
}

/// Whether a line crosses no name and no symbol.
fn is_open(leader: Leader, taken: &Grid) -> bool {
    let steps = (apart(leader[0], leader[1]) / 3.0).ceil().max(1.0);
    let on_the_way = (1..=steps as u32).map(|step| PlaneBox::about(along(leader, f64::from(step) / steps), 1.0));
    on_the_way.chain(held(leader)).all(|place| !taken.is_taken(&place))
}

/// Small boxes along a line, so that no name comes over it.
pub fn held(leader: Leader) -> impl Iterator<Item = PlaneBox> {
    [0.25, 0.5, 0.75, 1.0]
        .into_iter()
        .map(move |share| PlaneBox::about(along(leader, share), 1.5))
}

fn along([from, to]: Leader, share: f64) -> PlanePoint {
    [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share)
}
