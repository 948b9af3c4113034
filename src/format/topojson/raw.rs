//! A file's members as they are, without the detour over JSON values: a county's file can have 450 kB.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

use super::read::MAX_ARC_USES;

#[derive(Deserialize)]
pub(super) struct File {
    #[serde(rename = "type")]
    pub(super) kind: FileKind,
    pub(super) transform: Option<Transform>,
    pub(super) arcs: Vec<Vec<[f64; 2]>>,
    pub(super) objects: BTreeMap<String, RawGeometry>,
}

#[derive(Deserialize)]
pub(super) enum FileKind {
    Topology,
}

#[derive(Deserialize)]
pub(super) struct Transform {
    pub(super) scale: [f64; 2],
    pub(super) translate: [f64; 2],
}

/// `coordinates` of points are passed over: the type is refused.
#[derive(Deserialize)]
pub(super) struct RawGeometry {
    #[serde(rename = "type")]
    pub(super) kind: Option<Kind>,
    #[serde(default)]
    pub(super) id: Id,
    pub(super) arcs: Option<Nested>,
    pub(super) geometries: Option<Vec<RawGeometry>>,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
pub(super) enum Kind {
    LineString,
    MultiLineString,
    Polygon,
    MultiPolygon,
    GeometryCollection,
    Point,
    MultiPoint,
}

/// A feature's `id`: text, or a number written as text.
#[derive(Default)]
pub(super) struct Id(pub(super) Option<String>);

/// Arc indices, nested as deep as the geometry's type has it.
pub(super) enum Nested {
    Index(i32),
    List(Vec<Nested>),
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdVisitor;
        impl Visitor<'_> for IdVisitor {
            type Value = Id;
            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("text or a whole number")
            }
            fn visit_str<E>(self, text: &str) -> Result<Id, E> {
                Ok(Id(Some(text.to_owned())))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Id, E> {
                Ok(Id(Some(number.to_string())))
            }
            fn visit_unit<E>(self) -> Result<Id, E> {
                Ok(Id(None))
            }
        }
        deserializer.deserialize_any(IdVisitor)
    }
}

impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NestedVisitor;
        impl<'de> Visitor<'de> for NestedVisitor {
            type Value = Nested;
            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("an arc's index or a list")
            }
            fn visit_u64<E: Error>(self, index: u64) -> Result<Nested, E> {
                i32::try_from(index).map(Nested::Index).map_err(E::custom)
            }
            fn visit_i64<E: Error>(self, index: i64) -> Result<Nested, E> {
                i32::try_from(index).map(Nested::Index).map_err(E::custom)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Nested, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    if list.len() >= MAX_ARC_USES {
                        return Err(A::Error::custom("too many arcs"));
                    }
                    list.push(item);
                }
                Ok(Nested::List(list))
            }
        }
        deserializer.deserialize_any(NestedVisitor)
    }
}
