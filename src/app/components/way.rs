//! The way to where something is mended: a link to its page, and there to the field, which may be on the page that is shown.

use leptos::prelude::*;

use crate::app::{interface::route::Route, state::App};

/// Where something is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What is said of it.
    pub told: String,
    /// The page.
    pub route: Route,
    /// The id of the field there, where one is meant more than another.
    pub field: Option<String>,
}

impl Way {
    /// The link.
    pub fn link(self, app: App) -> AnyView {
        let Self { told, route, field } = self;
        let href = route.to_hash();
        let lead = move |press: web_sys::MouseEvent| {
            if let Some(field) = &field {
                app.interface.lead_to_field(&press, &route, field);
            }
        };
        view! {
            <a href=href on:click=lead>
                {told}
            </a>
        }
        .into_any()
    }
}
