//! P208: an alternative of a priority that was chosen, without the reason.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::deep_analysis::Alternative,
};

pub const CHECK: Declaration = Declaration {
    code: "P208",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Field("reason"),
    search: Search::Alternative(find),
};

fn find(alternative: &Alternative, _: &Surroundings<'_>) -> Option<Details> {
    Details::when(alternative.chosen && alternative.reason.trim().is_empty())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
        },
        records::{deep_analysis::Alternative, document::Document, plan::Priority},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: alternative(true, ""),
            sound: alternative(true, "Billigast"),
        }
    }

    fn alternative(chosen: bool, reason: &str) -> Document {
        let alternative = Alternative {
            priority: Some(id("priority")),
            chosen,
            reason: reason.into(),
            ..Alternative::default()
        };
        document([
            ("alternative", alternative.into()),
            ("priority", Priority::default().into()),
        ])
    }

    // R616
    #[test]
    fn what_was_chosen_says_why() {
        let check = Check::AlternativeChosenWithoutReason;
        assert!(finds(&alternative(true, " "), check, "alternative"));
        assert!(!finds(&alternative(false, ""), check, "alternative"));
    }
}
