//! One of many records is linked by looking for it.

use samspel_e2e::{Outcome, Setup, Viewport, Visit};
use serde_json::{Map, Value, json};

async fn with_actions(name: &str, viewport: Viewport, count: usize) -> Outcome<Visit> {
    let action = |number: usize| {
        let record =
            json!({ "kind": "action", "title": format!("Insats {number:04}"), "order": format!("b{number:04}5") });
        (format!("insats-{number:04}"), record)
    };
    let records: Map<String, Value> = (1..=count).map(action).collect();
    let setup = Setup {
        viewport,
        ..Setup::default()
    };
    let visit = Visit::with_records(name, setup, "sokbara00001", records.into()).await?;
    visit.goto("#/plan/insatser/insats-0001").await?;
    visit.css("#action-depends-on select").await?;
    Ok(visit)
}

async fn depends_on(visit: &Visit) -> Outcome<Value> {
    let document = visit.stored_document().await?;
    Ok(document["records"]["insats-0001"]["depends_on"].clone())
}

// R538
#[tokio::test]
async fn one_of_a_thousand_is_found_by_what_is_typed_and_linked_by_enter() -> Outcome {
    let visit = with_actions("link_search", Viewport::WIDE, 1_000).await?;
    // Not all of them are in the page, and the action is not offered to itself.
    visit.counts("#action-depends-on option:not([value=''])", 100).await?;
    visit
        .counts("#action-depends-on option[value='insats-0001']", 0)
        .await?;
    visit.walk_to("Tab", "#action-depends-on input[type='search']").await?;
    // Nothing is linked where nothing is looked for.
    visit.press("Enter").await?;
    visit.counts("#action-depends-on .link-chip", 0).await?;
    visit.type_text("insats 0777").await?;
    visit.counts("#action-depends-on option", 1).await?;
    visit.no_axe_violations().await?;
    visit.press("Enter").await?;
    visit.counts("#action-depends-on .link-chip", 1).await?;
    visit.focus_is_at("#action-depends-on input[type='search']").await?;
    visit.has_value("#action-depends-on input[type='search']", "").await?;
    assert_eq!(depends_on(&visit).await?, json!(["insats-0777"]));
    // What is linked is not found again.
    visit.type_text("0777").await?;
    visit.sees("Ingen träff").await?;
    visit.press("Enter").await?;
    visit.counts("#action-depends-on .link-chip", 1).await?;
    visit.press("Control+a Delete").await?;
    visit.press("Tab Control+z").await?;
    visit.counts("#action-depends-on .link-chip", 0).await?;
    visit.finish().await
}

// R538
#[tokio::test]
async fn a_few_are_a_list_and_many_are_found_by_finger_on_a_telephone() -> Outcome {
    let few = with_actions("link_few", Viewport::WIDE, 21).await?;
    few.counts("#action-depends-on input[type='search']", 0).await?;
    few.counts("#action-depends-on option:not([value=''])", 20).await?;
    few.finish().await?;
    let visit = with_actions("link_narrow", Viewport::NARROW, 40).await?;
    visit.set_touch().await?;
    visit.tap("#action-depends-on input[type='search']").await?;
    visit.type_text("0033").await?;
    visit.tap("#action-depends-on .link-add button").await?;
    visit.counts("#action-depends-on .link-chip", 1).await?;
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.finish().await
}
