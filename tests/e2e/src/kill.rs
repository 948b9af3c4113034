//! Killing the browser a while after everything was said to be saved.

use std::time::Duration;

use serde_json::json;

use crate::{Outcome, Setup, Visit};

const NAME: &str = "#document-name";

/// Begins a document, gives it a name and an action, waits until everything is said to be saved and for `pause`, kills the browser
/// and starts it again. Gives what is missing then; `None` if all is there.
pub async fn kept_after_kill(name: &str, pause: Duration) -> Outcome<Option<String>> {
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
    visit.is_saved().await?;
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
    Ok(missing)
}
