//! What lasts in rows, grouped by what it belongs to.

use std::{collections::BTreeMap, sync::Arc};

use super::schedule::{Entry, Lasting};
use crate::domain::values::id::RecordId;

/// What rows are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// The action plan, which heads its group itself.
    Plan,
    /// The priorities; what serves several is in the group of each.
    Priority,
    /// Who answers for it.
    Owner,
}

/// A row of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// The name of a group that has no days of its own; `None` for what belongs to nothing.
    Head(Option<RecordId>),
    /// What lasts, by its place among the entries, in a group.
    Entry {
        /// The group.
        group: Option<RecordId>,
        /// The place.
        place: usize,
    },
}

/// The groups that an entry is in; `None` alone if it belongs to nothing.
fn groups_of(entry: &Entry, grouping: Grouping, is_there: &dyn Fn(&RecordId) -> bool) -> Vec<Option<RecordId>> {
    let mut groups: Vec<RecordId> = match (grouping, &entry.of) {
        (Grouping::Plan, Lasting::Plan(id)) => vec![id.raw().clone()],
        (Grouping::Plan, Lasting::Action(_)) => entry.plan.iter().map(|(id, _)| id.raw().clone()).collect(),
        (Grouping::Priority, _) => entry.priorities.iter().map(|id| id.raw().clone()).collect(),
        (Grouping::Owner, _) => entry.owner.iter().map(|(id, _)| id.raw().clone()).collect(),
    };
    groups.retain(is_there);
    // What is named twice is there once.
    groups.sort();
    groups.dedup();
    if groups.is_empty() {
        return vec![None];
    }
    groups.into_iter().map(Some).collect()
}

/// The rows of the entries at these places that have anything to show, under the groups in this order; what belongs to nothing comes last. A
/// plan heads its group whether it is among those places or not.
pub fn rows(entries: &[Arc<Entry>], shown: &[usize], grouping: Grouping, order: &[RecordId]) -> Vec<Row> {
    let known: BTreeMap<&RecordId, usize> = order.iter().zip(0..).collect();
    let is_there = |id: &RecordId| known.contains_key(id);
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in shown {
        let Some(entry) = entries.get(*place).filter(|entry| entry.has_time()) else {
            continue;
        };
        for group in groups_of(entry, grouping, &is_there) {
            // What belongs to nothing comes after all groups.
            let at = group.map_or(Some(order.len()), |id| known.get(&id).copied());
            members.entry(at.unwrap_or(order.len())).or_default().push(*place);
        }
    }
    let plans: BTreeMap<&RecordId, usize> = match grouping {
        Grouping::Plan => {
            let plans = entries.iter().zip(0..);
            let plans = plans.filter(|(entry, _)| matches!(entry.of, Lasting::Plan(_)));
            plans.map(|(entry, place)| (entry.of.raw(), place)).collect()
        }
        Grouping::Priority | Grouping::Owner => BTreeMap::new(),
    };
    let mut rows = Vec::new();
    for (at, places) in members {
        let group = order.get(at).cloned();
        let head = group.as_ref().and_then(|id| plans.get(id)).copied();
        rows.push(match head {
            Some(place) => Row::Entry {
                group: group.clone(),
                place,
            },
            None => Row::Head(group.clone()),
        });
        let rest = places.into_iter().filter(|place| Some(*place) != head);
        rows.extend(rest.map(|place| Row::Entry {
            group: group.clone(),
            place,
        }));
    }
    rows
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{
        super::schedule::{
            entries,
            tests::{day, example, id},
        },
        *,
    };

    // R420
    #[test]
    fn every_entry_with_time_is_in_each_of_its_groups_and_what_belongs_to_nothing_comes_last() {
        let (document, references) = example();
        let entries = entries(&document, &references, day("2026-04-01").unwrap());
        let all: Vec<usize> = (0..entries.len()).collect();
        let entry = |group: &str, place| Row::Entry {
            group: (!group.is_empty()).then(|| id(group)),
            place,
        };
        let head = |group: &str| Row::Head((!group.is_empty()).then(|| id(group)));
        assert_eq!(
            rows(&entries, &all, Grouping::Plan, &[id("p")]),
            [entry("p", 0), entry("p", 1), head(""), entry("", 3)]
        );
        // The action alone is shown under its plan all the same.
        assert_eq!(
            rows(&entries, &[1], Grouping::Plan, &[id("p")]),
            [entry("p", 0), entry("p", 1)]
        );
        assert_eq!(
            rows(&entries, &all, Grouping::Priority, &[id("q1"), id("q2")]),
            [
                head("q1"),
                entry("q1", 1),
                head("q2"),
                entry("q2", 1),
                head(""),
                entry("", 0),
                entry("", 3)
            ]
        );
        assert_eq!(
            rows(&entries, &all, Grouping::Owner, &[id("a")]),
            [head("a"), entry("a", 0), head(""), entry("", 1), entry("", 3)]
        );
        assert_eq!(rows(&entries, &[2], Grouping::Owner, &[id("a")]), []);
    }
}
