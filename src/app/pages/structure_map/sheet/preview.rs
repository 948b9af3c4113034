//! The sheet as it becomes: drawn anew a moment after something that is on it has changed.

use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Desk, ground};
use crate::{
    app::{
        components::{
            icon::icon,
            map_frame::{failed, loading},
        },
        text::words::{Word, fill, text},
    },
    map::sheet::ground::SheetGround,
};

/// How long what is typed waits to be drawn, in milliseconds: drawing takes longer than a key may.
const PAUSE: u32 = 300;

/// What the sheet is drawn on, and whether it is there.
#[derive(Clone)]
enum Ground {
    OnItsWay,
    There(Arc<SheetGround>),
    /// The file that could not be had.
    Missing(&'static str),
}

/// The preview.
#[derive(Clone, Copy)]
pub(super) struct Preview {
    desk: Desk,
    ground: RwSignal<Ground>,
}

impl Preview {
    /// The section with the sheet.
    pub(super) fn section(desk: Desk) -> AnyView {
        let preview = Self {
            desk,
            ground: RwSignal::new(Ground::OnItsWay),
        };
        preview.fetch();
        preview.follow();
        let picture = move || desk.drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.svg.clone()));
        let is_empty = Memo::new(move |_| desk.content.with(|content| !content.has_places()));
        view! {
            <section class="stack sheet-preview" aria-labelledby="sheet-preview-title">
                <h2 class="visually-hidden" id="sheet-preview-title">
                    {text(Word::SheetPreview)}
                </h2>
                {move || is_empty.get().then(|| view! { <p class="muted">{text(Word::SheetEmpty)}</p> })}
                {move || preview.trouble()}
                {move || preview.unnamed()}
                <div class="sheet-picture" id="sheet" inner_html=picture />
            </section>
        }
        .into_any()
    }

    /// Fetches the ground of the document's county.
    fn fetch(self) {
        self.ground.set(Ground::OnItsWay);
        let county = self.desk.content.with_untracked(|content| content.county.clone());
        spawn_local(async move {
            let found = match ground::of_county(&county).await {
                Ok(ground) => Ground::There(ground),
                Err(file) => Ground::Missing(file),
            };
            // The page may have been left meanwhile.
            self.ground.try_set(found);
        });
    }

    /// Draws the sheet at once when the ground or the paper is another, and a moment after what is on it has changed.
    fn follow(self) {
        let desk = self.desk;
        let waiting = StoredValue::new_local(None::<Timeout>);
        Effect::new(move |before: Option<(bool, &'static str, &'static str)>| {
            let now = (
                matches!(self.ground.get(), Ground::There(_)),
                desk.paper.get(),
                desk.way.get(),
            );
            desk.content.track();
            if before != Some(now) {
                waiting.set_value(None);
                self.draw();
            } else {
                waiting.set_value(Some(Timeout::new(PAUSE, move || self.draw())));
            }
            now
        });
        on_cleanup(move || {
            waiting.try_set_value(None);
        });
    }

    fn draw(self) {
        let Some(Ground::There(ground)) = self.ground.try_get_untracked() else {
            return;
        };
        let (paper, way) = untrack(|| (self.desk.paper(), self.desk.way()));
        let drawn = self
            .desk
            .content
            .with_untracked(|content| content.draw("sheet", &ground, paper, way));
        self.desk.drawn.set(Some(drawn));
    }

    fn trouble(self) -> Option<AnyView> {
        match self.ground.get() {
            Ground::There(_) => None,
            Ground::OnItsWay => Some(loading("muted")),
            Ground::Missing(file) => {
                let message = fill(Word::SheetFailed, &[("file", file)]);
                Some(failed("note", message, move || self.fetch()))
            }
        }
    }

    /// The names that there was no room for.
    fn unnamed(self) -> Option<AnyView> {
        let names = self.desk.drawn.with(|drawn| Some(drawn.as_ref()?.unnamed.clone()))?;
        if names.is_empty() {
            return None;
        }
        let count = names.len().to_string();
        let told = fill(Word::SheetUnnamed, &[("n", &count), ("names", &names.join(", "))]);
        Some(
            view! {
                <div class="note" data-kind="info">
                    {icon("info")}
                    <p>{told}</p>
                </div>
            }
            .into_any(),
        )
    }
}
