//! One change: what has happened, which way back it opens and why, what it touches, what is to be reconsidered, and what came of it.

use leptos::prelude::*;

use super::{
    any_links, looks,
    record_page::{RecordPage, removal},
};
use crate::{
    app::{
        components::{
            field::{date_field, fresh_id, term_field, text_area, text_field},
            finding::findings_of,
            icon::icon,
            lessons_here::lessons_here,
            links::linked_name,
            record_links,
        },
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        state::App,
        text::{
            kinds,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::reconsidering::{can_be_touched, concerned},
        learning::proposing::Concern,
        records::{
            change::{Change, Loop},
            record::RecordKind,
        },
        values::id::{Id, RecordId},
    },
    platform::web::{page, typing},
};

/// The page.
pub fn page(app: App, id: Id<Change>) -> impl IntoView {
    let page = RecordPage {
        list: Route::Changes,
        list_word: Word::PlanChanges,
        what: Word::ChangeKicker,
    };
    page.view(app.workspace, id, move |id| content(app.workspace, id))
}

fn content(workspace: Workspace, id: Id<Change>) -> [AnyView; 2] {
    let change = workspace.form(id.clone());
    let reach = looks::reach_of(change);
    let main = view! {
        {fields(change)}
        {lessons_here(workspace, move |document, _| reach.with(|reach| Concern::of_change(document, reach)))}
        {affects(change)}
        {looks::waiting_section(change, id.clone())}
        {looks::looked_section(workspace, id.clone())}
        {closing(change)}
        <div class="actions">{removal(workspace, &id, Route::Changes, Word::ChangeRemove)}</div>
    };
    let beside = view! {
        {findings_of(workspace, id.raw())}
        {origin(change)}
    };
    [main.into_any(), beside.into_any()]
}

fn fields(change: FormRecord<Change>) -> impl IntoView {
    let reach = reach(change);
    view! {
        {text_field(change.field(field!(Change, title)).class("field field-title"))}
        {text_area(change.field(field!(Change, cause)))}
        <div class="field-row">{date_field(change.field(field!(Change, date)))}</div>
        <div class="field-row">{term_field(change.field(field!(Change, way)).help(Word::ChangeWayHelp))}</div>
        {reach}
        {text_area(change.field(field!(Change, reason)))}
    }
}

/// How much each way would ask for, to choose by.
fn reach(change: FormRecord<Change>) -> impl IntoView {
    let of_change = looks::reach_of(change);
    let reach = change.workspace.select(move |document, references| {
        of_change.with(|change| {
            let is_asked = !change.affects.is_empty() && change.closed.is_none();
            let of = |way| concerned(document, references, change, way).len();
            is_asked.then(|| [of(Loop::A), of(Loop::B)])
        })
    });
    move || {
        let [a, b] = reach.get()?;
        let reach = fill(Word::ChangeReach, &[("a", &a.to_string()), ("b", &b.to_string())]);
        Some(view! {
            <p class="help" id="change-reach">
                {reach}
            </p>
        })
    }
}

/// What it touches: of which kind first, since a plan may have thousands of records.
fn affects(change: FormRecord<Change>) -> impl IntoView {
    let kind = RwSignal::new(RecordKind::Priority);
    let candidates = change.workspace.select(move |document, _| {
        let records = document.in_order(kind.get()).into_iter();
        let ids: Vec<RecordId> = records.map(|(id, _)| id.clone()).collect();
        ids.iter()
            .filter_map(|id| record_links::to(document, id))
            .collect::<Vec<_>>()
    });
    let options: Vec<_> = RecordKind::ALL
        .iter()
        .filter(|kind| can_be_touched(**kind))
        .map(|one| {
            view! {
                <option value=one.code() selected=*one == kind.get_untracked()>
                    {text(kinds::several(Some(*one)))}
                </option>
            }
        })
        .collect();
    let choose = move |event| {
        if let Some(chosen) = RecordKind::from_code(&typing::entered(&event)) {
            kind.set(chosen);
        }
    };
    let chooser = fresh_id();
    let help = [&chooser, "-help"].concat();
    view! {
        <section class="form-group">
            <h2>{text(Word::ChangeAffectsTitle)}</h2>
            <div class="stack" id=field!(Change, affects).id() tabindex="-1">
                <div class="field-row no-print">
                    <div class="field">
                        <label for=chooser.clone()>{text(Word::ChangeAffectsKind)}</label>
                        <p class="help" id=help.clone()>
                            {text(Word::ChangeAffectsHelp)}
                        </p>
                        <select id=chooser aria-describedby=help on:change=choose>
                            {options}
                        </select>
                    </div>
                </div>
                {any_links::field(
                    change,
                    field!(Change, affects),
                    [Word::ChangeAffectsNone, Word::ChangeAffectsChoose],
                    candidates.into(),
                )}
            </div>
        </section>
    }
}

/// The review that it came from, if from one.
fn origin(change: FormRecord<Change>) -> impl IntoView {
    let review = change.workspace.select(move |document, _| {
        let review = change.with(|change| change.review.clone())?;
        record_links::to(document, review.raw())
    });
    move || {
        review.get().map(|review| {
            view! {
                <section>
                    <h2>{text(Word::FieldChangeReview)}</h2>
                    <p>{linked_name(review)}</p>
                </section>
            }
        })
    }
}

/// What came of it, and the press that closes it.
fn closing(change: FormRecord<Change>) -> impl IntoView {
    let is_closed = Memo::new(move |_| change.with(|change| change.closed.is_some()));
    let press = move |_| {
        let closed = if is_closed.get_untracked() { None } else { page::today() };
        change.change(|change| change.closed = closed);
    };
    let day = move || {
        is_closed
            .get()
            .then(|| date_field(change.field(field!(Change, closed))))
    };
    let word = move || {
        text(if is_closed.get() {
            Word::ChangeReopen
        } else {
            Word::ChangeClose
        })
    };
    view! {
        <section class="form-group">
            <h2>{text(Word::ChangeClosing)}</h2>
            <div class="stack">
                {text_area(change.field(field!(Change, outcome)))} <div class="field-row">{day}</div>
                <p class="actions">
                    <button type="button" id="close-change" on:click=press>
                        {icon("check")}
                        {word}
                    </button>
                </p>
            </div>
        </section>
    }
}
