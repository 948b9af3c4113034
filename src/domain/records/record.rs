//! Records: the things a document holds, each a plain struct of fields.

use serde_json::{Map, Value};

use crate::domain::{
    json::{self, Entries, Json},
    values::{
        field::{Expected, Misread, Shape},
        id::RecordId,
    },
};

/// Fields that this version does not know, kept as they stood.
pub type UnknownFields = Map<String, Value>;

/// What every kind of record can do. Implemented by `record!`.
pub trait Kind: Clone + Default + PartialEq + Into<Record> + 'static {
    /// The kind as it is written in files.
    const KIND: &'static str;

    /// This kind's fields of a record, where the record is of this kind.
    fn of(record: &Record) -> Option<&Self>;

    /// The same, to be changed.
    fn of_mut(record: &mut Record) -> Option<&mut Self>;
}

/// One record's reference to another.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// The field that it stands in.
    pub field: &'static str,
    /// The kind that the other record should be of; none where any will do.
    pub kind: Option<&'static str>,
    /// The other record.
    pub to: &'a RecordId,
}

/// Declares a kind of record. The fields' names are the names in files; a field that a file lacks gets its default, and
/// fields that the file has and the kind lacks are kept in `unknown`.
macro_rules! record {
    ($(#[doc = $doc:literal])* $name:ident = $kind:literal {
        $($(#[doc = $field_doc:literal])* $field:ident: $type:ty),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[doc = $field_doc])* pub $field: $type,)*
            /// Fields that this version does not know, kept as they stood.
            pub unknown: $crate::domain::records::record::UnknownFields,
        }

        impl $name {
            pub(crate) fn read(
                mut fields: $crate::domain::json::Entries<'_>,
                misread: &mut dyn FnMut($crate::domain::values::field::Misread),
            ) -> Self {
                let mut record = Self::default();
                $($crate::domain::records::record::read_field(&mut fields, stringify!($field), &mut record.$field, misread);)*
                record.unknown = $crate::domain::json::kept(fields);
                record
            }

            pub(crate) fn write(&self) -> $crate::domain::records::record::UnknownFields {
                let mut fields = self.unknown.clone();
                fields.insert("kind".into(), $kind.into());
                $($crate::domain::records::record::write_field(&mut fields, stringify!($field), &self.$field);)*
                fields
            }

            pub(crate) fn shape(field: &str) -> $crate::domain::values::field::Shape {
                match field {
                    $(stringify!($field) => <$type as $crate::domain::values::field::Field>::SHAPE,)*
                    _ => $crate::domain::values::field::Shape::Whole,
                }
            }

            pub(crate) fn links(&self, visit: &mut dyn FnMut($crate::domain::records::record::Link<'_>)) {
                $($crate::domain::values::field::Field::references(&self.$field, &mut |to| visit($crate::domain::records::record::Link {
                    field: stringify!($field),
                    kind: <$type as $crate::domain::values::field::Field>::REFERS_TO,
                    to,
                }));)*
            }

            #[cfg(not(target_arch = "wasm32"))]
            pub(crate) fn schema() -> serde_json::Value {
                let mut fields = serde_json::Map::new();
                $(fields.insert(stringify!($field).into(), $crate::domain::records::record::field_schema(
                    <$type as $crate::domain::values::field::Field>::schema(), &[$($field_doc),*],
                ));)*
                $crate::domain::records::record::schema($kind, &[$($doc),*], fields)
            }

            pub(crate) fn forget(&mut self, gone: &$crate::domain::values::id::RecordId) {
                $($crate::domain::values::field::Field::forget(&mut self.$field, gone);)*
            }
        }

        impl From<$name> for $crate::domain::records::record::Record {
            fn from(record: $name) -> Self { Self::$name(Box::new(record)) }
        }

        impl $crate::domain::records::record::Kind for $name {
            const KIND: &'static str = $kind;
            fn of(record: &$crate::domain::records::record::Record) -> Option<&Self> {
                match record {
                    $crate::domain::records::record::Record::$name(record) => Some(record),
                    _ => None,
                }
            }
            fn of_mut(record: &mut $crate::domain::records::record::Record) -> Option<&mut Self> {
                match record {
                    $crate::domain::records::record::Record::$name(record) => Some(record),
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use record;

pub(crate) fn read_field<T: crate::domain::values::field::Field>(
    fields: &mut Entries<'_>,
    name: &str,
    into: &mut T,
    misread: &mut dyn FnMut(Misread),
) {
    match json::take(fields, name) {
        None | Some(Json::Null) => {}
        Some(json) => match T::read(json) {
            Ok(field) => *into = field,
            Err(cause) => misread(cause.within(name)),
        },
    }
}

pub(crate) fn write_field<T: crate::domain::values::field::Field>(
    fields: &mut UnknownFields,
    name: &str,
    field: &T,
) {
    if let Some(value) = field.write() {
        fields.insert(name.into(), value);
    }
}

macro_rules! records {
    ($($path:path => $name:ident),+ $(,)?) => {
        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {
            $(
                #[doc = concat!("A record of kind [`", stringify!($name), "`](", stringify!($path), ").")]
                $name(Box<$path>),
            )+
            /// A record of a kind that this version does not know, kept whole.
            Unknown(UnknownFields),
        }

        impl Record {
            /// The kind as it is written in files; empty where an unknown record does not say.
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$name(_) => <$path as Kind>::KIND,)+
                    Self::Unknown(fields) => fields.get("kind").and_then(Value::as_str).unwrap_or_default(),
                }
            }

            /// The kind as a constant, where this version knows it.
            pub fn known_kind(&self) -> Option<&'static str> {
                match self {
                    $(Self::$name(_) => Some(<$path as Kind>::KIND),)+
                    Self::Unknown(_) => None,
                }
            }

            /// The kind of this name as a constant; empty where this version does not know it.
            pub fn kind_of_name(name: &str) -> &'static str {
                match name {
                    $(<$path as Kind>::KIND => <$path as Kind>::KIND,)+
                    _ => "",
                }
            }

            /// Reads a record, calling `misread` with each field that can't be read.
            pub fn read(json: Json<'_>, misread: &mut dyn FnMut(Misread)) -> Option<Self> {
                let Json::Object(mut fields) = json else {
                    misread(Misread::here(Expected::Object));
                    return None;
                };
                let Some(Json::Text(kind)) = json::take(&mut fields, "kind") else {
                    misread(Misread::here(Expected::Text).within("kind"));
                    return None;
                };
                Some(match &*kind {
                    $(<$path as Kind>::KIND => <$path>::read(fields, misread).into(),)+
                    _ => {
                        let mut kept = json::kept(fields);
                        kept.insert("kind".into(), kind.into_owned().into());
                        Self::Unknown(kept)
                    }
                })
            }

            /// The record as JSON.
            pub fn write(&self) -> UnknownFields {
                match self {
                    $(Self::$name(record) => record.write(),)+
                    Self::Unknown(fields) => fields.clone(),
                }
            }

            /// How two changes of a field are brought together; as one where this version does not know kind or field.
            pub fn shape(kind: &str, field: &str) -> Shape {
                match kind {
                    $(<$path as Kind>::KIND => <$path>::shape(field),)+
                    _ => Shape::Whole,
                }
            }

            /// The fields that this version does not know; all of them in a record of a kind that it does not know.
            pub fn unknown(&self) -> &UnknownFields {
                match self {
                    $(Self::$name(record) => &record.unknown,)+
                    Self::Unknown(fields) => fields,
                }
            }

            /// Each known kind with its JSON Schema.
            #[cfg(not(target_arch = "wasm32"))]
            pub fn schemas() -> Vec<(&'static str, Value)> {
                vec![$((<$path as Kind>::KIND, <$path>::schema())),+]
            }

            /// Calls `visit` with each reference of this record to another.
            pub fn links(&self, visit: &mut dyn FnMut(Link<'_>)) {
                match self {
                    $(Self::$name(record) => record.links(visit),)+
                    Self::Unknown(_) => {}
                }
            }

            /// Drops every reference to `gone`.
            pub fn forget(&mut self, gone: &RecordId) {
                match self {
                    $(Self::$name(record) => record.forget(gone),)+
                    Self::Unknown(_) => {}
                }
            }
        }
    };
}

records! {
    super::strategy::Strategy => Strategy,
    super::strategy::Step => Step,
    super::strategy::Actor => Actor,
    super::self_assessment::Round => Round,
    super::self_assessment::Response => Response,
    super::self_assessment::OwnStatement => OwnStatement,
    super::self_assessment::Consensus => Consensus,
    super::self_assessment::PeerResult => PeerResult,
    super::dialogue::DialogueTopic => DialogueTopic,
    super::structure_map::StructureElement => StructureElement,
    super::plan::Priority => Priority,
    super::plan::Action => Action,
    super::plan::Target => Target,
    super::set_aside::SetAside => SetAside,
    super::version::Version => Version,
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

impl Record {
    /// Calls `visit` with each record that this one refers to.
    pub fn references(&self, visit: &mut dyn FnMut(&RecordId)) {
        self.links(&mut |link| visit(link.to));
    }

    /// What a user calls it; empty where it has no name.
    pub fn name(&self) -> &str {
        match self {
            Self::Strategy(strategy) => &strategy.name,
            Self::Actor(actor) => &actor.name,
            Self::Round(round) => &round.title,
            Self::StructureElement(element) => &element.name,
            Self::Priority(priority) => &priority.title,
            Self::Action(action) => &action.title,
            Self::Target(target) => &target.title,
            Self::Version(version) => &version.title,
            Self::OwnStatement(statement) => &statement.sv,
            Self::PeerResult(peer) => &peer.region,
            Self::DialogueTopic(topic) => &topic.title,
            Self::Step(_)
            | Self::Response(_)
            | Self::Consensus(_)
            | Self::SetAside(_)
            | Self::Unknown(_) => "",
        }
    }

    /// The record that this one is a part of: it goes when that one goes.
    pub fn part_of(&self) -> Option<&RecordId> {
        match self {
            Self::Target(target) => target
                .action
                .as_ref()
                .map(crate::domain::values::id::Id::raw),
            Self::Response(response) => response
                .round
                .as_ref()
                .map(crate::domain::values::id::Id::raw),
            Self::Consensus(consensus) => consensus
                .round
                .as_ref()
                .map(crate::domain::values::id::Id::raw),
            Self::SetAside(set_aside) => set_aside.place.as_ref(),
            _ => None,
        }
    }
}
