//! The list of lessons, with a field in which one is typed after the other.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            choice_field::{filter_choice, options_of},
            empty_state::empty_state,
            filtered_list::{FilteredList, SearchWords, folded},
            lessons_here::factor_said,
            list_filter::ListFilter,
            quick_entry::{QuickEntry, QuickWords, add_and_say},
            record_links,
            record_rows::RecordRow,
            status_tag::lack_tag,
        },
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        learning::filter::LessonFilter,
        records::{document::Document, lesson::Lesson, plan::Priority, strategy::StepNumber},
        values::id::Id,
    },
};

/// A lesson as a row.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    id: Id<Lesson>,
    title: String,
    factors: Vec<String>,
    steps: Vec<String>,
    /// Where it is shown, in words.
    about: String,
    source: String,
    is_of_others: bool,
    /// Whether it doesn't say under which conditions others did it, or what must be adapted here.
    is_bare: bool,
    /// What the words of the filter are looked for in, folded.
    words: String,
}

fn row_of(document: &Document, id: Id<Lesson>, lesson: &Lesson) -> Row {
    let is_blank = |text: &str| text.trim().is_empty();
    let title = vocabulary::named(&lesson.title);
    let factors = lesson.factors.iter().map(|factor| factor_said(factor));
    let steps = lesson.step_numbers().map(vocabulary::numbered_step);
    let named = |priority: &Id<Priority>| document.get(priority).map(|one| vocabulary::named(&one.title));
    let priorities = lesson.priorities.iter().filter_map(named);
    let about: Vec<_> = priorities.chain(factors).chain(steps).collect();
    let texts = [
        &title,
        &lesson.went_well,
        &lesson.was_hard,
        &lesson.others,
        &lesson.conditions,
        &lesson.to_adapt,
        &lesson.source,
    ];
    let is_of_others = !is_blank(&lesson.others);
    Row {
        words: folded(&texts.map(String::as_str)),
        about: about.join("; "),
        source: lesson.source.trim().to_owned(),
        is_bare: is_of_others && (is_blank(&lesson.conditions) || is_blank(&lesson.to_adapt)),
        is_of_others,
        factors: lesson.factors.clone(),
        steps: lesson.steps.clone(),
        title,
        id,
    }
}

fn lets_through(filter: &LessonFilter, row: &Row) -> bool {
    filter.lets_through(&row.factors, &row.steps, &row.words)
}

/// The section.
pub fn section(app: App) -> AnyView {
    let rows = app.workspace.select(|document, _| {
        let all = document.ordered::<Lesson>().into_iter();
        all.map(|(id, lesson)| row_of(document, id, lesson)).collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let filter = RwSignal::new(LessonFilter::default());
    let of_list = ListFilter {
        id: "lessons",
        legend: Word::LessonFilter,
        search: Word::LessonFilterWords,
        result: Word::LessonFilterResult,
        nothing: Word::LessonFilterNothing,
        filter,
        words: |filter| &mut filter.words,
    };
    let content = move || {
        if is_empty.get() {
            let example = (Word::LessonNoneExample, Word::LessonNoneExampleText);
            return empty_state(Word::LessonNoneTitle, Word::LessonNoneText, example, ().into_any());
        }
        let filtered = FilteredList::with_filter(rows, filter, lets_through);
        [of_list.fields(choices(filter)), of_list.rows(filtered, row_view)].into_any()
    };
    view! {
        <div id="lessons">{quick(app, filter)} {content}</div>
    }
    .into_any()
}

/// What is typed becomes a lesson at the end of the list, of the factor and the step that are shown; the words that are looked for go, so
/// that it is seen.
fn quick(app: App, filter: RwSignal<LessonFilter>) -> AnyView {
    let add = move |title: &str| {
        let lesson = filter.with_untracked(|filter| filter.begun(title.to_owned()));
        if !add_and_say(app, lesson, title, Word::LessonAdded) {
            return false;
        }
        if filter.with_untracked(|filter| !filter.words.typed().is_empty()) {
            filter.update(|filter| filter.words = SearchWords::default());
        }
        true
    };
    let entry = QuickEntry {
        id: "new-lesson",
        button: "add-lesson",
        words: QuickWords {
            label: Word::LessonQuick,
            help: Word::LessonQuickHelp,
            add: Word::LessonQuickAdd,
            empty: Word::LessonQuickEmpty,
        },
        beside: ().into_any(),
    };
    entry.view(add)
}

/// What a row says.
fn row_view(row: Row) -> AnyView {
    let others = if row.is_of_others {
        text(Word::LessonOfOthers)
    } else {
        ""
    };
    let lack = match (row.about.is_empty(), row.is_bare) {
        (true, _) => Some(Word::LessonOfNothing),
        (false, true) => Some(Word::LessonUnadapted),
        (false, false) => None,
    };
    let row = RecordRow {
        to: Route::Lesson(row.id),
        title: row.title,
        meta: vec![others.into(), row.about, row.source],
        tag: lack.map(|lack| lack_tag(text(lack).into())),
    };
    row.view()
}

fn choices(filter: RwSignal<LessonFilter>) -> AnyView {
    let factors = || options_of(record_links::all_factors());
    let steps = StepNumber::ALL.map(|step| (step.get().to_string(), vocabulary::numbered_step(step)));
    view! {
        {filter_choice(
            (Word::LessonFilterFactor, Some(Word::LessonFilterNoFactor)),
            Signal::derive(factors),
            filter,
            |filter| &mut filter.factor,
        )}
        {filter_choice(
            (Word::LessonFilterStep, Some(Word::LessonFilterNoStep)),
            Signal::stored(steps.into()),
            filter,
            |filter| &mut filter.step,
        )}
    }
    .into_any()
}
