//! Makes a position of two numbers: which is which, and in which system.

use std::ops::RangeInclusive;

use super::scan::{TypedNumber, shortened};
use super::{Axis, CoordinateCause};
use crate::domain::values::geometry::Position;
use crate::format::reference_system::{ReferenceSystem, SWEDISH_EASTINGS, SWEDISH_NORTHINGS};

/// Longitudes of Sweden's surroundings.
const LONGITUDES: RangeInclusive<f64> = 0.0..=40.0;
/// Latitudes of Sweden's surroundings.
const LATITUDES: RangeInclusive<f64> = 50.0..=75.0;
/// No number of degrees is as large, and no metres in or near Sweden are as small.
const LEAST_METRES: f64 = 1_000.0;

/// Whether two numbers are meant as metres. If only one is large, the other one decides.
pub(super) fn is_metres(first: f64, second: f64) -> bool {
    let large = |value: f64| value.abs() >= LEAST_METRES;
    let in_plane = |value| SWEDISH_NORTHINGS.contains(&value) || SWEDISH_EASTINGS.contains(&value);
    let in_degrees = |value| LATITUDES.contains(&value) || LONGITUDES.contains(&value);
    let told_by = |one, other| in_plane(one) && !in_degrees(other);
    (large(first) && large(second)) || told_by(first, second) || told_by(second, first)
}

/// The ranges of no system overlap, so either axis may come first; letters bind where there are any.
pub(super) fn position(
    first: &TypedNumber,
    second: &TypedNumber,
) -> Result<(Position, ReferenceSystem), CoordinateCause> {
    let (system, norths, easts) = if is_metres(first.value, second.value) {
        (ReferenceSystem::Sweref99Tm, SWEDISH_NORTHINGS, SWEDISH_EASTINGS)
    } else {
        (ReferenceSystem::Wgs84, LATITUDES, LONGITUDES)
    };
    let is_north_first = is_north_first(first.value, second.value, &norths, &easts);
    let (north, east) = by_axis(first, second, is_north_first)?;
    for (typed, axis, range) in [(north, Axis::North, norths), (east, Axis::East, easts)] {
        if !range.contains(&typed.value) {
            return Err(out_of_range(typed, axis, system));
        }
    }
    let position = system
        .to_position([east.value, north.value])
        .ok_or_else(|| out_of_range(north, Axis::North, system))?;
    Ok((position, system))
}

/// In a system that has been named. Around Sweden every number to the north is larger than any to the east.
pub(super) fn position_in(
    first: &TypedNumber,
    second: &TypedNumber,
    system: ReferenceSystem,
) -> Result<(Position, ReferenceSystem), CoordinateCause> {
    let (north, east) = by_axis(first, second, first.value >= second.value)?;
    let position = system.to_position([east.value, north.value]);
    let position = position.ok_or_else(|| out_of_range(north, Axis::North, system))?;
    for (typed, axis, range, value) in [
        (north, Axis::North, LATITUDES, position.latitude),
        (east, Axis::East, LONGITUDES, position.longitude),
    ] {
        if !range.contains(&value) {
            return Err(out_of_range(typed, axis, system));
        }
    }
    Ok((position, system))
}

/// The number to the north and the one to the east, by their letters or else as `is_north_first` says.
fn by_axis<'a>(
    first: &'a TypedNumber<'a>,
    second: &'a TypedNumber<'a>,
    is_north_first: bool,
) -> Result<(&'a TypedNumber<'a>, &'a TypedNumber<'a>), CoordinateCause> {
    let is_north_first = match (first.axis, second.axis) {
        (Some(first), Some(second)) if first == second => {
            return Err(CoordinateCause::SameAxis { axis: first });
        }
        (Some(axis), _) => axis == Axis::North,
        (None, Some(axis)) => axis == Axis::East,
        (None, None) => is_north_first,
    };
    Ok(if is_north_first {
        (first, second)
    } else {
        (second, first)
    })
}

/// Latitude or northing comes first unless the numbers only fit, or fit better, the other way round.
fn is_north_first(first: f64, second: f64, norths: &RangeInclusive<f64>, easts: &RangeInclusive<f64>) -> bool {
    let fitting = |north, east| u8::from(norths.contains(north)) + u8::from(easts.contains(east));
    fitting(&first, &second) >= fitting(&second, &first)
}

fn out_of_range(typed: &TypedNumber, axis: Axis, system: ReferenceSystem) -> CoordinateCause {
    CoordinateCause::OutOfRange {
        number: shortened(typed.text),
        axis,
        system,
    }
}
