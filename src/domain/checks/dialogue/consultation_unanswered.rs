//! D707: a consultation whose last day has passed, and whose contributions have not all been answered.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::dialogue::{Consultation, Contribution, ResponseState},
};

pub const CHECK: Declaration = Declaration {
    code: "D707",
    severity: Severity::Warning,
    tool: Tool::Plan,
    spot: Spot::Page,
    search: Search::Consultation(find),
};

/// For how many days after its last day what has come is left in peace.
const DAYS: i32 = 30;

fn find(one: &Consultation, around: &Surroundings<'_>) -> Option<Details> {
    let has_waited = one
        .end
        .zip(around.today())
        .is_some_and(|(end, today)| end.later(DAYS) < today);
    let waits = || {
        around.ask(|document, references, id| {
            let mut said = references.referrers_of_kind::<Contribution>(document, id);
            said.any(|(_, one)| one.response == ResponseState::Unanswered)
        })
    };
    Details::when(has_waited && waits())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
        },
        records::{
            dialogue::{Consultation, Contribution, ResponseState},
            document::Document,
            plan::Priority,
        },
        values::date::Date,
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: ended("2027-02-12", ResponseState::Unanswered),
            sound: ended("2027-02-12", ResponseState::With),
        }
    }

    fn ended(day: &str, response: ResponseState) -> Document {
        let asked = Consultation {
            end: Date::parse(day),
            reply_to: "region@example.com".into(),
            ..Consultation::default()
        };
        let said = Contribution {
            day: Date::parse("2027-03-14"),
            response,
            reason: "Prövas".into(),
            priorities: vec![id("p")],
            consultation: Some(id("asked")),
            ..Contribution::default()
        };
        document([
            ("asked", asked.into()),
            ("said", said.into()),
            ("p", Priority::default().into()),
        ])
    }

    // R597
    #[test]
    fn it_is_quiet_while_answers_come_and_for_thirty_days_after() {
        let check = Check::ConsultationUnanswered;
        assert!(finds(&ended("2027-02-12", ResponseState::Unanswered), check, "asked"));
        for quiet in ["2027-02-13", "2027-04-01", ""] {
            assert!(
                !finds(&ended(quiet, ResponseState::Unanswered), check, "asked"),
                "{quiet}"
            );
        }
    }
}
