//! Where findings are and who has been heard, on maps: a place drawn by keyboard and by finger, flags that lead to what they stand for, the
//! coverage as a map that says what its table says, and the copy that has the findings.

use std::fs;

use samspel_e2e::pages::example;
use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

/// Opens a document with these records.
async fn open(name: &str, viewport: Viewport, records: Value) -> Outcome<Visit> {
    let setup = Setup {
        viewport,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    let document = json!({ "format": "samspel", "version": 2, "document": "platser", "records": records });
    let file = visit.file("platser.samspel.json", document.to_string())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    visit.click(".toast button").await?;
    Ok(visit)
}

fn county() -> Value {
    json!({
        "strategy": { "kind": "strategy", "name": "Länet", "county": "04" },
        "hamn": { "kind": "finding", "title": "Hamnen växer", "order": "a0" },
        "nod": {
            "kind": "structure_element", "element": "node", "name": "Flen", "order": "a0",
            "geometry": { "type": "Point", "coordinates": [16.588, 59.058] },
        },
    })
}

/// Where the finding was drawn, once it has been saved.
async fn place(visit: &Visit) -> Outcome<Value> {
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    let found = records(&document, "finding");
    Ok(found
        .iter()
        .find(|(id, _)| *id == "hamn")
        .map_or(Value::Null, |(_, one)| one["place"].clone()))
}

async fn page_is_sound(visit: &Visit) -> Outcome {
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.headings_and_names_are_clear().await
}

// R630, R632
#[tokio::test]
async fn a_place_is_drawn_by_keyboard_outlives_a_reload_and_a_file_and_is_taken_back() -> Outcome {
    let visit = open("places_keys", Viewport::WIDE, county()).await?;
    visit.goto("#/plan/fynd/hamn").await?;
    visit.sees("Ingen plats är ritad").await?;
    page_is_sound(&visit).await?;
    visit.walk_to("Tab", "#draw-place-area").await?;
    visit.press("Enter").await?;
    visit.hash_is("#/strukturbild").await?;
    visit.css(".map-crosshair").await?;
    visit.focus_is_at("#map").await?;
    visit.no_axe_violations().await?;
    visit.press("Enter").await?;
    for arrows in [["Right"; 4], ["Up"; 4]] {
        for arrow in arrows {
            visit.press(arrow).await?;
            // The map takes no arrow while it moves.
            visit.counts(".leaflet-pan-anim", 0).await?;
        }
        visit.press("Enter").await?;
    }
    visit.press("Shift+Enter").await?;
    // Back at the finding, with the keyboard at what was asked for.
    visit.hash_is("#/plan/fynd/hamn").await?;
    visit.focus_is_at("#finding-place").await?;
    visit.sees("Ett område").await?;
    let drawn = place(&visit).await?;
    assert_eq!(drawn["type"], "Area", "{drawn}");
    page_is_sound(&visit).await?;
    visit.screenshot("places-finding").await?;
    visit.reload().await?;
    visit.css("#place-told").await?;
    assert_eq!(place(&visit).await?, drawn);
    // One step back and forth.
    visit.press("Control+z").await?;
    visit.sees("Ingen plats är ritad").await?;
    visit.press("Control+Shift+z").await?;
    visit.css("#place-told").await?;
    // A file has it, and gives it again.
    let file = visit.save_as_file().await?;
    let read: Value = serde_json::from_str(&file)?;
    assert_eq!(read["records"]["hamn"]["place"], drawn);
    // What is given up leaves what was, and leads back.
    visit.goto("#/plan/fynd/hamn").await?;
    visit.walk_to("Tab", "#draw-place-point").await?;
    visit.press("Enter").await?;
    visit.css(".map-crosshair").await?;
    visit.focus_is_at("#map").await?;
    visit.press("Escape").await?;
    visit.hash_is("#/plan/fynd/hamn").await?;
    visit.focus_is_at("#finding-place").await?;
    assert_eq!(place(&visit).await?, drawn);
    visit.click("#remove-place").await?;
    visit.focus_is_at("#finding-place").await?;
    assert_eq!(place(&visit).await?, Value::Null);
    visit.finish().await
}

// R630
#[tokio::test]
async fn a_place_is_drawn_by_finger_in_a_narrow_window() -> Outcome {
    let visit = open("places_touch", Viewport(360, 740), county()).await?;
    visit.set_touch().await?;
    visit.goto("#/plan/fynd/hamn").await?;
    visit.css("#draw-place-point").await?;
    visit.no_small_targets().await?;
    visit.tap("#draw-place-point").await?;
    visit.css("#cancel-drawing").await?;
    visit.no_horizontal_overflow().await?;
    visit.screenshot("places-narrow-drawing").await?;
    visit.tap("#map").await?;
    visit.hash_is("#/plan/fynd/hamn").await?;
    visit.sees("En punkt").await?;
    assert_eq!(place(&visit).await?["type"], "Point");
    visit.no_horizontal_overflow().await?;
    visit.tap("#show-place").await?;
    visit.hash_is("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.screenshot("places-narrow-flag").await?;
    visit.finish().await
}

/// Places pressed around the middle of the map lead to `hash`, the flag's cloth being right of its foot and above it.
async fn press_flag(visit: &Visit, hash: &str) -> Outcome {
    visit.click_at("#map", 8, -24).await?;
    visit.hash_is(hash).await
}

// R631, R632, R633, R638
#[tokio::test]
async fn flags_lead_to_findings_and_elements_can_be_hidden_and_stand_on_the_sheet_where_chosen() -> Outcome {
    let mut records = county();
    records["hamn"]["place"] = json!({ "type": "Point", "coordinates": [17.0, 58.75] });
    records["vid"] = json!({ "kind": "finding", "title": "Stationen räcker inte", "order": "a1", "elements": ["nod"] });
    records["kommun"] = json!({ "kind": "finding", "title": "Få söker", "order": "a2", "municipalities": ["0480"] });
    // Where the legend is folded, what is shown lies in the middle.
    let visit = open("places_flags", Viewport(1000, 800), records).await?;
    visit.goto("#/plan/fynd/hamn").await?;
    visit.click("#show-place").await?;
    visit.hash_is("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.click("#map-legend summary").await?;
    visit.sees("Fynd i analysen").await?;
    visit.click("#map-legend summary").await?;
    visit.screenshot("places-flags").await?;
    press_flag(&visit, "#/plan/fynd/hamn").await?;
    // The list says the same, and where a finding lies that names a municipality alone.
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.click("#map-findings summary").await?;
    for said in [
        "Med flagga på kartan",
        "Hamnen växer",
        "Stationen räcker inte",
        "Nyköping",
        "Få söker",
    ] {
        visit.sees(said).await?;
    }
    page_is_sound(&visit).await?;
    // An element tells what was found there.
    visit.goto("#/strukturbild/nod").await?;
    visit.sees("Stationen räcker inte").await?;
    visit.sees("Ingen synpunkt är kopplad till elementet.").await?;
    // A layer of its own.
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.click("#map-shown").await?;
    visit.click("#shown-findings").await?;
    visit.counts("#map-findings", 0).await?;
    visit.sees_no("Flera fynd").await?;
    // The sheet has them where that is chosen.
    visit.goto("#/strukturbild/kartblad").await?;
    visit.css(".sheet-picture > svg").await?;
    let has_flags = "return document.querySelector('.sheet-picture > svg').textContent.includes('Fynd i analysen')";
    assert_eq!(visit.script(has_flags, vec![]).await?, json!(false));
    visit.click(".sheet-shown summary").await?;
    visit.click("#shown-findings").await?;
    visit.until("the sheet has flags", has_flags, vec![]).await?;
    visit.screenshot("places-sheet").await?;
    visit.finish().await
}

fn heard(county: &str) -> Value {
    json!({
        "strategy": { "kind": "strategy", "name": "Länet", "county": county },
        "flen": { "kind": "actor", "name": "Flens kommun", "group": "municipality", "order": "a0" },
        "mote": { "kind": "meeting", "title": "Möte", "order": "a0", "invited": ["flen"] },
        "sagt": { "kind": "contribution", "text": "Fler bussar", "municipality": "0486", "order": "a0" },
        "mer": { "kind": "contribution", "text": "Fler tåg", "municipality": "0486", "order": "a1" },
    })
}

// R636, R637
#[tokio::test]
async fn the_coverage_map_says_what_its_table_says() -> Outcome {
    let visit = open("places_coverage", Viewport(360, 740), heard("04")).await?;
    visit.goto("#/plan/dialog").await?;
    visit.check("Vilka har hörts").await?;
    visit.css(".coverage-map svg").await?;
    visit.sees("1 av 9 kommuner har hörts.").await?;
    page_is_sound(&visit).await?;
    visit.screenshot("places-coverage-narrow").await?;
    let on_map =
        "return [...document.querySelectorAll('.coverage-map path > title')].map((title) => title.textContent).sort()";
    let on_map = visit.script(on_map, vec![]).await?;
    visit.check("Tabell").await?;
    let rows = "const table = [...document.querySelectorAll('table')].at(-1);
        return [...table.tBodies[0].rows].map((row) => {
            const text = (cell) => cell.textContent.trim();
            return `${text(row.cells[0])}: ${text(row.cells[4])}, ${text(row.cells[3])}`;
        }).sort()";
    let rows = visit.script(rows, vec![]).await?;
    assert_eq!(on_map, rows);
    let said = rows.as_array().ok_or("no rows")?;
    for expected in [
        "Strängnäs: Har hörts, 2",
        "Flen: Inbjuden, inte hörd, 0",
        "Nyköping: Inte hörd, 0",
    ] {
        assert!(said.contains(&json!(expected)), "{expected}: {rows}");
    }
    page_is_sound(&visit).await?;
    visit.finish().await
}

// R637
#[tokio::test]
async fn a_document_without_a_county_says_that_nobody_can_be_said_to_be_missing() -> Outcome {
    let visit = open("places_no_county", Viewport::WIDE, heard("")).await?;
    visit.goto("#/plan/dialog").await?;
    visit.check("Vilka har hörts").await?;
    visit.css("#coverage-no-county").await?;
    visit.sees("Strängnäs").await?;
    visit.sees_no("Nyköping").await?;
    page_is_sound(&visit).await?;
    visit.finish().await
}

// R639
#[tokio::test]
async fn the_copy_has_findings_under_their_priorities_and_what_was_answered_by_group() -> Outcome {
    let visit = Visit::start("places_copy", Setup::default()).await?;
    visit.open_document(&example()?).await?;
    visit.click(".toast button").await?;
    visit.goto("#/dela/publicera").await?;
    visit.css("#publish-save:not([disabled])").await?;
    visit.css("#publish-dialogue-help").await?;
    visit.no_axe_violations().await?;
    let document = visit.stored_document().await?;
    let name = document["records"]["strategy"]["name"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    visit.click("#publish-save:not([disabled])").await?;
    let file = visit
        .downloaded(&samspel::format::file_name::file_name(&name, "html"))
        .await?;
    let written = fs::read_to_string(&file)?;
    for (_, finding) in records(&document, "priority")
        .into_iter()
        .flat_map(|(_, priority)| priority["findings"].as_array().cloned().unwrap_or_default())
        .filter_map(|id| Some((id.clone(), document["records"][id.as_str()?].clone())))
    {
        for field in ["title", "evidence", "source"] {
            let text = finding[field].as_str().unwrap_or_default();
            assert!(!text.is_empty() && written.contains(text), "{field}: {text}");
        }
    }
    for (_, said) in records(&document, "contribution") {
        assert!(written.contains(said["text"].as_str().unwrap_or("?")), "{said}");
        if let Some(person) = said["person"].as_str() {
            assert!(!written.contains(person), "{person}");
        }
    }
    visit.no_console_errors().await?;
    visit.open_copy(&file).await?;
    visit.copy_reads_well("places-copy").await?;
    visit.finish_unchecked();
    Ok(())
}
