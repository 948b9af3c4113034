//! What a link brings: shown before anything is opened, and never over anything.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    app::{
        components::{
            contents::{contents, outside, part_name},
            file_button::file_button,
            icon::icon,
            note::Note,
            page_head::page_head,
        },
        document::{arrival::ArrivalError, incoming::Source, saving, workspace::Workspace},
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::{records::document::Document, values::county},
    format::{
        envelope::{self, MOST_BYTES, ReadError},
        link,
    },
    platform::web::compress,
};

/// Why a link can't be opened.
#[derive(Clone)]
enum Trouble {
    Arrival(ArrivalError),
    Read(ReadError),
}

#[derive(Clone)]
enum LinkContent {
    Reading,
    Trouble(Trouble),
    Document(Box<Document>),
}

/// The page of a link with this text.
pub fn page(app: App, link: String) -> impl IntoView {
    let shown = RwSignal::new(LinkContent::Reading);
    spawn_local(async move {
        let read = match read(&link).await {
            Ok(document) => LinkContent::Document(Box::new(document)),
            Err(trouble) => LinkContent::Trouble(trouble),
        };
        // Nobody waits for it any more where the page has been left.
        let _left = shown.try_set(read);
    });
    move || match shown.get() {
        LinkContent::Reading => reading(),
        LinkContent::Trouble(trouble) => broken(app, &trouble),
        LinkContent::Document(document) => preview(app, *document),
    }
}

async fn read(link: &str) -> Result<Document, Trouble> {
    let packed = link::read(link).map_err(ArrivalError::Link).map_err(Trouble::Arrival)?;
    let bytes = compress::unpack(&packed, MOST_BYTES)
        .await
        .map_err(ArrivalError::Pack)
        .map_err(Trouble::Arrival)?;
    envelope::read(&bytes).map_err(Trouble::Read)
}

fn reading() -> AnyView {
    view! {
        <main class="page" id="main" tabindex="-1" aria-busy="true">
            <p class="muted">{text(Word::AppWaiting)}</p>
        </main>
    }
    .into_any()
}

/// What is in it, and the ways on.
fn preview(app: App, document: Document) -> AnyView {
    let strategy = document.strategy();
    let name = vocabulary::named(&strategy.name);
    app.notices.announce(fill(Word::ExchangeLinkShown, &[("name", &name)]));
    let what = match &document.part {
        Some(part) => fill(Word::ExchangeIsPart, &[("part", &part_name(&document, part))]),
        None => text(Word::ExchangeIsWhole).into(),
    };
    let region = county::by_code(&strategy.county).map(|county| county.region);
    let outside = document.part.as_ref().and_then(outside);
    let table = contents(&document);
    let size = kilobytes(envelope::write(&document).len());
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(text(Word::ExchangeLinkKicker).into_any(), name, text(Word::ExchangeLinkLede))}
            <section class="section split">
                <h2>{text(Word::ExchangeContents)}</h2>
                <div class="stack">
                    <p class="incoming-what">
                        <strong>{what}</strong>
                        {region.map(|region| view! { <span>{region}</span> })}
                        <span>{size}</span>
                    </p>
                    {table}
                    {outside}
                </div>
            </section>
            {ways_on(app.workspace, document)}
        </main>
    }
    .into_any()
}

fn ways_on(workspace: Workspace, document: Document) -> AnyView {
    let (consequence, word) = if saving::is_kept(&document.id) {
        (Word::ExchangeOpenHere, Word::MergeCompare)
    } else {
        (Word::ExchangeOpenNew, Word::ExchangeOpen)
    };
    let open = move |_| workspace.take_in(document.clone(), Source::Link);
    view! {
        <section class="section split">
            <h2>{text(Word::ExchangeOpenTitle)}</h2>
            <div class="stack">
                <p id="open-consequence">{text(consequence)}</p>
                <p class="actions">
                    <button
                        type="button"
                        class="primary"
                        id="open-incoming"
                        aria-describedby="open-consequence"
                        on:click=open
                    >
                        {icon("file")}
                        {text(word)}
                    </button>
                    {leave(workspace)}
                </p>
            </div>
        </section>
    }
    .into_any()
}

/// The way out, back to the open document where there is one.
fn leave(workspace: Workspace) -> AnyView {
    let (to, word) = match workspace.now(|_, _| ()) {
        Some(()) => (Route::Overview, Word::AppToOverview),
        None => (Route::Start, Word::AppToStart),
    };
    view! {
        <a class="button" href=to.to_hash()>
            {text(word)}
        </a>
    }
    .into_any()
}

fn kilobytes(bytes: usize) -> String {
    let size = words::numbers().decimal(bytes as f64 / 1000.0, 1);
    fill(Word::ExchangeSize, &[("size", &size)])
}

fn broken(app: App, trouble: &Trouble) -> AnyView {
    let cause = match trouble {
        Trouble::Arrival(error) => error.message(),
        Trouble::Read(error) => text(Word::ExchangeLinkUnreadable).to_owned() + " " + &vocabulary::read_cause(error),
    };
    app.notices.announce(text(Word::ExchangeLinkBroken).into());
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(text(Word::ExchangeLinkKicker).into_any(), text(Word::ExchangeLinkBroken), "")}
            {Note::ERROR.with_icon("error").says(cause)}
            <section class="section split">
                <h2>{text(Word::ExchangeLinkDoTitle)}</h2>
                <div class="stack">
                    <p>{text(Word::ExchangeLinkDo)}</p>
                    <p class="actions">
                        {file_button(
                            "link-open-file",
                            Word::StartFileOpen,
                            ".json,application/json",
                            move |file| app.workspace.open_file(file),
                        )} {leave(app.workspace)}
                    </p>
                </div>
            </section>
        </main>
    }
    .into_any()
}
