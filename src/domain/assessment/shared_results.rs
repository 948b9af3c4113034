//! What a region shares of a round with other regions: sums only.

use std::collections::BTreeMap;

use crate::domain::{
    assessment::results::{Respondents, Responses, Results, counts::Counts},
    records::{
        document::Document,
        self_assessment::{Consensus, Level, PeerResult, Round, SmallestGroup},
        strategy::ActorGroup,
    },
    values::{
        amount::{Count, Year},
        date::Date,
        id::Id,
    },
};

/// The sums of one actor group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupSums {
    /// How many responses it gave.
    pub responses: Count,
    /// The counts by statement id, as far as they may be shown.
    pub statements: BTreeMap<String, Counts>,
}

/// The results of a round on their way to other regions. It contains what [`Results`] shows and what was agreed on, nothing that one
/// respondent wrote, and none of the region's own statements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharedResults {
    /// What becomes a record where it is taken in. Its `source` is the round's id; `received` is not said.
    pub result: PeerResult,
    /// The smallest group whose figures are in it.
    pub smallest_group: SmallestGroup,
    /// The sums of each group that may be shown, by its code; [`SharedResults::UNSAID`] for those who have not said theirs.
    pub groups: BTreeMap<String, GroupSums>,
}

impl SharedResults {
    /// The code of those who have not said their group.
    pub const UNSAID: &'static str = "unsaid";

    /// What is shared of a round; `None` if the document has no such round, or nothing of it may be shown.
    ///
    /// `region` is whose results they are, by name.
    pub fn of_round(document: &Document, id: &Id<Round>, results: &Results, region: &str) -> Option<Self> {
        let round = document.get(id)?;
        let Responses::Shown(responses) = results.total else {
            return None;
        };
        if !results.has_figures() {
            return None;
        }
        let mut result = PeerResult {
            source: id.as_str().into(),
            region: region.into(),
            county: document.strategy().county.clone(),
            title: round.title.clone(),
            start: round.start,
            end: round.end,
            question_set: round.question_set.clone(),
            responses: Count(responses),
            contact: round.contact.clone(),
            statements: sums(results, Respondents::All),
            ..PeerResult::default()
        };
        for asked in &results.questions.factors {
            if let Some((_, agreed)) = Consensus::of_factor(document, id, asked.factor.id) {
                result.agree(asked.factor.id, agreed);
            }
        }
        let mut groups = BTreeMap::new();
        for group in results.shown_groups() {
            if let Responses::Shown(responses) = results.responses(Respondents::Group(group)) {
                let sums = GroupSums {
                    responses: Count(responses),
                    statements: sums(results, Respondents::Group(group)),
                };
                groups.insert(code(group).to_owned(), sums);
            }
        }
        Some(Self {
            result,
            smallest_group: results.smallest,
            groups,
        })
    }

    /// The record that it becomes when it is taken in on a day.
    pub fn taken_in(self, received: Option<Date>) -> PeerResult {
        PeerResult {
            received,
            ..self.result
        }
    }
}

fn code(group: Option<ActorGroup>) -> &'static str {
    group.map_or(SharedResults::UNSAID, ActorGroup::code)
}

/// The counts that may be shown of the set's own statements.
fn sums(results: &Results, respondents: Respondents) -> BTreeMap<String, Counts> {
    let asked = results.questions.statements.iter().enumerate();
    let shown = asked.filter_map(|(place, asked)| {
        let counts = results.statement(place, respondents)?;
        (!asked.is_own()).then(|| (asked.id.clone(), *counts))
    });
    shown.collect()
}

impl PeerResult {
    fn agree(&mut self, factor: &str, agreed: &Consensus) {
        fn put<T>(into: &mut BTreeMap<String, T>, factor: &str, value: Option<T>) {
            if let Some(value) = value {
                into.insert(factor.into(), value);
            }
        }
        let said = |text: &str| {
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        put::<Level>(&mut self.levels, factor, agreed.level);
        put::<Level>(&mut self.target_levels, factor, agreed.target_level);
        put::<Year>(&mut self.target_years, factor, agreed.target_year);
        put(&mut self.strengths, factor, said(&agreed.strengths));
        put(&mut self.evidence, factor, said(&agreed.evidence));
    }
}
