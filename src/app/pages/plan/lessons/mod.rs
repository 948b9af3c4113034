//! What has been learnt here and by others: typed, looked for, and listed with where it is shown.

mod lesson;
mod list;

pub use lesson::page as lesson_page;

use leptos::prelude::*;

use super::parts;
use crate::app::{
    components::page_head::{page_head, up},
    interface::route::Route,
    state::App,
    text::words::{Word, text},
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(
                up(Route::Plan.to_hash(), text(Word::NavPlan).into()),
                text(Word::LessonTitle),
                text(Word::LessonLede),
            )}
            {parts(app.workspace, Route::Lessons)}
            {list::section(app)}
        </main>
    }
}
