//! A small map on which one point is set: by a press, by a finger, or by keyboard alone. It is fetched when it is opened.

use std::sync::Arc;

use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::{
    map_files::{Files, fetch_leaflet, had, open_map},
    map_frame::{crosshair, failed, loading},
};
use crate::{
    app::{
        interface::later::in_next_frame_in_any_case,
        state::App,
        text::words::{Word, text},
    },
    domain::values::{
        extent::BoundingBox,
        geometry::{Geometry, Position},
    },
    map::{
        event::{MapEvent, Viewport},
        ground::{self, GroundFiles},
        leaflet::{GroundNames, MapView},
        places::read_places,
        plane::pushed,
        scene::{Grip, Handle},
    },
    platform::web::page,
};

/// How far around a point one looks when a map with it is opened, in degrees.
const AROUND: [f64; 2] = [0.3, 0.15];

/// What the map is of.
#[derive(Clone, Copy)]
pub struct PlaceMap {
    pub app: App,
    /// The id of the map on the page.
    pub id: StoredValue<String>,
    /// What it is called, with how it is used by keyboard.
    pub label: StoredValue<String>,
    /// The code of the county in front; empty for the country.
    pub county: StoredValue<String>,
    /// The point.
    pub place: Memo<Option<Position>>,
    /// Sets the point, or takes it away.
    pub set: Callback<Option<Position>>,
}

/// Whether there is a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Loading,
    Ready,
    Missing,
}

/// The map as it is shown.
#[derive(Clone, Copy)]
struct Shown {
    of: PlaceMap,
    view: StoredValue<Option<MapView>, LocalStorage>,
    presence: RwSignal<Presence>,
    viewed: RwSignal<Option<Viewport>>,
    /// The middle, while the map moves.
    centre: StoredValue<Option<Position>>,
    /// Whether a point is set by keyboard, with a crosshair in the middle.
    has_crosshair: RwSignal<bool>,
}

impl PlaceMap {
    /// The map. It is removed with what it is shown in.
    pub fn view(self) -> AnyView {
        let shown = Shown {
            of: self,
            view: StoredValue::new_local(None),
            presence: RwSignal::new(Presence::Loading),
            viewed: RwSignal::new(None),
            centre: StoredValue::new(None),
            has_crosshair: RwSignal::new(false),
        };
        let container: NodeRef<html::Div> = NodeRef::new();
        Effect::new(move |_| {
            if let Some(element) = container.get() {
                shown.open(element.into());
            }
        });
        shown.follow();
        let on_key = move |event: KeyboardEvent| {
            // The map's own buttons and the point lie within it and keep their keys.
            if event.target() == event.current_target() && shown.take_key(&event) {
                event.prevent_default();
            }
        };
        let crosshair = move || shown.has_crosshair.get().then(crosshair);
        view! {
            <div class="map place-map no-print" data-drawing="true">
                <div
                    id=self.id.get_value()
                    node_ref=container
                    role="application"
                    aria-label=self.label.get_value()
                    tabindex="0"
                    data-repeats=""
                    on:keydown=on_key
                />
                {crosshair}
                {move || shown.message()}
            </div>
        }
        .into_any()
    }
}

impl Shown {
    fn message(self) -> Option<AnyView> {
        match self.presence.get() {
            Presence::Ready => None,
            Presence::Loading => Some(loading("map-message")),
            Presence::Missing => {
                let again = move || {
                    if let Some(container) = self.of.id.with_value(|id| page::element(id)) {
                        self.open(container);
                    }
                };
                Some(failed("map-message note", text(Word::PlaceMapFailed).into(), again))
            }
        }
    }

    /// Fetches what the map needs, opens it and lays the ground.
    fn open(self, container: HtmlElement) {
        self.presence.set(Presence::Loading);
        // All on their way at once.
        let files = Files::start();
        spawn_local(async move {
            let has_map = self.view.try_with_value(Option::is_some).unwrap_or(false);
            let is_open = (has_map || fetch_leaflet().await && self.make(&container)) && self.lay_ground(files).await;
            let presence = if is_open { Presence::Ready } else { Presence::Missing };
            // The map may have been closed meanwhile.
            let _closed = self.presence.try_set(presence);
        });
    }

    fn make(self, container: &HtmlElement) -> bool {
        if self.presence.is_disposed() {
            return false;
        }
        // A view that finds no place is dropped, and with it its map.
        let view = open_map(container, move |event| self.take(event));
        view.is_some_and(|view| self.view.try_set_value(Some(view)).is_none())
    }

    fn with_map(self, act: impl FnOnce(&mut MapView)) {
        self.view.try_update_value(|view| view.as_mut().map(act));
    }

    /// Lays the ground, with the county in view or what lies around the point. Fails where a file can't be had.
    async fn lay_ground(self, files: Files) -> bool {
        let (backdrop, sweden, lakes, places) = (
            had(files.backdrop, "bakgrund").await,
            had(files.sweden, "sverige").await,
            had(files.lakes, "sjoar").await,
            had(files.places, "orter").await,
        );
        let (Ok(backdrop), Ok(sweden), Ok(lakes)) = (backdrop, sweden, lakes) else {
            return false;
        };
        let Some(county) = self.of.county.try_get_value() else {
            return false;
        };
        let files = GroundFiles {
            backdrop: &backdrop,
            sweden: &sweden,
            lakes: &lakes,
        };
        let Ok(ground) = ground::ground(&files, &county) else {
            return false;
        };
        // Without names the point can be set all the same.
        let places = places.ok().and_then(|bytes| read_places(&bytes)).unwrap_or_default();
        let names = GroundNames {
            places: Arc::new(places),
            county,
            counties: Arc::new(ground.counties),
        };
        let place = self.of.place.try_get_untracked().flatten();
        self.with_map(|map| {
            map.resize();
            map.fit(place.map_or(ground.county, around), [0.0; 3]);
            map.add_ground(&ground.layers);
            map.show_names(Some(names));
            map.set_drawing(true);
        });
        true
    }

    /// Keeps the map in step with the point. Events never call the map: it is at work when it reports them.
    fn follow(self) {
        let is_ready = Memo::new(move |_| self.presence.get() == Presence::Ready);
        Effect::new(move |_| {
            if !is_ready.get() {
                return;
            }
            let place = self.of.place.get();
            let is_by_finger = page::has_no_mouse();
            let handle = place.map(|position| Handle {
                grip: Grip::Whole,
                position,
                title: text(if is_by_finger {
                    Word::PlaceMapHandleTouch
                } else {
                    Word::PlaceMapHandle
                })
                .into(),
                has_tooltip: !is_by_finger,
                is_on_symbol: false,
                is_chosen: false,
            });
            let is_out_of_sight = place.is_some_and(|place| {
                let viewed = self.viewed.get_untracked();
                viewed.is_some_and(|viewed| !viewed.bounds.contains(place))
            });
            self.with_map(|map| {
                map.show_handles(handle.as_slice());
                // A place that was chosen beside the map is shown.
                if let Some(place) = place.filter(|_| is_out_of_sight) {
                    map.centre_on(place);
                }
            });
        });
        let recolour = move || {
            // The page's own colours change with the next frame.
            in_next_frame_in_any_case(move || self.with_map(MapView::recolour));
        };
        let theme = self.of.app.interface.theme;
        Effect::new(move |_| {
            theme.track();
            recolour();
        });
        let listener = StoredValue::new_local(page::on_scheme_change(recolour));
        on_cleanup(move || {
            listener.try_set_value(None);
            self.view.try_set_value(None);
        });
    }

    /// What happened on the map.
    fn take(self, event: MapEvent) {
        if self.viewed.is_disposed() {
            return;
        }
        match event {
            MapEvent::Clicked { at, .. } => {
                self.has_crosshair.set(false);
                self.put(at);
            }
            MapEvent::Dropped(_, to) => self.put(to),
            MapEvent::Pushed(_, by) => {
                let place = self.of.place.get_untracked();
                if let (Some(from), Some(viewed)) = (place, self.viewed.get_untracked()) {
                    self.put(pushed(from, by, viewed.zoom));
                }
            }
            MapEvent::Removed(_) => self.remove(),
            MapEvent::Viewed(viewed) => {
                self.centre.set_value(Some(viewed.centre));
                self.viewed.set(Some(viewed));
            }
            MapEvent::CentreAt(centre) => self.centre.set_value(Some(centre)),
            // The second press of two sets the same point, or lies on it.
            MapEvent::DoubleClicked
            | MapEvent::PointerAt(_)
            | MapEvent::Dragging(..)
            | MapEvent::GivenUp
            | MapEvent::Pressed(_)
            | MapEvent::PressedTwice(_)
            | MapEvent::Group(_) => {}
        }
    }

    /// What a key on the map does; whether it did something that the map is not to do.
    fn take_key(self, event: &KeyboardEvent) -> bool {
        match event.key().as_str() {
            // A key that is held does it once.
            "Enter" | "Backspace" | "Delete" if event.repeat() => {}
            "Enter" if self.has_crosshair.get_untracked() => {
                if let Some(centre) = self.centre.get_value() {
                    self.put(centre);
                }
            }
            "Enter" => {
                self.has_crosshair.set(true);
                self.of.app.notices.announce(text(Word::MapCrosshairOn).into());
            }
            "Backspace" | "Delete" => self.remove(),
            // The map moves by itself; from here on the point is set by keyboard.
            "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" => {
                self.has_crosshair.set(true);
                return false;
            }
            _ => return false,
        }
        true
    }

    fn put(self, at: Position) {
        if Geometry::Point(at).is_sound() {
            self.of.set.run(Some(at));
        }
    }

    fn remove(self) {
        if self.of.place.get_untracked().is_some() {
            self.of.set.run(None);
            // The point is gone, with the keyboard at it.
            let id = self.of.id;
            in_next_frame_in_any_case(move || {
                id.try_with_value(|id| page::focus(id));
            });
        }
    }
}

fn around(place: Position) -> BoundingBox {
    let [east, north] = AROUND;
    BoundingBox {
        west: place.longitude - east,
        south: place.latitude - north,
        east: place.longitude + east,
        north: place.latitude + north,
    }
}
