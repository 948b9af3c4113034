//! The page's state: what there is over time, what of it is chosen, and which time is shown.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;

use super::row::ShownRow;
use crate::{
    app::{
        components::{
            chart::TABLE,
            filtered_list::{SearchWords, folded},
            long_list::LongList,
            printing::is_printed,
            view_choice::ViewChoice,
        },
        state::App,
        text::{
            vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        follow_up::{
            grouping::{self, Grouping, Row},
            schedule::{self, Entry, Lasting},
        },
        records::{
            document::Document,
            plan::{Action, ActionPlan, Priority},
            references::References,
            strategy::Actor,
        },
        values::{
            date::Date,
            id::{Id, RecordId},
            search::is_chosen,
        },
    },
    platform::web::page,
};

const PLAN: &str = "plan";
const PRIORITY: &str = "priority";
const OWNER: &str = "owner";
const GROUPINGS: &[(&str, Word)] = &[
    (PLAN, Word::TimelineGroupPlan),
    (PRIORITY, Word::PlanFilterPriority),
    (OWNER, Word::PlanFilterOwner),
];

/// All the time that anything takes.
pub const WHOLE: &str = "whole";
const YEAR: &str = "year";
const QUARTER: &str = "quarter";
const MONTH: &str = "month";
const ZOOMS: &[(&str, Word)] = &[
    (WHOLE, Word::TimelineZoomWhole),
    (YEAR, Word::TimelineZoomYear),
    (QUARTER, Word::TimelineZoomQuarter),
    (MONTH, Word::TimelineZoomMonth),
];

const VIEWS: &[(&str, Word)] = &[("picture", Word::TimelineTitle), (TABLE, Word::TimelineTable)];

/// What the rows are filtered by; an empty text filters nothing.
#[derive(Clone, Default, PartialEq)]
pub struct Filter {
    pub words: SearchWords,
    pub owner: String,
}

impl Filter {
    fn lets_through(&self, entry: &Entry, words: &str) -> bool {
        let owner = entry.owner.as_ref().map(|(owner, _)| owner.as_str());
        is_chosen(&self.owner, owner) && self.words.are_in(words)
    }
}

/// The groups in their order, with their names where they have no row of their own.
#[derive(Clone, Default, PartialEq)]
struct Groups {
    order: Vec<RecordId>,
    names: BTreeMap<RecordId, String>,
}

/// The page's state. It is a handful of signals and can be copied into every handler.
#[derive(Clone, Copy)]
pub struct Desk {
    pub app: App,
    pub today: Option<Date>,
    /// All plans and actions.
    pub entries: Memo<Vec<Arc<Entry>>>,
    pub filter: RwSignal<Filter>,
    /// The places of the entries that pass the filter.
    pub passing: Memo<Vec<usize>>,
    pub grouping: ViewChoice,
    pub zoom: ViewChoice,
    pub view: ViewChoice,
    /// A day in the time that is shown, where that is not all.
    pub anchor: RwSignal<Date>,
    /// The rows from the top.
    pub rows: Memo<Vec<ShownRow>>,
    /// How many of them are drawn.
    pub list: LongList,
    /// Which row waits for which: the one that comes first, then the other.
    pub links: Memo<Vec<(usize, usize)>>,
    /// The first and the last day that are shown.
    pub span: Memo<(Date, Date)>,
    /// Whether open milestones go with an action that is moved.
    pub takes_milestones: RwSignal<bool>,
    pub is_printed: RwSignal<bool>,
}

impl Desk {
    /// The page as it was left.
    pub fn new(app: App) -> Self {
        let today = page::today();
        let entries = app.workspace.select(move |document, references| match today {
            Some(today) => schedule::entries(document, references, today),
            None => Vec::new(),
        });
        let words = Memo::new(move |_| {
            let words = |entry: &Arc<Entry>| {
                let owner = entry.owner.as_ref().map_or("", |(_, name)| name);
                folded(&[&vocabulary::named(&entry.title), owner])
            };
            entries.with(|entries| entries.iter().map(words).collect::<Vec<_>>())
        });
        let filter = RwSignal::new(Filter::default());
        let passing = Memo::new(move |_| {
            let filter = filter.read();
            let (entries, words) = (entries.read(), words.read());
            let pairs = entries.iter().zip(words.iter()).enumerate();
            let passing = pairs.filter(|(_, (entry, words))| filter.lets_through(entry, words));
            passing.map(|(place, _)| place).collect::<Vec<_>>()
        });
        let chosen = ViewChoice::remembered("timeline-group", GROUPINGS);
        let groups = app.workspace.select(move |document, _| groups(document, chosen.get()));
        let rows = Memo::new(move |_| shown_rows(&entries.read(), &passing.read(), chosen.get(), &groups.read()));
        let links = Memo::new(move |_| links(&rows.read()));
        let zoom = ViewChoice::remembered("timeline-zoom", ZOOMS);
        let anchor = RwSignal::new(today.unwrap_or(Date::FIRST));
        let span = Memo::new(move |_| match zoom.get() {
            YEAR => months(anchor.get(), 12),
            QUARTER => months(anchor.get(), 3),
            MONTH => months(anchor.get(), 1),
            _ => whole(&rows.read(), today.unwrap_or(Date::FIRST)),
        });
        Self {
            app,
            today,
            entries,
            filter,
            passing,
            grouping: chosen,
            zoom,
            view: ViewChoice::remembered("timeline-view", VIEWS),
            anchor,
            rows,
            list: LongList::chosen_by(Memo::new(move |_| rows.with(Vec::len)), move || filter.track()),
            links,
            span,
            takes_milestones: RwSignal::new(page::remembered(TAKES_MILESTONES).as_deref() != Some(LEFT)),
            is_printed: is_printed(),
        }
    }

    /// Whether the table is shown.
    pub fn is_table(self) -> Memo<bool> {
        self.view.is(TABLE)
    }

    /// How many actions pass the filter, and how many there are.
    pub fn counts(self) -> (usize, usize) {
        let is_action = |entry: &Arc<Entry>| matches!(entry.of, Lasting::Action(_));
        self.entries.with(|entries| {
            let passing = self.passing.read();
            let passing = passing.iter().filter_map(|place| entries.get(*place));
            (
                passing.filter(|entry| is_action(entry)).count(),
                entries.iter().filter(|entry| is_action(entry)).count(),
            )
        })
    }

    /// How many months are shown; `None` where all time is.
    pub fn months(self) -> Option<i32> {
        match self.zoom.get() {
            YEAR => Some(12),
            QUARTER => Some(3),
            MONTH => Some(1),
            _ => None,
        }
    }

    /// Shows the time before or after.
    pub fn go(self, steps: i32) {
        let months = untrack(|| self.months()).unwrap_or_default();
        if let Some(day) = self.anchor.get_untracked().months_later(months * steps) {
            self.anchor.set(day);
        }
    }

    /// Chooses whether open milestones go with an action that is moved.
    pub fn set_takes_milestones(self, takes: bool) {
        page::remember(TAKES_MILESTONES, if takes { TAKEN } else { LEFT });
        self.takes_milestones.set(takes);
    }
}

/// The rows of the entries at these places, under their groups.
fn shown_rows(entries: &[Arc<Entry>], shown: &[usize], code: &str, groups: &Groups) -> Vec<ShownRow> {
    let rows = grouping::rows(entries, shown, grouping_of(code), &groups.order);
    let name = |id: &RecordId| groups.names.get(id).cloned().unwrap_or_default();
    let shown = rows.into_iter().map(|row| match row {
        Row::Head(None) => ShownRow::head(None, without(code)),
        Row::Head(Some(id)) => {
            let name = name(&id);
            ShownRow::head(Some(id), name)
        }
        Row::Entry { group, place } => ShownRow::entry(group, entries.get(place).cloned()),
    });
    shown.collect()
}

/// The rows of all that a document has over time, by plan.
pub fn rows_by_plan(document: &Document, references: &References, today: Date) -> Vec<ShownRow> {
    let entries = schedule::entries(document, references, today);
    let all: Vec<usize> = (0..entries.len()).collect();
    shown_rows(&entries, &all, PLAN, &groups(document, PLAN))
}

/// What the tab remembers of whether milestones are moved with their action.
const TAKES_MILESTONES: &str = "timeline-milestones";
const TAKEN: &str = "taken";
const LEFT: &str = "left";

fn grouping_of(code: &str) -> Grouping {
    match code {
        PRIORITY => Grouping::Priority,
        OWNER => Grouping::Owner,
        _ => Grouping::Plan,
    }
}

/// What heads those that belong to no group.
fn without(code: &str) -> String {
    let word = match code {
        PRIORITY => Word::PlanFilterNoPriority,
        OWNER => Word::PlanFilterNoOwner,
        _ => Word::TimelineNoPlan,
    };
    text(word).into()
}

fn groups(document: &Document, code: &str) -> Groups {
    let named = |id: &RecordId, name: &str| (id.clone(), vocabulary::named(name));
    match code {
        PRIORITY => {
            let all = document.ordered::<Priority>();
            Groups {
                order: all.iter().map(|(id, _)| id.raw().clone()).collect(),
                names: all.iter().map(|(id, one)| named(id.raw(), &one.title)).collect(),
            }
        }
        OWNER => {
            let all = document.ordered::<Actor>();
            Groups {
                order: all.iter().map(|(id, _)| id.raw().clone()).collect(),
                names: all.iter().map(|(id, one)| named(id.raw(), &one.name)).collect(),
            }
        }
        _ => {
            let all = document.ordered::<ActionPlan>();
            Groups {
                order: all.iter().map(|(id, _)| id.raw().clone()).collect(),
                names: BTreeMap::new(),
            }
        }
    }
}

/// So many months, of which one has a day in it, counted from the year's beginning.
fn months(day: Date, count: i32) -> (Date, Date) {
    let back = (i32::from(day.month()) - 1).rem_euclid(count);
    let first = day.first_of_month().months_later(-back).unwrap_or(Date::FIRST);
    let last = first.months_later(count - 1).unwrap_or(Date::LAST);
    (first, last.last_of_month())
}

/// The whole months in which anything is, and today.
pub fn whole(rows: &[ShownRow], today: Date) -> (Date, Date) {
    let (mut first, mut last) = (today, today);
    for entry in rows.iter().filter_map(|row| row.entry.as_ref()) {
        let counted = entry.counted.iter().map(|one| one.day);
        for day in [entry.days.0, entry.days.1].into_iter().flatten().chain(counted) {
            (first, last) = (first.min(day), last.max(day));
        }
    }
    (first.first_of_month(), last.last_of_month())
}

/// Which row waits for which. Of an action that has several rows the one in the same group counts, or the first.
pub fn links(rows: &[ShownRow]) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<&Id<Action>, Vec<usize>> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        if let Some(Lasting::Action(id)) = row.entry.as_ref().map(|entry| &entry.of) {
            places.entry(id).or_default().push(place);
        }
    }
    let mut found = Vec::new();
    for (then, row) in rows.iter().enumerate() {
        let Some(entry) = &row.entry else { continue };
        for first in entry.depends_on.iter().filter_map(|id| places.get(id)) {
            let same = |place: &&usize| rows.get(**place).is_some_and(|first| first.key.group == row.key.group);
            let first = first.iter().find(same).or_else(|| first.first());
            found.extend(first.filter(|first| **first != then).map(|first| (*first, then)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::months;
    use crate::domain::values::date::Date;

    #[test]
    fn a_year_a_quarter_and_a_month_are_those_that_a_day_is_in() {
        let of = |text: &str, count| {
            let (first, last) = months(Date::parse(text).unwrap_or(Date::FIRST), count);
            [first.to_string(), last.to_string()]
        };
        assert_eq!(of("2028-02-29", 12), ["2028-01-01", "2028-12-31"]);
        assert_eq!(of("2028-02-29", 3), ["2028-01-01", "2028-03-31"]);
        assert_eq!(of("2026-12-31", 3), ["2026-10-01", "2026-12-31"]);
        assert_eq!(of("2028-02-29", 1), ["2028-02-01", "2028-02-29"]);
        assert_eq!(of("2200-12-31", 12), ["2200-01-01", "2200-12-31"]);
    }
}
