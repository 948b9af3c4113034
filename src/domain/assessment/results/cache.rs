//! What has been counted lately, so that ten thousand responses are not counted anew at every letter that is typed elsewhere.

use std::{cell::RefCell, collections::VecDeque, ptr, sync::Arc};

use super::{Results, questions::Questions, tally::Tally};
use crate::domain::{
    assessment::factors::QuestionSet,
    records::{
        document::Document,
        record::{Kind, Record, RecordKind},
        self_assessment::{OwnStatement, Response, Round, SmallestGroup},
    },
    values::id::Id,
};

/// How many rounds are remembered: the one that is looked at, some before it, and one while it changes.
const MOST: usize = 6;

thread_local! {
    static LATELY: RefCell<VecDeque<(ResultsBasis, Arc<Results>)>> = const { RefCell::new(VecDeque::new()) };
}

/// Everything that results follow from. Records are the same only as long as nobody has changed them, so that telling them apart
/// takes no look at what they say.
struct ResultsBasis {
    set: &'static QuestionSet,
    own: Vec<Id<OwnStatement>>,
    smallest: SmallestGroup,
    records: Vec<Arc<Record>>,
}

impl ResultsBasis {
    fn of(document: &Document, id: &Id<Round>, round: &Round) -> Self {
        let counts = |record: &&Arc<Record>| {
            let response = Response::of(record);
            response.is_some_and(|one| one.round.as_ref() == Some(id) && one.counts())
        };
        let of_kind = |kind| document.of_kind(kind).map(|(_, record)| record);
        let own = of_kind(RecordKind::OwnStatement).filter(|_| !round.own_statements.is_empty());
        Self {
            set: Questions::set_of(round),
            own: round.own_statements.clone(),
            smallest: round.smallest_group,
            records: of_kind(RecordKind::Response)
                .filter(counts)
                .chain(own)
                .cloned()
                .collect(),
        }
    }

    fn is(&self, other: &Self) -> bool {
        ptr::eq(self.set, other.set)
            && self.own == other.own
            && self.smallest == other.smallest
            && self.records.len() == other.records.len()
            && self
                .records
                .iter()
                .zip(&other.records)
                .all(|(one, other)| Arc::ptr_eq(one, other))
    }
}

/// The results of a round in a document.
pub fn of_round(document: &Document, id: &Id<Round>, round: &Round) -> Arc<Results> {
    let counted = ResultsBasis::of(document, id, round);
    LATELY.with_borrow_mut(|lately| {
        if let Some(place) = lately.iter().position(|(before, _)| before.is(&counted))
            && let Some(found) = lately.remove(place)
        {
            let results = found.1.clone();
            lately.push_back(found);
            return results;
        }
        let questions = Arc::new(Questions::of_round(document, round));
        let responses = counted.records.iter().filter_map(|record| Response::of(record));
        let tally = Tally::count(&questions, responses);
        let results = Arc::new(Results::of(questions, &tally, round.smallest_group));
        if lately.len() == MOST {
            lately.pop_front();
        }
        lately.push_back((counted, results.clone()));
        results
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::cache::*;
    use crate::domain::{
        assessment::results::Responses,
        records::{self_assessment::Answer, strategy::ActorGroup},
        values::id::RecordId,
    };

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    #[test]
    fn a_round_is_counted_anew_when_anything_that_it_follows_from_has_changed() {
        let round = Round::default();
        let mut document = Document::of(id("d"), [(id("r"), round.clone().into())]);
        let r = Id::of(id("r"));
        let total = |document: &Document| of_round(document, &r, &round).total;
        assert_eq!(total(&document), Responses::Shown(0));
        for number in 0..6 {
            let response = Response {
                round: Some(r.clone()),
                group: Some(ActorGroup::Region),
                answers: [("F01.1", Answer::DontKnow)].into_iter().collect(),
                ..Response::default()
            };
            document.put(id(&format!("a{number}")), Some(Arc::new(response.into())));
        }
        assert_eq!(total(&document), Responses::Shown(6));
        assert!(Arc::ptr_eq(
            &of_round(&document, &r, &round),
            &of_round(&document, &r, &round)
        ));

        let stricter = Round {
            smallest_group: SmallestGroup::new(7).unwrap(),
            ..round.clone()
        };
        assert_eq!(of_round(&document, &r, &stricter).total, Responses::Hidden);
        document.put(id("a0"), None);
        assert_eq!(total(&document), Responses::Shown(5));
    }
}
