//! Which reference system a file's positions are in: what it says, and what the numbers say.

use serde_json::Value;

use super::error::GeoJsonError;
use super::place::{Place, shortened};
use crate::domain::values::geometry::Position;
use crate::format::reference_system::{
    ReferenceSystem, SWEDISH_EASTINGS, SWEDISH_LATITUDES, SWEDISH_LONGITUDES, SWEDISH_NORTHINGS,
};
use crate::format::sweref::{self, PlanePosition};

/// What a file's reference system was recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecognisedBy {
    /// The file has a `crs` member.
    CrsMember,
    /// The numbers can only be metres in SWEREF 99 TM.
    Magnitude,
    /// Neither: GeoJSON's default, WGS 84.
    Default,
}

/// How a file's positions were understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recognition {
    /// The reference system.
    pub system: ReferenceSystem,
    /// What it was recognised by.
    pub recognised_by: RecognisedBy,
    /// The file has latitude or northing first, against the standard, and was read so.
    pub axes_swapped: bool,
}

impl Recognition {
    /// Takes two values of the file to a position, or to `None` if they lie outside the system.
    pub(super) fn position(&self, [x, y]: [f64; 2]) -> Option<Position> {
        let [east, north] = if self.axes_swapped { [y, x] } else { [x, y] };
        match self.system {
            ReferenceSystem::Wgs84 => is_degrees(east, north).then_some(Position {
                longitude: east,
                latitude: north,
            }),
            // Without the file's word for it, only Sweden is sure to be in this system.
            ReferenceSystem::Sweref99Tm
                if self.recognised_by == RecognisedBy::Magnitude && !is_swedish(east, north) =>
            {
                None
            }
            ReferenceSystem::Sweref99Tm => sweref::to_position(PlanePosition {
                easting: east,
                northing: north,
            })
            .ok(),
        }
    }
}

/// How many of a file's positions fit each reading.
#[derive(Default)]
pub(super) struct Census {
    positions: usize,
    degrees: usize,
    /// Degrees that lie in Sweden when swapped, and in the Arabian Sea when not.
    swapped_degrees: usize,
    metres: usize,
    swapped_metres: usize,
    swedish_metres: usize,
    swapped_swedish_metres: usize,
}

impl Census {
    pub(super) fn count(&mut self, [x, y]: [f64; 2]) {
        let can_be_metres = |easting, northing| sweref::is_plausible(PlanePosition { easting, northing });
        let in_sweden_when_swapped = SWEDISH_LATITUDES.contains(&x) && SWEDISH_LONGITUDES.contains(&y);
        self.positions += 1;
        self.degrees += usize::from(is_degrees(x, y));
        self.swapped_degrees += usize::from(in_sweden_when_swapped);
        self.metres += usize::from(can_be_metres(x, y));
        self.swapped_metres += usize::from(can_be_metres(y, x));
        self.swedish_metres += usize::from(is_swedish(x, y));
        self.swapped_swedish_metres += usize::from(is_swedish(y, x));
    }

    /// Decides from the file's own word, if any, and the count. Nothing where no position fits.
    pub(super) fn recognise(&self, named: Option<ReferenceSystem>) -> Option<Recognition> {
        let by_magnitude = self.swedish_metres + self.swapped_swedish_metres > self.degrees;
        let (system, recognised_by) = match named {
            Some(system) => (system, RecognisedBy::CrsMember),
            None if by_magnitude => (ReferenceSystem::Sweref99Tm, RecognisedBy::Magnitude),
            None => (ReferenceSystem::Wgs84, RecognisedBy::Default),
        };
        let (fitting, axes_swapped) = match system {
            ReferenceSystem::Wgs84 => (
                self.degrees,
                self.swapped_degrees > 0 && self.swapped_degrees == self.degrees,
            ),
            ReferenceSystem::Sweref99Tm => (self.metres + self.swapped_metres, self.swapped_metres > self.metres),
        };
        (fitting > 0 || self.positions == 0).then_some(Recognition {
            system,
            recognised_by,
            axes_swapped,
        })
    }
}

fn is_degrees(longitude: f64, latitude: f64) -> bool {
    longitude.abs() <= 180.0 && latitude.abs() <= 90.0
}

fn is_swedish(easting: f64, northing: f64) -> bool {
    SWEDISH_EASTINGS.contains(&easting) && SWEDISH_NORTHINGS.contains(&northing)
}

/// Reads a `crs` member. Null says nothing; a member that we can't use is an error that names it.
pub(super) fn named_system(crs: &Value, place: &Place) -> Result<Option<ReferenceSystem>, GeoJsonError> {
    if crs.is_null() {
        return Ok(None);
    }
    let name = crs
        .pointer("/properties/name")
        .or_else(|| crs.pointer("/properties/href"))
        .or_else(|| crs.get("type"))
        .and_then(Value::as_str)
        .unwrap_or_default();
    // A link (`href`) names no system that can be recognised offline, whatever its address ends in.
    let system = if crs.pointer("/properties/name").is_some() {
        system_by_name(name)
    } else {
        None
    };
    system
        .map(Some)
        .ok_or_else(|| GeoJsonError::UnsupportedReferenceSystem {
            place: place.path(),
            name: shortened(name),
        })
}

/// `EPSG:3006`, `urn:ogc:def:crs:EPSG::3006` and `http://www.opengis.net/def/crs/EPSG/0/3006` name the same.
fn system_by_name(name: &str) -> Option<ReferenceSystem> {
    let name = name.trim().to_ascii_uppercase();
    let code = name.rsplit([':', '/']).next().unwrap_or_default();
    if matches!(code, "CRS84" | "CRS84H") {
        return Some(ReferenceSystem::Wgs84);
    }
    if !name.contains("EPSG") {
        return None;
    }
    match code {
        // 4979 is WGS 84 with height; ETRS89 (4258) and SWEREF 99 (4619) differ from WGS 84 by less than a metre.
        "4326" | "4979" | "4258" | "4619" => Some(ReferenceSystem::Wgs84),
        // 5845 is SWEREF 99 TM with height in RH 2000.
        "3006" | "5845" => Some(ReferenceSystem::Sweref99Tm),
        _ => None,
    }
}
