//! Keys that answer by themselves, without a modifier: heard wherever the page says so, and nowhere that something is typed.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::{
    app::{
        interface::settings::{self, Setting},
        text::words::{Word, text},
    },
    platform::web::{page, typing},
};

/// On what single keys answer: its name on the page.
const TAKES_KEYS: &str = "data-takes-keys";

/// Of what single keys answer: the first that is not answered yet.
const NEXT: &str = "[data-takes-keys][data-is-open]";

/// How the setting is written that keys answer only what the keyboard is at.
const ONLY_THERE: &str = "there";

/// Hears the keys for what is named `scope` in its attribute `data-takes-keys`. What is not answered yet says so by `data-is-open`: it
/// is meant where the keyboard is at nothing that takes keys. `read` gives what a key means, if it means anything, and `act` does it.
/// Out of sight nothing is answered: the keyboard is brought there first, by `reach`.
pub fn single_keys<A: 'static>(
    scope: String,
    read: impl Fn(&str) -> Option<A> + 'static,
    act: impl Fn(A) + 'static,
    reach: impl Fn() + 'static,
) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let Some((place, is_within)) = place_of(&event) else {
            return;
        };
        if place.get_attribute(TAKES_KEYS).as_deref() != Some(&scope) {
            return;
        }
        let Some(meant) = read(&event.key()) else { return };
        event.prevent_default();
        if is_within || page::is_in_sight(&place) {
            act(meant);
        } else {
            reach();
        }
    });
    on_cleanup(move || handle.remove());
}

/// What a key is for, and whether the keyboard is within it; `None` if it is for something else.
fn place_of(event: &KeyboardEvent) -> Option<(Element, bool)> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() || event.default_prevented() {
        return None;
    }
    let at: Element = event.target()?.dyn_into().ok()?;
    if typing::takes_text(&at) || at.is_instance_of::<web_sys::HtmlSelectElement>() {
        return None;
    }
    let is_taking = ["[", TAKES_KEYS, "]"].concat();
    if let Ok(Some(place)) = at.closest(&is_taking) {
        return Some((place, true));
    }
    // A key that has a name, as Delete, means something only where the keyboard is.
    if event.key().chars().nth(1).is_some() || !are_anywhere() {
        return None;
    }
    let next = page::document()?.query_selector(NEXT).ok()??;
    Some((next, false))
}

fn are_anywhere() -> bool {
    settings::setting(Setting::Keys).as_deref() != Some(ONLY_THERE)
}

/// What the page says of its keys, and whether they are heard wherever the keyboard is on it: who dictates may not want that.
pub fn key_hint(word: Word) -> AnyView {
    let choose = |event| {
        let written = if event_target_checked(&event) { "" } else { ONLY_THERE };
        settings::keep_setting(Setting::Keys, written);
    };
    view! {
        <p class="help key-hint no-print">
            {text(word)} " " <label>
                <input type="checkbox" id="keys-anywhere" prop:checked=are_anywhere() on:change=choose />
                {text(Word::AssessmentKeysAnywhere)}
            </label>
        </p>
    }
    .into_any()
}
