//! A file of a document that was changed in another program.

use super::*;

pub fn element(name: &str, guidance: &str, east: f64) -> StructureElement {
    StructureElement {
        name: name.into(),
        guidance: guidance.into(),
        status: ElementStatus::Planned,
        geometry: Some(Geometry::Point(at(east, 58.75))),
        ..StructureElement::default()
    }
}

/// Three elements, with ids of ours.
fn document() -> Document {
    let elements = [
        ("w37ffpscvf081", element("Nyköping", "Håll samman.", 17.0)),
        ("w37ffpscvf082", element("Trosa", "", 17.5)),
        ("w37ffpscvf083", element("Flen", "", 16.6)),
    ];
    let mut order = Order::default();
    let records = elements.map(|(id, element)| {
        order = Order::after(Some(&order));
        let element = StructureElement {
            order: order.clone(),
            ..element
        };
        (RecordId::new(id).unwrap(), element.into())
    });
    Document::of(RecordId::new("d").unwrap(), records)
}

pub fn exported(document: &Document) -> Value {
    let (shapes, _) = to_shapes(document, &document.ordered::<StructureElement>(), PLAIN);
    serde_json::from_str(&geojson::write(&shapes, ReferenceSystem::Wgs84).unwrap()).unwrap()
}

pub fn taken(document: &Document, file: &Value, by_id: bool) -> Update {
    let import = geojson::read(file.to_string().as_bytes()).unwrap();
    let columns = Columns::guess(import.properties());
    update(document, &import, &columns, by_id, numbered())
}

pub fn counts(update: &Update) -> [usize; 4] {
    [
        update.unchanged,
        update.changed.len(),
        update.added.len(),
        update.absent.len(),
    ]
}

// R268
#[test]
fn a_feature_with_the_id_of_an_element_is_that_element() {
    let document = document();
    let mut file = exported(&document);
    let features = file["features"].as_array_mut().unwrap();
    features[0]["properties"]["name"] = json!("Nyköping – Oxelösund");
    features[0]["geometry"]["coordinates"] = json!([17.02, 58.74]);
    features.remove(2);
    features.push(json!({ "type": "Feature", "geometry": point(), "properties": { "name": "Katrineholm" } }));
    let update = taken(&document, &file, true);
    assert_eq!(counts(&update), [1, 1, 1, 1]);
    let (place, id, changed) = &update.changed[0];
    assert_eq!(
        (*place, id.as_str(), changed.name.as_str()),
        (0, "w37ffpscvf081", "Nyköping – Oxelösund")
    );
    assert_eq!(changed.geometry, Some(Geometry::Point(at(17.02, 58.74))));
    // What is not in the file, as its place in the list, stays.
    let before = document.get(&Id::<StructureElement>::of(id.clone())).unwrap();
    assert_eq!((&changed.order, &changed.guidance), (&before.order, &before.guidance));
    assert_eq!(update.absent, [RecordId::new("w37ffpscvf083").unwrap()]);
    assert!(update.is_the_same_file);
    // Or all of it is new, as somebody has chosen.
    assert_eq!(counts(&taken(&document, &file, false)), [0, 0, 3, 0]);
}

// R268, after QGIS: ids of texts become a property, every feature gets every column, objects become texts, numbers reals, shapes
// multiple ones.
#[test]
fn what_other_programs_do_to_a_file_on_the_way_is_no_change() {
    let mut records: Vec<_> = document()
        .ordered::<StructureElement>()
        .into_iter()
        .map(|(id, element)| (id.raw().clone(), element.clone()))
        .collect();
    let foreign = json!({ "area_ha": 12, "owner": { "org": 5 }, "name": "x" });
    records[1].1.unknown = Map::from_iter([(FOREIGN.to_owned(), foreign), ("later_field".to_owned(), json!([1, 2]))]);
    records[2].1.geometry = Some(Geometry::Area(vec![vec![
        at(16.0, 59.0),
        at(16.1, 59.0),
        at(16.1, 59.123_456_789),
    ]]));
    let document = Document::of(
        RecordId::new("d").unwrap(),
        records.into_iter().map(|(id, element)| (id, element.into())),
    );
    let mut file = exported(&document);
    let columns = [
        "name", "theme", "kind", "level", "status", "guidance", "source", "area_ha", "owner", "geojson", "samspel",
    ];
    for (place, feature) in file["features"].as_array_mut().unwrap().iter_mut().enumerate() {
        let id = feature["id"].take();
        let properties = feature["properties"].as_object_mut().unwrap();
        properties.insert("id".into(), id);
        properties.insert("fid".into(), json!(place + 1));
        for column in columns {
            let value = properties.entry(column).or_insert(Value::Null);
            if value.is_object() {
                *value = value.to_string().into();
            } else if value.is_number() {
                *value = value.as_f64().into();
            }
        }
        if feature["geometry"]["type"] == "Polygon" {
            let rings = feature["geometry"]["coordinates"].take();
            feature["geometry"] = json!({ "type": "MultiPolygon", "coordinates": [rings] });
        }
    }
    let mut update = taken(&document, &file, true);
    // A column of numbers of its own is all that is new.
    assert_eq!(counts(&update), [0, 3, 0, 0]);
    for (_, id, changed) in &mut update.changed {
        let Some(Value::Object(foreign)) = changed.unknown.get_mut(FOREIGN) else {
            continue;
        };
        assert!(foreign.remove("fid").is_some());
        if foreign.is_empty() {
            changed.unknown.remove(FOREIGN);
        }
        let before = document.get(&Id::<StructureElement>::of(id.clone())).unwrap();
        assert_eq!(changed, before);
    }
}

// R268: as ids of documents that were written by hand, and of the example.
#[test]
fn an_id_that_has_become_a_property_is_no_change_whatever_it_looks_like() {
    let nodes = [("nod-nykoping", "Nyköping", 17.0), ("7", "Trosa", 17.5)];
    let records = nodes.map(|(id, name, east)| (RecordId::new(id).unwrap(), element(name, "", east).into()));
    let document = Document::of(RecordId::new("d").unwrap(), records);
    let mut file = exported(&document);
    for feature in file["features"].as_array_mut().unwrap() {
        feature["properties"]["id"] = feature["id"].take();
    }
    assert_eq!(counts(&taken(&document, &file, true)), [2, 0, 0, 0]);
    // And where a program has kept both.
    for feature in file["features"].as_array_mut().unwrap() {
        feature["id"] = feature["properties"]["id"].clone();
    }
    assert_eq!(counts(&taken(&document, &file, true)), [2, 0, 0, 0]);
}

// R341
#[test]
fn numbers_that_a_program_has_rounded_are_the_same_place() {
    let round = |value: &mut Value, steps: f64| {
        fn each(value: &mut Value, steps: f64) {
            match value {
                Value::Array(values) => values.iter_mut().for_each(|value| each(value, steps)),
                value => *value = json!((value.as_f64().unwrap() * steps).round() / steps),
            }
        }
        let features = value["features"].as_array_mut().unwrap();
        features
            .iter_mut()
            .for_each(|feature| each(&mut feature["geometry"]["coordinates"], steps));
    };
    let document = drawn_document();
    for (system, steps, is_same) in [
        (ReferenceSystem::Wgs84, 1e6, true),
        (ReferenceSystem::Wgs84, 1e5, true),
        (ReferenceSystem::Wgs84, 1e4, false),
        (ReferenceSystem::Sweref99Tm, 10.0, true),
        (ReferenceSystem::Sweref99Tm, 1.0, true),
        (ReferenceSystem::Sweref99Tm, 0.1, false),
    ] {
        let (shapes, _) = to_shapes(
            &document,
            &document.ordered::<StructureElement>(),
            Export { system, ..PLAIN },
        );
        let mut file: Value = serde_json::from_str(&geojson::write(&shapes, system).unwrap()).unwrap();
        round(&mut file, steps);
        assert_eq!(
            taken(&document, &file, true).unchanged == 4,
            is_same,
            "{system:?} {steps}"
        );
        if is_same {
            // A line whose middle is moved there still ends in its points.
            let vertex = &mut file["features"][2]["geometry"]["coordinates"][1];
            vertex[0] = json!((vertex[0].as_f64().unwrap() * steps + 1000.0).round() / steps);
            let update = taken(&document, &file, true);
            assert_eq!(counts(&update), [3, 1, 0, 0], "{system:?} {steps}");
            let before = document.ordered::<StructureElement>();
            let changed = &update.changed[0].2;
            assert_eq!((&changed.from, &changed.to), (&before[2].1.from, &before[2].1.to));
        }
    }
    // What was moved by less than a step in a file that has all decimals is moved.
    let mut file = exported(&document);
    let east = &mut file["features"][0]["geometry"]["coordinates"][0];
    *east = json!(east.as_f64().unwrap() + 4e-7);
    assert_eq!(counts(&taken(&document, &file, true)), [3, 1, 0, 0]);
}

/// Two nodes with a line between them and an area, as a mouse sets them.
fn drawn_document() -> Document {
    let places = [at(17.012_345_6, 58.753_456_7), at(17.512_345_4, 58.712_345_3)];
    let ids = ["w37ffpscvf081", "w37ffpscvf082", "w37ffpscvf083", "w37ffpscvf084"].map(|id| RecordId::new(id).unwrap());
    let node = |place| StructureElement {
        geometry: Some(Geometry::Point(place)),
        ..StructureElement::default()
    };
    let corridor = StructureElement {
        element: ElementKind::Corridor,
        geometry: Some(Geometry::line(vec![
            places[0],
            at(17.234_567_8, 58.812_345_6),
            places[1],
        ])),
        from: Some(Id::of(ids[0].clone())),
        to: Some(Id::of(ids[1].clone())),
        ..StructureElement::default()
    };
    let ring = vec![
        at(16.123_456_7, 59.0),
        at(16.654_321_2, 59.012_345_6),
        at(16.4, 59.234_567_8),
    ];
    let area = StructureElement {
        element: ElementKind::Area,
        geometry: Some(Geometry::Area(vec![ring])),
        ..StructureElement::default()
    };
    let mut order = Order::default();
    let elements = [node(places[0]), node(places[1]), corridor, area].map(|element| {
        order = Order::after(Some(&order));
        StructureElement {
            order: order.clone(),
            ..element
        }
    });
    let records = ids.into_iter().zip(elements).map(|(id, element)| (id, element.into()));
    Document::of(RecordId::new("d").unwrap(), records)
}

// R341
#[test]
fn a_ring_that_begins_elsewhere_is_the_same_place() {
    let document = drawn_document();
    let mut file = exported(&document);
    let ring = file["features"][3]["geometry"]["coordinates"][0]
        .as_array_mut()
        .unwrap();
    ring.pop();
    ring.rotate_left(2);
    ring.push(ring[0].clone());
    assert_eq!(counts(&taken(&document, &file, true)), [4, 0, 0, 0]);
}

// R342
#[test]
fn an_element_whose_shape_a_file_has_lost_is_not_absent_from_it() {
    let document = drawn_document();
    for geometry in [
        json!(null),
        json!({ "type": "Point", "coordinates": [] }),
        json!({ "type": "Point", "coordinates": [170.0, 95.0] }),
    ] {
        let mut file = exported(&document);
        file["features"][1]["geometry"] = geometry;
        let update = taken(&document, &file, true);
        assert_eq!((counts(&update), update.known()), ([3, 0, 0, 0], 3));
    }
}

// R268
#[test]
fn a_foreign_file_that_is_taken_in_again_is_known_whatever_its_ids_are() {
    let feature = |id: Value, properties: Value| json!({ "type": "Feature", "id": id, "geometry": point(), "properties": properties });
    let several = json!({ "type": "MultiPoint", "coordinates": [[17.0, 58.0], [17.1, 58.0]] });
    let file = json!({ "type": "FeatureCollection", "features": [
        feature(json!(25), json!({ "namn": "A" })),
        feature(json!("Väg 1/södra"), json!({ "namn": "B" })),
        feature(json!("strategy"), json!({ "namn": "C" })),
        feature(json!(1.5), json!({ "namn": "D" })),
        json!({ "type": "Feature", "geometry": point(), "properties": { "namn": "E", "fid": 7 } }),
        json!({ "type": "Feature", "geometry": point(), "properties": { "namn": "F", "id": "f 1" } }),
        json!({ "type": "Feature", "id": "m", "geometry": several, "properties": { "namn": "G" } }),
    ] });
    let empty = Document::of(RecordId::new("d").unwrap(), []);
    let first = taken(&empty, &file, true);
    assert_eq!(counts(&first), [0, 0, 8, 0]);
    let records = first.added.into_iter().map(|(_, id, element)| (id, element.into()));
    let document = Document::of(RecordId::new("d").unwrap(), records);
    let again = taken(&document, &file, true);
    assert_eq!((counts(&again), again.is_the_same_file), ([8, 0, 0, 0], true));
    let ids: Vec<_> = exported(&document)["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|feature| feature["id"].clone())
        .collect();
    assert_eq!(
        ids[..4],
        [json!(25), json!("Väg 1/södra"), json!("strategy"), json!(1.5)]
    );
    assert_eq!(ids[6..], [json!("m"), json!("m")]);
    // A file whose features are numbered the same, but are others.
    let other = json!({ "type": "FeatureCollection", "features": [
        { "type": "Feature", "id": 25, "geometry": { "type": "Point", "coordinates": [14.0, 60.0] }, "properties": { "namn": "Z" } },
        { "type": "Feature", "geometry": { "type": "Point", "coordinates": [14.0, 60.0] }, "properties": { "namn": "Y", "fid": 7 } },
    ] });
    let update = taken(&document, &other, true);
    assert_eq!((counts(&update), update.is_the_same_file), ([0, 2, 0, 6], false));
}

// R268
#[test]
fn one_feature_that_was_copied_is_the_element_once_and_new_the_second_time() {
    let document = document();
    let mut file = exported(&document);
    let copy = file["features"][0].clone();
    file["features"].as_array_mut().unwrap().push(copy);
    let update = taken(&document, &file, true);
    assert_eq!(counts(&update), [3, 0, 1, 0]);
    assert_ne!(update.added[0].1.as_str(), "w37ffpscvf081");
}

// R269
#[test]
fn what_a_file_does_not_say_of_an_element_stays() {
    let document = document();
    let bare = json!({ "type": "FeatureCollection", "features": [
        { "type": "Feature", "id": "w37ffpscvf081", "geometry": point(), "properties": { "name": null, "note": "ny", "gone": null } },
        { "type": "Feature", "id": "w37ffpscvf082", "geometry": { "type": "Point", "coordinates": [17.5, 58.75] }, "properties": { "guidance": "" } },
    ] });
    let update = taken(&document, &bare, true);
    assert_eq!(counts(&update), [1, 1, 0, 1]);
    let (_, id, changed) = &update.changed[0];
    let before = document.get(&Id::<StructureElement>::of(id.clone())).unwrap();
    let mut expected = before.clone();
    expected.unknown.insert(FOREIGN.into(), json!({ "note": "ny" }));
    assert_eq!(*changed, expected);
    assert_eq!(update.assumed, Assumed::default());
}

// R269
#[test]
fn a_text_that_was_emptied_in_the_file_is_emptied() {
    let document = document();
    let mut file = exported(&document);
    file["features"][0]["properties"]["guidance"] = json!("");
    let update = taken(&document, &file, true);
    assert_eq!(update.changed[0].2.guidance, "");
}

// R272
#[test]
fn colours_go_with_a_file_and_are_not_taken_for_the_elements_own() {
    let document = document();
    let styled = Export {
        is_styled: true,
        ..PLAIN
    };
    let (shapes, _) = to_shapes(&document, &document.ordered::<StructureElement>(), styled);
    assert_eq!(shapes[0].properties["marker-color"], "#9a2c0f");
    let text = geojson::write(&shapes, ReferenceSystem::Wgs84).unwrap();
    let update = taken(&document, &serde_json::from_str(&text).unwrap(), true);
    assert_eq!(counts(&update), [3, 0, 0, 0]);
    // Colours that somebody else has given stay, and come back.
    let foreign = one(
        point(),
        json!({ "name": "A", "marker-color": "#123456", "stroke-width": 4 }),
    );
    assert_eq!(
        foreign.unknown[FOREIGN],
        json!({ "marker-color": "#123456", "stroke-width": 4 })
    );
    let (shapes, _) = to_shapes(&nothing(), &[(Id::of(RecordId::new("a").unwrap()), &foreign)], styled);
    assert_eq!(shapes[0].properties["marker-color"], "#9a2c0f");
    assert_eq!(
        import(&geojson::write(&shapes, ReferenceSystem::Wgs84).unwrap())[0]
            .1
            .unknown[FOREIGN],
        foreign.unknown[FOREIGN]
    );
}

// R268, R272
#[test]
fn a_number_that_a_program_has_made_a_text_of_is_the_same() {
    let line = one(
        json!({ "type": "LineString", "coordinates": [[17.0, 58.7], [17.2, 58.9]] }),
        json!({ "bef": 4 }),
    );
    let document = Document::of(
        RecordId::new("d").unwrap(),
        [(RecordId::new("w37ffpscvf081").unwrap(), line.into())],
    );
    let styled = Export {
        is_styled: true,
        ..PLAIN
    };
    let (shapes, _) = to_shapes(&document, &document.ordered::<StructureElement>(), styled);
    let text = geojson::write(&shapes, ReferenceSystem::Wgs84).unwrap();
    let mut file: Value = serde_json::from_str(&text).unwrap();
    let properties = &mut file["features"][0]["properties"];
    assert_eq!(
        (&properties["stroke-width"], &properties["bef"]),
        (&json!(4), &json!(4))
    );
    properties["stroke-width"] = json!("4.0");
    properties["bef"] = json!("4");
    assert_eq!(counts(&taken(&document, &file, true)), [1, 0, 0, 0]);
    file["features"][0]["properties"]["bef"] = json!("5");
    assert_eq!(counts(&taken(&document, &file, true)), [0, 1, 0, 0]);
}

// R272
#[test]
fn the_colours_of_a_file_are_those_of_the_map_on_light_ground() {
    let tokens = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/picture-tokens.css")).unwrap();
    for theme in Theme::ALL {
        let element = StructureElement {
            theme: *theme,
            geometry: Some(Geometry::Point(at(17.0, 58.0))),
            ..StructureElement::default()
        };
        let colour = styles::of(&element)["marker-color"].as_str().unwrap().to_owned();
        assert!(
            tokens.contains(&format!("--theme-{}: light-dark({colour},", theme.code())),
            "{colour}"
        );
    }
}
