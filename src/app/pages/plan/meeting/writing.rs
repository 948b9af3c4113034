//! What is said, typed as one talks: one field, always in sight and one key away. Enter saves it as a step, and the next can be typed.

use leptos::{
    ev::{KeyboardEvent, SubmitEvent},
    prelude::*,
};

use super::{
    bar::key,
    desk::{Desk, HEADING, WORDS},
};
use crate::{
    app::{
        components::{
            field::{check_box, text_field},
            icon::icon,
        },
        form::{binding::Binding, field::FormField, lens::field, shown_text::ShownText},
        text::words::{Word, text},
    },
    domain::{
        follow_up::meeting::talk::decision,
        records::{comment::Comment, review::Review},
        values::id::RecordId,
    },
    platform::web::{page, typing},
};

/// The form.
pub fn view(desk: Desk) -> AnyView {
    let discuss = RwSignal::new(false);
    let draft = Memo::new(move |_| {
        desk.item
            .with(|item| item.as_ref().map(|item| desk.drafts.at(item)).unwrap_or_default())
    });
    let write = move |event| {
        if let Some(item) = desk.item.get_untracked() {
            desk.drafts.write(&item, typing::entered(&event));
        }
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(item) = desk.item.get_untracked() {
            save(desk, item, discuss);
        }
    };
    // Back to where letters are keys.
    let leave = |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            page::focus(HEADING);
        }
    };
    // Where nothing is typed, a step back is the document's.
    let is_empty = move || draft.with(String::is_empty).then_some("");
    let is_decision = desk.is_decision;
    let word = move || {
        text(if is_decision.get() {
            Word::MeetingDecision
        } else {
            Word::MeetingComment
        })
    };
    let who = move || {
        if is_decision.get() {
            text_field(FormField::of(field!(Review, decided_by), desk.decider).id("meeting-decider"))
        } else {
            text_field(FormField::of(field!(Comment, by), desk.speaker).id("meeting-speaker"))
        }
    };
    let marks = move || {
        (!is_decision.get()).then(|| {
            let field = FormField::of(field!(Comment, discuss), Binding::from(discuss)).id("meeting-discuss");
            check_box(field)
        })
    };
    view! {
        <form class="meeting-writing no-print" on:submit=save aria-label=text(Word::MeetingWriting)>
            <fieldset class="segmented">
                <legend class="visually-hidden">{text(Word::MeetingWriting)}</legend>
                {kind(desk, false)}
                {kind(desk, true)}
            </fieldset>
            <div class="field meeting-words">
                <label class="visually-hidden" for=WORDS>
                    {word}
                </label>
                <input
                    type="text"
                    id=WORDS
                    autocomplete="off"
                    placeholder=word
                    enterkeyhint="send"
                    data-of-document=is_empty
                    prop:value=move || ShownText(draft.get())
                    on:input=write
                    on:keydown=leave
                />
            </div>
            <div class="meeting-who">{who}</div>
            {marks}
            <button type="submit" class="primary" id="meeting-save">
                {icon("check")}
                {text(Word::MeetingSave)}
            </button>
        </form>
    }
    .into_any()
}

/// One of the two kinds of what is said, with its key.
fn kind(desk: Desk, is_decision: bool) -> AnyView {
    let (word, letter) = if is_decision {
        (Word::MeetingDecision, "B")
    } else {
        (Word::MeetingComment, "K")
    };
    let chosen = desk.is_decision;
    view! {
        <label>
            <input
                type="radio"
                name="meeting-kind"
                prop:checked=move || chosen.get() == is_decision
                on:change=move |_| chosen.set(is_decision)
            />
            <span>{text(word)}</span>
            {key(letter)}
        </label>
    }
    .into_any()
}

/// Saves what is typed at an item as one step. What is nothing but spaces is nothing.
fn save(desk: Desk, item: RecordId, discuss: RwSignal<bool>) {
    let words = untrack(|| desk.drafts.at(&item)).trim().to_owned();
    if words.is_empty() {
        return;
    }
    let said = if desk.is_decision.get_untracked() {
        let by = desk.decider.with_untracked(|by| by.trim().to_owned());
        decision(item.clone(), words, by, desk.today)
    } else {
        Comment {
            of: Some(item.clone()),
            text: words,
            by: desk.speaker.with_untracked(|by| by.trim().to_owned()),
            date: Some(desk.today),
            discuss: discuss.get_untracked(),
            ..Comment::default()
        }
    };
    if desk.app.workspace.add_last(said).is_some() {
        desk.drafts.write(&item, String::new());
        discuss.set(false);
        page::focus(WORDS);
    }
}
