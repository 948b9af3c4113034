//! The meetings, the newest first, and the page of one: when, where and how, who was invited, who came, and what was said.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::{choice, desk::Desk, list::section as contributions, record_list::RecordList};
use crate::{
    app::{
        components::{
            choice_field::Options,
            field::{date_field, term_field, text_area, text_field},
            finding::findings_of,
            icon::icon,
            record_links,
            record_rows::RecordRow,
        },
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        pages::plan::record_page::{RecordPage, removal},
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, number, text},
        },
    },
    domain::{
        records::{
            dialogue::{Contribution, Meeting, MeetingForm},
            strategy::Actor,
        },
        values::{date::Date, id::Id},
    },
    platform::web::page,
};

/// A meeting as a row.
#[derive(Clone, PartialEq)]
struct Row {
    id: Id<Meeting>,
    title: String,
    day: Option<Date>,
    place: String,
    form: MeetingForm,
    counts: [usize; 3],
}

/// The meetings.
pub fn list(app: App) -> AnyView {
    let rows = app.workspace.select(|document, references| {
        let row = |(id, meeting): (Id<Meeting>, &Meeting)| Row {
            title: vocabulary::named(&meeting.title),
            day: meeting.day,
            place: meeting.place.trim().into(),
            form: meeting.form,
            counts: [
                meeting.invited.len(),
                meeting.came.len(),
                references.referrers_of_kind::<Contribution>(document, id.raw()).count(),
            ],
            id,
        };
        let mut rows: Vec<_> = document.ordered::<Meeting>().into_iter().map(row).collect();
        rows.sort_by_key(|row| Reverse(row.day));
        rows
    });
    let add = move || {
        if let Some(id) = app.workspace.add_last(Meeting::default()) {
            let field = field!(Meeting, title).id();
            app.interface.go_to_field(&Route::DialogueMeeting(id), &field);
        }
    };
    let list = RecordList {
        title: Word::DialogueViewMeetings,
        lede: Some(Word::DialogueMeetingsLede),
        add: ("add-meeting", Word::DialogueMeetingAdd, "primary"),
        none: Word::DialogueMeetingNone,
    };
    list.view(rows, add, row_view)
}

fn row_view(row: Row) -> AnyView {
    let day = row
        .day
        .map_or_else(|| text(Word::DialogueMeetingUndated).to_owned(), vocabulary::day);
    let form = match row.form {
        MeetingForm::Unstated => "",
        form => text(form.word()),
    };
    let counts = row.counts.map(number);
    let [invited, came, said] = counts.each_ref().map(String::as_str);
    let counts = fill(
        Word::DialogueMeetingCounts,
        &[("invited", invited), ("came", came), ("said", said)],
    );
    let row = RecordRow {
        to: Route::DialogueMeeting(row.id),
        title: row.title,
        meta: vec![day, row.place, form.into(), counts],
        tag: None,
    };
    row.view()
}

/// The page of one.
pub fn page(app: App, id: Id<Meeting>) -> AnyView {
    let page = RecordPage {
        list: Route::Dialogue,
        list_word: Word::DialogueTitle,
        what: Word::DialogueMeetingKicker,
    };
    page.view(app.workspace, id, move |id| content(app, id))
}

fn content(app: App, id: Id<Meeting>) -> [AnyView; 2] {
    let workspace = app.workspace;
    let meeting = workspace.form(id.clone());
    let desk = Desk::new(app, Some(id.clone()));
    let main = view! {
        {text_field(meeting.field(field!(Meeting, title)).class("field field-title"))}
        <div class="field-row">
            {date_field(meeting.field(field!(Meeting, day)))}
            {text_field(meeting.field(field!(Meeting, place)).class("field grow"))}
            {term_field(meeting.field(field!(Meeting, form)))}
        </div>
        {text_area(meeting.field(field!(Meeting, text)))}
        <section class="form-group">
            <h2>{text(Word::DialogueMeetingSaid)}</h2>
            {contributions(desk)}
        </section>
        <div class="actions">{removal(workspace, &id, Route::Dialogue, Word::DialogueMeetingRemove)}</div>
    };
    let beside = view! {
        {findings_of(workspace, id.raw())}
        {people(meeting)}
    };
    [main.into_any(), beside.into_any()]
}

fn people(meeting: FormRecord<Meeting>) -> AnyView {
    view! {
        {record_links::field(
            meeting,
            field!(Meeting, invited),
            Word::DialogueMeetingInvitedNone,
            Word::PlanChooseActor,
            record_links::all::<Actor>,
        )}
        {came(meeting)}
    }
    .into_any()
}

/// Who came, of those who were invited, and whoever else came.
fn came(meeting: FormRecord<Meeting>) -> AnyView {
    let is_someone_missing =
        Memo::new(move |_| meeting.with(|meeting| meeting.invited.iter().any(|actor| !meeting.came.contains(actor))));
    let all_came = move |_| {
        meeting.change(|meeting| {
            let missing = meeting.invited.iter().filter(|actor| !meeting.came.contains(actor));
            let missing: Vec<_> = missing.cloned().collect();
            meeting.came.extend(missing);
        });
        page::focus(&field!(Meeting, came).id());
    };
    let actors = meeting.workspace.select(move |document, _| {
        let [expected, others]: [Vec<_>; 2] = meeting.with(|meeting| {
            let all = document
                .ordered::<Actor>()
                .into_iter()
                .map(|(id, actor)| (id, vocabulary::named(&actor.name)));
            let is_expected = |id: &Id<Actor>| meeting.invited.contains(id) || meeting.came.contains(id);
            let (expected, others): (Vec<_>, Vec<_>) = all.partition(|(id, _)| is_expected(id));
            [expected, others]
        });
        (expected, others)
    });
    let expected = Memo::new(move |_| actors.with(|(expected, _)| expected.clone()));
    let others = Signal::derive(move || {
        actors.with(|(_, others)| {
            let others = others.iter().map(|(id, name)| (choice::kept(Some(id)), name.clone()));
            others.collect::<Options>()
        })
    });
    let add_other = move |chosen: String| {
        if let Some(id) = choice::record::<Actor>(&chosen) {
            meeting.change(|meeting| meeting.came.push(id));
        }
    };
    let label = (Word::DialogueMeetingUninvited, "came-uninvited");
    let other = choice::deed_field(label, Word::PlanChooseActor, others, add_other);
    view! {
        <fieldset class="came" id=field!(Meeting, came).id() tabindex="-1">
            <legend>{text(field!(Meeting, came).label)}</legend>
            <p class="links-none" hidden=move || !expected.with(Vec::is_empty)>
                {text(Word::DialogueMeetingCameNone)}
            </p>
            <For
                each=move || expected.get()
                key=|(id, name)| (id.clone(), name.clone())
                children=move |(id, name)| one_came(meeting, id, name)
            />
        </fieldset>
        <p class="actions" hidden=move || !is_someone_missing.get()>
            <button type="button" id="all-came" on:click=all_came>
                {icon("check")}
                {text(Word::DialogueMeetingAllCame)}
            </button>
        </p>
        <div hidden=move || others.with(Vec::is_empty)>{other}</div>
    }
    .into_any()
}

fn one_came(meeting: FormRecord<Meeting>, id: Id<Actor>, name: String) -> AnyView {
    let of_memo = id.clone();
    let has_come = Memo::new(move |_| meeting.with(|meeting| meeting.came.contains(&of_memo)));
    let change = move |event| {
        let has_come = event_target_checked(&event);
        meeting.change(|meeting| {
            meeting.came.retain(|one| *one != id);
            if has_come {
                meeting.came.push(id.clone());
            }
        });
    };
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=move || has_come.get() on:change=change />
            <span>{name}</span>
        </label>
    }
    .into_any()
}
