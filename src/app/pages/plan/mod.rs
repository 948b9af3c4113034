//! The plan: the seven steps, and the priorities, actions and actors that they give.

mod action;
mod action_parts;
mod action_plan;
mod action_plans;
mod action_table;
mod actions;
mod actors;
mod analysis;
mod any_links;
mod attained;
mod business;
mod change;
mod changes;
mod choice;
mod comments;
mod deciding;
mod deep_analysis;
mod dialogue;
mod discussion;
mod drawn_place;
mod due;
mod effect_chain;
mod figures;
mod follow_up_grid;
mod grounds;
mod index_page;
mod indicator;
mod indicators;
mod lessons;
mod looks;
mod measurements;
mod meeting;
mod method;
mod neighbour_plans;
mod own_parts;
mod owner;
mod priorities;
mod priority;
mod reading;
mod reading_findings;
mod reading_lessons;
mod reading_reviews;
mod record_page;
mod review;
mod review_beside;
mod reviews;
mod said;
mod step;
mod step_words;
mod targets;
mod thread;
mod timeline;
mod topics;
mod weighing;

pub use action::page as action_page;
pub use action_plan::page as action_plan_page;
pub use action_plans::page as action_plans_page;
pub use actions::page as actions_page;
pub use actors::page as actors_page;
pub use analysis::{finding_page, page as analysis_page};
pub use business::page as business_page;
pub use change::page as change_page;
pub use changes::page as changes_page;
pub use choice::page as choice_page;
pub use comments::section as comments_section;
pub use dialogue::{
    came::page as received_contributions_page, consultations::page as consultation_page,
    contribution_page::page as contribution_page, feedback::page as feedback_page,
    meeting::page as dialogue_meeting_page, page as dialogue_page,
};
pub use discussion::HEADING as DISCUSSION;
pub use due::{page as due_page, row as due_row, show_four_weeks};
pub use follow_up_grid::page as follow_up_page;
pub use indicator::page as indicator_page;
pub use indicators::page as indicators_page;
pub use lessons::{lesson_page, page as lessons_page};
pub use meeting::page as meeting_page;
pub use method::page as method_page;
pub use priorities::page as priorities_page;
pub use priority::page as priority_page;
pub use reading::of as reading_of;
pub use record_page::gone as gone_record;
pub use review::page as review_page;
pub use said::section as contributions_section;
pub use step::page as step_page;
pub use thread::{beside as thread_beside, link as thread_link, page as thread_page};
pub use timeline::{page as timeline_page, to_read as timeline_to_read};

use leptos::prelude::*;

use crate::{
    app::{
        components::record_links,
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::words::{Word, fill, text},
    },
    domain::{
        records::{
            analysis::AnalysisFinding,
            change::Change,
            document::Document,
            indicator::Indicator,
            lesson::Lesson,
            plan::{Action, ActionPlan, Priority},
            record::Kind,
            strategy::Actor,
        },
        values::id::Id,
    },
};

/// How many records of each part of the plan there are.
#[derive(Clone, Copy, Default, PartialEq)]
struct Counts {
    findings: usize,
    priorities: usize,
    plans: usize,
    actions: usize,
    indicators: usize,
    lessons: usize,
    actors: usize,
    changes: usize,
}

/// The parts of the plan with how much is in each, as tabs over its index pages.
fn parts(workspace: Workspace, here: Route) -> impl IntoView {
    let counts = workspace.select(|document, _| {
        let held = |(_, priority): &(Id<Priority>, &Priority)| priority.status.is_current();
        let priorities = document.all::<Priority>().filter(held).count();
        let actions = document.all::<Action>().count();
        Counts {
            findings: document.all::<AnalysisFinding>().count(),
            priorities,
            plans: document.all::<ActionPlan>().count(),
            actions,
            indicators: document.all::<Indicator>().count(),
            lessons: document.all::<Lesson>().count(),
            actors: document.all::<Actor>().count(),
            changes: document
                .all::<Change>()
                .filter(|(_, change)| change.closed.is_none())
                .count(),
        }
    });
    let tab = move |route: Route, word: Word, count: Option<fn(&Counts) -> usize>| {
        let current = (route == here).then_some("page");
        let href = route.to_hash();
        let label = move || {
            let Some(count) = count else {
                return text(word).to_owned();
            };
            let count = counts.with(count).to_string();
            fill(Word::PlanTab, &[("name", text(word)), ("n", &count)])
        };
        view! {
            <a href=href aria-current=current>
                {label}
            </a>
        }
    };
    view! {
        <nav class="tabs tabs-many" aria-label=text(Word::PlanNav)>
            {tab(Route::Plan, Word::PlanSteps, None)}
            {tab(Route::Analysis, Word::AnalysisTitle, Some(|counts| counts.findings))}
            {tab(Route::Dialogue, Word::DialogueTitle, None)}
            {tab(Route::Priorities, Word::PlanPriorities, Some(|counts| counts.priorities))}
            {tab(Route::ActionPlans, Word::PlanPlans, Some(|counts| counts.plans))}
            {tab(Route::Actions, Word::PlanActions, Some(|counts| counts.actions))}
            {tab(Route::Timeline, Word::TimelineTitle, None)}
            {tab(Route::Due, Word::DueTitle, None)}
            {tab(Route::FollowUp, Word::FollowUpGridTitle, None)}
            {tab(Route::Indicators, Word::PlanIndicators, Some(|counts| counts.indicators))}
            {tab(Route::Lessons, Word::LessonTitle, Some(|counts| counts.lessons))}
            {tab(Route::Actors, Word::PlanActors, Some(|counts| counts.actors))}
            {tab(Route::Changes, Word::PlanChanges, Some(|counts| counts.changes))}
            {tab(Route::Meeting, Word::MeetingTitle, None)}
        </nav>
    }
}

/// Adds a priority at the end of the list and goes to its title.
fn add_priority(app: App) {
    if let Some(id) = app.workspace.add_last(Priority::default()) {
        app.interface.go_to_field(&Route::Priority(id), "priority-title");
    }
}

/// Adds an action at the end of the list, for a priority where one is given, and goes to its title.
fn add_action(app: App, priority: Option<Id<Priority>>) {
    let action = Action {
        priorities: priority.into_iter().collect(),
        ..Action::default()
    };
    add_action_to(app, action);
}

/// Adds an action plan at the end of the list and goes to its title.
fn add_action_plan(app: App) {
    if let Some(id) = app.workspace.add_last(ActionPlan::default()) {
        app.interface.go_to_field(&Route::ActionPlan(id), "action-plan-title");
    }
}

/// Adds an action that begins so at the end of the list, and goes to its title.
fn add_action_to(app: App, action: Action) {
    if let Some(id) = app.workspace.add_last(action) {
        app.interface.go_to_field(&Route::Action(id), "action-title");
    }
}

/// The name of a linked record of the document, or the word for none.
fn name_of<T: Kind>(document: &Document, id: &Id<T>) -> String {
    let record = document.record(id.raw());
    crate::app::text::vocabulary::named(record.map_or("", |record| record.name()))
}
