//! I406: an action that depends on itself, at once or through others.

use std::collections::BTreeSet;

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::Action,
    values::id::Id,
};

pub const CHECK: Declaration = Declaration {
    code: "I406",
    severity: Severity::Error,
    tool: Tool::Plan,
    spot: Spot::Field("depends_on"),
    search: Search::Action(find),
};

fn find(action: &Action, around: &Surroundings<'_>) -> Option<Details> {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<&Id<Action>> = action.depends_on.iter().collect();
    while let Some(id) = waiting.pop() {
        if around.is_it(id) {
            return Details::when(true);
        }
        if seen.insert(id) {
            let further = around.get(id).map_or(&[][..], |action| &action.depends_on);
            waiting.extend(further);
        }
    }
    None
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
            plan::{Action, ActionStatus},
        },
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: waiting(&["b"], &["a"]),
            sound: waiting(&["b"], &["gone"]),
        }
    }

    /// Two actions that depend on these.
    fn waiting(a: &[&str], b: &[&str]) -> Document {
        let depending = |on: &[&str]| Action {
            status: ActionStatus::Ongoing,
            depends_on: on.iter().map(|one| id(one)).collect(),
            ..Action::default()
        };
        document([("a", depending(a).into()), ("b", depending(b).into())])
    }

    #[test]
    fn only_what_leads_back_to_itself_is_a_circle() {
        let check = Check::ActionDependsOnItself;
        for (a, b, is_found) in [
            (&["a"][..], &[][..], true),
            (&["b"], &["a"], true),
            (&["b", "gone"], &["b", "a"], true),
            (&["b"], &[], false),
            // The circle is b's own.
            (&["b"], &["b"], false),
            (&[], &[], false),
        ] {
            assert_eq!(finds(&waiting(a, b), check, "a"), is_found, "{a:?} {b:?}");
        }
    }
}
