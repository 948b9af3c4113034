//! The invitation to a round, and a text to mail with it.

use leptos::prelude::*;

use super::Desk;
use crate::{
    app::{
        components::{
            copying::{CopyButton, CopyField},
            fold::Fold,
            note::Note,
        },
        interface::anchor,
        pages::inviting::{InvitationKind, Inviting, no_reply, questionnaire},
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
    format::invitation,
};

const ROUND: InvitationKind<Invitation> = InvitationKind {
    way: WayOut::RoundInvitation,
    write: invitation::write,
    write_compact: invitation::write_compact,
    title: |invitation| &invitation.title,
    link: Word::RoundInviteLink,
    too_long: Word::RoundInviteTooLong,
    too_large: Word::RoundInviteTooLarge,
    caption: Word::RoundQrCaption,
};

/// The section.
pub fn section(desk: Desk) -> AnyView {
    let invitation = invitation(desk);
    let inviting = Inviting::new(&ROUND, desk.app.notices, invitation);
    let content = view! {
        <p>{text(Word::RoundInviteText)}</p>
        <p class="help">{text(Word::RoundInviteChanges)}</p>
        {warnings(desk)}
        {inviting.link()}
        {inviting.file()}
        {mail(desk, invitation, inviting.address)}
    };
    let part = Fold {
        id: anchor::round_part(RoundPhase::Invite),
        title: Word::RoundInviteTitle,
        line: Word::RoundFoldInvite,
        class: "section split share-link",
    };
    desk.fold(part, RoundPhase::Invite, content.into_any())
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
    let not_open = move || {
        let note = || Note::ATTENTION.status().says(text(Word::RoundInviteNotOpen).into());
        (state.get() != RoundState::Open).then(note)
    };
    view! {
        {not_open}
        {no_reply(lacks_reply, Word::RoundInviteNoReply)}
    }
    .into_any()
}

/// A text that invites, with the link in it.
fn mail(desk: Desk, invitation: Memo<Option<Invitation>>, address: Memo<String>) -> AnyView {
    let content = Memo::new(move |_| {
        let invitation = invitation.get();
        invitation
            .map(|invitation| letter(&invitation, &address.get()))
            .unwrap_or_default()
    });
    let (notices, field) = (desk.app.notices, CopyField::new("mail-text", ROUND.way, content));
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
