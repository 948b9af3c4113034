//! The dialogue: what people said, the meetings, the topics, what they were told, and who has not been heard.
//!
//! - `desk`: what the pages of contributions have in common
//! - `notebook`, `about`: contributions typed one after the other
//! - `pasting`: many pasted at once, seen before anything is done
//! - `rows`, `filter`, `list`, `answering`: contributions found, gone through, and answered and tagged several at once
//! - `record_list`: the list of a kind
//! - `contribution_page`, `meeting`, `feedback`: the pages of one record
//! - `consultations`, `questions`, `invitation`: questions that people answer by a link
//! - `taking`, `came`: answers that have come, seen before they are taken in
//! - `sending`: what is told to whom
//! - `coverage`: who has been heard

mod about;
mod answering;
pub mod came;
mod came_places;
mod choice;
pub mod consultations;
pub mod contribution_page;
mod coverage;
mod desk;
pub mod feedback;
mod filter;
mod invitation;
mod list;
pub mod meeting;
mod notebook;
mod pasting;
mod questions;
mod record_list;
mod rows;
mod sending;
mod taking;

use leptos::prelude::*;

use self::desk::Desk;
use super::{parts, topics};
use crate::app::{
    components::{
        page_head::{page_head, up},
        view_choice::ViewChoice,
    },
    interface::route::Route,
    state::App,
    text::words::{Word, text},
};

const MEETINGS: &str = "meetings";
const CONSULTATIONS: &str = "consultations";
const TOPICS: &str = "topics";
const FEEDBACK: &str = "feedback";
const COVERAGE: &str = "coverage";

const VIEWS: &[(&str, Word)] = &[
    ("contributions", Word::DialogueViewContributions),
    (MEETINGS, Word::DialogueViewMeetings),
    (CONSULTATIONS, Word::DialogueViewConsultations),
    (TOPICS, Word::DialogueViewTopics),
    (FEEDBACK, Word::DialogueViewFeedback),
    (COVERAGE, Word::DialogueViewCoverage),
];

/// The page.
pub fn page(app: App) -> impl IntoView {
    let view = ViewChoice::remembered("dialogue-view", VIEWS);
    let content = move || match view.get() {
        MEETINGS => meeting::list(app),
        CONSULTATIONS => consultations::list(app),
        TOPICS => topics::section(app),
        FEEDBACK => [sending::section(app), feedback::list(app)].into_any(),
        COVERAGE => coverage::section(app),
        _ => list::section(Desk::new(app, None)),
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(
                up(Route::Plan.to_hash(), text(Word::NavPlan).into()),
                text(Word::DialogueTitle),
                text(Word::DialogueLede),
            )}
            {parts(app.workspace, Route::Dialogue)}
            {view.view(Word::DialogueViews)}
            {content}
        </main>
    }
}
