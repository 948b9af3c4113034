//! Flags as they are drawn on the screen.

use std::{cell::RefCell, cmp::Ordering, rc::Rc};

use super::{
    Flag,
    picture::{DOT, cloth, rooms, whole},
};
use crate::{
    domain::records::structure_map::Shape,
    map::{
        outline::{Outline, squared_distance},
        plane::{PlaneBox, PlanePoint, Projection, on_plane},
        scene::sides,
    },
};

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
