//! What another page asks of the map for a finding or a contribution: that its place be drawn, or shown. The map is a page of its own, so the tab remembers it
//! until the map is there.

use crate::{
    app::interface::route::Route,
    domain::{records::structure_map::Shape, values::id::RecordId},
    map::drawing::PlaceOwner,
    platform::web::page,
};

/// Under which the tab remembers it.
const KEY: &str = "map-asked-place";

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedPlace {
    /// To draw a place of a shape, by keyboard or not.
    Draw(Shape, bool),
    /// To show the place.
    Show,
}

/// The ways to ask, each as it is remembered.
const WAYS: [(&str, AskedPlace); 7] = [
    ("point", AskedPlace::Draw(Shape::Point, false)),
    ("line", AskedPlace::Draw(Shape::Line, false)),
    ("area", AskedPlace::Draw(Shape::Area, false)),
    ("point-by-keys", AskedPlace::Draw(Shape::Point, true)),
    ("line-by-keys", AskedPlace::Draw(Shape::Line, true)),
    ("area-by-keys", AskedPlace::Draw(Shape::Area, true)),
    ("show", AskedPlace::Show),
];

impl AskedPlace {
    /// Goes to the map, which then does it.
    pub fn ask(self, owner: &PlaceOwner) {
        let code = WAYS.iter().find(|(_, way)| *way == self).map_or("", |(code, _)| code);
        page::remember(KEY, &[code, owner.kind().code(), owner.raw().as_str()].join(" "));
        page::go_to(&Route::StructureMap.to_hash());
    }

    /// What was asked, once.
    pub fn take() -> Option<(Self, PlaceOwner)> {
        let remembered = page::remembered(KEY)?;
        page::remember(KEY, "");
        let (code, owner) = remembered.split_once(' ')?;
        let (kind, id) = owner.split_once(' ')?;
        let (_, way) = WAYS.iter().find(|(one, _)| *one == code)?;
        Some((*way, PlaceOwner::of(kind, RecordId::new(id)?)?))
    }
}
