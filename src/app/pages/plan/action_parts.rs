//! What an action consists of beside its targets: milestones, funding with its sums, and risks.

use std::sync::Arc;

use leptos::prelude::*;

use super::own_parts::{OwnParts, PartWords};
use crate::{
    app::{
        components::{
            field::{amount_field, date_field, term_field, text_field, year_field},
            record_choice::record_choice,
        },
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        text::{
            follow_up,
            words::{Word, text},
        },
    },
    domain::{
        follow_up::{
            funding::{self, FundingSums},
            progress::milestones_of,
        },
        records::{
            action_parts::{Funding, Milestone, Risk},
            action_plan::referring,
            plan::Action,
        },
        values::id::Id,
    },
};

/// The milestones.
pub fn milestones(workspace: Workspace, action: Id<Action>) -> AnyView {
    let of = action.clone();
    let parts = OwnParts {
        workspace,
        words: PartWords {
            none: Word::PlanMilestonesNone,
            add: Word::PlanAddMilestone,
            one: Word::PlanMilestone,
            remove: Word::PlanRemoveMilestone,
        },
        first_number: 0,
        add_id: None,
        add_label: None,
        new: Arc::new(move || Milestone {
            action: Some(of.clone()),
            ..Milestone::default()
        }),
        first: |number| field!(Milestone, title).id_of(number),
    };
    let list = parts.view(
        move |document, references| {
            let found = milestones_of(document, references, &action);
            found.into_iter().map(|(id, _)| id).collect()
        },
        milestone,
    );
    view! {
        <section class="form-group">
            <h2>{text(Word::PlanMilestones)}</h2>
            {list}
        </section>
    }
    .into_any()
}

fn milestone(part: FormRecord<Milestone>) -> AnyView {
    view! {
        {text_field(part.field(field!(Milestone, title)).class("field grow"))}
        {date_field(part.field(field!(Milestone, due)))}
        {date_field(part.field(field!(Milestone, done)))}
    }
    .into_any()
}

/// The funding, and what it comes to.
pub fn funding(workspace: Workspace, action: Id<Action>) -> AnyView {
    let (of, at) = (action.clone(), action.clone());
    let parts = OwnParts {
        workspace,
        words: PartWords {
            none: Word::PlanFundingNone,
            add: Word::PlanAddFunding,
            one: Word::PlanFundingRow,
            remove: Word::PlanRemoveFunding,
        },
        first_number: 0,
        add_id: None,
        add_label: None,
        new: Arc::new(move || Funding {
            action: Some(of.clone()),
            ..Funding::default()
        }),
        first: |number| field!(Funding, funder).id_of(number),
    };
    let list = parts.view(
        move |document, references| {
            let found = funding::funding_of(document, references, &at);
            found.into_iter().map(|(id, _)| id).collect()
        },
        funding_row,
    );
    let sums = workspace.select(move |document, references| {
        let cost = document.get(&action).and_then(|action| action.cost);
        let found = funding::funding_of(document, references, &action);
        funding::sums(cost, &found.into_iter().map(|(_, one)| one).collect::<Vec<_>>())
    });
    view! {
        <section class="form-group">
            <h3>{text(Word::PlanFunding)}</h3>
            {list}
            {move || sums.with(|sums| is_said(sums).then(|| funding_sums(sums)))}
        </section>
    }
    .into_any()
}

fn funding_row(part: FormRecord<Funding>) -> AnyView {
    let (funder, id) = (field!(Funding, funder), part.field(field!(Funding, funder)).caption.id);
    view! {
        {record_choice(part, funder, id)}
        {text_field(part.field(field!(Funding, source)))}
        {year_field(part.field(field!(Funding, year)))}
        {amount_field(part.field(field!(Funding, asked)))}
        {amount_field(part.field(field!(Funding, granted)))}
        {amount_field(part.field(field!(Funding, spent)))}
    }
    .into_any()
}

/// Whether there is anything to sum or to hold it against.
fn is_said(sums: &FundingSums) -> bool {
    !sums.by_year.is_empty() || sums.lacking.is_some()
}

/// What is asked, granted and spent in all, and what is missing.
fn funding_sums(sums: &FundingSums) -> AnyView {
    let total = sums.total;
    let rows = [
        (Word::FollowUpAsked, total.asked),
        (Word::FollowUpGranted, total.granted),
        (Word::FollowUpSpent, total.spent),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(word, sum)| {
            view! {
                <div>
                    <dt>{text(word)}</dt>
                    <dd>{follow_up::sum(sum)}</dd>
                </div>
            }
        })
        .collect();
    view! {
        <dl class="facts">{rows}</dl>
        <p id="funding-lacking">{follow_up::lacking(sums)}</p>
    }
    .into_any()
}

/// The risks.
pub fn risks(workspace: Workspace, action: Id<Action>) -> AnyView {
    let of = action.clone();
    let parts = OwnParts {
        workspace,
        words: PartWords {
            none: Word::PlanRisksNone,
            add: Word::PlanAddRisk,
            one: Word::PlanRisk,
            remove: Word::PlanRemoveRisk,
        },
        first_number: 0,
        add_id: None,
        add_label: None,
        new: Arc::new(move || Risk {
            action: Some(of.clone()),
            ..Risk::default()
        }),
        first: |number| field!(Risk, title).id_of(number),
    };
    let list = parts.view(
        move |document, references| {
            let found = referring::<Risk>(document, references, action.raw());
            found.into_iter().map(|(id, _)| id).collect()
        },
        risk,
    );
    view! {
        <section class="form-group">
            <h3>{text(Word::PlanRisks)}</h3>
            <p class="help">{text(Word::PlanRisksPrivate)}</p>
            {list}
        </section>
    }
    .into_any()
}

fn risk(part: FormRecord<Risk>) -> AnyView {
    view! {
        {text_field(part.field(field!(Risk, title)).class("field wide"))}
        {term_field(part.field(field!(Risk, likelihood)))}
        {term_field(part.field(field!(Risk, consequence)))}
        {text_field(part.field(field!(Risk, response)).class("field wide"))}
    }
    .into_any()
}
