//! A file that comes back: which of its features a document has already, what they change there, and what is new.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{
    Assumed, Columns, Context, FOREIGN, FreeEnds, Given, ID, LEVEL, Links, SaidElement, SaidEnds, THEME, element,
    feature_id,
    linking::{self, SaidLinks},
    new_elements,
    objects::say_the_same,
    precision::Precision,
    ties,
};
use crate::{
    domain::{
        records::{document::Document, structure_map::StructureElement},
        values::id::{Id, RecordId},
    },
    format::geojson::{FeatureId, GeoJsonImport, ImportedShape},
};

/// The properties that programs number features in, by which a foreign file is known again.
const NUMBERED: [&str; 2] = [ID, "fid"];

/// Among how many elements with one id the one is looked for that lies where the feature does.
const MOST_PARTS: usize = 50;

/// What a file means for the elements of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Update {
    /// The elements that it adds, in the file's order, each with the place of its shape in the file.
    pub added: Vec<(usize, RecordId, StructureElement)>,
    /// What elements become that it changes, likewise; the same as they are where only what leads to them changes.
    pub changed: Vec<(usize, RecordId, StructureElement)>,
    /// How many elements it has as they are.
    pub unchanged: usize,
    /// The elements with a place that it doesn't have, in the document's order.
    pub absent: Vec<RecordId>,
    /// What it does not say of those that it adds.
    pub assumed: Assumed,
    /// Which ends of lines are tied to nothing, though the file names a point.
    pub free_ends: FreeEnds,
    /// What it changes of what leads to its elements.
    pub links: Links,
    /// Whether the ids that it has in common with the document are those of the same things. Files of others number their features
    /// from 1, each its own.
    pub is_the_same_file: bool,
}

impl Update {
    /// How many of its features the document has.
    pub fn known(&self) -> usize {
        self.changed.len() + self.unchanged
    }
}

/// What a file means for a document. Where features are not known `by_id`, all are new.
pub fn update(
    document: &Document,
    import: &GeoJsonImport,
    columns: &Columns,
    by_id: bool,
    new_id: impl FnMut() -> RecordId,
) -> Update {
    let elements = document.ordered::<StructureElement>();
    let mut known = Known::of(if by_id { &elements } else { &[] });
    let mut update = Update::default();
    let context = Context::of(document);
    let mut new = Vec::new();
    let mut taken = Vec::new();
    let (mut numbered, mut alike) = (0, 0);
    let precision = Precision::of(import);
    for (place, shape) in import.shapes.iter().enumerate() {
        let lies_there = |place: usize| {
            let element = elements.get(place).and_then(|(_, element)| element.geometry.as_ref());
            element.is_some_and(|geometry| precision.is_same_place(Some(geometry), Some(&shape.geometry)))
        };
        let Some((found, by)) = known.take(shape.id.as_ref(), &shape.properties, lies_there) else {
            new.push((place, shape));
            continue;
        };
        let Some((id, before)) = elements.get(found) else {
            continue;
        };
        let SaidElement {
            element: said,
            given,
            ends,
            links,
        } = element(shape, columns, Some(&feature_id(id, before)));
        if by == KnownBy::Number {
            numbered += 1;
            let has_name = given.name && said.name == before.name && !said.name.is_empty();
            alike += usize::from(has_name || precision.is_same_place(before.geometry.as_ref(), said.geometry.as_ref()));
        }
        taken.push(Taken {
            place,
            shape,
            id: id.raw().clone(),
            before: Some(before),
            element: over(before, said, given, precision),
            said_ends: ends,
            said_links: links,
        });
    }
    // What the file has without a shape that can be read is not missing in it.
    for (id, properties) in import.without_shape() {
        known.take(id, properties, |_| false);
    }
    let is_free = |id: &RecordId| document.record(id).is_none();
    let last = document.last_order::<StructureElement>();
    let (made, assumed) = new_elements(new.into_iter(), columns, last, is_free, new_id);
    update.assumed = assumed;
    taken.extend(made);
    update.links = linking::link(&mut taken, document, &context);
    let left = elements.iter().zip(&known.taken).filter(|(_, is_taken)| !**is_taken);
    update.free_ends = ties::tie(&mut taken, left.map(|(element, _)| element), precision.near_ends());
    for taken in taken {
        match taken.before {
            Some(before) if taken.element == *before && !update.links.has_changed(&taken.id) => update.unchanged += 1,
            Some(_) => update.changed.push((taken.place, taken.id, taken.element)),
            None => update.added.push((taken.place, taken.id, taken.element)),
        }
    }
    update.is_the_same_file = numbered < update.known() || 2 * alike >= numbered;
    let absent = elements.iter().zip(known.taken);
    update.absent = absent
        .filter(|((_, element), taken)| by_id && !taken && element.geometry.is_some())
        .map(|((id, _), _)| id.raw().clone())
        .collect();
    update
}

/// What becomes of a shape of a file.
pub(super) struct Taken<'a> {
    /// Its place among the file's shapes.
    pub(super) place: usize,
    /// The shape.
    pub(super) shape: &'a ImportedShape,
    /// The element that it is, or becomes.
    pub(super) id: RecordId,
    /// The element as the document has it.
    pub(super) before: Option<&'a StructureElement>,
    /// The element as it becomes.
    pub(super) element: StructureElement,
    /// The points that the file names for its ends.
    pub(super) said_ends: SaidEnds,
    /// The names of the priorities and of the actions that the file says lead to it.
    pub(super) said_links: SaidLinks,
}

impl Taken<'_> {
    /// The ids that lines of the file may name it by.
    pub(super) fn names(&self) -> Vec<FeatureId> {
        let property = self.shape.properties.get(ID).and_then(FeatureId::of);
        let own = self.before.map(|_| FeatureId::from(self.id.as_str().to_owned()));
        self.shape.id.iter().cloned().chain(property).chain(own).collect()
    }

    /// The points that the file names for its ends.
    pub(super) fn said_points(&self) -> impl Iterator<Item = &FeatureId> {
        self.said_ends.iter().flatten().filter(|said| !said.is_empty())
    }

    /// Whether the file is one of ours.
    pub(super) fn is_ours(&self) -> bool {
        let mut names = [THEME, LEVEL].into_iter();
        names.all(|names| self.shape.properties.contains_key(names.own()))
    }
}

/// What a feature was known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KnownBy {
    /// An id that nobody else gives.
    Id,
    /// A number or a name that a file gives, which may mean something else in another.
    Number,
}

/// The elements of a document by the ids that files know them by.
#[derive(Default)]
struct Known {
    by_id: BTreeMap<String, Vec<(usize, KnownBy)>>,
    by_property: [BTreeMap<String, Vec<(usize, KnownBy)>>; 2],
    taken: Vec<bool>,
}

impl Known {
    fn of(elements: &[(Id<StructureElement>, &StructureElement)]) -> Self {
        let mut known = Self {
            taken: vec![false; elements.len()],
            ..Self::default()
        };
        for (place, (id, element)) in elements.iter().enumerate() {
            let said = feature_id(id, element);
            let by = if *said == *id.as_str() {
                KnownBy::Id
            } else {
                KnownBy::Number
            };
            known.by_id.entry(said.to_string()).or_default().push((place, by));
            let foreign = element.unknown.get(FOREIGN).and_then(Value::as_object);
            for (name, by_property) in NUMBERED.iter().zip(&mut known.by_property) {
                let number = foreign.and_then(|foreign| FeatureId::of(foreign.get(*name)?));
                if let Some(number) = number {
                    let found = by_property.entry(number.to_string()).or_default();
                    found.push((place, KnownBy::Number));
                }
            }
        }
        known
    }

    /// Takes the element that a feature is. Of several with one id, as the parts of one feature, each is taken once: the one that lies there,
    /// or else the first.
    fn take(
        &mut self,
        feature: Option<&FeatureId>,
        properties: &Map<String, Value>,
        lies_there: impl Fn(usize) -> bool,
    ) -> Option<(usize, KnownBy)> {
        let property = |name: &str| properties.get(name).and_then(FeatureId::of);
        let [id, fid] = NUMBERED.map(property);
        let choose = |index: &BTreeMap<String, Vec<(usize, KnownBy)>>, key: Option<&FeatureId>| {
            let all = index.get(&**key?)?.iter().copied();
            let mut left = all.filter(|(place, _)| self.taken.get(*place) == Some(&false));
            let first = left.next()?;
            let is_alone = left.clone().next().is_none();
            if is_alone || lies_there(first.0) {
                return Some(first);
            }
            let there = left.take(MOST_PARTS).find(|(place, _)| lies_there(*place));
            Some(there.unwrap_or(first))
        };
        let [by_id, by_fid] = &self.by_property;
        let found = choose(&self.by_id, feature)
            .or_else(|| choose(&self.by_id, id.as_ref()))
            .or_else(|| choose(by_id, id.as_ref()))
            .or_else(|| choose(by_fid, fid.as_ref()))?;
        if let Some(taken) = self.taken.get_mut(found.0) {
            *taken = true;
        }
        Some(found)
    }
}

/// An element with what a file says of it. What the file does not say stays.
fn over(before: &StructureElement, said: StructureElement, given: Given, precision: Precision) -> StructureElement {
    let mut after = before.clone();
    if given.name {
        after.name = said.name;
    }
    if given.theme {
        after.theme = said.theme;
    }
    if given.kind {
        after.element = said.element;
    }
    if given.level {
        after.level = said.level;
    }
    if given.status {
        after.status = said.status;
    }
    if given.guidance {
        after.guidance = said.guidance;
    }
    if given.source {
        after.source = said.source;
    }
    if given.date {
        after.date = said.date;
    }
    if given.factors {
        after.factors = said.factors;
    }
    if !precision.is_same_place(before.geometry.as_ref(), said.geometry.as_ref()) {
        after.geometry = said.geometry;
    }
    for (key, value) in said.unknown {
        let kept = after.unknown.get_mut(&key);
        match (kept, value) {
            (Some(Value::Object(before)), Value::Object(said)) if key == FOREIGN => lay_over(before, said),
            (None, Value::Object(said)) if key == FOREIGN => {
                let mut foreign = Map::new();
                lay_over(&mut foreign, said);
                if !foreign.is_empty() {
                    after.unknown.insert(key, Value::Object(foreign));
                }
            }
            (Some(before), value) if say_the_same(before, &value) => {}
            (_, value) => {
                after.unknown.insert(key, value);
            }
        }
    }
    after
}

/// Properties with those of a file over them. One without a value says nothing: programs give every feature the same columns.
fn lay_over(before: &mut Map<String, Value>, said: Map<String, Value>) {
    for (key, value) in said {
        let is_news = !value.is_null() && before.get(&key).is_none_or(|before| !say_the_same(before, &value));
        if is_news {
            before.insert(key, value);
        }
    }
}
