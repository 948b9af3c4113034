//! The list of lessons, with a field in which one is typed after the other.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            choice_field::{filter_choice, plain},
            empty_state::empty_state,
            field::fresh_id,
            filtered_list::{FilteredList, SearchWords, folded},
            icon::icon,
            lessons_here::factor_said,
            links::LinkedRecord,
            long_list::LongList,
            quick_entry::{QuickEntry, QuickWords},
            record_links,
        },
        form::shown_text::ShownText,
        interface::route::Route,
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        learning::filter::LessonFilter,
        records::{document::Document, lesson::Lesson, plan::Priority, strategy::StepNumber},
        values::id::Id,
    },
    platform::web::typing,
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

/// The section.
pub fn section(app: App) -> AnyView {
    let rows = app.workspace.select(|document, _| {
        let all = document.ordered::<Lesson>().into_iter();
        all.map(|(id, lesson)| row_of(document, id, lesson)).collect::<Vec<_>>()
    });
    let total = Memo::new(move |_| rows.with(Vec::len));
    let is_empty = Memo::new(move |_| total.get() == 0);
    let filter = RwSignal::new(LessonFilter::default());
    let content = move || {
        if is_empty.get() {
            let example = (Word::LessonNoneExample, Word::LessonNoneExampleText);
            return empty_state(Word::LessonNoneTitle, Word::LessonNoneText, example, ().into_any());
        }
        [filter_fields(filter), filtered(rows, filter, total)].into_any()
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
        if app.workspace.add_last(lesson).is_none() {
            return false;
        }
        if filter.with_untracked(|filter| !filter.words.typed().is_empty()) {
            filter.update(|filter| filter.words = SearchWords::default());
        }
        let all = app.workspace.now(|document, _| document.all::<Lesson>().count());
        let all = all.unwrap_or_default().to_string();
        app.notices
            .announce(fill(Word::LessonAdded, &[("title", title), ("n", &all)]));
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

fn filtered(rows: Memo<Vec<Row>>, filter: RwSignal<LessonFilter>, total: Memo<usize>) -> AnyView {
    let lets_through = |filter: &LessonFilter, row: &Row| filter.lets_through(&row.factors, &row.steps, &row.words);
    let filtered = FilteredList::with_filter(rows, filter, lets_through);
    let list = filtered.list;
    Effect::new(move |_| {
        filter.track();
        list.start_again();
    });
    let is_found = Memo::new(move |_| list.total.get() > 0);
    let result = move || {
        let (n, total) = (list.total.get().to_string(), total.get().to_string());
        fill(Word::LessonFilterResult, &[("n", &n), ("total", &total)])
    };
    let found = move || {
        if !is_found.get() {
            return view! { <p class="links-none">{text(Word::LessonFilterNothing)}</p> }.into_any();
        }
        view! {
            <ul class="record-list findings">
                <ForEnumerate
                    each=move || filtered.drawn.get()
                    key=Row::clone
                    children=move |place, row| item(list, place, row)
                />
            </ul>
        }
        .into_any()
    };
    view! {
        <p class="small muted" role="status" id="lessons-result">
            {result}
        </p>
        {found}
        {list.more()}
    }
    .into_any()
}

fn item(list: LongList, place: ReadSignal<usize>, row: Row) -> impl IntoView {
    let said = |text: String| (!text.is_empty()).then(|| view! { <span>{text}</span> });
    let others = row
        .is_of_others
        .then(|| view! { <span>{text(Word::LessonOfOthers)}</span> });
    let lack = match (row.about.is_empty(), row.is_bare) {
        (true, _) => Some(Word::LessonOfNothing),
        (false, true) => Some(Word::LessonUnadapted),
        (false, false) => None,
    };
    let lack = lack.map(|lack| {
        view! {
            <span class="status-tag" data-kind="attention">
                {icon("alert-triangle")}
                {text(lack)}
            </span>
        }
    });
    view! {
        <li aria-setsize=list.total aria-posinset=move || place.get() + 1>
            <a class="record-title" href=Route::Lesson(row.id).to_hash()>
                {row.title}
            </a>
            <span class="record-meta">{others} {said(row.about)} {said(row.source)}</span>
            {lack}
        </li>
    }
}

fn filter_fields(filter: RwSignal<LessonFilter>) -> AnyView {
    let words = move |event| {
        let words = SearchWords::new(typing::entered(&event));
        filter.update(|filter| filter.words = words);
    };
    let search = fresh_id();
    let steps = StepNumber::ALL.map(|step| plain(step.get().to_string(), vocabulary::numbered_step(step)));
    let steps: Signal<Vec<LinkedRecord>> = Signal::stored(steps.into());
    view! {
        <div class="field-row filters no-print" role="search" aria-label=text(Word::LessonFilter)>
            <div class="field grow">
                <label for=search.clone()>{text(Word::LessonFilterWords)}</label>
                <input
                    type="search"
                    id=search
                    autocomplete="off"
                    prop:value=move || ShownText(filter.with(|filter| filter.words.typed().to_owned()))
                    on:input=words
                />
            </div>
            {filter_choice(
                (Word::LessonFilterFactor, Some(Word::LessonFilterNoFactor)),
                Signal::derive(record_links::all_factors),
                filter,
                |filter| &mut filter.factor,
            )}
            {filter_choice(
                (Word::LessonFilterStep, Some(Word::LessonFilterNoStep)),
                steps,
                filter,
                |filter| &mut filter.step,
            )}
        </div>
    }
    .into_any()
}
