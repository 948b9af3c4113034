//! What an element is linked with: the priorities that show in it, the actions that are carried out there, its success factors.

use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    app::{
        components::{
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

/// Records that contain the link to this element. It is changed from here all the same.
fn pointing_here<T: MadeByName + Kind>(
    desk: Desk,
    id: Id<StructureElement>,
    words: LinkWords,
    list: Lens<T, Vec<Id<StructureElement>>>,
    candidates: fn(&Document) -> Vec<LinkedRecord>,
) -> AnyView {
    let workspace = desk.app.workspace;
    let linked_id = id.clone();
    let showing = workspace.select(move |document, _| {
        record_links::where_is::<T>(document, |record| (list.read)(record).contains(&linked_id))
    });
    let candidates = workspace.select(move |document, _| candidates(document));
    let element = StoredValue::new(id);
    let set = move |record: &mut T, is_linked: bool| {
        let id = element.get_value();
        let mut elements = (list.read)(record);
        elements.retain(|linked| *linked != id);
        if is_linked {
            elements.push(id);
        }
        (list.write)(record, elements);
    };
    let change = move |record: String, is_linked: bool| {
        if let Some(record) = RecordId::new(&record) {
            workspace.change(&Id::<T>::of(record), |record| set(record, is_linked));
        }
    };
    let make = move |name: String| {
        record_links::refer_by_name(workspace, &name, |record| set(record, true));
    };
    links(
        words,
        showing.into(),
        candidates.into(),
        LinkEdits {
            link: Callback::new(move |record| change(record, true)),
            unlink: Callback::new(move |record| change(record, false)),
            make: Some(LinkMaker {
                label: T::NEW,
                button: None,
                make: Callback::new(make),
            }),
        },
    )
}

/// The success factors that it answers to.
pub fn factors(element: FormRecord<StructureElement>) -> AnyView {
    let list = field!(StructureElement, factors);
    let link = move |factor: String| element.change(|element| element.factors.push(factor));
    let unlink = move |factor: String| element.change(|element| element.factors.retain(|one| *one != factor));
    links(
        LinkWords {
            title: list.label,
            none: Word::PlanPriorityFactorsNone,
            choose: Word::PlanChooseFactor,
        },
        Signal::derive(move || element.with(|element| record_links::factors(&element.factors))),
        Signal::derive(record_links::all_factors),
        LinkEdits {
            link: Callback::new(link),
            unlink: Callback::new(unlink),
            make: None,
        },
    )
}
