//! One item on one screen: what it is, what is shown of its kind, and what is talked about.

use leptos::prelude::*;

use super::{
    action,
    desk::{Desk, HEADING},
    facts, talk, whole,
};
use crate::{
    app::{
        components::reconsider_mark::reconsider_mark,
        text::{
            kinds,
            words::{Word, text},
        },
    },
    domain::{
        records::{
            plan::{Action, ActionPlan, Priority, Target},
            record::RecordKind,
        },
        values::id::{Id, RecordId},
    },
};

/// What is shown of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Shown {
    /// It is not there any more.
    #[default]
    Nothing,
    /// A priority or an action plan, with what is under it.
    Whole,
    /// An action.
    Action,
    /// A target.
    Target,
    /// Anything else that can be talked about.
    Other,
}

/// The screen.
pub fn view(desk: Desk, item: RecordId) -> AnyView {
    let workspace = desk.app.workspace;
    let at = item.clone();
    let shown = workspace.select(move |document, _| {
        if document.record(&at).is_none() {
            return Shown::Nothing;
        }
        let is_whole = document.get(&Id::<Priority>::of(at.clone())).is_some()
            || document.get(&Id::<ActionPlan>::of(at.clone())).is_some();
        if is_whole {
            Shown::Whole
        } else if document.get(&Id::<Action>::of(at.clone())).is_some() {
            Shown::Action
        } else if document.get(&Id::<Target>::of(at.clone())).is_some() {
            Shown::Target
        } else {
            Shown::Other
        }
    });
    let screen = move || {
        let [main, beside] = match shown.get() {
            Shown::Nothing => return gone(),
            Shown::Whole => whole::view(desk, &item),
            Shown::Action => action::view(desk, Id::of(item.clone())),
            Shown::Target => [facts::of_target(workspace, Id::of(item.clone())), ().into_any()],
            Shown::Other => [().into_any(), ().into_any()],
        };
        view! {
            {head(desk, item.clone())}
            {reconsider_mark(workspace, item.clone())}
            <div class="meeting-columns">
                <div class="meeting-main">{main}</div>
                <div class="meeting-beside">
                    {talk::open(desk, item.clone())} {beside} {talk::said_today(desk, item.clone())}
                </div>
            </div>
        }
        .into_any()
    };
    view! { <article class="meeting-screen">{screen}</article> }.into_any()
}

/// What it is and what it is called.
fn head(desk: Desk, item: RecordId) -> AnyView {
    let named = desk.app.workspace.select(move |document, _| {
        let record = document.record(&item)?;
        let kind: Option<RecordKind> = record.known_kind();
        Some((kind, kinds::name(&[document], &item, record)))
    });
    let kind = move || named.with(|named| named.as_ref().map(|(kind, _)| text(kinds::several(*kind))));
    let name = move || named.with(|named| named.as_ref().map(|(_, name)| name.clone()));
    view! {
        <header class="meeting-head">
            <p class="kicker">{kind}</p>
            <h1 id=HEADING tabindex="-1">
                {name}
            </h1>
        </header>
    }
    .into_any()
}

/// What is shown in place of what is not there.
fn gone() -> AnyView {
    view! {
        <header class="meeting-head">
            <h1 id=HEADING tabindex="-1">
                {text(Word::PlanGoneTitle)}
            </h1>
            <p class="lede">{text(Word::MeetingGone)}</p>
        </header>
    }
    .into_any()
}
