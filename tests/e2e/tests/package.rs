//! What is sent out for consultation: from two candidates side by side to one file that opens anywhere, and the answer back again.

use std::fs;

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

/// What only those who work in the document may read.
const SECRET: &str = "Hemligt om resorna";

/// Where a word is repeated until no link carries it.
const WORDS: usize = 900;

fn work() -> Value {
    json!({
        "strategy": { "kind": "strategy", "name": "Remiss i Sörmland", "county": "04" },
        "fynd": {
            "kind": "finding", "title": "Sista bussen går före skiftets slut", "sort": "challenge", "evidence": "Tidtabellen för 2026",
            "source": "https://trafik.example/tidtabell",
        },
        "resor": {
            "kind": "priority", "title": "Resor till arbete", "text": "Fler ska nå sitt arbete utan bil.", "order": "a0", "status": "draft",
            "findings": ["fynd"], "social_for": "Fler når arbete", "ecological_against": "Fler tomma turer",
        },
        "skola": { "kind": "priority", "title": "Skolan nära", "order": "a1", "status": "draft" },
        "vag": { "kind": "priority", "title": "Ny motorväg", "order": "a2", "status": "not_chosen", "reason": "Kostar mer än den ger" },
        "sam": { "kind": "alternative", "priority": "resor", "title": "Samåkning", "reason": "Räcker inte ensam" },
        "led": { "kind": "effect_link", "priority": "resor", "stage": "action", "text": "Kvällsturer körs", "assumption": "Förare finns" },
        "led2": { "kind": "effect_link", "priority": "resor", "order": "a1", "stage": "effect", "text": "Fler har arbete" },
        "ort": {
            "kind": "structure_element", "name": "Flen", "element": "node", "theme": "settlement", "level": "local", "status": "existing",
            "geometry": { "type": "Point", "coordinates": [16.59, 59.06] },
        },
        "ord": { "kind": "comment", "of": "resor", "text": SECRET, "by": "Någon" },
    })
}

async fn start(name: &str, viewport: Viewport, records: Value) -> Outcome<Visit> {
    let setup = Setup {
        viewport,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    let document = json!({ "format": "samspel", "version": 2, "document": "remiss", "records": records });
    let file = visit.file("remiss.samspel.json", document.to_string())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    Ok(visit)
}

async fn kept(visit: &Visit, kind: &str) -> Outcome<Vec<(String, Value)>> {
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    let all = records(&document, kind).into_iter();
    Ok(all.map(|(id, one)| (id.to_owned(), one.clone())).collect())
}

async fn page_is_sound(visit: &Visit) -> Outcome {
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.headings_and_names_are_clear().await
}

/// How many of the priorities are in a state.
async fn in_state(visit: &Visit, state: &str) -> Outcome<usize> {
    let all = kept(visit, "priority").await?;
    Ok(all.iter().filter(|(_, one)| one["status"] == json!(state)).count())
}

// R670, R671, R672, R673, R674, R675, R676
#[tokio::test]
async fn two_candidates_become_one_file_that_is_sent_and_its_answer_comes_back() -> Outcome {
    let visit = start("package", Viewport(1280, 900), work()).await?;
    // From the candidates, by keyboard; a key that is held makes one.
    visit.goto("#/plan/val").await?;
    visit.walk_to("Tab", "#begin-package").await?;
    visit.hold("Enter", 3).await?;
    visit.previews("Skolan nära").await?;
    let made = kept(&visit, "consultation").await?;
    assert_eq!(made.len(), 1, "{made:?}");
    assert_eq!(made[0].1["priorities"], json!(["resor", "skola"]));
    let place = format!("#/plan/remiss/{}", made[0].0);
    visit.hash_is(&place).await?;
    for said in [
        "Sista bussen",
        "Tidtabellen för 2026",
        "Fler når arbete",
        "Räcker inte ensam",
        "Kvällsturer körs",
        "Kostar mer",
        "Flen",
    ] {
        visit.previews(said).await?;
    }
    visit.previews("Utkast som inte är skickat").await?;
    let left_out = visit
        .script("return document.querySelector('#left-out').textContent", vec![])
        .await?;
    assert!(
        left_out.as_str().unwrap_or_default().contains("Kommentarer"),
        "{left_out}"
    );
    page_is_sound(&visit).await?;
    visit.screenshot("package-page").await?;

    // A part is left out by keyboard, and taken back.
    visit.walk_to("Tab", "#package-parts-weighing").await?;
    visit.press("Space").await?;
    visit.previews_no("Fler når arbete").await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.previews("Skolan nära").await?;
    visit.previews_no("Fler når arbete").await?;
    visit.press("Control+z").await?;
    visit.previews("Fler når arbete").await?;

    // What is missing leads to where it is written, and the way back is there.
    visit.click_link("Svar skickas till").await?;
    visit.focus_is_at("#consultation-reply-to").await?;
    visit.type_text("remiss@region.example").await?;
    visit.pick_date("#consultation-end", "2027-01-31").await?;
    visit.click("#add-question").await?;
    visit.type_text("Vad saknas i förslagen?").await?;
    visit.click("#open-package").await?;
    visit.hash_is(&place).await?;
    visit.previews("Vad saknas i förslagen?").await?;
    visit.previews("31 jan 2027").await?;
    visit.counts("#package-missing", 0).await?;

    // Sent once, however often it is pressed, and taken back in one step.
    visit.double_click("#send-out").await?;
    assert_eq!(in_state(&visit, "referral").await?, 2);
    assert_eq!(kept(&visit, "version").await?.len(), 1);
    visit.press("Control+z").await?;
    assert_eq!(in_state(&visit, "draft").await?, 2);
    assert_eq!(kept(&visit, "version").await?.len(), 0);
    visit.click("#send-out").await?;
    visit.css("#sent-version a").await?;
    let versions = kept(&visit, "version").await?;
    assert_eq!(versions.len(), 1);
    assert_eq!(versions[0].1["state"], json!("referral"));
    assert_eq!(in_state(&visit, "not_chosen").await?, 1);
    visit.previews_no("Utkast som inte är skickat").await?;
    visit
        .previews(versions[0].1["title"].as_str().unwrap_or_default())
        .await?;

    // On a telephone the page has room, and what is saved is one file.
    visit.set_viewport(Viewport(360, 800)).await?;
    page_is_sound(&visit).await?;
    visit.screenshot("package-page-360").await?;
    visit.set_viewport(Viewport(1280, 900)).await?;
    visit.click("#publish-save:not([disabled])").await?;
    let file = visit.downloaded("Remiss.html").await?;
    let written = fs::read_to_string(&file)?;
    assert!(!written.contains(SECRET) && !written.contains("<script"));
    assert!(written.contains("Remiss i Sörmland") || written.contains("Region Sörmland"));
    visit.no_request_left().await?;
    visit.no_console_errors().await?;
    visit.open_copy(&file).await?;
    visit.copy_reads_well("package-file").await?;
    let pages = visit.printed_pages("package-file").await?;
    assert!((2..=12).contains(&pages), "{pages} pages");
    visit.set_viewport(Viewport(1280, 900)).await?;
    let link = visit
        .script("return document.querySelector('.way a').href", vec![])
        .await?;
    let link = link.as_str().unwrap_or_default().to_owned();

    // Who answers opens the link, and the answer comes back.
    visit.client().goto(&link).await?;
    visit.app_is_up().await?;
    visit.sees("Vad saknas i förslagen?").await?;
    visit
        .write(".consultation-question:nth-of-type(1) textarea", "Cykelvägar")
        .await?;
    visit.css("#save-answer").await?;
    let answer = visit
        .until(
            "an answer",
            "const text = document.querySelector('.answer-raw')?.textContent ?? '';
            return text.includes('Cykelvägar') && text",
            vec![],
        )
        .await?;
    let answer = visit.file("svar.json", answer.as_str().unwrap_or_default())?;
    visit.goto(&format!("#/plan/dialog/samrad/{}", made[0].0)).await?;
    visit.upload("#answer-files", &answer).await?;
    visit.click("#import-confirm").await?;
    visit.sees("Cykelvägar").await?;
    assert_eq!(kept(&visit, "contribution").await?.len(), 1);
    // What was sent is still what was sent.
    visit.goto(&place).await?;
    visit
        .previews(versions[0].1["title"].as_str().unwrap_or_default())
        .await?;
    visit.previews_no("med ändringar som har gjorts").await?;
    visit.click("#sent-version a").await?;
    visit.sees("Resor till arbete").await?;
    visit.no_console_errors().await?;
    // The file was opened from the disk, which is a request to no host of the app's.
    visit.finish_unchecked();
    Ok(())
}

// R671
#[tokio::test]
async fn a_link_that_would_be_too_long_is_said_with_what_to_do_instead() -> Outcome {
    let mut records = work();
    // Numbers are not packed as well as one word again and again is.
    let long: Vec<_> = (0..WORDS)
        .map(|number| (number * number * 7_919 % 99_991).to_string())
        .collect();
    records["samrad"] = json!({
        "kind": "consultation", "title": "Lång remiss", "priorities": ["resor"], "text": long.join(" "), "left_out": ["structure_map"],
    });
    let visit = start("package_long", Viewport(360, 800), records).await?;
    visit.goto("#/plan/remiss/samrad").await?;
    visit.css("#package-too-long").await?;
    visit.previews("inbjudningsfil").await?;
    visit.previews_no("Rikta en telefons kamera").await?;
    page_is_sound(&visit).await?;
    visit.screenshot("package-too-long-360").await?;
    visit.click_link("Ladda ner inbjudan som fil").await?;
    visit.focus_is_at("#invitation-file").await?;
    visit.finish().await
}
