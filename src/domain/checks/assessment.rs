//! Checks of the self-assessment. Of the individual answers they know only what the round may show.

use std::sync::Arc;

use super::{Check, Finding};
use crate::domain::{
    assessment::{
        factors::{Factor, QuestionSet},
        gaps::{Present, Source, differs},
        results::{Responses, Results, Who},
    },
    records::{
        document::Document,
        grounds::grounded,
        record::Record,
        self_assessment::{Consensus, Importance, Level, Response, Round, RoundState},
        strategy::ActorGroup,
    },
    values::id::{Id, RecordId},
};

/// A factor that stands at most here is a gap worth a priority.
const GAP: f64 = 1.0;

/// How much a factor matters at least, and how many levels are left at least, where something should be made of it.
const WEIGHTY: (u8, f64) = (4, 2.0);

pub(super) fn check(document: &Document, found: &mut Vec<Finding>) {
    // Only the latest round speaks of today.
    let rounds = document.ordered::<Round>();
    let mut latest = rounds.iter().rev();
    let Some((id, round)) = latest.find(|(_, round)| round.state != RoundState::Archived) else {
        return;
    };
    let results = Results::of_round(document, id, round);
    check_groups(id, round, &results, found);
    let checked = Checked {
        round: id,
        results,
        own: Response::of_round(document, id),
        agreed: document
            .all::<Consensus>()
            .filter(|(_, one)| one.round.as_ref() == Some(id))
            .collect(),
        made: grounded(document),
    };
    for factor in QuestionSet::current().factors {
        checked.check_factor(factor, found);
    }
}

/// An invited group from which nothing has come when the round has been closed.
fn check_groups(id: &Id<Round>, round: &Round, results: &Results, found: &mut Vec<Finding>) {
    if round.state != RoundState::Closed || round.invited.is_empty() {
        return;
    }
    let is_silent = |group: &ActorGroup| {
        round.invites(*group) && results.responses(Who::Group(Some(*group))) == Responses::Shown(0)
    };
    let silent: Vec<_> = ActorGroup::ALL.iter().copied().filter(is_silent).collect();
    if !silent.is_empty() {
        found.push(Finding::new(Check::GroupWithoutResponse, id.raw()).groups(silent));
    }
}

/// What the factors of a round are checked against.
struct Checked<'a> {
    round: &'a Id<Round>,
    results: Arc<Results>,
    own: Option<(Id<Response>, &'a Response)>,
    agreed: Vec<(Id<Consensus>, &'a Consensus)>,
    made: Vec<(RecordId, &'a Record)>,
}

impl Checked<'_> {
    fn check_factor(&self, factor: &'static Factor, found: &mut Vec<Finding>) {
        let agreed = self.agreed.iter().find(|(_, one)| one.factor == factor.id);
        let own = self.own.as_ref();
        let consensus = agreed.map(|(_, consensus)| *consensus);
        let present = Present::of(
            factor,
            consensus,
            &self.results,
            own.map(|(_, response)| *response),
        );
        let mut find = |check, place: &RecordId| {
            found.push(Finding::new(check, place).factor(factor.id));
        };
        if let Some(Present { level, source }) = present
            && level <= GAP
            && !self.is_made(factor, |record| matches!(record, Record::Priority(_)))
        {
            let place = match source {
                Source::Agreed => agreed.map(|(id, _)| id.raw()),
                Source::Answers => Some(self.round.raw()),
                Source::Own => own.map(|(id, _)| id.raw()),
            };
            if let Some(place) = place {
                find(Check::GapWithoutPriority, place);
            }
        }
        if let Some((id, response)) = own
            && has_high_level(response, factor.id)
            && response
                .evidence
                .get(factor.id)
                .is_none_or(|text| says_nothing(text))
        {
            find(Check::HighLevelWithoutEvidence, id.raw());
        }
        if let Some((id, consensus)) = agreed {
            let is_high = consensus.level.is_some_and(Level::asks_for_evidence);
            if is_high && says_nothing(&consensus.evidence) {
                find(Check::HighLevelWithoutEvidence, id.raw());
            }
            if is_weighty(consensus, present) && !self.is_made(factor, |_| true) {
                find(Check::WeightyGapWithoutAnything, id.raw());
            }
        }
        if differs(&self.results, factor.id)
            && !self.is_made(factor, |record| matches!(record, Record::DialogueTopic(_)))
        {
            find(Check::DifferingWithoutTopic, self.round.raw());
        }
    }

    /// Whether something of the wanted kind answers to the factor.
    fn is_made(&self, factor: &Factor, is_wanted: fn(&Record) -> bool) -> bool {
        self.made.iter().any(|(_, record)| {
            let grounds = record.grounds();
            is_wanted(record) && grounds.is_some_and(|grounds| grounds.names(factor.id))
        })
    }
}

fn says_nothing(text: &str) -> bool {
    text.trim().is_empty()
}

fn is_weighty(consensus: &Consensus, present: Option<Present>) -> bool {
    let (importance, left) = WEIGHTY;
    let target = consensus.target_level.map(|level| f64::from(level.get()));
    let is_far = target
        .zip(present)
        .is_some_and(|(target, present)| target - present.level >= left);
    is_far && consensus.importance.map(Importance::get) >= Some(importance)
}

/// Whether a statement of the factor is answered with level 3 or 4, which ask for a line of evidence.
fn has_high_level(response: &Response, factor: &str) -> bool {
    let statements = QuestionSet::current().factor(factor);
    statements
        .into_iter()
        .flat_map(|factor| factor.statements)
        .filter_map(|statement| response.answers.get(statement.id)?.level())
        .any(Level::asks_for_evidence)
}
