//! What one respondent answered is on no page and in no file but the document's own, whatever is opened, compared, sent or looked back on.

use samspel::domain::records::document::Document;
use samspel::domain::records::record::{Kind, Record};
use samspel::domain::records::self_assessment::{Consensus, PeerResult, Response};
use samspel::domain::values::id::{Id, RecordId};
use samspel::format::envelope;
use samspel_e2e::{Outcome, Setup, Visit, pages};
use serde_json::json;

/// What everything that the respondents have written begins with.
const SECRET: &str = "Hemlighet";

/// Keeps the text of everything that is offered as a file.
const LISTEN: &str = "window.offered = [];
    window.waiting = 0;
    const make = URL.createObjectURL;
    URL.createObjectURL = (content) => {
        window.waiting += 1;
        content.text().then((text) => { window.offered.push(text); window.waiting -= 1 });
        return make.call(URL, content);
    }";

/// Everything that is in the page: what is drawn, what is said aloud, what is in fields.
const CONTENT: &str = "const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
    return [document.documentElement.outerHTML, ...fields].join('\\n')";

/// Presses all that offers something else than the whole document as a file.
const TAKE_FILES: &str = "const whole = ['save-file', 'remind-save', 'save-instead', 'save-unsaved'];
    const offers = [...document.querySelectorAll('main button')].filter((button) =>
        button.querySelector('use[href=\"#icon-download\"]') && !whole.includes(button.id) && button.checkVisibility());
    offers.forEach((button) => button.click());
    return offers.length";

/// Chooses an option of a list.
const CHOOSE: &str = "const [id, value] = arguments;
    const list = document.getElementById(id);
    list.value = value;
    list.dispatchEvent(new Event('change', { bubbles: true }))";

/// The values of a list.
const OPTIONS: &str = "return [...document.getElementById(arguments[0]).options].map((option) => option.value)";

async fn page_tells_nothing(visit: &Visit, place: &str) -> Outcome {
    visit.unfold_all().await?;
    let content = visit.script(CONTENT, vec![]).await?;
    let content = content.as_str().unwrap_or_default();
    if let Some((before, after)) = content.split_once(SECRET) {
        let before: String = before
            .chars()
            .rev()
            .take(200)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let after: String = after.chars().take(80).collect();
        return Err(format!("{place} tells what somebody has answered: {before}{SECRET}{after}").into());
    }
    Ok(())
}

/// Takes every file that the page offers, and gives how many.
async fn files_tell_nothing(visit: &Visit, place: &str) -> Outcome<usize> {
    visit.script(TAKE_FILES, vec![]).await?;
    visit.frame().await?;
    visit
        .until("the files are read", "return window.waiting === 0", vec![])
        .await?;
    let offered = visit.script("return window.offered.splice(0)", vec![]).await?;
    let offered: Vec<String> = serde_json::from_value(offered)?;
    for file in &offered {
        assert!(!file.contains(SECRET), "a file of {place}: {file}");
        assert!(!file.contains("\"kind\": \"response\""), "a file of {place}: {file}");
    }
    Ok(offered.len())
}

async fn values(visit: &Visit, list: &str) -> Outcome<Vec<String>> {
    Ok(serde_json::from_value(visit.script(OPTIONS, vec![json!(list)]).await?)?)
}

/// A copy in which somebody has changed every response, removed one and added one.
fn changed(document: &Document) -> Outcome<Document> {
    let round = pages::present_round(document).ok_or("no round")?;
    let mut records: Vec<(_, Record)> = Vec::new();
    for (id, record) in document.records() {
        let record = match Response::of(record) {
            Some(_) => pages::response_of(&round, SECRET, "ändrat", 0).into(),
            None => (**record).clone(),
        };
        records.push((id.clone(), record));
    }
    let gone = document
        .all::<Response>()
        .last()
        .map(|(id, _)| id)
        .ok_or("no response")?;
    records.retain(|(id, _)| id != gone.raw());
    let new: Id<Response> = Id::of(RecordId::from_bits(7));
    records.push((new.raw().clone(), pages::response_of(&round, SECRET, "nytt", 1).into()));
    Ok(Document::of(document.id.clone(), records))
}

// R160
#[tokio::test]
async fn no_page_and_no_file_tells_what_one_respondent_has_answered() -> Outcome {
    let document = pages::with_two_responses(SECRET)?;
    assert!(envelope::write(&document).contains(SECRET));
    let visit = Visit::start("confidential_pages", Setup::default()).await?;
    visit.open_document(&document).await?;
    visit.script(LISTEN, vec![]).await?;
    let mut taken = 0;
    for page in visit.pages(&document).await? {
        visit.open_page(&page).await?;
        // The address of a link to the whole document is the document itself, packed.
        page_tells_nothing(&visit, &page.address).await?;
        taken += files_tell_nothing(&visit, &page.address).await?;
    }
    assert!(taken > 3, "only {taken} files were offered");
    visit.finish().await
}

// R160, R161
#[tokio::test]
async fn a_changed_copy_tells_of_responses_only_that_they_differ_and_they_are_chosen_whole() -> Outcome {
    let document = pages::with_two_responses(SECRET)?;
    let visit = Visit::start("confidential_copy", Setup::default()).await?;
    visit.open_document(&document).await?;
    visit.script(LISTEN, vec![]).await?;
    visit.goto("#/dela").await?;
    let copy = visit.file("kopia.samspel.json", envelope::write(&changed(&document)?))?;
    visit.upload("#share-compare-file", &copy).await?;
    visit.hash_is("#/dela/jamfor").await?;
    visit.counts("fieldset.conflict", 1).await?;
    visit.sees("Tas som en helhet.").await?;
    page_tells_nothing(&visit, "the comparison").await?;
    visit.sees_no("Påstående 1.1").await?;
    visit.click("#conflict-0-there").await?;
    visit.click("#merge-confirm").await?;
    visit.hash_is("#/oversikt").await?;
    page_tells_nothing(&visit, "what was merged").await?;
    for page in ["#/historik", "#/versioner", "#/granskning", "#/sjalvskattning/resultat"] {
        visit.goto(page).await?;
        visit.css("main h1").await?;
        page_tells_nothing(&visit, page).await?;
    }
    let kept = visit.stored_document().await?;
    let comment = &kept["records"]["svar-ett"]["comments"]["F01"];
    assert_eq!(comment, &json!(format!("{SECRET} ändrat kommentar 0")));
    visit.finish().await
}

/// The same document under another id, without what makes its assessment too long for a link.
fn with_a_short_assessment(document: &Document) -> Document {
    let is_short = |record: &Record| Consensus::of(record).is_none() && PeerResult::of(record).is_none();
    let records = document.records().filter(|(_, record)| is_short(record));
    let records: Vec<_> = records.map(|(id, record)| (id.clone(), (**record).clone())).collect();
    Document::of(RecordId::from_bits(9), records)
}

// R162
#[tokio::test]
async fn no_part_is_sent_with_what_one_respondent_has_answered() -> Outcome {
    let document = pages::with_two_responses(SECRET)?;
    let visit = Visit::start("confidential_parts", Setup::default()).await?;
    visit.open_document(&document).await?;
    visit.script(LISTEN, vec![]).await?;
    visit.goto("#/dela").await?;
    visit.css("#save-part").await?;
    for part in values(&visit, "part").await? {
        visit.script(CHOOSE, vec![json!("part"), json!(part)]).await?;
        visit.frame().await?;
        assert!(files_tell_nothing(&visit, &part).await? > 0, "{part}");
    }
    // What is too long for a link is a file, which has been looked at. Of less, the assessment goes in a link.
    visit.open_document(&with_a_short_assessment(&document)).await?;
    visit.goto("#/dela").await?;
    visit.css("#save-part").await?;
    visit.script(CHOOSE, vec![json!("link"), json!("assessment")]).await?;
    let link = "return document.getElementById('link-text')?.value";
    let link = visit.until("the link of the part", link, vec![]).await?;
    let text = link
        .as_str()
        .unwrap_or_default()
        .split_once("#/lank/")
        .map(|(_, text)| text);
    let content = visit.unpacked(text.ok_or("no link")?).await?;
    assert!(content.contains("\"what\":\"assessment\""), "{content}");
    assert!(
        !content.contains(SECRET) && !content.contains("\"response\""),
        "{content}"
    );
    visit.finish().await
}
