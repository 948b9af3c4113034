//! Measures the longest task of what is done with two thousand contributions and three hundred findings: how long nothing else can be done.
//! Nothing should take more than 50 milliseconds, with the processor four times slower too.

use std::{process::ExitCode, time::Duration};

use samspel::format::envelope::VERSION;
use samspel_e2e::{Outcome, Setup, Visit, median};
use serde_json::{Map, Value, json};

const CONTRIBUTIONS: usize = 2_000;
const FINDINGS: usize = 300;

/// How often each thing is done.
const TURNS: usize = 9;

/// How long the browser is left to itself after each.
const PAUSE: Duration = Duration::from_millis(700);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    for rate in [1, 4] {
        if let Err(reason) = measure(rate).await {
            eprintln!("contributing: {reason}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn document() -> String {
    const GROUPS: [&str; 4] = ["municipality", "business", "civil_society", "university"];
    let mut records = Map::new();
    records.insert(
        "strategy".into(),
        json!({ "kind": "strategy", "name": "Dialog", "county": "04" }),
    );
    records.insert(
        "meeting".into(),
        json!({ "kind": "meeting", "title": "Möte", "day": "2026-04-14" }),
    );
    for number in 0..40 {
        let actor = json!({ "kind": "actor", "name": format!("Aktör {number}"), "group": GROUPS[number % 4] });
        records.insert(format!("actor-{number}"), actor);
    }
    for number in 0..20 {
        let priority = json!({ "kind": "priority", "title": format!("Prioritering {number}"), "status": "draft" });
        records.insert(format!("priority-{number}"), priority);
    }
    for number in 0..FINDINGS {
        let finding = json!({
            "kind": "finding", "title": format!("Fynd {number} om resor till arbete"), "sort": "challenge",
            "evidence": "Restidsstatistik", "order": format!("d{number:04}"),
        });
        records.insert(format!("finding-{number}"), finding);
    }
    for number in 0..CONTRIBUTIONS {
        let one = json!({
            "kind": "contribution", "text": format!("Synpunkt {number}: bussen går för sällan på kvällen, och cykelvägen är inte klar."),
            "day": "2026-04-14", "meeting": "meeting", "actor": format!("actor-{}", number % 40),
            "municipality": format!("04{}", 80 + number % 9), "priorities": [format!("priority-{}", number % 20)],
            "findings": if number % 3 == 0 { json!([]) } else { json!([format!("finding-{}", number % FINDINGS)]) },
            "order": format!("d{number:04}"),
        });
        records.insert(format!("contribution-{number}"), one);
    }
    json!({ "format": "samspel", "version": VERSION, "document": "bench", "records": records }).to_string()
}

/// Does something, and gives the longest task that came of it.
async fn after(visit: &Visit, script: &str, arguments: Vec<Value>) -> Outcome<f64> {
    visit.longest_task().await?;
    visit.script(script, arguments).await?;
    tokio::time::sleep(PAUSE).await;
    visit.longest_task().await
}

async fn several(visit: &Visit, what: &str, script: &str, arguments: impl Fn(usize) -> Vec<Value>) -> Outcome {
    let mut tasks = Vec::new();
    for turn in 0..TURNS {
        tasks.push(after(visit, script, arguments(turn)).await?);
    }
    let longest = tasks.iter().copied().fold(0.0, f64::max);
    println!(
        "  {what:44} median {:5.1}   longest {longest:5.1}   to stay under 50",
        median(tasks)
    );
    Ok(())
}

/// Sets a field as somebody who types does.
const TYPE: &str = "const [selector, text, event] = arguments;
    const field = document.querySelector(selector);
    field.value = text;
    field.dispatchEvent(new Event(event, { bubbles: true }))";

/// Types a contribution and saves it.
const ENTER: &str = "const field = document.getElementById('new-contribution');
    field.value = arguments[0];
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))";

/// Chooses the first contribution and links it to a finding.
const TAG: &str = "const box = document.querySelector('.contributions input');
    if (!box.checked) box.click();
    setTimeout(() => {
        const list = document.getElementById('tag-finding');
        list.selectedIndex = 1 + (window.tagged = (window.tagged ?? 0) + 1);
        list.closest('.link-add').querySelector('button').click();
    }, 100)";

/// The choice of a finding in the filter.
const FINDING: &str = ".filters select:has(option[value='finding-0'])";

async fn measure(rate: u32) -> Outcome {
    let setup = Setup {
        is_traced: true,
        ..Setup::default()
    };
    let visit = Visit::start("contributing", setup).await?;
    let file = visit.file("bench.samspel.json", document())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    visit.goto("#/plan/dialog").await?;
    visit.sees("2000 av 2000 synpunkter").await?;
    tokio::time::sleep(PAUSE * 4).await;
    visit
        .devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate }))
        .await?;
    println!(
        "{CONTRIBUTIONS} contributions and {FINDINGS} findings, the processor {rate} times slower, milliseconds, of {TURNS}"
    );
    several(&visit, "a contribution is saved", ENTER, |turn| {
        vec![json!(format!("Ny synpunkt {turn}"))]
    })
    .await?;
    let words = ["b", "bu", "bus", "buss", "busse", "bussen", "bussen ", "bussen g", ""];
    several(&visit, "a letter in the filter", TYPE, |turn| {
        vec![json!("#filter-words"), json!(words[turn % words.len()]), json!("input")]
    })
    .await?;
    several(&visit, "a finding is chosen in the filter", TYPE, |turn| {
        let finding = if turn % 2 == 0 {
            format!("finding-{turn}")
        } else {
            String::new()
        };
        vec![json!(FINDING), json!(finding), json!("change")]
    })
    .await?;
    visit
        .script(TYPE, vec![json!(FINDING), json!(""), json!("change")])
        .await?;
    several(&visit, "a contribution is linked to a finding", TAG, |_| vec![]).await?;
    let views = ["coverage", "contributions"];
    several(&visit, "the coverage and the list, by turns", VIEW, |turn| {
        vec![json!(views[turn % 2])]
    })
    .await?;
    visit
        .devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }))
        .await?;
    visit.finish_unchecked();
    Ok(())
}

/// Goes to a part of the page.
const VIEW: &str = "const inputs = [...document.querySelectorAll('input[type=radio]')];
    inputs.find((one) => one.value === arguments[0])?.click()";
