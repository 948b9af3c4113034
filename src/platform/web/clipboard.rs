//! The clipboard.

use js_sys::{Function, Promise, Reflect};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ClipboardEvent;

use super::page;
use crate::domain::ways_out::Leaving;

/// The browser has no clipboard for this page (it gives one to safe origins only), or the user has not allowed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the browser has not copied")]
pub struct CopyError;

/// Puts what leaves on the clipboard.
///
/// # Errors
/// [`CopyError`]; the user can still copy by hand.
pub async fn copy(leaving: &Leaving) -> Result<(), CopyError> {
    let copied = begin(leaving.content()).map_err(|_| CopyError)?;
    match JsFuture::from(copied).await {
        Ok(_) => Ok(()),
        Err(_) => Err(CopyError),
    }
}

fn begin(text: &str) -> Result<Promise, JsValue> {
    let window = page::window().ok_or(JsValue::NULL)?;
    let navigator = Reflect::get(&window, &"navigator".into())?;
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    // Reading from what is not there is an error, which ends up here too.
    let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    write.call1(&clipboard, &text.into())?.dyn_into()
}

/// Gives what leaves to the browser where the user copies; `false` where it is not taken, and what the browser does itself stands.
pub fn carry(event: &ClipboardEvent, leaving: &Leaving) -> bool {
    let carried = event.clipboard_data();
    let is_taken = carried.is_some_and(|carried| carried.set_data("text/plain", leaving.content()).is_ok());
    if is_taken {
        event.prevent_default();
    }
    is_taken
}
