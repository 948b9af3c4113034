//! One lesson: what happened here, what others did, and where it is shown.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            factor_links::factor_links,
            field::{text_area, text_field},
            finding::findings_of,
            links::linked_name,
            record_links,
            tick_boxes::tick_boxes,
        },
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        pages::plan::record_page::{RecordPage, removal},
        state::App,
        text::{
            vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        records::{
            lesson::{Lesson, STEPS},
            strategy::StepNumber,
        },
        values::{code::with_code, id::Id},
    },
};

/// The page.
pub fn page(app: App, id: Id<Lesson>) -> impl IntoView {
    let page = RecordPage {
        list: Route::Lessons,
        list_word: Word::LessonTitle,
        what: Word::LessonKicker,
    };
    page.view(app.workspace, id, move |id| content(app.workspace, id))
}

fn content(workspace: Workspace, id: Id<Lesson>) -> [AnyView; 2] {
    let lesson = workspace.form(id.clone());
    let main = view! {
        {fields(lesson)}
        <div class="actions">{removal(workspace, &id, Route::Lessons, Word::LessonRemove)}</div>
    };
    let beside = view! {
        {findings_of(workspace, id.raw())}
        {applies(lesson)}
        {origin(lesson)}
    };
    [main.into_any(), beside.into_any()]
}

fn fields(lesson: FormRecord<Lesson>) -> impl IntoView {
    view! {
        {text_field(lesson.field(field!(Lesson, title)).class("field field-title"))}
        <section class="form-group stack">
            <h2>{text(Word::LessonAtHome)}</h2>
            <div class="lesson-fields">
                {text_area(lesson.field(field!(Lesson, went_well)))} {text_area(lesson.field(field!(Lesson, was_hard)))}
            </div>
        </section>
        <section class="form-group stack">
            <h2>{text(Word::LessonElsewhere)}</h2>
            {text_area(lesson.field(field!(Lesson, others)).help(Word::LessonOthersHelp))}
            <div class="lesson-fields">
                {text_area(lesson.field(field!(Lesson, conditions)).help(Word::LessonConditionsHelp))}
                {text_area(lesson.field(field!(Lesson, to_adapt)).help(Word::LessonAdaptHelp))}
            </div>
        </section>
        <section class="form-group stack">
            <h2>{text(Word::LessonAbout)}</h2>
            {text_field(lesson.field(field!(Lesson, source)).help(Word::LessonSourceHelp))}
            {steps(lesson)}
        </section>
    }
}

fn steps(lesson: FormRecord<Lesson>) -> AnyView {
    let options = StepNumber::ALL.map(|step| (step.get().to_string(), vocabulary::numbered_step(step)));
    let is_chosen = move |step: &str| lesson.with(|lesson| lesson.steps.iter().any(|one| one == step));
    let choose = move |step: String, is_meant: bool| {
        lesson.change(|lesson| lesson.steps = with_code(&lesson.steps, STEPS.codes, &step, is_meant));
    };
    let lens = field!(Lesson, steps);
    tick_boxes("lesson-steps", lens.label, options.into(), is_chosen, choose)
}

/// What it is about beside the steps, by which it is shown.
fn applies(lesson: FormRecord<Lesson>) -> impl IntoView {
    view! {
        <section>
            <h2>{text(Word::LessonApplies)}</h2>
            <div class="stack">
                <p class="help">{text(Word::LessonAppliesHelp)}</p>
                <div id=field!(Lesson, factors).id() tabindex="-1">
                    {factor_links(lesson, field!(Lesson, factors))}
                </div>
                {record_links::field(
                    lesson,
                    field!(Lesson, priorities),
                    Word::LessonPrioritiesNone,
                    Word::AnalysisPrioritiesChoose,
                    record_links::priorities,
                )}
            </div>
        </section>
    }
}

/// The review that it was made from, if from one.
fn origin(lesson: FormRecord<Lesson>) -> impl IntoView {
    let review = lesson.workspace.select(move |document, _| {
        let review = lesson.with(|lesson| lesson.review.clone())?;
        record_links::to(document, review.raw())
    });
    move || {
        review.get().map(|review| {
            view! {
                <section>
                    <h2>{text(field!(Lesson, review).label)}</h2>
                    <p>{linked_name(review)}</p>
                </section>
            }
        })
    }
}
