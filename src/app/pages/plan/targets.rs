//! The targets of an action: what is measured, from where to where, and by when.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            field::{amount_field, term_field, text_field, year_field},
            focus::focus_when_drawn,
            icon::icon,
        },
        document::workspace::Workspace,
        form::lens::field,
        text::words::{Word, fill, text},
    },
    domain::{
        records::{
            action_plan::targets_of,
            plan::{Action, Target},
        },
        values::id::Id,
    },
    platform::web::page,
};

/// The targets, each as fields, and the way to add one.
pub fn of_action(workspace: Workspace, action: Id<Action>) -> impl IntoView {
    // Each with its number: a target that gets another one is drawn again, since its fields are named by it.
    let targets = {
        let action = action.clone();
        workspace.select(move |document, references| {
            let targets = targets_of(document, references, &action);
            (1..).zip(targets).map(|(n, (id, _))| (n, id)).collect::<Vec<_>>()
        })
    };
    let is_empty = Memo::new(move |_| targets.with(Vec::is_empty));
    let add = move |_| {
        let target = Target {
            action: Some(action.clone()),
            ..Target::default()
        };
        if workspace.add_last(target).is_some() {
            let number = targets.with_untracked(Vec::len);
            focus_when_drawn(field!(Target, title).id_of(number));
        }
    };
    let list = move || {
        if is_empty.get() {
            return view! { <p class="links-none">{text(Word::PlanTargetsNone)}</p> }.into_any();
        }
        view! {
            <div class="targets">
                <For each=move || targets.get() key=Clone::clone children=move |(n, id)| form(workspace, n, id) />
            </div>
        }
        .into_any()
    };
    view! {
        <section class="form-group">
            <h2>{text(Word::PlanTargets)}</h2>
            {list}
            <p class="actions targets-add">
                <button type="button" id="add-target" on:click=add>
                    {icon("plus")}
                    {text(Word::PlanAddTarget)}
                </button>
            </p>
        </section>
    }
}

fn form(workspace: Workspace, n: usize, id: Id<Target>) -> impl IntoView {
    let target = workspace.form(id.clone()).numbered(n);
    let number = n.to_string();
    let remove = move |_| {
        workspace.remove(id.raw());
        // What has the focus goes; the next thing to do is here.
        page::focus("add-target");
    };
    view! {
        <fieldset class="target-form">
            <legend>{fill(Word::PlanTarget, &[("n", &number)])}</legend>
            {text_field(target.field(field!(Target, title)).help(Word::PlanTargetTitleHelp))}
            <div class="field-row">
                {amount_field(target.field(field!(Target, baseline)))}
                {year_field(target.field(field!(Target, baseline_year)))}
                {amount_field(target.field(field!(Target, value)))} {year_field(target.field(field!(Target, year)))}
            </div>
            <div class="field-row">
                {text_field(target.field(field!(Target, unit)))} {term_field(target.field(field!(Target, direction)))}
            </div>
            {text_field(target.field(field!(Target, method)).help(Word::PlanTargetMethodHelp))}
            <div class="actions">
                <button
                    type="button"
                    class="danger"
                    aria-label=fill(Word::PlanRemoveTargetN, &[("n", &number)])
                    on:click=remove
                >
                    {icon("trash")}
                    {text(Word::PlanRemoveTarget)}
                </button>
            </div>
        </fieldset>
    }
}
