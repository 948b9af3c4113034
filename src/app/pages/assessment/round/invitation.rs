//! The invitation: a link, a QR code, a file, and a text to mail.

use leptos::{html, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use crate::{
    app::{
        components::icon::icon,
        document::file_name::file_name,
        interface::{notice::Tone, route::Route},
        pages::share::qr,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        assessment::{factors::QuestionSet, invitation::Invitation},
        records::{document::Document, self_assessment::RoundState},
        values::county,
    },
    format::{
        invitation,
        link::{self, MOST_OFFERED},
    },
    platform::web::{clipboard, compress, files, page},
};

/// The link of the invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Made {
    Making,
    Ready,
    /// It would be so long, which not every program carries.
    TooLong(usize),
    Unsupported,
}

/// The section.
pub fn section(desk: Desk) -> AnyView {
    let invitation = invitation(desk);
    let address = RwSignal::new(String::new());
    let made = RwSignal::new(Made::Making);
    keep_made(invitation, address, made);
    let link = move || match made.get() {
        Made::Making => view! { <p class="muted">{text(Word::ShareLinkMaking)}</p> }.into_any(),
        Made::Ready => untrack(|| ready(desk, address)),
        Made::TooLong(length) => {
            let (length, limit) = (number(length), number(MOST_OFFERED));
            note(fill(
                Word::RoundInviteTooLong,
                &[("n", &length), ("limit", &limit)],
            ))
        }
        Made::Unsupported => note(text(Word::RoundInviteUnsupported).into()),
    };
    view! {
        <section class="section split share-link">
            <h2 id="invite" tabindex="-1">{text(Word::RoundInviteTitle)}</h2>
            <div class="stack">
                <p>{text(Word::RoundInviteText)}</p>
                <p class="help">{text(Word::RoundInviteChanges)}</p>
                {warnings(desk)}
                <div class="stack" id="link-made">{link}</div>
                {file(desk, invitation)}
                {mail(desk, invitation, address)}
            </div>
        </section>
    }
    .into_any()
}

fn note(told: String) -> AnyView {
    view! { <div class="note" data-kind="attention" role="status">{icon("alert-triangle")}<div><p>{told}</p></div></div> }.into_any()
}

/// The invitation as the round stands.
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
        (state.get() != RoundState::Open).then(|| note(text(Word::RoundInviteNotOpen).into()))
    };
    let no_reply = move || {
        lacks_reply.get().then(|| {
            view! { <p class="help" id="no-reply">{icon("info")}" "{text(Word::RoundInviteNoReply)}</p> }
        })
    };
    view! { {not_open} {no_reply} }.into_any()
}

/// Makes the link anew whenever the invitation changes.
fn keep_made(
    invitation: Memo<Option<Invitation>>,
    address: RwSignal<String>,
    made: RwSignal<Made>,
) {
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let Some(invitation) = invitation.get() else {
            return;
        };
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        spawn_local(async move {
            let packed = compress::pack(invitation::write_compact(&invitation).as_bytes()).await;
            // What has changed meanwhile has a turn of its own, and a page that has been left has none.
            if turn.try_get_value() != Some(mine) {
                return;
            }
            let Ok(packed) = packed else {
                made.set(Made::Unsupported);
                return;
            };
            let route = Route::Answer(link::write(&packed));
            let text = page::address_of(&route.to_hash());
            let length = text.chars().count();
            let result = if length > MOST_OFFERED {
                Made::TooLong(length)
            } else {
                Made::Ready
            };
            let shown = if result == Made::Ready {
                text
            } else {
                String::new()
            };
            address.set(shown);
            if made.get_untracked() != result {
                made.set(result);
            }
        });
    });
}

fn ready(desk: Desk, address: RwSignal<String>) -> AnyView {
    let shown = Memo::new(move |_| address.get());
    let length = move || shown.with(|address| address.chars().count());
    let told = move || {
        let (length, limit) = (number(length()), number(MOST_OFFERED));
        fill(
            Word::ShareLinkLengthOf,
            &[("n", &length), ("limit", &limit)],
        )
    };
    let caption = move || {
        let title = desk.shown.title().get_untracked();
        fill(
            Word::RoundQrCaption,
            &[("title", &vocabulary::named(&title))],
        )
    };
    view! {
        {copied(desk, "link-text", Word::RoundInviteLink, "link-text", "3", shown, Word::ShareLinkCopy, Word::ShareLinkCopied)}
        <div class="meter">
            <label for="link-length">{text(Word::ShareLinkLength)}</label>
            <meter id="link-length" max=MOST_OFFERED prop:value=move || length() as f64></meter>
            <output>{told}</output>
        </div>
        {qr::disclosure(shown, || {}, caption, Word::RoundQrText)}
    }
    .into_any()
}

/// A text that can be copied, by the button or by hand.
#[expect(
    clippy::too_many_arguments,
    reason = "its two callers are texts of their own that name each argument"
)]
fn copied(
    desk: Desk,
    id: &'static str,
    label: Word,
    class: &'static str,
    rows: &'static str,
    shown: Memo<String>,
    button: Word,
    done: Word,
) -> AnyView {
    let field: NodeRef<html::Textarea> = NodeRef::new();
    let by_hand = RwSignal::new(false);
    let copy = move |_| {
        let content = shown.get_untracked();
        spawn_local(async move {
            if clipboard::copy(&content).await.is_ok() {
                desk.app.notices.notify(Tone::Done, text(done).into());
                return;
            }
            by_hand.try_set(true);
            if let Some(field) = field.try_get_untracked().flatten() {
                let _not_shown = field.focus();
                field.select();
            }
        });
    };
    let help = [id, "-by-hand"].concat();
    view! {
        <div class="field">
            <label for=id>{text(label)}</label>
            <textarea class=class id=id readonly=true rows=rows spellcheck="false" aria-describedby=help.clone()
                node_ref=field prop:value=move || shown.get()></textarea>
            <p class="help" id=help role="status">{move || by_hand.get().then(|| text(Word::ShareLinkByHand))}</p>
        </div>
        <p class="actions"><button type="button" id=["copy-", id].concat() on:click=copy>{icon("copy")}{text(button)}</button></p>
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
                let title = vocabulary::named(&invitation.title);
                let name = fill(Word::RoundInviteFileName, &[("title", &title)]);
                let name = file_name(&name, "samspel.json");
                if !files::offer(&name, "application/json", &content) {
                    desk.app.notices.notify_with_file(
                        Tone::Trouble,
                        text(Word::SaveSaveFile).into(),
                        (name, content),
                    );
                }
            }
            Err(error) => {
                let (size, limit) = (number(error.bytes), number(error.most));
                desk.app.notices.notify(
                    Tone::Trouble,
                    fill(
                        Word::RoundInviteTooLarge,
                        &[("n", &size), ("limit", &limit)],
                    ),
                );
            }
        }
    };
    let told = fill(Word::RoundInviteFileText, &[("address", &questionnaire())]);
    view! {
        <p class="help" id="invitation-file-help">{told}</p>
        <p class="actions">
            <button type="button" id="invitation-file" aria-describedby="invitation-file-help" on:click=save>{icon("download")}{text(Word::RoundInviteFile)}</button>
        </p>
    }
    .into_any()
}

/// Where an invitation's file is opened.
fn questionnaire() -> String {
    page::address_of(&Route::Answer(String::new()).to_hash())
}

/// A text that invites, with the link in it.
fn mail(desk: Desk, invitation: Memo<Option<Invitation>>, address: RwSignal<String>) -> AnyView {
    let content = Memo::new(move |_| {
        let invitation = invitation.get();
        invitation
            .map(|invitation| letter(&invitation, &address.get()))
            .unwrap_or_default()
    });
    view! {
        <details id="mail">
            <summary>{text(Word::RoundInviteMail)}</summary>
            {copied(desk, "mail-text", Word::RoundInviteMail, "mail-text", "14", content, Word::RoundInviteMailCopy, Word::RoundInviteMailCopied)}
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
        fill(
            Word::RoundMailWhat,
            &[("region", &region), ("title", &title)],
        ),
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
