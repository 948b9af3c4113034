//! The deepened analysis of a priority (step 5): causes, means, alternatives, the conclusion, and the action plans that come of it.

use std::sync::Arc;

use leptos::prelude::*;

use super::own_parts::{OwnParts, PartWords};
use crate::{
    app::{
        components::{
            field::{check_box, text_area, text_field},
            icon::icon,
            links::{linked_name, links_from_elsewhere},
            record_choice::record_choice,
            record_links,
        },
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        records::{
            action_plan::referring,
            deep_analysis::{Alternative, DeepAnalysis},
            document::Document,
            plan::{ActionPlan, Priority},
            record::Record,
            references::References,
            strategy::Actor,
        },
        values::id::{Id, RecordId},
    },
    edit::command::Command,
    platform::web::random,
};

/// The section on the page of a priority.
pub fn section(app: App, priority: Id<Priority>) -> AnyView {
    let workspace = app.workspace;
    let (at, of) = (priority.clone(), priority.clone());
    let id = workspace.select(move |document, references| Some(id_in(document, references, &at)));
    let form = workspace.form_of(move || id.get()).beginning(move || {
        Some(DeepAnalysis {
            priority: Some(of.clone()),
            ..DeepAnalysis::default()
        })
    });
    let plans = workspace.select(move |document, references| {
        let id = id.get();
        let plans = id.map_or_else(Vec::new, |id| referring::<ActionPlan>(document, references, id.raw()));
        let plans = plans.iter();
        plans
            .filter_map(|(id, _)| record_links::to(document, id.raw()))
            .collect()
    });
    let alternatives = alternatives(workspace, priority.clone());
    view! {
        <section class="form-group stack" id="deep-analysis">
            <h2>{text(Word::ChoiceAnalysis)}</h2>
            <p class="help">{text(Word::ChoiceAnalysisLede)}</p>
            {text_area(form.field(field!(DeepAnalysis, causes)))}
            {text_area(form.field(field!(DeepAnalysis, works)))}
            {record_links::field(
                form,
                field!(DeepAnalysis, means),
                Word::ChoiceMeansNone,
                Word::PlanChooseActor,
                record_links::all::<Actor>,
            )}
            {text_area(form.field(field!(DeepAnalysis, means_text)))}
            {alternatives}
            {text_area(form.field(field!(DeepAnalysis, conclusion)))}
            {links_from_elsewhere(Word::ChoicePlans, Word::ChoicePlansNone, plans.into())}
            <p class="actions">
                <button type="button" id="make-action-plan" on:click=move |_| make_plan(app, &priority)>
                    {icon("plus")}
                    {text(Word::ChoiceMakePlan)}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// The id of the analysis of a priority, also before it is written.
fn id_in(document: &Document, references: &References, priority: &Id<Priority>) -> Id<DeepAnalysis> {
    let there = DeepAnalysis::of_priority(document, references, priority);
    there.map_or_else(|| DeepAnalysis::id_of(priority), |(id, _)| id)
}

/// Makes an action plan that the analysis asks for, and the analysis where nothing is written in it yet, and goes to the plan's title.
fn make_plan(app: App, priority: &Id<Priority>) {
    let made = app.workspace.now(|document, references| {
        let analysis = id_in(document, references, priority);
        let written = document.get(&analysis);
        let plan = ActionPlan {
            title: document.get(priority)?.title.clone(),
            text: written.map_or_else(String::new, |written| written.conclusion.clone()),
            priorities: vec![priority.clone()],
            analysis: Some(analysis.clone()),
            order: document.last_order::<ActionPlan>(),
            ..ActionPlan::default()
        };
        let id = random::new_id();
        let name = vocabulary::named(&plan.title);
        let mut records: Vec<(RecordId, Record)> = vec![(id.clone(), plan.into())];
        if written.is_none() {
            let begun = DeepAnalysis {
                priority: Some(priority.clone()),
                ..DeepAnalysis::default()
            };
            records.push((analysis.raw().clone(), begun.into()));
        }
        Some((Id::<ActionPlan>::of(id), name, records))
    });
    if let Some((id, name, records)) = made.flatten()
        && app.workspace.dispatch(&Command::Add(records))
    {
        app.notices.announce(fill(Word::ChoiceMadePlan, &[("name", &name)]));
        app.interface
            .go_to_field(&Route::ActionPlan(id), &field!(ActionPlan, title).id());
    }
}

fn alternatives(workspace: Workspace, priority: Id<Priority>) -> AnyView {
    let of = priority.clone();
    let parts = OwnParts {
        workspace,
        words: PartWords {
            none: Word::ChoiceAlternativesNone,
            add: Word::ChoiceAddAlternative,
            one: Word::ChoiceOneAlternative,
            remove: Word::ChoiceRemoveAlternative,
        },
        first_number: 0,
        add_id: None,
        add_label: None,
        new: Arc::new(move || Alternative {
            priority: Some(of.clone()),
            ..Alternative::default()
        }),
        first: |number| field!(Alternative, title).id_of(number),
    };
    let list = parts.view(
        move |document, references| {
            let found = referring::<Alternative>(document, references, priority.raw());
            found.into_iter().map(|(id, _)| id).collect()
        },
        alternative,
    );
    view! {
        <section>
            <h3>{text(Word::ChoiceAlternatives)}</h3>
            {list}
        </section>
    }
    .into_any()
}

fn alternative(part: FormRecord<Alternative>) -> AnyView {
    view! {
        {text_field(part.field(field!(Alternative, title)).class("field wide"))}
        <div class="chain-links">
            {text_area(part.field(field!(Alternative, speaks_for)))}
            {text_area(part.field(field!(Alternative, speaks_against)))}
            {text_area(part.field(field!(Alternative, reason)))}
        </div>
        {check_box(part.field(field!(Alternative, chosen)))}
    }
    .into_any()
}

/// On the page of an action plan: the analysis that asks for it, chosen there and led to.
pub fn asking_for(plan: FormRecord<ActionPlan>) -> AnyView {
    let lens = field!(ActionPlan, analysis);
    let linked = plan.workspace.select(move |document, _| {
        let analysis = plan.with(|plan| plan.analysis.clone());
        analysis.and_then(|analysis| record_links::to(document, analysis.raw()))
    });
    let led_to = move || match linked.get() {
        Some(link) => view! { <p>{linked_name(link)}</p> }.into_any(),
        None => view! { <p class="links-none">{text(Word::ChoicePlanNone)}</p> }.into_any(),
    };
    view! {
        <section>
            <h2>{text(Word::ChoicePlanTitle)}</h2>
            {led_to}
            {record_choice(plan, lens, lens.id())}
        </section>
    }
    .into_any()
}
