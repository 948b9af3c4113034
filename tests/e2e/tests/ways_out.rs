//! Nothing private leaves where it is pressed for with nothing chosen, nor is it on what is printed.

use samspel::{
    app::interface::route::RouteKind,
    domain::{
        records::{
            document::Document,
            record::{Record, RecordKind},
            version::{Content, Version},
        },
        values::{field::Meaning, id::RecordId},
        ways_out::WayOut,
    },
    format::envelope,
};
use samspel_e2e::{Outcome, Setup, Visit, pages::example};
use serde_json::{Value, json};

/// What is private in the document.
const SECRET: &str = "hemligt-namn";

/// Where in the county something private is.
const SECRET_PLACE: [f64; 2] = [17.65432, 58.75];

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
            record[field.name] = match field.meaning {
                Meaning::Geometry => json!({ "type": "Point", "coordinates": SECRET_PLACE }),
                _ => SECRET.into(),
            };
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
        assert!(!left.contains(&SECRET_PLACE[0].to_string()), "{way:?}");
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

/// What is seen of the page: its text, what its fields say, and what its pictures draw as a place of somebody's.
const SEEN: &str = "const seen = (node) => node.checkVisibility();
    const fields = [...document.querySelectorAll('input, textarea')].filter(seen).map((field) => field.value);
    const places = [...document.querySelectorAll('#contribution-place svg, .coverage-map circle.chart-bar')].filter(seen);
    return [document.body.innerText, ...fields, ...places.map(() => arguments[0])].join('\\n')";

/// What each view of a page with several is remembered by.
const VIEWS: [(&str, &[&str]); 2] = [
    (
        "dialogue-view",
        &[
            "contributions",
            "meetings",
            "consultations",
            "topics",
            "feedback",
            "coverage",
        ],
    ),
    ("actions-view", &["list", "table"]),
];

// R350, R360
#[tokio::test]
async fn nothing_private_is_on_paper_whichever_page_is_printed() -> Outcome {
    let visit = start("ways_out_printed").await?;
    let document = marked()?;
    visit.set_print().await?;
    // Whatever page there is, since any can be printed.
    let pages = visit.pages(&document).await?;
    for turn in 0..VIEWS.iter().map(|(_, views)| views.len()).max().unwrap_or_default() {
        for (key, views) in VIEWS {
            let view = views[turn % views.len()];
            let remember = "sessionStorage.setItem(arguments[0], arguments[1])";
            visit.script(remember, vec![key.into(), view.into()]).await?;
        }
        for page in &pages {
            // The others are the same in every turn.
            let has_views = matches!(page.kind, RouteKind::Dialogue | RouteKind::Actions);
            if turn == 0 || has_views {
                visit.open_page(page).await?;
                visit.frame().await?;
                let seen = visit.script(SEEN, vec![SECRET.into()]).await?;
                let seen = seen.as_str().ok_or("nothing is seen")?;
                let found = seen.lines().find(|line| line.contains(SECRET));
                assert!(found.is_none(), "{}: {found:?}", page.address);
            }
        }
    }
    visit.finish().await
}
