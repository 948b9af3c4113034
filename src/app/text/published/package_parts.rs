//! The parts of what is sent out for consultation: a priority with what it rests on and how it is weighed, what was not chosen, the questions.

use super::{
    findings, priorities,
    source::{Source, fact, facts, titled, written},
};
use crate::{
    app::text::{
        effect_chain,
        vocabulary::{self, Term},
        words::{Word, fill, number, text},
    },
    domain::{
        dialogue::consultation::questions_of,
        records::{
            action_plan::referring,
            analysis::Dimension,
            deep_analysis::Alternative,
            dialogue::{Consultation, PackagePart},
            plan::{Priority, PriorityStatus},
        },
        values::id::Id,
    },
    render::reading::{Block, Fit, Narrow, Picture, Section, Table},
};

/// How many lines there are to write an answer on, to write what nobody asked about, and to say who one is.
const LINES_OF_ANSWER: usize = 6;
const LINES_OF_ALL: usize = 14;
const LINES_OF_WHO: usize = 1;

/// How wide the picture of a chain is: as the text on paper.
const WIDTH: f64 = 720.0;

/// How wide it is in a narrow window, where it goes downwards and its words are as large as others.
const NARROW: f64 = 300.0;

/// A priority with its reasons.
pub fn priority(source: Source, id: &Id<Priority>, priority: &Priority, consultation: &Consultation) -> Block {
    let mut blocks = priorities::said_of(source, id, priority);
    let has = |part| consultation.has_part(part);
    if has(PackagePart::Findings) {
        blocks.extend(findings::of_priority(source, priority));
    }
    if has(PackagePart::Weighing) {
        blocks.extend(weighing(priority));
    }
    if has(PackagePart::Alternatives) {
        blocks.extend(alternatives(source, id));
    }
    if has(PackagePart::EffectChain) {
        blocks.extend(chain(source, id));
    }
    Block::Section(Section {
        title: vocabulary::named(&priority.title),
        blocks,
    })
}

/// A table, if it has any row.
fn table(caption: Word, head: [Word; 4], rows: Vec<[String; 4]>) -> Option<Block> {
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: text(caption).into(),
            head: head.iter().map(|word| text(*word).into()).collect(),
            rows: rows.into_iter().map(Vec::from).collect(),
        })
    })
}

/// What somebody has said, as far as they have, in a line.
fn line<const N: usize>(said: [String; N], between: &str) -> String {
    let said: Vec<_> = said
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    said.join(between)
}

/// What speaks for it and against it in each dimension, where anything is said.
fn weighing(priority: &Priority) -> Option<Block> {
    let said_in = |dimension: &Dimension| {
        let [speaks_for, against, uncertain] = match dimension {
            Dimension::Social => [
                &priority.social_for,
                &priority.social_against,
                &priority.social_uncertain,
            ],
            Dimension::Economic => [
                &priority.economic_for,
                &priority.economic_against,
                &priority.economic_uncertain,
            ],
            Dimension::Ecological => [
                &priority.ecological_for,
                &priority.ecological_against,
                &priority.ecological_uncertain,
            ],
        };
        let said = [speaks_for, against, uncertain].map(|said| said.trim().to_owned());
        let is_weighed = said.iter().any(|said| !said.is_empty());
        let [speaks_for, against, uncertain] = said;
        is_weighed.then(|| [text(dimension.word()).to_owned(), speaks_for, against, uncertain])
    };
    let head = [
        Word::PackageDimension,
        Word::FieldAlternativeSpeaksFor,
        Word::FieldAlternativeSpeaksAgainst,
        Word::PackageUncertain,
    ];
    let rows = Dimension::ALL.iter().filter_map(said_in).collect();
    table(Word::ChoiceWeighing, head, rows)
}

/// The ways to go that were weighed for it, with what became of each and why.
fn alternatives(source: Source, id: &Id<Priority>) -> Option<Block> {
    let found = referring::<Alternative>(source.document, source.references, id.raw());
    let row = |(_, one): &(Id<Alternative>, &Alternative)| {
        let outcome = if one.chosen {
            Word::PackageChosen
        } else {
            Word::PackageNotChosenAlternative
        };
        [
            vocabulary::named(&one.title),
            one.speaks_for.trim().into(),
            one.speaks_against.trim().into(),
            line([text(outcome).into(), one.reason.clone()], ". "),
        ]
    };
    let head = [
        Word::FieldAlternativeTitle,
        Word::FieldAlternativeSpeaksFor,
        Word::FieldAlternativeSpeaksAgainst,
        Word::PackageOutcome,
    ];
    table(Word::ChoiceAlternatives, head, found.iter().map(row).collect())
}

/// The chain from action to effect, drawn and said.
fn chain(source: Source, id: &Id<Priority>) -> Option<Block> {
    let told = effect_chain::told(source.document, source.references, id);
    let picture = (!told.is_empty()).then(|| {
        let drawn = |begins: &str, width| effect_chain::picture(&told, &[begins, id.as_str()].concat(), width);
        Block::Picture(Picture {
            svg: drawn("chain-", WIDTH),
            narrow: Some(Narrow {
                svg: drawn("narrow-chain-", NARROW),
                ..Narrow::default()
            }),
            caption: text(Word::ChoiceChainPicture).into(),
            fit: Fit::Wide,
        })
    })?;
    let sentences = told.iter().map(|link| link.sentences().join("\n")).collect();
    Some(titled(
        text(Word::ChoiceChain),
        [Some(picture), Some(Block::List(sentences))],
    ))
}

/// What was weighed and not chosen, with why.
pub fn not_chosen(source: Source) -> Option<Section> {
    let all = source.document.ordered::<Priority>().into_iter();
    let one = |priority: &Priority| {
        let reason = priority.reason.trim();
        let reason = if reason.is_empty() {
            text(Word::ChoiceNoReason)
        } else {
            reason
        };
        titled(
            &priority.title,
            [
                written(&priority.text),
                facts([
                    fact(Word::PackageWhyNot, reason),
                    fact(Word::FieldPriorityDecision, priorities::decided(priority)),
                ]),
            ],
        )
    };
    let turned_down = all.filter(|(_, priority)| priority.status == PriorityStatus::NotChosen);
    let blocks = turned_down.map(|(_, priority)| one(priority)).collect();
    Section::unless_empty(text(Word::ChoiceNotChosen), blocks)
}

/// The questions, each with room to write on paper, what one says besides, and who one is as far as that is asked for.
pub fn questions(source: Source, id: &Id<Consultation>, consultation: &Consultation) -> Section {
    let asked = questions_of(source.document, source.references, id).into_iter();
    let asked: Vec<_> = asked
        .map(|(_, question)| question.text.trim())
        .filter(|question| !question.is_empty())
        .collect();
    let numbered = asked.iter().enumerate().map(|(place, question)| {
        let title = fill(Word::PackageQuestion, &[("n", &number(place + 1))]);
        titled(&title, [written(question), Some(Block::Lines(LINES_OF_ANSWER))])
    });
    let mut blocks = vec![Block::Text(text(Word::PackageQuestionsHelp).into())];
    blocks.extend(numbered);
    let (besides, lines) = if asked.is_empty() {
        (Word::PackageWhat, LINES_OF_ALL)
    } else {
        (Word::PackageBesides, LINES_OF_ANSWER)
    };
    blocks.push(titled(text(besides), [None, Some(Block::Lines(lines))]));
    let who = [
        (consultation.asks_organisation, Word::PackageOrganisation),
        (consultation.asks_group, Word::PackageGroup),
        (consultation.asks_municipality, Word::PackageMunicipality),
        (consultation.asks_place, Word::PackagePlace),
    ];
    let who = who.into_iter().filter(|(is_asked, _)| *is_asked);
    let who: Vec<_> = who
        .flat_map(|(_, word)| [Block::Text(text(word).into()), Block::Lines(LINES_OF_WHO)])
        .collect();
    blocks.extend(Section::unless_empty(text(Word::PackageWho), who).map(Block::Section));
    Section {
        title: text(Word::PackageQuestions).into(),
        blocks,
    }
}
