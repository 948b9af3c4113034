//! How many have answered of each group, as far as it may be shown.

use leptos::prelude::*;

use super::Desk;
use crate::{
    app::{
        components::icon::icon,
        interface::route::Route,
        pages::assessment::more_than_invited::more_than_invited,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        assessment::results::{Respondents, Responses, Results, invited::Invited},
        records::{self_assessment::Round, strategy::ActorGroup},
    },
};

/// A group's row: how many are invited, as far as that is known and may be shown, and how many have answered.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    name: &'static str,
    is_invited: bool,
    invited: Invited,
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
            invited: results.invited(&round, Respondents::All),
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
            {more_than_invited(&results, &round)}
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
            rows.push(Row {
                name: vocabulary::group(group),
                is_invited,
                invited: results.invited(round, Respondents::Group(group)),
                responses,
            });
        }
    }
    rows
}

fn row(row: Row) -> AnyView {
    let written = |count: u32| number(usize::try_from(count).unwrap_or(usize::MAX));
    let invited = match (row.invited, row.is_invited) {
        (Invited::Shown(count), _) => view! { <span>{written(count)}</span> }.into_any(),
        (Invited::Hidden, _) => muted(Word::RoundProgressHidden),
        (Invited::Unsaid, true) => muted(Word::RoundProgressUnknown),
        (Invited::Unsaid, false) => muted(Word::RoundProgressNotInvited),
    };
    let responses = match row.responses {
        Responses::Shown(count) => view! { <span>{written(count)}</span> }.into_any(),
        Responses::Hidden => muted(Word::RoundProgressHidden),
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

fn muted(word: Word) -> AnyView {
    view! { <span class="muted">{text(word)}</span> }.into_any()
}
