//! Measures how fast the results of ten thousand responses answer a choice of group, against what it takes the browser to lay the
//! same page out anew in the same run.

use std::process::ExitCode;

use samspel::format::envelope::VERSION;
use samspel_e2e::{Outcome, Setup, Visit, median};
use serde_json::{Map, json};

const RESPONSES: usize = 10_000;

/// How often a group is chosen.
const TURNS: usize = 21;

/// How many statements each factor has in the question set that is served.
const STATEMENTS: [usize; 14] = [3, 4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 3, 3];

const GROUPS: [&str; 3] = ["region", "municipality", "university"];

/// Chooses a group, and gives how long it took until the page was laid out as chosen and how long laying it out takes by itself.
const CHOOSE: &str = "
    const [group, done] = arguments;
    const main = document.querySelector('main');
    const choice = document.querySelector('#who-choice');
    const layout = () => {
        const began = performance.now();
        main.style.display = 'none';
        document.body.offsetHeight;
        main.style.display = '';
        document.body.offsetHeight;
        return performance.now() - began;
    };
    choice.value = group;
    const began = performance.now();
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    setTimeout(() => {
        document.body.offsetHeight;
        done([performance.now() - began, layout()]);
    });";

fn document() -> String {
    let mut records = Map::new();
    records.insert(
        "round".into(),
        json!({ "kind": "round", "title": "Hösten 2026", "order": "a0", "question_set": "framgangsfaktorer-1" }),
    );
    for respondent in 0..RESPONSES {
        let mut answers = Map::new();
        for (place, statements) in STATEMENTS.iter().enumerate() {
            for statement in 1..=*statements {
                // Levels that differ between statements, groups and respondents.
                let level = (place * 3 + statement + respondent * 7) % 5;
                answers.insert(format!("F{:02}.{statement}", place + 1), json!(level));
            }
        }
        let response = json!({
            "kind": "response", "round": "round", "group": GROUPS[respondent % GROUPS.len()], "received": "2026-11-20",
            "answers": answers,
        });
        records.insert(format!("response-{respondent}"), response);
    }
    json!({ "format": "samspel", "version": VERSION, "document": "bench", "records": records }).to_string()
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match measure().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("filtering: {reason}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Outcome {
    let visit = Visit::start("filtering", Setup::default()).await?;
    let file = visit.file("bench.samspel.json", document())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    visit.goto("#/sjalvskattning/resultat").await?;
    visit.sees("10 000 svar").await?;
    let (mut took, mut laid_out) = (Vec::new(), Vec::new());
    let choices = GROUPS.into_iter().chain([""]).cycle();
    for group in choices.take(TURNS) {
        let times = visit.client().execute_async(CHOOSE, vec![json!(group)]).await?;
        let times: [f64; 2] = serde_json::from_value(times)?;
        took.push(times[0]);
        laid_out.push(times[1]);
    }
    let (most, took, laid_out) = (
        took.iter().copied().fold(0.0, f64::max),
        median(took.clone()),
        median(laid_out),
    );
    println!("a choice of group among the results of {RESPONSES} responses, milliseconds, of {TURNS}");
    println!(
        "  median {took:.1}   longest {most:.1}   laying the page out {laid_out:.1}   ratio {:.1}   to answer within 50",
        took / laid_out
    );
    visit.finish_unchecked();
    Ok(())
}
