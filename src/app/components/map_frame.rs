//! What maps show over themselves: a crosshair in the middle, that they are on their way, and that they could not be had.

use leptos::prelude::*;

use super::icon::icon;
use crate::app::text::words::{Word, text};

/// Where a point is set by keyboard: the middle.
pub fn crosshair() -> AnyView {
    view! {
        <div class="map-crosshair">
            <svg viewBox="0 0 40 40" aria-hidden="true">
                <circle cx="20" cy="20" r="9" />
                <path d="M20 1v15M20 24v15M1 20h15M24 20h15" />
            </svg>
        </div>
    }
    .into_any()
}

/// That a map is on its way, and after some seconds that it takes long. `class` is how it lies.
pub fn loading(class: &'static str) -> AnyView {
    view! {
        <div class=class role="status">
            <p>{text(Word::MapLoading)}</p>
            <p class="late">{text(Word::AppLate)}</p>
        </div>
    }
    .into_any()
}

/// That a map or what it lies on could not be had, and the way to try again. `class` is how it lies.
pub fn failed(class: &'static str, message: String, again: impl Fn() + 'static) -> AnyView {
    view! {
        <div class=class data-kind="error" role="alert">
            {icon("alert-triangle")}
            <div>
                <p>{message}</p>
                <p class="actions">
                    <button type="button" on:click=move |_| again()>
                        {text(Word::MapTryAgain)}
                    </button>
                </p>
            </div>
        </div>
    }
    .into_any()
}
