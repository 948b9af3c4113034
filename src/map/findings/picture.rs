//! What flags look like, on the map and in its legend.

use super::Flag;
use crate::map::{
    glyph::{Dashes, Fill, Glyph, Ink, Outline as Drawn, Part, Pen},
    plane::{PlaneBox, PlanePoint, on_plane},
    style::Tint,
};

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
pub(super) fn glyph(is_of_several: bool) -> Glyph {
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
pub(super) const DOT: f64 = 3.5;

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
pub(super) fn whole([x, y]: PlanePoint) -> PlaneBox {
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
