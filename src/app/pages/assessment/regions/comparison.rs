//! The own medians beside those of other regions: dots, a web, or a table.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    RegionResult, RegionsView, pictures,
    side_by_side::{OwnRegion, RegionComparison},
};
use crate::{
    app::{
        components::{
            chart::{Chart, TABLE, chart_caption, chart_head},
            view_choice::ViewChoice,
        },
        interface::route::Route,
        text::{
            vocabulary::{self, level},
            words::{self, Word, fill, text},
        },
    },
    domain::assessment::results::counts::Counts,
};

/// How many other regions are shown at once: with the own one as many as marks can be told apart.
const MOST: usize = 5;

const DOTS: &str = "dots";
const RADAR: &str = "radar";
const VIEWS: [(&str, Word); 3] = [
    (DOTS, Word::RegionsViewDots),
    (RADAR, Word::AssessmentViewRadar),
    (TABLE, Word::AssessmentViewTable),
];

/// The section.
pub fn section(view: RegionsView) -> AnyView {
    let wanted: RwSignal<Option<Vec<String>>> = RwSignal::new(None);
    let shown = Memo::new(move |_| {
        view.others.with(|others| match wanted.get() {
            None => others.iter().take(MOST).cloned().collect::<Vec<_>>(),
            Some(ids) => {
                let is_wanted = |other: &&RegionResult| ids.iter().any(|id| id == other.id.as_str());
                others.iter().filter(is_wanted).take(MOST).cloned().collect()
            }
        })
    });
    let (region, round) = (view.region(), view.current.title());
    let comparison = Memo::new(move |_| {
        let results = view.figures()?;
        let own = OwnRegion {
            region: region.get(),
            round: round.get(),
        };
        shown.with(|shown| (!shown.is_empty()).then(|| Arc::new(RegionComparison::of(&own, &results, shown))))
    });
    let stage = Memo::new(move |_| Stage::of(view));
    let content = move || match stage.get() {
        Stage::Figures => figures(view, wanted, shown, comparison),
        stage => before(view, stage),
    };
    view! { <section class="section section-gap">{content}</section> }.into_any()
}

/// What there is to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    NoRound,
    NoFigures,
    NoOthers,
    Figures,
}

impl Stage {
    fn of(view: RegionsView) -> Self {
        if view.results.with(Option::is_none) {
            Self::NoRound
        } else if view.figures().is_none() {
            Self::NoFigures
        } else if view.others.with(Vec::is_empty) {
            Self::NoOthers
        } else {
            Self::Figures
        }
    }
}

fn before(view: RegionsView, stage: Stage) -> AnyView {
    let least = view.results.with(|results| {
        let results = results.as_ref();
        results.map_or(0, |results| results.smallest.get())
    });
    let (message, next) = match stage {
        Stage::NoRound => (text(Word::RegionsSideNoRound).to_owned(), Some(Route::Assessment)),
        Stage::NoFigures => (
            fill(Word::RegionsSideNoFigures, &[("n", &least.to_string())]),
            Some(Route::Round),
        ),
        Stage::NoOthers | Stage::Figures => (text(Word::RegionsSideNone).to_owned(), None),
    };
    let next = next.map(|route| {
        view! {
            <p class="actions">
                <a class="button" href=route.to_hash()>
                    {text(Word::RegionsToRound)}
                </a>
            </p>
        }
    });
    view! {
        <h2>{text(Word::RegionsSideTitle)}</h2>
        <p>{message}</p>
        {next}
    }
    .into_any()
}

fn figures(
    view: RegionsView,
    wanted: RwSignal<Option<Vec<String>>>,
    shown: Memo<Vec<RegionResult>>,
    comparison: Memo<Option<Arc<RegionComparison>>>,
) -> AnyView {
    let choice = ViewChoice::remembered("samspel:regions-view", &VIEWS);
    let is_radar = choice.is(RADAR);
    let draw = move |width| {
        let comparison = comparison.get();
        comparison.map_or_else(String::new, |comparison| {
            if is_radar.get() {
                pictures::radar(&comparison, width)
            } else {
                pictures::dots(&comparison, width)
            }
        })
    };
    let source = move || {
        comparison.with(|comparison| {
            let sources = comparison.as_ref().map(|comparison| comparison.sources.join("; "));
            fill(Word::RegionsChartSource, &[("sources", &sources.unwrap_or_default())])
        })
    };
    let table = move || comparison.with(|comparison| comparison.as_ref().map(|comparison| table(comparison)));
    let has_any = Memo::new(move |_| comparison.with(Option::is_some));
    let content = move || {
        if !has_any.get() {
            return view! { <p>{text(Word::RegionsSideNothing)}</p> }.into_any();
        }
        Chart {
            view: choice,
            draw: Arc::new(draw),
            caption: chart_caption(Word::RegionsChartCaption, source),
            before: ().into_any(),
            after: ().into_any(),
            table: table.into_any(),
            narrow: Some(RADAR),
            class: "",
        }
        .view()
    };
    view! {
        {chart_head(Word::RegionsSideTitle, choice, Word::RegionsView)}
        <p class="help measure">{text(Word::RegionsSideText)}</p>
        {region_choice(view, wanted, shown)}
        {content}
    }
    .into_any()
}

/// The choice of regions; nothing if there is only one.
fn region_choice(view: RegionsView, wanted: RwSignal<Option<Vec<String>>>, shown: Memo<Vec<RegionResult>>) -> AnyView {
    let is_shown = move |id: &str| shown.with(|shown| shown.iter().any(|other| other.id.as_str() == id));
    let is_full = Memo::new(move |_| shown.with(|shown| shown.len() >= MOST));
    let content = move || {
        let others = view.others.get();
        if others.len() < 2 {
            return None;
        }
        let option = |other: RegionResult| {
            let id = other.id.as_str().to_owned();
            let (of_box, of_state, of_full) = (id.clone(), id.clone(), id.clone());
            let turn = move |_| {
                let mut ids = shown.with_untracked(|shown| {
                    let ids = shown.iter().map(|other| other.id.as_str().to_owned());
                    ids.collect::<Vec<_>>()
                });
                if let Some(place) = ids.iter().position(|one| *one == of_box) {
                    ids.remove(place);
                } else if ids.len() < MOST {
                    ids.push(of_box.clone());
                }
                wanted.set(Some(ids));
            };
            let round = vocabulary::named(&other.result.title);
            view! {
                <label class="choice">
                    <input
                        type="checkbox"
                        value=id
                        prop:checked=move || is_shown(&of_state)
                        prop:disabled=move || is_full.get() && !is_shown(&of_full)
                        on:change=turn
                    />
                    <span>{other.name}" "<span class="muted small">{round}</span></span>
                </label>
            }
        };
        let help = move || {
            let most = MOST.to_string();
            let word = if is_full.get() {
                Word::RegionsChooseFull
            } else {
                Word::RegionsChooseHelp
            };
            fill(word, &[("n", &most)])
        };
        let is_many = others.len() > MOST;
        let options: Vec<_> = others.into_iter().map(option).collect();
        Some(view! {
            <fieldset class="form-group regions-choice no-print">
                <legend>{text(Word::RegionsChoose)}</legend>
                {is_many.then(|| view! { <p class="help">{help}</p> })}
                <div class="regions-options">{options}</div>
            </fieldset>
        })
    };
    content.into_any()
}

fn table(comparison: &RegionComparison) -> AnyView {
    let heads: Vec<_> = comparison
        .names
        .iter()
        .map(|name| view! { <th scope="col">{name.clone()}</th> })
        .collect();
    let rows: Vec<_> = comparison
        .factors
        .iter()
        .map(|(factor, compared)| {
            let cells: Vec<_> = RegionComparison::counts(compared).map(cell).collect();
            let (n, total) = (compared.statements.to_string(), compared.asked.to_string());
            view! {
                <tr>
                    <th scope="row">
                        <span class="factor-no">{factor.number}</span>
                        {factor.title(words::language())}
                    </th>
                    <td class="num">{fill(Word::RegionsOf, &[("n", &n), ("total", &total)])}</td>
                    {cells}
                </tr>
            }
        })
        .collect();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=text(Word::RegionsTableCaption)>
            <table class="data-table wide-table regions-table">
                <caption class="visually-hidden">{text(Word::RegionsTableCaption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text(Word::AssessmentTableFactor)}</th>
                        <th scope="col" class="num">
                            {text(Word::RegionsColumnStatements)}
                        </th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell(counts: &Counts) -> AnyView {
    let n = words::numbers().count(counts.n());
    let n = counts.median().map(|_| {
        let n = fill(Word::RegionsNIs, &[("n", &n)]);
        view! { <span class="cell-more">{n}</span> }
    });
    let median = counts.median().map_or_else(|| "–".to_owned(), level);
    view! { <td>{median}{n}</td> }.into_any()
}
