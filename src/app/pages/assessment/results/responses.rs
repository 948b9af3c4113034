//! How many have answered, by group against those invited.

use leptos::prelude::*;

use super::{
    respondents::name,
    view::{ResultsView, number, responses},
};
use crate::{
    app::text::words::{Word, fill, text},
    domain::{
        assessment::results::{Respondents, Responses, Results},
        records::{self_assessment::Round, strategy::ActorGroup},
    },
};

/// How many responses there are in all, and by group behind it.
pub fn responses_by_group(view: ResultsView) -> AnyView {
    let round = view.current.round;
    let invited = view.app.workspace.select(move |document, _| {
        let round = round.get().and_then(|id| document.get(&id));
        round.map(InvitedGroups::of).unwrap_or_default()
    });
    let content = move || {
        let invited = invited.get();
        view.read_all(|results| Some(content(view, results, &invited)))
    };
    view! { <div class="responses">{content}</div> }.into_any()
}

/// Who is invited.
#[derive(Clone, Debug, Default, PartialEq)]
struct InvitedGroups {
    groups: Vec<ActorGroup>,
    counts: Vec<(ActorGroup, u32)>,
}

impl InvitedGroups {
    fn of(round: &Round) -> Self {
        let named = |group: &&ActorGroup| round.invited.iter().any(|code| code == group.code());
        let counted = |group: &ActorGroup| {
            let count = round.invited_count.get(group.code())?;
            (count.0 > 0).then_some((*group, count.0))
        };
        Self {
            groups: ActorGroup::ALL.iter().filter(named).copied().collect(),
            counts: ActorGroup::ALL.iter().filter_map(counted).collect(),
        }
    }

    fn count(&self, respondents: Respondents) -> Option<u32> {
        let find = |wanted: ActorGroup| {
            let found = self.counts.iter().find(|(group, _)| *group == wanted);
            found.map(|(_, count)| *count)
        };
        match respondents {
            Respondents::Group(group) => group.and_then(find),
            // A sum says something only where every group that is invited is counted.
            Respondents::All if self.groups.is_empty() => None,
            Respondents::All => self
                .groups
                .iter()
                .map(|group| find(*group))
                .try_fold(0_u32, |sum, count| Some(sum.saturating_add(count?))),
        }
    }
}

fn content(view: ResultsView, results: &Results, invited: &InvitedGroups) -> AnyView {
    let of_all = invited.count(Respondents::All).map(|all| {
        let all = number(all);
        [" ", &fill(Word::ResultsResponsesInvited, &[("n", &all)])].concat()
    });
    let here = view.groups(results);
    let missing = invited.groups.iter().map(|group| Some(*group));
    let missing = missing.filter(|group| !here.contains(group));
    let groups: Vec<_> = here.iter().copied().chain(missing).map(Respondents::Group).collect();
    let row = |respondents: Respondents| {
        let count = match results.responses(respondents) {
            Responses::Shown(count) => number(count),
            Responses::Hidden => text(Word::ResultsHidden).to_owned(),
        };
        let invited = invited.count(respondents).map_or_else(|| "–".to_owned(), number);
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
