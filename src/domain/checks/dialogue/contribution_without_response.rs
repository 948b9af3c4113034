//! D701: a contribution that has had no response for thirty days.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::dialogue::{Contribution, ResponseState},
};

pub const CHECK: Declaration = Declaration {
    code: "D701",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("response"),
    search: Search::Contribution(find),
};

/// For how many days after it was said a contribution is left in peace.
const DAYS: i32 = 30;

fn find(one: &Contribution, around: &Surroundings<'_>) -> Option<Details> {
    // What has no day may have waited for any time.
    let has_waited = one
        .day
        .is_none_or(|day| around.today().is_some_and(|today| day.later(DAYS) < today));
    Details::when(one.response == ResponseState::Unanswered && has_waited)
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds},
        },
        records::{
            dialogue::{Contribution, ResponseState},
            document::Document,
        },
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: said("2027-02-12", ResponseState::Unanswered),
            sound: said("2027-02-13", ResponseState::Unanswered),
        }
    }

    fn said(day: &str, response: ResponseState) -> Document {
        let one = Contribution {
            day: Date::parse(day),
            response,
            ..Contribution::default()
        };
        document([("said", one.into())])
    }

    // R587
    #[test]
    fn it_is_quiet_for_thirty_days_and_once_there_is_an_answer() {
        let check = Check::ContributionWithoutResponse;
        assert!(finds(&said("", ResponseState::Unanswered), check, "said"));
        assert!(!finds(&said("2020-01-01", ResponseState::With), check, "said"));
    }
}
