//! Actions over time: moved and stretched by mouse, by keys and by finger, each time as one step.

use samspel::domain::records::document::Document;
use samspel::format::envelope;
use samspel_e2e::pages::example;
use samspel_e2e::steps::records;
use samspel_e2e::{Outcome, Setup, Viewport, Visit};
use serde_json::{Value, json};

/// Two actions of a plan this year, of which the second waits for the first, a milestone of the first, and an action without days.
async fn with_plan(name: &str, viewport: Viewport) -> Outcome<Visit> {
    let setup = Setup {
        viewport,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    let year = visit.script("return new Date().getFullYear()", vec![]).await?;
    let day = |rest: &str| json!(format!("{year}-{rest}"));
    let records = json!({
        "strategy": { "kind": "strategy", "name": "Det egna", "county": "04" },
        "p": { "kind": "action_plan", "title": "Handlingsplan", "start": day("01-01"), "end": day("12-31"), "review": day("11-15"), "state": "decided" },
        "a1": { "kind": "action", "title": "Bygg lärcentrum", "plan": "p", "status": "decided", "start": day("03-01"), "end": day("06-30") },
        "a2": { "kind": "action", "title": "Öppna lärcentrum", "plan": "p", "status": "decided", "start": day("07-01"), "end": day("12-31"), "depends_on": ["a1"] },
        "a3": { "kind": "action", "title": "Följ upp", "plan": "p", "status": "proposed" },
        "m1": { "kind": "milestone", "action": "a1", "title": "Avtal tecknat", "due": day("04-15") },
    });
    let document = json!({ "format": "samspel", "version": 1, "document": "timeline0001", "records": records });
    let document: Document = envelope::read(document.to_string().as_bytes()).map_err(|error| format!("{error:?}"))?;
    visit.open_document(&document).await?;
    // It would lie over what is below it.
    visit.click(".toast button").await?;
    visit.goto("#/plan/tidslinje").await?;
    visit.css(GRIP).await?;
    visit.check("År").await?;
    Ok(visit)
}

const GRIP: &str = ".timeline-grip[aria-label='Flytta Bygg lärcentrum']";
const END: &str = ".timeline-grip[aria-label='Sista dagen för Bygg lärcentrum']";
const START: &str = ".timeline-grip[aria-label='Första dagen för Bygg lärcentrum']";

/// A field of a record as it is saved.
async fn saved(visit: &Visit, id: &str, field: &str) -> Outcome<String> {
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    Ok(document["records"][id][field].as_str().unwrap_or_default().into())
}

/// The month and day of it.
async fn saved_day(visit: &Visit, id: &str, field: &str) -> Outcome<String> {
    Ok(saved(visit, id, field).await?.get(5..).unwrap_or_default().into())
}

async fn days(visit: &Visit) -> Outcome<[String; 3]> {
    Ok([
        saved_day(visit, "a1", "start").await?,
        saved_day(visit, "a1", "end").await?,
        saved_day(visit, "m1", "due").await?,
    ])
}

/// Where an element has its middle, and how many pixels a day of this year has.
async fn middle(visit: &Visit, selector: &str) -> Outcome<([f64; 2], f64)> {
    visit.css(selector).await?;
    let script = "const grip = document.querySelector(arguments[0]);
        grip.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = grip.getBoundingClientRect();
        const lines = document.querySelectorAll('.timeline-piece .chart-grid line');
        const axis = document.querySelector('.timeline-axis svg').getBoundingClientRect().right;
        const names = parseFloat(getComputedStyle(document.querySelector('.timeline')).getPropertyValue('--names')) + 16;
        const begins = document.querySelector('.timeline').getBoundingClientRect().left + names;
        return [left + width / 2, top + height / 2, (axis - begins) / 365, lines.length]";
    let found = visit.script(script, vec![json!(selector)]).await?;
    let number = |at: usize| found[at].as_f64().unwrap_or_default();
    Ok(([number(0), number(1)], number(2)))
}

async fn mouse(visit: &Visit, kind: &str, [x, y]: [f64; 2]) -> Outcome {
    let buttons = u8::from(kind != "mouseReleased");
    let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 });
    visit.devtools("Input.dispatchMouseEvent", event).await.map(drop)
}

async fn touch(visit: &Visit, kind: &str, at: Option<[f64; 2]>) -> Outcome {
    let points: Vec<_> = at.into_iter().map(|[x, y]| json!({ "x": x, "y": y })).collect();
    let event = json!({ "type": kind, "touchPoints": points });
    visit.devtools("Input.dispatchTouchEvent", event).await?;
    visit.frame().await
}

// R421, R422, R424
#[tokio::test]
async fn an_action_is_moved_and_stretched_by_mouse_each_time_in_one_step() -> Outcome {
    let visit = with_plan("timeline_mouse", Viewport(1280, 900)).await?;
    visit.screenshot("timeline-year").await?;
    visit
        .css(".timeline-grip[aria-label='Flytta genomgång, Handlingsplan']")
        .await?;
    let before = ["03-01", "06-30", "04-15"].map(String::from);
    let (from, day) = middle(&visit, GRIP).await?;
    // A press alone changes nothing, and neither does what Escape lets go of.
    mouse(&visit, "mousePressed", from).await?;
    mouse(&visit, "mouseReleased", from).await?;
    mouse(&visit, "mousePressed", from).await?;
    mouse(&visit, "mouseMoved", [from[0] + 40.0, from[1]]).await?;
    visit.css(".timeline-held").await?;
    visit.press("Escape").await?;
    mouse(&visit, "mouseMoved", [from[0] + 60.0, from[1]]).await?;
    mouse(&visit, "mouseReleased", [from[0] + 60.0, from[1]]).await?;
    visit.counts(".timeline-held", 0).await?;
    assert_eq!(days(&visit).await?, before);
    // By ten days, with the milestone; what waits for it stays and is told of.
    mouse(&visit, "mousePressed", from).await?;
    for part in 1..=10 {
        let x = from[0] + day * f64::from(part);
        mouse(&visit, "mouseMoved", [x, from[1]]).await?;
    }
    assert_eq!(days(&visit).await?, before);
    visit.screenshot("timeline-held").await?;
    mouse(&visit, "mouseReleased", [from[0] + day * 10.0, from[1]]).await?;
    visit.sees("1 öppet delmål flyttades med.").await?;
    visit
        .sees("Krock: Öppna lärcentrum börjar innan Bygg lärcentrum är klar. Den är inte flyttad.")
        .await?;
    let moved = ["03-11", "07-10", "04-25"].map(String::from);
    assert_eq!(days(&visit).await?, moved);
    assert_eq!(saved_day(&visit, "a2", "start").await?, "07-01");
    // The end alone; no milestone goes with it.
    let (end, day) = middle(&visit, END).await?;
    mouse(&visit, "mousePressed", end).await?;
    mouse(&visit, "mouseMoved", [end[0] - 5.0 * day, end[1]]).await?;
    mouse(&visit, "mouseMoved", [end[0] - 20.0 * day, end[1]]).await?;
    mouse(&visit, "mouseReleased", [end[0] - 20.0 * day, end[1]]).await?;
    let shorter = ["03-11", "06-20", "04-25"].map(String::from);
    assert_eq!(days(&visit).await?, shorter);
    visit.reload().await?;
    visit.css(GRIP).await?;
    visit.sees("11 mars").await?;
    visit.press("Control+z").await?;
    assert_eq!(days(&visit).await?, moved);
    visit.press("Control+z").await?;
    assert_eq!(days(&visit).await?, before);
    visit.finish().await
}

// R421, R424
#[tokio::test]
async fn an_action_is_moved_by_keys_alone_and_what_several_do_is_one_step() -> Outcome {
    let visit = with_plan("timeline_keys", Viewport(1280, 900)).await?;
    let text = async |selector: &str| -> Outcome<String> {
        let grip = visit.css(selector).await?;
        Ok(grip.attr("aria-valuetext").await?.unwrap_or_default())
    };
    visit.walk_to("Tab", END).await?;
    visit.press("Right Right Shift+Right PageUp").await?;
    // 9 July and a month; nothing is changed yet.
    assert!(text(END).await?.starts_with("9 aug "), "{}", text(END).await?);
    assert_eq!(days(&visit).await?, ["03-01", "06-30", "04-15"]);
    visit.press("Escape").await?;
    assert!(text(END).await?.starts_with("30 juni "));
    visit.press("Right Right Left Enter").await?;
    assert_eq!(days(&visit).await?, ["03-01", "07-01", "04-15"]);
    visit.focus_is_at(END).await?;
    // It never ends before it begins; from there one key leads back.
    visit.press("Home").await?;
    assert!(text(END).await?.starts_with("1 mars "));
    visit.press("Left Left Right").await?;
    // After a while without a key it stays where it is.
    visit.sees("1 öppet delmål ligger nu utanför insatsens tid.").await?;
    assert_eq!(days(&visit).await?, ["03-01", "03-02", "04-15"]);
    // A step back comes after what is held, and takes all of it.
    visit.press("Right Right Control+z").await?;
    assert_eq!(days(&visit).await?, ["03-01", "03-02", "04-15"]);
    visit.press("Control+z").await?;
    assert_eq!(days(&visit).await?, ["03-01", "07-01", "04-15"]);
    // Whoever goes on keeps what was moved.
    visit.walk_to("Shift+Tab", GRIP).await?;
    visit.press("PageDown Tab").await?;
    assert_eq!(days(&visit).await?, ["02-01", "06-03", "03-18"]);
    visit.walk_to("Shift+Tab", START).await?;
    visit.press("Right").await?;
    visit.goto("#/plan/insatser").await?;
    visit.heading("Insatser").await?;
    assert_eq!(days(&visit).await?, ["02-02", "06-03", "03-18"]);
    visit.goto("#/plan/tidslinje").await?;
    visit.walk_to("Tab", "#timeline-undated summary").await?;
    visit.no_axe_violations().await?;
    visit.click(".toast button[aria-label]").await?;
    visit.headings_and_names_are_clear().await?;
    visit.finish().await
}

// R423, R424, R428
#[tokio::test]
async fn a_milestone_and_a_review_are_moved_alone() -> Outcome {
    const MILESTONE: &str = "[data-grip=day][aria-label='Flytta delmål Avtal tecknat, Bygg lärcentrum']";
    let visit = with_plan("timeline_milestone", Viewport(1280, 900)).await?;
    let (from, day) = middle(&visit, MILESTONE).await?;
    mouse(&visit, "mousePressed", from).await?;
    mouse(&visit, "mouseMoved", [from[0] + 4.0, from[1]]).await?;
    mouse(&visit, "mouseMoved", [from[0] + 90.0 * day, from[1]]).await?;
    mouse(&visit, "mouseReleased", [from[0] + 90.0 * day, from[1]]).await?;
    visit.sees("1 öppet delmål ligger nu utanför insatsens tid.").await?;
    assert_eq!(days(&visit).await?, ["03-01", "06-30", "07-14"]);
    // The focus stays on it, and End is the last day of what it is in.
    visit.focus_is_at(MILESTONE).await?;
    visit.press("End Left Enter").await?;
    assert_eq!(days(&visit).await?, ["03-01", "06-30", "06-29"]);
    visit.press("Control+z Control+z").await?;
    assert_eq!(days(&visit).await?, ["03-01", "06-30", "04-15"]);
    visit
        .walk_to("Shift+Tab", "[data-grip=day][aria-label^='Flytta genomgång']")
        .await?;
    visit.press("Shift+Left Tab").await?;
    assert_eq!(saved_day(&visit, "p", "review").await?, "11-08");
    visit.no_axe_violations().await?;
    visit.finish().await
}

// R421, R424
#[tokio::test]
async fn a_finger_moves_sideways_and_scrolls_up_and_down() -> Outcome {
    let visit = with_plan("timeline_touch", Viewport(360, 640)).await?;
    let touched = json!({ "enabled": true, "maxTouchPoints": 1 });
    visit.devtools("Emulation.setTouchEmulationEnabled", touched).await?;
    visit.screenshot("timeline-narrow").await?;
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.no_small_targets().await?;
    let (from, day) = middle(&visit, GRIP).await?;
    touch(&visit, "touchStart", Some(from)).await?;
    for part in 1..=8 {
        let down = 12.0 * f64::from(part);
        touch(&visit, "touchMove", Some([from[0] + down / 6.0, from[1] - down])).await?;
    }
    touch(&visit, "touchEnd", None).await?;
    assert_eq!(days(&visit).await?, ["03-01", "06-30", "04-15"]);
    let (from, _) = middle(&visit, START).await?;
    touch(&visit, "touchStart", Some(from)).await?;
    for part in 1..=10 {
        let left = 3.0 * day * f64::from(part);
        touch(&visit, "touchMove", Some([from[0] - left, from[1]])).await?;
    }
    touch(&visit, "touchEnd", None).await?;
    let start = saved_day(&visit, "a1", "start").await?;
    assert!(start.starts_with("01-") || start.starts_with("02-0"), "{start}");
    assert_eq!(saved_day(&visit, "a1", "end").await?, "06-30");
    visit.click(".toast button:not([aria-label])").await?;
    assert_eq!(days(&visit).await?, ["03-01", "06-30", "04-15"]);
    visit.finish().await
}

// R425, R426
#[tokio::test]
async fn what_has_no_days_is_listed_and_gets_them_and_all_is_a_table_too() -> Outcome {
    let visit = with_plan("timeline_undated", Viewport(1280, 900)).await?;
    visit.heading("Utan tid (1)").await?;
    visit.click("#timeline-undated summary").await?;
    // The days of its plan are there to begin with.
    visit.fill("Första dagen Följ upp", "").await?;
    visit
        .pick_date(
            "#timeline-undated input[type=date]",
            &format!("{}-10-01", year(&visit).await?),
        )
        .await?;
    visit.click("#timeline-undated button[type=submit]").await?;
    visit.counts("#timeline-undated", 0).await?;
    assert_eq!(saved_day(&visit, "a3", "start").await?, "10-01");
    assert_eq!(saved_day(&visit, "a3", "end").await?, "12-31");
    visit.css(".timeline-grip[aria-label='Flytta Följ upp']").await?;
    visit.fill("Sök", "följ").await?;
    visit.sees("1 av 3 insatser").await?;
    // Its plan heads it all the same.
    visit.counts(".timeline-row", 2).await?;
    visit.fill("Sök", "").await?;
    visit.check("Tabell").await?;
    visit.sees("Delmål: Avtal tecknat, 15 april").await?;
    visit.counts(".timeline-table tbody tr", 4).await?;
    visit.no_axe_violations().await?;
    visit.click(".timeline-files summary").await?;
    visit.click("#timeline-csv").await?;
    let table = visit.taken("Det-egna-tidslinje.csv").await?;
    let lines: Vec<_> = table.lines().collect();
    assert_eq!(lines.len(), 5, "{table}");
    assert!(lines[3].starts_with("Handlingsplan;Öppna lärcentrum;;"), "{table}");
    assert!(lines[3].ends_with(";Bygg lärcentrum"), "{table}");
    visit.click("#timeline-svg").await?;
    let picture = visit.taken("Det-egna-tidslinje.svg").await?;
    assert!(picture.starts_with("<svg") && picture.contains("Öppna lärcentrum"));
    visit.click("#timeline-png").await?;
    visit.downloaded("Det-egna-tidslinje.png").await?;
    visit.finish().await
}

async fn year(visit: &Visit) -> Outcome<Value> {
    visit.script("return new Date().getFullYear()", vec![]).await
}

/// Tells every task that keeps the page busy for more than 50 ms, and how often a picture is drawn anew.
const WATCH: &str = "window.busy = []; window.drawn = 0;
    new PerformanceObserver((list) => window.busy.push(...list.getEntries().map((one) => one.duration))).observe({ type: 'longtask' });
    for (const picture of document.querySelectorAll('.timeline .chart-holder')) {
        new MutationObserver(() => window.drawn += 1).observe(picture, { childList: true });
    }";

// R427
#[tokio::test]
async fn a_drag_among_five_thousand_draws_one_row_and_then_one_piece() -> Outcome {
    const ACTIONS: usize = 5_000;
    let visit = Visit::start("timeline_many", Setup::default()).await?;
    let mut records = serde_json::Map::new();
    records.insert(
        "strategy".into(),
        json!({ "kind": "strategy", "name": "Det egna", "county": "04" }),
    );
    for number in 0..ACTIONS {
        let month = number % 12 + 1;
        let before: Vec<_> = (number % 3 == 1)
            .then(|| format!("a{}", number - 1))
            .into_iter()
            .collect();
        let action = json!({
            "kind": "action", "title": format!("Insats {number}"), "status": "decided", "depends_on": before,
            "start": format!("2026-{month:02}-01"), "end": format!("2027-{month:02}-15"),
        });
        records.insert(format!("a{number}"), action);
    }
    let document = json!({ "format": "samspel", "version": 1, "document": "timeline5000", "records": records });
    let document: Document = envelope::read(document.to_string().as_bytes()).map_err(|error| format!("{error:?}"))?;
    visit.open_document(&document).await?;
    visit.click(".toast button").await?;
    visit.goto("#/plan/tidslinje").await?;
    visit.sees(&format!("{ACTIONS} av {ACTIONS} insatser")).await?;
    // The others come as the page is scrolled.
    let rows = visit.all(".timeline-row").await?.len();
    assert!(rows < 200, "{rows} rows are drawn");
    let (from, _) = middle(&visit, ".timeline-row:nth-child(4) [data-grip=whole]").await?;
    // What is found and saved after opening is over.
    visit.is_saved().await?;
    let mut busy = Vec::new();
    for _ in 0..3 {
        visit.script(WATCH, vec![]).await?;
        mouse(&visit, "mousePressed", from).await?;
        for part in 1..=60 {
            mouse(&visit, "mouseMoved", [from[0] + f64::from(part), from[1]]).await?;
        }
        visit.frame().await?;
        busy.push(visit.script("return window.busy.length", vec![]).await?);
        assert_eq!(visit.script("return window.drawn", vec![]).await?, json!(0));
        visit.press("Escape").await?;
        mouse(&visit, "mouseReleased", from).await?;
    }
    // Others are at work on the machine too: what the page itself does takes as long each time.
    assert!(busy.contains(&json!(0)), "{busy:?}");
    mouse(&visit, "mousePressed", from).await?;
    mouse(&visit, "mouseMoved", [from[0] + 30.0, from[1]]).await?;
    mouse(&visit, "mouseReleased", [from[0] + 30.0, from[1]]).await?;
    visit.css(".toast button:not([aria-label])").await?;
    visit.frame().await?;
    assert_eq!(
        visit.script("return window.drawn", vec![]).await?,
        json!(3),
        "once by each watch"
    );
    visit.finish().await
}

// R420
#[tokio::test]
async fn the_example_is_shown_by_plan_by_priority_and_by_owner() -> Outcome {
    let visit = Visit::start("timeline_example", Setup::default()).await?;
    visit.open_document(&example()?).await?;
    let actions = records(&visit.stored_document().await?, "action").len();
    visit.goto("#/plan").await?;
    visit.click_link("Tidslinje").await?;
    visit.sees(&format!("{actions} av {actions} insatser")).await?;
    visit.screenshot("timeline-example").await?;
    for (name, head) in [
        ("priority", "Utan prioritering"),
        ("owner", "Region Sörmland"),
        ("plan", "Utan handlingsplan"),
    ] {
        visit
            .click(&format!("label:has([name=timeline-group][value={name}])"))
            .await?;
        let script = "return [...document.querySelectorAll('.timeline-row.head')].map((one) => one.innerText.trim())";
        let heads = visit.script(script, vec![]).await?;
        let heads = heads.as_array().into_iter().flatten().filter_map(Value::as_str);
        assert!(
            heads.clone().any(|one| one.starts_with(head)),
            "{name}: {:?}",
            heads.collect::<Vec<_>>()
        );
        visit.screenshot(&format!("timeline-example-{name}")).await?;
    }
    visit.check("Kvartal").await?;
    visit.click("#timeline-later").await?;
    visit.screenshot("timeline-example-quarter").await?;
    visit.set_print().await?;
    visit.prints_well().await?;
    visit.finish().await
}
