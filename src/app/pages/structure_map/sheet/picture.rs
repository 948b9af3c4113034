//! The sheet as a picture among other things: in the plan, where it has a page of its own in print.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::ground;
use crate::{
    app::{
        components::waiting::waiting_lines,
        text::{
            map_sheet::SheetContent,
            words::{Word, fill, text},
        },
    },
    domain::records::document::Document,
    map::sheet::paper::{Paper, Way},
    render::reading,
};

/// What there is to see.
#[derive(Clone)]
enum Picture {
    OnItsWay,
    Drawn(String),
    /// The file that could not be had.
    Missing(&'static str),
}

/// The sheet of a document by itself, for what is published; `None` where its ground can't be had.
pub async fn to_read(content: SheetContent) -> Option<reading::Picture> {
    let ground = ground::of_county(&content.county).await.ok()?;
    Some(content.to_read(&ground))
}

/// The sheet of a document, standing on A4. `is_settled` tells when there is nothing more to wait for, drawn or not.
pub fn picture(document: &Document, is_settled: RwSignal<bool>) -> AnyView {
    let content = SheetContent::of(document);
    let picture = RwSignal::new(Picture::OnItsWay);
    spawn_local(async move {
        let found = match ground::of_county(&content.county).await {
            Ok(ground) => Picture::Drawn(content.draw("plan-sheet", &ground, Paper::A4, Way::Portrait).svg),
            Err(file) => Picture::Missing(file),
        };
        // The page may have been left meanwhile.
        picture.try_set(found);
        is_settled.try_set(true);
    });
    let shown = move || match picture.get() {
        Picture::OnItsWay => view! { <div class="muted no-print">{waiting_lines()}</div> }.into_any(),
        Picture::Drawn(svg) => view! { <div class="sheet-picture" inner_html=svg /> }.into_any(),
        Picture::Missing(file) => {
            view! { <p class="no-print">{fill(Word::SheetFailed, &[("file", file)])}</p> }.into_any()
        }
    };
    view! {
        <figure class="reading-sheet" aria-label=text(Word::SheetTitle)>
            {shown}
        </figure>
    }
    .into_any()
}
