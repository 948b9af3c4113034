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
async fn a_tab_without_unsaved_work_follows_the_other() -> Outcome {
    let visit = Visit::start("tabs_follow", Setup::default()).await?;
    visit.begin("04").await?;
    visit.new_tab(in_overview()).await?;
    visit.write(NAME, "Skrivet i den andra").await?;
    visit.is_saved().await?;
    visit.switch_to_tab(0).await?;
    visit.has_value(NAME, "Skrivet i den andra").await?;
    visit.write(NAME, "Och vidare i den första").await?;
    visit.is_saved().await?;
    visit.switch_to_tab(1).await?;
    visit.has_value(NAME, "Och vidare i den första").await?;
    assert_eq!(kept_name(&visit).await?, "Och vidare i den första");
    visit.finish().await
}

fn in_overview() -> Setup<'static> {
    Setup {
        hash: "#/oversikt",
        ..Setup::default()
    }
}

#[tokio::test]
async fn what_a_tab_could_not_save_is_joined_with_what_the_other_has_saved() -> Outcome {
    let visit = Visit::start("tabs_join", Setup::default()).await?;
    visit.begin("04").await?;
    let refuse = "window.setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
    visit.script(refuse, vec![]).await?;
    visit.write(NAME, "Den förstas").await?;
    visit.counts(BANNER, 1).await?;
    visit.new_tab(in_overview()).await?;
    visit.goto("#/plan/aktorer").await?;
    visit.click("#add-actor").await?;
    visit.is_saved().await?;
    visit.switch_to_tab(0).await?;
    visit
        .script("Storage.prototype.setItem = window.setItem", vec![])
        .await?;
    visit.click_button("Försök igen").await?;
    visit.counts(BANNER, 0).await?;
    visit.is_saved().await?;
    let kept = visit.stored_document().await?;
    assert_eq!(kept["records"]["strategy"]["name"], "Den förstas");
    assert!(kept.to_string().contains("\"kind\":\"actor\""));
    visit.switch_to_tab(1).await?;
    visit.has_value(NAME, "Den förstas").await?;
    visit.finish().await
}

#[tokio::test]
async fn a_document_removed_in_another_tab_can_be_kept_here() -> Outcome {
    let visit = Visit::start("tabs_removed", Setup::default()).await?;
    visit.begin("04").await?;
    visit.write(NAME, "Kvar här").await?;
    visit.is_saved().await?;
    visit.new_tab(Setup::default()).await?;
    visit.click_button("Hantera Kvar här").await?;
    visit.click_button("Ta bort").await?;
    visit.counts(".document-list > li", 0).await?;
    visit.switch_to_tab(0).await?;
    visit.counts(BANNER, 1).await?;
    visit.click_button("Behåll det här").await?;
    visit.counts(BANNER, 0).await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.has_value(NAME, "Kvar här").await?;
    visit.finish().await
}

/// A number that looks random and is the same in every run.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
    *state >> 33
}

/// Writes in the field of an action as fast as a script can, and gives what was written.
async fn write_in(visit: &Visit, field: &str, text: &str) -> Outcome {
    let write = "const field = document.querySelector(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    let arguments = vec![json!(field), json!(text)];
    visit.script(write, arguments).await.map(drop)
}

// R34: 25 times in a real browser; a thousand times over the storage contract in tests/native/session.
#[tokio::test]
async fn two_tabs_that_write_at_the_same_time_lose_nothing_and_show_the_same() -> Outcome {
    let visit = Visit::start("tabs_interleaved", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.css("#action-title").await?;
    visit.is_saved().await?;
    let hash = visit.script("return location.hash", vec![]).await?;
    let hash = hash.as_str().unwrap_or_default().to_owned();
    visit
        .new_tab(Setup {
            hash: &hash,
            ..Setup::default()
        })
        .await?;
    visit.css("#action-title").await?;
    let fields = ["#action-title", "#action-text"];
    let mut seed = 7;
    for turn in 0..25 {
        let mut last = [String::new(), String::new()];
        for _ in 0..=next(&mut seed) % 5 {
            let tab = (next(&mut seed) % 2) as usize;
            visit.switch_to_tab(tab).await?;
            last[tab] = format!("Tur {turn}, {}", next(&mut seed));
            write_in(&visit, fields[tab], &last[tab]).await?;
        }
        for tab in [0, 1] {
            visit.switch_to_tab(tab).await?;
            for (field, text) in fields.iter().zip(&last) {
                if !text.is_empty() {
                    visit.has_value(field, text).await?;
                }
            }
            visit.is_saved().await?;
        }
    }
    let kept = visit.stored_document().await?.to_string();
    visit.reload().await?;
    visit.css("#action-title").await?;
    assert_eq!(visit.stored_document().await?.to_string(), kept);
    visit.finish().await
}

// R31: 25 times in a real browser.
#[tokio::test]
async fn what_is_said_to_be_saved_is_there_after_a_page_that_ends_at_any_moment() -> Outcome {
    // A page that is ended from outside is not told: whatever it would have done then, it doesn't.
    let deaf = "const listen = EventTarget.prototype.addEventListener;
        EventTarget.prototype.addEventListener = function (type, listener, options) {
            const deaf = ['pagehide', 'visibilitychange', 'beforeunload'].includes(type);
            const heard = deaf ? (event) => window.ended || listener(event) : listener;
            return listen.call(this, type, heard, options);
        }";
    let setup = Setup {
        before: Some(deaf),
        ..Setup::default()
    };
    let visit = Visit::start("killed_pages", setup).await?;
    visit.begin("04").await?;
    visit.write(NAME, "Tur 0").await?;
    visit.is_saved().await?;
    let mut seed = 11;
    let mut saved = "Tur 0".to_owned();
    for turn in 1..=25 {
        let written = format!("Tur {turn}");
        write_in(&visit, NAME, &written).await?;
        let pause = next(&mut seed) % 600;
        tokio::time::sleep(std::time::Duration::from_millis(pause)).await;
        let state = "return document.querySelector('#save-state').dataset.state";
        if visit.script(state, vec![]).await? == "saved" {
            saved.clone_from(&written);
        }
        visit.script("window.ended = true", vec![]).await?;
        visit.reload().await?;
        let found = visit.value(NAME).await?;
        assert!(
            found == saved || found == written,
            "{found} is neither {saved} nor {written}"
        );
        saved = found;
    }
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

// R208
#[tokio::test]
async fn a_document_whose_keys_another_tab_takes_away_one_by_one_is_saved_again_without_a_question() -> Outcome {
    let visit = Visit::start("tabs_emptied", Setup::default()).await?;
    visit.begin("04").await?;
    visit.write(NAME, "Kvar ändå").await?;
    visit.is_saved().await?;
    visit.new_tab(in_overview()).await?;
    visit.has_value(NAME, "Kvar ändå").await?;
    visit.script("Object.keys(localStorage).filter((key) => key.startsWith('samspel:')).forEach((key) => localStorage.removeItem(key))", vec![]).await?;
    for tab in [1, 0] {
        visit.switch_to_tab(tab).await?;
        visit.is_saved().await?;
        visit.counts(BANNER, 0).await?;
    }
    // The one that could hear of it has told of it, once.
    visit.counts(".toast", 1).await?;
    visit.sees("Dokumentet är sparat igen.").await?;
    visit.reload().await?;
    visit.has_value(NAME, "Kvar ändå").await?;
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
