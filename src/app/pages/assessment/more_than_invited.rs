//! A remark where more have answered than are invited.

use leptos::prelude::*;

use super::results::respondents;
use crate::{
    app::{
        components::icon::icon,
        text::words::{Word, fill, number},
    },
    domain::{assessment::results::Results, records::self_assessment::Round},
};

/// The remark, with each group that it is so of; nothing where it is so of none, or may not be told.
pub fn more_than_invited(results: &Results, round: &Round) -> Option<AnyView> {
    let written = |count: u32| number(usize::try_from(count).unwrap_or(usize::MAX));
    let mut lines = Vec::new();
    for excess in results.excess(round) {
        let parts = [
            ("group", respondents::name(excess.respondents)),
            ("n", &written(excess.responses)),
            ("invited", &written(excess.invited)),
        ];
        lines.push(view! { <p>{fill(Word::RoundProgressMore, &parts)}</p> });
    }
    (!lines.is_empty()).then(|| {
        view! {
            <div class="note more-than-invited" data-kind="attention">
                {icon("alert-triangle")}
                <div>{lines}</div>
            </div>
        }
        .into_any()
    })
}
