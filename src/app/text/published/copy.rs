//! The published copy of the plan: what is chosen of it, in the order of the work.

use super::{
    actions, assessment, dialogue, priorities,
    source::{self, Source, day, fact, written},
    targets,
};
use crate::{
    app::text::{
        vocabulary::{self, Term},
        words::{Word, fill, text},
    },
    domain::{
        records::{document::Document, references::References, structure_map::StructureElement},
        values::{amount::Year, county, date::Date},
    },
    render::reading::{Block, Fact, Picture, Reading, Section, Table, Tone},
};

/// What is drawn elsewhere.
#[derive(Clone, Copy)]
pub struct Pictures<'a> {
    /// The map sheet, if it has been drawn.
    pub sheet: Option<&'a Picture>,
    /// Draws the timeline of a document, in one picture or more.
    pub timeline: &'a dyn Fn(&Document) -> Vec<Picture>,
}

/// The copy of a document. What is private is taken out first, so that no part can say it.
pub fn of(document: &Document, references: &References, today: Date, pictures: Pictures) -> Reading {
    let public = document.without_private();
    let source = Source {
        document: &public,
        references,
        today,
    };
    let chosen = public.publication();
    let parts = [
        chosen.priorities.then(|| priorities::section(source)),
        chosen.dialogue.then(|| dialogue::section(source)),
        chosen.structure_map.then(|| structure_map(source, pictures.sheet)),
        chosen.actions.then(|| actions::section(source)),
        chosen.targets.then(|| targets::section(source)),
        chosen.timeline.then(|| timeline((pictures.timeline)(&public))),
        // What may be shown of a round is reckoned of the answers, and none of those goes further.
        chosen.assessment.then(|| assessment::section(document)),
        Some(feedback(source)),
    ];
    Reading {
        edition: chosen.edition.trim().into(),
        facts: opening_facts(source),
        opening: opening(source),
        sections: parts.into_iter().flatten().flatten().collect(),
        ..source::reading(region(&public), vocabulary::named(&public.strategy().name), today)
    }
}

/// Who publishes it.
pub fn region(document: &Document) -> String {
    let county = county::by_code(&document.strategy().county);
    county.map_or_else(String::new, |county| county.region.into())
}

/// Who asks: the region, otherwise what the document is called.
pub fn asking(document: &Document) -> String {
    let region = region(document);
    if region.is_empty() {
        document.strategy().name.clone()
    } else {
        region
    }
}

fn opening_facts(source: Source) -> Vec<Fact> {
    let (chosen, strategy) = (source.document.publication(), source.document.strategy());
    let year = |year: Year| year.get().to_string();
    let years = match (strategy.start_year.map(year), strategy.end_year.map(year)) {
        (Some(start), Some(end)) => fill(Word::PlanReadYears, &[("start", &start), ("end", &end)]),
        (Some(start), None) => fill(Word::PlanReadYearsOpen, &[("start", &start)]),
        (None, _) => String::new(),
    };
    let all = [
        fact(Word::PublishApplies, years),
        fact(Word::FieldPublicationDecision, chosen.decision.trim()),
        fact(Word::FieldPublicationDecided, day(chosen.decided)),
        fact(Word::FieldPublicationEdition, chosen.edition.trim()),
        fact(Word::PublishMade, vocabulary::day(source.today)),
    ];
    all.into_iter().flatten().collect()
}

fn opening(source: Source) -> Vec<Block> {
    let strategy = source.document.strategy();
    [example(source.document), written(&strategy.vision)]
        .into_iter()
        .flatten()
        .collect()
}

/// That it is an example, where it is one.
pub fn example(document: &Document) -> Option<Block> {
    let is_example = document.strategy().example;
    is_example.then(|| Block::Status(Tone::Trouble, text(Word::SheetExample).into()))
}

/// The map sheet, and the same in words.
pub fn structure_map(source: Source, sheet: Option<&Picture>) -> Option<Section> {
    let picture = sheet.cloned().map(Block::Picture);
    let row = |element: &StructureElement| {
        vec![
            vocabulary::named(&element.name),
            text(element.element.word()).into(),
            text(element.theme.word()).into(),
            text(element.level.word()).into(),
            text(element.status.word()).into(),
        ]
    };
    let all = source.document.ordered::<StructureElement>();
    let rows: Vec<_> = all.iter().map(|(_, element)| row(element)).collect();
    let head = [
        Word::FieldStructureElementName,
        Word::FieldStructureElementElement,
        Word::FieldStructureElementTheme,
        Word::FieldStructureElementLevel,
        Word::FieldStructureElementStatus,
    ];
    let table = (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: text(Word::PublishElements).into(),
            head: head.iter().map(|word| text(*word).into()).collect(),
            rows,
        })
    });
    let blocks = [picture, table].into_iter().flatten().collect();
    Section::unless_empty(text(Word::NavStructureMap), blocks)
}

fn timeline(drawn: Vec<Picture>) -> Option<Section> {
    Section::unless_empty(
        text(Word::TimelineTitle),
        drawn.into_iter().map(Block::Picture).collect(),
    )
}

fn feedback(source: Source) -> Option<Section> {
    let blocks = written(&source.document.publication().feedback).into_iter().collect();
    Section::unless_empty(text(Word::FieldPublicationFeedback), blocks)
}
