//! What of a document is for those who work in it, by the marks in the registry, and the document without that.

use super::{
    declaration::FieldDeclaration,
    document::Document,
    record::{Record, RecordKind},
};
use crate::domain::values::id::RecordId;

/// What is left out of a published document: the records of a kind, or what one of its fields says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The kind.
    pub kind: RecordKind,
    /// The field; `None` for whole records.
    pub field: Option<&'static FieldDeclaration>,
    /// How many there are.
    pub count: usize,
}

/// The private fields of a kind whose records are not private themselves.
fn private_fields(kind: RecordKind) -> impl Iterator<Item = &'static FieldDeclaration> {
    let fields = if kind.is_private() { &[] } else { kind.fields() };
    fields.iter().filter(|field| field.is_private)
}

impl Document {
    /// What is left out where the document is published.
    pub fn left_out(&self) -> Vec<LeftOut> {
        let mut found = Vec::new();
        for kind in RecordKind::ALL.iter().copied() {
            if kind.is_private() {
                found.push(LeftOut {
                    kind,
                    field: None,
                    count: self.of_kind(kind).count(),
                });
            }
            for field in private_fields(kind) {
                let says = |record: &Record| record.write().contains_key(field.name);
                found.push(LeftOut {
                    kind,
                    field: Some(field),
                    count: self.of_kind(kind).filter(|(_, record)| says(record)).count(),
                });
            }
        }
        found.retain(|left_out| left_out.count > 0);
        found
    }

    /// The document without what is private in it and without what this version doesn't know: nothing that is made of it can say any of that.
    pub fn without_private(&self) -> Self {
        let mut public = self.clone();
        let changed: Vec<(RecordId, Option<Record>)> = self
            .records()
            .filter_map(|(id, record)| {
                let Some(kind) = record.known_kind() else {
                    return Some((id.clone(), None));
                };
                if kind.is_private() {
                    return Some((id.clone(), None));
                }
                let mut private = private_fields(kind).peekable();
                private.peek()?;
                let mut fields = record.write();
                for field in private {
                    fields.remove(field.name);
                }
                Some((id.clone(), Record::read((&fields).into(), &mut |_| {})))
            })
            .collect();
        for (id, record) in changed {
            public.put(id, record.map(Into::into));
        }
        public
    }
}
