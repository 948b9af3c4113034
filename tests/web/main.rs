//! What only a browser can show; run in headless Chromium by `scripts/test`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail there")]

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn local_storage_gives_back_what_it_was_given() {
    LocalStorage::set("samspel-test", "åäö – 你").unwrap();
    assert_eq!(
        LocalStorage::get::<String>("samspel-test").unwrap(),
        "åäö – 你"
    );
    LocalStorage::delete("samspel-test");
    assert!(LocalStorage::get::<String>("samspel-test").is_err());
}

#[wasm_bindgen_test]
fn a_crash_shows_what_to_do_and_the_cause() {
    samspel::app::crash::show("index out of bounds").unwrap();
    let document = web_sys::window().unwrap().document().unwrap();
    let panel = document.get_element_by_id("crash").unwrap();
    let told = panel.text_content().unwrap();
    assert!(told.contains("Något gick fel"), "{told}");
    assert!(told.contains("index out of bounds"), "{told}");
    assert!(panel.query_selector("a[href]").unwrap().is_some());
}
