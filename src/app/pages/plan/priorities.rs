//! The priorities in their order.

use leptos::prelude::*;

use super::{add_priority, parts, reorder::move_to};
use crate::{
    app::{
        components::{
            empty_state::empty_state,
            icon::icon,
            page_head::{page_head, up},
            status_tag::priority_tag,
        },
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, count, fill, text},
        },
    },
    domain::{
        records::{
            document::Document,
            plan::{Action, Priority, PriorityStatus},
            references::References,
        },
        values::id::Id,
    },
    platform::web::page,
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(
                up(Route::Plan.to_hash(), text(Word::NavPlan).into()),
                text(Word::PlanPriorities),
                text(Word::PlanPrioritiesLede),
            )}
            {parts(app.workspace, Route::Priorities)}
            <p class="actions plan-views">
                <button type="button" class="primary" id="add-priority" on:click=move |_| add_priority(app)>
                    {icon("plus")}
                    {text(Word::PlanAddPriority)}
                </button>
            </p>
            {priority_list(app)}
        </main>
    }
}

#[derive(Clone, PartialEq)]
struct Row {
    id: Id<Priority>,
    title: String,
    status: PriorityStatus,
    actions: usize,
    elements: usize,
    factors: usize,
}

fn rows(document: &Document, references: &References) -> Vec<Row> {
    let row = |(id, priority): (Id<Priority>, &Priority)| Row {
        actions: references.referrers_of_kind::<Action>(document, id.raw()).count(),
        id,
        title: vocabulary::named(&priority.title),
        status: priority.status,
        elements: priority.elements.len(),
        factors: priority.factors.len(),
    };
    document.ordered().into_iter().map(row).collect()
}

/// The current priorities, with ways to reorder them, and below them the archived ones.
pub fn priority_list(app: App) -> AnyView {
    let rows = app.workspace.select(rows);
    let list = move || {
        let (archived, held): (Vec<_>, Vec<_>) = rows
            .get()
            .into_iter()
            .partition(|row| row.status == PriorityStatus::Archived);
        if archived.is_empty() && held.is_empty() {
            return empty_state(
                Word::PlanPrioritiesEmptyTitle,
                Word::PlanPrioritiesEmptyText,
                (Word::PlanPrioritiesExample, Word::PlanPrioritiesExampleText),
                ().into_any(),
            );
        }
        let ids: Vec<_> = held.iter().map(|row| row.id.clone()).collect();
        let held: Vec<_> = held
            .into_iter()
            .enumerate()
            .map(|(place, row)| held_row(app, row, place, ids.clone()))
            .collect();
        let archived = (!archived.is_empty()).then(|| {
            let rows: Vec<_> = archived.into_iter().map(archived_row).collect();
            view! {
                <section class="section-gap">
                    <h2>{text(Word::PlanArchived)}</h2>
                    <ul class="record-list">{rows}</ul>
                </section>
            }
        });
        view! {
            <ol class="record-list priorities">{held}</ol>
            {archived}
        }
        .into_any()
    };
    list.into_any()
}

fn title_and_meta(row: &Row, number: Option<usize>) -> impl IntoView + use<> {
    let counts = [
        (row.actions, Word::PlanActionCountOne, Word::PlanActionCountMany),
        (row.elements, Word::PlanElementCountOne, Word::PlanElementCountMany),
        (row.factors, Word::PlanFactorCountOne, Word::PlanFactorCountMany),
    ];
    let counts = counts.into_iter().filter(|(n, _, _)| *n > 0);
    let counts: Vec<_> = counts
        .map(|(n, one, many)| view! { <span>{count(one, many, n)}</span> })
        .collect();
    let no_action = (row.actions == 0).then(|| view! { <span>{text(Word::PlanNoAction)}</span> });
    view! {
        <a class="record-title" href=Route::Priority(row.id.clone()).to_hash()>
            {number
                .map(|number| {
                    view! {
                        <span class="record-no">{number}</span>
                        " "
                    }
                })}
            {row.title.clone()}
        </a>
        <span class="record-meta">{no_action}{counts}</span>
        {priority_tag(row.status)}
    }
}

fn archived_row(row: Row) -> impl IntoView {
    view! { <li>{title_and_meta(&row, None)}</li> }
}

fn held_row(app: App, row: Row, place: usize, ids: Vec<Id<Priority>>) -> impl IntoView {
    let is_first = place == 0;
    let is_last = place + 1 == ids.len();
    let button = |to: Option<usize>, symbol, named: Word, word: Word, button_id: String| {
        let (ids, name, focus) = (ids.clone(), row.title.clone(), button_id.clone());
        let label = fill(named, &[("name", &row.title)]);
        let act = move |_| {
            let Some(to) = to else { return };
            move_to(app.workspace, &ids, place, to, |priority, order| priority.order = order);
            let place = (to + 1).to_string();
            app.notices
                .announce(fill(Word::PlanMoved, &[("name", &name), ("n", &place)]));
            let focus = focus.clone();
            // The list is drawn again in its new order; the keyboard stays with what was moved.
            request_animation_frame(move || {
                page::focus(&focus);
            });
        };
        view! {
            <button
                type="button"
                class="quiet"
                id=button_id
                aria-label=label
                aria-disabled=to.is_none().then_some("true")
                on:click=act
            >
                {icon(symbol)}
                {text(word)}
            </button>
        }
    };
    let up = (!is_first).then(|| place.saturating_sub(1));
    let down = (!is_last).then_some(place + 1);
    let raw = row.id.as_str();
    view! {
        <li>
            {title_and_meta(&row, Some(place + 1))}
            <span class="actions moves no-print">
                {button(up, "arrow-up", Word::PlanMoveUpNamed, Word::PlanMoveUp, format!("up-{raw}"))}
                {button(down, "arrow-down", Word::PlanMoveDownNamed, Word::PlanMoveDown, format!("down-{raw}"))}
            </span>
        </li>
    }
}
