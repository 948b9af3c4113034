//! How the response is sent: as a file, a link, or text to paste.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    app::{
        components::{
            copying::{by_hand, copy},
            icon::icon,
            packed_link::{LinkState, PackedLink, kept_made, length_of, making},
        },
        interface::{notice::Tone, route::Route},
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::assessment::response_file::ResponseFile,
    format::{
        file_name::file_name,
        link::MOST_OFFERED,
        response::{self, MOST_WRITTEN},
    },
    platform::web::files,
};

/// The id of the section's title.
pub const TITLE_ID: &str = "send-title";

/// How many letters of the response's id are in its file's name.
const SHORT_ID: usize = 5;

/// Why nothing can be sent yet.
#[derive(Clone, Copy, PartialEq)]
enum SendingObstacle {
    /// Nothing has been answered.
    Empty,
    /// It is too large.
    TooLarge,
}

/// The section.
pub fn section(sheet: Sheet) -> AnyView {
    let not_yet = sheet.read(move |draft| {
        let response = sheet.response(draft);
        if response.answers.is_empty() {
            Some(SendingObstacle::Empty)
        } else {
            (response::size(&response) > MOST_WRITTEN).then_some(SendingObstacle::TooLarge)
        }
    });
    let ways = move || match not_yet.get() {
        Some(SendingObstacle::Empty) => view! {
            <p class="muted" id="send-reason">
                {text(Word::AnswerNothingToSend)}
            </p>
        }
        .into_any(),
        Some(SendingObstacle::TooLarge) => view! {
            <p class="muted" id="send-reason">
                {text(Word::AnswerSendTooLarge)}
            </p>
        }
        .into_any(),
        None => ways(sheet),
    };
    view! {
        <section class="section split no-print">
            <h2 id=TITLE_ID tabindex="-1">
                {text(Word::AnswerSend)}
            </h2>
            <div class="stack">{recipient(sheet)} {ways} {sent(sheet)}</div>
        </section>
    }
    .into_any()
}

/// To whom it is sent, as the invitation says.
fn recipient(sheet: Sheet) -> AnyView {
    let open_invitation = sheet.open_invitation();
    let reply_to = open_invitation.invitation.reply_to.trim().to_owned();
    if reply_to.is_empty() {
        return view! { <p>{text(Word::AnswerSendBack)}</p> }.into_any();
    }
    let mail = mail_address(&reply_to).map(|address| {
        let subject = fill(Word::AnswerMailSubject, &[("title", &sheet.title())]);
        let subject = String::from(js_sys::encode_uri_component(&subject));
        let address = ["mailto:", address, "?subject=", &subject].concat();
        view! {
            <a class="button" id="mail" href=address>
                {icon("external")}
                {text(Word::AnswerMail)}
            </a>
        }
    });
    let help = mail
        .is_some()
        .then(|| view! { <p class="help">{text(Word::AnswerMailHelp)}</p> });
    view! {
        <p>{text(Word::AnswerSendTo)}" "<strong>{reply_to}</strong></p>
        {mail.map(|mail| view! { <p class="actions">{mail}</p> })}
        {help}
    }
    .into_any()
}

/// The text where it is an e-mail address and nothing else.
fn mail_address(text: &str) -> Option<&str> {
    let (name, host) = text.split_once('@')?;
    let is_plain = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte))
    };
    (is_plain(name) && is_plain(host) && host.contains('.')).then_some(text)
}

/// The three ways.
fn ways(sheet: Sheet) -> AnyView {
    let now = move || sheet.now(|draft| sheet.response(draft));
    let download = move |_| {
        let response = now();
        if let Ok(content) = response::write(&response) {
            files::offer(&name_of(&response), "application/json", &content);
            leaves(sheet, &response);
        }
    };
    let response = sheet.read(move |draft| sheet.response(draft));
    let link = kept_made(
        move || Some(response.get()),
        |response| async move { PackedLink::to(Route::Received, &response::write_compact(&response)).await },
    );
    let to_copy = RwSignal::new(None::<String>);
    let copy_answer = move |content: String, message: Word| {
        let response = now();
        let copied = move || {
            leaves(sheet, &response);
            sheet.app.notices.notify(Tone::Done, text(message).into());
        };
        copy(content, copied, move |content| {
            let _left = to_copy.try_set(Some(content));
        });
    };
    let copy_text = move |_| {
        if let Ok(content) = response::write(&now()) {
            copy_answer(content, Word::AnswerTextCopied);
        }
    };
    let link = move || {
        let PackedLink { state, address } = link.get();
        match state {
            LinkState::Making => making(),
            LinkState::Unsupported => view! { <p class="muted">{text(Word::AnswerLinkUnsupported)}</p> }.into_any(),
            LinkState::TooLong(length) => {
                let values = [("n", &*number(length)), ("limit", &*number(MOST_OFFERED))];
                view! {
                    <p class="muted" id="link-too-long">
                        {fill(Word::AnswerLinkTooLong, &values)}
                    </p>
                }
                .into_any()
            }
            LinkState::Ready => {
                let length = length_of(address.chars().count());
                view! {
                    <p class="actions">
                        <button
                            type="button"
                            id="copy-link"
                            data-link=address.clone()
                            aria-describedby="link-length"
                            on:click=move |_| copy_answer(address.clone(), Word::AnswerLinkCopied)
                        >
                            {icon("link")}
                            {text(Word::ShareLinkCopy)}
                        </button>
                        <span class="small muted" id="link-length">
                            {length}
                        </span>
                    </p>
                }
                .into_any()
            }
        }
    };
    view! {
        <div class="answer-ways">
            <div>
                <h3>{text(Word::AnswerAsFile)}</h3>
                <p class="help">{text(Word::AnswerAsFileHelp)}</p>
                <p class="actions">
                    <button type="button" class="primary" id="save-answer" on:click=download>
                        {icon("download")}
                        {text(Word::AnswerDownload)}
                    </button>
                </p>
            </div>
            <div>
                <h3>{text(Word::AnswerAsLink)}</h3>
                <p class="help">{text(Word::AnswerAsLinkHelp)}</p>
                {link}
            </div>
            <div>
                <h3>{text(Word::AnswerAsText)}</h3>
                <p class="help">{text(Word::AnswerAsTextHelp)}</p>
                <p class="actions">
                    <button type="button" id="copy-text" on:click=copy_text>
                        {icon("copy")}
                        {text(Word::AnswerCopyText)}
                    </button>
                </p>
            </div>
        </div>
        {move || to_copy.get().map(|content| copied_by_hand(sheet, content))}
    }
    .into_any()
}

/// Where the clipboard is not to be had: the text to be copied by hand.
fn copied_by_hand(sheet: Sheet, content: String) -> AnyView {
    let taken = move || {
        let response = sheet.now(|draft| sheet.response(draft));
        leaves(sheet, &response);
    };
    by_hand("answer-by-hand", Word::ShareLinkByHand, content, taken)
}

/// Notes that a response has left.
fn leaves(sheet: Sheet, response: &ResponseFile) {
    sheet.say(|draft, now| draft.set_sent((response.revision, response.answered), now));
}

/// What has been sent so far, and what sending again does.
fn sent(sheet: Sheet) -> AnyView {
    let state = sheet.read(|draft| draft.sent().map(|sent| (sent, draft.is_unsent())));
    let message = move || {
        let ((revision, day), is_unsent) = state.get()?;
        let day = day.map(vocabulary::day).unwrap_or_default();
        let values = [("n", &*revision.0.to_string()), ("date", &*day)];
        let made = fill(Word::AnswerMade, &values);
        let (kind, symbol, word) = if is_unsent {
            ("attention", "alert-triangle", Word::AnswerChangedSince)
        } else {
            ("ok", "circle-check", Word::AnswerMadeHelp)
        };
        Some(view! {
            <div class="note" data-kind=kind id="answer-made">
                {icon(symbol)}
                <div>
                    <p>
                        <strong>{made}</strong>
                    </p>
                    <p>{text(word)}</p>
                </div>
            </div>
        })
    };
    view! { <div role="status">{message}</div> }.into_any()
}

/// A file's name: the round and the beginning of the response's id, nothing of a person.
fn name_of(response: &ResponseFile) -> String {
    let id: String = response.id.as_str().chars().take(SHORT_ID).collect();
    let round = if response.title.trim().is_empty() {
        text(Word::AnswerPage)
    } else {
        &response.title
    };
    let name = [text(Word::AnswerFile), " ", round, " ", &id].concat();
    file_name(&name, "json")
}
