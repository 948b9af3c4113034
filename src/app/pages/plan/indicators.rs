//! The indicators in their order, looked for by words and area, each with its latest value; and where figures of others are taken in.

use leptos::prelude::*;

use super::{
    analysis::{area_choice, latest_values},
    figures,
    index_page::{EmptyWords, IndexPage, nothing},
};
use crate::{
    app::{
        components::{
            filtered_list::{FilteredList, SearchWords, folded},
            list_filter::ListFilter,
        },
        form::lens::field,
        interface::route::Route,
        state::App,
        text::{
            kinds, vocabulary,
            words::{Word, count, text},
        },
    },
    domain::{
        records::{analysis::ModelArea, document::Document, indicator::Indicator, plan::Target},
        values::{id::Id, search::is_chosen},
    },
    platform::web::page,
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
#[derive(Clone, Default, PartialEq)]
struct IndicatorFilter {
    /// The id of a part of the model, or `NONE` for those of none.
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
    is_chosen(&filter.area, row.areas.iter().map(Id::as_str)) && filter.words.are_in(&row.words)
}

fn list(app: App) -> AnyView {
    let rows = app.workspace.select(|document, _| {
        let all = document.ordered::<Indicator>().into_iter();
        all.map(|(id, indicator)| row_of(document, id, indicator))
            .collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let filter = RwSignal::new(IndicatorFilter::default());
    let of_list = ListFilter {
        id: "indicators",
        legend: Word::PlanIndicatorsFilter,
        search: Word::PlanIndicatorsWords,
        result: Word::PlanIndicatorsResult,
        nothing: Word::PlanIndicatorsNothing,
        filter,
        words: |filter| &mut filter.words,
    };
    let content = move || {
        if is_empty.get() {
            return nothing(EMPTY);
        }
        let filtered = FilteredList::with_filter(rows, filter, lets_through);
        let area = area_choice(app.workspace, filter, |filter| &mut filter.area);
        let list = of_list.rows(filtered, move |row| row_view(app, row));
        [of_list.fields(area), list].into_any()
    };
    content.into_any()
}

fn row_view(app: App, row: Row) -> AnyView {
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
        <a class="record-title" href=Route::Indicator(row.id).to_hash()>
            {row.title}
        </a>
        <span class="record-meta">
            {said(row.unit)} <span>{latest}</span> {said(row.area_names)} <span>{targets}</span>
        </span>
    }
    .into_any()
}
