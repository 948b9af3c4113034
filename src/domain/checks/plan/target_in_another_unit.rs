//! M507: a target in another unit than the indicator that it follows.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::Target,
};

pub const CHECK: Declaration = Declaration {
    code: "M507",
    severity: Severity::Error,
    tool: Tool::Plan,
    spot: Spot::Field("unit"),
    search: Search::Target(find),
};

fn find(target: &Target, around: &Surroundings<'_>) -> Option<Details> {
    let indicator = around.get(target.indicator.as_ref()?)?;
    let [ours, theirs] = [&target.unit, &indicator.unit].map(|unit| unit.trim().to_lowercase());
    Details::when(!ours.is_empty() && !theirs.is_empty() && ours != theirs)
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
            plan::examples::{whole_action, whole_target},
        },
        records::{document::Document, indicator::Indicator, plan::Target},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: following("procent", "antal"),
            sound: following("procent", "Procent "),
        }
    }

    fn following(own: &str, unit: &str) -> Document {
        let target = Target {
            unit: own.into(),
            indicator: Some(id("indicator")),
            ..whole_target()
        };
        let indicator = Indicator {
            unit: unit.into(),
            ..Indicator::default()
        };
        document([
            ("action", whole_action().into()),
            ("target", target.into()),
            ("indicator", indicator.into()),
        ])
    }

    #[test]
    fn a_unit_that_is_not_said_contradicts_none() {
        let check = Check::TargetInAnotherUnit;
        assert!(!finds(&following("", "antal"), check, "target"));
        assert!(!finds(&following("procent", " "), check, "target"));
    }
}
