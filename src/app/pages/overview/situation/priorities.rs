//! How it goes by priority: its targets, its actions and its latest review, each as icon, word and number, and the way to it.

use leptos::prelude::*;

use super::super::MOST_PRIORITIES;
use crate::{
    app::{
        components::status_tag::{decision_tag, progress_tag, target_tag},
        interface::route::Route,
        pages::plan::thread_link,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::follow_up::{
        attainment::TargetStatus,
        progress::Progress,
        situation::{HeldReview, PrioritySituation, Situation},
    },
};

/// The section; nothing where there is no priority.
pub fn section(situation: Memo<Situation>) -> AnyView {
    let priorities = Memo::new(move |_| situation.with(|situation| situation.priorities.clone()));
    let serving_none = Memo::new(move |_| situation.with(|situation| situation.serving_none));
    let content = move || {
        let priorities = priorities.get();
        if priorities.is_empty() {
            return None;
        }
        let left = priorities.len().saturating_sub(MOST_PRIORITIES);
        let rows: Vec<_> = (1..).zip(priorities).take(MOST_PRIORITIES).map(row).collect();
        let more = (left > 0).then(|| {
            view! {
                <p>
                    <a href=Route::Priorities.to_hash()>
                        {fill(Word::OverviewGoesLeft, &[("n", &number(left))])}
                    </a>
                </p>
            }
        });
        Some(view! {
            <section class="section situation-priorities" id="how-it-goes">
                <h2>{text(Word::OverviewGoesTitle)}</h2>
                <ol>{rows}</ol>
                {more}
                {without(serving_none)}
            </section>
        })
    };
    content.into_any()
}

/// That there are actions which none of the rows has counted.
fn without(serving_none: Memo<usize>) -> impl IntoView {
    move || {
        let n = Some(serving_none.get()).filter(|n| *n > 0)?;
        Some(view! {
            <p class="small">
                <a href=Route::Actions.to_hash()>{fill(Word::OverviewServingNone, &[("n", &number(n))])}</a>
            </p>
        })
    }
}

fn row((place, priority): (usize, PrioritySituation)) -> AnyView {
    let has_actions = priority.actions.total() > 0;
    let targets = has_actions.then(|| {
        let counts = priority.targets.in_order(target_place);
        let counts = counts.into_iter().map(|(status, n)| {
            let tag = target_tag(status, text(target_word(status)).into());
            counted(tag, n)
        });
        fact(
            Word::OverviewGoesTargets,
            Word::OverviewGoesTargetsNone,
            counts.collect(),
        )
    });
    let actions = priority.actions.in_order(action_place);
    let actions = actions
        .into_iter()
        .map(|(progress, n)| counted(progress_tag(progress), n));
    let review = priority.review.map(reviewed).into_iter();
    let name = vocabulary::named(&priority.title);
    let thread = thread_link(priority.id.raw(), {
        let name = name.clone();
        move || name.clone()
    });
    view! {
        <li>
            <a class="record-title" href=Route::Priority(priority.id).to_hash()>
                <span class="record-no">{place}</span>
                " "
                {name}
            </a>
            " "
            {thread}
            <dl class="situation-facts">
                {targets}
                {fact(Word::OverviewGoesActions, Word::OverviewGoesActionsNone, actions.collect())}
                {fact(Word::OverviewGoesReview, Word::OverviewGoesReviewNone, review.collect())}
            </dl>
        </li>
    }
    .into_any()
}

fn fact(name: Word, none: Word, said: Vec<AnyView>) -> AnyView {
    let said = if said.is_empty() {
        view! { <span class="muted">{text(none)}</span> }.into_any()
    } else {
        said.into_any()
    };
    view! {
        <div>
            <dt>{text(name)}</dt>
            <dd>{said}</dd>
        </div>
    }
    .into_any()
}

fn counted(tag: AnyView, n: usize) -> AnyView {
    view! { <span class="next-count">{tag} " " {number(n)}</span> }.into_any()
}

fn reviewed(review: HeldReview) -> AnyView {
    view! {
        <span class="next-count">
            <a href=Route::Review(review.id).to_hash()>{vocabulary::day(review.day)}</a>
            " "
            {decision_tag(review.decision)}
        </span>
    }
    .into_any()
}

/// Where a status is among those of a priority: what goes well, what does not, and what isn't known.
fn target_place(status: TargetStatus) -> u8 {
    match status {
        TargetStatus::Achieved => 0,
        TargetStatus::OnTrack => 1,
        TargetStatus::Behind => 2,
        TargetStatus::Missed => 3,
        TargetStatus::Awaiting => 4,
        TargetStatus::Unjudged => 5,
        TargetStatus::NotMeasured => 6,
        TargetStatus::NotReckoned => 7,
    }
}

fn target_word(status: TargetStatus) -> Word {
    match status {
        TargetStatus::Achieved => Word::OverviewGoesAchieved,
        TargetStatus::OnTrack => Word::OverviewGoesOnTrack,
        TargetStatus::Behind => Word::OverviewGoesBehind,
        TargetStatus::Missed => Word::OverviewGoesMissed,
        TargetStatus::Awaiting => Word::OverviewGoesAwaiting,
        TargetStatus::Unjudged => Word::OverviewGoesUnjudged,
        TargetStatus::NotMeasured => Word::FollowUpNotMeasured,
        TargetStatus::NotReckoned => Word::FollowUpNotReckoned,
    }
}

/// Where it is among those of a priority how an action goes.
fn action_place(progress: Progress) -> u8 {
    match progress {
        Progress::Done => 0,
        Progress::Ongoing => 1,
        Progress::Late => 2,
        Progress::NotStarted => 3,
        Progress::Cancelled => 4,
    }
}
