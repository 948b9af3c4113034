//! The pages, one a place in the app.

mod about;
mod answer;
mod assessment;
mod checks;
mod exchange;
mod history;
mod link;
mod not_found;
pub mod overview;
pub mod parts;
mod plan;
mod reminder;
mod share;
mod start;
mod structure_map;
mod versions;

use std::{future::Future, pin::Pin};

use leptos::{__reexports::send_wrapper::SendWrapper, prelude::*};

use self::parts::{Page, PartMissing};
use super::{
    document::question_sets,
    interface::route::Route,
    state::App,
    text::words::{self, Word, fill, text},
};
use crate::app::document::workspace::Workspace;
use crate::platform::web::{fetch, page, script};

/// A place for which a page is built anew. The map keeps its page while elements on it are chosen, a questionnaire from step to step.
fn page_of(route: Route) -> Route {
    match route {
        Route::Element(_) => Route::StructureMap,
        // What follows the invitation is a step of the questionnaire.
        Route::Answer(text) => Route::Answer(text.split('/').next().unwrap_or_default().into()),
        route => route,
    }
}

/// The page of the present place.
pub fn current(app: App) -> impl IntoView {
    let place = Memo::new(move |_| page_of(app.interface.route.get()));
    Effect::new(move |_| page::set_title(&title(&place.get())));
    let moved = StoredValue::new(false);
    move || {
        if app.workspace.opening.get() {
            return parts::waiting().into_any();
        }
        // The first page is where the user already is; from then on the keyboard and the reader follow to the new page.
        let follows = moved.get_value();
        moved.set_value(true);
        let settle = move || {
            if follows {
                follow(app);
            }
        };
        let later = |load| parts::later(load, settle);
        let view = match place.get() {
            Route::Overview => return later(boxed(parts::overview(app))),
            Route::Assessment => return later(boxed(parts::profile(app))),
            Route::Factor(factor) => return later(boxed(parts::factor(app, factor))),
            Route::Results => return later(boxed(parts::results(app))),
            Route::FactorResults(factor) => {
                return later(boxed(parts::factor_results(app, factor)));
            }
            Route::Consensus => return later(boxed(parts::consensus(app))),
            Route::FactorConsensus(factor) => {
                return later(boxed(parts::factor_consensus(app, factor)));
            }
            Route::Gaps => return later(boxed(parts::gaps(app))),
            Route::Regions => return later(boxed(parts::regions(app))),
            Route::Report => return later(boxed(parts::report(app))),
            Route::Round => return later(boxed(parts::round(app))),
            Route::Received(text) => return later(boxed(parts::received(app, text))),
            Route::Answer(text) => return later(boxed(parts::answer(app, text))),
            Route::StructureMap | Route::Element(_) => return later(boxed(parts::map(app))),
            Route::Plan => return later(boxed(parts::method(app))),
            Route::Step(number) => return later(boxed(parts::step(app, number))),
            Route::Priorities => return later(boxed(parts::priorities(app))),
            Route::Priority(id) => return later(boxed(parts::priority(app, id))),
            Route::Actions => return later(boxed(parts::actions(app))),
            Route::Action(id) => return later(boxed(parts::action(app, id))),
            Route::Actors => return later(boxed(parts::actors(app))),
            Route::Checks => return later(boxed(parts::findings(app))),
            Route::Versions => return later(boxed(parts::versions(app))),
            Route::Version(id) => return later(boxed(parts::version(app, id))),
            Route::History => return later(boxed(parts::history(app))),
            Route::Share => return later(boxed(parts::share(app))),
            Route::Compare => return later(boxed(parts::compare(app))),
            Route::Link(link) => return later(boxed(parts::link(app, link))),
            Route::Start | Route::New(_) | Route::Example => start::page(app).into_any(),
            Route::About => return later(boxed(parts::about())),
            Route::Unknown => not_found::page(app).into_any(),
        };
        settle();
        view
    }
}

type Loading = Pin<Box<dyn Future<Output = Result<AnyView, PartMissing>> + Send>>;

/// The style of all that is fetched later.
const LATER_STYLE: &str = "later.css";

/// A part on its way, with all that it needs. The browser has one thread, so the promises behind it never leave it.
pub fn boxed(load: impl Future<Output = Result<Page, PartMissing>> + 'static) -> Loading {
    Box::pin(SendWrapper::new(complete(
        App::get().workspace,
        Box::pin(load),
    )))
}

async fn complete(
    workspace: Workspace,
    load: Pin<Box<dyn Future<Output = Result<Page, PartMissing>>>>,
) -> Result<AnyView, PartMissing> {
    let style = fetch::Started::new(script::style_sheet(LATER_STYLE));
    let set = fetch::Started::new(question_sets::current(workspace));
    let words = fetch::Started::new(words::complete());
    let page = load.await?;
    // Without its style a page is plain, and can be used.
    let _plain = style.result().await;
    match (set.result().await, words.result().await) {
        (Some(true), Some(true)) => Ok(parts::build(page)),
        _ => Err(PartMissing),
    }
}

/// Brings the keyboard to the page that has been gone to: its head, or the field that was asked for.
fn follow(app: App) {
    let field = app.interface.take_focus();
    request_animation_frame(move || {
        page::scroll_to_top();
        if !field.is_some_and(|field| page::focus(&field)) {
            page::focus("main");
        }
    });
}

/// The page's title, its own part first.
fn title(route: &Route) -> String {
    let place = match route {
        Route::Start | Route::New(_) | Route::Example => return text(Word::AppFullTitle).into(),
        Route::Overview => Word::NavOverview,
        Route::Assessment
        | Route::Factor(_)
        | Route::Round
        | Route::Results
        | Route::FactorResults(_)
        | Route::Consensus
        | Route::FactorConsensus(_)
        | Route::Gaps
        | Route::Regions
        | Route::Report
        | Route::Answer(_)
        | Route::Received(_) => Word::NavAssessment,
        Route::StructureMap | Route::Element(_) => Word::NavStructureMap,
        Route::Plan | Route::Step(_) => Word::NavPlan,
        Route::Priorities | Route::Priority(_) => Word::PlanPriorities,
        Route::Actions | Route::Action(_) => Word::PlanActions,
        Route::Actors => Word::PlanActors,
        Route::Checks => Word::NavChecks,
        Route::Versions | Route::Version(_) => Word::VersionsTitle,
        Route::History => Word::HistoryTitle,
        Route::Share => Word::NavShare,
        Route::Compare => Word::MergePage,
        Route::Link(_) => Word::ExchangeLinkPage,
        Route::About => Word::AppAbout,
        Route::Unknown => Word::AppNotFoundTitle,
    };
    fill(Word::AppPageTitle, &[("page", text(place))])
}
