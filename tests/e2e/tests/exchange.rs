//! A received document is shown beside what is here before anything is done, and is merged by choice, in one step.

use samspel_e2e::{Outcome, Setup, Visit};
use serde_json::{Value, json};

/// A document with two actions, and its file as somebody else has it.
///
/// The copy does not say what it comes from, unless `lineage` is put in again.
async fn at_work(name: &str) -> Outcome<(Visit, Value)> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.begin("04").await?;
    visit.write("#document-name", "Vår plan").await?;
    visit.is_saved().await?;
    let mut file: Value = serde_json::from_str(&visit.save_as_file().await?)?;
    file["records"]["insats-1"] = json!({
        "kind": "action", "status": "proposed", "title": "Lärcentrum", "text": "Först\nSedan",
    });
    file["records"]["insats-2"] =
        json!({ "kind": "action", "status": "proposed", "title": "Kollektivtrafik", "order": "a1" });
    file["document"] = json!("var-plan");
    file["lineage"] = json!(["p1"]);
    visit.goto("#/").await?;
    let given = visit.file("var-plan.samspel.json", file.to_string())?;
    visit.upload("#open-file", &given).await?;
    visit.hash_is("#/oversikt").await?;
    visit.is_saved().await?;
    put_away(&visit).await?;
    file.as_object_mut().ok_or("file")?.remove("lineage");
    Ok((visit, file))
}

async fn give(visit: &Visit, name: &str, file: &Value) -> Outcome {
    visit.goto("#/").await?;
    let given = visit.file(name, file.to_string())?;
    visit.upload("#open-file", &given).await
}

/// Puts the notices away, which can lie over what is pressed next.
async fn put_away(visit: &Visit) -> Outcome {
    let script = "document.querySelectorAll('.toast button:last-child').forEach((button) => button.click())";
    visit.script(script, vec![]).await?;
    visit.counts(".toast", 0).await
}

async fn open_records(visit: &Visit) -> Outcome<Value> {
    visit.is_saved().await?;
    let documents = visit.stored_documents().await?;
    let open = documents.iter().find(|(id, _)| id == "var-plan");
    let (_, text) = open.ok_or("the document is not kept")?;
    Ok(serde_json::from_str::<Value>(text)?["records"].take())
}

// R69
#[tokio::test]
async fn what_has_come_is_shown_before_anything_is_done() -> Outcome {
    let (visit, mut file) = at_work("compare_first").await?;
    file["records"]["insats-2"]["title"] = json!("Tåg varje halvtimme");
    file["records"]["insats-3"] = json!({ "kind": "action", "status": "proposed", "title": "Cykelväg" });
    file["records"]["senare"] = json!({ "kind": "later_kind", "text": "?" });
    file["records"].as_object_mut().ok_or("records")?.remove("insats-1");
    let before = visit.stored_documents().await?;

    give(&visit, "kopia.samspel.json", &file).await?;
    visit.hash_is("#/dela/jamfor").await?;
    visit.sees("Innan du slår ihop").await?;
    visit.sees("kopia.samspel.json").await?;
    visit.counts("fieldset.conflict", 1).await?;
    visit.sees("Tåg varje halvtimme").await?;
    for (row, text) in [
        ("Nytt", "Cykelväg"),
        ("Bara här", "Lärcentrum"),
        ("Förstås inte", "later_kind"),
    ] {
        let summary = format!("//summary[contains(., '{row}')]");
        let script = "document.evaluate(arguments[0], document, null, 9, null).singleNodeValue.click()";
        visit.script(script, vec![json!(summary)]).await?;
        visit.sees(text).await?;
    }
    assert_eq!(visit.stored_documents().await?, before);

    // Gone with the page: nothing is left half done.
    visit.reload().await?;
    visit.sees("Ingen fil att jämföra").await?;
    assert_eq!(visit.stored_documents().await?, before);
    visit.finish().await
}

// R69
#[tokio::test]
async fn conflicts_are_chosen_and_the_merge_is_one_step() -> Outcome {
    let (visit, mut file) = at_work("merge_by_choice").await?;
    file["records"]["insats-1"]["title"] = json!("Lärcentrum i Flen");
    file["records"]["insats-2"]["title"] = json!("Tåg varje halvtimme");
    file["records"]["insats-3"] = json!({ "kind": "action", "status": "proposed", "title": "Cykelväg" });
    let before = open_records(&visit).await?;
    give(&visit, "kopia.samspel.json", &file).await?;
    visit.counts("fieldset.conflict", 2).await?;

    visit.sees("Välj i 2 krockar först.").await?;
    visit.click("#merge-confirm").await?;
    visit.focus_is_at("#conflict-0-here").await?;
    visit.hash_is("#/dela/jamfor").await?;
    visit.click("#conflict-0-there").await?;
    visit.sees("1 av 2 valda").await?;
    visit.click("#conflict-1-here").await?;
    visit.click("#merge-confirm").await?;
    visit.hash_is("#/oversikt").await?;
    visit.sees("Ihopslaget: 2 poster är ändrade.").await?;
    let merged = open_records(&visit).await?;
    assert_eq!(merged["insats-1"]["title"], "Lärcentrum i Flen");
    assert_eq!(merged["insats-2"]["title"], "Kollektivtrafik");
    assert_eq!(merged["insats-3"]["title"], "Cykelväg");
    visit.click(".toast button").await?;
    assert_eq!(open_records(&visit).await?, before);
    visit.finish().await
}

#[tokio::test]
async fn all_can_be_chosen_at_once() -> Outcome {
    let (visit, mut file) = at_work("merge_all").await?;
    file["records"]["insats-1"]["text"] = json!("Allt på en gång");
    file["records"]["insats-2"]["title"] = json!("Tåg varje halvtimme");
    give(&visit, "kopia.samspel.json", &file).await?;
    visit.counts("fieldset.conflict", 2).await?;
    visit.click("#all-there").await?;
    visit.sees("2 av 2 valda").await?;
    visit.click("#merge-confirm").await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(open_records(&visit).await?["insats-1"], file["records"]["insats-1"]);

    put_away(&visit).await?;
    file["records"]["insats-1"]["text"] = json!("Något annat");
    give(&visit, "kopia.samspel.json", &file).await?;
    visit.click("#all-here").await?;
    visit.click("#merge-confirm").await?;
    visit.sees("Inget är ändrat: du behöll allt som stod här.").await?;
    visit.finish().await
}

#[tokio::test]
async fn what_has_come_can_be_opened_beside() -> Outcome {
    let (visit, mut file) = at_work("compare_beside").await?;
    file["records"]["strategy"]["name"] = json!("Deras plan");
    let before = open_records(&visit).await?;
    give(&visit, "deras.samspel.json", &file).await?;
    visit.click("#open-new").await?;
    visit.hash_is("#/oversikt").await?;
    visit.has_value("#document-name", "Deras plan").await?;
    visit.sees("Vår plan är kvar som det var.").await?;
    assert_eq!(open_records(&visit).await?, before);
    assert_eq!(visit.stored_documents().await?.len(), 3);
    visit.finish().await
}

#[tokio::test]
async fn what_each_has_changed_since_they_parted_comes_together() -> Outcome {
    let (visit, mut file) = at_work("merge_three_ways").await?;
    visit.write("#document-name", "Vår plan, vidare").await?;
    visit.goto("#/plan/insatser/insats-2").await?;
    visit.write("#action-title", "Buss").await?;
    visit.is_saved().await?;
    file["lineage"] = json!(["p1"]);
    file["records"]["insats-1"]["title"] = json!("Lärcentrum i Flen");
    file["records"]["insats-2"]["title"] = json!("Tåg");
    give(&visit, "kopia.samspel.json", &file).await?;
    visit.sees("Båda utgår från samma läge.").await?;
    visit.counts("fieldset.conflict", 1).await?;
    visit.counts(".conflict-before", 1).await?;
    visit.sees("Kollektivtrafik").await?;
    visit.click("#conflict-0-there").await?;
    visit.click("#merge-confirm").await?;
    visit.hash_is("#/oversikt").await?;
    let merged = open_records(&visit).await?;
    assert_eq!(merged["strategy"]["name"], "Vår plan, vidare");
    assert_eq!(merged["insats-1"]["title"], "Lärcentrum i Flen");
    assert_eq!(merged["insats-2"]["title"], "Tåg");

    // What is taken back can be merged again.
    visit.goto("#/oversikt").await?;
    visit.press("Control+z").await?;
    visit.is_saved().await?;
    put_away(&visit).await?;
    give(&visit, "kopia.samspel.json", &file).await?;
    visit.sees("Båda utgår från samma läge.").await?;
    visit.counts("fieldset.conflict", 1).await?;
    visit.finish().await
}

#[tokio::test]
async fn a_state_that_the_open_document_builds_on_says_so_and_can_be_asked_about() -> Outcome {
    let (visit, mut file) = at_work("compare_older").await?;
    visit.write("#document-name", "Vår plan, vidare").await?;
    visit.is_saved().await?;
    file["lineage"] = json!(["p1"]);
    give(&visit, "forr.samspel.json", &file).await?;
    visit.hash_is("#/dela/jamfor").await?;
    visit.sees("Dokumentet du har öppet bygger redan på det här.").await?;
    visit.counts("#merge-confirm", 0).await?;
    visit.click("#compare-ask").await?;
    visit.counts("fieldset.conflict", 1).await?;
    visit.click("#all-there").await?;
    visit.click("#merge-confirm").await?;
    visit.has_value("#document-name", "Vår plan").await?;
    visit.finish().await
}

#[tokio::test]
async fn a_part_brings_what_it_has_and_removes_nothing() -> Outcome {
    let (visit, file) = at_work("compare_part").await?;
    let mut part = file.clone();
    let records = part["records"].as_object_mut().ok_or("records")?;
    records.retain(|id, _| id == "insats-2");
    part["part"] = json!({ "what": "step-6", "outside": {} });
    part["records"]["insats-2"]["title"] = json!("Tåg varje halvtimme");
    give(&visit, "del.samspel.json", &part).await?;
    visit.sees("Bara en del följer med").await?;
    visit.click("#all-there").await?;
    visit.click("#merge-confirm").await?;
    visit.hash_is("#/oversikt").await?;
    let merged = open_records(&visit).await?;
    assert_eq!(merged["insats-2"]["title"], "Tåg varje halvtimme");
    assert_eq!(merged["insats-1"], file["records"]["insats-1"]);
    visit.finish().await
}

#[tokio::test]
async fn another_document_can_be_merged_from_the_page_of_files() -> Outcome {
    let (visit, mut file) = at_work("compare_other").await?;
    file["document"] = json!("ett-annat");
    file["records"]["insats-9"] = json!({ "kind": "action", "status": "proposed", "title": "Från grannen" });
    visit.goto("#/dela").await?;
    let given = visit.file("granne.samspel.json", file.to_string())?;
    visit.upload("#share-compare-file", &given).await?;
    visit.hash_is("#/dela/jamfor").await?;
    visit.sees("två olika dokument").await?;
    visit.click("#merge-confirm").await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(open_records(&visit).await?["insats-9"]["title"], "Från grannen");
    visit.finish().await
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_told_on_the_page_too() -> Outcome {
    let (visit, _) = at_work("compare_unreadable").await?;
    visit.goto("#/dela/jamfor").await?;
    let given = visit.file("halv.samspel.json", "{")?;
    visit.upload("#compare-file", &given).await?;
    visit.sees("Filen halv.samspel.json kan inte öppnas.").await?;
    visit.sees("Ingen fil att jämföra").await?;
    visit.finish().await
}
