//! I402: an action without a first or last day.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::{Details, Missing},
        surroundings::Surroundings,
    },
    records::plan::Action,
};

pub const CHECK: Declaration = Declaration {
    code: "I402",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::FirstMissing,
    search: Search::Action(find),
};

fn find(action: &Action, _: &Surroundings<'_>) -> Option<Details> {
    Details::lacking([
        (action.start.is_none(), Missing::Start),
        (action.end.is_none(), Missing::End),
    ])
}

#[cfg(test)]
pub mod tests {
    use crate::domain::checks::{
        Check,
        examples::{Examples, all, finds},
        finding::Missing,
        plan::examples::{whole, with_action},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with_action(|action| action.end = None),
            sound: whole(),
        }
    }

    #[test]
    fn an_action_needs_a_first_and_a_last_day() {
        let check = Check::ActionWithoutTime;
        let no_start = with_action(|action| action.start = None);
        let no_end = with_action(|action| action.end = None);
        assert_eq!(all(&no_start)[0].missing, [Missing::Start]);
        assert_eq!(all(&no_end)[0].missing, [Missing::End]);
        assert!(finds(&no_start, check, "action") && finds(&no_end, check, "action"));
        assert!(!finds(&whole(), check, "action"));
    }
}
