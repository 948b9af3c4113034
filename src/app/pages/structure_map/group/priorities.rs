//! The priorities that several elements are linked with.

use leptos::prelude::*;

use super::super::desk::Desk;
use crate::{
    app::{
        components::{
            link_maker::LinkMaker,
            links::{LinkEdits, LinkWords, LinkedRecord, links},
            record_links::{self, MadeByName},
        },
        text::words::{Word, fill, number},
    },
    domain::{
        records::{document::Document, plan::Priority},
        values::id::{Id, RecordId},
    },
};

/// Before the id of a priority that is offered though some of the elements are linked with it: the others can be linked too.
const THE_OTHERS: char = '+';

/// The priorities that show in any of the elements; of those that do not show in all it is said in how many.
pub fn priorities(desk: Desk) -> AnyView {
    let workspace = desk.app.workspace;
    let (chosen, count) = (desk.group.chosen, desk.group.count);
    let linked = move |document: &Document, priority: &str| {
        let priority = document.get::<Priority>(&Id::of(RecordId::new(priority)?))?;
        Some(chosen.with(|chosen| {
            let elements = priority.elements.iter();
            elements.filter(|element| chosen.contains(element.raw())).count()
        }))
    };
    let showing = workspace.select(move |document, _| {
        let mut found = record_links::priorities(document);
        found.retain_mut(|one| {
            let number_of = linked(document, &one.id).unwrap_or_default();
            if (1..count.get()).contains(&number_of) {
                let values = [
                    ("name", &*one.name),
                    ("n", &*number(number_of)),
                    ("all", &*number(count.get())),
                ];
                one.name = fill(Word::MapGroupPrioritySome, &values);
            }
            number_of > 0
        });
        found
    });
    let candidates = workspace.select(move |document, _| {
        let mut found = record_links::priorities(document);
        found.retain_mut(|one| {
            let number_of = linked(document, &one.id).unwrap_or_default();
            if number_of > 0 {
                one.id.insert(0, THE_OTHERS);
            }
            number_of < count.get()
        });
        found
    });
    let set = move |priority: &mut Priority, is_linked: bool| {
        chosen.with_untracked(|chosen| {
            if is_linked {
                let missing = chosen.iter().map(|id| Id::of(id.clone()));
                let held = priority
                    .elements
                    .iter()
                    .cloned()
                    .collect::<std::collections::BTreeSet<_>>();
                priority.elements.extend(missing.filter(|id| !held.contains(id)));
            } else {
                priority.elements.retain(|element| !chosen.contains(element.raw()));
            }
        });
    };
    let change = move |priority: &str, is_linked: bool| {
        if let Some(id) = RecordId::new(priority) {
            workspace.change(&Id::<Priority>::of(id), |priority| set(priority, is_linked));
        }
    };
    let make = move |name: String| {
        record_links::refer_by_name::<Priority>(workspace, &name, |priority| set(priority, true));
    };
    let showing: Signal<Vec<LinkedRecord>> = showing.into();
    links(
        LinkWords {
            title: Word::MapPriorities,
            none: Word::MapGroupPrioritiesNone,
            choose: Word::MapPrioritiesChoose,
        },
        showing,
        candidates.into(),
        LinkEdits {
            link: Callback::new(move |id: String| change(id.trim_start_matches(THE_OTHERS), true)),
            unlink: Callback::new(move |id: String| change(&id, false)),
            make: Some(LinkMaker {
                label: Priority::NEW,
                button: None,
                make: Callback::new(make),
            }),
        },
    )
}
