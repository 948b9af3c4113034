//! The way to those who are asked: a link, a code to photograph, or a file.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            copying::{CopyButton, CopyField},
            icon::icon,
            packed_link::{LinkState, PackedLink, kept_made, length_meter, making},
            qr_code,
        },
        interface::{notice::Tone, route::Route},
        state::App,
        text::{
            published::copy,
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        dialogue::consultation::ConsultationInvitation, records::dialogue::Consultation, values::id::Id,
        ways_out::WayOut,
    },
    format::{consultation, file_name::file_name, link::MOST_OFFERED},
    platform::web::{files, page},
};

/// How it leaves.
const WAY: WayOut = WayOut::ConsultationInvitation;

/// The section.
pub fn section(app: App, id: Id<Consultation>) -> AnyView {
    let invitation = app.workspace.select(move |document, references| {
        ConsultationInvitation::to(document, references, &id, &copy::asking(document))
    });
    let made = kept_made(
        move || invitation.get(),
        |invitation| async move {
            PackedLink::to(
                Route::Answer,
                &WAY.with(consultation::write_compact_invitation(&invitation)),
            )
            .await
        },
    );
    let state = Memo::new(move |_| made.with(|made| made.state));
    let address = Memo::new(move |_| made.with(|made| made.address.clone()));
    let link = move || match state.get() {
        LinkState::Making => making(),
        LinkState::Ready => untrack(|| ready(app, invitation, address)),
        LinkState::TooLong(length) => {
            let (length, limit) = (number(length), number(MOST_OFFERED));
            note(fill(Word::ConsultationTooLong, &[("n", &length), ("limit", &limit)]))
        }
        LinkState::Unsupported => note(text(Word::RoundInviteUnsupported).into()),
    };
    let lacks_reply = Memo::new(move |_| {
        invitation.with(|invitation| invitation.as_ref().is_some_and(|one| one.reply_to.is_empty()))
    });
    view! {
        <section class="form-group share-link consultation-part">
            <h2>{text(Word::ConsultationInvite)}</h2>
            <p>{text(Word::ConsultationInviteText)}</p>
            <p class="help">{text(Word::ConsultationInviteChanges)}</p>
            <p class="help" id="no-reply" hidden=move || !lacks_reply.get()>
                {icon("info")}
                " "
                {text(Word::ConsultationNoReply)}
            </p>
            <div class="stack" id="link-made">
                {link}
            </div>
            {file(app, invitation)}
        </section>
    }
    .into_any()
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

fn ready(app: App, invitation: Memo<Option<ConsultationInvitation>>, address: Memo<String>) -> AnyView {
    let caption = move || {
        let title = invitation.with_untracked(|one| one.as_ref().map(|one| one.title.clone()));
        let title = vocabulary::named(&title.unwrap_or_default());
        fill(Word::ConsultationQrCaption, &[("title", &title)])
    };
    let field = CopyField::new("link-text", WAY, address);
    let button = CopyButton {
        id: "copy-link-text",
        label: Word::ShareLinkCopy,
        copied: Word::ShareLinkCopied,
    };
    view! {
        {field.view(Word::ConsultationLink, "3", || {})}
        {field.button(button, app.notices, || {})}
        {length_meter(address)}
        {qr_code::disclosure(address, || {}, caption, Word::RoundQrText)}
    }
    .into_any()
}

/// The invitation as a file.
fn file(app: App, invitation: Memo<Option<ConsultationInvitation>>) -> AnyView {
    let save = move |_| {
        let Some(Some(invitation)) = invitation.try_get_untracked() else {
            return;
        };
        match consultation::write_invitation(&invitation) {
            Ok(content) => {
                let content = WAY.with(content);
                let title = vocabulary::named(&invitation.title);
                let name = fill(Word::RoundInviteFileName, &[("title", &title)]);
                let name = file_name(&name, "samspel.json");
                if !files::offer(&name, &content) {
                    app.notices
                        .notify_with_file(Tone::Trouble, text(Word::SaveSaveFile).into(), (name, content));
                }
            }
            Err(error) => {
                let (size, limit) = (number(error.bytes), number(error.most));
                let message = fill(Word::ConsultationInviteTooLarge, &[("n", &size), ("limit", &limit)]);
                app.notices.notify(Tone::Trouble, message);
            }
        }
    };
    let address = page::address_of(&Route::Answer(String::new()).to_hash());
    view! {
        <p class="help" id="invitation-file-help">
            {fill(Word::RoundInviteFileText, &[("address", &address)])}
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
