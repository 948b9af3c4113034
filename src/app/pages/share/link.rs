//! The document or a part of it as a link that carries the content.

use leptos::{html, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{choose::Chosen, qr, save_file};
use crate::{
    app::{
        components::icon::icon,
        route::Route,
        state::{App, Tone},
        words::{Word, fill, number, text},
    },
    domain::document::Document,
    format::{
        envelope,
        link::{self, MOST_OFFERED},
    },
    platform::web::{
        clipboard,
        compress::{self, PackError},
        page,
    },
};

/// More records than this give a longer link than is offered, whatever stands in them: their ids alone fill it.
const MOST_RECORDS: usize = 1_000;

/// How many of the newest points of its lineage a link carries. A file has all; each of them is a dozen characters here.
const POINTS: usize = 5;

/// The link of what is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Made {
    /// It is being made.
    #[default]
    Making,
    /// It is this address.
    Ready(String),
    /// It would be so long, which not every program carries; not known where it would be far too long.
    TooLong(Option<usize>),
    /// The browser can't pack.
    Unsupported,
}

/// The section.
pub fn section(app: App) -> AnyView {
    let chosen = Chosen::whole();
    let taken = chosen.taken(app);
    let made = RwSignal::new(Made::Making);
    keep_made(taken, made);
    let shown = Memo::new(move |_| made.get());
    let link = move || match shown.get() {
        Made::Making => view! { <p class="muted">{text(Word::ShareLinkMaking)}</p> }.into_any(),
        Made::Ready(address) => ready(app, address, taken),
        Made::TooLong(length) => file_instead(too_long(length), taken),
        Made::Unsupported => file_instead(text(Word::ShareLinkUnsupported).into(), taken),
    };
    view! {
        <section class="section split share-link">
            <h2>{text(Word::ShareLinkTitle)}</h2>
            <div class="stack">
                <p>{text(Word::ShareLinkText)}</p>
                <ul>
                    <li>{text(Word::ShareLinkWho)}</li>
                    <li>{text(Word::ShareLinkServer)}</li>
                    <li>{text(Word::ShareLinkCopyOnly)}</li>
                </ul>
                {chosen.fields(app, "link", Word::ShareContent, true)}
                <div class="stack" id="link-made">{link}</div>
            </div>
        </section>
    }
    .into_any()
}

/// Makes the link anew whenever what is chosen changes.
fn keep_made(taken: Memo<Option<Document>>, made: RwSignal<Made>) {
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let Some(document) = taken.get() else { return };
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        spawn_local(async move {
            let result = make(&document).await;
            // What was chosen meanwhile has a turn of its own, and a page that has been left has none.
            if turn.try_get_value() == Some(mine) {
                made.set(result);
            }
        });
    });
}

async fn make(document: &Document) -> Made {
    if document.len() > MOST_RECORDS {
        return Made::TooLong(None);
    }
    let mut document = document.clone();
    let older = document.lineage.len().saturating_sub(POINTS);
    document.lineage.drain(..older);
    let content = envelope::write_compact(&document);
    match compress::pack(content.as_bytes()).await {
        Ok(packed) => {
            let address = page::address_of(&Route::Link(link::write(&packed)).to_hash());
            let length = address.chars().count();
            if length > MOST_OFFERED {
                Made::TooLong(Some(length))
            } else {
                Made::Ready(address)
            }
        }
        Err(PackError::Unsupported | PackError::Damaged | PackError::TooLarge { .. }) => {
            Made::Unsupported
        }
    }
}

fn ready(app: App, address: String, taken: Memo<Option<Document>>) -> AnyView {
    let field: NodeRef<html::Textarea> = NodeRef::new();
    let by_hand = RwSignal::new(false);
    let copied = address.clone();
    let copy = move |_| {
        let copied = copied.clone();
        spawn_local(async move {
            if clipboard::copy(&copied).await.is_ok() {
                app.notify(Tone::Done, text(Word::ShareLinkCopied).into());
                return;
            }
            by_hand.try_set(true);
            if let Some(field) = field.try_get_untracked().flatten() {
                let _not_shown = field.focus();
                field.select();
            }
        });
    };
    let length = address.chars().count();
    let limit = number(MOST_OFFERED);
    let told = fill(
        Word::ShareLinkLengthOf,
        &[("n", &number(length)), ("limit", &limit)],
    );
    let shown = address.clone();
    view! {
        <div class="field">
            <label for="link-text">{text(Word::ShareLink)}</label>
            <textarea class="link-text" id="link-text" readonly=true rows="3" spellcheck="false" aria-describedby="link-by-hand"
                node_ref=field prop:value=shown></textarea>
            <p class="help" id="link-by-hand" role="status">{move || by_hand.get().then(|| text(Word::ShareLinkByHand))}</p>
        </div>
        <div class="meter">
            <label for="link-length">{text(Word::ShareLinkLength)}</label>
            <meter id="link-length" max=MOST_OFFERED value=length></meter>
            <output>{told}</output>
        </div>
        <p class="actions">
            <button type="button" id="copy-link" on:click=copy>{icon("copy")}{text(Word::ShareLinkCopy)}</button>
        </p>
        {qr::disclosure(address, taken)}
    }
    .into_any()
}

fn too_long(length: Option<usize>) -> String {
    let limit = number(MOST_OFFERED);
    match length {
        Some(length) => fill(
            Word::ShareLinkTooLong,
            &[("n", &number(length)), ("limit", &limit)],
        ),
        None => fill(Word::ShareLinkFarTooLong, &[("limit", &limit)]),
    }
}

/// Why there is no link, and the same content as a file.
fn file_instead(why: String, taken: Memo<Option<Document>>) -> AnyView {
    let save = move |_| {
        if let Some(document) = taken.get_untracked() {
            save_file(&document);
        }
    };
    view! {
        <div class="note" data-kind="attention">{icon("alert-triangle")}
            <div>
                <p role="status">{why}</p>
                <p class="actions"><button type="button" id="save-instead" on:click=save>{icon("download")}{text(Word::ShareLinkFile)}</button></p>
            </div>
        </div>
    }
    .into_any()
}
