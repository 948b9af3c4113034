//! The self-assessment.

use leptos::prelude::*;

use super::not_found;
use crate::app::state::App;

/// The profile and the 14 factors.
pub fn profile_page(_app: App) -> impl IntoView {
    not_found::page()
}

/// One factor's statements.
pub fn factor_page(_app: App, _factor: &str) -> impl IntoView {
    not_found::page()
}
