//! Whatever is done can be taken back and done again, and the browser's own ways work.

use samspel_e2e::{Outcome, Setup, Visit, steps::records};
use serde_json::{Value, json};

async fn begin(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.begin("04").await?;
    Ok(visit)
}

async fn count(visit: &Visit, kind: &str) -> Outcome<usize> {
    Ok(records(&visit.stored_document().await?, kind).len())
}

#[tokio::test]
async fn a_burst_of_typing_is_one_step() -> Outcome {
    let visit = begin("history_typing").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.write("#action-title", "Samlad introduktion").await?;
    visit.write("#action-text", "För nyanlända").await?;
    visit.press("Control+z").await?;
    visit.has_value("#action-text", "").await?;
    visit.has_value("#action-title", "Samlad introduktion").await?;
    visit.click_button("Ångra").await?;
    visit.has_value("#action-title", "").await?;
    visit.press("Control+y").await?;
    visit.has_value("#action-title", "Samlad introduktion").await?;
    visit.press("Control+Shift+z").await?;
    visit.has_value("#action-text", "För nyanlända").await?;
    visit.press("Control+z Control+z").await?;
    visit.click_button("Gör om").await?;
    visit.has_value("#action-title", "Samlad introduktion").await?;
    visit.has_value("#action-text", "").await?;
    visit.finish().await
}

#[tokio::test]
async fn answers_are_taken_back_one_by_one() -> Outcome {
    let visit = begin("history_answers").await?;
    visit.goto("#/sjalvskattning").await?;
    visit.click_button("Skatta själv").await?;
    // Thinking better of it at once is part of the same answer.
    visit.click("label:has([id='F01.1-2'])").await?;
    visit.click("label:has([id='F01.1-3'])").await?;
    visit.click("label:has([id='F01.2-dont_know'])").await?;
    visit.press("Control+z").await?;
    visit.counts("[name='F01.2']:checked", 0).await?;
    visit.counts("[id='F01.1-3']:checked", 1).await?;
    visit.press("Control+z").await?;
    visit.counts("fieldset input:checked", 0).await?;
    visit.press("Control+y Control+y").await?;
    visit.counts("[id='F01.1-3']:checked", 1).await?;
    visit.counts("[id='F01.2-dont_know']:checked", 1).await?;
    visit.finish().await
}

#[tokio::test]
async fn what_was_drawn_and_removed_comes_back() -> Outcome {
    let visit = begin("history_drawing").await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.click("#add-node").await?;
    visit.click_at("#map", 0, 0).await?;
    visit.focus_is_at("#element-name").await?;
    visit.write("#element-name", "Mitten").await?;
    let before = visit.stored_document().await?;
    visit.click("#remove-element").await?;
    visit.counts("#elements tbody tr", 0).await?;
    // The way back is in the message too.
    visit.sees("”Mitten” är borttaget.").await?;
    visit.click(".toast button:not([aria-label])").await?;
    visit.counts("#elements tbody tr", 1).await?;
    assert_eq!(visit.stored_document().await?, before);
    visit.press("Control+z Control+z").await?;
    visit.counts("#elements tbody tr", 0).await?;
    assert_eq!(count(&visit, "structure_element").await?, 0);
    visit.press("Control+y Control+y").await?;
    visit.by_role("row", "Mitten…").await?;
    assert_eq!(visit.stored_document().await?, before);
    visit.finish().await
}

#[tokio::test]
async fn removing_what_others_refer_to_comes_back_with_its_links() -> Outcome {
    let visit = Visit::start("history_links", Setup::default()).await?;
    visit.goto("#/exempel").await?;
    visit.hash_is("#/oversikt").await?;
    let before = visit.stored_document().await?;
    // A version remembers what was there; it refers to nothing of the present.
    let without = |document: &Value, id: &str| {
        let mut present = document.clone();
        for record in present["records"].as_object_mut().into_iter().flatten() {
            record.1.as_object_mut().map(|fields| fields.remove("differs"));
        }
        !present.to_string().contains(&format!("\"{id}\""))
    };
    visit.goto("#/plan/prioriteringar/prioritering-2").await?;
    visit.click("#remove-priority").await?;
    visit.hash_is("#/plan/prioriteringar").await?;
    let after = visit.stored_document().await?;
    assert!(without(&after, "prioritering-2"), "something still refers to it");
    visit.press("Control+z").await?;
    visit.frame().await?;
    assert_eq!(visit.stored_document().await?, before);
    visit.finish().await
}

#[tokio::test]
async fn the_browsers_back_button_walks_the_pages() -> Outcome {
    let visit = begin("history_back").await?;
    let names = [("Plan", "#/plan"), ("Granskning…", "#/granskning"), ("Dela", "#/dela")];
    for (name, hash) in names {
        visit.click_link(name).await?;
        visit.hash_is(hash).await?;
    }
    visit.client().back().await?;
    visit.hash_is("#/granskning").await?;
    visit.heading("Granskning").await?;
    visit.client().back().await?;
    visit.hash_is("#/plan").await?;
    visit.client().forward().await?;
    visit.heading("Granskning").await?;
    visit.client().back().await?;
    visit.client().back().await?;
    visit.hash_is("#/oversikt").await?;
    // Going back past its making does not make the document again.
    visit.client().back().await?;
    visit.hash_is("#/").await?;
    assert_eq!(visit.stored_documents().await?.len(), 1);
    visit.finish().await
}

#[tokio::test]
async fn a_double_click_adds_one_and_no_more() -> Outcome {
    let visit = Visit::start("history_double_click", Setup::default()).await?;
    visit.double_click("a[href='#/ny/04']").await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(visit.stored_documents().await?.len(), 1);
    let mut faults = Vec::new();
    for (page, button, kind) in [
        ("#/plan/prioriteringar", "#add-priority", "priority"),
        ("#/plan/insatser", "#add-action", "action"),
        ("", "#add-target", "target"),
        ("#/plan/aktorer", "#add-actor", "actor"),
        ("#/strukturbild", "#add-element", "structure_element"),
        ("#/sjalvskattning", "main button.primary", "round"),
    ] {
        // Without a page: where the one before led to.
        if !page.is_empty() {
            visit.goto(page).await?;
        }
        visit.double_click(button).await?;
        let made = count(&visit, kind).await?;
        if made != 1 {
            faults.push(json!({ button: made }));
        }
    }
    assert!(faults.is_empty(), "a double click makes: {faults:?}");
    visit.finish().await
}
