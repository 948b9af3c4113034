//! Checks of the dialogue: what was said and not answered, and who has not been heard.

pub mod answer_without_feedback;
pub mod consultation_unanswered;
pub mod consultation_without_address;
pub mod contribution_about_nothing;
pub mod contribution_without_response;
pub mod group_never_heard;
pub mod meeting_without_came;
pub mod response_without_reason;

use std::collections::BTreeMap;

use crate::domain::{
    dialogue::coverage::Coverage,
    records::{
        dialogue::{Contribution, Meeting},
        document::Document,
        strategy::{Actor, ActorGroup},
    },
    values::{district::Districts, id::RecordId},
};

/// The actors that stand for a group of which nobody has come or contributed: the first of each such group, once there has been a dialogue.
pub(super) struct Unheard(BTreeMap<RecordId, ActorGroup>);

impl Unheard {
    /// Those of a document.
    pub(super) fn of(document: &Document) -> Self {
        let has_begun = document.all::<Meeting>().next().is_some() || document.all::<Contribution>().next().is_some();
        let mut found = BTreeMap::new();
        if has_begun {
            let coverage = Coverage::of(document, &[], &Districts::of([]));
            let unheard = coverage.groups.iter().filter(|(_, heard)| !heard.is_heard());
            let unheard: Vec<_> = unheard.map(|(group, _)| *group).collect();
            for group in unheard {
                if let Some((id, _)) = document.all::<Actor>().find(|(_, actor)| actor.group == group) {
                    found.insert(id.raw().clone(), group);
                }
            }
        }
        Self(found)
    }

    /// The group that an actor stands for.
    pub(super) fn group(&self, actor: &RecordId) -> Option<ActorGroup> {
        self.0.get(actor).copied()
    }
}
