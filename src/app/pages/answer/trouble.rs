//! What is shown where an invitation can't be opened: why, and what to do.

use leptos::prelude::*;

use super::address::{Destination, Trouble, open};
use crate::{
    app::{
        components::{file_button::file_button, note::Note, page_head::page_head},
        interface::{
            notice::{Notices, Tone},
            route::Route,
        },
        state::App,
        text::{
            messages,
            words::{Word, fill, text},
        },
    },
    format::file_kind::FileKind,
    platform::web::files::GivenFile,
};

/// The page.
pub fn page(app: App, trouble: &Trouble) -> AnyView {
    let title = match trouble {
        Trouble::AnotherKind(FileKind::Response | FileKind::Contributions, _) => Word::AnswerIsResponse,
        Trouble::AnotherKind(FileKind::Results, _) => Word::AnswerIsResults,
        Trouble::AnotherKind(..) => Word::AnswerIsDocument,
        _ => Word::AnswerTrouble,
    };
    app.notices.announce(text(title).into());
    let link = match trouble {
        Trouble::AnotherKind(FileKind::Document, Some(link)) => {
            Some((Route::Link(link.clone()), Word::AnswerToDocument))
        }
        Trouble::AnotherKind(FileKind::Response, Some(link)) => {
            Some((Route::Received(link.clone()), Word::AnswerToResponse))
        }
        Trouble::AnotherKind(FileKind::Contributions, Some(link)) => {
            Some((Route::ReceivedContributions(link.clone()), Word::AnswerToResponse))
        }
        _ => None,
    };
    let link = link.map(|(to, word)| {
        view! {
            <a class="button" href=to.to_hash()>
                {text(word)}
            </a>
        }
    });
    let said = said(trouble);
    view! {
        <main class="page answer-page" id="main" tabindex="-1">
            {page_head(text(Word::AnswerPage).into_any(), text(title), "")}
            {Note::ERROR.with_icon("error").says(said)}
            <section class="section split">
                <h2>{text(Word::AnswerOpenTitle)}</h2>
                <div class="stack">
                    <p>{text(Word::AnswerOpenText)}</p>
                    <p class="actions">{link}{open_button(app.notices)}</p>
                </div>
            </section>
        </main>
    }
    .into_any()
}

/// The button that asks for an invitation's file. What is wrong with one is reported, and nothing else changes.
pub fn open_button(notices: Notices) -> AnyView {
    let given = move |file| take(notices, &file);
    file_button("open-invitation", Word::AnswerOpen, ".json,application/json", given).into_any()
}

/// Takes an invitation's file. What is wrong with one is reported, and nothing else changes.
pub fn take(notices: Notices, file: &GivenFile) {
    if let Destination::Trouble(trouble) = open(&file.bytes) {
        notices.notify(Tone::Trouble, said(&trouble));
    }
}

/// The cause in words, with what to do.
fn said(trouble: &Trouble) -> String {
    let word = match trouble {
        Trouble::Damaged => Word::AnswerDamaged,
        Trouble::TooLong(characters) => {
            return messages::too_long(Word::AnswerInvitationTooLong, *characters);
        }
        Trouble::Foreign(what) => return what.clone(),
        Trouble::TooLarge => Word::AnswerInvitationTooLarge,
        Trouble::Newer => Word::AnswerNewer,
        Trouble::OddVersion(written) => {
            return fill(Word::ReadOddVersion, &[("written", written)]);
        }
        Trouble::Unsupported => Word::AnswerUnsupported,
        Trouble::Gone => Word::AnswerGone,
        Trouble::AnotherKind(FileKind::Response, _) => Word::AnswerResponseDo,
        Trouble::AnotherKind(FileKind::Contributions, _) => Word::ConsultationResponseDo,
        Trouble::AnotherKind(FileKind::Results, _) => Word::AnswerResultsDo,
        Trouble::AnotherKind(..) => Word::AnswerDocumentDo,
        Trouble::Unreadable(None) => Word::AnswerUnreadable,
        Trouble::Unreadable(Some(place)) => {
            return fill(Word::AnswerMisread, &[("place", place)]);
        }
        Trouble::QuestionSet(version) => {
            return fill(Word::AnswerOtherQuestions, &[("version", version)]);
        }
    };
    fill(word, &[])
}
