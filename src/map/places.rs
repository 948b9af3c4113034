//! The localities of the ground, by which elements are found and between which they lie.

use serde::Deserialize;

use crate::domain::{
    sorting::sort_by_key,
    values::{distance::distance, geometry::Position},
};

/// A locality that can be named on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its Swedish name.
    pub name: String,
    /// Where it lies.
    pub position: Position,
    /// Its code of municipality.
    pub municipality: String,
    /// A rough and old figure, good for ranking only.
    pub population: u32,
    /// Whether it is a part of a city, which the list names by itself: no locality of its own on the map.
    pub is_suburb: bool,
}

#[derive(Deserialize)]
struct File {
    rader: Vec<(String, f64, f64, u32, String)>,
}

/// Reads the list of localities, largest first; `None` if it is not such a list.
pub fn read_places(bytes: &[u8]) -> Option<Vec<Place>> {
    let file: File = serde_json::from_slice(bytes).ok()?;
    let mut places: Vec<Place> = file
        .rader
        .into_iter()
        .map(|(name, longitude, latitude, population, municipality)| Place {
            name,
            position: Position { longitude, latitude },
            municipality,
            population,
            is_suburb: false,
        })
        .collect();
    sort_by_key(&mut places, |place| std::cmp::Reverse(place.population));
    let cities: Vec<Place> = places
        .iter()
        .take_while(|place| place.population >= CITY)
        .cloned()
        .collect();
    for place in &mut places {
        place.is_suburb = cities.iter().any(|city| is_part_of(place, city));
    }
    Some(places)
}

/// From how many inhabitants a place has parts that the list names.
const CITY: u32 = 100_000;

/// Whether a place is a part of a city: in its municipality, much smaller, and nearer than the city is wide. A city of a million and a
/// half reaches some twenty kilometres, one of a hundred thousand five.
fn is_part_of(place: &Place, city: &Place) -> bool {
    let reach = 16.0 * f64::from(city.population).sqrt();
    place.municipality == city.municipality
        && place.population < city.population / 5
        && distance(place.position, city.position) <= reach
}

/// The locality nearest to a position, where one lies within 30 km.
pub fn nearest(places: &[Place], position: Position) -> Option<&Place> {
    const REACH: f64 = 30_000.0 / 111_000.0;
    // A thousand elements ask among a thousand places, so the earth is taken as flat and roots are not drawn.
    let shortening = position.latitude.to_radians().cos();
    let apart = |place: &Place| {
        let east = (place.position.longitude - position.longitude) * shortening;
        let north = place.position.latitude - position.latitude;
        east * east + north * north
    };
    places
        .iter()
        .map(|place| (apart(place), place))
        .filter(|(apart, _)| *apart < REACH * REACH)
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, place)| place)
}

/// From how many inhabitants a locality is named at a zoom; the county's own are named earlier.
pub fn least_population(zoom: f64, is_own: bool) -> u32 {
    let least: u32 = match zoom {
        zoom if zoom < 5.5 => 110_000,
        zoom if zoom < 6.5 => 60_000,
        zoom if zoom < 7.5 => 25_000,
        zoom if zoom < 8.5 => 11_000,
        zoom if zoom < 9.5 => 5_000,
        zoom if zoom < 10.5 => 1_500,
        _ => 0,
    };
    if is_own { least / 3 } else { least }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    fn place(name: &str, longitude: f64, population: u32) -> Place {
        Place {
            name: name.into(),
            position: at(longitude, 59.0),
            municipality: "0480".into(),
            population,
            is_suburb: false,
        }
    }

    // R300
    #[test]
    fn a_part_of_a_city_is_no_locality_of_its_own() {
        let rows = [
            ["Stad", "16.0", "59.0", "400000", "\"0480\""],
            ["Förort", "16.1", "59.0", "20000", "\"0480\""],
            ["Grannort", "16.1", "59.0", "20000", "\"0481\""],
            ["Ort", "16.5", "59.0", "20000", "\"0480\""],
            ["Tvilling", "16.1", "59.0", "90000", "\"0480\""],
        ];
        let rows =
            rows.map(|[name, east, north, people, code]| format!(r#"["{name}",{east},{north},{people},{code}]"#));
        let read = read_places(format!(r#"{{"rader":[{}]}}"#, rows.join(",")).as_bytes()).unwrap();
        let suburbs: Vec<_> = read
            .iter()
            .filter(|place| place.is_suburb)
            .map(|place| &place.name)
            .collect();
        assert_eq!(suburbs, ["Förort"]);
    }

    // R345
    #[test]
    fn no_place_of_the_list_has_the_people_of_its_namesake() {
        let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/geo/orter.json")).unwrap();
        let places = read_places(&file).unwrap();
        assert!(places.len() > 1_000);
        let large = || places.iter().filter(|place| place.population >= 3_000);
        for (number, place) in large().enumerate() {
            let namesake = large().take(number).find(|other| other.name == place.name);
            let is_as_large = |other: &Place| place.population * 100 >= other.population * 65;
            assert!(!namesake.is_some_and(is_as_large), "{place:?}");
        }
    }

    #[test]
    fn a_list_of_another_form_is_no_list() {
        assert_eq!(read_places(b"[]"), None);
        assert_eq!(read_places(b"{\"rader\":[[\"A\",1]]}"), None);
        let read = read_places(br#"{"rader":[["A",1.0,2.0,3,"0480"],["B",1.0,2.0,9,"0480"]]}"#);
        assert_eq!(read.unwrap()[0].name, "B");
    }

    #[test]
    fn the_nearest_locality_is_not_a_far_one() {
        let places = [place("Stad", 16.0, 90_000), place("By", 17.5, 400)];
        assert_eq!(nearest(&places, at(17.4, 59.0)).unwrap().name, "By");
        assert_eq!(nearest(&places, at(30.0, 59.0)), None);
    }
}
