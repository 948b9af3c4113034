//! Journey 4 of the domain, from an empty document and by keyboard alone: from a priority by way of the deep analysis to a decided action plan,
//! in which nothing is decided without owner, time, a goal that can be measured and a way to follow it up.

use std::fs;

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

const PLAN_COPY: &str = "Regional-utveckling-Region-Sörmland.html";

/// Goes to a date field and types a day in it, in the order in which the browser asks for it.
async fn type_day(visit: &Visit, selector: &str, [year, month, day]: [&str; 3]) -> Outcome {
    visit.walk_to("Tab", selector).await?;
    for typed in [[month, day, year].concat(), [day, month, year].concat()] {
        visit.type_text(&typed).await?;
        if visit.value(selector).await? == [year, month, day].join("-") {
            return Ok(());
        }
    }
    visit.type_text(year).await?;
    visit.press("Right").await?;
    visit.type_text(&[month, day].concat()).await?;
    visit.has_value(selector, &[year, month, day].join("-")).await
}

/// The one record of a kind that has this name.
async fn kept(visit: &Visit, kind: &str, name: &str) -> Outcome<Value> {
    let document = visit.stored_document().await?;
    let found = records(&document, kind).into_iter();
    let mut found = found.filter(|(_, one)| one["title"] == name || one["name"] == name);
    match (found.next(), found.next()) {
        (Some((_, one)), None) => Ok(one.clone()),
        (one, _) => Err(format!("{} of the {kind} {name}", one.map_or(0, |_| 2)).into()),
    }
}

// R530, R531, R532, R533
#[tokio::test]
async fn an_action_plan_is_decided_by_keyboard_alone_and_never_without_what_a_decision_needs() -> Outcome {
    let desk = Setup {
        viewport: Viewport(1440, 900),
        ..Setup::default()
    };
    let visit = Visit::start("journey_4", desk).await?;
    visit.walk_and_press("Tab", "a[href='#/ny/04']").await?;
    visit.hash_is("#/oversikt").await?;
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    from_priority_to_plan(&visit).await?;
    the_first_action_is_decided_when_it_is_whole(&visit).await?;

    let before = visit.stored_document().await?;
    visit.reload().await?;
    assert_eq!(visit.stored_document().await?, before);

    the_second_is_decided_all_the_same_with_a_note(&visit).await?;
    the_plan_is_decided(&visit).await?;
    the_table_holds_back_too(&visit).await?;
    nothing_is_decided_without(&visit.stored_document().await?);
    it_is_printed_and_published(&visit).await?;
    out_and_in_again(&visit).await
}

async fn from_priority_to_plan(visit: &Visit) -> Outcome {
    visit
        .walk_and_press("Tab", ".tabs a[href='#/plan/prioriteringar']")
        .await?;
    visit.walk_and_press("Tab", "#add-priority").await?;
    visit.focus_is_at("#priority-title").await?;
    visit.type_text("Fler i arbete efter utbildning").await?;
    visit
        .walk_and_type("#priority-evidence", "Nulägesanalysen och dialogen i våras")
        .await?;
    // The deep analysis.
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    visit.walk_and_press("Tab", "main a[href='#/plan/steg/5']").await?;
    visit
        .walk_and_type("#step-text", "Vägen från utbildning till arbete är för lång i väster.")
        .await?;
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    visit
        .walk_and_press("Tab", ".tabs a[href='#/plan/handlingsplaner']")
        .await?;
    visit.walk_and_press("Tab", "#add-action-plan").await?;
    visit.focus_is_at("#action-plan-title").await?;
    visit.type_text("Kompetens 2027–2029").await?;
    type_day(visit, "#action-plan-start", ["2027", "01", "01"]).await?;
    type_day(visit, "#action-plan-end", ["2029", "12", "31"]).await?;
    visit.walk_and_press("Tab", "#add-action").await?;
    visit.focus_is_at("#action-title").await?;
    visit.type_text("Samlad introduktion").await
}

async fn the_first_action_is_decided_when_it_is_whole(visit: &Visit) -> Outcome {
    // Asked for too early, it is not decided, and what is missing is said with a way to each.
    visit.walk_to("Tab", "#action-status").await?;
    visit.press("Down").await?;
    visit.sees("Insatsen är inte beslutad än").await?;
    visit.counts("#action-status-lacks li a", 4).await?;
    assert_ne!(kept(visit, "action", "Samlad introduktion").await?["status"], "decided");
    visit.no_axe_violations().await?;
    visit.screenshot("journey-4-held").await?;

    visit
        .walk_and_press("Tab", "#action-status-lacks li:nth-child(1) a")
        .await?;
    visit.focus_is_at("#action-owner").await?;
    // An owner outside the region.
    visit.type_text("Mälardalens universitet").await?;
    visit.walk_and_press("Tab", "#add-owner").await?;
    visit.focus_is_at("#action-owner").await?;
    visit.counts("#action-status-lacks li a", 3).await?;
    visit
        .walk_and_press("Tab", "#action-status-lacks li:nth-child(1) a")
        .await?;
    visit.focus_is_at("#action-start").await?;
    type_day(visit, "#action-start", ["2027", "01", "11"]).await?;
    type_day(visit, "#action-end", ["2028", "12", "15"]).await?;
    visit
        .walk_and_press("Tab", "#action-status-lacks li:nth-child(1) a")
        .await?;
    visit.focus_is_at("#add-target").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#target-1-title").await?;
    visit.type_text("Andel i arbete efter två år").await?;
    visit.counts("#action-status-lacks li a", 4).await?;
    visit.walk_to("Tab", "#target-1-direction").await?;
    visit.press("Down").await?;
    for (field, text) in [
        ("baseline", "41,5"),
        ("baseline-year", "2026"),
        ("value", "50"),
        ("year", "2028"),
        ("unit", "procent"),
    ] {
        visit.walk_and_type(&format!("#target-1-{field}"), text).await?;
    }
    // How it is followed up is folded away, and unfolds for whoever is led there.
    visit.walk_and_press("Shift+Tab", "#action-status-lacks li a").await?;
    visit.focus_is_at("#target-1-method").await?;
    visit.type_text("Enkät varje höst").await?;
    visit.walk_to("Tab", "#target-1-by-sex").await?;
    visit.press("Down").await?;
    visit.sees("Nu finns allt som ett beslut behöver.").await?;
    assert_ne!(kept(visit, "action", "Samlad introduktion").await?["status"], "decided");
    visit.walk_and_press("Shift+Tab", "#action-status-lacks button").await?;
    visit.focus_is_at("#action-status").await?;
    visit.has_value("#action-status", "decided").await?;
    visit.counts("#action-status-lacks", 0).await?;
    assert_eq!(kept(visit, "action", "Samlad introduktion").await?["status"], "decided");
    // One step back and again.
    visit.press("Control+z").await?;
    visit.has_value("#action-status", "proposed").await?;
    visit.press("Control+Shift+z").await?;
    visit.has_value("#action-status", "decided").await?;
    // To the priority that it serves: chosen from the list and linked.
    visit.walk_to("Tab", "#action-priorities select").await?;
    visit.press("Down Tab Enter").await?;
    visit.counts("#action-priorities .link-chip", 1).await?;
    // Something private, which no copy may say.
    visit.walk_and_press("Tab", "#add-comment").await?;
    visit.type_text("Universitetet tvekar ännu").await?;
    visit.is_saved().await
}

async fn the_second_is_decided_all_the_same_with_a_note(visit: &Visit) -> Outcome {
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    visit
        .walk_and_press("Tab", ".tabs a[href='#/plan/handlingsplaner']")
        .await?;
    visit.walk_and_press("Tab", "main .record-list a").await?;
    visit.walk_and_press("Tab", "#add-action").await?;
    visit.type_text("Branschråd i varje kommun").await?;
    visit.walk_to("Tab", "#action-status").await?;
    visit.press("Down").await?;
    visit.sees("Insatsen är inte beslutad än").await?;
    // Without a reason it goes no further.
    visit
        .walk_and_press("Tab", "#action-status-lacks button[type='submit']")
        .await?;
    visit.sees("Skriv ett skäl, så att nästa läsare förstår.").await?;
    visit.focus_is_at("#action-status-lacks input").await?;
    visit.no_axe_violations().await?;
    visit
        .type_text("Nämnden tog det i förväg, ansvarig utses i mars")
        .await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#action-status").await?;
    visit.has_value("#action-status", "decided").await?;
    visit
        .sees("Beslutad utan allt som ett beslut behöver: Nämnden tog det i förväg, ansvarig utses i mars")
        .await?;
    let document = visit.stored_document().await?;
    let notes = records(&document, "set_aside");
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].1["check"], "I411");
    // The decision and its note are one step.
    visit.press("Control+z").await?;
    visit.has_value("#action-status", "proposed").await?;
    let document = visit.stored_document().await?;
    assert!(records(&document, "set_aside").is_empty());
    visit.press("Control+Shift+z").await?;
    visit.has_value("#action-status", "decided").await
}

async fn the_plan_is_decided(visit: &Visit) -> Outcome {
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    visit
        .walk_and_press("Tab", ".tabs a[href='#/plan/handlingsplaner']")
        .await?;
    visit.walk_and_press("Tab", "main .record-list a").await?;
    // A third, that lacks everything.
    visit.walk_and_press("Tab", "#add-action").await?;
    visit.type_text("Lärcentrum i väster").await?;
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    visit
        .walk_and_press("Tab", ".tabs a[href='#/plan/handlingsplaner']")
        .await?;
    visit.walk_and_press("Tab", "main .record-list a").await?;
    visit.walk_to("Tab", "#action-plan-state").await?;
    visit.press("Down").await?;
    visit.sees("Planen är inte beslutad än").await?;
    visit.counts("#action-plan-state-lacks li", 1).await?;
    assert_ne!(
        kept(visit, "action_plan", "Kompetens 2027–2029").await?["state"],
        "decided"
    );
    visit.no_axe_violations().await?;
    visit.screenshot("journey-4-plan-held").await?;
    visit.walk_and_press("Tab", "#action-plan-state-lacks li a").await?;
    visit.has_value("#action-title", "Lärcentrum i väster").await?;
    visit.walk_and_press("Tab", "#remove-action").await?;
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    visit
        .walk_and_press("Tab", ".tabs a[href='#/plan/handlingsplaner']")
        .await?;
    visit.walk_and_press("Tab", "main .record-list a").await?;
    visit.walk_to("Tab", "#action-plan-state").await?;
    visit.press("Down").await?;
    visit.has_value("#action-plan-state", "decided").await?;
    visit
        .walk_and_type("#action-plan-decision", "Regionala utvecklingsnämnden, § 45")
        .await?;
    type_day(visit, "#action-plan-decided", ["2026", "12", "10"]).await?;
    assert_eq!(
        kept(visit, "action_plan", "Kompetens 2027–2029").await?["state"],
        "decided"
    );
    Ok(())
}

/// In the table of all actions no cell says decided either, before there is what it needs.
async fn the_table_holds_back_too(visit: &Visit) -> Outcome {
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    visit.walk_and_press("Tab", ".tabs a[href='#/plan/insatser']").await?;
    visit.walk_and_press("Tab", "#add-action").await?;
    visit.type_text("Utan allt").await?;
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    visit.walk_and_press("Tab", ".tabs a[href='#/plan/insatser']").await?;
    visit.walk_to("Tab", "input[name='actions-view']").await?;
    visit.press("Right").await?;
    visit.walk_to("Tab", "#action-grid").await?;
    visit.press("Control+End Home Right Right").await?;
    visit.type_text("Beslutad").await?;
    visit.press("Enter").await?;
    visit
        .sees("Kan inte beslutas än. Det saknas: ansvarig, första dag, sista dag, ett mål.")
        .await?;
    visit.press("Escape").await?;
    assert_ne!(kept(visit, "action", "Utan allt").await?["status"], "decided");
    visit.screenshot("journey-4-table").await?;
    // The action and its name are taken back.
    visit.press("Control+z Control+z").await?;
    visit.counts(".grid-body > .grid-row:not([hidden])", 2).await?;
    visit.is_saved().await
}

/// The success criterion, over all that the document holds.
fn nothing_is_decided_without(document: &Value) {
    let noted: Vec<_> = records(document, "set_aside")
        .into_iter()
        .map(|(_, note)| note["place"].clone())
        .collect();
    let mut decided = 0;
    for (id, action) in records(document, "action") {
        if action["status"] != "decided" || noted.contains(&json!(id)) {
            continue;
        }
        decided += 1;
        assert!(
            action["owner"].is_string() && action["start"].is_string() && action["end"].is_string(),
            "{action}"
        );
        let targets = records(document, "target");
        let measured = targets.iter().any(|(_, target)| {
            target["action"] == json!(id)
                && ["baseline", "value", "year"]
                    .iter()
                    .all(|field| target[*field].is_number())
                && target["method"].is_string()
        });
        assert!(measured, "{action}");
        let owner = &document["records"][action["owner"].as_str().unwrap_or_default()];
        assert_eq!(owner["name"], "Mälardalens universitet");
    }
    assert_eq!(decided, 1);
    assert_eq!(noted.len(), 1);
}

async fn it_is_printed_and_published(visit: &Visit) -> Outcome {
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    visit
        .walk_and_press("Tab", ".tabs a[href='#/plan/handlingsplaner']")
        .await?;
    visit.walk_and_press("Tab", "main .record-list a").await?;
    visit.css("#action-plan-state").await?;
    visit.set_print().await?;
    visit.prints_well().await?;
    visit.sees("Samlad introduktion").await?;
    assert!((1..=3).contains(&visit.printed_pages("journey-4-plan").await?));
    visit.set_scheme(Scheme::Light).await?;

    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/dela']").await?;
    visit.walk_and_press("Tab", "main a[href='#/dela/publicera']").await?;
    visit.css("#publish-save:not([disabled])").await?;
    visit.previews("Samlad introduktion").await?;
    visit.walk_and_press("Tab", "#publish-save").await?;
    let file = visit.downloaded(PLAN_COPY).await?;
    let written = fs::read_to_string(&file)?;
    assert!(!written.contains("Universitetet tvekar"), "a comment is in the copy");
    visit.no_request_left().await?;
    visit.open_copy(&file).await?;
    for text in [
        "Fler i arbete efter utbildning",
        "Kompetens 2027–2029",
        "Regionala utvecklingsnämnden, § 45",
        "Mälardalens universitet",
        "Andel i arbete efter två år",
    ] {
        visit.sees(text).await?;
    }
    visit.copy_reads_well("journey-4-copy").await?;
    let pages = visit.printed_pages("journey-4-copy").await?;
    assert!((1..=5).contains(&pages), "{pages} pages");
    visit.client().back().await?;
    visit.app_is_up().await
}

async fn out_and_in_again(visit: &Visit) -> Outcome {
    let file = visit.save_as_file().await?;
    visit.forget_everything().await?;
    let given = visit.file("planen.samspel.json", &file)?;
    visit.upload("#open-file", &given).await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(visit.save_as_file().await?, file);
    visit.no_console_errors().await
}
