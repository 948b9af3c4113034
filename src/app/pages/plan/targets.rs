//! The targets of an action: what is measured, from where to where, and by when.

use leptos::prelude::*;

use crate::app::document::workspace::Workspace;
use crate::{
    app::{
        components::{
            field::{amount_field, term_field, text_field, year_field},
            icon::icon,
        },
        form::lens::field,
        text::words::{Word, fill, text},
    },
    domain::{
        records::plan::{Action, Target, targets_of},
        values::id::Id,
    },
    platform::web::page,
};

/// The targets, each as fields, and the way to add one.
pub fn of_action(workspace: Workspace, action: Id<Action>) -> impl IntoView {
    let ids = {
        let action = action.clone();
        workspace.select(move |document, references| {
            let targets = targets_of(document, references, &action);
            targets.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
        })
    };
    let add = move |_| {
        let order = workspace.now(|document, _| document.last_order::<Target>());
        let target = Target {
            action: Some(action.clone()),
            order: order.unwrap_or_default(),
            ..Target::default()
        };
        if workspace.add(target).is_some() {
            let field = field!(Target, title).id_of(ids.with_untracked(Vec::len));
            request_animation_frame(move || {
                page::focus(&field);
            });
        }
    };
    let list = move || {
        let ids = ids.get();
        if ids.is_empty() {
            return view! { <p class="links-none">{text(Word::PlanTargetsNone)}</p> }.into_any();
        }
        let forms: Vec<_> = (1..).zip(ids).map(|(n, id)| form(workspace, n, id)).collect();
        view! { <div class="targets">{forms}</div> }.into_any()
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
        // What had the focus is gone; the next thing to do is here.
        request_animation_frame(|| {
            page::focus("add-target");
        });
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
