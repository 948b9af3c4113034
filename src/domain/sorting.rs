//! Sorting by one body of code for all types. The standard library's is written out anew for each type that is sorted, which costs four
//! kilobytes apiece; it stays where thousands are sorted at once.

use std::cmp::Ordering;

/// Sorts as [`slice::sort_by`] does: what compares as equal stays in its order.
pub fn sort_by<T>(all: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let mut places: Vec<usize> = (0..all.len()).collect();
    sort_places(&mut places, &|one, other| match (all.get(one), all.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        // Every place has something.
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = all.drain(..).map(Some).collect();
    let sorted = places.into_iter().filter_map(|place| taken.get_mut(place)?.take());
    all.extend(sorted);
}

/// The same by a key.
pub fn sort_by_key<T, K: Ord>(all: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(all, |one, other| key(one).cmp(&key(other)));
}

fn sort_places(places: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_by(|one, other| compare(*one, *other));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(all in prop::collection::vec((0..9_u8, any::<u16>()), 0..80)) {
            let mut sorted = all.clone();
            sorted.sort_by_key(|(key, _)| *key);
            let mut ours = all;
            sort_by_key(&mut ours, |(key, _)| *key);
            prop_assert_eq!(ours, sorted);
        }
    }
}
