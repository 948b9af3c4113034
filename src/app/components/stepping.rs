//! Going through one thing at a time, as the priorities on the map and the items of a meeting: by keys, as presenters' remotes send them
//! too, by buttons and by a finger.

use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    prelude::*,
};

use super::icon::icon;
use crate::{
    app::text::words::{Word, fill, text},
    domain::follow_up::meeting::place::Stride,
};

/// The step that a key asks for; `None` if it is for something else. A key that is held steps once: nobody can follow what goes by, nor
/// stop where they want.
pub fn stride_of(event: &KeyboardEvent) -> Option<Stride> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() || event.is_composing() {
        return None;
    }
    let stride = Stride::of_key(&event.key())?;
    event.prevent_default();
    (!event.repeat()).then_some(stride)
}

/// A finger on its way: which, and where it began.
#[derive(Clone, Copy, Default)]
pub struct Swipe(StoredValue<Option<(i32, i32, i32)>>);

impl Swipe {
    /// A finger has been put down.
    pub fn begin(self, event: &PointerEvent) {
        // A second finger zooms.
        let begun = event.is_primary() && event.pointer_type() == "touch";
        self.0
            .set_value(begun.then(|| (event.pointer_id(), event.client_x(), event.client_y())));
    }

    /// A finger has been lifted: the step that it asks for.
    pub fn end(self, event: &PointerEvent) -> Option<Stride> {
        let (finger, x, y) = self.0.try_update_value(Option::take).flatten()?;
        (finger == event.pointer_id()).then_some(())?;
        Stride::of_swipe(event.client_x() - x, event.client_y() - y)
    }

    /// The browser has taken the finger for its own.
    pub fn cancel(self) {
        self.0.set_value(None);
    }
}

/// What the buttons are called, and whether there is anything either way.
pub struct StepButtons {
    /// The way back.
    pub back: Word,
    /// The way on.
    pub on: Word,
    /// Whether there is nothing before.
    pub is_first: Signal<bool>,
    /// Whether there is nothing after.
    pub is_last: Signal<bool>,
}

impl StepButtons {
    /// The way back, where one is (`place` of `all`, from 1), and the way on.
    pub fn view(self, place: Signal<Option<(usize, usize)>>, step: impl Fn(Stride) + Copy + 'static) -> AnyView {
        let counted = move || {
            place.get().map(|(place, all)| {
                fill(
                    Word::MapStoryPlace,
                    &[("n", &place.to_string()), ("all", &all.to_string())],
                )
            })
        };
        let (is_first, is_last) = (self.is_first, self.is_last);
        view! {
            <button
                type="button"
                id="step-back"
                aria-label=text(self.back)
                disabled=move || is_first.get()
                on:click=move |_| step(Stride::Back)
            >
                {icon("arrow-left")}
            </button>
            <span class="step-place">{counted}</span>
            <button
                type="button"
                id="step-on"
                aria-label=text(self.on)
                disabled=move || is_last.get()
                on:click=move |_| step(Stride::On)
            >
                {icon("arrow-right")}
            </button>
        }
        .into_any()
    }
}
