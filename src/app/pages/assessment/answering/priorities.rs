//! The priorities that answer to a factor. The link is kept on the priority and can be made from both ends.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            link_maker::LinkMaker,
            links::{LinkEdits, LinkWords, LinkedRecord, links},
            record_links::{self, MadeByName},
        },
        document::workspace::Workspace,
        interface::anchor,
        text::words::{self, Word},
    },
    domain::{
        assessment::factors::{Factor, QuestionSet},
        records::{declaration::Declared, document::Document, plan::Priority},
        values::id::{Id, RecordId},
    },
};

/// For each factor in its order the priorities that name it, as the user has ordered them.
pub fn by_factor(document: &Document) -> Vec<Vec<LinkedRecord>> {
    let all = document.ordered::<Priority>();
    let naming = |factor: &Factor| {
        let named = all.iter().filter(|(_, one)| names(one, factor));
        named
            .filter_map(|(id, _)| record_links::to(document, id.raw()))
            .collect()
    };
    QuestionSet::current().factors.iter().map(naming).collect()
}

fn names(priority: &Priority, factor: &Factor) -> bool {
    priority.factors.iter().any(|one| one == factor.id)
}

/// The factor's priorities, with ways to link one and to make one.
pub fn factor_priorities(workspace: Workspace, factor: &'static Factor) -> AnyView {
    let naming = workspace
        .select(move |document, _| record_links::where_is::<Priority>(document, |priority| names(priority, factor)));
    let candidates = workspace.select(|document, _| record_links::priorities(document));
    let set = move |priority: &mut Priority, is_linked: bool| {
        priority.factors.retain(|one| one != factor.id);
        if is_linked {
            priority.factors.push(factor.id.into());
            priority.factors.sort();
        }
    };
    let change = move |id: String, is_linked: bool| {
        if let Some(id) = RecordId::new(&id) {
            workspace.change(&Id::of(id), |priority| set(priority, is_linked));
        }
    };
    let make = move |name: String| {
        record_links::refer_by_name(workspace, &name, |priority| set(priority, true));
    };
    let edits = LinkEdits {
        link: Callback::new(move |id| change(id, true)),
        unlink: Callback::new(move |id| change(id, false)),
        make: Some(LinkMaker {
            label: Priority::NEW,
            // A finding leads here.
            button: Some(anchor::making(Priority::KIND, factor.id)),
            make: Callback::new(make),
        }),
    };
    view! {
        <div role="group" aria-label=factor.title(words::language())>
            {links(
                LinkWords {
                    title: Word::AssessmentPriorities,
                    none: Word::AssessmentPrioritiesNone,
                    choose: Word::AssessmentPrioritiesChoose,
                },
                naming.into(),
                candidates.into(),
                edits,
            )}
        </div>
    }
    .into_any()
}
