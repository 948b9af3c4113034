//! What programs and people call a reference system.

use super::{LocalZone, ReferenceSystem};

impl ReferenceSystem {
    /// The system that a name means: a code with its register (`EPSG:3006`, `urn:ogc:def:crs:EPSG::3006`,
    /// `http://www.opengis.net/gml/srs/epsg.xml#3006`), a name as people write it (`sweref 99 tm`, `SWEREF99 18 00`), or
    /// a description in well-known text. `None` if it means none of ours, or several.
    pub fn by_name(name: &str) -> Option<Self> {
        let name = name.trim().trim_end_matches('/').to_ascii_uppercase();
        // Well-known text begins with its own name.
        if let Some((_, described)) = name.split_once("[\"") {
            let described = described.split('"').next()?;
            // A system of degrees, and not one in the plane that is made on it.
            let are_degrees = name.starts_with("GEOG") && described.ends_with("SWEREF99");
            return are_degrees
                .then_some(ReferenceSystem::Wgs84)
                .or_else(|| by_squeezed(described));
        }
        if name.contains("EPSG") || name.contains("ESRI") || name.bytes().all(|byte| byte.is_ascii_digit()) {
            // A system in the plane may be followed by one for heights.
            return name.split([',', '+']).find_map(by_trailing_code);
        }
        by_squeezed(&name)
    }

    /// The system whose code in the EPSG register an address has, wherever in it: `https://epsg.io/3006`,
    /// `http://spatialreference.org/ref/epsg/3006/proj4/`.
    pub fn by_address(address: &str) -> Result<Self, UnknownAddress> {
        let address = address.to_ascii_uppercase();
        let Some((_, codes)) = address.split_once("EPSG") else {
            return Err(UnknownAddress::WithoutCode);
        };
        let numbers = codes.split(|sign: char| !sign.is_ascii_digit());
        let mut systems = numbers.filter_map(|code| Self::by_epsg(code.parse().ok()?));
        systems.next().ok_or(UnknownAddress::OtherCode)
    }

    /// Whether a name means several of these systems: `SWEREF99` alone is all that are made on it.
    pub fn is_family(name: &str) -> bool {
        matches!(squeezed(&name.to_ascii_uppercase()).as_str(), "SWEREF" | "SWEREF99")
    }
}

/// Why an address means none of our systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownAddress {
    /// It has no code in the EPSG register, and nothing is fetched.
    WithoutCode,
    /// It has the code of none of ours.
    OtherCode,
}

fn squeezed(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// By the code that a name ends in, or that stands right after its register: `EPSG:3006 - SWEREF99 TM`.
fn by_trailing_code(name: &str) -> Option<ReferenceSystem> {
    let is_no_digit = |sign: char| !sign.is_ascii_digit();
    let by_code = |code: &str| ReferenceSystem::by_epsg(code.parse().ok()?);
    let last = name.trim().trim_end_matches(')').rsplit(is_no_digit).next();
    let after_register = || name.split_once("EPSG:")?.1.split(is_no_digit).next();
    last.and_then(by_code).or_else(|| after_register().and_then(by_code))
}

/// By letters and digits alone, since everybody parts them differently.
fn by_squeezed(name: &str) -> Option<ReferenceSystem> {
    let squeezed = squeezed(name);
    let name = squeezed.trim_end_matches("HEIGHT").trim_end_matches("RH2000");
    if let Some(rest) = name.strip_prefix("SWEREF") {
        let rest = rest.strip_prefix("99").unwrap_or(rest);
        return match rest {
            "TM" | "TM3006" => Some(ReferenceSystem::Sweref99Tm),
            _ => by_meridian(rest).map(ReferenceSystem::Sweref99),
        };
    }
    if name.ends_with("CRS84")
        || name.ends_with("CRS84H")
        || matches!(
            name,
            "WGS84" | "WGS1984" | "GCSWGS1984" | "ETRS89" | "GCSETRS1989" | "GCSSWEREF99"
        )
    {
        return Some(ReferenceSystem::Wgs84);
    }
    if [
        "PSEUDOMERCATOR",
        "WEBMERCATOR",
        "SPHERICALMERCATOR",
        "GOOGLEMERCATOR",
        "GOOGLEMAPSGLOBALMERCATOR",
    ]
    .iter()
    .any(|mercator| name.contains(mercator))
    {
        return Some(ReferenceSystem::WebMercator);
    }
    let (datum, zone) = name.split_once("UTM")?;
    let is_ours = matches!(datum, "" | "ETRS89" | "ETRS1989" | "WGS84" | "WGS1984")
        && matches!(zone.trim_start_matches("ZONE").trim_start_matches("ZON"), "33" | "33N");
    is_ours.then_some(ReferenceSystem::Utm33N)
}

/// A local zone by the degrees and minutes of its meridian, as `1800`.
fn by_meridian(written: &str) -> Option<LocalZone> {
    if written.len() != 4 {
        return None;
    }
    let number: f64 = written.parse().ok()?;
    let meridian = (number / 100.0).floor() + number % 100.0 / 60.0;
    LocalZone::all().find(|zone| zone.central_meridian() == meridian)
}
