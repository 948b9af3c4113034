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
    view::{Grouping, TableView},
};
use crate::domain::{
    records::{
        plan::{Action, ActionPlan, ActionStatus, Priority},
        strategy::Actor,
    },
    values::{
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

/// What a row is sorted by; what says nothing comes last, whichever way.
#[derive(Clone, Debug, PartialEq)]
enum SortKey {
    Number(f64),
    Text(String),
    Nothing,
}

impl ActionTable<'_> {
    /// The lines of a view: those that pass, sorted and under their headings. Rows under `folded` headings are left out.
    pub fn lines(&self, view: &TableView, folded: &BTreeSet<Group>) -> Vec<Line> {
        let mut passing: Vec<(Id<Action>, &Action)> = self.document.ordered::<Action>();
        let has_words = !view.filter.words.are_in("");
        passing.retain(|(_, action)| {
            let words = if has_words {
                self.words_of(action)
            } else {
                String::new()
            };
            view.filter.lets_through(&Filtered::of(action, &words))
        });
        if let Some(sort) = view.sort {
            let mut keyed: Vec<(SortKey, (Id<Action>, &Action))> = passing
                .into_iter()
                .map(|(id, action)| (self.sort_key(&id, action, sort.column), (id, action)))
                .collect();
            keyed.sort_by(|(one, _), (other, _)| compare(one, other, sort.is_descending));
            passing = keyed.into_iter().map(|(_, row)| row).collect();
        }
        if view.grouping == Grouping::None {
            return passing.into_iter().map(|(id, _)| Line::Row(id, None)).collect();
        }
        let mut groups: BTreeMap<Group, Vec<Id<Action>>> = BTreeMap::new();
        for (id, action) in passing {
            for group in groups_of(action, view.grouping) {
                groups.entry(group).or_default().push(id.clone());
            }
        }
        let places = self.places(view.grouping);
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

    /// In which order records head their rows: plans and priorities as the user has ordered them, actors by name.
    fn places(&self, grouping: Grouping) -> BTreeMap<RecordId, (usize, String)> {
        fn ordered(ids: impl Iterator<Item = RecordId>) -> BTreeMap<RecordId, (usize, String)> {
            ids.enumerate()
                .map(|(place, id)| (id, (place, String::new())))
                .collect()
        }
        match grouping {
            Grouping::Plan => ordered(
                self.document
                    .ordered::<ActionPlan>()
                    .into_iter()
                    .map(|(id, _)| id.raw().clone()),
            ),
            Grouping::Priority => ordered(
                self.document
                    .ordered::<Priority>()
                    .into_iter()
                    .map(|(id, _)| id.raw().clone()),
            ),
            Grouping::Owner => {
                let actors = self.document.all::<Actor>();
                actors
                    .map(|(id, actor)| (id.raw().clone(), (0, alphabetic(&actor.name))))
                    .collect()
            }
            Grouping::None | Grouping::Year | Grouping::Status => BTreeMap::new(),
        }
    }

    /// The texts of an action in which words are looked for: its own and its owner's name.
    fn words_of(&self, action: &Action) -> String {
        let owner = action.owner.as_ref().and_then(|owner| self.document.get(owner));
        let owner = owner.map_or("", |owner| owner.name.as_str());
        folded(&[&action.title, owner, &action.commitment])
    }

    fn sort_key(&self, id: &Id<Action>, action: &Action, column: ActionColumn) -> SortKey {
        let text = |text: &str| match text.trim() {
            "" => SortKey::Nothing,
            text => SortKey::Text(alphabetic(text)),
        };
        let number = |number: Option<f64>| number.map_or(SortKey::Nothing, SortKey::Number);
        match column {
            ActionColumn::Title => text(&action.title),
            ActionColumn::Text => text(&action.text),
            ActionColumn::Commitment => text(&action.commitment),
            ActionColumn::ProgressReason => text(&action.progress_reason),
            ActionColumn::Status => SortKey::Number(f64::from(action.status as u8)),
            ActionColumn::Progress => SortKey::Number(f64::from(action.progress as u8)),
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
            ActionColumn::Targets => SortKey::Number(self.targets(id) as f64),
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
                text(first.map_or("", |id| names::shown(self.document.record(&id).map(|record| &**record))))
            }
        }
    }
}

fn compare(one: &SortKey, other: &SortKey, is_descending: bool) -> Ordering {
    let order = match (one, other) {
        (SortKey::Nothing, SortKey::Nothing) => return Ordering::Equal,
        (SortKey::Nothing, _) => return Ordering::Greater,
        (_, SortKey::Nothing) => return Ordering::Less,
        (SortKey::Number(one), SortKey::Number(other)) => one.total_cmp(other),
        (SortKey::Text(one), SortKey::Text(other)) => one.cmp(other),
        (SortKey::Number(_), SortKey::Text(_)) => Ordering::Less,
        (SortKey::Text(_), SortKey::Number(_)) => Ordering::Greater,
    };
    if is_descending { order.reverse() } else { order }
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

/// What an action stands under.
fn groups_of(action: &Action, grouping: Grouping) -> Vec<Group> {
    let record = |id: Option<RecordId>| vec![id.map_or(Group::Nothing, Group::Record)];
    match grouping {
        Grouping::None => Vec::new(),
        Grouping::Plan => record(action.plan.as_ref().map(|id| id.raw().clone())),
        Grouping::Owner => record(action.owner.as_ref().map(|id| id.raw().clone())),
        Grouping::Status => vec![Group::Status(action.status)],
        Grouping::Year => {
            let day = action.start.or(action.end);
            vec![day.map_or(Group::Nothing, |day| Group::Year(day.year()))]
        }
        Grouping::Priority if action.priorities.is_empty() => vec![Group::Nothing],
        Grouping::Priority => {
            let ids: BTreeSet<_> = action
                .priorities
                .iter()
                .map(|id| Group::Record(id.raw().clone()))
                .collect();
            ids.into_iter().collect()
        }
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
