//! The elements as they are drawn, followed change by change: what is the same record stays as it is.

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use super::{
    grid::Grid,
    plane::{PlaneBox, PlanePoint, Projection},
    scene::{Rim, SceneElement, Surroundings, sides},
    stretches::{Stretches, Track},
    style::{Form, style_of},
};
use crate::domain::{
    records::{
        record::{Kind, Record},
        structure_map::{ElementKind, Shape, StructureElement, Theme},
        ties::tied,
    },
    values::{geometry::Geometry, id::RecordId},
};

/// The elements of a document, by their ids and shared with it. A copy is as good as free.
#[derive(Clone, Debug, Default)]
pub struct Elements(pub Arc<Vec<(RecordId, Arc<Record>)>>);

impl FromIterator<(RecordId, Arc<Record>)> for Elements {
    fn from_iter<I: IntoIterator<Item = (RecordId, Arc<Record>)>>(records: I) -> Self {
        Self(Arc::new(records.into_iter().collect()))
    }
}

impl Elements {
    /// The elements with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordId, &StructureElement)> {
        self.0
            .iter()
            .filter_map(|(id, record)| Some((id, StructureElement::of(record)?)))
    }

    /// The element of an id.
    pub fn get(&self, id: &RecordId) -> Option<&StructureElement> {
        StructureElement::of(&self.0.get(self.place(id)?)?.1)
    }

    /// The elements as the user has ordered them.
    pub fn in_order(&self) -> Vec<(&RecordId, &StructureElement)> {
        let mut elements: Vec<_> = self.iter().collect();
        // They are sorted by their ids, which tells apart those of one place.
        elements.sort_by(|(_, one), (_, other)| one.order.cmp(&other.order));
        elements
    }

    /// The elements of which this is so, and those that they are tied to.
    pub fn with_ends(&self, is_wanted: impl Fn(&RecordId, &StructureElement) -> bool) -> Self {
        let mut wanted = vec![false; self.0.len()];
        for (place, (id, record)) in self.0.iter().enumerate() {
            let Some(element) = StructureElement::of(record).filter(|element| is_wanted(id, element)) else {
                continue;
            };
            let ends = [&element.from, &element.to].into_iter().flatten();
            let ends = ends.filter_map(|end| self.place(end.raw()));
            for place in ends.chain([place]) {
                wanted[place] = true;
            }
        }
        let pairs = self.0.iter().zip(wanted);
        pairs
            .filter(|(_, is_wanted)| *is_wanted)
            .map(|(one, _)| one.clone())
            .collect()
    }

    fn place(&self, id: &RecordId) -> Option<usize> {
        self.0.binary_search_by(|(held, _)| held.cmp(id)).ok()
    }
}

// A change makes another record, so where they lie is enough to compare.
impl PartialEq for Elements {
    fn eq(&self, other: &Self) -> bool {
        let mut pairs = self.0.iter().zip(other.0.iter());
        Arc::ptr_eq(&self.0, &other.0)
            || self.0.len() == other.0.len()
                && pairs.all(|(one, other)| Arc::ptr_eq(&one.1, &other.1) && one.0 == other.0)
    }
}

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

/// What of a picture can be pointed at, in one view.
pub struct Targets {
    elements: Vec<Rc<SceneElement>>,
    grid: Grid,
    projection: Projection,
}

/// The farthest that somebody may point beside what they mean, in pixels: with a finger.
pub const FARTHEST_SLACK: f64 = 14.0;

impl Targets {
    /// What can be pointed at in an area of a view.
    pub fn of(picture: &Picture, area: PlaneBox, projection: Projection) -> Self {
        let mut elements = picture.within(area, &projection);
        elements.extend(picture.chosen().cloned());
        let mut grid = Grid::over(area);
        for (number, element) in (0..).zip(&elements) {
            let reach = element.reach() + FARTHEST_SLACK;
            grid.add(PlaneBox::about(element.anchor_in(&projection), reach), number);
            match element.outline.shape {
                Shape::Point => {}
                Shape::Line => {
                    for side in element
                        .outline
                        .at(projection.scale)
                        .iter()
                        .flat_map(|line| sides(line, false))
                    {
                        let ends = side.map(|end| projection.pixel(end));
                        if let Some(place) = PlaneBox::around(&ends) {
                            grid.add(place.widened(reach), number);
                        }
                    }
                }
                Shape::Area => grid.add(projection.pixels(element.outline.bounds).widened(reach), number),
            }
        }
        Self {
            elements,
            grid,
            projection,
        }
    }

    /// The foremost element at a pixel, or within `slack` of it where none is; a point before what lies around it.
    pub fn at(&self, pixel: PlanePoint, slack: f64) -> Option<&Rc<SceneElement>> {
        let mut numbers: Vec<u32> = self.grid.at(pixel).collect();
        numbers.sort_unstable();
        let near: Vec<_> = numbers
            .iter()
            .rev()
            .filter_map(|number| self.elements.get(*number as usize))
            .collect();
        let find = |slack: f64, is_asked: fn(&SceneElement) -> bool| {
            let mut asked = near.iter().filter(|element| is_asked(element));
            asked
                .find(|element| element.is_at(pixel, &self.projection, slack))
                .copied()
        };
        let is_point = |element: &SceneElement| element.style.form.is_point();
        let is_line = |element: &SceneElement| element.outline.shape == Shape::Line;
        find(0.0, is_point)
            .or_else(|| find(slack.min(FARTHEST_SLACK), is_point))
            .or_else(|| find(slack.min(FARTHEST_SLACK), is_line))
            .or_else(|| find(0.0, |_| true))
            .or_else(|| find(slack.min(FARTHEST_SLACK), |_| true))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::{
        domain::{
            records::structure_map::{ElementKind, ElementLevel},
            values::{geometry::Position, id::Id},
        },
        map::{plane::on_plane, stretches::Stretched},
    };

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    fn id(number: usize) -> RecordId {
        RecordId::new(&format!("e{number:02}")).unwrap()
    }

    fn record(kind: ElementKind, level: ElementLevel, geometry: Option<Geometry>) -> Arc<Record> {
        Arc::new(Record::from(StructureElement {
            element: kind,
            theme: if level == ElementLevel::Local {
                Theme::Nature
            } else {
                Theme::Settlement
            },
            level,
            geometry,
            // Some are tied to what is there, some to what is not or is no point.
            from: Some(Id::of(id(level as usize))),
            to: Some(Id::of(id(kind as usize))),
            ..StructureElement::default()
        }))
    }

    /// An element of any kind near 17° east, many of them in the same places; without a place for the number 0.
    fn any_record((kind, level, east): (usize, usize, u8)) -> Arc<Record> {
        let kind = ElementKind::ALL[kind % ElementKind::ALL.len()];
        let west = 16.0 + f64::from(east / 8 * 8 + u8::from(east > 0)) / 100.0;
        let ring = vec![at(west, 59.0), at(west + 0.5, 59.0), at(west, 59.5)];
        let geometry = match kind.shape() {
            Shape::Point => Geometry::Point(at(west, 59.0)),
            Shape::Line => Geometry::line(ring),
            Shape::Area => Geometry::Area(vec![ring]),
        };
        record(kind, ElementLevel::ALL[level % 4], (east > 0).then_some(geometry))
    }

    /// What of each element others share.
    fn stretched(picture: &Picture) -> Vec<(RecordId, Option<Stretched>)> {
        let all = picture.order.iter().chain(picture.above());
        all.map(|element| {
            let track = element.outline.track.as_ref();
            (element.id.clone(), track.and_then(|track| track.stretched()))
        })
        .collect()
    }

    fn order(picture: &Picture) -> Vec<&RecordId> {
        picture.order.iter().map(|element| &element.id).collect()
    }

    type Edit = (usize, Option<(usize, usize, u8)>);

    fn edits() -> impl Strategy<Value = Vec<(Vec<Edit>, Option<usize>)>> {
        let edit = (
            0..30_usize,
            prop::option::weighted(0.7, (0..8_usize, 0..4_usize, any::<u8>())),
        );
        let step = (prop::collection::vec(edit, 0..40), prop::option::of(0..30_usize));
        prop::collection::vec(step, 1..8)
    }

    proptest! {
        // R282
        #[test]
        fn what_is_followed_is_the_same_as_what_is_drawn_at_once(steps in edits()) {
            let mut records = std::collections::BTreeMap::new();
            let mut picture = Picture::default();
            for (edits, chosen) in steps {
                let before: Vec<_> = picture.order.clone();
                let stretched_before = stretched(&picture);
                for (number, edit) in edits {
                    match edit {
                        Some(edit) => records.insert(id(number), any_record(edit)),
                        None => records.remove(&id(number)),
                    };
                }
                let elements = Elements::from_iter(records.clone());
                let chosen = chosen.map(id);
                let of_chosen = chosen.as_ref().map(|id| Chosen { id, dragged: None });
                let stale = picture.follow(&elements, of_chosen);
                let mut whole = Picture::default();
                whole.follow(&elements, of_chosen);
                prop_assert_eq!(order(&picture), order(&whole));
                let around = |picture: &Picture| picture.order.iter().map(|element| element.surroundings.get()).collect::<Vec<_>>();
                prop_assert_eq!(around(&picture), around(&whole));
                let apart = |picture: &Picture| stretched(picture);
                prop_assert_eq!(apart(&picture), apart(&whole));
                prop_assert_eq!(picture.chosen().map(|element| &element.id), whole.chosen().map(|element| &element.id));
                // Whatever is no longer as it was lies in a box that is drawn again.
                let is_same = |one: &Rc<SceneElement>, all: &[Rc<SceneElement>]| all.iter().any(|other| Rc::ptr_eq(one, other));
                let changed = before.iter().filter(|one| !is_same(one, &picture.order));
                let mut changed = changed.chain(picture.order.iter().filter(|one| !is_same(one, &before)));
                match stale {
                    Stale::Everything => {}
                    Stale::Boxes(boxes) => {
                        let is_drawn = |element: &Rc<SceneElement>| {
                            let is_in = |(place, reach): &(PlaneBox, f64)| *place == element.outline.bounds && *reach >= element.reach();
                            boxes.iter().any(is_in)
                        };
                        let all = changed.all(is_drawn);
                        prop_assert!(all);
                        // R310: so does whatever stands elsewhere.
                        let of_before: BTreeMap<_, _> = stretched_before.into_iter().collect();
                        let moved = picture.order.iter().filter(|element| {
                            let was = of_before.get(&element.id);
                            was.is_some_and(|was| *was != element.outline.track.as_ref().and_then(|track| track.stretched()))
                        });
                        for element in moved {
                            let is_in = |(place, reach): &(PlaneBox, f64)| *place == element.outline.bounds && *reach >= element.reach();
                            prop_assert!(boxes.iter().any(is_in));
                        }
                    }
                }
            }
        }
    }

    // R299
    #[test]
    fn what_is_wanted_comes_with_the_points_that_it_is_tied_to() {
        let line = |to: usize| {
            Arc::new(Record::from(StructureElement {
                element: ElementKind::Corridor,
                to: Some(Id::of(id(to))),
                ..StructureElement::default()
            }))
        };
        let all: Elements = [(id(0), line(7)), (id(1), line(2)), (id(2), line(0))]
            .into_iter()
            .collect();
        let ids = |wanted: usize| {
            let elements = all.with_ends(|one, _| *one == id(wanted));
            elements.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()
        };
        // What it is tied to may be gone, or come before it.
        assert_eq!(ids(0), [id(0)]);
        assert_eq!(ids(1), [id(1), id(2)]);
        assert_eq!(ids(2), [id(0), id(2)]);
        assert_eq!(ids(3), []);
    }

    // R282
    #[test]
    fn dragging_and_renaming_what_is_chosen_touches_nothing_else() {
        let nodes = |changed: Arc<Record>| {
            (0..9)
                .map(|number| {
                    let is_changed = number == 4;
                    let record = if is_changed {
                        changed.clone()
                    } else {
                        any_record((0, 0, 9))
                    };
                    (id(number), record)
                })
                .collect::<Elements>()
        };
        let mut elements = nodes(any_record((0, 1, 49)));
        let mut picture = Picture::default();
        picture.follow(&elements, None);
        let chosen = id(4);
        let none = Stale::Boxes(Vec::new());
        let held = Chosen {
            id: &chosen,
            dragged: None,
        };
        assert_ne!(picture.follow(&elements, Some(held)), none);
        for step in 1..5 {
            let dragged = Geometry::Point(at(16.0 + f64::from(step), 59.0));
            let held = Chosen {
                id: &chosen,
                dragged: Some(&dragged),
            };
            assert_eq!(picture.follow(&elements, Some(held)), none);
            let place = picture.chosen().unwrap().outline.anchor;
            assert_eq!(place, on_plane(at(16.0 + f64::from(step), 59.0)));
        }
        // Given up, it is where the document has it.
        assert_eq!(picture.follow(&elements, Some(held)), none);
        assert_eq!(picture.chosen().unwrap().outline.anchor, on_plane(at(16.49, 59.0)));
        Arc::make_mut(&mut elements.0)[4].1 = any_record((0, 2, 57));
        assert_eq!(picture.follow(&elements, Some(held)), none);
        assert_eq!(picture.chosen().unwrap().outline.anchor, on_plane(at(16.57, 59.0)));
    }

    // R281
    #[test]
    fn one_points_at_the_node_before_the_band_and_at_the_band_before_the_area() {
        let projection = Projection::of_zoom(8.0, [0.0, 0.0]);
        let pixel = |longitude, latitude| projection.pixel(on_plane(at(longitude, latitude)));
        let level = ElementLevel::Regional;
        let square = vec![at(16.0, 58.5), at(18.0, 58.5), at(18.0, 59.5), at(16.0, 59.5)];
        let elements = Elements::from_iter([
            (
                id(0),
                record(ElementKind::Node, level, Some(Geometry::Point(at(16.5, 59.0)))),
            ),
            (
                id(1),
                record(
                    ElementKind::Corridor,
                    level,
                    Some(Geometry::line(vec![at(16.2, 59.0), at(17.8, 59.0)])),
                ),
            ),
            (
                id(2),
                record(ElementKind::Area, level, Some(Geometry::Area(vec![square]))),
            ),
        ]);
        let mut picture = Picture::default();
        picture.follow(&elements, None);
        let area = PlaneBox::about(pixel(17.0, 59.0), 500.0);
        let targets = Targets::of(&picture, area, projection);
        let at = |place: PlanePoint| targets.at(place, 5.0).map(|element| element.id.clone());
        assert_eq!(at(pixel(16.5, 59.0)), Some(id(0)));
        assert_eq!(at(pixel(17.5, 59.0)), Some(id(1)));
        assert_eq!(at(pixel(17.5, 59.3)), Some(id(2)));
        assert_eq!(at(pixel(18.3, 59.0)), None);
        // Beside a node one still means it, and not the area around it.
        let [x, y] = pixel(16.5, 59.0);
        assert_eq!(at([x, y - 15.0]), Some(id(0)));
    }

    // R310
    #[test]
    fn relations_between_the_same_nodes_have_arrows_beside_each_other_at_the_rims() {
        let node = |east: f64| StructureElement {
            level: ElementLevel::CrossRegional,
            geometry: Some(Geometry::Point(at(east, 59.0))),
            ..StructureElement::default()
        };
        let relation = |ends: [usize; 2], east: [f64; 2]| {
            let [from, to] = ends.map(|end| Some(Id::of(id(end))));
            StructureElement {
                element: ElementKind::Relation,
                geometry: Some(Geometry::line(east.map(|east| at(east, 59.0)).to_vec())),
                from,
                to,
                ..StructureElement::default()
            }
        };
        let all = [
            node(16.0),
            node(17.0),
            relation([0, 1], [16.0, 17.0]),
            relation([1, 0], [17.0, 16.0]),
            relation([0, 1], [16.0, 17.0]),
        ];
        let follow = |count: usize| {
            let records = all[..count]
                .iter()
                .map(|element| Arc::new(Record::from(element.clone())));
            let mut picture = Picture::default();
            picture.follow(&(0..).map(id).zip(records).collect::<Elements>(), None);
            picture
        };
        let projection = Projection::of_zoom(9.0, [0.0, 0.0]);
        let rim = 14.0 + 1.0;
        for count in [3, 4, 5] {
            let picture = follow(count);
            let middle = [16.0, 17.0].map(|east| projection.pixel(on_plane(at(east, 59.0))));
            let arrows: Vec<_> = (2..count)
                .flat_map(|number| picture.get(&id(number)).unwrap().arrows_at(&projection))
                .collect();
            assert_eq!(arrows.len(), (count - 2) * 2);
            for (tip, _) in &arrows {
                let nearest = middle
                    .map(|middle| crate::map::aside::apart(*tip, middle))
                    .into_iter()
                    .fold(f64::INFINITY, f64::min);
                assert!((rim - 1.0..rim + 5.0).contains(&nearest), "{count}: {nearest}");
            }
            let mut heights: Vec<f64> = arrows.iter().map(|(tip, _)| tip[1]).collect();
            heights.sort_by(f64::total_cmp);
            heights.dedup_by(|one, other| (*one - *other).abs() < 0.5);
            assert_eq!(heights.len(), count - 2);
            assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > 9.0), "{heights:?}");
        }
    }

    // R305, R323
    #[test]
    fn the_lines_that_follow_points_are_those_that_join_them_to_others() {
        let tied = |kind: ElementKind, ends: [usize; 2]| {
            let [from, to] = ends.map(|end| Some(Id::of(id(end))));
            let line = StructureElement {
                element: kind,
                geometry: Some(Geometry::line(vec![at(16.0, 59.0), at(17.0, 59.0)])),
                from,
                to,
                ..StructureElement::default()
            };
            Arc::new(Record::from(line))
        };
        let elements = Elements::from_iter([
            (id(0), tied(ElementKind::Corridor, [7, 8])),
            (id(1), tied(ElementKind::Relation, [8, 9])),
            (id(2), tied(ElementKind::Corridor, [8, 9])),
            // It joins no places, whatever it was before.
            (id(3), tied(ElementKind::Barrier, [7, 8])),
            (id(4), tied(ElementKind::Corridor, [7, 8])),
        ]);
        let mut picture = Picture::default();
        picture.follow(&elements, None);
        let moved: BTreeSet<_> = [id(4), id(7), id(9)].into();
        let followers: Vec<_> = picture.tied_to(&moved).collect();
        let ids: Vec<_> = followers.iter().map(|line| line.id.clone()).collect();
        assert_eq!(ids, [id(0), id(1), id(2)]);
        let held = followers[1].with_ends([None, Some(at(18.0, 60.0))]).unwrap();
        assert_eq!(held.outline.bounds.least[0], on_plane(at(16.0, 59.0))[0]);
        assert_eq!(held.outline.bounds.most[0], on_plane(at(18.0, 60.0))[0]);
        assert_eq!(held.arrows[1].0, on_plane(at(18.0, 60.0)));
        // One that is moved itself is held back by the point that stays.
        let bent: Vec<_> = picture.held_back(&moved).collect();
        assert_eq!(bent.iter().map(|line| &line.id).collect::<Vec<_>>(), [&id(4)]);
        let (by, stays) = ([0.01, 0.002], at(17.0, 59.0));
        let moved = bent[0].carried(by, [None, Some(stays)]).unwrap();
        let [first, last] = moved.outline.ends().next().unwrap();
        let [x, y] = on_plane(at(16.0, 59.0));
        assert!((first[0] - x - by[0]).abs() < 1e-12 && (first[1] - y - by[1]).abs() < 1e-12);
        assert_eq!(last, on_plane(stays));
    }

    proptest! {
        // R281
        #[test]
        fn what_is_found_in_the_grid_is_what_is_found_by_asking_all(
            records in prop::collection::vec((0..8_usize, 0..4_usize, 1..=255_u8), 1..20), x in -200.0..200.0_f64, y in -200.0..200.0_f64,
        ) {
            let projection = Projection::of_zoom(8.0, [0.0, 0.0]);
            let middle = projection.pixel(on_plane(at(17.3, 59.2)));
            let elements = (0..).zip(records).map(|(number, record)| (id(number), any_record(record))).collect::<Elements>();
            let mut picture = Picture::default();
            picture.follow(&elements, None);
            let targets = Targets::of(&picture, PlaneBox::about(middle, 300.0), projection);
            let pixel = [middle[0] + x, middle[1] + y];
            for slack in [0.0, 5.0, FARTHEST_SLACK] {
                let is_there = picture.order.iter().any(|element| element.is_at(pixel, &projection, slack));
                prop_assert_eq!(targets.at(pixel, slack).is_some(), is_there);
            }
        }
    }
}
