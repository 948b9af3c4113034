//! A picture drawn for the room there is.

use std::sync::Arc;

use leptos::{ev, html, prelude::*};

use crate::app::interface::later::in_next_frame;

/// The width that a picture is drawn for until its place has been measured, and on paper where it has not.
const WIDTH: f64 = 640.0;

/// Makes a picture's SVG text for a width.
pub type Painter = Arc<dyn Fn(f64) -> String + Send + Sync>;

/// The picture. It is drawn anew when what `draw` reads changes, when the window's width does, and when it comes into sight.
pub fn drawing(is_in_sight: Signal<bool>, draw: Painter) -> AnyView {
    let holder: NodeRef<html::Div> = NodeRef::new();
    let width = width_of(holder, is_in_sight);
    let svg = move || draw(width.get());
    view! { <div class="chart-holder" node_ref=holder inner_html=svg /> }.into_any()
}

/// The room that a picture has in its holder. It is measured when the picture comes into sight and when the window's width changes.
pub fn width_of(holder: NodeRef<html::Div>, is_in_sight: Signal<bool>) -> RwSignal<f64> {
    let width = RwSignal::new(WIDTH);
    let measure = move || {
        let measured = holder.try_get_untracked().flatten().map(|holder| holder.offset_width());
        // What is not shown has no width.
        if let Some(measured) = measured.filter(|measured| *measured > 0) {
            let measured = f64::from(measured);
            if width.try_get_untracked().is_some_and(|width| width != measured) {
                width.set(measured);
            }
        }
    };
    Effect::new(move |_| {
        is_in_sight.track();
        in_next_frame(measure);
    });
    let listener = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || listener.remove());
    width
}
