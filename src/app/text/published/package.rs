//! What is sent out for consultation: what is proposed with its reasons, how one answers, and the questions with room to write on paper.

use super::{
    copy,
    package_parts::{not_chosen, priority, questions},
    source::{self, Source, fact, written},
};
use crate::{
    app::text::{
        vocabulary,
        words::{Word, fill, number, text},
    },
    domain::{
        dialogue::referral,
        records::{
            dialogue::{Consultation, PackagePart},
            document::Document,
            references::References,
        },
        values::{date::Date, id::Id},
    },
    render::{
        qr,
        reading::{Block, Fact, Fit, Picture, Reading, Section, Way},
    },
};

/// How those who are asked answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnsweredBy<'a> {
    /// By a link that carries the questions.
    Link(&'a str),
    /// By a file with the questions that is sent along, opened at this address: the link would be too long.
    File(&'a str),
}

/// What is sent out beside what the document says.
#[derive(Clone, Copy)]
pub struct Sent<'a> {
    /// The day.
    pub today: Date,
    /// How one answers; `None` while that is not known.
    pub answered_by: Option<AnsweredBy<'a>>,
    /// The map sheet, if it has been drawn.
    pub sheet: Option<&'a Picture>,
}

/// What is sent out; `None` if the document has no such consultation. What is private is taken out first, so that no part can say it.
pub fn of(document: &Document, references: &References, id: &Id<Consultation>, sent: Sent) -> Option<Reading> {
    let public = document.without_private();
    let consultation = public.get(id)?;
    let source = Source {
        document: &public,
        references,
        today: sent.today,
    };
    let sections = sections(source, id, sent)?;
    let version = version(document, id, sent, &sections).told();
    let title = vocabulary::named(&consultation.title);
    Some(Reading {
        edition: version.clone(),
        facts: opening_facts(source, consultation, version),
        opening: [copy::example(&public), written(&consultation.text)]
            .into_iter()
            .flatten()
            .collect(),
        sections,
        ..source::reading(text(Word::PackageKicker).into(), title, sent.today)
    })
}

fn sections(source: Source, id: &Id<Consultation>, sent: Sent) -> Option<Vec<Section>> {
    let consultation = source.document.get(id)?;
    let has = |part| consultation.has_part(part);
    let all = [
        Some(answering(consultation, sent.answered_by)),
        proposals(source, consultation),
        has(PackagePart::NotChosen).then(|| not_chosen(source)).flatten(),
        has(PackagePart::StructureMap)
            .then(|| copy::structure_map(source, sent.sheet))
            .flatten(),
        has(PackagePart::Questions).then(|| questions(source, id, consultation)),
    ];
    Some(all.into_iter().flatten().collect())
}

fn opening_facts(source: Source, consultation: &Consultation, version: String) -> Vec<Fact> {
    let all = [
        fact(Word::PackageAsking, copy::asking(source.document)),
        fact(Word::PackageLastDay, source::day(consultation.end)),
        fact(Word::PackageVersion, version),
        fact(Word::PackageMade, vocabulary::day(source.today)),
    ];
    all.into_iter().flatten().collect()
}

/// Which version of the document what is read shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ShownVersion {
    /// It has not been sent yet.
    Unsent,
    /// The one of this name, as it was sent.
    Sent(String),
    /// The one of this name with what has been changed since.
    Changed(String),
}

impl ShownVersion {
    fn told(&self) -> String {
        match self {
            Self::Unsent => text(Word::PackageNotSent).into(),
            Self::Sent(name) => name.clone(),
            Self::Changed(name) => fill(Word::PackageChangedSince, &[("name", name)]),
        }
    }
}

/// Which version these sections show. What has been changed is told by what is read, so that answers that have come in change nothing.
pub(super) fn version(document: &Document, id: &Id<Consultation>, sent: Sent, now: &[Section]) -> ShownVersion {
    let Some((_, version)) = referral::sent(document, id) else {
        return ShownVersion::Unsent;
    };
    let then = version.document(document.id.clone());
    let references = References::of(&then);
    let public = then.without_private();
    let source = Source {
        document: &public,
        references: &references,
        today: sent.today,
    };
    let name = vocabulary::named(&version.title);
    if sections(source, id, sent).as_deref() == Some(now) {
        ShownVersion::Sent(name)
    } else {
        ShownVersion::Changed(name)
    }
}

/// How one answers. Whoever reads it on a screen follows the link, whoever has it on paper takes the code, the letters or a pen.
fn answering(consultation: &Consultation, answered_by: Option<AnsweredBy>) -> Section {
    let reply_to = consultation.reply_to.trim();
    let mut blocks = Vec::new();
    match answered_by {
        Some(AnsweredBy::Link(address)) => {
            blocks.push(Block::Text(text(Word::PackageAnswerLink).into()));
            blocks.push(Block::Way(Way {
                told: text(Word::PackageAnswer).into(),
                address: address.into(),
            }));
            blocks.extend(code(address));
        }
        Some(AnsweredBy::File(address)) => {
            blocks.push(Block::Text(text(Word::PackageAnswerFile).into()));
            blocks.push(Block::Way(Way {
                told: text(Word::PackageAnswerFileOpen).into(),
                address: address.into(),
            }));
        }
        None => {}
    }
    blocks.push(Block::Text(if reply_to.is_empty() {
        text(Word::PackageAnswerPaper).into()
    } else {
        fill(Word::PackageAnswerPaperTo, &[("to", reply_to)])
    }));
    if let Some(end) = consultation.end {
        let day = vocabulary::day(end);
        blocks.push(Block::Text(fill(Word::PackageAnswerBefore, &[("day", &day)])));
    }
    Section {
        title: text(Word::PackageAnswering).into(),
        blocks,
    }
}

/// The link as a code to photograph, where it is short enough for a telephone to tell its squares apart.
fn code(address: &str) -> Option<Block> {
    let length = number(address.len());
    let description = fill(Word::PackageCodeDescription, &[("n", &length)]);
    let svg = qr::picture(address, text(Word::PackageCode), &description)?;
    Some(Block::Picture(Picture {
        svg,
        narrow: None,
        caption: text(Word::PackageCodeCaption).into(),
        fit: Fit::Small,
    }))
}

/// What is proposed.
fn proposals(source: Source, consultation: &Consultation) -> Option<Section> {
    let there = consultation.priorities.iter();
    let there = there.filter_map(|id| Some((id, source.document.get(id)?)));
    let blocks = there.map(|(id, one)| priority(source, id, one, consultation)).collect();
    Section::unless_empty(text(Word::PackageProposals), blocks)
}
