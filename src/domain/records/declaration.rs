//! How a kind of record is declared: a plain struct of fields, with all that follows from the types of its fields.
//!
//! Nothing here knows which kinds there are; that is for the registry (`record`) to say.

use serde_json::{Map, Value};

use crate::domain::{
    json::{self, Entries, Json},
    values::{
        field::{Field, Meaning, Misreading, Shape},
        id::RecordId,
    },
};

/// Fields that this version does not know, kept as they are.
pub type UnknownFields = Map<String, Value>;

/// A struct that `record!` has declared.
pub trait Declared: Clone + Default + PartialEq + 'static {
    /// The kind as it is written in files.
    const KIND: &'static str;

    /// The key of the text for one such record in the middle of a sentence: `kind.action`.
    const ONE: &'static str;

    /// The key of the text for several such records: `kinds.action`.
    const SEVERAL: &'static str;

    /// The fields in the order of their declaration.
    const FIELDS: &'static [FieldDeclaration];
}

/// What is known of a field before there is any record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldDeclaration {
    /// The name as it is written in files.
    pub name: &'static str,
    /// The key of its text: `field.action.title`.
    pub key: &'static str,
    /// What its value means.
    pub meaning: Meaning,
    /// How two changes of it are brought together.
    pub shape: Shape,
    /// Whether what it says is for those who work in the document, and is left out of what is published of it.
    pub is_private: bool,
}

/// One record's reference to another.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// The field that it is in.
    pub field: &'static str,
    /// The kind that the other record should be of; `None` if any will do.
    pub kind: Option<&'static str>,
    /// The other record.
    pub to: &'a RecordId,
}

/// Declares a kind of record. The fields' names are the names in files; a field that a file lacks gets its default, and
/// fields that the file has and the kind lacks are kept in `unknown`.
///
/// What a field's value means follows from its type, or is declared after it: `factor: String as Meaning::Factor`. A field that is
/// left out of what is published ends so: `contact: String => private`.
macro_rules! record {
    (@private) => { false };
    (@private private) => { true };
    (@meaning $type:ty) => { <$type as $crate::domain::values::field::Field>::MEANING };
    (@meaning $type:ty, $meaning:expr) => { $meaning };
    ($(#[doc = $doc:literal])* $name:ident = $kind:literal {
        $($(#[doc = $field_doc:literal])* $field:ident: $type:ty $(as $meaning:expr)? $(=> $private:ident)?),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[doc = $field_doc])* pub $field: $type,)*
            /// Fields that this version does not know, kept as they are.
            pub unknown: $crate::domain::records::declaration::UnknownFields,
        }

        impl $crate::domain::records::declaration::Declared for $name {
            const KIND: &'static str = $kind;
            const ONE: &'static str = concat!("kind.", $kind);
            const SEVERAL: &'static str = concat!("kinds.", $kind);
            const FIELDS: &'static [$crate::domain::records::declaration::FieldDeclaration] = &[
                $($crate::domain::records::declaration::FieldDeclaration {
                    name: stringify!($field),
                    key: concat!("field.", $kind, ".", stringify!($field)),
                    meaning: $crate::domain::records::declaration::record!(@meaning $type $(, $meaning)?),
                    shape: <$type as $crate::domain::values::field::Field>::SHAPE,
                    is_private: $crate::domain::records::declaration::record!(@private $($private)?),
                },)*
            ];
        }

        impl $name {
            pub(crate) fn read(
                mut fields: $crate::domain::json::Entries<'_>,
                misread: &mut dyn FnMut($crate::domain::values::field::Misreading),
            ) -> Self {
                let mut record = Self::default();
                $($crate::domain::records::declaration::read_field(&mut fields, stringify!($field), &mut record.$field, misread);)*
                record.unknown = $crate::domain::json::kept(fields);
                record
            }

            pub(crate) fn write(&self) -> $crate::domain::records::declaration::UnknownFields {
                let mut fields = self.unknown.clone();
                fields.insert("kind".into(), $kind.into());
                $($crate::domain::records::declaration::write_field(&mut fields, stringify!($field), &self.$field);)*
                fields
            }

            /// The record as it would be read from what is written of it; `None` where it has to be, since what is unknown in it has the name of
            /// a field.
            pub(crate) fn kept(
                &self,
                misread: &mut dyn FnMut($crate::domain::values::field::Misreading),
            ) -> Option<Self> {
                let mut kept = Self {
                    unknown: $crate::domain::records::declaration::kept_unknown::<Self>(&self.unknown)?,
                    ..Self::default()
                };
                $($crate::domain::records::declaration::keep_field(&self.$field, stringify!($field), &mut kept.$field, misread);)*
                Some(kept)
            }

            pub(crate) fn links(&self, visit: &mut dyn FnMut($crate::domain::records::declaration::Link<'_>)) {
                $($crate::domain::values::field::Field::references(&self.$field, &mut |to| visit($crate::domain::records::declaration::Link {
                    field: stringify!($field),
                    kind: <$type as $crate::domain::values::field::Field>::REFERS_TO,
                    to,
                }));)*
            }

            #[cfg(not(target_arch = "wasm32"))]
            pub(crate) fn schema() -> serde_json::Value {
                let mut fields = serde_json::Map::new();
                $(fields.insert(stringify!($field).into(), $crate::domain::records::declaration::field_schema(
                    <$type as $crate::domain::values::field::Field>::schema(), &[$($field_doc),*],
                ));)*
                $crate::domain::records::declaration::schema($kind, &[$($doc),*], fields)
            }

            pub(crate) fn forget(&mut self, gone: &$crate::domain::values::id::RecordId) {
                $($crate::domain::values::field::Field::forget(&mut self.$field, gone);)*
            }
        }
    };
}
pub(crate) use record;

pub(crate) fn read_field<T: Field>(
    fields: &mut Entries<'_>,
    name: &str,
    into: &mut T,
    misread: &mut dyn FnMut(Misreading),
) {
    match json::take(fields, name) {
        None | Some(Json::Null) => {}
        Some(json) => match T::read(json) {
            Ok(field) => *into = field,
            Err(cause) => misread(cause.within(name)),
        },
    }
}

pub(crate) fn write_field<T: Field>(fields: &mut UnknownFields, name: &str, field: &T) {
    if let Some(value) = field.write() {
        fields.insert(name.into(), value);
    }
}

pub(crate) fn keep_field<T: Field>(field: &T, name: &str, into: &mut T, misread: &mut dyn FnMut(Misreading)) {
    match field.kept() {
        Ok(None) => {}
        Ok(Some(kept)) => *into = kept,
        Err(cause) => misread(cause.within(name)),
    }
}

/// What is unknown in a record as it would be read; `None` where it has the name of a field.
pub(crate) fn kept_unknown<T: Declared>(unknown: &UnknownFields) -> Option<UnknownFields> {
    let is_known = |name: &String| name == "kind" || T::FIELDS.iter().any(|field| field.name == name);
    if unknown.is_empty() {
        return Some(UnknownFields::new());
    }
    if unknown.keys().any(is_known) {
        return None;
    }
    Json::from(unknown).object().map(json::kept)
}

/// A field that may also be `null`, which means the same as if it were missing.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn field_schema(schema: Value, doc: &[&str]) -> Value {
    serde_json::json!({ "description": described(doc), "anyOf": [schema, { "type": "null" }] })
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn schema(kind: &str, doc: &[&str], fields: Map<String, Value>) -> Value {
    let mut properties = fields;
    properties.insert("kind".into(), serde_json::json!({ "const": kind }));
    serde_json::json!({
        "description": described(doc), "type": "object", "required": ["kind"], "properties": properties,
    })
}

/// A comment of the program as plain text.
#[cfg(not(target_arch = "wasm32"))]
fn described(doc: &[&str]) -> String {
    let text: Vec<&str> = doc.iter().map(|line| line.trim()).collect();
    text.join(" ").replace(['`', '*', '[', ']'], "")
}
