//! The map sheet: what is written on it is the document's, it is kept as SVG and PNG, and printed alone on its own paper.

use std::fs;

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, steps::records};
use serde_json::json;

/// A node well within Södermanland.
const DOCUMENT: &str = r#"{ "format": "samspel", "version": 1, "document": "kartblad", "records": {
    "strategy": { "kind": "strategy", "name": "Blad", "county": "04" },
    "nod": { "kind": "structure_element", "name": "Flen", "element": "node", "level": "regional",
        "geometry": { "type": "Point", "coordinates": [16.5878, 59.0583] } } } }"#;

async fn open(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    let file = visit.file("blad.samspel.json", DOCUMENT)?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    visit.goto("#/strukturbild").await?;
    visit.click("#to-sheet").await?;
    visit.hash_is("#/strukturbild/kartblad").await?;
    visit.css("#sheet svg").await?;
    Ok(visit)
}

/// Waits until something is written on the sheet.
async fn says(visit: &Visit, words: &str) -> Outcome {
    let script =
        "const words = [...document.querySelectorAll('#sheet text')].map((text) => text.textContent).join(' ');
        return words.includes(arguments[0]) || null";
    visit
        .until(&format!("the sheet says {words}"), script, vec![json!(words)])
        .await?;
    Ok(())
}

/// The pages on paper: their widths and heights in points.
async fn pages(visit: &Visit) -> Outcome<String> {
    let options = json!({ "preferCSSPageSize": true, "printBackground": true });
    let printed = visit.devtools("Page.printToPDF", options).await?;
    let sizes = "const boxes = atob(arguments[0]).matchAll(/\\/MediaBox \\[0 0 ([\\d.]+) ([\\d.]+)\\]/g);
        return [...boxes].map(([, width, height]) => `${Math.round(width)} ${Math.round(height)}`).join(', ')";
    let sizes = visit.script(sizes, vec![printed["data"].clone()]).await?;
    Ok(sizes.as_str().unwrap_or_default().into())
}

#[tokio::test]
async fn what_is_written_on_it_is_in_the_document() -> Outcome {
    let visit = open("sheet-written").await?;
    says(&visit, "Strukturbild för Södermanlands län").await?;
    says(&visit, "Förslag").await?;
    visit.write("#map-sheet-title", "Strukturbild 2040").await?;
    visit.write("#map-sheet-subtitle", "Bilaga till strategin").await?;
    visit.choose("Bladets status", "Beslutad").await?;
    visit.write("#map-sheet-decision", "Regionfullmäktige, § 45").await?;
    visit.pick_date("#map-sheet-date", "2026-11-24").await?;
    for words in [
        "Strukturbild 2040",
        "Bilaga till strategin",
        "Beslutad",
        "Regionfullmäktige, § 45, 24 nov 2026",
        "Flen",
    ] {
        says(&visit, words).await?;
    }
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    let written = records(&document, "map_sheet");
    assert_eq!(written.len(), 1, "{document}");
    assert_eq!(written[0].0, "map-sheet");
    assert_eq!(written[0].1["status"], "decided");
    visit.reload().await?;
    says(&visit, "Strukturbild 2040").await?;
    for (scheme, size) in [(Scheme::Light, Viewport::WIDE), (Scheme::Dark, Viewport::NARROW)] {
        visit.set_scheme(scheme).await?;
        visit.set_viewport(size).await?;
        visit.no_axe_violations().await?;
        visit.no_horizontal_overflow().await?;
    }
    visit.finish().await
}

// R292
#[tokio::test]
async fn it_is_printed_alone_on_one_page_of_its_paper() -> Outcome {
    let visit = open("sheet-printed").await?;
    for (paper, way, size) in [
        ("a3", "landscape", "1191 842"),
        ("a4", "landscape", "842 595"),
        ("a4", "portrait", "595 842"),
        ("a3", "portrait", "842 1191"),
    ] {
        visit
            .click(&format!("label:has([name=sheet-paper][value={paper}])"))
            .await?;
        visit
            .click(&format!("label:has([name=sheet-way][value={way}])"))
            .await?;
        says(&visit, if paper == "a3" { " i A3" } else { " i A4" }).await?;
        assert_eq!(pages(&visit).await?, size, "{paper} {way}");
    }
    visit.finish().await
}

// R292
#[tokio::test]
async fn it_is_kept_as_a_picture_of_the_size_that_is_chosen() -> Outcome {
    let visit = open("sheet-kept").await?;
    visit.click("#sheet-svg").await?;
    let svg = visit.downloaded("Strukturbild-för-Södermanlands-län.svg").await?;
    let svg = fs::read_to_string(svg)?;
    assert!(svg.starts_with("<svg ") && svg.contains("width=\"420mm\"") && svg.contains("Flen"));
    visit.choose("Punkter per tum", "300, 4961 × 3508 bildpunkter").await?;
    visit.click("#sheet-png").await?;
    let png = fs::read(visit.downloaded("Strukturbild-för-Södermanlands-län.png").await?)?;
    let number = |place: usize| {
        png[place..place + 4]
            .iter()
            .fold(0, |sum, byte| sum * 256 + u32::from(*byte))
    };
    assert_eq!([number(16), number(20)], [4961, 3508]);
    assert_eq!(&png[37..41], b"pHYs");
    assert_eq!(number(41), 11_811);
    visit.finish().await
}

// R292
#[tokio::test]
async fn a_picture_that_the_browser_can_not_make_is_told_of() -> Outcome {
    let visit = open("sheet-too-large").await?;
    // As a browser does whose canvases are smaller.
    let smaller = "HTMLCanvasElement.prototype.toBlob = function (done) { done(null) }";
    visit.script(smaller, vec![]).await?;
    visit.click("#sheet-png").await?;
    visit
        .sees("Webbläsaren kan inte göra en så stor bild: 2480 × 1754 bildpunkter.")
        .await?;
    visit.finish().await
}

// R326
#[tokio::test]
async fn it_comes_with_the_printed_plan_once_it_is_drawn() -> Outcome {
    let visit = open("sheet-plan").await?;
    visit.goto("#/plan").await?;
    let watch = "window.printed = null;
        window.print = () => { window.printed = document.querySelector('.reading-sheet svg')?.textContent ?? ''; }";
    visit.script(watch, vec![]).await?;
    visit.click("#print-plan").await?;
    let printed = visit
        .until("the plan is printed", "return window.printed", vec![])
        .await?;
    let said = printed.as_str().unwrap_or_default();
    assert!(said.contains("Flen") && said.contains("i A4"), "{said}");
    // An earlier version is read with its own.
    visit.goto("#/versioner").await?;
    visit.click("#keep-version").await?;
    visit.click("#versions a").await?;
    visit.click(".version-plan summary").await?;
    visit.css(".reading-sheet svg").await?;
    visit.finish().await
}

// R327
#[tokio::test]
async fn it_shows_what_the_map_shows_where_that_is_wanted() -> Outcome {
    let visit = open("sheet-content").await?;
    let text = "return document.querySelector('#sheet svg').textContent";
    let whole = visit.script(text, vec![]).await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.click("#map-shown").await?;
    visit.check("Bebyggelse").await?;
    for _ in 0..3 {
        visit.click(".leaflet-control-zoom-in").await?;
    }
    visit.goto("#/strukturbild/kartblad").await?;
    visit.css("#sheet svg").await?;
    // What is hidden on the map is left out, and that is said.
    visit.sees("element visas inte.").await?;
    let fewer = visit.script(text, vec![]).await?;
    assert_ne!(fewer, whole);
    // The county is shown until the map's own part is asked for.
    let scale = |told: &serde_json::Value| -> Option<String> {
        let told = told.as_str()?;
        let from = told.find("1:")?;
        Some(told[from..].chars().take_while(|sign| *sign != 'i').collect())
    };
    assert_eq!(scale(&fewer), scale(&whole));
    visit.click("label:has([name=sheet-extent][value=map])").await?;
    visit
        .until(
            "the sheet in another scale",
            "const told = document.querySelector('#sheet svg').textContent;
             return !told.includes(arguments[0])",
            vec![scale(&whole).into()],
        )
        .await?;
    // Chosen here, it is so on the map too.
    visit.click(".sheet-shown summary").await?;
    visit.check("Bebyggelse").await?;
    visit.sees_no("element visas inte.").await?;
    visit.goto("#/strukturbild").await?;
    visit.sees_no("dolda)").await?;
    visit.finish().await
}
