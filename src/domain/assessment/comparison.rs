//! A round beside the results of other regions, on the statements that they have in common.

use std::collections::BTreeMap;

use super::results::{Respondents, Results, counts::Counts};
use crate::domain::{
    records::{
        document::Document,
        self_assessment::{PeerResult, Round},
    },
    values::id::Id,
};

/// How many levels higher another region's median has to lie for there to be something to learn.
const HIGHER: f64 = 1.0;

/// A factor in several regions, on the statements that all of them have.
#[derive(Clone, Debug, PartialEq)]
pub struct FactorComparison {
    /// How many of the factor's statements that is.
    pub statements: usize,
    /// How many the question set has.
    pub asked: usize,
    /// What was answered here.
    pub ours: Counts,
    /// What was answered in each of the others, in the order in which they were given.
    pub theirs: Vec<Counts>,
}

/// Every factor of a round, in the factors' order, in this region and others. The region's own statements are left out, and so is
/// what may not be shown of any of them.
pub fn compare(results: &Results, others: &[&PeerResult]) -> Vec<FactorComparison> {
    let questions = &results.questions;
    let factor = |range: std::ops::Range<usize>| {
        let mut compared = FactorComparison {
            statements: 0,
            asked: 0,
            ours: Counts::default(),
            theirs: vec![Counts::default(); others.len()],
        };
        for place in range {
            let Some(asked) = questions.statements.get(place) else {
                continue;
            };
            if asked.is_own() {
                continue;
            }
            compared.asked += 1;
            let ours = results.statement(place, Respondents::All);
            let theirs: Option<Vec<&Counts>> = others.iter().map(|other| other.statements.get(&asked.id)).collect();
            if let Some((ours, theirs)) = ours.zip(theirs) {
                compared.statements += 1;
                compared.ours.add_all(ours);
                for (sum, counts) in compared.theirs.iter_mut().zip(theirs) {
                    sum.add_all(counts);
                }
            }
        }
        compared
    };
    let factors = questions.factors.iter();
    factors.map(|one| factor(one.statements.clone())).collect()
}

/// How many of the question set's statements a round and another region's results both show, and how many the round asks.
pub fn in_common(results: &Results, other: &PeerResult) -> (usize, usize) {
    let compared = compare(results, &[other]);
    compared.iter().fold((0, 0), |(common, asked), one| {
        (common + one.statements, asked + one.asked)
    })
}

/// A region that is higher on a factor.
#[derive(Clone, Debug, PartialEq)]
pub struct HigherMedian {
    /// Its results.
    pub id: Id<PeerResult>,
    /// The median here, on the statements that both have.
    pub ours: f64,
    /// The median there.
    pub theirs: f64,
    /// How many levels were given there.
    pub n: u32,
}

/// From whom there is something to learn, by the factor's place: the regions whose median is at least a level higher than the one
/// here, in the order in which they were given. Factors without such are left out.
pub fn lessons(results: &Results, others: &[(Id<PeerResult>, &PeerResult)]) -> Vec<(usize, Vec<HigherMedian>)> {
    let mut found: BTreeMap<usize, Vec<HigherMedian>> = BTreeMap::new();
    for (id, other) in others {
        for (place, compared) in compare(results, &[other]).iter().enumerate() {
            let theirs = compared.theirs.first().copied().unwrap_or_default();
            let medians = compared.ours.median().zip(theirs.median());
            if let Some((ours, median)) = medians
                && median - ours >= HIGHER
            {
                found.entry(place).or_default().push(HigherMedian {
                    id: id.clone(),
                    ours,
                    theirs: median,
                    n: theirs.n(),
                });
            }
        }
    }
    found.into_iter().collect()
}

/// The other regions' results of a document by the regions' names, in the order of the Swedish alphabet.
pub fn others(document: &Document) -> Vec<(Id<PeerResult>, &PeerResult)> {
    let mut all: Vec<_> = document.all::<PeerResult>().collect();
    all.sort_by_cached_key(|(_, one)| (alphabetical(&one.region), one.start, alphabetical(&one.title)));
    all
}

/// A text by which names are sorted: capitals as small letters, å, ä and ö after z.
fn alphabetical(name: &str) -> String {
    let letter = |letter| match letter {
        'å' => '\u{e000}',
        'ä' | 'æ' => '\u{e001}',
        'ö' | 'ø' => '\u{e002}',
        other => other,
    };
    let letters = name.trim().chars().flat_map(char::to_lowercase);
    letters.map(letter).collect()
}

/// What becomes of results that have come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// They are new.
    New,
    /// They take the place of the earlier ones of the same round.
    Instead(Id<PeerResult>),
    /// The very same are here already.
    Same,
    /// They are of a round of this document.
    Own,
}

/// Where received results go.
pub fn place_of(document: &Document, come: &PeerResult) -> Place {
    let is_own = |(id, _): (Id<Round>, &Round)| id.as_str() == come.source;
    if document.all::<Round>().any(is_own) {
        return Place::Own;
    }
    let mut held = document.all::<PeerResult>();
    match held.find(|(_, one)| one.source == come.source) {
        None => Place::New,
        Some((id, held)) => {
            // The day on which they were received says nothing of what they are.
            let again = PeerResult {
                received: held.received,
                unknown: held.unknown.clone(),
                ..come.clone()
            };
            if again == *held {
                Place::Same
            } else {
                Place::Instead(id)
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use super::super::comparison::*;
    use crate::domain::{
        assessment::{
            factors::QuestionSet,
            results::{questions::Questions, tally::Tally},
        },
        records::self_assessment::{Answer, Level, OwnStatement, Response, SmallestGroup},
        values::id::RecordId,
    };

    fn raw(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn levels(level: usize, n: u32) -> Counts {
        let mut counts = Counts::default();
        counts.levels[level] = n;
        counts
    }

    /// Six responses: level 1 on each statement named.
    fn results(statements: &[&str]) -> Results {
        let own = OwnStatement {
            factor: "F03".into(),
            ..OwnStatement::default()
        };
        let own = [(Id::of(raw("own")), &own)];
        let questions = Arc::new(Questions::new(QuestionSet::current(), &own));
        let one = Answer::Level(Level::ALL[1]);
        let response = Response {
            answers: statements.iter().map(|id| (*id, one)).collect(),
            ..Response::default()
        };
        let tally = Tally::count(&questions, &vec![response; 6]);
        Results::of(questions, &tally, SmallestGroup::default())
    }

    fn peer(region: &str, statements: &[(&str, usize)]) -> PeerResult {
        let counts = statements
            .iter()
            .map(|(id, level)| ((*id).to_owned(), levels(*level, 7)));
        PeerResult {
            source: region.into(),
            region: region.into(),
            statements: counts.collect(),
            ..PeerResult::default()
        }
    }

    // R153
    #[test]
    fn only_what_all_have_is_compared() {
        let results = results(&["F03.1", "F03.2", "own"]);
        let one = peer("a", &[("F03.1", 3), ("F03.2", 3), ("F03.3", 3), ("own", 4)]);
        let other = peer("b", &[("F03.2", 0), ("F09.1", 4)]);
        let compared = compare(&results, &[&one, &other]);
        assert_eq!(compared.len(), 14);
        assert_eq!((compared[2].statements, compared[2].asked), (1, 4));
        assert_eq!(compared[2].ours, levels(1, 6));
        assert_eq!(compared[2].theirs, [levels(3, 7), levels(0, 7)]);
        assert_eq!(compared[8].ours.median(), None);
        assert_eq!(in_common(&results, &one), (2, 52));
        assert_eq!(in_common(&results, &other), (1, 52));
    }

    // R154
    #[test]
    fn there_is_something_to_learn_from_a_level_up() {
        let results = results(&["F03.1", "F04.1", "F05.1"]);
        let half = {
            let mut half = peer("c", &[("F03.1", 1), ("F04.1", 1), ("F05.1", 4)]);
            half.statements.get_mut("F04.1").unwrap().levels[2] = 7;
            half
        };
        let one = peer("b", &[("F03.1", 2), ("F04.1", 2), ("F06.1", 4)]);
        let id = |text| Id::of(raw(text));
        let found = lessons(&results, &[(id("one"), &one), (id("half"), &half)]);
        let named: Vec<_> = found
            .iter()
            .map(|(place, from)| {
                let ids: Vec<_> = from.iter().map(|one| one.id.as_str()).collect();
                (*place, ids)
            })
            .collect();
        assert_eq!(named, [(2, vec!["one"]), (3, vec!["one"]), (4, vec!["half"])]);
        assert_eq!((found[0].1[0].theirs, found[0].1[0].n), (2.0, 7));
    }

    #[test]
    fn regions_stand_in_the_order_of_the_swedish_alphabet() {
        let names = [
            "Region Örebro län",
            "Region Åland",
            "region Kalmar",
            "Region Ängland",
            "Region Zeta",
        ];
        let records = names
            .iter()
            .enumerate()
            .map(|(place, name)| (raw(&format!("p{place}")), peer(name, &[]).into()));
        let document = Document::of(raw("d"), records);
        let sorted: Vec<_> = others(&document)
            .into_iter()
            .map(|(_, one)| one.region.clone())
            .collect();
        assert_eq!(
            sorted,
            [
                "region Kalmar",
                "Region Zeta",
                "Region Åland",
                "Region Ängland",
                "Region Örebro län"
            ]
        );
    }

    // R152
    #[test]
    fn what_comes_again_takes_its_own_place_and_ones_own_is_told() {
        let held = PeerResult {
            received: crate::domain::values::date::Date::parse("2026-11-22"),
            ..peer("a", &[("F03.1", 3)])
        };
        let document = Document::of(raw("d"), [(raw("p"), held.into()), (raw("r"), Round::default().into())]);
        let place = |come: &PeerResult| place_of(&document, come);
        assert_eq!(place(&peer("b", &[])), Place::New);
        assert_eq!(place(&peer("r", &[])), Place::Own);
        assert_eq!(place(&peer("a", &[("F03.1", 3)])), Place::Same);
        assert_eq!(place(&peer("a", &[("F03.1", 2)])), Place::Instead(Id::of(raw("p"))));
    }
}
