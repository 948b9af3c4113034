//! How many elements of each kind, in words.

use super::words::{Word, count};
use crate::domain::{records::structure_map::ElementKind, values::code::Coded};

/// The kinds that there are some of, in the order of the kinds, each as *3 noder*.
pub fn element_counts(kinds: impl Iterator<Item = ElementKind>) -> Vec<String> {
    let mut numbers = vec![0; ElementKind::ALL.len()];
    for kind in kinds {
        numbers[kind.place()] += 1;
    }
    let some = ElementKind::ALL.iter().zip(numbers).filter(|(_, number)| *number > 0);
    some.map(|(kind, number)| {
        let (one, several) = words(*kind);
        count(one, several, number)
    })
    .collect()
}

fn words(kind: ElementKind) -> (Word, Word) {
    match kind {
        ElementKind::Node => (Word::MapNodeOne, Word::MapNodeMany),
        ElementKind::Destination => (Word::MapDestinationOne, Word::MapDestinationMany),
        ElementKind::Interchange => (Word::MapInterchangeOne, Word::MapInterchangeMany),
        ElementKind::Corridor => (Word::MapCorridorOne, Word::MapCorridorMany),
        ElementKind::CrossLink => (Word::MapCrossLinkOne, Word::MapCrossLinkMany),
        ElementKind::Relation => (Word::MapRelationOne, Word::MapRelationMany),
        ElementKind::Barrier => (Word::MapBarrierOne, Word::MapBarrierMany),
        ElementKind::DevelopmentArea => (Word::MapDevelopmentAreaOne, Word::MapDevelopmentAreaMany),
        ElementKind::GreenStructure => (Word::MapGreenStructureOne, Word::MapGreenStructureMany),
        ElementKind::BlueStructure => (Word::MapBlueStructureOne, Word::MapBlueStructureMany),
        ElementKind::Coast => (Word::MapCoastOne, Word::MapCoastMany),
        ElementKind::RuralArea => (Word::MapRuralAreaOne, Word::MapRuralAreaMany),
        ElementKind::Area => (Word::MapAreaOne, Word::MapAreaMany),
    }
}
