//! The plan.

use leptos::prelude::*;

use super::not_found;
use crate::{
    app::state::App,
    domain::{
        id::Id,
        plan::{Action, Priority},
        strategy::StepNumber,
    },
};

/// The seven steps.
pub fn method_page(_app: App) -> impl IntoView {
    not_found::page()
}

/// One step.
pub fn step_page(_app: App, _number: StepNumber) -> impl IntoView {
    not_found::page()
}

/// The priorities.
pub fn priorities_page(_app: App) -> impl IntoView {
    not_found::page()
}

/// One priority.
pub fn priority_page(_app: App, _id: Id<Priority>) -> impl IntoView {
    not_found::page()
}

/// The actions.
pub fn actions_page(_app: App) -> impl IntoView {
    not_found::page()
}

/// One action.
pub fn action_page(_app: App, _id: Id<Action>) -> impl IntoView {
    not_found::page()
}

/// The actors.
pub fn actors_page(_app: App) -> impl IntoView {
    not_found::page()
}
