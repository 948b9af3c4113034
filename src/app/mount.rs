//! Puts the app on the page and keeps it at the place that the address names.

use std::{cell::Cell, rc::Rc};

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::{
    document::request::Request,
    interface::{
        crash,
        presentation::{Interface, Theme},
        route::Route,
        settings,
        shell::shell,
    },
    pages::parts,
    state::App,
    text::words,
};
use crate::{
    domain::{assessment::factors::Language, values::county},
    platform::web::page,
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
        let is_english = settings::setting(settings::Setting::Language).as_deref() == Some("en");
        if is_english {
            // Where it can't be had, Swedish serves.
            words::set_language(Language::English).await;
        }
        // Each in a turn of its own, so that the page answers in between on a slow device.
        page::breathe().await;
        let first_view = root.query_selector("main").ok().flatten();
        let Some(app) = draw(root.clone()) else { return };
        if let (Some(first_view), Ok(Some(footer))) = (&first_view, root.query_selector("footer")) {
            // Only a node that holds the footer would be refused.
            let _placed = footer.before_with_node_1(first_view);
        }
        page::breathe().await;
        app.interface.has_frame.set(true);
        if let Some(first_view) = first_view {
            first_view.remove();
        }
        page::breathe().await;
        parts::listen(app).await;
    });
}

/// Draws the frame around the page. What the file itself shows as the page stays until the page is drawn.
fn draw(root: web_sys::HtmlElement) -> Option<App> {
    let begun = Rc::new(Cell::new(None));
    let handle = leptos::mount::mount_to(root.clone(), {
        let begun = Rc::clone(&begun);
        move || {
            root.replace_children_with_node_0();
            let app = App::start();
            begun.set(Some(app));
            provide_context(app);
            restore_settings(app.interface);
            arrive(app, page::hash());
            follow(app);
            // Changing the language draws everything again, so that no text needs a signal of its own.
            move || {
                page::set_root_attribute("lang", Some(words::tag(app.interface.language.get())));
                shell(app)
            }
        }
    });
    handle.forget();
    begun.get()
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

/// Follows the address for as long as the page lives.
fn follow(app: App) {
    let Some(window) = page::window() else { return };
    EventListener::new(&window, "hashchange", move |_| arrive(app, page::hash())).forget();
}

/// Goes to the place that the address names, opening what it needs.
fn arrive(app: App, address: String) {
    let route = Route::parse(&address);
    if route.may_be_wrapped(&address) {
        app.workspace.opening.set(true);
        parts::ask(app, Request::TakeAddress(address, route));
    } else if let Route::New(code) = &route {
        match county::by_code(code) {
            Some(county) => parts::ask(app, Request::New(county)),
            None => app.interface.route.set(Route::Unknown),
        }
    } else if route == Route::Example {
        page::replace_with(&Route::Start.to_hash());
        parts::ask(app, Request::Example);
    } else if route.kind().needs_document() && !app.workspace.is_open() {
        app.workspace.opening.set(true);
        parts::ask(app, Request::OpenLast(route));
    } else {
        app.interface.route.set(route);
    }
}
