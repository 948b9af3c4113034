//! A note on a page: how much it matters, by its colour and icon, and what it says.

use leptos::prelude::*;

use super::icon::icon;

/// How a note is shown and told.
#[derive(Clone, Copy, Debug)]
pub struct Note {
    kind: &'static str,
    symbol: &'static str,
    role: Option<&'static str>,
    id: Option<&'static str>,
}

impl Note {
    /// Something to know.
    pub const INFO: Self = Self::of("info", "info");
    /// Something to look at.
    pub const ATTENTION: Self = Self::of("attention", "alert-triangle");
    /// Something that could not be done.
    pub const ERROR: Self = Self::of("error", "alert-triangle");
    /// Something that is as it should be.
    pub const OK: Self = Self::of("ok", "circle-check");

    const fn of(kind: &'static str, symbol: &'static str) -> Self {
        Self {
            kind,
            symbol,
            role: None,
            id: None,
        }
    }

    /// With another icon.
    pub const fn with_icon(self, symbol: &'static str) -> Self {
        Self { symbol, ..self }
    }

    /// With an id.
    pub const fn with_id(self, id: &'static str) -> Self {
        Self { id: Some(id), ..self }
    }

    /// Told by a screen reader when it has its turn.
    pub const fn status(self) -> Self {
        Self {
            role: Some("status"),
            ..self
        }
    }

    /// Told by a screen reader at once.
    pub const fn alert(self) -> Self {
        Self {
            role: Some("alert"),
            ..self
        }
    }

    /// The note with a message.
    pub fn says(self, message: String) -> AnyView {
        self.view(view! { <p>{message}</p> })
    }

    /// The note with what is in it.
    pub fn view(self, content: impl IntoView + 'static) -> AnyView {
        view! {
            <div class="note" data-kind=self.kind role=self.role id=self.id>
                {icon(self.symbol)}
                <div>{content.into_any()}</div>
            </div>
        }
        .into_any()
    }
}
