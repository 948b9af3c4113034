//! What of a finding others rest on: what it says, of which sort it is, and what shows it.

use crate::domain::{
    records::{
        analysis::{AnalysisFinding, FindingSort},
        change::Change,
        document::Document,
        plan::Priority,
        references::References,
    },
    values::id::Id,
};

/// What a finding says, as those who rest on it have read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substance {
    /// Its title.
    pub title: String,
    /// Its sort.
    pub sort: FindingSort,
    /// What shows it.
    pub evidence: String,
}

impl Substance {
    /// That of a finding. How its words are parted by white space is none of it.
    pub fn of(finding: &AnalysisFinding) -> Self {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            title: words(&finding.title),
            sort: finding.sort,
            evidence: words(&finding.evidence),
        }
    }
}

/// How many priorities that are worked with rest on a finding.
pub fn resting_on(document: &Document, references: &References, id: &Id<AnalysisFinding>) -> usize {
    let resting = references.referrers_of_kind::<Priority>(document, id.raw());
    let current = resting.filter(|(_, one)| one.status.is_current() && one.findings.contains(id));
    current.count()
}

/// Whether a change is open that names a finding.
pub fn has_open_change(document: &Document, references: &References, id: &Id<AnalysisFinding>) -> bool {
    let mut changes = references.referrers_of_kind::<Change>(document, id.raw());
    changes.any(|(_, change)| change.closed.is_none() && change.affects.contains(id.raw()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        records::{plan::PriorityStatus, record::Record},
        values::{date::Date, id::RecordId},
    };

    fn raw(id: &str) -> RecordId {
        RecordId::new(id).unwrap()
    }

    // R355
    #[test]
    fn white_space_is_no_change_and_a_word_is() {
        let said = |title: &str, evidence: &str| {
            Substance::of(&AnalysisFinding {
                title: title.into(),
                evidence: evidence.into(),
                text: "Annat".into(),
                ..AnalysisFinding::default()
            })
        };
        assert_eq!(
            said("Sista bussen ", "Tidtabellen\n"),
            said(" Sista  bussen", "Tidtabellen")
        );
        assert_ne!(said("Sista bussen", ""), said("Sista tåget", ""));
        assert_ne!(said("Sista bussen", "Tidtabellen"), said("Sista bussen", ""));
    }

    // R355
    #[test]
    fn only_what_is_worked_with_rests_on_it_and_only_an_open_change_that_names_it_counts() {
        let finding = Id::<AnalysisFinding>::of(raw("f"));
        let priority = |status: PriorityStatus| Priority {
            status,
            findings: vec![finding.clone()],
            ..Priority::default()
        };
        let change = |affects: &str, closed: Option<Date>| Change {
            affects: vec![raw(affects)],
            closed,
            ..Change::default()
        };
        let told = |change: Change| {
            let records: [(RecordId, Record); 4] = [
                (raw("f"), AnalysisFinding::default().into()),
                (raw("p"), priority(PriorityStatus::Adopted).into()),
                (raw("q"), priority(PriorityStatus::Closed).into()),
                (raw("c"), change.into()),
            ];
            let document = Document::of(raw("d"), records);
            let references = References::of(&document);
            (
                resting_on(&document, &references, &finding),
                has_open_change(&document, &references, &finding),
            )
        };
        assert_eq!(told(change("f", None)), (1, true));
        assert_eq!(told(change("f", Date::new(2026, 11, 1))), (1, false));
        assert_eq!(told(change("p", None)), (1, false));
    }
}
