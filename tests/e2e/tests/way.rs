//! The way through the work: how to begin, what comes next, and what a round needs now.

use samspel::domain::records::strategy::StepNumber;
use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, steps::records};
use serde_json::json;

const ROUND: &str = "#/sjalvskattning/omgang";

async fn begin(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.begin("04").await?;
    Ok(visit)
}

/// What is written in what a CSS selector matches, in one line each.
async fn texts(visit: &Visit, selector: &str) -> Outcome<Vec<String>> {
    visit.css(selector).await?;
    let script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.innerText.replaceAll(/\\s+/g, ' ').trim())";
    Ok(serde_json::from_value(
        visit.script(script, vec![json!(selector)]).await?,
    )?)
}

// R225
#[tokio::test]
async fn the_regions_come_before_the_example_on_the_start_page() -> Outcome {
    let visit = Visit::start("way_start", Setup::default()).await?;
    let script = "const [region, example] = ['.region-list a', 'a[href=\"#/exempel\"]'].map((one) => document.querySelector(one));
        const [a, b] = [region, example].map((one) => one.getBoundingClientRect());
        return [!!(region.compareDocumentPosition(example) & Node.DOCUMENT_POSITION_FOLLOWING), a.top < b.bottom || a.left < b.left]";
    for (scheme, size) in [(Scheme::Light, Viewport::WIDE), (Scheme::Dark, Viewport::NARROW)] {
        visit.set_scheme(scheme).await?;
        visit.set_viewport(size).await?;
        visit.css(".region-list a").await?;
        assert_eq!(visit.script(script, vec![]).await?, json!([true, true]));
        visit.no_horizontal_overflow().await?;
        visit.no_axe_violations().await?;
    }
    visit.finish().await
}

// R223
#[tokio::test]
async fn the_assessment_of_a_new_document_has_two_doors() -> Outcome {
    let visit = begin("way_invite").await?;
    visit.goto("#/sjalvskattning").await?;
    visit.no_axe_violations().await?;
    // Neither is before the other in how it looks.
    visit.counts(".doors button.primary", 2).await?;
    visit.click_button("Bjud in andra").await?;
    visit.hash_is(ROUND).await?;
    visit.css("#round-title").await?;
    assert_eq!(records(&visit.stored_document().await?, "round").len(), 1);
    // Where there is a round, the page is one of answers.
    visit.goto("#/sjalvskattning").await?;
    visit.css("#to-round").await?;
    visit.counts(".doors", 0).await?;
    visit.finish().await?;

    let visit = begin("way_alone").await?;
    visit.goto("#/sjalvskattning").await?;
    visit.set_viewport(Viewport::NARROW).await?;
    visit.no_horizontal_overflow().await?;
    visit.click_button("Skatta själv").await?;
    visit.hash_is("#/sjalvskattning/F01").await?;
    visit.click("label:has([id='F01.1-2'])").await?;
    visit.is_saved().await?;
    assert_eq!(records(&visit.stored_document().await?, "round").len(), 1);
    visit.finish().await
}

// R220
#[tokio::test]
async fn a_step_with_something_in_it_is_under_way_wherever_it_is_shown() -> Outcome {
    let visit = begin("way_steps").await?;
    for number in StepNumber::ALL {
        visit.goto(&format!("#/plan/steg/{}", number.get())).await?;
        visit.has_value("#step-status", "not_started").await?;
        visit.write("#step-text", "Skrivet.").await?;
        visit.has_value("#step-status", "ongoing").await?;
        // Nobody can say that it has not begun.
        visit
            .counts("#step-status option[value=not_started]:disabled", 1)
            .await?;
    }
    for (page, selector) in [
        ("#/oversikt", ".steps .step-meta"),
        ("#/plan", ".steps.described .status-tag"),
        ("#/plan/steg/1", ".page-list .step-meta"),
    ] {
        visit.goto(page).await?;
        assert_eq!(texts(&visit, selector).await?, ["Pågår"; 7], "{page}");
    }
    visit.goto("#/plan").await?;
    visit.click("#read-whole").await?;
    visit.sees_no("Inte påbörjat").await?;
    // What somebody says holds, also when the step is emptied.
    visit.goto("#/plan/steg/1").await?;
    visit.choose("Läge", "Klart").await?;
    visit.write("#step-text", " ").await?;
    visit.has_value("#step-status", "done").await?;
    visit.finish().await
}
