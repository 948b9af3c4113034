//! Who has been heard: the groups of actors and the municipalities of the county, in numbers and words, and as a map.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::of_county;
use crate::{
    app::{
        components::{
            chart::{Chart, TABLE, chart_caption, chart_head},
            icon::icon,
            municipalities::{CountyGround, MunicipalityNames, county_ground},
            note::Note,
            view_choice::ViewChoice,
        },
        state::App,
        text::{
            vocabulary,
            words::{self, Word, fill, number, text},
        },
    },
    domain::{
        dialogue::coverage::{self, Coverage, Heard},
        records::dialogue::Contribution,
        values::{county, extent::centre, geometry::Position},
    },
    map::municipalities::MunicipalityAreas,
    render::{
        county_map::{CountyMap, CountyMapWords, Hearing, MapMunicipality},
        frame::Frame,
        palette::Palette,
    },
};

const VIEWS: &[(&str, Word)] = &[("map", Word::DialogueCoverageMap), (TABLE, Word::DialogueCoverageTable)];

/// A row: what it is of, and what has been heard.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    /// The code of a municipality; empty for a group.
    code: String,
    name: String,
    heard: Heard,
}

/// How far that is.
fn hearing(heard: Heard) -> Hearing {
    match heard {
        heard if heard.is_heard() => Hearing::Heard,
        Heard { invited: 1.., .. } => Hearing::Invited,
        _ => Hearing::Unheard,
    }
}

/// What the map, its key and the tables call it.
fn hearing_word(hearing: Hearing) -> Word {
    match hearing {
        Hearing::Heard => Word::DialogueCoverageHeard,
        Hearing::Invited => Word::DialogueCoverageInvitedOnly,
        Hearing::Unheard => Word::DialogueCoverageUnheard,
    }
}

/// The groups as a table, the municipalities as a map and a table.
pub fn section(app: App) -> AnyView {
    let names = MunicipalityNames::fetched();
    let county = app.workspace.select(|document, _| document.strategy().county.clone());
    let has_county = Memo::new(move |_| county::by_code(&county.get()).is_some());
    let ground = county_ground(county);
    let coverage = app.workspace.select(move |document, _| {
        let county = names.with(|names| of_county(document, names));
        let named: Vec<_> = county
            .iter()
            .map(|one| coverage::MunicipalityNames {
                code: &one.code,
                names: std::iter::once(one.name.clone()).chain(one.written()).collect(),
            })
            .collect();
        let coverage = ground.with(|ground| Coverage::of(document, &named, &ground.districts()));
        let group = |(group, heard)| Row {
            code: String::new(),
            name: vocabulary::group(Some(group)).to_owned(),
            heard,
        };
        let place = |(one, heard): (&crate::map::municipalities::MunicipalityName, Heard)| Row {
            code: one.code.clone(),
            name: one.name.clone(),
            heard,
        };
        let groups: Vec<Row> = coverage.groups.into_iter().map(group).collect();
        let places = county.iter().zip(coverage.municipalities).map(place);
        let places: Vec<Row> = places.collect();
        let in_no_row = [coverage.of_no_municipality, coverage.of_others];
        ((groups, coverage.of_no_group), (places, in_no_row))
    });
    let groups = move || {
        let (rows, of_no_group) = coverage.with(|(groups, _)| groups.clone());
        let sum = sum(Word::DialogueCoverageSumGroups, &rows);
        view! {
            <h2>{text(Word::DialogueCoverageGroups)}</h2>
            <p>{sum}</p>
            {table(Word::DialogueCoverageGroups, Word::DialogueCoverageGroup, rows)}
            {in_no_row(Word::DialogueCoverageOfNoGroup, of_no_group)}
        }
    };
    let places = Memo::new(move |_| coverage.with(|(_, (places, _))| places.clone()));
    let in_no_place = Memo::new(move |_| coverage.with(|(_, (_, in_no_row))| *in_no_row));
    let in_no_place = move || {
        let [of_none, of_others] = in_no_place.get();
        [
            in_no_row(Word::DialogueCoverageOfNoMunicipality, of_none),
            in_no_row(Word::DialogueCoverageOfOthers, of_others),
        ]
    };
    let points = app.workspace.select(|document, _| {
        let placed = document.all::<Contribution>();
        placed
            .filter_map(|(_, one)| centre(one.place.as_ref()?))
            .collect::<Vec<_>>()
    });
    let municipalities = move || {
        if has_county.get() {
            of_municipalities(places, ground, points)
        } else {
            without_county(places)
        }
    };
    view! {
        <section class="section-after section-gap stack">
            <p class="help">{text(Word::DialogueCoverageLede)}</p>
            {groups}
            {municipalities}
            {in_no_place}
        </section>
    }
    .into_any()
}

/// How many contributions are counted in no row, and why; nothing where there are none.
fn in_no_row(word: Word, count: usize) -> Option<impl IntoView> {
    (count > 0).then(|| view! { <p class="help">{fill(word, &[("n", &number(count))])}</p> })
}

/// The municipalities of the county.
fn of_municipalities(places: Memo<Vec<Row>>, ground: ReadSignal<CountyGround>, points: Memo<Vec<Position>>) -> AnyView {
    let view = ViewChoice::remembered("coverage-view", VIEWS);
    let has_rows = Memo::new(move |_| places.with(|places| !places.is_empty()));
    let has_ground = Memo::new(move |_| ground.with(CountyGround::is_there));
    let told = move || sum_of(places);
    let rows = move || {
        let rows = places.get();
        table(
            Word::DialogueCoverageMunicipalities,
            Word::DialogueCoverageMunicipality,
            rows,
        )
    };
    let draw = move |width: f64| {
        places.with(|rows| {
            ground.with(|ground| match ground {
                CountyGround::There(areas) => points.with(|points| drawn(rows, areas, points, width)),
                CountyGround::OnItsWay | CountyGround::Missing => String::new(),
            })
        })
    };
    let shown = move || {
        if !has_rows.get() {
            return view! {
                <h2>{text(Word::DialogueCoverageMunicipalities)}</h2>
                <p class="links-none">{text(Word::DialogueCoverageWaiting)}</p>
            }
            .into_any();
        }
        if !has_ground.get() {
            // The table says the same, whether the map comes or not.
            return view! {
                <h2>{text(Word::DialogueCoverageMunicipalities)}</h2>
                <p>{told}</p>
                {rows}
            }
            .into_any();
        }
        let chart = Chart {
            view,
            draw: Arc::new(draw),
            caption: chart_caption(Word::DialogueCoverageMapShows, || text(Word::MapAttribution).to_owned()),
            before: ().into_any(),
            after: ().into_any(),
            table: rows.into_any(),
            narrow: Some("map"),
            class: "coverage-map",
        };
        view! {
            {chart_head(Word::DialogueCoverageMunicipalities, view, Word::DialogueCoverageView)}
            <p>{told}</p>
            {chart.view()}
        }
        .into_any()
    };
    shown.into_any()
}

/// Where no county says which municipalities there are, those that have been heard or invited are told, and nobody is said to be missing.
fn without_county(places: Memo<Vec<Row>>) -> AnyView {
    let rows = move || {
        let mut rows = places.get();
        rows.retain(|row| hearing(row.heard) != Hearing::Unheard);
        (!rows.is_empty()).then(|| {
            table(
                Word::DialogueCoverageMunicipalitiesAny,
                Word::DialogueCoverageMunicipality,
                rows,
            )
        })
    };
    view! {
        <h2>{text(Word::DialogueCoverageMunicipalitiesAny)}</h2>
        {Note::INFO.with_id("coverage-no-county").says(text(Word::DialogueCoverageNoCounty).into())}
        {rows}
    }
    .into_any()
}

fn drawn(rows: &[Row], ground: &[MunicipalityAreas], points: &[Position], width: f64) -> String {
    let of_row = |row: &Row| ground.iter().find(|one| one.code == row.code);
    let municipalities: Vec<_> = rows
        .iter()
        .filter_map(|row| {
            Some(MapMunicipality {
                name: &row.name,
                areas: &of_row(row)?.areas,
                hearing: hearing(row.heard),
                count: row.heard.contributed,
            })
        })
        .collect();
    let description = sum(Word::DialogueCoverageSumMunicipalities, rows);
    CountyMap {
        frame: Frame {
            id: "coverage",
            language: words::tag(words::language()),
            title: text(Word::DialogueCoverageMapShows),
            description: &description,
            heading: false,
            note: "",
            width,
            margin: 0.0,
            palette: &Palette::LIGHT,
        },
        municipalities: &municipalities,
        points,
        words: CountyMapWords {
            hearings: Hearing::ALL.map(|hearing| text(hearing_word(hearing))),
            number: text(Word::DialogueCoverageMapNumber),
            points: text(Word::DialogueCoverageMapPoints),
            more: text(Word::DialogueCoverageMapMore),
        },
        numbers: words::numbers(),
    }
    .to_svg()
}

fn sum(sum: Word, rows: &[Row]) -> String {
    let heard = rows.iter().filter(|row| row.heard.is_heard()).count();
    let counts = [("n", number(heard)), ("total", number(rows.len()))];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    fill(sum, &counts)
}

fn sum_of(places: Memo<Vec<Row>>) -> String {
    places.with(|rows| sum(Word::DialogueCoverageSumMunicipalities, rows))
}

fn table(title: Word, of: Word, rows: Vec<Row>) -> AnyView {
    let cell = |word: Word, count: usize| {
        view! {
            <td class="num" data-label=text(word)>
                {number(count)}
            </td>
        }
    };
    let row = move |Row { name, heard, .. }: Row| {
        let hearing = hearing(heard);
        let (kind, symbol) = match hearing {
            Hearing::Heard => ("ok", "circle-check"),
            Hearing::Invited => ("active", "clock"),
            Hearing::Unheard => ("attention", "circle-dashed"),
        };
        let word = hearing_word(hearing);
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cell(Word::DialogueCoverageInvited, heard.invited)}
                {cell(Word::DialogueCoverageCame, heard.came)}
                {cell(Word::DialogueCoverageContributed, heard.contributed)}
                <td data-label=text(Word::DialogueCoverageState)>
                    <span class="status-tag" data-kind=kind>
                        {icon(symbol)}
                        {text(word)}
                    </span>
                </td>
            </tr>
        }
    };
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    let head = |word: Word| {
        view! {
            <th scope="col" class="num">
                {text(word)}
            </th>
        }
    };
    view! {
        <table class="data-table stacks">
            <caption class="visually-hidden">{text(title)}</caption>
            <thead>
                <tr>
                    <th scope="col">{text(of)}</th>
                    {head(Word::DialogueCoverageInvited)}
                    {head(Word::DialogueCoverageCame)}
                    {head(Word::DialogueCoverageContributed)}
                    <th scope="col">{text(Word::DialogueCoverageState)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
