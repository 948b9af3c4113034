//! An action plan from nothing to what came of it: decided, measured, judged, copied to the next period.

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

async fn one(visit: &Visit, kind: &str) -> Outcome<Value> {
    let document = visit.stored_document().await?;
    let all = records(&document, kind);
    match &all[..] {
        [(_, one)] => Ok((*one).clone()),
        _ => Err(format!("{} of {kind}", all.len()).into()),
    }
}

async fn count(visit: &Visit, kind: &str) -> Outcome<usize> {
    visit.is_saved().await?;
    Ok(records(&visit.stored_document().await?, kind).len())
}

/// A plan with an action that has a target, by the page's own ways.
async fn plan_with_target(visit: &Visit) -> Outcome {
    visit.begin("04").await?;
    visit.goto("#/plan/handlingsplaner").await?;
    visit.click("#add-action-plan").await?;
    visit.focus_is_at("#action-plan-title").await?;
    visit.write("#action-plan-title", "Handlingsplan 2025").await?;
    visit.pick_date("#action-plan-start", "2025-01-01").await?;
    visit.pick_date("#action-plan-end", "2025-12-31").await?;
    visit.click("#add-action").await?;
    visit.focus_is_at("#action-title").await?;
    visit.write("#action-title", "Bygg ut lärcentrum").await?;
    visit.click("#add-target").await?;
    visit.write("#target-1-title", "Studerande").await?;
    visit.write("#target-1-baseline", "100").await?;
    visit.write("#target-1-baseline-year", "2020").await?;
    visit.write("#target-1-value", "200").await?;
    visit.write("#target-1-year", "2100").await
}

// R401, R403, R414
#[tokio::test]
async fn a_value_that_is_typed_is_told_as_attainment_with_its_formula() -> Outcome {
    let visit = Visit::start("follow_up_value", Setup::default()).await?;
    plan_with_target(&visit).await?;
    visit.sees("Ej mätt").await?;
    visit.click(".target-values > summary").await?;
    visit.click("#add-measurement-1").await?;
    visit.focus_is_at("#measurement-10001-value").await?;
    visit.write("#measurement-10001-value", "150").await?;
    visit.sees("På väg, 50 procent · i fas").await?;
    visit.click(".how-reckoned > summary").await?;
    visit.sees("(150 − 100) / (200 − 100) = 0,5").await?;
    // Nought is a value.
    visit.write("#measurement-10001-value", "0").await?;
    visit.sees("Åt fel håll, −100 procent · efter").await?;
    // What is removed is not nought, and comes back in one step.
    visit.click_button("Ta bort mätvärde 1").await?;
    visit.sees_no("Åt fel håll").await?;
    visit.sees("Ej mätt").await?;
    visit.click_button("Ångra").await?;
    visit.sees("Åt fel håll, −100 procent · efter").await?;
    visit.finish().await
}

// R408, R409, R416
#[tokio::test]
async fn an_action_is_late_by_its_milestone_until_somebody_judges_otherwise() -> Outcome {
    let visit = Visit::start("follow_up_late", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.choose("Läge", "Pågående").await?;
    visit.click("#add-milestone").await?;
    visit.focus_is_at("#milestone-1-title").await?;
    visit.write("#milestone-1-title", "Avtal tecknat").await?;
    visit.pick_date("#milestone-1-due", "2021-05-31").await?;
    visit.sees("Försenad").await?;
    visit
        .sees("Delmålet Avtal tecknat skulle ha varit klart 31 maj 2021.")
        .await?;
    visit.goto("#/plan/insatser").await?;
    visit.sees("Försenad").await?;
    visit.click("main .record-list a").await?;
    visit.choose("Hur går det?", "Avbruten").await?;
    visit.write("#action-progress-reason", "Ingen lokal").await?;
    visit.sees("Bedömt av er. Enligt datum och delmål: försenad.").await?;
    visit.is_saved().await?;
    assert_eq!(one(&visit, "action").await?["progress"], json!("cancelled"));
    assert_eq!(one(&visit, "action").await?["status"], json!("ongoing"));
    visit.finish().await
}

// R412, R413
#[tokio::test]
async fn a_plan_is_copied_to_its_next_period_in_one_step() -> Outcome {
    let visit = Visit::start("follow_up_copy", Setup::default()).await?;
    plan_with_target(&visit).await?;
    visit.is_saved().await?;
    visit.click("#duplicate-action").await?;
    visit.has_value("#action-title", "Bygg ut lärcentrum (kopia)").await?;
    assert_eq!((count(&visit, "action").await?, count(&visit, "target").await?), (2, 2));
    visit.goto("#/plan/handlingsplaner").await?;
    visit.click_link("Handlingsplan 2025").await?;
    visit.click("#copy-plan").await?;
    visit
        .has_value("#action-plan-title", "Handlingsplan 2025 (kopia)")
        .await?;
    visit.has_value("#action-plan-start", "2026-01-01").await?;
    assert_eq!(
        (count(&visit, "action_plan").await?, count(&visit, "action").await?),
        (2, 4)
    );
    visit.click_button("Ångra").await?;
    assert_eq!(
        (count(&visit, "action_plan").await?, count(&visit, "action").await?),
        (1, 2)
    );
    visit.finish().await
}

// R411
#[tokio::test]
async fn funding_says_what_is_missing_and_what_nobody_has_said() -> Outcome {
    let narrow = Setup {
        viewport: Viewport(360, 740),
        ..Setup::default()
    };
    let visit = Visit::start("follow_up_funding", narrow).await?;
    visit.begin("04").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.unfold("action-more").await?;
    visit.sees("Det är inte samma sak som noll.").await?;
    visit.click("#add-funding").await?;
    visit.focus_is_at("#funding-1-funder").await?;
    visit.write("#funding-1-granted", "400000").await?;
    visit.sees("Saknas: okänt").await?;
    visit.write("#action-cost", "1 000 000").await?;
    visit.sees("Saknas: 600 000 kr").await?;
    visit.click("#add-funding").await?;
    visit.sees("Saknas: som mest 600 000 kr").await?;
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.finish().await
}

// R406
#[tokio::test]
async fn an_indicator_is_measured_and_followed_by_keyboard() -> Outcome {
    let visit = Visit::start("follow_up_indicator", Setup::default()).await?;
    plan_with_target(&visit).await?;
    visit.goto("#/plan/indikatorer").await?;
    visit.css("#add-indicator").await?;
    visit.walk_to("Tab", "#add-indicator").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#indicator-title").await?;
    visit.type_text("Studerande i länet").await?;
    visit.walk_to("Tab", "#add-measurement").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#measurement-1-value").await?;
    visit.type_text("175").await?;
    visit.is_saved().await?;
    visit.goto("#/plan/insatser").await?;
    visit.click_link("Bygg ut lärcentrum").await?;
    visit.click(".target-more > summary").await?;
    visit.choose("Följer indikatorn", "Studerande i länet").await?;
    visit.sees("På väg, 75 procent").await?;
    visit.click_link("Studerande i länet").await?;
    visit.sees("På väg, 75 procent").await?;
    visit.finish().await
}
