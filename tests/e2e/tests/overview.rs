//! The overview as the front page of the work: how it goes by priority, what is due, what is open, and what has changed since last time.

use samspel::domain::values::date::Date;
use samspel::format::envelope;
use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit};
use serde_json::{Value, json};

/// What A4 leaves between the margins of `style/print.css`, in CSS pixels.
const PAPER: Viewport = Viewport(658, 971);

/// A day so many days from today, as the browser sees it.
async fn today(visit: &Visit) -> Outcome<Date> {
    let script = "const now = new Date();
        return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')";
    let today = visit.script(script, vec![]).await?;
    Date::parse(today.as_str().unwrap_or_default()).ok_or_else(|| "no day".into())
}

async fn open(visit: &Visit, records: Value) -> Outcome {
    let document = json!({ "format": "samspel", "version": 2, "document": "framsida0001", "records": records });
    let document = envelope::read(document.to_string().as_bytes()).map_err(|error| format!("{error:?}"))?;
    visit.open_document(&document).await?;
    // It would lie over what is below it.
    visit.click(".toast button").await?;
    visit.goto("#/oversikt").await
}

/// What is written in what a CSS selector matches, in one line each.
async fn texts(visit: &Visit, selector: &str) -> Outcome<Vec<String>> {
    visit.css(selector).await?;
    let script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.innerText.replaceAll(/\\s+/g, ' ').trim())";
    Ok(serde_json::from_value(
        visit.script(script, vec![json!(selector)]).await?,
    )?)
}

/// Two priorities with an action each, one late, a target that is measured and one that isn't, and a change that opens loop B.
async fn work(today: Date) -> Value {
    let day = |days: i32| today.later(days).to_string();
    let year = today.year();
    let target = |title: &str| {
        json!({
            "kind": "target", "action": "larcentrum", "title": title, "unit": "personer", "baseline": 0, "baseline_year": year - 2,
            "value": 10, "year": year + 2, "order": "a0",
        })
    };
    json!({
        "strategy": { "kind": "strategy", "name": "Länet tillsammans", "county": "04" },
        "anna": { "kind": "actor", "name": "Anna Ek", "order": "a0" },
        "kompetens": { "kind": "priority", "title": "Kompetens för framtiden", "order": "a0", "status": "adopted" },
        "resor": { "kind": "priority", "title": "Resor som går ihop", "order": "a1", "status": "adopted" },
        "forr": { "kind": "priority", "title": "Förr", "order": "a2", "status": "archived" },
        "larcentrum": {
            "kind": "action", "title": "Bygg lärcentrum", "order": "a0", "priorities": ["kompetens"], "status": "ongoing", "owner": "anna",
            "start": day(-400), "end": day(200),
        },
        "buss": {
            "kind": "action", "title": "Tätare buss", "order": "a1", "priorities": ["resor"], "status": "ongoing", "start": day(-400),
            "end": day(-3),
        },
        "fri": { "kind": "action", "title": "Fri", "order": "a2", "status": "decided", "start": day(90), "end": day(400) },
        "lokal": { "kind": "milestone", "action": "larcentrum", "title": "Lokal hyrd", "order": "a0", "due": day(9) },
        "langt": { "kind": "milestone", "action": "larcentrum", "title": "Invigning", "order": "a1", "due": day(60) },
        "matt": target("Studerande"),
        "omatt": target("Lärare"),
        "varde": { "kind": "measurement", "of": "matt", "year": year - 1, "value": 6, "order": "a0" },
        "genomgang": { "kind": "review", "of": "kompetens", "date": day(-40), "decision": "continue" },
        "stangd": {
            "kind": "change", "title": "Bruket läggs ner", "date": day(-9), "way": "b", "affects": ["larcentrum"],
        },
        "sagt": { "kind": "comment", "of": "buss", "text": "Hinner vi?", "by": "Bo", "discuss": true, "order": "a0" },
    })
}

async fn front_page(name: &str, viewport: Viewport) -> Outcome<Visit> {
    let setup = Setup {
        viewport,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    let today = today(&visit).await?;
    open(&visit, work(today).await).await?;
    visit.css("#how-it-goes").await?;
    Ok(visit)
}

// R514
#[tokio::test]
async fn a_fresh_document_has_one_next_step_and_no_rows() -> Outcome {
    let visit = Visit::start("overview_fresh", Setup::default()).await?;
    visit.begin("04").await?;
    visit.css("#next-step").await?;
    visit.counts("main .primary", 1).await?;
    for nothing in [".next-list", ".situation-room", ".overview-changes"] {
        visit.counts(nothing, 0).await?;
    }
    // Nor is anything counted as nought.
    visit.sees("Inget är besvarat än.").await?;
    visit.counts("main progress", 0).await?;
    let noughts = visit
        .script(
            "return /(^|\\s)0\\s/.test(document.querySelector('main').innerText)",
            vec![],
        )
        .await?;
    assert_eq!(noughts, json!(false));
    visit.headings_and_names_are_clear().await?;
    visit.finish().await
}

// R510, R511, R515
#[tokio::test]
async fn how_it_goes_is_told_by_priority_and_each_number_leads_there() -> Outcome {
    let visit = front_page("overview_goes", Viewport::WIDE).await?;
    let rows = texts(&visit, "#how-it-goes li").await?;
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(
        rows[0].starts_with("1 Kompetens för framtiden Tråden Mål I fas 1 Ej mätt 1 Insatser Pågår 1 Genomgång"),
        "{rows:?}"
    );
    assert!(rows[0].ends_with("Fortsätt"), "{rows:?}");
    // What there is none of is said in words, and no nought is counted.
    assert_eq!(
        rows[1],
        "2 Resor som går ihop Tråden Mål Inga mål än Insatser Försenad 1 Genomgång Ingen hållen än"
    );
    visit.sees("1 insats hör inte till någon av prioriteringarna").await?;
    // What is late, and what comes in four weeks, with owner and day.
    assert_eq!(
        texts(&visit, "#what-is-due h3").await?,
        ["Försenat (1)", "De närmaste fyra veckorna (1)"]
    );
    let due = texts(&visit, "#what-is-due li").await?;
    assert!(
        due[0].starts_with("Insatsen slutar: Tätare buss Försenad ") && due[0].ends_with("utan ansvarig"),
        "{due:?}"
    );
    assert!(due[1].contains("Lokal hyrd") && due[1].contains("Anna Ek"), "{due:?}");
    // What is open because of a change is shown on the line of steps, and leads to the change.
    visit.counts(".step-loops > .loop-b[data-open]", 1).await?;
    visit.counts(".step-loops > .loop-a[data-open]", 0).await?;
    let changes = texts(&visit, ".overview-changes li").await?;
    assert!(
        changes[0].starts_with("Bruket läggs ner · 3 att ompröva"),
        "{changes:?}"
    );
    let waits = texts(&visit, ".next-list > li").await?.join("\n");
    for row in ["Att ompröva 3 poster efter 1 förändring", "Att diskutera 1 kommentar"] {
        assert!(waits.contains(row), "{waits}");
    }
    // The page that the number leads to has as many.
    visit.click("#what-is-due a[href='#/plan/pa-gang']").await?;
    visit.hash_is("#/plan/pa-gang").await?;
    assert_eq!(texts(&visit, "#filter-result").await?, ["2 av 2 saker"]);
    visit.goto("#/oversikt").await?;
    visit.css("#what-is-due").await?;
    visit.click("#what-is-due li:first-child a").await?;
    visit.hash_is("#/plan/insatser/buss").await?;
    visit.focus_is_at("#action-end").await?;
    visit.goto("#/oversikt").await?;
    visit.click_link("Att diskutera").await?;
    visit.hash_is("#/plan/forandringar").await?;
    visit.focus_is_at("#discuss").await?;
    visit.finish().await
}

// R514
#[tokio::test]
async fn the_front_page_is_clear_in_every_light_and_width_and_to_a_reader() -> Outcome {
    let visit = front_page("overview_seen", Viewport::WIDE).await?;
    for (scheme, size) in [(Scheme::Light, Viewport::WIDE), (Scheme::Dark, Viewport::NARROW)] {
        visit.set_scheme(scheme).await?;
        visit.set_viewport(size).await?;
        visit.css("#how-it-goes").await?;
        visit.no_horizontal_overflow().await?;
        visit.no_axe_violations().await?;
        visit.no_small_targets().await?;
        visit.headings_and_names_are_clear().await?;
        visit.words_are_whole().await?;
    }
    visit.set_forced_colours().await?;
    visit.no_axe_violations().await?;
    visit.finish().await
}

// R516
#[tokio::test]
async fn the_front_page_is_one_sheet_on_paper() -> Outcome {
    let visit = front_page("overview_paper", PAPER).await?;
    visit.set_print().await?;
    visit.no_horizontal_overflow().await?;
    visit.prints_well().await?;
    let height = visit
        .script("return document.querySelector('main').scrollHeight", vec![])
        .await?;
    assert!(height.as_f64().is_some_and(|height| height < 971.0), "{height}");
    visit.finish().await
}

/// Puts what is kept of visits so many hours back.
async fn some_hours_later(visit: &Visit, hours: u32) -> Outcome {
    let script = "const kept = JSON.parse(localStorage.getItem('samspel:visits'));
        for (const one of Object.values(kept)) for (const mark of Object.values(one)) mark.at -= arguments[0] * 3600000;
        localStorage.setItem('samspel:visits', JSON.stringify(kept));";
    visit.script(script, vec![json!(hours)]).await?;
    Ok(())
}

// R512, R513
#[tokio::test]
async fn what_has_changed_since_last_time_is_told_and_stays_over_a_reload() -> Outcome {
    let visit = front_page("overview_since", Viewport::WIDE).await?;
    // Nothing on the first visit, nor later the same day.
    visit.counts("#since-last-time", 0).await?;
    visit.reload().await?;
    visit.css("#how-it-goes").await?;
    visit.counts("#since-last-time", 0).await?;
    some_hours_later(&visit, 48).await?;
    visit.reload().await?;
    visit.css("#since-last-time").await?;
    visit
        .sees("Inget har ändrats sedan du senast hade översikten öppen här")
        .await?;
    // Somebody else's file is taken in.
    let today = today(&visit).await?;
    let mut theirs = work(today).await;
    theirs["buss"]["title"] = json!("Tätare buss kvällstid");
    theirs["cykel"] =
        json!({ "kind": "action", "title": "Cykelväg", "order": "a3", "priorities": ["resor"], "status": "proposed" });
    theirs["svar"] = json!({ "kind": "comment", "of": "buss", "text": "Ja, i höst", "by": "Cia", "order": "a1" });
    let document = json!({ "format": "samspel", "version": 2, "document": "framsida0001", "records": theirs });
    let file = visit.file("deras.samspel.json", document.to_string())?;
    visit.goto("#/dela/jamfor").await?;
    visit.upload("#compare-file", &file).await?;
    visit.css("#merge-confirm").await?;
    visit.click("#conflict-0-there").await?;
    visit.click("#merge-confirm").await?;
    visit.hash_is("#/oversikt").await?;
    let told = [
        "Insatser Tillagt (1): Cykelväg Ändrat (1): Tätare buss kvällstid",
        "Kommentarer Tillagt (1): Ja, i höst (av Cia)",
    ];
    visit.css("#since-last-time dl").await?;
    assert_eq!(texts(&visit, "#since-last-time dl > div").await?, told);
    // Neither a reload nor another look the same day takes it away.
    visit.is_saved().await?;
    visit.reload().await?;
    visit.css("#since-last-time dl").await?;
    visit.goto("#/plan").await?;
    visit.goto("#/oversikt").await?;
    visit.css("#since-last-time dl").await?;
    assert_eq!(texts(&visit, "#since-last-time dl > div").await?, told);
    visit.no_axe_violations().await?;
    visit.screenshot("overview-since").await?;
    visit.click("#since-last-time dl a").await?;
    visit.hash_is("#/plan/insatser/cykel").await?;
    // What has been taken back has not changed.
    visit.goto("#/historik").await?;
    visit.click("#history-start").await?;
    visit.goto("#/oversikt").await?;
    visit
        .sees("Inget har ändrats sedan du senast hade översikten öppen här")
        .await?;
    visit.finish().await
}

// R517
#[tokio::test]
async fn of_five_thousand_actions_each_priority_is_told_how_it_goes() -> Outcome {
    const ACTIONS: usize = 5_000;
    let visit = Visit::start("overview_many", Setup::default()).await?;
    let today = today(&visit).await?;
    let mut records = work(today).await;
    for number in 0..ACTIONS {
        let priority = if number % 2 == 0 { "kompetens" } else { "resor" };
        records[format!("many-{number}")] = json!({
            "kind": "action", "title": format!("Insats {number}"), "order": format!("b{number:05}1"), "priorities": [priority],
            "status": "ongoing", "start": today.later(-100).to_string(), "end": today.later(-1).to_string(),
        });
    }
    open(&visit, records).await?;
    visit.css("#how-it-goes").await?;
    visit.is_saved().await?;
    visit.goto("#/om").await?;
    visit.css("main h1").await?;
    visit.goto("#/oversikt").await?;
    visit.sees("Försenat (5 001)").await?;
    let rows = texts(&visit, "#how-it-goes li").await?;
    assert!(rows[0].contains("Försenad 2 500"), "{rows:?}");
    assert!(rows[1].contains("Försenad 2 501"), "{rows:?}");
    visit.counts("#what-is-due li", 5).await?;
    visit.finish().await
}
