//! Follow-up of a year in one grid: typed by keyboard alone and by mouse, undone, kept, pasted from a spreadsheet, saved as a file, in both
//! languages, in a narrow window, and with a thousand targets.

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Map, Value, json};

const GRID: &str = "#follow-up-grid";
const ROWS: &str = ".grid-body > .grid-row";
const YEAR: u64 = 2024;

/// Opens the grid of a document with these records.
async fn start(name: &str, viewport: Viewport, language: &str, records: Map<String, Value>) -> Outcome<Visit> {
    let document = json!({ "format": "samspel", "version": 1, "document": "grid", "records": records });
    let kept = json!(document.to_string());
    let before = format!(
        "if (!localStorage.getItem('samspel:doc:grid')) localStorage.setItem('samspel:doc:grid', {kept});
        localStorage.setItem('samspel:language', '{language}');
        if (!sessionStorage.getItem('follow-up-year')) sessionStorage.setItem('follow-up-year', '{YEAR}')"
    );
    let setup = Setup {
        viewport,
        hash: "#/plan/uppfoljning",
        before: Some(&before),
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    visit.css(GRID).await?;
    Ok(visit)
}

/// Two priorities, two actions with targets, one of which follows an indicator that is asked for by sex.
fn few() -> Map<String, Value> {
    let target = |title: &str, action: &str, order: &str| {
        json!({ "kind": "target", "title": title, "action": action, "unit": "resor", "direction": "increase",
            "baseline": 100, "baseline_year": 2020, "value": 200, "year": 2030, "order": order })
    };
    let mut follows = target("Företag", "a2", "a2");
    follows["indicator"] = json!("i1");
    follows["unit"] = json!("");
    let records = json!({
        "p1": { "kind": "priority", "title": "Tåg i tid", "order": "a0" },
        "p2": { "kind": "priority", "title": "Fler i arbete", "order": "a1" },
        "a1": { "kind": "action", "title": "Buss", "priorities": ["p1"], "order": "a0" },
        "a2": { "kind": "action", "title": "Lärcentrum", "priorities": ["p2"], "order": "a1" },
        "t1": target("Resor", "a1", "a0"),
        "t2": target("Elever", "a2", "a1"),
        "t3": follows,
        "i1": { "kind": "indicator", "title": "Sysselsatta", "unit": "procent", "by_sex": "yes", "order": "a0" },
        "m1": { "kind": "measurement", "of": "t1", "year": 2023, "value": 120, "order": "a0" },
    });
    records.as_object().cloned().unwrap_or_default()
}

fn many(count: usize) -> Map<String, Value> {
    let target = |number: usize| {
        let record = json!({ "kind": "target", "title": format!("Target {number:05}"), "baseline": 1, "value": 9,
            "year": 2030, "order": format!("b{:02}", number % 90 + 10) });
        (format!("target-{number:05}"), record)
    };
    (1..=count).map(target).collect()
}

/// The value of the year that a target or an indicator has, by its sex; `None` where nothing is measured.
async fn value(visit: &Visit, of: &str, sex: &str) -> Outcome<Vec<Value>> {
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    let found = records(&document, "measurement").into_iter();
    let found = found.filter(|(_, one)| {
        let own = one["sex"].as_str().unwrap_or("total");
        one["of"] == of && own == sex && one["year"] == YEAR
    });
    Ok(found.map(|(_, one)| one["value"].clone()).collect())
}

async fn has(visit: &Visit, of: &str, sex: &str, values: &[Value]) -> Outcome {
    let mut found = Vec::new();
    for _ in 0..40 {
        found = value(visit, of, sex).await?;
        if found == values {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Err(format!("{of} should have {values:?} but has {found:?}").into())
}

async fn cell_is(visit: &Visit, row: usize, column: usize) -> Outcome {
    let active = format!("{GRID}[aria-activedescendant='cell-{row}-{column}']");
    visit.css(&active).await.map(drop)
}

/// What a cell shows.
async fn cell(visit: &Visit, row: usize, column: usize) -> Outcome<String> {
    let script = "return document.getElementById(arguments[0])?.textContent.trim()";
    let said = visit
        .script(script, vec![json!(format!("cell-{row}-{column}"))])
        .await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

// R480, R481, R483, R485
#[tokio::test]
async fn a_year_is_filled_in_by_keyboard_alone_and_each_value_is_one_step_back() -> Outcome {
    let visit = start("grid_keyboard", Viewport::WIDE, "sv", few()).await?;
    visit
        .sees("0 av 3 mätta 2024 · 1 saknar värden för kvinnor och män")
        .await?;
    visit.no_axe_violations().await?;
    visit.screenshot("grid_wide").await?;
    visit.walk_to("Tab", GRID).await?;
    // The first value that is to be written; last year's is beside it.
    cell_is(&visit, 1, 2).await?;
    assert_eq!(cell(&visit, 1, 1).await?, "120");
    assert_eq!(cell(&visit, 1, 2).await?, "inte mätt");
    visit.type_text("1 500,5 resor").await?;
    visit.no_axe_violations().await?;
    visit.press("Enter").await?;
    has(&visit, "t1", "total", &[json!(1500.5)]).await?;
    // On to the next that is empty, past the heading: the fixture's second group.
    cell_is(&visit, 3, 2).await?;
    // Nought is a value.
    visit.type_text("0").await?;
    visit.press("Enter").await?;
    has(&visit, "t2", "total", &[json!(0)]).await?;
    // The indicator's row; what can't be read stays, with a sentence.
    cell_is(&visit, 4, 2).await?;
    visit.type_text("1,5 mnkr").await?;
    visit.press("Enter").await?;
    visit.sees("Värdet ska vara i procent.").await?;
    visit.focus_is_at("#cell-input").await?;
    visit.has_value("#cell-input", "1,5 mnkr").await?;
    visit.press("Control+a").await?;
    visit.type_text("81,5 %").await?;
    visit.press("Tab").await?;
    has(&visit, "i1", "total", &[json!(81.5)]).await?;
    cell_is(&visit, 4, 3).await?;
    visit.type_text("80").await?;
    visit.press("Tab").await?;
    visit.type_text("83").await?;
    visit.press("Enter").await?;
    has(&visit, "i1", "women", &[json!(80)]).await?;
    has(&visit, "i1", "men", &[json!(83)]).await?;
    visit.sees("3 av 3 mätta 2024").await?;
    visit.sees_no("saknar värden för kvinnor och män").await?;
    // The target that follows has it too, and isn't written on its own row.
    assert_eq!(cell(&visit, 5, 2).await?, "81,5");
    visit.css("#cell-5-2[aria-readonly='true']").await?;
    // A second value changes the same record; emptied it goes.
    visit.press("Control+Home Down Right Right").await?;
    visit.type_text("150").await?;
    visit.press("Enter").await?;
    has(&visit, "t1", "total", &[json!(150)]).await?;
    visit.sees("På väg, 50 procent · i fas").await?;
    visit.press("Control+Home Down Right Right Delete").await?;
    has(&visit, "t1", "total", &[]).await?;
    visit.press("Control+z").await?;
    has(&visit, "t1", "total", &[json!(150)]).await?;
    visit.press("Control+z").await?;
    has(&visit, "t1", "total", &[json!(1500.5)]).await?;
    visit.press("Control+z Control+z Control+z").await?;
    has(&visit, "i1", "total", &[]).await?;
    has(&visit, "t2", "total", &[json!(0)]).await?;
    // Kept, with the year.
    visit.reload().await?;
    visit.css(GRID).await?;
    visit.sees("2 av 3 mätta 2024").await?;
    visit.finish().await
}

// R482, R484
#[tokio::test]
async fn a_row_is_looked_at_closely_and_several_values_of_a_year_are_written_one_by_one() -> Outcome {
    let mut records = few();
    let of_day = |day: &str, value: u64, order: &str| json!({ "kind": "measurement", "of": "t1", "day": day, "year": 2024, "value": value, "order": order });
    records.insert("m2".into(), of_day("2024-06-30", 140, "a1"));
    records.insert("m3".into(), of_day("2024-12-31", 150, "a2"));
    let visit = start("grid_detail", Viewport::WIDE, "sv", records).await?;
    assert_eq!(cell(&visit, 1, 2).await?, "150 · 2 värden");
    visit.double_click("#cell-1-2").await?;
    visit.focus_is_at("#follow-up-detail-title").await?;
    visit.sees("(150 − 100) / (200 − 100) = 0,5").await?;
    visit.sees("De ändras var för sig här nedanför.").await?;
    visit.counts(".follow-up-detail .own-part", 2).await?;
    visit.no_axe_violations().await?;
    visit.write("#measurement-2-value", "160").await?;
    visit.sees("160 · 2 värden").await?;
    visit.write("#measurement-2-note", "Preliminärt").await?;
    visit.screenshot("grid_detail").await?;
    visit.click("#close-detail").await?;
    visit.focus_is_at(GRID).await?;
    // Nothing is overwritten by a digit or by what empties.
    visit.press("Control+Home Down Right Right Delete").await?;
    visit.press("7").await?;
    visit.focus_is_at("#follow-up-detail-title").await?;
    visit.press("Escape").await?;
    visit.focus_is_at(GRID).await?;
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    assert_eq!(document["records"]["m3"]["value"], 160);
    assert_eq!(document["records"]["m3"]["note"], "Preliminärt");
    // By owner all are in one group, and other years are beside.
    visit.click("[name='follow-up-group'][value='owner']").await?;
    visit.counts(".grid-heading", 1).await?;
    visit.click("#year-before").await?;
    visit.sees("1 av 3 mätta 2023").await?;
    assert_eq!(cell(&visit, 1, 2).await?, "120");
    visit.click("#only-lacking").await?;
    visit.counts(ROWS, 3).await?;
    visit.sees_no("Resor").await?;
    visit.finish().await
}

// R486, R489
#[tokio::test]
async fn a_column_is_pasted_by_name_with_a_preview_and_the_grid_saved_as_a_file() -> Outcome {
    let visit = start("grid_paste", Viewport::WIDE, "sv", few()).await?;
    visit.walk_to("Tab", GRID).await?;
    visit
        .paste("elever\t1 234,5\r\nSysselsatta\t81,5 %\r\nOkänt\t3\r\nResor\tmånga\r\n")
        .await?;
    visit.focus_is_at("#import-title").await?;
    visit
        .sees("Ändras: 2. Som förut eller tomma: 0. Kan inte tas in: 2.")
        .await?;
    visit.sees("2024: inte mätt blir 1234,5").await?;
    visit.sees("Det finns ingen rad för det.").await?;
    visit.no_axe_violations().await?;
    visit.screenshot("grid_paste").await?;
    has(&visit, "t2", "total", &[]).await?;
    visit.click("#import-confirm").await?;
    visit.focus_is_at(GRID).await?;
    has(&visit, "t2", "total", &[json!(1234.5)]).await?;
    has(&visit, "i1", "total", &[json!(81.5)]).await?;
    visit.click("#save-csv").await?;
    let text = visit.taken("Uppföljning-2024.csv").await?;
    assert!(
        text.starts_with("\u{feff}Grupp;Mål eller indikator;2023;2024;Kvinnor 2024;Män 2024;"),
        "{text}"
    );
    assert!(text.contains("Tåg i tid;Resor;120;;"), "{text}");
    assert!(text.contains("Fler i arbete;Elever;;1234,5;"), "{text}");
    visit.walk_to("Shift+Tab", GRID).await?;
    visit.press("Control+z").await?;
    has(&visit, "t2", "total", &[]).await?;
    has(&visit, "i1", "total", &[]).await?;
    visit.finish().await
}

// R480, R487
#[tokio::test]
async fn in_a_narrow_window_and_in_english_it_is_written_by_finger_and_printed_whole() -> Outcome {
    let visit = start("grid_narrow", Viewport::NARROW, "en", few()).await?;
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.no_small_targets().await?;
    visit.screenshot("grid_narrow").await?;
    visit.sees("0 of 3 measured in 2024").await?;
    visit.double_click("#cell-1-2").await?;
    visit.focus_is_at("#cell-input").await?;
    visit.type_text("150.5").await?;
    visit.press("Enter").await?;
    has(&visit, "t1", "total", &[json!(150.5)]).await?;
    visit.no_horizontal_overflow().await?;
    // What A4 leaves between its margins.
    visit.set_viewport(Viewport(658, 980)).await?;
    visit.set_print().await?;
    visit.script("dispatchEvent(new Event('beforeprint'))", vec![]).await?;
    visit.screenshot("grid_print").await?;
    visit.prints_well().await?;
    visit.no_horizontal_overflow().await?;
    visit.finish().await
}

// R487
#[tokio::test]
async fn of_a_thousand_targets_those_are_drawn_that_are_seen_and_a_value_waits_for_none() -> Outcome {
    let visit = start("grid_many", Viewport::WIDE, "sv", many(1_000)).await?;
    visit.css(&format!("{GRID}[aria-rowcount='1002']")).await?;
    let drawn = visit.all(ROWS).await?.len();
    assert!((10..80).contains(&drawn), "{drawn} rows are drawn");
    visit.walk_to("Tab", GRID).await?;
    visit.press("Control+Down").await?;
    cell_is(&visit, 1_000, 2).await?;
    visit.type_text("5").await?;
    visit.press("Enter").await?;
    visit.sees("1 av 1 000 mätta 2024").await?;
    visit.press("Control+Up Down").await?;
    for digit in ["1", "2", "3", "4"] {
        visit.type_text(digit).await?;
        visit.press("Enter").await?;
    }
    visit.sees("5 av 1 000 mätta 2024").await?;
    visit.script("dispatchEvent(new Event('beforeprint'))", vec![]).await?;
    visit.counts(ROWS, 1_001).await?;
    visit.finish().await
}
