//! A consultation from both ends: asked by a link, answered on a telephone, taken in, tagged, answered and told of.

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

fn work() -> Value {
    json!({
        "strategy": { "kind": "strategy", "name": "Samråd i Sörmland", "county": "04" },
        "byalaget": { "kind": "actor", "name": "Björnlunda byalag", "group": "civil_society" },
        "fynd": { "kind": "finding", "title": "Sista bussen går före skiftets slut", "sort": "challenge" },
        "resor": { "kind": "priority", "title": "Resor", "order": "a0", "status": "draft" },
        "skola": { "kind": "priority", "title": "Skola", "order": "a1", "status": "draft" },
    })
}

async fn start(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    let document = json!({ "format": "samspel", "version": 2, "document": "samrad", "records": work() });
    let file = visit.file("samrad.samspel.json", document.to_string())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    Ok(visit)
}

async fn kept(visit: &Visit, kind: &str) -> Outcome<Vec<(String, Value)>> {
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    let all = records(&document, kind).into_iter();
    Ok(all.map(|(id, one)| (id.to_owned(), one.clone())).collect())
}

async fn page_is_sound(visit: &Visit) -> Outcome {
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.headings_and_names_are_clear().await
}

/// Makes a consultation with two questions by keyboard, and gives the address of its link.
async fn ask(visit: &Visit) -> Outcome<String> {
    visit.goto("#/plan/dialog").await?;
    visit.check("Samråd").await?;
    // A double click makes one.
    visit.double_click("#add-consultation").await?;
    visit.click("#consultation-title").await?;
    visit.type_text("Samråd om resor").await?;
    assert_eq!(kept(visit, "consultation").await?.len(), 1);
    visit.click("#add-question").await?;
    visit.type_text("Vad hindrar dig?").await?;
    // A key that is held makes one.
    visit.hold("Enter", 5).await?;
    visit.type_text("Vad skulle hjälpa?").await?;
    assert_eq!(kept(visit, "consultation_question").await?.len(), 2);
    visit.check("Frågar efter plats på kartan").await?;
    visit.write("#consultation-reply-to", "region@example.com").await?;
    page_is_sound(visit).await?;
    visit.screenshot("consultation-asked").await?;
    let address = visit
        .until(
            "a link that has all of it",
            "const field = document.getElementById('link-text');
            return field && !document.querySelector('#no-reply:not([hidden])') && field.value.length > 200 && field.value",
            vec![],
        )
        .await?;
    let address = address.as_str().unwrap_or_default();
    Ok(address
        .split_once('#')
        .map(|(_, hash)| format!("#{hash}"))
        .unwrap_or_default())
}

// R590, R591, R592, R593, R594, R595
#[tokio::test]
async fn what_is_answered_on_a_telephone_is_taken_in_tagged_answered_and_told_of() -> Outcome {
    let visit = start("consultation").await?;
    let link = ask(&visit).await?;
    visit.is_saved().await?;

    // The respondent, on a telephone.
    visit.set_viewport(Viewport(360, 740)).await?;
    visit.set_touch().await?;
    visit.goto(&link).await?;
    visit.heading("Samråd om resor").await?;
    visit.sees("Region Sörmland vill veta vad du tycker").await?;
    for gone in [".main-nav", "#document-name", "#save-state"] {
        visit.counts(gone, 0).await?;
    }
    page_is_sound(&visit).await?;
    visit.sees("Skriv något i minst ett av fälten först.").await?;
    visit
        .write(".consultation-question:nth-of-type(1) textarea", "Bussen slutar gå")
        .await?;
    visit
        .tap(".consultation-question:nth-of-type(1) > p:last-of-type > button")
        .await?;
    visit.type_text("Det finns ingen cykelväg").await?;
    visit
        .choose("Vilken ort gäller den?: Vad hindrar dig?, Synpunkt 2", "Flen")
        .await?;
    visit.write("#answer-organisation", "björnlunda byalag").await?;
    // The group has the same name.
    visit
        .css("#answer-municipality")
        .await?
        .select_by_label("Gnesta")
        .await?;
    // What was said is there after a reload, and in the file.
    visit.reload().await?;
    visit.sees("Samråd om resor").await?;
    visit
        .counts(".consultation-question:nth-of-type(1) textarea", 2)
        .await?;
    visit.has_value("#answer-organisation", "björnlunda byalag").await?;
    page_is_sound(&visit).await?;
    visit.screenshot("consultation-answered").await?;
    visit.tap("#save-answer").await?;
    visit.sees("version 1").await?;
    let name = visit
        .until(
            "a name",
            "return document.querySelector('.answer-raw')?.textContent",
            vec![],
        )
        .await?;
    let answer: Value = serde_json::from_str(name.as_str().unwrap_or_default())?;
    let id = answer["id"].as_str().unwrap_or_default().to_owned();
    let first = visit.taken(&format!("Svar-Samråd-om-resor-{}.json", &id[..5])).await?;
    assert!(!first.contains("person"), "{first}");
    visit
        .write(".consultation-question:nth-of-type(2) textarea", "Fler kvällsturer")
        .await?;
    visit.sees("Du har ändrat något efter det").await?;
    let second = visit
        .until(
            "a link to the answer",
            "const link = document.getElementById('copy-link')?.dataset.link;
            return document.querySelector('.answer-raw').textContent.includes('Fler kvällsturer') && link",
            vec![],
        )
        .await?;
    let second = second.as_str().unwrap_or_default().to_owned();

    // The strategist.
    visit.set_viewport(Viewport(1280, 900)).await?;
    visit.goto("#/plan/dialog").await?;
    visit.check("Samråd").await?;
    visit.click_link("Samråd om resor").await?;
    let file = visit.file("svar.json", &first)?;
    visit.upload("#answer-files", &file).await?;
    visit.focus_is_at("#import-title").await?;
    visit
        .sees("2 nya synpunkter, 0 ändrade, 0 som redan finns, 0 att se över.")
        .await?;
    assert_eq!(kept(&visit, "contribution").await?.len(), 0);
    page_is_sound(&visit).await?;
    visit.screenshot("consultation-came").await?;
    visit.double_click("#import-confirm").await?;
    let said = kept(&visit, "contribution").await?;
    assert_eq!(said.len(), 2);
    assert!(
        said.iter().all(|(_, one)| one["actor"] == json!("byalaget")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|(_, one)| one["place"]["type"] == json!("Point")),
        "{said:?}"
    );
    // The same again, and then the later one as a link.
    visit.upload("#answer-files", &file).await?;
    visit.sees("0 nya synpunkter, 0 ändrade, 2 som redan finns").await?;
    visit.counts("#import-confirm", 0).await?;
    let at = second
        .split_once('#')
        .map(|(_, hash)| format!("#{hash}"))
        .unwrap_or_default();
    visit.goto(&at).await?;
    visit.sees("1 ny synpunkt, 0 ändrade, 2 som redan finns").await?;
    visit.click("#import-confirm").await?;
    visit.sees("3 synpunkter, 3 utan svar").await?;
    assert_eq!(kept(&visit, "contribution").await?.len(), 3);

    // Tagged to a finding by keyboard, found by it, answered and told of.
    visit.goto("#/plan/dialog").await?;
    visit.check("Synpunkter").await?;
    visit.choose("Visa läge", "Inte kopplade till något").await?;
    visit.sees("3 av 3 synpunkter").await?;
    visit
        .script("document.querySelector('.contributions input').focus()", vec![])
        .await?;
    visit.press("f").await?;
    visit.focus_is_at("#tag-finding").await?;
    visit.press("Down Enter").await?;
    visit.press("Escape").await?;
    visit.focus_is_at(".contributions li:nth-child(1) input").await?;
    visit.sees("2 av 3 synpunkter").await?;
    let tagged = kept(&visit, "contribution").await?;
    assert_eq!(
        tagged
            .iter()
            .filter(|(_, one)| one["findings"] == json!(["fynd"]))
            .count(),
        1
    );
    visit.choose("Visa läge", "Alla").await?;
    visit.goto("#/plan/fynd/fynd").await?;
    visit.sees("Per grupp: Civilsamhälle 1.").await?;
    page_is_sound(&visit).await?;
    visit.goto("#/plan/dialog").await?;
    visit.click("#choose-all").await?;
    visit.click("#answer-with").await?;
    visit.check("Återkoppling").await?;
    visit.click("#note-feedback").await?;
    visit.focus_is_at("#feedback-way").await?;
    let told = kept(&visit, "feedback").await?;
    assert_eq!(told[0].1["contributions"].as_array().map(Vec::len), Some(3));
    visit.finish().await
}
