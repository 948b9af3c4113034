//! The thread of a record: what it rests on and what rests on it in sentences, what is lacking on the way, and what would lose its ground.

use samspel::format::envelope;
use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, pages::example, steps::records};
use serde_json::json;

/// Nothing on the page is broken for anybody.
async fn page_is_sound(visit: &Visit) -> Outcome {
    visit.no_axe_violations().await?;
    visit.headings_and_names_are_clear().await?;
    visit.no_horizontal_overflow().await
}

// R561, R562, R563, R565
#[tokio::test]
async fn a_finding_s_thread_leads_to_the_action_and_each_link_says_why() -> Outcome {
    let visit = Visit::start("thread", Setup::default()).await?;
    visit.open_document(&example()?).await?;
    visit.goto("#/plan/fynd/fynd-1").await?;
    visit.click("#to-thread").await?;
    visit.hash_is("#/plan/trad/fynd-1").await?;
    visit.sees("Vad det vilar på").await?;
    visit.sees("Fyndet visas av indikatorn").await?;
    visit.sees("bygger på fyndet").await?;
    visit.sees("Två länkar bort").await?;
    // From a record of the thread to its own, and on to its page.
    visit.click("#thread-resting a[aria-label^='Tråden: Kompetensförsörjning'], #thread-resting a[href='#/plan/trad/prioritering-2']").await?;
    visit.hash_is("#/plan/trad/prioritering-2").await?;
    visit.sees("Prioriteringen har fått synpunkten").await?;
    // Further than what is drawn at first.
    visit.click("#thread-resting .actions button").await?;
    visit.sees("ingår i handlingsplanen").await?;
    // What would have nothing to stand on is told apart from what loses a part.
    visit
        .css("#thread-loses-all a[href='#/plan/prioriteringar/prioritering-2']")
        .await?;
    page_is_sound(&visit).await?;
    visit.screenshot("thread-light").await?;
    visit.set_scheme(Scheme::Dark).await?;
    page_is_sound(&visit).await?;
    visit.screenshot("thread-dark").await?;
    visit.set_forced_colours().await?;
    visit.screenshot("thread-forced").await?;
    visit.set_scheme(Scheme::Light).await?;
    visit.set_viewport(Viewport(360, 740)).await?;
    visit.no_small_targets().await?;
    page_is_sound(&visit).await?;
    visit.screenshot("thread-narrow").await?;
    visit.set_viewport(Viewport(1280, 900)).await?;
    visit.set_print().await?;
    visit.prints_well().await?;
    visit.screenshot("thread-print").await?;
    let pages = visit.printed_pages("thread").await?;
    assert!((1..=6).contains(&pages), "{pages} pages");
    visit.finish().await
}

// R563
#[tokio::test]
async fn what_the_thread_lacks_leads_to_the_field_that_mends_it() -> Outcome {
    let visit = Visit::start("thread_gaps", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/plan/prioriteringar").await?;
    visit.click("#add-priority").await?;
    visit.write("#priority-title", "Utan grund").await?;
    visit.click("#to-thread").await?;
    visit.sees("Ingenting är länkat som grund.").await?;
    visit.sees("Ingenting vilar på det än.").await?;
    visit.counts("#thread-gaps-here li", 2).await?;
    page_is_sound(&visit).await?;
    visit.screenshot("thread-gaps").await?;
    visit.click("#thread-gaps-here li:first-child a").await?;
    visit.focus_is_at("#priority-evidence").await?;
    visit.finish().await
}

// R566, R567
#[tokio::test]
async fn what_rests_on_a_finding_is_to_be_reconsidered_and_two_presses_open_one_change() -> Outcome {
    let visit = Visit::start("thread_change", Setup::default()).await?;
    visit.open_document(&example()?).await?;
    let open = records(&visit.stored_document().await?, "change").len();
    for _ in 0..2 {
        visit.goto("#/plan/trad/fynd-1").await?;
        visit.walk_to("Shift+Tab", "#open-change").await?;
        visit.press("Enter").await?;
        visit.focus_is_at("#change-title").await?;
    }
    visit.choose("Väg tillbaka", "A: börja om från analysen").await?;
    visit.is_saved().await?;
    let changes = visit.stored_document().await?;
    assert_eq!(records(&changes, "change").len(), open + 1);
    visit.goto("#/plan/prioriteringar/prioritering-2").await?;
    visit.sees("Att ompröva").await?;
    visit.finish().await
}

// R561
#[tokio::test]
async fn an_area_of_the_model_that_nothing_is_written_of_has_a_thread_and_nothing_has_none() -> Outcome {
    let visit = Visit::start("thread_area", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/plan/trad/area-work").await?;
    visit.heading("Tråden: Arbete").await?;
    page_is_sound(&visit).await?;
    visit.goto("#/plan/trad/ingen").await?;
    visit.counts("#thread-grounds", 0).await?;
    assert_eq!(
        records(&visit.stored_document().await?, "model_area"),
        Vec::<(&str, &serde_json::Value)>::new()
    );
    visit.finish().await
}

// R352
#[tokio::test]
async fn what_loses_its_ground_is_named_where_a_record_is_removed_and_comes_back_with_it() -> Outcome {
    let visit = Visit::start("thread_removed", Setup::default()).await?;
    let priority =
        |title: &str, order: &str| json!({ "kind": "priority", "title": title, "findings": ["f"], "order": order });
    let document = json!({ "format": "samspel", "version": 2, "document": "bart00000001", "records": {
        "f": { "kind": "finding", "title": "Sista bussen går för tidigt", "order": "a0" },
        "loss": { "kind": "finding", "title": "Ingen vilar på det", "order": "a1" },
        "p1": priority("Resor till arbete", "a0"),
        "p2": priority("Bo var man vill", "a1"),
        "p3": priority("Utbildning i hela länet", "a2"),
        "i1": { "kind": "action", "title": "Bussar om kvällen", "priorities": ["p1"], "order": "a0" },
    } });
    let document = envelope::read(document.to_string().as_bytes()).map_err(|error| format!("{error:?}"))?;
    visit.open_document(&document).await?;
    // What nothing rests on is removed without more words.
    visit.goto("#/plan/fynd/loss").await?;
    visit.click("#remove-finding").await?;
    visit.sees("”Ingen vilar på det” är borttaget.").await?;
    visit.sees_no("underlag:").await?;
    visit.click(".toast button:last-child").await?;
    visit.goto("#/plan/fynd/f").await?;
    visit.click("#remove-finding").await?;
    // The action rests on a priority that falls, so that it is one of them.
    visit
        .sees("”Sista bussen går för tidigt” är borttaget. 4 saker i planen förlorar sitt underlag, bland dem:")
        .await?;
    visit.counts(".toast a", 3).await?;
    visit.no_axe_violations().await?;
    visit.screenshot("thread-removed").await?;
    visit.set_viewport(Viewport(360, 740)).await?;
    visit.no_small_targets().await?;
    visit.no_horizontal_overflow().await?;
    visit.screenshot("thread-removed-narrow").await?;
    // Taken back, nothing has been lost.
    visit.click_button("Ångra").await?;
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    assert_eq!(document["records"]["p1"]["findings"], json!(["f"]));
    visit.goto("#/plan/fynd/f").await?;
    visit.click("#remove-finding").await?;
    visit.click_link("Resor till arbete").await?;
    visit.hash_is("#/plan/trad/p1").await?;
    visit.sees("Ingenting är länkat som grund.").await?;
    visit.finish().await
}

/// A finding that two priorities rest on, and one that nothing rests on.
async fn with_two_resting(name: &str, viewport: Viewport) -> Outcome<Visit> {
    let setup = Setup {
        viewport,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    let document = json!({ "format": "samspel", "version": 2, "document": "andrat000001", "records": {
        "f": { "kind": "finding", "title": "Sista bussen går för tidigt", "evidence": "Tidtabellen", "source": "Länstrafiken",
            "order": "a0" },
        "g": { "kind": "finding", "title": "Nytt", "order": "a1" },
        "p1": { "kind": "priority", "title": "Resor till arbete", "findings": ["f"], "order": "a0" },
        "p2": { "kind": "priority", "title": "Bo var man vill", "findings": ["f"], "order": "a1" },
    } });
    let document = envelope::read(document.to_string().as_bytes()).map_err(|error| format!("{error:?}"))?;
    visit.open_document(&document).await?;
    visit.click(".toast button:last-child").await?;
    Ok(visit)
}

// R355
#[tokio::test]
async fn a_finding_that_says_something_else_asks_for_a_change_where_others_rest_on_it() -> Outcome {
    let visit = with_two_resting("finding_changed", Viewport(360, 740)).await?;
    visit.goto("#/plan/fynd/g").await?;
    visit.fill("Vad har ni funnit?", "Något annat").await?;
    visit.counts("#finding-changed", 0).await?;
    visit.goto("#/plan/fynd/f").await?;
    // What is written of it besides, and white space, is none of what others rest on.
    visit.fill("Källa", "Resvaneundersökningen").await?;
    visit.fill("Vad har ni funnit?", "Sista bussen går för tidigt ").await?;
    visit.counts("#finding-changed", 0).await?;
    visit.fill("Vad har ni funnit?", "Sista bussen är indragen").await?;
    visit
        .sees("Du har ändrat ett fynd som 2 prioriteringar vilar på.")
        .await?;
    visit.no_axe_violations().await?;
    visit.no_small_targets().await?;
    visit.no_horizontal_overflow().await?;
    visit.screenshot("finding-changed").await?;
    // As it was, nothing is asked.
    visit.fill("Vad har ni funnit?", "Sista bussen går för tidigt").await?;
    visit.counts("#finding-changed", 0).await?;
    visit.fill("Vad visar det?", "").await?;
    visit.walk_to("Tab", "#open-change").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#change-title").await?;
    visit
        .has_value("#change-title", "Ompröva: Sista bussen går för tidigt")
        .await?;
    visit
        .has_value("#change-cause", "Det visades förut av: Tidtabellen")
        .await?;
    visit.is_saved().await?;
    // What rests on it waits, and the finding asks for no other.
    visit.goto("#/plan/prioriteringar/p1").await?;
    visit.sees("Att ompröva").await?;
    visit.goto("#/plan/fynd/f").await?;
    visit.fill("Vad har ni funnit?", "Sista bussen är indragen").await?;
    visit.counts("#finding-changed", 0).await?;
    visit.finish().await
}

// R356
#[tokio::test]
async fn the_thread_is_reached_from_the_overview_the_list_and_the_steps() -> Outcome {
    let visit = with_two_resting("thread_ways", Viewport(360, 740)).await?;
    for page in ["#/oversikt", "#/plan/steg/3", "#/plan/prioriteringar", "#/plan/val"] {
        visit.goto(page).await?;
        visit.css("a.to-thread[href='#/plan/trad/p1']").await?;
        visit.no_small_targets().await?;
        page_is_sound(&visit).await?;
    }
    for step in ["1", "2", "5"] {
        visit.goto(&["#/plan/steg/", step].concat()).await?;
        visit.sees("1 länk till det den vilar på").await?;
        page_is_sound(&visit).await?;
        visit.screenshot(&["thread-step-", step].concat()).await?;
        visit.click("#threads a[href='#/plan/trad/p2']").await?;
        visit.hash_is("#/plan/trad/p2").await?;
    }
    visit.goto("#/oversikt").await?;
    visit.click("a.to-thread[href='#/plan/trad/p1']").await?;
    visit.hash_is("#/plan/trad/p1").await?;
    visit.finish().await
}

// R354
#[tokio::test]
async fn the_whole_plan_says_what_shows_each_finding_and_where_that_is_from() -> Outcome {
    let visit = with_two_resting("findings_read", Viewport(1280, 900)).await?;
    visit.goto("#/plan").await?;
    visit.click_button("Läs hela planen").await?;
    visit.set_print().await?;
    visit.sees("Sista bussen går för tidigt (utmaning)").await?;
    visit.sees("Tidtabellen").await?;
    visit.sees("Länstrafiken").await?;
    visit.screenshot("findings-read").await?;
    visit.finish().await
}
