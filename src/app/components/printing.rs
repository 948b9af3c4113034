//! Printing: what is shortened on the screen is whole on paper.

use gloo_events::EventListener;
use leptos::prelude::*;

use crate::platform::web::page;

/// Whether the page is being printed, also by the browser's own menu.
pub fn is_printed() -> RwSignal<bool> {
    let is_printed = RwSignal::new(false);
    if let Some(window) = page::window() {
        let listeners = [("beforeprint", true), ("afterprint", false)]
            .map(|(event, printed)| EventListener::new(&window, event, move |_| is_printed.set(printed)));
        // They live as long as what asks does.
        StoredValue::new_local(listeners);
    }
    is_printed
}
