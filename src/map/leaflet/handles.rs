//! The handles of the selected element: real buttons that can be dragged, pushed by arrows and removed.

use std::{collections::BTreeMap, rc::Rc};

use js_sys::Reflect;
use leaflet::{Evented, Map, Marker};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::bindings::{
    LayerCalls, Listener, ignore, key_of, lat_lng, listen, new_div_icon, new_marker, options, point,
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
    is_chosen: bool,
    _listeners: Vec<Listener>,
}

impl DrawnHandle {
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
        self.drawn
            .retain(|grip, drawn| wanted.get(grip).is_some_and(|handle| handle.title == drawn.title));
        for handle in handles {
            if let Some(drawn) = self.drawn.get_mut(&handle.grip) {
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
        let over_symbols = match handle.grip {
            Grip::Vertex(_) => 3000.0,
            Grip::Middle(_) => 2000.0,
            Grip::Whole => 4000.0,
        };
        let marker = new_marker(
            &lat_lng(handle.position),
            &options([
                ("icon", icon.into()),
                ("draggable", true.into()),
                ("autoPan", true.into()),
                ("title", handle.title.as_str().into()),
                ("zIndexOffset", over_symbols.into()),
            ]),
        )?;
        let listeners = self.listen(&marker, handle.grip);
        marker.unchecked_ref::<LayerCalls>().add_to(map)?;
        let mut drawn = DrawnHandle {
            marker,
            title: handle.title.clone(),
            is_chosen: false,
            _listeners: listeners,
        };
        drawn.choose(handle.is_chosen);
        Ok(drawn)
    }

    fn listen(&self, marker: &Marker, grip: Grip) -> Vec<Listener> {
        let target = marker.unchecked_ref::<Evented>();
        let on = |kind, make: fn(Grip, Position) -> MapEvent| {
            let (sink, marker) = (self.sink.clone(), marker.clone());
            listen(target, kind, move |_| sink(make(grip, position_of(&marker))))
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
            on("drag", MapEvent::Dragging),
            on("dragend", MapEvent::Dropped),
            on("click", |grip, _| MapEvent::Pressed(grip)),
            on("dblclick", |grip, _| MapEvent::PressedTwice(grip)),
            on_key,
        ]
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
