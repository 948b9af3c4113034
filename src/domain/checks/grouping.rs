//! Findings in groups: by what was looked for, or by what they are about.

use std::collections::BTreeMap;

use super::{Check, finding::Finding};
use crate::domain::{records::document::Document, values::id::RecordId};

/// What findings are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grouping {
    /// The check that found them.
    #[default]
    Rule,
    /// What they are about.
    Record,
}

/// What the findings of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The check.
    Rule(Check),
    /// The factor that they are about, whichever record says so.
    Factor(&'static str),
    /// The record, with its parts.
    Record(RecordId),
}

impl Subject {
    /// That of a finding.
    pub fn of(document: &Document, finding: &Finding, grouping: Grouping) -> Self {
        match (grouping, finding.factor) {
            (Grouping::Rule, _) => Self::Rule(finding.check),
            (Grouping::Record, Some(factor)) => Self::Factor(factor),
            (Grouping::Record, None) => {
                let whole = document.record(&finding.place).and_then(|record| record.part_of());
                // A part whose whole is missing is shown for itself.
                let whole = whole.filter(|whole| document.record(whole).is_some());
                Self::Record(whole.unwrap_or(&finding.place).clone())
            }
        }
    }
}

/// Findings in groups, by their places in what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    order: Vec<Subject>,
    places: BTreeMap<Subject, Vec<usize>>,
}

impl Groups {
    /// Those findings that are wanted, in groups. A group is where its first finding is, so that the gravest comes first.
    pub fn of(
        document: &Document,
        found: &[Finding],
        grouping: Grouping,
        is_wanted: impl Fn(&Finding) -> bool,
    ) -> Self {
        let mut groups = Self::default();
        for (place, finding) in found.iter().enumerate().filter(|(_, finding)| is_wanted(finding)) {
            let subject = Subject::of(document, finding, grouping);
            match groups.places.get_mut(&subject) {
                Some(places) => places.push(place),
                None => {
                    groups.order.push(subject.clone());
                    groups.places.insert(subject, vec![place]);
                }
            }
        }
        groups
    }

    /// What the groups are about, in their order.
    pub fn subjects(&self) -> &[Subject] {
        &self.order
    }

    /// The places of a group's findings; empty if there is no such group.
    pub fn places(&self, subject: &Subject) -> &[usize] {
        self.places.get(subject).map_or(&[], Vec::as_slice)
    }

    /// How many findings there are in all groups.
    pub fn count(&self) -> usize {
        self.places.values().map(Vec::len).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        Check,
        examples::{all, document, id, raw},
        grouping::{Grouping, Groups, Subject},
    };
    use crate::domain::records::{
        document::Document,
        plan::{Action, Target},
    };

    fn two_actions() -> Document {
        let target = Target {
            action: Some(id("b")),
            ..Target::default()
        };
        let owned = Action {
            owner: Some(id("gone")),
            ..Action::default()
        };
        document([
            ("a", owned.into()),
            ("b", Action::default().into()),
            ("target", target.into()),
        ])
    }

    // R231
    #[test]
    fn each_finding_is_in_one_group_and_the_gravest_group_comes_first() {
        let document = two_actions();
        let found = all(&document);
        for grouping in [Grouping::Rule, Grouping::Record] {
            let groups = Groups::of(&document, &found, grouping, |_| true);
            let mut places: Vec<_> = groups.subjects().iter().flat_map(|one| groups.places(one)).collect();
            places.sort();
            assert_eq!(places, (0..found.len()).collect::<Vec<_>>().iter().collect::<Vec<_>>());
            assert_eq!(groups.count(), found.len());
            let firsts: Vec<_> = groups.subjects().iter().map(|one| groups.places(one)[0]).collect();
            assert!(firsts.is_sorted(), "{grouping:?}");
        }
    }

    // R231
    #[test]
    fn a_rule_has_its_findings_and_a_record_those_of_its_parts() {
        let document = two_actions();
        let found = all(&document);
        let by_rule = Groups::of(&document, &found, Grouping::Rule, |_| true);
        let rule = Subject::Rule(Check::ActionWithoutTime);
        assert_eq!(by_rule.places(&rule).len(), 2);
        let by_record = Groups::of(&document, &found, Grouping::Record, |_| true);
        assert_eq!(
            by_record.subjects().iter().collect::<std::collections::BTreeSet<_>>(),
            [Subject::Record(raw("a")), Subject::Record(raw("b"))].iter().collect()
        );
        let of_b = by_record.places(&Subject::Record(raw("b")));
        assert!(of_b.iter().any(|place| found[*place].check == Check::TargetIncomplete));
        assert_eq!(by_record.places(&Subject::Factor("F01")), [0; 0]);
    }

    // R231
    #[test]
    fn a_finding_about_a_factor_is_with_the_factor() {
        let faulty = Check::HighLevelWithoutEvidence.examples().faulty;
        let groups = Groups::of(&faulty, &all(&faulty), Grouping::Record, |_| true);
        let of_factor = groups.places(&Subject::Factor("F03"));
        assert!(!of_factor.is_empty());
    }

    // R231
    #[test]
    fn nothing_that_is_wanted_makes_no_group() {
        let document = two_actions();
        let groups = Groups::of(&document, &all(&document), Grouping::Rule, |_| false);
        assert_eq!((groups.subjects(), groups.count()), (&[][..], 0));
    }
}
