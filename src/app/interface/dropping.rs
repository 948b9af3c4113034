//! Files that are dropped on the page, wherever on it: taken as if they had been chosen there, and never opened by the browser instead.
//! One set of listeners serves the whole document. What is dragged within the page, and links and texts from elsewhere, are left alone.

use std::{
    cell::{Cell, RefCell},
    sync::Arc,
};

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File};

use crate::{
    app::{components::file_button::read_one, document::request::Request, pages::parts, state::App},
    platform::web::{files, page},
};

/// What is done with the files that are given.
pub type FileHandler = Arc<dyn Fn(Vec<File>)>;

thread_local! {
    // Who takes files on the page that is shown, each under a number of its own. Handlers never leave the browser's one thread.
    static TAKERS: RefCell<Vec<(u32, FileHandler)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
    // Whether something is dragged that comes from this page.
    static IS_OWN: Cell<bool> = const { Cell::new(false) };
}

/// Has files that are dropped anywhere taken so, for as long as what calls this is on the page. Of several the first takes them.
pub fn take_dropped(handler: FileHandler) {
    let number = NEXT.get();
    NEXT.set(number.wrapping_add(1));
    TAKERS.with_borrow_mut(|takers| takers.push((number, handler)));
    on_cleanup(move || TAKERS.with_borrow_mut(|takers| takers.retain(|(other, _)| *other != number)));
}

/// Listens to the document for as long as the page lives.
pub fn listen(app: App) {
    let Some(document) = page::document() else { return };
    let first = || EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: false,
    };
    let on = |name: &'static str, handle: fn(App, &DragEvent)| {
        EventListener::new_with_options(&document, name, first(), move |event| {
            if let Some(event) = event.dyn_ref::<DragEvent>() {
                handle(app, event);
            }
        })
        .forget();
    };
    on("dragstart", |_, _| IS_OWN.set(true));
    on("dragend", |_, _| IS_OWN.set(false));
    on("dragover", over);
    on("dragleave", left);
    on("drop", dropped);
}

fn carries_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|carried| carried.types());
    !IS_OWN.get() && types.is_some_and(|types| types.includes(&"Files".into(), 0))
}

fn over(app: App, event: &DragEvent) {
    if carries_files(event) {
        // Otherwise the browser opens what is dropped.
        event.prevent_default();
        show(app, true);
    }
}

fn left(app: App, event: &DragEvent) {
    // From one element to the next it is still over the page.
    if event.related_target().is_none() {
        show(app, false);
    }
}

fn dropped(app: App, event: &DragEvent) {
    let is_taken = carries_files(event);
    IS_OWN.set(false);
    show(app, false);
    if !is_taken {
        return;
    }
    event.prevent_default();
    let given = files::dropped(event);
    let taker = TAKERS.with_borrow(|takers| takers.first().map(|(_, handler)| handler.clone()));
    match taker {
        Some(take) => take(given),
        // As on the start page.
        None => read_one(app, given, move |file| parts::ask(app, Request::TakeFile(file))),
    }
}

fn show(app: App, is_over: bool) {
    let shown = app.interface.is_dropping;
    if shown.get_untracked() != is_over {
        shown.set(is_over);
    }
}
