//! The actions: as a list to read and as a table to work in, both by the same text, plan, priority, owner, year and status.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{
    action_table::{self, TableDesk},
    add_action,
    index_page::{IndexPage, nothing},
    name_of,
};
use crate::{
    app::{
        components::{
            choice_field::{Options, filter_choice, options_of, term_options},
            filtered_list::{FilteredList, folded},
            list_filter::ListFilter,
            record_rows::RecordRow,
            status_tag::{action_tag, progress_tag},
            view_choice::ViewChoice,
        },
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, count, text},
        },
    },
    domain::{
        action_table::filter::{ActionFilter, Filtered},
        follow_up::progress::{self, Progress, milestones_of},
        records::{
            document::Document,
            plan::{Action, ActionPlan, ActionStatus, Priority, Target},
            references::References,
            strategy::Actor,
        },
        values::{date::Date, id::Id},
    },
    platform::web::page,
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
    plan: Option<Id<ActionPlan>>,
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
        plan: action.plan.clone(),
        priorities: action.priorities.clone(),
    }
}

/// What a row of a list of actions says.
pub fn action_row(row: Row) -> AnyView {
    let owner = row
        .owner
        .map_or_else(|| text(Word::PlanNoOwner).to_owned(), |(_, name)| name);
    let tag = if row.is_late {
        progress_tag(Progress::Late)
    } else {
        action_tag(row.status)
    };
    let row = RecordRow {
        to: Route::Action(row.id),
        title: row.title,
        meta: vec![
            owner,
            vocabulary::period(row.start, row.end).unwrap_or_default(),
            count(Word::PlanTargetCountOne, Word::PlanTargetCountMany, row.targets),
        ],
        tag: Some(tag),
    };
    row.view()
}

fn lets_through(filter: &ActionFilter, row: &Row) -> bool {
    filter.lets_through(&Filtered {
        plan: row.plan.as_ref(),
        priorities: &row.priorities,
        owner: row.owner.as_ref().map(|(owner, _)| owner),
        status: row.status,
        days: (row.start, row.end),
        words: &row.words,
    })
}

/// The two ways to see the actions.
const VIEWS: &[(&str, Word)] = &[("list", Word::ActionTableViewList), (TABLE, Word::ActionTableViewTable)];

const TABLE: &str = "table";

/// The page.
pub fn page(app: App) -> impl IntoView {
    let rows = app.workspace.select(|document, references| {
        let (all, today) = (document.ordered::<Action>(), page::today());
        all.iter()
            .map(|(id, action)| row_of(document, references, (id, action), today))
            .collect::<Vec<_>>()
    });
    // The rows of the list are not made while the table is shown.
    let total = app.workspace.select(|document, _| document.all::<Action>().count());
    let is_empty = Memo::new(move |_| total.get() == 0);
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
    let view = ViewChoice::remembered("actions-view", VIEWS);
    let is_table = view.is(TABLE);
    let filter = RwSignal::new(ActionFilter::default());
    let of_list = list_filter(filter);
    // The table as long as it is there.
    let shown: StoredValue<Option<TableDesk>> = StoredValue::new(None);
    let list = move || {
        let is_shown = is_table.get() && !is_empty.get();
        let desk = || TableDesk::new(app, filter);
        let table = is_shown.then(desk);
        shown.set_value(table);
        if is_empty.get() {
            return [nothing(empty), action_table::empty(desk())].into_any();
        }
        let content = match table {
            Some(desk) => [
                of_list.result((Signal::derive(move || desk.passing()), total.into())),
                action_table::table(desk),
            ]
            .into_any(),
            None => of_list.rows(FilteredList::with_filter(rows, filter, lets_through), action_row),
        };
        view! {
            {view.view(Word::ActionTableViewsLegend)}
            {of_list.fields(choices(app.workspace, filter))}
            {content}
        }
        .into_any()
    };
    let add = move || match shown.get_value() {
        Some(desk) => desk.add(),
        None => add_action(app, None),
    };
    index.view(app, add, list.into_any())
}

/// What the actions are filtered by, as they are said to be.
pub fn list_filter(filter: RwSignal<ActionFilter>) -> ListFilter<ActionFilter> {
    ListFilter {
        id: "filter",
        legend: Word::PlanFilter,
        search: Word::PlanFilterText,
        result: Word::PlanFilterResult,
        nothing: Word::PlanFilterNothing,
        filter,
        words: |filter| &mut filter.words,
    }
}

fn choices(workspace: Workspace, filter: RwSignal<ActionFilter>) -> AnyView {
    let plans = workspace.select(|document, _| options_of(super::record_links::all::<ActionPlan>(document)));
    let priorities = workspace.select(|document, _| options_of(super::record_links::priorities(document)));
    let actors = workspace.select(|document, _| options_of(super::record_links::all::<Actor>(document)));
    let years = workspace.select(|document, _| {
        let mut years = BTreeSet::new();
        for (_, action) in document.all::<Action>() {
            let days = action.start.or(action.end).zip(action.end.or(action.start));
            // A time of many years is one that somebody has written wrongly.
            years.extend(
                days.into_iter()
                    .flat_map(|(start, end)| (start.year()..=end.year()).take(MOST_YEARS)),
            );
        }
        let years = years.into_iter().map(|year| year.to_string());
        years.map(|year| (year.clone(), year)).collect::<Options>()
    });
    view! {
        {filter_choice(
            (Word::PlanFilterPlan, Some(Word::PlanFilterNoPlan)),
            plans.into(),
            filter,
            |filter| &mut filter.plan,
        )}
        {filter_choice(
            (Word::PlanFilterPriority, Some(Word::PlanFilterNoPriority)),
            priorities.into(),
            filter,
            |filter| &mut filter.priority,
        )}
        {filter_choice(
            (Word::PlanFilterOwner, Some(Word::PlanFilterNoOwner)),
            actors.into(),
            filter,
            |filter| &mut filter.owner,
        )}
        {filter_choice(
            (Word::PlanFilterYear, Some(Word::PlanFilterNoYear)),
            years.into(),
            filter,
            |filter| &mut filter.year,
        )}
        {filter_choice(
            (Word::PlanFilterStatus, None),
            Signal::stored(term_options::<ActionStatus>()),
            filter,
            |filter| &mut filter.status,
        )}
    }
    .into_any()
}

/// How many years of one action can be chosen from.
const MOST_YEARS: usize = 40;
