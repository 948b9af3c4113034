//! The reference systems that files and people give positions in, and the ranges that tell them apart.

use std::ops::RangeInclusive;

/// A reference system that positions can be read from and written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceSystem {
    /// Longitude and latitude in degrees.
    Wgs84,
    /// SWEREF 99 TM (EPSG:3006): easting and northing in metres.
    Sweref99Tm,
}

/// Eastings in metres that lie in Sweden, with a margin, in SWEREF 99 TM.
pub const SWEDISH_EASTINGS: RangeInclusive<f64> = 200_000.0..=1_000_000.0;
/// Northings in metres that lie in Sweden, with a margin, in SWEREF 99 TM.
pub const SWEDISH_NORTHINGS: RangeInclusive<f64> = 6_100_000.0..=7_700_000.0;
/// Longitudes in degrees that Sweden spans, with a margin.
pub const SWEDISH_LONGITUDES: RangeInclusive<f64> = 10.0..=25.0;
/// Latitudes in degrees that Sweden spans, with a margin.
pub const SWEDISH_LATITUDES: RangeInclusive<f64> = 55.0..=70.0;
