//! How many have answered, by group against those invited.

use leptos::prelude::*;

use super::{
    respondents::name,
    view::{ResultsView, number, responses},
};
use crate::{
    app::{
        pages::assessment::more_than_invited::more_than_invited,
        text::words::{Word, fill, text},
    },
    domain::{
        assessment::results::{Respondents, Responses, Results, invited::Invited},
        records::{self_assessment::Round, strategy::ActorGroup},
    },
};

/// How many responses there are in all, and by group behind it.
pub fn responses_by_group(view: ResultsView) -> AnyView {
    let round = view.current.round;
    let asked = view.app.workspace.select(move |document, _| {
        let round = round.get().and_then(|id| document.get(&id));
        round.cloned().unwrap_or_default()
    });
    let content = move || {
        let asked = asked.get();
        view.read_all(|results| Some(content(view, results, &asked)))
    };
    view! { <div class="responses">{content}</div> }.into_any()
}

fn content(view: ResultsView, results: &Results, round: &Round) -> AnyView {
    let of_all = match results.invited(round, Respondents::All) {
        Invited::Shown(all) => {
            let all = number(all);
            Some([" ", &fill(Word::ResultsResponsesInvited, &[("n", &all)])].concat())
        }
        Invited::Hidden | Invited::Unsaid => None,
    };
    let here = view.groups(results);
    let invited = ActorGroup::ALL.iter().filter(|group| round.names(**group));
    let missing = invited.map(|group| Some(*group)).filter(|group| !here.contains(group));
    let groups: Vec<_> = here.iter().copied().chain(missing).map(Respondents::Group).collect();
    let row = |respondents: Respondents| {
        let count = match results.responses(respondents) {
            Responses::Shown(count) => number(count),
            Responses::Hidden => text(Word::ResultsHidden).to_owned(),
        };
        let invited = match results.invited(round, respondents) {
            Invited::Shown(count) => number(count),
            Invited::Hidden => text(Word::ResultsHidden).to_owned(),
            Invited::Unsaid => "–".to_owned(),
        };
        view! {
            <tr>
                <th scope="row">{name(respondents)}</th>
                <td class="num">{count}</td>
                <td class="num">{invited}</td>
            </tr>
        }
    };
    let rows: Vec<_> = groups
        .into_iter()
        .chain(std::iter::once(Respondents::All))
        .map(row)
        .collect();
    let least = results.smallest.get().to_string();
    view! {
        <p class="figure-line">
            <b>{responses(results.total)}</b>
            {of_all}
        </p>
        {more_than_invited(results, round)}
        <details>
            <summary>{text(Word::ResultsResponsesTitle)}</summary>
            <table class="data-table responses-table">
                <thead>
                    <tr>
                        <th scope="col">{text(Word::ResultsColumnGroup)}</th>
                        <th scope="col" class="num">
                            {text(Word::ResultsColumnResponses)}
                        </th>
                        <th scope="col" class="num">
                            {text(Word::ResultsColumnInvited)}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="small muted">{fill(Word::ResultsRule, &[("n", &least)])}</p>
        </details>
    }
    .into_any()
}
