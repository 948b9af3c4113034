//! The findings that a priority rests on, in what is published: what was found, what shows it, and where that comes from.

use super::source::Source;
use crate::{
    app::text::{
        vocabulary::{self, Term},
        words::{Word, fill, text},
    },
    domain::records::{analysis::AnalysisFinding, plan::Priority},
    render::reading::{Block, Table},
};

/// The findings of a priority as a table; nothing where it rests on none.
pub fn of_priority(source: Source, priority: &Priority) -> Option<Block> {
    let found = priority.findings.iter().filter_map(|id| source.document.get(id));
    let rows: Vec<_> = found.map(|finding| row(source, finding)).collect();
    let head = [
        Word::PublishFinding,
        Word::FieldFindingText,
        Word::FieldFindingEvidence,
        Word::FieldFindingSource,
    ];
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: text(Word::PublishFindings).into(),
            head: head.map(|word| text(word).to_owned()).into(),
            rows,
        })
    })
}

fn row(source: Source, finding: &AnalysisFinding) -> Vec<String> {
    let sort = text(finding.sort.word()).to_lowercase();
    let title = vocabulary::named(&finding.title);
    let named = [&*title, " (", &sort, ")"].concat();
    let shown = [
        finding.evidence.trim().to_owned(),
        said_with(
            Word::PublishFindingIndicators,
            "indicators",
            source.names(&finding.indicators),
        ),
        said_with(Word::PublishFindingAt, "elements", source.names(&finding.elements)),
    ];
    let from = [
        finding.source.trim().to_owned(),
        finding.dated.map(vocabulary::day).unwrap_or_default(),
    ];
    vec![
        named,
        finding.text.trim().into(),
        joined(shown, " "),
        joined(from, ", "),
    ]
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
