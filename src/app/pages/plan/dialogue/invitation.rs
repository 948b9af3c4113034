//! The invitation to answer a consultation.

use leptos::prelude::*;

use crate::{
    app::{
        pages::inviting::{InvitationKind, Inviting, no_reply},
        state::App,
        text::{
            published::copy,
            words::{Word, text},
        },
    },
    domain::{
        dialogue::consultation::ConsultationInvitation, records::dialogue::Consultation, values::id::Id,
        ways_out::WayOut,
    },
    format::consultation,
};

const CONSULTATION: InvitationKind<ConsultationInvitation> = InvitationKind {
    way: WayOut::ConsultationInvitation,
    write: consultation::write_invitation,
    write_compact: consultation::write_compact_invitation,
    title: |invitation| &invitation.title,
    link: Word::ConsultationLink,
    too_long: Word::ConsultationTooLong,
    too_large: Word::ConsultationInviteTooLarge,
    caption: Word::ConsultationQrCaption,
};

/// The section.
pub fn section(app: App, id: Id<Consultation>) -> AnyView {
    let invitation = app.workspace.select(move |document, references| {
        ConsultationInvitation::to(document, references, &id, &copy::asking(document))
    });
    let inviting = Inviting::new(&CONSULTATION, app.notices, invitation);
    let lacks_reply = Memo::new(move |_| {
        invitation.with(|invitation| invitation.as_ref().is_some_and(|one| one.reply_to.is_empty()))
    });
    view! {
        <section class="form-group share-link consultation-part">
            <h2>{text(Word::ConsultationInvite)}</h2>
            <p>{text(Word::ConsultationInviteText)}</p>
            <p class="help">{text(Word::ConsultationInviteChanges)}</p>
            {no_reply(lacks_reply, Word::ConsultationNoReply)}
            {inviting.link()}
            {inviting.file()}
        </section>
    }
    .into_any()
}
