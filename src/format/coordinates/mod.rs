//! Positions as a person types or pastes them, and as they are shown for editing.
//!
//! One position a line, or several with `;` between them. Latitude and longitude in degrees, with decimals or minutes and
//! seconds, or SWEREF 99 TM in metres; decimal point or decimal comma; either axis first, with or without letters. In any
//! other system where its name comes first, on a line of its own or before a colon.

mod pair;
mod scan;
#[cfg(test)]
mod tests;

use crate::domain::values::geometry::Position;
use crate::format::reference_system::ReferenceSystem;

/// The most positions that are read.
pub const MAX_POSITIONS: usize = 5_000;
/// The longest text that is read, in bytes.
pub const MAX_BYTES: usize = 1_000_000;

/// Positions read from text.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedPositions {
    /// In the order they were written; at least one.
    pub positions: Vec<Position>,
    /// The system that they were written in.
    pub system: ReferenceSystem,
}

/// Which way a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Latitude or northing.
    North,
    /// Longitude or easting.
    East,
}

/// Why text can't be read as positions.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("line {line}: {cause}")]
pub struct CoordinateError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub cause: CoordinateCause,
}

/// What is wrong with a line. Texts are as they were typed, at most 40 characters.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CoordinateCause {
    /// There are no positions.
    #[error("no positions")]
    Nothing,
    /// The text is longer than [`MAX_BYTES`].
    #[error("the text is too long")]
    TooLong,
    /// There are more positions than [`MAX_POSITIONS`].
    #[error("too many positions")]
    TooMany,
    /// Something that is no part of a position.
    #[error("`{text}` is unexpected")]
    Unexpected {
        /// What is there.
        text: String,
    },
    /// A position has two numbers, and this has more or fewer.
    #[error("{found} numbers where two belong")]
    NumberCount {
        /// How many there are.
        found: usize,
    },
    /// Minutes or seconds are 60 or more, or there is a fraction before a smaller unit.
    #[error("`{number}` can't be part of degrees, minutes and seconds")]
    InvalidMinutes {
        /// The number.
        number: String,
    },
    /// Both numbers have letters for the same axis.
    #[error("both numbers are along {axis:?}")]
    SameAxis {
        /// The axis.
        axis: Axis,
    },
    /// The position is not in Sweden's surroundings: 0–40° E and 50–75° N, or in metres Sweden with a margin.
    #[error("`{number}` is out of range along {axis:?} in {system:?}")]
    OutOfRange {
        /// The number that looks wrong.
        number: String,
        /// What it was taken for.
        axis: Axis,
        /// The system that it was taken in.
        system: ReferenceSystem,
    },
    /// Lines before were in another system.
    #[error("degrees and metres in one text")]
    MixedSystems,
}

/// Reads positions out of text.
///
/// # Errors
/// [`CoordinateError`] names the first line that is wrong, and nothing is read.
pub fn read(text: &str) -> Result<TypedPositions, CoordinateError> {
    let fail = |line, cause| Err(CoordinateError { line, cause });
    if text.len() > MAX_BYTES {
        return fail(1, CoordinateCause::TooLong);
    }
    let mut positions = Vec::new();
    let mut system = None;
    let mut named = None;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, line) in text.lines().enumerate() {
        let mut line = line;
        if positions.is_empty()
            && named.is_none()
            && let Some((system, rest)) = after_name(line)
        {
            (named, line) = (Some(system), rest);
        }
        for entry in line.split(';').filter(|entry| !entry.trim().is_empty()) {
            if positions.len() == MAX_POSITIONS {
                return fail(index + 1, CoordinateCause::TooMany);
            }
            let (position, entry_system) =
                read_entry(entry, named).map_err(|cause| CoordinateError { line: index + 1, cause })?;
            if *system.get_or_insert(entry_system) != entry_system {
                return fail(index + 1, CoordinateCause::MixedSystems);
            }
            positions.push(position);
        }
    }
    match system {
        Some(system) => Ok(TypedPositions { positions, system }),
        None => fail(1, CoordinateCause::Nothing),
    }
}

/// The system that a line begins with, and what follows: `EPSG:3011: 6580822 150000`, or a name alone.
fn after_name(line: &str) -> Option<(ReferenceSystem, &str)> {
    let (name, rest) = line
        .rsplit_once(':')
        .filter(|(name, _)| ReferenceSystem::by_name(name).is_some())
        .unwrap_or((line, ""));
    let is_word = name.contains(|sign: char| sign.is_ascii_alphabetic());
    let system = ReferenceSystem::by_name(name).filter(|_| is_word)?;
    Some((system, rest))
}

fn read_entry(entry: &str, named: Option<ReferenceSystem>) -> Result<(Position, ReferenceSystem), CoordinateCause> {
    let numbers = scan::numbers(entry, true)?;
    let position = |first: &_, second: &_| match named {
        Some(system) => pair::position_in(first, second, system),
        None => pair::position(first, second),
    };
    match numbers.as_slice() {
        [first, second] => position(first, second),
        // `6581844,585693` reads as one number with decimals, but is two.
        [_] if entry.contains(',') => match scan::numbers(entry, false)?.as_slice() {
            [first, second] if named.is_some() || pair::is_metres(first.value, second.value) => position(first, second),
            _ => Err(CoordinateCause::NumberCount { found: 1 }),
        },
        others => Err(CoordinateCause::NumberCount { found: others.len() }),
    }
}

/// Writes positions for editing: latitude, longitude, five decimals (about a metre), one a line.
pub fn write(positions: &[Position]) -> String {
    let mut text = String::with_capacity(positions.len() * 20);
    for (index, position) in positions.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        text.push_str(&format!("{:.5}, {:.5}", position.latitude, position.longitude));
    }
    text
}
