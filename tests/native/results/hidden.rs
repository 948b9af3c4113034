//! No combination of what is shown lets anything be worked out of a group that is hidden.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use samspel::domain::{
    factors::QuestionSet,
    results::{
        Responses, Results, Who,
        counts::Counts,
        questions::Questions,
        tally::{GROUPS, Tally, group_at},
    },
    self_assessment::SmallestGroup,
};

const SMALLEST: u16 = 3;

/// One group's responses to one statement: how many gave the one answer, how many the other, how many none.
type Group = [u32; 3];

/// Everything that is shown of a world with one statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
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

fn seen(questions: &Arc<Questions>, world: &[Group]) -> Seen {
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
    let groups = || (0..world.len()).map(|place| Who::Group(group_at(place)));
    Seen {
        total: number(results.total),
        groups: groups().map(|who| number(results.responses(who))).collect(),
        statement: pair(results.statement(0, Who::All)),
        cells: groups()
            .map(|who| pair(results.statement(0, who)))
            .collect(),
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
    let mut worlds: BTreeMap<Seen, Vec<Vec<Group>>> = BTreeMap::new();
    let mut place = vec![0; count];
    loop {
        let world: Vec<Group> = place.iter().map(|at| each[*at]).collect();
        worlds
            .entry(seen(&questions, &world))
            .or_default()
            .push(world);
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
            let is_known =
                seen.groups[group].is_none() && size() || hides_answers && (answers() || shares());
            found += usize::from(is_known);
        }
    }
    assert_eq!(found, 0, "of {}", worlds.len());
}

fn gcd(one: u32, other: u32) -> u32 {
    if other == 0 {
        one
    } else {
        gcd(other, one % other)
    }
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
