//! What a record is looked at among.

use std::{cell::OnceCell, collections::BTreeSet};

use super::{dialogue::Unheard, plan::priority_with_weaker_support, structure_map::Nodes};
use crate::domain::{
    learning::business,
    records::{document::Document, record::Kind, references::References, strategy::ActorGroup},
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// What is the same for all records that are looked at, found once.
#[derive(Default)]
pub struct Common {
    nodes: OnceCell<Nodes>,
    unheard: OnceCell<Unheard>,
    unheard_segments: OnceCell<BTreeSet<RecordId>>,
    support: OnceCell<usize>,
}

/// What is around the record that is looked at.
pub struct Surroundings<'a> {
    document: &'a Document,
    references: &'a References,
    /// The record that is looked at.
    id: &'a RecordId,
    /// The day; `None` where it isn't known.
    today: Option<Date>,
    common: &'a Common,
}

impl<'a> Surroundings<'a> {
    /// The surroundings of a record on a day. What is `common` is found when a check asks for it, and then the same for all records.
    pub(super) fn of(
        document: &'a Document,
        references: &'a References,
        (id, today): (&'a RecordId, Option<Date>),
        common: &'a Common,
    ) -> Self {
        Self {
            document,
            references,
            id,
            today,
            common,
        }
    }

    /// Whether the document has the record. A file may refer to one that it does not bring.
    pub fn has<T: Kind>(&self, id: &Id<T>) -> bool {
        self.get(id).is_some()
    }

    /// The record of an id, if the document has it.
    pub fn get<T: Kind>(&self, id: &Id<T>) -> Option<&'a T> {
        self.document.get(id)
    }

    /// Whether the id is that of the record that is looked at.
    pub fn is_it<T>(&self, id: &Id<T>) -> bool {
        id.raw() == self.id
    }

    /// Whether a record of kind `T` refers to the one that is looked at.
    pub fn has_referrer<T: Kind>(&self) -> bool {
        let mut referrers = self.references.referrers_of_kind::<T>(self.document, self.id);
        referrers.next().is_some()
    }

    /// The day; `None` where it isn't known.
    pub fn today(&self) -> Option<Date> {
        self.today
    }

    /// What `ask` says of the record that is looked at, where it is among the others.
    pub fn ask<R>(&self, ask: impl FnOnce(&Document, &References, &RecordId) -> R) -> R {
        ask(self.document, self.references, self.id)
    }

    /// The group never heard for which the actor that is looked at stands.
    pub fn unheard_group(&self) -> Option<ActorGroup> {
        let unheard = self.common.unheard.get_or_init(|| Unheard::of(self.document));
        unheard.group(self.id)
    }

    /// Whether the actor that is looked at stands for a part of business of which nobody is heard.
    pub fn stands_for_unheard_segment(&self) -> bool {
        let found = || {
            let unheard = business::unheard(self.document, self.references);
            unheard.into_iter().map(|id| id.raw().clone()).collect()
        };
        self.common.unheard_segments.get_or_init(found).contains(self.id)
    }

    /// The most that any priority that was not chosen is supported by.
    pub fn support_of_not_chosen(&self) -> usize {
        let most = || priority_with_weaker_support::most_of_not_chosen(self.document, self.references);
        *self.common.support.get_or_init(most)
    }

    /// The nodes of the structure map.
    pub fn nodes(&self) -> &Nodes {
        self.common.nodes.get_or_init(|| Nodes::of(self.document))
    }
}
