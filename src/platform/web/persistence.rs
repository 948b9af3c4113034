//! Asking the browser not to clear what the program keeps.

use std::cell::Cell;

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::page;

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks the browser, once for as long as the page is open, to keep what is stored even when the computer runs short of space.
/// It may ask the user, or refuse; nothing waits for its answer.
pub fn ask_once() {
    if !ASKED.replace(true) {
        spawn_local(async {
            // Who has promised once need not be asked again.
            if is_promised().await == Some(false) {
                let _answer = call("persist").await;
            }
        });
    }
}

/// Whether the browser has promised to keep what is stored; `None` if it knows no such promise.
pub async fn is_promised() -> Option<bool> {
    call("persisted").await?.as_bool()
}

/// Calls a method of `navigator.storage`, which not every browser has, and none has over plain HTTP.
async fn call(method: &str) -> Option<JsValue> {
    let member = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).ok();
    let storage = member(&member(&page::window()?.into(), "navigator")?, "storage")?;
    let method: js_sys::Function = member(&storage, method)?.dyn_into().ok()?;
    let answer: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(answer).await.ok()
}
