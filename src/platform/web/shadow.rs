//! A piece of a page with a style of its own. The page's policy lets in no style sheet but its own files; one that the program itself hands
//! over to a shadow root is none that came with somebody's text. Functions are called by their names, as in [`super::raster`].

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::page;

/// Shows HTML within an element in this style, and nothing of the page's. What was shown there before is gone. Gives whether it could be done.
pub fn show(host: &Element, style: &str, html: &str) -> bool {
    root(host)
        .and_then(|root| {
            Reflect::set(&root, &"adoptedStyleSheets".into(), &Array::of1(&sheet(style)?)).ok()?;
            Reflect::set(&root, &"innerHTML".into(), &html.into()).ok()
        })
        .unwrap_or(false)
}

/// The element's shadow root, made if it has none.
fn root(host: &Element) -> Option<JsValue> {
    let there = Reflect::get(host, &"shadowRoot".into()).ok()?;
    if there.is_object() {
        return Some(there);
    }
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"open".into()).ok()?;
    call(host, "attachShadow", &options)
}

fn sheet(style: &str) -> Option<JsValue> {
    let made = Reflect::get(&page::window()?.into(), &"CSSStyleSheet".into()).ok()?;
    let sheet = Reflect::construct(made.dyn_ref::<Function>()?, &Array::new()).ok()?;
    call(&sheet, "replaceSync", &style.into())?;
    Some(sheet)
}

fn call(object: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let function = Reflect::get(object, &name.into()).ok()?;
    function.dyn_ref::<Function>()?.call1(object, argument).ok()
}
