//! Reviews with their decision, changes with what waits to be reconsidered, and comments, as they are used.

use samspel_e2e::{Outcome, Setup, Viewport, Visit};
use serde_json::{Value, json};

/// A priority with a plan, whose two actions have a target and a place.
fn work() -> Value {
    json!({
        "prioritering": { "kind": "priority", "title": "Kompetens", "order": "a0", "evidence": "Analysen", "elements": ["flen"] },
        "plan": {
            "kind": "action_plan", "title": "Plan 2025", "order": "a0", "state": "decided", "priorities": ["prioritering"],
            "decision": "§ 45", "decided": "2024-12-10", "start": "2025-01-01", "end": "2025-12-31", "review": "2020-01-31",
        },
        "larcentrum": { "kind": "action", "title": "Lärcentrum", "order": "a0", "plan": "plan", "status": "ongoing" },
        "branschrad": { "kind": "action", "title": "Branschråd", "order": "a1", "plan": "plan", "status": "ongoing" },
        "studerande": {
            "kind": "target", "action": "larcentrum", "title": "Studerande", "order": "a0", "unit": "personer", "direction": "increase",
            "baseline": 100, "baseline_year": 2024, "value": 200, "year": 2100,
        },
        "flen": { "kind": "structure_element", "element": "node", "name": "Flen" },
    })
}

async fn open(name: &str, setup: Setup<'_>) -> Outcome<Visit> {
    Visit::with_records(name, setup, "foljs-upp", work()).await
}

fn narrow() -> Setup<'static> {
    Setup {
        viewport: Viewport(360, 740),
        ..Setup::default()
    }
}

// R573
#[tokio::test]
async fn a_priority_whose_review_ends_it_is_closed_in_one_step() -> Outcome {
    let visit = open("reviews_priority", Setup::default()).await?;
    visit.goto("#/plan/prioriteringar/prioritering").await?;
    visit.click("#add-review").await?;
    visit.choose("Beslut", "Avsluta").await?;
    visit.click("#end-reviewed").await?;
    visit.focus_is_at("#ended").await?;
    visit.sees("Prioriteringen är avslutad.").await?;
    assert_eq!(visit.kept("priority").await?[0]["status"], json!("closed"));
    visit.page_is_sound().await?;
    visit.press("Control+z").await?;
    visit.css("#end-reviewed").await?;
    assert_eq!(visit.kept("priority").await?[0]["status"], json!("draft"));
    visit.finish().await
}

// R450, R451
#[tokio::test]
async fn a_plan_is_reviewed_and_ended_and_each_press_is_one_step() -> Outcome {
    let visit = open("reviews_plan", Setup::default()).await?;
    visit.goto("#/plan/handlingsplaner/plan").await?;
    visit.sees("Planens genomgång är inte gjord").await?;
    visit.double_click("#add-review").await?;
    visit.click("#review-done").await?;
    visit.has_value("#review-start", "2025-01-01").await?;
    visit.type_text("Avtalen är klara.").await?;
    visit.sees("Lärcentrum").await?;
    visit.sees("Ej mätt").await?;
    visit.choose("Beslut", "Avsluta").await?;
    visit
        .sees("Beslutet efter genomgången säger inte vem eller när")
        .await?;
    visit.write("#review-decided-by", "Nämnden, § 12").await?;
    visit.pick_date("#review-decided", "2026-02-11").await?;
    visit
        .sees_no("Beslutet efter genomgången säger inte vem eller när")
        .await?;
    visit.click("#end-reviewed").await?;
    visit.focus_is_at("#ended").await?;
    assert_eq!(visit.kept("action_plan").await?[0]["state"], json!("closed"));
    visit.page_is_sound().await?;
    visit.press("Control+z").await?;
    visit.css("#end-reviewed").await?;
    assert_eq!(visit.kept("action_plan").await?[0]["state"], json!("decided"));
    visit.reload().await?;
    visit.has_value("#review-done", "Avtalen är klara.").await?;
    visit.goto("#/plan/handlingsplaner/plan").await?;
    visit
        .counts("main .form-group .record-list a[href^='#/plan/genomgangar/']", 1)
        .await?;
    visit.sees_no("Planens genomgång är inte gjord").await?;
    // What is removed takes its reviews with it, and brings them back.
    visit.click("#remove-action-plan").await?;
    assert_eq!(visit.kept("review").await?.len(), 0);
    visit.click_button("Ångra").await?;
    assert_eq!(visit.kept("review").await?.len(), 1);
    visit.finish().await
}

// R452
#[tokio::test]
async fn the_role_of_the_plans_is_told_with_what_shows_it_on_a_narrow_screen() -> Outcome {
    let visit = open("reviews_role", narrow()).await?;
    visit.goto("#/plan/prioriteringar/prioritering").await?;
    visit.click("#add-review").await?;
    visit.focus_is_at("#review-role").await?;
    visit.type_text("Planen bidrog med lokaler.").await?;
    visit
        .sees("Planernas roll för prioriteringen har inget som visar den")
        .await?;
    visit
        .link_record("Välj plan, mål, mätvärde eller insats", "Studerande")
        .await?;
    visit
        .sees_no("Planernas roll för prioriteringen har inget som visar den")
        .await?;
    visit
        .link_record("Välj plan, mål, mätvärde eller insats", "Plan 2025")
        .await?;
    visit.page_is_sound().await?;
    assert_eq!(
        visit.kept("review").await?[0]["evidence"],
        json!(["studerande", "plan"])
    );
    // To change leads on to a change that touches the priority, once.
    visit.choose("Beslut", "Ändra").await?;
    visit.write("#review-reason", "Insatserna räcker inte.").await?;
    visit.click("#open-change").await?;
    visit.focus_is_at("#change-title").await?;
    visit.has_value("#change-title", "Ändra Kompetens").await?;
    visit.has_value("#change-cause", "Insatserna räcker inte.").await?;
    visit.sees("Väljer ni A blir det 6 att ompröva, med B 5.").await?;
    visit.page_is_sound().await?;
    assert_eq!(visit.kept("change").await?[0]["affects"], json!(["prioritering"]));
    visit.click_link("Genomgång av Kompetens, …").await?;
    visit.sees("Förändringen som öppnades:").await?;
    visit.counts("#open-change", 0).await?;
    visit.finish().await
}

// R453, R454, R455, R456
#[tokio::test]
async fn a_change_makes_wait_what_rests_on_it_until_somebody_looks_by_keyboard_alone() -> Outcome {
    let visit = open("reviews_change", Setup::default()).await?;
    visit.goto("#/plan/forandringar").await?;
    visit.css("#add-change").await?;
    visit.walk_to("Tab", "#add-change").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#change-title").await?;
    visit.type_text("Ostlänken försenas").await?;
    visit.walk_to("Tab", "#change-way").await?;
    visit.press("Down Down").await?;
    visit.has_value("#change-way", "b").await?;
    visit.walk_to("Tab", "#change-reason").await?;
    visit.type_text("Prioriteringen står fast.").await?;
    visit.sees("Inget väntar på att omprövas.").await?;
    // The chooser lists the priorities first.
    visit.walk_to("Tab", "#change-affects .link-add select").await?;
    visit.press("Down Tab Enter").await?;
    visit.counts(".waiting-list > li", 5).await?;
    visit.walk_to("Tab", "#look-by").await?;
    visit.type_text("Strateg").await?;
    visit.walk_to("Tab", "#stands-plan").await?;
    visit.press("Enter").await?;
    visit.counts(".waiting-list > li", 4).await?;
    visit.focus_is_at(".waiting-list button[id^='stands-']").await?;
    visit.page_is_sound().await?;
    let look = &visit.kept("reconsideration").await?[0];
    assert_eq!((&look["of"], &look["by"]), (&json!("plan"), &json!("Strateg")));
    visit.press("Control+z").await?;
    visit.counts(".waiting-list > li", 5).await?;
    visit.press("Control+Shift+z").await?;
    visit.counts(".waiting-list > li", 4).await?;
    // The record's own page says so, with the same press.
    visit.goto("#/plan/insatser/larcentrum").await?;
    visit.sees("Att ompröva").await?;
    visit.counts(".note.reconsider", 2).await?;
    visit.walk_to("Tab", ".note.reconsider button").await?;
    visit.press("Enter").await?;
    visit.counts(".note.reconsider", 1).await?;
    // The rest of what is changed in it does not make it wait again.
    visit.write("#action-title", "Lärcentrum i Flen").await?;
    visit.counts(".note.reconsider", 1).await?;
    visit.goto("#/plan/handlingsplaner/plan").await?;
    visit.sees("Plan 2025").await?;
    visit.counts(".note.reconsider", 0).await?;
    visit.goto("#/strukturbild/flen").await?;
    visit.counts(".note.reconsider", 1).await?;
    visit.goto("#/plan").await?;
    visit.sees("Öppet nu:").await?;
    visit.sees("3 att ompröva").await?;
    visit.no_axe_violations().await?;
    visit.click_link("Ostlänken försenas").await?;
    visit.reload().await?;
    visit.counts(".waiting-list > li", 3).await?;
    visit.write("#change-outcome", "Två insatser flyttas.").await?;
    visit.click("#close-change").await?;
    visit.sees("Förändringen är avslutad.").await?;
    visit.goto("#/plan/forandringar").await?;
    visit.sees("Varv som är tagna").await?;
    visit.sees("Två insatser flyttas.").await?;
    visit.goto("#/plan/insatser/branschrad").await?;
    visit.sees("Hur det går").await?;
    visit.counts(".note.reconsider", 0).await?;
    visit.finish().await
}

// R457, R458
#[tokio::test]
async fn a_comment_is_discussed_dealt_with_opened_again_and_goes_with_its_record_in_english() -> Outcome {
    let visit = open("reviews_comment", narrow()).await?;
    visit.goto("#/plan/insatser/larcentrum").await?;
    visit.click("#add-comment").await?;
    visit.focus_is_at("#comment-1-text").await?;
    visit.type_text("Vem äger lokalen?").await?;
    visit.write("#comment-1-by", "Strateg").await?;
    visit.click("#comment-1-discuss").await?;
    visit.page_is_sound().await?;
    visit.click_button("Byt språk: English").await?;
    visit
        .sees("Only for those who work in the document. They are left out of what is published.")
        .await?;
    visit.goto("#/plan/forandringar").await?;
    visit.heading("To discuss").await?;
    visit.sees("Vem äger lokalen?").await?;
    visit.page_is_sound().await?;
    visit.write("#comment-1-outcome", "Kommunen.").await?;
    visit.click_button("Close: Vem äger lokalen?").await?;
    visit.sees("Nothing is open to discuss.").await?;
    visit.focus_is_at("#discuss").await?;
    visit.goto("#/plan/insatser/larcentrum").await?;
    visit.sees("Closed comments (1)").await?;
    visit.click(".comments > details > summary").await?;
    visit.has_value("#comment-1-outcome", "Kommunen.").await?;
    visit.click(".comments .own-part button:not(.danger)").await?;
    visit.has_value("#comment-1-text", "Vem äger lokalen?").await?;
    visit.is_saved().await?;
    visit.click("#remove-action").await?;
    assert_eq!(visit.kept("comment").await?.len(), 0);
    visit.click_button("Undo").await?;
    let comments = visit.kept("comment").await?;
    assert_eq!(
        (&comments[0]["of"], &comments[0]["outcome"]),
        (&json!("larcentrum"), &json!("Kommunen."))
    );
    visit.finish().await
}
