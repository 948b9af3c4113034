//! M505: a target that is not followed by sex, without the reason.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::{indicator::BySex, plan::Target},
};

pub const CHECK: Declaration = Declaration {
    code: "M505",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Field("by_sex_reason"),
    search: Search::Target(find),
};

fn find(target: &Target, _: &Surroundings<'_>) -> Option<Details> {
    Details::when(target.by_sex == BySex::No && target.by_sex_reason.trim().is_empty())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, finds},
            plan::examples::with_target,
        },
        records::{document::Document, indicator::BySex},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: followed(BySex::No, ""),
            sound: followed(BySex::No, "En tidtabell har inget kön"),
        }
    }

    fn followed(by_sex: BySex, reason: &str) -> Document {
        with_target(|target| {
            target.by_sex = by_sex;
            target.by_sex_reason = reason.into();
        })
    }

    #[test]
    fn only_what_is_not_followed_by_sex_needs_a_reason() {
        let check = Check::TargetNotBySexWithoutReason;
        assert!(finds(&followed(BySex::No, "  "), check, "target"));
        assert!(!finds(&followed(BySex::Yes, ""), check, "target"));
        assert!(!finds(&followed(BySex::Unstated, ""), check, "target"));
    }
}
