//! A807: a challenge of areas that influence nothing and that nothing influences.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::{
        analysis::{AnalysisFinding, FindingSort, Influence, ModelArea},
        document::Document,
        references::References,
    },
    values::id::Id,
};

pub const CHECK: Declaration = Declaration {
    code: "A807",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Field("areas"),
    search: Search::AnalysisFinding(find),
};

fn find(finding: &AnalysisFinding, around: &Surroundings<'_>) -> Option<Details> {
    if finding.sort != FindingSort::Challenge || finding.areas.is_empty() {
        return None;
    }
    let is_linked = around.ask(|document, references, _| {
        let mut areas = finding.areas.iter();
        areas.any(|area| is_linked(document, references, area))
    });
    Details::when(!is_linked)
}

/// Whether an area influences another or is influenced by one, as far as it has been judged.
fn is_linked(document: &Document, references: &References, area: &Id<ModelArea>) -> bool {
    let mut influences = references.referrers_of_kind::<Influence>(document, area.raw());
    influences.any(|(_, influence)| influence.strength.weight().is_some_and(|weight| weight > 0))
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            analysis::examples::{whole, with_finding, with_influence},
            examples::{Examples, finds},
        },
        records::analysis::{FindingSort, InfluenceStrength},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with_influence(|influence| influence.strength = InfluenceStrength::None),
            sound: whole(),
        }
    }

    // R657
    #[test]
    fn one_link_of_one_of_its_areas_is_enough() {
        let check = Check::ChallengeWithoutInfluence;
        assert!(finds(&examples().faulty, check, "finding"));
        assert!(!finds(
            &with_finding(|finding| finding.areas.truncate(1)),
            check,
            "finding"
        ));
        // One of no area has been told already.
        assert!(!finds(&with_finding(|finding| finding.areas.clear()), check, "finding"));
        let unjudged = with_influence(|influence| influence.strength = InfluenceStrength::Unsaid);
        assert!(finds(&unjudged, check, "finding"));
        let resource = with_finding(|finding| finding.sort = FindingSort::Resource);
        assert!(!finds(&resource, check, "finding"));
    }
}
