//! F604: an open change that doesn't say which way back it opens, or why.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::{Details, Missing},
        surroundings::Surroundings,
    },
    records::change::{Change, Loop},
};

pub const CHECK: Declaration = Declaration {
    code: "F604",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::FirstMissing,
    search: Search::Change(find),
};

fn find(change: &Change, _: &Surroundings<'_>) -> Option<Details> {
    Details::lacking([
        (change.way == Loop::Unstated, Missing::Way),
        (change.reason.trim().is_empty(), Missing::Reason),
    ])
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, finds},
            follow_up::examples::with_change,
        },
        records::{change::Loop, document::Document},
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: chosen(Loop::A, " "),
            sound: chosen(Loop::A, "Nya utmaningar"),
        }
    }

    fn chosen(way: Loop, reason: &str) -> Document {
        with_change(|change| {
            change.way = way;
            change.reason = reason.into();
        })
    }

    // R453
    #[test]
    fn an_open_change_says_which_way_and_why() {
        let check = Check::ChangeWithoutWayOrReason;
        assert!(finds(&chosen(Loop::Unstated, "Nya utmaningar"), check, "change"));
        let closed = with_change(|change| {
            change.way = Loop::Unstated;
            change.closed = Date::new(2027, 3, 2);
        });
        assert!(!finds(&closed, check, "change"));
    }
}
