//! Whether an element is near the window, so that what follows it can be made before anybody sees that it is missing.

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far outside the window is near.
const MARGIN: &str = "600px 0px";

/// A watch over an element. It ends when it is dropped.
pub struct Nearness {
    observer: IntersectionObserver,
    // The browser calls it for as long as it observes.
    _callback: Closure<dyn FnMut(Array)>,
}

impl Nearness {
    /// Watches an element: `on_near` is called when it comes near, and at once if it is. `None` if the browser can't tell.
    pub fn watch(element: &Element, on_near: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let is_near = |entry: &IntersectionObserverEntry| entry.is_intersecting();
            // What is told last is how it is now.
            let now = entries.pop().dyn_into();
            if now.is_ok_and(|entry| is_near(&entry)) {
                on_near();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _callback: callback,
        })
    }
}

impl Drop for Nearness {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
