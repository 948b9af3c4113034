//! What a respondent is given: all that it takes to answer a round, and nothing else of the document.

use crate::domain::{
    assessment::factors::Language,
    records::{
        document::Document,
        self_assessment::{OwnStatement, Round, SmallestGroup},
        strategy::ActorGroup,
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// An invitation to answer a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    /// The document that the round is in.
    pub document: RecordId,
    /// The round.
    pub round: Id<Round>,
    /// What the round is called.
    pub title: String,
    /// What it is for and what its results are used for.
    pub purpose: String,
    /// Who invites, by name.
    pub region: String,
    /// The county by its two-digit code; empty where it is not known.
    pub county: String,
    /// The version of the question set that is answered.
    pub question_set: String,
    /// The actor groups that are invited, in the order in which they are offered; empty if all are.
    pub groups: Vec<ActorGroup>,
    /// The own statements that are asked besides, in their order. Their places in the list are not sent.
    pub own_statements: Vec<(Id<OwnStatement>, OwnStatement)>,
    /// The smallest group whose figures are shown.
    pub smallest_group: SmallestGroup,
    /// The last day to answer.
    pub end: Option<Date>,
    /// How the answer is sent back, in words, as an address.
    pub reply_to: String,
}

impl Invitation {
    /// The most own statements that an invitation has.
    pub const MOST_STATEMENTS: usize = 50;

    /// The invitation to a round of a document; `None` if the document has no such round.
    ///
    /// `region` is who invites, where the county does not say it.
    pub fn to_round(document: &Document, id: &Id<Round>, region: &str) -> Option<Self> {
        let round = document.get(id)?;
        let groups = ActorGroup::ALL.iter().copied();
        let groups = groups.filter(|group| !round.invited.is_empty() && round.invites(*group));
        let asked = document.ordered::<OwnStatement>().into_iter();
        let asked = asked
            .filter(|(id, _)| round.own_statements.contains(id))
            // One without text can't be answered.
            .filter(|(_, one)| !one.text(Language::Swedish).trim().is_empty())
            .take(Self::MOST_STATEMENTS);
        let own_statements = asked.map(|(id, statement)| {
            let sent = OwnStatement {
                factor: statement.factor.clone(),
                sv: statement.sv.clone(),
                en: statement.en.clone(),
                ..OwnStatement::default()
            };
            (id, sent)
        });
        Some(Self {
            document: document.id.clone(),
            round: id.clone(),
            title: round.title.clone(),
            purpose: round.purpose.clone(),
            region: region.into(),
            county: document.strategy().county.clone(),
            question_set: round.question_set.clone(),
            groups: groups.collect(),
            own_statements: own_statements.collect(),
            smallest_group: round.smallest_group,
            end: round.end,
            reply_to: round.reply_to.clone(),
        })
    }
}
