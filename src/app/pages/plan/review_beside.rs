//! What is known of what is reviewed, beside the words: how its actions go, how far their targets have come, and what was said last.

use leptos::prelude::*;

use super::attained;
use crate::{
    app::{
        components::{
            links::{LinkedRecord, linked_name, links_from_elsewhere},
            long_list::LongList,
            record_links,
            status_tag::{decision_tag, progress_tag},
        },
        document::workspace::Workspace,
        interface::route::Route,
        text::{
            kinds, vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        follow_up::{
            progress::{self, Progress, milestones_of},
            reviewing::{actions_under, plans_under, reviews_of},
        },
        records::{
            action_plan::targets_of,
            plan::{Action, Target},
            review::{Review, ReviewDecision},
        },
        values::id::{Id, RecordId},
    },
    platform::web::page,
};

/// The sections, of a priority's review with the plans that serve it.
pub fn section(workspace: Workspace, id: Id<Review>, of: RecordId, is_role: bool) -> AnyView {
    let plans = is_role.then(|| {
        let of = of.clone();
        let plans = workspace.select(move |document, references| {
            let plans = plans_under(document, references, &of).into_iter();
            plans
                .filter_map(|(id, _)| record_links::to(document, id.raw()))
                .collect::<Vec<_>>()
        });
        view! { <section>{links_from_elsewhere(Word::ReviewPlans, Word::ReviewPlansNone, plans.into())}</section> }
    });
    view! {
        {plans}
        {actions(workspace, of.clone())}
        {targets(workspace, of.clone())}
        {last(workspace, id, of)}
    }
    .into_any()
}

/// An action, by its name and address, and how it goes.
type ActionRow = (LinkedRecord, Option<Progress>);

fn actions(workspace: Workspace, of: RecordId) -> AnyView {
    let rows = workspace.select(move |document, references| {
        let today = page::today();
        let row = |(id, action): (Id<Action>, &Action)| -> Option<ActionRow> {
            let milestones = milestones_of(document, references, &id);
            let milestones: Vec<_> = milestones.into_iter().map(|(_, one)| one).collect();
            let goes = today.map(|today| progress::of(action, &milestones, today).shown());
            Some((record_links::to(document, id.raw())?, goes))
        };
        let actions = actions_under(document, references, &of).into_iter();
        actions.filter_map(row).collect::<Vec<_>>()
    });
    let long = LongList::new(Memo::new(move |_| rows.with(Vec::len)));
    let list = move || {
        let drawn = rows.with(|rows| rows.iter().take(long.drawn.get()).cloned().collect::<Vec<_>>());
        if drawn.is_empty() {
            return view! { <p class="links-none">{text(Word::PlanPlanActionsNone)}</p> }.into_any();
        }
        let row = |(place, (action, goes)): (usize, ActionRow)| {
            view! {
                <li aria-setsize=long.total aria-posinset=place + 1>
                    {linked_name(action)}
                    <div class="attained">{goes.map(progress_tag)}</div>
                </li>
            }
        };
        let rows: Vec<_> = drawn.into_iter().enumerate().map(row).collect();
        view! { <ul class="following">{rows}</ul> }.into_any()
    };
    view! {
        <section class="stack">
            <h2>{text(Word::ReviewActions)}</h2>
            {list}
            {long.more()}
        </section>
    }
    .into_any()
}

/// A target, its name, and the action on whose page it is.
type TargetRow = (Id<Target>, String, Id<Action>);

fn targets(workspace: Workspace, of: RecordId) -> AnyView {
    let rows = workspace.select(move |document, references| {
        let actions = actions_under(document, references, &of).into_iter();
        let targets = actions.flat_map(|(action, _)| {
            let targets = targets_of(document, references, &action).into_iter();
            targets.map(move |(id, target)| -> TargetRow { (id, vocabulary::named(&target.title), action.clone()) })
        });
        targets.collect::<Vec<_>>()
    });
    let long = LongList::new(Memo::new(move |_| rows.with(Vec::len)));
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let drawn = move || rows.with(|rows| rows.iter().take(long.drawn.get()).cloned().collect::<Vec<_>>());
    let one = move |(id, title, action): TargetRow| {
        view! {
            <li>
                <a href=Route::Action(action).to_hash()>{title}</a>
                {attained::of_target(workspace, id)}
            </li>
        }
    };
    let list = move || {
        if is_empty.get() {
            return view! { <p class="links-none">{text(Word::ReviewTargetsNone)}</p> }.into_any();
        }
        view! {
            <ul class="following">
                <For each=drawn key=Clone::clone children=one />
            </ul>
        }
        .into_any()
    };
    view! {
        <section class="stack">
            <h2>{text(Word::ReviewTargets)}</h2>
            {list}
            {long.more()}
        </section>
    }
    .into_any()
}

/// What is shown of the review before.
#[derive(Clone, PartialEq)]
struct Last {
    name: LinkedRecord,
    decision: ReviewDecision,
    said: Vec<(Word, String)>,
}

fn last(workspace: Workspace, id: Id<Review>, of: RecordId) -> AnyView {
    let last = workspace.select(move |document, references| {
        let reviews = reviews_of(document, references, &of);
        let place = reviews.iter().position(|(one, _)| *one == id)?;
        let (last, review) = reviews.get(place + 1)?;
        let said = [
            (Word::FieldReviewRole, &review.role),
            (Word::FieldReviewDone, &review.done),
            (Word::FieldReviewLearnt, &review.learnt),
            (Word::FieldReviewReason, &review.reason),
        ];
        let said = said.into_iter().filter(|(_, said)| !said.trim().is_empty());
        let record = document.record(last.raw())?;
        Some(Last {
            name: LinkedRecord {
                id: last.as_str().into(),
                name: kinds::name(&[document], last.raw(), record),
                href: Route::Review(last.clone()).to_hash(),
            },
            decision: review.decision,
            said: said.map(|(word, said)| (word, said.trim().to_owned())).collect(),
        })
    });
    let shown = move || match last.get() {
        None => view! { <p class="links-none">{text(Word::ReviewLastNone)}</p> }.into_any(),
        Some(last) => {
            let said: Vec<_> = last
                .said
                .into_iter()
                .map(|(word, said)| {
                    view! {
                        <div>
                            <dt>{text(word)}</dt>
                            <dd class="said">{said}</dd>
                        </div>
                    }
                })
                .collect();
            view! {
                <p>{linked_name(last.name)}</p>
                <p>{decision_tag(last.decision)}</p>
                <dl class="facts">{said}</dl>
            }
            .into_any()
        }
    };
    view! {
        <section class="stack">
            <h2>{text(Word::ReviewLast)}</h2>
            {shown}
        </section>
    }
    .into_any()
}
