//! The way through the work: how to begin, what comes next, and what a round needs now.

use samspel::domain::records::strategy::StepNumber;
use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

const ROUND: &str = "#/sjalvskattning/omgang";

async fn begin(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.begin("04").await?;
    Ok(visit)
}

/// A visit with this file opened.
async fn open(name: &str, records: &Value) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    let document = json!({ "format": "samspel", "version": 1, "document": "arbetet", "records": records });
    let file = visit.file("arbetet.samspel.json", document.to_string())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    Ok(visit)
}

/// The headings of the parts of the page that are unfolded, by their ids, in their order.
async fn unfolded(visit: &Visit) -> Outcome<Value> {
    let script =
        "return [...document.querySelectorAll('h2 + details.fold[open]')].map((one) => one.previousElementSibling.id)";
    visit.script(script, vec![]).await
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

// R221, R224
#[tokio::test]
async fn the_page_of_a_round_shows_what_the_round_needs_now() -> Outcome {
    let visit = begin("way_round").await?;
    visit.goto(ROUND).await?;
    visit.click("#start-round").await?;
    visit.css("#round-title").await?;
    assert_eq!(unfolded(&visit).await?, json!(["about"]));
    visit.no_axe_violations().await?;
    // Whoever is to be invited is chosen: the invitation is needed, and nothing folds meanwhile.
    visit.check("Kommun").await?;
    visit.counts("#invite + details[open]", 1).await?;
    assert_eq!(unfolded(&visit).await?, json!(["about", "invite"]));
    visit.reload().await?;
    visit.css("#round-title").await?;
    assert_eq!(unfolded(&visit).await?, json!(["invite"]));
    // The way to a part unfolds it, by mouse and by keyboard.
    visit.click_button("Samla in svar").await?;
    visit.focus_is_at("#collect").await?;
    visit.counts("#collect + details[open]", 1).await?;
    visit.click_button("Avsluta").await?;
    visit.focus_is_at("#close").await?;
    visit.check("Stängd").await?;
    visit.sees("Omgången tar inte emot fler svar.").await?;
    visit.reload().await?;
    visit.css("#round-title").await?;
    assert_eq!(unfolded(&visit).await?, json!(["close", "next"]));
    visit.click("main a.button[href='#/sjalvskattning/rapport']").await?;
    visit.hash_is("#/sjalvskattning/rapport").await?;
    visit.finish().await
}

// R221, R224
#[tokio::test]
async fn a_round_with_responses_collects_and_a_field_that_is_folded_away_is_gone_to() -> Outcome {
    let visit = open(
        "way_collect",
        &json!({
            "round": { "kind": "round", "title": "Ett", "order": "a0", "question_set": "framgangsfaktorer-1" },
            "one": {
                "kind": "response", "round": "round", "group": "region", "revision": 1, "received": "2026-11-20",
                "answers": { "F01.1": 2 },
            },
        }),
    )
    .await?;
    visit.goto(ROUND).await?;
    visit.css("#round-title").await?;
    assert_eq!(unfolded(&visit).await?, json!(["collect"]));
    for (scheme, size) in [(Scheme::Light, Viewport::WIDE), (Scheme::Dark, Viewport::NARROW)] {
        visit.set_scheme(scheme).await?;
        visit.set_viewport(size).await?;
        visit.no_horizontal_overflow().await?;
        visit.no_axe_violations().await?;
    }
    visit.click("#responses > summary").await?;
    visit.click(".responses-table tbody button").await?;
    visit.sees("är borttaget.").await?;
    visit.is_saved().await?;
    assert_eq!(records(&visit.stored_document().await?, "response").len(), 0);
    // On paper nothing is folded.
    visit.css("#invite + details:not([open])").await?;
    visit.set_print().await?;
    let is_printed = "return document.getElementById('link-text').checkVisibility({ contentVisibilityAuto: true })";
    assert_eq!(visit.script(is_printed, vec![]).await?, json!(true));
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

/// What waits, a line each.
async fn waits(visit: &Visit) -> Outcome<Vec<String>> {
    texts(visit, ".next-list > li").await
}

// R222
#[tokio::test]
async fn the_overview_of_a_new_document_says_where_to_begin() -> Outcome {
    let visit = begin("way_begin").await?;
    assert_eq!(texts(&visit, "#next-step").await?, ["Börja med självskattningen"]);
    // One thing is the next, and it is the only one that is filled.
    visit.counts("main .primary", 1).await?;
    // Nothing waits of what hasn't begun.
    visit.counts(".next-list", 0).await?;
    visit.click("#next-step").await?;
    visit.hash_is("#/sjalvskattning").await?;
    visit.click("#invite-others").await?;
    visit.goto("#/oversikt").await?;
    assert_eq!(texts(&visit, "#next-step").await?, ["Förbered omgången"]);
    let waits = waits(&visit).await?;
    assert_eq!(waits[0], "Granskning Granskningen har inget att anmärka.");
    assert!(
        waits[2].starts_with("Steg utan text 1 Tvärsektoriell analys"),
        "{waits:?}"
    );
    assert_eq!(waits[3..], ["Versioner Ingen är sparad än."]);
    visit.counts(".next-steps a", 7).await?;
    visit.finish().await
}

/// A round with so many responses of each group, of whom so many are invited, and an action that ends before it begins.
fn work(groups: &[(&str, usize, usize)]) -> Value {
    let invited: Vec<_> = groups.iter().map(|(group, ..)| *group).collect();
    let counts = groups
        .iter()
        .map(|(group, _, invited)| ((*group).to_owned(), json!(invited)));
    let mut records = serde_json::Map::new();
    records.insert(
        "round".into(),
        json!({
            "kind": "round", "title": "Hösten", "order": "a0", "question_set": "framgangsfaktorer-1", "invited": invited,
            "invited_count": counts.collect::<serde_json::Map<_, _>>(),
        }),
    );
    for (group, responses, _) in groups {
        for number in 0..*responses {
            let response = json!({
                "kind": "response", "round": "round", "group": group, "revision": 1, "received": "2026-11-20",
                "answers": { "F01.1": 2 },
            });
            records.insert(format!("{group}-{number}").replace('_', "-"), response);
        }
    }
    let action =
        json!({ "kind": "action", "title": "Buss", "start": "2027-01-01", "end": "2026-01-01", "order": "a0" });
    records.insert("action".into(), action);
    records.into()
}

// R222
#[tokio::test]
async fn the_overview_says_what_comes_next_and_what_waits() -> Outcome {
    let visit = open("way_next", &work(&[("municipality", 6, 10), ("business", 5, 5)])).await?;
    visit.sees("11 av 15 inbjudna har svarat").await?;
    assert_eq!(texts(&visit, "#next-step").await?, ["Rätta bristerna"]);
    let waiting = waits(&visit).await?;
    assert!(waiting[0].starts_with("Granskning Brist 1 Se över "), "{waiting:?}");
    assert_eq!(waiting[1], "Svar Hösten: 11 av 15 inbjudna har svarat");
    for (scheme, size) in [(Scheme::Light, Viewport::WIDE), (Scheme::Dark, Viewport::NARROW)] {
        visit.set_scheme(scheme).await?;
        visit.set_viewport(size).await?;
        visit.no_horizontal_overflow().await?;
        visit.no_axe_violations().await?;
    }
    visit.click("#next-step").await?;
    visit.hash_is("#/granskning").await?;
    // What has been mended waits no more.
    visit.goto("#/plan/insatser/action").await?;
    visit.pick_date("#action-end", "2028-01-01").await?;
    visit.is_saved().await?;
    visit.goto("#/oversikt").await?;
    visit.sees("Beskriv steget: Tvärsektoriell analys").await?;
    let waiting = waits(&visit).await?;
    // What the action still lacks waits for a day, since somebody is at work on it.
    assert_eq!(
        waiting[0],
        "Granskning Inget att anmärka på det som är äldre än ett dygn."
    );
    visit.finish().await
}

// R222, R224
#[tokio::test]
async fn what_comes_next_in_a_round_is_unfolded_where_the_link_leads() -> Outcome {
    let mut records = work(&[("municipality", 6, 10), ("business", 5, 5)]);
    // Its last day has passed, and it still takes responses, which its page would unfold by itself.
    records["round"]["end"] = json!("2026-01-31");
    let visit = open("way_over", &records).await?;
    visit.sees("Avsluta omgången").await?;
    visit.sees("Sista dagen att svara har passerat.").await?;
    visit.click("#next-step").await?;
    visit.hash_is("#/sjalvskattning/omgang").await?;
    visit.css("#fold-close[open]").await?;
    visit.focus_is_at("#close").await?;
    visit.finish().await
}

// R222, R163
#[tokio::test]
async fn the_overview_tells_no_more_of_a_hidden_group_than_the_results_do() -> Outcome {
    let visit = open("way_hidden", &work(&[("municipality", 9, 10), ("business", 2, 5)])).await?;
    visit.css(".next-list").await?;
    let waiting = waits(&visit).await?.join(" ");
    assert!(!waiting.contains("inbjudna"), "{waiting}");
    visit.sees_no("av 15").await?;
    visit.finish().await?;

    let visit = open("way_few", &work(&[("municipality", 3, 3)])).await?;
    assert_eq!(texts(&visit, "#next-step").await?, ["Samla in svar"]);
    visit.sees("Hösten: färre än 5 svar har kommit in").await?;
    visit.finish().await
}
