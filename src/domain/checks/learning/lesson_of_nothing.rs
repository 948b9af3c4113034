//! L902: a lesson of no factor, step or priority, which is proposed nowhere.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::lesson::Lesson,
};

pub const CHECK: Declaration = Declaration {
    code: "L902",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Field("factors"),
    search: Search::Lesson(find),
};

fn find(lesson: &Lesson, around: &Surroundings<'_>) -> Option<Details> {
    let is_of_priority = lesson.priorities.iter().any(|priority| around.has(priority));
    let is_of_step = lesson.step_numbers().next().is_some();
    Details::when(lesson.factors.is_empty() && !is_of_step && !is_of_priority)
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
        },
        records::{document::Document, lesson::Lesson, plan::Priority},
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: with(|lesson| lesson.steps.push("9".into())),
            sound: with(|lesson| lesson.steps.push("2".into())),
        }
    }

    fn with(change: impl FnOnce(&mut Lesson)) -> Document {
        let mut lesson = Lesson::default();
        change(&mut lesson);
        document([("lesson", lesson.into()), ("priority", Priority::default().into())])
    }

    // R621
    #[test]
    fn a_lesson_is_about_a_factor_a_step_or_a_priority_that_is_there() {
        let is_found = |document: &Document| finds(document, Check::LessonOfNothing, "lesson");
        assert!(is_found(&examples().faulty));
        assert!(is_found(&with(|lesson| lesson.priorities.push(id("gone")))));
        assert!(!is_found(&examples().sound));
        assert!(!is_found(&with(|lesson| lesson.factors.push("F03".into()))));
        assert!(!is_found(&with(|lesson| lesson.priorities.push(id("priority")))));
    }
}
