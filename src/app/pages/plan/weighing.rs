//! How a priority is weighed and chosen: fields that its own page and the page with all candidates have alike.

use leptos::prelude::*;

use crate::{
    app::{
        components::field::{date_field, text_area, text_field},
        form::{lens::field, record::FormRecord},
    },
    domain::records::plan::Priority,
};

/// What speaks for a priority, against it, and what is uncertain, in each of the three dimensions.
pub fn dimensions(priority: FormRecord<Priority>) -> [AnyView; 3] {
    let areas =
        |fields: [AnyView; 3]| view! { <div class="weighing">{fields.into_iter().collect_view()}</div> }.into_any();
    [
        areas([
            text_area(priority.field(field!(Priority, social_for))),
            text_area(priority.field(field!(Priority, social_against))),
            text_area(priority.field(field!(Priority, social_uncertain))),
        ]),
        areas([
            text_area(priority.field(field!(Priority, economic_for))),
            text_area(priority.field(field!(Priority, economic_against))),
            text_area(priority.field(field!(Priority, economic_uncertain))),
        ]),
        areas([
            text_area(priority.field(field!(Priority, ecological_for))),
            text_area(priority.field(field!(Priority, ecological_against))),
            text_area(priority.field(field!(Priority, ecological_uncertain))),
        ]),
    ]
}

/// Why it was chosen or not, and whose decision that is.
pub fn decision(priority: FormRecord<Priority>) -> AnyView {
    view! {
        {text_area(priority.field(field!(Priority, reason)))}
        <div class="field-row">
            {text_field(priority.field(field!(Priority, decision)).class("field grow"))}
            {date_field(priority.field(field!(Priority, decided)))}
        </div>
    }
    .into_any()
}
