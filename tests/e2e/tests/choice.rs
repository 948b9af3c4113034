//! Directions are weighed side by side, one is turned down with a reason, and another is deepened until it asks for an action plan.

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

/// Begins a document with two proposals, and goes to the page with them side by side.
async fn with_two_proposals(visit: &Visit) -> Outcome {
    visit.begin("04").await?;
    for name in ["Fler i arbete", "Eget flygstråk"] {
        visit.goto("#/plan/prioriteringar").await?;
        visit.click("#add-priority").await?;
        visit.write("#priority-title", name).await?;
    }
    visit.goto("#/plan/prioriteringar").await?;
    visit.click("#side-by-side").await?;
    visit.hash_is("#/plan/val").await
}

// R611, R612, R613
#[tokio::test]
async fn candidates_are_weighed_one_is_turned_down_and_one_is_deepened_by_keyboard() -> Outcome {
    let setup = Setup {
        viewport: Viewport(1280, 900),
        ..Setup::default()
    };
    let visit = Visit::start("choice", setup).await?;
    with_two_proposals(&visit).await?;
    visit.counts(".candidate", 2).await?;
    visit.walk_to("Tab", "#priority-1-evidence").await?;
    visit.type_text("Analysen 2026").await?;
    visit.walk_to("Tab", "#priority-1-social-for").await?;
    visit.type_text("Fler egna inkomster").await?;
    visit.walk_to("Tab", "#priority-2-ecological-against").await?;
    visit.type_text("Mer flyg").await?;
    visit.walk_to("Tab", "#priority-2-status").await?;
    visit.type_text("Inte vald").await?;
    visit.counts(".candidate", 2).await?;
    visit.walk_to("Tab", "#priority-2-reason").await?;
    visit.type_text("Ingen part har medlen").await?;
    visit.counts("#not-chosen li", 1).await?;
    visit.no_axe_violations().await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.counts(".candidate", 1).await?;
    visit.sees("Ingen part har medlen").await?;
    visit.has_value("#priority-1-social-for", "Fler egna inkomster").await?;

    visit.click_link("Fler i arbete").await?;
    visit
        .write("#deep-analysis-causes", "Utbildningen är långt borta")
        .await?;
    visit.click("#add-alternative").await?;
    visit.focus_is_at("#alternative-1-title").await?;
    visit.type_text("Bygg ut lärcentrum").await?;
    visit
        .write("#deep-analysis-conclusion", "En plan för lärcentrum")
        .await?;
    for (number, text) in [(1, "Lärcentrum byggs ut"), (2, "Fler kurser ges")] {
        visit.click("#add-effect-link").await?;
        visit.focus_is_at(&format!("#effect-link-{number}-text")).await?;
        visit.type_text(text).await?;
    }
    visit.has_value("#effect-link-2-stage", "output").await?;
    visit.sees("Prestation: Fler kurser ges").await?;
    visit.no_axe_violations().await?;
    let before = visit.stored_document().await?;
    visit.walk_to("Shift+Tab", "#make-action-plan").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#action-plan-title").await?;
    visit.sees("Fördjupad analys av Fler i arbete").await?;
    visit.is_saved().await?;

    let file = visit.save_as_file().await?;
    let kept: Value = serde_json::from_str(&file)?;
    let plans = records(&kept, "action_plan");
    let analyses = records(&kept, "deep_analysis");
    assert_eq!((plans.len(), analyses.len()), (1, 1));
    assert_eq!(plans[0].1["analysis"], json!(analyses[0].0));
    assert_eq!(plans[0].1["text"], "En plan för lärcentrum");
    // Taken back in one step.
    visit.goto("#/plan/val").await?;
    visit.press("Control+z").await?;
    visit.is_saved().await?;
    assert_eq!(visit.stored_document().await?["records"], before["records"]);
    visit.forget_everything().await?;
    let given = visit.file("valet.samspel.json", &file)?;
    visit.upload("#open-file", &given).await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(visit.save_as_file().await?, file);
    visit.finish().await
}

// R611
#[tokio::test]
async fn a_telephone_shows_one_candidate_at_a_time() -> Outcome {
    let setup = Setup {
        viewport: Viewport(360, 740),
        ..Setup::default()
    };
    let visit = Visit::start("choice_narrow", setup).await?;
    with_two_proposals(&visit).await?;
    visit.counts(".candidate[data-shown]", 1).await?;
    visit.sees("1 av 2").await?;
    visit.no_horizontal_overflow().await?;
    visit.click("#next-candidate").await?;
    visit.sees("2 av 2").await?;
    visit.write("#priority-2-economic-uncertain", "Vem som betalar").await?;
    visit.no_small_targets().await?;
    visit.click("#next-candidate").await?;
    visit.sees("1 av 2").await?;
    visit.click_link("Fler i arbete").await?;
    for _ in 0..3 {
        visit.click("#add-effect-link").await?;
    }
    visit.counts(".chain-words > li", 3).await?;
    visit.no_horizontal_overflow().await?;
    visit.finish().await
}
