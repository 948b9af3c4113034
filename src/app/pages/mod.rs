//! The pages, one a place in the app.

mod about;
mod answer;
mod assessment;
mod checks;
mod exchange;
mod history;
mod inviting;
mod link;
mod not_found;
pub mod overview;
pub mod parts;
mod plan;
mod publish;
mod received;
mod reminder;
mod share;
mod start;
mod structure_map;
mod versions;

use std::{future::Future, pin::Pin};

use leptos::{__reexports::send_wrapper::SendWrapper, prelude::*};
use web_sys::Element;

use self::parts::{Page, PartMissing, Source};
use super::{
    components::waiting::waiting,
    document::workspace::Workspace,
    interface::{later::in_next_frame_in_any_case, route::Route},
    state::App,
    text::words,
};
use crate::platform::web::{fetch, page, script};

/// A place for which a page is built anew. The map keeps its page while elements on it are chosen, a questionnaire from step to step.
fn page_of(route: Route) -> Route {
    // What follows the invitation is a step of the questionnaire.
    if let Route::Answer(text) = &route
        && let Some((invitation, _)) = text.split_once('/')
    {
        return Route::Answer(invitation.into());
    }
    parts::first_with_page_of(route)
}

/// The page of the present place.
pub fn current(app: App) -> impl IntoView {
    let place = Memo::new(move |_| page_of(app.interface.route.get()));
    let moved = StoredValue::new(false);
    move || {
        if !app.interface.has_frame.get() {
            return ().into_any();
        }
        if app.workspace.opening.get() {
            return waiting();
        }
        // The first page is where the user already is; from then on the keyboard and the reader follow to the new page.
        let follows = moved.get_value();
        moved.set_value(true);
        let left = SendWrapper::new(page::focused());
        let settle = move || {
            app.interface.drawn.notify();
            if follows {
                follow(app, left.take());
            }
        };
        let view = match parts::page(app, place.get()) {
            Source::Part(load) => return parts::later(load, settle),
            Source::Start => start::page(app).into_any(),
            Source::NotFound => not_found::page(app).into_any(),
        };
        settle();
        view
    }
}

type ViewFuture = Pin<Box<dyn Future<Output = Result<AnyView, PartMissing>> + Send>>;

/// The style of all that is fetched later.
const LATER_STYLE: &str = "later.css";

/// A part on its way, with all that it needs. The browser has one thread, so the promises behind it never leave it.
pub fn boxed(load: impl Future<Output = Result<Page, PartMissing>> + 'static) -> ViewFuture {
    Box::pin(SendWrapper::new(complete(App::get().workspace, Box::pin(load))))
}

async fn complete(
    workspace: Workspace,
    load: Pin<Box<dyn Future<Output = Result<Page, PartMissing>>>>,
) -> Result<AnyView, PartMissing> {
    let style = fetch::BackgroundWork::new(script::style_sheet(LATER_STYLE));
    let set = fetch::BackgroundWork::new(parts::current_question_set(workspace));
    let words = fetch::BackgroundWork::new(words::complete());
    let back = fetch::BackgroundWork::new(parts::bring_back());
    let page = load.await?;
    // Without its style a page is plain, and can be used.
    let _plain = style.result().await;
    let _back = back.result().await;
    match (set.result().await, words.result().await) {
        (Some(true), Some(true)) => Ok(parts::build(page)),
        _ => Err(PartMissing),
    }
}

/// Brings the keyboard to the page that has been gone to: its head, or the field that was asked for. A page may be a while on its
/// way; whoever has gone on to something else since they `left`, as to the document's name, stays there.
fn follow(app: App, left: Option<Element>) {
    let field = app.interface.take_focus();
    in_next_frame_in_any_case(move || {
        page::scroll_to_top();
        if page::focused().is_some_and(|now| Some(now) != left) {
            return;
        }
        if !field.is_some_and(|field| page::focus(&field)) {
            page::focus("main");
        }
    });
}
