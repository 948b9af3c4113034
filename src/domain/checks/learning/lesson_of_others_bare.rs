//! L901: what others did, without under which conditions or what must be adapted before it is used here.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::{Details, Missing},
        surroundings::Surroundings,
    },
    records::lesson::Lesson,
};

pub const CHECK: Declaration = Declaration {
    code: "L901",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::FirstMissing,
    search: Search::Lesson(find),
};

fn find(lesson: &Lesson, _: &Surroundings<'_>) -> Option<Details> {
    let is_blank = |text: &str| text.trim().is_empty();
    let is_of_others = !is_blank(&lesson.others);
    Details::lacking([
        (is_of_others && is_blank(&lesson.conditions), Missing::Conditions),
        (is_of_others && is_blank(&lesson.to_adapt), Missing::ToAdapt),
    ])
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds},
        },
        records::{document::Document, lesson::Lesson},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with("Träffar i fyra orter", "", "Vi har fler orter"),
            sound: with("Träffar i fyra orter", "Korta avstånd", "Vi har fler orter"),
        }
    }

    fn with(others: &str, conditions: &str, to_adapt: &str) -> Document {
        let lesson = Lesson {
            others: others.into(),
            conditions: conditions.into(),
            to_adapt: to_adapt.into(),
            steps: vec!["2".into()],
            ..Lesson::default()
        };
        document([("lesson", lesson.into())])
    }

    // R621
    #[test]
    fn what_others_did_says_under_which_conditions_and_what_must_be_adapted() {
        let is_found = |document: &Document| finds(document, Check::LessonOfOthersBare, "lesson");
        assert!(is_found(&examples().faulty));
        assert!(is_found(&with("Träffar", "Korta avstånd", " \n")));
        assert!(!is_found(&examples().sound));
        assert!(!is_found(&with("", "", "")));
    }
}
