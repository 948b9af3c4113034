//! The factors that are seen differently, the widest first, with what says the same said once.

use super::{
    Results,
    widest::{Difference, QuestionPlace, difference},
};

/// A factor that is seen differently, or has statements that are.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferingFactor {
    /// The factor, by its place in the questions.
    pub factor: usize,
    /// How many levels it is from one side to the other where that is most.
    pub width: f64,
    /// What is said of the factor, and then of its statements, the widest first.
    pub findings: Vec<SharedDifference>,
}

/// A difference, and all of a factor that it is true of.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedDifference {
    /// The difference, as the first of them has it.
    pub difference: Difference,
    /// Whether it is the factor's.
    pub is_of_factor: bool,
    /// The statements that it is true of, by their places in the questions.
    pub statements: Vec<usize>,
}

/// Every factor with something that is flagged, the widest first; equally wide ones are in the order of the factors.
pub fn by_width(results: &Results) -> Vec<DifferingFactor> {
    let factors = 0..results.questions.factors.len();
    let mut ranked: Vec<_> = factors.filter_map(|factor| differing(results, factor)).collect();
    ranked.sort_by(|one, other| other.width.total_cmp(&one.width));
    ranked
}

fn differing(results: &Results, factor: usize) -> Option<DifferingFactor> {
    let statements = results.questions.factors.get(factor)?.statements.clone();
    let of_factor = difference(results, QuestionPlace::Factor(factor));
    let mut of_statements: Vec<Difference> = statements
        .filter_map(|statement| difference(results, QuestionPlace::Statement(statement)))
        .collect();
    of_statements.sort_by(|one, other| other.width.total_cmp(&one.width));
    let mut findings: Vec<SharedDifference> = Vec::new();
    for found in of_factor.into_iter().chain(of_statements) {
        let (is_of_factor, statement) = match found.asked {
            QuestionPlace::Factor(_) => (true, None),
            QuestionPlace::Statement(place) => (false, Some(place)),
        };
        match findings.iter_mut().find(|one| one.difference.says_the_same(&found)) {
            Some(shared) => shared.statements.extend(statement),
            None => findings.push(SharedDifference {
                difference: found,
                is_of_factor,
                statements: statement.into_iter().collect(),
            }),
        }
    }
    let width = findings.iter().map(|one| one.difference.width).reduce(f64::max)?;
    Some(DifferingFactor {
        factor,
        width,
        findings,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use super::super::{Results, questions::Questions, ranking::*, tally::Tally};
    use crate::domain::{
        assessment::factors::QuestionSet,
        records::{
            self_assessment::{Answer, Level, Response, SmallestGroup},
            strategy::ActorGroup,
        },
    };

    /// The results of six from each of two groups, which answer these levels on these statements.
    fn results(answers: &[(&'static str, [usize; 2])]) -> Results {
        let groups = [ActorGroup::Region, ActorGroup::Business];
        let response = |group: usize| Response {
            group: Some(groups[group]),
            answers: answers
                .iter()
                .map(|(id, levels)| (*id, Answer::Level(Level::ALL[levels[group]])))
                .collect(),
            ..Response::default()
        };
        let responses: Vec<_> = (0..12).map(|nth| response(nth % 2)).collect();
        let questions = Arc::new(Questions::new(QuestionSet::current(), &[]));
        let tally = Tally::count(&questions, responses.iter());
        Results::of(questions, &tally, SmallestGroup::default())
    }

    fn factors(results: &Results) -> Vec<(usize, f64)> {
        let ranked = by_width(results);
        ranked.iter().map(|one| (one.factor, one.width)).collect()
    }

    // R232
    #[test]
    fn the_widest_comes_first_and_equally_wide_ones_in_the_order_of_the_factors() {
        let results = results(&[
            ("F02.1", [1, 3]),
            ("F05.1", [0, 4]),
            ("F07.1", [2, 2]),
            ("F09.1", [4, 0]),
            ("F12.1", [0, 3]),
        ]);
        assert_eq!(factors(&results), [(4, 4.0), (8, 4.0), (11, 3.0), (1, 2.0)]);
    }

    // R232
    #[test]
    fn where_all_are_as_wide_they_are_in_the_order_of_the_factors() {
        let results = results(&[("F14.1", [0, 2]), ("F03.1", [2, 0]), ("F01.1", [1, 3])]);
        assert_eq!(factors(&results), [(0, 2.0), (2, 2.0), (13, 2.0)]);
    }

    // R232
    #[test]
    fn one_that_differs_is_alone_and_none_is_none() {
        assert_eq!(factors(&results(&[("F03.1", [0, 2]), ("F04.1", [1, 1])])), [(2, 2.0)]);
        assert_eq!(factors(&results(&[("F03.1", [2, 2])])), []);
        assert_eq!(factors(&results(&[])), []);
    }

    // R232
    #[test]
    fn what_says_the_same_of_a_factor_is_said_once() {
        let results = results(&[
            ("F03.1", [0, 3]),
            ("F03.2", [0, 3]),
            ("F03.3", [0, 4]),
            ("F03.4", [2, 2]),
        ]);
        let ranked = by_width(&results);
        let place = |id| results.questions.statement_place(id).unwrap();
        assert_eq!(ranked.len(), 1);
        assert_eq!(ranked[0].width, 4.0);
        let said: Vec<_> = ranked[0]
            .findings
            .iter()
            .map(|one| (one.is_of_factor, one.statements.clone()))
            .collect();
        let alike: Vec<_> = said.iter().filter(|(_, statements)| statements.len() > 1).collect();
        assert_eq!(alike.len(), 1);
        assert_eq!(alike[0].1, [place("F03.1"), place("F03.2")]);
        let told: usize = said.iter().map(|(_, statements)| statements.len()).sum();
        assert_eq!(told, 3, "each statement that differs is told of once");
        assert!(said[0].0, "the factor comes first");
    }

    // R163
    #[test]
    fn a_hidden_group_ranks_nothing() {
        let response = |group, level: usize| Response {
            group: Some(group),
            answers: [("F03.1", Answer::Level(Level::ALL[level]))].into_iter().collect(),
            ..Response::default()
        };
        let mut responses = vec![response(ActorGroup::Region, 2); 30];
        responses.extend(vec![response(ActorGroup::Business, 0); 2]);
        responses.extend(vec![response(ActorGroup::Agency, 4); 2]);
        let questions = Arc::new(Questions::new(QuestionSet::current(), &[]));
        let tally = Tally::count(&questions, responses.iter());
        let results = Results::of(questions, &tally, SmallestGroup::default());
        assert_eq!(by_width(&results), []);
    }
}
