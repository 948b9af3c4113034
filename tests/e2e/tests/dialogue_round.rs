//! The dialogue as it is done: a meeting, what was said at it, what was answered, who was told, and who has not been heard.

use samspel_e2e::{Outcome, Setup, Viewport, Visit};
use serde_json::{Map, Value, json};

fn work() -> Value {
    json!({
        "strategy": { "kind": "strategy", "name": "Dialog i Sörmland", "county": "04" },
        "kommun": { "kind": "actor", "name": "Strängnäs kommun", "group": "municipality", "order": "a0" },
        "verkstan": { "kind": "actor", "name": "Verkstan", "group": "business", "order": "a1" },
        "resor": { "kind": "priority", "title": "Resor", "order": "a0", "evidence": "Analysen" },
        "mote": {
            "kind": "meeting", "title": "Dialog i Strängnäs", "order": "a0", "day": "2026-04-14", "invited": ["kommun", "verkstan"],
        },
    })
}

async fn open(name: &str, setup: Setup<'_>, records: Value) -> Outcome<Visit> {
    Visit::with_records(name, setup, "dialog", records).await
}

fn narrow() -> Setup<'static> {
    Setup {
        viewport: Viewport(360, 740),
        ..Setup::default()
    }
}

fn field(kept: &[Value], name: &str) -> Vec<String> {
    kept.iter()
        .map(|one| one[name].as_str().unwrap_or_default().to_owned())
        .collect()
}

// R363, R581, R583, R584, R588
#[tokio::test]
async fn a_round_of_dialogue_is_done_by_keyboard_and_outlives_a_reload_and_a_file() -> Outcome {
    let visit = open("dialogue_keys", Setup::default(), work()).await?;
    visit.goto("#/plan/dialog").await?;
    visit.choose("Möte", "Dialog i Strängnäs").await?;
    visit.has_value("#new-day", "2026-04-14").await?;
    visit.click("#new-about summary").await?;
    visit.link_record("Gäller prioritering", "Resor").await?;
    visit
        .script("document.getElementById('new-contribution').focus()", vec![])
        .await?;
    visit.type_text("Bussen går för sällan").await?;
    visit.hold("Enter", 6).await?;
    visit.focus_is_at("#new-contribution").await?;
    visit.type_text("Cykelväg saknas").await?;
    visit.press("Enter").await?;
    visit.type_text("Lägg högskolan här").await?;
    visit.press("Enter Enter").await?;
    let said = visit.kept("contribution").await?;
    assert_eq!(
        field(&said, "text"),
        ["Bussen går för sällan", "Cykelväg saknas", "Lägg högskolan här"]
    );
    assert!(field(&said, "meeting").iter().all(|meeting| meeting == "mote"));
    assert!(field(&said, "day").iter().all(|day| day == "2026-04-14"));
    // What is half typed is there after a way to another page.
    visit.type_text("Halv").await?;
    visit.goto("#/plan/aktorer").await?;
    visit.goto("#/plan/dialog").await?;
    visit.has_value("#new-contribution", "Halv").await?;
    visit.has_value("#new-meeting", "mote").await?;
    visit.page_is_sound().await?;
    // The newest is first. It is answered with a reason, the next without one, and the first stays open.
    visit
        .script("document.querySelector('.contributions input').focus()", vec![])
        .await?;
    visit.press("3").await?;
    visit.focus_is_at("#answer-reason").await?;
    visit.type_text("Staten beslutar").await?;
    visit.press("Enter").await?;
    visit.focus_is_at(".contributions li:nth-child(2) input").await?;
    visit.press("1").await?;
    visit.focus_is_at(".contributions li:nth-child(3) input").await?;
    let said = visit.kept("contribution").await?;
    assert_eq!(field(&said, "response"), ["", "with", "not"]);
    assert_eq!(field(&said, "reason"), ["", "", "Staten beslutar"]);
    // The priority isn't adopted while one has no answer, unless somebody writes why.
    visit.goto("#/plan/prioriteringar/resor").await?;
    visit.sees("1 synpunkt, 1 utan svar").await?;
    visit.choose("Läge", "Beslutad").await?;
    visit.sees("Prioriteringen är inte beslutad än").await?;
    visit.click("#priority-status-lacks a").await?;
    visit.focus_is_at("#contribution-response").await?;
    visit.goto("#/plan/prioriteringar/resor").await?;
    visit.choose("Läge", "Beslutad").await?;
    visit.fill("Varför får det vänta?", "Svaras i maj").await?;
    visit.click_button("Besluta ändå").await?;
    visit.sees("Svaras i maj").await?;
    assert_eq!(visit.kept("priority").await?[0]["status"], json!("adopted"));
    // What is answered is sent and noted.
    visit.goto("#/plan/dialog").await?;
    visit.check("Återkoppling").await?;
    visit.sees("Noterad återkoppling").await?;
    // How many wait for it is said of all and beside each; those who said nothing of who they are among them.
    visit
        .sees("2 besvarade synpunkter som ingen fått besked om: okänd grupp 2.")
        .await?;
    let letter = visit.value("#feedback-letter").await?;
    assert!(
        letter.contains("Cykelväg saknas") && letter.contains("Skäl: Staten beslutar"),
        "{letter}"
    );
    assert!(!letter.contains("Bussen går för sällan"), "{letter}");
    visit.page_is_sound().await?;
    visit.choose("Svar till", "Verkstan (0)").await?;
    visit.sees("Inget besvarat att återkoppla.").await?;
    visit.choose("Svar till", "Alla").await?;
    visit.click("#note-feedback").await?;
    visit.focus_is_at("#feedback-way").await?;
    visit.type_text("brev").await?;
    let told = visit.kept("feedback").await?;
    assert_eq!(told[0]["contributions"].as_array().map(Vec::len), Some(2));
    visit.page_is_sound().await?;
    visit.reload().await?;
    visit.has_value("#feedback-way", "brev").await?;
    let file = visit.save_as_file().await?;
    let before = visit.kept("contribution").await?;
    visit.forget_everything().await?;
    visit.goto("#/").await?;
    let file = visit.file("tillbaka.samspel.json", file)?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(visit.kept("contribution").await?, before);
    visit.finish().await
}

// R582, R583
#[tokio::test]
async fn what_is_pasted_is_seen_first_and_answered_together_on_a_narrow_screen() -> Outcome {
    let visit = open("dialogue_narrow", narrow(), work()).await?;
    visit.goto("#/plan/dialog").await?;
    visit.page_is_sound().await?;
    visit.click("#paste-contributions summary").await?;
    let table =
        "Synpunkt\tVem\tGrupp\tKommun\nFler turer\tVerkstan\t\tFlen\nTryggare station\tKarin Ek\tKommun\tMora by";
    let script = "const field = document.getElementById('pasted-contributions');
        field.value = arguments[0]; field.dispatchEvent(new Event('input', { bubbles: true }))";
    visit.script(script, vec![json!(table)]).await?;
    visit.click("#look-at-pasted").await?;
    visit.focus_is_at("#import-title").await?;
    visit.sees("2 nya synpunkter").await?;
    visit.sees("Karin Ek finns inte bland aktörerna").await?;
    visit.sees("Mora by är ingen kommun").await?;
    visit.page_is_sound().await?;
    visit.click("#import-confirm").await?;
    visit.counts(".contributions > li", 2).await?;
    let said = visit.kept("contribution").await?;
    assert_eq!(field(&said, "municipality"), ["0482", ""]);
    assert_eq!(field(&said, "person"), ["", "Karin Ek"]);
    assert_eq!(field(&said, "actor"), ["verkstan", ""]);
    visit.click("#choose-all").await?;
    visit.link_record("Koppla till prioritering", "Resor").await?;
    visit.click("#answer-partly").await?;
    visit.focus_is_at("#answer-reason").await?;
    visit.type_text("Prövas").await?;
    visit.press("Enter").await?;
    let said = visit.kept("contribution").await?;
    assert_eq!(field(&said, "response"), ["partly", "partly"]);
    assert_eq!(field(&said, "reason"), ["Prövas", "Prövas"]);
    visit.page_is_sound().await?;
    // Persons are named in what is sent only where that is chosen.
    visit.check("Återkoppling").await?;
    visit.sees("Att skicka").await?;
    assert!(!visit.value("#feedback-letter").await?.contains("Karin"));
    visit.check("Ta med personers namn").await?;
    visit
        .until(
            "the name in the letter",
            "return document.getElementById('feedback-letter').value.includes('Karin Ek')",
            vec![],
        )
        .await?;
    visit.check("Vilka har hörts").await?;
    visit.sees("2 av 8 grupper har hörts.").await?;
    visit.sees("1 av 9 kommuner har hörts.").await?;
    visit.page_is_sound().await?;
    visit.check("Möten").await?;
    visit.click_link("Dialog i Strängnäs").await?;
    visit.sees("Det står inte vilka som kom till mötet").await?;
    visit.click("#all-came").await?;
    visit.sees_no("Det står inte vilka som kom till mötet").await?;
    assert_eq!(visit.kept("meeting").await?[0]["came"], json!(["kommun", "verkstan"]));
    visit.page_is_sound().await?;
    visit.goto("#/plan/dialog").await?;
    visit.check("Synpunkter").await?;
    visit.click_link("Tryggare station").await?;
    visit.has_value("#contribution-reason", "Prövas").await?;
    visit.page_is_sound().await?;
    visit.finish().await
}

/// A document with two thousand contributions.
fn many() -> Value {
    let mut records: Map<String, Value> = work().as_object().cloned().unwrap_or_default();
    for number in 0..2_000 {
        let one = json!({
            "kind": "contribution", "text": format!("Synpunkt {number} om bussen"), "day": "2026-04-14", "meeting": "mote",
            "group": "business", "order": format!("d{number:04}"),
        });
        records.insert(format!("c{number}"), one);
    }
    records.into()
}

// R589
#[tokio::test]
async fn two_thousand_contributions_are_typed_to_filtered_and_answered() -> Outcome {
    let visit = open("dialogue_many", Setup::default(), many()).await?;
    visit.goto("#/plan/dialog").await?;
    visit.sees("2000 av 2000 synpunkter").await?;
    let drawn = visit.all(".contributions > li").await?.len();
    assert!(drawn < 100, "{drawn} rows are drawn");
    visit.write("#filter-words", "synpunkt 1999").await?;
    visit.sees("1 av 2000 synpunkter").await?;
    visit.write("#new-contribution", "En till").await?;
    visit.press("Enter").await?;
    visit.sees("1 av 2001 synpunkter").await?;
    visit.write("#filter-words", "om bussen").await?;
    visit.sees("2000 av 2001 synpunkter").await?;
    visit.click("#choose-all").await?;
    visit.click("#answer-with").await?;
    visit.is_saved().await?;
    let answered = visit.kept("contribution").await?;
    let with = answered.iter().filter(|one| one["response"] == json!("with"));
    assert_eq!(with.count(), 2_000);
    visit.finish().await
}
