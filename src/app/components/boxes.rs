//! Boxes to be ticked, for a field that is a list of what there is to choose from.

use leptos::prelude::*;

use crate::app::text::words::{Word, text};

/// The boxes, each by its value and its name. The id of a box is that of the group with its value.
pub fn boxes(
    id: &'static str,
    legend: Word,
    options: Vec<(String, String)>,
    is_chosen: impl Fn(&str) -> bool + Copy + Send + Sync + 'static,
    choose: impl Fn(String, bool) + Copy + Send + Sync + 'static,
) -> AnyView {
    let one = move |(value, name): (String, String)| {
        let (of_box, chosen) = (value.clone(), value.clone());
        let change = move |event| choose(chosen.clone(), event_target_checked(&event));
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    id=format!("{id}-{value}")
                    prop:checked=move || is_chosen(&of_box)
                    on:change=change
                />
                {name}
            </label>
        }
    };
    view! {
        <fieldset class="form-group choices" id=id tabindex="-1">
            <legend>{text(legend)}</legend>
            <div class="choice-row">{options.into_iter().map(one).collect::<Vec<_>>()}</div>
        </fieldset>
    }
    .into_any()
}
