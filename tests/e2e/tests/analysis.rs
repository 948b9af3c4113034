//! The cross-sectoral analysis: findings typed one after the other and the influence matrix filled by keyboard alone; the same by finger in a
//! narrow window; kept over a reload, saved as a file and opened again.

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Map, Value, json};

const GRID: &str = "#influence-grid";

/// Opens the analysis of a document with these records.
async fn start(name: &str, viewport: Viewport, language: &str, records: Value) -> Outcome<Visit> {
    let document = json!({ "format": "samspel", "version": 2, "document": "analysis", "records": records });
    let kept = json!(document.to_string());
    let before = format!(
        "if (!localStorage.getItem('samspel:doc:analysis')) localStorage.setItem('samspel:doc:analysis', {kept});
        localStorage.setItem('samspel:language', '{language}')"
    );
    let setup = Setup {
        viewport,
        hash: "#/plan/analys",
        before: Some(&before),
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    visit.css("#new-finding").await?;
    Ok(visit)
}

fn county() -> Value {
    json!({
        "strategy": { "kind": "strategy", "name": "Länet", "county": "04" },
        "node": {
            "kind": "structure_element", "element": "node", "name": "Flen", "order": "a0",
            "geometry": { "type": "Point", "coordinates": [16.588, 59.058] },
        },
        "travel": { "kind": "indicator", "title": "Restid", "unit": "minuter", "source": "Tidtabellen", "order": "a0" },
        "m1": { "kind": "measurement", "of": "travel", "year": 2022, "value": 70, "order": "a0" },
        "m2": { "kind": "measurement", "of": "travel", "year": 2023, "value": 75, "order": "a0" },
        "priority": { "kind": "priority", "title": "Utbildning nära", "order": "a0" },
    })
}

/// Waits until the document has these influences, as strength and direction.
async fn influences_are(visit: &Visit, expected: &[(&str, &str)]) -> Outcome {
    let mut found = Vec::new();
    for _ in 0..40 {
        visit.is_saved().await?;
        let document = visit.stored_document().await?;
        let said = |one: &Value, field: &str, usual: &str| one[field].as_str().unwrap_or(usual).to_owned();
        found = records(&document, "influence")
            .into_iter()
            .map(|(_, one)| (said(one, "strength", "unsaid"), said(one, "direction", "strengthens")))
            .collect::<Vec<_>>();
        found.sort();
        let is_same = |(one, other): (&(String, String), &(&str, &str))| one.0 == other.0 && one.1 == other.1;
        if found.len() == expected.len() && found.iter().zip(expected).all(is_same) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Err(format!("there should be {expected:?} but there is {found:?}").into())
}

async fn cell_is(visit: &Visit, row: usize, column: usize) -> Outcome {
    let active = format!("{GRID}[aria-activedescendant='cell-{row}-{column}']");
    visit.css(&active).await.map(drop)
}

// R551, R552, R553
#[tokio::test]
async fn findings_are_typed_one_after_the_other_opened_filtered_and_kept() -> Outcome {
    let visit = start("analysis_findings", Viewport::WIDE, "sv", county()).await?;
    visit.no_axe_violations().await?;
    visit.walk_to("Tab", "#new-finding").await?;
    // Nothing is no finding, and a key that is held makes one.
    visit.press("Enter").await?;
    visit.sees("Skriv först vad ni har funnit.").await?;
    visit.type_text("Långt till utbildning").await?;
    visit.hold("Enter", 3).await?;
    visit.focus_is_at("#new-finding").await?;
    visit.has_value("#new-finding", "").await?;
    visit.type_text("Fler studerar på distans").await?;
    visit.press("Enter").await?;
    visit.type_text("Unga flyttar").await?;
    visit.press("Enter").await?;
    visit.sees("3 av 3 fynd").await?;
    visit.counts("#findings .record-list > li", 3).await?;
    // One step back for each.
    visit.press("Control+z").await?;
    visit.counts("#findings .record-list > li", 2).await?;
    visit.click_link("Långt till utbildning").await?;
    visit.css("#finding-title").await?;
    visit.sees("Kommuner").await?;
    visit.no_axe_violations().await?;
    visit.write("#finding-evidence", "Restider till lärcentrum").await?;
    visit.write("#finding-source", "Resvaneundersökning").await?;
    visit.pick_date("#finding-dated", "2015-02-03").await?;
    visit.click("#finding-areas-area-education").await?;
    visit.click("#finding-areas-condition-access").await?;
    visit.click("#finding-dimensions-social").await?;
    visit.click("#finding-goals-11").await?;
    visit.click("#finding-goals-4").await?;
    visit.link_record("Välj kommun", "Flen").await?;
    visit.link_record("Välj element", "Nod: Flen").await?;
    visit.link_record("Välj indikator", "Restid").await?;
    visit.link_record("Välj prioritering", "Utbildning nära").await?;
    // The indicator's course with its source.
    visit.css(".indicator-charts svg").await?;
    visit.sees("Källa: Tidtabellen").await?;
    visit.screenshot("analysis_finding").await?;
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    let found = records(&document, "finding");
    let (id, finding) = found
        .iter()
        .find(|(_, one)| one["title"] == "Långt till utbildning")
        .ok_or("no finding")?;
    assert_eq!(finding["areas"], json!(["area-education", "condition-access"]));
    assert_eq!(finding["goals"], json!(["4", "11"]));
    assert_eq!(finding["municipalities"], json!(["0482"]));
    assert_eq!(document["records"]["priority"]["findings"], json!([id]));
    assert_eq!(document["records"]["area-education"]["order"], "a3");
    // From both ends.
    visit.goto("#/plan/prioriteringar/priority").await?;
    visit.link("Långt till utbildning").await?;
    visit.goto("#/strukturbild/node").await?;
    visit.sees("Fynd här").await?;
    visit.link("Långt till utbildning").await?;
    visit.goto("#/plan/analys").await?;
    visit.sees("Gammalt underlag").await?;
    visit.sees("Inget underlag").await?;
    visit.choose("Kommun", "Flen").await?;
    visit.sees("1 av 2 fynd").await?;
    visit.choose("Kommun", "Alla").await?;
    visit.fill("Sök bland fynden", "DISTANS").await?;
    visit.sees("1 av 2 fynd").await?;
    visit.screenshot("analysis_filtered").await?;
    visit.reload().await?;
    visit.sees("2 av 2 fynd").await?;
    visit.finish().await
}

// R554, R555, R556, R557
#[tokio::test]
async fn the_matrix_is_filled_by_keyboard_alone_one_step_each() -> Outcome {
    let visit = start("analysis_matrix", Viewport::WIDE, "sv", county()).await?;
    visit.walk_to("Tab", GRID).await?;
    cell_is(&visit, 0, 1).await?;
    // Housing on health: strongly; its neighbour: not at all.
    visit.press("3 Right 0").await?;
    cell_is(&visit, 0, 2).await?;
    influences_are(&visit, &[("none", "strengthens"), ("strong", "strengthens")]).await?;
    visit
        .sees("Boende påverkar hälsa starkt. Inget skäl är skrivet.")
        .await?;
    visit.sees("Boende påverkar inte arbete.").await?;
    // The direction first, and then the strength.
    visit.press("Down - 2").await?;
    influences_are(
        &visit,
        &[("clear", "weakens"), ("none", "strengthens"), ("strong", "strengthens")],
    )
    .await?;
    visit.sees("Hälsa påverkar arbete tydligt (försvagar).").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#square-reason").await?;
    visit.type_text("ohälsa minskar arbetskraften").await?;
    visit.no_axe_violations().await?;
    visit.press("Escape").await?;
    visit.focus_is_at(GRID).await?;
    visit
        .sees("Hälsa påverkar arbete tydligt (försvagar), därför att ohälsa minskar arbetskraften.")
        .await?;
    visit.css("#cell-1-2[data-reason]").await?;
    visit.screenshot("analysis_matrix").await?;
    // Not measured is not zero.
    visit.sees("Driver: påverkar mer än det påverkas").await?;
    visit.sees("Inte bedömt än").await?;
    // On the diagonal nothing is said.
    visit.press("Left 3").await?;
    cell_is(&visit, 1, 1).await?;
    visit.press("Right Delete").await?;
    influences_are(&visit, &[("none", "strengthens"), ("strong", "strengthens")]).await?;
    visit.press("Control+z").await?;
    visit.sees("ohälsa minskar arbetskraften").await?;
    visit.reload().await?;
    visit.sees("ohälsa minskar arbetskraften").await?;
    // As a file, and opened again.
    let file = visit.save_as_file().await?;
    visit.forget_everything().await?;
    visit.goto("#/").await?;
    let file = visit.file("analys.samspel.json", file)?;
    visit.upload("#open-file", &file).await?;
    visit.css("#document-name").await?;
    visit.goto("#/plan/analys").await?;
    visit.sees("ohälsa minskar arbetskraften").await?;
    visit.sees("Boende påverkar inte arbete.").await?;
    visit.finish().await
}

// R550
#[tokio::test]
async fn areas_are_renamed_moved_left_out_and_made() -> Outcome {
    let visit = start("analysis_areas", Viewport::WIDE, "sv", county()).await?;
    visit.counts(".model-areas > li", 10).await?;
    visit.click("#edit-area-work").await?;
    visit.focus_is_at("#model-area-name").await?;
    visit.type_text("Arbete och försörjning").await?;
    visit.click_button("Klar").await?;
    visit.focus_is_at("#edit-area-work").await?;
    visit.click("#up-area-work").await?;
    visit.focus_is_at("#up-area-work").await?;
    visit.click("#hide-condition-world").await?;
    visit.counts(".influence-head > *", 10).await?;
    visit.click("#add-area").await?;
    visit.type_text("Trygghet").await?;
    visit.counts(".model-areas > li", 11).await?;
    visit.counts(".influence-head > *", 11).await?;
    visit.reload().await?;
    visit.counts(".influence-head > *", 11).await?;
    visit.sees("Trygghet").await?;
    let names =
        "return [...document.querySelectorAll('.model-areas .record-title')].slice(0, 3).map((one) => one.textContent)";
    let names = visit.script(names, vec![]).await?;
    assert_eq!(names, json!(["Boende", "Arbete och försörjning", "Hälsa"]));
    visit.finish().await
}

// R551, R556
#[tokio::test]
async fn in_a_narrow_window_and_in_english_the_matrix_is_a_list_and_it_prints() -> Outcome {
    let visit = start("analysis_narrow", Viewport::NARROW, "en", county()).await?;
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.no_small_targets().await?;
    visit.write("#new-finding", "Far to education").await?;
    visit.click("#add-finding").await?;
    visit.sees("1 of 1 finding").await?;
    visit.click(".influence-list > details:first-child > summary").await?;
    visit.css("#influence-0-1-strength").await?;
    visit.click("#influence-0-1-strength").await?;
    visit.press("s s Enter").await?;
    visit.write("#influence-0-1-reason", "homes matter").await?;
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.no_small_targets().await?;
    visit.sees("because homes matter.").await?;
    visit.screenshot("analysis_narrow").await?;
    visit.reload().await?;
    visit.sees("because homes matter.").await?;
    visit.set_viewport(Viewport(658, 980)).await?;
    visit.set_print().await?;
    visit.script("dispatchEvent(new Event('beforeprint'))", vec![]).await?;
    visit.screenshot("analysis_print").await?;
    visit.prints_well().await?;
    visit.no_horizontal_overflow().await?;
    visit.finish().await
}

// R553
#[tokio::test]
async fn three_hundred_findings_are_held() -> Outcome {
    let finding = |number: usize| {
        let record = json!({ "kind": "finding", "title": format!("Fynd {number:03}"), "source": "Påhittat",
            "order": format!("b{:02}", number % 90 + 10) });
        (format!("finding-{number:03}"), record)
    };
    let all: Map<String, Value> = (1..=300).map(finding).collect();
    let visit = start("analysis_many", Viewport::WIDE, "sv", Value::Object(all)).await?;
    visit.sees("300 av 300 fynd").await?;
    let drawn = visit.all("#findings .record-list > li").await?.len();
    assert!((10..80).contains(&drawn), "{drawn} rows are drawn");
    visit.fill("Sök bland fynden", "fynd 123").await?;
    visit.sees("1 av 300 fynd").await?;
    // Where none passes there is a way back to all, and the keyboard goes on in the field.
    visit.fill("Sök bland fynden", "finns inte").await?;
    visit.sees("0 av 300 fynd").await?;
    visit.click("#findings-all").await?;
    visit.focus_is_at("#findings-words").await?;
    visit.has_value("#findings-words", "").await?;
    visit.sees("300 av 300 fynd").await?;
    visit.finish().await
}
