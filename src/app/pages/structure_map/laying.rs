//! The ground of the map: fetched, laid, and laid more closely where one looks closely.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::desk::{Desk, Extents};
use crate::{
    app::components::map_files::{Files, had},
    map::{
        ground::{self, GroundFiles},
        places,
    },
    platform::web::fetch,
};

/// Lays the ground and brings the county into view, then the names. Fails with the file that could not be had.
pub async fn lay_ground(desk: Desk, files: Files) -> Result<(), &'static str> {
    if desk.extents.try_get_untracked().flatten().is_none() {
        let backdrop = had(files.backdrop, "bakgrund").await?;
        let sweden = had(files.sweden, "sverige").await?;
        let lakes = had(files.lakes, "sjoar").await?;
        lay_land(
            desk,
            &GroundFiles {
                backdrop: &backdrop,
                sweden: &sweden,
                lakes: &lakes,
            },
        )?;
    }
    let list = had(files.places, "orter").await?;
    let places = places::read_places(&list).ok_or("orter")?;
    desk.places.try_set(Arc::new(places));
    Ok(())
}

fn lay_land(desk: Desk, files: &GroundFiles) -> Result<(), &'static str> {
    let Some(county) = desk.county.try_get_untracked() else {
        return Ok(());
    };
    let ground = ground::ground(files, &county).map_err(|error| error.file)?;
    desk.view.try_update_value(|view| view.as_ref().map(|map| map.resize()));
    desk.extents.try_set(Some(Extents { county: ground.county }));
    // A link to an element leads to where it lies.
    if !desk.fit_selected() {
        desk.fit_county();
    }
    // Only now, so that it is drawn once.
    desk.view
        .try_update_value(|view| view.as_mut().map(|map| map.add_ground(&ground.layers)));
    desk.snapping.ground.try_update(|lines| {
        let lines = Arc::make_mut(lines);
        lines.add(&ground.layers);
        lines.add_shores(&ground.shores);
    });
    desk.counties.try_set(Arc::new(ground.counties));
    desk.municipalities.try_set(Arc::new(ground.municipalities));
    Ok(())
}

/// Fetches the county's detailed boundaries, the first time that one looks closely.
pub fn lay_detail(desk: Desk) {
    let county = desk.county.get_untracked();
    if crate::domain::values::county::by_code(&county).is_none() {
        return;
    }
    spawn_local(async move {
        // Without the detail the coarser lines stay, which serve.
        let Ok(bytes) = fetch::bytes(&format!("geo/lan/{county}.topo.json")).await else {
            return;
        };
        if let Ok(detail) = ground::detail(&bytes) {
            desk.view
                .try_update_value(|view| view.as_mut().map(|map| map.add_ground(&detail.layers)));
            desk.snapping.ground.try_update(|lines| {
                let lines = Arc::make_mut(lines);
                lines.add(&detail.layers);
                lines.add_shores(&[detail.shore]);
            });
        }
    });
}
