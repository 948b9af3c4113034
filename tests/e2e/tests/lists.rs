//! Lists: of long ones only as many rows are drawn as somebody has come to, and yet they are whole to the keyboard, a screen reader
//! and on paper; those that can be moved and changed in place keep their rows and the keyboard.

use samspel_e2e::{Outcome, Setup, Viewport, Visit};
use serde_json::{Map, Value, json};

const ACTIONS: &str = ".record-list > li";

/// Opens a document with these records.
async fn start(name: &str, viewport: Viewport, hash: &str, records: Map<String, Value>) -> Outcome<Visit> {
    let document = json!({ "format": "samspel", "version": 1, "document": "lists", "records": records });
    let kept = json!(document.to_string());
    let before = format!("localStorage.setItem('samspel:doc:lists', {kept})");
    let setup = Setup {
        viewport,
        hash,
        before: Some(&before),
        ..Setup::default()
    };
    Visit::start(name, setup).await
}

fn actions(count: usize) -> Map<String, Value> {
    let action = |number: usize| {
        // Every seventh has a title of several lines.
        let long = if number.is_multiple_of(7) {
            " with everybody in the county who has a part in it, from the first conversation to the last".repeat(2)
        } else {
            String::new()
        };
        let record = json!({ "kind": "action", "title": format!("Action {number:05}{long}") });
        (format!("action-{number:05}"), record)
    };
    (1..=count).map(action).collect()
}

/// How many rows are drawn. They must be the first of the list, without a gap, and say so.
async fn drawn(visit: &Visit, rows: &str) -> Outcome<u64> {
    let script = "
        const places = [...document.querySelectorAll(arguments[0])].map((row) => row.getAttribute('aria-posinset'));
        if (places.some((place, before) => Number(place) !== before + 1)) throw Error(`the rows are ${places}`);
        return places.length";
    let count = visit.script(script, vec![json!(rows)]).await?;
    Ok(count.as_u64().unwrap_or_default())
}

/// Waits until so many rows are drawn at least.
async fn are_drawn(visit: &Visit, rows: &str, least: u64) -> Outcome {
    let script = "return document.querySelectorAll(arguments[0]).length >= arguments[1]";
    let what = format!("{least} rows are drawn");
    visit
        .until(&what, script, vec![json!(rows), json!(least)])
        .await
        .map(drop)
}

#[tokio::test]
async fn of_ten_thousand_rows_as_many_are_drawn_as_one_comes_to() -> Outcome {
    for (name, viewport) in [("lists_wide", Viewport::WIDE), ("lists_narrow", Viewport::NARROW)] {
        let visit = start(name, viewport, "#/plan/insatser", actions(10_000)).await?;
        visit.css(ACTIONS).await?;
        visit.frame().await?;
        assert!(drawn(&visit, ACTIONS).await? <= 60);
        visit.css(&format!("{ACTIONS}[aria-setsize='10000']")).await?;
        visit.no_horizontal_overflow().await?;
        visit.no_axe_violations().await?;
        for least in [60, 100, 140] {
            visit.script("scrollTo(0, document.body.scrollHeight)", vec![]).await?;
            are_drawn(&visit, ACTIONS, least).await?;
            assert!(drawn(&visit, ACTIONS).await? < 400);
        }
        // Those who don't scroll can ask.
        let before = drawn(&visit, ACTIONS).await?;
        visit.script("scrollTo(0, 0)", vec![]).await?;
        visit
            .script(
                "[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Visa fler').click()",
                vec![],
            )
            .await?;
        are_drawn(&visit, ACTIONS, before + 1).await?;
        visit.finish().await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_keyboard_goes_through_rows_that_are_not_drawn_yet() -> Outcome {
    let visit = start("lists_keyboard", Viewport::WIDE, "#/plan/insatser", actions(300)).await?;
    visit.walk_to("Tab", &format!("{ACTIONS}[aria-posinset='1'] a")).await?;
    for number in 2..=100 {
        visit.press("Tab").await?;
        visit
            .focus_is_at(&format!("{ACTIONS}[aria-posinset='{number}'] a"))
            .await?;
    }
    visit.finish().await
}

#[tokio::test]
async fn a_list_is_filtered_from_its_first_row_and_printed_whole() -> Outcome {
    let visit = start("lists_filter", Viewport::WIDE, "#/plan/insatser", actions(300)).await?;
    visit.css(ACTIONS).await?;
    visit.script("scrollTo(0, document.body.scrollHeight)", vec![]).await?;
    are_drawn(&visit, ACTIONS, 60).await?;
    visit.script("scrollTo(0, document.body.scrollHeight)", vec![]).await?;
    are_drawn(&visit, ACTIONS, 100).await?;
    visit.fill("Sök", "ACTION 0029").await?;
    visit.counts(ACTIONS, 10).await?;
    visit.css(&format!("{ACTIONS}[aria-setsize='10']")).await?;
    // What stays through a filter is not drawn anew.
    visit
        .script("document.querySelector(arguments[0]).kept = true", vec![json!(ACTIONS)])
        .await?;
    visit.press("End 0").await?;
    visit.counts(ACTIONS, 1).await?;
    let is_kept = visit
        .script("return document.querySelector(arguments[0]).kept", vec![json!(ACTIONS)])
        .await?;
    assert_eq!(is_kept, json!(true));
    visit.fill("Sök", "nothing is called so").await?;
    visit.counts(ACTIONS, 0).await?;
    visit.fill("Sök", "").await?;
    visit.css(&format!("{ACTIONS}[aria-setsize='300']")).await?;
    visit.script("dispatchEvent(new Event('beforeprint'))", vec![]).await?;
    visit.counts(ACTIONS, 300).await?;
    assert_eq!(drawn(&visit, ACTIONS).await?, 300);
    visit.script("dispatchEvent(new Event('afterprint'))", vec![]).await?;
    visit
        .until(
            "rows that nobody has come to are left out again",
            "return document.querySelectorAll(arguments[0]).length <= 60",
            vec![json!(ACTIONS)],
        )
        .await?;
    visit.finish().await
}

#[tokio::test]
async fn a_list_of_one_row_asks_for_no_more() -> Outcome {
    let visit = start("lists_one", Viewport::NARROW, "#/plan/insatser", actions(1)).await?;
    visit
        .css(&format!("{ACTIONS}[aria-setsize='1'][aria-posinset='1']"))
        .await?;
    let more = "return [...document.querySelectorAll('button')].some((one) => one.textContent.trim() === 'Visa fler' && one.offsetParent)";
    assert_eq!(visit.script(more, vec![]).await?, json!(false));
    visit.finish().await
}

#[tokio::test]
async fn the_table_of_the_structure_map_and_the_findings_grow_too() -> Outcome {
    let element = |number: usize| {
        let record = json!({ "kind": "structure_element", "element": "node", "name": format!("Node {number:04}") });
        (format!("element-{number:04}"), record)
    };
    let records = (1..=400).map(element).collect();
    let visit = start("lists_elements", Viewport::WIDE, "#/strukturbild", records).await?;
    let rows = "#elements tbody tr";
    visit.css(rows).await?;
    visit.css("#elements[aria-rowcount='401']").await?;
    visit.css(&format!("{rows}[aria-rowindex='2']")).await?;
    visit
        .script(
            "[...document.querySelectorAll('#elements tbody tr')].at(-1).scrollIntoView()",
            vec![],
        )
        .await?;
    are_drawn(&visit, rows, 60).await?;
    visit.goto("#/granskning").await?;
    let findings = ".finding-group .findings > li";
    visit.css(&format!("{findings}[aria-setsize='400']")).await?;
    assert!(drawn(&visit, ".finding-groups > li:first-child .findings > li").await? <= 60);
    visit.no_axe_violations().await?;
    visit.finish().await
}

#[tokio::test]
async fn what_is_moved_keeps_the_keyboard_and_is_one_step() -> Outcome {
    let priority = |number: usize| {
        // All have the same order key, as a file made by hand can bring.
        let record = json!({ "kind": "priority", "title": format!("Priority {number}") });
        (format!("p{number}"), record)
    };
    let records = (1..=4).map(priority).collect();
    let visit = start("lists_moves", Viewport::WIDE, "#/plan/prioriteringar", records).await?;
    let order = "return [...document.querySelectorAll('.priorities .record-title')].map((title) => title.textContent.trim().at(-1)).join('')";
    let is = async |wanted: &str| {
        let script = order.replacen("return", "const now =", 1) + "; return now === arguments[0]";
        visit
            .until(&format!("the order is {wanted}"), &script, vec![json!(wanted)])
            .await
            .map(drop)
    };
    is("1234").await?;
    visit
        .script(
            "window.row = document.querySelector('#up-p3').closest('li'); document.querySelector('#up-p3').focus()",
            vec![],
        )
        .await?;
    visit.press("Enter").await?;
    is("1324").await?;
    visit.focus_is_at("#up-p3").await?;
    visit.press("Enter").await?;
    is("3124").await?;
    visit.focus_is_at("#up-p3").await?;
    visit.css("#up-p3[aria-disabled=true]").await?;
    visit.press("Enter").await?;
    is("3124").await?;
    let is_kept = "return window.row === document.querySelector('#up-p3').closest('li')";
    assert_eq!(visit.script(is_kept, vec![]).await?, json!(true));
    visit.press("Control+z").await?;
    is("1324").await?;
    visit.press("Control+z").await?;
    is("1234").await?;
    visit.finish().await
}

#[tokio::test]
async fn a_row_that_is_changed_in_place_gives_the_keyboard_back() -> Outcome {
    let records = [
        ("a".to_owned(), json!({ "kind": "actor", "name": "Region A" })),
        ("b".to_owned(), json!({ "kind": "actor", "name": "Region B" })),
    ];
    let visit = start(
        "lists_in_place",
        Viewport::WIDE,
        "#/plan/aktorer",
        records.into_iter().collect(),
    )
    .await?;
    visit
        .script("document.querySelector('#edit-b').focus()", vec![])
        .await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#actor-name").await?;
    visit.press("Control+a").await?;
    visit.type_text("Region C").await?;
    visit.sees("Region C").await?;
    visit.walk_to("Tab", ".record-edit .actions button").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#edit-b").await?;
    visit.walk_to("Tab", ".actors > li:last-child button.danger").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#add-actor").await?;
    visit.counts(".actors > li", 1).await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#actor-name").await?;
    visit.finish().await
}
