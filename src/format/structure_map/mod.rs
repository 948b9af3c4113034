//! Structure elements as GeoJSON features and back.
//!
//! Our own terms are written as codes under English names. When reading, Swedish and English names and words are
//! understood too, as people write them. What is not understood is kept on the element and written again, so nothing is lost.

mod columns;
mod words;

use serde_json::{Map, Value};

pub use columns::{Columns, Role};
use columns::{GUIDANCE, KIND, LEVEL, NAME, SOURCE, STATUS, THEME};
use words::Said;

use super::geojson::{ExportedShape, ImportedShape};
use crate::domain::{
    records::structure_map::{ElementKind, ElementLevel, Shape, StructureElement},
    values::{
        id::{Id, RecordId},
        order::Order,
    },
};

/// The field among an element's unknown ones that keeps properties of a file that mean nothing to us.
pub const FOREIGN: &str = "geojson";
/// The property that carries an element's other unknown fields.
const OWN_UNKNOWN: &str = "samspel";

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

/// What the shapes of a file become.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elements {
    /// The elements with their ids, in the file's order.
    pub elements: Vec<(RecordId, StructureElement)>,
    /// What the file does not say of them.
    pub assumed: Assumed,
}

/// How many elements of a file lack what has to be assumed then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assumed {
    /// Become a node, a corridor or an area by their form.
    pub kind: usize,
    /// Become regional.
    pub level: usize,
    /// Become existing.
    pub status: usize,
}

/// Shapes of a file as elements, in the file's order after `last`, with their fields read from `columns`.
///
/// A feature keeps its id where it is one that we gave and `is_free` says that nobody has it; the others get one of
/// `new_id`. A shape whose kind is not said is a node, a corridor or an area by its form.
pub fn from_shapes(
    shapes: &[ImportedShape],
    columns: &Columns,
    last: Order,
    is_free: impl Fn(&RecordId) -> bool,
    mut new_id: impl FnMut() -> RecordId,
) -> Elements {
    let mut taken = std::collections::BTreeSet::new();
    let mut order = last;
    let mut made = Elements::default();
    for shape in shapes {
        let own = shape
            .id
            .as_deref()
            .filter(|id| is_given_by_us(id))
            .and_then(RecordId::new)
            .filter(|id| is_free(id) && !taken.contains(id));
        let id = own.unwrap_or_else(&mut new_id);
        taken.insert(id.clone());
        let mut element = element(shape, columns, &mut made.assumed);
        element.order = order.clone();
        order = Order::after(Some(&order));
        made.elements.push((id, element));
    }
    made
}

fn element(shape: &ImportedShape, columns: &Columns, assumed: &mut Assumed) -> StructureElement {
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
    assumed.kind += usize::from(said_kind.is_none());
    let kind = said_kind.unwrap_or(match form {
        Shape::Point => ElementKind::Node,
        Shape::Line => ElementKind::Corridor,
        Shape::Area => ElementKind::Area,
    });
    assumed.level += usize::from(level.is_none());
    assumed.status += usize::from(status.is_none());
    let [themes, sources] = [THEME, SOURCE].map(|names| names.among(rest.keys()));
    let element = StructureElement {
        name: columns::take_text(&mut rest, columns.paths(Role::Name)),
        theme: words::take(&mut rest, &themes, words::THEMES).unwrap_or(kind.usual_theme()),
        element: kind,
        level: level.unwrap_or(ElementLevel::Regional),
        status: status.unwrap_or_default(),
        guidance: columns::take_text(&mut rest, columns.paths(Role::Guidance)),
        source: columns::take_text(&mut rest, &sources),
        geometry: Some(shape.geometry.clone()),
        ..StructureElement::default()
    };
    rest.extend(aside);
    if !rest.is_empty() {
        unknown.insert(FOREIGN.into(), Value::Object(rest));
    }
    StructureElement { unknown, ..element }
}

fn is_ours(key: &str) -> bool {
    key == FOREIGN
        || key == OWN_UNKNOWN
        || [NAME, THEME, KIND, LEVEL, STATUS, GUIDANCE, SOURCE]
            .iter()
            .any(|names| names.has(key))
}

/// Whether an id looks like one of ours: others' files number their features, and a bare number is nobody's own.
fn is_given_by_us(id: &str) -> bool {
    id.len() == 13
        && id
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
}
