//! Pointing at elements: one listener for all, and one tooltip.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::EventListener;
use leaflet::{Evented, Map, MouseEvent};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::{
    bindings::{Listener, ignore, listen},
    canvas::{call, number},
    handles::EventSink,
    sheet::point,
    structure::Structure,
};
use crate::{
    domain::values::{geometry::Position, id::RecordId},
    map::{event::MapEvent, findings::FlagPlace, plane::PlanePoint, targets::FARTHEST_SLACK},
    platform::web::page,
};

/// The elements as they are drawn, for those who listen to the map. Nobody holds them while they call Leaflet, which calls back.
pub(super) type SharedStructure = Rc<RefCell<Structure>>;

/// How far one may point beside an element with a mouse, in pixels.
pub(super) const SLACK: f64 = 5.0;

/// The name of the element that is pointed at, beside the pointer.
pub(super) struct Tooltip {
    element: HtmlElement,
    container: HtmlElement,
    /// Not while something is drawn: it would cover what has just been set.
    is_silent: Cell<bool>,
}

impl Tooltip {
    pub(super) fn over(container: &HtmlElement) -> Result<Rc<Self>, JsValue> {
        let document = page::document().ok_or(JsValue::UNDEFINED)?;
        let element: HtmlElement = document.create_element("div")?.unchecked_into();
        element.set_class_name("map-tooltip");
        element.set_hidden(true);
        // The table says the same to those who don't see the map.
        element.set_attribute("aria-hidden", "true")?;
        element.set_attribute("translate", "no")?;
        container.append_child(&element)?;
        Ok(Rc::new(Self {
            element,
            container: container.clone(),
            is_silent: false.into(),
        }))
    }

    pub(super) fn set_silent(&self, is_silent: bool) {
        self.is_silent.set(is_silent);
        self.hide();
    }

    /// Whether something is drawn, and so nothing is pointed at.
    pub(super) fn is_silent(&self) -> bool {
        self.is_silent.get()
    }

    fn hide(&self) {
        self.element.set_hidden(true);
        ignore(self.container.class_list().remove_1("is-over-element"));
    }

    fn show(&self, name: &str, [x, y]: PlanePoint) {
        ignore(self.container.class_list().add_1("is-over-element"));
        self.element.set_hidden(name.is_empty());
        if self.element.text_content().as_deref() != Some(name) {
            self.element.set_text_content(Some(name));
        }
        let style = self.element.style();
        ignore(style.set_property("left", &format!("{x}px")));
        ignore(style.set_property("top", &format!("{y}px")));
    }
}

/// Follows the pointer for as long as it is kept.
pub(super) struct Pointing {
    _pointer: [EventListener; 2],
    _map: [Listener; 2],
}

impl Pointing {
    /// Shows what is pointed at, and tells where the pointer is.
    pub(super) fn follow(map: &Map, structure: &SharedStructure, tooltip: &Rc<Tooltip>, sink: &EventSink) -> Self {
        let (container, hidden) = (&tooltip.container, || {
            let tooltip = tooltip.clone();
            move || tooltip.hide()
        });
        let on_move = {
            let (map, structure, tooltip, sink) = (map.clone(), structure.clone(), tooltip.clone(), sink.clone());
            // Not by Leaflet's own event, which leaves out what comes soon after another, and so where the pointer stops.
            EventListener::new(container, "pointermove", move |event| {
                // A finger points at nothing before it presses, and what it has pressed is not to be covered.
                if pointer_of(event).as_deref() == Some("touch") {
                    return;
                }
                let read = |name: &str| call(&map, name, [event.into()]);
                let at = read("mouseEventToLatLng");
                sink(MapEvent::PointerAt(Position {
                    longitude: number(&at, "lng"),
                    latitude: number(&at, "lat"),
                }));
                // Buttons and handles lie over the map and have names of their own.
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let is_on_map = target.is_some_and(|target| target.tag_name() == "CANVAS");
                if !is_on_map || tooltip.is_silent() {
                    tooltip.hide();
                    return;
                }
                let Ok(mut structure) = structure.try_borrow_mut() else {
                    return;
                };
                let pixel = point(&read("mouseEventToLayerPoint"));
                // It has its name beside it.
                if structure.signpost_at(pixel, SLACK).is_some() {
                    tooltip.show("", pixel);
                    return;
                }
                if let Some(flag) = structure.flag_at(pixel, SLACK) {
                    let titles = flag.titles.join("\n");
                    tooltip.show(&titles, point(&read("mouseEventToContainerPoint")));
                    return;
                }
                match structure.at(pixel, SLACK) {
                    Some(element) => {
                        tooltip.show(&element.name, point(&read("mouseEventToContainerPoint")));
                    }
                    None => tooltip.hide(),
                }
            })
        };
        let on_leave = {
            let hide = hidden();
            EventListener::new(container, "mouseleave", move |_| hide())
        };
        let on_map = |kind| {
            let hide = hidden();
            listen(map.unchecked_ref::<Evented>(), kind, move |_| hide())
        };
        Self {
            _pointer: [on_move, on_leave],
            _map: [on_map("movestart"), on_map("zoomstart")],
        }
    }
}

/// How far one may press beside what is meant, in pixels.
fn slack(event: &MouseEvent) -> f64 {
    let is_mouse = pointer_of(&event.original_event()).is_none_or(|pointer| pointer == "mouse");
    if is_mouse { SLACK } else { FARTHEST_SLACK }
}

/// The point whose signpost at the edge of the map is pressed.
pub(super) fn pressed_signpost(structure: &SharedStructure, event: &MouseEvent) -> Option<RecordId> {
    let (pixel, structure) = (event.layer_point(), structure.try_borrow().ok()?);
    structure.signpost_at([pixel.x(), pixel.y()], slack(event)).cloned()
}

/// Where the flag of findings stands that is pressed.
pub(super) fn pressed_flag(structure: &SharedStructure, event: &MouseEvent) -> Option<FlagPlace> {
    let slack = slack(event);
    let (pixel, mut structure) = (event.layer_point(), structure.try_borrow_mut().ok()?);
    let flag = structure.flag_at([pixel.x(), pixel.y()], slack)?;
    Some(flag.place.clone())
}

/// The id of the element that is pressed.
pub(super) fn pressed(structure: &SharedStructure, event: &MouseEvent) -> Option<RecordId> {
    let slack = slack(event);
    let (pixel, mut structure) = (event.layer_point(), structure.try_borrow_mut().ok()?);
    structure
        .at([pixel.x(), pixel.y()], slack)
        .map(|element| element.id.clone())
}

/// What is pointed with, as the browser calls it; `None` where it doesn't say.
pub(super) fn pointer_of(event: &JsValue) -> Option<String> {
    let pointer = js_sys::Reflect::get(event, &"pointerType".into()).ok()?;
    pointer.as_string()
}
