//! L906: somebody of business who has been met or takes part, and nobody has said what they get or need.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::{
        dialogue::{Contribution, Meeting},
        plan::Action,
        strategy::{Actor, ActorGroup},
    },
};

pub const CHECK: Declaration = Declaration {
    code: "L906",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Page,
    search: Search::Actor(find),
};

fn find(actor: &Actor, around: &Surroundings<'_>) -> Option<Details> {
    let is_silent = actor.group == ActorGroup::Business && actor.gets.trim().is_empty();
    let is_met =
        || around.has_referrer::<Contribution>() || around.has_referrer::<Action>() || around.has_referrer::<Meeting>();
    Details::when(is_silent && is_met())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
        },
        records::{
            document::Document,
            plan::Action,
            strategy::{Actor, ActorGroup},
        },
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with("", ActorGroup::Business, "company"),
            sound: with("Svetsare", ActorGroup::Business, "company"),
        }
    }

    fn with(gets: &str, group: ActorGroup, owner: &str) -> Document {
        let actor = Actor {
            gets: gets.into(),
            group,
            ..Actor::default()
        };
        let action = Action {
            owner: Some(id(owner)),
            ..Action::default()
        };
        document([("action", action.into()), ("company", actor.into())])
    }

    // R624
    #[test]
    fn what_a_company_gets_is_said_once_it_takes_part() {
        let is_found = |document: &Document| finds(document, Check::BusinessNeedsUnsaid, "company");
        assert!(is_found(&examples().faulty));
        assert!(!is_found(&examples().sound));
        assert!(!is_found(&with("", ActorGroup::Municipality, "company")));
        assert!(!is_found(&with("", ActorGroup::Business, "other")));
    }
}
