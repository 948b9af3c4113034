//! The actions: a list that stays quick with a thousand rows, by text, priority, owner and status.

use leptos::prelude::*;

use super::{
    add_action,
    index_page::{IndexPage, nothing},
    name_of,
};
use crate::{
    app::{
        components::{
            field::fresh_id,
            filtered_list::{FilteredList, SearchWords, folded},
            links::LinkedRecord,
            long_list::LongList,
            status_tag::{action_tag, progress_tag},
        },
        document::workspace::Workspace,
        form::shown_text::ShownText,
        interface::route::Route,
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, count, fill, text},
        },
    },
    domain::{
        follow_up::progress::{self, Progress, milestones_of},
        records::{
            document::Document,
            plan::{Action, ActionStatus, Priority, Target},
            references::References,
            strategy::Actor,
        },
        values::{date::Date, id::Id},
    },
    platform::web::{page, typing},
};

/// An action as a row.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Row {
    id: Id<Action>,
    title: String,
    owner: Option<(Id<Actor>, String)>,
    status: ActionStatus,
    is_late: bool,
    start: Option<Date>,
    end: Option<Date>,
    targets: usize,
    priorities: Vec<Id<Priority>>,
    /// The title and the owner's name, folded.
    words: String,
}

/// An action as a row.
pub fn row_of(
    document: &Document,
    references: &References,
    (id, action): (&Id<Action>, &Action),
    today: Option<Date>,
) -> Row {
    let is_late = today.is_some_and(|today| {
        let milestones = milestones_of(document, references, id);
        let milestones: Vec<_> = milestones.into_iter().map(|(_, one)| one).collect();
        progress::of(action, &milestones, today).shown() == Progress::Late
    });
    let title = vocabulary::named(&action.title);
    let owner = action.owner.clone().filter(|id| document.get(id).is_some());
    let owner = owner.map(|id| {
        let name = name_of(document, &id);
        (id, name)
    });
    Row {
        id: id.clone(),
        words: folded(&[&title, owner.as_ref().map_or("", |(_, name)| name)]),
        title,
        owner,
        status: action.status,
        is_late,
        start: action.start,
        end: action.end,
        targets: references.referrers_of_kind::<Target>(document, id.raw()).count(),
        priorities: action.priorities.clone(),
    }
}

/// A row of a list of actions.
pub fn action_row(row: Row) -> impl IntoView {
    view! { <li>{content(row)}</li> }
}

/// A row of the list of all actions, which may be long.
fn item(list: LongList, place: ReadSignal<usize>, row: Row) -> impl IntoView {
    view! {
        <li aria-setsize=list.total aria-posinset=move || place.get() + 1>
            {content(row)}
        </li>
    }
}

/// What a row of a list of actions says.
fn content(row: Row) -> AnyView {
    let owner = row
        .owner
        .map_or_else(|| text(Word::PlanNoOwner).to_owned(), |(_, name)| name);
    let period = vocabulary::period(row.start, row.end);
    view! {
        <a class="record-title" href=Route::Action(row.id).to_hash()>
            {row.title}
        </a>
        <span class="record-meta">
            <span>{owner}</span>
            {period.map(|period| view! { <span>{period}</span> })}
            <span>{count(Word::PlanTargetCountOne, Word::PlanTargetCountMany, row.targets)}</span>
        </span>
        {if row.is_late { progress_tag(Progress::Late) } else { action_tag(row.status) }}
    }
    .into_any()
}

/// What the list is filtered by; an empty text filters nothing.
#[derive(Clone, Default)]
struct Filter {
    words: SearchWords,
    priority: String,
    owner: String,
    status: String,
}

/// The choice of what lacks an owner or a priority. No id is written so.
const NONE: &str = "-none";

impl Filter {
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
        matches_owner
            && matches_priority
            && (self.status.is_empty() || row.status.code() == self.status)
            && self.words.are_in(&row.words)
    }
}

/// The page.
pub fn page(app: App) -> impl IntoView {
    let rows = app.workspace.select(|document, references| {
        let (all, today) = (document.ordered::<Action>(), page::today());
        all.iter()
            .map(|(id, action)| row_of(document, references, (id, action), today))
            .collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let index = IndexPage {
        route: Route::Actions,
        title: Word::PlanActions,
        lede: Word::PlanActionsLede,
        add: ("add-action", Word::PlanAddAction),
    };
    let empty = [
        Word::PlanActionsEmptyTitle,
        Word::PlanActionsEmptyText,
        Word::PlanActionsExample,
        Word::PlanActionsExampleText,
    ];
    let list = move || {
        if is_empty.get() {
            nothing(empty)
        } else {
            filtered(app.workspace, rows)
        }
    };
    index.view(app, move || add_action(app, None), list.into_any())
}

fn filtered(workspace: Workspace, rows: Memo<Vec<Row>>) -> AnyView {
    let filtered = FilteredList::new(rows, Filter::lets_through);
    let list = filtered.list;
    let is_found = Memo::new(move |_| list.total.get() > 0);
    let found = move || {
        if !is_found.get() {
            return view! { <p class="links-none">{text(Word::PlanFilterNothing)}</p> }.into_any();
        }
        view! {
            <ul class="record-list">
                <ForEnumerate
                    each=move || filtered.drawn.get()
                    key=Row::clone
                    children=move |place, row| item(list, place, row)
                />
            </ul>
        }
        .into_any()
    };
    let result = move || {
        let (n, total) = (list.total.get(), filtered.count_all());
        fill(
            Word::PlanFilterResult,
            &[("n", &n.to_string()), ("total", &total.to_string())],
        )
    };
    view! {
        {filter_fields(workspace, filtered)}
        <p class="small muted" role="status" id="filter-result">
            {result}
        </p>
        {found}
        {list.more()}
    }
    .into_any()
}

fn filter_fields(workspace: Workspace, filtered: FilteredList<Row, Filter>) -> impl IntoView {
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
        let words = SearchWords::new(typing::entered(&event));
        filtered.set_filter(|filter| filter.words = words);
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
                    prop:value=move || ShownText(filtered.filter(|filter| filter.words.typed().to_owned()))
                    on:input=words
                />
            </div>
            {choice(
                Word::PlanFilterPriority,
                Some(Word::PlanFilterNoPriority),
                priorities.into(),
                move |id| filtered.set_filter(|filter| filter.priority = id),
            )}
            {choice(
                Word::PlanFilterOwner,
                Some(Word::PlanFilterNoOwner),
                actors.into(),
                move |id| filtered.set_filter(|filter| filter.owner = id),
            )}
            {choice(
                Word::PlanFilterStatus,
                None,
                Signal::derive(move || statuses.clone()),
                move |id| filtered.set_filter(|filter| filter.status = id),
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
            <select id=id on:change=move |event| on_choose(typing::entered(&event))>
                <option value="">{text(Word::PlanFilterAll)}</option>
                {without.map(|word| view! { <option value=NONE>{text(word)}</option> })}
                {options}
            </select>
        </div>
    }
    .into_any()
}
