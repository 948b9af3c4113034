//! D708: a consultation that has begun without saying where answers are sent.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::dialogue::Consultation,
};

pub const CHECK: Declaration = Declaration {
    code: "D708",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Field("reply_to"),
    search: Search::Consultation(find),
};

fn find(one: &Consultation, around: &Surroundings<'_>) -> Option<Details> {
    let today = around.today()?;
    let is_open = one.start.is_some_and(|start| start <= today) && one.end.is_none_or(|end| today <= end);
    Details::when(is_open && one.reply_to.trim().is_empty())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds},
        },
        records::{dialogue::Consultation, document::Document},
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: open("2027-03-15", ""),
            sound: open("2027-03-15", "region@example.com"),
        }
    }

    fn open(start: &str, reply_to: &str) -> Document {
        let asked = Consultation {
            start: Date::parse(start),
            reply_to: reply_to.into(),
            ..Consultation::default()
        };
        document([("asked", asked.into())])
    }

    // R597
    #[test]
    fn it_is_quiet_before_the_first_day_and_for_what_has_just_been_made() {
        for quiet in ["2027-03-16", ""] {
            assert!(!finds(&open(quiet, ""), Check::ConsultationWithoutAddress, "asked"));
        }
    }
}
