//! The way back and the way on at the foot of a page.

use leptos::prelude::*;

use super::icon::icon;

/// A link to the page after.
pub struct NextPage {
    /// Its address.
    pub href: String,
    /// What it says.
    pub label: String,
    /// The id by which the keyboard reaches it.
    pub id: Option<&'static str>,
    /// Whether it is the page's main way on.
    pub is_primary: bool,
}

/// The links: to the page before by its address and label, what `between` gives, and to the page after.
pub fn previous_and_next(previous: Option<(String, String)>, between: AnyView, next: NextPage) -> AnyView {
    let previous = previous.map(|(href, label)| {
        view! {
            <a class="button" href=href>
                {icon("arrow-left")}
                {label}
            </a>
        }
    });
    let class = if next.is_primary {
        "button primary push"
    } else {
        "button push"
    };
    view! {
        <div class="prev-next">
            {previous} {between} <a class=class id=next.id href=next.href>
                {next.label}
                {icon("arrow-right")}
            </a>
        </div>
    }
    .into_any()
}
