//! Starts the app in the browser; natively there is nothing to start.

#[cfg(target_arch = "wasm32")]
fn main() {
    samspel::app::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
