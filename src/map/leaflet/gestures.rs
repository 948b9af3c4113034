//! What is done to several elements at once: a box is drawn around them, or they are dragged. Leaflet sees none of it.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::{EventListener, EventListenerOptions};
use leaflet::Map;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

use super::{
    bindings::{ignore, set},
    canvas::{call, number},
    handles::EventSink,
    pointing::{SLACK, SharedStructure, pointer_of},
    sheet::{field, point},
};
use crate::{
    map::{
        event::MapEvent,
        group::GroupEvent,
        plane::{PlaneBox, PlanePoint, Projection},
    },
    platform::web::page,
};

/// How far a press may slip and still be one, in pixels.
const SLIP: f64 = 4.0;

/// What is being done.
enum Deed {
    /// A box is drawn; it is on the page once it is more than a press.
    Boxing(Option<HtmlElement>),
    /// The group is dragged.
    Carrying,
}

struct Gesture {
    pointer: f64,
    /// Where it began, on the page and on the plane.
    from: PlanePoint,
    from_place: PlanePoint,
    deed: Deed,
    is_begun: bool,
}

struct Hand {
    map: Map,
    container: HtmlElement,
    structure: SharedStructure,
    sink: EventSink,
    is_choosing: Cell<bool>,
    is_drawing: Cell<bool>,
    /// Whether the press before this one finished what was drawn.
    has_drawn: Cell<bool>,
    gesture: RefCell<Option<Gesture>>,
    /// Whether the click that comes when the pointer is let go belongs to what has just been done.
    ends: Cell<bool>,
}

/// Follows what is done to several elements for as long as it is kept.
pub(super) struct Gestures {
    hand: Rc<Hand>,
    _listeners: Vec<EventListener>,
}

impl Gestures {
    pub(super) fn follow(map: &Map, container: &HtmlElement, structure: &SharedStructure, sink: &EventSink) -> Self {
        let hand = Rc::new(Hand {
            map: map.clone(),
            container: container.clone(),
            structure: structure.clone(),
            sink: sink.clone(),
            is_choosing: Cell::default(),
            is_drawing: Cell::default(),
            has_drawn: Cell::default(),
            gesture: RefCell::default(),
            ends: Cell::default(),
        });
        let on = |kind: &'static str, act: fn(&Hand, &Event)| {
            let hand = hand.clone();
            // Before Leaflet hears of it.
            let options = EventListenerOptions {
                passive: false,
                ..EventListenerOptions::run_in_capture_phase()
            };
            EventListener::new_with_options(container, kind, options, move |event| act(&hand, event))
        };
        Self {
            _listeners: vec![
                on("pointerdown", Hand::press),
                on("mousedown", |hand, event| {
                    hand.hide_press(event);
                    hand.hide_second(event);
                }),
                on("dblclick", Hand::hide_second),
                on("touchstart", Hand::hide_press),
                on("pointermove", Hand::slip),
                on("pointerup", Hand::let_go),
                on("pointercancel", |hand, _| {
                    hand.give_up();
                }),
                on("click", Hand::hide_click),
            ],
            hand,
        }
    }

    pub(super) fn set_choosing(&self, is_choosing: bool) {
        self.hand.is_choosing.set(is_choosing);
    }

    pub(super) fn set_drawing(&self, is_drawing: bool) {
        let was_drawing = self.hand.is_drawing.replace(is_drawing);
        self.hand.has_drawn.set(was_drawing && !is_drawing);
    }

    /// The click that comes when the pointer is let go is none.
    pub(super) fn hide_next_click(&self) {
        self.hand.ends.set(true);
    }

    pub(super) fn give_up(&self) -> bool {
        self.hand.give_up()
    }
}

/// Whether a key is held by which what is pressed comes beside what is chosen already.
pub(super) fn adds(event: &JsValue) -> bool {
    ["shiftKey", "ctrlKey", "metaKey"].iter().any(|key| is_set(event, key))
}

fn is_set(event: &JsValue, name: &str) -> bool {
    field(event, name).is_truthy()
}

fn on_page(event: &Event) -> PlanePoint {
    [number(event, "clientX"), number(event, "clientY")]
}

impl Hand {
    fn press(&self, event: &Event) {
        self.ends.set(false);
        // A second finger moves the map.
        if self.give_up() || self.is_drawing.get() || number(event, "button") != 0.0 || !is_set(event, "isPrimary") {
            return;
        }
        // Buttons and handles lie over the map and are pressed themselves.
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if !target.is_some_and(|target| target == *self.container || target.tag_name() == "CANVAS") {
            return;
        }
        let from_pixel = point(&call(&self.map, "mouseEventToLayerPoint", [event.into()]));
        let has_shift = is_set(event, "shiftKey");
        let deed = if has_shift || self.is_choosing.get() {
            Deed::Boxing(None)
        } else if self.is_on_group(event, from_pixel) {
            Deed::Carrying
        } else {
            return;
        };
        *self.gesture.borrow_mut() = Some(Gesture {
            pointer: number(event, "pointerId"),
            from: on_page(event),
            from_place: self.place(from_pixel),
            deed,
            is_begun: false,
        });
        // Leaflet drops the click after a drag of its own, and hears of no press to know that this is none.
        let dragging = field(&field(&self.map, "dragging"), "_draggable");
        if let Some(dragging) = dragging.dyn_ref() {
            set(dragging, "_moved", false);
        }
        event.stop_propagation();
    }

    /// A finger that moves the map must not move what happens to lie below it.
    fn is_on_group(&self, event: &Event, pixel: PlanePoint) -> bool {
        if adds(event) || pointer_of(event).is_some_and(|pointer| pointer != "mouse") {
            return false;
        }
        let Ok(mut structure) = self.structure.try_borrow_mut() else {
            return false;
        };
        if !structure.has_marked() {
            return false;
        }
        let found = structure.at(pixel, SLACK).map(|element| element.id.clone());
        found.is_some_and(|id| structure.is_marked(&id))
    }

    /// What a mouse or a finger says after what its pointer says.
    fn hide_press(&self, event: &Event) {
        if self.gesture.borrow().is_some() {
            event.stop_propagation();
        }
    }

    /// The second of two presses of which the first finished what was drawn does nothing: it would take the keyboard from the new name, and
    /// go closer.
    fn hide_second(&self, event: &Event) {
        if number(event, "detail") < 2.0 {
            self.has_drawn.set(false);
        } else if self.has_drawn.get() {
            event.stop_propagation();
            event.prevent_default();
        }
    }

    fn hide_click(&self, event: &Event) {
        // A key presses without a pointer.
        if self.ends.take() && number(event, "detail") > 0.0 {
            event.stop_propagation();
            event.prevent_default();
        }
    }

    fn slip(&self, event: &Event) {
        let mut held = self.gesture.borrow_mut();
        let Some(gesture) = held
            .as_mut()
            .filter(|gesture| gesture.pointer == number(event, "pointerId"))
        else {
            return;
        };
        let ([x, y], to) = (gesture.from, on_page(event));
        let by = [to[0] - x, to[1] - y];
        if !gesture.is_begun {
            if by[0].hypot(by[1]) < SLIP {
                return;
            }
            gesture.is_begun = true;
            // It goes on where the pointer leaves the map.
            call(&self.container, "setPointerCapture", [gesture.pointer.into()]);
        }
        match &mut gesture.deed {
            Deed::Boxing(drawn) => {
                if drawn.is_none() {
                    *drawn = self.box_on_page();
                }
                if let Some(drawn) = drawn {
                    let outer = self.container.get_bounding_client_rect();
                    let corner = [x.min(to[0]) - outer.left(), y.min(to[1]) - outer.top()];
                    let lengths = [
                        ("left", corner[0]),
                        ("top", corner[1]),
                        ("width", by[0].abs()),
                        ("height", by[1].abs()),
                    ];
                    for (name, length) in lengths {
                        ignore(drawn.style().set_property(name, &format!("{length}px")));
                    }
                }
            }
            Deed::Carrying => {
                let by = by.map(|pixels| pixels / self.scale());
                drop(held);
                (self.sink)(MapEvent::Group(GroupEvent::Carrying(Some(by))));
            }
        }
    }

    fn let_go(&self, event: &Event) {
        let is_it = |gesture: &mut Gesture| gesture.pointer == number(event, "pointerId");
        let Some(gesture) = self.gesture.borrow_mut().take_if(is_it) else {
            return;
        };
        if !gesture.is_begun {
            return;
        }
        self.ends.set(true);
        let done = match gesture.deed {
            Deed::Boxing(drawn) => {
                drawn.iter().for_each(|drawn| drawn.remove());
                let to = point(&call(&self.map, "mouseEventToLayerPoint", [event.into()]));
                PlaneBox::around(&[gesture.from_place, self.place(to)]).map(GroupEvent::Boxed)
            }
            Deed::Carrying => {
                let ([x, y], to) = (gesture.from, on_page(event));
                let by = [to[0] - x, to[1] - y].map(|pixels| pixels / self.scale());
                Some(GroupEvent::Carried(by))
            }
        };
        if let Some(done) = done {
            (self.sink)(MapEvent::Group(done));
        }
    }

    fn give_up(&self) -> bool {
        let Some(gesture) = self.gesture.borrow_mut().take() else {
            return false;
        };
        self.ends.set(true);
        match gesture.deed {
            Deed::Boxing(drawn) => drawn.iter().for_each(|drawn| drawn.remove()),
            Deed::Carrying => (self.sink)(MapEvent::Group(GroupEvent::Carrying(None))),
        }
        true
    }

    /// The place on the plane of a pixel of the view.
    fn place(&self, pixel: PlanePoint) -> PlanePoint {
        let origin = point(&call(&self.map, "getPixelOrigin", []));
        Projection::of_zoom(self.map.get_zoom(), origin).place(pixel)
    }

    fn box_on_page(&self) -> Option<HtmlElement> {
        let drawn: HtmlElement = page::document()?.create_element("div").ok()?.unchecked_into();
        drawn.set_class_name("map-box");
        self.container.append_child(&drawn).ok()?;
        Some(drawn)
    }

    /// How many pixels the plane is wide.
    fn scale(&self) -> f64 {
        256.0 * self.map.get_zoom().exp2()
    }
}
