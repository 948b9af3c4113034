//! Structure elements as GeoJSON features and back.
//!
//! Our own terms are written as codes under English names. When reading, Swedish and English names and words are
//! understood too, in any case. What is not understood is kept on the element and written again, so nothing is lost.

use serde_json::{Map, Value};

use super::geojson::{ExportedShape, ImportedShape};
use crate::domain::{
    records::structure_map::{ElementKind, ElementLevel, ElementStatus, Shape, StructureElement, Theme},
    values::{
        id::{Id, RecordId},
        order::Order,
        text,
    },
};

/// The field among an element's unknown ones that keeps properties of a file that mean nothing to us.
pub const FOREIGN: &str = "geojson";
/// The property that carries an element's other unknown fields.
const OWN_UNKNOWN: &str = "samspel";

/// Where a property can be: our own name first, then what others call it.
struct Names(&'static [&'static str]);

const NAME: Names = Names(&["name", "namn", "title", "titel", "label", "benämning"]);
const THEME: Names = Names(&["theme", "tema", "struktur"]);
const KIND: Names = Names(&["kind", "typ", "slag", "type", "element"]);
const LEVEL: Names = Names(&["level", "nivå", "niva"]);
const STATUS: Names = Names(&["status"]);
const GUIDANCE: Names = Names(&["guidance", "vägledning", "vagledning", "beskrivning", "description"]);
const SOURCE: Names = Names(&["source", "källa", "kalla"]);

/// The words for terms that are understood beside their codes, in small letters.
const THEMES: &[(Theme, &[&str])] = &[
    (Theme::Settlement, &["bebyggelse", "ort", "settlement"]),
    (
        Theme::Nature,
        &[
            "natur",
            "natur och friluftsliv",
            "grönstruktur",
            "nature and recreation",
        ],
    ),
    (
        Theme::Communications,
        &["kommunikation", "kommunikationer", "transport"],
    ),
];
const KINDS: &[(ElementKind, &[&str])] = &[
    (ElementKind::Node, &["nod", "nodstad", "kärna"]),
    (ElementKind::Corridor, &["stråk", "huvudstråk"]),
    (ElementKind::Area, &["område"]),
    (ElementKind::Relation, &["samband", "funktionellt samband"]),
];
const LEVELS: &[(ElementLevel, &[&str])] = &[
    (ElementLevel::CrossRegional, &["storregional", "cross-regional"]),
    (ElementLevel::Regional, &["regional"]),
    (ElementLevel::SubRegional, &["delregional", "sub-regional"]),
    (ElementLevel::Local, &["lokal", "local"]),
];
const STATUSES: &[(ElementStatus, &[&str])] = &[
    (ElementStatus::Existing, &["befintlig", "befintligt"]),
    (ElementStatus::Planned, &["planerad", "planerat"]),
    (ElementStatus::Desired, &["önskad", "önskat"]),
];

/// The elements as shapes to write, in their order, and how many have no place and are left out.
pub fn to_shapes(elements: &[(Id<StructureElement>, &StructureElement)]) -> (Vec<ExportedShape>, usize) {
    let shapes: Vec<ExportedShape> = elements
        .iter()
        .filter_map(|(id, element)| {
            Some(ExportedShape {
                id: id.as_str().to_owned(),
                geometry: element.geometry.clone()?,
                properties: properties(element),
            })
        })
        .collect();
    let without_place = elements.len() - shapes.len();
    (shapes, without_place)
}

fn properties(element: &StructureElement) -> Map<String, Value> {
    let mut written = Map::new();
    let texts = [
        (&NAME, element.name.as_str()),
        (&THEME, element.theme.code()),
        (&KIND, element.element.code()),
        (&LEVEL, element.level.code()),
        (&STATUS, element.status.code()),
        (&GUIDANCE, element.guidance.as_str()),
        (&SOURCE, element.source.as_str()),
    ];
    for (names, value) in texts {
        if !value.is_empty() {
            written.insert(names.own().into(), value.into());
        }
    }
    let mut foreign = match element.unknown.get(FOREIGN) {
        Some(Value::Object(foreign)) => foreign.clone(),
        _ => Map::new(),
    };
    // A foreign property that a reader would take for one of ours is set aside under one name.
    let mut aside = Map::new();
    foreign.retain(|key, value| {
        let stays = !is_ours(key);
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
    if !unknown.is_empty() {
        written.insert(OWN_UNKNOWN.into(), Value::Object(unknown));
    }
    written
}

/// Shapes of a file as elements, in the file's order after `last`.
///
/// A feature keeps its id where it is one that we gave and `is_free` says that nobody has it; the others get one of
/// `new_id`. A shape whose kind is not said is a node, a corridor or an area by its form.
pub fn from_shapes(
    shapes: &[ImportedShape],
    last: Order,
    is_free: impl Fn(&RecordId) -> bool,
    mut new_id: impl FnMut() -> RecordId,
) -> Vec<(RecordId, StructureElement)> {
    let mut taken = std::collections::BTreeSet::new();
    let mut order = last;
    let mut elements = Vec::with_capacity(shapes.len());
    for shape in shapes {
        let own = shape
            .id
            .as_deref()
            .filter(|id| is_given_by_us(id))
            .and_then(RecordId::new)
            .filter(|id| is_free(id) && !taken.contains(id));
        let id = own.unwrap_or_else(&mut new_id);
        taken.insert(id.clone());
        let mut element = element(shape);
        element.order = order.clone();
        order = Order::after(Some(&order));
        elements.push((id, element));
    }
    elements
}

fn element(shape: &ImportedShape) -> StructureElement {
    let mut rest = (*shape.properties).clone();
    let mut unknown = match rest.remove(OWN_UNKNOWN) {
        Some(Value::Object(unknown)) => unknown,
        Some(other) => {
            rest.insert(OWN_UNKNOWN.into(), other);
            Map::new()
        }
        None => Map::new(),
    };
    // A field of ours must not come in by the back door.
    for known in [
        "kind", "name", "theme", "element", "level", "status", "guidance", "source", "geometry", "order", "id",
    ] {
        unknown.remove(known);
    }
    let aside = match rest.remove(FOREIGN) {
        Some(Value::Object(aside)) => aside,
        Some(other) => Map::from_iter([(FOREIGN.to_owned(), other)]),
        None => Map::new(),
    };
    let kind = match shape.geometry.shape() {
        Shape::Point => ElementKind::Node,
        Shape::Line => ElementKind::Corridor,
        Shape::Area => ElementKind::Area,
    };
    let element = StructureElement {
        name: take_text(&mut rest, &NAME),
        theme: take_term(&mut rest, &THEME, Theme::from_code, THEMES).unwrap_or(match kind {
            ElementKind::Node => Theme::Settlement,
            ElementKind::Area => Theme::Nature,
            ElementKind::Corridor | ElementKind::Relation => Theme::Communications,
        }),
        element: take_term(&mut rest, &KIND, ElementKind::from_code, KINDS).unwrap_or(kind),
        level: take_term(&mut rest, &LEVEL, ElementLevel::from_code, LEVELS).unwrap_or(ElementLevel::Regional),
        status: take_term(&mut rest, &STATUS, ElementStatus::from_code, STATUSES).unwrap_or_default(),
        guidance: take_text(&mut rest, &GUIDANCE),
        source: take_text(&mut rest, &SOURCE),
        geometry: Some(shape.geometry.clone()),
        ..StructureElement::default()
    };
    rest.extend(aside);
    if !rest.is_empty() {
        unknown.insert(FOREIGN.into(), Value::Object(rest));
    }
    StructureElement { unknown, ..element }
}

impl Names {
    fn own(&self) -> &'static str {
        self.0.first().copied().unwrap_or_default()
    }

    fn has(&self, key: &str) -> bool {
        self.0.contains(&key.to_lowercase().as_str())
    }

    /// The keys of a property list that are among the names, the better name first.
    fn keys_in(&self, properties: &Map<String, Value>) -> Vec<String> {
        let mut keys: Vec<(usize, &String)> = properties
            .keys()
            .filter_map(|key| {
                let lower = key.to_lowercase();
                let rank = self.0.iter().position(|name| *name == lower)?;
                Some((rank, key))
            })
            .collect();
        keys.sort();
        keys.into_iter().map(|(_, key)| key.clone()).collect()
    }
}

fn is_ours(key: &str) -> bool {
    key == FOREIGN
        || key == OWN_UNKNOWN
        || [NAME, THEME, KIND, LEVEL, STATUS, GUIDANCE, SOURCE]
            .iter()
            .any(|names| names.has(key))
}

fn take_text(properties: &mut Map<String, Value>, names: &Names) -> String {
    for key in names.keys_in(properties) {
        if matches!(properties.get(&key), Some(Value::String(_)))
            && let Some(Value::String(text)) = properties.remove(&key)
        {
            return text::plain(text.into());
        }
    }
    String::new()
}

/// Takes a term out of the first property that says one. A property that says something else stays.
fn take_term<T: Copy>(
    properties: &mut Map<String, Value>,
    names: &Names,
    from_code: impl Fn(&str) -> Option<T>,
    words: &[(T, &[&str])],
) -> Option<T> {
    for key in names.keys_in(properties) {
        let Some(said) = properties.get(&key).and_then(Value::as_str) else {
            continue;
        };
        let lower = said.trim().to_lowercase();
        let by_word = || {
            let mut words = words.iter();
            words
                .find(|(_, words)| words.contains(&lower.as_str()))
                .map(|(term, _)| *term)
        };
        if let Some(term) = from_code(&lower).or_else(by_word) {
            properties.remove(&key);
            return Some(term);
        }
    }
    None
}

/// Whether an id looks like one of ours: others' files number their features, and a bare number is nobody's own.
fn is_given_by_us(id: &str) -> bool {
    id.len() == 13
        && id
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests;
