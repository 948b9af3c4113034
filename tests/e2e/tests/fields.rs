//! A field never throws away what was typed in it, nor what the document contained.

use samspel_e2e::{Outcome, Setup, Visit, steps::records};

#[tokio::test]
async fn a_date_of_which_a_part_is_emptied_stays_in_the_document_and_is_told() -> Outcome {
    let visit = Visit::start("fields_half_a_date", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.pick_date("#action-start", "2026-09-01").await?;
    visit.is_saved().await?;

    visit
        .script("document.querySelector('#action-start').focus()", vec![])
        .await?;
    visit.press("Backspace").await?;
    visit.sees("Skriv ett datum som 2026-11-21.").await?;
    visit.write("#action-title", "Samlad introduktion").await?;
    visit.is_saved().await?;

    let document = visit.stored_document().await?;
    let actions = records(&document, "action");
    let starts: Vec<_> = actions.iter().map(|(_, action)| &action["start"]).collect();
    assert_eq!(starts, ["2026-09-01"]);
    visit.finish().await
}
