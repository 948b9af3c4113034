//! A map file that comes back changes what leads to its elements too: links to priorities and actions, in one step with the rest.

use samspel_e2e::{Outcome, Setup, Visit};
use serde_json::{Value, json};

async fn start(name: &str) -> Outcome<Visit> {
    let node = |name: &str, east: f64| {
        json!({ "kind": "structure_element", "name": name, "element": "node",
            "order": if name == "Nod ett" { "a1" } else { "a2" }, "geometry": { "type": "Point", "coordinates": [east, 59.0] } })
    };
    let document = json!({
        "format": "samspel", "version": 2, "document": "linked",
        "records": {
            "strategy": { "kind": "strategy", "name": "Länkar", "county": "04" },
            "ett": node("Nod ett", 16.6),
            "annat": node("Nod två", 16.8),
            "resor": { "kind": "priority", "title": "Resor", "order": "a1", "elements": ["ett"] },
            "bostader": { "kind": "priority", "title": "Bostäder", "order": "a2", "elements": ["ett"] },
            "bro": { "kind": "action", "title": "Bygg bro", "order": "a1" },
        },
    });
    let kept = json!(document.to_string());
    let before = format!("localStorage.setItem('samspel:doc:linked', {kept})");
    let setup = Setup {
        hash: "#/strukturbild",
        before: Some(&before),
        ..Setup::default()
    };
    Visit::start(name, setup).await
}

// R324
#[tokio::test]
async fn links_that_were_changed_in_a_file_come_with_it_and_go_back_in_one_step() -> Outcome {
    let visit = start("linked_files").await?;
    visit.click("#export-wgs84").await?;
    let exported = visit.taken("Länkar-strukturbild.wgs84.geojson").await?;
    let mut file: Value = serde_json::from_str(&exported)?;
    let before = visit.stored_document().await?;
    assert_eq!(
        file["features"][0]["properties"]["priorities"], "Resor; Bostäder",
        "{exported}"
    );
    // As it is, it changes nothing.
    visit
        .upload("#geojson-file", &visit.file("samma.geojson", exported)?)
        .await?;
    visit.sees("2 oförändrade, 0 ändrade, 0 nya, 0 borta (i filen)").await?;
    visit.counts("#import-confirm", 0).await?;
    visit.click("#import-cancel").await?;
    file["features"][0]["properties"]["priorities"] = json!("Bostäder");
    file["features"][1]["properties"]["priorities"] = json!("Resor; Vatten");
    file["features"][1]["properties"]["actions"] = json!("Bygg bro");
    let new = json!({ "type": "Feature", "properties": { "name": "Flen", "priorities": "Resor" },
        "geometry": { "type": "Point", "coordinates": [16.59, 59.06] } });
    file["features"].as_array_mut().ok_or("no features")?.push(new);
    visit
        .upload("#geojson-file", &visit.file("länkar.geojson", file.to_string())?)
        .await?;
    visit.sees("0 oförändrade, 2 ändrade, 1 ny, 0 borta (i filen)").await?;
    visit.sees("Nod ett: prioriteringar").await?;
    visit.sees("Nod två: prioriteringar, insatser").await?;
    visit
        .sees("3 länkar till prioriteringar och insatser kommer till.")
        .await?;
    visit.sees("1 länk till prioriteringar och insatser tas bort.").await?;
    visit
        .sees("1 prioritering i filen finns inte här, eller heter som flera: Vatten.")
        .await?;
    visit.no_axe_violations().await?;
    // A name leads to its element on the map, and the file is looked at all the same. R329
    visit.click_link("Nod ett").await?;
    visit.hash_is("#/strukturbild/ett").await?;
    visit.css("#import-confirm").await?;
    visit.screenshot("linked-files").await?;
    visit.click("#import-confirm").await?;
    visit.counts("#elements tbody tr", 3).await?;
    visit.is_saved().await?;
    let after = visit.stored_document().await?;
    let records = &after["records"];
    assert_eq!(records["bostader"]["elements"], json!(["ett"]));
    assert_eq!(
        records["resor"]["elements"].as_array().map(Vec::len),
        Some(2),
        "{records}"
    );
    assert_eq!(records["resor"]["elements"][0], "annat");
    assert_eq!(records["bro"]["elements"], json!(["annat"]));
    visit.click_button("Ångra").await?;
    visit.counts("#elements tbody tr", 2).await?;
    visit.is_saved().await?;
    assert_eq!(visit.stored_document().await?["records"], before["records"]);
    visit.finish().await
}
