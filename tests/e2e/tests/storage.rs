//! What is done is kept by the browser, and where it can't be, the user is told and loses nothing.

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
    assert_eq!(visit.save_as_file().await?, file);
    visit.finish().await
}

#[tokio::test]
async fn a_storage_that_refuses_to_write_is_told_from_the_start() -> Outcome {
    let before =
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }";
    let setup = Setup {
        before: Some(before),
        ..Setup::default()
    };
    works_without_storage("storage_refuses", setup, "Webbläsarens lagring är full.").await
}

#[tokio::test]
async fn a_storage_that_is_blocked_is_told_from_the_start() -> Outcome {
    let before = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
    let setup = Setup {
        before: Some(before),
        ..Setup::default()
    };
    works_without_storage(
        "storage_blocked",
        setup,
        "Webbläsaren låter inte Samspel spara",
    )
    .await
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

/// A document that has been saved in two visits, so that there is a generation before; gives its id.
async fn two_generations(visit: &Visit) -> Outcome<String> {
    visit.begin("04").await?;
    visit.write(NAME, "Första").await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.write(NAME, "Andra").await?;
    visit.is_saved().await?;
    let keys = visit.stored_keys("samspel:doc:").await?;
    let id = keys
        .first()
        .and_then(|key| key.strip_prefix("samspel:doc:"));
    Ok(id.ok_or("nothing is kept")?.into())
}

async fn keep(visit: &Visit, key: &str, text: &str) -> Outcome {
    let script = "localStorage.setItem(arguments[0], arguments[1])";
    visit
        .script(script, vec![json!(key), json!(text)])
        .await
        .map(drop)
}

#[tokio::test]
async fn a_damaged_document_gives_way_to_the_generation_before_and_is_kept_aside() -> Outcome {
    let visit = Visit::start("damaged_with_previous", Setup::default()).await?;
    let id = two_generations(&visit).await?;
    let damaged = "{\"format\":\"samspel\",\"vers";
    keep(&visit, &format!("samspel:doc:{id}"), damaged).await?;
    visit.reload().await?;
    visit
        .sees("Den förra sparade versionen är öppnad i stället.")
        .await?;
    visit.has_value(NAME, "Första").await?;
    assert_eq!(visit.stored(&format!("samspel:aside:{id}")).await?, damaged);
    visit.click_button("Hämta filen").await?;
    assert_eq!(visit.taken(&format!("{id}.samspel.json")).await?, damaged);
    visit.is_saved().await?;
    assert_eq!(kept_name(&visit).await?, "Första");
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
        .sees("Det är lagt åt sidan helt och kan hämtas som fil.")
        .await?;
    visit.sees("felet finns på rad 1").await?;
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
    let newer = visit
        .stored(&key)
        .await?
        .replace("\"version\":1", "\"version\":2");
    keep(&visit, &key, &newer).await?;
    visit.reload().await?;
    visit
        .sees("gjord med en nyare version av Samspel (format 2)")
        .await?;
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

/// Two tabs of which the first could not save what it has, and meanwhile the other has saved something else.
async fn conflict(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.begin("04").await?;
    let refuse = "window.setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
    visit.script(refuse, vec![]).await?;
    visit.write(NAME, "Den förstas").await?;
    visit.counts(BANNER, 1).await?;
    visit.new_tab(in_overview()).await?;
    visit.write(NAME, "Den andras").await?;
    visit.is_saved().await?;
    visit.switch_to_tab(0).await?;
    visit.has_value(NAME, "Den förstas").await?;
    let allow = "Storage.prototype.setItem = window.setItem";
    visit.script(allow, vec![]).await?;
    visit.click_button("Försök igen").await?;
    visit
        .sees("Dokumentet har ändrats i ett annat fönster.")
        .await?;
    visit.counts(BANNER, 1).await?;
    let documents = visit.stored_documents().await?;
    assert!(documents.len() == 1 && documents[0].1.contains("Den andras"));
    Ok(visit)
}

fn in_overview() -> Setup<'static> {
    Setup {
        hash: "#/oversikt",
        ..Setup::default()
    }
}

#[tokio::test]
async fn a_tab_behind_the_other_can_show_what_the_other_has() -> Outcome {
    let visit = conflict("tabs_take_other").await?;
    visit
        .click_button("Visa det andra fönstrets version")
        .await?;
    visit.has_value(NAME, "Den andras").await?;
    visit.counts(BANNER, 0).await?;
    visit.write(NAME, "Vidare").await?;
    visit.is_saved().await?;
    assert_eq!(kept_name(&visit).await?, "Vidare");
    visit.finish().await
}

#[tokio::test]
async fn a_tab_behind_the_other_can_keep_its_own_as_a_copy() -> Outcome {
    let visit = conflict("tabs_keep_copy").await?;
    visit.click_button("Spara mitt som en kopia").await?;
    visit.counts(BANNER, 0).await?;
    visit.is_saved().await?;
    visit.has_value(NAME, "Den förstas").await?;
    let documents = visit.stored_documents().await?;
    let with = |name: &str| {
        documents
            .iter()
            .filter(|(_, text)| text.contains(name))
            .count()
    };
    assert_eq!(
        (documents.len(), with("Den förstas"), with("Den andras")),
        (2, 1, 1)
    );
    visit.finish().await
}
