//! Where the file lands: a small map, the county, and the question whether that is right.

use std::sync::Arc;

use leptos::prelude::*;

use super::Preview;
use crate::{
    app::{
        components::{note::Note, picture::drawing},
        text::words::{self, Word, fill, text},
    },
    domain::values::{county, geometry::Geometry},
    map::{
        ground::CountyGround,
        landing::{LandingPlace, landing_place},
    },
    render::{
        frame::Frame,
        landing::{Landing, Trace},
        palette::Palette,
    },
};

/// The small map and what it says. Nothing before the ground has come.
pub(super) fn picture(preview: Preview) -> AnyView {
    let counties = preview.desk.counties;
    let place = Memo::new(move |_| {
        let own = preview.desk.county.get();
        let counties = counties.get();
        let shapes = |reading: &Arc<super::Reading>| {
            let shapes: Vec<&Geometry> = reading.import.shapes.iter().map(|shape| &shape.geometry).collect();
            landing_place(&counties, &own, &shapes)
        };
        let place = preview.reading.with(shapes);
        place.filter(|_| !counties.is_empty())
    });
    let draw = move |width| {
        preview
            .reading
            .with(|reading| drawn(preview, reading, place.get(), width))
    };
    let has_ground = Memo::new(move |_| counties.with(|counties| !counties.is_empty()));
    let map = move || {
        has_ground
            .get()
            .then(|| view! { <div class="import-landing">{drawing(Signal::stored(true), Arc::new(draw))}</div> })
    };
    let told = move || place.get().map(|place| told(preview, place));
    view! { <div class="stack">{map} <div role="status">{told}</div></div> }.into_any()
}

fn told(preview: Preview, place: LandingPlace) -> AnyView {
    let said = said(place);
    if place.is_expected {
        return view! { <p>{said}</p> }.into_any();
    }
    let own = county::by_code(&preview.desk.county.get()).map_or("", |county| county.name);
    Note::ATTENTION.view(view! {
        <p>{said}</p>
        <p>{fill(Word::MapPreviewLandingQuestion, &[("county", own)])}</p>
    })
}

fn said(place: LandingPlace) -> String {
    match place.county {
        Some(county) => fill(Word::MapPreviewLandingIn, &[("county", county.name)]),
        None => text(Word::MapPreviewLandingOutside).into(),
    }
}

fn drawn(preview: Preview, reading: &super::Reading, place: Option<LandingPlace>, width: f64) -> String {
    let own = preview.desk.county.get();
    let counties = preview.desk.counties.get();
    let outlines =
        |counties: &mut dyn Iterator<Item = &CountyGround>| -> Vec<Vec<crate::domain::values::geometry::Position>> {
            counties
                .flat_map(|county| county.areas.iter().flatten().cloned())
                .collect()
        };
    let all = outlines(&mut counties.iter());
    let own = outlines(&mut counties.iter().filter(|county| county.code == own));
    let ring = |positions| Trace {
        positions,
        is_ring: true,
    };
    let line = |positions| Trace {
        positions,
        is_ring: false,
    };
    let mut shapes = Vec::new();
    for shape in &reading.import.shapes {
        match &shape.geometry {
            Geometry::Point(position) => shapes.push(line(std::slice::from_ref(position))),
            Geometry::Line(strands) => shapes.extend(strands.iter().map(|positions| line(positions))),
            Geometry::Area(rings) => shapes.extend(rings.iter().map(|positions| ring(positions))),
        }
    }
    let description = place.map(said).unwrap_or_default();
    Landing {
        frame: Frame {
            id: "import-landing",
            language: words::tag(words::language()),
            title: text(Word::MapPreviewLanding),
            description: &description,
            heading: false,
            note: "",
            width,
            margin: 0.0,
            palette: &Palette::LIGHT,
        },
        counties: &all.iter().map(|positions| ring(positions)).collect::<Vec<_>>(),
        own: &own.iter().map(|positions| ring(positions)).collect::<Vec<_>>(),
        shapes: &shapes,
    }
    .to_svg()
}
