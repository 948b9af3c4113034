//! S104: a closed round without a response from a group that was invited.

use crate::domain::{
    assessment::results::{Respondents, Responses},
    checks::{
        assessment::LatestRound,
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
    },
    records::{self_assessment::RoundState, strategy::ActorGroup},
};

pub const CHECK: Declaration = Declaration {
    code: "S104",
    severity: Severity::Notice,
    tool: Tool::Assessment,
    spot: Spot::Page,
    search: Search::Round(find),
};

/// Names the groups.
fn find(latest: &LatestRound<'_>) -> Option<Details> {
    let round = latest.round;
    if round.state != RoundState::Closed || round.invited.is_empty() {
        return None;
    }
    let is_silent = |group: &ActorGroup| {
        let responses = latest.results.responses(Respondents::Group(Some(*group)));
        round.invites(*group) && responses == Responses::Shown(0)
    };
    let groups = ActorGroup::ALL.iter().copied();
    Details::of_groups(groups.filter(is_silent).collect())
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            assessment::examples::answered,
            examples::{Examples, all, finds},
        },
        records::{
            document::Document,
            self_assessment::{Round, RoundState},
            strategy::ActorGroup,
        },
    };

    const INVITED: [ActorGroup; 2] = [ActorGroup::Region, ActorGroup::Business];

    pub fn examples() -> Examples {
        Examples {
            faulty: with(RoundState::Closed, &INVITED),
            sound: with(RoundState::Open, &INVITED),
        }
    }

    /// A round in this state that has invited these groups, of which the region has answered.
    fn with(state: RoundState, invited: &[ActorGroup]) -> Document {
        let round = Round {
            state,
            invited: invited.iter().map(|group| group.code().to_owned()).collect(),
            ..Round::default()
        };
        answered(&[(ActorGroup::Region, &[2; 6])], &[("round", round.into())])
    }

    #[test]
    fn an_invited_group_that_has_not_answered_is_named_when_the_round_is_closed() {
        let check = Check::GroupWithoutResponse;
        let silent = with(RoundState::Closed, &INVITED);
        assert!(finds(&silent, check, "round"));
        let found = all(&silent);
        let groups = found.iter().find(|finding| finding.check == check);
        assert_eq!(groups.unwrap().groups, [ActorGroup::Business]);
        for (state, invited) in [
            (RoundState::Open, &INVITED[..]),
            (RoundState::Closed, &[ActorGroup::Region]),
            (RoundState::Closed, &[]),
            (RoundState::Archived, &INVITED),
        ] {
            assert!(!finds(&with(state, invited), check, "round"), "{state:?}");
        }
    }
}
