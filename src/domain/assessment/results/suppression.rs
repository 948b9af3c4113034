//! Which groups may be shown, so that nobody's answers can be worked out.
//!
//! A group with fewer responses than the smallest group shown is hidden. Whatever is shown of the others and of all together can
//! be subtracted, so that the hidden groups are always several, together as many as the smallest group, and not all of one size;
//! otherwise the next smallest is hidden too, and those of its size with it. Of a statement the hidden groups together must also
//! have given more than one answer. Where that can't be had, nothing is shown of the statement, not even the sum of all.
//!
//! The rule treats all groups alike. Which of them are hidden follows from how many answered and never from what they answered, so
//! that whoever knows the rule learns no more from it: `tests/native/results/hidden.rs` goes through every small world.

use super::{
    counts::Counts,
    tally::{GROUPS, Tally},
};

/// Which groups are hidden, by their places.
pub type HiddenGroups = [bool; GROUPS];

/// What may be shown of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visibility {
    /// Whether the sum over all groups may be.
    pub total: bool,
    /// The groups that may not.
    pub hidden: HiddenGroups,
}

/// What may be shown of how many responses each group gave.
pub fn of_responses(responses: &[u32; GROUPS], smallest: u32) -> Visibility {
    let some = std::array::from_fn(|group| (1..smallest).contains(&responses[group]));
    if some == [false; GROUPS] {
        return Visibility {
            total: true,
            hidden: some,
        };
    }
    // Then a group without responses is hidden as well: that it has none would say something of the others.
    let hidden = std::array::from_fn(|group| responses[group] < smallest);
    settle(responses, hidden, smallest)
}

/// What may be shown of a statement, where `of_responses` is what may be shown of the responses. What is hidden there is hidden
/// here.
pub fn of_statement(tally: &Tally, cells: &[Counts; GROUPS], of_responses: &Visibility, smallest: u32) -> Visibility {
    let answered = cells.map(|counts| counts.answered());
    // A group that has answered and left the statement out is as any that has answered too little.
    let hidden = std::array::from_fn(|group| {
        of_responses.hidden[group] || (tally.responses[group] > 0 && answered[group] < smallest)
    });
    if !of_responses.total || hidden == [false; GROUPS] {
        return Visibility {
            total: of_responses.total,
            hidden,
        };
    }
    let mut shows = settle(&answered, hidden, smallest);
    let mut rest = Counts::default();
    for (counts, is_hidden) in cells.iter().zip(shows.hidden) {
        if is_hidden {
            rest.add_all(counts);
        }
    }
    // What all the hidden answered, each of them answered.
    shows.total &= rest.variety() > 1;
    shows
}

/// Hides more groups until what is hidden can't be worked out from what is shown.
fn settle(counts: &[u32; GROUPS], mut hidden: HiddenGroups, smallest: u32) -> Visibility {
    while !is_safe(counts, &hidden, smallest) {
        let shown = || (0..GROUPS).filter(|group| !hidden[*group] && counts[*group] > 0);
        let Some(next) = shown().map(|group| counts[group]).min() else {
            // All are hidden: their sum says nothing of any one of them where it is large enough.
            let total = sum(counts, &hidden) >= smallest;
            return Visibility { total, hidden };
        };
        // Those of one size go together: which of them was taken would say something of the others.
        let of_size: Vec<usize> = shown().filter(|group| counts[*group] == next).collect();
        for group in of_size {
            hidden[group] = true;
        }
    }
    Visibility { total: true, hidden }
}

fn sum(counts: &[u32; GROUPS], hidden: &HiddenGroups) -> u32 {
    let counts = counts.iter().zip(hidden);
    let hidden = counts.filter(|(_, is_hidden)| **is_hidden);
    hidden.fold(0, |sum, (count, _)| sum.saturating_add(*count))
}

fn is_safe(counts: &[u32; GROUPS], hidden: &HiddenGroups, smallest: u32) -> bool {
    let sizes = || {
        let counts = counts.iter().zip(hidden);
        // Nobody may have been asked for a group without responses; then it is none that the others could be taken for.
        counts
            .filter(|(count, is_hidden)| **is_hidden && **count > 0)
            .map(|(count, _)| *count)
    };
    let differ = sizes().min() != sizes().max();
    differ && sum(counts, hidden) >= smallest
}
