//! How the sheet is kept: as SVG, as a PNG with so many dots to the inch, or on paper.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use crate::{
    app::{
        components::icon::icon,
        interface::notice::Tone,
        text::words::{Word, fill, text},
    },
    domain::ways_out::WayOut,
    format::{file_name::file_name, png},
    platform::web::{files, page, raster, typing},
};

/// How many dots to the inch a picture can have: on a screen, in an office's printer, and in print.
const PER_INCH: [u32; 3] = [96, 150, 300];
/// The one that is chosen first.
const USUAL: u32 = 150;

/// The buttons.
pub(super) fn section(desk: Desk) -> AnyView {
    let per_inch = RwSignal::new(USUAL);
    let is_making = RwSignal::new(false);
    // What is not drawn can't be kept.
    let is_missing = Memo::new(move |_| desk.drawn.with(Option::is_none));
    let options = move || {
        let options = PER_INCH.map(|dots| {
            let [width, height] = desk.paper().pixels(desk.way(), dots).map(|side| side.to_string());
            let dots_text = dots.to_string();
            let name = fill(
                Word::SheetPerInchOption,
                &[("n", &dots_text), ("width", &width), ("height", &height)],
            );
            view! {
                <option value=dots_text.clone() selected=move || per_inch.get() == dots>
                    {name}
                </option>
            }
        });
        options.collect_view()
    };
    let choose = move |event| {
        if let Ok(dots) = typing::entered(&event).parse() {
            per_inch.set(dots);
        }
    };
    view! {
        <section class="stack form-group">
            <h2>{text(Word::SheetKeepTitle)}</h2>
            <p class="actions">
                <button
                    type="button"
                    class="primary"
                    id="sheet-print"
                    aria-describedby="sheet-print-help"
                    disabled=move || is_missing.get()
                    on:click=|_| page::print()
                >
                    {icon("print")}
                    {text(Word::SheetPrint)}
                </button>
            </p>
            <p class="help" id="sheet-print-help">
                {move || fill(Word::SheetPrintHelp, &[("paper", desk.paper().name())])}
            </p>
            <p class="actions">
                <button
                    type="button"
                    id="sheet-svg"
                    disabled=move || is_missing.get()
                    on:click=move |_| offer_svg(desk)
                >
                    {icon("download")}
                    {text(Word::SheetSvg)}
                </button>
            </p>
            <div class="field">
                <label for="sheet-per-inch">{text(Word::SheetPerInch)}</label>
                <select id="sheet-per-inch" on:change=choose>
                    {options}
                </select>
            </div>
            <p class="actions">
                <button
                    type="button"
                    id="sheet-png"
                    disabled=move || is_missing.get() || is_making.get()
                    on:click=move |_| offer_png(desk, per_inch.get_untracked(), is_making)
                >
                    {icon("download")}
                    {move || text(if is_making.get() { Word::SheetPngMaking } else { Word::SheetPng })}
                </button>
            </p>
        </section>
    }
    .into_any()
}

fn name(desk: Desk, ending: &str) -> String {
    let title = desk.content.with_untracked(|content| content.title());
    file_name(&title, ending)
}

fn drawn(desk: Desk) -> Option<String> {
    desk.drawn.with_untracked(|drawn| Some(drawn.as_ref()?.svg.clone()))
}

fn offer_svg(desk: Desk) {
    if let Some(svg) = drawn(desk) {
        files::offer(&name(desk, "svg"), &WayOut::SheetSvg.with(svg));
    }
}

fn offer_png(desk: Desk, per_inch: u32, is_making: RwSignal<bool>) {
    let Some(svg) = drawn(desk) else { return };
    let pixels = untrack(|| desk.paper().pixels(desk.way(), per_inch));
    // Asked now: when the picture is made, the page may have been left, and what was asked for comes all the same.
    let (name, notices) = (name(desk, "png"), desk.app.notices);
    is_making.set(true);
    spawn_local(async move {
        let made = raster::png(&svg, pixels).await;
        is_making.try_set(false);
        match made {
            Some(bytes) => {
                let bytes = png::with_density(&bytes, per_inch);
                files::offer_bytes(&name, WayOut::SheetPng, &bytes);
            }
            None => {
                let [width, height] = pixels.map(|side| side.to_string());
                let told = fill(Word::SheetPngFailed, &[("width", &width), ("height", &height)]);
                notices.notify(Tone::Trouble, told);
            }
        }
    });
}
