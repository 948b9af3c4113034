//! Every page can be printed: without what only a screen has a use for, in light colours, and with nothing cut off.

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, pages};
use serde_json::json;

/// What A4 leaves between the margins of `style/print.css`, 174 mm, in CSS pixels.
const PAPER: Viewport = Viewport(658, 980);

#[tokio::test]
async fn every_page_prints_well() -> Outcome {
    let setup = Setup {
        scheme: Scheme::Dark,
        viewport: PAPER,
        ..Setup::default()
    };
    let visit = Visit::start("print", setup).await?;
    let example = pages::example()?;
    visit.open_document(&example).await?;
    visit.click("#theme").await?;
    visit.click("#theme").await?;
    let mut faults = Vec::new();
    for page in visit.pages(&example).await? {
        visit.set_scheme(Scheme::Dark).await?;
        visit.open_page(&page).await?;
        visit.set_print().await?;
        for checked in [visit.prints_well().await, visit.no_horizontal_overflow().await] {
            if let Err(reason) = checked {
                faults.push(format!("{:?}: {reason}", page.kind));
            }
        }
        let scheme = "return getComputedStyle(document.documentElement).colorScheme";
        assert_eq!(visit.script(scheme, vec![]).await?, json!("light"));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // No name of an area is broken over its column.
    visit.goto("#/plan/analys").await?;
    visit.css(".influence-grid").await?;
    visit.words_are_whole().await?;
    // The candidates follow each other: none begins a page because it does not end on this.
    visit.goto("#/plan/val").await?;
    visit.css(".candidate").await?;
    let pages = visit.printed_pages("print_choice").await?;
    assert!(pages <= 6, "{pages} pages");
    visit.finish().await
}
