//! A705: an area of the model, used in the analysis, that no finding is about.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::analysis::{AnalysisFinding, ModelArea},
};

pub const CHECK: Declaration = Declaration {
    code: "A705",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Page,
    search: Search::ModelArea(find),
};

fn find(area: &ModelArea, around: &Surroundings<'_>) -> Option<Details> {
    // Where nothing has been found yet, all areas wait.
    let has_begun = || around.ask(|document, _, _| document.all::<AnalysisFinding>().next().is_some());
    Details::when(!area.hidden && !around.has_referrer::<AnalysisFinding>() && has_begun())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            analysis::examples::{whole, with_finding},
            examples::{Examples, document, finds},
        },
        records::analysis::{AnalysisFinding, ModelArea},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with_finding(|finding| finding.areas.truncate(1)),
            sound: whole(),
        }
    }

    // R558
    #[test]
    fn an_area_waits_until_the_analysis_has_begun_and_is_let_be_where_it_is_left_out() {
        let check = Check::AreaWithoutFinding;
        assert!(finds(&examples().faulty, check, "area-work"));
        assert!(!finds(&examples().faulty, check, "area-education"));
        let area = |hidden| ModelArea {
            hidden,
            ..ModelArea::default()
        };
        assert!(!finds(
            &document([("area-work", area(false).into())]),
            check,
            "area-work"
        ));
        let left_out = document([
            ("area-work", area(true).into()),
            ("finding", AnalysisFinding::default().into()),
        ]);
        assert!(!finds(&left_out, check, "area-work"));
    }
}
