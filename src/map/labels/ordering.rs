//! In which order elements get their names, so that as much as can be of what matters has one.

use std::cmp::Ordering;

use super::{
    Label, Room, half, named_along,
    text::{Obstacles, Text},
};
use crate::{
    domain::sorting::sort_by,
    map::{
        grid::Grid,
        leader,
        plane::PlanePoint,
        scene::SceneElement,
        settling::{Weighed, settled},
        style::Form,
    },
};

/// The most elements that are tried for a name; in a crowd the rest would hardly find room.
const MOST_NAMES: usize = 300;
/// Half the width of a symbol from which on an element has its name wherever there is room near it: those of regional points.
const MATTERS: f64 = 9.0;

/// How many of those may lack room beside them that names are sought for farther off: for more it would take too long.
const CROWD: usize = 24;

/// An element and where it is named.
type Candidate<'a> = (&'a SceneElement, PlanePoint);

/// The names of elements that fit among what is `taken`, to which they are added: of what matters to the region first, each of which is
/// named beside it or farther off, and then of the others.
pub(super) fn named(mut ranked: Vec<Candidate>, room: &Room, covered: &Grid, taken: &mut Grid) -> Vec<Label> {
    // The most important are found before they are sorted: of thousands, few are named.
    if ranked.len() > MOST_NAMES {
        ranked.select_nth_unstable_by(MOST_NAMES, by_importance);
        ranked.truncate(MOST_NAMES);
    }
    sort_by(&mut ranked, by_importance);
    let scale = room.projection.scale;
    let (important, others): (Vec<_>, Vec<_>) = ranked.into_iter().partition(|(element, _)| matters(element));
    let mut labels = settled_among(&important, room, Obstacles { covered, taken });
    for label in &labels {
        take(label, taken);
    }
    for (element, anchor) in others {
        let beside = || Text::of(element, (anchor, half(element, scale)), room)?.named(room, taken);
        if let Some(label) = named_along(element, room, taken).or_else(beside) {
            take(&label, taken);
            labels.push(label);
        }
    }
    labels
}

fn settled_among(important: &[Candidate], room: &Room, obstacles: Obstacles) -> Vec<Label> {
    let scale = room.projection.scale;
    let texts = important.iter().filter_map(|(element, anchor)| {
        let text = Text::of(element, (*anchor, half(element, scale)), room)?;
        // One large node is more than two small ones.
        Some((text, importance(element).powi(2)))
    });
    let texts: Vec<_> = texts.collect();
    let weighed = texts.iter().map(|(text, weight)| Weighed {
        weight: *weight,
        ways: move |reach| text.ways(reach, room, obstacles),
    });
    let settled = settled(weighed.collect(), room.area, CROWD);
    let put = texts.iter().zip(settled);
    put.filter_map(|((text, _), way)| way.map(|way| text.put(way, room)))
        .collect()
}

fn take(label: &Label, taken: &mut Grid) {
    let leader = label.leader.into_iter().flat_map(leader::held);
    for place in label.boxes().into_iter().chain(leader) {
        taken.add(place, 0);
    }
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

/// Whether an element has its name wherever there is room near it.
pub(super) fn matters(element: &SceneElement) -> bool {
    matches!(element.style.form, Form::Point { radius, .. } if radius >= MATTERS)
}
