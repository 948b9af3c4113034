//! The ways to a record's thread from where it is one among others: its row, its heading, the step that it is worked with in.

use leptos::prelude::*;

use crate::{
    app::{
        document::workspace::Workspace,
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        records::plan::Priority,
        thread::{Way, links},
        values::id::{Id, RecordId},
    },
};

/// How many priorities a step leads from, before it leads to all of them.
const MOST: usize = 12;

/// The link to a record's thread, which says of which record it is to who doesn't see the row.
pub fn link(id: &RecordId, name: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let href = Route::Thread(id.clone()).to_hash();
    let label = move || fill(Word::ThreadFollowNamed, &[("name", &name())]);
    view! {
        <a class="to-thread small no-print" href=href aria-label=label>
            {text(Word::ThreadFollow)}
        </a>
    }
    .into_any()
}

/// A priority with how many links its thread begins with, each way.
#[derive(Clone, PartialEq)]
struct Row {
    id: Id<Priority>,
    name: String,
    counts: [usize; 2],
}

/// The current priorities as ways to their threads; nothing where there are none. It costs as much as those that are shown have links.
pub fn of_priorities(workspace: Workspace) -> AnyView {
    let found = workspace.select(|document, references| {
        let mut current = document.ordered::<Priority>();
        current.retain(|(_, priority)| priority.status.is_current());
        let row = |(id, priority): &(Id<Priority>, &Priority)| Row {
            id: id.clone(),
            name: vocabulary::named(&priority.title),
            counts: Way::ALL.map(|way| {
                let mut count = 0_usize;
                links(document, references, (id.raw(), way), &mut |_| count += 1);
                count
            }),
        };
        (current.iter().take(MOST).map(row).collect::<Vec<_>>(), current.len())
    });
    let section = move || {
        let (rows, total) = found.get();
        if rows.is_empty() {
            return None;
        }
        let more = (total > rows.len()).then(|| {
            let all = [text(Word::PlanPriorities), " (", &number(total), ")"].concat();
            view! {
                <p>
                    <a href=Route::Priorities.to_hash()>{all}</a>
                </p>
            }
        });
        Some(view! {
            <section class="section-after no-print" id="threads">
                <h2>{text(Word::ThreadTitle)}</h2>
                <p class="help">{text(Word::ThreadOfPriorities)}</p>
                <ul class="record-list">{rows.into_iter().map(row).collect_view()}</ul>
                {more}
            </section>
        })
    };
    section.into_any()
}

fn row(row: Row) -> AnyView {
    let [grounds, resting] = row.counts.map(number);
    let label = fill(Word::ThreadFollowNamed, &[("name", &row.name)]);
    view! {
        <li>
            <a class="record-title" href=Route::Thread(row.id.raw().clone()).to_hash() aria-label=label>
                {row.name}
            </a>
            <span class="record-meta">
                <span>{fill(Word::ThreadGroundsCount, &[("n", &grounds)])}</span>
                <span>{fill(Word::ThreadRestingCount, &[("n", &resting)])}</span>
            </span>
        </li>
    }
    .into_any()
}
