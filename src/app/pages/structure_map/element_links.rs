//! What an element is linked with: the priorities that show in it, the actions that are carried out there, its success factors.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    app::{
        components::{
            factor_links::factor_links,
            link_maker::LinkMaker,
            links::{LinkEdits, LinkWords, LinkedRecord, links, links_from_elsewhere},
            record_links::{self, MadeByName},
        },
        form::{
            lens::{Lens, field},
            record::FormRecord,
        },
        text::words::Word,
    },
    domain::{
        records::{
            analysis::AnalysisFinding,
            document::Document,
            lesson::NeighbourPlan,
            plan::{Action, Priority},
            record::Kind,
            structure_map::StructureElement,
        },
        values::id::{Id, RecordId},
    },
};

/// The findings of the analysis that point here, which keep the link.
pub fn findings(desk: Desk, id: Id<StructureElement>) -> AnyView {
    let found = desk.app.workspace.select(move |document, references| {
        let found = references.referrers_of_kind::<AnalysisFinding>(document, id.raw());
        found
            .filter_map(|(id, _)| record_links::to(document, id.raw()))
            .collect::<Vec<_>>()
    });
    links_from_elsewhere(Word::AnalysisAtElement, Word::AnalysisAtElementNone, found.into())
}

/// The priorities that show in this element.
pub fn priorities(desk: Desk, id: Id<StructureElement>) -> AnyView {
    let words = LinkWords {
        title: Word::MapPriorities,
        none: Word::MapPrioritiesNone,
        choose: Word::MapPrioritiesChoose,
    };
    pointing_here(desk, id, words, field!(Priority, elements), record_links::priorities)
}

/// The actions that are carried out there.
pub fn actions(desk: Desk, id: Id<StructureElement>) -> AnyView {
    let words = LinkWords {
        title: Word::MapActions,
        none: Word::MapActionsNone,
        choose: Word::MapActionsChoose,
    };
    pointing_here(desk, id, words, field!(Action, elements), record_links::all::<Action>)
}

/// The plans of neighbouring regions that the element follows. They are added on the pages of priorities.
pub fn neighbour_plans(desk: Desk, id: Id<StructureElement>) -> AnyView {
    let words = LinkWords {
        title: Word::NeighbourAtElement,
        none: Word::NeighbourAtElementNone,
        choose: Word::NeighbourChoose,
    };
    let list = field!(NeighbourPlan, elements);
    pointing(desk, id, (words, list), record_links::all::<NeighbourPlan>, |_| None)
}

/// Records that contain the link to this element. It is changed from here all the same, and one can be made by its name.
fn pointing_here<T: MadeByName + Kind>(
    desk: Desk,
    id: Id<StructureElement>,
    words: LinkWords,
    list: Lens<T, Vec<Id<StructureElement>>>,
    candidates: fn(&Document) -> Vec<LinkedRecord>,
) -> AnyView {
    let workspace = desk.app.workspace;
    pointing(desk, id, (words, list), candidates, move |link| {
        let make = move |name: String| {
            record_links::refer_by_name(workspace, &name, |record| link.run(record, true));
        };
        Some(LinkMaker {
            label: T::NEW,
            button: None,
            make: Callback::new(make),
        })
    })
}

/// What links a record to the element, or takes the link away.
struct Pointing<T: 'static> {
    element: StoredValue<Id<StructureElement>>,
    list: Lens<T, Vec<Id<StructureElement>>>,
}

impl<T> Pointing<T> {
    fn run(&self, record: &mut T, is_linked: bool) {
        let id = self.element.get_value();
        let mut elements = (self.list.read)(record);
        elements.retain(|linked| *linked != id);
        if is_linked {
            elements.push(id);
        }
        (self.list.write)(record, elements);
    }
}

/// The same of records that are made as `make` says, if they are.
fn pointing<T: Kind>(
    desk: Desk,
    id: Id<StructureElement>,
    (words, list): (LinkWords, Lens<T, Vec<Id<StructureElement>>>),
    candidates: fn(&Document) -> Vec<LinkedRecord>,
    make: impl FnOnce(Arc<Pointing<T>>) -> Option<LinkMaker>,
) -> AnyView {
    let workspace = desk.app.workspace;
    let linked_id = id.clone();
    let showing = workspace.select(move |document, _| {
        record_links::where_is::<T>(document, |record| (list.read)(record).contains(&linked_id))
    });
    let candidates = workspace.select(move |document, _| candidates(document));
    let pointing = Arc::new(Pointing {
        element: StoredValue::new(id),
        list,
    });
    let make = make(pointing.clone());
    let change = move |pointing: &Pointing<T>, record: String, is_linked: bool| {
        if let Some(record) = RecordId::new(&record) {
            workspace.change(&Id::<T>::of(record), |record| pointing.run(record, is_linked));
        }
    };
    let other = pointing.clone();
    links(
        words,
        showing.into(),
        candidates.into(),
        LinkEdits {
            link: Callback::new(move |record| change(&pointing, record, true)),
            unlink: Callback::new(move |record| change(&other, record, false)),
            make,
        },
    )
}

/// The success factors that it answers to.
pub fn factors(element: FormRecord<StructureElement>) -> AnyView {
    factor_links(element, field!(StructureElement, factors))
}
