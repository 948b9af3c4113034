//! What a map is made of and fetched when one is first shown: Leaflet, and the files of the ground that maps and the sheet are drawn on.

use web_sys::HtmlElement;

use crate::{
    app::text::{
        map_sheet::in_kilometres,
        words::{Word, text},
    },
    map::{
        event::MapEvent,
        leaflet::{MapView, Settings},
    },
    platform::web::{fetch, page, script},
};

type File = fetch::BackgroundWork<Result<Vec<u8>, fetch::FetchError>>;

/// The ground's files, on their way.
pub struct Files {
    /// Land beyond Sweden.
    pub backdrop: File,
    /// Counties and municipalities.
    pub sweden: File,
    /// Lakes.
    pub lakes: File,
    /// Localities.
    pub places: File,
}

impl Files {
    /// Fetches them, all at once.
    pub fn start() -> Self {
        let start = |address| fetch::BackgroundWork::new(fetch::bytes(address));
        Self {
            backdrop: start("geo/bakgrund.topo.json"),
            sweden: start("geo/sverige.topo.json"),
            lakes: start("geo/sjoar.topo.json"),
            places: start("geo/orter.json"),
        }
    }
}

/// A file as soon as it is there.
///
/// # Errors
/// The file's `name` where it can't be had.
pub async fn had(file: File, name: &'static str) -> Result<Vec<u8>, &'static str> {
    match file.result().await {
        Some(Ok(bytes)) => Ok(bytes),
        Some(Err(_)) | None => Err(name),
    }
}

/// Fetches Leaflet; whether it is there.
pub async fn fetch_leaflet() -> bool {
    let style = fetch::BackgroundWork::new(script::style_sheet("vendor/leaflet/leaflet.css"));
    let program = script::script("vendor/leaflet/leaflet.js", "L").await;
    matches!(style.result().await, Some(Ok(()))) && program.is_ok()
}

/// A map in the words of the language; `None` where Leaflet, which has been fetched, makes none.
pub fn open_map(container: &HtmlElement, on_event: impl Fn(MapEvent) + 'static) -> Option<MapView> {
    let settings = Settings {
        zoom_in: text(Word::MapZoomIn),
        zoom_out: text(Word::MapZoomOut),
        attribution: text(Word::MapAttribution),
        distance: in_kilometres,
        is_still: page::prefers_less_motion(),
    };
    MapView::open(container, &settings, on_event).ok()
}
