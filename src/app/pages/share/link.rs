//! The document or a part of it as a link that carries the content.

use leptos::{html, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{choice::Chosen, qr};
use crate::app::document::workspace::Workspace;
use crate::{
    app::{
        components::{contents::part_name, icon::icon},
        interface::{notice::Tone, route::Route},
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{records::document::Document, values::id::RecordId},
    format::{
        envelope,
        link::{self, MOST_OFFERED},
    },
    platform::web::{
        clipboard,
        compress::{self, PackError},
        page, random,
    },
};

/// More records than this give a longer link than is offered, whatever stands in them: their ids alone fill it.
const MOST_RECORDS: usize = 1_000;

/// How many of the newest points of its lineage a link carries. A file has all; each of them is a dozen characters here.
const POINTS: usize = 5;

/// The link of what is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Made {
    /// It is being made.
    Making,
    /// It is there.
    Ready(Link),
    /// It would be so long, which not every program carries; not known where it would be far too long.
    TooLong(Option<usize>),
    /// The browser can't pack.
    Unsupported,
}

/// A link, ready to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Link {
    /// Its address.
    address: String,
    /// The point in the document's life that it names, where the document has yet to pass it.
    point: Option<RecordId>,
}

impl Link {
    /// Notes that the link is leaving: the document passes the point that it names.
    fn leaves(&self, workspace: Workspace) {
        if let Some(point) = &self.point
            && !workspace.is_marked()
        {
            workspace.pass_point(point.clone());
        }
    }
}

/// The section.
pub fn section(app: App) -> AnyView {
    let chosen = Chosen::whole();
    let taken = chosen.taken(app.workspace);
    let made = RwSignal::new(Made::Making);
    keep_made(app.workspace, taken, made);
    let link = Memo::new(move |_| match made.get() {
        Made::Ready(link) => link,
        _ => Link::default(),
    });
    // Another link takes the place of the one that is shown, in the same fields.
    let kind = Memo::new(move |_| match made.get() {
        Made::Ready(_) => Made::Ready(Link::default()),
        other => other,
    });
    let shown = move || match kind.get() {
        Made::Making => view! { <p class="muted">{text(Word::ShareLinkMaking)}</p> }.into_any(),
        Made::Ready(_) => ready(app, link, taken),
        Made::TooLong(length) => file_instead(app.workspace, too_long(length), chosen),
        Made::Unsupported => file_instead(
            app.workspace,
            text(Word::ShareLinkUnsupported).into(),
            chosen,
        ),
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
                {chosen.fields(app.workspace, "link", Word::ShareContent, true)}
                <div class="stack" id="link-made">{shown}</div>
            </div>
        </section>
    }
    .into_any()
}

/// Makes the link anew whenever what is chosen changes.
fn keep_made(workspace: Workspace, taken: Memo<Option<Document>>, made: RwSignal<Made>) {
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let Some(document) = taken.get() else { return };
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        let point = untrack(|| (!workspace.is_marked()).then(random::new_id));
        spawn_local(async move {
            let result = make(document, point).await;
            // What was chosen meanwhile has a turn of its own, and a page that has been left has none.
            if turn.try_get_value() == Some(mine) {
                made.set(result);
            }
        });
    });
}

async fn make(mut document: Document, point: Option<RecordId>) -> Made {
    if document.len() > MOST_RECORDS {
        return Made::TooLong(None);
    }
    document.lineage.extend(point.clone());
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
                Made::Ready(Link { address, point })
            }
        }
        Err(PackError::Unsupported | PackError::Damaged | PackError::TooLarge { .. }) => {
            Made::Unsupported
        }
    }
}

fn ready(app: App, link: Memo<Link>, taken: Memo<Option<Document>>) -> AnyView {
    let field: NodeRef<html::Textarea> = NodeRef::new();
    let by_hand = RwSignal::new(false);
    let leaves = move || link.with_untracked(|link| link.leaves(app.workspace));
    // Passing its point changes a link, but not its address: nothing is drawn again.
    let address = Memo::new(move |_| link.with(|link| link.address.clone()));
    let copy = move |_| {
        let address = address.get_untracked();
        spawn_local(async move {
            if clipboard::copy(&address).await.is_ok() {
                leaves();
                app.notices
                    .notify(Tone::Done, text(Word::ShareLinkCopied).into());
                return;
            }
            by_hand.try_set(true);
            if let Some(field) = field.try_get_untracked().flatten() {
                let _not_shown = field.focus();
                field.select();
            }
        });
    };
    let length = move || address.with(|address| address.chars().count());
    let told = move || {
        fill(
            Word::ShareLinkLengthOf,
            &[("n", &number(length())), ("limit", &number(MOST_OFFERED))],
        )
    };
    view! {
        <div class="field">
            <label for="link-text">{text(Word::ShareLink)}</label>
            <textarea class="link-text" id="link-text" readonly=true rows="3" spellcheck="false" aria-describedby="link-by-hand"
                node_ref=field prop:value=move || address.get() on:copy=move |_| leaves()></textarea>
            <p class="help" id="link-by-hand" role="status">{move || by_hand.get().then(|| text(Word::ShareLinkByHand))}</p>
        </div>
        <div class="meter">
            <label for="link-length">{text(Word::ShareLinkLength)}</label>
            <meter id="link-length" max=MOST_OFFERED prop:value=move || length() as f64></meter>
            <output>{told}</output>
        </div>
        <p class="actions">
            <button type="button" id="copy-link" on:click=copy>{icon("copy")}{text(Word::ShareLinkCopy)}</button>
        </p>
        {qr::disclosure(address, leaves, move || taken.with(|taken| taken.as_ref().map(caption)).unwrap_or_default(), Word::ShareQrText)}
    }
    .into_any()
}

/// What the link leads to: the document's name, and the part where it is one.
fn caption(document: &Document) -> String {
    let name = vocabulary::named(&document.strategy().name);
    match &document.part {
        Some(part) => name + " · " + &part_name(document, part),
        None => name,
    }
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
fn file_instead(workspace: Workspace, why: String, chosen: Chosen) -> AnyView {
    let save = move |_| chosen.save(workspace);
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
