//! The priorities in their order.

use leptos::prelude::*;

use super::{
    add_priority,
    index_page::{IndexPage, nothing},
    thread,
};
use crate::{
    app::{
        components::{mover::Mover, status_tag::priority_tag},
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, count, text},
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
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let index = IndexPage {
        route: Route::Priorities,
        title: Word::PlanPriorities,
        lede: Word::PlanPrioritiesLede,
        add: ("add-priority", Word::PlanAddPriority),
    };
    index.view(app, move || add_priority(app), priority_list(app))
}

/// What is said of a priority in the list.
#[derive(Clone, Default, PartialEq)]
struct Row {
    title: String,
    status: PriorityStatus,
    actions: usize,
    elements: usize,
    factors: usize,
}

fn row_of(document: &Document, references: &References, id: &Id<Priority>) -> Option<Row> {
    let priority = document.get(id)?;
    Some(Row {
        actions: references.referrers_of_kind::<Action>(document, id.raw()).count(),
        title: vocabulary::named(&priority.title),
        status: priority.status,
        elements: priority.elements.len(),
        factors: priority.factors.len(),
    })
}

/// The priorities in their order, of which `is_wanted` says which.
fn ids(
    workspace: Workspace,
    is_wanted: impl Fn(PriorityStatus) -> bool + Send + Sync + 'static,
) -> Memo<Vec<Id<Priority>>> {
    workspace.select(move |document, _| {
        let all = document.ordered::<Priority>().into_iter();
        all.filter(|(_, priority)| is_wanted(priority.status))
            .map(|(id, _)| id)
            .collect()
    })
}

/// The current priorities, with ways to reorder them, and below them those that nobody works with: not chosen, closed, archived.
pub fn priority_list(app: App) -> AnyView {
    let held = ids(app.workspace, PriorityStatus::is_current);
    let others = ids(app.workspace, |status| !status.is_current());
    let is_empty = Memo::new(move |_| held.with(Vec::is_empty) && others.with(Vec::is_empty));
    let below = move || {
        let groups = PriorityStatus::ALL.iter().filter(|status| !status.is_current());
        groups.map(|status| put_away(app, *status)).collect_view()
    };
    let list = move || {
        if is_empty.get() {
            return nothing([
                Word::PlanPrioritiesEmptyTitle,
                Word::PlanPrioritiesEmptyText,
                Word::PlanPrioritiesExample,
                Word::PlanPrioritiesExampleText,
            ]);
        }
        view! {
            <p class="no-print">
                <a id="side-by-side" href=Route::Choice.to_hash()>
                    {text(Word::ChoiceOpen)}
                </a>
            </p>
            <ol class="record-list priorities">
                <For each=move || held.get() key=Id::clone children=move |id| row(app, id, Some(held)) />
            </ol>
            {below}
        }
        .into_any()
    };
    list.into_any()
}

/// The priorities that nobody works with, where there are any that stand so.
fn put_away(app: App, status: PriorityStatus) -> AnyView {
    let found = ids(app.workspace, move |one| one == status);
    let is_there = Memo::new(move |_| !found.with(Vec::is_empty));
    let heading = match status {
        PriorityStatus::NotChosen => Word::ChoiceNotChosen,
        PriorityStatus::Closed => Word::ChoiceClosed,
        PriorityStatus::Archived => Word::PlanArchived,
        PriorityStatus::Draft | PriorityStatus::Referral | PriorityStatus::Adopted => status.word(),
    };
    let list = move || {
        is_there.get().then(|| {
            view! {
                <section class="section-gap">
                    <h2>{text(heading)}</h2>
                    <ul class="record-list">
                        <For each=move || found.get() key=Id::clone children=move |id| row(app, id, None) />
                    </ul>
                </section>
            }
        })
    };
    list.into_any()
}

/// A priority: with its number and ways to move it if it is one of those that hold.
fn row(app: App, id: Id<Priority>, held: Option<Memo<Vec<Id<Priority>>>>) -> AnyView {
    let href = Route::Priority(id.clone()).to_hash();
    let raw = id.raw().clone();
    let id = StoredValue::new(id);
    let row = app
        .workspace
        .select(move |document, references| id.with_value(|id| row_of(document, references, id)).unwrap_or_default());
    let title = Signal::derive(move || row.with(|row| row.title.clone()));
    let status = Memo::new(move |_| row.with(|row| row.status));
    let counts = Memo::new(move |_| row.with(|row| (row.actions, row.elements, row.factors)));
    let number = held.map(|held| {
        let place = move || {
            let place = held.with(|ids| id.with_value(|id| ids.iter().position(|one| one == id)));
            place.map(|place| (place + 1).to_string())
        };
        view! {
            <span class="record-no">{place}</span>
            " "
        }
    });
    let moves = held.map(|ids| {
        let mover = Mover {
            app,
            id,
            ids,
            name: title,
        };
        view! { <span class="actions moves no-print">{mover.buttons()}</span> }
    });
    view! {
        <li>
            <a class="record-title" href=href>
                {number}
                {title}
            </a>
            <span class="record-meta">
                {move || rests_on(counts.get())} {thread::link(&raw, move || title.get())}
            </span>
            {move || priority_tag(status.get())}
            {moves}
        </li>
    }
    .into_any()
}

/// How many actions, structure elements and factors a priority has.
fn rests_on((actions, elements, factors): (usize, usize, usize)) -> AnyView {
    let counts = [
        (actions, Word::PlanActionCountOne, Word::PlanActionCountMany),
        (elements, Word::PlanElementCountOne, Word::PlanElementCountMany),
        (factors, Word::PlanFactorCountOne, Word::PlanFactorCountMany),
    ];
    let counts = counts.into_iter().filter(|(n, _, _)| *n > 0);
    let counts: Vec<_> = counts
        .map(|(n, one, many)| view! { <span>{count(one, many, n)}</span> })
        .collect();
    let no_action = (actions == 0).then(|| view! { <span>{text(Word::PlanNoAction)}</span> });
    view! {
        {no_action}
        {counts}
    }
    .into_any()
}
