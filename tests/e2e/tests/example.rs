//! With the example open, no page is empty.

use samspel::domain::records::version::Version;
use samspel::domain::values::id::RecordId;
use samspel::format::envelope;
use samspel_e2e::{Outcome, Setup, Visit, pages};
use serde_json::json;

/// The titles of what pages show where there is nothing yet.
const EMPTY: &str =
    "const empty = [...document.querySelectorAll('main .empty')].filter((one) => one.checkVisibility());
    return empty.map((one) => one.querySelector('h2, h3')?.textContent ?? one.textContent)";

// R254
#[tokio::test]
async fn no_page_is_empty_with_the_example_open() -> Outcome {
    let example = pages::example()?;
    let visit = Visit::start("example_pages", Setup::default()).await?;
    visit.goto("#/exempel").await?;
    visit.hash_is("#/oversikt").await?;
    visit.is_saved().await?;
    // Two pages show what has been done and received here, which no file brings.
    visit.write("#document-name", "Exempel: Södermanland, vidare").await?;
    visit.is_saved().await?;
    let id = visit.stored_document().await?["document"]
        .as_str()
        .and_then(RecordId::new);
    let (_, version) = example.all::<Version>().next().ok_or("no version")?;
    let earlier = version.document(id.ok_or("no id")?);
    visit.goto("#/dela").await?;
    let copy = visit.file("tidigare.samspel.json", envelope::write(&earlier))?;
    visit.upload("#share-compare-file", &copy).await?;
    visit.hash_is("#/dela/jamfor").await?;

    let mut faults = Vec::new();
    for page in visit.pages(&example).await? {
        visit.open_page(&page).await?;
        let found = visit.script(EMPTY, vec![]).await?;
        if found != json!([]) {
            faults.push(format!("{:?}: {found}", page.kind));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    visit.goto("#/historik").await?;
    visit.css(".history-list > li").await?;
    // Where there is nothing, the mark that was looked for is found.
    visit.begin("05").await?;
    visit.goto("#/sjalvskattning/jamfor").await?;
    visit.css("main .empty").await?;
    visit.finish().await
}
