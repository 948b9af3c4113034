//! The same as a table.

use leptos::prelude::*;

use super::{
    desk::Desk,
    file::{COLUMNS, first_of, owner},
    row::{self, ShownRow},
};
use crate::app::{
    components::status_tag::progress_tag,
    text::{
        vocabulary,
        words::{Word, fill, text},
    },
};

/// The table.
pub fn view(desk: Desk) -> AnyView {
    let rows = Memo::new(move |_| {
        let drawn = desk.list.drawn.get();
        let (rows, links) = (desk.rows.read(), desk.links.read());
        let rows = rows.iter().take(drawn).enumerate();
        rows.map(|(place, row)| (row.clone(), first_of(&desk.rows.read(), &links, place)))
            .collect::<Vec<_>>()
    });
    let places = move || (0..rows.with(Vec::len)).collect::<Vec<_>>();
    let one = move |place: usize| {
        let shown = Memo::new(move |_| rows.with(|rows| rows.get(place).cloned()));
        move || shown.get().map(|(row, first)| cells(&row, first))
    };
    // Its group is said by the row over it.
    let heads = COLUMNS
        .iter()
        .skip(1)
        .map(|word| view! { <th scope="col">{text(*word)}</th> });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=text(Word::TimelineTable)>
            <table class="data-table stacks timeline-table">
                <caption class="visually-hidden">{text(Word::TimelineTitle)}</caption>
                <thead>
                    <tr>{heads.collect::<Vec<_>>()}</tr>
                </thead>
                <tbody>
                    <For each=places key=|place| *place children=one />
                </tbody>
            </table>
        </div>
        {desk.list.more()}
    }
    .into_any()
}

fn cells(row: &ShownRow, first: Vec<String>) -> AnyView {
    let name = row.name();
    let Some(entry) = &row.entry else {
        return view! {
            <tr class="head">
                <th scope="row" colspan="7">
                    {name}
                </th>
            </tr>
        }
        .into_any();
    };
    let href = row.route().map(|route| route.to_hash());
    let day = |day| {
        let day: Option<_> = day;
        day.map_or_else(|| text(Word::TimelineNoDay).to_owned(), vocabulary::day)
    };
    let counted: Vec<_> = entry
        .counted
        .iter()
        .map(|one| view! { <li>{row::counted(one)}</li> })
        .collect();
    let without = (entry.without_day > 0)
        .then(|| fill(Word::TimelineWithoutDay, &[("n", &entry.without_day.to_string())]))
        .map(|said| view! { <li>{said}</li> });
    let label = |word: Word| text(word);
    view! {
        <tr class:head=row.is_head()>
            <th scope="row">
                <a href=href>{name}</a>
            </th>
            <td data-label=label(Word::PlanFilterOwner)>{owner(row)}</td>
            <td data-label=label(Word::TimelineColumnStart)>{day(entry.days.0)}</td>
            <td data-label=label(Word::TimelineColumnEnd)>{day(entry.days.1)}</td>
            <td data-label=label(Word::TimelineColumnProgress)>{progress_tag(entry.progress)}</td>
            <td data-label=label(Word::TimelineColumnDays)>
                <ul class="plain">{counted}{without}</ul>
            </td>
            <td data-label=label(Word::TimelineColumnFirst)>{first.join(", ")}</td>
        </tr>
    }
    .into_any()
}
