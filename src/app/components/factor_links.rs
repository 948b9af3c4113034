//! A field of a form with the success factors that a record is about.

use leptos::prelude::*;

use super::{
    links::{LinkEdits, LinkWords, links},
    record_links,
};
use crate::{
    app::{
        form::{lens::Lens, record::FormRecord},
        text::words::Word,
    },
    domain::records::record::Kind,
};

/// The field: those that are linked, and a list to choose more from.
pub fn factor_links<T: Kind>(form: FormRecord<T>, list: Lens<T, Vec<String>>) -> AnyView {
    let change = move |factor: String, is_meant: bool| {
        form.change(|record| {
            let mut factors = (list.read)(record);
            factors.retain(|one| *one != factor);
            if is_meant {
                factors.push(factor);
            }
            (list.write)(record, factors);
        });
    };
    links(
        LinkWords {
            title: list.label,
            none: Word::PlanPriorityFactorsNone,
            choose: Word::PlanChooseFactor,
        },
        Signal::derive(move || record_links::factors(&form.with(list.read))),
        Signal::derive(record_links::all_factors),
        LinkEdits {
            link: Callback::new(move |factor: String| change(factor, true)),
            unlink: Callback::new(move |factor: String| change(factor, false)),
            make: None,
        },
    )
}
