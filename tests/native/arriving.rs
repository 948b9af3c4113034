//! What is read from outside: what a preview counts is what is then added, and a text is one that can be shown.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "responses/samples.rs"]
mod samples;

use proptest::{collection, prelude::*, sample::select};
use samspel::{
    domain::{
        records::{
            document::{Document, MOST_RECORDS},
            plan::Action,
            record::Record,
            self_assessment::{Round, RoundState},
            structure_map::{MOST_POSITIONS, StructureElement},
        },
        values::{
            date::Date,
            field::LONGEST_TEXT,
            id::{Id, RecordId},
        },
    },
    edit::{
        collecting::{Outcome, Reason, collect},
        command::{Command, Refusal},
        editor::Editor,
        fitting::{Fitting, fitting, room},
    },
    format::{
        envelope,
        foreign::{self, ForeignKind},
        geojson::{self, GeoJsonError, RecognisedBy, SkipReason},
        reference_system::ReferenceSystem,
        response,
        structure_map::{self, Columns},
    },
};
use serde_json::{Value, json};

fn id(name: &str) -> RecordId {
    RecordId::new(name).unwrap()
}

/// A document of so many records.
fn document_of(count: usize) -> Document {
    let records = (0..count).map(|number| (id(&format!("r{number}")), Action::default().into()));
    Document::of(id("d"), records)
}

/// What the page with the preview makes of a file, and what the document has of it afterwards.
fn previewed(document: &Document, bytes: &[u8]) -> (usize, Fitting) {
    let import = geojson::read(bytes).unwrap();
    let mut numbers = 0..;
    let elements = structure_map::from_shapes(
        &import.shapes,
        &Columns::guess(import.properties()),
        document.last_order::<StructureElement>(),
        |id| document.record(id).is_none(),
        || id(&format!("new{}", numbers.next().unwrap())),
    );
    let elements = elements.elements.into_iter().map(|(id, element)| (id, element.into()));
    (import.shapes.len(), fitting(document, elements))
}

fn is_added_as_promised(document: &Document, promised: &Fitting) {
    let mut editor = Editor::new(document.clone());
    editor
        .dispatch(&Command::Import(promised.records.clone()), 0.0)
        .unwrap();
    assert_eq!(editor.document().len(), document.len() + promised.records.len());
    for (id, record) in &promised.records {
        assert_eq!(editor.document().record(id).map(|kept| &**kept), Some(&**record));
    }
    let kept = envelope::read(envelope::write(editor.document()).as_bytes());
    assert_eq!(kept.as_ref(), Ok(editor.document()));
}

fn property() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<String>().prop_map(Value::from),
        Just(Value::from("x".repeat(LONGEST_TEXT))),
        Just(Value::from("x".repeat(LONGEST_TEXT + 1))),
        any::<f64>().prop_map(Value::from),
        Just(json!({ "a": [null, { "b": true }], "__proto__": 1 })),
        Just(json!("node")),
    ]
}

fn feature() -> impl Strategy<Value = Value> {
    let name = select(vec![
        "name", "namn", "theme", "kind", "guidance", "source", "samspel", "geojson", "annat",
    ]);
    let properties = collection::btree_map(name, property(), 0..4);
    let point = (-200.0..200.0, -100.0..100.0).prop_map(|(x, y)| json!([x, y]));
    let geometry = prop_oneof![
        point
            .clone()
            .prop_map(|point| json!({ "type": "Point", "coordinates": point })),
        collection::vec(point.clone(), 0..5).prop_map(|line| json!({ "type": "LineString", "coordinates": line })),
        collection::vec(point, 0..6).prop_map(|ring| json!({ "type": "Polygon", "coordinates": [ring] })),
        Just(Value::Null),
    ];
    let id = prop_oneof![
        Just(json!("r1")),
        Just(json!("0123456789abc")),
        Just(json!(7)),
        Just(Value::Null)
    ];
    (id, properties, geometry).prop_map(|(id, properties, geometry)| {
        json!({ "type": "Feature", "id": id, "properties": properties, "geometry": geometry })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    // R187
    #[test]
    fn what_the_preview_of_a_map_counts_is_what_is_added(features in collection::vec(feature(), 0..8), records in 0..4_usize) {
        let document = document_of(records);
        let file = json!({ "type": "FeatureCollection", "features": features }).to_string();
        prop_assume!(geojson::read(file.as_bytes()).is_ok());
        let (shapes, promised) = previewed(&document, file.as_bytes());
        prop_assert_eq!(promised.records.len() + promised.refused.len(), shapes);
        is_added_as_promised(&document, &promised);
    }

    // R187
    #[test]
    fn what_is_said_of_responses_is_what_becomes_of_them(sent in collection::vec(samples::any_response(), 0..6)) {
        let round = Round { state: RoundState::Open, ..Round::default() };
        let at = sent.first().map_or_else(|| Id::of(id("round")), |one| one.round.clone());
        let document = Document::of(id("d"), [(at.raw().clone(), round.into())]);
        let read = sent.iter().map(|one| response::read(response::write_compact(one).as_bytes()).unwrap());
        let collected = collect(&document, &at, read.collect(), Date::new(2026, 11, 28).unwrap());
        let added = collected.outcomes.iter().filter(|outcome| **outcome == Outcome::Added).count();
        let mut editor = Editor::new(document.clone());
        if let Some(command) = collected.command {
            editor.dispatch(&command, 0.0).unwrap();
        }
        prop_assert_eq!(editor.document().len(), document.len() + added);
    }

    // R189
    #[test]
    fn a_text_that_is_read_has_no_control_signs_and_is_otherwise_as_it_was(text in any::<String>()) {
        let file = json!({
            "format": "samspel", "version": 1, "document": "d",
            "records": { "a": { "kind": "action", "title": text } }
        });
        let document = envelope::read(file.to_string().as_bytes()).unwrap();
        let action = document.get(&Id::<Action>::of(id("a"))).unwrap();
        let kept = |sign: &char| !sign.is_control() || "\t\n\r".contains(*sign);
        prop_assert_eq!(&action.title, &text.chars().filter(kept).collect::<String>());
    }
}

// R189
#[test]
fn control_signs_come_in_by_no_way() {
    let text = "a\u{0}b\u{1b}[31m\u{7f}c\u{85}d\te\nf";
    let plain = "ab[31mcd\te\nf";
    // As a command, whatever field it was typed in.
    let mut editor = Editor::new(document_of(0));
    let action = Action {
        title: text.into(),
        ..Action::default()
    };
    editor
        .dispatch(&Command::Add(vec![(id("a"), action.into())]), 0.0)
        .unwrap();
    assert_eq!(editor.document().get(&Id::<Action>::of(id("a"))).unwrap().title, plain);
    // In a map.
    let file = json!({ "type": "Feature", "properties": { "name": text }, "geometry": { "type": "Point", "coordinates": [17.0, 59.0] } });
    let (_, promised) = previewed(&document_of(0), file.to_string().as_bytes());
    let Record::StructureElement(element) = &*promised.records[0].1 else {
        panic!()
    };
    assert_eq!(element.name, plain);
    // In a response, by both of its readers.
    let mut sent = samples::full_response();
    sent.name = text.into();
    for written in [
        response::write(&sent).unwrap(),
        response::write_compact(&sent).replacen('{', "{\"later\":1,", 1),
    ] {
        assert_eq!(response::read(written.as_bytes()).unwrap().name, plain);
    }
}

// R187
#[test]
fn a_shape_with_more_positions_than_an_element_may_have_is_left_out_and_said() {
    for (count, fits) in [(MOST_POSITIONS, true), (MOST_POSITIONS + 1, false)] {
        let line: Vec<Value> = (0..count)
            .map(|place| json!([17.0, 59.0 + place as f64 * 1e-6]))
            .collect();
        let file = json!({ "type": "LineString", "coordinates": line }).to_string();
        let import = geojson::read(file.as_bytes()).unwrap();
        let (_, promised) = previewed(&document_of(0), file.as_bytes());
        assert_eq!(promised.records.len(), usize::from(fits));
        let reasons: Vec<_> = import.skipped.into_iter().map(|skipped| skipped.reason).collect();
        let told = if fits {
            vec![]
        } else {
            vec![SkipReason::TooManyPositions(count)]
        };
        assert_eq!(reasons, told);
        is_added_as_promised(&document_of(0), &promised);
    }
}

// R187
#[test]
fn a_full_document_says_so_before_anything_is_added() {
    let document = document_of(MOST_RECORDS - 1);
    assert_eq!(room(&document), 1);
    let point = json!({ "type": "Feature", "geometry": { "type": "Point", "coordinates": [17.0, 59.0] } });
    let file = json!({ "type": "FeatureCollection", "features": [point, point] }).to_string();
    let (_, promised) = previewed(&document, file.as_bytes());
    assert_eq!(promised.records.len(), 1);
    assert_eq!(promised.refused, [(1, Refusal::TooManyRecords)]);

    let round = Id::<Round>::of(id("round"));
    let open = Round {
        state: RoundState::Open,
        ..Round::default()
    };
    let others = document.records().map(|(id, record)| (id.clone(), (**record).clone()));
    let full = Document::of(id("d"), others.chain([(round.raw().clone(), open.into())]));
    assert_eq!(room(&full), 0);
    let mut sent = samples::full_response();
    sent.round = round.clone();
    let collected = collect(&full, &round, vec![sent], Date::new(2026, 11, 28).unwrap());
    assert_eq!(collected.outcomes, [Outcome::Refused(Reason::NoRoom)]);
    assert_eq!(collected.command, None);
}

// R184, R185
#[test]
fn maps_that_people_have_had_trouble_with_are_read_or_named() {
    let file = |name: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/arriving");
        std::fs::read(folder.join(name)).unwrap()
    };
    for name in [
        "g01-bom.geojson",
        "g03-utf-16.geojson",
        "g04-latitude-first-with-one-abroad.geojson",
        "g04b-latitude-first-all-home.geojson",
        "g05-null-geometry.geojson",
        "g06-geometry-collection.geojson",
        "g07-multipolygon.geojson",
        "g08-line-by-line.geojsonl",
        "g08b-with-record-separators.geojson",
        "g13-number-as-name.geojson",
        "g21-name-in-another-column.geojson",
        "g11c-3006-northing-first.geojson",
        "g20-nested-properties.geojson",
    ] {
        let (shapes, promised) = previewed(&document_of(0), &file(name));
        assert!(shapes > 0 && promised.refused.is_empty(), "{name}");
        is_added_as_promised(&document_of(0), &promised);
        assert_eq!(foreign::of(&file(name)), Some(ForeignKind::GeoJson), "{name}");
    }
    let null = geojson::read(&file("g05-null-geometry.geojson")).unwrap();
    assert!(
        null.skipped
            .iter()
            .any(|skipped| skipped.reason == SkipReason::NoGeometry)
    );
    assert!(
        geojson::read(&file("g11c-3006-northing-first.geojson"))
            .unwrap()
            .recognition
            .axes_swapped
    );
    let other = file("g02-windows-1252.geojson");
    let read = geojson::read(&other).unwrap();
    assert!(read.is_windows_1252());
    assert_eq!(read.shapes[0].properties["namn"], "Nyköping");
    assert_eq!(foreign::of(&other), Some(ForeignKind::OtherCoding));
    let esri = file("g15-esri.json");
    let read = geojson::read(&esri).unwrap();
    assert_eq!(read.recognition.system, ReferenceSystem::Sweref99Tm);
    assert_eq!(read.recognition.recognised_by, RecognisedBy::CrsMember);
    assert_eq!(read.shapes[0].properties["namn"], "Nyköping");
    assert_eq!(foreign::of(&esri), Some(ForeignKind::EsriJson));
    // In any other coding it is no text, and in any other form no GeoJSON.
    let coded = [&other[..], b"\x81"].concat();
    assert!(matches!(geojson::read(&coded), Err(GeoJsonError::NotText { .. })));
    let topology = br#"{"type":"Topology","objects":{},"arcs":[]}"#;
    assert!(matches!(geojson::read(topology), Err(GeoJsonError::NotGeoJson { .. })));
    assert_eq!(foreign::of(topology), Some(ForeignKind::TopoJson));
}

// R263
#[test]
fn most_positions_decide_which_axis_comes_first() {
    let file = |name: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/arriving");
        geojson::read(&std::fs::read(folder.join(name)).unwrap()).unwrap()
    };
    for name in [
        "g04-latitude-first-with-one-abroad.geojson",
        "g04b-latitude-first-all-home.geojson",
        "g11c-3006-northing-first.geojson",
    ] {
        let import = file(name);
        assert!(import.recognition.axes_swapped, "{name}");
        // The other order can be chosen, and then none lies at home.
        let other = import.read_as(import.recognition.system, false);
        assert!(!other.recognition.axes_swapped);
        let at_home = |swapped: bool| import.fit(import.recognition.system, swapped).at_home;
        assert!(at_home(true) > import.positions() / 2, "{name}");
        assert_eq!(at_home(false), 0, "{name}");
    }
    assert_eq!(file("g04-latitude-first-with-one-abroad.geojson").shapes.len(), 5);
}

// R266
#[test]
fn the_name_is_found_whatever_its_property_is_called() {
    let names = |name: &str| -> Vec<String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/arriving");
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let (_, promised) = previewed(&document_of(0), &bytes);
        promised
            .records
            .iter()
            .map(|(_, record)| record.name().to_owned())
            .collect()
    };
    assert_eq!(names("g21-name-in-another-column.geojson"), ["Stigtomta", "Malmköping"]);
    assert_eq!(names("g13-number-as-name.geojson"), ["55"]);
    assert_eq!(names("g20-nested-properties.geojson"), ["Nyköping"]);
    assert_eq!(names("g07-multipolygon.geojson"), ["Skärgården"]);
}
