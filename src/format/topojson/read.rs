//! Reads TopoJSON and checks it whole.

use super::raw::{File, FileKind, Kind, Nested, RawGeometry, Transform};
use super::topology::{ArcFeature, ArcUse, Topology};
use crate::domain::values::geometry::Position;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 4_000_000;
/// The most arcs in a file.
pub const MAX_ARCS: usize = 100_000;
/// The most positions in a file's arcs.
pub const MAX_POSITIONS: usize = 500_000;
/// The most times that a file's objects use arcs.
pub const MAX_ARC_USES: usize = 500_000;
/// The most positions that a file's objects unfold to, with shared arcs counted at each use.
pub const MAX_UNFOLDED_POSITIONS: usize = 5_000_000;

/// Why a file can't be read as TopoJSON. Arcs and features are numbered from 0, as in the file.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TopoJsonError {
    /// The file is larger than [`MAX_BYTES`].
    #[error("the file has {bytes} bytes")]
    TooLarge {
        /// Size of the file.
        bytes: usize,
    },
    /// More arcs, positions or uses of arcs than the limits allow.
    #[error("more arcs, positions or uses of arcs than the limits allow")]
    TooMuch,
    /// Not JSON, or not built as TopoJSON is.
    #[error("line {line}, column {column}: not TopoJSON")]
    NotTopoJson {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// An arc has fewer than two positions.
    #[error("arc {arc} has fewer than two positions")]
    ShortArc {
        /// The arc.
        arc: usize,
    },
    /// A position is not on earth.
    #[error("arc {arc}, position {position}: outside longitude and latitude")]
    PositionOutOfRange {
        /// The arc.
        arc: usize,
        /// The position in it.
        position: usize,
    },
    /// A geometry's type is none of those that boundaries are made of.
    #[error("{object}, feature {feature}: unsupported geometry")]
    UnsupportedGeometry {
        /// The object.
        object: String,
        /// The feature in it.
        feature: usize,
    },
    /// A geometry's arcs aren't nested as its type demands.
    #[error("{object}, feature {feature}: arcs not nested as the type demands")]
    WrongNesting {
        /// The object.
        object: String,
        /// The feature in it.
        feature: usize,
    },
    /// A geometry uses an arc that isn't there.
    #[error("{object}, feature {feature}: no arc {arc}")]
    NoSuchArc {
        /// The object.
        object: String,
        /// The feature in it.
        feature: usize,
        /// The index as the file gives it.
        arc: i32,
    },
    /// Arcs that follow each other don't meet.
    #[error("{object}, feature {feature}: arcs that don't meet")]
    Gap {
        /// The object.
        object: String,
        /// The feature in it.
        feature: usize,
    },
    /// A ring isn't closed, or has fewer than three corners.
    #[error("{object}, feature {feature}: open ring")]
    OpenRing {
        /// The object.
        object: String,
        /// The feature in it.
        feature: usize,
    },
}

/// Reads and checks a whole file.
///
/// # Errors
/// [`TopoJsonError`] names the first thing that is wrong; nothing of such a file is used.
pub fn read(bytes: &[u8]) -> Result<Topology, TopoJsonError> {
    if bytes.len() > MAX_BYTES {
        return Err(TopoJsonError::TooLarge { bytes: bytes.len() });
    }
    let file: File = serde_json::from_slice(bytes).map_err(|error| TopoJsonError::NotTopoJson {
        line: error.line(),
        column: error.column(),
    })?;
    let FileKind::Topology = file.kind;
    let mut topology = decode_arcs(&file.arcs, file.transform.as_ref())?;
    let mut used = UnfoldedSize::default();
    for (name, geometry) in file.objects {
        let members = match (geometry.kind, geometry.geometries) {
            (Some(Kind::GeometryCollection), geometries) => geometries.unwrap_or_default(),
            (kind, geometries) => vec![RawGeometry {
                kind,
                geometries,
                ..geometry
            }],
        };
        let mut features = Vec::with_capacity(members.len());
        for (index, member) in members.into_iter().enumerate() {
            let checker = Checker {
                topology: &topology,
                object: &name,
                feature: index,
            };
            let feature = checker.feature(member)?;
            used.count(&topology, &feature)?;
            features.push(feature);
        }
        topology.objects.push((name, features));
    }
    Ok(topology)
}

fn decode_arcs(arcs: &[Vec<[f64; 2]>], transform: Option<&Transform>) -> Result<Topology, TopoJsonError> {
    let count: usize = arcs.iter().map(Vec::len).sum();
    if arcs.len() > MAX_ARCS || count > MAX_POSITIONS {
        return Err(TopoJsonError::TooMuch);
    }
    let (mut positions, mut arc_ends) = (Vec::with_capacity(count), Vec::with_capacity(arcs.len()));
    for (arc, values) in arcs.iter().enumerate() {
        if values.len() < 2 {
            return Err(TopoJsonError::ShortArc { arc });
        }
        let (mut x, mut y) = (0.0, 0.0);
        for (position, [first, second]) in values.iter().enumerate() {
            let [longitude, latitude] = match transform {
                Some(Transform { scale, translate }) => {
                    x += first;
                    y += second;
                    [x * scale[0] + translate[0], y * scale[1] + translate[1]]
                }
                None => [*first, *second],
            };
            if !((-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude)) {
                return Err(TopoJsonError::PositionOutOfRange { arc, position });
            }
            positions.push(Position { longitude, latitude });
        }
        arc_ends.push(positions.len());
    }
    Ok(Topology {
        positions,
        arc_ends,
        objects: Vec::new(),
    })
}

/// How much the objects would unfold to, since a small file can use a long arc many times.
#[derive(Default)]
struct UnfoldedSize {
    arcs: usize,
    positions: usize,
}

impl UnfoldedSize {
    fn count(&mut self, topology: &Topology, feature: &ArcFeature) -> Result<(), TopoJsonError> {
        for arc in feature.arc_uses() {
            self.arcs += 1;
            self.positions += topology.arc(arc.index()).len();
        }
        if self.arcs > MAX_ARC_USES || self.positions > MAX_UNFOLDED_POSITIONS {
            return Err(TopoJsonError::TooMuch);
        }
        Ok(())
    }
}

/// Checks one feature and knows what to call it in an error.
struct Checker<'a> {
    topology: &'a Topology,
    object: &'a str,
    feature: usize,
}

impl Checker<'_> {
    fn feature(&self, raw: RawGeometry) -> Result<ArcFeature, TopoJsonError> {
        let mut feature = ArcFeature {
            id: raw.id.0,
            ..ArcFeature::default()
        };
        // A null geometry is a feature without a shape.
        let Some(kind) = raw.kind else {
            return Ok(feature);
        };
        let arcs = raw.arcs.ok_or_else(|| self.wrong_nesting());
        match kind {
            Kind::LineString => feature.lines.push(self.line(arcs?)?),
            Kind::MultiLineString => {
                feature.lines = self
                    .list(arcs?)?
                    .map(|line| self.line(line))
                    .collect::<Result<_, _>>()?;
            }
            Kind::Polygon => feature.polygons.push(self.polygon(arcs?)?),
            Kind::MultiPolygon => {
                feature.polygons = self
                    .list(arcs?)?
                    .map(|polygon| self.polygon(polygon))
                    .collect::<Result<_, _>>()?;
            }
            Kind::GeometryCollection | Kind::Point | Kind::MultiPoint => {
                return Err(TopoJsonError::UnsupportedGeometry {
                    object: self.object.to_owned(),
                    feature: self.feature,
                });
            }
        }
        Ok(feature)
    }

    fn polygon(&self, nested: Nested) -> Result<Vec<Vec<ArcUse>>, TopoJsonError> {
        let rings: Vec<_> = self
            .list(nested)?
            .map(|ring| self.ring(ring))
            .collect::<Result<_, _>>()?;
        if rings.is_empty() {
            Err(self.wrong_nesting())
        } else {
            Ok(rings)
        }
    }

    fn ring(&self, nested: Nested) -> Result<Vec<ArcUse>, TopoJsonError> {
        let ring = self.line(nested)?;
        let start = ring.first().and_then(|arc| self.topology.ends(*arc)).map(|ends| ends.0);
        let end = ring.last().and_then(|arc| self.topology.ends(*arc)).map(|ends| ends.1);
        // Arcs share the position where they meet, so each adds one less than it has.
        let corners: usize = ring
            .iter()
            .map(|arc| self.topology.arc(arc.index()).len().saturating_sub(1))
            .sum();
        if start != end || corners < 3 {
            return Err(TopoJsonError::OpenRing {
                object: self.object.to_owned(),
                feature: self.feature,
            });
        }
        Ok(ring)
    }

    fn line(&self, nested: Nested) -> Result<Vec<ArcUse>, TopoJsonError> {
        let mut arcs = Vec::new();
        let mut end_before = None;
        for arc in self.list(nested)? {
            let Nested::Index(index) = arc else {
                return Err(self.wrong_nesting());
            };
            let arc = ArcUse(index);
            let (start, end) = self.topology.ends(arc).ok_or_else(|| TopoJsonError::NoSuchArc {
                object: self.object.to_owned(),
                feature: self.feature,
                arc: index,
            })?;
            if end_before.is_some_and(|end_before| end_before != start) {
                return Err(TopoJsonError::Gap {
                    object: self.object.to_owned(),
                    feature: self.feature,
                });
            }
            end_before = Some(end);
            arcs.push(arc);
        }
        if arcs.is_empty() {
            Err(self.wrong_nesting())
        } else {
            Ok(arcs)
        }
    }

    fn list(&self, nested: Nested) -> Result<impl Iterator<Item = Nested>, TopoJsonError> {
        match nested {
            Nested::List(items) => Ok(items.into_iter()),
            Nested::Index(_) => Err(self.wrong_nesting()),
        }
    }

    fn wrong_nesting(&self) -> TopoJsonError {
        TopoJsonError::WrongNesting {
            object: self.object.to_owned(),
            feature: self.feature,
        }
    }
}
