//! The lessons that matter where somebody is at work: a few, each with why it is there. Nothing where there is none.

use leptos::prelude::*;

use super::icon::icon;
use crate::{
    app::{
        document::workspace::Workspace,
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        assessment::factors::QuestionSet,
        learning::proposing::{Concern, ProposedLesson, Reason, lessons_for},
        records::{document::Document, lesson::Lesson, references::References},
        values::id::Id,
    },
};

/// How many are shown; the others are a press away.
const MOST: usize = 3;

/// A lesson as it is shown: where its page is, what it says, and why it is shown.
#[derive(Clone, PartialEq)]
struct Row {
    id: Id<Lesson>,
    title: String,
    because: String,
}

/// The lessons that matter for what `concern` gives; followed.
pub fn lessons_here(
    workspace: Workspace,
    concern: impl Fn(&Document, &References) -> Concern + Send + Sync + 'static,
) -> AnyView {
    let found = workspace.select(move |document, references| {
        // Most documents have no lesson, and then nothing is asked of the rest.
        let total = document.all::<Lesson>().count();
        if total == 0 {
            return (Vec::new(), 0);
        }
        let lessons = lessons_for(document, &concern(document, references));
        let rows = lessons.into_iter().take(MOST).map(|one| row(document, one));
        (rows.collect(), total)
    });
    let shown = move || {
        let (rows, total) = found.get();
        (!rows.is_empty()).then(|| {
            let rows: Vec<_> = rows.into_iter().map(line).collect();
            let all = fill(Word::LessonHereAll, &[("n", &number(total))]);
            view! {
                <div class="lessons-here">
                    <p class="label">{icon("message")}{text(Word::LessonHere)}</p>
                    <ul>{rows}</ul>
                    <p class="small no-print">
                        <a href=Route::Lessons.to_hash()>{all}</a>
                    </p>
                </div>
            }
        })
    };
    shown.into_any()
}

fn row(document: &Document, lesson: ProposedLesson) -> Row {
    let title = document.get(&lesson.id).map_or("", |lesson| &lesson.title);
    let because: Vec<_> = lesson.reasons.iter().map(because).collect();
    Row {
        title: vocabulary::named(title),
        because: because.join(", "),
        id: lesson.id,
    }
}

fn because(reason: &Reason) -> String {
    match reason {
        Reason::Priority(_) => text(Word::LessonBecausePriority).into(),
        Reason::Factor(factor) => factor_said(factor),
        Reason::Step(step) => fill(Word::LessonBecauseStep, &[("number", &step.get().to_string())]),
    }
}

/// A factor by its number, in the middle of a line.
pub fn factor_said(factor: &str) -> String {
    let known = QuestionSet::current().factor(factor);
    let number = known.map_or_else(|| factor.to_owned(), |one| one.number.to_string());
    fill(Word::LessonBecauseFactor, &[("number", &number)])
}

fn line(row: Row) -> AnyView {
    view! {
        <li>
            <a href=Route::Lesson(row.id).to_hash()>{row.title}</a>
            " "
            <span class="small muted">"("{row.because}")"</span>
        </li>
    }
    .into_any()
}
