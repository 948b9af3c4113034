//! D706: a contribution that has been answered, or has waited for thirty days, without being linked to what it is about.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    dialogue::is_tagged,
    records::dialogue::{Contribution, ResponseState},
};

pub const CHECK: Declaration = Declaration {
    code: "D706",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Page,
    search: Search::Contribution(find),
};

/// For how many days after it was said a contribution is left in peace.
const DAYS: i32 = 30;

fn find(one: &Contribution, around: &Surroundings<'_>) -> Option<Details> {
    let today = around.today();
    let has_waited = one.day.zip(today).is_some_and(|(day, today)| day.later(DAYS) < today);
    let is_answered = one.response != ResponseState::Unanswered;
    Details::when(!is_tagged(one) && (is_answered || has_waited))
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
        },
        records::{
            analysis::AnalysisFinding,
            dialogue::{Contribution, ResponseState},
            document::Document,
        },
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: said("2027-02-12", ResponseState::With, false),
            sound: said("2027-02-12", ResponseState::With, true),
        }
    }

    fn said(day: &str, response: ResponseState, is_tagged: bool) -> Document {
        let one = Contribution {
            day: Date::parse(day),
            response,
            findings: if is_tagged { vec![id("f")] } else { Vec::new() },
            ..Contribution::default()
        };
        document([("said", one.into()), ("f", AnalysisFinding::default().into())])
    }

    // R597
    #[test]
    fn it_is_quiet_for_what_has_just_been_said_and_once_it_is_linked() {
        let check = Check::ContributionAboutNothing;
        assert!(finds(
            &said("2027-02-12", ResponseState::Unanswered, false),
            check,
            "said"
        ));
        assert!(finds(&said("", ResponseState::Not, false), check, "said"));
        for quiet in ["2027-02-13", ""] {
            assert!(!finds(&said(quiet, ResponseState::Unanswered, false), check, "said"));
        }
        assert!(!finds(&said("2020-01-01", ResponseState::Not, true), check, "said"));
    }
}
