//! A file that can't be opened is reported with its place and cause and touches nothing; one that can never lies over another.

use samspel::format::envelope::VERSION;
use samspel_e2e::{Outcome, Setup, Visit};
use serde_json::{Value, json};

async fn at_work(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.begin("04").await?;
    visit.write("#document-name", "Det egna").await?;
    visit.is_saved().await?;
    Ok(visit)
}

#[tokio::test]
async fn a_file_that_cannot_be_opened_is_told_with_cause_and_place_and_touches_nothing() -> Outcome {
    let visit = at_work("wrong_files").await?;
    let own = visit.save_as_file().await?;
    let before = visit.stored_documents().await?;
    let bad_field = own.replace("\"county\": \"04\"", "\"county\": 4");
    assert_ne!(bad_field, own);
    let newer = own.replace(&format!("\"version\": {VERSION}"), "\"version\": 9");
    assert_ne!(newer, own);
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\xfd";
    let cases: [(&str, &[u8], &str); 7] = [
        ("tom.samspel.json", b"", "Den är tom."),
        ("text.txt", b"hej\n{", "Det är en vanlig textfil."),
        (
            "halv.samspel.json",
            &own.as_bytes()[..own.len() / 2],
            "Den är trasig (rad",
        ),
        (
            "noder.geojson",
            br#"{"type":"FeatureCollection","features":[]}"#,
            "Den är inte ett dokument från Samspel.",
        ),
        ("bild.png", png, "Det är en bild."),
        ("nyare.samspel.json", newer.as_bytes(), "(format 9)"),
        (
            "fel.samspel.json",
            bad_field.as_bytes(),
            "records/strategy/county. Där ska det stå en text",
        ),
    ];
    for (name, content, cause) in cases {
        visit.goto("#/").await?;
        let file = visit.file(name, content)?;
        visit.upload("#open-file", &file).await?;
        visit.sees(&format!("Filen {name} kan inte öppnas.")).await?;
        visit.sees(cause).await?;
        visit.hash_is("#/").await?;
        visit.goto("#/oversikt").await?;
        visit.has_value("#document-name", "Det egna").await?;
    }
    assert_eq!(visit.stored_documents().await?, before);
    assert_eq!(visit.save_as_file().await?, own);
    visit.finish().await
}

// R70
#[tokio::test]
async fn everything_that_is_wrong_with_a_file_is_listed_and_can_be_kept_as_a_text() -> Outcome {
    let visit = at_work("fault_list").await?;
    let mut document: Value = serde_json::from_str(&visit.save_as_file().await?)?;
    for number in 0..60 {
        document["records"][format!("insats-{number:02}")] =
            json!({ "kind": "action", "title": number, "owner": "ingen" });
    }
    visit.goto("#/").await?;
    let given = visit.file("fel.samspel.json", document.to_string())?;
    visit.upload("#open-file", &given).await?;
    visit.click(".toast-faults summary").await?;
    visit.sees("records/insats-00/title: där ska det stå en text.").await?;
    visit.counts(".toast-faults li", 51).await?;
    visit.no_axe_violations().await?;
    visit.no_horizontal_overflow().await?;
    visit.click_button("Ladda ner listan").await?;
    let list = visit.taken("fel-i-fel.samspel.json.txt").await?;
    assert_eq!(list.lines().count(), 120);
    assert!(list.contains("records/insats-59/owner leder till ingen"));
    visit.finish().await
}

#[tokio::test]
async fn a_file_of_a_document_that_is_here_with_other_content_is_compared_with_it() -> Outcome {
    let visit = at_work("compares").await?;
    let file = visit.save_as_file().await?;
    visit.write("#document-name", "Det egna, vidare").await?;
    visit.is_saved().await?;
    // Also where another document is open.
    visit.begin("05").await?;
    visit.is_saved().await?;
    visit.goto("#/").await?;
    let given = visit.file("det-egna.samspel.json", &file)?;
    visit.upload("#open-file", &given).await?;
    visit.hash_is("#/dela/jamfor").await?;
    visit.sees("det-egna.samspel.json").await?;
    visit.has_value("#document-name", "Det egna, vidare").await?;
    assert_eq!(kept_names(&visit).await?.len(), 2);
    visit.click("#open-new").await?;
    visit.has_value("#document-name", "Det egna").await?;
    assert_eq!(kept_names(&visit).await?.len(), 3);
    visit.finish().await
}

#[tokio::test]
async fn a_file_of_a_document_that_is_here_as_it_is_opens_that_one() -> Outcome {
    let visit = at_work("opens_same").await?;
    let file = visit.save_as_file().await?;
    visit.begin("05").await?;
    visit.goto("#/").await?;
    let given = visit.file("det-egna.samspel.json", &file)?;
    visit.upload("#open-file", &given).await?;
    visit.sees("Det egna finns redan här och är likadant.").await?;
    visit.has_value("#document-name", "Det egna").await?;
    assert_eq!(kept_names(&visit).await?.len(), 2);
    visit.finish().await
}

#[tokio::test]
async fn what_a_file_says_is_shown_as_text_only() -> Outcome {
    let visit = at_work("hostile_file").await?;
    let own: Value = serde_json::from_str(&visit.save_as_file().await?)?;
    let hostile = "<img src=x onerror=\"window.broken = true\"><script>window.broken = true</script>";
    let mut document = own;
    document["document"] = json!("annat");
    document["records"]["strategy"]["name"] = json!(hostile);
    visit.goto("#/").await?;
    let given = visit.file("annat.samspel.json", document.to_string())?;
    visit.upload("#open-file", &given).await?;
    visit.hash_is("#/oversikt").await?;
    visit.sees(hostile).await?;
    let broken = visit.script("return window.broken ?? false", vec![]).await?;
    assert_eq!(broken, json!(false));
    visit.finish().await
}

async fn kept_names(visit: &Visit) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for (_, text) in visit.stored_documents().await? {
        let document: Value = serde_json::from_str(&text)?;
        let name = document["records"]["strategy"]["name"].as_str();
        names.push(name.unwrap_or_default().to_owned());
    }
    names.sort();
    Ok(names)
}
