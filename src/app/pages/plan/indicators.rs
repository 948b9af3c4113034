//! The indicators in their order, each with its latest value.

use leptos::prelude::*;

use super::{
    figures,
    index_page::{IndexPage, record_list},
};
use crate::{
    app::{
        form::lens::field,
        interface::route::Route,
        state::App,
        text::{
            follow_up, kinds, vocabulary,
            words::{Word, count, text},
        },
    },
    domain::{
        follow_up::series,
        records::{
            document::Document,
            indicator::{Indicator, Sex},
            plan::Target,
            references::References,
        },
        values::id::Id,
    },
    platform::web::page,
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let empty = [
        Word::PlanIndicatorsEmptyTitle,
        Word::PlanIndicatorsEmptyText,
        Word::PlanIndicatorsExample,
        Word::PlanIndicatorsExampleText,
    ];
    let index = IndexPage {
        route: Route::Indicators,
        title: Word::PlanIndicators,
        lede: Word::PlanIndicatorsLede,
        add: ("add-indicator", Word::PlanAddIndicator),
    };
    let is_empty = app
        .workspace
        .now(|document, _| document.all::<Indicator>().next().is_none());
    let content = [
        figures::section(app, is_empty == Some(true)),
        record_list(app, empty, row),
    ];
    index.view(app, move || add(app), content.into_any())
}

/// Adds an indicator at the end of the list and goes to its title.
fn add(app: App) {
    if let Some(id) = app.workspace.add_last(Indicator::default()) {
        app.interface
            .go_to_field(&Route::Indicator(id), &field!(Indicator, title).id());
    }
}

/// What is said of an indicator in the list.
#[derive(Clone, Default, PartialEq)]
struct Row {
    title: String,
    unit: String,
    latest: Option<String>,
    areas: String,
    targets: usize,
}

fn row_of(document: &Document, references: &References, id: &Id<Indicator>) -> Option<Row> {
    let indicator = document.get(id)?;
    let measurements = series::measurements_of(document, references, id.raw());
    let measurements: Vec<_> = measurements.into_iter().map(|(_, one)| one).collect();
    let years = series::years(&measurements, Sex::Total, page::today()?, false);
    let latest = years.last_key_value();
    Some(Row {
        title: vocabulary::named(&indicator.title),
        unit: indicator.unit.trim().into(),
        latest: latest.map(|(year, value)| format!("{year}: {}", follow_up::number(value.value))),
        areas: {
            let areas = indicator.areas.iter().map(|area| kinds::area_of(&[document], area));
            areas.collect::<Vec<_>>().join(", ")
        },
        targets: references.referrers_of_kind::<Target>(document, id.raw()).count(),
    })
}

fn row(app: App, id: Id<Indicator>) -> AnyView {
    let href = Route::Indicator(id.clone()).to_hash();
    let row = app
        .workspace
        .select(move |document, references| row_of(document, references, &id).unwrap_or_default());
    let title = move || row.with(|row| row.title.clone());
    let said = move || {
        let row = row.get();
        let latest = row
            .latest
            .unwrap_or_else(|| text(Word::FollowUpNotMeasured).to_lowercase());
        view! {
            {(!row.unit.is_empty()).then(|| view! { <span>{row.unit}</span> })}
            <span>{latest}</span>
            {(!row.areas.is_empty()).then(|| view! { <span>{row.areas}</span> })}
            <span>{count(Word::PlanTargetCountOne, Word::PlanTargetCountMany, row.targets)}</span>
        }
    };
    view! {
        <li>
            <a class="record-title" href=href>
                {title}
            </a>
            <span class="record-meta">{said}</span>
        </li>
    }
    .into_any()
}
