//! The table of all actions: written in by keyboard as a spreadsheet is, sorted, grouped, filtered and kept as views; cells copied and
//! pasted; files saved and read; with five thousand rows, and in a narrow window.

use samspel_e2e::{Outcome, Setup, Viewport, Visit};
use serde_json::{Map, Value, json};

const GRID: &str = "#action-grid";
const ROWS: &str = ".grid-body > .grid-row:not([hidden])";

/// Opens the table of a document with these records.
async fn start(name: &str, viewport: Viewport, records: Map<String, Value>) -> Outcome<Visit> {
    let document = json!({ "format": "samspel", "version": 1, "document": "table", "records": records });
    let kept = json!(document.to_string());
    let before =
        format!("localStorage.setItem('samspel:doc:table', {kept}); sessionStorage.setItem('actions-view', 'table')");
    let setup = Setup {
        viewport,
        hash: "#/plan/insatser",
        before: Some(&before),
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    visit.css(GRID).await?;
    Ok(visit)
}

/// Two actors, a plan, and three actions in their order.
fn few() -> Map<String, Value> {
    let records = json!({
        "o1": { "kind": "actor", "name": "Region Örebro län", "order": "a0" },
        "o2": { "kind": "actor", "name": "Trafikverket", "order": "a1" },
        "p1": { "kind": "action_plan", "title": "Plan 2026" },
        "a1": { "kind": "action", "title": "Buss", "owner": "o1", "start": "2026-03-01", "cost": 1000, "order": "a0" },
        "a2": { "kind": "action", "title": "Cykel", "order": "a1" },
        "a3": { "kind": "action", "title": "Tåg", "owner": "o2", "plan": "p1", "status": "ongoing", "order": "a2" },
    });
    records.as_object().cloned().unwrap_or_default()
}

fn many(count: usize) -> Map<String, Value> {
    let action = |number: usize| {
        let record = json!({ "kind": "action", "title": format!("Action {number:05}"), "order": format!("b{:02}", number % 90 + 10) });
        (format!("action-{number:05}"), record)
    };
    (1..=count).map(action).collect()
}

/// Waits until the open document's record has this in a field.
async fn says(visit: &Visit, id: &str, field: &str, value: Value) -> Outcome {
    for _ in 0..60 {
        let document = visit.stored_document().await?;
        if document["records"][id][field] == value {
            return Ok(());
        }
        visit.frame().await?;
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let document = visit.stored_document().await?;
    Err(format!(
        "{id}.{field} should be {value} but the record is {}",
        document["records"][id]
    )
    .into())
}

/// What the rows' cells of a column show, as they are drawn from top to bottom.
async fn column(visit: &Visit, column: usize) -> Outcome<Vec<String>> {
    let script = "
        const cells = [...document.querySelectorAll(`.grid-row:not([hidden]) > .grid-cell[data-row][data-column='${arguments[0]}']`)];
        cells.sort((one, other) => one.dataset.row - other.dataset.row);
        return cells.map((cell) => (cell.querySelector('.grid-text, .status-tag, b') ?? cell).textContent.trim());";
    let found = visit.script(script, vec![json!(column)]).await?;
    let texts = found.as_array().into_iter().flatten();
    Ok(texts.filter_map(|text| text.as_str().map(str::to_owned)).collect())
}

async fn cell_is(visit: &Visit, row: usize, column: usize) -> Outcome {
    visit
        .css(&format!("{GRID}[aria-activedescendant='cell-{row}-{column}']"))
        .await
        .map(drop)
}

// R434
#[tokio::test]
async fn the_table_is_written_in_by_keyboard_alone_and_each_thing_is_one_step_back() -> Outcome {
    let visit = start("table_keyboard", Viewport::WIDE, few()).await?;
    visit.walk_to("Tab", GRID).await?;
    assert_eq!(column(&visit, 0).await?, ["Buss", "Cykel", "Tåg"]);
    visit.no_axe_violations().await?;
    // The letters come in the cell, also the first of them.
    visit.press("Down").await?;
    visit.type_text("Cykelväg").await?;
    visit.has_value("#cell-input", "Cykelväg").await?;
    visit.no_axe_violations().await?;
    visit.press("Enter").await?;
    visit.focus_is_at(GRID).await?;
    cell_is(&visit, 2, 0).await?;
    says(&visit, "a2", "title", json!("Cykelväg")).await?;
    // An owner by the beginning of the name, days as people write them, and on to the right.
    visit.press("Up Right Right Right").await?;
    visit.type_text("traf").await?;
    visit.press("Tab").await?;
    says(&visit, "a2", "owner", json!("o2")).await?;
    cell_is(&visit, 1, 4).await?;
    visit.type_text("29/11 2026").await?;
    visit.press("Tab").await?;
    says(&visit, "a2", "start", json!("2026-11-29")).await?;
    // What can't be read stays, with a sentence, until it can or is let go of.
    visit.type_text("snart").await?;
    visit.press("Enter").await?;
    visit.sees("Det går inte att läsa som ett datum").await?;
    visit.focus_is_at("#cell-input").await?;
    visit.has_value("#cell-input", "snart").await?;
    visit.press("Escape").await?;
    visit.focus_is_at(GRID).await?;
    visit.sees_no("Det går inte att läsa som ett datum").await?;
    visit.press("Right Right").await?;
    visit.type_text("1,5 mnkr").await?;
    visit.press("Enter").await?;
    says(&visit, "a2", "cost", json!(1_500_000)).await?;
    // Several at once, and all of it back in one step each.
    visit.press("Control+Home Right Right Shift+Down Shift+Down").await?;
    visit.counts(".grid-cell[aria-selected='true']", 3).await?;
    visit.type_text("avsl").await?;
    visit.press("Enter").await?;
    for id in ["a1", "a2", "a3"] {
        says(&visit, id, "status", json!("finished")).await?;
    }
    visit.focus_is_at(GRID).await?;
    visit.press("Control+z").await?;
    says(&visit, "a3", "status", json!("ongoing")).await?;
    says(&visit, "a1", "status", json!("proposed")).await?;
    visit.press("Control+z").await?;
    says(&visit, "a2", "cost", Value::Null).await?;
    visit.press("Control+Home Delete").await?;
    says(&visit, "a1", "title", Value::Null).await?;
    visit.press("Control+z").await?;
    says(&visit, "a1", "title", json!("Buss")).await?;
    visit.reload().await?;
    visit.css(GRID).await?;
    assert_eq!(column(&visit, 0).await?, ["Buss", "Cykelväg", "Tåg"]);
    visit.finish().await
}

// R532
#[tokio::test]
async fn what_lacks_something_is_not_decided_in_a_cell_and_of_several_those_are_that_lack_nothing() -> Outcome {
    let mut records = few();
    let whole =
        json!({ "kind": "target", "action": "a1", "baseline": 1, "value": 2, "year": 2030, "method": "Räknas" });
    records.insert("t1".into(), whole);
    records["a1"]["end"] = json!("2027-03-01");
    let visit = start("table_held", Viewport::WIDE, records).await?;
    visit.walk_to("Tab", GRID).await?;
    visit.press("Down Right Right").await?;
    visit.type_text("Beslutad").await?;
    visit.press("Enter").await?;
    visit
        .sees("Kan inte beslutas än. Det saknas: ansvarig, första dag, sista dag, ett mål.")
        .await?;
    visit.focus_is_at("#cell-input").await?;
    visit.no_axe_violations().await?;
    visit.press("Escape").await?;
    says(&visit, "a2", "status", json!("proposed")).await?;
    visit.press("Control+Home Right Right Shift+Down Shift+Down").await?;
    visit.type_text("Beslutad").await?;
    visit.press("Enter").await?;
    visit
        .sees("Inte beslutat, eftersom något som ett beslut behöver saknas: Cykel, Tåg.")
        .await?;
    says(&visit, "a1", "status", json!("decided")).await?;
    says(&visit, "a2", "status", json!("proposed")).await?;
    says(&visit, "a3", "status", json!("ongoing")).await?;
    visit.press("Control+z").await?;
    says(&visit, "a1", "status", json!("proposed")).await?;
    // One cell that is pasted over several is held back alike.
    visit.paste("Beslutad").await?;
    says(&visit, "a1", "status", json!("decided")).await?;
    says(&visit, "a2", "status", json!("proposed")).await?;
    visit.finish().await
}

// R436
#[tokio::test]
async fn an_actor_who_is_not_there_is_made_only_where_that_is_said() -> Outcome {
    let visit = start("table_actor", Viewport::WIDE, few()).await?;
    visit.walk_to("Tab", GRID).await?;
    visit.press("Down Right Right Right").await?;
    visit.type_text("Polisen").await?;
    visit.press("Enter").await?;
    visit.sees("Polisen finns inte bland aktörerna").await?;
    says(&visit, "a2", "owner", Value::Null).await?;
    visit.press("Enter").await?;
    visit.focus_is_at(GRID).await?;
    visit.sees_no("finns inte bland").await?;
    assert_eq!(
        column(&visit, 3).await?,
        ["Region Örebro län", "Polisen", "Trafikverket"]
    );
    visit.press("Control+z").await?;
    assert_eq!(column(&visit, 3).await?, ["Region Örebro län", "", "Trafikverket"]);
    visit.finish().await
}

// R431 R434
#[tokio::test]
async fn a_row_that_is_written_in_stays_where_it_is_until_the_rows_are_put_in_order() -> Outcome {
    let visit = start("table_order", Viewport::WIDE, few()).await?;
    visit.click("#sort-title").await?;
    visit.click("#sort-title").await?;
    assert_eq!(column(&visit, 0).await?, ["Tåg", "Cykel", "Buss"]);
    visit.css("[role='columnheader'][aria-sort='descending']").await?;
    visit.click("#cell-0-0").await?;
    visit.focus_is_at(GRID).await?;
    visit.type_text("Allra först").await?;
    visit.press("Enter").await?;
    says(&visit, "a3", "title", json!("Allra först")).await?;
    assert_eq!(column(&visit, 0).await?, ["Allra först", "Cykel", "Buss"]);
    visit.click("#put-in-order").await?;
    assert_eq!(column(&visit, 0).await?, ["Cykel", "Buss", "Allra först"]);
    // The keyboard follows its row.
    cell_is(&visit, 0, 0).await?;
    visit.choose("Gruppera efter", "Ansvarig").await?;
    visit
        .until(
            "groups",
            "return document.querySelectorAll('.grid-heading:not([hidden])').length === 3",
            vec![],
        )
        .await?;
    assert_eq!(
        column(&visit, 0).await?,
        [
            "Region Örebro län",
            "Buss",
            "Trafikverket",
            "Allra först",
            "Inte angivet",
            "Cykel"
        ]
    );
    visit.click(".grid-heading:has([data-row='0']) > .grid-cell").await?;
    visit.counts(ROWS, 5).await?;
    visit.no_axe_violations().await?;
    visit.script("dispatchEvent(new Event('beforeprint'))", vec![]).await?;
    visit.set_print().await?;
    visit.prints_well().await?;
    let heads = visit
        .script("return document.querySelector('.grid-head').innerText", vec![])
        .await?;
    assert!(
        heads.as_str().is_some_and(|heads| heads.contains("Ansvarig")),
        "{heads}"
    );
    visit.finish().await
}

// R432
#[tokio::test]
async fn a_view_is_kept_under_its_name_over_a_reload() -> Outcome {
    let visit = start("table_views", Viewport::WIDE, few()).await?;
    visit.click("#table-seen > summary").await?;
    visit.check("Medverkande").await?;
    visit.css("#sort-partners").await?;
    visit.choose("Gruppera efter", "Läge").await?;
    visit.write("#view-name", "Arbetsläget").await?;
    visit.click("#keep-view").await?;
    visit.counts(".table-view-list > li", 1).await?;
    visit.choose("Vy", "Som från början").await?;
    visit.counts("#sort-partners", 0).await?;
    visit.reload().await?;
    visit.css(GRID).await?;
    visit.choose("Vy", "Arbetsläget").await?;
    visit.css("#sort-partners").await?;
    visit.counts(".grid-heading:not([hidden])", 2).await?;
    visit.click("#table-seen > summary").await?;
    visit.click(".table-view-list button").await?;
    visit.counts(".table-view-list > li", 0).await?;
    visit.finish().await
}

// R430 R434
#[tokio::test]
async fn the_filter_is_the_same_in_list_and_table_and_a_mouse_does_what_keys_do() -> Outcome {
    let visit = start("table_mouse", Viewport::WIDE, few()).await?;
    visit.choose("Ansvarig", "Trafikverket").await?;
    assert_eq!(column(&visit, 0).await?, ["Tåg"]);
    visit.check("Lista").await?;
    visit.counts(".record-list > li", 1).await?;
    visit.choose("Ansvarig", "Alla").await?;
    visit.choose("År", "2026").await?;
    visit.counts(".record-list > li", 1).await?;
    visit.sees("1 av 3 insatser").await?;
    visit.choose("År", "Alla").await?;
    visit.check("Tabell").await?;
    // Two presses write in a cell; a press elsewhere takes what is written.
    visit.double_click("#cell-0-0").await?;
    visit.has_value("#cell-input", "Buss").await?;
    visit.press("End").await?;
    visit.type_text("ar").await?;
    visit.click("#cell-1-3").await?;
    says(&visit, "a1", "title", json!("Bussar")).await?;
    visit.double_click("#cell-1-3").await?;
    visit.click("#cell-choices > li:nth-child(2)").await?;
    says(&visit, "a2", "owner", json!("o2")).await?;
    visit.focus_is_at(GRID).await?;
    // What can't be read keeps its cell, whatever is pressed.
    visit.double_click("#cell-1-4").await?;
    visit.type_text("i vår").await?;
    visit.click("#cell-0-0").await?;
    visit.focus_is_at("#cell-input").await?;
    visit.has_value("#cell-input", "i vår").await?;
    visit.press("Escape").await?;
    // A new one comes last, ready to be named.
    visit.click("#add-action").await?;
    visit.type_text("Flyg").await?;
    visit.press("Enter").await?;
    assert_eq!(column(&visit, 0).await?, ["Bussar", "Cykel", "Tåg", "Flyg"]);
    // What is being written when the page is left is there when it is back.
    visit.type_text("Flyg hem").await?;
    visit.reload().await?;
    visit.css(GRID).await?;
    assert_eq!(column(&visit, 0).await?, ["Bussar", "Cykel", "Tåg", "Flyg hem"]);
    visit.walk_to("Tab", GRID).await?;
    visit.press("Control+Down Control+Enter").await?;
    visit.has_value("#action-title", "Flyg hem").await?;
    visit.finish().await
}

/// What is copied of the cells that are chosen.
async fn copy(visit: &Visit) -> Outcome<String> {
    let script = "
        const carried = new DataTransfer();
        document.activeElement.dispatchEvent(
            new ClipboardEvent('copy', { clipboardData: carried, bubbles: true, cancelable: true }),
        );
        return carried.getData('text/plain');";
    let copied = visit.script(script, vec![]).await?;
    Ok(copied.as_str().unwrap_or_default().to_owned())
}

// R435
#[tokio::test]
async fn cells_are_copied_and_rows_pasted_with_a_preview_and_one_step_back() -> Outcome {
    let visit = start("table_paste", Viewport::WIDE, few()).await?;
    visit.walk_to("Tab", GRID).await?;
    visit.press("Shift+Down").await?;
    assert_eq!(copy(&visit).await?, "Buss\r\nCykel\r\n");
    // One cell fills all that are chosen, at once.
    visit.paste("Samma").await?;
    says(&visit, "a1", "title", json!("Samma")).await?;
    says(&visit, "a2", "title", json!("Samma")).await?;
    visit.press("Control+z").await?;
    says(&visit, "a2", "title", json!("Cykel")).await?;
    // More are shown first.
    visit.press("Control+End Home Right Right Right").await?;
    visit
        .paste("region orebro län\t1 maj 2026\r\nTrafikvreket\tsnart\r\n")
        .await?;
    visit.focus_is_at("#import-title").await?;
    visit.sees("1 ny insats, 1 ändras, 0 som förut.").await?;
    visit.sees("1 cell kan inte läsas").await?;
    visit.sees("Trafikvreket (1 rad)").await?;
    visit.no_axe_violations().await?;
    visit.screenshot("table_preview").await?;
    visit.click("#import-confirm").await?;
    visit.focus_is_at(GRID).await?;
    says(&visit, "a3", "owner", json!("o1")).await?;
    says(&visit, "a3", "start", json!("2026-05-01")).await?;
    assert_eq!(
        column(&visit, 3).await?,
        ["Region Örebro län", "", "Region Örebro län", "Trafikverket"]
    );
    visit.press("Control+z").await?;
    says(&visit, "a3", "owner", json!("o2")).await?;
    visit.counts(ROWS, 3).await?;
    visit.finish().await
}

// R437
#[tokio::test]
async fn a_file_that_is_saved_and_read_again_changes_nothing_and_what_is_changed_in_it_is_told_by_line() -> Outcome {
    let visit = start("table_file", Viewport::WIDE, few()).await?;
    visit.click("#table-files > summary").await?;
    visit.click("#save-csv").await?;
    let text = visit.taken("Insatser.csv").await?;
    assert!(text.starts_with("\u{feff}Insats;Hur det går;Läge;Ansvarig;"), "{text}");
    let same = visit.file("samma.csv", &text)?;
    visit.upload("#table-file", &same).await?;
    visit.sees("0 nya insatser, 0 ändras, 3 som förut.").await?;
    visit.counts("#import-confirm", 0).await?;
    visit.click("#import-cancel").await?;
    // As a spreadsheet writes it: another coding, a changed cell and a new row.
    let changed = text
        .trim_start_matches('\u{feff}')
        .replace("Cykel;", "\"Cykel; alla\";")
        + "=1+1;;;Polisen;;;;2 mkr;\r\n";
    let bytes: Vec<u8> = changed
        .chars()
        .map(|sign| u8::try_from(u32::from(sign)).unwrap_or(b'?'))
        .collect();
    let changed = visit.file("ändrad.csv", bytes)?;
    visit.upload("#table-file", &changed).await?;
    visit.sees("1 ny insats, 1 ändras, 2 som förut.").await?;
    visit.sees("Rad 3").await?;
    visit.sees("Insats: Cykel → Cykel; alla").await?;
    visit.sees("Polisen (1 rad)").await?;
    visit.click("#import-confirm").await?;
    says(&visit, "a2", "title", json!("Cykel; alla")).await?;
    assert_eq!(column(&visit, 0).await?, ["Buss", "Cykel; alla", "Tåg", "=1+1"]);
    assert_eq!(column(&visit, 3).await?[3], "Polisen");
    visit.finish().await
}

const IN_ORDER: &str = "
    const rows = [...document.querySelectorAll(arguments[0])].map((row) => Number(row.ariaRowIndex));
    return rows.every((row, place) => place === 0 || row === rows[place - 1] + 1)";

// R438
#[tokio::test]
async fn five_thousand_rows_are_gone_through_with_few_of_them_in_the_page_and_printed_whole() -> Outcome {
    let visit = start("table_many", Viewport::WIDE, many(5_000)).await?;
    visit.css(&format!("{GRID}[aria-rowcount='5001']")).await?;
    let drawn = visit.all(ROWS).await?.len();
    assert!((10..80).contains(&drawn), "{drawn} rows are drawn");
    visit.walk_to("Tab", GRID).await?;
    visit.press("Control+Down").await?;
    cell_is(&visit, 4_999, 0).await?;
    visit.css("[aria-rowindex='5001']").await?;
    visit.type_text("Den sista").await?;
    visit.press("Enter").await?;
    visit.focus_is_at(GRID).await?;
    visit.sees("Den sista").await?;
    visit.press("Control+Up").await?;
    cell_is(&visit, 0, 0).await?;
    visit.css("[aria-rowindex='2']").await?;
    // A page that is read from one row to the next has them in their order, wherever the window has been scrolled to.
    for key in ["PageDown", "PageDown", "PageDown", "Up", "PageUp", "PageDown"] {
        visit.press(key).await?;
        visit
            .until("the rows in their order", IN_ORDER, vec![json!(ROWS)])
            .await?;
    }
    visit.script("dispatchEvent(new Event('beforeprint'))", vec![]).await?;
    visit.counts(ROWS, 5_000).await?;
    visit
        .until("the rows in their order", IN_ORDER, vec![json!(ROWS)])
        .await?;
    visit.script("dispatchEvent(new Event('afterprint'))", vec![]).await?;
    let few = "return document.querySelectorAll(arguments[0]).length < 80";
    visit.until("few rows again", few, vec![json!(ROWS)]).await?;
    visit.fill("Sök", "den sista").await?;
    visit.counts(ROWS, 1).await?;
    visit.finish().await
}

// R438
#[tokio::test]
async fn in_a_narrow_window_the_table_scrolls_in_itself_and_keeps_the_first_column() -> Outcome {
    let visit = start("table_narrow", Viewport::NARROW, few()).await?;
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.screenshot("table_narrow").await?;
    visit.walk_to("Tab", GRID).await?;
    visit.press("End").await?;
    let script = "
        const frame = document.querySelector('.grid-window').getBoundingClientRect();
        const title = document.querySelector('#cell-0-0').getBoundingClientRect();
        const last = document.querySelector('[data-active]').getBoundingClientRect();
        return Math.abs(title.left - frame.left) < 3 && last.right <= frame.right + 2 && last.left >= title.right - 2";
    visit.until("the last column beside the first", script, vec![]).await?;
    visit.type_text("2500").await?;
    visit.press("Enter").await?;
    says(&visit, "a1", "cost", json!(2500)).await?;
    visit.no_horizontal_overflow().await?;
    visit.finish().await
}
