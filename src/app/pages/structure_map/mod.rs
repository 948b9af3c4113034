//! The structure map.

use leptos::prelude::*;

use super::not_found;
use crate::app::state::App;

/// The map and its table.
pub fn page(_app: App) -> impl IntoView {
    not_found::page()
}
