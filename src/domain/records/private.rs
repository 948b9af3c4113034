//! What of a document is for those who work in it, by the marks in the registry, and the document without that.

use super::{
    declaration::FieldDeclaration,
    dialogue::Contribution,
    document::Document,
    record::{Kind, Record, RecordKind},
};
use crate::domain::values::{contact::without_contacts, id::RecordId};

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

/// A record as others may read it: how to reach those who said something may stand in what they said.
fn without_contacts_in(record: Record) -> Record {
    match Contribution::of(&record) {
        Some(said) => Contribution {
            text: without_contacts(&said.text).into_owned(),
            organisation: without_contacts(&said.organisation).into_owned(),
            ..said.clone()
        }
        .into(),
        None => record,
    }
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

    /// How many private fields say something, in records of kinds that are not private themselves: names of persons, how to reach them, and
    /// the places of contributions, by which somebody may be known.
    pub fn private_fields_said(&self) -> Vec<LeftOut> {
        let mut said = self.left_out();
        said.retain(|left_out| left_out.field.is_some());
        said
    }

    /// A part without what its private fields say, which is noted in it where any of them said something. A whole document is as it was: what
    /// it lacks counts as removed.
    pub fn part_without_private_fields(mut self) -> Self {
        let said = self.private_fields_said();
        let Some(part) = &mut self.part else { return self };
        for left_out in &said {
            if let Some(field) = left_out.field {
                part.left_out.push([left_out.kind.code(), ".", field.name].concat());
            }
        }
        if said.is_empty() {
            return self;
        }
        self.without_private_fields()
    }

    /// The document without what its private fields say.
    pub fn without_private_fields(mut self) -> Self {
        let changed: Vec<(RecordId, Record)> = self
            .records()
            .filter_map(|(id, record)| {
                let kind = record.known_kind()?;
                let mut private = private_fields(kind).peekable();
                private.peek()?;
                let mut fields = record.write();
                for field in private {
                    fields.remove(field.name);
                }
                Some((id.clone(), Record::read((&fields).into(), &mut |_| {})?))
            })
            .collect();
        for (id, record) in changed {
            self.put(id, Some(record.into()));
        }
        self
    }

    /// A part as it is sent: without what private fields say unless that is chosen.
    pub fn as_sent_part(self, with_private: bool) -> Self {
        if with_private {
            self
        } else {
            self.part_without_private_fields()
        }
    }

    /// A document that a version has, as a file has it: without what others answered, and without what private fields say unless that is chosen.
    pub fn as_version_file(self, with_private: bool) -> Self {
        let given = self.without_confidential();
        if with_private {
            given
        } else {
            given.without_private_fields()
        }
    }

    /// A part with what was left out of it when it was taken, as the whole has that; what somebody has written there since stays. So nothing
    /// that was never sent looks as if it had been removed.
    pub fn with_left_out_of(&self, whole: &Self) -> Self {
        let mut filled = self.clone();
        let Some(part) = self.part.as_ref().filter(|part| !part.left_out.is_empty()) else {
            return filled;
        };
        for (id, record) in self.records() {
            let (Some(kind), Some(here)) = (record.known_kind(), whole.record(id)) else {
                continue;
            };
            let left_out = part
                .left_out
                .iter()
                .filter_map(|code| code.strip_prefix(kind.code())?.strip_prefix('.'));
            let (mut fields, here) = (record.write(), here.write());
            let mut is_filled = false;
            for name in left_out {
                if let (false, Some(value)) = (fields.contains_key(name), here.get(name)) {
                    fields.insert(name.into(), value.clone());
                    is_filled = true;
                }
            }
            if is_filled && let Some(record) = Record::read((&fields).into(), &mut |_| {}) {
                filled.put(id.clone(), Some(record.into()));
            }
        }
        filled
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
                Some((
                    id.clone(),
                    Record::read((&fields).into(), &mut |_| {}).map(without_contacts_in),
                ))
            })
            .collect();
        for (id, record) in changed {
            public.put(id, record.map(Into::into));
        }
        public
    }
}
