//! The files of the ground, which the map and the sheet are drawn on.

use crate::platform::web::fetch;

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
