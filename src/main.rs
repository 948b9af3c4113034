//! Starts the app in the browser; natively there is nothing to start.

/// Called when the program has been loaded. Not `main`: that name is lost where a release is split into parts.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    samspel::app::mount();
}

fn main() {}
