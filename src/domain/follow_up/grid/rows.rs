//! Which rows there are, and under which headings.

use std::collections::{BTreeMap, BTreeSet};

use super::{Followed, measured};
use crate::domain::{
    follow_up::grouping::Grouping,
    records::{
        action_plan::{referring, targets_of},
        document::Document,
        indicator::Indicator,
        plan::{Action, ActionPlan, Priority, Target},
        record::RecordKind,
        references::References,
        strategy::Actor,
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// A line of the grid.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum GridLine {
    /// What heads rows, and how many; `None` for what belongs to nothing.
    Heading(Option<RecordId>, usize),
    /// A target or an indicator, under a heading.
    Row(RecordId, Option<RecordId>),
}

impl GridLine {
    /// The target or the indicator that it is of.
    pub fn of(&self) -> Option<&RecordId> {
        match self {
            Self::Row(id, _) => Some(id),
            Self::Heading(..) => None,
        }
    }
}

/// The kind of record that heads rows.
const fn heading_kind(grouping: Grouping) -> RecordKind {
    match grouping {
        Grouping::Plan => RecordKind::ActionPlan,
        Grouping::Priority => RecordKind::Priority,
        Grouping::Owner => RecordKind::Actor,
    }
}

/// What a target belongs to: its action's plan or priorities, or the one who measures it, else the action's owner.
fn groups_of(document: &Document, target: &Target, grouping: Grouping) -> Vec<RecordId> {
    let action = target.action.as_ref().and_then(|action| document.get(action));
    let plan = |action: &Action| action.plan.iter().map(|id: &Id<ActionPlan>| id.raw().clone()).collect();
    let priorities = |action: &Action| {
        let ids = action.priorities.iter();
        ids.map(|id: &Id<Priority>| id.raw().clone()).collect()
    };
    let owner = || action.and_then(|action| action.owner.as_ref());
    match grouping {
        Grouping::Plan => action.map_or_else(Vec::new, plan),
        Grouping::Priority => action.map_or_else(Vec::new, priorities),
        Grouping::Owner => {
            let owner: Option<&Id<Actor>> = target.measured_by.as_ref().or_else(owner);
            owner.map(|id| id.raw().clone()).into_iter().collect()
        }
    }
}

/// All targets as the user has ordered their actions and them; those without an action last.
fn all_targets<'a>(document: &'a Document, references: &'a References) -> Vec<(Id<Target>, &'a Target)> {
    let actions = document.ordered::<Action>();
    let of_actions = actions
        .iter()
        .flat_map(|(action, _)| targets_of(document, references, action));
    let mut targets: Vec<_> = of_actions.collect();
    let is_loose = |target: &Target| {
        target
            .action
            .as_ref()
            .is_none_or(|action| document.get(action).is_none())
    };
    let loose = document.ordered::<Target>().into_iter();
    targets.extend(loose.filter(|(_, target)| is_loose(target)));
    targets
}

/// Every target and indicator under its headings, in the order that the user has given all of them. An indicator stands before the first
/// target that follows it; one that nothing follows is among what belongs to nothing.
pub fn lines(document: &Document, references: &References, grouping: Grouping) -> Vec<GridLine> {
    let headings: Vec<RecordId> = document
        .in_order(heading_kind(grouping))
        .into_iter()
        .map(|(id, _)| id.clone())
        .collect();
    let places: BTreeMap<&RecordId, usize> = headings.iter().zip(0..).collect();
    let mut members: BTreeMap<usize, Vec<RecordId>> = BTreeMap::new();
    // Which indicators a group has already.
    let mut there: BTreeSet<(usize, RecordId)> = BTreeSet::new();
    for (id, target) in all_targets(document, references) {
        let groups = groups_of(document, target, grouping);
        let mut at: BTreeSet<usize> = groups.iter().filter_map(|group| places.get(group).copied()).collect();
        if at.is_empty() {
            at.insert(headings.len());
        }
        for place in at {
            let rows = members.entry(place).or_default();
            if let Some(indicator) = &target.indicator
                && there.insert((place, indicator.raw().clone()))
            {
                rows.push(indicator.raw().clone());
            }
            rows.push(id.raw().clone());
        }
    }
    for (id, _) in document.ordered::<Indicator>() {
        if referring::<Target>(document, references, id.raw()).is_empty() {
            members.entry(headings.len()).or_default().push(id.raw().clone());
        }
    }
    let mut lines = Vec::new();
    for (place, rows) in members {
        let group = headings.get(place).cloned();
        lines.push(GridLine::Heading(group.clone(), rows.len()));
        lines.extend(rows.into_iter().map(|id| GridLine::Row(id, group.clone())));
    }
    lines
}

/// The lines whose values of a year are still to be filled in, with their headings.
pub fn lacking(
    document: &Document,
    references: &References,
    lines: &[GridLine],
    (year, on): (u16, Date),
) -> Vec<GridLine> {
    let is_lacking = |id: &RecordId| {
        let row = Followed::of(document, id).filter(Followed::is_own);
        row.is_some_and(|row| measured(document, references, &row, (year, on)).is_lacking())
    };
    let mut kept: Vec<GridLine> = Vec::new();
    let mut heading: Option<(usize, Option<RecordId>)> = None;
    for line in lines {
        match line {
            GridLine::Heading(group, _) => heading = Some((kept.len(), group.clone())),
            GridLine::Row(id, _) if is_lacking(id) => {
                if let Some((place, group)) = &heading {
                    if *place == kept.len() {
                        kept.push(GridLine::Heading(group.clone(), 0));
                    }
                    if let Some(GridLine::Heading(_, count)) = kept.get_mut(*place) {
                        *count += 1;
                    }
                }
                kept.push(line.clone());
            }
            GridLine::Row(..) => {}
        }
    }
    kept
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{
        super::tests::{document, id, measured_of},
        *,
    };
    use crate::domain::records::{indicator::Sex, record::Record};

    fn action(priorities: &[&str], owner: &str) -> Record {
        Action {
            priorities: priorities.iter().map(|name| Id::of(id(name))).collect(),
            owner: Some(Id::of(id(owner))),
            ..Action::default()
        }
        .into()
    }

    fn target(action: &str, indicator: Option<&str>) -> Record {
        Target {
            action: (!action.is_empty()).then(|| Id::of(id(action))),
            indicator: indicator.map(|name| Id::of(id(name))),
            ..Target::default()
        }
        .into()
    }

    fn example() -> (Document, References) {
        let records = [
            ("p1", Priority::default().into()),
            ("p2", Priority::default().into()),
            ("o1", Actor::default().into()),
            ("a1", action(&["p1", "p2"], "o1")),
            ("i1", Indicator::default().into()),
            ("i2", Indicator::default().into()),
            ("t1", target("a1", None)),
            ("t2", target("a1", Some("i1"))),
            ("t3", target("", None)),
            ("m1", measured_of("t1", 2025, 0.0, Sex::Total)),
        ];
        document(records)
    }

    fn told(lines: &[GridLine]) -> String {
        let line = |line: &GridLine| match line {
            GridLine::Heading(group, count) => format!("[{} {count}]", group.as_ref().map_or("-", |id| id.as_str())),
            GridLine::Row(id, _) => id.as_str().to_owned(),
        };
        lines.iter().map(line).collect::<Vec<_>>().join(" ")
    }

    // R484
    #[test]
    fn every_target_and_indicator_is_under_each_of_its_headings_the_indicator_before_what_follows_it() {
        let (document, references) = example();
        let of = |grouping| told(&lines(&document, &references, grouping));
        assert_eq!(of(Grouping::Priority), "[p1 3] t1 i1 t2 [p2 3] t1 i1 t2 [- 2] t3 i2");
        assert_eq!(of(Grouping::Owner), "[o1 3] t1 i1 t2 [- 2] t3 i2");
        assert_eq!(of(Grouping::Plan), "[- 5] t1 i1 t2 t3 i2");
    }

    // R485
    #[test]
    fn only_what_lacks_a_value_of_its_own_is_left() {
        let (document, references) = example();
        let all = lines(&document, &references, Grouping::Owner);
        let on = Date::new(2025, 12, 31).unwrap();
        let left = lacking(&document, &references, &all, (2025, on));
        assert_eq!(told(&left), "[o1 1] i1 [- 2] t3 i2");
    }
}
