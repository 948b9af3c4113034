//! What unfolds over the map from a toolbar, and folds again when somebody goes on elsewhere.

use leptos::{
    ev::{FocusEvent, KeyboardEvent},
    html,
    prelude::*,
    wasm_bindgen::JsCast,
};
use web_sys::Node;

use crate::app::components::{icon::icon, unfolding::Unfolding};

/// A menu: `body` under a name, made when it is first unfolded. It can be folded by what is chosen in it.
pub fn menu(
    id: &'static str,
    menu: NodeRef<html::Details>,
    symbol: Option<&'static str>,
    name: impl Fn() -> String + Send + 'static,
    body: impl Fn() -> AnyView + Send + 'static,
) -> impl IntoView {
    // What has the focus loses it where the page goes, too, and then there is no menu any more.
    let shown = move || menu.try_get_untracked().flatten();
    let fold = move || {
        if let Some(menu) = shown() {
            menu.set_open(false);
        }
    };
    let by_key = move |event: KeyboardEvent| {
        let is_open = shown().is_some_and(|menu| menu.open());
        if event.key() == "Escape" && is_open {
            // Not meant for what is drawn or looked at.
            event.stop_propagation();
            fold();
            let summary = shown().and_then(|menu| menu.query_selector("summary").ok().flatten());
            if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = summary.focus();
            }
        }
    };
    let by_leaving = move |event: FocusEvent| {
        let next = event.related_target().and_then(|next| next.dyn_into::<Node>().ok());
        let stays = next
            .as_ref()
            .is_none_or(|next| shown().is_some_and(|menu| menu.contains(Some(next))));
        if !stays {
            fold();
        }
    };
    let content = Unfolding::new(false);
    // A press on a label or between fields gives the focus to the nearest that takes it: the menu itself, so that it stays.
    view! {
        <details
            class="map-menu"
            node_ref=menu
            tabindex="-1"
            on:keydown=by_key
            on:focusout=by_leaving
            on:toggle=move |_| content.unfold()
        >
            <summary id=id>{symbol.map(icon)} <span>{name}</span></summary>
            {move || content.then(&body)}
        </details>
    }
}
