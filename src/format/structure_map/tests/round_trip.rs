//! A file that is taken in and written again is the same file, byte by byte.

use super::*;
use crate::domain::{
    records::{
        plan::{Action, Priority},
        ties::{place, tied},
    },
    values::date::Date,
};

/// A document of elements with ids of their own.
fn document(elements: Vec<(RecordId, StructureElement)>) -> Document {
    let records = elements.into_iter().map(|(id, element)| (id, element.into()));
    Document::of(RecordId::new("d").unwrap(), records)
}

fn written(document: &Document, export: Export) -> String {
    let (shapes, _) = to_shapes(document, &document.ordered::<StructureElement>(), export);
    geojson::write(&shapes, export.system).unwrap()
}

/// Taken into a document that has nothing yet.
fn taken_in(text: &str) -> Document {
    let import = geojson::read(text.as_bytes()).unwrap();
    let columns = Columns::guess(import.properties());
    let empty = document(Vec::new());
    let update = super::super::update(&empty, &import, &columns, true, numbered());
    assert!(update.changed.is_empty() && import.skipped.is_empty());
    let added = update.added.into_iter();
    document(added.map(|(_, id, element)| (id, element)).collect())
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        Just(json!("#9a2c0f")),
        Just(json!(4)),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(".{0,4}", inner, 0..3)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

fn any_properties() -> impl Strategy<Value = Map<String, Value>> {
    let keys = [
        "name",
        "NAMN",
        "Typ",
        "status",
        "geojson",
        "samspel",
        "geojson_id",
        "id",
        "ID",
        "fid",
        "stroke",
        "stroke-width",
        "marker-color",
        "fill",
        "fill-opacity",
        "a.b",
        "",
        "date",
        "Datum",
        "factors",
        "from",
        "till",
        "priorities",
        "actions",
        "geojson_from",
    ];
    let key = prop_oneof![3 => prop::sample::select(keys.to_vec()).prop_map(str::to_owned), 1 => ".{0,6}"];
    prop::collection::btree_map(key, any_value(), 0..6).prop_map(|entries| entries.into_iter().collect())
}

/// Ids of all forms: ours, others that a record can have, and those that only a file can.
fn any_ids() -> impl Strategy<Value = (RecordId, Option<Value>)> {
    let own = prop_oneof![
        any::<u64>().prop_map(RecordId::from_bits),
        "[A-Za-z0-9._-]{1,64}".prop_map(|id| RecordId::new(&id).unwrap()),
    ];
    let foreign = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e9..1e9_f64).prop_map(Value::from),
        (0..3_i64).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        any::<u64>().prop_map(|bits| RecordId::from_bits(bits).as_str().into()),
    ];
    (own, prop::option::of(foreign))
}

/// Shapes as they are drawn: with all decimals, some of them smaller than a file's last one, some with positions twice.
fn drawn_geometry() -> impl Strategy<Value = Geometry> {
    let corner = (11.0..24.0_f64, 55.4..68.9_f64).prop_map(|(east, north)| at(east, north));
    let size = prop_oneof![Just(1e-9), Just(1e-7), Just(3e-7), Just(1e-3), Just(0.5)];
    let line = |count| prop::collection::vec((-1.0..1.0_f64, -1.0..1.0_f64), count);
    let placed = |corner: Position, size: f64, steps: Vec<(f64, f64)>| -> Vec<Position> {
        let position = |(x, y): (f64, f64)| at(corner.longitude + x * size, corner.latitude + y * size);
        steps.into_iter().map(position).collect()
    };
    prop_oneof![
        corner.clone().prop_map(Geometry::Point),
        (corner.clone(), size.clone(), line(2..7))
            .prop_map(move |(corner, size, steps)| Geometry::line(placed(corner, size, steps))),
        (corner.clone(), size.clone(), line(2..4), size.clone(), line(2..4)).prop_map(
            move |(corner, size, one, of_other, other)| {
                Geometry::Line(vec![placed(corner, size, one), placed(corner, of_other, other)])
            }
        ),
        (corner, size.clone(), line(3..8), size, line(3..5)).prop_map(move |(corner, size, outline, of_hole, hole)| {
            Geometry::Area(vec![placed(corner, size, outline), placed(corner, of_hole, hole)])
        }),
    ]
}

fn any_document() -> impl Strategy<Value = Document> {
    let element = (
        any_element(),
        drawn_geometry(),
        any_ids(),
        any_properties(),
        any_properties(),
        "[ -~åäö\"\\\\😀]{0,12}",
    );
    let elements = prop::collection::vec((element, any_dating(), [any_end(), any_end()]), 0..6);
    let leading = prop::collection::vec((".{0,6}", prop::collection::vec(0..6_usize, 0..4), any::<bool>()), 0..3);
    (elements, leading).prop_map(|(elements, leading)| {
        let mut order = Order::default();
        let (mut made, mut ends) = (Vec::new(), Vec::new());
        for (element, (date, factors, kept), tied) in elements {
            let (element, geometry, (id, foreign_id), foreign, unknown, name) = element;
            order = Order::after(Some(&order));
            let mut unknown: Map<String, Value> = unknown
                .into_iter()
                .filter(|(key, _)| key.starts_with('f') && !is_field(key))
                .collect();
            unknown.insert(FOREIGN.into(), Value::Object(foreign));
            if let Some(id) = foreign_id {
                unknown.insert(FOREIGN_ID.into(), id);
            }
            for (key, value) in KEPT_ENDS.iter().chain(&KEPT_LINKS).zip(kept) {
                unknown.extend(value.map(|value| ((*key).to_owned(), value.into())));
            }
            let element = StructureElement {
                name,
                date,
                factors,
                geometry: Some(geometry),
                unknown,
                order: order.clone(),
                ..element
            };
            made.push((id, element));
            ends.push(tied);
        }
        tie(&mut made, ends);
        let ids: Vec<_> = made.iter().map(|(id, _)| Id::of(id.clone())).collect();
        let leading = leading
            .into_iter()
            .zip(7_000_u64..)
            .map(|((title, elements, is_action), number)| {
                let elements = elements.iter().filter_map(|place| ids.get(*place).cloned()).collect();
                let record = if is_action {
                    Action {
                        title,
                        elements,
                        ..Action::default()
                    }
                    .into()
                } else {
                    Priority {
                        title,
                        elements,
                        ..Priority::default()
                    }
                    .into()
                };
                (RecordId::from_bits(number), record)
            });
        let records = made.into_iter().map(|(id, element)| (id, element.into()));
        Document::of(RecordId::new("d").unwrap(), records.chain(leading))
    })
}

fn is_field(key: &str) -> bool {
    StructureElement::OF.fields().iter().any(|field| field.name == key)
}

/// A date, factors, and what files have said of ends and links.
fn any_dating() -> impl Strategy<Value = (Option<Date>, Vec<String>, [Option<String>; 4])> {
    let date = prop::option::of((1800..2201_u16, 1..13_u8, 1..29_u8));
    let date = date.prop_map(|date| date.and_then(|(year, month, day)| Date::new(year, month, day)));
    let factors = prop::collection::vec(prop_oneof!["F[0-9]{2}", ".{0,4}"], 0..3);
    let kept = || prop::option::weighted(0.2, ".{1,6}");
    (date, factors, [kept(), kept(), kept(), kept()])
}

/// What an end is tied to: an element by its place, or one that is not there; and whether it lies there.
fn any_end() -> impl Strategy<Value = Option<(usize, bool)>> {
    prop::option::of((0..7_usize, any::<bool>()))
}

/// Ties the ends of elements, and has most of them lie where they are tied.
fn tie(made: &mut [(RecordId, StructureElement)], ends: Vec<[Option<(usize, bool)>; 2]>) {
    let ids: Vec<_> = made.iter().map(|(id, _)| Id::of(id.clone())).collect();
    let places: Vec<_> = made.iter().map(|(_, element)| place(element)).collect();
    let gone = || Id::of(RecordId::from_bits(9_999));
    for ((_, element), ends) in made.iter_mut().zip(ends) {
        let [from, to] = ends.map(|end| end.map(|(place, _)| ids.get(place).cloned().unwrap_or_else(gone)));
        let at = ends.map(|end| {
            end.filter(|(_, lies)| *lies)
                .and_then(|(place, _)| places.get(place).copied()?)
        });
        element.geometry = tied(element.geometry.as_ref(), at);
        (element.from, element.to) = (from, to);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    // R270, R318
    #[test]
    fn what_is_written_taken_in_and_written_again_is_the_same_to_the_byte(
        document in any_document(), in_metres in any::<bool>(), is_styled in any::<bool>(),
    ) {
        let system = if in_metres { ReferenceSystem::Sweref99Tm } else { ReferenceSystem::Wgs84 };
        let export = Export { system, is_styled };
        let text = written(&document, export);
        let again = taken_in(&text);
        prop_assert_eq!(written(&again, export), text.clone());
        let plain = Export { system, is_styled: false };
        prop_assert_eq!(written(&again, plain), written(&document, plain));
        // And once more, from what was read.
        prop_assert_eq!(written(&taken_in(&text), export), text);
    }

    // R268, R270, R318, R324
    #[test]
    fn a_file_that_comes_back_as_it_was_changes_nothing(
        document in any_document(), in_metres in any::<bool>(), is_styled in any::<bool>(),
    ) {
        let system = if in_metres { ReferenceSystem::Sweref99Tm } else { ReferenceSystem::Wgs84 };
        let export = Export { system, is_styled };
        let elements = document.ordered::<StructureElement>();
        let (shapes, left_out) = to_shapes(&document, &elements, export);
        let text = geojson::write(&shapes, system).unwrap();
        let import = geojson::read(text.as_bytes()).unwrap();
        let columns = Columns::guess(import.properties());
        let update = super::super::update(&document, &import, &columns, true, numbered());
        prop_assert_eq!(&update.changed, &Vec::new());
        prop_assert_eq!(&update.added, &Vec::new());
        prop_assert_eq!(&update.links.records, &Vec::new());
        prop_assert_eq!((update.links.added, update.links.removed), (0, 0));
        prop_assert_eq!((update.unchanged, update.absent.len()), (shapes.len(), left_out));
        prop_assert!(update.is_the_same_file);
    }
}
