//! The reference systems that files and people give positions in, and the ranges that tell them apart.

mod name;
#[cfg(test)]
mod tests;

pub use name::UnknownAddress;
use std::ops::RangeInclusive;

use super::transverse_mercator::{PlanePosition, TransverseMercator};
use crate::domain::values::geometry::Position;

/// A reference system that positions can be read from and written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceSystem {
    /// Longitude and latitude in degrees.
    Wgs84,
    /// SWEREF 99 TM (EPSG:3006): easting and northing in metres.
    Sweref99Tm,
    /// A local zone of SWEREF 99 (EPSG:3007–3018): easting and northing in metres.
    Sweref99(LocalZone),
    /// ETRS89 / UTM zone 33N (EPSG:25833): the numbers of SWEREF 99 TM under another name.
    Utm33N,
    /// Web Mercator (EPSG:3857), as web maps have it: metres at the equator.
    WebMercator,
}

/// One of the twelve local zones of SWEREF 99, which municipalities measure in: its place in [`LOCAL_ZONES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalZone(usize);

/// Names and central meridians, in the order of the codes: from EPSG:3007, and with heights in RH 2000 from EPSG:5846.
const LOCAL_ZONES: [(&str, f64); 12] = [
    ("SWEREF 99 12 00", 12.0),
    ("SWEREF 99 13 30", 13.5),
    ("SWEREF 99 15 00", 15.0),
    ("SWEREF 99 16 30", 16.5),
    ("SWEREF 99 18 00", 18.0),
    ("SWEREF 99 14 15", 14.25),
    ("SWEREF 99 15 45", 15.75),
    ("SWEREF 99 17 15", 17.25),
    ("SWEREF 99 18 45", 18.75),
    ("SWEREF 99 20 15", 20.25),
    ("SWEREF 99 21 45", 21.75),
    ("SWEREF 99 23 15", 23.25),
];
const FIRST_ZONE: u32 = 3007;
const FIRST_ZONE_WITH_HEIGHTS: u32 = 5846;

/// The radius of Web Mercator's sphere, in metres.
const SPHERE: f64 = 6_378_137.0;

/// Eastings in metres that lie in Sweden, with a margin, in SWEREF 99 TM.
pub const SWEDISH_EASTINGS: RangeInclusive<f64> = 200_000.0..=1_000_000.0;
/// Northings in metres that lie in Sweden, with a margin, in SWEREF 99 TM and its local zones.
pub const SWEDISH_NORTHINGS: RangeInclusive<f64> = 6_100_000.0..=7_700_000.0;

impl LocalZone {
    /// All of them, from west to east.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut zones: Vec<Self> = (0..LOCAL_ZONES.len()).map(Self).collect();
        zones.sort_by(|one, other| one.central_meridian().total_cmp(&other.central_meridian()));
        zones.into_iter()
    }

    /// Degrees east.
    pub fn central_meridian(self) -> f64 {
        self.row().1
    }

    fn row(self) -> (&'static str, f64) {
        LOCAL_ZONES.get(self.0).copied().unwrap_or_default()
    }
}

impl ReferenceSystem {
    /// All of them: those that are met most first, the local zones from west to east.
    pub fn all() -> impl Iterator<Item = Self> {
        let national = [Self::Wgs84, Self::Sweref99Tm];
        let zones = LocalZone::all().map(Self::Sweref99);
        national
            .into_iter()
            .chain(zones)
            .chain([Self::WebMercator, Self::Utm33N])
    }

    /// Its name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wgs84 => "WGS 84",
            Self::Sweref99Tm => "SWEREF 99 TM",
            Self::Sweref99(zone) => zone.row().0,
            Self::Utm33N => "ETRS89 / UTM 33N",
            Self::WebMercator => "Web Mercator",
        }
    }

    /// Its code in the EPSG register.
    pub fn epsg(self) -> u32 {
        match self {
            Self::Wgs84 => 4326,
            Self::Sweref99Tm => 3006,
            // There are twelve.
            Self::Sweref99(zone) => FIRST_ZONE.saturating_add(zone.0 as u32),
            Self::Utm33N => 25833,
            Self::WebMercator => 3857,
        }
    }

    /// The system with a code, in the EPSG register or in Esri's programs; `None` if it is none of these.
    pub fn by_epsg(code: u32) -> Option<Self> {
        let zone = |first: u32| {
            let place = code.checked_sub(first)? as usize;
            (place < LOCAL_ZONES.len()).then_some(Self::Sweref99(LocalZone(place)))
        };
        match code {
            // 4979 is WGS 84 with height; ETRS89 (4258) and SWEREF 99 (4619) differ from WGS 84 by less than a metre.
            4326 | 4979 | 4258 | 4619 => Some(Self::Wgs84),
            // 5845 is SWEREF 99 TM with height in RH 2000.
            3006 | 5845 => Some(Self::Sweref99Tm),
            // 32633 is the same on WGS 84.
            25833 | 32633 => Some(Self::Utm33N),
            // What it was called before it had a code, and at Esri's.
            3857 | 3785 | 900_913 | 102_100 | 102_113 => Some(Self::WebMercator),
            _ => zone(FIRST_ZONE).or_else(|| zone(FIRST_ZONE_WITH_HEIGHTS)),
        }
    }

    /// Takes east and north to a position; `None` where the system has none.
    pub fn to_position(self, [east, north]: [f64; 2]) -> Option<Position> {
        let position = match self.projection() {
            Some(projection) => {
                let (easting, northing) = (east, north);
                projection.to_position(PlanePosition { easting, northing }).ok()?
            }
            None if self == Self::WebMercator => Position {
                longitude: (east / SPHERE).to_degrees(),
                latitude: (north / SPHERE).sinh().atan().to_degrees(),
            },
            None => Position::from([east, north]),
        };
        (position.longitude.abs() <= 180.0 && position.latitude.abs() <= 90.0).then_some(position)
    }

    /// Takes a position to east and north; `None` where the system has no place for it.
    pub fn of_position(self, position: Position) -> Option<[f64; 2]> {
        if !(position.longitude.abs() <= 180.0 && position.latitude.abs() <= 90.0) {
            return None;
        }
        let values = match self.projection() {
            Some(projection) => {
                let plane = projection.to_plane(position).ok()?;
                [plane.easting, plane.northing]
            }
            None if self == Self::WebMercator => [
                position.longitude.to_radians() * SPHERE,
                position.latitude.to_radians().tan().asinh() * SPHERE,
            ],
            None => position.into(),
        };
        values.iter().all(|value| value.is_finite()).then_some(values)
    }

    /// The projection of those that are made with Gauss–Krüger's.
    fn projection(self) -> Option<TransverseMercator> {
        match self {
            Self::Sweref99Tm | Self::Utm33N => Some(TransverseMercator {
                central_meridian: 15.0,
                scale: 0.9996,
                false_easting: 500_000.0,
            }),
            Self::Sweref99(zone) => Some(TransverseMercator {
                central_meridian: zone.central_meridian(),
                scale: 1.0,
                false_easting: 150_000.0,
            }),
            Self::Wgs84 | Self::WebMercator => None,
        }
    }
}
