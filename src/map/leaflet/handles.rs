//! The handles of the selected element: real buttons that can be dragged, pushed by arrows and removed.

use std::{cell::Cell, collections::BTreeMap, rc::Rc};

use js_sys::Reflect;
use leaflet::{Evented, Map, Marker};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::{
    bindings::{LayerCalls, Listener, ignore, key_of, lat_lng, listen, new_div_icon, new_marker, options, point},
    canvas::call,
    sheet::field,
};
use crate::{
    domain::values::geometry::Position,
    map::{
        event::MapEvent,
        scene::{Grip, Handle},
    },
};

/// Tells the page what happened.
pub(super) type EventSink = Rc<dyn Fn(MapEvent)>;

struct DrawnHandle {
    marker: Marker,
    title: String,
    has_tooltip: bool,
    is_on_symbol: bool,
    is_chosen: bool,
    /// Where its drag began; `None` where there is none.
    dragged_from: Rc<Cell<Option<Position>>>,
    _listeners: Vec<Listener>,
}

impl DrawnHandle {
    /// Gives it another name. It stays the same element: who begins to use a finger holds it already.
    fn name(&mut self, title: &str, has_tooltip: bool) {
        if (self.title.as_str(), self.has_tooltip) == (title, has_tooltip) {
            return;
        }
        (self.title, self.has_tooltip) = (title.into(), has_tooltip);
        self.write_name();
    }

    fn write_name(&self) {
        if let Some(element) = element_of(&self.marker) {
            let (here, gone) = if self.has_tooltip {
                ("title", "aria-label")
            } else {
                ("aria-label", "title")
            };
            ignore(element.set_attribute(here, &self.title));
            call(&element, "removeAttribute", [gone.into()]);
        }
    }

    /// Puts it back where its drag began; whether it was dragged.
    fn give_up(&self) -> bool {
        // What Leaflet says of the end of a drag that is forgotten is not heard.
        let Some(from) = self.dragged_from.take() else {
            return false;
        };
        // Leaflet ends the drag of what can be dragged no longer.
        let dragging = field(&self.marker, "dragging");
        call(&dragging, "disable", []);
        call(&dragging, "enable", []);
        ignore(self.marker.unchecked_ref::<LayerCalls>().set_position(&lat_lng(from)));
        true
    }

    /// Tells a handle from the others, or no longer. It stays the same element, so that it keeps the focus.
    fn choose(&mut self, is_chosen: bool) {
        if self.is_chosen == is_chosen {
            return;
        }
        self.is_chosen = is_chosen;
        if let Some(element) = element_of(&self.marker) {
            ignore(element.set_attribute("aria-pressed", if is_chosen { "true" } else { "false" }));
        }
    }
}

impl Drop for DrawnHandle {
    fn drop(&mut self) {
        ignore(self.marker.unchecked_ref::<LayerCalls>().remove());
    }
}

/// The handles as they are drawn.
pub(super) struct DrawnHandles {
    drawn: BTreeMap<Grip, DrawnHandle>,
    sink: EventSink,
}

impl DrawnHandles {
    pub(super) fn new(sink: EventSink) -> Self {
        Self {
            drawn: BTreeMap::new(),
            sink,
        }
    }

    /// Draws what differs from what is drawn.
    pub(super) fn show(&mut self, map: &Map, handles: &[Handle]) {
        let wanted: BTreeMap<Grip, &Handle> = handles.iter().map(|handle| (handle.grip, handle)).collect();
        self.drawn.retain(|grip, drawn| {
            wanted
                .get(grip)
                .is_some_and(|handle| handle.is_on_symbol == drawn.is_on_symbol)
        });
        for handle in handles {
            if let Some(drawn) = self.drawn.get_mut(&handle.grip) {
                drawn.name(&handle.title, handle.has_tooltip);
                drawn.choose(handle.is_chosen);
            }
        }
        for handle in handles {
            match self.drawn.get(&handle.grip) {
                // A handle in the hand is where the scene has it already.
                Some(drawn) if position_of(&drawn.marker) == handle.position => {}
                Some(drawn) => {
                    let marker = drawn.marker.unchecked_ref::<LayerCalls>();
                    ignore(marker.set_position(&lat_lng(handle.position)));
                }
                None => {
                    if let Ok(drawn) = self.draw(map, handle) {
                        self.drawn.insert(handle.grip, drawn);
                    }
                }
            }
        }
    }

    fn draw(&self, map: &Map, handle: &Handle) -> Result<DrawnHandle, JsValue> {
        let (class, half) = match handle.grip {
            _ if handle.is_on_symbol => ("map-handle is-point", 18.0),
            Grip::Vertex(_) => ("map-handle", 8.0),
            Grip::Middle(_) => ("map-handle is-middle", 6.0),
            Grip::Whole => ("map-handle is-whole", 13.0),
        };
        let icon = new_div_icon(&options([
            ("html", false.into()),
            ("className", class.into()),
            ("iconSize", point(half * 2.0, half * 2.0).into()),
            ("iconAnchor", point(half, half).into()),
        ]))?;
        // The smaller lies over the larger, so that the middle of each can be pressed.
        let over_symbols = match handle.grip {
            Grip::Vertex(_) => 4000.0,
            Grip::Middle(_) => 3000.0,
            Grip::Whole => 2000.0,
        };
        let marker = new_marker(
            &lat_lng(handle.position),
            &options([
                ("icon", icon.into()),
                ("draggable", true.into()),
                ("autoPan", true.into()),
                ("zIndexOffset", over_symbols.into()),
            ]),
        )?;
        let dragged_from = Rc::<Cell<_>>::default();
        let listeners = self.listen(map, &marker, handle.grip, &dragged_from);
        marker.unchecked_ref::<LayerCalls>().add_to(map)?;
        let mut drawn = DrawnHandle {
            marker,
            title: handle.title.clone(),
            has_tooltip: handle.has_tooltip,
            is_on_symbol: handle.is_on_symbol,
            is_chosen: false,
            dragged_from,
            _listeners: listeners,
        };
        drawn.write_name();
        drawn.choose(handle.is_chosen);
        Ok(drawn)
    }

    /// Puts the handle that is being dragged back where it was; whether any was dragged.
    pub(super) fn give_up(&self) -> bool {
        let was_dragged = self.drawn.values().any(DrawnHandle::give_up);
        if was_dragged {
            (self.sink)(MapEvent::GivenUp);
        }
        was_dragged
    }

    fn listen(&self, map: &Map, marker: &Marker, grip: Grip, from: &Rc<Cell<Option<Position>>>) -> Vec<Listener> {
        let target = marker.unchecked_ref::<Evented>();
        let on = |kind, make: fn(Grip, Position) -> MapEvent| {
            let (sink, marker) = (self.sink.clone(), marker.clone());
            listen(target, kind, move |_| sink(make(grip, position_of(&marker))))
        };
        // What is dragged off the map stays at its edge, where it is seen.
        let on_map = {
            let (map, marker) = (map.clone(), marker.clone());
            move || seen_on(&map, position_of(&marker))
        };
        let on_begin = {
            let (marker, from) = (marker.clone(), from.clone());
            listen(target, "dragstart", move |_| from.set(Some(position_of(&marker))))
        };
        let on_drag = {
            let (sink, from, on_map) = (self.sink.clone(), from.clone(), on_map.clone());
            listen(target, "drag", move |_| {
                if from.get().is_some() {
                    sink(MapEvent::Dragging(grip, on_map()));
                }
            })
        };
        let on_end = {
            let (sink, from, marker) = (self.sink.clone(), from.clone(), marker.clone());
            listen(target, "dragend", move |_| {
                if from.take().is_some() {
                    let at = on_map();
                    // What the page makes of it may be where it was, and then nothing moves it back there.
                    ignore(marker.unchecked_ref::<LayerCalls>().set_position(&lat_lng(at)));
                    sink(MapEvent::Dropped(grip, at));
                }
            })
        };
        let sink = self.sink.clone();
        let on_key = listen(target, "keydown", move |event| {
            let Some(key) = key_of(&event) else { return };
            const STEP: f64 = 8.0;
            let event = match key.key().as_str() {
                "Enter" | " " => MapEvent::Pressed(grip),
                "Delete" | "Backspace" => MapEvent::Removed(grip),
                "ArrowLeft" => MapEvent::Pushed(grip, [-STEP, 0.0]),
                "ArrowRight" => MapEvent::Pushed(grip, [STEP, 0.0]),
                "ArrowUp" => MapEvent::Pushed(grip, [0.0, -STEP]),
                "ArrowDown" => MapEvent::Pushed(grip, [0.0, STEP]),
                _ => return,
            };
            key.prevent_default();
            key.stop_propagation();
            sink(event);
        });
        vec![
            on_begin,
            on_drag,
            on_end,
            on("click", |grip, _| MapEvent::Pressed(grip)),
            on("dblclick", |grip, _| MapEvent::PressedTwice(grip)),
            on_key,
        ]
    }
}

/// The position, or where the map that is seen ends on the way to it.
fn seen_on(map: &Map, position: Position) -> Position {
    let bounds = map.get_bounds();
    let (south_west, north_east) = (bounds.get_south_west(), bounds.get_north_east());
    Position {
        longitude: position.longitude.max(south_west.lng()).min(north_east.lng()),
        latitude: position.latitude.max(south_west.lat()).min(north_east.lat()),
    }
}

fn position_of(marker: &Marker) -> Position {
    let position = marker.get_lat_lng();
    Position {
        longitude: position.lng(),
        latitude: position.lat(),
    }
}

/// The element that a marker is drawn as.
fn element_of(marker: &Marker) -> Option<Element> {
    Reflect::get(marker, &"_icon".into()).ok()?.dyn_into().ok()
}
