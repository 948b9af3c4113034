//! Counting the answers of a round by statement and actor group. The result is not to be shown before
//! [`super::Results`] has hidden small groups.

use std::collections::BTreeMap;

use super::{counts::Counts, questions::Questions};
use crate::domain::records::{
    self_assessment::{Answer, Answers, Response, StatementNumber},
    strategy::ActorGroup,
};

/// How many groups there are: the actor groups, and those who have not said theirs.
pub const GROUPS: usize = ActorGroup::ALL.len() + 1;

/// The place of a group; `None` comes last.
pub fn place(group: Option<ActorGroup>) -> usize {
    let found = group.and_then(|group| ActorGroup::ALL.iter().position(|one| *one == group));
    found.unwrap_or(GROUPS - 1)
}

/// The group at a place: none for those who have not said theirs.
pub fn group_at(place: usize) -> Option<ActorGroup> {
    ActorGroup::ALL.get(place).copied()
}

/// Where the statements that are asked have their places, by their ids.
pub struct AskedPlaces<'a> {
    /// The places of those with numbers, [`AskedPlaces::NONE`] where none is asked.
    numbered: Vec<usize>,
    others: BTreeMap<&'a str, usize>,
}

impl<'a> AskedPlaces<'a> {
    const NONE: usize = usize::MAX;

    /// Those of what is asked.
    pub fn of(questions: &'a Questions) -> Self {
        let mut places = Self {
            numbered: vec![Self::NONE; StatementNumber::COUNT],
            others: BTreeMap::new(),
        };
        for (place, asked) in questions.statements.iter().enumerate() {
            match StatementNumber::of(&asked.id) {
                Some(number) => {
                    if let Some(entry) = places.numbered.get_mut(number.index()) {
                        *entry = place;
                    }
                }
                None => {
                    places.others.insert(asked.id.as_str(), place);
                }
            }
        }
        places
    }

    /// The answers on statements that are asked, with the places of these.
    pub fn answered<'b>(&'b self, answers: &'b Answers) -> impl Iterator<Item = (usize, Answer)> + 'b {
        let numbered = answers.numbered().iter().filter_map(|(number, answer)| {
            let place = *self.numbered.get(number.index())?;
            (place != Self::NONE).then_some((place, *answer))
        });
        let others = answers.others().iter();
        numbered.chain(others.filter_map(|(id, answer)| Some((*self.others.get(id.as_str())?, *answer))))
    }
}

/// The counts of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// How many responses each group gave.
    pub responses: [u32; GROUPS],
    /// What each group answered on each statement, in the order of [`Questions::statements`].
    pub statements: Vec<[Counts; GROUPS]>,
}

impl Tally {
    /// Nothing counted yet.
    pub fn empty(questions: &Questions) -> Self {
        Self {
            responses: [0; GROUPS],
            statements: vec![[Counts::default(); GROUPS]; questions.statements.len()],
        }
    }

    /// Counts responses. Answers on statements that are not asked are left, and so is a response that has no others.
    pub fn count<'a>(questions: &Questions, responses: impl IntoIterator<Item = &'a Response>) -> Self {
        let mut tally = Self::empty(questions);
        let places = AskedPlaces::of(questions);
        for response in responses {
            let group = place(response.group);
            let mut counts = 0;
            for (statement, answer) in places.answered(&response.answers) {
                counts = 1;
                let cells = tally.statements.get_mut(statement);
                if let Some(counts) = cells.and_then(|cells| cells.get_mut(group)) {
                    counts.add(answer);
                }
            }
            if let Some(count) = tally.responses.get_mut(group) {
                *count += counts;
            }
        }
        tally
    }
}
