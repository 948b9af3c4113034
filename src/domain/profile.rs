//! The profile of a response: what it says on each of the 14 factors.

use super::{
    factors::{Factor, QuestionSet},
    self_assessment::{Answer, Response},
};

/// What a response says on one factor.
#[derive(Clone, Debug, PartialEq)]
pub struct FactorResult {
    /// The factor's id, as `F03`.
    pub factor: &'static str,
    /// The median of the levels answered, 0 to 4; none where no level was.
    pub median: Option<f64>,
    /// How many statements have a level.
    pub levels: usize,
    /// How many were answered *don't know*.
    pub dont_know: usize,
    /// How many were answered *not applicable*.
    pub not_applicable: usize,
    /// How many statements the factor has.
    pub statements: usize,
}

impl FactorResult {
    /// How many statements have any answer.
    pub fn answered(&self) -> usize {
        self.levels + self.dont_know + self.not_applicable
    }

    /// Whether every statement has an answer.
    pub fn is_complete(&self) -> bool {
        self.answered() == self.statements
    }
}

/// The profile of a response over the current question set, in the factors' order.
pub fn profile(response: &Response) -> Vec<FactorResult> {
    QuestionSet::current()
        .factors
        .iter()
        .map(|factor| factor_result(factor, response))
        .collect()
}

/// What a response says on one factor.
pub fn factor_result(factor: &'static Factor, response: &Response) -> FactorResult {
    let answers = factor
        .statements
        .iter()
        .filter_map(|statement| response.answers.get(&statement.id))
        .copied();
    let (mut levels, mut dont_know, mut not_applicable) = (Vec::new(), 0, 0);
    for answer in answers {
        match answer {
            Answer::Level(level) => levels.push(level.get()),
            Answer::DontKnow => dont_know += 1,
            Answer::NotApplicable => not_applicable += 1,
        }
    }
    FactorResult {
        factor: &factor.id,
        levels: levels.len(),
        median: median(levels),
        dont_know,
        not_applicable,
        statements: factor.statements.len(),
    }
}

/// The median: the middle value, or the mean of the two in the middle.
fn median(mut levels: Vec<u8>) -> Option<f64> {
    levels.sort_unstable();
    let middle = levels.len() / 2;
    let upper = f64::from(*levels.get(middle)?);
    if levels.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = f64::from(*levels.get(middle.checked_sub(1)?)?);
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::self_assessment::Level;

    fn response(answers: &[(&str, Answer)]) -> Response {
        let answers = answers
            .iter()
            .map(|(id, answer)| ((*id).into(), *answer))
            .collect();
        Response {
            answers,
            ..Response::default()
        }
    }

    fn level(number: u8) -> Answer {
        Answer::Level(Level::new(number).unwrap())
    }

    #[test]
    fn dont_know_and_not_applicable_are_counted_and_never_averaged() {
        let response = response(&[
            ("F01.1", level(1)),
            ("F01.2", Answer::DontKnow),
            ("F02.1", level(4)),
            ("F02.2", level(1)),
            ("F02.3", Answer::NotApplicable),
        ]);
        let profile = profile(&response);
        assert_eq!(
            (profile[0].median, profile[0].levels, profile[0].dont_know),
            (Some(1.0), 1, 1)
        );
        assert_eq!(
            (
                profile[1].median,
                profile[1].not_applicable,
                profile[1].is_complete()
            ),
            (Some(2.5), 1, false)
        );
        assert_eq!((profile[2].median, profile[2].answered()), (None, 0));
    }

    #[test]
    fn answers_on_statements_of_another_question_set_change_nothing() {
        assert_eq!(
            profile(&response(&[("X99.1", level(4))])),
            profile(&response(&[]))
        );
    }
}
