//! Measures how long the thread of a record takes in a document with 2,000 contributions, 300 findings and 100 priorities, each thread being
//! gone to from another: how long the page was busy at once, by the browser's own notes.

use std::{process::ExitCode, time::Duration};

use samspel::format::envelope::VERSION;
use samspel_e2e::{Outcome, Setup, Visit, times::Times};
use serde_json::{Map, json};

const CONTRIBUTIONS: usize = 2_000;
const FINDINGS: usize = 300;
const PRIORITIES: usize = 100;
const ACTIONS: usize = 500;
const AREAS: [&str; 5] = [
    "area-housing",
    "area-health",
    "area-work",
    "area-education",
    "area-business",
];

/// How long a thread may take, in milliseconds.
const LIMIT: f64 = 16.0;

/// How many records of each kind are gone to.
const EACH: usize = 7;

fn document() -> String {
    let mut records = Map::new();
    let order = |number: usize| format!("a{number:05}1");
    for number in 0..40 {
        records.insert(
            format!("actor-{number}"),
            json!({ "kind": "actor", "name": format!("Aktör {number}"), "order": order(number) }),
        );
    }
    for number in 0..FINDINGS {
        let finding = json!({
            "kind": "finding", "title": format!("Fynd {number} om hur det är"), "order": order(number), "source": "SCB",
            "areas": [AREAS[number % AREAS.len()]],
        });
        records.insert(format!("finding-{number}"), finding);
    }
    for number in 0..PRIORITIES {
        let findings: Vec<_> = (0..4)
            .map(|place| format!("finding-{}", (number * 3 + place) % FINDINGS))
            .collect();
        let priority = json!({
            "kind": "priority", "title": format!("Inriktning {number}"), "order": order(number), "findings": findings,
        });
        records.insert(format!("priority-{number}"), priority);
    }
    for number in 0..CONTRIBUTIONS {
        let contribution = json!({
            "kind": "contribution", "text": format!("Synpunkt {number} om något som behövs"), "order": order(number),
            "day": "2026-11-20", "actor": format!("actor-{}", number % 40), "priorities": [format!("priority-{}", number % PRIORITIES)],
        });
        records.insert(format!("contribution-{number}"), contribution);
    }
    for number in 0..ACTIONS {
        let action = json!({
            "kind": "action", "title": format!("Insats {number}"), "order": order(number),
            "priorities": [format!("priority-{}", number % PRIORITIES)], "owner": format!("actor-{}", number % 40),
        });
        records.insert(format!("action-{number}"), action);
    }
    json!({ "format": "samspel", "version": VERSION, "document": "bench", "records": records }).to_string()
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match measure().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("following: {reason}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Outcome {
    let setup = Setup {
        is_traced: true,
        ..Setup::default()
    };
    let visit = Visit::start("following", setup).await?;
    let file = visit.file("bench.samspel.json", document())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    // What the first thread fetches is not of this.
    go_to(&visit, "priority-99").await?;
    println!("the thread of a record, longest task in milliseconds, {EACH} of each kind");
    let kinds = [
        ("finding", FINDINGS),
        ("contribution", CONTRIBUTIONS),
        ("priority", PRIORITIES),
        ("action", ACTIONS),
        ("actor", 40),
    ];
    for (kind, count) in kinds {
        let mut took = Vec::new();
        for number in 0..EACH {
            took.push(go_to(&visit, &format!("{kind}-{}", number * count / EACH)).await?);
        }
        tell(kind, took);
    }
    let mut took = Vec::new();
    for area in AREAS {
        took.push(go_to(&visit, area).await?);
    }
    tell("area", took);
    visit.finish_unchecked();
    Ok(())
}

/// Goes to the thread of a record and gives how long the page was busy at once.
async fn go_to(visit: &Visit, id: &str) -> Outcome<f64> {
    visit.longest_task().await.ok();
    visit.goto(&format!("#/plan/trad/{id}")).await?;
    visit.css("#thread-falls").await?;
    tokio::time::sleep(Duration::from_millis(120)).await;
    visit.longest_task().await
}

fn tell(kind: &str, took: Vec<f64>) {
    let longest = took.iter().copied().fold(0.0, f64::max);
    let times = Times::new(took, LIMIT);
    println!(
        "  {kind:<13} mean {:>5.1}   longest {longest:>5.1}   to take at most {LIMIT}",
        times.mean()
    );
}
