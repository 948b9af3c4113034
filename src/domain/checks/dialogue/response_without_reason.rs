//! D702: a contribution that is not taken in, or in part, without a reason.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::dialogue::{Contribution, ResponseState},
};

pub const CHECK: Declaration = Declaration {
    code: "D702",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("reason"),
    search: Search::Contribution(find),
};

fn find(one: &Contribution, _: &Surroundings<'_>) -> Option<Details> {
    let is_asked = matches!(one.response, ResponseState::Partly | ResponseState::Not);
    Details::when(is_asked && one.reason.trim().is_empty())
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
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: answered(ResponseState::Not, " "),
            sound: answered(ResponseState::Not, "Staten beslutar."),
        }
    }

    fn answered(response: ResponseState, reason: &str) -> Document {
        let one = Contribution {
            response,
            reason: reason.into(),
            ..Contribution::default()
        };
        document([("said", one.into())])
    }

    // R587
    #[test]
    fn what_is_taken_in_needs_no_reason() {
        let check = Check::ResponseWithoutReason;
        assert!(!finds(&answered(ResponseState::With, ""), check, "said"));
        assert!(!finds(&answered(ResponseState::Unanswered, ""), check, "said"));
        assert!(finds(&answered(ResponseState::Partly, ""), check, "said"));
    }
}
