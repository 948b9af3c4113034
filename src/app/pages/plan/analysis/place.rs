//! Where a finding was drawn: a small picture and words, and the ways to the map, where it is drawn.

use std::{slice, sync::Arc};

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            icon::icon,
            municipalities::{CountyGround, MunicipalityNames, county_ground, municipality_name},
            picture::drawing,
        },
        form::{lens::field, record::FormRecord},
        pages::structure_map::{AskedPlace, PLACE_FIELD},
        text::words::{self, Word, fill, text},
    },
    domain::{
        records::{analysis::AnalysisFinding, structure_map::Shape},
        values::{
            extent::{centre, is_in_area},
            geometry::{Geometry, Position},
            id::Id,
        },
    },
    format::coordinates,
    map::municipalities::MunicipalityAreas,
    platform::web::page,
    render::{
        frame::Frame,
        landing::{Landing, Trace},
        palette::Palette,
    },
};

/// The ways to draw, each with the id of its button.
const SHAPES: [(&str, &str, Shape, Word); 3] = [
    ("draw-place-point", "map-pin", Shape::Point, Word::AnalysisPlacePoint),
    ("draw-place-line", "line", Shape::Line, Word::AnalysisPlaceLine),
    ("draw-place-area", "polygon", Shape::Area, Word::AnalysisPlaceArea),
];

/// The section.
pub fn section(finding: FormRecord<AnalysisFinding>, id: Id<AnalysisFinding>) -> AnyView {
    let lens = field!(AnalysisFinding, place);
    let place = Memo::new(move |_| finding.with(lens.read));
    let has_place = Memo::new(move |_| place.with(Option::is_some));
    let id = StoredValue::new(id);
    let draw = move |(button, symbol, shape, word): (&'static str, &'static str, Shape, Word)| {
        let ask =
            move |event: leptos::ev::MouseEvent| AskedPlace::Draw(shape, event.detail() == 0).ask(&id.get_value());
        view! {
            <button type="button" id=button on:click=ask>
                {icon(symbol)}
                {text(word)}
            </button>
        }
    };
    let remove = move |_| {
        finding.change(|finding| finding.place = None);
        // The button is gone with the place.
        page::focus(PLACE_FIELD);
    };
    let shown = move || {
        if !has_place.get() {
            return view! { <p class="links-none">{text(Word::AnalysisPlaceNone)}</p> }.into_any();
        }
        view! {
            {picture(finding, place)}
            <p class="actions">
                <button
                    type="button"
                    id="show-place"
                    on:click=move |_| AskedPlace::Show.ask(&id.get_value())
                >
                    {icon("search")}
                    {text(Word::MapZoomTo)}
                </button>
                <button type="button" class="danger" id="remove-place" on:click=remove>
                    {icon("trash")}
                    {text(Word::AnalysisPlaceRemove)}
                </button>
            </p>
        }
        .into_any()
    };
    let legend = move || {
        text(if has_place.get() {
            Word::AnalysisPlaceRedraw
        } else {
            Word::AnalysisPlaceDraw
        })
    };
    view! {
        <section class="links finding-place" id=PLACE_FIELD tabindex="-1">
            <h3 class="label">{icon("map-pin")} {text(lens.label)}</h3>
            {shown}
            <div class="no-print">
                <p class="help" id="draw-place">
                    {legend}
                </p>
                <p class="actions" role="group" aria-labelledby="draw-place">
                    {SHAPES.map(draw)}
                </p>
            </div>
        </section>
    }
    .into_any()
}

/// The place in its county, and the same in words.
fn picture(finding: FormRecord<AnalysisFinding>, place: Memo<Option<Geometry>>) -> AnyView {
    let county = finding
        .workspace
        .select(|document, _| document.strategy().county.clone());
    let (ground, names) = (county_ground(county), MunicipalityNames::fetched());
    let told = Memo::new(move |_| {
        let place = place.get()?;
        let position = centre(&place)?;
        let code = ground.with(|ground| municipality_at(ground, position));
        let municipality = code.map(|code| names.with(|names| municipality_name(names, &code)));
        Some(told(&place, position, municipality))
    });
    let draw = move |width: f64| {
        let told = told.get().unwrap_or_default();
        place.with(|place| ground.with(|ground| drawn(place.as_ref(), ground, &told, width)))
    };
    let has_ground = Memo::new(move |_| ground.with(|ground| matches!(ground, CountyGround::There(_))));
    let map = move || {
        has_ground
            .get()
            .then(|| view! { <div class="import-landing">{drawing(Signal::stored(true), Arc::new(draw))}</div> })
    };
    view! {
        {map}
        <p class="small" id="place-told">
            {move || told.get()}
        </p>
    }
    .into_any()
}

fn municipality_at(ground: &CountyGround, position: Position) -> Option<String> {
    let CountyGround::There(areas) = ground else {
        return None;
    };
    let is_there = |one: &&MunicipalityAreas| one.areas.iter().any(|rings| is_in_area(position, rings));
    areas.iter().find(is_there).map(|one| one.code.clone())
}

/// What was drawn and where, in words.
fn told(place: &Geometry, position: Position, municipality: Option<String>) -> String {
    let shape = text(match place.shape() {
        Shape::Point => Word::AnalysisPlaceIsPoint,
        Shape::Line => Word::AnalysisPlaceIsLine,
        Shape::Area => Word::AnalysisPlaceIsArea,
    });
    let at = coordinates::write(&[position]);
    match municipality {
        Some(name) => fill(
            Word::AnalysisPlaceIn,
            &[("shape", shape), ("municipality", &name), ("at", &at)],
        ),
        None => fill(Word::AnalysisPlaceAt, &[("shape", shape), ("at", &at)]),
    }
}

fn drawn(place: Option<&Geometry>, ground: &CountyGround, told: &str, width: f64) -> String {
    let CountyGround::There(areas) = ground else {
        return String::new();
    };
    let trace = |positions, is_ring| Trace { positions, is_ring };
    let rings: Vec<_> = areas
        .iter()
        .flat_map(|one| one.areas.iter().flatten())
        .map(|ring| trace(ring.as_slice(), true))
        .collect();
    let shapes: Vec<_> = match place {
        Some(Geometry::Point(position)) => vec![trace(slice::from_ref(position), false)],
        Some(Geometry::Line(strands)) => strands.iter().map(|strand| trace(strand, false)).collect(),
        Some(Geometry::Area(rings)) => rings.iter().map(|ring| trace(ring, true)).collect(),
        None => Vec::new(),
    };
    Landing {
        frame: Frame {
            id: "finding-place-map",
            language: words::tag(words::language()),
            title: text(Word::FieldFindingPlace),
            description: told,
            heading: false,
            note: "",
            width,
            margin: 0.0,
            palette: &Palette::LIGHT,
        },
        counties: &rings,
        own: &rings,
        shapes: &shapes,
    }
    .to_svg()
}
