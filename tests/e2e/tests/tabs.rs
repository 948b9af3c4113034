//! Tabs that edit the same document at once, and pages that end at any moment: what is saved is shown in all, and nobody loses anything.

use samspel_e2e::{Outcome, Setup, Visit};
use serde_json::{Value, json};

const NAME: &str = "#document-name";
const BANNER: &str = ".banner[data-kind=error]";

/// The name of the one document that the browser keeps.
async fn kept_name(visit: &Visit) -> Outcome<Value> {
    Ok(visit.stored_document().await?["records"]["strategy"]["name"].clone())
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
