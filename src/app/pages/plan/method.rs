//! The method: the seven steps in order, the two ways back, and the whole plan to read.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::{
    changes, parts, reading,
    step_words::{step_facts, step_words},
};
use crate::{
    app::{
        components::{icon::icon, page_head::page_head, printing::is_printed, status_tag::step_tag},
        interface::{later::in_next_frame_in_any_case, route::Route},
        pages::overview::state,
        state::App,
        text::{
            vocabulary,
            words::{Word, count, text},
        },
    },
    domain::{
        records::{
            change::Loop,
            strategy::{StepNumber, StepStatus},
        },
        values::date::Date,
    },
    platform::web::page,
};

/// How long printing waits for the map, in milliseconds; then the plan is printed without it.
const LONGEST_WAIT: u32 = 8_000;

/// The page.
pub fn page(app: App) -> impl IntoView {
    let is_read = RwSignal::new(false);
    // Whoever prints this page by the browser's own menu gets the whole plan too.
    let is_printed = is_printed();
    let shows_whole = Memo::new(move |_| is_read.get() || is_printed.get());
    // The plan's map is drawn a moment after the plan; what is printed waits for it.
    let is_settled = RwSignal::new(false);
    let is_asked = RwSignal::new(false);
    let waiting = StoredValue::new_local(None::<Timeout>);
    let print = move |_| {
        if !is_read.get_untracked() {
            is_settled.set(false);
            is_read.set(true);
        }
        is_asked.set(true);
        waiting.set_value(Some(Timeout::new(LONGEST_WAIT, move || {
            is_settled.try_set(true);
        })));
    };
    Effect::new(move |_| {
        if is_asked.get() && is_settled.get() {
            is_asked.set(false);
            waiting.set_value(None);
            in_next_frame_in_any_case(page::print);
        }
    });
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(().into_any(), text(Word::NavPlan), text(Word::PlanLede))}
            {parts(app.workspace, Route::Plan)}
            <p class="actions plan-views no-print">
                <button type="button" id="read-whole" on:click=move |_| is_read.update(|is_read| *is_read = !*is_read)>
                    {icon("list")}
                    {move || text(if is_read.get() { Word::PlanShowSteps } else { Word::PlanReadWhole })}
                </button>
                <button type="button" id="print-plan" on:click=print>
                    {icon("print")}
                    {text(Word::PlanPrint)}
                </button>
            </p>
            {move || {
                if shows_whole.get() { reading::whole_plan(app.workspace, is_settled).into_any() } else { method(app).into_any() }
            }}
        </main>
    }
}

#[derive(Clone, Copy, PartialEq)]
struct Row {
    number: StepNumber,
    status: StepStatus,
    start: Option<Date>,
    end: Option<Date>,
}

fn method(app: App) -> impl IntoView {
    let rows = app.workspace.select(|document, _| {
        let row = |number| {
            let step = document.step(number);
            Row {
                number,
                status: document.step_status(number),
                start: step.start,
                end: step.end,
            }
        };
        StepNumber::ALL.map(row).to_vec()
    });
    let open = app
        .workspace
        .select(|document, references| changes::rows(document, references, true));
    // The picture shows no more of them than which ways back are open.
    let ways =
        Memo::new(move |_| [Loop::A, Loop::B].map(|way| open.with(|open| open.iter().any(|row| row.way == way))));
    let steps = move || {
        let ways = ways.get();
        rows.get().into_iter().map(|row| step(row, ways)).collect::<Vec<_>>()
    };
    view! {
        <section>
            <h2 class="visually-hidden">{text(Word::PlanSteps)}</h2>
            <ol class="steps described">{steps}</ol>
        </section>
        {loops(open)}
    }
}

fn step(row: Row, [is_a_open, is_b_open]: [bool; 2]) -> impl IntoView {
    let number = row.number;
    let loop_note = match number.get() {
        1 => Some((Word::PlanLoopAHere, is_a_open)),
        5 => Some((Word::PlanLoopBHere, is_b_open)),
        7 => Some((Word::PlanLoopsFromHere, false)),
        _ => None,
    };
    let loop_note = loop_note.map(|(word, is_open)| {
        let open = is_open.then(|| {
            view! {
                " · "
                <strong>{text(Word::ChangeOpenNow)}</strong>
            }
        });
        view! { <p class="step-loop">{icon("loop")}<span>{text(word)}{open}</span></p> }
    });
    view! {
        <li data-state=state(
            row.status,
        )>
            {loop_lines(number, [is_a_open, is_b_open])} <span class="step-no" aria-hidden="true">
                {number.get()}
            </span> <div class="step-head">
                <a class="step-title" href=Route::Step(number).to_hash()>
                    <span class="visually-hidden">{number.get()}" "</span>
                    {vocabulary::step_title(number)}
                </a>
                <span class="step-meta">
                    {step_tag(row.status)}
                    {vocabulary::period(row.start, row.end)
                        .map(|period| {
                            view! {
                                " · "
                                {period}
                            }
                        })}
                </span>
            </div> <p class="step-purpose">{text(step_words(number).purpose)}</p> {step_facts(number)}
            {loop_note}
        </li>
    }
}

/// The two ways back as lines beside the steps; their words are in the steps and below.
fn loop_lines(number: StepNumber, [is_a_open, is_b_open]: [bool; 2]) -> impl IntoView {
    let is_within_b = number.get() >= 5;
    let open = |is_open: bool| is_open.then_some("");
    view! {
        <span class="loop-line a" aria-hidden="true" data-open=open(is_a_open) />
        {is_within_b.then(|| view! { <span class="loop-line b" aria-hidden="true" data-open=open(is_b_open) /> })}
    }
}

/// The open changes of a way back, each with how much waits.
fn open_changes(rows: Memo<Vec<changes::Row>>, way: Loop) -> impl IntoView {
    let one = |row: changes::Row| {
        let waiting = count(Word::ChangeWaitingOne, Word::ChangeWaitingMany, row.waiting);
        view! {
            <li>
                <a href=Route::Change(row.id).to_hash()>{row.title}</a>
                " · "
                {waiting}
            </li>
        }
    };
    move || {
        let rows = rows.with(|rows| rows.iter().filter(|row| row.way == way).cloned().collect::<Vec<_>>());
        (!rows.is_empty()).then(|| {
            view! {
                <p class="loop-open">{icon("alert-triangle")}{text(Word::ChangeOpenHere)}</p>
                <ul>{rows.into_iter().map(one).collect::<Vec<_>>()}</ul>
            }
        })
    }
}

fn loops(rows: Memo<Vec<changes::Row>>) -> impl IntoView {
    let way = |name: Word, body: Word, (way, to): (Loop, Option<StepNumber>)| {
        to.map(|to| {
            view! {
                <div class="loop-way">
                    <h3>{icon("loop")}{text(name)}</h3>
                    <p>{text(body)}" "<a href=Route::Step(to).to_hash()>{vocabulary::numbered_step(to)}</a>"."</p>
                    {open_changes(rows, way)}
                </div>
            }
        })
    };
    view! {
        <section class="section section-gap">
            <h2>{text(Word::PlanLoops)}</h2>
            <div class="loop-ways">
                {way(Word::PlanLoopA, Word::PlanLoopAText, (Loop::A, StepNumber::new(1)))}
                {way(Word::PlanLoopB, Word::PlanLoopBText, (Loop::B, StepNumber::new(5)))}
            </div>
            <p class="small muted">{text(Word::PlanLoopsText)}</p>
            <p>
                <a href=Route::Changes.to_hash()>{text(Word::ChangeAll)}</a>
            </p>
        </section>
    }
}
