//! The municipalities: what they are called, and where they lie.

use serde::Deserialize;

use crate::{
    domain::values::{county, county::County, extent::BoundingBox, geometry::Position},
    format::topojson,
};

/// Where a municipality lies.
#[derive(Clone, Debug, PartialEq)]
pub struct MunicipalityGround {
    /// Its code.
    pub code: String,
    /// The box around it.
    pub bounds: BoundingBox,
}

/// Where a municipality is.
#[derive(Clone, Debug, PartialEq)]
pub struct MunicipalityAreas {
    /// Its code.
    pub code: String,
    /// Its areas, each of rings.
    pub areas: Vec<Vec<Vec<Position>>>,
}

/// Reads the municipalities of one county's file; `None` if it is no such file.
pub fn read_areas(bytes: &[u8]) -> Option<Vec<MunicipalityAreas>> {
    let topology = topojson::read(bytes).ok()?;
    let one = |feature: topojson::Feature| {
        Some(MunicipalityAreas {
            code: feature.id?.to_owned(),
            areas: feature.polygons,
        })
    };
    Some(topology.features("kommun").filter_map(one).collect())
}

/// What a municipality is called.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct MunicipalityName {
    /// Its code.
    #[serde(rename = "kod")]
    pub code: String,
    /// Its name, as *Nyköping*.
    #[serde(rename = "namn")]
    pub name: String,
}

#[derive(Deserialize)]
struct File {
    kommun: Vec<MunicipalityName>,
}

/// Reads the list of codes; `None` if it is not such a list.
pub fn read_names(bytes: &[u8]) -> Option<Vec<MunicipalityName>> {
    let file: File = serde_json::from_slice(bytes).ok()?;
    Some(file.kommun)
}

impl MunicipalityName {
    /// The county that it lies in.
    pub fn county(&self) -> Option<&'static County> {
        county::by_code(self.code.get(..2)?)
    }

    /// What people write for it: *Nyköpings kommun*, *Upplands Väsby kommun*, *Malmö stad*.
    pub fn written(&self) -> [String; 4] {
        [" kommun", "s kommun", " stad", "s stad"].map(|ending| [&self.name, ending].concat())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{
        domain::values::district::Districts,
        map::places::read_places,
        render::county_map::{Hearing, MapMunicipality, tests::drawn},
    };

    // R636
    #[test]
    fn every_county_is_drawn_with_a_tone_and_a_title_for_each_of_its_municipalities() {
        for one in county::COUNTIES {
            let path = format!("{}/public/geo/lan/{}.topo.json", env!("CARGO_MANIFEST_DIR"), one.code);
            let ground = read_areas(&std::fs::read(path).unwrap()).unwrap();
            let municipality = |(number, held)| {
                let MunicipalityAreas { code, areas }: &MunicipalityAreas = held;
                MapMunicipality {
                    name: code,
                    areas,
                    hearing: Hearing::ALL[number % 3],
                    count: number,
                }
            };
            let municipalities: Vec<_> = ground.iter().enumerate().map(municipality).collect();
            for width in [320.0, 640.0] {
                let svg = drawn(&municipalities, width);
                let read = roxmltree::Document::parse(&svg).unwrap();
                let is_titled = |node: &roxmltree::Node| {
                    node.has_tag_name("path") && node.children().any(|child| child.has_tag_name("title"))
                };
                let all = municipalities.len();
                assert_eq!(read.descendants().filter(is_titled).count(), all, "{}", one.name);
                assert!(svg.len() < 200_000, "{}: {}", one.name, svg.len());
                // What has no room for its number says so.
                let is_number = |node: &roxmltree::Node| {
                    let class = node.attribute("class").unwrap_or_default();
                    class.contains("chart-value")
                };
                let set = read.descendants().filter(is_number).count();
                assert_eq!(svg.contains("tal står bara i tabellen"), set < all, "{}", one.name);
                let least = if width < 480.0 { all / 3 } else { all / 2 };
                assert!(set >= least, "{}: {set} of {all}", one.name);
            }
        }
    }

    // R337
    #[test]
    fn localities_lie_in_their_municipality_along_borders_and_on_islands_too() {
        let file = |path: &str| std::fs::read(format!("{}/public/geo/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let places = read_places(&file("orter.json")).unwrap();
        for county in county::COUNTIES {
            let ground = read_areas(&file(&format!("lan/{}.topo.json", county.code))).unwrap();
            let districts = Districts::of(ground.iter().map(|one| (one.code.as_str(), one.areas.as_slice())));
            let own = || {
                places
                    .iter()
                    .filter(|place| place.municipality.starts_with(county.code))
            };
            let astray: Vec<_> = own()
                .filter(|place| districts.at(place.position) != Some(&place.municipality))
                .map(|place| &place.name)
                .collect();
            // The list of localities is rough: a few stand on the other side of a border.
            assert!(astray.len() * 20 <= own().count(), "{}: {astray:?}", county.name);
        }
        let ground = read_areas(&file("lan/01.topo.json")).unwrap();
        let districts = Districts::of(ground.iter().map(|one| (one.code.as_str(), one.areas.as_slice())));
        let at = |longitude, latitude| districts.at(Position { longitude, latitude });
        // Sandhamn on its island, the water beside it, and the open sea.
        assert_eq!(at(18.911, 59.288), Some("0120"));
        assert_eq!(at(18.90, 59.30), Some("0120"));
        assert_eq!(at(20.5, 59.3), None);
    }

    // R325
    #[test]
    fn every_municipality_has_a_name_and_a_county() {
        let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/geo/koder.json")).unwrap();
        let names = read_names(&file).unwrap();
        assert_eq!(names.len(), 290);
        assert!(names.iter().all(|one| !one.name.is_empty() && one.county().is_some()));
        let nykoping = names.iter().find(|one| one.code == "0480").unwrap();
        assert_eq!(
            (nykoping.name.as_str(), nykoping.county().unwrap().name),
            ("Nyköping", "Södermanlands län")
        );
        assert_eq!(read_names(b"[]"), None);
    }
}
