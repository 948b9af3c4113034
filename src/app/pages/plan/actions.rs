//! The actions: a list that stays quick with a thousand rows, by text, priority, owner and status.

use leptos::prelude::*;

use super::{add_action, name_of, parts};
use crate::app::document::workspace::Workspace;
use crate::{
    app::{
        components::{
            empty_state::empty_state,
            field::fresh_id,
            icon::icon,
            links::LinkedRecord,
            page_head::{page_head, up},
            status_tag::action_tag,
        },
        interface::route::Route,
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, count, fill, text},
        },
    },
    domain::{
        records::{
            document::Document,
            plan::{Action, ActionStatus, Priority, Target},
            references::References,
            strategy::Actor,
        },
        values::{date::Date, id::Id},
    },
};

/// How many rows are shown at first, and with each request for more.
const PAGE: usize = 100;

/// An action as a row.
#[derive(Clone, PartialEq)]
pub struct Row {
    id: Id<Action>,
    title: String,
    owner: Option<(Id<Actor>, String)>,
    status: ActionStatus,
    start: Option<Date>,
    end: Option<Date>,
    targets: usize,
    priorities: Vec<Id<Priority>>,
}

/// An action as a row.
pub fn row_of(document: &Document, references: &References, id: &Id<Action>, action: &Action) -> Row {
    let owner = action.owner.clone().filter(|id| document.get(id).is_some());
    Row {
        id: id.clone(),
        title: vocabulary::named(&action.title),
        owner: owner.map(|id| {
            let name = name_of(document, &id);
            (id, name)
        }),
        status: action.status,
        start: action.start,
        end: action.end,
        targets: references.referrers_of_kind::<Target>(document, id.raw()).count(),
        priorities: action.priorities.clone(),
    }
}

/// A row of a list of actions.
pub fn action_row(row: Row) -> impl IntoView {
    let owner = row
        .owner
        .map_or_else(|| text(Word::PlanNoOwner).to_owned(), |(_, name)| name);
    let period = vocabulary::period(row.start, row.end);
    view! {
        <li>
            <a class="record-title" href=Route::Action(row.id).to_hash()>
                {row.title}
            </a>
            <span class="record-meta">
                <span>{owner}</span>
                {period.map(|period| view! { <span>{period}</span> })}
                <span>{count(Word::PlanTargetCountOne, Word::PlanTargetCountMany, row.targets)}</span>
            </span>
            {action_tag(row.status)}
        </li>
    }
}

/// What the list is filtered by; an empty text filters nothing.
#[derive(Clone, Default, PartialEq)]
struct Filter {
    words: String,
    priority: String,
    owner: String,
    status: String,
}

/// The choice of what lacks an owner or a priority. No id is written so.
const NONE: &str = "-none";

impl Filter {
    /// The filter with its words as they are compared.
    fn ready(&self) -> Self {
        Self {
            words: self.words.trim().to_lowercase(),
            ..self.clone()
        }
    }

    fn lets_through(&self, row: &Row) -> bool {
        let owner = row.owner.as_ref();
        let matches_owner = match self.owner.as_str() {
            "" => true,
            NONE => owner.is_none(),
            id => owner.is_some_and(|(owner, _)| owner.as_str() == id),
        };
        let matches_priority = match self.priority.as_str() {
            "" => true,
            NONE => row.priorities.is_empty(),
            id => row.priorities.iter().any(|priority| priority.as_str() == id),
        };
        let matches_words = || {
            let contains = |text: &str| text.to_lowercase().contains(&self.words);
            self.words.is_empty() || contains(&row.title) || owner.is_some_and(|(_, name)| contains(name))
        };
        matches_owner
            && matches_priority
            && (self.status.is_empty() || row.status.code() == self.status)
            && matches_words()
    }
}

/// The page.
pub fn page(app: App) -> impl IntoView {
    let rows = app.workspace.select(|document, references| {
        let all = document.ordered::<Action>();
        all.iter()
            .map(|(id, action)| row_of(document, references, id, action))
            .collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(
                up(Route::Plan.to_hash(), text(Word::NavPlan).into()),
                text(Word::PlanActions),
                text(Word::PlanActionsLede),
            )}
            {parts(app.workspace, Route::Actions)}
            <p class="actions plan-views">
                <button type="button" class="primary" id="add-action" on:click=move |_| add_action(app, None)>
                    {icon("plus")}
                    {text(Word::PlanAddAction)}
                </button>
            </p>
            {move || if is_empty.get() { nothing() } else { filtered(app.workspace, rows) }}
        </main>
    }
}

fn nothing() -> AnyView {
    empty_state(
        Word::PlanActionsEmptyTitle,
        Word::PlanActionsEmptyText,
        (Word::PlanActionsExample, Word::PlanActionsExampleText),
        ().into_any(),
    )
}

fn filtered(workspace: Workspace, rows: Memo<Vec<Row>>) -> AnyView {
    let filter = RwSignal::new(Filter::default());
    let limit = RwSignal::new(PAGE);
    // The rows that pass, by their place in the list: a keystroke copies no row that it does not show.
    let passing = Memo::new(move |_| {
        let filter = filter.with(Filter::ready);
        rows.with(|rows| {
            let numbered = rows.iter().enumerate();
            let passing = numbered.filter(|(_, row)| filter.lets_through(row));
            passing.map(|(place, _)| place).collect::<Vec<_>>()
        })
    });
    let list = move || {
        let passing = passing.get();
        let shown: Vec<_> = rows.with(|rows| {
            let shown = passing.iter().take(limit.get());
            let shown = shown.filter_map(|place| rows.get(*place).cloned());
            shown.map(action_row).collect()
        });
        if shown.is_empty() {
            view! { <p class="links-none">{text(Word::PlanFilterNothing)}</p> }.into_any()
        } else {
            view! { <ul class="record-list">{shown}</ul> }.into_any()
        }
    };
    let rest = Memo::new(move |_| passing.with(Vec::len).saturating_sub(limit.get()));
    let more = move || {
        (rest.get() > 0).then(|| {
            let label = fill(Word::PlanShowMore, &[("n", &rest.get().min(PAGE).to_string())]);
            view! {
                <p class="actions">
                    <button type="button" id="show-more" on:click=move |_| limit.update(|limit| *limit += PAGE)>
                        {label}
                    </button>
                </p>
            }
        })
    };
    let result = move || {
        let (n, total) = (passing.with(Vec::len), rows.with(Vec::len));
        fill(
            Word::PlanFilterResult,
            &[("n", &n.to_string()), ("total", &total.to_string())],
        )
    };
    view! {
        {filter_fields(workspace, filter, limit)}
        <p class="small muted" role="status" id="filter-result">
            {result}
        </p>
        {list}
        {more}
    }
    .into_any()
}

fn filter_fields(workspace: Workspace, filter: RwSignal<Filter>, limit: RwSignal<usize>) -> impl IntoView {
    let change = move |change: &dyn Fn(&mut Filter)| {
        limit.set(PAGE);
        filter.update(|filter| change(filter));
    };
    let priorities = workspace.select(|document, _| super::record_links::priorities(document));
    let actors = workspace.select(|document, _| super::record_links::all::<Actor>(document));
    let statuses: Vec<_> = ActionStatus::ALL
        .iter()
        .map(|status| LinkedRecord {
            id: status.code().into(),
            name: text(status.word()).into(),
            href: String::new(),
        })
        .collect();
    let words = move |event| {
        let words = event_target_value(&event);
        change(&|filter| filter.words.clone_from(&words));
    };
    let search = fresh_id();
    view! {
        <div class="field-row filters no-print" role="search" aria-label=text(Word::PlanFilter)>
            <div class="field grow">
                <label for=search.clone()>{text(Word::PlanFilterText)}</label>
                <input
                    type="search"
                    id=search
                    autocomplete="off"
                    prop:value=move || filter.with(|filter| filter.words.clone())
                    on:input=words
                />
            </div>
            {choice(
                Word::PlanFilterPriority,
                Some(Word::PlanFilterNoPriority),
                priorities.into(),
                move |id| change(&|filter| filter.priority.clone_from(&id)),
            )}
            {choice(
                Word::PlanFilterOwner,
                Some(Word::PlanFilterNoOwner),
                actors.into(),
                move |id| change(&|filter| filter.owner.clone_from(&id)),
            )}
            {choice(
                Word::PlanFilterStatus,
                None,
                Signal::derive(move || statuses.clone()),
                move |id| change(&|filter| filter.status.clone_from(&id)),
            )}
        </div>
    }
}

fn choice(
    label: Word,
    without: Option<Word>,
    options: Signal<Vec<LinkedRecord>>,
    on_choose: impl Fn(String) + 'static,
) -> AnyView {
    let id = fresh_id();
    let options = move || {
        let options = options.get().into_iter();
        options
            .map(|one| view! { <option value=one.id>{one.name}</option> })
            .collect::<Vec<_>>()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{text(label)}</label>
            <select id=id on:change=move |event| on_choose(event_target_value(&event))>
                <option value="">{text(Word::PlanFilterAll)}</option>
                {without.map(|word| view! { <option value=NONE>{text(word)}</option> })}
                {options}
            </select>
        </div>
    }
    .into_any()
}
