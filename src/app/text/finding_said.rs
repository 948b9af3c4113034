//! What is said of a finding wherever a plan is read: what was found, what shows it, and where that comes from.

use super::{
    kinds,
    vocabulary::{self, Term},
    words::{Word, fill, text},
};
use crate::domain::{
    records::{analysis::AnalysisFinding, document::Document},
    values::id::Id,
};

/// What heads what is said of findings.
pub const HEADS: [Word; 4] = [
    Word::PublishFinding,
    Word::FieldFindingText,
    Word::FieldFindingEvidence,
    Word::FieldFindingSource,
];

/// A finding in words, under the heads: its title with its sort, what was found, what shows it, where that comes from and when.
pub fn said(document: &Document, finding: &AnalysisFinding) -> [String; 4] {
    let sort = text(finding.sort.word()).to_lowercase();
    let title = vocabulary::named(&finding.title);
    let shown = [
        finding.evidence.trim().to_owned(),
        said_with(
            Word::PublishFindingIndicators,
            "indicators",
            names(document, &finding.indicators),
        ),
        said_with(Word::PublishFindingAt, "elements", names(document, &finding.elements)),
    ];
    let from = [
        finding.source.trim().to_owned(),
        finding.dated.map(vocabulary::day).unwrap_or_default(),
    ];
    [
        [&*title, " (", &sort, ")"].concat(),
        finding.text.trim().into(),
        joined(shown, " "),
        joined(from, ", "),
    ]
}

/// The names of the records that are there, in a line.
fn names<T>(document: &Document, ids: &[Id<T>]) -> String {
    let there = ids.iter().map(Id::raw).filter(|id| document.record(id).is_some());
    let names: Vec<_> = there.map(|id| kinds::name_of(&[document], id)).collect();
    names.join("; ")
}

/// A sentence with names; nothing where there are none.
fn said_with(sentence: Word, name: &'static str, names: String) -> String {
    if names.is_empty() {
        return names;
    }
    fill(sentence, &[(name, &names)])
}

fn joined<const N: usize>(parts: [String; N], between: &str) -> String {
    let said: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(between)
}
