//! Checks of the self-assessment. Of the individual answers they know only what the round may show.

pub mod differing_without_topic;
pub mod gap_without_priority;
pub mod group_without_response;
pub mod high_level_without_evidence;
pub mod weighty_gap_without_anything;

#[cfg(test)]
mod examples;

use std::sync::Arc;

use super::{Check, declaration::Search, finding::Finding};
use crate::domain::{
    assessment::{
        factors::{Factor, QuestionSet},
        gaps::PresentLevel,
        results::Results,
    },
    records::{
        document::Document,
        grounded::grounded,
        record::Record,
        self_assessment::{Consensus, Response, Round, RoundState},
    },
    values::id::{Id, RecordId},
};

/// The latest round that is not archived, with all that its factors are checked against. It alone speaks of today.
pub struct LatestRound<'a> {
    id: Id<Round>,
    round: &'a Round,
    results: Arc<Results>,
    own: Option<(Id<Response>, &'a Response)>,
    agreed: Vec<(Id<Consensus>, &'a Consensus)>,
    made: Vec<(RecordId, &'a Record)>,
}

impl<'a> LatestRound<'a> {
    /// That of a document; `None` if it has none.
    pub(super) fn of(document: &'a Document) -> Option<Self> {
        let rounds = document.ordered::<Round>();
        let mut latest = rounds.into_iter().rev();
        let (id, round) = latest.find(|(_, round)| round.state != RoundState::Archived)?;
        Some(Self {
            results: Results::of_round(document, &id, round),
            own: Response::of_round(document, &id),
            agreed: document
                .all::<Consensus>()
                .filter(|(_, one)| one.round.as_ref() == Some(&id))
                .collect(),
            made: grounded(document),
            id,
            round,
        })
    }

    /// Adds what the checks find in it.
    pub(super) fn check(&self, found: &mut Vec<Finding>) {
        for check in Check::ALL {
            if let Search::Round(find) = check.declaration().search
                && let Some(details) = find(self)
            {
                found.push(Finding::new(*check, self.id.raw(), details));
            }
        }
        for factor in QuestionSet::current().factors {
            let assessed = self.assessed(factor);
            for check in Check::ALL {
                if let Search::Factor(find) = check.declaration().search {
                    let places = find(&assessed);
                    let finding = |place| Finding::of_factor(*check, place, factor.id);
                    found.extend(places.iter().map(finding));
                }
            }
        }
    }

    fn assessed(&self, factor: &'static Factor) -> AssessedFactor<'_> {
        let agreed = self.agreed.iter().find(|(_, one)| one.factor == factor.id);
        let agreed = agreed.map(|(id, consensus)| (id.raw(), *consensus));
        let own = self.own.as_ref().map(|(id, response)| (id.raw(), *response));
        AssessedFactor {
            factor,
            round: self,
            present: PresentLevel::of(
                factor,
                agreed.map(|(_, consensus)| consensus),
                &self.results,
                own.map(|(_, response)| response),
            ),
            agreed,
            own,
        }
    }
}

/// A factor in the latest round.
pub struct AssessedFactor<'a> {
    factor: &'static Factor,
    round: &'a LatestRound<'a>,
    /// Where it stands; `None` if nothing that may be shown says so.
    present: Option<PresentLevel>,
    /// What a workshop has agreed on.
    agreed: Option<(&'a RecordId, &'a Consensus)>,
    /// What has been answered in the document itself.
    own: Option<(&'a RecordId, &'a Response)>,
}

impl AssessedFactor<'_> {
    /// Whether something of the wanted kind answers to the factor.
    fn is_answered_by(&self, is_wanted: fn(&Record) -> bool) -> bool {
        self.round.made.iter().any(|(_, record)| {
            let grounds = record.grounds();
            is_wanted(record) && grounds.is_some_and(|grounds| grounds.names(self.factor.id))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::examples::{all, document, id},
        examples::answered,
    };
    use crate::domain::records::{
        self_assessment::{Response, Round},
        strategy::ActorGroup,
    };

    // R147
    #[test]
    fn nothing_is_said_of_answers_that_may_not_be_shown() {
        let few = answered(&[(ActorGroup::Region, &[0, 0, 4, 4])], &[]);
        assert_eq!(all(&few), []);
    }

    #[test]
    fn an_unanswered_assessment_has_no_findings() {
        let document = document([
            ("round", Round::default().into()),
            (
                "response",
                Response {
                    round: Some(id("round")),
                    ..Response::default()
                }
                .into(),
            ),
        ]);
        assert_eq!(all(&document), []);
    }
}
