//! What elements are tied to and linked with, when a file comes back.

use super::{
    updating::{counts, element, exported, taken},
    *,
};
use crate::domain::{records::plan::Priority, values::date::Date};

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

// R324
#[test]
fn links_are_known_in_whatever_letters_a_program_writes_its_columns() {
    let document = tied_document();
    let mut file = exported(&document);
    for feature in file["features"].as_array_mut().unwrap() {
        let properties = feature["properties"].as_object_mut().unwrap();
        *properties = std::mem::take(properties)
            .into_iter()
            .map(|(key, value)| (key.to_uppercase(), value))
            .collect();
    }
    assert_eq!(counts(&taken(&document, &file, true)), [3, 0, 0, 0]);
    file["features"][2]["properties"]["PRIORITIES"] = json!("");
    assert_eq!(taken(&document, &file, true).links.removed, 1);
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
