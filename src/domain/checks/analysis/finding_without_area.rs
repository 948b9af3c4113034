//! A703: a finding of no area of the model.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::analysis::AnalysisFinding,
};

pub const CHECK: Declaration = Declaration {
    code: "A703",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Field("areas"),
    search: Search::AnalysisFinding(find),
};

fn find(finding: &AnalysisFinding, around: &Surroundings<'_>) -> Option<Details> {
    Details::when(!finding.areas.iter().any(|area| around.has(area)))
}

#[cfg(test)]
pub mod tests {
    use crate::domain::checks::{
        Check,
        analysis::examples::{whole, with_finding},
        examples::{Examples, finds, id},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with_finding(|finding| finding.areas.clear()),
            sound: whole(),
        }
    }

    // R558
    #[test]
    fn a_finding_is_of_an_area_that_is_there() {
        let check = Check::FindingWithoutArea;
        assert!(finds(&examples().faulty, check, "finding"));
        let gone = with_finding(|finding| finding.areas = vec![id("gone")]);
        assert!(finds(&gone, check, "finding"));
        assert!(!finds(&whole(), check, "finding"));
    }
}
