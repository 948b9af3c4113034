//! A storage that others have been in: keys that no document has, texts that were moved, and writes that are dropped without a word.

use samspel_e2e::{Outcome, Setup, Visit};

const BANNER: &str = ".banner[data-kind=error]";
const NAME: &str = "#document-name";

// R228
#[tokio::test]
async fn keys_that_no_document_has_are_no_documents_and_can_be_had_and_removed() -> Outcome {
    let before = "for (const key of ['entry:x', 'edit:x:t:1', 'doc:å', 'doc:', 'photo:1', 'answer:å'])
            localStorage.setItem('samspel:' + key, 'något: ' + key);
        localStorage.setItem('samspel:answer:runda-1', 'inget svar')";
    let setup = Setup {
        before: Some(before),
        ..Setup::default()
    };
    let visit = Visit::start("strays", setup).await?;
    visit.begin("04").await?;
    visit.goto("#/").await?;
    visit.counts(".document-list > li", 1).await?;
    // What can't be read of answers is set aside when it is looked for.
    visit.counts(".begun-answers li", 0).await?;
    visit.reload().await?;
    visit.click("#storage > summary").await?;
    visit.counts(".storage-table tr", 2).await?;
    visit.sees_no("Namnlöst").await?;
    visit.counts("#aside ~ ul > li", 6).await?;
    visit.sees("Ur runda-1").await?;
    visit.sees("Rester av x").await?;
    visit.sees("Under samspel:photo:1").await?;
    visit.headings_and_names_are_clear().await?;
    visit.click_button("Ladda ner filen: Rester av x").await?;
    assert_eq!(visit.taken("x.txt").await?, "något: edit:x:t:1\nnågot: entry:x");
    visit.click_button("Ta bort: Rester av x").await?;
    visit.counts("#aside ~ ul > li", 5).await?;
    assert_eq!(visit.stored_keys("samspel:edit:x").await?, [""; 0]);
    visit.click_button("Ångra").await?;
    visit.counts("#aside ~ ul > li", 6).await?;
    assert_eq!(visit.stored("samspel:entry:x").await?, "något: entry:x");
    visit.finish().await
}

/// Ways in which what else is in a page may make a storage drop what it is given.
const FORGETFUL: [&str; 3] = [
    "() => {}",
    "function (key, text) { window.setItem.call(this, key, text.slice(1)) }",
    "function (key, text) { if (!key.startsWith('samspel:')) window.setItem.call(this, key, text) }",
];

// R229
#[tokio::test]
async fn a_storage_that_drops_what_it_is_given_is_told_of_and_never_said_to_have_it() -> Outcome {
    for (number, set) in FORGETFUL.iter().enumerate() {
        let visit = Visit::start(&format!("forgetful_{number}"), Setup::default()).await?;
        visit.begin("04").await?;
        let replace =
            format!("window.setItem = Storage.prototype.setItem; Storage.prototype.setItem = {set}; return true");
        visit.script(&replace, vec![]).await?;
        visit.write(NAME, "Bara här").await?;
        visit.counts(BANNER, 1).await?;
        visit.sees("Inte sparat").await?;
        visit.sees("Webbläsaren låter inte Samspel spara").await?;
        visit
            .script("Storage.prototype.setItem = window.setItem", vec![])
            .await?;
        visit.click_button("Försök igen").await?;
        visit.counts(BANNER, 0).await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.has_value(NAME, "Bara här").await?;
        visit.finish().await?;
    }
    Ok(())
}

// R237
#[tokio::test]
async fn what_is_kept_of_a_document_can_be_opened_as_a_file() -> Outcome {
    let visit = Visit::start("kept_as_file", Setup::default()).await?;
    visit.begin("04").await?;
    visit.write(NAME, "Ur lagringen").await?;
    visit.is_saved().await?;
    let key = visit.stored_keys("samspel:doc:").await?.remove(0);
    let kept = visit.stored(&key).await?;
    visit.forget_everything().await?;
    let file = visit.file("det-som-lag-dar.txt", kept)?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    visit.is_saved().await?;
    visit.finish().await
}

// R228
#[tokio::test]
async fn moments_that_no_clock_shows_are_none() -> Outcome {
    let visit = Visit::start("odd_moments", Setup::default()).await?;
    visit.begin("04").await?;
    let change = "const key = Object.keys(localStorage).find((key) => key.startsWith('samspel:entry:'));
        localStorage.setItem(key, JSON.stringify({ name: 'Så här', county: 5, saved: 1e300, backup: -1e300, changes: 1e9 }));
        return true";
    visit.script(change, vec![]).await?;
    visit.goto("#/").await?;
    visit.sees("Så här").await?;
    visit.sees_no("Invalid Date").await?;
    visit.finish().await
}
