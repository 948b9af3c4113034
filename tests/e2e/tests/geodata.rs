//! Geodata in the reference system of Swedish authorities is imported to the right place, with a report and in one step, and out again.

use samspel_e2e::{Outcome, Setup, Visit, steps::records};
use serde_json::{Value, json};

/// Places as (easting, northing) in SWEREF 99 TM and (longitude, latitude), by an independent conversion.
const PLACES: [([f64; 2], [f64; 2]); 3] = [
    ([632478.368407, 6821343.023921], [17.489286658, 61.502976694]),
    ([399146.112211, 7432650.620203], [12.687044447, 66.994585570]),
    ([320759.172032, 6175396.984110], [12.148332504, 55.691195176]),
];

/// The places as nodes and as one line, with what `position` makes of a place.
fn collection(crs: Option<&str>, position: impl Fn([f64; 2]) -> [f64; 2]) -> String {
    let positions: Vec<_> = PLACES.iter().map(|(metres, _)| position(*metres)).collect();
    let mut features: Vec<_> = (1..)
        .zip(&positions)
        .map(|(number, position)| {
            json!({ "type": "Feature", "properties": { "namn": format!("Plats {number}"), "eget": number },
            "geometry": { "type": "Point", "coordinates": position } })
        })
        .collect();
    features.push(json!({ "type": "Feature", "properties": { "namn": "Alla" },
        "geometry": { "type": "LineString", "coordinates": positions } }));
    let mut file = json!({ "type": "FeatureCollection", "features": features });
    if let Some(name) = crs {
        file["crs"] = json!({ "type": "name", "properties": { "name": name } });
    }
    file.to_string()
}

/// How far apart two positions in degrees are, in metres; short distances only.
fn metres_apart(one: [f64; 2], other: [f64; 2]) -> f64 {
    const METRES_PER_DEGREE: f64 = 111_320.0;
    let east = (one[0] - other[0]) * METRES_PER_DEGREE * one[1].to_radians().cos();
    let north = (one[1] - other[1]) * METRES_PER_DEGREE;
    east.hypot(north)
}

fn position(value: &Value) -> [f64; 2] {
    [0, 1].map(|axis| value[axis].as_f64().unwrap_or(f64::NAN))
}

/// Every position of the elements, of nodes first and in the order of the places.
fn positions(document: &Value) -> Vec<[f64; 2]> {
    let mut elements = records(document, "structure_element");
    elements.sort_by_key(|(_, element)| element["order"].as_str().map(str::to_owned));
    let mut found = Vec::new();
    for (_, element) in elements {
        let coordinates = &element["geometry"]["coordinates"];
        match coordinates[0].as_array() {
            Some(_) => found.extend(coordinates.as_array().into_iter().flatten().map(position)),
            None => found.push(position(coordinates)),
        }
    }
    found
}

async fn begin(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.begin("04").await?;
    Ok(visit)
}

/// Reads a file in and looks at the preview for what it must say.
async fn import(visit: &Visit, name: &str, content: &str, told: &[&str]) -> Outcome {
    visit.goto("#/strukturbild").await?;
    let file = visit.file(name, content)?;
    visit.upload("#geojson-file", &file).await?;
    for text in told {
        visit.sees(text).await?;
    }
    visit.click("#import-confirm").await?;
    visit.counts("#elements tbody tr", 4).await?;
    visit.is_saved().await
}

fn lie_right(document: &Value) {
    let found = positions(document);
    assert_eq!(found.len(), 6, "three nodes and a line of three: {found:?}");
    for (found, (_, wanted)) in found.iter().zip(PLACES.iter().chain(&PLACES)) {
        let metres = metres_apart(*found, *wanted);
        assert!(metres < 1.0, "{found:?} lies {metres} m from {wanted:?}");
    }
}

#[tokio::test]
async fn a_file_that_names_sweref_lands_within_a_metre_and_leaves_in_one_step() -> Outcome {
    let visit = begin("geodata_named").await?;
    let before = visit.stored_document().await?;
    let file = collection(Some("urn:ogc:def:crs:EPSG::3006"), |place| place);
    import(
        &visit,
        "lager.geojson",
        &file,
        &["SWEREF 99 TM, enligt filen.", "3 noder", "1 stråk"],
    )
    .await?;
    lie_right(&visit.stored_document().await?);
    visit.goto("#/plan").await?;
    visit.click_button("Ångra").await?;
    assert_eq!(visit.stored_document().await?, before);
    visit.goto("#/strukturbild").await?;
    visit.sees("0 element").await?;
    visit.click_button("Gör om").await?;
    lie_right(&visit.stored_document().await?);
    visit.finish().await
}

#[tokio::test]
async fn a_file_that_names_nothing_is_known_by_its_numbers() -> Outcome {
    let visit = begin("geodata_by_magnitude").await?;
    let file = collection(None, |place| place);
    import(&visit, "lager.geojson", &file, &["SWEREF 99 TM, enligt talens storlek"]).await?;
    lie_right(&visit.stored_document().await?);
    visit.finish().await
}

#[tokio::test]
async fn swapped_axes_are_told_and_put_right() -> Outcome {
    let visit = begin("geodata_swapped").await?;
    let file = collection(Some("EPSG:3006"), |[east, north]| [north, east]);
    import(
        &visit,
        "lager.geojson",
        &file,
        &["SWEREF 99 TM, enligt filen.", "Filen har nord först i stället för öst."],
    )
    .await?;
    lie_right(&visit.stored_document().await?);
    visit.finish().await
}

#[tokio::test]
async fn both_exports_read_back_as_the_same_elements() -> Outcome {
    let visit = begin("geodata_round_trip").await?;
    let file = collection(Some("EPSG:3006"), |place| place);
    import(&visit, "lager.geojson", &file, &["SWEREF 99 TM"]).await?;
    visit.click("#export-wgs84").await?;
    let name = "Regional-utveckling-Region-Sörmland-strukturbild";
    let degrees = visit.taken(&format!("{name}.wgs84.geojson")).await?;
    visit.click("#export-sweref").await?;
    let metres = visit.taken(&format!("{name}.sweref99tm.geojson")).await?;
    let written: Value = serde_json::from_str(&metres)?;
    assert!(written["crs"].to_string().contains("3006"), "{metres}");
    let original = visit.stored_document().await?;
    let elements = |document: &Value| {
        let mut elements = records(document, "structure_element");
        elements.sort_by_key(|(_, element)| element["order"].as_str().map(str::to_owned));
        let of = |(_, element): (&str, &Value)| {
            let mut element = element.clone();
            element["geometry"] = Value::Null;
            element["order"] = Value::Null;
            element
        };
        elements.into_iter().map(of).collect::<Vec<_>>()
    };
    let wanted = elements(&original);
    for (file, told) in [(degrees, "WGS 84"), (metres, "SWEREF 99 TM, enligt filen.")] {
        visit.script("localStorage.clear()", vec![]).await?;
        visit.begin("05").await?;
        import(&visit, "ut.geojson", &file, &[told]).await?;
        let read_back = visit.stored_document().await?;
        lie_right(&read_back);
        assert_eq!(elements(&read_back), wanted);
    }
    visit.finish().await
}

#[tokio::test]
async fn a_file_that_is_no_geodata_changes_nothing() -> Outcome {
    let visit = begin("geodata_wrong").await?;
    let before = visit.stored_document().await?;
    visit.goto("#/strukturbild").await?;
    for (name, content, told) in [
        ("trasig.geojson", "{\"type\":", "Filen är trasig (rad"),
        ("annat.json", "{\"type\":\"Topology\"}", "Det här är inte GeoJSON"),
        (
            "nord.geojson",
            r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3021"}},"features":[]}"#,
            "stöds inte",
        ),
    ] {
        let file = visit.file(name, content)?;
        visit.upload("#geojson-file", &file).await?;
        visit.sees(&format!("{name} kan inte läsas in")).await?;
        visit.sees(told).await?;
        visit.sees("Inget är ändrat.").await?;
        visit.click("#import-cancel").await?;
        visit.counts("#geojson-file", 1).await?;
    }
    assert_eq!(visit.stored_document().await?, before);
    visit.finish().await
}
