//! What is wrong, in the user's words: typed coordinates and GeoJSON files.

use crate::{
    app::text::{
        messages,
        words::{self, Word, fill, text},
    },
    domain::records::structure_map::{MOST_POSITIONS, Shape},
    edit::command::Refusal,
    format::{
        coordinates::{self, CoordinateCause, CoordinateError},
        geojson::{FoundValue, GeoJsonError, LimitKind, SkipReason, SkippedPart},
    },
    map::parts::PartError,
};

/// A shape in the middle of a sentence.
pub fn shape(shape: Shape) -> &'static str {
    text(match shape {
        Shape::Point => Word::MapShapePoint,
        Shape::Line => Word::MapShapeLine,
        Shape::Area => Word::MapShapeArea,
    })
}

/// Why a part or a hole can't be as it was drawn or typed.
pub fn part(error: PartError) -> String {
    let numbered = |word: Word, number: usize| fill(word, &[("n", &number.to_string())]);
    match error {
        PartError::Outside => text(Word::MapPartOutside).into(),
        PartError::CrossesEdge => text(Word::MapPartCrossesEdge).into(),
        PartError::CrossesHole(number) => numbered(Word::MapPartCrossesHole, number),
        PartError::AroundHole(number) => numbered(Word::MapPartAroundHole, number),
        PartError::CrossesIsland => text(Word::MapPartCrossesIsland).into(),
        PartError::OnArea => text(Word::MapPartOnArea).into(),
        PartError::Only => text(Word::MapPartOnly).into(),
        PartError::NoSuchPart => text(Word::MapPartGone).into(),
        PartError::NotSound => text(Word::MapUnsound).into(),
    }
}

/// Why coordinates can't be read, with the line.
pub fn coordinate(error: &CoordinateError) -> String {
    let cause = match &error.cause {
        CoordinateCause::Nothing => text(Word::MapCoordinateNothing).into(),
        CoordinateCause::TooLong => text(Word::MapCoordinateTooLong).into(),
        CoordinateCause::TooMany => fill(
            Word::MapCoordinateTooMany,
            &[("limit", &coordinates::MAX_POSITIONS.to_string())],
        ),
        CoordinateCause::Unexpected { text } => fill(Word::MapCoordinateUnexpected, &[("text", text)]),
        CoordinateCause::NumberCount { found } => fill(Word::MapCoordinateNumbers, &[("n", &found.to_string())]),
        CoordinateCause::InvalidMinutes { number } => fill(Word::MapCoordinateMinutes, &[("number", number)]),
        CoordinateCause::SameAxis { .. } => text(Word::MapCoordinateSameAxis).into(),
        CoordinateCause::OutOfRange { number, .. } => fill(Word::MapCoordinateOutOfRange, &[("number", number)]),
        CoordinateCause::MixedSystems => text(Word::MapCoordinateMixed).into(),
    };
    fill(
        Word::MapCoordinateLine,
        &[("line", &error.line.to_string()), ("cause", &cause)],
    )
}

/// Why a file can't be read as GeoJSON, where and what to do.
pub fn geojson(error: &GeoJsonError) -> String {
    match error {
        GeoJsonError::TooLarge { bytes, limit } => fill(
            Word::MapReadTooLarge,
            &[("size", &megabytes(*bytes)), ("limit", &megabytes(*limit))],
        ),
        GeoJsonError::TooMuch { what, limit, line } => {
            let word = if *line == 0 {
                Word::MapReadTooMuchAnywhere
            } else {
                Word::MapReadTooMuch
            };
            let values = [
                ("what", limited(*what)),
                ("limit", &limit.to_string()),
                ("line", &line.to_string()),
            ];
            fill(word, &values)
        }
        GeoJsonError::NotText { at } => fill(Word::MapReadNotText, &[("at", &at.to_string())]),
        GeoJsonError::NotJson { line, column } => fill(
            Word::MapReadNotJson,
            &[("line", &line.to_string()), ("column", &column.to_string())],
        ),
        GeoJsonError::NotGeoJson { place, found } => fill(
            Word::MapReadNotGeojson,
            &[("place", at(place)), ("found", &found_value(found))],
        ),
        GeoJsonError::UnsupportedReferenceSystem { place, name } => {
            fill(Word::MapReadUnsupported, &[("place", at(place)), ("name", name)])
        }
        GeoJsonError::ConflictingReferenceSystems { first_place, place } => fill(
            Word::MapReadConflicting,
            &[("first", at(first_place)), ("place", at(place))],
        ),
        GeoJsonError::PositionsOutsideNamedSystem { system, place, x, y } => fill(
            Word::MapReadOutsideNamed,
            &[
                ("system", system.name()),
                ("place", at(place)),
                ("x", &number(*x)),
                ("y", &number(*y)),
            ],
        ),
        GeoJsonError::UnrecognisedReferenceSystem { place, x, y } => fill(
            Word::MapReadUnrecognised,
            &[("place", at(place)), ("x", &number(*x)), ("y", &number(*y))],
        ),
    }
}

/// What was left out and why, after its place.
pub fn skipped(skipped: &SkippedPart) -> String {
    let reason = match &skipped.reason {
        SkipReason::NotAFeature => text(Word::MapSkipNotFeature).into(),
        SkipReason::PropertiesNotAnObject => text(Word::MapSkipProperties).into(),
        SkipReason::NoGeometry => text(Word::MapSkipNoGeometry).into(),
        SkipReason::EmptyGeometry => text(Word::MapSkipEmpty).into(),
        SkipReason::UnknownGeometryType(name) => fill(Word::MapSkipUnknownType, &[("name", name)]),
        SkipReason::NotAList => text(Word::MapSkipNotList).into(),
        SkipReason::InvalidPosition => text(Word::MapSkipPosition).into(),
        SkipReason::PositionOutOfRange { x, y } => {
            fill(Word::MapSkipOutOfRange, &[("x", &number(*x)), ("y", &number(*y))])
        }
        SkipReason::TooManyPositions(count) => fill(
            Word::MapSkipTooMany,
            &[("n", &words::number(*count)), ("limit", &words::number(MOST_POSITIONS))],
        ),
        SkipReason::LineTooShort => text(Word::MapSkipLine).into(),
        SkipReason::RingTooShort => text(Word::MapSkipRing).into(),
    };
    fill(
        Word::MapSkippedAt,
        &[("place", at(&skipped.place)), ("reason", &reason)],
    )
}

/// Why a part that could be read is no element, after its place.
pub fn refused(place: &str, refusal: &Refusal) -> String {
    let reason = match refusal {
        Refusal::CantBeKept { expected, .. } => {
            fill(Word::MapSkipNotKept, &[("expected", messages::expected(*expected))])
        }
        Refusal::AlreadyThere(_) => text(Word::MapSkipTaken).into(),
        Refusal::NoSuchRecord(_)
        | Refusal::AnotherKind(_)
        | Refusal::NoSuchReference(_)
        | Refusal::BelongsToDocument(_)
        | Refusal::TooManyRecords => messages::refusal(refusal),
    };
    fill(Word::MapSkippedAt, &[("place", at(place)), ("reason", &reason)])
}

/// A number out of a file, as the language writes it.
pub fn number(value: f64) -> String {
    let written = value.to_string();
    if words::decimal() == ',' {
        written.replace('.', ",")
    } else {
        written
    }
}

fn at(place: &str) -> &str {
    if place.is_empty() { text(Word::MapRoot) } else { place }
}

/// What was found, after the verb of a sentence.
fn found_value(found: &FoundValue) -> String {
    let word = match found {
        FoundValue::Type(name) => return fill(Word::MapFoundType, &[("name", name)]),
        FoundValue::Null => Word::MapFoundNull,
        FoundValue::Bool => Word::MapFoundBool,
        FoundValue::Number => Word::MapFoundNumber,
        FoundValue::Text => Word::MapFoundText,
        FoundValue::List => Word::MapFoundList,
        FoundValue::Object => Word::MapFoundObject,
    };
    text(word).into()
}

fn limited(what: LimitKind) -> &'static str {
    text(match what {
        LimitKind::Depth => Word::MapLimitedDepth,
        LimitKind::Values => Word::MapLimitedValues,
        LimitKind::Objects => Word::MapLimitedObjects,
        LimitKind::Features => Word::MapLimitedFeatures,
        LimitKind::Shapes => Word::MapLimitedShapes,
        LimitKind::Positions => Word::MapLimitedPositions,
    })
}

fn megabytes(bytes: usize) -> String {
    (bytes / 1_000_000).to_string()
}
