//! Measures typing: from a key to the frame that shows it, in a field of a document with many actions, against a bare
//! text field in the same browser run. `typing [ACTIONS]`, 1,000 by default.

use std::process::ExitCode;

use samspel_e2e::{Outcome, Setup, Visit};
use serde_json::{Map, Value, json};

/// How many characters are typed in each field.
const KEYS: usize = 60;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let actions = std::env::args()
        .nth(1)
        .and_then(|number| number.parse().ok())
        .unwrap_or(1_000);
    match measure(actions).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("typing: {reason}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(actions: usize) -> Outcome {
    let kept = json!(document(actions).to_string());
    let before = format!("if (!localStorage['samspel:doc:bench']) localStorage.setItem('samspel:doc:bench', {kept})");
    let visit = Visit::start(
        "typing",
        Setup {
            hash: &format!("#/plan/insatser/action-{:05}", actions / 2),
            before: Some(&before),
            ..Setup::default()
        },
    )
    .await?;
    let app = type_in(&visit, "#action-title").await?;
    let at_once = visit.script("return window.atOnce", vec![]).await?;
    let bare_page = format!("{}icons/LICENSE", visit.server().url());
    visit.client().goto(&bare_page).await?;
    visit
        .script(
            "document.body.replaceChildren(Object.assign(document.createElement('textarea'), { id: 'bare' }))",
            vec![],
        )
        .await?;
    let bare = type_in(&visit, "#bare").await?;
    visit.finish_unchecked();

    println!("a key to the frame that shows it, {KEYS} keys, milliseconds");
    for (name, times) in [
        (format!("document with {actions} actions"), &app),
        ("bare text field".into(), &bare),
    ] {
        println!(
            "  {name:32} median {:5.1}   95 % {:5.1}",
            quantile(times, 0.5),
            quantile(times, 0.95)
        );
    }
    println!("  keys that the document's page shows in the first frame after them: {at_once} of {KEYS}");
    println!(
        "  ratio of the medians {:.2}",
        quantile(&app, 0.5) / quantile(&bare, 0.5)
    );
    Ok(())
}

/// Types in a field and gives each key's time to its frame, shortest first.
async fn type_in(visit: &Visit, selector: &str) -> Outcome<Vec<f64>> {
    visit.css(selector).await?;
    visit
        .script(
            "window.times = [];
             const field = document.querySelector(arguments[0]);
             field.focus();
             window.atOnce = 0;
             field.addEventListener('keydown', (event) => requestAnimationFrame(() => {
               // The page's title says what the document contains; a bare field has none but itself.
               const echo = document.querySelector('main h1') ?? { textContent: field.value };
               window.atOnce += echo.textContent === field.value ? 1 : 0;
               const painted = new MessageChannel();
               painted.port1.onmessage = () => window.times.push(performance.now() - event.timeStamp);
               painted.port2.postMessage(0);
             }));",
            vec![json!(selector)],
        )
        .await?;
    for _ in 0..KEYS {
        visit.type_text("a").await?;
    }
    let times = visit
        .until(
            "every key has been shown",
            "return window.times.length >= arguments[0] ? window.times : null",
            vec![json!(KEYS)],
        )
        .await?;
    let mut times: Vec<f64> = serde_json::from_value(times)?;
    times.sort_by(f64::total_cmp);
    Ok(times)
}

fn quantile(sorted: &[f64], part: f64) -> f64 {
    let place = (sorted.len() as f64 * part) as usize;
    sorted
        .get(place.min(sorted.len().saturating_sub(1)))
        .copied()
        .unwrap_or(f64::NAN)
}

/// A document with this many actions, each with a target, a priority among ten and an owner among fifty.
fn document(actions: usize) -> Value {
    let mut records = Map::new();
    records.insert(
        "strategy".into(),
        json!({ "kind": "strategy", "name": "Many actions", "county": "04" }),
    );
    for number in 0..10 {
        let priority = json!({ "kind": "priority", "title": format!("Priority {number}"), "evidence": "Analysis" });
        records.insert(format!("priority-{number}"), priority);
    }
    for number in 0..50 {
        let actor = json!({ "kind": "actor", "name": format!("Actor {number}"), "group": "municipality" });
        records.insert(format!("actor-{number:02}"), actor);
    }
    for number in 0..actions {
        records.insert(
            format!("action-{number:05}"),
            json!({
                "kind": "action", "title": format!("Action {number}"), "text": "What is done, and what it should lead to.",
                "owner": format!("actor-{:02}", number % 50), "partners": [format!("actor-{:02}", (number + 7) % 50)],
                "start": "2026-01-01", "end": "2028-12-31", "priorities": [format!("priority-{}", number % 10)],
            }),
        );
        records.insert(
            format!("target-{number:05}"),
            json!({
                "kind": "target", "action": format!("action-{number:05}"), "title": "Share", "unit": "per cent",
                "direction": "increase", "baseline": 10, "baseline_year": 2025, "value": 20, "year": 2028,
            }),
        );
    }
    json!({ "format": "samspel", "version": 1, "document": "bench", "records": records })
}
