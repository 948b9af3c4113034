//! Lessons written by keyboard and proposed where they matter, the contact with business, and neighbouring regions' plans: kept over a
//! reload, saved as a file and opened again, in a narrow window and in English.

use samspel_e2e::{Outcome, Setup, Viewport, Visit};
use serde_json::{Value, json};

const NARROW: Viewport = Viewport(360, 740);

/// Opens a page of a document with these records.
async fn start(name: &str, (viewport, language): (Viewport, &str), hash: &str) -> Outcome<Visit> {
    let document = json!({ "format": "samspel", "version": 2, "document": "learning", "records": region() });
    let kept = json!(document.to_string());
    let before = format!(
        "if (!localStorage.getItem('samspel:doc:learning')) localStorage.setItem('samspel:doc:learning', {kept});
        localStorage.setItem('samspel:language', '{language}')"
    );
    let setup = Setup {
        viewport,
        hash,
        before: Some(&before),
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    visit.css("main h1").await?;
    Ok(visit)
}

/// A factor that stands low and one that doesn't, a plan that has been reviewed, and three companies.
fn region() -> Value {
    json!({
        "strategy": { "kind": "strategy", "name": "Länet", "county": "04" },
        "round": { "kind": "round", "title": "Hösten 2026", "order": "a0", "question_set": "framgangsfaktorer-1" },
        "low": { "kind": "consensus", "round": "round", "factor": "F03", "level": 1, "target_level": 3, "importance": 4 },
        "high": { "kind": "consensus", "round": "round", "factor": "F09", "level": 3, "target_level": 4, "importance": 4 },
        "priority": {
            "kind": "priority", "title": "Kompetens", "order": "a0", "evidence": "Analysen", "elements": ["node"], "factors": ["F03"],
        },
        "node": {
            "kind": "structure_element", "element": "node", "name": "Norrköping", "order": "a0", "level": "cross_regional",
            "geometry": { "type": "Point", "coordinates": [16.18, 58.59] },
        },
        "plan": { "kind": "action_plan", "title": "Plan 2025", "order": "a0", "state": "draft", "priorities": ["priority"] },
        "review": {
            "kind": "review", "of": "plan", "date": "2026-02-03", "learnt": "Företagen behöver komma in tidigt.",
            "hindrances": "Två tjänster stod tomma.", "decision": "continue", "decided_by": "Nämnden", "decided": "2026-02-04",
        },
        "mill": {
            "kind": "actor", "group": "business", "name": "Bruket", "segment": "Industri", "order": "a0", "gives": "Praktikplatser",
            "gets": "Svetsare", "contact": "vd@bruket.example",
        },
        "forge": { "kind": "actor", "group": "business", "name": "Smedjan", "segment": "industri", "order": "a1" },
        "farm": { "kind": "actor", "group": "business", "name": "Gården", "segment": "Lantbruk", "order": "a2" },
        "meeting": { "kind": "meeting", "title": "Frukost", "order": "a0", "day": "2026-03-01", "invited": ["mill", "farm"], "came": ["mill"] },
        "said": { "kind": "contribution", "text": "Fler svetsare", "actor": "mill", "response": "with", "order": "a0" },
        "action": {
            "kind": "action", "title": "Branschråd", "order": "a0", "plan": "plan", "owner": "mill", "partners": ["forge"],
            "priorities": ["priority"],
        },
    })
}

// R617, R618, R619, R620, R621
#[tokio::test]
async fn a_lesson_is_written_by_keyboard_and_proposed_where_it_matters() -> Outcome {
    let visit = start("lessons_keyboard", (Viewport::WIDE, "sv"), "#/plan/lardomar").await?;
    visit.page_is_sound().await?;
    visit.walk_to("Tab", "#new-lesson").await?;
    // Nothing is no lesson, and a key that is held makes one.
    visit.press("Enter").await?;
    visit.sees("Skriv först vad ni har lärt er.").await?;
    visit.type_text("Små träffar ger fler svar").await?;
    visit.hold("Enter", 3).await?;
    visit.focus_is_at("#new-lesson").await?;
    visit.has_value("#new-lesson", "").await?;
    visit.sees("1 av 1 lärdom").await?;
    visit.sees("Visas ingenstans än").await?;
    // What is typed while the list is filtered is of that, and seen.
    visit
        .choose("Framgångsfaktor", "3. Att leda i nätverk – en egen logik")
        .await?;
    visit.fill("Sök bland lärdomarna", "enkät").await?;
    visit.click("#new-lesson").await?;
    visit.type_text("Börja hos företagen").await?;
    visit.press("Enter").await?;
    visit.sees("1 av 2 lärdomar").await?;
    visit.link("Börja hos företagen").await?;
    let lessons = visit.kept("lesson").await?;
    assert_eq!(lessons.len(), 2);
    assert!(
        lessons.iter().any(|one| one["factors"] == json!(["F03"])),
        "{lessons:?}"
    );

    // Written on its page by keyboard alone, with what the checks ask for.
    visit.choose("Framgångsfaktor", "Alla").await?;
    visit.walk_to("Shift+Tab", "[href^='#/plan/lardomar/']").await?;
    visit.press("Enter").await?;
    visit.css("#lesson-title").await?;
    visit.page_is_sound().await?;
    visit.walk_to("Tab", "#lesson-others").await?;
    visit.type_text("En annan region höll nio korta träffar").await?;
    visit.sees("Det andra gjorde går inte att bedöma än").await?;
    visit.press("Tab").await?;
    visit.type_text("Korta resvägar").await?;
    visit.press("Tab").await?;
    visit.type_text("Två orter får dela").await?;
    visit.sees_no("Det andra gjorde går inte att bedöma än").await?;
    visit.walk_to("Tab", "#lesson-steps-1").await?;
    visit.press("Space").await?;
    visit.link_record("Välj faktor", "9. ").await?;
    visit.screenshot("lesson").await?;

    // At the factor that is low and at no other, with why.
    visit.goto("#/sjalvskattning/glapp").await?;
    visit.counts(".lessons-here", 1).await?;
    visit.css("#gap-F03 .lessons-here").await?;
    visit.sees("faktor 3").await?;
    visit.no_axe_violations().await?;
    visit.screenshot("lessons_at_gap").await?;
    // In the checks, at what is about the same factor.
    visit.goto("#/plan/prioriteringar/priority").await?;
    visit.css("#findings-beside .lessons-here").await?;
    // On the page of the step, and nowhere where it is about another.
    visit.goto("#/plan/steg/1").await?;
    visit.css(".lessons-here").await?;
    visit.goto("#/plan/steg/4").await?;
    visit.css("main h1").await?;
    visit.counts(".lessons-here", 0).await?;

    // At the start of a loop, when the way back is chosen.
    visit.goto("#/plan/forandringar").await?;
    visit.click("#add-change").await?;
    visit.css("#change-title").await?;
    visit.counts(".lessons-here", 0).await?;
    visit.choose("Väg tillbaka", "A: börja om från analysen").await?;
    visit.css(".record-form .lessons-here").await?;
    visit.sees("steg 1").await?;
    visit.page_is_sound().await?;

    // From a review: once, with what it says.
    visit.goto("#/plan/genomgangar/review").await?;
    visit.double_click("#make-lesson").await?;
    visit
        .has_value("#lesson-title", "Företagen behöver komma in tidigt.")
        .await?;
    visit.has_value("#lesson-was-hard", "Två tjänster stod tomma.").await?;
    visit.sees("Genomgången den kommer från").await?;
    assert_eq!(visit.kept("lesson").await?.len(), 3);
    visit.goto("#/plan/genomgangar/review").await?;
    visit.sees("Lärdomen som gjordes:").await?;
    visit.counts("#make-lesson", 0).await?;

    visit.reload().await?;
    visit.goto("#/plan/lardomar").await?;
    visit.sees("3 av 3 lärdomar").await?;
    visit.screenshot("lessons").await?;
    // In the whole plan with all that is written of them.
    visit.goto("#/plan").await?;
    visit.click("#read-whole").await?;
    visit.sees("Två orter får dela").await?;
    visit.goto("#/oversikt").await?;
    visit.link("Lärdomar (3)").await?;
    let file = visit.save_as_file().await?;
    visit.forget_everything().await?;
    let given = visit.file("larande.samspel.json", &file)?;
    visit.upload("#open-file", &given).await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(visit.save_as_file().await?, file);
    visit.finish().await
}

// R617, R620
#[tokio::test]
async fn a_telephone_has_all_of_it_in_english() -> Outcome {
    let visit = start("lessons_narrow", (NARROW, "en"), "#/plan/lardomar").await?;
    visit.fill("New lesson", "Start with the companies").await?;
    visit.click("#add-lesson").await?;
    visit.sees("1 of 1 lesson").await?;
    visit.page_is_sound().await?;
    visit.no_small_targets().await?;
    visit.click_link("Start with the companies").await?;
    visit.css("#lesson-title").await?;
    visit.click("#lesson-steps-7").await?;
    visit.link_record("Choose a factor", "9. ").await?;
    visit.page_is_sound().await?;
    visit.no_small_targets().await?;
    visit.screenshot("lesson_narrow").await?;
    for page in [
        "#/sjalvskattning/glapp",
        "#/plan/naringsliv",
        "#/plan/prioriteringar/priority",
        "#/plan/steg/7",
    ] {
        visit.goto(page).await?;
        visit.css("main h1").await?;
        visit.no_horizontal_overflow().await?;
        visit.no_small_targets().await?;
    }
    visit.finish().await
}

// R622, R623
#[tokio::test]
async fn business_is_seen_by_segment_without_how_it_is_reached() -> Outcome {
    let visit = start("lessons_business", (Viewport::WIDE, "sv"), "#/plan/aktorer").await?;
    visit.click_link("Kontakten med näringslivet").await?;
    visit.hash_is("#/plan/naringsliv").await?;
    visit.counts(".business table", 2).await?;
    visit.sees("Hörda: 1 av 2").await?;
    visit.sees("Svetsare").await?;
    visit.sees("1 av 1 möte").await?;
    visit.sees("de är inte hörda").await?;
    visit.link("Branschråd").await?;
    visit.page_is_sound().await?;
    visit.sees_no("vd@bruket.example").await?;
    visit.screenshot("business").await?;
    // Where the browser refuses the clipboard, the list stands there to be copied by hand.
    visit
        .script("navigator.clipboard.writeText = () => Promise.reject()", vec![])
        .await?;
    visit.click("#copy-business").await?;
    let list = visit.value("#business-list").await?;
    let row = list.lines().find(|line| line.contains("Bruket")).ok_or("no row")?;
    assert!(
        row.contains("Praktikplatser\tSvetsare\t1 av 1 möte") && !list.contains("vd@bruket.example"),
        "{list}"
    );
    visit.click("#business-contact").await?;
    visit.sees("vd@bruket.example").await?;
    visit.page_is_sound().await?;
    visit.set_viewport(NARROW).await?;
    visit.no_horizontal_overflow().await?;
    visit.screenshot("business_narrow").await?;
    visit.set_viewport(Viewport::WIDE).await?;
    // What was shown is hidden again where the page is come to anew.
    visit.goto("#/plan/aktorer").await?;
    visit.click_link("Kontakten med näringslivet").await?;
    visit.counts(".business table", 2).await?;
    visit.set_print().await?;
    visit.prints_well().await?;
    visit.sees_no("vd@bruket.example").await?;
    visit.finish().await
}

// R625, R626, R627
#[tokio::test]
async fn a_neighbours_plan_is_named_on_the_priority_the_map_and_in_the_whole_plan() -> Outcome {
    let visit = start(
        "lessons_neighbours",
        (Viewport::WIDE, "sv"),
        "#/plan/prioriteringar/priority",
    )
    .await?;
    visit
        .sees("Prioriteringen märks i något storregionalt utan grannens plan")
        .await?;
    visit.click("#add-neighbour-plan").await?;
    visit.focus_is_at("#neighbour-plan-1-title").await?;
    visit.type_text("Kompetensplanen").await?;
    visit.sees("Grannregionens plan säger inte vad den betyder").await?;
    // The own region is no neighbour.
    let own =
        "return [...document.querySelectorAll('#neighbour-plan-1-county option')].some((one) => one.value === '04')";
    assert_eq!(visit.script(own, vec![]).await?, json!(false));
    visit.choose("Region", "Region Östergötland").await?;
    visit.write("#neighbour-plan-1-address", "javascript:alert(1)").await?;
    visit.sees("Adressen öppnas inte härifrån.").await?;
    visit.counts("#neighbour-plans a[target]", 0).await?;
    visit
        .write("#neighbour-plan-1-address", "https://region.example/plan")
        .await?;
    visit
        .css("#neighbour-plans a[href='https://region.example/plan']")
        .await?;
    visit.write("#neighbour-plan-1-text", "Branschråden delas.").await?;
    visit.sees_no("Grannregionens plan säger inte vad den betyder").await?;
    visit.page_is_sound().await?;
    visit.screenshot("neighbours").await?;

    // Linked from the map's end.
    visit.goto("#/strukturbild/node").await?;
    visit.link_record("Välj plan", "Kompetensplanen").await?;
    visit.link("Kompetensplanen").await?;
    let plans = visit.kept("neighbour_plan").await?;
    assert_eq!(plans[0]["elements"], json!(["node"]));
    assert_eq!(plans[0]["county"], "05");
    visit.no_axe_violations().await?;

    visit.goto("#/plan").await?;
    visit.click("#read-whole").await?;
    visit
        .sees("Kompetensplanen, Region Östergötland: Branschråden delas. https://region.example/plan")
        .await?;
    visit.reload().await?;
    visit.goto("#/plan/prioriteringar/priority").await?;
    visit.has_value("#neighbour-plan-1-text", "Branschråden delas.").await?;
    visit.set_viewport(NARROW).await?;
    visit.no_horizontal_overflow().await?;
    visit.screenshot("neighbours_narrow").await?;
    visit.finish().await
}
