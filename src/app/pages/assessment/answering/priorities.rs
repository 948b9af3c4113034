//! The priorities that answer to a factor. The link is kept on the priority and can be made from both ends.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            icon::icon,
            links::{LinkEdits, LinkWords, LinkedRecord, links},
            record_links,
        },
        document::workspace::Workspace,
        interface::{anchor, route::Route},
        text::words::{self, Word, fill, text},
    },
    domain::{
        assessment::factors::{Factor, QuestionSet},
        records::{declaration::Declared, document::Document, plan::Priority},
        values::id::{Id, RecordId},
    },
    platform::web::page,
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
    let change = move |id: String, change: fn(&mut Vec<String>, &str)| {
        if let Some(id) = RecordId::new(&id) {
            workspace.change::<Priority>(&Id::of(id), |priority| {
                change(&mut priority.factors, factor.id);
            });
        }
    };
    let link = move |id| {
        change(id, |factors, factor| {
            factors.push(factor.into());
            factors.sort();
            factors.dedup();
        });
    };
    let unlink = move |id| change(id, |factors, factor| factors.retain(|one| one != factor));
    let make = move |_| {
        let title = fill(
            Word::AssessmentPriorityNewTitle,
            &[("factor", factor.title(words::language()))],
        );
        let made = workspace.now(|document, _| Priority {
            title,
            factors: vec![factor.id.into()],
            order: document.last_order::<Priority>(),
            ..Priority::default()
        });
        if let Some(id) = made.and_then(|priority| workspace.add(priority)) {
            page::go_to(&Route::Priority(id).to_hash());
        }
    };
    // The button below makes one, with a title that says which factor it answers to.
    let edits = LinkEdits {
        link: Callback::new(link),
        unlink: Callback::new(unlink),
        make: None,
    };
    let name = factor.title(words::language());
    let make_label = fill(
        Word::GapsMakeNamed,
        &[("what", text(Word::AssessmentPriorityNew)), ("name", name)],
    );
    view! {
        <div role="group" aria-label=name>
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
            <p class="actions priority-new">
                <button
                    type="button"
                    class="quiet"
                    id=anchor::making(Priority::KIND, factor.id)
                    aria-label=make_label
                    on:click=make
                >
                    {icon("plus")}
                    {text(Word::AssessmentPriorityNew)}
                </button>
            </p>
        </div>
    }
    .into_any()
}
