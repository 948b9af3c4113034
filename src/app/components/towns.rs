//! The localities of the country, fetched when a page first asks for them.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    map::places::{Place, read_places},
    platform::web::fetch,
};

/// The localities, the largest first; none until they have been fetched, and where they can't be had.
pub fn fetched_towns() -> ReadSignal<Arc<Vec<Place>>> {
    let towns = RwSignal::new(Arc::default());
    spawn_local(async move {
        let file = fetch::bytes("geo/orter.json").await.ok();
        if let Some(read) = file.as_deref().and_then(read_places) {
            // The page may have been left meanwhile.
            let _left = towns.try_set(Arc::new(read));
        }
    });
    towns.read_only()
}
