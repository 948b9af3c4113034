//! Why a file can't be read, and why a part of one was left out.

use crate::format::reference_system::ReferenceSystem;

/// Why nothing can be read from a file. Places are paths such as `features[3].geometry`; the empty path is the root.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum GeoJsonError {
    /// The file is larger than [`super::MAX_BYTES`].
    #[error("the file has {bytes} bytes, more than the {limit} that are read")]
    TooLarge {
        /// Size of the file.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// The file contains more of something than its limit allows.
    #[error("line {line}: more than {limit} {what:?}")]
    TooMuch {
        /// What there is too much of.
        what: LimitKind,
        /// The limit.
        limit: usize,
        /// The line, from 1, where the limit was passed; 0 where the count is not tied to a line.
        line: usize,
    },
    /// The file is not text in UTF-8 or UTF-16.
    #[error("byte {at} is not UTF-8")]
    NotText {
        /// The first byte that is not text.
        at: usize,
    },
    /// The text is not JSON.
    #[error("line {line}, column {column}: not JSON")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// The text is JSON but not GeoJSON.
    #[error("`{place}` is {found:?}, which is not GeoJSON")]
    NotGeoJson {
        /// Where.
        place: String,
        /// What is there instead.
        found: FoundValue,
    },
    /// The file names a reference system that isn't supported.
    #[error("`{place}`: the reference system {name} is not supported")]
    UnsupportedReferenceSystem {
        /// Where the `crs` member is.
        place: String,
        /// The name as the file gives it, shortened.
        name: String,
    },
    /// Two parts of the file name different reference systems.
    #[error("`{place}` names another reference system than `{first_place}`")]
    ConflictingReferenceSystems {
        /// Where the first `crs` member is.
        first_place: String,
        /// Where the one that differs is.
        place: String,
    },
    /// No position lies in the reference system that the file names.
    #[error("`{place}`: ({x}, {y}) and all other positions lie outside {system:?}, which the file names")]
    PositionsOutsideNamedSystem {
        /// The system that the file names.
        system: ReferenceSystem,
        /// The first position.
        place: String,
        /// Its first value.
        x: f64,
        /// Its second value.
        y: f64,
    },
    /// The file names no reference system, and no position lies in a known one.
    #[error("`{place}`: ({x}, {y}) and all other positions lie outside every known reference system")]
    UnrecognisedReferenceSystem {
        /// The first position.
        place: String,
        /// Its first value.
        x: f64,
        /// Its second value.
        y: f64,
    },
}

/// What a file has where a GeoJSON object or list should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundValue {
    /// An object of another type: its name, shortened.
    Type(String),
    /// Nothing, or `null`.
    Null,
    /// True or false.
    Bool,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object without a type.
    Object,
}

/// What a file may only have so much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitKind {
    /// Levels of nesting.
    Depth,
    /// JSON values.
    Values,
    /// JSON objects.
    Objects,
    /// Features.
    Features,
    /// Shapes, after the parts of multi-geometries were split.
    Shapes,
    /// Positions.
    Positions,
}

/// A part of a file that was left out, while the rest was read.
#[derive(Clone, Debug, PartialEq)]
pub struct SkippedPart {
    /// Path to the part, such as `features[3].geometry.coordinates[0]`.
    pub place: String,
    /// Why it was left out.
    pub reason: SkipReason,
}

/// Why a part of a file was left out.
#[derive(Clone, Debug, PartialEq)]
pub enum SkipReason {
    /// A member of `features` is no feature.
    NotAFeature,
    /// `properties` is neither an object nor null; the shape itself was read, without properties.
    PropertiesNotAnObject,
    /// The feature has no geometry, or null.
    NoGeometry,
    /// The geometry has no positions.
    EmptyGeometry,
    /// The geometry is of an unknown type.
    UnknownGeometryType(
        /// The type as the file gives it, shortened.
        String,
    ),
    /// A list was expected here.
    NotAList,
    /// A position is not a list of at least two numbers.
    InvalidPosition,
    /// A position lies outside the file's reference system.
    PositionOutOfRange {
        /// First value, as the file gives it.
        x: f64,
        /// Second value, as the file gives it.
        y: f64,
    },
    /// The shape has so many positions, more than one element may have.
    TooManyPositions(usize),
    /// A line with fewer than two different positions.
    LineTooShort,
    /// A ring with fewer than three different positions. A hole is left out alone, an outline with its area.
    RingTooShort,
}
