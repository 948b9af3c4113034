//! Everything is said in the language that was chosen, and language and appearance are remembered.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use samspel::app::interface::route::{Route, RouteKind};
use samspel::app::text::page_title::{page_title, titled};
use samspel::app::text::words::{self, Word, text};
use samspel::domain::assessment::factors::Language;
use samspel_e2e::pages::Page;
use samspel_e2e::{Outcome, Setup, Visit, pages};
use serde_json::{Value, json};

/// From how many characters a text is long enough not to stand in another language by chance.
const LONG: usize = 13;

/// All that is said on the page: shown texts, also folded ones, and what is read aloud.
const SAID: &str = "const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const said = [document.title];
    while (walker.nextNode()) said.push(walker.currentNode.data);
    for (const one of document.querySelectorAll('*'))
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-roledescription'])
            if (one.hasAttribute(name)) said.push(one.getAttribute(name));
    return said.join('\\n').replace(/[\\u00ad\\u200b]/g, '')";

fn texts(language: &str) -> Outcome<BTreeSet<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../locales")
        .join(format!("{language}.json"));
    let read: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    let mut found = BTreeSet::new();
    collect(&read, &mut found);
    Ok(found)
}

/// What comes between the places that are filled in.
fn collect(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => entries.values().for_each(|one| collect(one, found)),
        Value::String(text) => {
            let parts = text.split(['{', '}']).step_by(2);
            let parts = parts.map(|part| part.replace(['\u{ad}', '\u{200b}'], ""));
            found.extend(parts.map(|part| part.trim().to_owned()));
        }
        _ => {}
    }
}

/// The texts of one language that say nothing in the other.
fn only_in(language: &str, other: &str) -> Outcome<Vec<String>> {
    let others = texts(other)?;
    let own = texts(language)?;
    let is_own =
        |text: &String| text.chars().count() >= LONG && !others.iter().any(|other| other.contains(text.as_str()));
    Ok(own.into_iter().filter(is_own).collect())
}

#[tokio::test]
async fn in_english_no_page_says_anything_in_swedish() -> Outcome {
    let before = "localStorage.setItem('samspel:language', 'en')";
    says_nothing_of("language_english", Some(before), ("sv", "en")).await
}

#[tokio::test]
async fn in_swedish_no_page_says_anything_in_english() -> Outcome {
    says_nothing_of("language_swedish", None, ("en", "sv")).await
}

async fn says_nothing_of(name: &str, before: Option<&str>, (not, but): (&str, &str)) -> Outcome {
    let setup = Setup {
        before,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    let foreign = only_in(not, but)?;
    assert!(foreign.len() > 200, "only {} texts", foreign.len());
    let mut faults = listen(&visit, "the first start", &foreign).await?;
    visit.begin("04").await?;
    let begun = visit.pages(&pages::begun()?).await?;
    faults.extend(walk(&visit, &begun, &foreign).await?);
    // With something in it, each page has more to say.
    visit.goto("#/sjalvskattning").await?;
    visit.click("#answer-alone").await?;
    visit.click("label:has([id='F01.1-4'])").await?;
    visit.goto("#/plan/prioriteringar").await?;
    visit.click("#add-priority").await?;
    visit.write("#priority-title", "X").await?;
    visit.click("#add-action").await?;
    visit.write("#action-title", "Y").await?;
    visit.write("#action-owner", "Z").await?;
    visit.click("#add-owner").await?;
    visit.click("#add-target").await?;
    visit.write("#target-1-value", "wrong").await?;
    faults.extend(listen(&visit, "what is filled in", &foreign).await?);
    visit.goto("#/strukturbild").await?;
    visit.click("#add-element").await?;
    visit.write("#coordinates", "58,753 17,008").await?;
    faults.extend(listen(&visit, "what is filled in", &foreign).await?);
    faults.extend(walk(&visit, &begun, &foreign).await?);
    // What somebody has written is nobody's to translate, so the example's texts say nothing in either language.
    let example = pages::example_with(|_| "X Y".into())?;
    visit.open_document(&example).await?;
    let pages = visit.pages(&example).await?;
    faults.extend(walk(&visit, &pages, &foreign).await?);
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let lang = visit.script("return document.documentElement.lang", vec![]).await?;
    assert_eq!(lang, json!(but));
    visit.finish().await
}

/// The foreign texts that pages say.
async fn walk(visit: &Visit, pages: &[Page], foreign: &[String]) -> Outcome<Vec<String>> {
    let mut faults = Vec::new();
    for page in pages {
        visit.open_page(page).await?;
        faults.extend(listen(visit, &format!("{:?}", page.kind), foreign).await?);
    }
    Ok(faults)
}

/// The foreign texts that the page that is open says.
async fn listen(visit: &Visit, place: &str, foreign: &[String]) -> Outcome<Vec<String>> {
    visit.page_is_whole().await?;
    let said = visit.script(SAID, vec![]).await?;
    let said = said.as_str().unwrap_or_default();
    let found = foreign.iter().filter(|text| said.contains(text.as_str()));
    Ok(found.map(|text| format!("{place} says “{text}”")).collect())
}

// R240. The questionnaire says in its title where in it the respondent is, the round and its report which they are.
#[tokio::test]
async fn every_page_has_the_title_that_the_table_of_routes_gives_it() -> Outcome {
    let visit = Visit::start("titles", Setup::default()).await?;
    all_texts()?;
    for document in [pages::begun()?, pages::example()?] {
        visit.open_document(&document).await?;
        let entitles_itself = [
            RouteKind::Answer,
            RouteKind::Round,
            RouteKind::Report,
            RouteKind::MeetingAt,
        ];
        let named = |page: &&Page| !entitles_itself.contains(&page.kind);
        for page in visit.pages(&document).await?.iter().filter(named) {
            visit.open_page(page).await?;
            let route = Route::parse(page.address.trim_start_matches('#'));
            has_title(&visit, &page_title(Some(&document), &route)).await?;
        }
    }
    visit.goto("#/sjalvskattning/omgang").await?;
    let round = visit.value(".round-name input").await?;
    has_title(&visit, &titled(&[&round, text(Word::AssessmentNavRound)])).await?;
    visit.finish().await
}

// R240
#[tokio::test]
async fn the_title_follows_what_the_page_shows() -> Outcome {
    let visit = Visit::start("title_follows", Setup::default()).await?;
    all_texts()?;
    visit.begin("04").await?;
    let document = visit.value("#document-name").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    let of_action = |name: &str| titled(&[name, text(Word::PlanActions), &document]);
    has_title(&visit, &of_action(text(Word::AppUnnamed))).await?;
    visit.write("#action-title", "Tågen i tid").await?;
    has_title(&visit, &of_action("Tågen i tid")).await?;
    // The language is gone over to with all that is said.
    visit.click("#language").await?;
    has_title(&visit, &format!("Tågen i tid – Actions – {document} – Samspel")).await?;
    visit.click("#language").await?;
    has_title(&visit, &of_action("Tågen i tid")).await?;
    visit.goto("#/strukturbild").await?;
    let map = titled(&[text(Word::NavStructureMap), &document]);
    has_title(&visit, &map).await?;
    // The page stays while one element of it or another is looked at.
    visit.click("#add-element").await?;
    visit.write("#element-name", "Nyköping").await?;
    has_title(&visit, &titled(&["Nyköping", text(Word::NavStructureMap), &document])).await?;
    visit.goto("#/strukturbild").await?;
    has_title(&visit, &map).await?;
    visit.goto("#/").await?;
    has_title(&visit, text(Word::AppFullTitle)).await?;
    visit.finish().await
}

/// Has the tests know all texts, as the browser does.
fn all_texts() -> Outcome {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist/locales/sv.json");
    let are_there = words::take_in(Language::Swedish, &fs::read(file)?);
    are_there.then_some(()).ok_or_else(|| "dist/ has other texts".into())
}

async fn has_title(visit: &Visit, title: &str) -> Outcome {
    let script = "return document.title === arguments[0]";
    match visit.until("the title", script, vec![json!(title)]).await {
        Ok(_) => Ok(()),
        Err(_) => {
            let there = visit.script("return document.title", vec![]).await?;
            Err(format!("the title should be “{title}” but is {there}").into())
        }
    }
}

#[tokio::test]
async fn the_language_changes_in_place_and_is_remembered() -> Outcome {
    let visit = Visit::start("language_changes", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.write("#action-title", "Insatsen själv").await?;
    visit.click("#language").await?;
    visit.focus_is_at("#language").await?;
    visit.field("Owner").await?;
    // What the user has written is nobody's to translate.
    visit.has_value("#action-title", "Insatsen själv").await?;
    let lang = "return document.documentElement.lang";
    assert_eq!(visit.script(lang, vec![]).await?, json!("en"));
    visit.reload().await?;
    visit.field("Owner").await?;
    assert_eq!(visit.script(lang, vec![]).await?, json!("en"));
    visit.click("#language").await?;
    visit.field("Ansvarig").await?;
    visit.reload().await?;
    visit.field("Ansvarig").await?;
    assert_eq!(visit.script(lang, vec![]).await?, json!("sv"));
    visit.finish().await
}

#[tokio::test]
async fn the_appearance_is_remembered() -> Outcome {
    let visit = Visit::start("theme", Setup::default()).await?;
    let colour = "return getComputedStyle(document.body).color";
    let light = visit.script(colour, vec![]).await?;
    visit.click_button("Mörkt").await?;
    let dark = visit.script(colour, vec![]).await?;
    assert_ne!(light, dark);
    visit.reload().await?;
    assert_eq!(visit.script(colour, vec![]).await?, dark);
    visit.click_button("Ljust").await?;
    assert_eq!(visit.script(colour, vec![]).await?, light);
    visit.reload().await?;
    assert_eq!(visit.script(colour, vec![]).await?, light);
    visit.finish().await
}
