//! A file of a document that was changed in another program.

use super::*;
use crate::domain::{records::plan::Priority, values::date::Date};

fn element(name: &str, guidance: &str, east: f64) -> StructureElement {
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

fn exported(document: &Document) -> Value {
    let (shapes, _) = to_shapes(document, &document.ordered::<StructureElement>(), PLAIN);
    serde_json::from_str(&geojson::write(&shapes, ReferenceSystem::Wgs84).unwrap()).unwrap()
}

fn taken(document: &Document, file: &Value, by_id: bool) -> Update {
    let import = geojson::read(file.to_string().as_bytes()).unwrap();
    let columns = Columns::guess(import.properties());
    update(document, &import, &columns, by_id, numbered())
}

fn counts(update: &Update) -> [usize; 4] {
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

/// Two nodes and a corridor between them, which a priority and an action lead to.
fn tied_document() -> Document {
    let [one, other, line, priority] =
        ["w37ffpscvf081", "w37ffpscvf082", "w37ffpscvf083", "w37ffpscvf084"].map(|id| RecordId::new(id).unwrap());
    let ends = [at(17.0, 58.75), at(17.5, 58.75)];
    let corridor = StructureElement {
        element: ElementKind::Corridor,
        geometry: Some(Geometry::line(vec![ends[0], at(17.2, 58.8), ends[1]])),
        date: Date::parse("2026-11-21"),
        factors: vec!["F03".into()],
        from: Some(Id::of(one.clone())),
        to: Some(Id::of(other.clone())),
        ..StructureElement::default()
    };
    let leading = Priority {
        title: "Resor".into(),
        elements: vec![Id::of(line.clone())],
        ..Priority::default()
    };
    let records = [
        (one, element("Nyköping", "", 17.0).into()),
        (other, element("Trosa", "", 17.5).into()),
        (line, corridor.into()),
        (priority, leading.into()),
    ];
    Document::of(RecordId::new("d").unwrap(), records)
}

fn corridor_of(update: &Update) -> &StructureElement {
    let mut elements = update
        .changed
        .iter()
        .chain(&update.added)
        .map(|(_, _, element)| element);
    elements
        .find(|element| element.element == ElementKind::Corridor)
        .unwrap()
}

fn end(id: &str) -> Option<Id<StructureElement>> {
    Some(Id::of(RecordId::new(id).unwrap()))
}

// R318
#[test]
fn a_file_says_what_an_element_is_tied_to_and_linked_with() {
    let file = exported(&tied_document());
    let properties = &file["features"][2]["properties"];
    assert_eq!(properties["from"], "w37ffpscvf081");
    assert_eq!(properties["to"], "w37ffpscvf082");
    assert_eq!(
        (&properties["date"], &properties["factors"]),
        (&json!("2026-11-21"), &json!("F03"))
    );
    assert_eq!(
        (&properties["priorities"], properties.get("actions")),
        (&json!("Resor"), None)
    );
}

// R318, R319: as QGIS leaves dates and lists.
#[test]
fn a_date_and_factors_are_changed_by_a_file_and_emptied_by_it() {
    let document = tied_document();
    let mut file = exported(&document);
    let properties = &mut file["features"][2]["properties"];
    properties["date"] = json!("2026/11/21 00:00:00");
    properties["factors"] = json!("[ \"F03\" ]");
    assert_eq!(counts(&taken(&document, &file, true)), [3, 0, 0, 0]);
    file["features"][2]["properties"]["date"] = json!("2027/01/31");
    file["features"][2]["properties"]["factors"] = json!("3; 12");
    let update = taken(&document, &file, true);
    let changed = corridor_of(&update);
    assert_eq!(
        (changed.date, changed.factors.join(" ")),
        (Date::parse("2027-01-31"), "F03 F12".into())
    );
    file["features"][2]["properties"]["date"] = json!("");
    file["features"][2]["properties"]["factors"] = json!("");
    let update = taken(&document, &file, true);
    assert_eq!(
        (corridor_of(&update).date, corridor_of(&update).factors.len()),
        (None, 0)
    );
}

// R320
#[test]
fn the_geometry_decides_what_an_end_that_was_moved_is_tied_to() {
    let document = tied_document();
    let moved = |change: &dyn Fn(&mut Value)| {
        let mut file = exported(&document);
        change(&mut file["features"]);
        let update = taken(&document, &file, true);
        let changed = update
            .changed
            .iter()
            .map(|(_, id, _)| id.as_str().to_owned())
            .collect::<Vec<_>>();
        let corridor = update
            .changed
            .iter()
            .find(|(_, _, element)| element.element == ElementKind::Corridor);
        (
            changed,
            corridor.map(|(_, _, element)| (element.from.clone(), element.to.clone())),
        )
    };
    // Moved away from its node, it is free; moved to another, it is tied to that.
    let (_, ends) = moved(&|features| features[2]["geometry"]["coordinates"][0] = json!([16.9, 58.7]));
    assert_eq!(ends, Some((None, end("w37ffpscvf082"))));
    let (_, ends) = moved(&|features| features[2]["geometry"]["coordinates"][0] = json!([17.5, 58.75]));
    assert_eq!(ends, Some((end("w37ffpscvf082"), end("w37ffpscvf082"))));
    // Where a node alone was moved its lines follow it.
    let (changed, ends) = moved(&|features| features[0]["geometry"]["coordinates"] = json!([16.9, 58.7]));
    assert_eq!((changed, ends), (vec!["w37ffpscvf081".to_owned()], None));
    // An end that has stayed is let go, or tied to another, where the file says so.
    let (_, ends) = moved(&|features| features[2]["properties"]["from"] = json!(""));
    assert_eq!(ends, Some((None, end("w37ffpscvf082"))));
    let (_, ends) = moved(&|features| features[2]["properties"]["to"] = json!("w37ffpscvf081"));
    assert_eq!(ends, Some((end("w37ffpscvf081"), end("w37ffpscvf081"))));
    // A column that is empty for all, as of features that were drawn there, says nothing.
    let (changed, _) = moved(&|features| features[2]["properties"]["from"] = Value::Null);
    assert!(changed.is_empty());
}

// R318
#[test]
fn ties_come_along_into_a_new_document_and_what_did_not_come_is_counted() {
    let mut file = exported(&tied_document());
    let empty = Document::of(RecordId::new("d").unwrap(), []);
    // All with new ids, as where the ids are taken.
    let again = taken(&tied_document(), &file, false);
    assert_eq!(
        corridor_of(&again).from.as_ref().map(|id| id.as_str().to_owned()),
        Some(again.added[0].1.as_str().to_owned())
    );
    file["features"].as_array_mut().unwrap().remove(0);
    let update = taken(&empty, &file, true);
    assert_eq!(counts(&update), [0, 0, 2, 0]);
    assert_eq!(
        (
            update.free_ends.without_point,
            update.free_ends.elsewhere,
            &update.links.unknown[0][..]
        ),
        (1, 0, &["Resor".to_owned()][..])
    );
    let corridor = corridor_of(&update);
    assert_eq!(
        (corridor.from.clone(), corridor.to.clone()),
        (None, end("w37ffpscvf082"))
    );
    // What did not come is written again, so that it is tied where it comes later.
    let records = update
        .added
        .iter()
        .map(|(_, id, element)| (id.clone(), element.clone().into()));
    let written = exported(&Document::of(RecordId::new("d").unwrap(), records));
    let properties = &written["features"][1]["properties"];
    assert_eq!(
        (&properties["from"], &properties["priorities"]),
        (&json!("w37ffpscvf081"), &json!("Resor"))
    );
    // An end that was rounded otherwise than its point is brought to it.
    let mut rounded = exported(&tied_document());
    rounded["features"][2]["geometry"]["coordinates"][0] = json!([17.000_000_2, 58.75]);
    let update = taken(&empty, &rounded, true);
    let records = update.added.into_iter().map(|(_, id, element)| (id, element.into()));
    assert_eq!(
        exported(&Document::of(RecordId::new("d").unwrap(), records))["features"][2]["properties"]["from"],
        "w37ffpscvf081"
    );
    // A line that does not reach the point that it names.
    let mut file = exported(&tied_document());
    file["features"][2]["geometry"]["coordinates"][0] = json!([16.9, 58.7]);
    let update = taken(&empty, &file, true);
    assert_eq!((update.free_ends.without_point, update.free_ends.elsewhere), (0, 1));
    assert_eq!(corridor_of(&update).from, None);
}

// R318: a foreign file's own properties of these names are no ties, and are kept.
#[test]
fn what_names_no_point_is_kept_as_it_was() {
    let line = json!({ "type": "LineString", "coordinates": [[17.0, 58.0], [17.5, 58.5]] });
    let feature = json!({ "type": "Feature", "geometry": line, "properties": { "from": "Stockholm", "till": 2030, "datum": "våren" } });
    let empty = Document::of(RecordId::new("d").unwrap(), []);
    let update = taken(&empty, &feature, true);
    assert_eq!(update.free_ends, FreeEnds::default());
    let records = update.added.into_iter().map(|(_, id, element)| (id, element.into()));
    let written = exported(&Document::of(RecordId::new("d").unwrap(), records));
    let properties = &written["features"][0]["properties"];
    assert_eq!(
        (&properties["from"], &properties["to"]),
        (&json!("Stockholm"), &json!(2030))
    );
    assert_eq!(properties["geojson"]["datum"], "våren");
}
