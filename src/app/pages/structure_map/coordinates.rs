//! The coordinates of an element as text: typed, checked line by line, and never thrown away.

use leptos::{ev, html, prelude::*};

use super::{
    part_list::{self, rounded},
    reasons,
    shaping::MOST_HANDLES,
};
use crate::{
    app::{
        components::icon::icon,
        form::{lens::field, record::FormRecord, shown_text::ShownText},
        text::words::{Word, fill, text},
    },
    domain::{
        records::{
            structure_map::{Shape, StructureElement},
            ties::ends_of,
        },
        values::{distance::length, extent::size, geometry::Geometry},
    },
    format::{
        coordinates::{self, CoordinateCause},
        reference_system::ReferenceSystem,
    },
    map::{
        editing::{self, ShapeError},
        parts::{parts, with_hole_at},
    },
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
    /// The strand or ring that it is of.
    ring: usize,
    system: Option<ReferenceSystem>,
    error: Option<String>,
}

/// The field.
pub fn field(element: FormRecord<StructureElement>) -> impl IntoView {
    let geometry = Memo::new(move |_| element.with(|element| element.geometry.clone()));
    let shape = Memo::new(move |_| element.with(|element| element.element.shape()));
    let typed: RwSignal<Option<CoordinateInput>> = RwSignal::new(None);
    let chosen = RwSignal::new(0);
    // A part that is chosen may be removed.
    let ring = Memo::new(move |_| {
        let count = geometry.with(|geometry| geometry.as_ref().map_or(0, ring_count));
        if chosen.get() < count { chosen.get() } else { 0 }
    });
    // What was typed stays as it was typed, until the shape is changed in another way.
    let current = Memo::new(move |_| {
        typed
            .get()
            .filter(|typed| typed.ring == ring.get() && typed.then == geometry.get())
    });
    let shown = move || match current.get() {
        Some(typed) => typed.text,
        None => geometry.with(|geometry| {
            let geometry = geometry.as_ref();
            geometry
                .map(|geometry| written(geometry, ring.get()))
                .unwrap_or_default()
        }),
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
            let given = read(
                typing::entered(&event),
                shape.get_untracked(),
                geometry,
                ring.get_untracked(),
            );
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
            {part_choice(geometry, ring, chosen)}
            {control}
            <div class="help" id="coordinates-note" role="status">
                {note}
            </div>
            {move || geometry.with(|geometry| remarks(geometry, ring.get()))}
        </div>
    }
}

/// Which strand or ring the text is of, where there are several.
fn part_choice(geometry: Memo<Option<Geometry>>, ring: Memo<usize>, chosen: RwSignal<usize>) -> impl IntoView {
    let named = Memo::new(move |_| {
        let parts = geometry.with(|geometry| geometry.as_ref().map(parts).unwrap_or_default());
        let named = parts.iter().map(|part| (part.ring, part_list::name(part)));
        named.collect::<Vec<_>>()
    });
    let option = move |(place, name): (usize, String)| {
        html::option()
            .value(place.to_string())
            .prop("selected", move || ring.get() == place)
            .child(name)
    };
    let choose = move |event| chosen.set(typing::entered(&event).parse().unwrap_or_default());
    move || {
        let named = named.get();
        (named.len() > 1).then(|| {
            view! {
                <label for="coordinates-part">{text(Word::MapCoordinatesPart)}</label>
                <select id="coordinates-part" on:change=choose>
                    {named.into_iter().map(option).collect::<Vec<_>>()}
                </select>
            }
        })
    }
}

fn ring_count(geometry: &Geometry) -> usize {
    match geometry {
        Geometry::Point(_) => 1,
        Geometry::Line(lines) | Geometry::Area(lines) => lines.len(),
    }
}

/// What the text does not show: how long or large it is, other parts, and very many positions.
fn remarks(geometry: &Option<Geometry>, ring: usize) -> Vec<AnyView> {
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
        paragraphs.push(view! { <p class="help">{fill(word, &[("n", &rounded(number))])}</p> }.into_any());
    }
    if ring_count(geometry) > 1 {
        paragraphs.push(view! { <p class="help">{text(Word::MapCoordinatesOthers)}</p> }.into_any());
    }
    let mut tell = |word: Word, count: usize| {
        paragraphs.push(view! { <p class="help">{fill(word, &[("n", &count.to_string())])}</p> }.into_any());
    };
    let positions = editing::positions(geometry, ring).len();
    if positions > MOST_SHOWN {
        tell(Word::MapCoordinatesLong, positions);
    }
    let vertices = editing::vertices(geometry).len();
    if vertices > MOST_HANDLES {
        tell(Word::MapManyVertices, vertices);
    }
    paragraphs
}

fn written(geometry: &Geometry, ring: usize) -> String {
    let positions = editing::positions(geometry, ring);
    if positions.len() > MOST_SHOWN {
        String::new()
    } else {
        coordinates::write(&positions)
    }
}

fn read(text: String, shape: Shape, held: Memo<Option<Geometry>>, ring: usize) -> CoordinateInput {
    let before = held.get_untracked();
    let failed = |text, error| CoordinateInput {
        text,
        gave: None,
        then: before.clone(),
        ring,
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
                ring,
                system: None,
                error: has_place.then(|| reasons::coordinate(&error)),
            };
        }
        Err(error) => return failed(text, reasons::coordinate(&error)),
    };
    let typed = editing::from_positions(shape, positions.positions, before.as_ref().map(|held| (held, ring)));
    let checked = typed.map_err(unsound_reason).and_then(|geometry| match &before {
        // A hole that is typed lies in the area as one does that is drawn.
        Some(held) if held.shape() == shape && is_hole(held, ring) => {
            with_hole_at(held, ring, editing::positions(&geometry, ring)).map_err(reasons::part)
        }
        _ => Ok(geometry),
    });
    match checked {
        Ok(geometry) => CoordinateInput {
            text,
            then: Some(geometry.clone()),
            gave: Some(geometry),
            ring,
            system: Some(positions.system),
            error: None,
        },
        Err(reason) => failed(text, reason),
    }
}

fn is_hole(geometry: &Geometry, ring: usize) -> bool {
    parts(geometry).iter().any(|part| part.ring == ring && part.is_hole)
}

fn unsound_reason(unsound: ShapeError) -> String {
    match unsound {
        ShapeError::TooFew { needed: 1 } => text(Word::MapShapeOnePoint).into(),
        ShapeError::TooFew { needed } => fill(Word::MapShapeFew, &[("n", &needed.to_string())]),
        ShapeError::NotOnMap | ShapeError::NoSuchVertex => text(Word::MapUnsound).into(),
    }
}
