//! The candidates of step 3 side by side: what each rests on, how it is weighed, and what is decided; below them what was not chosen.

mod grounds;
mod sending;

use std::collections::BTreeSet;

use leptos::prelude::*;

use self::grounds::{Item, Row, rows};
use super::{deciding, thread, weighing};
use crate::{
    app::{
        components::{
            field::text_area,
            icon::icon,
            links::linked_name,
            page_head::{page_head, up},
            status_tag::priority_tag,
        },
        document::workspace::Workspace,
        form::lens::field,
        interface::route::Route,
        pages::assessment::CurrentRound,
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        assessment::gaps::{self, Gap},
        records::{
            document::Document,
            plan::{Priority, PriorityStatus},
        },
        values::{date::Date, id::Id},
    },
};

/// How many candidates are drawn before somebody asks for more.
const DRAWN: usize = 12;

/// A candidate with its number from 1.
type Candidate = (usize, Id<Priority>);

/// What the cards of the candidates are drawn from.
#[derive(Clone, Copy)]
struct Comparison {
    app: App,
    gaps: Memo<Vec<Gap>>,
    candidates: Memo<Vec<Candidate>>,
    /// Which of them a narrow window shows, from 0.
    shown: RwSignal<usize>,
}

/// The page.
pub fn page(app: App) -> AnyView {
    let current = CurrentRound::new(app.workspace);
    let (round, results) = (current.round, current.results());
    let gaps = app
        .workspace
        .select(move |document, _| match (round.get(), results.get()) {
            (Some(round), Some(results)) => gaps::of_round(document, &round, &results),
            _ => Vec::new(),
        });
    let comparison = Comparison {
        app,
        gaps,
        candidates: candidates(app.workspace),
        shown: RwSignal::new(0),
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(
                up(Route::Priorities.to_hash(), text(Word::PlanPriorities).into()),
                text(Word::ChoiceTitle),
                text(Word::ChoiceLede),
            )}
            {side_by_side(comparison)} {sending::section(app)}
            {not_chosen(app.workspace)}
        </main>
    }
    .into_any()
}

/// The candidates, in their order. One that is turned down while the page is open stays where it is, so that its reason can be written there.
fn candidates(workspace: Workspace) -> Memo<Vec<Candidate>> {
    let seen: StoredValue<BTreeSet<Id<Priority>>> = StoredValue::new(BTreeSet::new());
    workspace.select(move |document, _| {
        let all = document.ordered::<Priority>().into_iter();
        let candidates = all.filter(|(id, priority)| {
            let is_current = priority.status.is_current();
            if is_current {
                seen.update_value(|seen| {
                    seen.insert(id.clone());
                });
            }
            is_current || seen.with_value(|seen| seen.contains(id))
        });
        (1..).zip(candidates.map(|(id, _)| id)).collect()
    })
}

fn side_by_side(comparison: Comparison) -> AnyView {
    let Comparison { candidates, .. } = comparison;
    let most = RwSignal::new(DRAWN);
    let is_empty = Memo::new(move |_| candidates.with(Vec::is_empty));
    let drawn = Memo::new(move |_| {
        let first = candidates.get().into_iter();
        first.take(most.get()).collect::<Vec<_>>()
    });
    let left = Memo::new(move |_| candidates.with(Vec::len).saturating_sub(most.get()));
    let more = move || {
        (left.get() > 0).then(|| {
            view! {
                <p class="actions no-print">
                    <button type="button" id="more-candidates" on:click=move |_| most.update(|most| *most += DRAWN)>
                        {fill(Word::ChoiceMore, &[("n", &left.get().min(DRAWN).to_string())])}
                    </button>
                </p>
            }
        })
    };
    let cards = move || {
        if is_empty.get() {
            return view! { <p class="links-none">{text(Word::ChoiceEmpty)}</p> }.into_any();
        }
        view! {
            {walk(comparison, drawn)}
            <div class="candidates">
                <For each=move || drawn.get() key=Clone::clone children=move |one| card(comparison, one) />
            </div>
            {more}
        }
        .into_any()
    };
    cards.into_any()
}

/// The way from one candidate to the next in a window that has room for one.
fn walk(comparison: Comparison, drawn: Memo<Vec<Candidate>>) -> AnyView {
    let Comparison { app, shown, .. } = comparison;
    let count = Memo::new(move |_| drawn.with(Vec::len).max(1));
    let go = move |steps: usize| {
        let place = (shown.get_untracked() + steps) % count.get_untracked();
        shown.set(place);
        let name = drawn.with_untracked(|drawn| {
            let (_, id) = drawn.get(place)?;
            app.workspace.now(|document, _| name_of(document, id))
        });
        let told = [
            ("name", name.unwrap_or_default()),
            ("n", (place + 1).to_string()),
            ("of", count.get_untracked().to_string()),
        ];
        app.notices.announce(fill(
            Word::ChoiceShown,
            &told.each_ref().map(|(key, value)| (*key, value.as_str())),
        ));
    };
    let place = move || {
        let place = (shown.get() % count.get() + 1).to_string();
        fill(Word::ChoicePlace, &[("n", &place), ("of", &count.get().to_string())])
    };
    view! {
        <p class="actions candidate-walk no-print">
            <button type="button" id="previous-candidate" on:click=move |_| go(count.get_untracked() - 1)>
                {icon("arrow-left")}
                {text(Word::ChoicePrevious)}
            </button>
            <span>{place}</span>
            <button type="button" id="next-candidate" on:click=move |_| go(1)>
                {text(Word::ChoiceNext)}
                {icon("arrow-right")}
            </button>
        </p>
    }
    .into_any()
}

fn name_of(document: &Document, id: &Id<Priority>) -> String {
    vocabulary::named(document.get(id).map_or("", |priority| &priority.title))
}

/// One candidate. Its parts lie in rows that all candidates share.
fn card(comparison: Comparison, (number, id): Candidate) -> AnyView {
    let Comparison { app, gaps, shown, .. } = comparison;
    let form = app.workspace.form(id.clone()).numbered(number);
    let is_shown = move || (shown.get() + 1 == number).then_some("");
    let href = Route::Priority(id.clone()).to_hash();
    let raw = id.raw().clone();
    let named = id.clone();
    let name = app.workspace.select(move |document, _| name_of(document, &named));
    let status = Memo::new(move |_| form.with(|priority| priority.status));
    let [choose, lacks] = deciding::of_priority(app, form, &id);
    let found = app
        .workspace
        .select(move |document, references| gaps.with(|gaps| rows(document, references, gaps, &id)));
    let heading = format!("candidate-{number}");
    let named_by = heading.clone();
    view! {
        <div class="candidate" role="group" data-shown=is_shown aria-labelledby=named_by>
            <header class="candidate-head">
                <h2 id=heading>
                    <a href=href>{name}</a>
                </h2>
                {move || priority_tag(status.get())} {thread::link(&raw, move || name.get())}
            </header>
            <div>{text_area(form.field(field!(Priority, evidence)))}</div>
            <div class="candidate-grounds">{move || found.get().into_iter().map(row).collect_view()}</div>
            {weighing::dimensions(form).into_iter().collect_view()}
            <div class="candidate-choice">{choose} {lacks} {weighing::decision(form)}</div>
        </div>
    }
    .into_any()
}

fn row(row: Row) -> AnyView {
    let item = |item: Item| {
        let note = (!item.note.is_empty()).then(|| view! { <span class="muted">" · "{item.note}</span> });
        view! {
            <li>
                {linked_name(item.link)}
                {note}
            </li>
        }
    };
    let items = if row.items.is_empty() {
        view! { <p class="links-none">{text(row.none)}</p> }.into_any()
    } else {
        view! { <ul>{row.items.into_iter().map(item).collect_view()}</ul> }.into_any()
    };
    view! {
        <section>
            <h3 class="label">{text(row.label)}</h3>
            {items}
        </section>
    }
    .into_any()
}

/// What is said of a priority that was not chosen.
#[derive(Clone, PartialEq)]
struct TurnedDown {
    id: Id<Priority>,
    name: String,
    reason: String,
    decision: String,
    decided: Option<Date>,
}

/// What was not chosen, with why.
fn not_chosen(workspace: Workspace) -> AnyView {
    let found = workspace.select(|document, _| {
        let all = document.ordered::<Priority>().into_iter();
        let turned_down = all.filter(|(_, priority)| priority.status == PriorityStatus::NotChosen);
        let found = turned_down.map(|(id, priority)| TurnedDown {
            id,
            name: vocabulary::named(&priority.title),
            reason: priority.reason.trim().into(),
            decision: priority.decision.trim().into(),
            decided: priority.decided,
        });
        found.collect::<Vec<_>>()
    });
    let list = move || {
        let found = found.get();
        if found.is_empty() {
            return view! { <p class="links-none">{text(Word::ChoiceNotChosenNone)}</p> }.into_any();
        }
        view! { <ul class="record-list">{found.into_iter().map(turned_down).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="section-gap" id="not-chosen">
            <h2>{text(Word::ChoiceNotChosen)}</h2>
            <p class="help">{text(Word::ChoiceNotChosenHelp)}</p>
            {list}
        </section>
    }
    .into_any()
}

fn turned_down(one: TurnedDown) -> AnyView {
    let reason = if one.reason.is_empty() {
        text(Word::ChoiceNoReason).to_owned()
    } else {
        one.reason
    };
    let decision = (!one.decision.is_empty()).then(|| view! { <span>{one.decision}</span> });
    let decided = one
        .decided
        .map(|decided| view! { <span>{vocabulary::day(decided)}</span> });
    view! {
        <li>
            <a class="record-title" href=Route::Priority(one.id).to_hash()>
                {one.name}
            </a>
            <span class="record-meta"><span class="candidate-reason">{reason}</span> {decision} {decided}</span>
            {priority_tag(PriorityStatus::NotChosen)}
        </li>
    }
    .into_any()
}
