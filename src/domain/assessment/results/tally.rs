//! Counting the answers of a round by statement and actor group. The result is not to be shown before
//! [`super::Results`] has hidden small groups.

use std::collections::BTreeMap;

use super::{counts::Counts, questions::Questions};
use crate::domain::records::{
    self_assessment::{Response, StatementNumber},
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

    /// Counts responses. Answers on statements that are not asked are left.
    pub fn count<'a>(questions: &Questions, responses: impl IntoIterator<Item = &'a Response>) -> Self {
        const NONE: usize = usize::MAX;
        let mut tally = Self::empty(questions);
        let mut numbered = vec![NONE; StatementNumber::COUNT];
        let mut others = BTreeMap::new();
        for (place, asked) in questions.statements.iter().enumerate() {
            match StatementNumber::of(&asked.id) {
                Some(number) => {
                    if let Some(entry) = numbered.get_mut(number.index()) {
                        *entry = place;
                    }
                }
                None => {
                    others.insert(asked.id.as_str(), place);
                }
            }
        }
        for response in responses {
            let group = place(response.group);
            if let Some(count) = tally.responses.get_mut(group) {
                *count += 1;
            }
            let mut add = |statement: Option<&usize>, answer| {
                let cells = statement.and_then(|place| tally.statements.get_mut(*place));
                if let Some(counts) = cells.and_then(|cells| cells.get_mut(group)) {
                    counts.add(answer);
                }
            };
            for (number, answer) in response.answers.numbered() {
                add(numbered.get(number.index()), *answer);
            }
            for (id, answer) in response.answers.others() {
                add(others.get(id.as_str()), *answer);
            }
        }
        tally
    }
}
