//! The whole page: in both languages, narrow, dark, and by keyboard alone.

use samspel::domain::records::strategy::ActorGroup;
use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, steps::records};
use serde_json::Value;

use crate::{PAGE, answered, file, give, invitation, lines};

#[tokio::test]
async fn the_page_is_whole_in_both_languages_narrow_dark_and_by_keyboard() -> Outcome {
    let visit = Visit::start("round_whole", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto(PAGE).await?;
    visit.no_axe_violations().await?;
    visit.walk_to("Tab", "#start-round").await?;
    visit.press("Enter").await?;
    visit.css("#round-title").await?;
    visit.write("#round-title", "Provet").await?;
    visit.walk_to("Tab", "#invited-municipality").await?;
    visit.press("Space").await?;
    visit.walk_to("Tab", "#invited-municipality-count").await?;
    visit.type_text("4").await?;
    visit.walk_to("Tab", "#own + details > summary").await?;
    visit.press("Enter").await?;
    visit.walk_to("Tab", "#add-own").await?;
    visit.press("Enter").await?;
    visit
        .until(
            "the new statement",
            "return document.activeElement?.id.startsWith('own-sv-')",
            vec![],
        )
        .await?;
    visit.type_text("Vi möts varje månad och delar våra planer.").await?;
    visit.walk_to("Tab", "#collect + details > summary").await?;
    visit.press("Enter").await?;
    visit.walk_to("Tab", "#choose-responses").await?;
    let invitation = invitation(&visit).await?;
    let good = answered(&invitation, "ett", ActorGroup::Municipality);
    let files = [file("ett.json", &good)?, ("tom.json".into(), String::new())];
    give(&visit, &files).await?;
    lines(&visit, "#report-counts").await?;
    visit.click("#responses > summary").await?;
    visit.click("#mail > summary").await?;
    visit.no_axe_violations().await?;
    visit.screenshot("round").await?;
    visit.set_viewport(Viewport::NARROW).await?;
    visit.no_horizontal_overflow().await?;
    visit.set_scheme(Scheme::Dark).await?;
    visit.no_axe_violations().await?;
    visit.screenshot("round-narrow-dark").await?;
    visit.set_viewport(Viewport::WIDE).await?;
    visit.click("#language").await?;
    visit.heading("Round").await?;
    visit.sees("The file is empty.").await?;
    visit.no_axe_violations().await?;
    let document: Value = visit.stored_document().await?;
    assert_eq!(records(&document, "own_statement").len(), 1);
    visit.finish().await
}
