//! What happens on a Leaflet map, as the map's own events.

use std::rc::Rc;

use leaflet::{Event, Evented, Map, MouseEvent};
use wasm_bindgen::JsCast;

use super::{
    bindings::{Listener, listen},
    gestures::adds,
    handles::EventSink,
    pointing::{SharedStructure, Tooltip, pressed, pressed_flag, pressed_signpost},
};
use crate::{
    domain::values::{extent::BoundingBox, geometry::Position},
    map::event::{MapEvent, Viewport},
};

/// Tells of presses, and of each view that the map comes to.
pub(super) fn listeners(
    map: &Map,
    sink: &EventSink,
    structure: &SharedStructure,
    tooltip: &Rc<Tooltip>,
) -> Vec<Listener> {
    let target = map.unchecked_ref::<Evented>();
    let on_click = {
        let (sink, map, structure, tooltip) = (sink.clone(), map.clone(), structure.clone(), tooltip.clone());
        listen(target, "click", move |event: Event| {
            let event = event.unchecked_ref::<MouseEvent>();
            let at = position(event);
            let signpost = pressed_signpost(&structure, event);
            // While something is drawn no element is asked for, and it takes milliseconds to know where all of them are.
            let is_asked = signpost.is_none() && !tooltip.is_silent();
            let flag = is_asked.then(|| pressed_flag(&structure, event)).flatten();
            let element = is_asked.then(|| pressed(&structure, event)).flatten();
            let metres_per_pixel = metres_per_pixel(&map, at);
            sink(MapEvent::Clicked {
                at,
                element,
                flag,
                signpost,
                metres_per_pixel,
                adds: adds(&event.original_event()),
            });
        })
    };
    let view = |kind, make: fn(&Map) -> MapEvent| {
        let (sink, map) = (sink.clone(), map.clone());
        listen(target, kind, move |_| sink(make(&map)))
    };
    vec![
        on_click,
        view("dblclick", |_| MapEvent::DoubleClicked),
        view("moveend", |map| MapEvent::Viewed(viewed(map))),
        view("resize", |map| MapEvent::Viewed(viewed(map))),
        view("move", |map| MapEvent::CentreAt(centre(map))),
    ]
}

fn position(event: &MouseEvent) -> Position {
    let position = event.lat_lng();
    Position {
        longitude: position.lng(),
        latitude: position.lat(),
    }
}

fn centre(map: &Map) -> Position {
    let centre = map.get_center();
    Position {
        longitude: centre.lng(),
        latitude: centre.lat(),
    }
}

fn viewed(map: &Map) -> Viewport {
    let bounds = map.get_bounds();
    let (south_west, north_east) = (bounds.get_south_west(), bounds.get_north_east());
    let centre = centre(map);
    Viewport {
        zoom: map.get_zoom(),
        bounds: BoundingBox {
            west: south_west.lng(),
            south: south_west.lat(),
            east: north_east.lng(),
            north: north_east.lat(),
        },
        centre,
        metres_per_pixel: metres_per_pixel(map, centre),
    }
}

/// The equator's length over its pixels, shortened towards the pole as the projection stretches.
fn metres_per_pixel(map: &Map, at: Position) -> f64 {
    const EQUATOR: f64 = 40_075_016.7;
    EQUATOR * at.latitude.to_radians().cos() / (256.0 * 2.0_f64.powf(map.get_zoom()))
}
