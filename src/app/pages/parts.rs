//! The parts of the program that are fetched when they are first gone to, so that the start page is there at once.
//!
//! A release is built with `--cfg split`, and `scripts/split` takes the functions below out into files of their own, with
//! what only they use. Any other build has everything in one file and calls them directly.

use std::{future::Future, pin::Pin};

use leptos::{prelude::*, wasm_split::SplitLoaderError};
use wasm_bindgen_futures::spawn_local;

use super::{
    Loading, about, answer, assessment, checks, exchange, history, link, overview, plan, share,
    start, structure_map, versions,
};
use crate::{
    app::{
        document::{request::Request, requests, workspace::Workspace},
        interface::{document_frame, notice::Tone},
        state::App,
        text::words::{self, Word, text},
    },
    domain::{
        records::{
            plan::{Action, Priority},
            strategy::StepNumber,
            version::Version,
        },
        values::id::Id,
    },
    platform::{
        library::Entry,
        web::{fetch, page},
    },
};

/// A part of the program could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of the program could not be fetched")]
pub struct PartMissing;

impl From<SplitLoaderError> for PartMissing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// A page that is ready to be built.
pub type Page = Box<dyn FnOnce() -> AnyView>;

/// What was asked of the open document and is ready to be done.
type Errand = Box<dyn FnOnce()>;

macro_rules! parts {
    ($($part:ident: fn $name:ident($($argument:ident: $type:ty),*) $body:block)+) => {$(
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
        pub fn $name($($argument: $type),*) -> Result<Page, PartMissing> { Ok(Box::new(move || $body.into_any())) }

        #[cfg(not(split))]
        pub async fn $name($($argument: $type),*) -> Result<Page, PartMissing> { Ok(Box::new(move || $body.into_any())) }
    )+};
}

parts! {
    overview: fn overview(app: App) { overview::page(app) }
    assessment: fn profile(app: App) { assessment::profile_page(app) }
    assessment: fn factor(app: App, factor: String) { assessment::factor_page(app, &factor) }
    answer: fn answer(app: App, address: String) { answer::page(app, address) }
    answer: fn begun(app: App) { answer::begun_section(app) }
    assessment: fn results(app: App) { assessment::results::page(app) }
    assessment: fn factor_results(app: App, factor: String) { assessment::results::factor_page(app, &factor) }
    assessment: fn regions(app: App) { assessment::regions::page(app) }
    assessment: fn report(app: App) { assessment::report::page(app) }
    assessment: fn consensus(app: App) { assessment::consensus_page(app) }
    assessment: fn factor_consensus(app: App, factor: String) { assessment::factor_consensus_page(app, &factor) }
    assessment: fn gaps(app: App) { assessment::gaps_page(app) }
    assessment: fn round(app: App) { assessment::round_page(app) }
    assessment: fn received(app: App, text: String) { assessment::received_page(app, text) }
    exchange: fn about() { about::page() }
    exchange: fn history(app: App) { history::page(app) }
    exchange: fn share(app: App) { share::page(app) }
    exchange: fn compare(app: App) { exchange::page(app) }
    exchange: fn link(app: App, text: String) { link::page(app, text) }
    exchange: fn versions(app: App) { versions::page(app) }
    exchange: fn version(app: App, id: Id<Version>) { versions::version_page(app, id) }
    map: fn map(app: App) { structure_map::page(app) }
    plan: fn method(app: App) { plan::method_page(app) }
    plan: fn step(app: App, number: StepNumber) { plan::step_page(app, number) }
    plan: fn priorities(app: App) { plan::priorities_page(app) }
    plan: fn priority(app: App, id: Id<Priority>) { plan::priority_page(app, id) }
    plan: fn actions(app: App) { plan::actions_page(app) }
    plan: fn action(app: App, id: Id<Action>) { plan::action_page(app, id) }
    plan: fn actors(app: App) { plan::actors_page(app) }
    plan: fn findings(app: App) { checks::page(app) }
    workspace: fn document_bar(workspace: Workspace) { document_frame::document_bar(workspace) }
    workspace: fn history_buttons(workspace: Workspace) { document_frame::history_buttons(workspace) }
    workspace: fn main_menu(app: App) { document_frame::main_menu(app) }
    workspace: fn banners(workspace: Workspace) { document_frame::banners(workspace) }
    library: fn manage(app: App, entry: Entry, managed: RwSignal<Option<String>>) { start::manage::panel(app, entry, managed) }
    library: fn storage(app: App) { start::storage::storage(app) }
}

#[cfg(split)]
#[leptos::wasm_split::wasm_split(workspace, wasm_split_path = leptos::wasm_split, fallible)]
fn requested(app: App, request: Request) -> Result<Errand, PartMissing> {
    Ok(Box::new(move || requests::carry_out(app, request)))
}

#[cfg(not(split))]
async fn requested(app: App, request: Request) -> Result<Errand, PartMissing> {
    Ok(Box::new(move || requests::carry_out(app, request)))
}

/// Asks something of the open document. What it says is said in texts that are fetched, too.
pub fn ask(app: App, request: Request) {
    spawn_local(async move {
        let words = fetch::Started::new(words::complete());
        let errand = requested(app, request).await;
        match (errand, words.result().await) {
            (Ok(errand), Some(true)) => errand(),
            _ => {
                app.workspace.opening.set(false);
                app.notices
                    .notify(Tone::Trouble, text(Word::AppPartMissingText).into());
            }
        }
    });
}

/// Builds a page without following what it reads on the way: a later change of that would ask for the part again, which is
/// given once, and leave nothing on the screen. What the page follows it reads in closures of its own.
pub fn build(page: Page) -> AnyView {
    untrack(page)
}

/// The page of a part as soon as it is there. `settle` is called when it is.
pub fn later(
    load: impl Future<Output = Result<AnyView, PartMissing>> + Send + 'static,
    settle: impl FnOnce() + Send + 'static,
) -> AnyView {
    let load = Box::pin(async move {
        let view = load.await.unwrap_or_else(|PartMissing| missing());
        settle();
        view
    });
    suspended(load, waiting)
}

/// A piece of a page as soon as the part that it is in is there.
pub fn within(load: Loading) -> AnyView {
    let load = Box::pin(async move {
        load.await.unwrap_or_else(|PartMissing| {
            view! { <p class="record-edit">{text(Word::AppPartMissingTitle)}". "{text(Word::AppPartMissingText)}</p> }.into_any()
        })
    });
    suspended(load, || {
        view! { <p class="record-edit muted">{text(Word::AppWaiting)}</p> }.into_any()
    })
}

/// A piece of the frame as soon as the part that it is in is there. Where that can't be had, the page says so.
pub fn beside(load: Loading) -> AnyView {
    let load = Box::pin(async move { load.await.unwrap_or_else(|PartMissing| ().into_any()) });
    suspended(load, || ().into_any())
}

fn suspended(
    load: Pin<Box<dyn Future<Output = AnyView> + Send>>,
    waiting: fn() -> AnyView,
) -> AnyView {
    let view = StoredValue::new_local(Some(load));
    let show = move || {
        let load = view.try_update_value(Option::take).flatten();
        Suspend::new(async move {
            match load {
                Some(load) => load.await,
                None => ().into_any(),
            }
        })
    };
    view! { <Suspense fallback=waiting>{show}</Suspense> }.into_any()
}

/// What stands in the place of a page until it can be shown.
pub fn waiting() -> AnyView {
    view! { <main class="page" id="main" tabindex="-1" aria-busy="true"><p class="muted">{text(Word::AppWaiting)}</p></main> }
        .into_any()
}

fn missing() -> AnyView {
    view! {
        <main class="page" id="main" tabindex="-1">
            <header class="page-head">
                <h1>{text(Word::AppPartMissingTitle)}</h1>
                <p class="lede">{text(Word::AppPartMissingText)}</p>
                <p class="actions"><button type="button" class="primary" on:click=|_| page::reload()>{text(Word::CrashReload)}</button></p>
            </header>
        </main>
    }
    .into_any()
}
