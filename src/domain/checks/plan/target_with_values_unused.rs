//! M508: a target that follows an indicator and has values of its own, which don’t count.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::{indicator::Measurement, plan::Target},
};

pub const CHECK: Declaration = Declaration {
    code: "M508",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("indicator"),
    search: Search::Target(find),
};

fn find(target: &Target, around: &Surroundings<'_>) -> Option<Details> {
    let follows = target.indicator.as_ref().is_some_and(|indicator| around.has(indicator));
    Details::when(follows && around.has_referrer::<Measurement>())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id, raw},
            plan::examples::{whole_action, whole_target},
        },
        records::{
            document::Document,
            indicator::{Indicator, Measurement},
            plan::Target,
        },
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: following("target"),
            sound: following("indicator"),
        }
    }

    /// A target that follows an indicator, with a value of one of them.
    fn following(measured: &str) -> Document {
        let target = Target {
            indicator: Some(id("indicator")),
            ..whole_target()
        };
        let value = Measurement {
            of: Some(raw(measured)),
            ..Measurement::default()
        };
        document([
            ("action", whole_action().into()),
            ("target", target.into()),
            ("indicator", Indicator::default().into()),
            ("value", value.into()),
        ])
    }

    #[test]
    fn values_of_a_target_are_only_left_out_where_an_indicator_has_them() {
        assert!(finds(&following("target"), Check::TargetWithValuesUnused, "target"));
        assert!(!finds(&following("indicator"), Check::TargetWithValuesUnused, "target"));
    }
}
