//! Which names are on the map: the most important first, and none over another.

use serde::Deserialize;

use super::scene::{Label, LabelKind, SceneElement, Side, Viewport, on_plane};
use super::style::Form;
use crate::domain::values::geometry::Position;

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
}

#[derive(Deserialize)]
struct File {
    rader: Vec<(String, f64, f64, u32, String)>,
}

/// Entries of the list that name no locality at that place.
const WRONG: [(&str, &str); 2] = [("Arnö", "0480"), ("Bara", "0481")];

/// Reads the list of localities, largest first; `None` if it is not such a list.
pub fn read_places(bytes: &[u8]) -> Option<Vec<Place>> {
    let file: File = serde_json::from_slice(bytes).ok()?;
    let mut places: Vec<Place> = file
        .rader
        .into_iter()
        .filter(|row| !WRONG.contains(&(row.0.as_str(), row.4.as_str())))
        .map(|(name, longitude, latitude, population, municipality)| Place {
            name,
            position: Position { longitude, latitude },
            municipality,
            population,
        })
        .collect();
    places.sort_by_key(|place| std::cmp::Reverse(place.population));
    Some(places)
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
fn least_population(zoom: f64, is_own: bool) -> u32 {
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

/// A locality of this size or more is written larger.
const CITY: u32 = 50_000;
/// The most elements that are tried for a name; in a crowd the rest would hardly find room.
const MOST_NAMES: usize = 300;
/// Room for a name, in pixels.
const LINE: f64 = 17.0;

/// Boxes on the screen that are taken.
struct TakenBoxes(Vec<[f64; 4]>);

impl TakenBoxes {
    fn take(&mut self, wanted: [f64; 4]) -> bool {
        let overlaps =
            |held: &[f64; 4]| wanted[0] < held[2] && held[0] < wanted[2] && wanted[1] < held[3] && held[1] < wanted[3];
        let is_free = !self.0.iter().any(overlaps);
        if is_free {
            self.0.push(wanted);
        }
        is_free
    }

    /// The name on the first side where there is room for it.
    fn place(&mut self, label: Label, sides: &[Side], at: [f64; 2]) -> Option<Label> {
        sides
            .iter()
            .map(|side| Label {
                side: *side,
                ..label.clone()
            })
            .find(|label| self.take(room(label, at)))
    }
}

/// The names that fit: the selected element's, the other elements' by level, then localities by size.
pub fn placed(elements: &[SceneElement], places: &[Place], county: &str, viewed: &Viewport) -> Vec<Label> {
    let scale = 256.0 * 2.0_f64.powf(viewed.zoom);
    let pixel = |position: Position| on_plane(position).map(|share| share * scale);
    let mut taken = TakenBoxes(Vec::new());
    let mut labels = Vec::new();
    let mut ranked: Vec<(&SceneElement, Position)> = elements
        .iter()
        .filter_map(|element| Some((element, element.anchor()?)))
        .filter(|(_, anchor)| viewed.bounds.contains(*anchor))
        .collect();
    ranked.sort_by(|(one, _), (other, _)| {
        let rank = |element: &SceneElement| {
            let size = match element.style.form {
                Form::Circle { radius } => radius * 10.0,
                _ => element.style.width,
            };
            if element.is_selected { f64::MAX } else { size }
        };
        rank(other).total_cmp(&rank(one)).then_with(|| one.id.cmp(&other.id))
    });
    // The symbols are drawn whatever the names do, so no name may cover one.
    for (element, anchor) in &ranked {
        let ([x, y], half) = (pixel(*anchor), half_of(element));
        taken.0.push([x - half, y - half, x + half, y + half]);
    }
    for (element, anchor) in ranked.into_iter().take(MOST_NAMES) {
        if element.name.is_empty() {
            continue;
        }
        let label = Label {
            kind: LabelKind::Element,
            text: element.name.clone(),
            position: anchor,
            side: Side::Right,
            offset: half_of(element) + 3.0,
        };
        let sides = [Side::Right, Side::Left, Side::Below, Side::Above];
        labels.extend(taken.place(label, &sides, pixel(anchor)));
    }
    for place in places {
        let is_own = place.municipality.starts_with(county) && !county.is_empty();
        if place.population < least_population(viewed.zoom, is_own) || !viewed.bounds.contains(place.position) {
            continue;
        }
        let label = Label {
            kind: if place.population >= CITY {
                LabelKind::City
            } else {
                LabelKind::Place
            },
            text: place.name.clone(),
            position: place.position,
            side: Side::Right,
            offset: 5.0,
        };
        labels.extend(taken.place(label, &[Side::Right, Side::Left], pixel(place.position)));
    }
    labels
}

fn half_of(element: &SceneElement) -> f64 {
    match element.style.form {
        // The handles of what is selected are larger than its symbol.
        _ if element.is_selected => 16.0,
        Form::Circle { radius } => radius + 1.0,
        _ => 8.0,
    }
}

/// The box that a name takes. Letters are reckoned by their number: a font's measures are not known here.
fn room(label: &Label, [x, y]: [f64; 2]) -> [f64; 4] {
    let letter = match label.kind {
        LabelKind::Element | LabelKind::City => 7.4,
        LabelKind::Place => 6.4,
    };
    let width = label.text.chars().count() as f64 * letter + 4.0;
    // The dot of a locality is part of its name.
    let dot = match label.kind {
        LabelKind::Element => label.offset,
        LabelKind::City | LabelKind::Place => -4.0,
    };
    let (left, right, middle) = match label.side {
        Side::Right => (x + dot, x + label.offset + width, y),
        Side::Left => (x - label.offset - width, x - dot, y),
        Side::Below | Side::Above => {
            let down = label.offset + LINE / 2.0;
            let middle = if label.side == Side::Below { y + down } else { y - down };
            (x - width / 2.0, x + width / 2.0, middle)
        }
    };
    [left, middle - LINE / 2.0, right, middle + LINE / 2.0]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        records::structure_map::{ElementLevel, StructureElement},
        values::{extent::BoundingBox, geometry::Geometry, id::RecordId},
    };

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    fn viewed(zoom: f64) -> Viewport {
        Viewport {
            zoom,
            bounds: BoundingBox {
                west: 14.0,
                south: 58.0,
                east: 19.0,
                north: 60.0,
            },
            centre: at(16.5, 59.0),
            metres_per_pixel: 100.0,
        }
    }

    fn place(name: &str, longitude: f64, population: u32) -> Place {
        Place {
            name: name.into(),
            position: at(longitude, 59.0),
            municipality: "0480".into(),
            population,
        }
    }

    fn node(id: &str, name: &str, longitude: f64, level: ElementLevel) -> SceneElement {
        let element = StructureElement {
            name: name.into(),
            level,
            geometry: Some(Geometry::Point(at(longitude, 59.0))),
            ..StructureElement::default()
        };
        SceneElement::of(&RecordId::new(id).unwrap(), &element, false).unwrap()
    }

    fn names(labels: &[Label]) -> Vec<&str> {
        labels.iter().map(|label| label.text.as_str()).collect()
    }

    #[test]
    fn an_elements_name_comes_before_a_localitys() {
        let elements = [node("a", "Nyköping", 17.0, ElementLevel::Local)];
        let labels = placed(&elements, &[place("Nyköping", 17.0, 40_000)], "04", &viewed(8.0));
        assert_eq!(labels.len(), 1);
        assert_eq!(labels[0].kind, LabelKind::Element);
    }

    #[test]
    fn of_two_names_in_one_place_the_larger_stands_first() {
        let elements = [
            node("a", "Liten", 17.0, ElementLevel::Local),
            node("b", "Stor", 17.001, ElementLevel::CrossRegional),
        ];
        let near = placed(&elements, &[], "04", &viewed(7.0));
        assert_eq!(near[0].text, "Stor");
        assert_eq!(near[0].side, Side::Right);
        assert!(
            near.iter()
                .all(|label| label.text == "Stor" || label.side != Side::Right)
        );
        let far = placed(&elements, &[], "04", &viewed(17.0));
        assert!(far.iter().all(|label| label.side == Side::Right) && far.len() == 2);
    }

    #[test]
    fn small_localities_wait_for_a_closer_look() {
        let places = [place("Stad", 16.0, 90_000), place("By", 17.5, 400)];
        assert_eq!(names(&placed(&[], &places, "01", &viewed(6.0))), ["Stad"]);
        assert_eq!(names(&placed(&[], &places, "01", &viewed(11.0))), ["Stad", "By"]);
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
