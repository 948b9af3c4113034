//! F606: a comment that has been to be discussed for long.

use super::has_waited_long;
use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::comment::Comment,
};

pub const CHECK: Declaration = Declaration {
    code: "F606",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Page,
    search: Search::Comment(find),
};

fn find(comment: &Comment, around: &Surroundings<'_>) -> Option<Details> {
    Details::when(comment.discuss && has_waited_long(comment.date, around))
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds},
        },
        records::{comment::Comment, document::Document},
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: said("2026-12-14", true, ""),
            sound: said("2026-12-15", true, ""),
        }
    }

    /// A comment of a day, looked at 15 March 2027.
    fn said(day: &str, discuss: bool, closed: &str) -> Document {
        let comment = Comment {
            text: "Hur når vi föreningarna?".into(),
            date: Date::parse(day),
            discuss,
            closed: Date::parse(closed),
            ..Comment::default()
        };
        document([("comment", comment.into())])
    }

    // R458
    #[test]
    fn only_what_is_to_be_discussed_and_has_not_been_dealt_with_waits() {
        let check = Check::CommentLongOpen;
        assert!(!finds(&said("2026-01-01", false, ""), check, "comment"));
        assert!(!finds(&said("2026-01-01", true, "2026-02-01"), check, "comment"));
        assert!(!finds(&said("", true, ""), check, "comment"));
    }
}
