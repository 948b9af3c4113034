//! P204: a priority that is adopted without being weighed in each dimension of sustainability.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::{Details, Missing},
        surroundings::Surroundings,
    },
    records::plan::{Priority, PriorityStatus},
};

pub const CHECK: Declaration = Declaration {
    code: "P204",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::FirstMissing,
    search: Search::Priority(find),
};

fn find(priority: &Priority, _: &Surroundings<'_>) -> Option<Details> {
    if priority.status != PriorityStatus::Adopted {
        return None;
    }
    let is_blank = |texts: [&String; 3]| texts.iter().all(|text| text.trim().is_empty());
    Details::lacking([
        (
            is_blank([
                &priority.social_for,
                &priority.social_against,
                &priority.social_uncertain,
            ]),
            Missing::Social,
        ),
        (
            is_blank([
                &priority.economic_for,
                &priority.economic_against,
                &priority.economic_uncertain,
            ]),
            Missing::Economic,
        ),
        (
            is_blank([
                &priority.ecological_for,
                &priority.ecological_against,
                &priority.ecological_uncertain,
            ]),
            Missing::Ecological,
        ),
    ])
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds},
        },
        records::{
            document::Document,
            plan::{Priority, PriorityStatus},
        },
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: priority(PriorityStatus::Adopted, ""),
            sound: priority(PriorityStatus::Adopted, "Mer trafik"),
        }
    }

    fn priority(status: PriorityStatus, ecological: &str) -> Document {
        let priority = Priority {
            status,
            social_for: "Fler i arbete".into(),
            economic_uncertain: "Vem som betalar".into(),
            ecological_against: ecological.into(),
            ..Priority::default()
        };
        document([("priority", priority.into())])
    }

    // R616
    #[test]
    fn what_is_adopted_is_weighed_in_each_dimension_whatever_it_weighs() {
        let check = Check::PriorityNotWeighed;
        assert!(finds(&priority(PriorityStatus::Adopted, " "), check, "priority"));
        assert!(!finds(&priority(PriorityStatus::Draft, ""), check, "priority"));
        assert!(!finds(&priority(PriorityStatus::Adopted, "Buller"), check, "priority"));
    }
}
