//! The targets of an action: what is measured, from where to where, and by when.

use leptos::prelude::*;

use super::{Change, part};
use crate::app::document::workspace::Workspace;
use crate::{
    app::{
        components::{
            field::{amount_field, caption, term_field, text_field, year_field},
            icon::icon,
        },
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
            let field = format!("target-{}-title", ids.with_untracked(Vec::len));
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
        let forms: Vec<_> = (1..)
            .zip(ids)
            .map(|(n, id)| form(workspace, n, id))
            .collect();
        view! { <div class="targets">{forms}</div> }.into_any()
    };
    view! {
        <section class="form-group">
            <h2>{text(Word::PlanTargets)}</h2>
            {list}
            <p class="actions targets-add"><button type="button" id="add-target" on:click=add>{icon("plus")}{text(Word::PlanAddTarget)}</button></p>
        </section>
    }
}

fn form(workspace: Workspace, n: usize, id: Id<Target>) -> impl IntoView {
    let target = workspace.record(id.clone());
    let stored = StoredValue::new(id.clone());
    let edit = move |field, change: Change<Target>| {
        workspace.edit(&stored.get_value(), field, change);
    };
    let field = |word: Word, name: &str| caption(word).id(&format!("target-{n}-{name}"));
    let number = n.to_string();
    let remove = move |_| {
        workspace.remove(id.raw());
        // What had the focus is gone; the next thing to do stands here.
        request_animation_frame(|| {
            page::focus("add-target");
        });
    };
    view! {
        <fieldset class="target-form">
            <legend>{fill(Word::PlanTarget, &[("n", &number)])}</legend>
            {text_field(field(Word::PlanTargetTitle, "title").help(Word::PlanTargetTitleHelp), part(target, |target| target.title.clone()), move |title| {
                edit("title", Box::new(move |target| target.title = title));
            })}
            <div class="field-row">
                {amount_field(field(Word::PlanTargetBaseline, "baseline"), part(target, |target| target.baseline), move |baseline| {
                    edit("baseline", Box::new(move |target| target.baseline = baseline));
                })}
                {year_field(field(Word::PlanTargetBaselineYear, "baseline-year"), part(target, |target| target.baseline_year), move |year| {
                    edit("baseline_year", Box::new(move |target| target.baseline_year = year));
                })}
                {amount_field(field(Word::PlanTargetValue, "value"), part(target, |target| target.value), move |value| {
                    edit("value", Box::new(move |target| target.value = value));
                })}
                {year_field(field(Word::PlanTargetYear, "year"), part(target, |target| target.year), move |year| {
                    edit("year", Box::new(move |target| target.year = year));
                })}
            </div>
            <div class="field-row">
                {text_field(field(Word::PlanTargetUnit, "unit"), part(target, |target| target.unit.clone()), move |unit| {
                    edit("unit", Box::new(move |target| target.unit = unit));
                })}
                {term_field(field(Word::PlanTargetDirection, "direction"), part(target, |target| target.direction), move |direction| {
                    edit("direction", Box::new(move |target| target.direction = direction));
                })}
            </div>
            {text_field(field(Word::PlanTargetMethod, "method").help(Word::PlanTargetMethodHelp), part(target, |target| target.method.clone()), move |method| {
                edit("method", Box::new(move |target| target.method = method));
            })}
            <div class="actions">
                <button type="button" class="danger" aria-label=fill(Word::PlanRemoveTargetN, &[("n", &number)]) on:click=remove>{icon("trash")}{text(Word::PlanRemoveTarget)}</button>
            </div>
        </fieldset>
    }
}
