//! M502: a target equal to its baseline, or on the wrong side of it.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::plan::{Direction, Target},
};

pub const CHECK: Declaration = Declaration {
    code: "M502",
    severity: Severity::Error,
    tool: Tool::Plan,
    spot: Spot::Field("value"),
    search: Search::Target(find),
};

fn find(target: &Target, _: &Surroundings<'_>) -> Option<Details> {
    let (baseline, value) = target.baseline.zip(target.value)?;
    Details::when(match target.direction {
        Direction::Increase => value <= baseline,
        Direction::Decrease => value >= baseline,
        Direction::Unstated => value == baseline,
        Direction::Maintain | Direction::Between => false,
    })
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
            faulty: to(Direction::Increase, 40.0),
            sound: to(Direction::Increase, 41.5),
        }
    }

    /// A plan with a target from 41 to this value.
    fn to(direction: Direction, value: f64) -> Document {
        with_target(|target| {
            target.direction = direction;
            target.value = Amount::new(value);
        })
    }

    #[test]
    fn a_target_must_lie_the_way_it_says() {
        let check = Check::TargetAgainstDirection;
        for (direction, value) in [
            (Direction::Increase, 41.0),
            (Direction::Increase, 40.0),
            (Direction::Decrease, 41.0),
            (Direction::Decrease, 42.0),
            (Direction::Unstated, 41.0),
        ] {
            assert!(finds(&to(direction, value), check, "target"), "{direction:?} {value}");
        }
        for (direction, value) in [
            (Direction::Increase, 41.5),
            (Direction::Decrease, 40.5),
            (Direction::Maintain, 41.0),
            (Direction::Unstated, 50.0),
        ] {
            assert!(!finds(&to(direction, value), check, "target"), "{direction:?} {value}");
        }
    }
}
