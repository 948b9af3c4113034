//! Nothing private leaves where it is pressed for with nothing chosen, nor is it on what is printed.

use samspel::{
    domain::{
        records::{
            document::Document,
            record::{Record, RecordKind},
            version::{Content, Version},
        },
        values::id::RecordId,
        ways_out::WayOut,
    },
    format::envelope,
};
use samspel_e2e::{Outcome, Setup, Visit, pages::example};
use serde_json::Value;

/// What is private in the document.
const SECRET: &str = "hemligt-namn";

/// What can be printed.
const PRINTED: [&str; 9] = [
    "#/oversikt",
    "#/sjalvskattning/rapport",
    "#/strukturbild",
    "#/strukturbild/kartblad",
    "#/plan",
    "#/plan/val",
    "#/plan/naringsliv",
    "#/dela/publicera",
    "#/dela/uppfoljning",
];

/// Where a way is taken: a page, what is pressed first there, since it unfolds or fills what leaves, and what is pressed. `None` for one
/// whose content no page makes by itself (`tests/native/registry/ways_out.rs`), or that needs a respondent, a damaged file or another browser.
fn pressed(way: WayOut) -> Option<[&'static str; 3]> {
    match way {
        WayOut::PartFile => Some(["#/dela", "", "#save-part"]),
        WayOut::VersionFile => Some(["#/versioner/forut", "", "#version-file"]),
        WayOut::MapTable => Some(["#/strukturbild", "", "#export-csv"]),
        WayOut::FeedbackLetter => Some(["#/plan/dialog", "#only-untold", "#save-feedback"]),
        WayOut::BusinessList => Some(["#/plan/naringsliv", "", "#copy-business"]),
        WayOut::ActionTable => Some(["#/plan/insatser", "#table-files summary", "#save-csv"]),
        WayOut::TimelineSvg => Some(["#/plan/tidslinje", ".timeline-files summary", "#timeline-svg"]),
        WayOut::TimelineTable => Some(["#/plan/tidslinje", ".timeline-files summary", "#timeline-csv"]),
        WayOut::DueCalendar => Some(["#/plan/pa-gang", "", "#due-file"]),
        WayOut::FollowUpTable => Some(["#/plan/uppfoljning", "", "#save-csv"]),
        WayOut::PublishedCopy => Some(["#/dela/publicera", "", "#publish-save"]),
        WayOut::PeriodReport => Some(["#/dela/uppfoljning", "", "#publish-save"]),
        WayOut::YearlyReport => Some(["#/dela/arsredovisning", "", "#publish-save"]),
        WayOut::Document
        | WayOut::DocumentLink
        | WayOut::PartLink
        | WayOut::OwnerFile
        | WayOut::Rescued
        | WayOut::SetAside
        | WayOut::Faults
        | WayOut::RoundInvitation
        | WayOut::ReceivedList
        | WayOut::Answer
        | WayOut::SharedResults
        | WayOut::SharedResultsTable
        | WayOut::MapShapes
        | WayOut::ElementAddress
        | WayOut::SheetSvg
        | WayOut::SheetPng
        | WayOut::ConsultationInvitation
        | WayOut::PackageLink
        | WayOut::ActionCells
        | WayOut::TimelinePng
        | WayOut::FollowUpCells
        | WayOut::Minutes
        | WayOut::ConsultationPackage => None,
    }
}

/// The example with a mark in every private field, and in a version.
fn marked() -> Outcome<Document> {
    let mut example: Value = serde_json::from_str(&envelope::write(&example()?))?;
    let records = example["records"].as_object_mut().ok_or("no records")?;
    for record in records.values_mut() {
        let kind = record["kind"].as_str().and_then(RecordKind::from_code);
        let fields = kind.map_or(&[][..], RecordKind::fields);
        for field in fields.iter().filter(|field| field.is_private) {
            record[field.name] = SECRET.into();
        }
    }
    let document = envelope::read(example.to_string().as_bytes()).map_err(|error| format!("{error:?}"))?;
    let version = Version {
        title: "Förut".into(),
        content: Content::of(&document),
        ..Version::default()
    };
    let id = RecordId::new("forut").ok_or("no id")?;
    let records = document
        .records()
        .map(|(id, record)| (id.clone(), Record::clone(record)));
    let records: Vec<_> = records.chain([(id, version.into())]).collect();
    Ok(Document::of(document.id.clone(), records))
}

async fn start(name: &str) -> Outcome<Visit> {
    // Each list is seen as what is pressed needs it, and what leaves is kept to be looked at.
    let before = "sessionStorage.setItem('dialogue-view', 'feedback');
        sessionStorage.setItem('actions-view', 'table');
        window.left = [];
        const made = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
            blob.text().then((text) => window.left.push(text));
            return made.call(URL, blob);
        };
        Object.defineProperty(navigator, 'clipboard', { configurable: true,
            value: { writeText: async (text) => { window.left.push(text) } } });";
    let setup = Setup {
        before: Some(before),
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    visit.open_document(&marked()?).await?;
    Ok(visit)
}

// R350, R351
#[tokio::test]
async fn nothing_private_leaves_where_it_is_pressed_for_with_nothing_chosen() -> Outcome {
    let visit = start("ways_out").await?;
    for way in WayOut::ALL.iter().copied() {
        let Some([page, first, press]) = pressed(way) else {
            continue;
        };
        // Nothing is unfolded from before.
        visit.goto("#/oversikt").await?;
        visit.page_is_whole().await?;
        visit.goto(page).await?;
        visit.page_is_whole().await?;
        if !first.is_empty() {
            visit.click(first).await?;
        }
        visit
            .until(
                press,
                "return !document.querySelector(arguments[0])?.disabled",
                vec![press.into()],
            )
            .await?;
        visit.script("window.left = []", vec![]).await?;
        visit.click(press).await?;
        let left = visit.until("what leaves", "return window.left[0]", vec![]).await?;
        let left = left.as_str().unwrap_or_default();
        assert!(!left.is_empty() && !left.contains(SECRET), "{way:?}");
    }
    // Where it is chosen it goes along.
    visit.goto("#/versioner/forut").await?;
    visit.click("#version-private").await?;
    visit.script("window.left = []", vec![]).await?;
    visit.click("#version-file").await?;
    let left = visit.until("what leaves", "return window.left[0]", vec![]).await?;
    assert!(left.as_str().is_some_and(|left| left.contains(SECRET)));
    visit.finish().await
}

// R350
#[tokio::test]
async fn nothing_private_is_on_what_is_printed() -> Outcome {
    let visit = start("ways_out_printed").await?;
    visit.set_print().await?;
    for page in PRINTED {
        visit.goto(page).await?;
        visit.page_is_whole().await?;
        visit.frame().await?;
        let said = visit.script("return document.body.innerText", vec![]).await?;
        assert!(said.as_str().is_some_and(|said| !said.contains(SECRET)), "{page}");
    }
    visit.finish().await
}
