//! How the response is sent: as a file, a link, or text to paste.

use std::sync::Arc;

use leptos::prelude::*;

use super::{kept::KeptDraft, sheet::Sheet};
use crate::{
    app::{
        components::{
            copying::{by_hand, copy},
            icon::icon,
            packed_link::{LinkState, PackedLink, kept_made, length_of, making},
        },
        interface::{
            notice::{Notices, Tone},
            route::Route,
        },
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        values::{amount::Count, date::Date},
        ways_out::WayOut,
    },
    format::{draft::Draft, file_name::file_name, link::MOST_OFFERED, response},
    platform::web::files,
};

/// The id of the section's title.
pub const TITLE_ID: &str = "send-title";

/// How it leaves.
const WAY: WayOut = WayOut::Answer;

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

/// What is made of a draft to be sent.
#[derive(Clone, PartialEq)]
pub struct Outgoing {
    /// Whether nothing has been said.
    pub is_empty: bool,
    /// The text of its file; `None` if it would be too large.
    pub content: Option<String>,
    /// The same without white space, for a link.
    pub compact: String,
    /// The name of its file.
    pub file_name: String,
    /// Which one of those made of the draft it is, and of which day.
    pub made: (Count, Option<Date>),
}

/// Makes of a draft what is sent.
pub type Make = Arc<dyn Fn(&Draft) -> Outgoing + Send + Sync>;

/// How what has been said is sent.
#[derive(Clone, Copy)]
pub struct Sending {
    /// Where what is done is told.
    pub notices: Notices,
    /// What has been said.
    pub kept: KeptDraft,
    /// What the round or the consultation is called.
    pub title: StoredValue<String>,
    /// Where it is sent, as the invitation says.
    pub reply_to: StoredValue<String>,
    /// Where a link leads that carries it.
    pub to: fn(String) -> Route,
    /// What is said while nothing has been said, and where it is too large.
    pub obstacles: [Word; 2],
    /// What is made of a draft.
    pub outgoing: StoredValue<Make>,
}

impl Sending {
    /// How the response of a questionnaire is sent.
    pub fn of_sheet(sheet: Sheet) -> Self {
        let outgoing = move |draft: &Draft| {
            let response = sheet.response(draft);
            Outgoing {
                is_empty: response.answers.is_empty(),
                content: response::write(&response).ok(),
                compact: response::write_compact(&response),
                file_name: name_of(&response.title, Word::AnswerPage, response.id.as_str()),
                made: (response.revision, response.answered),
            }
        };
        let reply_to = sheet.open_invitation().invitation.reply_to.trim().to_owned();
        Self {
            notices: sheet.app.notices,
            kept: sheet.kept,
            title: StoredValue::new(sheet.title()),
            reply_to: StoredValue::new(reply_to),
            to: Route::Received,
            obstacles: [Word::AnswerNothingToSend, Word::AnswerSendTooLarge],
            outgoing: StoredValue::new(Arc::new(outgoing)),
        }
    }

    fn now(self) -> Outgoing {
        self.kept
            .now(|draft| self.outgoing.with_value(|outgoing| outgoing(draft)))
    }

    fn read<R: PartialEq + Send + Sync + 'static>(self, read: fn(Outgoing) -> R) -> Memo<R> {
        let outgoing = self.outgoing;
        self.kept
            .read(move |draft| read(outgoing.with_value(|outgoing| outgoing(draft))))
    }

    /// Notes that what has been made has left.
    fn leaves(self, outgoing: &Outgoing) {
        let made = outgoing.made;
        self.kept.say(|draft, now| draft.set_sent(made, now));
    }

    /// The section.
    pub fn section(self) -> AnyView {
        let not_yet = self.read(|outgoing| match (outgoing.is_empty, outgoing.content) {
            (true, _) => Some(SendingObstacle::Empty),
            (false, None) => Some(SendingObstacle::TooLarge),
            (false, Some(_)) => None,
        });
        let [nothing, too_large] = self.obstacles;
        let reason = move |word: Word| {
            view! {
                <p class="muted" id="send-reason">
                    {text(word)}
                </p>
            }
            .into_any()
        };
        let ways = move || match not_yet.get() {
            Some(SendingObstacle::Empty) => reason(nothing),
            Some(SendingObstacle::TooLarge) => reason(too_large),
            None => untrack(|| ways(self)),
        };
        view! {
            <section class="section split no-print">
                <h2 id=TITLE_ID tabindex="-1">
                    {text(Word::AnswerSend)}
                </h2>
                <div class="stack">{recipient(self)} {ways} {sent(self)}</div>
            </section>
        }
        .into_any()
    }
}

/// To whom it is sent, as the invitation says.
fn recipient(sending: Sending) -> AnyView {
    let reply_to = sending.reply_to.get_value();
    if reply_to.is_empty() {
        return view! { <p>{text(Word::AnswerSendBack)}</p> }.into_any();
    }
    let mail = mail_address(&reply_to).map(|address| {
        let subject = fill(Word::AnswerMailSubject, &[("title", &sending.title.get_value())]);
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
fn ways(sending: Sending) -> AnyView {
    let download = move |_| {
        let outgoing = sending.now();
        if let Some(content) = &outgoing.content {
            files::offer(&outgoing.file_name, &WAY.with(content.clone()));
            sending.leaves(&outgoing);
        }
    };
    let compact = sending.read(|outgoing| outgoing.compact);
    let to = sending.to;
    let link = kept_made(
        move || Some(compact.get()),
        move |compact| async move { PackedLink::to(to, &WAY.with(compact)).await },
    );
    let to_copy = RwSignal::new(None::<String>);
    let copy_answer = move |content: String, message: Word| {
        let outgoing = sending.now();
        let copied = move || {
            sending.leaves(&outgoing);
            sending.notices.notify(Tone::Done, text(message).into());
        };
        copy(WAY.with(content), copied, move |content| {
            let _left = to_copy.try_set(Some(content));
        });
    };
    let copy_text = move |_| {
        if let Some(content) = sending.now().content {
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
        {move || to_copy.get().map(|content| copied_by_hand(sending, content))}
    }
    .into_any()
}

/// Where the clipboard is not to be had: the text to be copied by hand.
fn copied_by_hand(sending: Sending, content: String) -> AnyView {
    let taken = move || sending.leaves(&sending.now());
    by_hand("answer-by-hand", Word::ShareLinkByHand, content, taken)
}

/// What has been sent so far, and what sending again does.
fn sent(sending: Sending) -> AnyView {
    let state = sending
        .kept
        .read(|draft| draft.sent().map(|sent| (sent, draft.is_unsent())));
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

/// A file's name: what is answered and the beginning of the answer's id, nothing of a person.
pub fn name_of(title: &str, untitled: Word, id: &str) -> String {
    let id: String = id.chars().take(SHORT_ID).collect();
    let title = if title.trim().is_empty() { text(untitled) } else { title };
    let name = [text(Word::AnswerFile), " ", title, " ", &id].concat();
    file_name(&name, "json")
}
