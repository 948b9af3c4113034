//! The whole screen, for a page that is shown to a room.

use gloo_events::EventListener;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::page;

/// Whether the browser gives a page the whole screen. Some do so for none, or for films only.
pub fn is_available() -> bool {
    page::document().is_some_and(|document| document.fullscreen_enabled())
}

/// Whether the page has the whole screen.
pub fn is_on() -> bool {
    page::document().is_some_and(|document| document.fullscreen_element().is_some())
}

/// Takes the whole screen, or gives it back. It stays as it is where the browser refuses.
pub fn toggle() {
    let asked = if is_on() {
        page::document().map(|document| call(&document, "exitFullscreen"))
    } else {
        page::root().map(|root| call(&root, "requestFullscreen"))
    };
    if let Some(Ok(promise)) = asked {
        spawn_local(async move {
            let _refused = JsFuture::from(promise).await;
        });
    }
}

/// Asks by name: what is refused is then a promise that can be waited for, in place of an error that nobody has caught.
fn call(of: &JsValue, name: &str) -> Result<Promise, JsValue> {
    let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    function.call0(of)?.dyn_into()
}

/// Calls `on_change` when the page takes the whole screen or gives it back, until the listener is dropped.
pub fn on_change(on_change: impl Fn() + 'static) -> Option<EventListener> {
    let document = page::document()?;
    Some(EventListener::new(&document, "fullscreenchange", move |_| on_change()))
}
