//! What is ready to be sent: each contribution of a group or an actor with what was answered, as a text to copy or to save.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::{choice, feedback};
use crate::{
    app::{
        components::{
            choice_field::{ChoiceField, Options},
            copying::{CopyButton, CopyField},
            field::check_box,
            icon::icon,
            record_links,
        },
        form::field::FormField,
        state::App,
        text::{
            feedback_letter::letter,
            vocabulary::Term,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        dialogue::{Recipient, Waiting, to_tell, waiting},
        records::{
            dialogue::Feedback,
            strategy::{Actor, ActorGroup},
        },
        ways_out::WayOut,
    },
    format::file_name::file_name,
    platform::web::files,
};

/// How it leaves.
const WAY: WayOut = WayOut::FeedbackLetter;

fn recipient(chosen: &str) -> Recipient {
    match (choice::group(chosen), choice::record(chosen)) {
        (Some(group), _) => Recipient::Group(group),
        (None, Some(actor)) => Recipient::Actor(actor),
        (None, None) => Recipient::Everybody,
    }
}

/// A recipient with how many contributions there are to tell them of.
fn named(name: &str, count: Option<usize>) -> String {
    let count = number(count.unwrap_or_default());
    fill(Word::CheckFilterN, &[("name", name), ("n", &count)])
}

/// How many there are to tell of, and how many of them are of each group: the most first, and those whose group is not known last.
fn said(waiting: &Waiting, is_only_untold: bool) -> Option<String> {
    let mut groups: Vec<_> = waiting.groups.iter().collect();
    groups.sort_by_key(|(group, count)| (group.is_none(), Reverse(**count)));
    let groups = groups.into_iter().map(|(group, count)| {
        let name = match group {
            Some(group) => text(group.word()),
            None => text(Word::DialogueFeedbackNoGroup),
        };
        [name, "\u{a0}", &number(*count)].concat()
    });
    let groups = groups.collect::<Vec<_>>().join(", ");
    let word = if is_only_untold {
        Word::DialogueFeedbackWaits
    } else {
        Word::DialogueFeedbackAnswered
    };
    (waiting.all > 0).then(|| fill(word, &[("n", &number(waiting.all)), ("groups", &groups)]))
}

/// The choice of whom it is to, the text, and what can be done with it.
pub fn section(app: App) -> AnyView {
    let chosen = RwSignal::new(String::new());
    let is_only_untold = RwSignal::new(true);
    let has_names = RwSignal::new(false);
    let told = app.workspace.select(move |document, references| {
        let recipient = chosen.with(|chosen| recipient(chosen));
        let told = to_tell(document, references, &recipient, is_only_untold.get());
        let ids: Vec<_> = told.iter().map(|(id, _)| id.clone()).collect();
        (letter(document, &told, has_names.get()), ids)
    });
    let letter = Memo::new(move |_| told.with(|(letter, _)| letter.clone()));
    let is_empty = Memo::new(move |_| told.with(|(_, ids)| ids.is_empty()));
    let waiting = app
        .workspace
        .select(move |document, references| waiting(document, references, is_only_untold.get()));
    // Each is named with how many it would be about, so that nobody has to try them one by one.
    let options = app.workspace.select(move |document, _| {
        waiting.with(|waiting| {
            let groups = ActorGroup::ALL.iter().map(|group| {
                let count = waiting.groups.get(&Some(*group)).copied();
                (group.code().to_owned(), named(text(group.word()), count))
            });
            let actors = record_links::all::<Actor>(document).into_iter().map(|one| {
                let count = choice::record(&one.id).and_then(|id| waiting.actors.get(&id).copied());
                let name = named(&one.name, count);
                (one.id, name)
            });
            groups.chain(actors).collect::<Options>()
        })
    });
    let waits = move || waiting.with(|waiting| said(waiting, is_only_untold.get()));
    let to = ChoiceField {
        label: Word::DialogueFeedbackOf,
        id: "send-to".into(),
        none: Word::DialogueFeedbackEveryone,
        options: options.into(),
        value: chosen.into(),
    };
    let field = CopyField::new("feedback-letter", WAY, letter);
    let copy = CopyButton {
        id: "copy-feedback",
        label: Word::DialogueFeedbackCopy,
        copied: Word::DialogueFeedbackCopied,
    };
    let save = move |_| {
        let name = app.workspace.now(|document, _| {
            let name = [document.strategy().name.trim(), " ", text(Word::DialogueFile)].concat();
            file_name(name.trim(), "txt")
        });
        files::offer(&name.unwrap_or_default(), &WAY.with(letter.get_untracked()));
    };
    let note = move |_| {
        let contributions = told.with_untracked(|(_, ids)| ids.clone());
        let (to, group) = match chosen.with_untracked(|chosen| recipient(chosen)) {
            Recipient::Everybody => (None, None),
            Recipient::Group(group) => (None, Some(group)),
            Recipient::Actor(actor) => (Some(actor), None),
        };
        feedback::add(
            app,
            Feedback {
                to,
                group,
                contributions,
                ..Feedback::default()
            },
        );
    };
    let shown = move || {
        if is_empty.get() {
            return view! { <p class="links-none">{text(Word::DialogueFeedbackEmpty)}</p> }.into_any();
        }
        view! {
            {field.view(Word::DialogueFeedbackText, "10", || ())}
            <div class="actions">
                {field.button(copy, app.notices, || ())}
                <button type="button" id="save-feedback" on:click=save>
                    {icon("download")}
                    {text(Word::DialogueFeedbackSave)}
                </button>
                <button type="button" class="primary" id="note-feedback" on:click=note>
                    {icon("check")}
                    {text(Word::DialogueFeedbackNote)}
                </button>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section-after stack no-print">
            <h2>{text(Word::DialogueFeedbackSend)}</h2>
            <p class="help">{text(Word::DialogueFeedbackLede)}</p>
            <p id="feedback-waits">{waits}</p>
            <div class="field-row">{to.view(move |to| chosen.set(to))}</div>
            {check_box(FormField::new(Word::DialogueFeedbackOnly, "only-untold", is_only_untold))}
            {check_box(FormField::new(Word::DialogueFeedbackNames, "with-names", has_names))}
            {shown}
        </section>
    }
    .into_any()
}
