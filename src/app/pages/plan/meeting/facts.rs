//! Pieces that several screens show: targets with how far they have come, a name with what is said under it, and how many more there are.

use leptos::prelude::*;

use crate::{
    app::{
        components::links::{LinkedRecord, linked_names},
        components::record_links,
        document::workspace::Workspace,
        pages::plan::attained,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::meeting::agenda::targets_under,
        records::plan::Target,
        values::id::{Id, RecordId},
    },
};

/// How many rows of a list there is room for on one screen.
pub const MOST_SHOWN: usize = 8;

/// How many letters of a text can be read from the back of a room.
pub const MOST_READ: usize = 320;

/// What follows the rows that there is room for.
pub fn more(total: usize) -> Option<AnyView> {
    let left = total.checked_sub(MOST_SHOWN).filter(|left| *left > 0)?;
    let more = fill(Word::MeetingMore, &[("n", &left.to_string())]);
    Some(view! { <p class="muted">{more}</p> }.into_any())
}

/// A fact: what it is called and what it is; nothing where that is not said.
pub fn fact(word: Word, said: Option<AnyView>) -> Option<AnyView> {
    let said = said?;
    let fact = view! {
        <div>
            <dt>{text(word)}</dt>
            <dd>{said}</dd>
        </div>
    };
    Some(fact.into_any())
}

/// Records as a fact; nothing where there are none.
pub fn linked(word: Word, records: Vec<LinkedRecord>) -> Option<AnyView> {
    let records = (!records.is_empty()).then(|| linked_names(records, ", "));
    fact(word, records)
}

/// A text as a fact; nothing where it is empty.
pub fn said(word: Word, said: String) -> Option<AnyView> {
    fact(word, (!said.is_empty()).then(|| said.into_any()))
}

/// The targets under an item, each with how far it has come.
pub fn targets(workspace: Workspace, of: RecordId) -> AnyView {
    let targets = workspace.select(move |document, references| {
        // One more tells whether there are more.
        let targets = targets_under(document, references, &of, MOST_SHOWN + 1);
        let named = |id: &Id<Target>| {
            let title = document.get(id).map_or("", |target| &target.title);
            (id.clone(), vocabulary::named(title))
        };
        let shown: Vec<_> = targets.iter().take(MOST_SHOWN).map(named).collect();
        (targets.len() > MOST_SHOWN, shown)
    });
    let rows = move || {
        let (has_more, shown) = targets.get();
        if shown.is_empty() {
            return view! { <p class="links-none">{text(Word::ReviewTargetsNone)}</p> }.into_any();
        }
        let row = |(id, title): (Id<Target>, String)| {
            let named = title.clone();
            view! {
                <li>
                    <div role="group" aria-label=named>
                        <p>{title}</p>
                        {attained::of_target(workspace, id)}
                    </div>
                </li>
            }
        };
        view! {
            <ul class="meeting-list">{shown.into_iter().map(row).collect::<Vec<_>>()}</ul>
            <p class="muted" hidden=!has_more>
                {text(Word::MeetingMoreTargets)}
            </p>
        }
        .into_any()
    };
    view! {
        <section>
            <h2>{text(Word::PlanTargets)}</h2>
            {rows}
        </section>
    }
    .into_any()
}

/// A target by itself: how far it has come, and the action that it is of.
pub fn of_target(workspace: Workspace, id: Id<Target>) -> AnyView {
    let at = id.clone();
    let action = workspace.select(move |document, _| {
        let action = document.get(&at)?.action.clone()?;
        record_links::to(document, action.raw())
    });
    let action = move || linked(Word::FieldTargetAction, action.get().into_iter().collect());
    view! {
        {attained::of_target(workspace, id)}
        <dl class="meeting-facts">{action}</dl>
    }
    .into_any()
}
