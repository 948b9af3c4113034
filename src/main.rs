//! Starts the app in the browser; natively there is nothing to start.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;

    if let Some(waiting) = document().get_element_by_id("start-status") {
        waiting.remove();
    }
    leptos::mount::mount_to_body(|| view! { <main id="page"><h1>"Samspel"</h1></main> });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
