//! Every page of the app, for the walks that go to all of them, and documents to walk with.

use std::fs;

use samspel::app::interface::route::RouteKind;
use samspel::domain::assessment::factors::{Factor, QuestionSet};
use samspel::domain::assessment::invitation::Invitation;
use samspel::domain::assessment::response_file::ResponseFile;
use samspel::domain::dialogue::consultation::{ContributionFile, Said};
use samspel::domain::records::analysis::AnalysisFinding;
use samspel::domain::records::change::Change;
use samspel::domain::records::dialogue::{Consultation, Contribution, Feedback, Meeting};
use samspel::domain::records::document::Document;
use samspel::domain::records::indicator::Indicator;
use samspel::domain::records::lesson::Lesson;
use samspel::domain::records::plan::{Action, ActionPlan, Priority};
use samspel::domain::records::record::Kind;
use samspel::domain::records::review::Review;
use samspel::domain::records::self_assessment::{Answer, Level, Response, Round};
use samspel::domain::records::strategy::{ActorGroup, StepNumber};
use samspel::domain::records::structure_map::StructureElement;
use samspel::domain::records::version::{Content, Version};
use samspel::domain::values::amount::Count;
use samspel::domain::values::date::Date;
use samspel::domain::values::id::{Id, RecordId};
use samspel::format::{consultation, envelope, invitation, link, response};
use serde_json::{Value, json};

use crate::{Outcome, Visit, root};

/// A page to walk to.
#[derive(Clone, Debug)]
pub struct Page {
    /// What kind of place it is.
    pub kind: RouteKind,
    /// Its address, with the `#`.
    pub address: String,
}

/// The texts of links that others send.
struct Links {
    document: String,
    invitation: String,
    response: String,
    contributions: String,
}

impl Visit {
    /// A page of every kind of place, of the document's first record of a kind or of one that is missing.
    pub async fn pages(&self, document: &Document) -> Outcome<Vec<Page>> {
        let links = self.links(document).await?;
        let pages = |kind: &RouteKind| {
            let kind = *kind;
            let addresses = addresses(kind, document, &links).into_iter();
            addresses.map(move |address| Page { kind, address })
        };
        Ok(RouteKind::ALL.iter().flat_map(pages).collect())
    }

    /// Goes to a page and waits until it is whole.
    pub async fn open_page(&self, page: &Page) -> Outcome {
        self.goto(&page.address).await?;
        self.page_is_whole().await
    }

    /// Waits until the page has its head, and its map or its sheet if it has one.
    pub async fn page_is_whole(&self) -> Outcome {
        self.css("main h1").await?;
        if !self.all("#sheet").await?.is_empty() {
            self.css("#sheet svg").await?;
        }
        if !self.all("#map").await?.is_empty() {
            self.map_is_drawn().await?;
        }
        Ok(())
    }

    /// Unfolds all that is folded away on the page, also what is folded within that.
    pub async fn unfold_all(&self) -> Outcome {
        self.unfold_these("main details").await
    }

    /// The same without the menus of the map, which lie over what is beside them while they are open.
    pub async fn unfold_in_place(&self) -> Outcome {
        self.unfold_these("main details:not(.map-menu)").await
    }

    async fn unfold_these(&self, folds: &str) -> Outcome {
        /// How many folds there are within each other at most.
        const MOST_FOLDED: usize = 4;
        const UNFOLD: &str = "const closed = [...document.querySelectorAll(arguments[0])].filter((fold) => !fold.open);
            closed.forEach((fold) => fold.open = true);
            return closed.length === 0";
        for _ in 0..MOST_FOLDED {
            if self.script(UNFOLD, vec![json!(folds)]).await? == json!(true) {
                break;
            }
            self.frame().await?;
        }
        Ok(())
    }

    /// Opens a document from its file.
    pub async fn open_document(&self, document: &Document) -> Outcome {
        self.goto("#/").await?;
        let file = self.file("oppnas.samspel.json", envelope::write_compact(document))?;
        self.upload("#open-file", &file).await?;
        self.hash_is("#/oversikt").await?;
        self.is_saved().await
    }

    async fn links(&self, document: &Document) -> Outcome<Links> {
        let round = present_round(document);
        let asked = round
            .as_ref()
            .and_then(|round| Invitation::to_round(document, round, ""));
        let asked_of = round.unwrap_or_else(|| Id::of(RecordId::from_bits(0)));
        let answered = ResponseFile::empty(first(document), asked_of);
        let mut sent = ContributionFile::empty(RecordId::from_bits(1), first(document));
        sent.revision = Count(1);
        sent.said = vec![Said {
            nth: Count(1),
            text: "Fler turer på kvällen.".into(),
            ..Said::default()
        }];
        Ok(Links {
            document: self.packed(&envelope::write_compact(document)).await?,
            // Without one, the address leads to the questionnaires that have been begun.
            invitation: match asked {
                Some(asked) => self.packed(&invitation::write_compact(&asked)).await?,
                None => String::new(),
            },
            response: self.packed(&response::write_compact(&answered)).await?,
            contributions: self.packed(&consultation::write_compact(&sent)).await?,
        })
    }

    /// The text of a link that carries this. Only a browser packs.
    pub async fn packed(&self, content: &str) -> Outcome<String> {
        let script = "const [content, done] = arguments;
            const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate-raw'));
            new Response(stream).arrayBuffer().then((packed) => done([...new Uint8Array(packed)]), (reason) => done(String(reason)))";
        let packed = self.client().execute_async(script, vec![json!(content)]).await?;
        let packed: Vec<u8> = serde_json::from_value(packed)?;
        Ok(link::write(&packed))
    }

    /// What a link with this text carries.
    pub async fn unpacked(&self, text: &str) -> Outcome<String> {
        let packed = link::read(text).map_err(|error| format!("{text}: {error:?}"))?;
        let script = "const [packed, done] = arguments;
            const stream = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
            new Response(stream).text().then(done, (reason) => done(String(reason)))";
        let content = self.client().execute_async(script, vec![json!(packed)]).await?;
        Ok(content.as_str().unwrap_or_default().into())
    }
}

/// Addresses of a kind of place: one, or several where its pages differ.
fn addresses(kind: RouteKind, document: &Document, links: &Links) -> Vec<String> {
    let with = |parameter: &str| kind.with(parameter).map(|route| route.to_hash());
    let one = |parameter: &str| with(parameter).into_iter().collect();
    match kind {
        // These open a document and lead on to its overview.
        RouteKind::New | RouteKind::Example => Vec::new(),
        RouteKind::Unknown => vec!["#/ingenstans".into()],
        RouteKind::Step => StepNumber::ALL
            .iter()
            .filter_map(|number| with(&number.get().to_string()))
            .collect(),
        // The first one in which something is agreed on in the example, and the last.
        RouteKind::Factor | RouteKind::FactorResults | RouteKind::FactorConsensus => {
            ["F03", "F14"].into_iter().filter_map(with).collect()
        }
        RouteKind::Element => one(first::<StructureElement>(document).as_str()),
        RouteKind::Finding => one(first::<AnalysisFinding>(document).as_str()),
        RouteKind::Priority => one(first::<Priority>(document).as_str()),
        RouteKind::DialogueMeeting => one(first::<Meeting>(document).as_str()),
        RouteKind::Consultation | RouteKind::ConsultationPackage => one(first::<Consultation>(document).as_str()),
        RouteKind::ReceivedContributions => one(&links.contributions),
        RouteKind::Contribution => one(first::<Contribution>(document).as_str()),
        RouteKind::Feedback => one(first::<Feedback>(document).as_str()),
        RouteKind::ActionPlan => one(first::<ActionPlan>(document).as_str()),
        RouteKind::Indicator => one(first::<Indicator>(document).as_str()),
        RouteKind::Review => one(first::<Review>(document).as_str()),
        RouteKind::Change => one(first::<Change>(document).as_str()),
        // A priority has both what it rests on and what rests on it.
        RouteKind::Thread => one(first::<Priority>(document).as_str()),
        RouteKind::Action => one(first::<Action>(document).as_str()),
        RouteKind::Lesson => one(first::<Lesson>(document).as_str()),
        RouteKind::Version => one(first::<Version>(document).as_str()),
        RouteKind::Answer => one(&links.invitation),
        RouteKind::Received => one(&links.response),
        // A priority, an action, what is to be discussed, and the minutes.
        RouteKind::MeetingAt => {
            let priority = format!("prioriteringar/{}", first::<Priority>(document).as_str());
            let action = format!("insatser/{}", first::<Action>(document).as_str());
            let places = [&priority, &action, "insatser", "diskutera", "anteckningar"];
            places.into_iter().filter_map(with).collect()
        }
        RouteKind::Link => one(&links.document),
        RouteKind::Start
        | RouteKind::Overview
        | RouteKind::Assessment
        | RouteKind::Round
        | RouteKind::Results
        | RouteKind::Consensus
        | RouteKind::Gaps
        | RouteKind::Regions
        | RouteKind::Report
        | RouteKind::StructureMap
        | RouteKind::MapSheet
        | RouteKind::Plan
        | RouteKind::Dialogue
        | RouteKind::Analysis
        | RouteKind::Priorities
        | RouteKind::Choice
        | RouteKind::ActionPlans
        | RouteKind::Actions
        | RouteKind::Timeline
        | RouteKind::Due
        | RouteKind::FollowUp
        | RouteKind::Meeting
        | RouteKind::Indicators
        | RouteKind::Changes
        | RouteKind::Lessons
        | RouteKind::Business
        | RouteKind::Actors
        | RouteKind::Checks
        | RouteKind::Versions
        | RouteKind::Share
        | RouteKind::Publish
        | RouteKind::PeriodReport
        | RouteKind::YearlyReport
        | RouteKind::Compare
        | RouteKind::History
        | RouteKind::About => one(""),
    }
}

/// The document's first record of a kind, or one that is missing.
fn first<T: Kind>(document: &Document) -> Id<T> {
    let first = document.all::<T>().next().map(|(id, _)| id);
    first.unwrap_or_else(|| Id::of(RecordId::from_bits(0)))
}

/// The round that pages show where none is chosen.
pub fn present_round(document: &Document) -> Option<Id<Round>> {
    document.ordered::<Round>().pop().map(|(id, _)| id)
}

/// The document of a region that has just begun.
pub fn begun() -> Outcome<Document> {
    let records = json!({ "strategy": { "kind": "strategy", "name": "Det egna", "county": "04" } });
    read(&json!({ "format": "samspel", "version": 1, "document": "begun0000001", "records": records }))
}

/// The example as a document of its own, since the example itself may be open already.
pub fn example() -> Outcome<Document> {
    example_with(|text| text.to_owned())
}

/// The same with all that somebody has written in it changed.
pub fn example_with(change: impl Fn(&str) -> String) -> Outcome<Document> {
    let file = root().join("public/example/sodermanland.samspel.json");
    let mut example: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    example["document"] = "walked000001".into();
    let records = example["records"].as_object_mut().ok_or("no records")?;
    records.values_mut().for_each(|record| written(record, &change));
    read(&example)
}

/// The example without what is answered in it, as it goes on from a version. Two have answered then: one has answered anew since, the
/// other has been removed, and a third has come. Whatever they have written begins with `secret`.
pub fn with_two_responses(secret: &str) -> Outcome<Document> {
    let example = example()?;
    let round = present_round(&example).ok_or("no round")?;
    let others = example.records().filter(|(_, record)| Response::of(record).is_none());
    let others: Vec<_> = others.map(|(id, record)| (id.clone(), (**record).clone())).collect();
    let with = |responses: &[(&str, usize)]| {
        let mut records = others.clone();
        for (respondent, level) in responses {
            let id = RecordId::new(&format!("svar-{respondent}")).ok_or("no id")?;
            records.push((id, response_of(&round, secret, respondent, *level).into()));
        }
        Outcome::Ok(records)
    };
    let then = Document::of(example.id.clone(), with(&[("ett", 1), ("tva", 3)])?);
    let version = Version {
        title: "Remissversion".into(),
        content: Content::of(&then),
        ..Version::default()
    };
    let version = (RecordId::from_bits(1), version.into());
    let now = with(&[("ett", 2), ("tre", 4)])?.into_iter().chain([version]);
    // The versions of the example are none of its own.
    let now = now.filter(|(id, record)| *id == RecordId::from_bits(1) || Version::of(record).is_none());
    Ok(Document::of(example.id, now))
}

/// What somebody has answered on every statement of the question set, with texts on every factor.
pub fn response_of(round: &Id<Round>, secret: &str, respondent: &str, level: usize) -> Response {
    let factors = QuestionSet::current().factors;
    let texts = |what: &str| {
        let text = |factor: &Factor| (factor.id.to_owned(), format!("{secret} {respondent} {what} {level}"));
        factors.iter().map(text).collect()
    };
    let statements = factors.iter().flat_map(|factor| factor.statements);
    Response {
        round: Some(round.clone()),
        group: Some(ActorGroup::Municipality),
        received: Date::parse("2026-11-20"),
        answers: statements
            .map(|statement| (statement.id, Answer::Level(Level::ALL[level % Level::ALL.len()])))
            .collect(),
        comments: texts("kommentar"),
        evidence: texts("underlag"),
        ..Response::default()
    }
}

/// Changes every text of more than one word, which is no code, id or date.
fn written(value: &mut Value, change: &impl Fn(&str) -> String) {
    match value {
        Value::String(text) if text.contains(' ') => *text = change(text),
        Value::Array(entries) => entries.iter_mut().for_each(|one| written(one, change)),
        Value::Object(entries) => entries.values_mut().for_each(|one| written(one, change)),
        Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => {}
    }
}

fn read(document: &Value) -> Outcome<Document> {
    let read = envelope::read(document.to_string().as_bytes());
    read.map_err(|error| format!("{error:?}").into())
}
