//! I407: an action that somebody has judged against the rule without saying why.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::{Action, JudgedProgress},
};

pub const CHECK: Declaration = Declaration {
    code: "I407",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("progress_reason"),
    search: Search::Action(find),
};

fn find(action: &Action, _: &Surroundings<'_>) -> Option<Details> {
    let is_judged = action.progress != JudgedProgress::ByRule;
    Details::when(is_judged && action.progress_reason.trim().is_empty())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, finds},
            plan::examples::with_action,
        },
        records::{document::Document, plan::JudgedProgress},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: judged(JudgedProgress::Late, " "),
            sound: judged(JudgedProgress::Late, "Personal saknas"),
        }
    }

    fn judged(progress: JudgedProgress, reason: &str) -> Document {
        with_action(|action| {
            action.progress = progress;
            action.progress_reason = reason.into();
        })
    }

    #[test]
    fn only_a_judgement_needs_a_reason() {
        let check = Check::ActionJudgedWithoutReason;
        assert!(finds(&judged(JudgedProgress::Cancelled, ""), check, "action"));
        assert!(!finds(&judged(JudgedProgress::ByRule, ""), check, "action"));
    }
}
