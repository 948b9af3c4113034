//! Measures opening: a file of 10 MB with 5,000 actions, from its bytes to a document that is read, checked and ready to
//! edit, against what plain JavaScript takes for the same bytes (decode, parse, structural check) in the same browser run.
//! Then what one edit of that document costs.

use std::{fmt::Write, process::ExitCode};

use samspel::format::envelope::VERSION;
use samspel_e2e::{Outcome, Setup, Visit};
use serde_json::{Map, Value, json};

const ACTIONS: usize = 5_000;

/// How often the file is opened; the first time is the cold one.
const OPENINGS: usize = 4;

/// How many characters are typed.
const KEYS: usize = 40;

/// What plain JavaScript does with the bytes: every record is an object of a known kind under an id that keeps the rule,
/// and what it refers to is there.
const PLAIN: &str = r#"
const [input, times, done] = [document.querySelector('#bench-file'), [], arguments[arguments.length - 1]];
const kinds = new Set(['strategy', 'step', 'actor', 'round', 'response', 'structure_element', 'priority', 'action', 'target', 'set_aside']);
const rule = /^[A-Za-z0-9._-]{1,64}$/;
input.files[0].arrayBuffer().then((buffer) => {
  for (let turn = 0; turn < arguments[0]; turn += 1) {
    const began = performance.now();
    const { format, version, records } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(buffer));
    let faults = format === 'samspel' && version === arguments[1] ? 0 : 1;
    for (const [id, record] of Object.entries(records)) {
      if (typeof record !== 'object' || record === null || !kinds.has(record.kind) || !rule.test(id)) faults += 1;
      for (const field of ['owner', 'action', 'round', 'place']) {
        if (record[field] !== undefined && !Object.hasOwn(records, record[field])) faults += 1;
      }
      for (const field of ['partners', 'priorities', 'elements', 'actors']) {
        for (const to of record[field] ?? []) if (!Object.hasOwn(records, to)) faults += 1;
      }
    }
    times.push(performance.now() - began);
    if (faults > 0) throw new Error(`${faults} faults`);
  }
  done(times);
}).catch((cause) => done(String(cause)));
"#;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match measure().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("opening: {reason}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Outcome {
    let visit = Visit::start("opening", Setup::default()).await?;
    let records = records();
    let mut files = Vec::new();
    for turn in 0..OPENINGS {
        let document =
            json!({ "document": format!("bench-{turn}"), "format": "samspel", "records": records, "version": VERSION });
        files.push(visit.file(&format!("bench-{turn}.samspel.json"), document.to_string())?);
    }
    let size = std::fs::metadata(&files[0])?.len();

    visit
        .script(
            "document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'bench-file' }))",
            vec![],
        )
        .await?;
    visit.upload("#bench-file", &files[0]).await?;
    let plain = visit
        .client()
        .execute_async(PLAIN, vec![json!(OPENINGS), json!(VERSION)])
        .await?;
    let plain: Vec<f64> = serde_json::from_value(plain.clone()).map_err(|_| plain.to_string())?;

    let mut own: Vec<f64> = Vec::new();
    for file in &files {
        visit.goto("#/").await?;
        visit.script("performance.clearMarks()", vec![]).await?;
        visit.upload("#open-file", file).await?;
        let time = visit
            .until(
                "the file is open",
                "const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
                 return at('samspel:ready') - at('samspel:bytes') || null",
                vec![],
            )
            .await?;
        own.push(time.as_f64().unwrap_or(f64::NAN));
        visit.hash_is("#/oversikt").await?;
    }
    println!(
        "a file of {:.1} MB with {ACTIONS} actions, from its bytes to ready to edit, milliseconds",
        size as f64 / 1e6
    );
    let warm = |times: &[f64]| times[1..].iter().copied().fold(f64::INFINITY, f64::min);
    for (name, program, script) in [
        ("cold, the first time", own[0], plain[0]),
        ("warm, the best of those after", warm(&own), warm(&plain)),
    ] {
        println!(
            "  {name:32} Samspel {program:6.1}   plain JavaScript {script:6.1}   ratio {:.2}",
            program / script
        );
    }
    edit(&visit).await?;
    visit.finish_unchecked();
    Ok(())
}

/// Types in a field of the open document, and waits until that has been checked and saved.
async fn edit(visit: &Visit) -> Outcome {
    let field = "#action-title";
    visit
        .goto(&format!("#/plan/insatser/{}", id("action", ACTIONS / 2)))
        .await?;
    visit.css(field).await?;
    visit
        .script(
            "window.frames_ms = []; window.long_tasks = [];
             new PerformanceObserver((list) => window.long_tasks.push(...list.getEntries().map((task) => task.duration)))
               .observe({ type: 'longtask' });
             let before = performance.now();
             requestAnimationFrame(function next(now) { window.frames_ms.push(now - before); before = now; requestAnimationFrame(next); });
             document.querySelector(arguments[0]).focus();",
            vec![json!(field)],
        )
        .await?;
    for _ in 0..KEYS {
        visit.type_text("a").await?;
    }
    let measured = visit
        .client()
        .execute_async("setTimeout(arguments[0], 4000, 0)", vec![])
        .await;
    measured?;
    let measured = visit
        .script("return [Math.max(...window.frames_ms), window.long_tasks]", vec![])
        .await?;
    println!("one edit of that document: {KEYS} keys, checked and saved, milliseconds");
    println!(
        "  longest frame {:.1}   tasks over 50 ms: {}",
        measured[0].as_f64().unwrap_or(f64::NAN),
        measured[1]
    );
    Ok(())
}

fn id(kind: &str, number: usize) -> String {
    // Spread over the ids as random ones are, and yet the same in every run.
    format!("{:08x}-{kind}", (number as u32 + 1).wrapping_mul(2_654_435_761))
}

/// Swedish prose of about this many bytes.
fn prose(seed: &mut u32, length: usize) -> String {
    const WORDS: [&str; 24] = [
        "samverkan",
        "kommunerna",
        "regionen",
        "utveckling",
        "kompetensförsörjning",
        "näringslivet",
        "hållbar",
        "tillgänglighet",
        "åtgärder",
        "stärker",
        "människor",
        "länet",
        "kollektivtrafik",
        "utbildning",
        "miljön",
        "uppföljning",
        "mål",
        "över",
        "från",
        "genom",
        "och",
        "att",
        "för",
        "med",
    ];
    let mut text = String::with_capacity(length + 32);
    while text.len() < length {
        // A linear congruential generator is random enough for words.
        *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let word = WORDS[(*seed >> 16) as usize % WORDS.len()];
        let mark = match *seed >> 28 {
            0 => ".\n",
            1 => " \"på plats\" ",
            _ => " ",
        };
        let _ = write!(text, "{word}{mark}");
    }
    text
}

/// Actions with long texts, each with a target, two priorities of twenty and four actors of sixty.
fn records() -> Map<String, Value> {
    let mut records = Map::new();
    let mut seed = 1;
    let mut text = |length| prose(&mut seed, length);
    records.insert(
        "strategy".into(),
        json!({ "kind": "strategy", "name": "Ett stort dokument", "county": "04", "vision": text(500) }),
    );
    for number in 0..20 {
        let priority = json!({
            "kind": "priority", "title": text(30), "text": text(1_500), "evidence": text(600), "factors": ["F03"], "status": "adopted",
        });
        records.insert(id("priority", number), priority);
    }
    for number in 0..60 {
        let actor = json!({ "kind": "actor", "name": text(20), "group": "municipality" });
        records.insert(id("actor", number), actor);
    }
    for number in 0..ACTIONS {
        let actor = |step: usize| id("actor", (number + step) % 60);
        records.insert(
            id("action", number),
            json!({
                "kind": "action", "title": text(40), "text": text(1_130), "status": "decided", "order": format!("b{:02}", number % 100),
                "owner": actor(0), "partners": [actor(7), actor(14), actor(21)], "start": "2026-01-01", "end": "2028-12-31",
                "priorities": [id("priority", number % 20), id("priority", (number + 7) % 20)],
            }),
        );
        records.insert(
            id("target", number),
            json!({
                "kind": "target", "action": id("action", number), "title": text(40), "unit": "procent", "direction": "increase",
                "baseline": 10.5, "baseline_year": 2025, "value": 20, "year": 2028, "method": text(160),
            }),
        );
    }
    records
}
