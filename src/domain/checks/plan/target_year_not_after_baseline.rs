//! M503: a target year that is not after the year of the baseline.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::Target,
};

pub const CHECK: Declaration = Declaration {
    code: "M503",
    severity: Severity::Error,
    tool: Tool::Plan,
    spot: Spot::Field("year"),
    search: Search::Target(find),
};

fn find(target: &Target, _: &Surroundings<'_>) -> Option<Details> {
    let years = target.baseline_year.zip(target.year);
    Details::when(years.is_some_and(|(from, to)| to <= from))
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, finds},
            plan::examples::with_target,
        },
        records::document::Document,
        values::amount::Year,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: by(2025),
            sound: by(2026),
        }
    }

    /// A plan with a target from 2025 to this year.
    fn by(year: u16) -> Document {
        with_target(|target| target.year = Year::new(year))
    }

    #[test]
    fn the_target_year_comes_after_the_baseline_year() {
        let check = Check::TargetYearNotAfterBaseline;
        assert!(finds(&by(2025), check, "target"));
        assert!(finds(&by(2024), check, "target"));
        assert!(!finds(&by(2026), check, "target"));
        assert!(!finds(
            &with_target(|target| target.baseline_year = None),
            check,
            "target"
        ));
    }
}
