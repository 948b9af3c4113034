//! F605: a change that has been open for long, while something still waits to be reconsidered for it.

use super::has_waited_long;
use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    follow_up::reconsidering,
    records::change::Change,
    values::id::Id,
};

pub const CHECK: Declaration = Declaration {
    code: "F605",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Page,
    search: Search::Change(find),
};

fn find(change: &Change, around: &Surroundings<'_>) -> Option<Details> {
    let waits = || {
        around.ask(|document, references, id| {
            let waiting = reconsidering::waiting(document, references, &Id::of(id.clone()));
            !waiting.is_empty()
        })
    };
    Details::when(has_waited_long(change.date, around) && waits())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, finds},
            follow_up::examples::with_change,
        },
        records::document::Document,
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: since("2026-12-14"),
            sound: since("2026-12-15"),
        }
    }

    /// A change of a day, looked at 15 March 2027.
    fn since(day: &str) -> Document {
        with_change(|change| change.date = Date::parse(day))
    }

    // R456
    #[test]
    fn only_a_change_for_which_something_waits_is_told() {
        let check = Check::ChangeLongOpen;
        assert!(!finds(&since(""), check, "change"));
        let for_nothing = with_change(|change| {
            change.date = Date::new(2026, 1, 1);
            change.affects.clear();
        });
        assert!(!finds(&for_nothing, check, "change"));
        let closed = with_change(|change| {
            change.date = Date::new(2026, 1, 1);
            change.closed = Date::new(2026, 2, 1);
        });
        assert!(!finds(&closed, check, "change"));
    }
}
