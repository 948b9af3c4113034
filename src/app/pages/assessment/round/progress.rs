//! How many have answered of each group, as far as it may be shown.

use leptos::prelude::*;

use super::Desk;
use crate::{
    app::{
        components::icon::icon,
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        assessment::results::{Respondents, Responses, Results},
        records::{self_assessment::Round, strategy::ActorGroup},
    },
};

/// A group's row: how many are invited, where that is known, and how many have answered.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    name: &'static str,
    is_invited: bool,
    invited: Option<u32>,
    responses: Responses,
}

/// The table.
pub fn table(desk: Desk) -> AnyView {
    let results = desk.results;
    let round = desk.read(|round| Some(round.clone()));
    let content = move || {
        let (Some(results), Some(round)) = (results.get(), round.get()) else {
            return ().into_any();
        };
        let none = results
            .is_empty()
            .then(|| view! { <p class="muted">{text(Word::RoundProgressNone)}</p> });
        if results.is_empty() && round.invited.is_empty() {
            return none.into_any();
        }
        let rows = rows(&results, &round);
        let least = number(usize::from(results.smallest.get()));
        let see = (!results.is_empty()).then(|| {
            view! {
                <p class="actions no-print">
                    <a class="button" href=Route::Results.to_hash()>
                        {text(Word::RoundProgressResults)}
                        {icon("arrow-right")}
                    </a>
                </p>
            }
        });
        let rows: Vec<_> = rows.into_iter().map(row).collect();
        let total = row(Row {
            name: text(Word::RoundProgressAll),
            is_invited: true,
            invited: sum_invited(&round),
            responses: results.total,
        });
        view! {
            {none}
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="progress">
                <table class="data-table stacks progress-table">
                    <thead>
                        <tr>
                            <th scope="col">{text(Word::RoundProgressGroup)}</th>
                            <th scope="col" class="num">
                                {text(Word::RoundProgressInvited)}
                            </th>
                            <th scope="col" class="num">
                                {text(Word::RoundProgressResponses)}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}{total}</tbody>
                </table>
            </div>
            <p class="help">{fill(Word::RoundProgressRule, &[("n", &least)])}</p>
            {see}
        }
        .into_any()
    };
    view! {
        <h3 id="progress">{text(Word::RoundProgressTitle)}</h3>
        {content}
    }
    .into_any()
}

/// The groups that are invited or have answered. What is hidden of one is hidden of all such, so that a row says no more than
/// the page of the results.
fn rows(results: &Results, round: &Round) -> Vec<Row> {
    let groups = ActorGroup::ALL.iter().copied().map(Some);
    let groups = groups.chain(std::iter::once(None));
    let mut rows = Vec::new();
    for group in groups {
        let responses = results.responses(Respondents::Group(group));
        let is_invited = group.is_some_and(|group| round.invites(group));
        if is_invited || responses != Responses::Shown(0) {
            let invited = group.and_then(|group| round.invited_count.get(group.code()));
            rows.push(Row {
                name: vocabulary::group(group),
                is_invited,
                invited: invited.map(|count| count.0),
                responses,
            });
        }
    }
    rows
}

/// How many are invited in all, where that is known of every group.
fn sum_invited(round: &Round) -> Option<u32> {
    let counts = round.invited.iter().map(|code| Some(round.invited_count.get(code)?.0));
    counts.reduce(|sum, count| sum?.checked_add(count?))?
}

fn row(row: Row) -> AnyView {
    let written = |count: u32| number(usize::try_from(count).unwrap_or(usize::MAX));
    let invited = match row.invited {
        Some(count) => view! { <span>{written(count)}</span> }.into_any(),
        None => {
            let word = if row.is_invited {
                Word::RoundProgressUnknown
            } else {
                Word::RoundProgressNotInvited
            };
            view! { <span class="muted">{text(word)}</span> }.into_any()
        }
    };
    let responses = match row.responses {
        Responses::Shown(count) => view! { <span>{written(count)}</span> }.into_any(),
        Responses::Hidden => view! { <span class="muted">{text(Word::RoundProgressHidden)}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{row.name}</th>
            <td class="num" data-label=text(Word::RoundProgressInvited)>
                {invited}
            </td>
            <td class="num" data-label=text(Word::RoundProgressResponses)>
                {responses}
            </td>
        </tr>
    }
    .into_any()
}
