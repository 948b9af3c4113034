//! What is done is kept by the browser, and where it can't be, the user is told and loses nothing.

use samspel::format::envelope::VERSION;
use samspel_e2e::{Outcome, Setup, Visit};
use serde_json::{Value, json};

const NAME: &str = "#document-name";
const BANNER: &str = ".banner[data-kind=error]";

/// Fills the storage until not even one more character fits.
const FILL: &str = "let size = 1 << 20, number = 0;
    while (size >= 1) {
        try { localStorage.setItem('filler' + number, 'x'.repeat(size)); number += 1; } catch { size = Math.floor(size / 2); }
    }
    return number";
const EMPTY: &str = "Object.keys(localStorage).filter((key) => key.startsWith('filler')).forEach((key) => localStorage.removeItem(key))";

/// The name of the one document that the browser keeps.
async fn kept_name(visit: &Visit) -> Outcome<Value> {
    Ok(visit.stored_document().await?["records"]["strategy"]["name"].clone())
}

#[tokio::test]
async fn a_reload_keeps_everything_and_the_page_says_that_it_is_saved() -> Outcome {
    let visit = Visit::start("reload_keeps", Setup::default()).await?;
    visit.begin("04").await?;
    visit.sees("Sparat").await?;
    visit.write(NAME, "Sörmland 2030").await?;
    // At once, without waiting for the save: what has been typed is saved on the way out.
    visit.reload().await?;
    visit.has_value(NAME, "Sörmland 2030").await?;
    assert_eq!(kept_name(&visit).await?, "Sörmland 2030");
    visit.sees("Sparat").await?;
    visit.finish().await
}

#[tokio::test]
async fn a_full_storage_is_told_until_there_is_room_and_nothing_is_lost() -> Outcome {
    let visit = Visit::start("full_storage", Setup::default()).await?;
    visit.begin("04").await?;
    assert!(visit.script(FILL, vec![]).await?.as_i64() > Some(2));
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.write("#action-title", "Får inte plats").await?;
    visit.counts(BANNER, 1).await?;
    visit.sees("Webbläsarens lagring är full.").await?;
    visit.sees("Inte sparat").await?;

    // Editing goes on, on other pages too, and the banner stays.
    visit.write("#action-text", "Men skrivs ändå").await?;
    visit.goto("#/oversikt").await?;
    visit.sees("1 insats").await?;
    visit.counts(BANNER, 1).await?;
    let file = visit.save_as_file().await?;
    assert!(file.contains("Men skrivs ändå"));
    visit.click_button("Försök igen").await?;
    visit.counts(BANNER, 1).await?;

    visit.script(EMPTY, vec![]).await?;
    visit.click_button("Försök igen").await?;
    visit.counts(BANNER, 0).await?;
    visit.is_saved().await?;
    visit.reload().await?;
    // The points that a file has passed are not part of what was written.
    let content = |file: &str| -> Outcome<Value> {
        let mut value: Value = serde_json::from_str(file)?;
        value["lineage"].take();
        Ok(value)
    };
    let again = visit.save_as_file().await?;
    assert_eq!(content(&again)?, content(&file)?);
    // The same document is the same file.
    visit.reload().await?;
    assert_eq!(visit.save_as_file().await?, again);
    visit.finish().await
}

#[tokio::test]
async fn a_storage_that_refuses_to_write_is_told_from_the_start() -> Outcome {
    let before = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }";
    let setup = Setup {
        before: Some(before),
        ..Setup::default()
    };
    works_without_storage("storage_refuses", setup, "Webbläsarens lagring är full.").await
}

#[tokio::test]
async fn a_storage_that_is_blocked_is_told_from_the_start() -> Outcome {
    let before =
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
    let setup = Setup {
        before: Some(before),
        ..Setup::default()
    };
    works_without_storage("storage_blocked", setup, "Webbläsaren låter inte Samspel spara").await
}

/// Ways in which a browser has no database to write to, by what is done before the app starts.
const WITHOUT_DATABASE: [(&str, &str); 5] = [
    (
        "missing",
        "Object.defineProperty(window, 'indexedDB', { value: undefined })",
    ),
    (
        "refused",
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }",
    ),
    ("never opened", "IDBFactory.prototype.open = () => ({})"),
    (
        "never answering",
        "Object.defineProperty(IDBTransaction.prototype, 'oncomplete', { set() {} })",
    ),
    (
        "without room",
        "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }",
    ),
];

// R218
#[tokio::test]
async fn a_browser_whose_database_does_not_answer_opens_and_saves_without_it() -> Outcome {
    for (name, before) in WITHOUT_DATABASE {
        let setup = Setup {
            before: Some(before),
            ..Setup::default()
        };
        let visit = Visit::start(&format!("storage_database_{}", name.replace(' ', "_")), setup).await?;
        visit.begin("04").await?;
        visit.write("#document-name", "Ändå sparat").await?;
        visit.is_saved().await?;
        assert_eq!(kept_name(&visit).await?, json!("Ändå sparat"), "{name}");
        visit.finish().await?;
    }
    Ok(())
}

async fn works_without_storage(name: &str, setup: Setup<'_>, told: &str) -> Outcome {
    let visit = Visit::start(name, setup).await?;
    visit.click("a[href='#/ny/04']").await?;
    visit.hash_is("#/oversikt").await?;
    visit.counts(BANNER, 1).await?;
    visit.sees(told).await?;
    visit.write(NAME, "Bara här").await?;
    visit.goto("#/plan").await?;
    visit.counts(BANNER, 1).await?;
    let file: Value = serde_json::from_str(&visit.save_as_file().await?)?;
    assert_eq!(file["records"]["strategy"]["name"], "Bara här");
    visit.finish().await
}

/// A document that has been saved in two visits, with the base that it had before beside it; gives its id.
async fn two_generations(visit: &Visit) -> Outcome<String> {
    visit.begin("04").await?;
    visit.write(NAME, "Första").await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.write(NAME, "Andra").await?;
    visit.is_saved().await?;
    let copy = "const key = Object.keys(localStorage).find((key) => key.startsWith('samspel:doc:'));
        localStorage.setItem(key.replace(':doc:', ':previous:'), localStorage.getItem(key))";
    visit.script(copy, vec![]).await?;
    let keys = visit.stored_keys("samspel:doc:").await?;
    let id = keys.first().and_then(|key| key.strip_prefix("samspel:doc:"));
    Ok(id.ok_or("nothing is kept")?.into())
}

/// Leaves a text in the storage as the page is left, so that the page itself does not see it and mend it before.
async fn keep(visit: &Visit, key: &str, text: &str) -> Outcome {
    let script = "const [key, text] = arguments; addEventListener('pagehide', () => localStorage.setItem(key, text))";
    visit.script(script, vec![json!(key), json!(text)]).await.map(drop)
}

#[tokio::test]
async fn a_damaged_document_gives_way_to_the_generation_before_and_is_kept_aside() -> Outcome {
    let visit = Visit::start("damaged_with_previous", Setup::default()).await?;
    let id = two_generations(&visit).await?;
    let damaged = "{\"format\":\"samspel\",\"vers";
    keep(&visit, &format!("samspel:doc:{id}"), damaged).await?;
    visit.reload().await?;
    visit
        .sees("Den förra sparade versionen är öppnad i stället, med det du har gjort sedan dess.")
        .await?;
    // With the journal after it nothing is lost.
    visit.has_value(NAME, "Andra").await?;
    assert_eq!(visit.stored(&format!("samspel:aside:{id}")).await?, damaged);
    visit.click_button("Ladda ner filen").await?;
    assert_eq!(visit.taken(&format!("{id}.samspel.json")).await?, damaged);
    visit.is_saved().await?;
    assert_eq!(kept_name(&visit).await?, "Andra");
    visit.reload().await?;
    visit.has_value(NAME, "Andra").await?;
    visit.finish().await
}

#[tokio::test]
async fn a_damaged_document_without_a_generation_before_is_set_aside_whole() -> Outcome {
    let visit = Visit::start("damaged_alone", Setup::default()).await?;
    visit.begin("04").await?;
    let key = visit.stored_keys("samspel:doc:").await?.remove(0);
    let damaged = "{\"format\":\"samspel\",\"vers";
    keep(&visit, &key, damaged).await?;
    visit.reload().await?;
    visit.hash_is("#/").await?;
    visit
        .sees("Det är lagt åt sidan helt och kan laddas ner som fil.")
        .await?;
    visit.sees("trasig (rad 1").await?;
    let aside = key.replace("samspel:doc:", "samspel:aside:");
    assert_eq!(visit.stored(&aside).await?, damaged);
    assert_eq!(visit.stored_keys("samspel:doc:").await?, [""; 0]);
    visit.finish().await
}

#[tokio::test]
async fn a_document_of_a_newer_version_is_refused_and_left_as_it_is() -> Outcome {
    let visit = Visit::start("newer_version", Setup::default()).await?;
    let id = two_generations(&visit).await?;
    let key = format!("samspel:doc:{id}");
    let newer = format!(
        r#"{{"format":"samspel","version":{},"document":"d","records":{{}}}}"#,
        VERSION + 1
    );
    keep(&visit, &key, &newer).await?;
    visit.reload().await?;
    visit.sees("sparat med en nyare version av Samspel").await?;
    visit.hash_is("#/").await?;
    assert_eq!(visit.stored(&key).await?, newer);
    assert_eq!(visit.stored_keys("samspel:aside").await?, [""; 0]);
    visit.finish().await
}

#[tokio::test]
async fn a_document_past_a_megabyte_is_kept_packed_and_is_there_after_a_reload() -> Outcome {
    let visit = Visit::start("large_document", Setup::default()).await?;
    visit.begin("04").await?;
    let mut records = serde_json::Map::new();
    records.insert(
        "strategy".into(),
        json!({ "kind": "strategy", "name": "Stor", "county": "04" }),
    );
    for number in 0..3_000 {
        let text = format!("Insats {number}: {}", "vad som görs och vad det leder till ".repeat(12));
        let action = json!({ "kind": "action", "title": format!("Insats {number}"), "text": text });
        records.insert(format!("insats-{number}"), action);
    }
    let file = json!({ "format": "samspel", "version": 1, "document": "stor", "records": records });
    let file = file.to_string();
    assert!(file.len() > 1_000_000);
    visit.goto("#/").await?;
    let given = visit.file("stor.samspel.json", file.clone())?;
    visit.upload("#open-file", &given).await?;
    visit.has_value(NAME, "Stor").await?;
    visit.is_saved().await?;
    let kept = visit.stored("samspel:doc:stor").await?;
    assert!(kept.chars().count() < file.len() / 3);

    visit.goto("#/plan/insatser/insats-2999").await?;
    visit.write("#action-title", "Den sista").await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.has_value("#action-title", "Den sista").await?;
    let again: Value = serde_json::from_str(&visit.save_as_file().await?)?;
    assert_eq!(again["records"].as_object().map(serde_json::Map::len), Some(3_001));
    visit.finish().await
}

// R203
#[tokio::test]
async fn what_is_taken_from_the_storage_or_changed_in_it_is_told_and_saved_again() -> Outcome {
    let meddlings = [
        "localStorage.clear()",
        "for (const key of Object.keys(localStorage)) if (key.startsWith('samspel:doc:')) localStorage.removeItem(key)",
        "for (const key of Object.keys(localStorage)) if (key.startsWith('samspel:doc:')) localStorage.setItem(key, 'skräp')",
        "for (const key of Object.keys(localStorage)) if (key.startsWith('samspel:edit:')) localStorage.removeItem(key)",
    ];
    for (turn, meddle) in meddlings.into_iter().enumerate() {
        let visit = Visit::start(&format!("meddled_{turn}"), Setup::default()).await?;
        visit.begin("04").await?;
        visit.write(NAME, "Skrivet innan").await?;
        visit.is_saved().await?;
        visit.script(meddle, vec![]).await?;
        visit.sees("Dokumentet är sparat igen.").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.has_value(NAME, "Skrivet innan").await?;
        let kept = visit.stored_documents().await?;
        assert_eq!(kept.len(), 1, "{meddle}: {kept:?}");
        visit.finish().await?;
    }
    Ok(())
}
