//! Points outside the region that lines in view lead to and that are out of view themselves: each stands at the edge of the map as a
//! signpost, with an arrow, its name and how far it is.

use std::{collections::BTreeMap, rc::Rc};

use super::{
    aside::{apart, length, point_at},
    glyph::{Fill, Ink, Outline, Part, Pen},
    grid::Grid,
    labels::{LINE, Label, LabelKind, Room, Side, beside, slid_within},
    naming::widest,
    picture::Picture,
    plane::{PlaneBox, PlanePoint, off_plane},
    scene::SceneElement,
    sheet::clip::{line_within, way_in},
    signpost::{Arrow, seats},
    style::{Form, Style},
};
use crate::domain::{
    records::structure_map::Shape,
    sorting::{sort_by, sort_by_key},
    values::{distance::distance, extent::is_in_area, geometry::Position, id::RecordId},
};

/// The areas of the county in front, each of rings.
pub type CountyAreas = [Vec<Vec<Position>>];

/// A point that stands at the edge of the view.
#[derive(Clone, Debug, PartialEq)]
pub struct Signpost {
    /// Its record.
    pub id: RecordId,
    /// How its symbol is drawn.
    pub style: Style,
    /// The middle of its symbol, in pixels of the view.
    pub middle: PlanePoint,
    /// The arrow towards where it is.
    pub arrow: Arrow,
    /// Its name and how far it is.
    pub label: Label,
    /// All of it but the arrow.
    plate: PlaneBox,
}

impl Signpost {
    /// What it takes of the view.
    pub fn boxes(&self) -> [PlaneBox; 2] {
        [self.plate, self.arrow.place()]
    }

    /// What it lies on, which tells it from what lies on the ground.
    pub fn ground(&self) -> Part {
        let PlaneBox { least, most } = self.plate.widened(-0.5);
        let round = |[x, y]: PlanePoint, first: f64| {
            (0..=ARC).map(move |step| {
                let turn = (first + f64::from(step) / f64::from(ARC)) * std::f64::consts::FRAC_PI_2;
                [x + turn.cos() * ROUND, y + turn.sin() * ROUND]
            })
        };
        let [left, top] = least.map(|value| value + ROUND);
        let [right, bottom] = most.map(|value| value - ROUND);
        let corners = [
            ([right, bottom], 0.0),
            ([left, bottom], 1.0),
            ([left, top], 2.0),
            ([right, top], 3.0),
        ];
        Part {
            outline: Outline::Rings(vec![
                corners
                    .into_iter()
                    .flat_map(|(corner, first)| round(corner, first))
                    .collect(),
            ]),
            fill: Some(Fill {
                ink: Ink::Raised,
                opacity: 0.92,
            }),
            pen: Some(Pen {
                opacity: 0.5,
                ..Pen::of(Ink::Label, 1.0)
            }),
        }
    }

    /// Whether a pixel lies on it or within `slack` of it.
    pub fn is_at(&self, pixel: PlanePoint, slack: f64) -> bool {
        self.boxes().iter().any(|place| place.widened(slack).contains(pixel))
    }
}

/// The most that stand at the edge of a view.
const MOST: usize = 8;
/// How much of the edge each must have for itself, in pixels: a small map would be full of them.
const ROOM: f64 = 280.0;
/// How large they are beside the points that they stand for.
const SIZE: f64 = 0.75;
/// Between a symbol and its name, and between the edge and either, in pixels.
const GAP: f64 = 3.0;
/// How round the corners of what it lies on are, in pixels, and of how many steps.
const ROUND: f64 = 5.0;
const ARC: u32 = 4;
/// How far from the edge one may stand where tools lie over that, and in which steps, in pixels.
const INWARD: [f64; 8] = [0.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0, 140.0];

/// How much of a line must be seen that one asks where it leads, looked at in such steps, in pixels.
const LEAST_SEEN: f64 = 36.0;
const STEP: f64 = 12.0;
/// The most lines that are asked for the way to one point.
const MOST_ASKED: usize = 16;
/// How far from where the way leaves the view one may stand, in pixels.
const FARTHEST: f64 = 240.0;

/// What is looked at for signposts.
pub struct Ways<'a> {
    /// The elements.
    pub picture: &'a Picture,
    /// Where the region is; where that is nowhere, nothing is outside it.
    pub county: &'a CountyAreas,
    /// How far something is, given in kilometres.
    pub in_words: &'a dyn Fn(f64) -> String,
}

/// A point outside, and where the line that leads to it and is seen best leaves the view.
struct Outside {
    point: Rc<SceneElement>,
    pixel: PlanePoint,
    at: PlanePoint,
    /// How much of the line is seen, in pixels.
    seen: f64,
    /// How many lines have been asked.
    asked: usize,
}

/// The signposts of a view: of the nearest points as many as there is room for, those that matter most first.
pub fn signposts(ways: &Ways, room: &Room) -> Vec<Signpost> {
    let mut found = outside(ways, room);
    if found.is_empty() {
        return Vec::new();
    }
    let [width, height] = room.area.size();
    let middle = [0, 1].map(|axis| (room.area.least[axis] + room.area.most[axis]) / 2.0);
    sort_by(&mut found, |one, other| {
        apart(one.pixel, middle).total_cmp(&apart(other.pixel, middle))
    });
    found.truncate(MOST.min(((width + height) * 2.0 / ROOM) as usize));
    sort_by_key(&mut found, |one| one.point.level);
    let mut taken = Grid::over(room.area);
    for place in room.panels {
        taken.add(*place, 0);
    }
    for element in ways.picture.within(room.area, &room.projection) {
        if let Form::Point { radius, .. } = element.style_at(room.projection.scale).form {
            taken.add(PlaneBox::about(element.anchor_in(&room.projection), radius + 1.0), 0);
        }
    }
    let mut placed = Vec::new();
    for one in &found {
        if let Some(signpost) = seated(one, ways, room, &taken) {
            signpost.boxes().into_iter().for_each(|place| taken.add(place, 0));
            placed.push(signpost);
        }
    }
    placed
}

/// The points out of view and outside the county that lines in view are tied to.
fn outside(ways: &Ways, room: &Room) -> Vec<Outside> {
    if ways.county.is_empty() {
        return Vec::new();
    }
    let picture = ways.picture;
    let above = picture.chosen().into_iter().chain(picture.followers()).cloned();
    let mut lines = picture.within(room.area, &room.projection);
    lines.extend(above);
    lines.retain(|element| element.outline.shape == Shape::Line);
    let mut found: BTreeMap<&RecordId, Option<Outside>> = BTreeMap::new();
    // Most lines end in view, which is soon seen.
    let leaves = |end: Option<&PlanePoint>| end.is_some_and(|end| !room.area.contains(room.projection.pixel(*end)));
    for line in &lines {
        let strands = line.outline.lines();
        let first = strands.first().and_then(|strand| strand.first());
        let last = strands.last().and_then(|strand| strand.last());
        for (end, (tie, place)) in line.ties().into_iter().zip([first, last]).enumerate() {
            let Some(tie) = tie.filter(|_| leaves(place)) else {
                continue;
            };
            let known = found.entry(tie).or_insert_with(|| Outside::of(tie, ways, room));
            if let Some(outside) = known.as_mut().filter(|outside| outside.asked < MOST_ASKED) {
                outside.ask(line, end == 0, room);
            }
        }
    }
    let all = found.into_values().flatten();
    all.filter(|outside| outside.seen >= LEAST_SEEN).collect()
}

impl Outside {
    /// The point of an id if it has a name, is out of view and lies outside the county.
    fn of(id: &RecordId, ways: &Ways, room: &Room) -> Option<Self> {
        let chosen = || ways.picture.chosen().filter(|chosen| chosen.id == *id);
        let point = ways.picture.get(id).or_else(chosen)?;
        let is_named = point.style.form.is_point() && !point.name.is_empty();
        let pixel = point.anchor_in(&room.projection);
        if !is_named || room.area.contains(pixel) {
            return None;
        }
        let position = off_plane(point.outline.anchor);
        let is_inside = ways.county.iter().any(|rings| is_in_area(position, rings));
        (!is_inside).then(|| Self {
            point: point.clone(),
            pixel,
            at: pixel,
            seen: 0.0,
            asked: 0,
        })
    }

    /// Takes the way of a line that begins or ends here, if more of it is seen than of those before.
    fn ask(&mut self, line: &SceneElement, begins: bool, room: &Room) {
        self.asked += 1;
        let lines = line.outline.at(room.projection.scale);
        let strand = if begins { lines.first() } else { lines.last() };
        let places = strand.into_iter().flatten();
        let mut pixels: Vec<_> = places.map(|place| room.projection.pixel(*place)).collect();
        if begins {
            pixels.reverse();
        }
        let seen = seen(&pixels, room);
        if let Some(at) = way_in(&pixels, &room.area).filter(|_| seen > self.seen) {
            (self.at, self.seen) = (at, seen);
        }
    }
}

/// How much of a line is in view and not under what lies over the map, in pixels.
fn seen(line: &[PlanePoint], room: &Room) -> f64 {
    let of_piece = |piece: Vec<PlanePoint>| {
        let steps = (length(&piece) / STEP).floor();
        let places = (0..steps as u32).filter_map(|step| point_at(&piece, (f64::from(step) + 0.5) / steps));
        let free = places.filter(|place| !room.panels.iter().any(|panel| panel.contains(*place)));
        free.count() as f64 * STEP
    };
    line_within(line, &room.area).into_iter().map(of_piece).sum()
}

/// A point in the seat that is nearest to where the way to it leaves the view and has room for its name.
fn seated(one: &Outside, ways: &Ways, room: &Room, taken: &Grid) -> Option<Signpost> {
    let style = one.point.style_at(room.projection.scale).sized(SIZE);
    let Form::Point { radius, .. } = style.form else {
        return None;
    };
    let half = radius + style.width / 2.0;
    let mut tries: Vec<(f64, PlanePoint)> = Vec::new();
    for inward in INWARD {
        let frame = room.area.widened(-inward);
        let at = [0, 1].map(|axis| one.at[axis].max(frame.least[axis]).min(frame.most[axis]));
        // Rather along the edge than away from it.
        let near = seats(at, half, frame).filter(|seat| apart(*seat, one.at) <= FARTHEST);
        tries.extend(near.map(|seat| (apart(seat, one.at) + inward * 2.0, seat)));
    }
    sort_by(&mut tries, |(one, _), (other, _)| one.total_cmp(other));
    tries.into_iter().find_map(|(_, middle)| {
        let arrow = Arrow::towards(one.pixel, middle, half);
        let symbol = PlaneBox::about(middle, half);
        if taken.is_taken(&symbol) || taken.is_taken(&arrow.place()) {
            return None;
        }
        let here = off_plane(room.projection.place(middle));
        let kilometres = distance(here, off_plane(one.point.outline.anchor)) / 1000.0;
        let words = (ways.in_words)(kilometres.max(1.0));
        let is_free = |plate: &PlaneBox| room.area.encloses(plate) && !taken.is_taken(plate);
        let mut labels = labels(&one.point.name, &words, (middle, half), room);
        let label = labels.find(|label| is_free(&plate(symbol, label)) && !arrow.place().overlaps(&label.place))?;
        Some(Signpost {
            id: one.point.id.clone(),
            style,
            middle,
            arrow,
            plate: plate(symbol, &label),
            label,
        })
    })
}

fn plate(symbol: PlaneBox, label: &Label) -> PlaneBox {
    symbol.union(label.place).widened(GAP)
}

/// A name and how far it is beside a symbol, in one row or in two: the ways to set it, the best first.
fn labels<'a>(
    name: &'a str,
    distance: &'a str,
    (middle, half): (PlanePoint, f64),
    room: &'a Room,
) -> impl Iterator<Item = Label> + 'a {
    let kind = LabelKind::Point;
    let settings = [
        vec![[name, " ", distance].concat()],
        vec![name.to_owned(), distance.to_owned()],
    ];
    let inside = room.area.widened(-GAP);
    let sides = [[Side::Right, Side::Left], [Side::Below, Side::Above]];
    let tries = sides.into_iter().flat_map(move |sides| {
        let settings = settings.clone().into_iter();
        settings.flat_map(move |rows| sides.map(|side| (rows.clone(), side)))
    });
    tries.map(move |(rows, side)| {
        let size = [widest(&rows, |row| (room.width)(kind, row)), LINE * rows.len() as f64];
        Label {
            kind,
            rows,
            anchor: side.anchor(),
            place: slid_within(beside(side, middle, half + GAP, size), middle, inside),
            presence: 1.0,
            degrees: 0.0,
            dot: None,
            leader: None,
        }
    })
}

#[cfg(test)]
mod tests;
