//! I411: an action that is decided, or under way, without all that a decision needs.

use crate::domain::{
    checks::{
        deciding,
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::{Action, ActionStatus},
};

pub const CHECK: Declaration = Declaration {
    code: "I411",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("status"),
    search: Search::Action(find),
};

fn find(action: &Action, around: &Surroundings<'_>) -> Option<Details> {
    match action.status {
        ActionStatus::Decided | ActionStatus::Ongoing => Details::of_parts(around.ask(deciding::of_action).parts),
        ActionStatus::Proposed | ActionStatus::Finished => None,
    }
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, all, document, finds},
            finding::Missing,
            plan::examples::{plan, whole_action, whole_priority, whole_target},
        },
        records::{
            document::Document,
            plan::{Action, ActionStatus, Target},
        },
        values::amount::{Amount, Year},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: of(|action| action.owner = None, |_| {}),
            sound: of(|_| {}, |_| {}),
        }
    }

    /// A decided action that lacks nothing but what is changed in it and its target.
    fn of(action: impl FnOnce(&mut Action), target: impl FnOnce(&mut Target)) -> Document {
        let mut decided = Action {
            status: ActionStatus::Decided,
            ..whole_action()
        };
        let mut followed = Target {
            method: "Räknas i maj".into(),
            ..whole_target()
        };
        action(&mut decided);
        target(&mut followed);
        plan(whole_priority(), decided, followed)
    }

    fn missing(document: &Document) -> Vec<Missing> {
        let found = all(document);
        let found = found
            .into_iter()
            .find(|one| one.check == Check::ActionDecidedIncomplete);
        found.map(|one| one.missing).unwrap_or_default()
    }

    // R530
    #[test]
    fn what_is_decided_says_who_when_from_where_to_where_and_how_it_is_followed_up() {
        assert_eq!(missing(&of(|_| {}, |_| {})), []);
        type Emptying = fn(&mut Target);
        let of_target: [(Emptying, Missing); 4] = [
            (|target| target.baseline = None, Missing::Baseline),
            (|target| target.value = None, Missing::Value),
            (|target| target.year = None, Missing::Year),
            (|target| target.method = " ".into(), Missing::Method),
        ];
        for (empty, part) in of_target {
            assert_eq!(missing(&of(|_| {}, empty)), [part]);
        }
        let nothing = |action: &mut Action| (action.owner, action.start, action.end) = (None, None, None);
        let elsewhere = |target: &mut Target| target.action = None;
        let all = [Missing::Owner, Missing::Start, Missing::End, Missing::Target];
        assert_eq!(missing(&of(nothing, elsewhere)), all);
    }

    // R530
    #[test]
    fn a_proposal_may_lack_anything_and_what_is_over_is_left_in_peace() {
        let check = Check::ActionDecidedIncomplete;
        for status in ActionStatus::ALL {
            let found = finds(
                &of(
                    |action| {
                        action.owner = None;
                        action.status = *status;
                    },
                    |_| {},
                ),
                check,
                "action",
            );
            let is_decided = matches!(status, ActionStatus::Decided | ActionStatus::Ongoing);
            assert_eq!(found, is_decided, "{status:?}");
        }
    }

    // R530
    #[test]
    fn one_target_that_can_be_measured_is_enough_and_else_the_one_that_has_come_furthest_is_told_of() {
        let decided = Action {
            status: ActionStatus::Decided,
            ..whole_action()
        };
        let begun = Target {
            baseline: Amount::new(1.0),
            value: Amount::new(2.0),
            year: Year::new(2030),
            ..Target::default()
        };
        let with = |target: Target| {
            document([
                ("actor", crate::domain::records::strategy::Actor::default().into()),
                ("priority", whole_priority().into()),
                ("action", decided.clone().into()),
                (
                    "bare",
                    Target {
                        action: whole_target().action,
                        ..Target::default()
                    }
                    .into(),
                ),
                (
                    "other",
                    Target {
                        action: whole_target().action,
                        ..target
                    }
                    .into(),
                ),
            ])
        };
        assert_eq!(missing(&with(begun.clone())), [Missing::Method]);
        let followed = Target {
            source: "SCB".into(),
            ..begun
        };
        assert_eq!(missing(&with(followed)), []);
    }
}
