//! What is seen of the open document on the page, to be compared with what is seen later.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::page;

/// What shows the document on every page: the page itself, and the document's name over it.
const SHOWN: &str = "main, #document-name";

/// The fields, whose values are no part of the page's markup.
const FIELDS: &str = "#document-name, main input, main textarea, main select";

/// Everything that is shown of the document, as one text.
pub fn seen() -> String {
    let mut seen = String::new();
    for element in found(SHOWN) {
        seen.push_str(&element.outer_html());
    }
    for field in found(FIELDS) {
        for property in ["value", "checked"] {
            let value = js_sys::Reflect::get(&field, &JsValue::from_str(property));
            let value = value.map(|value| js_sys::JSON::stringify(&value));
            if let Ok(Ok(written)) = value {
                seen.extend(written.as_string());
            }
            seen.push('\n');
        }
    }
    seen
}

fn found(selector: &str) -> Vec<Element> {
    let list = page::document().and_then(|document| document.query_selector_all(selector).ok());
    let list = list.into_iter();
    list.flat_map(|list| (0..list.length()).filter_map(move |place| list.item(place)))
        .filter_map(|node| node.dyn_into().ok())
        .collect()
}
