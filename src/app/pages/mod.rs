//! The pages, one a place in the app.

mod about;
mod assessment;
mod checks;
mod not_found;
pub mod overview;
mod plan;
mod share;
mod start;
mod structure_map;

use leptos::prelude::*;

use super::{
    route::Route,
    state::App,
    words::{Word, fill, text},
};
use crate::platform::web::page;

/// A place for which a page is built anew. The map keeps its page while elements on it are chosen.
fn page_of(route: Route) -> Route {
    match route {
        Route::Element(_) => Route::StructureMap,
        route => route,
    }
}

/// The page of the present place.
pub fn current(app: App) -> impl IntoView {
    let place = Memo::new(move |_| page_of(app.route.get()));
    // The first page is where the user already is; from then on the keyboard and the reader follow to the new page.
    Effect::new(move |before: Option<Route>| {
        let route = place.get();
        page::set_title(&title(&route));
        if before.is_some_and(|before| before != route) {
            let field = app.take_focus();
            request_animation_frame(move || {
                page::scroll_to_top();
                if !field.is_some_and(|field| page::focus(&field)) {
                    page::focus("main");
                }
            });
        }
        route
    });
    move || {
        let route = place.get();
        match route {
            Route::Start | Route::New(_) | Route::Example => start::page(app).into_any(),
            Route::Overview => overview::page(app).into_any(),
            Route::Assessment => assessment::profile_page(app).into_any(),
            Route::Factor(factor) => assessment::factor_page(app, &factor).into_any(),
            Route::StructureMap | Route::Element(_) => structure_map::page(app).into_any(),
            Route::Plan => plan::method_page(app).into_any(),
            Route::Step(number) => plan::step_page(app, number).into_any(),
            Route::Priorities => plan::priorities_page(app).into_any(),
            Route::Priority(id) => plan::priority_page(app, id).into_any(),
            Route::Actions => plan::actions_page(app).into_any(),
            Route::Action(id) => plan::action_page(app, id).into_any(),
            Route::Actors => plan::actors_page(app).into_any(),
            Route::Checks => checks::page(app).into_any(),
            Route::Share => share::page(app).into_any(),
            Route::About => about::page().into_any(),
            Route::Unknown => not_found::page().into_any(),
        }
    }
}

/// The page's title, its own part first.
fn title(route: &Route) -> String {
    let place = match route {
        Route::Start | Route::New(_) | Route::Example => return text(Word::AppFullTitle).into(),
        Route::Overview => Word::NavOverview,
        Route::Assessment | Route::Factor(_) => Word::NavAssessment,
        Route::StructureMap | Route::Element(_) => Word::NavStructureMap,
        Route::Plan | Route::Step(_) => Word::NavPlan,
        Route::Priorities | Route::Priority(_) => Word::PlanPriorities,
        Route::Actions | Route::Action(_) => Word::PlanActions,
        Route::Actors => Word::PlanActors,
        Route::Checks => Word::NavChecks,
        Route::Share => Word::NavShare,
        Route::About => Word::AppAbout,
        Route::Unknown => Word::AppNotFoundTitle,
    };
    fill(Word::AppPageTitle, &[("page", text(place))])
}
