//! How far a target has come and how an action goes, each as icon, word and colour, with how it was reckoned one press away.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            links::linked_names,
            record_links,
            status_tag::{progress_tag, target_tag},
        },
        document::workspace::Workspace,
        text::{
            follow_up,
            words::{Word, text},
        },
    },
    domain::{
        follow_up::{
            attainment::{self, TargetStatus},
            progress::{self, milestones_of},
        },
        records::plan::{Action, Target},
        values::id::Id,
    },
    platform::web::page,
};

/// What is shown of a target's attainment.
#[derive(Clone, PartialEq)]
struct Attained {
    status: TargetStatus,
    told: String,
    lines: Vec<String>,
}

/// How far a target has come today.
pub fn of_target(workspace: Workspace, id: Id<Target>) -> AnyView {
    let attained = workspace.select(move |document, references| {
        let attainment = attainment::of(document, references, &id, page::today()?)?;
        Some(Attained {
            status: attainment.total.status,
            told: follow_up::told(&attainment.total),
            lines: follow_up::reckoned(&attainment),
        })
    });
    let show = move || {
        attained.get().map(|attained| {
            let lines: Vec<_> = attained
                .lines
                .into_iter()
                .map(|line| view! { <li>{line}</li> })
                .collect();
            view! {
                {target_tag(attained.status, attained.told)}
                <details class="fold how-reckoned">
                    <summary>{text(Word::FollowUpHow)}</summary>
                    <ul class="plain">{lines}</ul>
                </details>
            }
        })
    };
    view! { <div class="attained">{show}</div> }.into_any()
}

/// How an action goes today, why, and what it waits for.
pub fn of_action(workspace: Workspace, id: Id<Action>) -> AnyView {
    let waiting_of = id.clone();
    let shown = workspace.select(move |document, references| {
        let action = document.get(&id)?;
        let milestones = milestones_of(document, references, &id);
        let milestones: Vec<_> = milestones.into_iter().map(|(_, one)| one).collect();
        let progress = progress::of(action, &milestones, page::today()?);
        Some((progress.shown(), follow_up::reason(&progress)))
    });
    let waits = workspace.select(move |document, references| {
        let waits = page::today().map(|today| progress::waits_for(document, references, &waiting_of, today));
        let waits = waits.into_iter().flatten();
        waits
            .filter_map(|(id, _)| record_links::to(document, id.raw()))
            .collect::<Vec<_>>()
    });
    let tag = move || {
        shown.get().map(|(progress, reason)| {
            view! {
                <p>{progress_tag(progress)}</p>
                <p class="small">{reason}</p>
            }
        })
    };
    let waits = move || {
        let waits = waits.get();
        (!waits.is_empty())
            .then(|| view! { <p class="small">{text(Word::FollowUpWaits)}": "{linked_names(waits, ", ")}</p> })
    };
    view! {
        <div class="attained" id="action-goes">
            {tag}
            {waits}
        </div>
    }
    .into_any()
}
