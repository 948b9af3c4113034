//! Carrying out what the first view asks of the open document, and listening to the window for as long as there is one.

use std::cell::Cell;

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::{arrival, request::Request, workspace::Workspace};
use crate::{
    app::{
        interface::{notice::Tone, route::Route},
        state::App,
        text::words::{Word, fill, text},
    },
    domain::{
        records::{
            document::Document,
            strategy::{STRATEGY_ID, Strategy},
        },
        values::{county::County, id::RecordId},
    },
    format::envelope,
    platform::web::{fetch, page, random, typing},
};

/// Where the example is.
const EXAMPLE: &str = "example/sodermanland.samspel.json";

thread_local! {
    static IS_LISTENING: Cell<bool> = const { Cell::new(false) };
}

/// Carries out what is asked.
pub fn carry_out(app: App, request: Request) {
    if !IS_LISTENING.replace(true) {
        listen(app);
    }
    match request {
        Request::OpenLast(route) => app.workspace.open_last(move |workspace, is_open| {
            workspace.opening.set(false);
            if is_open {
                app.interface.route.set(route);
            } else {
                page::replace_with(&Route::Start.to_hash());
            }
        }),
        Request::Open(id) => app.workspace.open_kept(&id, |_, is_open| {
            if is_open {
                page::go_to(&Route::Overview.to_hash());
            }
        }),
        Request::TakeFile(file) => app.workspace.open_file(file),
        Request::TakeText(text) => arrival::open(app, text),
        Request::TakeAddress(address, named) => arrival::open_address(app, address, named),
        Request::New(county) => start_document(app.workspace, county),
        Request::Example => open_example(app),
        Request::Undo => app.workspace.undo(),
    }
}

/// Listens to the window for as long as the page lives.
fn listen(app: App) {
    let workspace = app.workspace;
    workspace.listen_to_tabs();
    workspace.watch_storage();
    workspace.open_when_lost();
    workspace.check_with_new_sets();
    let (Some(window), Some(document)) = (page::window(), page::document()) else {
        return;
    };
    EventListener::new(&window, "pagehide", move |_| workspace.flush()).forget();
    page::ask_before_leaving(move || {
        workspace.flush();
        // A page that is left is not killed: what is in the storage stays there.
        workspace.is_open() && !workspace.is_in_storage()
    });
    EventListener::new(&document, "visibilitychange", move |_| {
        workspace.flush();
        workspace.catch_up();
    })
    .forget();
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() {
            undo_by_key(app, event);
        }
    })
    .forget();
}

/// Ctrl or Cmd with Z takes back, with Shift and Z or with Y takes again: also in fields that contain what the document contains,
/// which the browser's own undo would set apart from it. In every other field that is what serves.
fn undo_by_key(app: App, event: &web_sys::KeyboardEvent) {
    // In a questionnaire the browser's own undo serves: the open document is out of sight.
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || untrack(|| app.interface.is_answering()) {
        return;
    }
    let at = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if at.is_some_and(|at| typing::takes_itself_back(&at)) {
        return;
    }
    // With caps lock on the letters come as capitals.
    let step = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Workspace::undo,
        ("z", true) | ("y", false) => Workspace::redo,
        _ => return,
    };
    event.prevent_default();
    // A key that is held takes one step: what many would change nobody could follow.
    if !event.repeat() {
        step(&app.workspace);
    }
}

/// Opens an empty document for a county.
fn start_document(workspace: Workspace, county: &County) {
    let name = fill(Word::StartNewName, &[("region", county.region)]);
    let strategy = Strategy {
        name,
        county: county.code.into(),
        ..Strategy::default()
    };
    let strategy_id = RecordId::new(STRATEGY_ID);
    let records = strategy_id.map(|id| (id, strategy.into()));
    workspace.open_new(Document::of(random::new_id(), records), &Route::Overview);
}

/// Fetches the example and opens it as a document of its own.
fn open_example(app: App) {
    spawn_local(async move {
        let document = match app.notices.tell_if_late(fetch::bytes(EXAMPLE)).await {
            Ok(bytes) => envelope::read(&bytes).ok(),
            Err(_) => None,
        };
        match document {
            Some(document) => app.workspace.open_beside(document, &Route::Overview),
            None => app
                .notices
                .notify(Tone::Trouble, text(Word::StartExampleMissing).into()),
        }
    });
}
