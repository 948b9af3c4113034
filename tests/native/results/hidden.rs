//! No combination of what is shown lets anything be worked out of a group that is hidden.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use proptest::{collection, prelude::*};
use samspel::domain::{
    assessment::{
        factors::QuestionSet,
        results::{
            Respondents, Responses, Results,
            counts::Counts,
            invited::Invited,
            questions::Questions,
            tally::{GROUPS, Tally, group_at},
        },
    },
    records::{
        self_assessment::{Round, SmallestGroup},
        strategy::ActorGroup,
    },
    values::amount::Count,
};

const SMALLEST: u16 = 3;

/// One group's responses to one statement: how many gave the one answer, how many the other, how many none.
type Group = [u32; 3];

/// Everything that is shown of a world with one statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ShownFigures {
    total: Option<u32>,
    groups: Vec<Option<u32>>,
    statement: Option<[u32; 2]>,
    cells: Vec<Option<[u32; 2]>>,
}

fn questions() -> Arc<Questions> {
    let mut questions = Questions::new(QuestionSet::current(), &[]);
    questions.statements.truncate(1);
    questions.factors.clear();
    Arc::new(questions)
}

fn counts(group: Group) -> Counts {
    Counts::from_all([group[0], 0, 0, group[1], 0, 0, 0])
}

fn seen(questions: &Arc<Questions>, world: &[Group]) -> ShownFigures {
    let mut tally = Tally {
        responses: [0; GROUPS],
        statements: vec![[Counts::default(); GROUPS]],
    };
    for (place, group) in world.iter().enumerate() {
        tally.responses[place] = group.iter().sum();
        tally.statements[0][place] = counts(*group);
    }
    let smallest = SmallestGroup::new(SMALLEST).unwrap();
    let results = Results::of(questions.clone(), &tally, smallest);
    let number = |responses| match responses {
        Responses::Shown(count) => Some(count),
        Responses::Hidden => None,
    };
    let pair = |counts: Option<&Counts>| counts.map(|counts| [counts.levels[0], counts.levels[3]]);
    let groups = || (0..world.len()).map(|place| Respondents::Group(group_at(place)));
    ShownFigures {
        total: number(results.total),
        groups: groups().map(|who| number(results.responses(who))).collect(),
        statement: pair(results.statement(0, Respondents::All)),
        cells: groups().map(|who| pair(results.statement(0, who))).collect(),
    }
}

/// Every group with at most so many responses.
fn groups(most: u32) -> Vec<Group> {
    let mut groups = Vec::new();
    for one in 0..=most {
        for other in 0..=most - one {
            for none in 0..=most - one - other {
                groups.push([one, other, none]);
            }
        }
    }
    groups
}

/// Whoever sees what is shown, and knows the rule by which groups are hidden, can think of every world that would look so. In each
/// place that is hidden these worlds must differ: in how many responses the group has, in what it answered, and in the shares of
/// its answers.
fn nothing_is_worked_out(count: usize, most: u32) {
    let questions = questions();
    let each = groups(most);
    let mut worlds: BTreeMap<ShownFigures, Vec<Vec<Group>>> = BTreeMap::new();
    let mut place = vec![0; count];
    loop {
        let world: Vec<Group> = place.iter().map(|at| each[*at]).collect();
        worlds.entry(seen(&questions, &world)).or_default().push(world);
        let Some(next) = place.iter().position(|at| at + 1 < each.len()) else {
            break;
        };
        place[next] += 1;
        place[..next].fill(0);
    }
    let mut found = 0;
    for (seen, worlds) in &worlds {
        for group in 0..count {
            let known = |of: &dyn Fn(Group) -> [u32; 2]| {
                let values: BTreeSet<_> = worlds.iter().map(|world| of(world[group])).collect();
                values.len() < 2
            };
            let size = || known(&|group| [group.iter().sum(), 0]);
            let answers = || known(&|group| [group[0], group[1]]);
            let shares = || {
                known(&|group| {
                    let divisor = gcd(group[0], group[1]).max(1);
                    [group[0] / divisor, group[1] / divisor]
                })
            };
            // Of a group without responses that is shown as such there is nothing to hide.
            let hides_answers = seen.cells[group].is_none() && seen.groups[group] != Some(0);
            let is_known = seen.groups[group].is_none() && size() || hides_answers && (answers() || shares());
            found += usize::from(is_known);
        }
    }
    assert_eq!(found, 0, "of {}", worlds.len());
}

fn gcd(one: u32, other: u32) -> u32 {
    if other == 0 { one } else { gcd(other, one % other) }
}

// R112
#[test]
fn nothing_is_worked_out_of_two_groups() {
    nothing_is_worked_out(2, 7);
}

#[test]
fn nothing_is_worked_out_of_three_groups() {
    nothing_is_worked_out(3, 5);
}

#[test]
fn nothing_is_worked_out_of_four_groups() {
    nothing_is_worked_out(4, 3);
}

fn cells() -> impl Strategy<Value = [Counts; GROUPS]> {
    // Zeros and small counts often, so that groups fall on both sides of the limit.
    let count = prop_oneof![4 => Just(0_u32), 3 => 1..3_u32, 1 => 3..20_u32];
    let counts = collection::vec(count, Counts::CATEGORIES).prop_map(|all| Counts::from_all(all.try_into().unwrap()));
    collection::vec(counts, GROUPS).prop_map(|cells| cells.try_into().unwrap())
}

proptest! {
    // R163, R164
    #[test]
    fn nothing_is_told_of_how_many_are_invited_to_a_hidden_group_and_nothing_is_left_of_the_sum(
        responses in collection::vec(prop_oneof![2 => Just(0_u32), 3 => 1..5_u32, 2 => 5..30_u32], GROUPS),
        invited in collection::vec(0..30_u32, ActorGroup::ALL.len()), smallest in 3..9_u16,
    ) {
        let tally = Tally { responses: responses.try_into().unwrap(), statements: Vec::new() };
        let results = Results::of(Arc::default(), &tally, SmallestGroup::new(smallest).unwrap());
        let mut round = Round::default();
        for (group, count) in ActorGroup::ALL.iter().zip(&invited) {
            round.invite(*group, true);
            round.invited_count.insert(group.code().into(), Count(*count));
        }
        let groups = || (0..GROUPS).map(|place| Respondents::Group(group_at(place)));
        let is_hidden = |who| results.responses(who) == Responses::Hidden;
        for who in groups() {
            prop_assert_eq!(results.invited(&round, who) == Invited::Hidden, is_hidden(who));
        }
        let hides_any = groups().any(is_hidden);
        prop_assert_eq!(results.invited(&round, Respondents::All) == Invited::Hidden, hides_any);
        // A remark tells nothing that is not there to see.
        for excess in results.excess(&round) {
            prop_assert_eq!(results.responses(excess.respondents), Responses::Shown(excess.responses));
            prop_assert_eq!(results.invited(&round, excess.respondents), Invited::Shown(excess.invited));
            prop_assert!(excess.responses > excess.invited);
        }
    }

    // R112
    #[test]
    fn what_is_left_when_the_shown_is_subtracted_is_of_several_groups_enough_people_and_more_than_one_answer(
        cells in cells(), left_out in collection::vec(0..3_u32, GROUPS), smallest in 3..9_u16,
    ) {
        let responses = std::array::from_fn(|group| cells[group].answered() + left_out[group]);
        let tally = Tally { responses, statements: vec![cells] };
        let results = Results::of(questions(), &tally, SmallestGroup::new(smallest).unwrap());
        let smallest = u32::from(smallest);
        let who = |group| Respondents::Group(group_at(group));

        let hidden: Vec<usize> = (0..GROUPS).filter(|group| results.responses(who(*group)) == Responses::Hidden).collect();
        if let Responses::Shown(total) = results.total {
            let shown: u32 = (0..GROUPS).filter(|group| !hidden.contains(group)).map(|group| responses[group]).sum();
            prop_assert_eq!(total, responses.iter().sum::<u32>());
            let come = hidden.iter().filter(|group| responses[**group] > 0).count();
            prop_assert!(hidden.is_empty() || (come > 1 && total - shown >= smallest));
        }
        for group in 0..GROUPS {
            let is_small = responses[group] > 0 && responses[group] < smallest;
            prop_assert!(!is_small || hidden.contains(&group));
            if hidden.contains(&group) || (responses[group] > 0 && cells[group].answered() < smallest) {
                prop_assert_eq!(results.statement(0, who(group)), None);
            }
        }
        if let Some(total) = results.statement(0, Respondents::All) {
            prop_assert!(total.answered() >= smallest || total.answered() == 0);
            let mut left = *total;
            let mut count = 0;
            for (group, counts) in cells.iter().enumerate() {
                let answered = counts.answered();
                match results.statement(0, who(group)) {
                    Some(counts) => {
                        let all = left.all().into_iter().zip(counts.all()).map(|(one, other)| one - other);
                        left = Counts::from_all(all.collect::<Vec<_>>().try_into().unwrap());
                    }
                    None => count += usize::from(answered > 0),
                }
            }
            prop_assert!(left == Counts::default() || (count > 1 && left.answered() >= smallest && left.variety() > 1));
        }
    }
}
