//! What is sent out for consultation (remiss): which parts it has, what waits to be sent, and which version shows what was sent.

use std::sync::Arc;

use crate::domain::{
    records::{
        dialogue::{Consultation, PackagePart},
        document::Document,
        plan::{Priority, PriorityStatus},
        record::{Kind, Record},
        version::{Version, VersionState},
    },
    values::id::{Id, RecordId},
};

impl Consultation {
    /// Whether what is sent out has a part.
    pub fn has_part(&self, part: PackagePart) -> bool {
        self.left_out.iter().all(|code| code != part.code())
    }

    /// The parts that are left out once one of them is meant to be there or not. Codes of parts that this version doesn't know stay.
    pub fn left_out_with(&self, part: PackagePart, is_meant: bool) -> Vec<String> {
        let mut left_out = self.left_out.clone();
        left_out.retain(|code| code != part.code());
        if !is_meant {
            left_out.push(part.code().into());
        }
        // The order says nothing, so that the same choice is the same bytes.
        left_out.sort_unstable();
        left_out
    }
}

/// The priorities of a list that are still proposals, among records that are found by id.
fn proposed<'a>(
    priorities: &[Id<Priority>],
    record: impl Fn(&RecordId) -> Option<&'a Arc<Record>>,
) -> Vec<Id<Priority>> {
    let is_proposed = |id: &&Id<Priority>| {
        let priority = record(id.raw()).and_then(|record| Priority::of(record));
        priority.is_some_and(|priority| priority.status == PriorityStatus::Draft)
    };
    priorities.iter().filter(is_proposed).cloned().collect()
}

/// The priorities that a consultation is about and that are still proposals, which are referred when it is sent out.
pub fn waiting(document: &Document, id: &Id<Consultation>) -> Vec<Id<Priority>> {
    let consultation = document.get(id);
    consultation.map_or_else(Vec::new, |consultation| {
        proposed(&consultation.priorities, |id| document.record(id))
    })
}

/// The latest version that shows a consultation as it was sent out: one for referral, in which the consultation is about priorities that are
/// no proposals any longer.
pub fn sent<'a>(document: &'a Document, id: &Id<Consultation>) -> Option<(Id<Version>, &'a Version)> {
    let shows = |version: &Version| {
        let then = version.content.record(id.raw()).and_then(|then| Consultation::of(then));
        then.is_some_and(|then| {
            !then.priorities.is_empty() && proposed(&then.priorities, |id| version.content.record(id)).is_empty()
        })
    };
    let versions = document.ordered::<Version>().into_iter().rev();
    let mut referred = versions.filter(|(_, version)| version.state == VersionState::Referral);
    referred.find(|(_, version)| shows(version))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::records::version::Content;

    fn id<T>(text: &str) -> Id<T> {
        Id::of(RecordId::new(text).unwrap())
    }

    /// A document with a consultation about a priority that stands so in its decision.
    fn about(status: PriorityStatus) -> Document {
        let priority = Priority {
            status,
            ..Priority::default()
        };
        let consultation = Consultation {
            priorities: vec![id("p"), id("gone")],
            ..Consultation::default()
        };
        let records = [
            (RecordId::new("p").unwrap(), priority.into()),
            (RecordId::new("c").unwrap(), consultation.into()),
        ];
        Document::of(RecordId::new("d").unwrap(), records)
    }

    // R670
    #[test]
    fn all_parts_are_sent_but_those_that_are_left_out() {
        let mut consultation = Consultation {
            left_out: vec!["of_a_later_version".into()],
            ..Consultation::default()
        };
        assert!(PackagePart::ALL.iter().all(|part| consultation.has_part(*part)));
        for part in [PackagePart::Weighing, PackagePart::Findings, PackagePart::Weighing] {
            consultation.left_out = consultation.left_out_with(part, false);
        }
        assert_eq!(consultation.left_out, ["findings", "of_a_later_version", "weighing"]);
        assert!(!consultation.has_part(PackagePart::Weighing));
        consultation.left_out = consultation.left_out_with(PackagePart::Weighing, true);
        assert!(consultation.has_part(PackagePart::Weighing));
    }

    // R673
    #[test]
    fn only_proposals_wait_to_be_sent() {
        for status in PriorityStatus::ALL {
            let expected: &[Id<Priority>] = if *status == PriorityStatus::Draft {
                &[id("p")]
            } else {
                &[]
            };
            assert_eq!(waiting(&about(*status), &id("c")), expected);
        }
        assert!(waiting(&about(PriorityStatus::Draft), &id("none")).is_empty());
    }

    // R674
    #[test]
    fn the_version_that_shows_what_was_sent_is_one_for_referral_in_which_nothing_is_a_proposal() {
        let mut document = about(PriorityStatus::Draft);
        let version = |then: &Document, state| Version {
            state,
            content: Content::of(then),
            ..Version::default()
        };
        let (draft, referred) = (document.clone(), about(PriorityStatus::Referral));
        let empty = Document::empty(document.id.clone());
        let versions = [
            ("a", version(&draft, VersionState::Referral)),
            ("b", version(&referred, VersionState::Draft)),
            ("z", version(&empty, VersionState::Referral)),
        ];
        for (name, version) in versions {
            document.put(RecordId::new(name).unwrap(), Some(std::sync::Arc::new(version.into())));
        }
        assert!(sent(&document, &id("c")).is_none());
        let referred = version(&referred, VersionState::Referral);
        document.put(RecordId::new("e").unwrap(), Some(std::sync::Arc::new(referred.into())));
        assert_eq!(sent(&document, &id("c")).map(|(id, _)| id), Some(id("e")));
    }
}
