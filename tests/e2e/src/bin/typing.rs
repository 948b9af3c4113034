//! Measures how soon a key is seen in a document with many actions: a letter in a title, a letter in the filter of the actions, a
//! rating of a statement. Each at full speed and with the processor slowed four times, beside a bare page of plain JavaScript that
//! does the same in the same browser. `typing [ACTIONS]…`, 1,000 and 5,000 by default. `typing table [ACTIONS]…` does the same with the
//! table of the actions, beside a bare virtual list of the same rows, 5,000 by default, and tells the longest task.

use std::{process::ExitCode, time::Duration};

use samspel::format::envelope::VERSION;
use samspel_e2e::{Outcome, Setup, Visit, times::Times};
use serde_json::{Map, Value, json};

/// What is typed in a title.
const TITLE: &str = "What is done, and what it should lead to for all of us here.";

/// What is typed in a filter, where some of it finds many and some of it few. A `<` takes the letter before it back.
const FILTER: &str = "action 12<3<4<<5<67<<<<<<<<<<actor 4<3<21<<7<<<<<<<";

/// How often another level is chosen.
const RATINGS: usize = 40;

/// How often the processor is slowed.
const RATES: [u32; 2] = [1, 4];

/// The time between two keys: that of somebody who types quickly, and after every sixth key a pause just long enough for the
/// document to be checked while the next one is pressed.
const BETWEEN_KEYS: Duration = Duration::from_millis(90);
const PAUSE: Duration = Duration::from_millis(205);
const KEYS_BEFORE_PAUSE: usize = 6;

/// A frame of a screen that shows sixty a second, in milliseconds.
const FRAME: f64 = 1_000.0 / 60.0;

/// Takes down the time from each key to the frame that shows it, and every task that takes more than 50 ms.
const WATCH: &str = "
    [window.times, window.long] = [[], []];
    new PerformanceObserver((list) => window.long.push(...list.getEntries().map((task) => task.duration)))
        .observe({ type: 'longtask' });
    window.addEventListener('keydown', (event) => requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => window.times.push(performance.now() - event.timeStamp);
        painted.port2.postMessage(0);
    }), true);";

/// A page of plain JavaScript that does the same: a text area; a group of radio buttons; a list of as many rows as the document
/// has, of which the first are drawn, with a filter.
const BARE: &str = "
    document.body.innerHTML = `<h1></h1><textarea id='title'></textarea>
        <fieldset><legend>Level</legend>${[0, 1, 2, 3, 4].map((level) =>
            `<label><input type='radio' name='level' id='level-${level}' value='${level}'>${level}</label>`).join('')}</fieldset>
        <p id='chosen'></p><input id='filter' type='search'><p id='found'></p><ul></ul>`;
    const find = (selector) => document.querySelector(selector);
    find('#title').addEventListener('input', (event) => { find('h1').textContent = event.target.value; });
    find('fieldset').addEventListener('change', (event) => { find('#chosen').textContent = event.target.value; });
    const rows = Array.from({ length: arguments[0] }, (_, number) => {
        const [title, owner] = [`Action ${number}`, `Actor ${number % 50}`];
        return { title, owner, words: `${title}\n${owner}`.toLowerCase() };
    });
    const show = () => {
        const words = find('#filter').value.toLowerCase();
        const passing = rows.filter((row) => row.words.includes(words));
        find('#found').textContent = `${passing.length} of ${rows.length}`;
        find('ul').replaceChildren(...passing.slice(0, 20).map((row) => {
            const item = document.createElement('li');
            item.innerHTML = `<a href='#'>${row.title}</a>
                <span><span>${row.owner}</span> <span>2026–2028</span> <span>1 target</span></span> <span>Planned</span>`;
            return item;
        }));
    };
    find('#filter').addEventListener('input', show);
    show();";

/// The same of a table: a list that draws the rows that are seen, each with eight cells; arrows move in it, letters write in a cell, Enter
/// keeps them; it is filtered, sorted and grouped.
const BARE_TABLE: &str = "
    document.body.innerHTML = `<style>#grid{height:600px;overflow:auto}#rows{position:relative}
        .row{position:absolute;inset-inline:0;height:40px;display:grid;grid-template-columns:repeat(8,1fr)}
        .row>*{overflow:hidden;white-space:nowrap;text-overflow:ellipsis;border:1px solid}</style>
        <input id='filter' type='search'><button id='sort'>Owner</button>
        <select id='group'><option>0<option>1<option>2</select><p id='found'></p>
        <div id='grid' tabindex='0'><div id='rows'></div></div>`;
    const find = (selector) => document.querySelector(selector);
    const all = Array.from({ length: arguments[0] }, (_, number) => ({
        title: `Action ${number}`, owner: `Actor ${number % 50}`, priority: number % 10,
        words: `action ${number}
actor ${number % 50}`,
    }));
    let [rows, at, down, typed] = [all, 0, false, ''];
    const show = () => {
        const first = Math.max(0, Math.floor(find('#grid').scrollTop / 40) - 6);
        find('#rows').style.height = `${rows.length * 40}px`;
        find('#rows').replaceChildren(...rows.slice(first, first + 36).map((row, place) => {
            const line = document.createElement('div');
            line.className = 'row';
            line.style.top = `${(first + place) * 40}px`;
            const title = first + place === at && typed ? typed : row.title;
            line.innerHTML = [title, 'Not begun', 'Proposed', row.owner, '1 Jan 2026', '31 Dec 2028', '', '']
                .map((text) => `<div>${text}</div>`).join('');
            if (first + place === at) line.style.outline = '2px solid';
            return line;
        }));
        find('#found').textContent = `${rows.length} of ${all.length}`;
    };
    const arrange = () => {
        const words = find('#filter').value.toLowerCase();
        rows = all.filter((row) => row.words.includes(words));
        if (down) rows.sort((one, other) => one.owner.localeCompare(other.owner));
        if (find('#group').selectedIndex) rows.sort((one, other) => one.priority - other.priority);
        show();
    };
    find('#grid').addEventListener('keydown', (event) => {
        if (event.key === 'ArrowDown' || event.key === 'Enter') {
            if (typed) all[at].title = typed;
            [at, typed] = [at + 1, ''];
            find('#grid').scrollTop = Math.max(find('#grid').scrollTop, at * 40 - 520);
        } else if (event.key.length === 1) typed += event.key;
        show();
        event.preventDefault();
    });
    find('#filter').addEventListener('input', arrange);
    find('#group').addEventListener('change', arrange);
    find('#sort').addEventListener('click', () => { down = !down; arrange(); });
    arrange();";

/// Something that is done key by key.
struct Deed {
    name: &'static str,
    /// Where in the app.
    route: String,
    /// The element with the keyboard there, and on the bare page.
    elements: [&'static str; 2],
    keys: Vec<String>,
}

/// The keys of a text.
fn letters(text: &str) -> Vec<String> {
    let key = |letter| match letter {
        '<' => "Backspace".to_owned(),
        ' ' => "Space".to_owned(),
        letter => letter.to_string(),
    };
    text.chars().map(key).collect()
}

fn table_deeds() -> Vec<Deed> {
    let deed = |name, elements, keys: Vec<String>| Deed {
        name,
        route: "#/plan/insatser".into(),
        elements,
        keys,
    };
    let again = |keys: &[&str], times| keys.iter().copied().cycle().take(times).map(str::to_owned).collect();
    vec![
        deed("an arrow in the table", ["#action-grid", "#grid"], again(&["Down"], 40)),
        deed(
            "a letter in a cell",
            ["#action-grid", "#grid"],
            again(&["b", "u", "s", "Enter"], 48),
        ),
        deed(
            "a letter in its filter",
            ["[role=search] input", "#filter"],
            letters(FILTER),
        ),
        deed("the rows sorted", ["#sort-owner", "#sort"], again(&["Enter"], 24)),
        deed(
            "the rows grouped",
            [".table-options select", "#group"],
            again(&["Down", "Down", "Up", "Up"], 24),
        ),
    ]
}

fn deeds(actions: usize) -> Vec<Deed> {
    let levels = ["Right", "Right", "Left", "Left"].into_iter().cycle();
    vec![
        Deed {
            name: "a letter in a title",
            route: format!("#/plan/insatser/action-{:05}", actions / 2),
            elements: ["#action-title", "#title"],
            keys: letters(TITLE),
        },
        Deed {
            name: "a letter in the filter",
            route: "#/plan/insatser".into(),
            elements: ["[role=search] input", "#filter"],
            keys: letters(FILTER),
        },
        Deed {
            name: "a rating",
            route: "#/sjalvskattning/F01".into(),
            elements: ["[id='F01.1-1']", "#level-1"],
            keys: levels.take(RATINGS).map(str::to_owned).collect(),
        },
    ]
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let is_table = std::env::args().nth(1).is_some_and(|mode| mode == "table");
    let mut sizes: Vec<usize> = std::env::args().skip(1).flat_map(|number| number.parse()).collect();
    if sizes.is_empty() {
        sizes = if is_table { vec![5_000] } else { vec![1_000, 5_000] };
    }
    for actions in sizes {
        if let Err(reason) = measure(actions, is_table).await {
            eprintln!("typing: {reason}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

async fn measure(actions: usize, is_table: bool) -> Outcome {
    println!("a key to the frame that shows it, {actions} actions, milliseconds, beside a bare page");
    let kept = json!(document(actions).to_string());
    let before = format!("if (!localStorage['samspel:doc:bench']) localStorage.setItem('samspel:doc:bench', {kept})");
    let before = match is_table {
        true => [&before, "; sessionStorage.setItem('actions-view', 'table')"].concat(),
        false => before,
    };
    let (deeds, bare_page) = match is_table {
        true => (table_deeds(), BARE_TABLE),
        false => (deeds(actions), BARE),
    };
    for deed in deeds {
        let setup = Setup {
            hash: &deed.route,
            before: Some(&before),
            ..Setup::default()
        };
        let visit = Visit::start("typing", setup).await?;
        let [in_app, on_bare_page] = deed.elements;
        visit.css(in_app).await?;
        visit.script(WATCH, vec![]).await?;
        let mut app = Vec::new();
        for rate in RATES {
            app.push(press(&visit, in_app, &deed.keys, rate).await?);
        }
        let longest = visit
            .script("return Math.round(Math.max(0, ...window.long))", vec![])
            .await?;
        visit.leave().await?;
        visit.script(bare_page, vec![json!(actions)]).await?;
        visit.script(WATCH, vec![]).await?;
        for (rate, app) in RATES.into_iter().zip(app) {
            let bare = press(&visit, on_bare_page, &deed.keys, rate).await?;
            let name = match rate {
                1 => deed.name.to_owned(),
                _ => format!("{}, slowed {rate} times", deed.name),
            };
            println!("  {name:40} {app}   bare {bare}");
            println!(
                "  {:40} ratio of the means {:.2}   of the 95 % {:.2}",
                "",
                app.mean() / bare.mean(),
                app.quantile(0.95) / bare.quantile(0.95)
            );
        }
        println!("  {:40} longest task {longest} (0 is under 50)", "");
        visit.finish_unchecked();
    }
    Ok(())
}

/// Presses keys on an element, with the processor slowed so many times, and gives each key's time to its frame.
async fn press(visit: &Visit, selector: &str, keys: &[String], rate: u32) -> Outcome<Times> {
    visit.css(selector).await?;
    let focus = "window.times.length = 0; document.querySelector(arguments[0]).focus()";
    visit.script(focus, vec![json!(selector)]).await?;
    let slow_down = |rate| visit.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate }));
    slow_down(rate).await?;
    for (place, key) in (1..).zip(keys) {
        visit.press(key).await?;
        let is_pause = place % KEYS_BEFORE_PAUSE == 0;
        tokio::time::sleep(if is_pause { PAUSE } else { BETWEEN_KEYS }).await;
    }
    slow_down(1).await?;
    let times = visit
        .until(
            "every key has been shown",
            "return window.times.length >= arguments[0] ? window.times : null",
            vec![json!(keys.len())],
        )
        .await?;
    Ok(Times::new(serde_json::from_value(times)?, FRAME))
}

/// A document with a round and this many actions, each with a target, a priority among ten and an owner among fifty.
fn document(actions: usize) -> Value {
    let mut records = Map::new();
    records.insert(
        "strategy".into(),
        json!({ "kind": "strategy", "name": "Many actions", "county": "04" }),
    );
    records.insert(
        "round".into(),
        json!({ "kind": "round", "title": "Autumn", "question_set": "framgangsfaktorer-1" }),
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
    json!({ "format": "samspel", "version": VERSION, "document": "bench", "records": records })
}
