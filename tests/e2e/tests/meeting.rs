//! A meeting on one screen: gone through by keys, remote, mouse and finger, with what is decided and said typed as one talks.

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit};
use serde_json::{Value, json};

/// Two priorities, of which the first has three actions: one late, with a milestone, money, a risk and a question.
fn work() -> Value {
    json!({
        "strategy": { "kind": "strategy", "name": "Vår strategi", "county": "04" },
        "kompetens": { "kind": "priority", "title": "Kompetens", "order": "a0", "status": "adopted", "text": "För att fler ska läsa vidare." },
        "boende": { "kind": "priority", "title": "Boende", "order": "a1" },
        "kommunen": { "kind": "actor", "name": "Flens kommun", "contact": "hemlig@flen.example", "order": "a0" },
        "larcentrum": {
            "kind": "action", "title": "Lärcentrum", "order": "a0", "status": "ongoing", "start": "2025-01-01", "end": "2099-12-31",
            "priorities": ["kompetens"], "owner": "kommunen", "cost": 500000,
        },
        "branschrad": {
            "kind": "action", "title": "Branschråd", "order": "a1", "status": "ongoing", "end": "2020-12-31", "priorities": ["kompetens"],
        },
        "laddplatser": { "kind": "action", "title": "Laddplatser", "order": "a2", "status": "proposed", "priorities": ["kompetens"] },
        "avtal": { "kind": "milestone", "action": "larcentrum", "title": "Avtal", "due": "2025-03-01", "done": "2025-02-20", "order": "a0" },
        "lokal": { "kind": "milestone", "action": "larcentrum", "title": "Lokal", "due": "2099-01-01", "order": "a1" },
        "bidrag": { "kind": "funding", "action": "larcentrum", "source": "EU", "granted": 200000, "order": "a0" },
        "risken": { "kind": "risk", "action": "larcentrum", "title": "Läraren slutar", "likelihood": "high", "order": "a0" },
        "studerande": {
            "kind": "target", "action": "larcentrum", "title": "Studerande", "order": "a0", "unit": "personer", "direction": "increase",
            "baseline": 100, "baseline_year": 2024, "value": 200, "year": 2100,
        },
        "fragan": { "kind": "comment", "of": "larcentrum", "text": "Vem äger lokalen?", "discuss": true, "order": "a0", "date": "2026-01-07" },
        "anteckning": { "kind": "comment", "of": "larcentrum", "text": "Bara för oss.", "order": "a1", "date": "2026-01-07" },
    })
}

async fn open_with(name: &str, setup: Setup<'_>, records: Value) -> Outcome<Visit> {
    let visit = Visit::with_records(name, setup, "motet", records).await?;
    visit.is_saved().await?;
    Ok(visit)
}

async fn open(name: &str, viewport: Viewport) -> Outcome<Visit> {
    let setup = Setup {
        viewport,
        ..Setup::default()
    };
    open_with(name, setup, work()).await
}

async fn page_is_sound(visit: &Visit) -> Outcome {
    visit.words_are_whole().await?;
    visit.page_is_sound().await
}

async fn is_at(visit: &Visit, hash: &str, heading: &str) -> Outcome {
    visit.hash_is(hash).await?;
    visit.heading(heading).await.map(drop)
}

// R460, R461
#[tokio::test]
async fn a_meeting_is_gone_through_by_keys_alone_and_a_reload_keeps_its_place() -> Outcome {
    let visit = open("meeting_keys", Viewport::WIDE).await?;
    visit.goto("#/plan/prioriteringar").await?;
    visit.css("nav.tabs").await?;
    visit.walk_to("Tab", "nav.tabs a[href='#/plan/mote']").await?;
    visit.press("Enter").await?;
    visit.heading("Möte").await?;
    page_is_sound(&visit).await?;
    visit.walk_to("Tab", "a[href='#/plan/mote/insatser']").await?;
    visit.press("Enter").await?;
    visit.counts(".record-list > li", 3).await?;
    visit.walk_to("Tab", "#begin-meeting").await?;
    visit.press("Enter").await?;
    is_at(&visit, "#/plan/mote/insatser/larcentrum", "Lärcentrum").await?;
    visit.focus_is_at("#meeting-heading").await?;
    visit.sees("1 av 3").await?;
    let title = "return document.title.startsWith('Lärcentrum – Möte – Vår strategi')";
    visit.until("the title", title, vec![]).await?;
    // A presenter's remote sends the page keys.
    visit.press("PageDown").await?;
    is_at(&visit, "#/plan/mote/insatser/branschrad", "Branschråd").await?;
    visit.press("Right").await?;
    is_at(&visit, "#/plan/mote/insatser/laddplatser", "Laddplatser").await?;
    visit.press("Home").await?;
    is_at(&visit, "#/plan/mote/insatser/larcentrum", "Lärcentrum").await?;
    visit.press("End").await?;
    visit.sees("3 av 3").await?;
    visit.press("PageUp").await?;
    visit.sees("2 av 3").await?;
    visit.reload().await?;
    is_at(&visit, "#/plan/mote/insatser/branschrad", "Branschråd").await?;
    visit.press("Left").await?;
    visit.sees("1 av 3").await?;
    // A key that is held steps once, and Alt with an arrow is the browser's.
    let held = "for (let n = 0; n < 5; n += 1) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', repeat: true, bubbles: true, cancelable: true }))";
    visit.script(held, vec![]).await?;
    visit.frame().await?;
    visit.sees("1 av 3").await?;
    visit.press("o").await?;
    visit.hash_is("#/plan/insatser/larcentrum").await?;
    visit.click("#back-to-meeting").await?;
    is_at(&visit, "#/plan/mote/insatser/larcentrum", "Lärcentrum").await?;
    // After the last come the minutes, and before the first the list, where the last item has the keyboard.
    visit.press("End Right").await?;
    visit.hash_is("#/plan/mote/anteckningar").await?;
    visit.sees("Inget är beslutat eller sagt den dagen.").await?;
    visit.press("Right Left").await?;
    visit.hash_is("#/plan/mote/insatser/laddplatser").await?;
    visit.press("l").await?;
    visit.hash_is("#/plan/mote/insatser").await?;
    visit.focus_is_at("#item-laddplatser").await?;
    visit.finish().await
}

// R459, R463
#[tokio::test]
async fn what_is_said_is_typed_as_one_talks_each_as_one_step() -> Outcome {
    let visit = open("meeting_typing", Viewport(1440, 900)).await?;
    visit.goto("#/plan/mote/prioriteringar/kompetens").await?;
    visit.heading("Kompetens").await?;
    visit.press("k").await?;
    visit.focus_is_at("#meeting-words").await?;
    visit.has_value("#meeting-words", "").await?;
    // What is nothing is not saved, and letters are letters here.
    visit.press("Space Enter").await?;
    visit.press("Control+a").await?;
    visit.type_text("blkosaf är bra").await?;
    visit.hash_is("#/plan/mote/prioriteringar/kompetens").await?;
    visit.press("Enter Enter").await?;
    visit.focus_is_at("#meeting-words").await?;
    visit.has_value("#meeting-words", "").await?;
    visit.type_text("Två till har hört av sig.").await?;
    visit.press("Enter").await?;
    visit.counts("#meeting-said > li", 2).await?;
    visit.press("Tab Shift+Tab").await?;
    visit.focus_is_at("#meeting-words").await?;
    // In an empty field a step back is the document's.
    visit.press("Control+z").await?;
    visit.counts("#meeting-said > li", 1).await?;
    visit.press("Control+Shift+z").await?;
    visit.counts("#meeting-said > li", 2).await?;
    let comments = visit.kept("comment").await?;
    let said = comments.iter().filter(|one| one["of"] == "kompetens");
    assert_eq!(said.filter(|one| one["closed"].is_null()).count(), 2);
    // A decision is a comment that is closed as it is made.
    visit.click("#meeting-heading").await?;
    visit.press("b").await?;
    visit.focus_is_at("#meeting-words").await?;
    visit.type_text("Vi fortsätter till 2028.").await?;
    visit.write("#meeting-decider", "Nämnden").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#meeting-words").await?;
    visit.sees("Beslut Vi fortsätter till 2028.").await?;
    visit.press("Escape").await?;
    visit.focus_is_at("#meeting-heading").await?;
    let comments = visit.kept("comment").await?;
    let decided = comments.iter().find(|one| one["outcome"] == "Vi fortsätter till 2028.");
    let decided = decided.ok_or("no decision")?;
    assert_eq!((&decided["by"], &decided["text"]), (&json!("Nämnden"), &Value::Null));
    assert!(decided["closed"].is_string() && decided["closed"] == decided["date"]);
    page_is_sound(&visit).await?;
    // What is half written stays with its item, over steps and a reload, and the minutes tell of it.
    visit.press("k").await?;
    visit.click("#meeting-words").await?;
    visit.press("Control+a").await?;
    visit.type_text("Halvt").await?;
    visit.press("PageDown").await?;
    is_at(&visit, "#/plan/mote/prioriteringar/boende", "Boende").await?;
    visit.focus_is_at("#meeting-words").await?;
    visit.has_value("#meeting-words", "").await?;
    visit.reload().await?;
    visit.click("#meeting-minutes").await?;
    visit.sees("Det här är skrivet men inte sparat:").await?;
    visit.click("#meeting-drafts a").await?;
    visit.has_value("#meeting-words", "Halvt").await?;
    visit.goto("#/historik").await?;
    visit.sees("Lade till kommentaren").await?;
    visit.finish().await
}

// R457, R462, R465
#[tokio::test]
async fn what_is_to_be_discussed_is_closed_with_what_came_of_it_and_stays_in_its_place() -> Outcome {
    let visit = open("meeting_discuss", Viewport(1440, 900)).await?;
    visit.goto("#/plan/forandringar").await?;
    visit.click_link("Ta upp på möte").await?;
    visit.hash_is("#/plan/mote/diskutera").await?;
    visit.click("#begin-meeting").await?;
    is_at(&visit, "#/plan/mote/diskutera/larcentrum", "Lärcentrum").await?;
    for told in [
        "Vem äger lokalen?",
        "Flens kommun",
        "Kostar 500 000 kr · Beviljat: 200 000 kr · Saknas: 300 000 kr",
        "Avtal, 20 feb 2025",
        "Lokal, 1 jan 2099",
        "Studerande",
        "Ej mätt",
        "Kompetens",
    ] {
        visit.sees(told).await?;
    }
    visit.sees_no("Bara för oss.").await?;
    visit.write("#comment-1-outcome", "Kommunen.").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#meeting-words").await?;
    visit.sees("Beslut Kommunen.").await?;
    visit.sees("1 av 1").await?;
    visit.click("#meeting-list").await?;
    visit.sees("Behandlad").await?;
    visit.click("#item-larcentrum").await?;
    visit.sees("1 av 1").await?;
    visit.click("#meeting-minutes").await?;
    visit.sees("Vem äger lokalen? Beslut: Kommunen.").await?;
    visit.finish().await
}

// R464
#[tokio::test]
async fn a_status_is_changed_with_its_reason_as_one_step_that_is_noted() -> Outcome {
    let visit = open("meeting_status", Viewport(1440, 900)).await?;
    visit.goto("#/plan/mote/insatser.kompetens/branschrad").await?;
    visit.heading("Branschråd").await?;
    visit.sees("Den skulle ha varit klar 31 dec 2020.").await?;
    visit.press("s").await?;
    visit.focus_is_at("#meeting-status").await?;
    visit.choose("Hur går det?", "Avbruten").await?;
    visit.click("#meeting-judge").await?;
    visit.sees("Skriv varför ni bedömer det så.").await?;
    visit.focus_is_at("#meeting-judged-reason").await?;
    page_is_sound(&visit).await?;
    visit.type_text("Företagen drog sig ur.").await?;
    visit.press("Enter").await?;
    visit.sees("Beslut Bedömning: avbruten. Företagen drog sig ur.").await?;
    visit.sees("Bedömt av er.").await?;
    let action = visit.kept("action").await?;
    let action = action
        .iter()
        .find(|one| one["title"] == "Branschråd")
        .ok_or("no action")?;
    assert_eq!(action["progress"], json!("cancelled"));
    visit.click("#meeting-heading").await?;
    visit.press("Control+z").await?;
    visit.sees_no("Företagen drog sig ur.").await?;
    assert!(!visit.kept("comment").await?.iter().any(|one| one["of"] == "branschrad"));
    visit.has_value("#meeting-judged", "by_rule").await?;
    visit.finish().await
}

// R464, R531
#[tokio::test]
async fn nothing_is_decided_at_a_meeting_that_lacks_what_a_decision_needs() -> Outcome {
    let visit = open("meeting_held", Viewport(1440, 900)).await?;
    visit.goto("#/plan/mote/insatser.kompetens/laddplatser").await?;
    visit.heading("Laddplatser").await?;
    visit.press("s").await?;
    visit.choose("Läge", "Beslutad").await?;
    visit.click("#meeting-judge").await?;
    visit.sees("Kan inte beslutas än. Det saknas: ").await?;
    visit.focus_is_at("#meeting-status").await?;
    page_is_sound(&visit).await?;
    assert!(visit.kept("action").await?.iter().all(|one| one["status"] != "decided"));
    visit.finish().await
}

// R465, R466
#[tokio::test]
async fn a_screen_shows_what_is_late_first_and_no_risks_or_contacts_unless_they_are_asked_for() -> Outcome {
    let visit = open("meeting_private", Viewport(1920, 1080)).await?;
    visit.goto("#/plan/mote/prioriteringar/kompetens").await?;
    visit.sees("För att fler ska läsa vidare.").await?;
    visit.sees("3 insatser, 1 försenad").await?;
    let first = visit
        .script("return document.querySelector('.meeting-row').innerText", vec![])
        .await?;
    assert!(first.as_str().unwrap_or_default().starts_with("Branschråd"), "{first}");
    page_is_sound(&visit).await?;
    visit.click_link("Lärcentrum").await?;
    visit.hash_is("#/plan/mote/insatser.kompetens/larcentrum").await?;
    visit.heading("Lärcentrum").await?;
    visit.sees_no("Läraren slutar").await?;
    visit.sees_no("hemlig@flen.example").await?;
    visit.goto("#/plan/mote/insatser").await?;
    visit.click("#meeting-risks").await?;
    visit.click("#item-larcentrum").await?;
    visit
        .sees("Läraren slutar (sannolikhet: stor, konsekvens: inte angiven)")
        .await?;
    visit.sees_no("hemlig@flen.example").await?;
    // It is chosen anew each time.
    visit.reload().await?;
    visit.heading("Lärcentrum").await?;
    visit.sees_no("Läraren slutar").await?;
    visit.finish().await
}

// R467
#[tokio::test]
async fn the_minutes_are_printed_copied_and_kept_out_of_what_is_published() -> Outcome {
    let visit = open("meeting_minutes", Viewport::WIDE).await?;
    visit.goto("#/plan/mote/prioriteringar/kompetens").await?;
    visit.press("b").await?;
    visit.type_text("Vi fortsätter.").await?;
    visit.press("Enter").await?;
    visit.counts("#meeting-said > li", 1).await?;
    visit.click("#meeting-minutes").await?;
    visit.sees("Beslut: Vi fortsätter.").await?;
    visit
        .script("navigator.clipboard.writeText = () => Promise.reject()", vec![])
        .await?;
    visit.click("#copy-minutes").await?;
    let copied = visit
        .until(
            "the text",
            "return document.querySelector('#minutes-by-hand')?.value",
            vec![],
        )
        .await?;
    let copied = copied.as_str().unwrap_or_default();
    assert!(copied.starts_with("Vår strategi\nAnteckningar "), "{copied}");
    assert!(
        copied.ends_with("\n\nKompetens\n- Beslut: Vi fortsätter.\n"),
        "{copied}"
    );
    page_is_sound(&visit).await?;
    visit.set_print().await?;
    visit.prints_well().await?;
    visit.set_scheme(Scheme::Light).await?;
    visit.pick_date("#meeting-day", "2026-01-07").await?;
    visit.hash_is("#/plan/mote/anteckningar/2026-01-07").await?;
    visit.sees("Vem äger lokalen? (Att diskutera.)").await?;
    // What was said is for those who work in the document.
    visit.goto("#/dela/publicera").await?;
    visit.sees("Kommentarer").await?;
    let published = "return document.querySelector('.publish-paper')?.shadowRoot?.textContent ?? ''";
    let published = visit.until("the copy", published, vec![]).await?;
    let published = published.as_str().unwrap_or_default();
    assert!(
        published.contains("Kompetens") && !published.contains("Vi fortsätter."),
        "{published}"
    );
    visit.finish().await
}

// R461, R468
#[tokio::test]
async fn a_finger_turns_the_page_on_a_phone_in_english_in_the_dark() -> Outcome {
    let setup = Setup {
        viewport: Viewport::NARROW,
        scheme: Scheme::Dark,
        ..Setup::default()
    };
    let visit = open_with("meeting_phone", setup, work()).await?;
    visit.goto("#/plan/mote/insatser/larcentrum").await?;
    visit.heading("Lärcentrum").await?;
    visit.click_button("Byt språk: English").await?;
    visit.sees("1 of 3").await?;
    page_is_sound(&visit).await?;
    let swipe = "const [from, to] = arguments;
        const at = document.querySelector('.meeting-screen');
        const event = (kind, x) => at.dispatchEvent(new PointerEvent(kind, { pointerId: 7, pointerType: 'touch', isPrimary: true, clientX: x, clientY: 300, bubbles: true }));
        event('pointerdown', from);
        event('pointerup', to)";
    visit.script(swipe, vec![json!(300), json!(90)]).await?;
    visit.sees("2 of 3").await?;
    visit.script(swipe, vec![json!(90), json!(120)]).await?;
    visit.frame().await?;
    visit.sees("2 of 3").await?;
    visit.script(swipe, vec![json!(90), json!(300)]).await?;
    visit.sees("1 of 3").await?;
    visit.click("#meeting-discuss").await?;
    visit.write("#meeting-words", "Who pays?").await?;
    visit.click("#meeting-save").await?;
    visit.sees("Who pays?").await?;
    visit.counts(".meeting-open .own-part", 2).await?;
    page_is_sound(&visit).await?;
    visit.set_forced_colours().await?;
    visit.no_horizontal_overflow().await?;
    visit.finish().await
}

// R461
#[tokio::test]
async fn the_whole_screen_is_taken_where_the_browser_gives_it_and_the_keys_go_on() -> Outcome {
    let visit = open("meeting_screen", Viewport::WIDE).await?;
    visit.goto("#/plan/mote/insatser/larcentrum").await?;
    visit.click("#meeting-screen").await?;
    visit
        .until("the whole screen", "return !!document.fullscreenElement", vec![])
        .await?;
    visit.sees("Lämna hela skärmen").await?;
    let is_hidden = "return !document.querySelector('.app-header').checkVisibility()";
    visit.until("the header gone", is_hidden, vec![]).await?;
    visit.press("Right").await?;
    visit.sees("2 av 3").await?;
    visit.press("f").await?;
    visit
        .until("the window", "return !document.fullscreenElement", vec![])
        .await?;
    visit.sees("Hela skärmen").await?;
    visit.finish().await?;
    // On a phone whose browser gives it to no page there is no button.
    let setup = Setup {
        before: Some("Object.defineProperty(Document.prototype, 'fullscreenEnabled', { get: () => false })"),
        ..Setup::default()
    };
    let other = open_with("meeting_no_screen", setup, work()).await?;
    other.goto("#/plan/mote/insatser/larcentrum").await?;
    other.heading("Lärcentrum").await?;
    other.counts("#meeting-screen", 0).await?;
    other.finish().await
}

// R469
#[tokio::test]
async fn of_thousands_of_actions_one_is_on_the_screen() -> Outcome {
    let mut records = work();
    for n in 0..5_000 {
        records[format!("i{n}")] = json!({
            "kind": "action", "title": format!("Insats {n}"), "status": "ongoing", "priorities": ["kompetens"], "order": format!("b{n:04}1"),
        });
    }
    let visit = open_with("meeting_many", Setup::default(), records).await?;
    visit.goto("#/plan/mote/insatser").await?;
    visit.heading("Möte").await?;
    let drawn = visit.all(".record-list > li").await?.len();
    assert!(drawn <= 60, "{drawn}");
    visit.goto("#/plan/mote/insatser/larcentrum").await?;
    visit.sees("1 av 5003").await?;
    visit.press("End").await?;
    visit.sees("5003 av 5003").await?;
    visit.heading("Insats 4999").await?;
    visit.press("Left").await?;
    visit.sees("5002 av 5003").await?;
    visit.goto("#/plan/mote/prioriteringar/kompetens").await?;
    visit.sees("5003 insatser, 1 försenad").await?;
    let drawn = visit.all(".meeting-row").await?.len();
    assert!(drawn <= 8, "{drawn}");
    visit.finish().await
}
