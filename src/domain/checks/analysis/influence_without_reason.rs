//! A704: an influence that has been judged without a reason.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::analysis::Influence,
};

pub const CHECK: Declaration = Declaration {
    code: "A704",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Page,
    search: Search::Influence(find),
};

fn find(influence: &Influence, around: &Surroundings<'_>) -> Option<Details> {
    let is_shown = [&influence.from, &influence.to].into_iter().all(|end| {
        let area = end.as_ref().and_then(|end| around.get(end));
        area.is_some_and(|area| !area.hidden)
    });
    let is_judged = influence.strength.weight().is_some();
    Details::when(is_shown && is_judged && influence.reason.trim().is_empty())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            analysis::examples::{whole, with_influence},
            examples::{Examples, finds},
        },
        records::analysis::InfluenceStrength,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with_influence(|influence| influence.reason.clear()),
            sound: whole(),
        }
    }

    // R558
    #[test]
    fn what_is_judged_needs_a_reason_and_what_is_not_needs_none() {
        let check = Check::InfluenceWithoutReason;
        assert!(finds(&examples().faulty, check, "influence"));
        let unjudged = with_influence(|influence| {
            influence.reason.clear();
            influence.strength = InfluenceStrength::Unsaid;
        });
        assert!(!finds(&unjudged, check, "influence"));
        assert!(!finds(&whole(), check, "influence"));
    }
}
