//! What a file says beside its records that this version does not know.
//!
//! In the document it is a record too, of a kind that no version knows. So it is compared, shown, merged, taken back and kept in versions as
//! every record is, without a line of code for it in any of these.

use std::{borrow::Cow, sync::Arc};

use super::{
    document::Document,
    record::{Record, UnknownFields},
};
use crate::domain::values::id::RecordId;

/// The key of a record that says of which kind it is.
const KIND: &str = "kind";

impl Document {
    /// The fields of the file's envelope that this version does not know.
    pub fn envelope_fields(&self) -> UnknownFields {
        let mut fields = UnknownFields::new();
        if let Some(record) = self.record(&RecordId::envelope_fields()) {
            for (name, value) in record.unknown() {
                if let Some(name) = without_mark(name) {
                    fields.insert(name.into(), value.clone());
                }
            }
        }
        fields
    }

    /// The document with these fields of the file's envelope.
    pub fn set_envelope_fields(&mut self, fields: UnknownFields) {
        let id = RecordId::envelope_fields();
        let mut kept = UnknownFields::new();
        for (name, value) in fields {
            kept.insert(with_mark(&name).into_owned(), value);
        }
        let record = (!kept.is_empty()).then(|| {
            kept.insert(KIND.into(), id.as_str().into());
            Arc::new(Record::Unknown(kept))
        });
        self.put(id, record);
    }
}

/// The names of the fields as the envelope has them, of the record that they are in.
pub fn names(record: &UnknownFields) -> impl Iterator<Item = &str> {
    record.keys().filter_map(|name| without_mark(name))
}

/// A field's name in the record: one that would be taken for the record's kind gets a point before it, as have those that begin so.
fn with_mark(name: &str) -> Cow<'_, str> {
    if is_marked(name) {
        [".", name].concat().into()
    } else {
        name.into()
    }
}

/// The name that [`with_mark`] was given; `None` for the record's own kind.
fn without_mark(name: &str) -> Option<&str> {
    match name {
        KIND => None,
        name if is_marked(name) => name.strip_prefix('.'),
        name => Some(name),
    }
}

fn is_marked(name: &str) -> bool {
    name.trim_start_matches('.') == KIND
}

#[cfg(test)]
mod tests {
    use proptest::{collection, prelude::*};
    use serde_json::json;

    use super::*;

    proptest! {
        // R204
        #[test]
        fn whatever_the_envelope_says_comes_back(names in collection::vec("(\\.{0,3}kind|[a-zåäö.]{0,6})", 0..5)) {
            let mut fields = UnknownFields::new();
            for (place, name) in names.into_iter().enumerate() {
                fields.insert(name, json!(place));
            }
            let mut document = Document::empty(RecordId::from_bits(1));
            document.set_envelope_fields(fields.clone());
            prop_assert_eq!(document.envelope_fields(), fields);
            document.set_envelope_fields(UnknownFields::new());
            prop_assert!(document.is_empty());
        }
    }
}
