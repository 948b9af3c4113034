//! Gives the page the title of the place that is shown, and another one as soon as what it shows is called something else.

use leptos::prelude::*;

use crate::{
    app::{
        state::App,
        text::{page_title::page_title, words},
    },
    platform::web::page,
};

/// Follows where the user is, for as long as the page lives.
pub fn follow(app: App) {
    let interface = app.interface;
    let of_place = app.workspace.select(move |document, _| {
        // A language is gone over to once all its texts are there.
        interface.language.track();
        interface.drawn.track();
        interface.route.with(|route| page_title(Some(document), route))
    });
    Effect::new(move |_| {
        let language = interface.language.get();
        interface.drawn.track();
        let route = interface.route.get();
        // Until its texts have come nothing is known of a page that is fetched later, and the one before is still on the screen.
        if route.kind().part().is_some() && !words::is_complete(language) {
            return;
        }
        let of_place = of_place.get();
        let title = match interface.own_title.get() {
            Some(own) => own,
            None if of_place.is_empty() => page_title(None, &route),
            None => of_place,
        };
        page::set_title(&title);
    });
}
