//! The dialogue in what is published: what people said and what they were answered, group by group. Neither a person nor an actor is named.

use super::source::Source;
use crate::{
    app::text::{
        vocabulary::{self, Term},
        words::{Word, fill, number, text},
    },
    domain::{
        dialogue::group_of,
        records::{
            dialogue::{Contribution, ResponseState},
            strategy::ActorGroup,
        },
    },
    render::reading::{Block, Section, Table},
};

/// The section; nothing where nobody has said anything.
pub fn section(source: Source) -> Option<Section> {
    let all: Vec<_> = source.document.ordered::<Contribution>();
    let of = |group: Option<ActorGroup>| {
        let is_theirs = |one: &&Contribution| group_of(source.document, one) == group;
        all.iter().map(|(_, one)| *one).filter(is_theirs).collect::<Vec<_>>()
    };
    // Those of whom no group is told come last.
    let groups = ActorGroup::ALL.iter().copied().map(Some).chain([None]);
    let groups = groups.filter_map(|group| of_group(source, group, &of(group)));
    let mut blocks: Vec<_> = groups.collect();
    if !blocks.is_empty() {
        blocks.insert(0, Block::Text(text(Word::PublishDialogueText).into()));
    }
    Section::unless_empty(text(Word::DialogueTitle), blocks)
}

fn of_group(source: Source, group: Option<ActorGroup>, said: &[&Contribution]) -> Option<Block> {
    let answered: Vec<_> = said
        .iter()
        .filter(|one| one.response != ResponseState::Unanswered)
        .collect();
    let counts = [("n", number(said.len())), ("answered", number(answered.len()))];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let rows: Vec<_> = answered.into_iter().map(|one| row(source, one)).collect();
    let head = [
        Word::FieldContributionText,
        Word::FieldContributionResponse,
        Word::FieldContributionReason,
        Word::FieldContributionPriorities,
    ];
    let title = group.map_or_else(
        || text(Word::PublishDialogueNoGroup),
        |group| vocabulary::group(Some(group)),
    );
    let table = (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: fill(Word::PublishDialogueOf, &[("group", title)]),
            head: head.map(|word| text(word).to_owned()).into(),
            rows,
        })
    });
    let sum = Block::Text(fill(Word::PublishDialogueCounts, &counts));
    (!said.is_empty()).then(|| {
        Block::Section(Section {
            title: title.into(),
            blocks: std::iter::once(sum).chain(table).collect(),
        })
    })
}

fn row(source: Source, one: &Contribution) -> Vec<String> {
    vec![
        vocabulary::named(one.text.trim()),
        text(one.response.word()).into(),
        one.reason.trim().into(),
        source.names(&one.priorities),
    ]
}
