//! Killing the browser a while after everything was said to be saved.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::{Outcome, Setup, Visit};

const NAME: &str = "#document-name";

/// What came of a browser that was killed.
pub struct Killed {
    /// What was missing when it was started again; `None` if all was there.
    pub missing: Option<String>,
    /// How long it took from the last key until everything was said to be saved.
    pub waited: Duration,
}

/// Begins a document, gives it a name and an action, waits until everything is said to be saved and for `pause`, kills the browser
/// and starts it again.
pub async fn kept_after_kill(name: &str, pause: Duration) -> Outcome<Killed> {
    let setup = Setup {
        has_profile: true,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    visit.begin("04").await?;
    visit.write(NAME, "Skrivet strax före").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.write("#action-title", "Tillagd strax före").await?;
    let last_key = Instant::now();
    visit.is_saved().await?;
    let waited = last_key.elapsed();
    tokio::time::sleep(pause).await;
    let again = Setup {
        hash: "#/plan/insatser",
        ..setup
    };
    let visit = visit.kill_and_start_again(again).await?;
    let mut missing = None;
    let has_name = visit
        .script("return document.querySelector(arguments[0])?.value", vec![json!(NAME)])
        .await?;
    if has_name != "Skrivet strax före" {
        missing = Some(format!("the name: {has_name}"));
    }
    let page = visit
        .script("return document.getElementById('main').innerText", vec![])
        .await?;
    if !page.as_str().unwrap_or_default().contains("Tillagd strax före") {
        missing = Some(format!("the action: {page}"));
    }
    visit.finish_unchecked();
    Ok(Killed { missing, waited })
}
