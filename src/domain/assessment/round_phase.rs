//! What a round needs next.

use crate::domain::records::self_assessment::{Round, RoundState};

/// What a round needs next, in the order of the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoundPhase {
    /// Nobody has been chosen who is to answer.
    #[default]
    Prepare,
    /// Those who are to answer have been chosen, and nobody has answered.
    Invite,
    /// Responses come in.
    Collect,
    /// No more responses are taken in.
    Close,
}

impl RoundPhase {
    /// Every phase, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Prepare, Self::Invite, Self::Collect, Self::Close];

    /// The phase of a round, which follows from what the document says of it.
    pub fn of(round: &Round, has_responses: bool) -> Self {
        match round.state {
            RoundState::Closed | RoundState::Archived => Self::Close,
            RoundState::Open if has_responses => Self::Collect,
            RoundState::Open if round.invited.is_empty() => Self::Prepare,
            RoundState::Open => Self::Invite,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::strategy::ActorGroup;

    fn round(state: RoundState, invited: &[ActorGroup]) -> Round {
        let mut round = Round {
            state,
            ..Round::default()
        };
        for group in invited {
            round.invite(*group, true);
        }
        round
    }

    // R221
    #[test]
    fn what_a_round_needs_follows_from_its_groups_its_responses_and_its_state() {
        let groups = [ActorGroup::Municipality];
        for (state, invited, has_responses, expected) in [
            (RoundState::Open, &[][..], false, RoundPhase::Prepare),
            (RoundState::Open, &groups, false, RoundPhase::Invite),
            (RoundState::Open, &[], true, RoundPhase::Collect),
            (RoundState::Open, &groups, true, RoundPhase::Collect),
        ] {
            assert_eq!(RoundPhase::of(&round(state, invited), has_responses), expected);
        }
        for state in [RoundState::Closed, RoundState::Archived] {
            for (invited, has_responses) in [(&[][..], false), (&groups, false), (&[], true), (&groups, true)] {
                assert_eq!(RoundPhase::of(&round(state, invited), has_responses), RoundPhase::Close);
            }
        }
    }

    // R221
    #[test]
    fn a_round_that_follows_another_is_prepared_as_that_one_was() {
        let earlier = round(RoundState::Closed, &[ActorGroup::Region]);
        assert_eq!(RoundPhase::of(&earlier.next(), false), RoundPhase::Invite);
        let earlier = round(RoundState::Closed, &[]);
        assert_eq!(RoundPhase::of(&earlier.next(), false), RoundPhase::Prepare);
    }
}
