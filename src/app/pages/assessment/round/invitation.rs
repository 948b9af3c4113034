//! The invitation: a link, a QR code, a file, and a text to mail.

use leptos::prelude::*;

use super::Desk;
use crate::{
    app::{
        components::{
            copying::{CopyButton, CopyField},
            fold::Fold,
            icon::icon,
            packed_link::{LinkState, PackedLink, kept_made, length_meter, making},
            qr_code,
        },
        interface::anchor,
        interface::{notice::Tone, route::Route},
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        assessment::{factors::QuestionSet, invitation::Invitation, round_phase::RoundPhase},
        records::{document::Document, self_assessment::RoundState},
        values::county,
        ways_out::WayOut,
    },
    format::{file_name::file_name, invitation, link::MOST_OFFERED},
    platform::web::{files, page},
};

/// How it leaves.
const WAY: WayOut = WayOut::RoundInvitation;

/// The section.
pub fn section(desk: Desk) -> AnyView {
    let invitation = invitation(desk);
    let made = kept_made(
        move || invitation.get(),
        |invitation| async move { PackedLink::to(Route::Answer, &WAY.with(invitation::write_compact(&invitation))).await },
    );
    let state = Memo::new(move |_| made.with(|made| made.state));
    let address = Memo::new(move |_| made.with(|made| made.address.clone()));
    let link = move || match state.get() {
        LinkState::Making => making(),
        LinkState::Ready => untrack(|| ready(desk, address)),
        LinkState::TooLong(length) => {
            let (length, limit) = (number(length), number(MOST_OFFERED));
            note(fill(Word::RoundInviteTooLong, &[("n", &length), ("limit", &limit)]))
        }
        LinkState::Unsupported => note(text(Word::RoundInviteUnsupported).into()),
    };
    let content = view! {
        <p>{text(Word::RoundInviteText)}</p>
        <p class="help">{text(Word::RoundInviteChanges)}</p>
        {warnings(desk)}
        <div class="stack" id="link-made">
            {link}
        </div>
        {file(desk, invitation)}
        {mail(desk, invitation, address)}
    };
    let part = Fold {
        id: anchor::round_part(RoundPhase::Invite),
        title: Word::RoundInviteTitle,
        line: Word::RoundFoldInvite,
        class: "section split share-link",
    };
    desk.fold(part, RoundPhase::Invite, content.into_any())
}

fn note(message: String) -> AnyView {
    view! {
        <div class="note" data-kind="attention" role="status">
            {icon("alert-triangle")}
            <div>
                <p>{message}</p>
            </div>
        </div>
    }
    .into_any()
}

/// The invitation as the round is now.
fn invitation(desk: Desk) -> Memo<Option<Invitation>> {
    let round = desk.round;
    desk.app
        .workspace
        .select(move |document, _| Invitation::to_round(document, &round.get()?, &region(document)))
}

/// Who invites: the county's region, otherwise what the document is called.
fn region(document: &Document) -> String {
    let strategy = document.strategy();
    match county::by_code(&strategy.county) {
        Some(county) => county.region.into(),
        None => strategy.name.clone(),
    }
}

/// What should be mended before the invitation is sent.
fn warnings(desk: Desk) -> AnyView {
    let state = desk.read(|round| round.state);
    let lacks_reply = desk.read(|round| round.reply_to.trim().is_empty());
    let not_open = move || (state.get() != RoundState::Open).then(|| note(text(Word::RoundInviteNotOpen).into()));
    let no_reply = move || {
        lacks_reply.get().then(|| {
            view! {
                <p class="help" id="no-reply">
                    {icon("info")}
                    " "
                    {text(Word::RoundInviteNoReply)}
                </p>
            }
        })
    };
    view! {
        {not_open}
        {no_reply}
    }
    .into_any()
}

fn ready(desk: Desk, address: Memo<String>) -> AnyView {
    let caption = move || {
        let title = desk.current.title().get_untracked();
        fill(Word::RoundQrCaption, &[("title", &vocabulary::named(&title))])
    };
    let (notices, field) = (desk.app.notices, CopyField::new("link-text", WAY, address));
    view! {
        {field.view(Word::RoundInviteLink, "3", || {})}
        {field
            .button(
                CopyButton {
                    id: "copy-link-text",
                    label: Word::ShareLinkCopy,
                    copied: Word::ShareLinkCopied,
                },
                notices,
                || {},
            )}
        {length_meter(address)}
        {qr_code::disclosure(address, || {}, caption, Word::RoundQrText)}
    }
    .into_any()
}

/// The invitation as a file.
fn file(desk: Desk, invitation: Memo<Option<Invitation>>) -> AnyView {
    let save = move |_| {
        let Some(Some(invitation)) = invitation.try_get_untracked() else {
            return;
        };
        match invitation::write(&invitation) {
            Ok(content) => {
                let content = WAY.with(content);
                let title = vocabulary::named(&invitation.title);
                let name = fill(Word::RoundInviteFileName, &[("title", &title)]);
                let name = file_name(&name, "samspel.json");
                if !files::offer(&name, &content) {
                    desk.app
                        .notices
                        .notify_with_file(Tone::Trouble, text(Word::SaveSaveFile).into(), (name, content));
                }
            }
            Err(error) => {
                let (size, limit) = (number(error.bytes), number(error.most));
                desk.app.notices.notify(
                    Tone::Trouble,
                    fill(Word::RoundInviteTooLarge, &[("n", &size), ("limit", &limit)]),
                );
            }
        }
    };
    let message = fill(Word::RoundInviteFileText, &[("address", &questionnaire())]);
    view! {
        <p class="help" id="invitation-file-help">
            {message}
        </p>
        <p class="actions">
            <button type="button" id="invitation-file" aria-describedby="invitation-file-help" on:click=save>
                {icon("download")}
                {text(Word::RoundInviteFile)}
            </button>
        </p>
    }
    .into_any()
}

/// Where an invitation's file is opened.
fn questionnaire() -> String {
    page::address_of(&Route::Answer(String::new()).to_hash())
}

/// A text that invites, with the link in it.
fn mail(desk: Desk, invitation: Memo<Option<Invitation>>, address: Memo<String>) -> AnyView {
    let content = Memo::new(move |_| {
        let invitation = invitation.get();
        invitation
            .map(|invitation| letter(&invitation, &address.get()))
            .unwrap_or_default()
    });
    let (notices, field) = (desk.app.notices, CopyField::new("mail-text", WAY, content));
    view! {
        <details id="mail">
            <summary>{text(Word::RoundInviteMail)}</summary>
            {field.view(Word::RoundInviteMail, "14", || {})}
            {field
                .button(
                    CopyButton {
                        id: "copy-mail-text",
                        label: Word::RoundInviteMailCopy,
                        copied: Word::RoundInviteMailCopied,
                    },
                    notices,
                    || {},
                )}
        </details>
    }
    .into_any()
}

fn letter(invitation: &Invitation, address: &str) -> String {
    let title = vocabulary::named(&invitation.title);
    let region = vocabulary::named(&invitation.region);
    let own = invitation.own_statements.len();
    let statements = number(QuestionSet::current().statement_count() + own);
    let smallest = number(usize::from(invitation.smallest_group.get()));
    let mut parts = vec![
        text(Word::RoundMailHello).to_owned(),
        fill(Word::RoundMailWhat, &[("region", &region), ("title", &title)]),
        invitation.purpose.trim().to_owned(),
        fill(Word::RoundMailTime, &[("n", &statements)]),
        if address.is_empty() {
            fill(Word::RoundMailFile, &[("address", &questionnaire())])
        } else {
            [text(Word::RoundMailLink), "\n", address].concat()
        },
    ];
    if let Some(end) = invitation.end {
        parts.push(fill(Word::RoundMailEnd, &[("date", &vocabulary::day(end))]));
    }
    let reply = invitation.reply_to.trim();
    if !reply.is_empty() {
        parts.push(fill(Word::RoundMailReply, &[("reply", reply)]));
    }
    parts.push(fill(Word::RoundMailPrivacy, &[("n", &smallest)]));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}
