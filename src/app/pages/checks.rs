//! What the checks find.

use leptos::prelude::*;

use super::not_found;
use crate::app::state::App;

/// The page.
pub fn page(_app: App) -> impl IntoView {
    not_found::page()
}
