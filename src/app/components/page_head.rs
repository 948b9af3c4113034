//! The head of a page: where it belongs, its title, what it is for.

use leptos::prelude::*;

/// The head of a page with its one `h1`.
pub fn page_head(kicker: AnyView, title: impl IntoView + 'static, lede: &'static str) -> impl IntoView {
    view! {
        <header class="page-head">
            <p class="kicker">{kicker}</p>
            <h1>{title}</h1>
            {(!lede.is_empty()).then(|| view! { <p class="lede">{lede}</p> })}
        </header>
    }
}

/// A kicker that leads one level up.
pub fn up(href: String, text: String) -> AnyView {
    view! { <a href=href>{text}</a> }.into_any()
}
