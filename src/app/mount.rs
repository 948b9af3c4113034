//! Puts the app on the page and keeps it at the place that the address names.

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::{
    document::workspace::SaveState,
    interface::{crash, notice::Tone, presentation::Theme, route::Route, settings, shell::shell},
    state::App,
    text::words::{self, Word, fill, text},
};
use crate::app::document::workspace::Workspace;
use crate::app::interface::presentation::Interface;
use crate::{
    domain::{
        assessment::factors::Language,
        records::{
            document::Document,
            strategy::{STRATEGY_ID, Strategy},
        },
        values::{county, id::RecordId},
    },
    format::envelope,
    platform::web::{fetch, page, random},
};

/// The element that the app is drawn in.
const ROOT: &str = "app";

/// Starts the app.
pub fn mount() {
    crash::watch();
    let Some(root) = page::document().and_then(|document| document.get_element_by_id(ROOT)) else {
        return;
    };
    let Ok(root) = root.dyn_into::<web_sys::HtmlElement>() else {
        return;
    };
    spawn_local(async move {
        let is_english = settings::setting(settings::LANGUAGE_KEY).as_deref() == Some("en");
        if is_english {
            // Where it can't be had, Swedish serves.
            words::set_language(Language::English).await;
        }
        draw(root);
    });
}

fn draw(root: web_sys::HtmlElement) {
    let handle = leptos::mount::mount_to(root.clone(), move || {
        // What the page showed while the program was loading has done its work.
        root.replace_children_with_node_0();
        let app = App::start();
        provide_context(app);
        restore_settings(app.interface);
        arrive(app, Route::parse(&page::hash()));
        listen(app);
        // Changing the language draws everything again, so that no text needs a signal of its own.
        move || {
            page::set_root_attribute("lang", Some(words::tag(app.interface.language.get())));
            shell(app)
        }
    });
    handle.forget();
}

fn restore_settings(interface: Interface) {
    interface.language.set(words::language());
    interface
        .theme
        .set(match page::root_attribute("data-theme").as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        });
}

/// Listens to the window for as long as the page lives.
fn listen(app: App) {
    let (Some(window), Some(document)) = (page::window(), page::document()) else {
        return;
    };
    EventListener::new(&window, "hashchange", move |_| {
        arrive(app, Route::parse(&page::hash()))
    })
    .forget();
    EventListener::new(&window, "pagehide", move |_| app.workspace.flush()).forget();
    page::ask_before_leaving(move || {
        app.workspace.flush();
        app.workspace.save_state.get_untracked() != SaveState::Saved
            && app.workspace.now(|_, _| ()).is_some()
    });
    EventListener::new(&document, "visibilitychange", move |_| {
        app.workspace.flush();
        app.workspace.catch_up();
    })
    .forget();
    app.workspace.listen_to_tabs();
    app.workspace.open_when_lost();
    app.workspace.check_with_new_sets();
    let first = gloo_events::EventListenerOptions {
        phase: gloo_events::EventListenerPhase::Capture,
        passive: false,
    };
    EventListener::new_with_options(&document, "click", first, add_once).forget();
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() {
            undo_by_key(app, event);
        }
    })
    .forget();
}

/// Lets a double click on a button that adds something, or on a region, add one: the page that it leads to comes after the second press.
fn add_once(event: &web_sys::Event) {
    let presses = event
        .dyn_ref::<web_sys::MouseEvent>()
        .map_or(0, |event| event.detail());
    let target = event.target();
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let adds = element.and_then(|element| {
        element
            .closest("button[id^='add-'], a[href^='#/ny/']")
            .ok()
            .flatten()
    });
    if presses > 1 && adds.is_some() {
        event.stop_propagation();
        event.prevent_default();
    }
}

/// Ctrl or Cmd with Z takes back, with Shift and Z or with Y takes again: everywhere, since fields hold what the document
/// holds and the browser's own undo would set them apart.
fn undo_by_key(app: App, event: &web_sys::KeyboardEvent) {
    // In a questionnaire the browser's own undo serves: the open document is out of sight.
    if !(event.ctrl_key() || event.meta_key())
        || event.alt_key()
        || untrack(|| app.interface.is_answering())
    {
        return;
    }
    // With caps lock on the letters come as capitals.
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => app.workspace.undo(),
        ("z", true) | ("y", false) => app.workspace.redo(),
        _ => return,
    }
    event.prevent_default();
}

/// Goes to the place that the address names, opening what it needs.
fn arrive(app: App, route: Route) {
    match &route {
        Route::New(code) => {
            match county::by_code(code) {
                Some(county) => start_document(app.workspace, county),
                None => app.interface.route.set(Route::Unknown),
            }
            return;
        }
        Route::Example => {
            page::replace_with(&Route::Start.to_hash());
            open_example(app);
            return;
        }
        place if place.needs_document() && app.workspace.now(|_, _| ()).is_none() => {
            app.workspace.opening.set(true);
            app.workspace.open_last(move |_, is_open| {
                app.workspace.opening.set(false);
                if is_open {
                    app.interface.route.set(route);
                } else {
                    page::replace_with(&Route::Start.to_hash());
                }
            });
            return;
        }
        _ => {}
    }
    app.interface.route.set(route);
}

/// Opens an empty document for a county.
fn start_document(workspace: Workspace, county: &county::County) {
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
        let document = match fetch::bytes("example/sodermanland.samspel.json").await {
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
