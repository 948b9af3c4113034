//! In which order the rows stand, and under which headings.

#[cfg(test)]
mod tests;

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    cell::{ActionTable, linked},
    column::ActionColumn,
    filter::Filtered,
    names,
    view::{Grouping, Sort, TableView},
};
use crate::domain::{
    records::{
        plan::{Action, ActionPlan, ActionStatus, Priority},
        strategy::Actor,
    },
    values::{
        date::Date,
        id::{Id, RecordId},
        search_words::folded,
    },
};

/// What rows stand under.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Another record.
    Record(RecordId),
    /// A year.
    Year(u16),
    /// A term, by its place.
    Status(ActionStatus),
    /// Nothing is said: the last of all.
    Nothing,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// A heading, and how many rows stand under it.
    Heading(Group, usize),
    /// An action, and what it stands under.
    Row(Id<Action>, Option<Group>),
}

impl Line {
    /// The action of a row.
    pub fn action(&self) -> Option<&Id<Action>> {
        match self {
            Self::Row(id, _) => Some(id),
            Self::Heading(..) => None,
        }
    }
}

/// What a row is sorted by.
#[derive(Clone, Debug, PartialEq)]
enum SortKey {
    Number(f64),
    Text(String),
}

/// What the order of the rows follows from, of one action.
#[derive(Clone, Debug, PartialEq)]
pub struct RowFacts {
    id: Id<Action>,
    /// Its place among all actions in the order of their ids.
    place: usize,
    plan: Option<Id<ActionPlan>>,
    priorities: Vec<Id<Priority>>,
    owner: Option<Id<Actor>>,
    status: ActionStatus,
    days: (Option<Date>, Option<Date>),
}

/// In which order records head their rows.
pub type Places = BTreeMap<RecordId, (usize, String)>;

impl ActionTable<'_> {
    /// The lines of a view: those that pass, sorted and under their headings. Rows under `folded` headings are left out.
    pub fn lines(&self, view: &TableView, folded: &BTreeSet<Group>) -> Vec<Line> {
        let (rows, places) = (self.rows(), self.places(view.grouping));
        let ranks = view.sort.map_or_else(Vec::new, |sort| self.ranks(sort.column));
        let order = order(&rows, &ranks, view.sort);
        let rows = order.iter().filter_map(|place| rows.get(*place));
        arrange(rows, &self.words_of_all(), &places, view, folded)
    }

    /// Every action, in the order that the user has given them.
    pub fn rows(&self) -> Vec<RowFacts> {
        let mut actions: Vec<_> = self.document.all::<Action>().enumerate().collect();
        actions.sort_by(|(_, (_, one)), (_, (_, other))| one.order.cmp(&other.order));
        let facts = |(place, (id, action)): (usize, (Id<Action>, &Action))| RowFacts {
            id,
            place,
            plan: action.plan.clone(),
            priorities: action.priorities.clone(),
            owner: action.owner.clone(),
            status: action.status,
            days: (action.start, action.end),
        };
        actions.into_iter().map(facts).collect()
    }

    /// How far from the first each action comes by what a column says of it, in the order of their ids. Actions of which it says the same have
    /// the same rank, and those of which it says nothing have none.
    pub fn ranks(&self, column: ActionColumn) -> Vec<Option<u32>> {
        let places = self.places_by_name(self.document.all::<Action>().map(|(_, action)| action), column);
        let key = |(id, action): (Id<Action>, &Action)| self.sort_key(&id, action, column, &places);
        let keys: Vec<Option<SortKey>> = self.document.all::<Action>().map(key).collect();
        let mut sorted: Vec<(&SortKey, usize)> = (0..)
            .zip(&keys)
            .filter_map(|(place, key)| Some((key.as_ref()?, place)))
            .collect();
        sorted.sort_by(|(one, _), (other, _)| compare(one, other));
        let mut ranks = vec![None; keys.len()];
        let alike = sorted.chunk_by(|(one, _), (other, _)| compare(one, other).is_eq());
        for (rank, alike) in (0..).zip(alike) {
            for (_, place) in alike {
                ranks[*place] = Some(rank);
            }
        }
        ranks
    }

    /// The texts of each action in which words are looked for, its own and its owner's name, in the order of their ids.
    pub fn words_of_all(&self) -> Vec<String> {
        let words = |action: &Action| {
            let owner = action.owner.as_ref().and_then(|owner| self.document.get(owner));
            let owner = owner.map_or("", |owner| owner.name.as_str());
            folded(&[&action.title, owner, &action.commitment])
        };
        self.document.all::<Action>().map(|(_, action)| words(action)).collect()
    }

    /// In which order records head their rows: plans and priorities as the user has ordered them, actors by name.
    pub fn places(&self, grouping: Grouping) -> Places {
        fn ordered(ids: impl Iterator<Item = RecordId>) -> Places {
            ids.enumerate()
                .map(|(place, id)| (id, (place, String::new())))
                .collect()
        }
        match grouping {
            Grouping::Plan => {
                let plans = self.document.ordered::<ActionPlan>().into_iter();
                ordered(plans.map(|(id, _)| id.raw().clone()))
            }
            Grouping::Priority => {
                let priorities = self.document.ordered::<Priority>().into_iter();
                ordered(priorities.map(|(id, _)| id.raw().clone()))
            }
            Grouping::Owner => {
                let actors = self.document.all::<Actor>();
                actors
                    .map(|(id, actor)| (id.raw().clone(), (0, alphabetic(&actor.name))))
                    .collect()
            }
            Grouping::None | Grouping::Year | Grouping::Status => Places::new(),
        }
    }

    /// In which order the records stand that are named in a column, by their names: many rows have the same few. One without a name has no
    /// place.
    fn places_by_name<'a>(
        &self,
        actions: impl Iterator<Item = &'a Action>,
        column: ActionColumn,
    ) -> BTreeMap<RecordId, usize> {
        let ids: BTreeSet<_> = actions
            .filter_map(|action| linked(action, column).into_iter().next())
            .collect();
        let name = |id: &RecordId| alphabetic(names::shown(self.document.record(id).map(|record| &**record)).trim());
        let named = ids.into_iter().map(|id| (name(id), id));
        let mut named: Vec<_> = named.filter(|(name, _)| !name.is_empty()).collect();
        named.sort();
        let alike = named.chunk_by(|(one, _), (other, _)| one == other).enumerate();
        alike
            .flat_map(|(place, alike)| alike.iter().map(move |(_, id)| ((*id).clone(), place)))
            .collect()
    }

    /// What a row is sorted by, if the column says anything of it; `places` are those of the records that the column names.
    fn sort_key(
        &self,
        id: &Id<Action>,
        action: &Action,
        column: ActionColumn,
        places: &BTreeMap<RecordId, usize>,
    ) -> Option<SortKey> {
        let text = |text: &str| match text.trim() {
            "" => None,
            text => Some(SortKey::Text(alphabetic(text))),
        };
        let number = |number: Option<f64>| number.map(SortKey::Number);
        match column {
            ActionColumn::Title => text(&action.title),
            ActionColumn::Text => text(&action.text),
            ActionColumn::Commitment => text(&action.commitment),
            ActionColumn::ProgressReason => text(&action.progress_reason),
            ActionColumn::Status => number(Some(f64::from(action.status as u8))),
            ActionColumn::Progress => number(Some(f64::from(action.progress as u8))),
            ActionColumn::Goes => number(self.goes(id, action).map(|goes| f64::from(goes as u8))),
            ActionColumn::Start | ActionColumn::End => {
                let day = if column == ActionColumn::Start {
                    action.start
                } else {
                    action.end
                };
                number(
                    day.map(|day| f64::from(day.year()) * 400.0 + f64::from(day.month()) * 32.0 + f64::from(day.day())),
                )
            }
            ActionColumn::Cost => number(action.cost.map(|cost| cost.get())),
            ActionColumn::Granted => number(self.granted(id).map(|granted| granted.get())),
            ActionColumn::Targets => number(Some(self.targets(id) as f64)),
            ActionColumn::Factors => text(&action.factors.join(";")),
            ActionColumn::Statements => text(&action.statements.join(";")),
            ActionColumn::Id => text(id.as_str()),
            ActionColumn::Owner
            | ActionColumn::Plan
            | ActionColumn::Partners
            | ActionColumn::Priorities
            | ActionColumn::DependsOn
            | ActionColumn::Elements => {
                let first = linked(action, column).into_iter().next();
                let place = first.and_then(|first| places.get(first));
                number(place.map(|place| *place as f64))
            }
        }
    }
}

fn compare(one: &SortKey, other: &SortKey) -> Ordering {
    match (one, other) {
        (SortKey::Number(one), SortKey::Number(other)) => one.total_cmp(other),
        (SortKey::Text(one), SortKey::Text(other)) => one.cmp(other),
        (SortKey::Number(_), SortKey::Text(_)) => Ordering::Less,
        (SortKey::Text(_), SortKey::Number(_)) => Ordering::Greater,
    }
}

/// The places of rows in the order of their ranks ([`ActionTable::ranks`]); rows of one rank stay in theirs, and what has no rank comes last,
/// whichever way.
pub fn order(rows: &[RowFacts], ranks: &[Option<u32>], sort: Option<Sort>) -> Vec<usize> {
    let is_descending = sort.is_some_and(|sort| sort.is_descending);
    let key = |row: &RowFacts| match ranks.get(row.place).copied().flatten() {
        None => u32::MAX,
        // Another order of ranks, of which there are fewer than u32::MAX.
        Some(rank) if is_descending => u32::MAX - 1 - rank,
        Some(rank) => rank,
    };
    let mut keyed: Vec<(u32, usize)> = rows.iter().map(key).zip(0..).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, place)| place).collect()
}

/// A text so that å, ä and ö come last, in that order, and other accents count for nothing.
fn alphabetic(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        key.push(match letter {
            'å' => '{',
            'ä' | 'æ' => '|',
            'ö' | 'ø' => '}',
            'é' | 'è' | 'ë' | 'ê' => 'e',
            'á' | 'à' | 'â' => 'a',
            'ü' => 'y',
            other => other,
        });
    }
    key
}

/// The lines of a view, of all rows as they are sorted: those that pass, under their headings. `words` are those of all actions in the order
/// of their ids; they may be left out where no words are looked for.
pub fn arrange<'a>(
    rows: impl Iterator<Item = &'a RowFacts>,
    words: &[String],
    places: &Places,
    view: &TableView,
    folded: &BTreeSet<Group>,
) -> Vec<Line> {
    let passes = |row: &&'a RowFacts| {
        view.filter.lets_through(&Filtered {
            plan: row.plan.as_ref(),
            priorities: &row.priorities,
            owner: row.owner.as_ref(),
            status: row.status,
            days: row.days,
            words: words.get(row.place).map_or("", String::as_str),
        })
    };
    let passing = rows.filter(passes);
    if view.grouping == Grouping::None {
        return passing.map(|row| Line::Row(row.id.clone(), None)).collect();
    }
    let mut groups: BTreeMap<Group, Vec<Id<Action>>> = BTreeMap::new();
    for row in passing {
        groups_of(row, view.grouping, &mut |group| {
            groups.entry(group).or_default().push(row.id.clone());
        });
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_cached_key(|(group, _)| match group {
        Group::Record(id) => (false, places.get(id).cloned(), group.clone()),
        Group::Year(_) | Group::Status(_) => (false, None, group.clone()),
        Group::Nothing => (true, None, group.clone()),
    });
    let mut lines = Vec::new();
    for (group, rows) in groups {
        lines.push(Line::Heading(group.clone(), rows.len()));
        if !folded.contains(&group) {
            lines.extend(rows.into_iter().map(|id| Line::Row(id, Some(group.clone()))));
        }
    }
    lines
}

/// Calls `visit` with each that an action stands under.
fn groups_of(action: &RowFacts, grouping: Grouping, visit: &mut dyn FnMut(Group)) {
    let record = |id: Option<&RecordId>| id.cloned().map_or(Group::Nothing, Group::Record);
    match grouping {
        Grouping::None => {}
        Grouping::Plan => visit(record(action.plan.as_ref().map(Id::raw))),
        Grouping::Owner => visit(record(action.owner.as_ref().map(Id::raw))),
        Grouping::Status => visit(Group::Status(action.status)),
        Grouping::Year => {
            let day = action.days.0.or(action.days.1);
            visit(day.map_or(Group::Nothing, |day| Group::Year(day.year())));
        }
        Grouping::Priority => match action.priorities.as_slice() {
            [] => visit(Group::Nothing),
            [one] => visit(record(Some(one.raw()))),
            several => {
                // One that a file names twice has the row once.
                let ids: BTreeSet<_> = several.iter().map(Id::raw).collect();
                ids.into_iter().for_each(|id| visit(record(Some(id))));
            }
        },
    }
}

/// The lines after a change of the document that is no other view: rows stay where they are, so that what somebody has just written does
/// not jump away under the next key, and only what is gone leaves. Where there are new actions the lines are those of the view.
pub fn kept(before: &[Line], now: Vec<Line>, is_there: impl Fn(&Id<Action>) -> bool, has_new: bool) -> Vec<Line> {
    if has_new {
        return now;
    }
    let stays = |line: &&Line| line.action().is_none_or(&is_there);
    // How many rows each heading has that is not folded.
    let mut counts: BTreeMap<&Group, usize> = BTreeMap::new();
    for line in before {
        if let Line::Row(id, Some(group)) = line {
            *counts.entry(group).or_default() += usize::from(is_there(id));
        }
    }
    let counted = |line: &Line| match line {
        Line::Heading(group, many) => match counts.get(group).copied().unwrap_or(*many) {
            0 => None,
            many => Some(Line::Heading(group.clone(), many)),
        },
        Line::Row(..) => Some(line.clone()),
    };
    before.iter().filter(stays).filter_map(counted).collect()
}
