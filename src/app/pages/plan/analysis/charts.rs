//! The indicators that findings point to, each as a picture of its values with its source.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    app::{
        document::workspace::Workspace,
        interface::route::Route,
        text::{
            follow_up, vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        follow_up::series::{measurements_of, years},
        records::{
            analysis::AnalysisFinding,
            document::Document,
            indicator::{Indicator, Measurement, Sex},
            references::References,
        },
        values::{date::Date, id::Id},
    },
    platform::web::page,
    render::{
        course::{Course, YearPoint},
        frame::Frame,
        palette::Palette,
    },
};

/// The width of a picture: one on a phone, and two beside each other elsewhere.
const WIDTH: f64 = 320.0;

/// What is shown of an indicator.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    id: String,
    title: String,
    unit: String,
    source: String,
    svg: String,
    values: Vec<String>,
}

fn shown(document: &Document, references: &References, id: &Id<Indicator>, today: Date) -> Option<Shown> {
    let indicator = document.get(id)?;
    let found = measurements_of(document, references, id.raw());
    let found: Vec<&Measurement> = found.into_iter().map(|(_, one)| one).collect();
    let of_both = years(&found, Sex::Total, today, false);
    let points: Vec<_> = of_both
        .iter()
        .map(|(year, value)| YearPoint {
            year: *year,
            value: value.value,
            label: follow_up::number(value.value),
        })
        .collect();
    let values: Vec<_> = points
        .iter()
        .map(|point| format!("{}: {}", point.year, point.label))
        .collect();
    Some(Shown {
        id: id.as_str().into(),
        title: vocabulary::named(&indicator.title),
        unit: indicator.unit.trim().into(),
        source: indicator.source.trim().into(),
        // One value is no course.
        svg: if points.len() < 2 {
            String::new()
        } else {
            course_of(id, &indicator.title, &points, &values.join(", "))
        },
        values,
    })
}

/// The picture of an indicator's values.
fn course_of(id: &Id<Indicator>, title: &str, points: &[YearPoint], description: &str) -> String {
    let picture = Course {
        frame: Frame {
            id: &format!("indicator-{}", id.as_str()),
            language: words::tag(words::language()),
            title: &vocabulary::named(title),
            description,
            heading: false,
            note: "",
            width: WIDTH,
            margin: 0.0,
            palette: &Palette::LIGHT,
        },
        points,
        goal: None,
    };
    picture.to_svg()
}

/// Those that any finding points to.
pub fn section(workspace: Workspace) -> AnyView {
    let all = workspace.select(|document, references| {
        let findings = document.all::<AnalysisFinding>();
        let pointed: BTreeSet<_> = findings
            .flat_map(|(_, finding)| finding.indicators.iter().cloned())
            .collect();
        of(document, references, pointed)
    });
    view(all)
}

/// Those that one finding points to.
pub fn of_finding(workspace: Workspace, id: Id<AnalysisFinding>) -> AnyView {
    let all = workspace.select(move |document, references| {
        let pointed = document.get(&id).map(|finding| finding.indicators.clone());
        of(document, references, pointed.unwrap_or_default())
    });
    view(all)
}

fn of(document: &Document, references: &References, ids: impl IntoIterator<Item = Id<Indicator>>) -> Vec<Shown> {
    let Some(today) = page::today() else { return Vec::new() };
    ids.into_iter()
        .filter_map(|id| shown(document, references, &id, today))
        .collect()
}

fn view(all: Memo<Vec<Shown>>) -> AnyView {
    let charts = move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            view! {
                <section class="section">
                    <h2>{text(Word::AnalysisCharts)}</h2>
                    <div class="indicator-charts">{all.into_iter().map(chart).collect::<Vec<_>>()}</div>
                </section>
            }
        })
    };
    charts.into_any()
}

fn chart(shown: Shown) -> AnyView {
    let Shown {
        id,
        title,
        unit,
        source,
        svg,
        values,
    } = shown;
    let href = crate::domain::values::id::RecordId::new(&id).map(|id| Route::Indicator(Id::of(id)).to_hash());
    let source = if source.is_empty() {
        text(Word::AnalysisChartNoSource).to_owned()
    } else {
        fill(Word::AnalysisChartSource, &[("source", &source)])
    };
    let values = if values.is_empty() {
        text(Word::AnalysisChartNoValues).to_owned()
    } else {
        values.join(", ")
    };
    let unit = (!unit.is_empty()).then(|| [" (", &unit, ")"].concat());
    let has_picture = !svg.is_empty();
    view! {
        <figure class="chart">
            {has_picture.then(|| view! { <div class="chart-holder" inner_html=svg /> })}
            <figcaption>
                <a href=href>{title}</a>
                {unit}
                ". "
                {(!has_picture).then(|| [&values, ". "].concat())}
                {source}
            </figcaption>
        </figure>
    }
    .into_any()
}
