//! Measures collecting: ten thousand responses as files, from their bytes to the results of all groups, against what plain
//! JavaScript takes for the same bytes (decode, parse, the same checks and counts, quartiles) in the same browser run.

use std::process::ExitCode;

use samspel_e2e::{Outcome, Setup, Visit, median};
use serde_json::json;

const RESPONSES: usize = 10_000;

/// How often all of it is done, each time in a document of its own.
const TURNS: usize = 3;

/// Makes the files: 52 answers each from eight groups, and comments by every fifth.
const MAKE: &str = r#"
const [count, round, turn] = arguments;
const groups = ['region', 'municipality', 'county_board', 'agency', 'business', 'university', 'civil_society', 'other'];
const roles = ['elected', 'manager', 'officer', 'other'];
const statements = [3, 4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 3, 3].flatMap((many, factor) =>
  Array.from({ length: many }, (_, place) => `F${String(factor + 1).padStart(2, '0')}.${place + 1}`));
let seed = 1 + turn;
const next = (below) => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return Math.floor((seed / 4294967296) * below); };
window.bench_statements = statements;
window.bench_files = Array.from({ length: count }, (_, number) => {
  const answers = {};
  for (const statement of statements) {
    const drawn = next(20);
    answers[statement] = drawn < 17 ? [0, 1, 1, 2, 2, 2, 2, 3, 3, 4][drawn % 10] : drawn < 19 ? 'dont_know' : 'not_applicable';
  }
  const comments = number % 5 ? undefined : { F03: 'Vi träffas, men "besluten" dröjer.\nDet går åt rätt håll.', F09: 'Uppföljningen är ny för många.' };
  const file = {
    answered: '2026-11-22', answers, comments, document: 'bench', format: 'samspel-response', group: groups[next(8)],
    id: `${(Math.imul(number + 1, 2654435761) >>> 0).toString(36)}-${number}`, question_set: 'framgangsfaktorer-1', revision: 1 + next(3),
    role: roles[next(4)], round, title: 'Hösten 2026', version: 1,
  };
  return new File([JSON.stringify(file, null, 2) + '\n'], `svar-${number}.json`);
});
return window.bench_files.reduce((sum, file) => sum + file.size, 0);
"#;

/// What plain JavaScript does with the bytes.
const PLAIN: &str = r#"
const [round, done] = [arguments[0], arguments[arguments.length - 1]];
const groups = new Map(['region', 'municipality', 'county_board', 'agency', 'business', 'university', 'civil_society', 'other'].map((group, place) => [group, place]));
const roles = new Set([undefined, 'unstated', 'elected', 'manager', 'officer', 'other']);
const places = new Map(window.bench_statements.map((statement, place) => [statement, place]));
const [GROUPS, ANSWERS] = [9, 7];
const rule = /^[A-Za-z0-9._-]{1,64}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const texts = (object) => object === undefined || Object.values(object).every((text) => typeof text === 'string');
const category = (answer) => answer === 'dont_know' ? 5 : answer === 'not_applicable' ? 6 : Number.isInteger(answer) && answer >= 0 && answer <= 4 ? answer : -1;
const fits = (one) => {
  if (one.format !== 'samspel-response' || one.version !== 1 || one.round !== round || one.question_set !== 'framgangsfaktorer-1') return false;
  if (!rule.test(one.id) || !Number.isInteger(one.revision) || !roles.has(one.role)) return false;
  if ((one.group !== undefined && !groups.has(one.group)) || (one.answered !== undefined && !day.test(one.answered))) return false;
  if (!texts(one.comments) || !texts(one.evidence)) return false;
  let answered = 0;
  for (const statement in one.answers) {
    if (category(one.answers[statement]) < 0 || (!places.has(statement) && !rule.test(statement))) return false;
    answered += 1;
  }
  return answered > 0 && answered <= 200;
};
const at = (counts, n, share) => {
  const place = (n - 1) * share;
  const nth = (wanted) => { let seen = 0; for (let level = 0; level < 5; level += 1) { seen += counts[level]; if (wanted < seen) return level; } return 4; };
  const low = nth(Math.floor(place));
  return place % 1 ? low + (nth(Math.floor(place) + 1) - low) * (place % 1) : low;
};
Promise.all(window.bench_files.map((file) => file.arrayBuffer())).then((buffers) => {
  const began = performance.now();
  const latest = new Map();
  let faults = 0;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (const buffer of buffers) {
    const one = JSON.parse(decoder.decode(buffer));
    if (!fits(one)) { faults += 1; continue; }
    const before = latest.get(one.id);
    if (before === undefined || before.revision < one.revision) latest.set(one.id, one);
  }
  const counts = new Uint32Array(places.size * GROUPS * ANSWERS);
  const responses = new Uint32Array(GROUPS);
  for (const one of latest.values()) {
    const group = groups.get(one.group) ?? GROUPS - 1;
    responses[group] += 1;
    for (const statement in one.answers) {
      const place = places.get(statement);
      if (place !== undefined) counts[(place * GROUPS + group) * ANSWERS + category(one.answers[statement])] += 1;
    }
  }
  const quartiles = [];
  for (let place = 0; place < places.size; place += 1) {
    const total = new Uint32Array(5);
    for (let group = 0; group <= GROUPS; group += 1) {
      const first = (place * GROUPS + group) * ANSWERS;
      const levels = group === GROUPS ? total : counts.subarray(first, first + 5);
      let n = 0;
      for (let level = 0; level < 5; level += 1) { n += levels[level]; if (group < GROUPS) total[level] += levels[level]; }
      quartiles.push(n === 0 ? null : [at(levels, n, 0.25), at(levels, n, 0.5), at(levels, n, 0.75)]);
    }
  }
  const took = performance.now() - began;
  if (faults > 0 || latest.size !== buffers.length || quartiles.length === 0) throw new Error(`${faults} faults`);
  done(took);
}).catch((cause) => done(String(cause)));
"#;

/// Gives the files to the page, as if they had been chosen.
const GIVE: &str = r#"
const carried = new DataTransfer();
for (const file of window.bench_files) carried.items.add(file);
performance.clearMarks();
window.longest = 0;
new PerformanceObserver((list) => { for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration); }).observe({ type: 'longtask' });
const input = document.getElementById('response-files');
input.files = carried.files;
input.dispatchEvent(new Event('change', { bubbles: true }));
"#;

/// How long Samspel was at it: reading and checking, deciding and counting, and keeping it in the document.
const OWN: &str = r#"
const marks = (name) => performance.getEntriesByName(`samspel:responses-${name}`).map((mark) => mark.startTime);
const [come, read] = [marks('come'), marks('read')];
const [[taken], [judged], [kept], [counted]] = [marks('taken'), marks('judged'), marks('kept'), marks('counted')];
if (counted === undefined) return null;
const reading = come.reduce((sum, time, place) => sum + read[place] - time, 0);
return [reading, judged - taken + counted - kept, kept - judged, counted - come[0]];
"#;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match measure().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("collecting: {reason}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Outcome {
    let visit = Visit::start("collecting", Setup::default()).await?;
    let (mut ratios, mut size) = (Vec::new(), 0.0);
    let mut columns: Vec<Vec<f64>> = vec![Vec::new(); 5];
    for turn in 0..TURNS {
        let round = new_round(&visit).await?;
        let made = visit
            .script(MAKE, vec![json!(RESPONSES), json!(round), json!(turn)])
            .await?;
        size = made.as_f64().unwrap_or(f64::NAN);
        let plain = visit.client().execute_async(PLAIN, vec![json!(round)]).await?;
        let plain = plain.as_f64().ok_or_else(|| plain.to_string())?;
        visit.script(GIVE, vec![]).await?;
        let own = loop {
            let own = visit.script(OWN, vec![]).await?;
            if !own.is_null() {
                break own;
            }
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        };
        let own: Vec<f64> = serde_json::from_value(own)?;
        ratios.push((own[0] + own[1]) / plain);
        for (column, time) in columns.iter_mut().zip(own.into_iter().chain([plain])) {
            column.push(time);
        }
    }
    let times: Vec<f64> = columns.into_iter().map(median).collect();
    println!(
        "{RESPONSES} responses in files of {:.1} MB together, to the results of all groups, milliseconds, the median of {TURNS}",
        size / 1e6
    );
    println!(
        "  reading and checking {:.0}   deciding and counting {:.0}   plain JavaScript {:.0}   ratio {:.2}",
        times[0],
        times[1],
        times[4],
        median(ratios)
    );
    println!(
        "  besides: kept in the document, to be taken back as one step, {:.0}   from the first bytes to the results {:.0}",
        times[2], times[3]
    );
    visit.finish_unchecked();
    Ok(())
}

/// Starts a round in a document of its own, and gives the round's id.
async fn new_round(visit: &Visit) -> Outcome<String> {
    visit.goto("#/").await?;
    visit.begin("04").await?;
    visit.goto("#/sjalvskattning/omgang").await?;
    visit.click("#start-round").await?;
    visit.css("#response-files").await?;
    let id = visit
        .until(
            "the round is shown",
            "return sessionStorage.getItem('samspel:round')",
            vec![],
        )
        .await?;
    Ok(id.as_str().unwrap_or_default().to_owned())
}
