//! The elements as they are drawn, followed change by change: what is the same record stays as it is.

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use super::{
    elements::Elements,
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
    /// In the order of their ids.
    elements: Vec<Rc<SceneElement>>,
    /// From back to front.
    order: Vec<Rc<SceneElement>>,
    chosen: Option<Rc<SceneElement>>,
    /// The lines that follow the chosen point while it is being dragged.
    followers: Vec<Rc<SceneElement>>,
    is_dragged: bool,
    stretches: Stretches,
}

/// From how many changes on everything is drawn again.
const MANY: usize = 24;

impl Picture {
    /// Follows the document. Gives what has to be drawn again of what lies below the element that is looked at.
    pub fn follow(&mut self, wanted: &Elements, chosen: Option<Chosen>) -> Stale {
        let mut gone = Vec::new();
        let mut new = Vec::new();
        let mut found = None;
        let mut followers = Vec::new();
        // Nearly all are as they were, most often: those are told by their records alone.
        let moves_lines = chosen.is_some_and(|chosen| chosen.dragged.is_some());
        let stays = |id: &RecordId| !moves_lines && chosen.is_none_or(|chosen| chosen.id != id);
        let mut held = std::mem::take(&mut self.elements).into_iter().peekable();
        for (id, record) in wanted.0.iter() {
            if let Some(element) = held.next_if(|element| element.is_of(record) && element.id == *id && stays(id)) {
                self.elements.push(element);
                continue;
            }
            while let Some(element) = held.next_if(|element| element.id < *id) {
                gone.push(element);
            }
            let held = held.next_if(|element| element.id == *id);
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
        gone.extend(held);
        let above: Vec<_> = self.above().cloned().collect();
        self.choose(found);
        self.followers = followers;
        self.put_in_order(&gone, &new);
        let moved = self.stand_apart(&above, &gone, &new);
        if self.look_around(wanted, &mut gone) {
            return Stale::Everything;
        }
        if gone.len() + new.len() + moved.len() > MANY {
            return Stale::Everything;
        }
        let place = |element: &Rc<SceneElement>| (element.outline.bounds, element.reach());
        let places = gone.iter().chain(&new).map(place);
        Stale::Boxes(places.chain(moved).collect())
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

    /// Gives every element what of its look depends on the others, and adds to `stale` what looks otherwise by that. Whether so much does
    /// that everything is drawn again.
    fn look_around(&mut self, wanted: &Elements, stale: &mut Vec<Rc<SceneElement>>) -> bool {
        // The theme of the first of a kind, and whether another has it too.
        let mut themes: [(Option<Theme>, bool); ElementKind::ALL.len()] = Default::default();
        let all = || self.elements.iter().chain(&self.chosen).chain(&self.followers);
        for element in all() {
            let (kind, theme) = element.look;
            let (first, is_shared) = &mut themes[kind as usize];
            *is_shared |= *first.get_or_insert(theme) != theme;
        }
        let shared = |kind: &ElementKind| themes[*kind as usize].1;
        let rim = |end: Option<&RecordId>| {
            let point = wanted.get(end?)?;
            let style = style_of(point.theme, point.element, point.level, point.status);
            let Form::Point { radius, .. } = style.form else {
                return None;
            };
            Some(Rim {
                reach: radius + style.width / 2.0,
                level: point.level,
            })
        };
        let mut has_other_marks = false;
        for element in all() {
            let now = Surroundings {
                has_mark: shared(&element.look.0),
                rims: match element.style.form {
                    Form::Arrow => element.ties().map(rim),
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
        let is_within = |element: &&Rc<SceneElement>| {
            let place = projection.pixels(element.outline.bounds);
            place.widened(element.reach()).overlaps(&area)
        };
        self.order.iter().filter(is_within).cloned().collect()
    }

    fn put_in_order(&mut self, gone: &[Rc<SceneElement>], new: &[Rc<SceneElement>]) {
        if gone.len() + new.len() > MANY {
            self.order.clone_from(&self.elements);
            self.order
                .sort_by_cached_key(|element| (element.rank(), element.id.clone()));
            return;
        }
        let place = |order: &[Rc<SceneElement>], element: &SceneElement| {
            let of = |element: &SceneElement| (element.rank(), element.id.clone());
            let wanted = of(element);
            order.binary_search_by(|held| of(held).cmp(&wanted))
        };
        for element in gone {
            if let Ok(place) = place(&self.order, element) {
                self.order.remove(place);
            }
        }
        for element in new {
            let place = place(&self.order, element).unwrap_or_else(|place| place);
            self.order.insert(place, element.clone());
        }
    }
}

#[cfg(test)]
mod tests;
