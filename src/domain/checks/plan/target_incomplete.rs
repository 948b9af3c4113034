//! M501: a target that lacks what makes it measurable.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::{Details, Missing},
        surroundings::Surroundings,
    },
    records::plan::{Direction, Target},
};

pub const CHECK: Declaration = Declaration {
    code: "M501",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::FirstMissing,
    search: Search::Target(find),
};

fn find(target: &Target, _: &Surroundings<'_>) -> Option<Details> {
    Details::lacking([
        (target.baseline.is_none(), Missing::Baseline),
        (target.value.is_none(), Missing::Value),
        (target.unit.trim().is_empty(), Missing::Unit),
        (target.direction == Direction::Unstated, Missing::Direction),
        (target.year.is_none(), Missing::Year),
    ])
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, all, finds},
            finding::Missing,
            plan::examples::{whole, with_target},
        },
        records::plan::{Direction, Target},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with_target(|target| target.unit = "  ".into()),
            sound: whole(),
        }
    }

    #[test]
    fn a_target_needs_all_that_makes_it_measurable() {
        let check = Check::TargetIncomplete;
        type Emptying = fn(&mut Target);
        let parts: [(Emptying, Missing); 5] = [
            (|target| target.baseline = None, Missing::Baseline),
            (|target| target.value = None, Missing::Value),
            (|target| target.unit = "  ".into(), Missing::Unit),
            (|target| target.direction = Direction::Unstated, Missing::Direction),
            (|target| target.year = None, Missing::Year),
        ];
        for (remove, missing) in parts {
            let document = with_target(remove);
            assert!(finds(&document, check, "target"));
            assert_eq!(all(&document)[0].missing, [missing]);
        }
        assert!(!finds(&whole(), check, "target"));
    }
}
