//! Structure elements as GeoJSON features and back.
//!
//! Our own terms are written as codes under English names. When reading, Swedish and English names and words are
//! understood too, as people write them. What is not understood is kept on the element and written again, so nothing is lost.

mod columns;
mod dates;
mod factors;
mod leaders;
mod linking;
mod links;
mod names;
mod newcomers;
mod objects;
mod precision;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod ties;
mod update;
mod words;

use serde_json::{Map, Value};

use columns::{ACTIONS, DATE, FACTORS, FROM, GUIDANCE, KIND, LEVEL, NAME, PRIORITIES, SOURCE, STATUS, THEME, TO};
pub use columns::{Columns, Role};
pub use linking::Links;
use links::Context;
use names::Names;
use newcomers::new_elements;
pub use newcomers::{Assumed, Elements, from_shapes};
pub use table::to_table;
pub use ties::FreeEnds;
use ties::SaidEnds;
pub use update::{Update, update};
use words::Said;

use super::{
    geojson::{self, ExportedShape, FeatureId, ImportedShape},
    reference_system::ReferenceSystem,
};
use crate::domain::{
    records::{
        document::Document,
        record::Kind,
        structure_map::{ElementKind, ElementLevel, Shape, StructureElement},
    },
    values::{geometry::Geometry, id::Id},
};

/// The field among an element's unknown ones that keeps properties of a file that mean nothing to us.
pub const FOREIGN: &str = "geojson";
/// The field among an element's unknown ones that keeps the id that its feature has in files, where that can't be the record's.
pub const FOREIGN_ID: &str = "geojson_id";
/// The fields among an element's unknown ones that keep the points that a file names for its ends, where they did not come with it.
const KEPT_ENDS: [&str; 2] = ["geojson_from", "geojson_to"];
/// The fields among them that keep the names of priorities and actions that a file says lead to it, where the document has none.
pub const KEPT_LINKS: [&str; 2] = ["geojson_priorities", "geojson_actions"];
/// The property that carries an element's other unknown fields.
const OWN_UNKNOWN: &str = "samspel";
/// The property that programs make of a feature's id.
const ID: &str = "id";

/// How elements are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Export {
    /// The reference system.
    pub system: ReferenceSystem,
    /// Whether each feature has the colours of its theme with it.
    pub is_styled: bool,
}

/// The elements as shapes to write, in their order, and how many are left out: those without a place, and those that are smaller than the
/// file's last decimal.
pub fn to_shapes(
    document: &Document,
    elements: &[(Id<StructureElement>, &StructureElement)],
    export: Export,
) -> (Vec<ExportedShape>, usize) {
    let context = Context::of(document);
    let is_written = |(_, element): &&(Id<StructureElement>, &StructureElement)| {
        let geometry = element.geometry.as_ref();
        geometry.is_some_and(|geometry| geojson::keeps_extent(geometry, export.system))
    };
    let written: Vec<_> = elements.iter().filter(is_written).collect();
    let names = Names::of(&written);
    let shapes: Vec<ExportedShape> = written
        .iter()
        .filter_map(|(id, element)| {
            Some(ExportedShape {
                properties: properties(&context, &names, id, element, export),
                geometry: element.geometry.clone()?,
                id: feature_id(id, element),
            })
        })
        .collect();
    let left_out = elements.len() - shapes.len();
    (shapes, left_out)
}

/// The name of an element that is written.
pub fn written_name(shape: &ExportedShape) -> &str {
    let name = shape.properties.get(NAME.own());
    name.and_then(Value::as_str).unwrap_or_default()
}

/// The id that an element's feature has in a file.
fn feature_id(id: &Id<StructureElement>, element: &StructureElement) -> FeatureId {
    let foreign = element.unknown.get(FOREIGN_ID).and_then(FeatureId::of);
    foreign.unwrap_or_else(|| id.as_str().to_owned().into())
}

fn properties(
    context: &Context,
    names: &Names,
    id: &Id<StructureElement>,
    element: &StructureElement,
    export: Export,
) -> Map<String, Value> {
    let mut written = Map::new();
    let date = element.date.map(|date| date.to_string()).unwrap_or_default();
    let texts = [
        (&NAME, element.name.as_str()),
        (&THEME, element.theme.code()),
        (&KIND, element.element.code()),
        (&LEVEL, element.level.code()),
        (&STATUS, element.status.code()),
        (&GUIDANCE, element.guidance.as_str()),
        (&SOURCE, element.source.as_str()),
        (&DATE, &date),
    ];
    for (names, value) in texts {
        if !value.is_empty() {
            written.insert(names.own().into(), value.into());
        }
    }
    if !element.factors.is_empty() {
        written.insert(FACTORS.own().into(), factors::value(&element.factors));
    }
    let kept = |key: &str| {
        element
            .unknown
            .get(key)
            .and_then(FeatureId::of)
            .map(|kept| kept.value())
    };
    let ends = context.ends(element, export.system);
    let held = [element.from.as_ref(), element.to.as_ref()];
    for (((end_names, end), held), key) in [FROM, TO].iter().zip(ends).zip(held).zip(KEPT_ENDS) {
        let end = end.or_else(|| kept(key).filter(|_| held.is_none()));
        if let Some(end) = end.filter(|end| !names.lead_astray(end, held)) {
            written.insert(end_names.own().into(), end);
        }
    }
    let links = [PRIORITIES, ACTIONS].into_iter().zip(context.links(id, element));
    for (names, leading) in links.filter(|(_, leading)| !leading.is_empty()) {
        written.insert(names.own().into(), leading.into());
    }
    if export.is_styled {
        written.extend(styles::of(element));
    }
    let mut foreign = match element.unknown.get(FOREIGN) {
        Some(Value::Object(foreign)) => foreign.clone(),
        _ => Map::new(),
    };
    let id = feature_id(id, element);
    // A foreign property that a reader would take for one of ours is set aside under one name.
    let shape = element
        .geometry
        .as_ref()
        .map_or(element.element.shape(), Geometry::shape);
    let mut aside = styles::take(&mut foreign, shape);
    foreign.retain(|key, value| {
        let stays = !is_ours(key) && !written.contains_key(key) && !is_id(key, value, &id);
        if !stays {
            aside.insert(key.clone(), value.take());
        }
        stays
    });
    written.extend(foreign);
    if !aside.is_empty() {
        written.insert(FOREIGN.into(), Value::Object(aside));
    }
    let mut unknown = element.unknown.clone();
    if matches!(unknown.get(FOREIGN), Some(Value::Object(_))) {
        unknown.remove(FOREIGN);
    }
    if unknown.get(FOREIGN_ID).and_then(FeatureId::of).is_some() {
        unknown.remove(FOREIGN_ID);
    }
    for key in KEPT_ENDS.iter().chain(&KEPT_LINKS) {
        unknown.remove(*key);
    }
    if !unknown.is_empty() {
        written.insert(OWN_UNKNOWN.into(), Value::Object(unknown));
    }
    written
}

/// Whether a property says no more than the feature's id does: programs that have no ids make a column of them, which is empty for
/// features that are new there.
fn is_id(key: &str, value: &Value, id: &str) -> bool {
    key == ID && (value.is_null() || FeatureId::of(value).is_some_and(|said| &*said == id))
}

/// The id of a shape's feature. Where a program has made a property of one that we gave, it is that.
fn said_id(shape: &ImportedShape) -> Option<FeatureId> {
    let property = || shape.properties.get(ID).and_then(FeatureId::of);
    shape.id.clone().or_else(|| property().filter(|id| is_given_by_us(id)))
}

/// What a file says of an element, and what had to be assumed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Given {
    name: bool,
    theme: bool,
    kind: bool,
    level: bool,
    status: bool,
    guidance: bool,
    source: bool,
    date: bool,
    factors: bool,
}

/// What a file says of an element.
struct SaidElement {
    element: StructureElement,
    given: Given,
    /// The points that its ends are tied to.
    ends: SaidEnds,
    /// The names of the priorities and of the actions that lead to it.
    links: [Option<String>; 2],
}

/// What a feature says; `known` is the id that files have for the element that it is.
fn element(shape: &ImportedShape, columns: &Columns, known: Option<&FeatureId>) -> SaidElement {
    let mut rest = (*shape.properties).clone();
    // What says nothing under a name of ours comes from programs that give every feature the same columns.
    rest.retain(|key, value| !(value.is_null() && is_ours(key)));
    for id in said_id(shape).iter().chain(known) {
        rest.retain(|key, value| !is_id(key, value, id));
    }
    let _own_style = styles::take(&mut rest, shape.geometry.shape());
    let mut unknown = match rest.remove(OWN_UNKNOWN).map(objects::of_text) {
        Some(Value::Object(unknown)) => unknown,
        Some(other) => {
            rest.insert(OWN_UNKNOWN.into(), other);
            Map::new()
        }
        None => Map::new(),
    };
    // A field of ours must not come in by the back door.
    for known in StructureElement::OF.fields() {
        unknown.remove(known.name);
    }
    let kept = KEPT_ENDS.iter().chain(&KEPT_LINKS);
    for known in ["kind", "id", FOREIGN_ID].iter().chain(kept) {
        unknown.remove(*known);
    }
    let aside = match rest.remove(FOREIGN).map(objects::of_text) {
        Some(Value::Object(aside)) => aside,
        Some(other) => Map::from_iter([(FOREIGN.to_owned(), other)]),
        None => Map::new(),
    };
    let form = shape.geometry.shape();
    // A kind often says the level too, and the other way round: "Storregional nod".
    let beside = Said::of(
        &rest,
        [Role::Kind, Role::Level].iter().flat_map(|role| columns.paths(*role)),
    );
    let said_kind = words::take(&mut rest, columns.paths(Role::Kind), words::KINDS)
        .or_else(|| beside.term(words::KINDS).filter(|kind| kind.shape() == form));
    let level =
        words::take(&mut rest, columns.paths(Role::Level), words::LEVELS).or_else(|| beside.term(words::LEVELS));
    let status =
        words::take(&mut rest, columns.paths(Role::Status), words::STATUSES).or_else(|| beside.term(words::STATUSES));
    let kind = said_kind.unwrap_or(match form {
        Shape::Point => ElementKind::Node,
        Shape::Line => ElementKind::Corridor,
        Shape::Area => ElementKind::Area,
    });
    let theme = words::take(&mut rest, &columns.theme, words::THEMES);
    let name = columns::take_text(&mut rest, columns.paths(Role::Name));
    let guidance = columns::take_text(&mut rest, columns.paths(Role::Guidance));
    let source = columns::take_text(&mut rest, columns.paths(Role::Source));
    let date = dates::take(&mut rest, columns.paths(Role::Date));
    let factors = factors::take(&mut rest, &columns.factors);
    let ends = columns.ends.each_ref().map(|keys| take_id(&mut rest, keys));
    let links = columns.links.each_ref().map(|keys| linking::take(&mut rest, keys));
    let given = Given {
        name: name.is_some(),
        theme: theme.is_some(),
        kind: said_kind.is_some(),
        level: level.is_some(),
        status: status.is_some(),
        guidance: guidance.is_some(),
        source: source.is_some(),
        date: date.is_some(),
        factors: factors.is_some(),
    };
    let element = StructureElement {
        name: name.unwrap_or_default(),
        theme: theme.unwrap_or(kind.usual_theme()),
        element: kind,
        level: level.unwrap_or(ElementLevel::Regional),
        status: status.unwrap_or_default(),
        guidance: guidance.unwrap_or_default(),
        source: source.unwrap_or_default(),
        date: date.flatten(),
        factors: factors.unwrap_or_default(),
        geometry: Some(shape.geometry.clone()),
        ..StructureElement::default()
    };
    rest.extend(aside);
    if !rest.is_empty() {
        unknown.insert(FOREIGN.into(), Value::Object(rest));
    }
    SaidElement {
        element: StructureElement { unknown, ..element },
        given,
        ends,
        links,
    }
}

/// Takes an id out of the first property that has one.
fn take_id(properties: &mut Map<String, Value>, keys: &[String]) -> Option<FeatureId> {
    let (key, id) = keys
        .iter()
        .find_map(|key| Some((key, FeatureId::of(properties.get(key)?)?)))?;
    properties.remove(key);
    Some(id)
}

fn is_ours(key: &str) -> bool {
    key == FOREIGN
        || key == OWN_UNKNOWN
        || [NAME, THEME, KIND, LEVEL, STATUS, GUIDANCE, SOURCE, DATE]
            .iter()
            .chain(&[FACTORS, FROM, TO, PRIORITIES, ACTIONS])
            .any(|names| names.has(key))
}

/// Whether an id looks like one of ours: others' files number their features, and a bare number is nobody's own.
fn is_given_by_us(id: &str) -> bool {
    id.len() == 13
        && id
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
}
