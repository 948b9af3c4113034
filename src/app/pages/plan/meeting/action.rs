//! An action: who answers for it and takes part, when, how it goes and why, its milestones, its money in a line and what it serves.

use leptos::prelude::*;

use super::{
    desk::Desk,
    facts::{self, MOST_READ, MOST_SHOWN},
    judging,
};
use crate::{
    app::{
        components::{
            icon::icon,
            links::LinkedRecord,
            record_links,
            status_tag::{action_tag, progress_tag},
        },
        document::workspace::Workspace,
        pages::plan::attained,
        text::{
            follow_up,
            vocabulary::{self, Term},
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::{
            funding::{funding_of, sums},
            progress::{Progress, milestones_of},
        },
        records::{
            action_parts::{Milestone, Risk},
            action_plan::referring,
            document::Document,
            plan::{Action, ActionStatus},
            references::References,
        },
        values::{date::Date, excerpt::excerpt, id::Id},
    },
};

/// What is said of it.
#[derive(Clone, PartialEq)]
struct Told {
    status: ActionStatus,
    text: String,
    time: String,
    owner: Vec<LinkedRecord>,
    partners: Vec<LinkedRecord>,
    commitment: String,
    money: String,
    plan: Vec<LinkedRecord>,
    serves: Vec<LinkedRecord>,
}

/// The screen's two columns.
pub fn view(desk: Desk, id: Id<Action>) -> [AnyView; 2] {
    let workspace = desk.app.workspace;
    let main = view! {
        {told(workspace, id.clone())}
        {milestones(desk, id.clone())}
        {risks(desk, id.clone())}
    };
    let beside = view! {
        <section>
            <h2>{text(Word::PlanProgress)}</h2>
            {attained::of_action(workspace, id.clone())}
            {judging::view(desk, id.clone())}
        </section>
        {facts::targets(workspace, id.raw().clone())}
    };
    [main.into_any(), beside.into_any()]
}

fn told(workspace: Workspace, id: Id<Action>) -> AnyView {
    let told = workspace.select(move |document, references| {
        let action = document.get(&id)?;
        let owner = action.owner.as_ref();
        let plan = action.plan.as_ref();
        Some(Told {
            status: action.status,
            text: excerpt(&action.text, MOST_READ),
            time: vocabulary::period(action.start, action.end).unwrap_or_default(),
            owner: record_links::of(document, &owner.cloned().into_iter().collect::<Vec<_>>()),
            partners: record_links::of(document, &action.partners),
            commitment: action.commitment.trim().into(),
            money: money(document, references, &id, action),
            plan: record_links::of(document, &plan.cloned().into_iter().collect::<Vec<_>>()),
            serves: record_links::of(document, &action.priorities),
        })
    });
    let view = move || {
        let told = told.get()?;
        let owner = facts::linked(Word::FieldActionOwner, told.owner);
        let owner = owner.or_else(|| facts::said(Word::FieldActionOwner, text(Word::PlanNoOwner).into()));
        let view = view! {
            <p class="meeting-tags">{action_tag(told.status)} <span>{told.time}</span></p>
            <p class="meeting-reason" hidden=told.text.is_empty()>
                {told.text.clone()}
            </p>
            <dl class="meeting-facts">
                {owner} {facts::linked(Word::FieldActionPartners, told.partners)}
                {facts::said(Word::FieldActionCommitment, told.commitment)}
                {facts::said(Word::MeetingMoney, told.money)} {facts::linked(Word::FieldActionPlan, told.plan)}
                {facts::linked(Word::FieldActionPriorities, told.serves)}
            </dl>
        };
        Some(view.into_any())
    };
    view.into_any()
}

/// The money in a line; empty where nothing is said of any.
fn money(document: &Document, references: &References, id: &Id<Action>, action: &Action) -> String {
    let funding: Vec<_> = funding_of(document, references, id)
        .into_iter()
        .map(|(_, one)| one)
        .collect();
    if action.cost.is_none() && funding.is_empty() {
        return String::new();
    }
    let sums = sums(action.cost, &funding);
    let cost = action.cost.map(|cost| {
        let cost = fill(Word::FollowUpSumOf, &[("sum", &follow_up::number(cost.get()))]);
        fill(Word::MeetingCosts, &[("sum", &cost)])
    });
    let granted = fill(Word::MeetingGranted, &[("sum", &follow_up::sum(sums.total.granted))]);
    let lacking = follow_up::lacking(&sums);
    let parts = cost.into_iter().chain([granted, lacking]);
    parts.collect::<Vec<_>>().join(" · ")
}

/// A milestone: what is ready then, its day and whether it is done.
#[derive(Clone, PartialEq)]
struct Row {
    title: String,
    due: Option<Date>,
    done: Option<Date>,
}

fn milestones(desk: Desk, id: Id<Action>) -> AnyView {
    let rows = desk.app.workspace.select(move |document, references| {
        let milestones = milestones_of(document, references, &id).into_iter();
        let row = |(_, one): (Id<Milestone>, &Milestone)| Row {
            title: vocabulary::named(&one.title),
            due: one.due,
            done: one.done,
        };
        milestones.map(row).collect::<Vec<_>>()
    });
    let view = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return None;
        }
        let total = rows.len();
        let last = rows.iter().filter(|row| row.done.is_some()).max_by_key(|row| row.done);
        let next = rows.iter().filter(|row| row.done.is_none());
        let next = next.min_by_key(|row| (row.due.is_none(), row.due));
        let named = |row: &Row, day: Option<Date>| {
            let day = day.map(vocabulary::day);
            day.map_or_else(|| row.title.clone(), |day| [&row.title, ", ", &day].concat())
        };
        let last = last.and_then(|row| facts::said(Word::MeetingLast, named(row, row.done)));
        let next = next.and_then(|row| facts::said(Word::MeetingNext, named(row, row.due)));
        let list: Vec<_> = rows
            .into_iter()
            .take(MOST_SHOWN)
            .map(|row| milestone(row, desk.today))
            .collect();
        let view = view! {
            <section>
                <h2>{text(Word::KindsMilestone)}</h2>
                <dl class="meeting-facts">{last} {next}</dl>
                <ul class="meeting-list">{list}</ul>
                {facts::more(total)}
            </section>
        };
        Some(view.into_any())
    };
    view.into_any()
}

fn milestone(row: Row, today: Date) -> AnyView {
    let (progress, day) = match (row.done, row.due) {
        (Some(done), _) => (Some(Progress::Done), Some(done)),
        (None, Some(due)) if due < today => (Some(Progress::Late), Some(due)),
        (None, due) => (None, due),
    };
    view! {
        <li class="meeting-row">
            <span>
                {row.title}
                {day.map(|day| view! { <span class="muted">", " {vocabulary::day(day)}</span> })}
            </span>
            {progress.map(progress_tag)}
        </li>
    }
    .into_any()
}

/// The risks, where they are asked for.
fn risks(desk: Desk, id: Id<Action>) -> AnyView {
    let rows = desk.app.workspace.select(move |document, references| {
        if !desk.shows_risks.get() {
            return Vec::new();
        }
        let risks = referring::<Risk>(document, references, id.raw()).into_iter();
        let told = |(_, risk): (Id<Risk>, &Risk)| {
            let values = [
                ("title", &*vocabulary::named(&risk.title)),
                ("likelihood", &*text(risk.likelihood.word()).to_lowercase()),
                ("consequence", &*text(risk.consequence.word()).to_lowercase()),
            ];
            fill(Word::MeetingRisk, &values)
        };
        risks.map(told).collect::<Vec<_>>()
    });
    let view = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return None;
        }
        let total = rows.len();
        let row = |told: String| view! { <li>{icon("alert-triangle")} " " {told}</li> };
        let rows: Vec<_> = rows.into_iter().take(MOST_SHOWN).map(row).collect();
        let view = view! {
            <section>
                <h2>{text(Word::KindsRisk)}</h2>
                <ul class="meeting-list">{rows}</ul>
                {facts::more(total)}
            </section>
        };
        Some(view.into_any())
    };
    view.into_any()
}
