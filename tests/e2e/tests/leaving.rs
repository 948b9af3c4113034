//! Pages that are left as soon as they are gone to.

use samspel_e2e::{Outcome, Setup, Visit, pages};
use serde_json::json;

/// Goes to each of the addresses after the other, and on after so many frames each, then to the last of them for good.
const HURRY: &str = "
    const [addresses, frames, done] = arguments;
    const frame = () => new Promise((go) => requestAnimationFrame(go));
    (async () => {
        for (const address of addresses) {
            location.hash = address;
            for (let passed = 0; passed < frames; passed += 1) await frame();
            // The page is drawn, and what it has asked for comes with the next frame.
            await new Promise((go) => setTimeout(go));
        }
        done(true);
    })();";

// R226
#[tokio::test]
async fn a_page_that_is_left_at_once_stops_nothing() -> Outcome {
    let visit = Visit::start("leaving", Setup::default()).await?;
    let document = pages::example()?;
    visit.open_document(&document).await?;
    let pages = visit.pages(&document).await?;
    // Every part of the program is there, so that pages are drawn at once.
    for page in &pages {
        visit.open_page(page).await?;
    }
    let addresses: Vec<&str> = pages.iter().map(|page| page.address.as_str()).collect();
    let backwards: Vec<&str> = addresses.iter().rev().copied().collect();
    for addresses in [&addresses, &backwards] {
        for frames in 0..4 {
            let arguments = vec![json!(addresses), json!(frames)];
            visit.client().execute_async(HURRY, arguments).await?;
            visit.counts("#crash", 0).await?;
        }
    }
    visit.goto("#/oversikt").await?;
    visit.write("#document-name", "Lever").await?;
    visit.is_saved().await?;
    visit.finish_unchecked();
    Ok(())
}

// R226
#[tokio::test]
async fn a_map_that_is_left_while_it_zooms_or_glides_throws_nothing() -> Outcome {
    let setup = Setup {
        reduced_motion: false,
        ..Setup::default()
    };
    let visit = Visit::start("leaving_map", setup).await?;
    visit.open_document(&pages::example()?).await?;
    for moving in [
        ".leaflet-control-zoom-out",
        ".leaflet-control-zoom-in",
        "#show-all",
        "#show-county",
    ] {
        for frames in 0..3 {
            visit.goto("#/strukturbild").await?;
            visit.map_is_drawn().await?;
            visit
                .script("document.querySelector(arguments[0]).click()", vec![json!(moving)])
                .await?;
            let leave = vec![json!(["#/om"]), json!(frames)];
            visit.client().execute_async(HURRY, leave).await?;
            // What Leaflet moves takes a quarter of a second.
            tokio::time::sleep(std::time::Duration::from_millis(400)).await;
            visit.counts("#crash", 0).await?;
        }
    }
    visit.finish().await
}
