//! What actions are filtered by.

use crate::domain::{
    records::{
        plan::{Action, ActionPlan, ActionStatus, Priority},
        strategy::Actor,
    },
    values::{
        date::Date,
        id::Id,
        search::{NONE, is_chosen},
        search_words::SearchWords,
    },
};

/// What actions are filtered by; an empty text filters nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionFilter {
    /// The words that must be in an action's texts.
    pub words: SearchWords,
    /// An action plan's id, or [`NONE`].
    pub plan: String,
    /// A priority's id, or [`NONE`].
    pub priority: String,
    /// An actor's id, or [`NONE`].
    pub owner: String,
    /// A status by its code.
    pub status: String,
    /// A year, or [`NONE`].
    pub year: String,
}

/// What is known of an action that it is filtered by.
#[derive(Clone, Copy, Debug)]
pub struct Filtered<'a> {
    /// Its plan.
    pub plan: Option<&'a Id<ActionPlan>>,
    /// Its priorities.
    pub priorities: &'a [Id<Priority>],
    /// Its owner.
    pub owner: Option<&'a Id<Actor>>,
    /// How far it has come.
    pub status: ActionStatus,
    /// The first day and the last.
    pub days: (Option<Date>, Option<Date>),
    /// Its texts, made ready by `folded`.
    pub words: &'a str,
}

impl<'a> Filtered<'a> {
    /// That of an action with these words.
    pub fn of(action: &'a Action, words: &'a str) -> Self {
        Self {
            plan: action.plan.as_ref(),
            priorities: &action.priorities,
            owner: action.owner.as_ref(),
            status: action.status,
            days: (action.start, action.end),
            words,
        }
    }

    /// The years that it goes on in, the first and the last; those that its only day is in where it has one day.
    fn years(&self) -> Option<(u16, u16)> {
        let (start, end) = (self.days.0.or(self.days.1)?, self.days.1.or(self.days.0)?);
        Some((start.year(), end.year()))
    }
}

impl ActionFilter {
    /// Whether an action passes.
    pub fn lets_through(&self, one: &Filtered<'_>) -> bool {
        let is_in_year = match self.year.as_str() {
            "" => true,
            NONE => one.years().is_none(),
            year => {
                let years = year.parse::<u16>().ok().zip(one.years());
                years.is_some_and(|(year, (first, last))| (first..=last).contains(&year))
            }
        };
        is_in_year
            && is_chosen(&self.plan, one.plan.map(Id::as_str))
            && is_chosen(&self.priority, one.priorities.iter().map(Id::as_str))
            && is_chosen(&self.owner, one.owner.map(Id::as_str))
            && is_chosen(&self.status, [one.status.code()])
            && self.words.are_in(one.words)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::values::id::RecordId;

    // R431
    #[test]
    fn actions_pass_by_all_that_is_chosen_and_can_be_asked_for_what_they_lack() {
        let id = |text: &str| RecordId::new(text).unwrap();
        let action = Action {
            plan: Some(Id::of(id("p"))),
            priorities: vec![Id::of(id("a")), Id::of(id("b"))],
            owner: Some(Id::of(id("o"))),
            start: Date::parse("2026-05-01"),
            end: Date::parse("2028-01-01"),
            ..Action::default()
        };
        let passes = |action: &Action, change: &dyn Fn(&mut ActionFilter)| {
            let mut filter = ActionFilter::default();
            change(&mut filter);
            filter.lets_through(&Filtered::of(action, "buss till alla"))
        };
        let empty = Action::default();
        for (wanted, has) in [("p", true), ("q", false), (NONE, false), ("", true)] {
            assert_eq!(passes(&action, &|filter| filter.plan = wanted.into()), has, "{wanted}");
        }
        for (wanted, has) in [("a", true), ("b", true), ("c", false), (NONE, false)] {
            assert_eq!(
                passes(&action, &|filter| filter.priority = wanted.into()),
                has,
                "{wanted}"
            );
        }
        for (wanted, has) in [
            ("2025", false),
            ("2026", true),
            ("2027", true),
            ("2028", true),
            ("2029", false),
            (NONE, false),
        ] {
            assert_eq!(passes(&action, &|filter| filter.year = wanted.into()), has, "{wanted}");
        }
        assert!(passes(&action, &|filter| filter.status = "proposed".into()));
        assert!(!passes(&action, &|filter| filter.status = "ongoing".into()));
        assert!(passes(&action, &|filter| filter.words = SearchWords::new(" buss".into())));
        assert!(!passes(&action, &|filter| filter.words = SearchWords::new("tåg".into())));
        for lacks in [
            (|filter: &mut ActionFilter| filter.plan = NONE.into()) as fn(&mut ActionFilter),
            |filter| filter.priority = NONE.into(),
            |filter| filter.owner = NONE.into(),
            |filter| filter.year = NONE.into(),
        ] {
            assert!(passes(&empty, &lacks));
            assert!(!passes(&action, &lacks));
        }
        assert!(!passes(&action, &|filter| {
            filter.plan = "p".into();
            filter.owner = "x".into();
        }));
    }
}
