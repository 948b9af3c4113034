//! What is late and what is due next: seen by time and by owner, dealt with where it stands or where it leads to, and taken along as a calendar.

use samspel::domain::values::date::Date;
use samspel::format::envelope;
use samspel_e2e::{Outcome, Setup, Viewport, Visit};
use serde_json::{Value, json};

/// A day so many days from today, as the browser sees it.
async fn today(visit: &Visit) -> Outcome<Date> {
    let script = "const now = new Date();
        return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')";
    let today = visit.script(script, vec![]).await?;
    Date::parse(today.as_str().unwrap_or_default()).ok_or_else(|| "no day".into())
}

async fn open(visit: &Visit, records: Value) -> Outcome {
    let document = json!({ "format": "samspel", "version": 2, "document": "vantar000001", "records": records });
    let document = envelope::read(document.to_string().as_bytes()).map_err(|error| format!("{error:?}"))?;
    visit.open_document(&document).await?;
    // It would lie over what is below it.
    visit.click(".toast button").await?;
    visit.goto("#/plan/pa-gang").await?;
    visit.css("#filter-result").await?;
    Ok(())
}

/// A plan with an action of Anna's, two milestones and a target that Bo measures, and an action that nobody answers for.
async fn with_due(name: &str, viewport: Viewport) -> Outcome<(Visit, Date)> {
    let setup = Setup {
        viewport,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    let today = today(&visit).await?;
    let day = |days: i32| today.later(days).to_string();
    let records = json!({
        "strategy": { "kind": "strategy", "name": "Det egna", "county": "04" },
        "anna": { "kind": "actor", "name": "Anna Ek", "order": "a0" },
        "bo": { "kind": "actor", "name": "Bo, analys", "order": "a1" },
        "p": {
            "kind": "action_plan", "title": "Handlingsplan", "state": "decided", "decision": "§ 1", "decided": day(-400),
            "start": day(-300), "end": day(300), "review": day(12), "owner": "bo",
        },
        "lar": {
            "kind": "action", "title": "Bygg lärcentrum", "order": "a0", "plan": "p", "status": "ongoing", "owner": "anna",
            "start": day(-60), "end": day(200),
        },
        "rad": { "kind": "action", "title": "Branschråd", "order": "a1", "plan": "p", "status": "proposed", "start": day(-2) },
        "avtal": { "kind": "milestone", "action": "lar", "title": "Avtal, bygglov; klart 🙂", "order": "a0", "due": day(-3) },
        "lokal": { "kind": "milestone", "action": "lar", "title": "Lokal hyrd", "order": "a1", "due": day(0) },
        "langt": { "kind": "milestone", "action": "lar", "title": "Invigning", "order": "a2", "due": day(60) },
        "studerande": {
            "kind": "target", "action": "lar", "title": "Studerande", "unit": "personer", "measured_by": "bo", "interval": "year",
            "next_measurement": day(8),
        },
    });
    open(&visit, records).await?;
    Ok((visit, today))
}

/// A field of a record as it is saved.
async fn saved(visit: &Visit, id: &str, field: &str) -> Outcome<String> {
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    Ok(document["records"][id][field].as_str().unwrap_or_default().into())
}

const ROWS: &str = "main .record-list > li";
const AGREED: &str = "button[aria-label^='Klart i dag: Delmål: Avtal']";

// R471, R473, R474, R475
#[tokio::test]
async fn what_is_due_is_seen_dealt_with_in_one_press_and_leads_to_its_field() -> Outcome {
    let (visit, today) = with_due("due_mouse", Viewport(1280, 900)).await?;
    visit.sees("5 av 5 saker").await?;
    visit.heading("Försenat (2)").await?;
    visit.heading("Den här veckan (1)").await?;
    visit.sees("Insatsen börjar: Branschråd").await?;
    visit.screenshot("due").await?;
    visit.no_axe_violations().await?;
    visit.headings_and_names_are_clear().await?;
    // Twice pressed is once done, also where another row comes to lie under the pointer.
    visit.double_click(AGREED).await?;
    visit.sees("4 av 4 saker").await?;
    assert_eq!(saved(&visit, "avtal", "done").await?, today.to_string());
    assert_eq!(saved(&visit, "rad", "status").await?, "proposed");
    visit.press("Control+z").await?;
    visit.sees("5 av 5 saker").await?;
    assert_eq!(saved(&visit, "avtal", "done").await?, "");
    // What has been measured is due again after the time that is said.
    visit.click("button[aria-label^='Mätt, nästa gång']").await?;
    visit.sees("4 av 4 saker").await?;
    let next = today
        .later(8)
        .years_later(1)
        .map(|day| day.to_string())
        .unwrap_or_default();
    assert_eq!(saved(&visit, "studerande", "next_measurement").await?, next);
    visit.press("Control+z").await?;
    // Each leads to where it is dealt with, also where that is folded away.
    visit.click("#due-measurement-studerande").await?;
    visit.hash_is("#/plan/insatser/lar").await?;
    visit.focus_is_at("#add-measurement-1").await?;
    visit.goto("#/plan/pa-gang").await?;
    visit.click("#due-milestone-lokal").await?;
    visit.focus_is_at("#milestone-2-done").await?;
    visit.goto("#/plan/pa-gang").await?;
    visit.click("#due-review-p").await?;
    visit.hash_is("#/plan/handlingsplaner/p").await?;
    visit.focus_is_at("#add-review").await?;
    // How far ahead it is looked is remembered by the tab.
    visit.goto("#/plan/pa-gang").await?;
    visit.check("Ett år").await?;
    visit.sees("8 av 8 saker").await?;
    visit.reload().await?;
    visit.sees("8 av 8 saker").await?;
    visit.sees("Delmål: Invigning").await?;
    visit.finish().await
}

// R473, R476, R477
#[tokio::test]
async fn one_owner_s_days_are_a_calendar_that_changes_what_is_already_there() -> Outcome {
    let (visit, today) = with_due("due_calendar", Viewport(1280, 900)).await?;
    visit.check("Ansvarig").await?;
    visit.heading("Anna Ek (2)").await?;
    visit.heading("Bo, analys (2)").await?;
    visit.heading("Utan ansvarig (1)").await?;
    visit.choose("Visa för", "Anna Ek").await?;
    visit.sees("2 av 5 saker").await?;
    visit.counts(ROWS, 2).await?;
    visit.click("#due-file").await?;
    let name = "Det-egna-på-gång-Anna-Ek.ics";
    let first = visit.taken(name).await?;
    let plain = |day: Date| day.to_string().replace('-', "");
    let expected = [
        "\r\nUID:vantar000001-avtal-milestone@samspel\r\n".to_owned(),
        format!("\r\nDTSTART;VALUE=DATE:{}\r\n", plain(today.later(-3))),
        "\r\nSUMMARY:Delmål: Avtal\\, bygglov\\; klart 🙂\r\n".to_owned(),
        "\r\nDESCRIPTION:Insats: Bygg lärcentrum\\nAnsvarig: Anna Ek\r\n".to_owned(),
    ];
    for line in &expected {
        assert!(first.contains(line), "{line} in {first}");
    }
    assert_eq!(first.matches("BEGIN:VEVENT").count(), 2);
    assert!(!first.contains("Bo\\, analys") && first.split("\r\n").all(|line| line.len() <= 75));
    // Another day, the same event.
    visit.click("#due-milestone-avtal").await?;
    visit.pick_date("#milestone-1-due", &today.later(3).to_string()).await?;
    visit.goto("#/plan/pa-gang").await?;
    visit.choose("Visa för", "Anna Ek").await?;
    visit.click("#due-file").await?;
    let second = visit.taken(name).await?;
    let ids = |file: &str| {
        let mut ids: Vec<_> = file
            .split("\r\n")
            .filter(|line| line.starts_with("UID:"))
            .map(String::from)
            .collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&first), ids(&second));
    assert!(second.contains(&format!("DTSTART;VALUE=DATE:{}", plain(today.later(3)))));
    visit.finish().await
}

// R473, R474
#[tokio::test]
async fn it_is_worked_with_by_keyboard_alone_in_a_narrow_window() -> Outcome {
    let (visit, today) = with_due("due_narrow", Viewport(360, 740)).await?;
    visit.screenshot("due-narrow").await?;
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.no_small_targets().await?;
    visit.walk_to("Tab", "#due-milestone-avtal").await?;
    visit.press("Tab").await?;
    visit
        .focus_is_on("Klart i dag: Delmål: Avtal, bygglov; klart 🙂, Bygg lärcentrum")
        .await?;
    // A key that is held does it once.
    visit.hold("Enter", 4).await?;
    visit.sees("4 av 4 saker").await?;
    visit.focus_is_at("#due-start-rad").await?;
    visit.press("Tab Enter").await?;
    visit.sees("3 av 3 saker").await?;
    assert_eq!(saved(&visit, "avtal", "done").await?, today.to_string());
    assert_eq!(saved(&visit, "rad", "status").await?, "ongoing");
    assert_eq!(saved(&visit, "lokal", "done").await?, "");
    visit.press("Control+z Control+z").await?;
    visit.sees("5 av 5 saker").await?;
    visit.no_horizontal_overflow().await?;
    visit.finish().await
}

// R478
#[tokio::test]
async fn thousands_are_drawn_as_they_are_scrolled_to() -> Outcome {
    let visit = Visit::start("due_many", Setup::default()).await?;
    let today = today(&visit).await?;
    let mut records = json!({ "strategy": { "kind": "strategy", "name": "Det egna", "county": "04" } });
    for n in 0..5_000 {
        records[format!("i{n}")] = json!({ "kind": "action", "title": format!("Insats {n}"), "status": "ongoing" });
        let due = today.later(n % 30 - 10).to_string();
        records[format!("m{n}")] =
            json!({ "kind": "milestone", "action": format!("i{n}"), "title": format!("Delmål {n}"), "due": due });
    }
    open(&visit, records).await?;
    visit.sees(" av 4").await?;
    let drawn = visit.all(ROWS).await?.len();
    assert!(drawn <= 60, "{drawn}");
    visit.heading("Försenat (1670)").await?;
    visit.finish().await
}

// R479
#[tokio::test]
async fn an_owner_fills_in_a_file_of_their_own_and_it_is_taken_in_once() -> Outcome {
    let (visit, today) = with_due("due_asked", Viewport(1280, 900)).await?;
    visit.choose("Visa för", "Anna Ek").await?;
    visit.heading("Låt Anna Ek fylla i själv").await?;
    visit.click("#ask-file").await?;
    let name = "Det-egna-Det-som-Anna-Ek-ansvarar-för.samspel.json";
    let asked = visit.taken(name).await?;
    assert!(!asked.contains("Branschråd") && !asked.contains("\"risk\""));
    // Meanwhile another day is set here.
    visit.click("#due-milestone-lokal").await?;
    visit.pick_date("#milestone-2-due", &today.later(5).to_string()).await?;
    visit.is_saved().await?;

    // On a phone of hers, where nothing else is.
    let setup = Setup {
        viewport: Viewport(360, 740),
        ..Setup::default()
    };
    let hers = Visit::start("due_asked_there", setup).await?;
    let file = hers.file("fraga.samspel.json", &asked)?;
    hers.upload("#open-file", &file).await?;
    hers.hash_is("#/plan/pa-gang").await?;
    hers.heading("Det här är det som Anna Ek ansvarar för").await?;
    hers.click(".toast button").await?;
    hers.screenshot("due-asked").await?;
    hers.no_horizontal_overflow().await?;
    hers.no_axe_violations().await?;
    hers.click(AGREED).await?;
    hers.click("#due-end-lar, #due-milestone-lokal").await?;
    hers.hash_is("#/plan/insatser/lar").await?;
    hers.choose("Läge", "Avslutad").await?;
    hers.goto("#/plan/pa-gang").await?;
    hers.click("#send-back").await?;
    let back = hers.taken("Det-egna.samspel.json").await?;
    hers.finish().await?;

    // Taken in as any file is: what changes is seen first, and it is one step.
    let file = visit.file("svar.samspel.json", &back)?;
    visit.goto("#/").await?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/dela/jamfor").await?;
    visit.screenshot("due-asked-back").await?;
    assert_eq!(saved(&visit, "avtal", "done").await?, "");
    visit.click("#merge-confirm").await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(saved(&visit, "avtal", "done").await?, today.to_string());
    assert_eq!(saved(&visit, "lar", "status").await?, "finished");
    assert_eq!(saved(&visit, "lokal", "due").await?, today.later(5).to_string());
    assert_eq!(saved(&visit, "rad", "title").await?, "Branschråd");
    // The same file again brings nothing.
    visit.goto("#/").await?;
    visit.upload("#open-file", &file).await?;
    visit.css("#compare-note").await?;
    visit.counts("#merge-confirm", 0).await?;
    visit.goto("#/oversikt").await?;
    visit.press("Control+z").await?;
    assert_eq!(saved(&visit, "avtal", "done").await?, "");
    assert_eq!(saved(&visit, "lar", "status").await?, "ongoing");
    visit.finish().await
}
