//! Where those who answered see it most differently.

use super::{DIFFERENT, Respondents, Results, counts::Counts};
use crate::domain::records::strategy::ActorGroup;

/// A factor or a statement, by its place in the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionPlace {
    /// A factor.
    Factor(usize),
    /// A statement.
    Statement(usize),
}

/// A group and its median.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupMedian {
    /// The group; `None` for those who have not said theirs.
    pub group: Option<ActorGroup>,
    /// Its median.
    pub median: f64,
}

/// Something that is seen differently (*olika bilder*).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// What.
    pub asked: QuestionPlace,
    /// The quartiles of all answers together.
    pub quartiles: Option<(f64, f64)>,
    /// The groups with the lowest and the highest median, where they lie two levels or more apart.
    pub groups: Option<(GroupMedian, GroupMedian)>,
    /// How many levels it is from one side to the other, by quartiles or groups, whichever is more.
    pub width: f64,
}

impl Difference {
    /// The quartiles, where they lie so far apart that they are called different themselves.
    pub fn wide_quartiles(&self) -> Option<(f64, f64)> {
        self.quartiles.filter(|(first, third)| third - first >= DIFFERENT)
    }

    /// Whether both are seen differently in the same way.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.wide_quartiles() == other.wide_quartiles() && self.groups == other.groups
    }
}

/// Everything that is flagged, the widest first; of equal ones factors before statements, in the order of the questions.
pub fn widest(results: &Results) -> Vec<Difference> {
    let factors = (0..results.questions.factors.len()).map(QuestionPlace::Factor);
    let statements = (0..results.questions.statements.len()).map(QuestionPlace::Statement);
    let mut found: Vec<Difference> = factors
        .chain(statements)
        .filter_map(|asked| difference(results, asked))
        .collect();
    found.sort_by(|one, other| other.width.total_cmp(&one.width));
    found
}

/// How something is seen differently; `None` if it is not flagged.
pub fn difference(results: &Results, asked: QuestionPlace) -> Option<Difference> {
    let is_flagged = match asked {
        QuestionPlace::Factor(place) => results.factor_differs(place),
        QuestionPlace::Statement(place) => results.statement_differs(place),
    };
    if !is_flagged {
        return None;
    }
    let counts = |respondents| match asked {
        QuestionPlace::Factor(place) => results.factor(place, respondents).map(|figures| figures.counts),
        QuestionPlace::Statement(place) => results.statement(place, respondents).copied(),
    };
    let quartiles = counts(Respondents::All).as_ref().and_then(Counts::quartiles);
    let mut ends: Option<(GroupMedian, GroupMedian)> = None;
    for group in results.shown_groups() {
        let median = counts(Respondents::Group(group)).and_then(|counts| counts.median());
        let Some(median) = median else { continue };
        let this = GroupMedian { group, median };
        ends = Some(match ends {
            None => (this, this),
            Some((low, high)) => (
                if median < low.median { this } else { low },
                if median > high.median { this } else { high },
            ),
        });
    }
    let groups = ends.filter(|(low, high)| high.median - low.median >= DIFFERENT);
    let spread = quartiles.map_or(0.0, |quartiles| quartiles.spread());
    let apart = groups.map_or(0.0, |(low, high)| high.median - low.median);
    Some(Difference {
        asked,
        quartiles: quartiles.map(|quartiles| (quartiles.first, quartiles.third)),
        groups,
        width: spread.max(apart),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use super::super::widest::*;
    use crate::domain::{
        assessment::{
            factors::QuestionSet,
            results::{questions::Questions, tally::Tally},
        },
        records::self_assessment::{Answer, Level, Response, SmallestGroup},
    };

    // R158
    #[test]
    fn the_widest_difference_comes_first_with_the_groups_that_make_it() {
        let response = |group, levels: [usize; 2]| Response {
            group: Some(group),
            answers: [("F03.1", levels[0]), ("F05.1", levels[1])]
                .into_iter()
                .map(|(id, level)| (id, Answer::Level(Level::ALL[level])))
                .collect(),
            ..Response::default()
        };
        let region = vec![response(ActorGroup::Region, [4, 3]); 6];
        let business = vec![response(ActorGroup::Business, [0, 1]); 6];
        let questions = Arc::new(Questions::new(QuestionSet::current(), &[]));
        let all = region.iter().chain(&business);
        let tally = Tally::count(&questions, all);
        let results = Results::of(Arc::clone(&questions), &tally, SmallestGroup::default());
        let found = widest(&results);
        let places: Vec<_> = found.iter().map(|one| one.asked).collect();
        let statement = |id| QuestionPlace::Statement(questions.statement_place(id).unwrap());
        assert_eq!(
            places,
            [
                QuestionPlace::Factor(2),
                statement("F03.1"),
                QuestionPlace::Factor(4),
                statement("F05.1")
            ]
        );
        let (low, high) = found[0].groups.unwrap();
        assert_eq!((low.group, low.median), (Some(ActorGroup::Business), 0.0));
        assert_eq!((high.group, high.median), (Some(ActorGroup::Region), 4.0));
        assert_eq!((found[0].width, found[2].width), (4.0, 2.0));
        assert!(
            widest(&Results::of(
                questions.clone(),
                &Tally::empty(&questions),
                SmallestGroup::default()
            ))
            .is_empty()
        );
    }
}
