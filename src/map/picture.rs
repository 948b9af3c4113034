//! The elements as they are drawn, followed change by change: what is the same record stays as it is.

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use super::{
    elements::{Difference, Elements},
    plane::{PlaneBox, Projection},
    scene::{Rim, SceneElement, Surroundings},
    stretches::{Stretches, Track},
    style::{Form, style_of},
};
use crate::domain::{
    records::{
        record::{Kind, Record},
        structure_map::{ElementKind, StructureElement, Theme},
        ties::tied,
    },
    values::{geometry::Geometry, id::RecordId},
};

/// The element that is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<'a> {
    /// Its record.
    pub id: &'a RecordId,
    /// Its shape while it is being dragged.
    pub dragged: Option<&'a Geometry>,
}

impl Chosen<'_> {
    /// A line that is tied to the point while that is being dragged, as it follows.
    fn moves(&self, id: &RecordId, record: &Arc<Record>) -> Option<SceneElement> {
        let Some(Geometry::Point(to)) = self.dragged else {
            return None;
        };
        let line = StructureElement::of(record)?;
        if !line.element.joins_places() {
            return None;
        }
        let ends = [&line.from, &line.to].map(|end| {
            let is_here = end.as_ref().is_some_and(|end| end.raw() == self.id);
            is_here.then_some(*to)
        });
        if ends == [None, None] {
            return None;
        }
        let geometry = tied(line.geometry.as_ref(), ends)?;
        SceneElement::of(id, record, Some(&geometry))
    }
}

/// What has to be drawn again.
#[derive(Clone, Debug, PartialEq)]
pub enum Stale {
    /// What lies in these boxes on the plane; each with how many pixels more.
    Boxes(Vec<(PlaneBox, f64)>),
    /// Everything.
    Everything,
}

/// The elements as they are drawn. The one that is looked at is apart, over the others, so that changing it changes nothing else.
#[derive(Default)]
pub struct Picture {
    /// What was followed last.
    followed: Elements,
    /// In the order of their ids.
    elements: Vec<Rc<SceneElement>>,
    /// From back to front.
    order: Vec<Placed>,
    chosen: Option<Rc<SceneElement>>,
    /// The lines that follow the chosen point while it is being dragged.
    followers: Vec<Rc<SceneElement>>,
    is_dragged: bool,
    stretches: Stretches,
    looks: Looks,
    /// How far anything reaches beyond its outline at most, in pixels.
    farthest: f64,
}

/// An element and the box around it, which is looked at most often.
struct Placed {
    bounds: PlaneBox,
    element: Rc<SceneElement>,
}

impl Placed {
    fn of(element: &Rc<SceneElement>) -> Self {
        Self {
            bounds: element.outline.bounds,
            element: element.clone(),
        }
    }
}

/// From how many changes on everything is drawn again.
const MANY: usize = 24;

impl Picture {
    /// Follows the document. Gives what has to be drawn again of what lies below the element that is looked at.
    pub fn follow(&mut self, wanted: &Elements, chosen: Option<Chosen>) -> Stale {
        let followed = std::mem::replace(&mut self.followed, wanted.clone());
        let differing: Vec<_> = wanted.since(&followed).collect();
        let above: Vec<_> = self.above().cloned().collect();
        let asked = self.asked(wanted, chosen, &differing, &above);
        let mut gone = Vec::new();
        let mut new = Vec::new();
        let mut found = None;
        let mut followers = Vec::new();
        let held = std::mem::take(&mut self.elements);
        self.elements.reserve(held.len() + 1);
        let mut rest = held.into_iter();
        for (id, record) in asked {
            // Nearly all are as they were, most often: those are passed over.
            let before = match rest.as_slice() {
                [next, ..] if next.id < *id => rest.as_slice().partition_point(|element| element.id < *id),
                _ => 0,
            };
            self.elements.extend(rest.by_ref().take(before));
            let is_held = rest.as_slice().first().is_some_and(|element| element.id == *id);
            let held = is_held.then(|| rest.next()).flatten();
            let Some(record) = record else {
                gone.extend(held);
                continue;
            };
            if let Some(chosen) = chosen.filter(|chosen| chosen.id == id) {
                gone.extend(held);
                found = Some((id, record, chosen.dragged));
                continue;
            }
            if let Some(follower) = chosen.and_then(|chosen| chosen.moves(id, record)) {
                gone.extend(held);
                followers.push(Rc::new(follower));
                continue;
            }
            match held {
                Some(element) if element.is_of(record) => self.elements.push(element),
                held => {
                    gone.extend(held);
                    if let Some(element) = SceneElement::of(id, record, None).map(Rc::new) {
                        new.push(element.clone());
                        self.elements.push(element);
                    }
                }
            }
        }
        self.elements.extend(rest);
        self.choose(found);
        self.followers = followers;
        self.put_in_order(&gone, &new);
        let moved = self.stand_apart(&above, &gone, &new);
        let reaches = new.iter().map(|element| element.reach());
        let reaches = reaches.chain(moved.iter().map(|(_, reach)| *reach));
        self.farthest = reaches.fold(self.farthest, f64::max);
        let marks = self.looks.shared();
        let left = above.iter().chain(&gone);
        left.for_each(|element| self.looks.remove(element.look));
        let come: Vec<_> = self.above().chain(&new).cloned().collect();
        come.iter().for_each(|element| self.looks.add(element.look));
        let is_of_all = marks != self.looks.shared() || differing.iter().any(has_other_rim);
        let has_other_marks = self.look_around(wanted, (!is_of_all).then_some(come.as_slice()), &mut gone);
        if has_other_marks || gone.len() + new.len() + moved.len() > MANY {
            return Stale::Everything;
        }
        let place = |element: &Rc<SceneElement>| (element.outline.bounds, element.reach());
        let places = gone.iter().chain(&new).map(place);
        Stale::Boxes(places.chain(moved).collect())
    }

    /// Which elements may have to be drawn otherwise, in the order of their ids.
    fn asked<'a>(
        &self,
        wanted: &'a Elements,
        chosen: Option<Chosen<'a>>,
        differing: &[Difference<'a>],
        above: &'a [Rc<SceneElement>],
    ) -> Vec<(&'a RecordId, Option<&'a Arc<Record>>)> {
        let mut asked: Vec<_> = differing.iter().map(|one| (one.id, one.now)).collect();
        let mut ask = |id: &'a RecordId, record| {
            if let Err(place) = asked.binary_search_by(|(held, _)| (*held).cmp(id)) {
                asked.insert(place, (id, record));
            }
        };
        let others = above.iter().map(|element| &element.id);
        others
            .chain(chosen.map(|chosen| chosen.id))
            .for_each(|id| ask(id, wanted.record(id)));
        if let Some(chosen) = chosen.filter(|chosen| chosen.dragged.is_some()) {
            // While it is being dragged the document waits, and the same lines follow.
            let is_same = self.is_dragged && self.chosen.as_ref().is_some_and(|held| held.id == *chosen.id);
            if !is_same || !differing.is_empty() {
                let lines = wanted
                    .records()
                    .filter(|(id, record)| chosen.moves(id, record).is_some());
                lines.for_each(|(id, record)| ask(id, Some(record)));
            }
        }
        asked
    }

    /// What lies above the others.
    fn above(&self) -> impl Iterator<Item = &Rc<SceneElement>> {
        self.chosen.iter().chain(&self.followers)
    }

    /// Lets lines that share stretches stand side by side. Gives where what lies below is drawn elsewhere than before by that.
    fn stand_apart(
        &mut self,
        above_before: &[Rc<SceneElement>],
        gone: &[Rc<SceneElement>],
        new: &[Rc<SceneElement>],
    ) -> Vec<(PlaneBox, f64)> {
        let above: Vec<_> = self.above().cloned().collect();
        let tracks = |these: &[Rc<SceneElement>], others: &[Rc<SceneElement>], more: &[Rc<SceneElement>]| {
            let own = these
                .iter()
                .filter(|one| !others.iter().any(|other| Rc::ptr_eq(one, other)));
            let all = own.chain(more).filter_map(|element| element.outline.track.clone());
            all.collect::<Vec<Rc<Track>>>()
        };
        let gone = tracks(above_before, &above, gone);
        let come = tracks(&above, above_before, new);
        if gone.is_empty() && come.is_empty() {
            return Vec::new();
        }
        // What is new or lies above is drawn anyway.
        let above = above.iter().filter_map(|element| element.outline.track.as_ref());
        let drawn: BTreeSet<_> = come.iter().chain(above).map(Rc::as_ptr).collect();
        let moved = self.stretches.follow(&gone, &come).into_iter();
        let below = moved.filter(|(track, _)| !drawn.contains(&Rc::as_ptr(track)));
        below.map(|(track, aside)| (track.bounds, track.reach(aside))).collect()
    }

    /// Gives elements, all or only some, what of their look depends on the others, and adds to `stale` what looks otherwise by that. Whether
    /// so much does that everything is drawn again.
    fn look_around(
        &self,
        wanted: &Elements,
        only: Option<&[Rc<SceneElement>]>,
        stale: &mut Vec<Rc<SceneElement>>,
    ) -> bool {
        let shared = self.looks.shared();
        let all = only.is_none().then(|| self.elements.iter().chain(self.above()));
        let mut has_other_marks = false;
        for element in all.into_iter().flatten().chain(only.into_iter().flatten()) {
            let now = Surroundings {
                has_mark: shared[element.look.0 as usize],
                rims: match element.style.form {
                    Form::Arrow => element.ties().map(|end| rim(wanted.record(end?))),
                    _ => [None; 2],
                },
            };
            let before = element.surroundings.replace(Some(now));
            // What is new is drawn anyway.
            let Some(before) = before.filter(|before| *before != now) else {
                continue;
            };
            has_other_marks |= before.has_mark != now.has_mark;
            let is_chosen = self.chosen.as_ref().is_some_and(|chosen| Rc::ptr_eq(chosen, element));
            if before.rims != now.rims && !is_chosen {
                stale.push(element.clone());
            }
        }
        has_other_marks
    }

    fn choose(&mut self, found: Option<(&RecordId, &Arc<Record>, Option<&Geometry>)>) {
        self.chosen = found.and_then(|(id, record, dragged)| {
            let held = self.chosen.take();
            let is_same = |held: &Rc<SceneElement>| dragged.is_none() && held.id == *id && held.is_of(record);
            // What has been dragged is of the same record where the drag was given up, but elsewhere.
            let held = held.filter(|held| is_same(held) && !self.is_dragged);
            held.or_else(|| SceneElement::of(id, record, dragged).map(Rc::new))
        });
        self.is_dragged = found.is_some_and(|(.., dragged)| dragged.is_some());
    }

    /// The lines that are tied to any of these points and are none of them.
    pub fn tied_to<'a>(&'a self, ids: &'a BTreeSet<RecordId>) -> impl Iterator<Item = &'a Rc<SceneElement>> + use<'a> {
        let is_tied = |element: &SceneElement| {
            let mut ends = element.ties().into_iter().flatten();
            element.look.0.joins_places() && ends.any(|end| ids.contains(end))
        };
        self.elements
            .iter()
            .filter(move |element| is_tied(element) && !ids.contains(&element.id))
    }

    /// Those of these lines that are tied to a point which is none of them.
    pub fn held_back<'a>(
        &'a self,
        ids: &'a BTreeSet<RecordId>,
    ) -> impl Iterator<Item = &'a Rc<SceneElement>> + use<'a> {
        let is_held = |element: &SceneElement| {
            let mut ends = element.ties().into_iter().flatten();
            element.look.0.joins_places() && ends.any(|end| !ids.contains(end))
        };
        self.elements
            .iter()
            .filter(move |element| is_held(element) && ids.contains(&element.id))
    }

    /// An element that is drawn and not the one that is looked at.
    pub fn get(&self, id: &RecordId) -> Option<&Rc<SceneElement>> {
        let place = self.elements.binary_search_by(|element| element.id.cmp(id)).ok()?;
        self.elements.get(place)
    }

    /// The element that is looked at.
    pub fn chosen(&self) -> Option<&Rc<SceneElement>> {
        self.chosen.as_ref()
    }

    /// The lines that follow the element that is looked at while it is being dragged.
    pub fn followers(&self) -> &[Rc<SceneElement>] {
        &self.followers
    }

    /// What can be seen of the others in part of a view, from back to front.
    pub fn within(&self, area: PlaneBox, projection: &Projection) -> Vec<Rc<SceneElement>> {
        let is_within = |placed: &&Placed| {
            let place = projection.pixels(placed.bounds);
            // Most lie within or far outside, and their elements need not be looked at.
            place.overlaps(&area)
                || place.widened(self.farthest).overlaps(&area) && place.widened(placed.element.reach()).overlaps(&area)
        };
        self.order
            .iter()
            .filter(is_within)
            .map(|placed| placed.element.clone())
            .collect()
    }

    fn put_in_order(&mut self, gone: &[Rc<SceneElement>], new: &[Rc<SceneElement>]) {
        if gone.len() + new.len() > MANY {
            self.order = self.elements.iter().map(Placed::of).collect();
            self.order
                .sort_by_cached_key(|placed| (placed.element.rank(), placed.element.id.clone()));
            return;
        }
        let place = |order: &[Placed], element: &SceneElement| {
            let rank = element.rank();
            order.binary_search_by(|held| {
                let by_rank = held.element.rank().cmp(&rank);
                by_rank.then_with(|| held.element.id.cmp(&element.id))
            })
        };
        for element in gone {
            if let Ok(place) = place(&self.order, element) {
                self.order.remove(place);
            }
        }
        for element in new {
            let place = place(&self.order, element).unwrap_or_else(|place| place);
            self.order.insert(place, Placed::of(element));
        }
    }
}

/// Whether what points at an element stops elsewhere than before.
fn has_other_rim(one: &Difference) -> bool {
    rim(one.before) != rim(one.now)
}

/// How large the symbol of a point is; `None` for what has none.
fn rim(point: Option<&Arc<Record>>) -> Option<Rim> {
    let point = StructureElement::of(point?)?;
    let style = style_of(point.theme, point.element, point.level, point.status);
    let Form::Point { radius, .. } = style.form else {
        return None;
    };
    Some(Rim {
        reach: radius + style.width / 2.0,
        level: point.level,
    })
}

/// How many elements are drawn as each kind and in each theme.
#[derive(Default)]
struct Looks([[usize; Theme::ALL.len()]; ElementKind::ALL.len()]);

impl Looks {
    fn add(&mut self, (kind, theme): (ElementKind, Theme)) {
        self.0[kind as usize][theme as usize] += 1;
    }

    fn remove(&mut self, (kind, theme): (ElementKind, Theme)) {
        let count = &mut self.0[kind as usize][theme as usize];
        *count = count.saturating_sub(1);
    }

    /// Of each kind whether elements of several themes have it.
    fn shared(&self) -> [bool; ElementKind::ALL.len()] {
        self.0
            .map(|themes| themes.iter().filter(|count| **count > 0).count() > 1)
    }
}

#[cfg(test)]
mod tests;
