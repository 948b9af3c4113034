//! Contributions typed one after the other, as in a notebook: Enter saves one and begins the next, and what is the same for all stays.

use leptos::{
    ev::{ClipboardEvent, KeyboardEvent},
    html,
    prelude::*,
};

use super::{
    about, choice,
    desk::{Desk, municipality_options},
    pasting::Pasted,
};
use crate::{
    app::{
        components::{
            choice_field::ChoiceField,
            field::{date_field, text_field},
            icon::icon,
        },
        form::{binding::Binding, field::FormField, lens::field, shown_text::ShownText},
        text::words::{Word, fill, text},
    },
    domain::{
        records::{
            dialogue::{Contribution, Meeting},
            strategy::Actor,
        },
        values::{excerpt::excerpt, text::plain},
    },
    platform::web::page,
};

/// The id of the field that is typed in.
pub const FIELD: &str = "new-contribution";

/// How many letters of what was saved are told.
const MOST_TOLD: usize = 60;

/// Where the tab remembers what has been typed and not saved, so that a way to another page loses nothing.
fn draft_key(desk: Desk) -> String {
    let document = desk.workspace.now(|document, _| document.id.as_str().to_owned());
    ["contribution:", &document.unwrap_or_default()].concat()
}

/// Whether somebody has typed contributions of this document in this tab.
fn going_key(desk: Desk) -> String {
    [&draft_key(desk), ":going"].concat()
}

/// What a new contribution has from the start: what the last one had, where it was typed in this tab; else the meeting's day, or today.
pub fn context(desk: Desk) -> Contribution {
    let is_going = page::remembered(&going_key(desk)).is_some_and(|said| !said.is_empty());
    let meeting = desk.meeting.get_value();
    let begun = desk.workspace.now(|document, _| {
        let last = document.ordered::<Contribution>().into_iter().next_back();
        let last = last.filter(|(_, last)| is_going && (meeting.is_none() || last.meeting == meeting));
        match last {
            Some((_, last)) => Contribution {
                day: last.day,
                meeting: last.meeting.clone(),
                actor: last.actor.clone(),
                group: last.group,
                municipality: last.municipality.clone(),
                ..Contribution::default()
            },
            None => {
                let day = meeting.as_ref().and_then(|meeting| document.get(meeting));
                Contribution {
                    day: day.and_then(|meeting| meeting.day).or_else(page::today),
                    meeting,
                    ..Contribution::default()
                }
            }
        }
    });
    begun.unwrap_or_default()
}

/// The notebook. What is pasted in it and is more than one line is shown in `preview` first.
pub fn section(desk: Desk, preview: RwSignal<Option<Pasted>>) -> AnyView {
    let next = RwSignal::new(context(desk));
    let typed: NodeRef<html::Textarea> = NodeRef::new();
    let draft = draft_key(desk);
    let (of_save, of_input) = (draft.clone(), draft.clone());
    let save = move || {
        let Some(field) = typed.get_untracked() else { return };
        let said = plain(field.value().into());
        let said = said.trim();
        if said.is_empty() {
            return;
        }
        let contribution = Contribution {
            text: said.to_owned(),
            ..next.get_untracked()
        };
        if desk.workspace.add_last(contribution).is_some() {
            field.set_value("");
            page::remember(&of_save, "");
            page::remember(&going_key(desk), "yes");
            // The next one is rarely said by the same person, and is about something of its own.
            next.update(|next| {
                next.person.clear();
                next.organisation.clear();
                next.findings.clear();
                next.priorities.clear();
                next.elements.clear();
            });
            let told = fill(Word::DialogueNoteSaved, &[("text", &excerpt(said, MOST_TOLD))]);
            desk.app.notices.announce(told);
        }
        page::focus(FIELD);
    };
    let save_by_press = save.clone();
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            if !event.repeat() {
                save();
            }
        }
    };
    let input = move |_| {
        if let Some(field) = typed.get_untracked() {
            page::remember(&of_input, &field.value());
        }
    };
    let pasted = move |event: ClipboardEvent| {
        let carried = event.clipboard_data();
        let text = carried.and_then(|carried| carried.get_data("text/plain").ok());
        let lines = |text: &String| text.lines().filter(|line| !line.trim().is_empty()).count();
        if let Some(text) = text.filter(|text| lines(text) > 1) {
            event.prevent_default();
            Pasted::show(preview, text, next.get_untracked());
        }
    };
    view! {
        <section class="notebook no-print" aria-labelledby="notebook-title">
            <h2 id="notebook-title">{text(Word::DialogueNoteTitle)}</h2>
            <p class="help" id="notebook-help">
                {text(Word::DialogueNoteHelp)}
            </p>
            <div class="field">
                <label for=FIELD>{text(Word::DialogueNoteText)}</label>
                <textarea
                    id=FIELD
                    rows="2"
                    aria-describedby="notebook-help"
                    node_ref=typed
                    prop:value=ShownText(page::remembered(&draft).unwrap_or_default())
                    on:keydown=pressed
                    on:input=input
                    on:paste=pasted
                />
            </div>
            {rest(desk, next)}
            <p class="actions">
                <button type="button" class="primary" id="save-contribution" on:click=move |_| save_by_press()>
                    {icon("plus")}
                    {text(Word::DialogueNoteSave)}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// What is the same for several: meeting, day, actor or group, municipality; and who said this one, and what it is about.
fn rest(desk: Desk, next: RwSignal<Contribution>) -> AnyView {
    let value = move |read: fn(&Contribution) -> String| Signal::derive(move || next.with(read));
    let field = move |label, id: &str, none, options, read: fn(&Contribution) -> String| ChoiceField {
        label,
        id: id.into(),
        none,
        options,
        value: value(read),
    };
    let meeting = desk.meeting.with_value(Option::is_none).then(|| {
        let choose = move |chosen: String| {
            let meeting = choice::record::<Meeting>(&chosen);
            let day = meeting.as_ref().and_then(|meeting| {
                let day = desk
                    .workspace
                    .now(|document, _| document.get(meeting).and_then(|meeting| meeting.day));
                day.flatten()
            });
            next.update(|next| {
                next.meeting = meeting;
                next.day = day.or(next.day);
            });
        };
        field(
            field!(Contribution, meeting).label,
            "new-meeting",
            Word::DialogueNoneMeeting,
            desk.options::<Meeting>(),
            |next| choice::kept(next.meeting.as_ref()),
        )
        .view(choose)
    });
    let actor = field(
        field!(Contribution, actor).label,
        "new-actor",
        Word::DialogueNoneActor,
        desk.options::<Actor>(),
        |next| choice::kept(next.actor.as_ref()),
    );
    let group = field(
        field!(Contribution, group).label,
        "new-group",
        Word::DialogueNoneGroup,
        Signal::stored(choice::groups()),
        |next| next.group.map_or_else(String::new, |group| group.code().to_owned()),
    );
    let municipality = field(
        field!(Contribution, municipality).label,
        "new-municipality",
        Word::DialogueNoneMunicipality,
        municipality_options(
            desk.workspace,
            desk.municipalities,
            value(|next| next.municipality.clone()),
        ),
        |next| next.municipality.clone(),
    );
    let day = FormField::new(
        field!(Contribution, day).label,
        "new-day",
        Binding::new(Signal::derive(move || next.with(|next| next.day)), move |day| {
            next.update(|next| next.day = day);
        }),
    );
    let person = FormField::new(
        field!(Contribution, person).label,
        "new-person",
        Binding::new(
            Signal::derive(move || next.with(|next| next.person.clone())),
            move |person| next.update(|next| next.person = person),
        ),
    );
    view! {
        <div class="field-row">
            {meeting} {actor.view(move |chosen| next.update(|next| next.actor = choice::record::<Actor>(&chosen)))}
            {group.view(move |chosen| next.update(|next| next.group = choice::group(&chosen)))}
            {municipality.view(move |chosen| next.update(|next| next.municipality = chosen))} {date_field(day)}
            {text_field(person.help(Word::DialoguePersonHelp))}
        </div>
        {about::fields(desk, next)}
    }
    .into_any()
}
