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
        visit.forget_everything().await?;
        visit.begin("05").await?;
        import(&visit, "ut.geojson", &file, &[told]).await?;
        let read_back = visit.stored_document().await?;
        lie_right(&read_back);
        assert_eq!(elements(&read_back), wanted);
    }
    visit.finish().await
}

/// Three places in Sörmland in the local zone SWEREF 99 16 30, northing first, as PROJ has them.
const LOCAL: [[f64; 2]; 3] = [
    [6514928.821, 178945.517],
    [6583886.508, 150568.575],
    [6542707.778, 132757.447],
];

/// Points with properties.
fn points(positions: &[[f64; 2]], properties: &[Value]) -> String {
    let features: Vec<_> = positions
        .iter()
        .zip(properties)
        .map(|(position, properties)| {
            let point = json!({ "type": "Point", "coordinates": position });
            json!({ "type": "Feature", "properties": properties, "geometry": point })
        })
        .collect();
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

// R263
#[tokio::test]
async fn what_was_guessed_of_the_system_is_said_and_can_be_chosen_otherwise() -> Outcome {
    let visit = begin("geodata_local_zone").await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    let names = ["Nyköping", "Eskilstuna", "Katrineholm"].map(|name| json!({ "namn": name }));
    let file = visit.file("lokalt.geojson", points(&LOCAL, &names))?;
    visit.upload("#geojson-file", &file).await?;
    visit
        .sees("SWEREF 99 16 30. Filen säger inte vilket, och talen passar flera lokala zoner.")
        .await?;
    visit.sees("Filen har nord först i stället för öst.").await?;
    visit.sees("3 av 3 positioner hamnar i Sverige eller nära.").await?;
    visit.choose("Läs som", "SWEREF 99 18 00 (3)").await?;
    visit.sees("SWEREF 99 18 00, som du har valt.").await?;
    visit.focus_is_at("#import-system").await?;
    visit.choose("Först i varje position", "Öst eller longitud").await?;
    visit.sees("0 av 3 positioner hamnar i Sverige eller nära.").await?;
    visit
        .sees("3 delar av filen går inte att läsa och hoppas över.")
        .await?;
    visit.counts("#import-confirm", 0).await?;
    visit.choose("Först i varje position", "Nord eller latitud").await?;
    visit.choose("Läs som", "SWEREF 99 16 30 (3)").await?;
    visit.counts(".import-skipped", 0).await?;
    visit.click("#import-confirm").await?;
    visit.counts("#elements tbody tr", 3).await?;
    visit.is_saved().await?;
    let found = positions(&visit.stored_document().await?);
    for (found, wanted) in found.iter().zip([[17.0, 58.75], [16.51, 59.37], [16.2, 59.0]]) {
        let metres = metres_apart(*found, wanted);
        assert!(metres < 0.5, "{found:?} lies {metres} m from {wanted:?}");
    }
    visit.finish().await
}

// R266, R267
#[tokio::test]
async fn the_properties_that_fields_are_read_from_are_guessed_and_chosen() -> Outcome {
    let visit = begin("geodata_properties").await?;
    visit.goto("#/strukturbild").await?;
    let properties = [
        json!({ "kom_namn": "Nyköping", "kod": "0480", "typ": "Storregional nod", "adress": { "ort": "Centrum" } }),
        json!({ "kom_namn": "Gnesta", "kod": "0461", "typ": "Lokal nod", "status": "Planerade" }),
    ];
    let file = visit.file("orter.geojson", points(&[[17.0, 58.75], [17.3, 59.05]], &properties))?;
    visit.upload("#geojson-file", &file).await?;
    visit.has_value("#import-name", "kom_namn").await?;
    visit.sees("Exempel: Nyköping, Gnesta").await?;
    visit.has_value("#import-level", "").await?;
    visit.sees("1 utan status: blir befintlig.").await?;
    visit.sees_no("utan nivå").await?;
    visit.choose("Namn", "kod").await?;
    visit.sees("Exempel: 0480, 0461").await?;
    visit.focus_is_at("#import-name").await?;
    visit.choose("Status", "Ingen").await?;
    visit.sees("2 utan status: blir befintliga.").await?;
    visit.choose("Namn", "adress.ort").await?;
    visit.click("#import-confirm").await?;
    visit.counts("#elements tbody tr", 2).await?;
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    let mut read: Vec<_> = records(&document, "structure_element")
        .into_iter()
        .map(|(_, element)| {
            [&element["name"], &element["level"], &element["status"]]
                .map(|field| field.as_str().unwrap_or("").to_owned())
        })
        .collect();
    read.sort();
    assert_eq!(
        read,
        [["", "local", "existing"], ["Centrum", "cross_regional", "existing"]]
    );
    visit.finish().await
}

// R268, R269, R271
#[tokio::test]
async fn a_file_of_ours_that_was_changed_elsewhere_comes_back_as_one_step() -> Outcome {
    let visit = begin("geodata_comes_back").await?;
    let file = collection(Some("EPSG:3006"), |place| place);
    import(
        &visit,
        "lager.geojson",
        &file,
        &["Är det rätt fil, och rätt referenssystem?"],
    )
    .await?;
    let before = visit.stored_document().await?;
    visit.click("#export-wgs84").await?;
    let exported = visit
        .taken("Regional-utveckling-Region-Sörmland-strukturbild.wgs84.geojson")
        .await?;
    let mut changed: Value = serde_json::from_str(&exported)?;
    let mut shorter = changed.clone();
    changed["features"][0]["properties"]["name"] = json!("Plats ett");
    let new = json!({ "type": "Feature", "properties": { "name": "Flen" }, "geometry": { "type": "Point", "coordinates": [16.6, 59.06] } });
    changed["features"].as_array_mut().ok_or("no features")?.push(new);
    visit
        .upload("#geojson-file", &visit.file("ändrad.geojson", changed.to_string())?)
        .await?;
    visit.sees("3 oförändrade, 1 ändrad, 1 ny, 0 borta (i filen)").await?;
    visit.sees("Plats 1: Namn").await?;
    visit.counts(".import-landing svg", 1).await?;
    visit.click_button("Uppdatera").await?;
    visit.counts("#elements tbody tr", 5).await?;
    visit.sees("1 ändrad, 1 ny, 0 borttagna.").await?;
    let after = visit.stored_document().await?.to_string();
    assert!(after.contains("Plats ett") && !after.contains("\"Plats 1\""), "{after}");
    visit.click_button("Ångra").await?;
    visit.counts("#elements tbody tr", 4).await?;
    assert_eq!(visit.stored_document().await?, before);
    // What the file lacks goes only where that was chosen.
    shorter["features"].as_array_mut().ok_or("no features")?.pop();
    visit
        .upload("#geojson-file", &visit.file("kortare.geojson", shorter.to_string())?)
        .await?;
    visit.sees("3 oförändrade, 0 ändrade, 0 nya, 1 borta (i filen)").await?;
    visit.counts("#import-confirm", 0).await?;
    visit.click("#import-remove").await?;
    visit.click("#import-confirm").await?;
    visit.counts("#elements tbody tr", 3).await?;
    visit.click_button("Ångra").await?;
    visit.counts("#elements tbody tr", 4).await?;
    // Or all of it is something else.
    visit
        .upload("#geojson-file", &visit.file("kortare.geojson", shorter.to_string())?)
        .await?;
    visit
        .choose(
            "3 av filens kartobjekt har samma id som ett element här",
            "Lägg till allt som nytt",
        )
        .await?;
    visit.sees("3 noder").await?;
    visit.click("#import-confirm").await?;
    visit.counts("#elements tbody tr", 7).await?;
    visit.finish().await
}

// R264, R265
#[tokio::test]
async fn other_forms_and_codings_are_read_and_said() -> Outcome {
    let visit = begin("geodata_forms").await?;
    visit.goto("#/strukturbild").await?;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/arriving");
    for (name, told, count) in [
        ("g02-windows-1252.geojson", "Den är läst som Windows-1252", "1 nod"),
        ("g08-line-by-line.geojsonl", "WGS 84. Filen säger inget", "2 noder"),
        ("g15-esri.json", "SWEREF 99 TM, enligt filen.", "1 nod"),
    ] {
        visit.upload("#geojson-file", &folder.join(name)).await?;
        visit.sees(told).await?;
        visit.sees(count).await?;
        visit.sees("Nyköping").await?;
        visit.click("#import-cancel").await?;
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
