//! A place on the map in a consultation: marked by finger and by keyboard alone, seen before it is taken in, drawn anew on the contribution's
//! page, and counted where it lies.

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

const MAP: &str = ".place-map > .leaflet-container";
const HANDLE: &str = ".place-map .map-handle";

fn work() -> Value {
    json!({
        "strategy": { "kind": "strategy", "name": "Samråd i Sörmland", "county": "04" },
        "samrad": { "kind": "consultation", "title": "Samråd om resor", "asks_place": true, "reply_to": "region@example.com", "order": "a0" },
        "hinder": { "kind": "consultation_question", "consultation": "samrad", "text": "Vad hindrar dig?", "order": "a0" },
    })
}

/// Opens the document, and gives the address of the consultation's link.
async fn start(name: &str) -> Outcome<(Visit, String)> {
    let visit = Visit::start(name, Setup::default()).await?;
    let document = json!({ "format": "samspel", "version": 2, "document": "samrad", "records": work() });
    let file = visit.file("samrad.samspel.json", document.to_string())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    visit.click(".toast button").await?;
    visit.goto("#/plan/dialog/samrad/samrad").await?;
    let link = visit
        .until(
            "a link",
            "const field = document.getElementById('link-text'); return field && field.value.length > 100 && field.value",
            vec![],
        )
        .await?;
    let link = link.as_str().unwrap_or_default();
    // Asking for a place makes the link no longer than a word.
    assert!(link.len() < 700, "{}", link.len());
    let at = link.split_once('#').map(|(_, hash)| format!("#{hash}"));
    Ok((visit, at.unwrap_or_default()))
}

async fn map_is_there(visit: &Visit) -> Outcome {
    visit.css(MAP).await?;
    visit.counts(".place-map .map-message", 0).await?;
    visit.frame().await
}

/// The answer as it would be sent now.
async fn answer(visit: &Visit, when: &str) -> Outcome<Value> {
    let shown = "const shown = document.querySelector('.answer-raw')?.textContent;
        const point = shown && JSON.parse(shown).said?.[0]?.place?.coordinates;";
    let shown = visit
        .until(when, &format!("{shown} return {when} && shown"), vec![])
        .await?;
    Ok(serde_json::from_str(shown.as_str().unwrap_or_default())?)
}

async fn page_is_sound(visit: &Visit) -> Outcome {
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.headings_and_names_are_clear().await
}

async fn contribution(visit: &Visit) -> Outcome<(String, Value)> {
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    let all = records(&document, "contribution");
    let (id, one) = all.first().ok_or("no contribution")?;
    Ok(((*id).to_owned(), (*one).clone()))
}

// R334, R335, R336, R337
#[tokio::test]
async fn a_point_set_by_finger_is_in_the_answer_is_seen_before_it_is_taken_in_and_counts_where_it_lies() -> Outcome {
    let (visit, link) = start("marked_touch").await?;
    visit.is_saved().await?;
    visit.set_viewport(Viewport(360, 740)).await?;
    visit.set_touch().await?;
    visit.goto(&link).await?;
    visit.heading("Samråd om resor").await?;
    // Nothing of a map is fetched before somebody asks for one.
    visit.counts(".place-map", 0).await?;
    visit.tap("#say-hinder-1-place-open").await?;
    map_is_there(&visit).await?;
    visit.sees("En punkt kan visa var någon bor").await?;
    visit.counts(HANDLE, 0).await?;
    visit.tap(MAP).await?;
    visit.counts(HANDLE, 1).await?;
    visit.sees("Punkten ligger").await?;
    visit.sees("Skriv vad den gäller i fältet").await?;
    page_is_sound(&visit).await?;
    visit.no_small_targets().await?;
    visit.screenshot("marked-narrow").await?;
    visit.write("#say-hinder-1", "Bussen slutar gå här").await?;
    visit.sees_no("Skriv vad den gäller i fältet").await?;
    let made = answer(&visit, "point").await?;
    // What was marked is there after a reload, and told without a map.
    visit.reload().await?;
    visit.sees("Punkten ligger").await?;
    visit.counts(".place-map", 0).await?;
    let again = answer(&visit, "point").await?;
    assert_eq!(again["said"], made["said"]);
    // Two presses are one point, and none is taken back by them.
    visit.tap("#say-hinder-1-place-open").await?;
    map_is_there(&visit).await?;
    visit.counts(HANDLE, 1).await?;
    visit.double_click(MAP).await?;
    visit.counts(HANDLE, 1).await?;
    let made = answer(&visit, "point").await?;
    let file = visit.file("svar.json", made.to_string())?;

    visit.set_viewport(Viewport(1280, 900)).await?;
    visit.goto("#/plan/dialog/samrad/samrad").await?;
    visit.upload("#answer-files", &file).await?;
    visit.sees("1 ny synpunkt").await?;
    visit.sees("1 av dem har en plats på kartan.").await?;
    visit.css("#collect .import-landing circle").await?;
    visit.sees("Punkten ligger").await?;
    page_is_sound(&visit).await?;
    visit.screenshot("marked-came").await?;
    visit.click("#import-confirm").await?;
    let (id, one) = contribution(&visit).await?;
    assert_eq!(one["place"], made["said"][0]["place"], "{one}");
    assert_eq!(one["municipality"], Value::Null);
    visit.reload().await?;

    // It is of the municipality that it lies in: in the list, and in who has been heard.
    visit.goto("#/plan/dialog").await?;
    visit.sees("Plats på kartan").await?;
    visit.check("Vilka har hörts").await?;
    visit.sees("1 av 9 kommuner har hörts.").await?;
    visit.counts(".coverage-map circle.chart-bar", 1).await?;
    visit.sees("Prickarna är platser som synpunkter gäller.").await?;
    visit.screenshot("marked-coverage").await?;

    // On its page it is shown, drawn anew on the map, and taken away in one step.
    visit.goto(&format!("#/plan/dialog/synpunkter/{id}")).await?;
    visit.css("#contribution-place .import-landing circle").await?;
    visit.sees("En punkt i ").await?;
    page_is_sound(&visit).await?;
    visit.screenshot("marked-contribution").await?;
    visit.click("#show-place").await?;
    visit.hash_is("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.sees("Bussen slutar gå här").await?;
    visit.goto(&format!("#/plan/dialog/synpunkter/{id}")).await?;
    visit.walk_to("Tab", "#draw-place-point").await?;
    visit.press("Enter").await?;
    visit.hash_is("#/strukturbild").await?;
    visit.css(".map-crosshair").await?;
    visit.focus_is_at("#map").await?;
    visit.press("Enter").await?;
    visit.hash_is(&format!("#/plan/dialog/synpunkter/{id}")).await?;
    visit.focus_is_at("#contribution-place").await?;
    let (_, drawn) = contribution(&visit).await?;
    assert_ne!(drawn["place"], one["place"]);
    visit.press("Control+z").await?;
    assert_eq!(contribution(&visit).await?.1["place"], one["place"]);
    visit.click("#remove-place").await?;
    visit.focus_is_at("#contribution-place").await?;
    visit.sees("Ingen plats är utmärkt.").await?;
    assert_eq!(contribution(&visit).await?.1["place"], Value::Null);
    visit.finish().await
}

// R334
#[tokio::test]
async fn a_point_is_set_moved_and_taken_back_by_keyboard_alone() -> Outcome {
    let (visit, link) = start("marked_keys").await?;
    visit.goto(&link).await?;
    visit.walk_to("Tab", "#say-hinder-1").await?;
    visit.type_text("Det finns ingen cykelväg").await?;
    visit.walk_to("Tab", "#say-hinder-1-place-open").await?;
    visit.press("Enter").await?;
    map_is_there(&visit).await?;
    visit.walk_to("Tab", MAP).await?;
    visit.press("Right").await?;
    visit.counts(".leaflet-pan-anim", 0).await?;
    visit.css(".place-map .map-crosshair").await?;
    // A key that is held sets one.
    visit.hold("Enter", 4).await?;
    visit.counts(HANDLE, 1).await?;
    page_is_sound(&visit).await?;
    let first = answer(&visit, "point").await?["said"][0]["place"]["coordinates"].clone();
    visit.walk_to("Tab", HANDLE).await?;
    visit.press("Up Up").await?;
    let moved = answer(&visit, &format!("point && point[1] > {}", first[1])).await?;
    let moved = moved["said"][0]["place"]["coordinates"].clone();
    assert!(
        moved[0]
            .as_f64()
            .zip(first[0].as_f64())
            .is_some_and(|(one, other)| (one - other).abs() < 1e-4)
    );
    visit.focus_is_at(HANDLE).await?;
    visit.press("Delete").await?;
    visit.counts(HANDLE, 0).await?;
    visit.focus_is_at(MAP).await?;
    let without = answer(&visit, "shown && !point").await?;
    assert_eq!(without["said"][0]["text"], "Det finns ingen cykelväg");
    // A town gives the point too, and the map shows where it is.
    visit
        .choose("Vilken ort gäller den?: Vad hindrar dig?, Synpunkt 1", "Flen")
        .await?;
    visit.counts(HANDLE, 1).await?;
    visit.sees("Punkten ligger vid Flen.").await?;
    visit.walk_to("Tab", "#say-hinder-1-place-remove").await?;
    visit.press("Enter").await?;
    visit.counts(HANDLE, 0).await?;
    visit.focus_is_at("#say-hinder-1-place-open").await?;
    // The map is put away by the button that opened it.
    visit.press("Enter").await?;
    visit.counts(".place-map", 0).await?;
    visit.finish().await
}
