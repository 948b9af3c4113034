//! The ground of a county's sheets. It is read once, since that takes longer than drawing on it.

use std::{cell::RefCell, sync::Arc};

use crate::{
    app::components::map_files::{Files, had},
    map::{ground::GroundFiles, sheet::ground::SheetGround},
};

thread_local! {
    /// The county whose ground was read last, and that ground.
    static LAST: RefCell<Option<(String, Arc<SheetGround>)>> = const { RefCell::new(None) };
}

/// The ground of a county.
///
/// # Errors
/// The name of the file that can't be had.
pub(super) async fn of_county(county: &str) -> Result<Arc<SheetGround>, &'static str> {
    let last = LAST.with_borrow(|last| {
        last.as_ref()
            .filter(|(read, _)| read == county)
            .map(|(_, ground)| ground.clone())
    });
    if let Some(ground) = last {
        return Ok(ground);
    }
    let ground = Arc::new(read(county).await?);
    LAST.set(Some((county.to_owned(), ground.clone())));
    Ok(ground)
}

async fn read(county: &str) -> Result<SheetGround, &'static str> {
    let files = Files::start();
    let backdrop = had(files.backdrop, "bakgrund").await?;
    let sweden = had(files.sweden, "sverige").await?;
    let lakes = had(files.lakes, "sjoar").await?;
    let places = had(files.places, "orter").await?;
    let files = GroundFiles {
        backdrop: &backdrop,
        sweden: &sweden,
        lakes: &lakes,
    };
    SheetGround::read(&files, &places, county).map_err(|error| error.file)
}
