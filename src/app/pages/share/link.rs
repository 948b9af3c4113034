//! The document or a part of it as a link that carries the content.

use leptos::prelude::*;

use super::choice::ContentChoice;
use crate::{
    app::{
        components::{
            contents::part_name,
            copying::{CopyButton, CopyField},
            icon::icon,
            note::Note,
            packed_link::{LinkState, PackedLink, kept_made, length_meter, making},
            qr_code,
        },
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{records::document::Document, values::id::RecordId, ways_out::WayOut},
    format::{envelope, link::MOST_OFFERED},
    platform::web::random,
};

/// More records than this give a longer link than is offered, whatever they contain: their ids alone fill it.
const MOST_RECORDS: usize = 1_000;

/// How many of the newest points of its lineage a link carries. A file has all; each of them is a dozen characters here.
const POINTS: usize = 5;

/// A link of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct DocumentLink {
    link: PackedLink,
    /// The point in the document's life that it names; `None` if the document has passed it.
    point: Option<RecordId>,
}

impl DocumentLink {
    async fn to(mut document: Document, point: Option<RecordId>) -> Self {
        document.lineage.extend(point.clone());
        let older = document.lineage.len().saturating_sub(POINTS);
        document.lineage.drain(..older);
        let way = match &document.part {
            None => WayOut::DocumentLink,
            Some(_) => WayOut::PartLink,
        };
        let link = PackedLink::to(Route::Link, &way.with(envelope::write_compact(&document))).await;
        Self { link, point }
    }

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
    let choice = ContentChoice::whole();
    let taken = choice.taken(app.workspace);
    let is_too_large = move || {
        let records = taken.with(|taken| taken.as_ref().map_or(0, Document::len));
        records > MOST_RECORDS
    };
    let content = move || {
        let document = taken.get().filter(|_| !is_too_large())?;
        let point = untrack(|| (!app.workspace.is_marked()).then(random::new_id));
        Some((document, point))
    };
    let made = kept_made(content, |(document, point)| DocumentLink::to(document, point));
    let state = Memo::new(move |_| made.with(|made| made.link.state));
    let is_too_large = Memo::new(move |_| is_too_large());
    let shown = move || {
        let instead = |why| file_instead(app.workspace, why, choice);
        if is_too_large.get() {
            return instead(far_too_long());
        }
        match state.get() {
            LinkState::Making => making(),
            LinkState::Ready => untrack(|| ready(app, made, taken)),
            LinkState::TooLong(length) => instead(too_long(length)),
            LinkState::Unsupported => instead(text(Word::ShareLinkUnsupported).into()),
        }
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
                {choice.fields(app.workspace, "link", Word::ShareContent, true)}
                {choice.private(app.workspace, "link-private")}
                <div class="stack" id="link-made">
                    {shown}
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn ready(app: App, made: RwSignal<DocumentLink>, taken: Memo<Option<Document>>) -> AnyView {
    let leaves = move || made.with_untracked(|made| made.leaves(app.workspace));
    // Passing its point changes a link, but not its address: nothing is drawn again.
    let address = Memo::new(move |_| made.with(|made| made.link.address.clone()));
    let caption = move || {
        let caption = taken.with(|taken| taken.as_ref().map(caption));
        caption.unwrap_or_default()
    };
    let field = CopyField::new("link-text", WayOut::DocumentLink, address);
    view! {
        {field.view(Word::ShareLink, "3", leaves)}
        {length_meter(address)}
        {field
            .button(
                CopyButton {
                    id: "copy-link",
                    label: Word::ShareLinkCopy,
                    copied: Word::ShareLinkCopied,
                },
                app.notices,
                leaves,
            )}
        {qr_code::disclosure(address, leaves, caption, Word::ShareQrText)}
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

fn too_long(length: usize) -> String {
    let (length, limit) = (number(length), number(MOST_OFFERED));
    fill(Word::ShareLinkTooLong, &[("n", &length), ("limit", &limit)])
}

fn far_too_long() -> String {
    fill(Word::ShareLinkFarTooLong, &[("limit", &number(MOST_OFFERED))])
}

/// Why there is no link, and the same content as a file.
fn file_instead(workspace: Workspace, why: String, choice: ContentChoice) -> AnyView {
    let save = move |_| choice.save(workspace);
    Note::ATTENTION.view(view! {
        <p role="status">{why}</p>
        <p class="actions">
            <button type="button" id="save-instead" on:click=save>
                {icon("download")}
                {text(Word::ShareLinkFile)}
            </button>
        </p>
    })
}
