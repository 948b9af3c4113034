//! The profile of a response: what it says on each of the 14 factors.

use super::factors::{Factor, QuestionSet, Statement};
use crate::domain::records::self_assessment::{Answer, Response};

/// What a response says on one factor.
#[derive(Clone, Debug, PartialEq)]
pub struct FactorResult {
    /// The factor's id, as `F03`.
    pub factor: &'static str,
    /// The median of the levels answered, 0 to 4; `None` if no level was.
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
        .filter_map(|statement| response.answers.get(statement.id));
    let (mut levels, mut dont_know, mut not_applicable) = (Vec::new(), 0, 0);
    for answer in answers {
        match answer {
            Answer::Level(level) => levels.push(level.get()),
            Answer::DontKnow => dont_know += 1,
            Answer::NotApplicable => not_applicable += 1,
        }
    }
    FactorResult {
        factor: factor.id,
        levels: levels.len(),
        median: median(levels),
        dont_know,
        not_applicable,
        statements: factor.statements.len(),
    }
}

/// The first statement that has no answer, with its factor; `None` if all have.
pub fn first_unanswered(response: &Response) -> Option<(&'static Factor, &'static Statement)> {
    let statements = QuestionSet::current().factors.iter().flat_map(|factor| {
        let pair = move |statement| (factor, statement);
        factor.statements.iter().map(pair)
    });
    let mut unanswered = statements.filter(|(_, statement)| !response.answers.contains(statement.id));
    unanswered.next()
}

/// The factors with the lowest medians, from the lowest: all that share the lowest median, and those next above while they are
/// three in all at most. None where no factor is lower than another; those that share the highest median are never among them.
pub fn lowest(profile: &[FactorResult]) -> Vec<&FactorResult> {
    let mut found: Vec<(f64, &FactorResult)> = profile
        .iter()
        .filter_map(|result| result.median.map(|median| (median, result)))
        .collect();
    found.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let highest = found.last().map(|(median, _)| *median);
    let mut named = 0;
    for group in found.chunk_by(|(one, _), (other, _)| one == other) {
        let is_highest = group.first().map(|(median, _)| *median) == highest;
        if is_highest || (named > 0 && named + group.len() > NAMED) {
            break;
        }
        named += group.len();
    }
    found.truncate(named);
    found.into_iter().map(|(_, result)| result).collect()
}

/// How many factors are named as the lowest, unless more share the lowest median.
const NAMED: usize = 3;

/// The lowest and the highest median; `None` if no factor has one.
pub fn range(profile: &[FactorResult]) -> Option<(f64, f64)> {
    let medians = || profile.iter().filter_map(|result| result.median);
    Some((medians().reduce(f64::min)?, medians().reduce(f64::max)?))
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
    use super::super::profile::*;
    use crate::domain::records::self_assessment::Level;

    fn response(answers: &[(&str, Answer)]) -> Response {
        let answers = answers.iter().copied().collect();
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
            (profile[1].median, profile[1].not_applicable, profile[1].is_complete()),
            (Some(2.5), 1, false)
        );
        assert_eq!((profile[2].median, profile[2].answered()), (None, 0));
    }

    #[test]
    fn answers_on_statements_of_another_question_set_change_nothing() {
        assert_eq!(profile(&response(&[("X99.1", level(4))])), profile(&response(&[])));
    }

    #[test]
    fn going_on_begins_at_the_first_statement_without_an_answer() {
        let at = |answers: &[(&str, Answer)]| {
            let found = first_unanswered(&response(answers));
            found.map(|(factor, statement)| (factor.id, statement.id))
        };
        assert_eq!(at(&[]), Some(("F01", "F01.1")));
        assert_eq!(at(&[("F01.1", level(0)), ("F01.3", level(2))]), Some(("F01", "F01.2")));
        let first = [
            ("F01.1", Answer::DontKnow),
            ("F01.2", Answer::NotApplicable),
            ("F01.3", level(2)),
        ];
        assert_eq!(at(&first), Some(("F02", "F02.1")));
        let all: Vec<_> = QuestionSet::current()
            .factors
            .iter()
            .flat_map(|factor| factor.statements)
            .map(|statement| (statement.id, level(4)))
            .collect();
        assert_eq!(at(&all), None);
    }

    /// A profile whose first factors have these medians.
    fn profile_of(medians: &[f64]) -> Vec<FactorResult> {
        let mut results = profile(&Response::default());
        for (result, median) in results.iter_mut().zip(medians) {
            result.median = Some(*median);
        }
        results
    }

    #[test]
    fn the_lowest_are_at_most_three_unless_more_share_the_lowest_median() {
        let named = |medians: &[f64]| -> Vec<_> {
            let profile = profile_of(medians);
            lowest(&profile).iter().map(|result| result.factor).collect()
        };
        assert_eq!(named(&[2.0, 1.0, 3.0, 1.5]), ["F02", "F04", "F01"]);
        assert_eq!(named(&[2.0, 1.0, 2.0, 2.0, 4.0]), ["F02"]);
        assert_eq!(named(&[1.0, 1.0, 1.0, 1.0, 4.0]), ["F01", "F02", "F03", "F04"]);
        assert_eq!(named(&[2.0, 1.0]), ["F02"]);
    }

    #[test]
    fn nothing_is_lowest_where_nothing_is_lower() {
        for medians in [&[][..], &[2.0], &[2.0, 2.0, 2.0]] {
            assert!(lowest(&profile_of(medians)).is_empty(), "{medians:?}");
        }
    }

    #[test]
    fn the_range_goes_from_the_lowest_median_to_the_highest() {
        assert_eq!(range(&profile_of(&[])), None);
        assert_eq!(range(&profile_of(&[2.5, 0.0, 4.0])), Some((0.0, 4.0)));
    }
}
