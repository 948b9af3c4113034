//! Journey 2 of the domain as far as it goes without contributions: the dialogue as a step of the method with who took part, and what was raised, which
//! is to be discussed until it has been dealt with.

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::Value;

// R537
#[tokio::test]
async fn a_dialogue_is_written_down_what_was_raised_is_dealt_with_and_all_of_it_comes_back() -> Outcome {
    let setup = Setup {
        viewport: Viewport(1280, 800),
        ..Setup::default()
    };
    let visit = Visit::start("journey_2", setup).await?;
    visit.begin("04").await?;
    for (name, group) in [("Flens kommun", "Kommun"), ("Handelskammaren", "Näringsliv")] {
        visit.goto("#/plan/aktorer").await?;
        visit.click("#add-actor").await?;
        visit.write("#actor-name", name).await?;
        visit.choose("Grupp", group).await?;
    }
    visit.goto("#/plan/steg/2").await?;
    visit.choose("Läge", "Pågår").await?;
    visit.pick_date("#step-start", "2026-03-02").await?;
    visit
        .write("#step-text", "Två möten. Färre prioriteringar önskas.")
        .await?;
    for name in ["Flens kommun", "Handelskammaren"] {
        visit.link_record("Välj aktör", name).await?;
    }
    visit.counts("main .link-chip", 2).await?;
    visit.no_axe_violations().await?;

    visit.goto("#/plan/prioriteringar").await?;
    visit.click("#add-priority").await?;
    visit.write("#priority-title", "Närmare till jobbet").await?;
    visit.write("#priority-evidence", "Dialogen i mars").await?;
    visit.click("#add-comment").await?;
    visit.focus_is_at("#comment-1-text").await?;
    visit.type_text("Nattbussarna saknas").await?;
    visit.write("#comment-1-by", "Handelskammaren").await?;
    visit.click("#comment-1-discuss").await?;

    let before = visit.stored_document().await?;
    visit.reload().await?;
    assert_eq!(visit.stored_document().await?, before);

    visit.goto("#/plan/forandringar").await?;
    visit.sees("Nattbussarna saknas").await?;
    visit
        .write("#comment-1-outcome", "Delvis: en linje prövas i höst.")
        .await?;
    visit.click_button("Avsluta: Nattbussarna saknas").await?;
    visit.sees_no("Nattbussarna saknas").await?;

    let file = visit.save_as_file().await?;
    let kept: Value = serde_json::from_str(&file)?;
    let comments = records(&kept, "comment");
    assert_eq!(comments.len(), 1);
    assert_eq!(comments[0].1["outcome"], "Delvis: en linje prövas i höst.");
    assert!(comments[0].1["closed"].is_string());
    assert_eq!(records(&kept, "step")[0].1["actors"].as_array().map(Vec::len), Some(2));
    visit.forget_everything().await?;
    let given = visit.file("dialogen.samspel.json", &file)?;
    visit.upload("#open-file", &given).await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(visit.save_as_file().await?, file);
    visit.finish().await
}
