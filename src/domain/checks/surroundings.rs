//! What a record is looked at among.

use std::cell::OnceCell;

use super::structure_map::Nodes;
use crate::domain::{
    records::{document::Document, record::Kind, references::References},
    values::id::{Id, RecordId},
};

/// What is around the record that is looked at.
pub struct Surroundings<'a> {
    document: &'a Document,
    references: &'a References,
    /// The record that is looked at.
    id: &'a RecordId,
    nodes: &'a OnceCell<Nodes>,
}

impl<'a> Surroundings<'a> {
    /// The surroundings of `id`. `nodes` is empty until a check asks for them, and then the same for all records.
    pub(super) fn of(
        document: &'a Document,
        references: &'a References,
        id: &'a RecordId,
        nodes: &'a OnceCell<Nodes>,
    ) -> Self {
        Self {
            document,
            references,
            id,
            nodes,
        }
    }

    /// Whether the document has the record. A file may refer to one that it does not bring.
    pub fn has<T: Kind>(&self, id: &Id<T>) -> bool {
        self.get(id).is_some()
    }

    /// The record of an id, if the document has it.
    pub fn get<T: Kind>(&self, id: &Id<T>) -> Option<&'a T> {
        self.document.get(id)
    }

    /// Whether the id is that of the record that is looked at.
    pub fn is_it<T>(&self, id: &Id<T>) -> bool {
        id.raw() == self.id
    }

    /// Whether a record of kind `T` refers to the one that is looked at.
    pub fn has_referrer<T: Kind>(&self) -> bool {
        let mut referrers = self.references.referrers_of_kind::<T>(self.document, self.id);
        referrers.next().is_some()
    }

    /// The nodes of the structure map.
    pub fn nodes(&self) -> &Nodes {
        self.nodes.get_or_init(|| Nodes::of(self.document))
    }
}
