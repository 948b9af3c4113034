//! One gesture does what it does once: neither a double click nor a key that is held makes a button act again.

use std::cell::{Cell, RefCell};

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, MouseEvent};

use super::{page, typing};

/// On what is meant to be pressed again and again, as a step up or down, or around such.
pub const REPEATS: &str = "data-repeats";

/// What acts when it is pressed.
const COMMANDS: &str = "button, a[href], [role='button']";

/// What a key may press or change without letters being typed in it.
const CONTROLS: &str = "button, a[href], [role='button'], summary, input, select";

thread_local! {
    /// Where the key that was pressed last was pressed.
    static PRESSED_AT: RefCell<Option<Element>> = const { RefCell::new(None) };

    /// Whether the mouse was last put down, other than again in the same double click, on what acts once.
    static BEGAN_ON_COMMAND: Cell<bool> = const { Cell::new(false) };
}

/// Listens before all others, for as long as the page lives.
pub fn listen() {
    let Some(document) = page::document() else { return };
    let first = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: false,
    };
    EventListener::new_with_options(&document, "mousedown", first, |event| {
        if event.dyn_ref::<MouseEvent>().is_some_and(takes_focus_again) {
            event.prevent_default();
        }
    })
    .forget();
    EventListener::new_with_options(&document, "click", first, |event| {
        if event.dyn_ref::<MouseEvent>().is_some_and(is_second_press) {
            stop(event);
        }
    })
    .forget();
    EventListener::new_with_options(&document, "keydown", first, |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(is_held_too_long) {
            stop(event);
        }
    })
    .forget();
}

fn stop(event: &Event) {
    event.stop_propagation();
    event.prevent_default();
}

/// Whether the mouse is put down again in a double click that began on what acts: the first press may have led the keyboard to a field, and the
/// second would take it from there.
fn takes_focus_again(event: &MouseEvent) -> bool {
    if event.detail() <= 1 {
        BEGAN_ON_COMMAND.set(element(event).is_some_and(|element| acts_once(&element)));
        return false;
    }
    BEGAN_ON_COMMAND.get()
}

/// Whether a press belongs to the same double click as the one before. What it meets may be another page, to which the first led, or what has
/// come under the mouse meanwhile.
fn is_second_press(event: &MouseEvent) -> bool {
    // A reader's press and a script's count as none.
    event.detail() > 1 && (BEGAN_ON_COMMAND.get() || element(event).is_some_and(|element| acts_once(&element)))
}

fn acts_once(element: &Element) -> bool {
    is_within(element, COMMANDS) && !is_meant_to_repeat(element)
}

/// Whether a key is held and would do again what it has done: letters are typed on and on only where the key was pressed, and only
/// where letters are typed.
fn is_held_too_long(event: &KeyboardEvent) -> bool {
    let Some(element) = element(event) else { return false };
    if !event.repeat() {
        PRESSED_AT.set(Some(element));
        return false;
    }
    // What is meant with these is decided where they are heard, and the browser has such of its own.
    if event.ctrl_key() || event.meta_key() || event.alt_key() || only_moves(&event.key(), &element) {
        return false;
    }
    let is_at_same = PRESSED_AT.with_borrow(|pressed| pressed.as_ref() == Some(&element));
    // In a field of one line Enter sends the form.
    let sends = event.key() == "Enter" && element.is_instance_of::<HtmlInputElement>();
    let is_typing = typing::takes_text(&element) && !sends;
    let is_stepping = is_meant_to_repeat(&element) && is_within(&element, COMMANDS);
    !(is_at_same && (is_typing || is_stepping))
}

/// Whether a key takes the eye or the keyboard somewhere, which it may go on with.
fn only_moves(key: &str, at: &Element) -> bool {
    match key {
        // On what nothing is pressed in, the page is scrolled.
        " " => !is_within(at, CONTROLS) && !typing::takes_text(at),
        // The map is zoomed by these.
        "+" | "-" => !typing::takes_text(at),
        "Enter" | "Backspace" | "Delete" | "Escape" => false,
        // The keys that have names: arrows, Tab, Home, modifiers.
        key => key.chars().nth(1).is_some(),
    }
}

fn element(event: &Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}

fn is_within(element: &Element, selector: &str) -> bool {
    element.closest(selector).ok().flatten().is_some()
}

fn is_meant_to_repeat(element: &Element) -> bool {
    is_within(element, &["[", REPEATS, "]"].concat())
}
