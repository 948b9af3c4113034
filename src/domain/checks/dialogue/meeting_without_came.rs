//! D705: a meeting that has been, without anybody who came.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::dialogue::Meeting,
};

pub const CHECK: Declaration = Declaration {
    code: "D705",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Field("came"),
    search: Search::Meeting(find),
};

fn find(meeting: &Meeting, around: &Surroundings<'_>) -> Option<Details> {
    let has_been = meeting.day.zip(around.today()).is_some_and(|(day, today)| day < today);
    Details::when(has_been && meeting.came.is_empty())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
        },
        records::{dialogue::Meeting, document::Document},
        values::date::Date,
    };

    pub fn examples() -> Examples {
        let came = Meeting {
            day: Date::parse("2027-03-14"),
            came: vec![id("a")],
            ..Meeting::default()
        };
        Examples {
            faulty: on("2027-03-14"),
            sound: document([("meeting", came.into())]),
        }
    }

    fn on(day: &str) -> Document {
        let meeting = Meeting {
            day: Date::parse(day),
            ..Meeting::default()
        };
        document([("meeting", meeting.into())])
    }

    // R587
    #[test]
    fn a_meeting_of_today_or_without_a_day_is_left_in_peace() {
        for day in ["2027-03-15", ""] {
            assert!(!finds(&on(day), Check::MeetingWithoutCame, "meeting"));
        }
    }
}
