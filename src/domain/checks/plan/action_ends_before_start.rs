//! I403: an action that ends before it starts.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::Action,
};

pub const CHECK: Declaration = Declaration {
    code: "I403",
    severity: Severity::Error,
    tool: Tool::Plan,
    spot: Spot::Field("end"),
    search: Search::Action(find),
};

fn find(action: &Action, _: &Surroundings<'_>) -> Option<Details> {
    let days = action.start.zip(action.end);
    Details::when(days.is_some_and(|(start, end)| end < start))
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, finds},
            plan::examples::{whole, with_action},
        },
        records::document::Document,
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: turned(),
            sound: whole(),
        }
    }

    fn turned() -> Document {
        with_action(|action| action.end = Date::new(2026, 12, 31))
    }

    #[test]
    fn an_action_may_not_end_before_it_starts() {
        let check = Check::ActionEndsBeforeStart;
        let one_day = with_action(|action| action.end = action.start);
        assert!(finds(&turned(), check, "action"));
        assert!(!finds(&one_day, check, "action"));
        assert!(!finds(&whole(), check, "action"));
    }
}
