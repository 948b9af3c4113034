//! The map in a report, and which actions are carried out where.

use std::collections::BTreeMap;

use super::{actions, period_report::first, source::Source};
use crate::{
    app::text::{
        follow_up, vocabulary,
        words::{Word, fill, text},
    },
    domain::{
        records::{plan::Action, structure_map::StructureElement},
        values::id::Id,
    },
    render::reading::{Block, Picture, Section},
};

/// How many actions are told of each place.
const MOST_ACTIONS: usize = 3;

/// The map, where it has been drawn.
pub fn map(sheet: Option<&Picture>) -> Option<Section> {
    let picture = sheet.cloned().map(Block::Picture);
    Section::unless_empty(text(Word::NavStructureMap), picture.into_iter().collect())
}

/// What is done where: so many places, each with its first actions and how they go; none where no action has a place.
pub fn carried_out(source: Source, most: usize) -> Option<Section> {
    let lines = lines(source);
    let list = (!lines.is_empty()).then(|| Block::List(first(lines, most)));
    Section::unless_empty(text(Word::PeriodReportWhere), list.into_iter().collect())
}

fn lines(source: Source) -> Vec<String> {
    let mut at: BTreeMap<&Id<StructureElement>, Vec<String>> = BTreeMap::new();
    let all = source.document.ordered::<Action>();
    for (id, action) in all.iter().filter(|(_, action)| !action.elements.is_empty()) {
        let goes = text(follow_up::progress(actions::progress_of(source, id, action).shown()));
        let told = line(&vocabulary::named(&action.title), goes);
        for element in &action.elements {
            at.entry(element).or_default().push(told.clone());
        }
    }
    let elements = source.document.ordered::<StructureElement>();
    let named = elements.iter().filter_map(|(id, element)| {
        let told = first(at.remove(id)?, MOST_ACTIONS).join("; ");
        Some(line(&vocabulary::named(&element.name), &told))
    });
    named.collect()
}

fn line(name: &str, told: &str) -> String {
    fill(Word::PeriodReportLine, &[("name", name), ("told", told)])
}
