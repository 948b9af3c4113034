//! What is published: chosen and written beside a preview, kept in the document, and saved as one file that opens anywhere.

use std::fs;

use samspel_e2e::pages::example;
use samspel_e2e::{Outcome, Setup, Viewport, Visit};
use serde_json::json;

const PLACE: &str = "#/dela/publicera";
const REPORT: &str = "#/dela/uppfoljning";

async fn with_example(name: &str, viewport: Viewport, place: &str) -> Outcome<Visit> {
    let setup = Setup {
        viewport,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    visit.open_document(&example()?).await?;
    visit.click(".toast button").await?;
    visit.goto(place).await?;
    visit.css("#publish-save:not([disabled])").await?;
    Ok(visit)
}

async fn saved(visit: &Visit, name: &str) -> Outcome<(std::path::PathBuf, String)> {
    visit.click("#publish-save:not([disabled])").await?;
    let file = visit.downloaded(name).await?;
    let written = fs::read_to_string(&file)?;
    Ok((file, written))
}

// R490, R491, R493
#[tokio::test]
async fn the_copy_is_one_file_that_reads_well_and_says_nothing_private() -> Outcome {
    let visit = with_example("published_copy", Viewport(1280, 900), PLACE).await?;
    visit.previews("Prioriteringar").await?;
    visit.no_axe_violations().await?;
    visit.no_horizontal_overflow().await?;
    visit.screenshot("published-page").await?;
    let left_out = visit
        .script("return document.querySelector('#left-out').textContent", vec![])
        .await?;
    let left_out = left_out.as_str().unwrap_or_default().to_owned();
    for kind in ["Risker", "Kommentarer", "Svar", "Aktörer"] {
        assert!(left_out.contains(kind), "{kind}: {left_out}");
    }
    let document = visit.stored_document().await?;
    let name = document["records"]["strategy"]["name"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let written_name = samspel::format::file_name::file_name(&name, "html");
    let (file, written) = saved(&visit, &written_name).await?;
    // Whatever is private in the document is nowhere in the bytes.
    let records = document["records"].as_object().ok_or("no records")?;
    let mut private = 0;
    for record in records.values() {
        let texts = match record["kind"].as_str() {
            Some("risk") => vec!["title", "text"],
            Some("comment") => vec!["text", "by"],
            Some("actor") => vec!["contact"],
            Some("response") => vec!["name"],
            _ => vec![],
        };
        for text in texts
            .iter()
            .filter_map(|field| record[*field].as_str())
            .filter(|text| text.len() > 8)
        {
            private += 1;
            assert!(!written.contains(text), "{text}");
        }
    }
    assert!(private > 3, "{private}");
    assert!(
        !written.contains("<script") && !written.contains("src="),
        "the file asks for something"
    );
    visit.no_request_left().await?;
    visit.no_console_errors().await?;
    visit.open_copy(&file).await?;
    visit.copy_reads_well("published-copy").await?;
    visit.finish_unchecked();
    Ok(())
}

// R493, R495
#[tokio::test]
async fn what_is_chosen_and_written_is_kept_and_can_be_taken_back() -> Outcome {
    let visit = with_example("published_kept", Viewport(360, 800), PLACE).await?;
    visit.previews("Strukturbild").await?;
    visit.no_horizontal_overflow().await?;
    visit.screenshot("published-page-360").await?;
    visit.check("Tidslinje").await?;
    visit
        .fill("Så lämnar ni synpunkter", "Skriv till oss@region.example.")
        .await?;
    visit.previews("oss@region.example").await?;
    visit.previews_no("Tidslinje").await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.css("#publish-save:not([disabled])").await?;
    visit.previews("oss@region.example").await?;
    let link = visit
        .script(
            "return document.querySelector('#publish-paper').shadowRoot.querySelector('a[href^=\"mailto:oss\"]')?.rel ?? ''",
            vec![],
        )
        .await?;
    assert_eq!(link, json!("noopener noreferrer"));
    visit.press("Control+z").await?;
    visit.previews_no("oss@region.example").await?;
    visit.finish().await
}

// R496
#[tokio::test]
async fn the_report_of_a_period_says_what_goes_well_and_what_does_not() -> Outcome {
    let visit = with_example("published_report", Viewport(1280, 900), REPORT).await?;
    visit.previews("Vad går inte bra?").await?;
    visit.fill("Vad ändrar vi?", "Vi flyttar start till våren.").await?;
    visit.previews("Vi flyttar start till våren.").await?;
    visit.no_axe_violations().await?;
    let document = visit.stored_document().await?;
    let name = document["records"]["strategy"]["name"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let title = ["Uppföljning: ", &name].concat();
    let (file, written) = saved(&visit, &samspel::format::file_name::file_name(&title, "html")).await?;
    assert!(written.contains("Vi flyttar start till våren."));
    visit.no_request_left().await?;
    visit.no_console_errors().await?;
    visit.open_copy(&file).await?;
    visit.copy_reads_well("published-report").await?;
    let pages = visit.printed_pages("published-report").await?;
    assert!((2..=6).contains(&pages), "{pages} pages");
    visit.finish_unchecked();
    Ok(())
}

// R497
#[tokio::test]
async fn the_yearly_report_has_the_ordinances_headings_and_says_what_is_missing() -> Outcome {
    let visit = with_example("published_yearly", Viewport(1280, 900), "#/dela/arsredovisning").await?;
    visit.sees("Ska vara inne senast 21 feb 2027.").await?;
    for heading in [
        "Samordning av insatser",
        "Kompetensförsörjning",
        "Användningen av medel",
        "Samverkan och samråd",
        "Analyser, uppföljning och utvärdering",
        "Statistik per kön",
    ] {
        visit.previews(heading).await?;
    }
    visit.previews_no("Inget är skrivet om: Samverkan och samråd").await?;
    visit.fill("Samverkan och samråd", "").await?;
    visit.previews("Inget är skrivet om: Samverkan och samråd").await?;
    visit.sees("Inget är skrivet om: Samverkan och samråd").await?;
    visit.no_axe_violations().await?;
    let document = visit.stored_document().await?;
    let name = document["records"]["strategy"]["name"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let title = ["Årlig redovisning 2026: ", &name].concat();
    let (file, _) = saved(&visit, &samspel::format::file_name::file_name(&title, "html")).await?;
    visit.no_request_left().await?;
    visit.no_console_errors().await?;
    visit.open_copy(&file).await?;
    visit.copy_reads_well("published-yearly").await?;
    visit.finish_unchecked();
    Ok(())
}
