//! The way to those who are asked something: a link that carries what they are asked, a code to photograph, and a file.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            copying::{CopyButton, CopyField},
            icon::icon,
            note::Note,
            packed_link::{LinkState, PackedLink, kept_made, length_meter, making},
            qr_code,
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
    domain::ways_out::WayOut,
    format::{file_kind::TooLong, file_name::file_name, link::MOST_OFFERED},
    platform::web::{files, page},
};

/// How an invitation is written, and what is said of it.
pub struct InvitationKind<I: 'static> {
    /// How it leaves.
    pub way: WayOut,
    /// As a file.
    pub write: fn(&I) -> Result<String, TooLong>,
    /// For a link.
    pub write_compact: fn(&I) -> String,
    /// What it is called, as it has been written.
    pub title: fn(&I) -> &str,
    /// What its link is called.
    pub link: Word,
    /// That a link would be too long: `n` characters, and how many are offered.
    pub too_long: Word,
    /// That a file would be too large: `n` bytes, and how many it may have.
    pub too_large: Word,
    /// What is written under the code: its `title`.
    pub caption: Word,
}

/// An invitation that is kept up to date, and its link.
pub struct Inviting<I: Send + Sync + 'static> {
    kind: &'static InvitationKind<I>,
    notices: Notices,
    invitation: Memo<Option<I>>,
    state: Memo<LinkState>,
    /// The link; empty where there is none.
    pub address: Memo<String>,
}

impl<I: Send + Sync> Clone for Inviting<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I: Send + Sync> Copy for Inviting<I> {}

impl<I: Clone + Send + Sync> Inviting<I> {
    /// Makes the link, and anew when the invitation changes.
    pub fn new(kind: &'static InvitationKind<I>, notices: Notices, invitation: Memo<Option<I>>) -> Self {
        let made = kept_made(
            move || invitation.get(),
            move |invitation| async move {
                let content = (kind.write_compact)(&invitation);
                PackedLink::to(Route::Answer, &kind.way.with(content)).await
            },
        );
        Self {
            kind,
            notices,
            invitation,
            state: Memo::new(move |_| made.with(|made| made.state)),
            address: Memo::new(move |_| made.with(|made| made.address.clone())),
        }
    }

    /// The link with its code, or why there is none.
    pub fn link(self) -> AnyView {
        let link = move || match self.state.get() {
            LinkState::Making => making(),
            LinkState::Ready => untrack(|| self.ready()),
            LinkState::TooLong(length) => {
                let (length, limit) = (number(length), number(MOST_OFFERED));
                let message = fill(self.kind.too_long, &[("n", &length), ("limit", &limit)]);
                Note::ATTENTION.status().says(message)
            }
            LinkState::Unsupported => Note::ATTENTION.status().says(text(Word::RoundInviteUnsupported).into()),
        };
        view! {
            <div class="stack" id="link-made">
                {link}
            </div>
        }
        .into_any()
    }

    fn ready(self) -> AnyView {
        let Self { kind, address, .. } = self;
        let caption = move || {
            let title = self
                .invitation
                .with_untracked(|one| one.as_ref().map(|one| vocabulary::named((kind.title)(one))));
            fill(kind.caption, &[("title", &title.unwrap_or_default())])
        };
        let field = CopyField::new("link-text", kind.way, address);
        let button = CopyButton {
            id: "copy-link-text",
            label: Word::ShareLinkCopy,
            copied: Word::ShareLinkCopied,
        };
        view! {
            {field.view(kind.link, "3", || {})}
            {field.button(button, self.notices, || {})}
            {length_meter(address)}
            {qr_code::disclosure(address, || {}, caption, Word::RoundQrText)}
        }
        .into_any()
    }

    /// The invitation as a file.
    pub fn file(self) -> AnyView {
        view! {
            <p class="help" id="invitation-file-help">
                {fill(Word::RoundInviteFileText, &[("address", &questionnaire())])}
            </p>
            <p class="actions">
                <button
                    type="button"
                    id="invitation-file"
                    aria-describedby="invitation-file-help"
                    on:click=move |_| self.save()
                >
                    {icon("download")}
                    {text(Word::RoundInviteFile)}
                </button>
            </p>
        }
        .into_any()
    }

    fn save(self) {
        let Some(Some(invitation)) = self.invitation.try_get_untracked() else {
            return;
        };
        match (self.kind.write)(&invitation) {
            Ok(content) => {
                let content = self.kind.way.with(content);
                let title = vocabulary::named((self.kind.title)(&invitation));
                let name = file_name(&fill(Word::RoundInviteFileName, &[("title", &title)]), "samspel.json");
                if !files::offer(&name, &content) {
                    let message = text(Word::SaveSaveFile).into();
                    self.notices.notify_with_file(Tone::Trouble, message, (name, content));
                }
            }
            Err(error) => {
                let (size, limit) = (number(error.bytes), number(error.most));
                let message = fill(self.kind.too_large, &[("n", &size), ("limit", &limit)]);
                self.notices.notify(Tone::Trouble, message);
            }
        }
    }
}

/// That it isn't said where answers are to be sent, while `is_missing`.
pub fn no_reply(is_missing: Memo<bool>, message: Word) -> AnyView {
    view! {
        <p class="help" id="no-reply" hidden=move || !is_missing.get()>
            {icon("info")}
            " "
            {text(message)}
        </p>
    }
    .into_any()
}

/// Where an invitation's file is opened.
pub fn questionnaire() -> String {
    page::address_of(&Route::Answer(String::new()).to_hash())
}
