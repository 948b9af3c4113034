//! The factors by importance and by distance to the target, as a table.

use leptos::prelude::*;

use super::super::pictures::SHORT;
use crate::{
    app::{
        interface::anchor,
        text::words::{Word, fill, text},
    },
    domain::{
        assessment::gaps::{Distance, Gap},
        records::self_assessment::Importance,
    },
    platform::web::page,
};

/// The columns from near to far; last what can't be placed.
const COLUMNS: [Distance; 6] = [
    Distance::Reached,
    Distance::AtMost(1),
    Distance::AtMost(2),
    Distance::AtMost(3),
    Distance::AtMost(4),
    Distance::Unknown,
];

fn head(distance: Distance) -> String {
    match distance {
        Distance::Unknown => text(Word::GapsColumnUnknown).into(),
        Distance::Reached => text(Word::GapsColumnReached).into(),
        Distance::AtMost(1) => text(Word::GapsColumnOne).into(),
        Distance::AtMost(n) => fill(Word::GapsColumnMany, &[("n", &n.to_string())]),
    }
}

/// How strongly a cell is marked, by what it weighs at least: 0 to 3.
fn heat(importance: Option<Importance>, distance: Distance) -> u8 {
    match (importance, distance) {
        (Some(importance), Distance::AtMost(left)) => match importance.get() * left {
            0..=3 => 1,
            4..=9 => 2,
            _ => 3,
        },
        _ => 0,
    }
}

/// The matrix.
pub fn matrix(gaps: Memo<Vec<Gap>>) -> AnyView {
    let importances = || Importance::ALL.into_iter().rev().map(Some).chain([None]);
    let row = move |importance: Option<Importance>| {
        let head_of_row = importance.map_or_else(
            || text(Word::GapsRowNone).to_owned(),
            |one| fill(Word::GapsRowN, &[("n", &one.get().to_string())]),
        );
        let cell = move |distance: Distance| {
            let chips = move || {
                let here = gaps.get().into_iter();
                let here = here.filter(|gap| gap.importance == importance && gap.distance() == distance);
                let chips: Vec<_> = here.map(chip).collect();
                (!chips.is_empty()).then(|| view! { <ul class="gap-chips">{chips}</ul> })
            };
            let is_empty = move || {
                let is_here = |gap: &Gap| gap.importance == importance && gap.distance() == distance;
                (!gaps.with(|gaps| gaps.iter().any(is_here))).then_some("")
            };
            view! {
                <td data-label=head(distance) data-heat=heat(importance, distance) data-empty=is_empty>
                    {chips}
                </td>
            }
        };
        view! {
            <tr>
                <th scope="row">{head_of_row}</th>
                {COLUMNS.map(cell).into_iter().collect::<Vec<_>>()}
            </tr>
        }
    };
    let heads = COLUMNS.map(|distance| view! { <th scope="col">{head(distance)}</th> });
    view! {
        <table class="gap-matrix">
            <caption class="visually-hidden">{text(Word::GapsMatrixCaption)}</caption>
            <thead>
                <tr>
                    <th scope="col">{text(Word::GapsRow)}</th>
                    {heads.into_iter().collect::<Vec<_>>()}
                </tr>
            </thead>
            <tbody>{importances().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

/// A factor in its cell; it leads to its place in the list.
fn chip(gap: Gap) -> AnyView {
    let factor = gap.factor;
    let number = factor.number.to_string();
    let short = SHORT.get(usize::from(factor.number).saturating_sub(1));
    let go = move |_| {
        page::focus(&anchor::gap(factor.id));
    };
    view! {
        <li>
            <button type="button" class="gap-chip" on:click=go>
                <b>{number}</b>
                " "
                <span>{short.map(|short| text(*short))}</span>
                <span class="visually-hidden">{text(Word::GapsGoTo)}</span>
            </button>
        </li>
    }
    .into_any()
}
