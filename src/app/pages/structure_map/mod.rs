//! The structure map: the map, its table twin, and the element that is looked at.

mod coordinates;
mod desk;
mod drawing;
mod element_links;
mod ends;
mod files;
mod ground_files;
mod group;
mod import;
mod inspector;
mod legend;
mod line_tools;
mod map_panel;
mod menu;
mod part_list;
mod reasons;
mod search;
mod shape_menu;
mod shaping;
mod sheet;
mod shown;
mod snapping;
mod story;
mod table;
mod tools;

pub use desk::Desk;
pub use import::preview as map_file;
pub use sheet::{page as sheet_page, picture as sheet_picture};

use leptos::prelude::*;

use super::{boxed, parts};
use crate::app::{
    components::icon::icon,
    state::App,
    text::words::{Word, text},
};
use desk::Pane;

/// Under which the tab remembers what the map showed last: its west, south, east and north in degrees.
const MAP_BOUNDS: &str = "map-bounds";

/// The map and its table.
pub fn page(app: App) -> impl IntoView {
    let desk = Desk::new(app);
    let pane = move || match desk.pane.get() {
        Pane::Map => "map",
        Pane::Table => "table",
    };
    view! {
        <main class="map-page" id="main" tabindex="-1" data-pane=pane>
            <h1 class="visually-hidden">{text(Word::NavStructureMap)}</h1>
            {pane_choice(desk)}
            {map_panel::panel(desk)}
            <div class="map-side">{side(desk)}</div>
        </main>
    }
}

/// On a narrow screen one of the two is shown at a time.
fn pane_choice(desk: Desk) -> impl IntoView {
    let choice = move |pane: Pane, name: &'static str, label: Word| {
        view! {
            <label>
                <input
                    type="radio"
                    name="map-pane"
                    prop:checked=move || desk.pane.get() == pane
                    on:change=move |_| desk.show_pane(pane)
                />
                {icon(name)}
                {text(label)}
            </label>
        }
    };
    view! {
        <fieldset class="segmented map-pane">
            <legend class="visually-hidden">{text(Word::MapPane)}</legend>
            {choice(Pane::Map, "map-pin", Word::MapPaneMap)}
            {choice(Pane::Table, "table", Word::MapPaneTable)}
        </fieldset>
    }
}

/// What is beside the map: the file that is looked at, the element that is, or the table.
fn side(desk: Desk) -> impl IntoView {
    move || {
        if desk.import.with(Option::is_some) {
            return parts::within(boxed(parts::map_file(desk)));
        }
        match desk.selected.get() {
            Some(id) => inspector::inspector(desk, id).into_any(),
            None if desk.group.is_shown.get() => group::panel(desk),
            None => table::table(desk).into_any(),
        }
    }
}
