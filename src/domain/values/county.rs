//! Sweden's 21 counties and their regions, by their official codes and names.
//!
//! Source: SCB's county codes; region names as they are in the Government's referral lists.

/// A county (län) and its self-governing region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct County {
    /// The two-digit county code with its leading zero.
    pub code: &'static str,
    /// The county's name in full, as *Södermanlands län*.
    pub name: &'static str,
    /// The region's name, as *Region Sörmland*.
    pub region: &'static str,
}

const fn county(code: &'static str, name: &'static str, region: &'static str) -> County {
    County { code, name, region }
}

/// The 21 counties by code.
pub const COUNTIES: [County; 21] = [
    county("01", "Stockholms län", "Region Stockholm"),
    county("03", "Uppsala län", "Region Uppsala"),
    county("04", "Södermanlands län", "Region Sörmland"),
    county("05", "Östergötlands län", "Region Östergötland"),
    county("06", "Jönköpings län", "Region Jönköpings län"),
    county("07", "Kronobergs län", "Region Kronoberg"),
    county("08", "Kalmar län", "Region Kalmar län"),
    county("09", "Gotlands län", "Region Gotland"),
    county("10", "Blekinge län", "Region Blekinge"),
    county("12", "Skåne län", "Region Skåne"),
    county("13", "Hallands län", "Region Halland"),
    county("14", "Västra Götalands län", "Västra Götalandsregionen"),
    county("17", "Värmlands län", "Region Värmland"),
    county("18", "Örebro län", "Region Örebro län"),
    county("19", "Västmanlands län", "Region Västmanland"),
    county("20", "Dalarnas län", "Region Dalarna"),
    county("21", "Gävleborgs län", "Region Gävleborg"),
    county("22", "Västernorrlands län", "Region Västernorrland"),
    county("23", "Jämtlands län", "Region Jämtland Härjedalen"),
    county("24", "Västerbottens län", "Region Västerbotten"),
    county("25", "Norrbottens län", "Region Norrbotten"),
];

/// The county of a code.
pub fn by_code(code: &str) -> Option<&'static County> {
    COUNTIES.iter().find(|county| county.code == code)
}
