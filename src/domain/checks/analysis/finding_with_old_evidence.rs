//! A702: a finding whose evidence is from before three years ago.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::analysis::AnalysisFinding,
};

pub const CHECK: Declaration = Declaration {
    code: "A702",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Field("dated"),
    search: Search::AnalysisFinding(find),
};

fn find(finding: &AnalysisFinding, around: &Surroundings<'_>) -> Option<Details> {
    Details::when(!finding.has_no_evidence() && finding.is_old(around.today()))
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            analysis::examples::{whole, with_finding},
            examples::{Examples, finds},
        },
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with_finding(|finding| finding.dated = Date::new(2024, 3, 14)),
            sound: whole(),
        }
    }

    // R558
    #[test]
    fn evidence_is_old_the_day_after_three_years() {
        let check = Check::FindingWithOldEvidence;
        let dated = |day| with_finding(|finding| finding.dated = day);
        // The documents are looked at 15 March 2027.
        assert!(finds(&dated(Date::new(2024, 3, 14)), check, "finding"));
        assert!(!finds(&dated(Date::new(2024, 3, 15)), check, "finding"));
        assert!(!finds(&dated(None), check, "finding"));
    }
}
