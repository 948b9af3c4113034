//! Sending out: the press that refers what is proposed and keeps the document as it was sent.

use leptos::prelude::*;

use crate::{
    app::{
        components::icon::icon,
        interface::{notice::Tone, route::Route},
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        dialogue::referral,
        records::{dialogue::Consultation, document::Document},
        values::id::Id,
    },
    edit::referring::{SentVersion, refer},
    platform::web::{page, random},
};

/// Where the sending stands.
#[derive(Clone, Default, PartialEq)]
struct Standing {
    /// Whether there is anything to send.
    has_priorities: bool,
    /// How many of what it is about are still proposals.
    waiting: usize,
    /// The version that was sent last: its page and its name.
    sent: Option<(String, String)>,
}

fn standing(document: &Document, id: &Id<Consultation>) -> Standing {
    let about = document
        .get(id)
        .map_or(&[][..], |consultation| &consultation.priorities);
    let sent = referral::sent(document, id);
    Standing {
        has_priorities: about.iter().any(|id| document.get(id).is_some()),
        waiting: referral::waiting(document, id).len(),
        sent: sent.map(|(id, version)| (Route::Version(id).to_hash(), vocabulary::named(&version.title))),
    }
}

/// The section.
pub fn section(app: App, id: Id<Consultation>) -> AnyView {
    let of_select = id.clone();
    let standing = app
        .workspace
        .select(move |document, _| self::standing(document, &of_select));
    let waits = move || {
        standing.with(|standing| {
            if !standing.has_priorities {
                return text(Word::PackageSendNothing).into();
            }
            match standing.waiting {
                0 => text(Word::PackageSendNoneWaiting).into(),
                waiting => fill(Word::PackageSendWaiting, &[("n", &number(waiting))]),
            }
        })
    };
    let sent = move || {
        standing.with(|standing| standing.sent.clone()).map(|(href, name)| {
            view! {
                <p id="sent-version">
                    {text(Word::PackageSentAs)} " " <a href=href>{name}</a>
                </p>
            }
        })
    };
    let cannot = Memo::new(move |_| standing.with(|standing| !standing.has_priorities));
    view! {
        <section class="stack form-group">
            <h2>{text(Word::PackageSendTitle)}</h2>
            <p class="help" id="send-out-help">
                {text(Word::PackageSendText)}
            </p>
            <p id="send-out-waiting">{waits}</p>
            {sent}
            <p class="actions">
                <button
                    type="button"
                    id="send-out"
                    aria-describedby="send-out-help send-out-waiting"
                    disabled=move || cannot.get()
                    on:click=move |_| send(app, &id)
                >
                    {icon("flag")}
                    {text(Word::PackageSend)}
                </button>
            </p>
        </section>
    }
    .into_any()
}

fn send(app: App, id: &Id<Consultation>) {
    let today = page::today();
    let version = random::new_id();
    let command = app.workspace.now(|document, _| {
        let consultation = document.get(id)?;
        let day = today.map(vocabulary::day).unwrap_or_default();
        let name = vocabulary::named(&consultation.title);
        let title = fill(Word::PackageVersionName, &[("day", &day), ("name", &name)]);
        let version = SentVersion {
            id: version.clone(),
            title: title.clone(),
            date: today,
        };
        Some((refer(document, id, version)?, title))
    });
    let Some((command, title)) = command.flatten() else {
        app.notices.notify(Tone::Done, text(Word::PackageSentAlready).into());
        return;
    };
    if app.workspace.dispatch(&command) {
        // It is what two copies of the document have in common, should they part from here.
        app.workspace.pass_point(version);
        app.notices
            .notify(Tone::Done, fill(Word::PackageSent, &[("name", &title)]));
    }
}
