//! Sending out for consultation: what is proposed becomes referred, and the document as it then is becomes a version.

use super::command::{Command, Label};
use crate::domain::{
    dialogue::referral,
    records::{
        dialogue::Consultation,
        document::Document,
        plan::PriorityStatus,
        record::Record,
        version::{Content, Version, VersionState},
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// The version that is made of what is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct SentVersion {
    /// Its id.
    pub id: RecordId,
    /// What it is called.
    pub title: String,
    /// The day.
    pub date: Option<Date>,
}

/// Sends out a consultation, as one step. `None` where it is about no priority, or where the latest version shows just this already: who
/// presses twice has sent once.
pub fn refer(document: &Document, id: &Id<Consultation>, version: SentVersion) -> Option<Command> {
    let consultation = document.get(id)?;
    consultation.priorities.iter().find(|id| document.get(*id).is_some())?;
    let mut records: Vec<(RecordId, Record)> = Vec::new();
    let mut after = document.clone();
    for priority in referral::waiting(document, id) {
        let mut referred = document.get(&priority)?.clone();
        referred.status = PriorityStatus::Referral;
        let referred: Record = referred.into();
        after.put(priority.raw().clone(), Some(referred.clone().into()));
        records.push((priority.raw().clone(), referred));
    }
    let content = Content::of(&after);
    let is_kept = || referral::sent(document, id).is_some_and(|(_, sent)| sent.content == content);
    if records.is_empty() && is_kept() {
        return None;
    }
    let kept = Version {
        title: version.title,
        state: VersionState::Referral,
        date: version.date,
        content,
        order: document.last_order::<Version>(),
        ..Version::default()
    };
    records.push((version.id, kept.into()));
    let label = Label::SentOut;
    Some(Command::Put { records, label })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::records::{plan::Priority, references::References};

    fn raw(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    /// A consultation about a proposal and an adopted priority, beside a proposal that it is not about.
    fn document() -> Document {
        let priority = |status| Priority {
            status,
            ..Priority::default()
        };
        let consultation = Consultation {
            priorities: vec![Id::of(raw("p")), Id::of(raw("q"))],
            ..Consultation::default()
        };
        let records = [
            (raw("c"), consultation.into()),
            (raw("p"), priority(PriorityStatus::Draft).into()),
            (raw("q"), priority(PriorityStatus::Adopted).into()),
            (raw("r"), priority(PriorityStatus::Draft).into()),
        ];
        Document::of(raw("d"), records)
    }

    fn version(id: &str) -> SentVersion {
        SentVersion {
            id: raw(id),
            title: "Remiss".into(),
            date: Date::new(2026, 11, 30),
        }
    }

    fn sent(document: &Document, id: &str) -> Option<Document> {
        let command = refer(document, &Id::of(raw("c")), version(id))?;
        assert_eq!(command.label(document), Label::SentOut);
        let patch = command.plan(document, &References::of(document)).unwrap();
        let mut after = document.clone();
        patch.apply(&mut after, &mut References::of(document));
        Some(after)
    }

    fn status(document: &Document, id: &str) -> PriorityStatus {
        document.get(&Id::<Priority>::of(raw(id))).unwrap().status
    }

    // R673
    #[test]
    fn what_is_proposed_becomes_referred_and_the_version_shows_it_so() {
        let before = document();
        let after = sent(&before, "v").unwrap();
        assert_eq!(status(&after, "p"), PriorityStatus::Referral);
        // What is decided is sent out too, and stays decided.
        assert_eq!(status(&after, "q"), PriorityStatus::Adopted);
        assert_eq!(status(&after, "r"), PriorityStatus::Draft);
        let (id, kept) = referral::sent(&after, &Id::of(raw("c"))).unwrap();
        assert_eq!((id.as_str(), kept.state), ("v", VersionState::Referral));
        assert!(kept.content == Content::of(&after));
    }

    // R673
    #[test]
    fn who_presses_twice_has_sent_once() {
        let once = sent(&document(), "v").unwrap();
        assert!(sent(&once, "w").is_none());
        let mut changed = once;
        changed.put(raw("p"), Some(std::sync::Arc::new(Priority::default().into())));
        let again = sent(&changed, "w").unwrap();
        assert_eq!(
            referral::sent(&again, &Id::of(raw("c"))).map(|(id, _)| id.as_str().to_owned()),
            Some("w".into())
        );
    }

    // R673
    #[test]
    fn what_is_about_nothing_is_not_sent() {
        let mut document = document();
        document.put(raw("c"), Some(std::sync::Arc::new(Consultation::default().into())));
        assert!(refer(&document, &Id::of(raw("c")), version("v")).is_none());
        assert!(refer(&document, &Id::of(raw("none")), version("v")).is_none());
    }
}
