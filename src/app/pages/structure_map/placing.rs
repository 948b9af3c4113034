//! The places of what is no element: a finding's or a contribution's is drawn on the map, or shown there, when its page asks.

use leptos::prelude::*;

use super::{
    asked_place::AskedPlace,
    desk::{Desk, Pane},
};
use crate::{
    app::{
        interface::{anchor, later::in_next_frame_in_any_case, route::Route},
        text::{
            vocabulary,
            words::{Word, fill},
        },
    },
    domain::{
        records::{
            analysis::AnalysisFinding,
            dialogue::Contribution,
            document::Document,
            structure_map::{ElementKind, Shape},
        },
        values::{excerpt::excerpt, extent::BoundingBox, geometry::Geometry},
    },
    map::drawing::{Draft, PlaceOwner, Purpose},
};

/// The field that has the place, of every kind that has one.
const PLACE: &str = "place";

/// How many letters of what somebody said tell it from others.
const MOST_TOLD: usize = 40;

/// Does what another page has asked for, once the map is there.
pub fn follow_asked(desk: Desk, is_ready: Memo<bool>) {
    // Asked once, so that a map that could not be had doesn't begin to draw when it is opened another time.
    let asked = StoredValue::new(AskedPlace::take());
    // What is drawn is drawn where the county is, so its ground is waited for.
    let has_ground = move || desk.extents.with(Option::is_some) || desk.missing_ground.with(Option::is_some);
    Effect::new(move |_| {
        if !is_ready.get() || !has_ground() {
            return;
        }
        if let Some((asked, owner)) = asked.try_update_value(Option::take).flatten() {
            // The map lies where it is to lie by then.
            in_next_frame_in_any_case(move || {
                if !desk.draft.is_disposed() {
                    desk.answer(asked, owner);
                }
            });
        }
    });
}

fn place_of(document: &Document, owner: &PlaceOwner) -> Option<Geometry> {
    match owner {
        PlaceOwner::Finding(id) => document.get(id)?.place.clone(),
        PlaceOwner::Contribution(id) => document.get(id)?.place.clone(),
    }
}

fn name_of(document: &Document, owner: &PlaceOwner) -> Option<String> {
    let name = match owner {
        PlaceOwner::Finding(id) => document.get(id)?.title.clone(),
        PlaceOwner::Contribution(id) => excerpt(&document.get(id)?.text, MOST_TOLD),
    };
    Some(vocabulary::named(&name))
}

impl Desk {
    /// Draws or shows the place of a record.
    fn answer(self, asked: AskedPlace, owner: PlaceOwner) {
        // Others of its kind are seen meanwhile.
        if matches!(owner, PlaceOwner::Finding(_)) {
            self.shown.show_findings();
        }
        match asked {
            AskedPlace::Draw(shape, by_keys) => {
                let kind = match shape {
                    Shape::Point => ElementKind::Node,
                    Shape::Line => ElementKind::Barrier,
                    Shape::Area => ElementKind::Area,
                };
                self.begin(Draft::of(kind, Purpose::Place(owner)), by_keys);
            }
            AskedPlace::Show => {
                self.show_pane(Pane::Map);
                let place = self
                    .app
                    .workspace
                    .now(|document, _| place_of(document, &owner))
                    .flatten();
                let Some(bounds) = place.as_ref().and_then(BoundingBox::of) else {
                    return;
                };
                self.with_map(|map| map.resize());
                match &owner {
                    // It has its flag there.
                    PlaceOwner::Finding(_) => self.fit(bounds),
                    PlaceOwner::Contribution(_) => {
                        self.with_map(|map| map.fit(bounds, [0.0; 3]));
                        self.mark_for_a_moment(self.owner_name(&owner), bounds.centre());
                    }
                }
            }
        }
    }

    /// What the record is called, in the middle of a sentence.
    pub fn owner_name(self, owner: &PlaceOwner) -> String {
        let name = self.app.workspace.now(|document, _| name_of(document, owner));
        name.flatten().unwrap_or_default()
    }

    /// Gives a record the place that has been drawn, and goes back to its page.
    pub fn give_place(self, owner: &PlaceOwner, place: Geometry) {
        let workspace = self.app.workspace;
        match owner {
            PlaceOwner::Finding(id) => workspace.change(id, |one: &mut AnalysisFinding| one.place = Some(place)),
            PlaceOwner::Contribution(id) => workspace.change(id, |one: &mut Contribution| one.place = Some(place)),
        };
        let told = fill(Word::MapFindingPlaced, &[("name", &self.owner_name(owner))]);
        self.app.notices.announce(told);
        self.back_to_owner(owner);
    }

    /// Goes back to the record for which something was drawn.
    pub fn back_to_owner(self, owner: &PlaceOwner) {
        let route = match owner {
            PlaceOwner::Finding(id) => Route::Finding(id.clone()),
            PlaceOwner::Contribution(id) => Route::Contribution(id.clone()),
        };
        self.app
            .interface
            .go_to_field(&route, &anchor::field(owner.kind().code(), PLACE));
    }
}
