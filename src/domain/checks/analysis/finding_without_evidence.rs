//! A801: a finding that nothing shows: neither evidence nor a source nor an indicator.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::analysis::AnalysisFinding,
};

pub const CHECK: Declaration = Declaration {
    code: "A801",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("evidence"),
    search: Search::AnalysisFinding(find),
};

fn find(finding: &AnalysisFinding, _: &Surroundings<'_>) -> Option<Details> {
    Details::when(finding.has_no_evidence())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::checks::{
        Check,
        analysis::examples::{whole, with_finding},
        examples::{Examples, finds},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with_finding(|finding| {
                finding.evidence.clear();
                finding.source = " ".into();
                finding.indicators.clear();
            }),
            sound: whole(),
        }
    }

    // R558
    #[test]
    fn a_finding_needs_evidence_or_a_source_or_an_indicator() {
        let check = Check::FindingWithoutEvidence;
        assert!(finds(&examples().faulty, check, "finding"));
        assert!(!finds(
            &with_finding(|finding| finding.source.clear()),
            check,
            "finding"
        ));
        assert!(!finds(
            &with_finding(|finding| finding.evidence.clear()),
            check,
            "finding"
        ));
        assert!(!finds(&whole(), check, "finding"));
    }
}
