//! The crash panel: when the program has stopped, the last good document to take away and the way to start again.
//!
//! It is built from plain elements without handlers, since after a panic nothing of the program runs any more.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

use crate::{
    app::{
        document::last_good,
        text::words::{Word, fill, text},
    },
    platform::web::{files, page},
};

/// Shows the panel when the program panics.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        // Where even the panel can't be built there is nothing left to try.
        let _nothing_left = show(&info.to_string());
    }));
}

/// Replaces the page by the panel. `detail` is the technical cause, to be sent with a report.
///
/// # Errors
/// What the browser says where it can't build the panel.
pub fn show(detail: &str) -> Result<(), JsValue> {
    let document = page::document().ok_or(JsValue::NULL)?;
    let body = document.body().ok_or(JsValue::NULL)?;
    if document.get_element_by_id("crash").is_some() {
        return Ok(());
    }
    let panel = element(&document, "main", "crash", "")?;
    panel.set_id("crash");
    panel.append_child(&*element(&document, "h1", "", text(Word::CrashTitle))?)?;
    panel.append_child(&*element(&document, "p", "", &fill(Word::CrashText, &[]))?)?;
    let actions = element(&document, "p", "actions", "")?;
    if let Some((name, content)) = last_good::file()
        && let Some(address) = files::address_of(&content)
    {
        let download = element(&document, "a", "button primary", text(Word::CrashDownload))?;
        download.set_attribute("href", &address)?;
        download.set_attribute("download", &name)?;
        actions.append_child(&download)?;
    }
    let reload = element(&document, "a", "button when-online", text(Word::CrashReload))?;
    reload.set_attribute("href", "?")?;
    actions.append_child(&reload)?;
    panel.append_child(&actions)?;
    let details = element(&document, "details", "", "")?;
    details.append_child(&*element(&document, "summary", "", text(Word::CrashDetails))?)?;
    details.append_child(&*element(&document, "pre", "", detail)?)?;
    panel.append_child(&details)?;
    body.replace_children_with_node_1(&panel);
    Ok(())
}

fn element(document: &Document, name: &str, class: &str, content: &str) -> Result<Element, JsValue> {
    let element = document.create_element(name)?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !content.is_empty() {
        element.set_text_content(Some(content));
    }
    Ok(element)
}
