//! Fields that one types in: the text that is in them, whole, and whose the text is.

use std::cell::RefCell;

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventInit, EventTarget, HtmlInputElement, HtmlTextAreaElement};

use super::page;

/// On a field whose text is the document's: what is typed there is taken back with the document's steps. In every field that doesn't
/// say so the browser takes back what was typed, so that a field that nobody thought of is safe.
pub const OF_DOCUMENT: &str = "data-of-document";

/// The types of input that no text is typed in.
const WITHOUT_TEXT: [&str; 10] = [
    "button", "checkbox", "color", "file", "hidden", "image", "radio", "range", "reset", "submit",
];

thread_local! {
    /// The field in which letters are put together, as by an input method or by a keyboard on the screen, and whether another text waits
    /// to be shown in it.
    static COMPOSING: RefCell<Option<(Element, bool)>> = const { RefCell::new(None) };
}

/// Whether one types text in an element: in a field of one line or several, or where anything can be edited.
pub fn takes_text(element: &Element) -> bool {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        return !WITHOUT_TEXT.contains(&&*input.type_());
    }
    element.is_instance_of::<HtmlTextAreaElement>()
        || element
            .dyn_ref::<web_sys::HtmlElement>()
            .is_some_and(web_sys::HtmlElement::is_content_editable)
}

/// Whether what was typed in an element is the browser's to take back.
pub fn takes_itself_back(element: &Element) -> bool {
    takes_text(element) && !element.has_attribute(OF_DOCUMENT)
}

/// What is entered in the field that an event is about, or chosen in it. Half a sign, as some keyboards send the first part of an emoji, is left out until
/// the rest of it has come.
pub fn entered(event: &Event) -> String {
    let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    field.as_ref().map(whole_text).unwrap_or_default()
}

/// Shows a text in a field, unless it is what the field says already: to write back what is being typed would break off what is half
/// typed. A field in which letters are being put together shows it after that, if nothing else has been typed.
pub fn show(field: &Element, text: &str) {
    // Half a date has no text, and is no empty one.
    let is_half_written = field
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|input| input.validity().bad_input());
    if whole_text(field) == text && !is_half_written {
        return;
    }
    let waits = COMPOSING.with_borrow_mut(|composing| match composing {
        Some((composed, waits)) if composed == field => {
            *waits = true;
            true
        }
        Some(_) | None => false,
    });
    if waits {
        return;
    }
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// Notes where letters are put together, for as long as the page lives.
pub fn listen() {
    let Some(document) = page::document() else { return };
    let first = gloo_events::EventListenerOptions::run_in_capture_phase();
    let begin = |event: &Event| {
        let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        COMPOSING.set(field.map(|field| (field, false)));
    };
    EventListener::new_with_options(&document, "compositionstart", first, begin).forget();
    EventListener::new_with_options(&document, "compositionend", first, |_| end()).forget();
}

/// Ends the putting together of letters. Where another text was to be shown meanwhile, what was typed since is taken over anew, so that
/// the field and what it is bound to say the same.
fn end() {
    if let Some((field, true)) = COMPOSING.take()
        && let Ok(event) = input_event()
    {
        let _handled = EventTarget::from(field).dispatch_event(&event);
    }
}

fn input_event() -> Result<Event, JsValue> {
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    Event::new_with_event_init_dict("input", &bubbling)
}

fn whole_text(field: &Element) -> String {
    // Read as the browser has it: a text of this program can't have half a sign in it.
    let Ok(text) = js_sys::Reflect::get(field, &JsValue::from_str("value")) else {
        return String::new();
    };
    let text: js_sys::JsString = text.unchecked_into();
    let read = String::from(&text);
    if read.contains(char::REPLACEMENT_CHARACTER) {
        char::decode_utf16(text.iter()).filter_map(Result::ok).collect()
    } else {
        read
    }
}
