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
