//! The targets of an action: what is measured, from where to where, and by when.

use leptos::prelude::*;

use super::{attained, comments, measurements};
use crate::{
    app::{
        components::{
            field::{amount_field, check_box, date_field, term_field, text_field, year_field},
            focus::focus_when_drawn,
            icon::icon,
            links::linked_name,
            reconsider_mark::reconsider_mark,
            record_choice::record_choice,
            record_links,
        },
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        text::words::{Word, fill, text},
    },
    domain::{
        records::{
            action_plan::{referring, targets_of},
            comment::Comment,
            indicator::{BySex, Measurement},
            plan::{Action, Direction, Target},
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
    let direction = Memo::new(move |_| target.with(|target| target.direction));
    let by_direction = move || match direction.get() {
        Direction::Between => Some(amount_field(
            target.field(field!(Target, upper)).help(Word::PlanTargetUpperHelp),
        )),
        Direction::Maintain => Some(amount_field(target.field(field!(Target, tolerance)))),
        Direction::Unstated | Direction::Increase | Direction::Decrease => None,
    };
    let removed = id.clone();
    let remove = move |_| {
        workspace.remove(removed.raw());
        // What has the focus goes; the next thing to do is here.
        page::focus("add-target");
    };
    view! {
        <fieldset class="target-form">
            <legend>{fill(Word::PlanTarget, &[("n", &number)])}</legend>
            {reconsider_mark(workspace, id.raw().clone())}
            {text_field(target.field(field!(Target, title)).help(Word::PlanTargetTitleHelp))}
            <div class="field-row">
                {term_field(target.field(field!(Target, direction)))}
                {amount_field(target.field(field!(Target, baseline)))}
                {year_field(target.field(field!(Target, baseline_year)))}
                {amount_field(target.field(field!(Target, value)))} {by_direction}
                {year_field(target.field(field!(Target, year)))} {text_field(target.field(field!(Target, unit)))}
            </div>
            {attained::of_target(workspace, id.clone())}
            {values(workspace, target, n, &id)}
            <details class="fold target-more">
                <summary>{text(Word::PlanTargetMore)}</summary>
                <div class="stack">{how_measured(target)}</div>
            </details>
            {target_comments(workspace, n, &id)}
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

/// What has been measured, folded; or the indicator that has it.
fn values(workspace: Workspace, target: FormRecord<Target>, n: usize, id: &Id<Target>) -> AnyView {
    let counted = id.clone();
    let count = workspace.select(move |document, references| {
        let values = references.referrers_of_kind::<Measurement>(document, counted.raw());
        values.count()
    });
    let followed = Memo::new(move |_| target.with(|target| target.indicator.clone()));
    let indicator = workspace.select(move |document, _| {
        let indicator = followed.get()?;
        record_links::to(document, indicator.raw())
    });
    let of = id.raw().clone();
    let shown = move || match indicator.get() {
        Some(indicator) => {
            view! { <p class="small">{text(Word::PlanValuesFollow)} " " {linked_name(indicator)}"."</p> }.into_any()
        }
        None => {
            let title = move || fill(Word::PlanValuesTitle, &[("n", &count.get().to_string())]);
            view! {
                <details class="fold target-values">
                    <summary>{title}</summary>
                    <div class="stack">{measurements::of(workspace, of.clone(), Some(n))}</div>
                </details>
            }
            .into_any()
        }
    };
    shown.into_any()
}

/// What is said of the target, folded unless something is.
fn target_comments(workspace: Workspace, n: usize, id: &Id<Target>) -> impl IntoView {
    let at = id.raw().clone();
    let open = workspace.select(move |document, references| {
        let comments = referring::<Comment>(document, references, &at);
        comments.iter().filter(|(_, comment)| comment.closed.is_none()).count()
    });
    let title = move || {
        let n = open.get().to_string();
        fill(Word::PlanTab, &[("name", text(Word::CommentTitle)), ("n", &n)])
    };
    view! {
        <details class="fold target-comments no-print">
            <summary>{title}</summary>
            {comments::of_target(workspace, id.raw().clone(), n)}
        </details>
    }
}

/// How and when the target is measured.
fn how_measured(target: FormRecord<Target>) -> impl IntoView {
    let adds_up = Memo::new(move |_| target.with(|target| target.cumulative));
    let is_reason_asked = Memo::new(move |_| target.with(|target| target.by_sex == BySex::No));
    let counted_from = move || {
        adds_up
            .get()
            .then(|| year_field(target.field(field!(Target, counted_from))))
    };
    let reason = move || {
        is_reason_asked
            .get()
            .then(|| text_field(target.field(field!(Target, by_sex_reason)).class("field grow")))
    };
    view! {
        <div class="field-row">
            {text_field(target.field(field!(Target, source)).class("field grow"))}
            {text_field(target.field(field!(Target, method)).class("field grow").help(Word::PlanTargetMethodHelp))}
        </div>
        <div class="field-row">
            {record_choice(
                target,
                field!(Target, indicator),
                target.field(field!(Target, indicator)).caption.id,
            )}
            {record_choice(
                target,
                field!(Target, measured_by),
                target.field(field!(Target, measured_by)).caption.id,
            )} {term_field(target.field(field!(Target, interval)))}
            {date_field(target.field(field!(Target, next_measurement)))}
        </div>
        <div class="field-row">{check_box(target.field(field!(Target, cumulative)))} {counted_from}</div>
        <div class="field-row">{term_field(target.field(field!(Target, by_sex)))} {reason}</div>
    }
}
