//! What a contribution that is being typed is about: findings, priorities and elements, chosen without leaving the keyboard.

use leptos::prelude::*;

use super::{choice, desk::Desk};
use crate::{
    app::{
        components::{
            links::{LinkEdits, LinkWords, LinkedRecord, links},
            record_links,
        },
        form::lens::{Lens, field},
        text::words::{Word, text},
    },
    domain::{
        records::{
            analysis::AnalysisFinding, dialogue::Contribution, document::Document, record::Kind,
            structure_map::StructureElement,
        },
        values::id::Id,
    },
};

/// The fields, folded until somebody asks for them.
pub fn fields(desk: Desk, next: RwSignal<Contribution>) -> AnyView {
    view! {
        <details class="fold" id="new-about">
            <summary>{text(Word::DialogueAbout)}</summary>
            <div class="tag-choosers">
                {one(
                    desk,
                    next,
                    field!(Contribution, findings),
                    [Word::DialogueFindingsNone, Word::DialogueTagFinding],
                    record_links::all::<AnalysisFinding>,
                )}
                {one(
                    desk,
                    next,
                    field!(Contribution, priorities),
                    [Word::DialoguePrioritiesNone, Word::DialogueTagPriority],
                    record_links::priorities,
                )}
                {one(
                    desk,
                    next,
                    field!(Contribution, elements),
                    [Word::DialogueElementsNone, Word::DialogueTagElement],
                    record_links::all::<StructureElement>,
                )}
            </div>
        </details>
    }
    .into_any()
}

/// What of a kind it is about.
fn one<T: Kind>(
    desk: Desk,
    next: RwSignal<Contribution>,
    list: Lens<Contribution, Vec<Id<T>>>,
    [none, choose]: [Word; 2],
    candidates: fn(&Document) -> Vec<LinkedRecord>,
) -> AnyView {
    let chosen = Memo::new(move |_| next.with(list.read));
    let linked = desk
        .workspace
        .select(move |document, _| chosen.with(|chosen| record_links::of(document, chosen)));
    let candidates = desk.workspace.select(move |document, _| candidates(document));
    let change = move |id: String, is_meant: bool| {
        let Some(id) = choice::record::<T>(&id) else { return };
        next.update(|next| {
            let mut ids = (list.read)(next);
            ids.retain(|one| *one != id);
            if is_meant {
                ids.push(id);
            }
            (list.write)(next, ids);
        });
    };
    let words = LinkWords {
        title: list.label,
        none,
        choose,
    };
    let edits = LinkEdits {
        link: Callback::new(move |id| change(id, true)),
        unlink: Callback::new(move |id| change(id, false)),
        make: None,
    };
    links(words, linked.into(), candidates.into(), edits)
}
