//! Scripts and style sheets beside the app that are loaded when they are first needed.

use gloo_events::EventListener;
use js_sys::{Function, Promise};
use thiserror::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::page;

/// A script or style sheet could not be had: the host didn't answer, or has no such file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0} could not be loaded")]
pub struct LoadError(pub String);

/// Loads and runs a classic script, once; `global` is the name that it leaves behind.
///
/// # Errors
/// [`LoadError`]; another call then tries again.
pub async fn script(address: &str, global: &str) -> Result<(), LoadError> {
    let is_there = || {
        page::window()
            .and_then(|window| js_sys::Reflect::get(&window, &global.into()).ok())
            .is_some_and(|value| value.is_object())
    };
    if is_there() {
        return Ok(());
    }
    load("script", "src", address).await?;
    if is_there() {
        Ok(())
    } else {
        Err(LoadError(address.into()))
    }
}

/// Loads a style sheet, once.
///
/// # Errors
/// [`LoadError`]; another call then tries again.
pub async fn style_sheet(address: &str) -> Result<(), LoadError> {
    load("link", "href", address).await
}

/// Waits until what an element of the head refers to is there. Whoever asks while it is on its way waits for the same: a page that is
/// drawn before its style is there is laid out twice.
async fn load(tag: &str, attribute: &str, address: &str) -> Result<(), LoadError> {
    let failed = || LoadError(address.into());
    let document = page::document().ok_or_else(failed)?;
    let there = document.query_selector(&format!("{tag}[{attribute}='{address}']"));
    let is_new = !matches!(there, Ok(Some(_)));
    let element = match there {
        Ok(Some(there)) => there,
        _ => document.create_element(tag).map_err(|_| failed())?,
    };
    let sheet = js_sys::Reflect::get(&element, &"sheet".into());
    if sheet.is_ok_and(|sheet| sheet.is_object()) {
        return Ok(());
    }
    let (loaded, _listeners) = outcome(&element);
    if is_new {
        let head = document.head().ok_or_else(failed)?;
        if tag == "link" {
            element.set_attribute("rel", "stylesheet").map_err(|_| failed())?;
        }
        element.set_attribute(attribute, address).map_err(|_| failed())?;
        head.append_child(&element).map_err(|_| failed())?;
    }
    JsFuture::from(loaded).await.map(drop).map_err(|_| {
        element.remove();
        failed()
    })
}

/// A promise of the element's `load` or `error`; the listeners must live until then.
fn outcome(element: &Element) -> (Promise, [EventListener; 2]) {
    let mut settle: Option<(Function, Function)> = None;
    let promise = Promise::new(&mut |resolve, reject| settle = Some((resolve, reject)));
    let settle = |is_loaded: bool| {
        let settle = settle.clone();
        move |_: &web_sys::Event| {
            if let Some((resolve, reject)) = &settle {
                let function = if is_loaded { resolve } else { reject };
                // A promise's own functions don't throw.
                let _settled = function.call0(&JsValue::UNDEFINED);
            }
        }
    };
    let listeners = [
        EventListener::once(element, "load", settle(true)),
        EventListener::once(element, "error", settle(false)),
    ];
    (promise, listeners)
}
