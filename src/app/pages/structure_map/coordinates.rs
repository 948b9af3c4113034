//! The coordinates of an element as text: typed, checked line by line, and never thrown away.

use leptos::{ev, html, prelude::*};

use super::{reasons, shaping::MOST_HANDLES};
use crate::{
    app::{
        components::icon::icon,
        form::{lens::field, record::FormRecord, shown_text::ShownText},
        text::words::{Word, fill, numbers, text},
    },
    domain::{
        records::{
            structure_map::{Shape, StructureElement},
            ties::ends_of,
        },
        values::{distance::length, extent::size, geometry::Geometry, rings::polygons},
    },
    format::{
        coordinates::{self, CoordinateCause},
        reference_system::ReferenceSystem,
    },
    map::editing::{self, ShapeError},
    platform::web::typing::{self, OF_DOCUMENT},
};

/// The most positions that are shown as text.
const MOST_SHOWN: usize = 1_000;

/// What was typed, and what became of it.
#[derive(Clone, PartialEq)]
struct CoordinateInput {
    text: String,
    /// The shape that it gave; `None` if it could not be read.
    gave: Option<Geometry>,
    /// The shape that the element had then, or got by it.
    then: Option<Geometry>,
    system: Option<ReferenceSystem>,
    error: Option<String>,
}

/// The field.
pub fn field(element: FormRecord<StructureElement>) -> impl IntoView {
    let geometry = Memo::new(move |_| element.with(|element| element.geometry.clone()));
    let shape = Memo::new(move |_| element.with(|element| element.element.shape()));
    let typed: RwSignal<Option<CoordinateInput>> = RwSignal::new(None);
    // What was typed stays as it was typed, until the shape is changed in another way.
    let current = Memo::new(move |_| typed.get().filter(|typed| typed.then == geometry.get()));
    let shown = move || match current.get() {
        Some(typed) => typed.text,
        None => geometry.with(|geometry| geometry.as_ref().map(written).unwrap_or_default()),
    };
    let error = Memo::new(move |_| current.get().and_then(|typed| typed.error));
    let control = html::textarea()
        .id("coordinates")
        .class("num-text")
        .rows("4")
        .spellcheck("false")
        .aria_describedby("coordinates-help coordinates-note")
        .aria_invalid(move || error.get().is_some().then_some("true"))
        .attr(OF_DOCUMENT, move || error.get().is_none().then_some(""))
        .prop("value", move || ShownText(shown()))
        .on(ev::input, move |event| {
            let given = read(typing::entered(&event), shape.get_untracked(), geometry);
            let gave = given.gave.clone();
            typed.set(Some(given));
            if let Some(gave) = gave
                && geometry.get_untracked().as_ref() != Some(&gave)
            {
                let held = element.record.get_untracked().unwrap_or_default();
                let ends = element.workspace.now(|document, _| ends_of(document, &held, &gave));
                let [from, to] = ends.unwrap_or([held.from, held.to]);
                element.edit(Some(field!(StructureElement, geometry).burst()), |element| {
                    element.geometry = Some(gave);
                    (element.from, element.to) = (from, to);
                });
            }
        });
    let help = move || {
        text(match shape.get() {
            Shape::Point => Word::MapCoordinatesHelpPoint,
            Shape::Line => Word::MapCoordinatesHelpLine,
            Shape::Area => Word::MapCoordinatesHelpArea,
        })
    };
    let note = move || match (error.get(), current.get()) {
        (Some(error), _) => {
            let kept = geometry.with(Option::is_some).then(|| text(Word::MapCoordinatesKept));
            view! { <span class="error-text">{icon("alert-triangle")}<span>{error}" "{kept}</span></span> }.into_any()
        }
        (
            None,
            Some(CoordinateInput {
                system: Some(system), ..
            }),
        ) => match system {
            ReferenceSystem::Wgs84 => text(Word::MapCoordinatesWgs84).into_any(),
            system => fill(Word::MapCoordinatesReadAs, &[("system", system.name())]).into_any(),
        },
        (None, _) => ().into_any(),
    };
    view! {
        <div class="field">
            <label for="coordinates">{text(Word::FieldStructureElementGeometry)}</label>
            <p class="help" id="coordinates-help">
                {help}
            </p>
            {control}
            <div class="help" id="coordinates-note" role="status">
                {note}
            </div>
            {move || geometry.with(remarks)}
        </div>
    }
}

/// What the text does not show: how long or large it is, holes, and very many positions.
fn remarks(geometry: &Option<Geometry>) -> Vec<AnyView> {
    let mut paragraphs = Vec::new();
    let Some(geometry) = geometry else {
        return paragraphs;
    };
    let measured = match geometry {
        Geometry::Point(_) => None,
        Geometry::Line(strands) => {
            let metres: f64 = strands.iter().map(|strand| length(strand)).sum();
            Some((Word::MapLength, metres / 1_000.0))
        }
        Geometry::Area(rings) => Some((Word::MapAreaSize, size(rings) / 1_000_000.0)),
    };
    if let Some((word, number)) = measured {
        let decimals = if number < 10.0 { 2 } else { u32::from(number < 100.0) };
        let said = fill(word, &[("n", &numbers().decimal(number, decimals))]);
        paragraphs.push(view! { <p class="help">{said}</p> }.into_any());
    }
    let mut tell = |word: Word, count: usize| {
        paragraphs.push(view! { <p class="help">{fill(word, &[("n", &count.to_string())])}</p> }.into_any());
    };
    let (parts, holes) = match geometry {
        Geometry::Point(_) => (1, 0),
        Geometry::Line(strands) => (strands.len(), 0),
        Geometry::Area(rings) => {
            let parts = polygons(rings).len();
            (parts, rings.len() - parts)
        }
    };
    if holes > 0 {
        tell(Word::MapCoordinatesHoles, holes);
    }
    if parts > 1 {
        tell(Word::MapCoordinatesParts, parts - 1);
    }
    let positions = editing::positions(geometry).len();
    if positions > MOST_SHOWN {
        tell(Word::MapCoordinatesLong, positions);
    }
    let vertices = editing::vertices(geometry).len();
    if vertices > MOST_HANDLES {
        tell(Word::MapManyVertices, vertices);
    }
    paragraphs
}

fn written(geometry: &Geometry) -> String {
    let positions = editing::positions(geometry);
    if positions.len() > MOST_SHOWN {
        String::new()
    } else {
        coordinates::write(&positions)
    }
}

fn read(text: String, shape: Shape, held: Memo<Option<Geometry>>) -> CoordinateInput {
    let before = held.get_untracked();
    let failed = |text, error| CoordinateInput {
        text,
        gave: None,
        then: before.clone(),
        system: None,
        error: Some(error),
    };
    let positions = match coordinates::read(&text) {
        Ok(positions) => positions,
        Err(error) if error.cause == CoordinateCause::Nothing => {
            // An emptied field takes nothing away: an element without place is of no use to anybody.
            let has_place = before.is_some();
            return CoordinateInput {
                text,
                gave: None,
                then: before,
                system: None,
                error: has_place.then(|| reasons::coordinate(&error)),
            };
        }
        Err(error) => return failed(text, reasons::coordinate(&error)),
    };
    match editing::from_positions(shape, positions.positions, before.as_ref()) {
        Ok(geometry) => CoordinateInput {
            text,
            then: Some(geometry.clone()),
            gave: Some(geometry),
            system: Some(positions.system),
            error: None,
        },
        Err(unsound) => failed(text, unsound_reason(unsound)),
    }
}

fn unsound_reason(unsound: ShapeError) -> String {
    match unsound {
        ShapeError::TooFew { needed: 1 } => text(Word::MapShapeOnePoint).into(),
        ShapeError::TooFew { needed } => fill(Word::MapShapeFew, &[("n", &needed.to_string())]),
        ShapeError::NotOnMap | ShapeError::NoSuchVertex => text(Word::MapUnsound).into(),
    }
}
