//! What is due: what is late and what comes in four weeks, the first of each with who does it and the way there.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        components::status_tag::progress_tag,
        interface::route::Route,
        pages::plan::{due_row, show_four_weeks},
        state::App,
        text::{
            due::{name, owner_name},
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        follow_up::{due::Due, progress::Progress, situation::Situation},
        records::plan::{Action, ActionPlan},
    },
};

/// How many that are late, and how many that are to come, are shown.
const MOST: usize = 4;

/// The section; nothing where there is neither an action nor a plan.
pub fn section(app: App, situation: Memo<Situation>) -> AnyView {
    let has_work = app.workspace.select(|document, _| {
        document.all::<Action>().next().is_some() || document.all::<ActionPlan>().next().is_some()
    });
    // What is late comes first in time.
    let groups = Memo::new(move |_| {
        situation.with(|situation| {
            let late = situation.due.iter().take_while(|due| due.is_late).count();
            let (late, ahead) = situation.due.split_at(late);
            let shown = |due: &[Arc<Due>]| (due.len(), due.iter().take(MOST).cloned().collect::<Vec<_>>());
            (shown(late), shown(ahead))
        })
    });
    let content = move || {
        let (late, ahead) = groups.get();
        if late.0 + ahead.0 == 0 {
            return view! { <p>{text(Word::OverviewDueNothing)}</p> }.into_any();
        }
        view! {
            {group(app, Word::OverviewDueLate, late)}
            {group(app, Word::OverviewDueAhead, ahead)}
        }
        .into_any()
    };
    let section = move || {
        has_work.get().then(|| {
            view! {
                <section class="section situation-due" id="what-is-due">
                    <h2>{text(Word::DueTitle)}</h2>
                    {content}
                    <p class="no-print">
                        <a href=Route::Due.to_hash() on:click=|_| show_four_weeks()>
                            {text(Word::OverviewDueAll)}
                        </a>
                    </p>
                </section>
            }
        })
    };
    section.into_any()
}

fn group(app: App, title: Word, (n, due): (usize, Vec<Arc<Due>>)) -> Option<AnyView> {
    let rows: Vec<_> = due.into_iter().map(|due| row(app, &due)).collect();
    let group = (n > 0).then(|| {
        view! {
            <h3>{fill(title, &[("n", &number(n))])}</h3>
            <ul class="situation-list">{rows}</ul>
        }
    });
    group.map(IntoAny::into_any)
}

fn row(app: App, due: &Due) -> AnyView {
    let (route, field) = due_row::place_of(due);
    let href = route.to_hash();
    let go = move |press: web_sys::MouseEvent| app.interface.lead_to_field(&press, &route, &field);
    let owner = owner_name(due).unwrap_or_else(|| text(Word::PlanNoOwner).into());
    // Milestones of several actions may be called the same.
    let of = due.part.is_some().then(|| vocabulary::named(&due.title));
    let hidden = of.as_ref().map(|of| {
        view! { <span class="visually-hidden">", " {of.clone()}</span> }
    });
    view! {
        <li>
            <a href=href on:click=go>
                {name(due)}
                {hidden}
            </a>
            <span class="record-meta">
                {due.is_late.then(|| progress_tag(Progress::Late))} <span>{vocabulary::day(due.day)}</span>
                <span>{owner}</span> {of.map(|of| view! { <span>{of}</span> })}
            </span>
        </li>
    }
    .into_any()
}
