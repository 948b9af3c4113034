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

/// The order is that of the side that changed the order. Where both or neither did, it is that of the side whose order
/// comes first, so that it does not depend on who merges. What only the other side has follows what it follows there.
fn together<'a>(base: &[&'a str], ours: &[&'a str], theirs: &[&'a str]) -> Vec<&'a str> {
    let (in_base, in_ours, in_theirs) = (set(base), set(ours), set(theirs));
    let in_both = |text: &&str| in_ours.contains(text) && in_theirs.contains(text);
    let is_kept = |text: &&str| in_both(text) || !in_base.contains(text);
    let common = |list: &[&'a str]| distinct(list, &in_both);
    let of_base = |list: &[&'a str]| distinct(list, &|text| in_base.contains(text) && in_both(text));

    let first = of_base(base);
    let moved = [ours, theirs].map(|list| of_base(list) != first);
    let (lead, other) = match moved {
        [true, false] => (ours, theirs),
        [false, true] => (theirs, ours),
        _ if (common(ours), ours) <= (common(theirs), theirs) => (ours, theirs),
        _ => (theirs, ours),
    };
    let lead = distinct(lead, &is_kept);
    let in_lead = set(&lead);
    // What only the other side has, by what comes before it there.
    let mut following: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
    let mut before = None;
    for text in distinct(other, &is_kept) {
        if in_lead.contains(text) {
            before = Some(text);
        } else {
            following.entry(before).or_default().push(text);
        }
    }
    let mut merged = following.remove(&None).unwrap_or_default();
    for text in lead {
        merged.push(text);
        merged.extend(following.remove(&Some(text)).unwrap_or_default());
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
        assert_eq!(both_ways("a b c", "a b c d", "b c e"), "b c e d");
        assert_eq!(both_ways("a b", "a", "b"), "");
        assert_eq!(both_ways("", "a", "b"), "b a");
        assert_eq!(both_ways("", "a b", "a b c"), "a b c");
    }

    #[test]
    fn the_order_is_that_of_the_side_that_changed_it() {
        assert_eq!(both_ways("a b c", "c a b", "a b c d"), "c d a b");
        assert_eq!(both_ways("a b c", "b a c", "a c b"), "a c b");
        assert_eq!(both_ways("", "x y", "y x z"), "x z y");
    }

    #[test]
    fn what_stands_twice_stands_once_when_both_sides_changed_the_list() {
        assert_eq!(both_ways("a a", "a a b", "a a c"), "a c b");
    }
}
