//! The page: its address, title, clock and small settings.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Window};

use crate::domain::values::date::Date;

/// The window. The app runs in one; a worker has none and never gets here.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The page's document.
pub fn document() -> Option<Document> {
    window().and_then(|window| window.document())
}

/// The page's root element, `<html>`.
pub fn root() -> Option<HtmlElement> {
    document()
        .and_then(|document| document.document_element())
        .and_then(|element| element.dyn_into().ok())
}

/// The part of the address after `#`, decoded as far as it can be.
pub fn hash() -> String {
    let hash = window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default();
    let hash = hash.strip_prefix('#').unwrap_or(&hash);
    js_sys::decode_uri_component(hash).map_or_else(|_| hash.to_owned(), String::from)
}

/// A text in small letters, as the browser knows them.
pub fn in_small_letters(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// The whole address of a place of the app.
pub fn address_of(hash: &str) -> String {
    let here = window().and_then(|window| window.location().href().ok());
    let here = here.unwrap_or_default();
    let app = here.split(['#', '?']).next().unwrap_or_default();
    app.to_owned() + hash
}

/// Goes to another place of the app, as a new step for the back button.
pub fn go_to(hash: &str) {
    if let Some(window) = window() {
        let _refused = window.location().set_hash(hash);
    }
}

/// Goes to another place of the app in place of the present one.
pub fn replace_with(hash: &str) {
    if let Some(window) = window() {
        let _refused = window.location().replace(hash);
    }
}

/// Sets the page's title, shown in the tab and read first by a screen reader.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of `<html>`, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = root() {
        let _refused = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Notes the present time under a name in the browser's own list of times, which `scripts/bench` reads.
pub fn mark(name: &str) {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _refused = performance.mark(name);
    }
}

/// Milliseconds since 1970. A clock that something else in the page has broken stands still.
pub fn now() -> f64 {
    let now = js_sys::Date::now();
    if now.is_finite() { now } else { 0.0 }
}

/// Today, where the user is.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok()?;
    Date::new(
        year,
        u8::try_from(now.get_month() + 1).ok()?,
        u8::try_from(now.get_date()).ok()?,
    )
}

/// When the day began where the user is, in milliseconds since 1970.
pub fn day_began() -> f64 {
    let day = js_sys::Date::new_0();
    day.set_hours(0);
    day.set_minutes(0);
    day.set_seconds(0);
    day.set_milliseconds(0);
    let began = day.get_time();
    if began.is_finite() { began } else { 0.0 }
}

/// A moment as the language writes it, as *21 nov. 2026 14:05*.
pub fn format_moment(milliseconds: f64, locale: &str) -> String {
    format(milliseconds, locale, &["dateStyle", "timeStyle"])
}

/// The day of a moment as the language writes it, as *21 nov. 2026*.
pub fn format_day(milliseconds: f64, locale: &str) -> String {
    format(milliseconds, locale, &["dateStyle"])
}

fn format(milliseconds: f64, locale: &str, parts: &[&str]) -> String {
    let moment = js_sys::Date::new(&JsValue::from_f64(milliseconds));
    let options = js_sys::Object::new();
    for name in parts {
        let style = if *name == "dateStyle" { "medium" } else { "short" };
        let _plain_object = js_sys::Reflect::set(&options, &(*name).into(), &style.into());
    }
    moment.to_locale_string(locale, &options).into()
}

/// The element that has the keyboard. `None` if nothing has: the browser says that by the body.
pub fn focused() -> Option<Element> {
    let document = document()?;
    let body = document.body().map(Element::from);
    document
        .active_element()
        .filter(|element| body.as_ref() != Some(element))
}

/// Puts the keyboard's focus on the element with this id, and brings it into view, out of what it is folded away in; of a heading, what is
/// folded below it is unfolded too. Gives whether there is one.
pub fn focus(id: &str) -> bool {
    element(id).is_some_and(|element| {
        unfold(&element);
        element.focus().is_ok()
    })
}

/// Whether the keyboard's focus is in what a selector finds.
pub fn has_focus_within(selector: &str) -> bool {
    let focused = document().and_then(|document| document.query_selector(&format!("{selector} :focus")).ok());
    focused.flatten().is_some()
}

/// Puts the keyboard's focus on an element without bringing it into view: it is where it is seen, or comes there.
pub fn focus_in_place(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _not_shown = element.focus_with_options(&options);
}

/// Opens every fold that an element is folded away in, and the one that it is the heading of.
fn unfold(element: &Element) {
    let below = element.next_element_sibling();
    if let Some(fold) = below.filter(|below| below.matches("details.fold").unwrap_or(false)) {
        // An attribute that is there can be set.
        let _unfolded = fold.set_attribute("open", "");
    }
    while let Ok(Some(folded)) = element.closest("details:not([open]) > :not(summary)") {
        let fold = folded.parent_element();
        if fold.is_none_or(|fold| fold.set_attribute("open", "").is_err()) {
            return;
        }
    }
}

/// Brings an element to the upper third of the window, or to its top where it would not be whole there: what is gone through one after
/// the other always ends in the same place.
pub fn bring_into_view(id: &str) {
    let (Some(window), Some(element)) = (window(), element(id)) else {
        return;
    };
    let height = window.inner_height().ok().and_then(|height| height.as_f64());
    let height = height.unwrap_or_default();
    let place = element.get_bounding_client_rect();
    let above = (height / 4.0).min(height - place.height()).max(8.0);
    window.scroll_by_with_x_and_y(0.0, place.top() - above);
}

/// Whether the middle of an element is in the window.
pub fn is_in_sight(element: &Element) -> bool {
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
    let place = element.get_bounding_client_rect();
    let middle = place.top() + place.height() / 2.0;
    (0.0..=height.unwrap_or_default()).contains(&middle)
}

/// Brings the page's top into view.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Lets other work have its turn. A page that nobody sees doesn't wait, since its clock goes by the second.
pub async fn breathe() {
    let Some(window) = window() else { return };
    if document().is_some_and(|document| document.hidden()) {
        return;
    }
    let turn = js_sys::Promise::new(&mut |resolve, _| {
        if window.set_timeout_with_callback(&resolve).is_err() {
            // A function without arguments doesn't throw.
            let _resolved = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let _waited = wasm_bindgen_futures::JsFuture::from(turn).await;
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _refused = window.print();
    }
}

fn session_storage() -> Option<web_sys::Storage> {
    window().and_then(|window| window.session_storage().ok().flatten())
}

/// What this tab remembers under a key until it is closed.
pub fn remembered(key: &str) -> Option<String> {
    session_storage().and_then(|storage| storage.get_item(key).ok().flatten())
}

/// Has this tab remember something; where it can't, a reload opens what was saved last instead.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = session_storage() {
        let _not_remembered = storage.set_item(key, value);
    }
}

/// An attribute of `<html>`.
pub fn root_attribute(name: &str) -> Option<String> {
    root().and_then(|root| root.get_attribute(name))
}

/// Whether the page is out of sight, in another tab say.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Whether the user's system asks for a dark interface.
pub fn prefers_dark() -> bool {
    matches_media("(prefers-color-scheme: dark)")
}

/// Whether a media query matches the page now.
pub fn matches_media(query: &str) -> bool {
    let query = window().and_then(|window| window.match_media(query).ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Whether the user's system asks for less motion.
pub fn prefers_less_motion() -> bool {
    matches_media("(prefers-reduced-motion: reduce)")
}

/// Calls `on_change` when the user's system goes over to another scheme of colours, until the listener is dropped.
pub fn on_scheme_change(on_change: impl Fn() + 'static) -> Option<EventListener> {
    let query = window()?.match_media("(prefers-color-scheme: dark)").ok().flatten()?;
    Some(EventListener::new(&query, "change", move |_| on_change()))
}

/// The element with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    let element = document()?.get_element_by_id(id)?;
    element.dyn_into().ok()
}

/// Whether there is a network, as `boot.js` notes it.
pub fn is_online() -> bool {
    root_attribute("data-offline").is_none()
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _refused = window.location().reload();
    }
}

/// Has the browser ask before the page is left, for as long as it lives, wherever `is_wanted`.
pub fn ask_before_leaving(is_wanted: impl Fn() -> bool + 'static) {
    let Some(window) = window() else { return };
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "beforeunload", options, move |event| {
        if is_wanted() {
            event.prevent_default();
            // Older browsers ask only where this says so.
            let _plain_property = js_sys::Reflect::set(event, &"returnValue".into(), &true.into());
        }
    })
    .forget();
}

/// Whether nothing that points can rest over what it points at: a finger alone is used.
pub fn has_no_mouse() -> bool {
    matches_media("(hover: none)")
}

/// Whether there is room for two columns, as `style/layout.css` has it.
pub fn is_wide() -> bool {
    matches_media("(min-width: 60em) and (min-height: 32em)")
}
