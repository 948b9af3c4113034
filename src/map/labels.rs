//! Which names are on the map: the most important first, none over another, none cut by the edge or under what lies over the map.

mod ordering;
mod text;

use std::rc::Rc;

use super::{
    aside::length,
    grid::Grid,
    leader::Leader,
    naming::{Anchor, Slant, along, covered},
    places::{Place, least_population},
    plane::{PlaneBox, PlanePoint, Projection, on_plane},
    scene::SceneElement,
    sheet::clip::line_within,
    style::Form,
    symbol,
};
use crate::domain::records::structure_map::Shape;
use text::Text;

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelKind {
    /// A point of the structure map.
    Point,
    /// A line or an area of the structure map.
    Shape,
    /// A locality of the ground.
    Place,
    /// A large locality of the ground.
    City,
}

/// A name on the map, in pixels of the view.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it names.
    pub kind: LabelKind,
    /// The name, in one row or two.
    pub rows: Vec<String>,
    /// Which end of its rows is at what it names.
    pub anchor: Anchor,
    /// The box that the name takes if it isn't turned.
    pub place: PlaneBox,
    /// How much of what lies below it hides, 0 to 1.
    pub presence: f64,
    /// How it is turned about the middle of its box, in degrees clockwise; nought where it is not.
    pub degrees: f64,
    /// The middle of the dot that says where a locality is.
    pub dot: Option<PlanePoint>,
    /// From what is named to a name that found no room beside it.
    pub leader: Option<Leader>,
}

impl Label {
    /// Boxes that together cover the name: one where it is not turned.
    pub fn boxes(&self) -> Vec<PlaneBox> {
        let middle = [0, 1].map(|axis| (self.place.least[axis] + self.place.most[axis]) / 2.0);
        let degrees = self.degrees;
        covered(Slant { middle, degrees }, self.place.size())
    }
}

/// The names of a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    /// That of the element that is looked at.
    pub chosen: Option<Label>,
    /// The others.
    pub others: Vec<Label>,
}

/// What is named.
pub struct Named<'a> {
    /// The elements in view.
    pub elements: &'a [Rc<SceneElement>],
    /// The element that is looked at.
    pub chosen: Option<&'a SceneElement>,
    /// The localities, the largest first.
    pub places: &'a [Place],
    /// The code of the county in front; its localities are named earlier.
    pub county: &'a str,
}

/// Where names can be.
pub struct Room<'a> {
    /// The zoom level.
    pub zoom: f64,
    /// How the plane lies in the view.
    pub projection: Projection,
    /// What of the view is seen.
    pub area: PlaneBox,
    /// What lies over it.
    pub panels: &'a [PlaneBox],
    /// How wide a name is, in pixels.
    pub width: &'a dyn Fn(LabelKind, &str) -> f64,
}

/// On which side of its place a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
    Below,
    Above,
    BelowRight,
    AboveRight,
    BelowLeft,
    AboveLeft,
}

impl Side {
    /// Which end of a name is at its place.
    pub(super) fn anchor(self) -> Anchor {
        match self {
            Self::Right | Self::BelowRight | Self::AboveRight => Anchor::Start,
            Self::Left | Self::BelowLeft | Self::AboveLeft => Anchor::End,
            Self::Below | Self::Above => Anchor::Middle,
        }
    }
}

/// To the right, where a reader looks first; then where a name is still told to belong.
pub(super) const SIDES: [Side; 8] = [
    Side::Right,
    Side::Left,
    Side::Below,
    Side::Above,
    Side::AboveRight,
    Side::BelowRight,
    Side::AboveLeft,
    Side::BelowLeft,
];

/// A locality of this size or more is written larger.
const CITY: u32 = 50_000;
/// The height of a row of a name, in pixels.
pub const LINE: f64 = 17.0;
/// From the middle of a locality's dot to its name, and half the dot with its edge.
const TO_NAME: f64 = 5.0;
const DOT: f64 = 4.0;

/// The names that fit: the chosen element's, the other elements' by level, then localities by size.
pub fn placed<'a>(named: &Named<'a>, room: &Room) -> Labels {
    let ranked: Vec<(&'a SceneElement, PlanePoint)> = named
        .elements
        .iter()
        .map(|element| (&**element, element.anchor_in(&room.projection)))
        .filter(|(_, anchor)| room.area.contains(*anchor))
        .collect();
    let mut covered = over_the_map(room);
    let chosen = beside_panels(named, room, &covered);
    for place in chosen.iter().flat_map(Label::boxes).chain(chosen_symbol(named, room)) {
        covered.add(place, 0);
    }
    // The symbols are drawn whatever the names do, so no name may cover one.
    let mut taken = covered.clone();
    for (element, anchor) in &ranked {
        if is_marked(element, room) {
            taken.add(PlaneBox::about(*anchor, half(element, room.projection.scale)), 0);
        }
    }
    let mut others = ordering::named(ranked, room, &covered, &mut taken);
    for place in named.places {
        let is_own = place.municipality.starts_with(named.county) && !named.county.is_empty();
        let dot = room.projection.pixel(on_plane(place.position));
        let is_named =
            !place.is_suburb && place.population >= least_population(room.zoom, is_own) && room.area.contains(dot);
        if let Some(label) = is_named.then(|| locality(place, dot, room, &taken)).flatten() {
            taken.add(label.place, 0);
            taken.add(PlaneBox::about(dot, DOT), 0);
            others.push(label);
        }
    }
    Labels { chosen, others }
}

/// The name of the chosen element alone.
pub fn of_chosen(named: &Named, room: &Room) -> Option<Label> {
    beside_panels(named, room, &over_the_map(room))
}

/// What lies over the map.
fn over_the_map(room: &Room) -> Grid {
    let mut covered = Grid::over(room.area);
    for panel in room.panels {
        covered.add(*panel, 0);
    }
    covered
}

/// The chosen element's name is over the others, so only the edge and what lies over the map can hide it.
fn beside_panels(named: &Named, room: &Room, panels: &Grid) -> Option<Label> {
    let element = named.chosen?;
    let anchor = element.anchor_in(&room.projection);
    let label = Text::of(element, (anchor, CHOSEN), room)?.named(room, panels)?;
    Some(Label { presence: 1.0, ..label })
}

fn chosen_symbol(named: &Named, room: &Room) -> Option<PlaneBox> {
    let anchor = named.chosen?.anchor_in(&room.projection);
    Some(PlaneBox::about(anchor, CHOSEN))
}

/// The handles of what is chosen are larger than its symbol.
const CHOSEN: f64 = 16.0;

/// Whether there is a symbol in the middle of an element.
fn is_marked(element: &SceneElement, room: &Room) -> bool {
    element.style.form.is_point() || element.has_badge(room.projection.scale)
}

fn half(element: &SceneElement, scale: f64) -> f64 {
    match element.style_at(scale).form {
        Form::Point { radius, .. } => radius + 1.0,
        Form::Band | Form::Field { .. } | Form::Link | Form::Arrow | Form::Teeth => symbol::BADGE,
    }
}

/// The name of a line along itself, where that is straight enough and there is room beside it.
fn named_along(element: &SceneElement, room: &Room, taken: &Grid) -> Option<Label> {
    if element.outline.shape != Shape::Line || element.name.is_empty() {
        return None;
    }
    let kind = LabelKind::Shape;
    let size = [(room.width)(kind, &element.name), LINE];
    let pixels = |line: &Vec<PlanePoint>| {
        line.iter()
            .map(|point| room.projection.pixel(*point))
            .collect::<Vec<_>>()
    };
    let lines = element.outline.at(room.projection.scale);
    let seen = lines.iter().flat_map(|line| line_within(&pixels(line), &room.area));
    let longest = seen.max_by(|one, other| length(one).total_cmp(&length(other)))?;
    let places = along(
        &longest,
        size[0],
        (element.style_at(room.projection.scale).width + LINE) / 2.0,
    );
    let labels = places.into_iter().map(|Slant { middle, degrees }| Label {
        kind,
        rows: vec![element.name.clone()],
        anchor: Anchor::Middle,
        place: PlaneBox {
            least: [0, 1].map(|axis| middle[axis] - size[axis] / 2.0),
            most: [0, 1].map(|axis| middle[axis] + size[axis] / 2.0),
        },
        presence: 1.0,
        degrees,
        dot: None,
        leader: None,
    });
    let is_free = |label: &Label| {
        let mut boxes = label.boxes().into_iter();
        boxes.all(|place| room.area.encloses(&place) && !taken.is_taken(&place))
    };
    labels.into_iter().find(is_free)
}

/// A name over or under its place, slid to the side as far as the edge asks for and its place still lies at it.
pub(super) fn slid_within(place: PlaneBox, [x, _]: PlanePoint, area: PlaneBox) -> PlaneBox {
    let ([left, top], [right, bottom]) = (place.least, place.most);
    if !(left..=right).contains(&x) {
        return place;
    }
    let by = (area.least[0] - left).max(0.0) + (area.most[0] - right).min(0.0);
    let by = by.clamp(x - right, x - left);
    PlaneBox {
        least: [left + by, top],
        most: [right + by, bottom],
    }
}

fn locality(place: &Place, dot: PlanePoint, room: &Room, taken: &Grid) -> Option<Label> {
    let kind = if place.population >= CITY {
        LabelKind::City
    } else {
        LabelKind::Place
    };
    if taken.is_taken(&PlaneBox::about(dot, DOT)) {
        return None;
    }
    let width = (room.width)(kind, &place.name);
    let sides = [Side::Right, Side::Left];
    let mut boxes = sides
        .iter()
        .map(|side| (side, beside(*side, dot, TO_NAME, [width, LINE])));
    let (side, found) = boxes.find(|(_, found)| room.area.encloses(found) && !taken.is_taken(found))?;
    Some(Label {
        kind,
        rows: vec![place.name.clone()],
        anchor: side.anchor(),
        place: found,
        presence: 1.0,
        degrees: 0.0,
        dot: Some(dot),
        leader: None,
    })
}

/// The box of a name of this size, `offset` from its place.
pub(super) fn beside(side: Side, [x, y]: PlanePoint, offset: f64, [width, height]: [f64; 2]) -> PlaneBox {
    let (below, above) = (y + offset + height / 2.0, y - offset - height / 2.0);
    let (left, middle) = match side {
        Side::Right => (x + offset, y),
        Side::Left => (x - offset - width, y),
        Side::Below => (x - width / 2.0, below),
        Side::Above => (x - width / 2.0, above),
        Side::BelowRight => (x - offset, below),
        Side::AboveRight => (x - offset, above),
        Side::BelowLeft => (x + offset - width, below),
        Side::AboveLeft => (x + offset - width, above),
    };
    PlaneBox {
        least: [left, middle - height / 2.0],
        most: [left + width, middle + height / 2.0],
    }
}

#[cfg(test)]
mod tests;
