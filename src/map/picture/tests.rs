#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{
    domain::{
        records::structure_map::{ElementLevel, Shape},
        values::{geometry::Position, id::Id},
    },
    map::{
        plane::{PlanePoint, on_plane},
        stretches::Stretched,
        targets::{FARTHEST_SLACK, Targets},
    },
};

fn at(longitude: f64, latitude: f64) -> Position {
    Position { longitude, latitude }
}

fn id(number: usize) -> RecordId {
    RecordId::new(&format!("e{number:02}")).unwrap()
}

fn record(kind: ElementKind, level: ElementLevel, geometry: Option<Geometry>) -> Arc<Record> {
    Arc::new(Record::from(StructureElement {
        element: kind,
        theme: if level == ElementLevel::Local {
            Theme::Nature
        } else {
            Theme::Settlement
        },
        level,
        geometry,
        // Some are tied to what is there, some to what is not or is no point.
        from: Some(Id::of(id(level as usize))),
        to: Some(Id::of(id(kind as usize))),
        ..StructureElement::default()
    }))
}

/// An element of any kind near 17° east, many of them in the same places; without a place for the number 0.
fn any_record((kind, level, east): (usize, usize, u8)) -> Arc<Record> {
    let kind = ElementKind::ALL[kind % ElementKind::ALL.len()];
    let west = 16.0 + f64::from(east / 8 * 8 + u8::from(east > 0)) / 100.0;
    let ring = vec![at(west, 59.0), at(west + 0.5, 59.0), at(west, 59.5)];
    let geometry = match kind.shape() {
        Shape::Point => Geometry::Point(at(west, 59.0)),
        Shape::Line => Geometry::line(ring),
        Shape::Area => Geometry::Area(vec![ring]),
    };
    record(kind, ElementLevel::ALL[level % 4], (east > 0).then_some(geometry))
}

/// What of each element others share.
fn stretched(picture: &Picture) -> Vec<(RecordId, Option<Stretched>)> {
    let drawn = drawn(picture);
    let all = drawn.iter().chain(picture.above());
    all.map(|element| {
        let track = element.outline.track.as_ref();
        (element.id.clone(), track.and_then(|track| track.stretched()))
    })
    .collect()
}

/// What lies below the element that is looked at, from back to front.
fn drawn(picture: &Picture) -> Vec<Rc<SceneElement>> {
    picture.order.iter().map(|placed| placed.element.clone()).collect()
}

fn order(picture: &Picture) -> Vec<RecordId> {
    drawn(picture).iter().map(|element| element.id.clone()).collect()
}

type Edit = (usize, Option<(usize, usize, u8)>);

fn edits() -> impl Strategy<Value = Vec<(Vec<Edit>, Option<usize>)>> {
    let edit = (
        0..30_usize,
        prop::option::weighted(0.7, (0..8_usize, 0..4_usize, any::<u8>())),
    );
    let step = (prop::collection::vec(edit, 0..40), prop::option::of(0..30_usize));
    prop::collection::vec(step, 1..8)
}

proptest! {
    // R282
    #[test]
    fn what_is_followed_is_the_same_as_what_is_drawn_at_once(steps in edits()) {
        let mut records = std::collections::BTreeMap::new();
        let mut picture = Picture::default();
        let mut elements = Elements::default();
        for (edits, chosen) in steps {
            let before = drawn(&picture);
            let stretched_before = stretched(&picture);
            for (number, edit) in edits {
                match edit {
                    Some(edit) => records.insert(id(number), any_record(edit)),
                    None => records.remove(&id(number)),
                };
            }
            elements = elements.followed_by(records.iter());
            let chosen = chosen.map(id);
            let of_chosen = chosen.as_ref().map(|id| Chosen { id, dragged: None });
            let stale = picture.follow(&elements, of_chosen);
            let mut whole = Picture::default();
            whole.follow(&elements, of_chosen);
            prop_assert_eq!(order(&picture), order(&whole));
            let around = |picture: &Picture| {
                let drawn = drawn(picture);
                let all = drawn.iter().chain(picture.above());
                all.map(|element| element.surroundings.get()).collect::<Vec<_>>()
            };
            prop_assert_eq!(around(&picture), around(&whole));
            let apart = |picture: &Picture| stretched(picture);
            prop_assert_eq!(apart(&picture), apart(&whole));
            prop_assert_eq!(picture.chosen().map(|element| &element.id), whole.chosen().map(|element| &element.id));
            // Whatever is no longer as it was lies in a box that is drawn again.
            let is_same = |one: &Rc<SceneElement>, all: &[Rc<SceneElement>]| all.iter().any(|other| Rc::ptr_eq(one, other));
            let after = drawn(&picture);
            let changed = before.iter().filter(|one| !is_same(one, &after));
            let mut changed = changed.chain(after.iter().filter(|one| !is_same(one, &before)));
            match stale {
                Stale::Everything => {}
                Stale::Boxes(boxes) => {
                    let is_drawn = |element: &Rc<SceneElement>| {
                        let is_in = |(place, reach): &(PlaneBox, f64)| *place == element.outline.bounds && *reach >= element.reach();
                        boxes.iter().any(is_in)
                    };
                    let all = changed.all(is_drawn);
                    prop_assert!(all);
                    // R310: so does whatever stands elsewhere.
                    let of_before: BTreeMap<_, _> = stretched_before.into_iter().collect();
                    let moved = after.iter().filter(|element| {
                        let was = of_before.get(&element.id);
                        was.is_some_and(|was| *was != element.outline.track.as_ref().and_then(|track| track.stretched()))
                    });
                    for element in moved {
                        let is_in = |(place, reach): &(PlaneBox, f64)| *place == element.outline.bounds && *reach >= element.reach();
                        prop_assert!(boxes.iter().any(is_in));
                    }
                }
            }
        }
    }
}

// R299
#[test]
fn what_is_wanted_comes_with_the_points_that_it_is_tied_to() {
    let line = |to: usize| {
        Arc::new(Record::from(StructureElement {
            element: ElementKind::Corridor,
            to: Some(Id::of(id(to))),
            ..StructureElement::default()
        }))
    };
    let all: Elements = [(id(0), line(7)), (id(1), line(2)), (id(2), line(0))]
        .into_iter()
        .collect();
    let ids = |wanted: usize| {
        let elements = all.with_ends(|one, _| *one == id(wanted));
        elements.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()
    };
    // What it is tied to may be gone, or come before it.
    assert_eq!(ids(0), [id(0)]);
    assert_eq!(ids(1), [id(1), id(2)]);
    assert_eq!(ids(2), [id(0), id(2)]);
    assert_eq!(ids(3), []);
}

// R282
#[test]
fn dragging_and_renaming_what_is_chosen_touches_nothing_else() {
    let nodes = |changed: Arc<Record>| {
        (0..9)
            .map(|number| {
                let is_changed = number == 4;
                let record = if is_changed {
                    changed.clone()
                } else {
                    any_record((0, 0, 9))
                };
                (id(number), record)
            })
            .collect::<Elements>()
    };
    let mut elements = nodes(any_record((0, 1, 49)));
    let mut picture = Picture::default();
    picture.follow(&elements, None);
    let chosen = id(4);
    let none = Stale::Boxes(Vec::new());
    let held = Chosen {
        id: &chosen,
        dragged: None,
    };
    assert_ne!(picture.follow(&elements, Some(held)), none);
    for step in 1..5 {
        let dragged = Geometry::Point(at(16.0 + f64::from(step), 59.0));
        let held = Chosen {
            id: &chosen,
            dragged: Some(&dragged),
        };
        assert_eq!(picture.follow(&elements, Some(held)), none);
        let place = picture.chosen().unwrap().outline.anchor;
        assert_eq!(place, on_plane(at(16.0 + f64::from(step), 59.0)));
    }
    // Given up, it is where the document has it.
    assert_eq!(picture.follow(&elements, Some(held)), none);
    assert_eq!(picture.chosen().unwrap().outline.anchor, on_plane(at(16.49, 59.0)));
    let mut records: BTreeMap<_, _> = elements.records().cloned().collect();
    records.insert(chosen.clone(), any_record((0, 2, 57)));
    elements = elements.followed_by(records.iter());
    assert_eq!(picture.follow(&elements, Some(held)), none);
    assert_eq!(picture.chosen().unwrap().outline.anchor, on_plane(at(16.57, 59.0)));
}

// R281
#[test]
fn one_points_at_the_node_before_the_band_and_at_the_band_before_the_area() {
    let projection = Projection::of_zoom(8.0, [0.0, 0.0]);
    let pixel = |longitude, latitude| projection.pixel(on_plane(at(longitude, latitude)));
    let level = ElementLevel::Regional;
    let square = vec![at(16.0, 58.5), at(18.0, 58.5), at(18.0, 59.5), at(16.0, 59.5)];
    let elements = Elements::from_iter([
        (
            id(0),
            record(ElementKind::Node, level, Some(Geometry::Point(at(16.5, 59.0)))),
        ),
        (
            id(1),
            record(
                ElementKind::Corridor,
                level,
                Some(Geometry::line(vec![at(16.2, 59.0), at(17.8, 59.0)])),
            ),
        ),
        (
            id(2),
            record(ElementKind::Area, level, Some(Geometry::Area(vec![square]))),
        ),
    ]);
    let mut picture = Picture::default();
    picture.follow(&elements, None);
    let area = PlaneBox::about(pixel(17.0, 59.0), 500.0);
    let targets = Targets::of(&picture, area, projection);
    let at = |place: PlanePoint| targets.at(place, 5.0).map(|element| element.id.clone());
    assert_eq!(at(pixel(16.5, 59.0)), Some(id(0)));
    assert_eq!(at(pixel(17.5, 59.0)), Some(id(1)));
    assert_eq!(at(pixel(17.5, 59.3)), Some(id(2)));
    assert_eq!(at(pixel(18.3, 59.0)), None);
    // Beside a node one still means it, and not the area around it.
    let [x, y] = pixel(16.5, 59.0);
    assert_eq!(at([x, y - 15.0]), Some(id(0)));
}

// R310
#[test]
fn relations_between_the_same_nodes_have_arrows_beside_each_other_at_the_rims() {
    let node = |east: f64| StructureElement {
        level: ElementLevel::CrossRegional,
        geometry: Some(Geometry::Point(at(east, 59.0))),
        ..StructureElement::default()
    };
    let relation = |ends: [usize; 2], east: [f64; 2]| {
        let [from, to] = ends.map(|end| Some(Id::of(id(end))));
        StructureElement {
            element: ElementKind::Relation,
            geometry: Some(Geometry::line(east.map(|east| at(east, 59.0)).to_vec())),
            from,
            to,
            ..StructureElement::default()
        }
    };
    let all = [
        node(16.0),
        node(17.0),
        relation([0, 1], [16.0, 17.0]),
        relation([1, 0], [17.0, 16.0]),
        relation([0, 1], [16.0, 17.0]),
    ];
    let follow = |count: usize| {
        let records = all[..count]
            .iter()
            .map(|element| Arc::new(Record::from(element.clone())));
        let mut picture = Picture::default();
        picture.follow(&(0..).map(id).zip(records).collect::<Elements>(), None);
        picture
    };
    let projection = Projection::of_zoom(9.0, [0.0, 0.0]);
    let rim = 14.0 + 1.0;
    for count in [3, 4, 5] {
        let picture = follow(count);
        let middle = [16.0, 17.0].map(|east| projection.pixel(on_plane(at(east, 59.0))));
        let arrows: Vec<_> = (2..count)
            .flat_map(|number| picture.get(&id(number)).unwrap().arrows_at(&projection))
            .collect();
        assert_eq!(arrows.len(), (count - 2) * 2);
        for (tip, _) in &arrows {
            let nearest = middle
                .map(|middle| crate::map::aside::apart(*tip, middle))
                .into_iter()
                .fold(f64::INFINITY, f64::min);
            assert!((rim - 1.0..rim + 5.0).contains(&nearest), "{count}: {nearest}");
        }
        let mut heights: Vec<f64> = arrows.iter().map(|(tip, _)| tip[1]).collect();
        heights.sort_by(f64::total_cmp);
        heights.dedup_by(|one, other| (*one - *other).abs() < 0.5);
        assert_eq!(heights.len(), count - 2);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > 9.0), "{heights:?}");
    }
}

// R305, R323
#[test]
fn the_lines_that_follow_points_are_those_that_join_them_to_others() {
    let tied = |kind: ElementKind, ends: [usize; 2]| {
        let [from, to] = ends.map(|end| Some(Id::of(id(end))));
        let line = StructureElement {
            element: kind,
            geometry: Some(Geometry::line(vec![at(16.0, 59.0), at(17.0, 59.0)])),
            from,
            to,
            ..StructureElement::default()
        };
        Arc::new(Record::from(line))
    };
    let elements = Elements::from_iter([
        (id(0), tied(ElementKind::Corridor, [7, 8])),
        (id(1), tied(ElementKind::Relation, [8, 9])),
        (id(2), tied(ElementKind::Corridor, [8, 9])),
        // It joins no places, whatever it was before.
        (id(3), tied(ElementKind::Barrier, [7, 8])),
        (id(4), tied(ElementKind::Corridor, [7, 8])),
    ]);
    let mut picture = Picture::default();
    picture.follow(&elements, None);
    let moved: BTreeSet<_> = [id(4), id(7), id(9)].into();
    let followers: Vec<_> = picture.tied_to(&moved).collect();
    let ids: Vec<_> = followers.iter().map(|line| line.id.clone()).collect();
    assert_eq!(ids, [id(0), id(1), id(2)]);
    let held = followers[1].with_ends([None, Some(at(18.0, 60.0))]).unwrap();
    assert_eq!(held.outline.bounds.least[0], on_plane(at(16.0, 59.0))[0]);
    assert_eq!(held.outline.bounds.most[0], on_plane(at(18.0, 60.0))[0]);
    assert_eq!(held.arrows[1].0, on_plane(at(18.0, 60.0)));
    // One that is moved itself is held back by the point that stays.
    let bent: Vec<_> = picture.held_back(&moved).collect();
    assert_eq!(bent.iter().map(|line| &line.id).collect::<Vec<_>>(), [&id(4)]);
    let (by, stays) = ([0.01, 0.002], at(17.0, 59.0));
    let moved = bent[0].carried(by, [None, Some(stays)]).unwrap();
    let [first, last] = moved.outline.ends().next().unwrap();
    let [x, y] = on_plane(at(16.0, 59.0));
    assert!((first[0] - x - by[0]).abs() < 1e-12 && (first[1] - y - by[1]).abs() < 1e-12);
    assert_eq!(last, on_plane(stays));
}

proptest! {
    // R281
    #[test]
    fn what_is_found_in_the_grid_is_what_is_found_by_asking_all(
        records in prop::collection::vec((0..8_usize, 0..4_usize, 1..=255_u8), 1..20), x in -200.0..200.0_f64, y in -200.0..200.0_f64,
    ) {
        let projection = Projection::of_zoom(8.0, [0.0, 0.0]);
        let middle = projection.pixel(on_plane(at(17.3, 59.2)));
        let elements = (0..).zip(records).map(|(number, record)| (id(number), any_record(record))).collect::<Elements>();
        let mut picture = Picture::default();
        picture.follow(&elements, None);
        let targets = Targets::of(&picture, PlaneBox::about(middle, 300.0), projection);
        let pixel = [middle[0] + x, middle[1] + y];
        for slack in [0.0, 5.0, FARTHEST_SLACK] {
            let is_there = drawn(&picture).iter().any(|element| element.is_at(pixel, &projection, slack));
            prop_assert_eq!(targets.at(pixel, slack).is_some(), is_there);
        }
    }
}
