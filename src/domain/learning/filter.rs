//! Which lessons are looked for.

use crate::domain::{
    records::lesson::Lesson,
    values::{
        search::{NONE, is_chosen},
        search_words::SearchWords,
    },
};

/// Which lessons are looked for. An empty choice lets everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LessonFilter {
    /// The id of a factor, or [`NONE`] for those of none.
    pub factor: String,
    /// The number of a step, or [`NONE`] for those of none.
    pub step: String,
    /// Words in it.
    pub words: SearchWords,
}

impl LessonFilter {
    /// Whether a lesson of these factors and steps is one of those that are looked for. `words` is what its words are looked for in, folded.
    pub fn lets_through(&self, factors: &[String], steps: &[String], words: &str) -> bool {
        is_chosen(&self.factor, factors.iter().map(String::as_str))
            && is_chosen(&self.step, steps.iter().map(String::as_str))
            && self.words.are_in(words)
    }

    /// A lesson of this title that is of what is looked for, so that it is seen as soon as it is there.
    pub fn begun(&self, title: String) -> Lesson {
        let one = |chosen: &String| match chosen.as_str() {
            "" | NONE => Vec::new(),
            chosen => vec![chosen.to_owned()],
        };
        Lesson {
            title,
            factors: one(&self.factor),
            steps: one(&self.step),
            ..Lesson::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::search_words::folded;

    // R617
    #[test]
    fn a_lesson_passes_where_every_choice_fits_it_and_one_that_is_begun_there_does() {
        let texts = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let (factors, steps, words) = (
            texts(&["F03"]),
            texts(&["2", "7"]),
            folded(&["Små grupper ger fler svar"]),
        );
        let filter = |factor: &str, step: &str, words: &str| LessonFilter {
            factor: factor.into(),
            step: step.into(),
            words: SearchWords::new(words.into()),
        };
        let passes = |filter: LessonFilter| filter.lets_through(&factors, &steps, &words);
        assert!(passes(filter("", "", "")));
        assert!(passes(filter("F03", "7", "GRUPPER")));
        assert!(!passes(filter("F04", "", "")));
        assert!(!passes(filter("", "1", "")));
        assert!(!passes(filter(NONE, "", "")));
        assert!(!passes(filter("", "", "enkät")));
        for filter in [filter("F04", "1", ""), filter(NONE, NONE, ""), filter("", "", "")] {
            let begun = filter.begun("Ny".into());
            assert!(filter.lets_through(&begun.factors, &begun.steps, ""));
        }
    }
}
