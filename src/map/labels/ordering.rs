//! In which order elements get their names, so that as much as can be of what matters has one.

use std::cmp::Ordering;

use super::{Label, Room, half, led, name, named_along};
use crate::map::{grid::Grid, leader, plane::PlanePoint, scene::SceneElement, style::Form};

/// The most elements that are tried for a name; in a crowd the rest would hardly find room.
const MOST_NAMES: usize = 300;
/// How often names are placed anew where something that matters found no room, and for how many such: in a crowd it would be in vain.
const MOST_TRIES: usize = 6;
const MOST_UNNAMED: usize = 8;
/// Half the width of a symbol from which on an element has its name wherever there is room near it: those of regional points.
const MATTERS: f64 = 9.0;

/// An element and where it is named.
type Candidate<'a> = (&'a SceneElement, PlanePoint);

/// The names of elements that fit, and what is taken with them.
pub(super) fn named(mut ranked: Vec<Candidate>, room: &Room, taken: Grid) -> (Vec<Label>, Grid) {
    // The most important are found before they are sorted: of thousands, few are named.
    if ranked.len() > MOST_NAMES {
        ranked.select_nth_unstable_by(MOST_NAMES, by_importance);
        ranked.truncate(MOST_NAMES);
    }
    ranked.sort_unstable_by(by_importance);
    let mut best = Naming::of(&ranked, room, &taken);
    let mut unnamed = best.unnamed.clone();
    let mut far = best.missed(&ranked);
    for _ in 0..MOST_TRIES {
        if unnamed.is_empty() || unnamed.len() > MOST_UNNAMED {
            break;
        }
        // What found no room chooses first.
        for (number, place) in unnamed.iter().enumerate() {
            let element = ranked.remove(*place);
            ranked.insert(number, element);
        }
        let again = Naming::of(&ranked, room, &taken);
        unnamed.clone_from(&again.unnamed);
        if again.unnamed.len() < best.unnamed.len() {
            far = again.missed(&ranked);
            best = again;
        }
    }
    let is_crowd = best.unnamed.len() > MOST_UNNAMED;
    let mut least = best.lead(&far, room);
    if least > 0.0 && !is_crowd {
        // Those that matter come before all others then, or those of them that found no room.
        let mut important: Vec<_> = ranked.iter().filter(|(element, _)| matters(element)).copied().collect();
        important.sort_unstable_by(by_importance);
        for first in [important, far] {
            let (without, naming) = Naming::beginning_with(&first, &ranked, room, &taken);
            if without < least {
                (least, best) = (without, naming);
            }
        }
    }
    (best.labels, best.taken)
}

/// How large an element is drawn; a point is more than any line or area.
fn importance(element: &SceneElement) -> f64 {
    match element.style.form {
        Form::Point { radius, .. } => radius * 10.0,
        Form::Band | Form::Field { .. } | Form::Link | Form::Arrow | Form::Teeth => element.style.width,
    }
}

/// The larger first, in the same order each time.
fn by_importance((one, _): &Candidate, (other, _): &Candidate) -> Ordering {
    importance(other)
        .total_cmp(&importance(one))
        .then_with(|| one.id.cmp(&other.id))
}

/// The names of elements, each given room where those before it have left some.
struct Naming {
    labels: Vec<Label>,
    taken: Grid,
    /// The places of those that matter and found no room.
    unnamed: Vec<usize>,
}

impl Naming {
    fn of(ranked: &[Candidate], room: &Room, taken: &Grid) -> Self {
        Self::over(taken).with(ranked, room)
    }

    /// The names of some first, farther off where they must be, and then of the others. Gives how much it weighs that some of
    /// what matters have none.
    fn beginning_with(first: &[Candidate], ranked: &[Candidate], room: &Room, taken: &Grid) -> (f64, Self) {
        let mut naming = Self::over(taken);
        let without = naming.lead(first, room);
        let is_other = |(element, _): &&Candidate| first.iter().all(|(one, _)| one.id != element.id);
        let others: Vec<_> = ranked.iter().filter(is_other).copied().collect();
        let mut naming = naming.with(&others, room);
        let left = naming.missed(&others);
        (without + naming.lead(&left, room), naming)
    }

    /// The first of those that matter and found no room.
    fn missed<'a>(&self, ranked: &[Candidate<'a>]) -> Vec<Candidate<'a>> {
        let missed = self.unnamed.iter().take(MOST_UNNAMED);
        missed.filter_map(|place| ranked.get(*place).copied()).collect()
    }

    /// No names yet.
    fn over(taken: &Grid) -> Self {
        Self {
            labels: Vec::new(),
            taken: taken.clone(),
            unnamed: Vec::new(),
        }
    }

    /// The names of these too.
    fn with(mut self, ranked: &[Candidate], room: &Room) -> Self {
        for (place, (element, anchor)) in ranked.iter().enumerate() {
            let along = named_along(element, room, &self.taken);
            let half = half(element, room.projection.scale);
            if let Some(label) = along.or_else(|| name(element, *anchor, half, room, &self.taken)) {
                self.put(label);
            } else if matters(element) && !element.name.is_empty() {
                self.unnamed.push(place);
            }
        }
        self
    }

    /// Names these beside them, or else with a line that leads to the name. Gives how much it weighs that some find no room that way either: one
    /// large node more than two small ones.
    fn lead(&mut self, points: &[Candidate], room: &Room) -> f64 {
        let mut without = 0.0;
        for (element, anchor) in points.iter().filter(|(element, _)| !element.name.is_empty()) {
            let half = half(element, room.projection.scale);
            let beside = name(element, *anchor, half, room, &self.taken);
            match beside.or_else(|| led(element, *anchor, half, room, &self.taken)) {
                Some(label) => self.put(label),
                None => without += importance(element).powi(2),
            }
        }
        without
    }

    fn put(&mut self, label: Label) {
        let leader = label.leader.into_iter().flat_map(leader::held);
        for place in label.boxes().into_iter().chain(leader) {
            self.taken.add(place, 0);
        }
        self.labels.push(label);
    }
}

/// Whether an element has its name wherever there is room near it.
pub(super) fn matters(element: &SceneElement) -> bool {
    matches!(element.style.form, Form::Point { radius, .. } if radius >= MATTERS)
}
