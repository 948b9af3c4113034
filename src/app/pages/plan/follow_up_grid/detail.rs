//! One row closely, below the grid: how its attainment has been reckoned, and its values of the year with source and note, one by one.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    super::measurements,
    desk::{Desk, on},
};
use crate::{
    app::{
        components::{
            focus::focus_first_when_drawn,
            icon::icon,
            links::{LinkedRecord, linked_name},
            record_links,
        },
        text::{
            follow_up, vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::{
            attainment,
            grid::{Followed, Held},
        },
        records::plan::Target,
        values::id::{Id, RecordId},
    },
};

/// The id of its title, which gets the focus.
const TITLE: &str = "follow-up-detail-title";

/// Shows a row closely.
pub fn show(desk: Desk, of: RecordId) {
    desk.shown.set(Some(of));
    focus_first_when_drawn([TITLE.into()]);
}

/// The row that is shown, if one is.
pub fn detail(desk: Desk) -> AnyView {
    let shown = move || desk.shown.get().map(|of| panel(desk, of, desk.year.get()));
    view! { <div class="no-print">{shown}</div> }.into_any()
}

/// What is said above the values.
#[derive(Clone, Default, PartialEq)]
struct Said {
    title: String,
    lines: Vec<String>,
    /// The indicator whose row has the values.
    follows: Option<LinkedRecord>,
    has_several: bool,
}

fn panel(desk: Desk, of: RecordId, year: u16) -> AnyView {
    let said = {
        let of = of.clone();
        desk.workspace.select(move |document, references| {
            let Some(row) = Followed::of(document, &of) else {
                return Said::default();
            };
            let target: Id<Target> = Id::of(of.clone());
            let attained = attainment::of(document, references, &target, on(year));
            let held = row.held(document, references, year);
            Said {
                title: vocabulary::named(row.title()),
                lines: attained.as_ref().map(follow_up::reckoned).unwrap_or_default(),
                follows: (!row.is_own())
                    .then(|| record_links::to(document, row.source()))
                    .flatten(),
                has_several: held.iter().any(|held| matches!(held, Held::Several(_))),
            }
        })
    };
    let source = desk
        .workspace
        .now(|document, _| Followed::of(document, &of).map(|row| row.source().clone()));
    let close = move || {
        desk.shown.set(None);
        desk.cells.focus();
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            close();
        }
    };
    let year_said = year.to_string();
    let heading = move || said.with(|said| format!("{} {year}", said.title));
    let reckoned = move || {
        let lines = said.with(|said| said.lines.clone());
        let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
        (!lines.is_empty()).then(|| {
            view! {
                <h3>{text(Word::FollowUpGridHow)}</h3>
                <ul class="plain" id="follow-up-reckoned">
                    {lines}
                </ul>
            }
        })
    };
    let follows = move || {
        let follows = said.with(|said| said.follows.clone());
        follows.map(|one| {
            let told = fill(Word::FollowUpGridFollows, &[("name", &one.name)]);
            view! { <p class="small">{told} " " {linked_name(one)}</p> }
        })
    };
    let several = move || {
        let has_several = said.with(|said| said.has_several);
        has_several.then(|| view! { <p class="small">{text(Word::FollowUpGridSeveralHelp)}</p> })
    };
    view! {
        <section class="follow-up-detail stack" aria-labelledby=TITLE on:keydown=escape>
            <h2 id=TITLE tabindex="-1">
                {heading}
            </h2>
            {reckoned}
            {follows}
            <h3>{fill(Word::FollowUpGridValues, &[("year", &year_said)])}</h3>
            {several}
            {source.flatten().map(|source| measurements::of_year(desk.workspace, source, year))}
            <p class="actions">
                <button type="button" id="close-detail" on:click=move |_| close()>
                    {icon("x")}
                    {text(Word::AppClose)}
                </button>
            </p>
        </section>
    }
    .into_any()
}
