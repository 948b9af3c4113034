//! The plans of neighbouring regions that a priority meets, on its page: whose they are, where they are read, and what they mean here.

use std::sync::Arc;

use leptos::prelude::*;

use super::own_parts::{OwnParts, PartWords};
use crate::{
    app::{
        components::{
            choice_field::ChoiceField,
            field::{text_area, text_field},
            icon::icon,
            record_links,
        },
        form::{lens::field, record::FormRecord},
        text::words::{Word, text},
    },
    domain::{
        records::{action_plan::referring, lesson::NeighbourPlan, plan::Priority, structure_map::StructureElement},
        values::{county, id::Id, web_address::web_address},
    },
};

/// The section on the page of a priority.
pub fn section(priority: FormRecord<Priority>, id: Id<Priority>) -> AnyView {
    let of = id.clone();
    let parts = OwnParts {
        workspace: priority.workspace,
        words: PartWords {
            none: Word::NeighbourNone,
            add: Word::NeighbourAdd,
            one: Word::NeighbourOne,
            remove: Word::NeighbourRemove,
        },
        first_number: 0,
        add_id: None,
        add_label: None,
        new: Arc::new(move || NeighbourPlan {
            priority: Some(of.clone()),
            ..NeighbourPlan::default()
        }),
        first: |number| field!(NeighbourPlan, title).id_of(number),
    };
    let list = parts.view(
        move |document, references| {
            let found = referring::<NeighbourPlan>(document, references, id.raw());
            found.into_iter().map(|(id, _)| id).collect()
        },
        plan,
    );
    view! {
        <section class="form-group stack" id="neighbour-plans">
            <h2>{text(Word::NeighbourTitle)}</h2>
            <p class="help">{text(Word::NeighbourLede)}</p>
            {list}
            {text_area(priority.field(field!(Priority, neighbours)))}
        </section>
    }
    .into_any()
}

fn plan(plan: FormRecord<NeighbourPlan>) -> AnyView {
    view! {
        {text_field(plan.field(field!(NeighbourPlan, title)).class("field grow"))}
        {region(plan)}
        {text_field(plan.field(field!(NeighbourPlan, address)).class("field wide").help(Word::NeighbourAddressHelp))}
        {way_to(plan)}
        <div class="chain-links">
            {text_area(plan.field(field!(NeighbourPlan, text)))}
            {record_links::field(
                plan,
                field!(NeighbourPlan, elements),
                Word::NeighbourElementsNone,
                Word::PlanChooseElement,
                record_links::all::<StructureElement>,
            )}
        </div>
    }
    .into_any()
}

/// The region, of those that there are but the own. One that this version does not know stays until another is chosen.
fn region(plan: FormRecord<NeighbourPlan>) -> AnyView {
    let lens = field!(NeighbourPlan, county);
    let own = plan.workspace.select(|document, _| document.strategy().county.clone());
    let options = move || {
        let (own, chosen) = (own.get(), plan.with(lens.read));
        let all = county::COUNTIES
            .iter()
            .filter(|one| one.code != own || one.code == chosen)
            .map(|one| (one.code.to_owned(), one.region.to_owned()));
        let unknown =
            (!chosen.is_empty() && county::by_code(&chosen).is_none()).then(|| (chosen.clone(), chosen.clone()));
        all.chain(unknown).collect()
    };
    let field = ChoiceField {
        label: lens.label,
        id: plan.field(lens).caption.id,
        none: Word::NeighbourCountyNone,
        options: Signal::derive(options),
        value: plan.value(lens),
    };
    field.view(move |chosen| plan.change(|plan| plan.county = chosen))
}

/// The way to the plan on the web, or why there is none.
fn way_to(plan: FormRecord<NeighbourPlan>) -> impl IntoView {
    let written = Memo::new(move |_| plan.with(|plan| plan.address.trim().to_owned()));
    move || {
        let written = written.get();
        if written.is_empty() {
            return None;
        }
        let Some(address) = web_address(&written) else {
            let wrong = view! {
                <p class="help field wide" role="status">
                    {text(Word::NeighbourAddressWrong)}
                </p>
            };
            return Some(wrong.into_any());
        };
        let way = view! {
            <div class="field wide no-print">
                <p>
                    {icon("external")}
                    " "
                    <a href=address.to_owned() target="_blank" rel="noreferrer">
                        {text(Word::NeighbourOpen)}
                    </a>
                </p>
            </div>
        };
        Some(way.into_any())
    }
}
