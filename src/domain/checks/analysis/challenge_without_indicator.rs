//! A806: a challenge that something shows, but no indicator.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::analysis::{AnalysisFinding, FindingSort},
};

pub const CHECK: Declaration = Declaration {
    code: "A806",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Field("indicators"),
    search: Search::AnalysisFinding(find),
};

fn find(finding: &AnalysisFinding, _: &Surroundings<'_>) -> Option<Details> {
    // One that nothing shows has been told already.
    let is_shown = !finding.has_no_evidence();
    Details::when(finding.sort == FindingSort::Challenge && is_shown && finding.indicators.is_empty())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            analysis::examples::{whole, with_finding},
            examples::{Examples, finds},
        },
        records::analysis::FindingSort,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with_finding(|finding| finding.indicators.clear()),
            sound: whole(),
        }
    }

    // R657
    #[test]
    fn a_challenge_is_followed_by_an_indicator_and_other_findings_need_none() {
        let check = Check::ChallengeWithoutIndicator;
        assert!(finds(&examples().faulty, check, "finding"));
        let resource = with_finding(|finding| {
            finding.indicators.clear();
            finding.sort = FindingSort::Resource;
        });
        assert!(!finds(&resource, check, "finding"));
        let bare = with_finding(|finding| {
            finding.indicators.clear();
            finding.evidence.clear();
            finding.source.clear();
        });
        assert!(!finds(&bare, check, "finding"));
    }
}
