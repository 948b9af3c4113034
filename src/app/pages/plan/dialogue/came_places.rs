//! Where what has come is about, on a small map of the county, before it is taken in.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            county_places::CountyPlaces,
            municipalities::{CountyGround, county_ground},
            picture::drawing,
        },
        state::App,
        text::words::{Word, fill, number, text},
    },
    domain::{dialogue::consultation::ContributionFile, values::geometry::Geometry},
};

/// The map, and how many places there are; nothing where nobody has said one.
pub fn map(app: App, files: &[ContributionFile]) -> Option<AnyView> {
    let said = files.iter().flat_map(|file| &file.said);
    let places: Vec<Geometry> = said.filter_map(|said| said.place.clone()).collect();
    if places.is_empty() {
        return None;
    }
    let county = app.workspace.select(|document, _| document.strategy().county.clone());
    let ground = county_ground(county);
    let told = fill(Word::ConsultationCamePlaces, &[("n", &number(places.len()))]);
    let of_map = told.clone();
    let draw = move |width: f64| {
        let places: Vec<&Geometry> = places.iter().collect();
        ground.with(|ground| {
            let picture = CountyPlaces {
                id: "came-places",
                title: text(Word::FieldContributionPlace),
                told: &of_map,
                places: &places,
                ground,
            };
            picture.to_svg(width)
        })
    };
    let draw = Arc::new(draw);
    let has_ground = Memo::new(move |_| ground.with(CountyGround::is_there));
    let shown = move || {
        let draw = draw.clone();
        has_ground
            .get()
            .then(|| view! { <div class="import-landing">{drawing(Signal::stored(true), draw)}</div> })
    };
    Some(
        view! {
            {shown}
            <p class="small" id="came-places-told">
                {told}
            </p>
        }
        .into_any(),
    )
}
