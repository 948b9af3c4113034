//! A key and a press do what is seen, once.

use std::collections::{BTreeMap, BTreeSet};

use samspel_e2e::{Outcome, Setup, Visit, pages, steps::records};
use serde_json::{Value, json};

/// The text fields that are seen and can be written in, each given a number to be found by.
const NUMBER_FIELDS: &str = "
    const wanted = 'main :is(input, textarea), #document-name';
    const kinds = ['text', 'search', 'date', 'textarea'];
    const fields = [...document.querySelectorAll(wanted)].filter((one) => kinds.includes(one.type) && !one.readOnly && one.checkVisibility());
    fields.forEach((one, number) => { one.dataset.numbered = number; });
    return fields.map((one) => `${one.type} ${one.id}`)";

/// The buttons that are seen and make or do something, each given a number to be found by.
const NUMBER_BUTTONS: &str = "
    window.print = () => {};
    HTMLInputElement.prototype.click = () => {};
    const buttons = [...document.querySelectorAll('main button:not(.danger, [data-repeats])')];
    const seen = buttons.filter((one) => one.checkVisibility() && !one.disabled);
    seen.forEach((one, number) => { one.dataset.numbered = number; });
    return seen.map((one) => one.textContent.trim())";

async fn begin(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.begin("04").await?;
    Ok(visit)
}

async fn focus(visit: &Visit, selector: &str) -> Outcome {
    visit.css(selector).await?;
    let script = "document.querySelector(arguments[0]).focus()";
    visit.script(script, vec![json!(selector)]).await.map(drop)
}

fn numbered(number: usize) -> String {
    format!("[data-numbered='{number}']")
}

fn names(found: Value) -> Outcome<Vec<String>> {
    Ok(serde_json::from_value(found)?)
}

// R210
#[tokio::test]
async fn in_every_field_of_every_page_what_was_typed_is_taken_back_and_nothing_else() -> Outcome {
    let visit = Visit::start("keys_fields", Setup::default()).await?;
    let document = pages::example()?;
    visit.open_document(&document).await?;
    // Something to be taken back by mistake.
    visit.write("#document-name", "Det som inte ska röras").await?;
    let before = visit.stored_document().await?.to_string();
    let mut faults = Vec::new();
    let mut tried = 0;
    for page in visit.pages(&document).await? {
        visit.open_page(&page).await?;
        let fields = names(visit.script(NUMBER_FIELDS, vec![]).await?)?;
        for (number, id) in fields.iter().enumerate() {
            let field = numbered(number);
            if visit.all(&field).await?.is_empty() {
                continue;
            }
            let held = visit.value(&field).await?;
            focus(&visit, &field).await?;
            // Half a date is no date, and what is left of it is the browser's.
            let is_date = id.starts_with("date");
            visit.press(if is_date { "Backspace" } else { "End x" }).await?;
            if !is_date || visit.all(&format!("{field}[aria-invalid=true]")).await?.len() == 1 {
                visit.press("Control+z").await?;
            }
            // Not every browser takes back what was done to a part of a date.
            if !is_date && visit.value(&field).await? != held {
                faults.push(format!("{} {id}: {held:?} is not there again", page.address));
            }
            tried += 1;
        }
        if visit.is_saved().await.is_ok() && !visit.stored_documents().await?.iter().any(|(_, text)| *text == before) {
            faults.push(format!("{}: the document is another", page.address));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(tried > 60, "only {tried} fields were found");
    visit.finish().await
}

// R210
#[tokio::test]
async fn what_could_not_be_taken_over_is_the_browsers_to_take_back() -> Outcome {
    let visit = begin("keys_not_taken_over").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.pick_date("#action-start", "2026-09-01").await?;
    visit.click("#add-target").await?;
    visit.write("#target-1-baseline", "12").await?;
    visit.is_saved().await?;
    let before = visit.stored_document().await?;
    visit.write("#target-1-baseline", "tolv").await?;
    visit.press("Control+z").await?;
    assert_eq!(visit.stored_document().await?, before);
    focus(&visit, "#action-start").await?;
    visit.press("Backspace Control+z").await?;
    assert_eq!(visit.stored_document().await?, before);

    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.click("#add-element").await?;
    visit.write("#coordinates", "58,75 17").await?;
    visit.is_saved().await?;
    let before = visit.stored_document().await?;
    visit.write("#coordinates", "58,75 öst").await?;
    visit.press("Control+z").await?;
    assert_eq!(visit.stored_document().await?, before);

    // A round that was just begun stays when a slip among pasted answers is taken back.
    visit.goto("#/sjalvskattning/omgang").await?;
    visit.click("#start-round").await?;
    visit.unfold("collect").await?;
    visit.write("#paste", "fel").await?;
    visit.press("Control+z").await?;
    visit.has_value("#paste", "").await?;
    let document = visit.stored_document().await?;
    assert_eq!(records(&document, "round").len(), 1);
    visit.finish().await
}

// R211
#[tokio::test]
async fn a_step_that_is_not_seen_is_told_with_a_way_there() -> Outcome {
    const UNSEEN: &str = "Det syns inte på den här sidan.";
    let visit = begin("keys_unseen").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.write("#action-title", "Tätare tåg").await?;
    visit.is_saved().await?;
    // Where it is seen there is nothing to say.
    visit.press("Control+z").await?;
    visit.has_value("#action-title", "").await?;
    visit.press("Control+y").await?;
    visit.has_value("#action-title", "Tätare tåg").await?;
    visit.counts(".toast", 0).await?;

    visit.goto("#/dela/jamfor").await?;
    visit.page_is_whole().await?;
    visit.press("Control+z").await?;
    visit.sees(UNSEEN).await?;
    visit.no_axe_violations().await?;
    visit.click_link("Visa").await?;
    visit.has_value("#action-title", "").await?;
    visit.counts(".toast", 0).await?;

    // What is gone is still among the steps.
    visit.goto("#/dela/jamfor").await?;
    visit.page_is_whole().await?;
    visit.click_button("Ångra").await?;
    visit.sees(UNSEEN).await?;
    visit.click(".toast a").await?;
    visit.hash_is("#/historik").await?;
    visit.sees("taget tillbaka").await?;
    // A key that is held takes one step.
    visit.goto("#/plan/insatser").await?;
    visit.press("Control+y Control+y").await?;
    visit.sees("Tätare tåg").await?;
    visit.finish().await
}

async fn answers(visit: &Visit) -> Outcome<Vec<Value>> {
    let document = visit.stored_document().await?;
    let responses = records(&document, "response");
    let answers = responses.iter().filter_map(|(_, one)| one["answers"].as_object());
    Ok(answers.flat_map(|answers| answers.values().cloned()).collect())
}

// R212, R213
#[tokio::test]
async fn a_digit_answers_once_wherever_the_page_says_so_and_never_where_something_is_typed() -> Outcome {
    let visit = begin("keys_digits").await?;
    visit.goto("#/sjalvskattning").await?;
    visit.click_button("Skatta själv").await?;
    visit.css("[id='F01.1-0']").await?;
    focus(&visit, "#main").await?;
    visit.hold("3", 20).await?;
    visit.focus_is_at("[id='F01.2-0']").await?;
    assert_eq!(answers(&visit).await?, [json!(3)]);
    // With the keyboard in an answer, too, and not in the field that comes after the last.
    visit.hold("2", 20).await?;
    assert_eq!(answers(&visit).await?.len(), 2);
    let statements = visit.all("main fieldset.levels").await?.len();
    for _ in 2..statements {
        visit.hold("4", 20).await?;
    }
    assert_eq!(answers(&visit).await?.len(), statements);
    visit.has_value("#response-evidence", "").await?;
    // A digit in a text is a digit.
    visit.write("#comment", "2026").await?;
    visit.has_value("#comment", "2026").await?;

    // Whoever does not want it keeps the keys where the keyboard is.
    visit.goto("#/sjalvskattning/F02").await?;
    visit.css("[id='F02.1-0']").await?;
    visit.check("Tangenterna gäller var på sidan du än är").await?;
    focus(&visit, "#main").await?;
    visit.press("1").await?;
    assert_eq!(answers(&visit).await?.len(), statements);
    focus(&visit, "[id='F02.1-0']").await?;
    visit.press("1").await?;
    visit.counts("[id='F02.1-1']:checked", 1).await?;
    visit.no_axe_violations().await?;
    visit.finish().await
}

// R212
#[tokio::test]
async fn a_digit_that_is_held_agrees_on_one_factor() -> Outcome {
    let visit = begin("keys_workshop").await?;
    visit.goto("#/sjalvskattning/samsyn").await?;
    visit.click("#begin-round").await?;
    visit.css("#agree-F01-0").await?;
    focus(&visit, "#main").await?;
    visit.hold("2", 30).await?;
    visit.focus_is_at("#agree-F02-0").await?;
    let document = visit.stored_document().await?;
    assert_eq!(records(&document, "consensus").len(), 1);
    visit.finish().await
}

/// How many records of each kind there are that have never been there before. What is taken back or again brings back old ones.
fn new_by_kind(document: &Value, known: &mut BTreeSet<String>) -> BTreeMap<String, usize> {
    let records = document["records"].as_object().into_iter().flatten();
    let new: Vec<_> = records.filter(|(id, _)| known.insert((*id).clone())).collect();
    let mut counts = BTreeMap::new();
    for (_, record) in &new {
        // An action that is copied comes with what it consists of.
        let is_part = new.iter().any(|(id, _)| record["action"] == id.as_str());
        if !is_part {
            *counts.entry(record["kind"].to_string()).or_default() += 1;
        }
    }
    counts
}

// R18, R212, R248
#[tokio::test]
async fn the_second_press_leaves_the_keyboard_in_what_the_first_has_made() -> Outcome {
    let visit = Visit::start("keys_double_click", Setup::default()).await?;
    visit.begin("04").await?;
    // What is made has its form where the button was, on another page, and beside a button that stays.
    for (page, choice, button, field) in [
        ("#/plan/analys", "", "#add-area", "#model-area-name"),
        ("#/plan/prioriteringar", "", "#add-priority", "#priority-title"),
        ("#/plan/dialog", "Samråd", "#add-consultation", "#consultation-title"),
    ] {
        visit.goto(page).await?;
        if !choice.is_empty() {
            visit.check(choice).await?;
        }
        visit.double_click(button).await?;
        visit.focus_is_at(field).await?;
        visit.type_text("Dubbelt").await?;
        visit.has_value(field, "Dubbelt").await?;
    }
    visit.double_click("#add-question").await?;
    visit.type_text("Vad saknas?").await?;
    let questions = visit.kept("consultation_question").await?;
    assert_eq!(questions.len(), 1);
    assert_eq!(questions[0]["text"], "Vad saknas?");
    // What was typed in a question is one step back too.
    visit.press("Control+z").await?;
    assert_eq!(visit.kept("consultation_question").await?[0]["text"], json!(null));
    visit.press("Control+Shift+z").await?;
    assert_eq!(visit.kept("consultation_question").await?[0]["text"], "Vad saknas?");
    // What the first letter makes goes with the rest of the word in one step back.
    visit.goto("#/plan/prioriteringar").await?;
    visit.click_link("1 Dubbelt").await?;
    visit.click("#deep-analysis-causes").await?;
    visit.type_text("Långt").await?;
    visit.press("Control+z").await?;
    visit.has_value("#deep-analysis-causes", "").await?;
    assert!(visit.kept("deep_analysis").await?.is_empty());
    visit.finish().await
}

// R212
#[tokio::test]
async fn no_button_of_any_page_makes_more_than_one_of_a_kind_for_a_double_click_or_a_held_enter() -> Outcome {
    let visit = Visit::start("keys_buttons", Setup::default()).await?;
    let document = pages::example()?;
    visit.open_document(&document).await?;
    let mut known = BTreeSet::new();
    new_by_kind(&visit.stored_document().await?, &mut known);
    let (mut faults, mut made) = (Vec::new(), 0);
    // What does the same in every row is tried in the first.
    let mut tried = BTreeSet::new();
    for page in visit.pages(&document).await? {
        visit.open_page(&page).await?;
        let buttons = names(visit.script(NUMBER_BUTTONS, vec![]).await?)?;
        for (number, name) in buttons.iter().enumerate() {
            if !tried.insert(name.clone()) {
                continue;
            }
            for is_held in [false, true] {
                visit.open_page(&page).await?;
                visit.script(NUMBER_BUTTONS, vec![]).await?;
                let button = numbered(number);
                if visit.all(&button).await?.is_empty() {
                    continue;
                }
                if is_held {
                    focus(&visit, &button).await?;
                    visit.hold("Enter", 5).await?;
                } else {
                    visit.double_click(&button).await?;
                }
                // Some lead to where no document is.
                visit.goto("#/oversikt").await?;
                visit.is_saved().await?;
                let stored = visit.stored_documents().await?;
                let Some((_, text)) = stored.iter().find(|(id, _)| id == "walked000001") else {
                    return Err(format!("the document is gone after {name}").into());
                };
                for (kind, count) in new_by_kind(&serde_json::from_str(text)?, &mut known) {
                    made += 1;
                    if count > 1 {
                        faults.push(format!("{} {name}: {count} {kind}", page.address));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(made > 12, "only {made} records were made");
    visit.finish_unchecked();
    Ok(())
}
