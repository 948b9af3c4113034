//! D703: a contribution that is answered, and nobody has been told.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::dialogue::{Contribution, Feedback, ResponseState},
};

pub const CHECK: Declaration = Declaration {
    code: "D703",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Page,
    search: Search::Contribution(find),
};

fn find(one: &Contribution, around: &Surroundings<'_>) -> Option<Details> {
    Details::when(one.response != ResponseState::Unanswered && !around.has_referrer::<Feedback>())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::examples::{Examples, document, id},
        records::dialogue::{Contribution, Feedback, ResponseState},
    };

    pub fn examples() -> Examples {
        let answered = || Contribution {
            response: ResponseState::With,
            ..Contribution::default()
        };
        let told = Feedback {
            contributions: vec![id("said")],
            ..Feedback::default()
        };
        Examples {
            faulty: document([("said", answered().into())]),
            sound: document([("said", answered().into()), ("told", told.into())]),
        }
    }
}
