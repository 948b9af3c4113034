//! The indicators of each area, and those that findings point to: a picture of the values with its source, the same as a table, and the way to a
//! finding.

use leptos::prelude::*;

use super::indicator_course::{self, Shown};
use crate::{
    app::{
        components::{icon::icon, long_list::LongList, municipalities::MunicipalityNames},
        document::workspace::Workspace,
        form::lens::field,
        interface::route::Route,
        pages::plan::figures,
        state::App,
        text::{
            kinds,
            words::{Word, fill, text},
        },
    },
    domain::{
        analysis::indicators::{IndicatorsOfArea, by_area},
        records::{
            analysis::{AnalysisFinding, FindingSort},
            indicator::Indicator,
        },
        values::{date::Date, id::Id},
    },
    platform::web::page,
};

/// What is drawn one after the other: the name of an area, and its indicators.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Item {
    Area(String),
    Indicator(Id<Indicator>, String),
}

/// The indicators by area.
pub fn section(app: App) -> AnyView {
    let items = app.workspace.select(|document, references| {
        let mut items = Vec::new();
        for IndicatorsOfArea { area, indicators } in by_area(document, references) {
            let name = match &area {
                Some(area) => kinds::area_of(&[document], area),
                None => text(Word::AnalysisChartsNoArea).into(),
            };
            items.push(Item::Area(name.clone()));
            items.extend(indicators.into_iter().map(|id| Item::Indicator(id, name.clone())));
        }
        items
    });
    let is_empty = Memo::new(move |_| items.with(Vec::is_empty));
    let list = LongList::new(Memo::new(move |_| items.with(Vec::len)));
    let drawn = move || {
        let mut drawn: Vec<Item> = items.with(|items| items.iter().take(list.drawn.get()).cloned().collect());
        // A name waits for the first of its indicators.
        drawn.pop_if(|last| matches!(last, Item::Area(_)));
        drawn
    };
    let names = MunicipalityNames::fetched();
    let item = move |item: Item| match item {
        Item::Area(name) => view! { <h3>{name}</h3> }.into_any(),
        Item::Indicator(id, _) => figure(app, names, id),
    };
    let content = move || {
        if is_empty.get() {
            return view! { <p class="links-none">{text(Word::AnalysisChartsNone)}</p> }.into_any();
        }
        view! {
            <div class="indicator-charts">
                <For each=drawn key=Item::clone children=item />
            </div>
            {list.more()}
        }
        .into_any()
    };
    let lead = move |press: leptos::ev::MouseEvent| {
        app.interface
            .lead_to_field(&press, &Route::Indicators, figures::SUMMARY);
    };
    view! {
        <section class="section" id="indicators-by-area">
            <h2>{text(Word::AnalysisCharts)}</h2>
            <p class="help no-print">{text(Word::AnalysisChartsLede)}</p>
            <p class="actions no-print">
                <a class="button" id="read-figures" href=Route::Indicators.to_hash() on:click=lead>
                    {icon("download")}
                    {text(Word::FiguresLink)}
                </a>
            </p>
            {content}
        </section>
    }
    .into_any()
}

/// Those that one finding points to.
pub fn of_finding(workspace: Workspace, id: Id<AnalysisFinding>) -> AnyView {
    let pointed = workspace.select(move |document, _| {
        let pointed = document.get(&id).map(|finding| finding.indicators.clone());
        pointed.unwrap_or_default()
    });
    let is_none = Memo::new(move |_| pointed.with(Vec::is_empty));
    let charts = move || {
        (!is_none.get()).then(|| {
            view! {
                <section class="section">
                    <h2>{text(Word::AnalysisCharts)}</h2>
                    <div class="indicator-charts">
                        <For
                            each=move || pointed.get()
                            key=Id::clone
                            children=move |id| {
                                let shown = followed(workspace, id);
                                move || indicator_course::view(shown.get(), ().into_any())
                            }
                        />
                    </div>
                </section>
            }
        })
    };
    charts.into_any()
}

fn followed(workspace: Workspace, id: Id<Indicator>) -> Memo<Shown> {
    workspace.select(move |document, references| {
        let today = page::today();
        today
            .and_then(|today| Shown::of(document, references, &id, today))
            .unwrap_or_default()
    })
}

/// An indicator of an area, with the way to a finding.
fn figure(app: App, names: MunicipalityNames, id: Id<Indicator>) -> AnyView {
    let shown = followed(app.workspace, id.clone());
    let view = move || {
        let (shown, id) = (shown.get(), id.clone());
        let label = fill(Word::AnalysisChartFindingNamed, &[("name", &shown.title)]);
        let button = view! {
            <button
                type="button"
                class="quiet no-print"
                aria-label=label
                data-indicator=id.as_str().to_owned()
                on:click=move |_| write_finding(app, names, &id)
            >
                {icon("plus")}
                {text(Word::AnalysisChartFinding)}
            </button>
        };
        indicator_course::view(shown, button.into_any())
    };
    view.into_any()
}

/// Makes a finding of an indicator, with what it shows, its source, its areas and its municipality, and goes to its title.
pub fn write_finding(app: App, names: MunicipalityNames, id: &Id<Indicator>) {
    let begun = app.workspace.now(|document, references| {
        let indicator = document.get(id)?;
        let shown = Shown::of(document, references, id, page::today()?)?;
        Some(AnalysisFinding {
            sort: FindingSort::Challenge,
            evidence: shown.evidence(),
            source: shown.source.clone(),
            dated: shown.latest_year.and_then(|year| Date::new(year, 12, 31)),
            areas: indicator.areas.clone(),
            municipalities: names.code_of(&indicator.place).into_iter().collect(),
            indicators: vec![id.clone()],
            ..AnalysisFinding::default()
        })
    });
    if let Some(id) = begun.flatten().and_then(|begun| app.workspace.add_last(begun)) {
        app.interface
            .go_to_field(&Route::Finding(id), &field!(AnalysisFinding, title).id());
    }
}
