//! M506: a target that should lie between two values, without the upper or with one below the lower.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::{Direction, Target},
};

pub const CHECK: Declaration = Declaration {
    code: "M506",
    severity: Severity::Error,
    tool: Tool::Plan,
    spot: Spot::Field("upper"),
    search: Search::Target(find),
};

fn find(target: &Target, _: &Surroundings<'_>) -> Option<Details> {
    let is_span = target.direction == Direction::Between;
    let has_span = target
        .value
        .zip(target.upper)
        .is_some_and(|(lower, upper)| lower <= upper);
    // Where there is no lower value, M501 says so.
    Details::when(is_span && target.value.is_some() && !has_span)
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, finds},
            plan::examples::with_target,
        },
        records::{document::Document, plan::Direction},
        values::amount::Amount,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: between(Some(40.0), Some(30.0)),
            sound: between(Some(40.0), Some(60.0)),
        }
    }

    fn between(lower: Option<f64>, upper: Option<f64>) -> Document {
        with_target(|target| {
            target.direction = Direction::Between;
            target.value = lower.and_then(Amount::new);
            target.upper = upper.and_then(Amount::new);
        })
    }

    #[test]
    fn what_should_lie_between_two_values_has_both_the_right_way_round() {
        let check = Check::TargetWithoutSpan;
        assert!(finds(&between(Some(40.0), None), check, "target"));
        assert!(!finds(&between(Some(40.0), Some(40.0)), check, "target"));
        assert!(!finds(&between(None, None), check, "target"));
        let other = with_target(|target| target.upper = Amount::new(1.0));
        assert!(!finds(&other, check, "target"));
    }
}
