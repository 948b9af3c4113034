//! How many are invited, beside how many have answered.
//!
//! Of a hidden group it is known that it has fewer responses than the smallest group that is shown. How many of it are invited narrows
//! that down, and so does the sum of all with the others taken from it: where a group is hidden neither is shown.

use super::{Respondents, Responses, Results};
use crate::domain::records::{self_assessment::Round, strategy::ActorGroup};

/// How many are invited, as far as it may be shown beside the responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invited {
    /// So many.
    Shown(u32),
    /// That may not be shown.
    Hidden,
    /// Nobody has said it; of all together where one group that is invited lacks it.
    Unsaid,
}

/// More responses than there are invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// Whose responses.
    pub respondents: Respondents,
    /// How many responses there are.
    pub responses: u32,
    /// How many are invited.
    pub invited: u32,
}

impl Results {
    /// How many of these a round invites.
    pub fn invited(&self, round: &Round, respondents: Respondents) -> Invited {
        let is_hidden = match respondents {
            Respondents::All => !self.has_shown_every_group(),
            group => self.responses(group) == Responses::Hidden,
        };
        if is_hidden {
            return Invited::Hidden;
        }
        let count = match respondents {
            Respondents::All => invited_in_all(round),
            Respondents::Group(group) => group.and_then(|group| invited_of(round, group.code())),
        };
        count.map_or(Invited::Unsaid, Invited::Shown)
    }

    /// The groups with more responses than are invited; all together where only that is so.
    pub fn excess(&self, round: &Round) -> Vec<Excess> {
        let of = |respondents| match (self.responses(respondents), self.invited(round, respondents)) {
            (Responses::Shown(responses), Invited::Shown(invited)) if responses > invited => Some(Excess {
                respondents,
                responses,
                invited,
            }),
            _ => None,
        };
        let groups = ActorGroup::ALL.iter().map(|group| Respondents::Group(Some(*group)));
        let mut found: Vec<Excess> = groups.filter_map(of).collect();
        if found.is_empty() {
            found.extend(of(Respondents::All));
        }
        found
    }

    fn has_shown_every_group(&self) -> bool {
        self.groups.iter().all(|responses| *responses != Responses::Hidden)
    }
}

/// How many of a group are invited; nought says nothing.
fn invited_of(round: &Round, code: &str) -> Option<u32> {
    let count = round.invited_count.get(code)?.0;
    (count > 0).then_some(count)
}

/// How many are invited in all, where that is known of every group that is.
fn invited_in_all(round: &Round) -> Option<u32> {
    let counts = round.invited.iter().map(|code| invited_of(round, code));
    counts.reduce(|sum, count| Some(sum?.saturating_add(count?)))?
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{
        assessment::results::{
            questions::Questions,
            tally::{self, Tally},
        },
        records::self_assessment::SmallestGroup,
        values::amount::Count,
    };

    const REGION: Respondents = Respondents::Group(Some(ActorGroup::Region));
    const BUSINESS: Respondents = Respondents::Group(Some(ActorGroup::Business));

    fn results(responses: &[(ActorGroup, u32)]) -> Results {
        let questions = Arc::new(Questions::default());
        let mut counted = Tally::empty(&questions);
        for (group, count) in responses {
            counted.responses[tally::place(Some(*group))] = *count;
        }
        Results::of(questions, &counted, SmallestGroup::new(5).unwrap())
    }

    fn round(invited: &[(ActorGroup, u32)]) -> Round {
        let mut round = Round::default();
        for (group, count) in invited {
            round.invite(*group, true);
            round.invited_count.insert(group.code().into(), Count(*count));
        }
        round
    }

    // R163
    #[test]
    fn of_a_hidden_group_it_is_not_told_how_many_are_invited_nor_of_all_beside_it() {
        use ActorGroup::{Agency, Business, Region};
        let results = results(&[(Region, 9), (Business, 4), (Agency, 3)]);
        let round = round(&[(Region, 12), (Business, 4), (Agency, 3)]);
        assert_eq!(results.total, Responses::Shown(16));
        assert_eq!(results.invited(&round, REGION), Invited::Shown(12));
        assert_eq!(results.invited(&round, BUSINESS), Invited::Hidden);
        assert_eq!(results.invited(&round, Respondents::All), Invited::Hidden);
        assert_eq!(results.excess(&round), []);
    }

    #[test]
    fn where_every_group_is_shown_all_that_has_been_said_is() {
        use ActorGroup::{Business, Region};
        let results = results(&[(Region, 9), (Business, 6)]);
        let all = round(&[(Region, 12), (Business, 8)]);
        assert_eq!(results.invited(&all, Respondents::All), Invited::Shown(20));
        assert_eq!(results.invited(&all, Respondents::Group(None)), Invited::Unsaid);
        let mut one = all;
        one.invited_count.remove(Business.code());
        assert_eq!(results.invited(&one, REGION), Invited::Shown(12));
        assert_eq!(results.invited(&one, BUSINESS), Invited::Unsaid);
        assert_eq!(results.invited(&one, Respondents::All), Invited::Unsaid);
        assert_eq!(
            results.invited(&Round::default(), Respondents::All),
            Invited::Unsaid,
            "nobody is invited by group"
        );
    }

    // R164
    #[test]
    fn more_responses_than_invited_are_remarked_on_where_both_are_shown() {
        use ActorGroup::{Business, Region};
        let seven = results(&[(Region, 7), (Business, 6)]);
        let of_five = round(&[(Region, 5), (Business, 6)]);
        let excess = |respondents, responses, invited| Excess {
            respondents,
            responses,
            invited,
        };
        assert_eq!(seven.excess(&of_five), [excess(REGION, 7, 5)]);
        // Somebody has answered for a group that is not invited.
        assert_eq!(seven.excess(&round(&[(Region, 8)])), [excess(Respondents::All, 13, 8)]);
        assert_eq!(seven.excess(&round(&[(Region, 7), (Business, 6)])), []);
        // Not where that would tell of a hidden group.
        let few = results(&[(Region, 3), (Business, 4)]);
        assert_eq!(few.excess(&round(&[(Region, 2), (Business, 2)])), []);
    }
}
