//! The indicators in their order, looked for by words and area, each with its latest value; and where figures of others are taken in.

use leptos::prelude::*;

use super::{
    analysis::latest_values,
    figures,
    index_page::{EmptyWords, IndexPage, nothing},
};
use crate::{
    app::{
        components::{
            choice_field::{filter_choice, plain},
            field::fresh_id,
            filtered_list::{FilteredList, SearchWords, folded},
            long_list::LongList,
        },
        document::workspace::Workspace,
        form::{lens::field, shown_text::ShownText},
        interface::route::Route,
        state::App,
        text::{
            kinds, vocabulary,
            words::{Word, count, fill, text},
        },
    },
    domain::{
        records::{analysis::ModelArea, document::Document, indicator::Indicator, plan::Target},
        values::{id::Id, search::NONE},
    },
    platform::web::{page, typing},
};

/// What is said where there are none.
const EMPTY: EmptyWords = [
    Word::PlanIndicatorsEmptyTitle,
    Word::PlanIndicatorsEmptyText,
    Word::PlanIndicatorsExample,
    Word::PlanIndicatorsExampleText,
];

/// The page.
pub fn page(app: App) -> impl IntoView {
    let index = IndexPage {
        route: Route::Indicators,
        title: Word::PlanIndicators,
        lede: Word::PlanIndicatorsLede,
        add: ("add-indicator", Word::PlanAddIndicator),
    };
    let is_empty = app
        .workspace
        .now(|document, _| document.all::<Indicator>().next().is_none());
    let content = [figures::section(app, is_empty == Some(true)), list(app)];
    index.view(app, move || add(app), content.into_any())
}

/// Adds an indicator at the end of the list and goes to its title.
fn add(app: App) {
    if let Some(id) = app.workspace.add_last(Indicator::default()) {
        app.interface
            .go_to_field(&Route::Indicator(id), &field!(Indicator, title).id());
    }
}

/// An indicator as a row, with what is looked for.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    id: Id<Indicator>,
    title: String,
    unit: String,
    areas: Vec<Id<ModelArea>>,
    area_names: String,
    /// What the words of the filter are looked for in, folded.
    words: String,
}

/// Which indicators are looked for. An empty choice lets everything through.
#[derive(Clone, Default)]
struct IndicatorFilter {
    /// The id of a part of the model, or [`NONE`] for those of none.
    area: String,
    words: SearchWords,
}

fn row_of(document: &Document, id: Id<Indicator>, indicator: &Indicator) -> Row {
    let names: Vec<_> = indicator
        .areas
        .iter()
        .map(|area| kinds::area_of(&[document], area))
        .collect();
    let title = vocabulary::named(&indicator.title);
    Row {
        words: folded(&[&title, &indicator.key_figure, &indicator.place, &indicator.source]),
        title,
        id,
        unit: indicator.unit.trim().into(),
        areas: indicator.areas.clone(),
        area_names: names.join(", "),
    }
}

fn lets_through(filter: &IndicatorFilter, row: &Row) -> bool {
    let is_of_area = match filter.area.as_str() {
        "" => true,
        NONE => row.areas.is_empty(),
        chosen => row.areas.iter().any(|area| area.as_str() == chosen),
    };
    is_of_area && filter.words.are_in(&row.words)
}

fn list(app: App) -> AnyView {
    let rows = app.workspace.select(|document, _| {
        let all = document.ordered::<Indicator>().into_iter();
        all.map(|(id, indicator)| row_of(document, id, indicator))
            .collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let filter = RwSignal::new(IndicatorFilter::default());
    let content = move || {
        if is_empty.get() {
            return nothing(EMPTY);
        }
        [filter_fields(app.workspace, filter), filtered(app, rows, filter)].into_any()
    };
    content.into_any()
}

fn filter_fields(workspace: Workspace, filter: RwSignal<IndicatorFilter>) -> AnyView {
    let areas = workspace.select(|document, _| {
        let areas = document.used_areas().into_iter();
        areas
            .map(|(id, _)| plain(id.as_str(), kinds::area_of(&[document], &id)))
            .collect::<Vec<_>>()
    });
    let words = move |event| {
        let words = SearchWords::new(typing::entered(&event));
        filter.update(|filter| filter.words = words);
    };
    let search = fresh_id();
    view! {
        <div class="field-row filters no-print" role="search" aria-label=text(Word::PlanIndicatorsFilter)>
            <div class="field grow">
                <label for=search.clone()>{text(Word::PlanIndicatorsWords)}</label>
                <input
                    type="search"
                    id=search
                    autocomplete="off"
                    prop:value=move || ShownText(filter.with(|filter| filter.words.typed().to_owned()))
                    on:input=words
                />
            </div>
            {filter_choice(
                (Word::AnalysisFilterArea, Some(Word::AnalysisFilterNoArea)),
                areas.into(),
                filter,
                |filter| &mut filter.area,
            )}
        </div>
    }
    .into_any()
}

fn filtered(app: App, rows: Memo<Vec<Row>>, filter: RwSignal<IndicatorFilter>) -> AnyView {
    let filtered = FilteredList::with_filter(rows, filter, lets_through);
    let list = filtered.list;
    Effect::new(move |_| {
        filter.track();
        list.start_again();
    });
    let is_found = Memo::new(move |_| list.total.get() > 0);
    let result = move || {
        let (n, total) = (list.total.get().to_string(), rows.with(Vec::len).to_string());
        fill(Word::PlanIndicatorsResult, &[("n", &n), ("total", &total)])
    };
    let found = move || {
        if !is_found.get() {
            return view! { <p class="links-none">{text(Word::PlanIndicatorsNothing)}</p> }.into_any();
        }
        view! {
            <ul class="record-list">
                <ForEnumerate
                    each=move || filtered.drawn.get()
                    key=Row::clone
                    children=move |place, row| item(app, list, place, row)
                />
            </ul>
        }
        .into_any()
    };
    view! {
        <p class="small muted" role="status" id="indicators-result">
            {result}
        </p>
        {found}
        {list.more()}
    }
    .into_any()
}

fn item(app: App, list: LongList, place: ReadSignal<usize>, row: Row) -> impl IntoView {
    let id = row.id.clone();
    let measured = app.workspace.select(move |document, references| {
        let latest = page::today().and_then(|today| latest_values(document, references, &id, today));
        (
            latest,
            references.referrers_of_kind::<Target>(document, id.raw()).count(),
        )
    });
    let latest = move || {
        let latest = measured.with(|(latest, _)| latest.clone());
        latest.unwrap_or_else(|| text(Word::FollowUpNotMeasured).to_lowercase())
    };
    let targets = move || {
        let targets = measured.with(|(_, targets)| *targets);
        count(Word::PlanTargetCountOne, Word::PlanTargetCountMany, targets)
    };
    let said = |text: String| (!text.is_empty()).then(|| view! { <span>{text}</span> });
    view! {
        <li aria-setsize=list.total aria-posinset=move || place.get() + 1>
            <a class="record-title" href=Route::Indicator(row.id).to_hash()>
                {row.title}
            </a>
            <span class="record-meta">
                {said(row.unit)} <span>{latest}</span> {said(row.area_names)} <span>{targets}</span>
            </span>
        </li>
    }
}
