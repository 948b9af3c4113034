//! The page that a respondent's link opens: what it brings, and the way to the document that asked for it.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Reader, of_link};
use crate::{
    app::{
        components::{icon::icon, note::Note, page_head::page_head},
        document::{browser::browser_library, workspace::Workspace},
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::values::id::RecordId,
};

/// What the link brings, as far as it has been read.
#[derive(Clone)]
enum LinkContent<T> {
    Reading,
    Unread(String),
    Read(Box<T>),
}

/// The page of a link with this text; `came` shows what it brings.
pub fn link_page<T: Clone + Send + Sync + 'static>(
    link: String,
    reader: &'static Reader<T>,
    came: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    let read = RwSignal::new(LinkContent::Reading);
    spawn_local(async move {
        let content = match of_link(&link, reader).await {
            Ok(one) => LinkContent::Read(Box::new(one)),
            Err(unread) => LinkContent::Unread(unread.message(reader.kind)),
        };
        // Nobody waits for it any more where the page has been left.
        let _left = read.try_set(content);
    });
    let content = move || match read.get() {
        LinkContent::Reading => view! {
            <p class="muted" role="status">
                {text(Word::AppWaiting)}
            </p>
        }
        .into_any(),
        LinkContent::Unread(cause) => broken(cause),
        LinkContent::Read(one) => untrack(|| came(*one)),
    };
    view! {
        <main class="page share" id="main" tabindex="-1">
            {content}
        </main>
    }
    .into_any()
}

fn broken(cause: String) -> AnyView {
    view! {
        {page_head(text(Word::RoundCameKicker).into_any(), text(Word::RoundCameBroken), "")}
        <div class="stack">{Note::ERROR.alert().says(cause)} {to_start()}</div>
    }
    .into_any()
}

fn to_start() -> AnyView {
    view! {
        <p class="actions">
            <a class="button" href=Route::Start.to_hash()>
                {text(Word::RoundCameStart)}
            </a>
        </p>
    }
    .into_any()
}

/// The way to the document that asked, where the browser keeps it and it is not the one that is open. `kept` says in which `document` that is, and
/// `nowhere` what to look for where it is in none.
pub fn elsewhere(workspace: Workspace, wanted: Option<&RecordId>, [kept, nowhere]: [Word; 2]) -> AnyView {
    let entries = browser_library().entries().unwrap_or_default().into_iter();
    let is_open = workspace.now(|document, _| Some(&document.id) == wanted) == Some(true);
    let is_wanted = |id: &str| !is_open && wanted.is_some_and(|wanted| wanted.as_str() == id);
    let Some(entry) = entries.into_iter().find(|entry| is_wanted(&entry.id)) else {
        return view! {
            {Note::ATTENTION.says(text(nowhere).into())}
            {to_start()}
        }
        .into_any();
    };
    let name = vocabulary::named(&entry.name);
    let open = move |_| workspace.open_kept(&entry.id, |_, _| ());
    view! {
        <p>{fill(kept, &[("document", &name)])}</p>
        <p class="actions">
            <button type="button" class="primary" id="open-document" on:click=open>
                {icon("folder-open")}
                {fill(Word::RoundCameOpen, &[("document", &name)])}
            </button>
        </p>
    }
    .into_any()
}
