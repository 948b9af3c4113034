//! Which names are on the map: the most important first, none over another, none cut by the edge or under what lies over the map.

use std::rc::Rc;

use super::{
    grid::Grid,
    places::{Place, least_population},
    plane::{PlaneBox, PlanePoint, Projection, on_plane},
    scene::SceneElement,
    style::Form,
    symbol,
};

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelKind {
    /// An element of the structure map.
    Element,
    /// A locality of the ground.
    Place,
    /// A large locality of the ground.
    City,
}

/// A name on the map, in pixels of the view.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it names.
    pub kind: LabelKind,
    /// The name.
    pub text: String,
    /// The box that the name takes, its line in the middle.
    pub place: PlaneBox,
    /// The middle of the dot that says where a locality is.
    pub dot: Option<PlanePoint>,
}

/// The names of a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    /// That of the element that is looked at.
    pub chosen: Option<Label>,
    /// The others.
    pub others: Vec<Label>,
}

/// What is named.
pub struct Named<'a> {
    /// The elements in view.
    pub elements: &'a [Rc<SceneElement>],
    /// The element that is looked at.
    pub chosen: Option<&'a SceneElement>,
    /// The localities, the largest first.
    pub places: &'a [Place],
    /// The code of the county in front; its localities are named earlier.
    pub county: &'a str,
}

/// Where names can be.
pub struct Room<'a> {
    /// The zoom level.
    pub zoom: f64,
    /// How the plane lies in the view.
    pub projection: Projection,
    /// What of the view is seen.
    pub area: PlaneBox,
    /// What lies over it.
    pub panels: &'a [PlaneBox],
    /// How wide a name is, in pixels.
    pub width: &'a dyn Fn(LabelKind, &str) -> f64,
}

/// On which side of its place a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
    Below,
    Above,
    BelowRight,
    AboveRight,
    BelowLeft,
    AboveLeft,
}

/// To the right, where a reader looks first; then where a name is still told to belong.
pub(super) const SIDES: [Side; 8] = [
    Side::Right,
    Side::Left,
    Side::Below,
    Side::Above,
    Side::AboveRight,
    Side::BelowRight,
    Side::AboveLeft,
    Side::BelowLeft,
];

/// A locality of this size or more is written larger.
const CITY: u32 = 50_000;
/// The most elements that are tried for a name; in a crowd the rest would hardly find room.
const MOST_NAMES: usize = 300;
/// The height of a name, in pixels.
const LINE: f64 = 17.0;
/// Between a symbol and its name, in pixels.
const GAP: f64 = 3.0;
/// Half the width of a symbol from which on an element has its name wherever there is room near it: those of regional points.
const MATTERS: f64 = 9.0;
/// From the middle of a locality's dot to its name, and half the dot with its edge.
const TO_NAME: f64 = 5.0;
const DOT: f64 = 4.0;

/// The names that fit: the chosen element's, the other elements' by level, then localities by size.
pub fn placed(named: &Named, room: &Room) -> Labels {
    let mut taken = Grid::over(room.area);
    let mut ranked: Vec<(&SceneElement, PlanePoint)> = named
        .elements
        .iter()
        .map(|element| (&**element, element.anchor_in(&room.projection)))
        .filter(|(_, anchor)| room.area.contains(*anchor))
        .collect();
    ranked.sort_by(|(one, _), (other, _)| {
        let size = |element: &SceneElement| match element.style.form {
            Form::Point { radius, .. } => radius * 10.0,
            Form::Band | Form::Field { .. } | Form::Link | Form::Arrow | Form::Teeth => element.style.width,
        };
        size(other).total_cmp(&size(one)).then_with(|| one.id.cmp(&other.id))
    });
    for panel in room.panels {
        taken.add(*panel, 0);
    }
    let chosen = beside_panels(named, room, &taken);
    for place in chosen.iter().map(|label| label.place).chain(chosen_symbol(named, room)) {
        taken.add(place, 0);
    }
    // The symbols are drawn whatever the names do, so no name may cover one.
    for (element, anchor) in &ranked {
        if is_marked(element, room) {
            taken.add(PlaneBox::about(*anchor, half(element)), 0);
        }
    }
    let mut others = Vec::new();
    for (element, anchor) in ranked.into_iter().take(MOST_NAMES) {
        if let Some(label) = name(element, anchor, half(element), room, &taken) {
            taken.add(label.place, 0);
            others.push(label);
        }
    }
    for place in named.places {
        let is_own = place.municipality.starts_with(named.county) && !named.county.is_empty();
        let dot = room.projection.pixel(on_plane(place.position));
        let is_named =
            !place.is_suburb && place.population >= least_population(room.zoom, is_own) && room.area.contains(dot);
        if let Some(label) = is_named.then(|| locality(place, dot, room, &taken)).flatten() {
            taken.add(label.place, 0);
            taken.add(PlaneBox::about(dot, DOT), 0);
            others.push(label);
        }
    }
    Labels { chosen, others }
}

/// The name of the chosen element alone.
pub fn of_chosen(named: &Named, room: &Room) -> Option<Label> {
    let mut taken = Grid::over(room.area);
    for panel in room.panels {
        taken.add(*panel, 0);
    }
    beside_panels(named, room, &taken)
}

/// The chosen element's name is over the others, so only the edge and what lies over the map can hide it.
fn beside_panels(named: &Named, room: &Room, panels: &Grid) -> Option<Label> {
    let element = named.chosen?;
    let anchor = element.anchor_in(&room.projection);
    name(element, anchor, CHOSEN, room, panels)
}

fn chosen_symbol(named: &Named, room: &Room) -> Option<PlaneBox> {
    let anchor = named.chosen?.anchor_in(&room.projection);
    Some(PlaneBox::about(anchor, CHOSEN))
}

/// The handles of what is chosen are larger than its symbol.
const CHOSEN: f64 = 16.0;

/// Whether there is a symbol in the middle of an element.
fn is_marked(element: &SceneElement, room: &Room) -> bool {
    element.style.form.is_point() || element.has_badge(room.projection.scale)
}

fn half(element: &SceneElement) -> f64 {
    match element.style.form {
        Form::Point { radius, .. } => radius + 1.0,
        Form::Band | Form::Field { .. } | Form::Link | Form::Arrow | Form::Teeth => symbol::BADGE,
    }
}

/// The name of an element on the first side where there is room for it.
fn name(element: &SceneElement, anchor: PlanePoint, half: f64, room: &Room, taken: &Grid) -> Option<Label> {
    if element.name.is_empty() {
        return None;
    }
    let kind = LabelKind::Element;
    let width = (room.width)(kind, &element.name);
    // What matters most gets its name in a crowd too, a little farther off.
    let gaps: &[f64] = match element.style.form {
        Form::Point { radius, .. } if radius >= MATTERS => &[GAP, GAP + 9.0, GAP + 18.0],
        _ => &[GAP],
    };
    let places = gaps.iter().flat_map(|gap| SIDES.iter().map(move |side| (*gap, *side)));
    let mut places =
        places.map(|(gap, side)| slid_within(beside(side, anchor, half + gap, [width, LINE]), anchor, room.area));
    let place = places.find(|place| room.area.encloses(place) && !taken.is_taken(place))?;
    Some(Label {
        kind,
        text: element.name.clone(),
        place,
        dot: None,
    })
}

/// A name over or under its place, slid to the side as far as the edge asks for and its place still lies at it.
pub(super) fn slid_within(place: PlaneBox, [x, _]: PlanePoint, area: PlaneBox) -> PlaneBox {
    let ([left, top], [right, bottom]) = (place.least, place.most);
    if !(left..=right).contains(&x) {
        return place;
    }
    let by = (area.least[0] - left).max(0.0) + (area.most[0] - right).min(0.0);
    let by = by.clamp(x - right, x - left);
    PlaneBox {
        least: [left + by, top],
        most: [right + by, bottom],
    }
}

fn locality(place: &Place, dot: PlanePoint, room: &Room, taken: &Grid) -> Option<Label> {
    let kind = if place.population >= CITY {
        LabelKind::City
    } else {
        LabelKind::Place
    };
    if taken.is_taken(&PlaneBox::about(dot, DOT)) {
        return None;
    }
    let width = (room.width)(kind, &place.name);
    let sides = [Side::Right, Side::Left];
    let mut boxes = sides.iter().map(|side| beside(*side, dot, TO_NAME, [width, LINE]));
    let found = boxes.find(|found| room.area.encloses(found) && !taken.is_taken(found))?;
    Some(Label {
        kind,
        text: place.name.clone(),
        place: found,
        dot: Some(dot),
    })
}

/// The box of a name of this size, `offset` from its place.
pub(super) fn beside(side: Side, [x, y]: PlanePoint, offset: f64, [width, height]: [f64; 2]) -> PlaneBox {
    let (below, above) = (y + offset + height / 2.0, y - offset - height / 2.0);
    let (left, middle) = match side {
        Side::Right => (x + offset, y),
        Side::Left => (x - offset - width, y),
        Side::Below => (x - width / 2.0, below),
        Side::Above => (x - width / 2.0, above),
        Side::BelowRight => (x - offset, below),
        Side::AboveRight => (x - offset, above),
        Side::BelowLeft => (x + offset - width, below),
        Side::AboveLeft => (x + offset - width, above),
    };
    PlaneBox {
        least: [left, middle - height / 2.0],
        most: [left + width, middle + height / 2.0],
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        records::structure_map::{ElementLevel, StructureElement},
        values::{
            geometry::{Geometry, Position},
            id::RecordId,
        },
    };

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

    fn node(id: &str, name: &str, position: Position, level: ElementLevel) -> Rc<SceneElement> {
        let element = StructureElement {
            name: name.into(),
            level,
            geometry: Some(Geometry::Point(position)),
            ..StructureElement::default()
        };
        let record = Arc::new(element.into());
        Rc::new(SceneElement::of(&RecordId::new(id).unwrap(), &record, None).unwrap())
    }

    fn letters(_: LabelKind, text: &str) -> f64 {
        text.chars().count() as f64 * 7.4
    }

    /// The names in a view of 900 by 600 pixels with its middle at 17° east and 59° north.
    fn names_in(zoom: f64, named: &Named, panels: &[PlaneBox]) -> Labels {
        let middle = Projection::of_zoom(zoom, [0.0, 0.0]).pixel(on_plane(at(17.0, 59.0)));
        placed(
            named,
            &Room {
                zoom,
                projection: Projection::of_zoom(zoom, [middle[0] - 450.0, middle[1] - 300.0]),
                area: AREA,
                panels,
                width: &letters,
            },
        )
    }

    const AREA: PlaneBox = PlaneBox {
        least: [0.0, 0.0],
        most: [900.0, 600.0],
    };

    fn named<'a>(elements: &'a [Rc<SceneElement>], places: &'a [Place], county: &'a str) -> Named<'a> {
        Named {
            elements,
            chosen: None,
            places,
            county,
        }
    }

    fn texts(labels: &Labels) -> Vec<&str> {
        labels.others.iter().map(|label| label.text.as_str()).collect()
    }

    #[test]
    fn an_elements_name_comes_before_a_localitys() {
        let elements = [node("a", "Nyköping", at(17.0, 59.0), ElementLevel::Local)];
        let labels = names_in(8.0, &named(&elements, &[place("Nyköping", 17.0, 40_000)], "04"), &[]);
        assert_eq!(labels.others.len(), 1);
        assert_eq!(labels.others[0].kind, LabelKind::Element);
    }

    #[test]
    fn of_two_names_in_one_place_the_larger_comes_first() {
        let elements = [
            node("a", "Liten", at(17.0, 59.0), ElementLevel::Local),
            node("b", "Stor", at(17.001, 59.0), ElementLevel::CrossRegional),
        ];
        let near = names_in(7.0, &named(&elements, &[], "04"), &[]);
        assert_eq!(near.others[0].text, "Stor");
        assert!(near.others[0].place.least[0] > 450.0);
        let far = names_in(17.0, &named(&elements, &[], "04"), &[]);
        assert_eq!(texts(&far), ["Stor", "Liten"]);
    }

    #[test]
    fn small_localities_wait_for_a_closer_look() {
        let places = [place("Stad", 16.8, 90_000), place("By", 17.3, 400)];
        assert_eq!(texts(&names_in(6.0, &named(&[], &places, "01"), &[])), ["Stad"]);
        assert_eq!(texts(&names_in(10.5, &named(&[], &places, "01"), &[])), ["Stad", "By"]);
    }

    #[test]
    fn the_chosen_elements_name_gives_way_to_nothing_but_edges_and_panels() {
        let elements = [node("a", "Stor", at(17.0, 59.0), ElementLevel::CrossRegional)];
        let chosen = node("b", "Vald", at(17.0, 59.0), ElementLevel::Local);
        let named = Named {
            chosen: Some(&chosen),
            ..named(&elements, &[], "04")
        };
        let label = names_in(8.0, &named, &[]).chosen.unwrap();
        assert!(label.place.least[0] > 450.0);
        let panel = PlaneBox {
            least: [451.0, 0.0],
            most: [900.0, 600.0],
        };
        let label = names_in(8.0, &named, &[panel]).chosen.unwrap();
        assert!(label.place.most[0] < 450.0);
    }

    // R283
    #[test]
    fn a_node_in_each_corner_of_the_view_has_its_name() {
        let projection = |zoom: f64| Projection::of_zoom(zoom, [0.0, 0.0]);
        let [x, y] = projection(8.0).pixel(on_plane(at(17.0, 59.0)));
        for corner in [[-440.0, -280.0], [440.0, -280.0], [-440.0, 280.0], [440.0, 280.0]] {
            let [east, south] = projection(8.0).place([x + corner[0], y + corner[1]]);
            let latitude = (std::f64::consts::PI * (1.0 - 2.0 * south)).sinh().atan().to_degrees();
            let place = at(east * 360.0 - 180.0, latitude);
            let elements = [node("a", "Stockholm", place, ElementLevel::CrossRegional)];
            assert_eq!(texts(&names_in(8.0, &named(&elements, &[], "04"), &[])), ["Stockholm"]);
        }
    }

    proptest! {
        // R283
        #[test]
        fn no_name_lies_over_another_a_symbol_or_a_panel_or_is_cut(
            points in prop::collection::vec((15.0..19.0_f64, 58.0..60.0_f64, 0..4_usize, "[A-Za-zåäö ]{0,24}"), 0..60),
            towns in prop::collection::vec((15.0..19.0_f64, 0..200_000_u32), 0..20),
            panel in ([0.0..900.0_f64, 0.0..600.0_f64], 1.0..200.0_f64),
            zoom in 6.0..12.0_f64,
        ) {
            let elements: Vec<_> = points.iter().enumerate().map(|(number, (longitude, latitude, level, name))| {
                node(&format!("n{number}"), name, at(*longitude, *latitude), ElementLevel::ALL[*level])
            }).collect();
            let places: Vec<_> = towns.iter().map(|(longitude, size)| place("Tätort", *longitude, *size)).collect();
            let panel = PlaneBox::about(panel.0, panel.1);
            let labels = names_in(zoom, &named(&elements, &places, "04"), &[panel]).others;
            let middle = Projection::of_zoom(zoom, [0.0, 0.0]).pixel(on_plane(at(17.0, 59.0)));
            let projection = Projection::of_zoom(zoom, [middle[0] - 450.0, middle[1] - 300.0]);
            for (number, label) in labels.iter().enumerate() {
                prop_assert!(AREA.encloses(&label.place));
                prop_assert!(!label.place.overlaps(&panel));
                prop_assert!(labels[..number].iter().all(|other| !other.place.overlaps(&label.place)));
                for element in &elements {
                    let anchor = projection.pixel(element.outline.anchor);
                    let symbol = PlaneBox::about(anchor, half(element));
                    prop_assert!(!AREA.contains(anchor) || !label.place.overlaps(&symbol));
                }
            }
        }
    }
}
