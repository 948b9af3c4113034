//! Lists without repetition: what either side added is there, what either side removed is gone.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// Brings two changes of a list of texts together; `None` if a side is something else. The inner `None` is the empty
/// list.
pub(super) fn merge(sides: [Option<&Value>; 3]) -> Option<Option<Value>> {
    let [base, ours, theirs] = sides.map(texts);
    let merged = together(&base?, &ours?, &theirs?);
    let empty = merged.is_empty();
    Some((!empty).then(|| merged.into_iter().map(Value::from).collect()))
}

fn texts(side: Option<&Value>) -> Option<Vec<&str>> {
    match side {
        None => Some(Vec::new()),
        Some(list) => list.as_array()?.iter().map(Value::as_str).collect(),
    }
}

/// What the base has is in the order of the side that changed it; where both or neither did, in that of the side whose order comes first. What
/// has been added since stands after what it follows there, in the order of the alphabet among itself: so it does not matter who merges, nor in which
/// order many are merged one after the other.
fn together<'a>(base: &[&'a str], ours: &[&'a str], theirs: &[&'a str]) -> Vec<&'a str> {
    let (in_base, in_ours, in_theirs) = (set(base), set(ours), set(theirs));
    let is_kept = |text: &&str| in_base.contains(text) && in_ours.contains(text) && in_theirs.contains(text);
    let first = distinct(base, &is_kept);
    let [of_ours, of_theirs] = [ours, theirs].map(|list| distinct(list, &is_kept));
    let kept = match [of_ours != first, of_theirs != first] {
        [true, false] => of_ours,
        [false, true] => of_theirs,
        _ => of_ours.min(of_theirs),
    };
    let places: BTreeMap<&str, usize> = kept
        .iter()
        .enumerate()
        .map(|(place, text)| (*text, place + 1))
        .collect();
    // After how much of what is kept each addition stands; the least where the sides differ.
    let mut added: BTreeMap<&str, usize> = BTreeMap::new();
    for list in [ours, theirs] {
        let mut after = 0;
        for text in list {
            if let Some(place) = places.get(text) {
                after = *place;
            } else if !in_base.contains(text) {
                let place = added.entry(text).or_insert(after);
                *place = after.min(*place);
            }
        }
    }
    let mut following: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (text, after) in added {
        following.entry(after).or_default().push(text);
    }
    let mut merged = following.remove(&0).unwrap_or_default();
    for (place, text) in (1..).zip(kept) {
        merged.push(text);
        merged.extend(following.remove(&place).unwrap_or_default());
    }
    merged
}

fn set<'a>(list: &[&'a str]) -> BTreeSet<&'a str> {
    list.iter().copied().collect()
}

fn distinct<'a>(list: &[&'a str], keep: &dyn Fn(&&str) -> bool) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    let mut found = list.to_vec();
    found.retain(|text| keep(text) && seen.insert(*text));
    found
}

#[cfg(test)]
mod tests {
    use super::together;

    fn both_ways(base: &str, ours: &str, theirs: &str) -> String {
        let [base, ours, theirs] = [base, ours, theirs].map(|list| list.split_terminator(' ').collect::<Vec<_>>());
        let merged = together(&base, &ours, &theirs);
        assert_eq!(merged, together(&base, &theirs, &ours));
        assert_eq!(merged, together(&base, &merged, &theirs), "merged again");
        merged.join(" ")
    }

    #[test]
    fn additions_and_removals_of_both_sides_hold() {
        assert_eq!(both_ways("a b c", "a b c d", "b c e"), "b c d e");
        assert_eq!(both_ways("a b", "a", "b"), "");
        assert_eq!(both_ways("", "b", "a"), "a b");
        assert_eq!(both_ways("", "a b", "a b c"), "a b c");
    }

    #[test]
    fn the_order_is_that_of_the_side_that_changed_it() {
        assert_eq!(both_ways("a b c", "c a b", "a b c d"), "c d a b");
        assert_eq!(both_ways("a b c", "b a c", "a c b"), "a c b");
        assert_eq!(both_ways("", "x y", "y x z"), "x y z");
    }

    // R580
    #[test]
    fn what_many_added_is_in_the_same_order_however_they_are_merged() {
        let base = ["x", "y"];
        let sides = [vec!["x", "y", "d", "a"], vec!["x", "b", "y"], vec!["c", "x", "y", "a"]];
        let merged = |order: [usize; 3]| {
            let mut now = base.to_vec();
            for side in order {
                now = together(&base, &now, &sides[side]);
            }
            now
        };
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            assert_eq!(merged(order), ["c", "x", "b", "y", "a", "d"], "{order:?}");
        }
    }

    #[test]
    fn what_stands_twice_stands_once_when_both_sides_changed_the_list() {
        assert_eq!(both_ways("a a", "a a b", "a a c"), "a b c");
    }
}
