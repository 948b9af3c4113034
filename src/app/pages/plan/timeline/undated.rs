//! What has neither a first nor a last day, which no timeline can show, and the way to give it days.

use std::sync::Arc;

use leptos::{ev::SubmitEvent, prelude::*};

use super::{desk::Desk, telling};
use crate::{
    app::{
        components::{field::fresh_id, icon::icon, long_list::LongList},
        form::shown_text::ShownText,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::schedule::{Days, Entry, Lasting},
        values::date::Date,
    },
    edit::rescheduling::rescheduling,
    platform::web::typing,
};

/// The list; nothing where all have days.
pub fn view(desk: Desk) -> AnyView {
    let undated = Memo::new(move |_| {
        let (entries, passing) = (desk.entries.read(), desk.passing.read());
        let passing = passing.iter().filter_map(|place| entries.get(*place));
        passing.filter(|entry| !entry.has_days()).cloned().collect::<Vec<_>>()
    });
    let is_any = Memo::new(move |_| undated.with(|undated| !undated.is_empty()));
    let list = LongList::new(Memo::new(move |_| undated.with(Vec::len)));
    let drawn = move || {
        let drawn = list.drawn.get();
        undated.with(|undated| undated.iter().take(drawn).cloned().collect::<Vec<_>>())
    };
    let title = move || fill(Word::TimelineUndated, &[("n", &list.total.get().to_string())]);
    let shown = move || {
        is_any.get().then(|| {
            view! {
                <section class="section section-gap" id="timeline-undated">
                    <h2>{title}</h2>
                    <p class="muted">{text(Word::TimelineUndatedText)}</p>
                    <ul class="record-list">
                        <ForEnumerate
                            each=drawn
                            key=|entry| entry.of.clone()
                            children=move |place, entry| item(desk, list, place, &entry)
                        />
                    </ul>
                    {list.more()}
                </section>
            }
        })
    };
    shown.into_any()
}

fn item(desk: Desk, list: LongList, place: ReadSignal<usize>, entry: &Arc<Entry>) -> AnyView {
    let name = vocabulary::named(&entry.title);
    let owner = entry.owner.as_ref().map(|(_, name)| vocabulary::named(name));
    let give = [text(Word::TimelineGive), ": ", &name].concat();
    let plan = entry.plan.as_ref().map(|(_, days)| *days).unwrap_or_default();
    view! {
        <li aria-setsize=list.total aria-posinset=move || place.get() + 1>
            <a class="record-title" href=telling::address(&entry.of)>
                {name.clone()}
            </a>
            <span class="record-meta">
                <span>{owner.unwrap_or_else(|| text(Word::PlanNoOwner).to_owned())}</span>
            </span>
            <div class="actions no-print">
                <details class="fold">
                    <summary aria-label=give>{text(Word::TimelineGive)}</summary>
                    {form(desk, entry.of.clone(), plan, &name)}
                </details>
            </div>
        </li>
    }
    .into_any()
}

/// The days to give, which begin as those of the plan.
fn form(desk: Desk, of: Lasting, plan: Days, name: &str) -> AnyView {
    let days = RwSignal::new(plan);
    let is_wrong = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (start, end) = days.get_untracked();
        let is_crossed = start.zip(end).is_some_and(|(start, end)| end < start);
        let is_fit = (start.is_some() || end.is_some()) && !is_crossed;
        is_wrong.set(!is_fit);
        if is_fit {
            give(desk, &of, (start, end));
        }
    };
    let error = fresh_id();
    let field = |word: Word, read: fn(Days) -> Option<Date>, write: fn(&mut Days, Option<Date>)| {
        let id = fresh_id();
        let change = move |event| days.update(|days| write(days, Date::parse(&typing::entered(&event))));
        view! {
            <div class="field">
                <label for=id.clone()>
                    {text(word)} <span class="visually-hidden">" " {name.to_owned()}</span>
                </label>
                <input
                    type="date"
                    id=id
                    aria-describedby=error.clone()
                    prop:value=move || ShownText(read(days.get()).map(|day| day.to_string()).unwrap_or_default())
                    on:input=change
                />
            </div>
        }
    };
    let said = move || {
        is_wrong.get().then(|| {
            view! {
                {icon("alert-triangle")}
                {text(Word::TimelineGiveWrong)}
            }
        })
    };
    let put_in = [text(Word::TimelinePutIn), ": ", name].concat();
    view! {
        <form class="field-row" on:submit=submit>
            {field(Word::TimelineColumnStart, |days| days.0, |days, day| days.0 = day)}
            {field(Word::TimelineColumnEnd, |days| days.1, |days, day| days.1 = day)}
            <button type="submit" class="primary" aria-label=put_in>
                {text(Word::TimelinePutIn)}
            </button>
            <p class="error-text" id=error role="alert">
                {said}
            </p>
        </form>
    }
    .into_any()
}

fn give(desk: Desk, of: &Lasting, days: Days) {
    let workspace = desk.app.workspace;
    let planned = workspace.now(|document, references| {
        let found = rescheduling(document, references, of, days, None)?;
        let told = telling::told(document, of, &found);
        Some((found.command, told))
    });
    if let Some((command, told)) = planned.flatten()
        && workspace.dispatch(&command)
    {
        desk.app.notices.notify_undoable(told);
    }
}
