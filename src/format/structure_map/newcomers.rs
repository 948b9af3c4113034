//! What the shapes of a file become that a document does not have yet.

use super::{
    Columns, FOREIGN_ID, FreeEnds, KEPT_LINKS, SaidElement, element, is_given_by_us, said_id, ties, update::Taken,
};
use crate::{
    domain::{
        records::structure_map::StructureElement,
        values::{id::RecordId, order::Order},
    },
    format::geojson::ImportedShape,
};

/// What the shapes of a file become.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elements {
    /// The elements with their ids, in the file's order.
    pub elements: Vec<(RecordId, StructureElement)>,
    /// What the file does not say of them.
    pub assumed: Assumed,
    /// Which ends are tied to nothing, though the file names a point.
    pub free_ends: FreeEnds,
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
/// `new_id` and keep theirs beside it. A shape whose kind is not said is a node, a corridor or an area by its form.
///
/// Ends are tied to the points that come along.
pub fn from_shapes<'a>(
    shapes: impl IntoIterator<Item = &'a ImportedShape>,
    columns: &Columns,
    last: Order,
    is_free: impl Fn(&RecordId) -> bool,
    new_id: impl FnMut() -> RecordId,
) -> Elements {
    let shapes = shapes.into_iter().enumerate();
    let (mut taken, assumed) = new_elements(shapes, columns, last, is_free, new_id);
    let free_ends = ties::tie(&mut taken, std::iter::empty(), ties::NEAR);
    Elements {
        elements: taken.into_iter().map(|taken| (taken.id, taken.element)).collect(),
        assumed,
        free_ends,
    }
}

/// New elements of shapes, each with its place in the file, before their ends are tied.
pub(super) fn new_elements<'a>(
    shapes: impl Iterator<Item = (usize, &'a ImportedShape)>,
    columns: &Columns,
    last: Order,
    is_free: impl Fn(&RecordId) -> bool,
    mut new_id: impl FnMut() -> RecordId,
) -> (Vec<Taken<'a>>, Assumed) {
    let mut taken_ids = std::collections::BTreeSet::new();
    let mut orders = Order::from_on(last);
    let (mut made, mut assumed) = (Vec::new(), Assumed::default());
    for (place, shape) in shapes {
        let said_id = said_id(shape);
        let own = said_id
            .as_deref()
            .filter(|id| is_given_by_us(id))
            .and_then(RecordId::new)
            .filter(|id| is_free(id) && !taken_ids.contains(id));
        let id = own.unwrap_or_else(&mut new_id);
        taken_ids.insert(id.clone());
        let SaidElement {
            mut element,
            given,
            ends,
            links,
        } = element(shape, columns, None);
        assumed.kind += usize::from(!given.kind);
        assumed.level += usize::from(!given.level);
        assumed.status += usize::from(!given.status);
        if let Some(said) = said_id.filter(|said| **said != *id.as_str()) {
            element.unknown.insert(FOREIGN_ID.into(), said.value());
        }
        for (key, names) in KEPT_LINKS.iter().zip(&links) {
            if let Some(names) = names.as_deref().filter(|names| !names.is_empty()) {
                element.unknown.insert((*key).into(), names.into());
            }
        }
        element.order = orders.next().unwrap_or_default();
        made.push(Taken {
            place,
            shape,
            id,
            before: None,
            element,
            said_ends: ends,
            said_links: links,
        });
    }
    (made, assumed)
}
