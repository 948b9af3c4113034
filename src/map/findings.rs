//! The findings of the analysis on the map: a flag at each place, apart from every element by its shape.

use std::{cell::RefCell, cmp::Ordering, collections::BTreeMap, rc::Rc};

use super::{
    elements::Elements,
    glyph::{Dashes, Fill, Glyph, Ink, Outline as Drawn, Part, Pen},
    outline::{Outline, squared_distance},
    plane::{PlaneBox, PlanePoint, Projection, on_plane},
    scene::sides,
    style::Tint,
};
use crate::domain::{
    records::structure_map::Shape,
    values::{
        extent::centre,
        geometry::{Geometry, Position},
        id::RecordId,
    },
};

/// A finding as the map knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct MappedFinding {
    /// Its record.
    pub id: RecordId,
    /// What has been found.
    pub title: String,
    /// Where it was drawn.
    pub place: Option<Geometry>,
    /// The elements that it is about.
    pub elements: Vec<RecordId>,
    /// The municipalities that it is about, by their codes.
    pub municipalities: Vec<String>,
}

impl MappedFinding {
    /// Whether it lies in municipalities and nowhere nearer.
    pub fn is_of_municipalities_alone(&self) -> bool {
        self.place.is_none() && self.elements.is_empty() && !self.municipalities.is_empty()
    }
}

/// Where a flag stands, and what it leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlagPlace {
    /// At an element, whose page lists all that was found there.
    Element(RecordId),
    /// Where a finding was drawn.
    Drawn(RecordId),
}

/// A flag on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// Where it stands.
    pub place: FlagPlace,
    /// The foot of its pole.
    pub foot: Position,
    /// The shape that was drawn, where it is more than a point.
    pub shape: Option<Geometry>,
    /// What was found there, in the order of the findings.
    pub titles: Vec<String>,
}

/// The flags of findings among the elements that are shown. What was drawn stands there; what names elements stands at each of them, and all
/// of one element under one flag. In the order of their places.
pub fn flags(findings: &[MappedFinding], elements: &Elements) -> Vec<Flag> {
    let mut flags: BTreeMap<FlagPlace, Flag> = BTreeMap::new();
    let mut raise = |place: FlagPlace, geometry: &Geometry, keeps_shape: bool, title: &str| {
        if let Some(flag) = flags.get_mut(&place) {
            flag.titles.push(title.to_owned());
        } else if let Some(foot) = centre(geometry) {
            let shape = (keeps_shape && geometry.shape() != Shape::Point).then(|| geometry.clone());
            let flag = Flag {
                place: place.clone(),
                foot,
                shape,
                titles: vec![title.to_owned()],
            };
            flags.insert(place, flag);
        }
    };
    for finding in findings {
        if let Some(place) = &finding.place {
            raise(FlagPlace::Drawn(finding.id.clone()), place, true, &finding.title);
        }
        for id in &finding.elements {
            let geometry = elements.get(id).and_then(|element| element.geometry.as_ref());
            if let Some(geometry) = geometry {
                raise(FlagPlace::Element(id.clone()), geometry, false, &finding.title);
            }
        }
    }
    flags.into_values().collect()
}

/// How high the pole is and how large the cloth, in pixels. The cloth flies above the symbol of a point, so that both are seen.
const POLE: f64 = 30.0;
const CLOTH: [f64; 2] = [19.0, 13.0];
/// How far a second cloth, of several findings, lies behind the first.
const BEHIND: f64 = 4.0;
/// The pen of edges, and the light edge around it.
const EDGE: f64 = 1.75;
const HALO: f64 = 2.0;

/// What is drawn along and within a shape.
const SHAPE_DASHES: Dashes = [11.0, 5.0];

impl Flag {
    /// Whether several findings stand under it.
    pub fn is_of_several(&self) -> bool {
        self.titles.len() > 1
    }

    /// What is drawn around a shape, from back to front, and what within an area.
    pub fn shape_pens() -> [Pen; 2] {
        let under = Pen {
            opacity: 0.8,
            ..Pen::of(Ink::Halo, 5.0)
        };
        let over = Pen {
            dashes: Some(SHAPE_DASHES),
            ..Pen::of(Ink::Text, 2.0)
        };
        [under, over]
    }

    /// What is laid within an area.
    pub fn shape_fill() -> Fill {
        Fill {
            ink: Ink::Text,
            opacity: 0.07,
        }
    }
}

/// What a legend says of flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagKey {
    /// A flag of one finding.
    One,
    /// A flag of several.
    Several,
    /// The foot alone, where there is no room for the flag.
    Crowded,
    /// The edge of what was drawn.
    Shape,
}

impl FlagKey {
    /// Every one, in the order of the legend.
    pub const ALL: [Self; 4] = [Self::One, Self::Several, Self::Crowded, Self::Shape];

    /// Those of which there is any. `rooms` tells of each flag whether there is room for it.
    pub fn among(flags: &[Flag], rooms: &[bool]) -> Vec<Self> {
        let is_there = |key: &Self| {
            flags.iter().zip(rooms).any(|(flag, has_room)| match key {
                Self::One => *has_room && !flag.is_of_several(),
                Self::Several => *has_room && flag.is_of_several(),
                Self::Crowded => !has_room,
                Self::Shape => flag.shape.is_some(),
            })
        };
        Self::ALL.into_iter().filter(is_there).collect()
    }

    /// What it looks like.
    pub fn glyph(self) -> Glyph {
        match self {
            Self::One | Self::Several => picture(self == Self::Several, [60.0, 32.0], [20.0, 28.0], 20.0),
            Self::Crowded => dot([60.0, 16.0], [30.0, 8.0]),
            Self::Shape => shape_key(),
        }
    }
}

/// The flag as a picture; its foot is at [`FOOT`].
fn glyph(is_of_several: bool) -> Glyph {
    picture(is_of_several, glyph_size(), FOOT, POLE)
}

/// A flag in a picture of a size, with the foot of a pole of so many pixels at a place in it.
fn picture(is_of_several: bool, [wide, high]: [f64; 2], [x, bottom]: PlanePoint, pole: f64) -> Glyph {
    let top = bottom - pole;
    let [width, height] = CLOTH;
    // A swallowtail, which no element has.
    let cloth = |left: f64, top: f64| {
        Drawn::Rings(vec![vec![
            [left, top],
            [left + width, top],
            [left + width - 5.0, top + height / 2.0],
            [left + width, top + height],
            [left, top + height],
        ]])
    };
    let part = |outline, fill, pen| Part {
        outline,
        fill: Some(Fill::of(fill)),
        pen: Some(pen),
    };
    let line = |ink, width| Part {
        outline: Drawn::Line(vec![[x, top], [x, bottom]]),
        fill: None,
        pen: Some(Pen::of(ink, width)),
    };
    let mut parts = vec![line(Ink::Halo, EDGE + HALO * 2.0)];
    if is_of_several {
        parts.push(part(
            cloth(x + BEHIND, top - BEHIND),
            Ink::Halo,
            Pen::of(Ink::Text, EDGE),
        ));
    }
    parts.push(part(cloth(x, top), Ink::Text, Pen::of(Ink::Halo, EDGE)));
    // Over the light edge of the cloth, so that the pole is whole.
    parts.push(line(Ink::Text, EDGE));
    // A light dot tells a flag from a dark field in print.
    parts.push(Part {
        outline: Drawn::Circle([x + 6.5, top + height / 2.0], 2.25),
        fill: Some(Fill::of(Ink::Halo)),
        pen: None,
    });
    parts.push(Part {
        outline: Drawn::Circle([x, bottom], 2.5),
        fill: Some(Fill::of(Ink::Text)),
        pen: Some(Pen::of(Ink::Halo, 1.5)),
    });
    Glyph {
        // It has no part in the colour of a theme.
        tint: Tint::Water,
        width: wide,
        height: high,
        parts,
    }
}

/// The edge of what was drawn, as the legend shows it.
fn shape_key() -> Glyph {
    const WIDTH: f64 = 60.0;
    const HEIGHT: f64 = 20.0;
    let inset = 3.0;
    let ring = vec![
        [inset, inset],
        [WIDTH - inset, inset],
        [WIDTH - inset, HEIGHT - inset],
        [inset, HEIGHT - inset],
    ];
    let part = |fill, pen| Part {
        outline: Drawn::Rings(vec![ring.clone()]),
        fill,
        pen: Some(pen),
    };
    let [under, over] = Flag::shape_pens();
    Glyph {
        tint: Tint::Water,
        width: WIDTH,
        height: HEIGHT,
        parts: vec![part(Some(Flag::shape_fill()), under), part(None, over)],
    }
}

/// Where the foot of the pole is in the picture.
pub const FOOT: PlanePoint = [5.0, 38.0];

/// The box of the cloth whose foot is at a pixel.
pub fn cloth([x, y]: PlanePoint, is_of_several: bool) -> PlaneBox {
    let more = if is_of_several { BEHIND } else { 0.0 };
    PlaneBox {
        least: [x, y - POLE - more],
        most: [x + CLOTH[0] + more, y - POLE + CLOTH[1]],
    }
}

/// Of flags with their feet in pixels, which have room for their cloth: the first of those that would cover each other. The others are dots, and
/// have it where one looks closer.
pub fn rooms<'a>(flags: impl Iterator<Item = (&'a Flag, PlanePoint)>) -> Vec<bool> {
    /// Between one cloth and the next, in pixels.
    const APART: f64 = 3.0;
    let mut standing: Vec<PlaneBox> = Vec::new();
    let mut has_room = |(flag, foot): (&Flag, PlanePoint)| {
        let cloth = cloth(foot, flag.is_of_several()).widened(APART);
        let is_free = !standing.iter().any(|other| other.overlaps(&cloth));
        if is_free {
            standing.push(cloth);
        }
        is_free
    };
    flags.map(&mut has_room).collect()
}

/// The same where the whole plane is `scale` pixels wide.
pub fn rooms_at(flags: &[Flag], scale: f64) -> Vec<bool> {
    rooms(
        flags
            .iter()
            .map(|flag| (flag, on_plane(flag.foot).map(|value| value * scale))),
    )
}

/// How large the dot is for which there is no room to be a flag, in pixels from its middle.
const DOT: f64 = 3.5;

/// The dot as a picture of a size, with its middle at a place.
fn dot([wide, high]: [f64; 2], middle: PlanePoint) -> Glyph {
    Glyph {
        tint: Tint::Water,
        width: wide,
        height: high,
        parts: vec![Part {
            outline: Drawn::Circle(middle, DOT),
            fill: Some(Fill::of(Ink::Text)),
            pen: Some(Pen::of(Ink::Halo, 1.5)),
        }],
    }
}

/// What is drawn of a flag, with its foot at [`FOOT`].
pub fn drawn(flag: &Flag, has_room: bool) -> Glyph {
    if has_room {
        glyph(flag.is_of_several())
    } else {
        dot(glyph_size(), FOOT)
    }
}

/// Where the whole flag is whose foot is at a pixel.
fn whole([x, y]: PlanePoint) -> PlaneBox {
    let picture = glyph_size();
    let least = [x - FOOT[0], y - FOOT[1]];
    PlaneBox {
        least,
        most: [least[0] + picture[0], least[1] + picture[1]],
    }
}

fn glyph_size() -> [f64; 2] {
    [FOOT[0] + CLOTH[0] + BEHIND + HALO + 1.0, FOOT[1] + HALO + 3.0]
}

/// A flag as it is drawn on the screen.
#[derive(Debug)]
pub struct RaisedFlag {
    /// The flag.
    pub flag: Flag,
    /// The foot on the plane.
    pub foot: PlanePoint,
    /// What was drawn, where it is more than a point.
    pub outline: Option<Outline>,
}

impl RaisedFlag {
    /// The flag with its place on the plane.
    pub fn of(flag: &Flag) -> Self {
        Self {
            foot: on_plane(flag.foot),
            outline: flag.shape.as_ref().and_then(|shape| Outline::of(shape, false)),
            flag: flag.clone(),
        }
    }

    /// All that is drawn of it, in pixels of a view.
    pub fn area(&self, projection: &Projection) -> PlaneBox {
        let flag = whole(projection.pixel(self.foot));
        let shape = self.outline.as_ref();
        let shape = shape.map(|outline| projection.pixels(outline.bounds).widened(4.0));
        shape.map_or(flag, |shape| flag.union(shape))
    }

    /// Where its cloth is.
    pub fn cloth(&self, projection: &Projection) -> PlaneBox {
        cloth(projection.pixel(self.foot), self.flag.is_of_several())
    }

    /// Whether a pixel lies on its foot, or within `slack` of it.
    pub fn is_at_foot(&self, pixel: PlanePoint, projection: &Projection, slack: f64) -> bool {
        PlaneBox::about(projection.pixel(self.foot), DOT + slack).contains(pixel)
    }

    /// Whether a pixel lies on its cloth, or within `slack` of it.
    pub fn is_at_cloth(&self, pixel: PlanePoint, projection: &Projection, slack: f64) -> bool {
        self.cloth(projection).widened(slack).contains(pixel)
    }

    /// Whether a pixel lies on the edge of what was drawn, or within `slack` of it. What lies within an area stays to be pressed.
    pub fn is_at_edge(&self, pixel: PlanePoint, projection: &Projection, slack: f64) -> bool {
        let Some(outline) = &self.outline else { return false };
        if !projection.pixels(outline.bounds).widened(slack + 2.0).contains(pixel) {
            return false;
        }
        let is_closed = outline.shape == Shape::Area;
        let lines = outline.at(projection.scale);
        let mut all = lines.iter().flat_map(|line| sides(line, is_closed));
        let reach = slack + 1.0;
        all.any(|side| squared_distance(pixel, side.map(|end| projection.pixel(end))) <= reach * reach)
    }
}

/// The flags as they are drawn, in the order of their places.
#[derive(Debug, Default)]
pub struct RaisedFlags {
    /// Each of them.
    pub flags: Vec<RaisedFlag>,
    /// Which have room, at the scale that was last asked for.
    rooms: RefCell<Option<(f64, Rc<[bool]>)>>,
}

impl RaisedFlags {
    /// Those of these flags.
    pub fn of(flags: &[Flag]) -> Self {
        Self {
            flags: flags.iter().map(RaisedFlag::of).collect(),
            rooms: RefCell::default(),
        }
    }

    /// Of each whether it has room, where the whole plane is `scale` pixels wide.
    pub fn rooms(&self, scale: f64) -> Rc<[bool]> {
        let mut held = self.rooms.borrow_mut();
        if let Some((_, rooms)) = held.as_ref().filter(|(of, _)| *of == scale) {
            return rooms.clone();
        }
        let feet = self.flags.iter().map(|raised| {
            let foot = raised.foot.map(|value| value * scale);
            (&raised.flag, foot)
        });
        let found: Rc<[bool]> = rooms(feet).into();
        *held = Some((scale, found.clone()));
        found
    }

    /// Each with whether it has room, where the whole plane is `scale` pixels wide.
    pub fn standing(&self, scale: f64) -> impl DoubleEndedIterator<Item = (&RaisedFlag, bool)> + ExactSizeIterator {
        let rooms = self.rooms(scale);
        let room = move |place: usize| rooms.get(place).copied().unwrap_or_default();
        self.flags
            .iter()
            .enumerate()
            .map(move |(place, flag)| (flag, room(place)))
    }
}

/// The flags of either that the other has not in the same way, where the whole plane is `scale` pixels wide: what has to be drawn again.
pub fn changed<'a>(before: &'a RaisedFlags, now: &'a RaisedFlags, scale: f64) -> Vec<&'a RaisedFlag> {
    let (mut old, mut new) = (before.standing(scale).peekable(), now.standing(scale).peekable());
    let mut changed = Vec::new();
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some((one, _)), Some((other, _))) => one.flag.place.cmp(&other.flag.place),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return changed,
        };
        let gone = order.is_le().then(|| old.next()).flatten();
        let come = order.is_ge().then(|| new.next()).flatten();
        let is_same = gone
            .zip(come)
            .is_some_and(|((one, was), (other, is))| one.flag == other.flag && was == is);
        if !is_same {
            changed.extend(gone.into_iter().chain(come).map(|(flag, _)| flag));
        }
    }
}

#[cfg(test)]
mod tests;
