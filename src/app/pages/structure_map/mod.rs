//! The structure map: the map, its table twin, and the element that is looked at.

mod asked_place;
mod beyond;
mod coordinates;
mod desk;
mod drawing;
mod drawing_keys;
mod element_address;
mod element_links;
mod ends;
mod files;
mod filters;
mod findings;
mod group;
mod import;
mod in_view;
mod inspector;
mod late;
mod laying;
mod legend;
mod line_tools;
mod listing;
mod map_panel;
mod measuring;
mod menu;
mod part_list;
mod placing;
mod priority_choice;
mod reasons;
mod rows;
mod saving;
mod search;
mod shape_menu;
mod shaping;
mod sheet;
mod shown;
mod snapping;
mod story;
mod table;
mod tools;

pub use asked_place::AskedPlace;
pub use desk::Desk;
pub use filters::fields as filter_fields;
pub use group::panel as group_panel;
pub use import::preview as map_file;
pub use inspector::inspector as element_form;
pub use saving::{MapFile, save as save_map_file};
pub use search::field as search_field;
pub use shape_menu::menu_of as shape_menu;
pub use sheet::{page as sheet_page, picture as sheet_picture, to_read as sheet_to_read};
pub use shown::controls as choices;
pub use story::told as story;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{boxed, parts};
use crate::{
    app::{
        components::icon::icon,
        interface::presentation::Room,
        state::App,
        text::words::{Word, text},
    },
    domain::{records::structure_map::StructureElement, values::id::Id},
};
use desk::Pane;
use late::late;

/// Under which the tab remembers what the map showed last: its west, south, east and north in degrees.
const MAP_BOUNDS: &str = "map-bounds";

/// The map and its table.
pub fn page(app: App) -> impl IntoView {
    app.interface.make_room(Room::Window);
    let desk = Desk::new(app);
    // Who begins to use the map soon looks at an element, and may be without a network by then.
    let is_used = RwSignal::new(false);
    let begin = move || {
        if !is_used.get_untracked() {
            is_used.set(true);
            spawn_local(async {
                // What could not be fetched is asked for again where it is needed, and missed there.
                let _ = parts::fetch_element().await;
            });
        }
    };
    let pane = move || match desk.pane.get() {
        Pane::Map => "map",
        Pane::Table => "table",
    };
    view! {
        <main
            class="map-page"
            id="main"
            tabindex="-1"
            data-pane=pane
            on:pointerover=move |_| begin()
            on:keydown=move |_| begin()
        >
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

/// What is beside the map.
#[derive(Clone, Debug, PartialEq)]
enum Side {
    /// The map file that is looked at.
    File,
    /// The element that is looked at.
    Element(Id<StructureElement>),
    /// The several that are chosen.
    Group,
    /// The table.
    Table,
}

/// What is beside the map.
fn side(desk: Desk) -> impl IntoView {
    let wanted = Memo::new(move |_| match desk.selected.get() {
        _ if desk.import.with(Option::is_some) => Side::File,
        Some(id) => Side::Element(id),
        None if desk.group.is_shown.get() => Side::Group,
        None => Side::Table,
    });
    let late = late(wanted);
    // Only a form takes longer to build than a frame lasts.
    let shown = Memo::new(move |_| match wanted.get() {
        Side::Element(_) => late.get(),
        side => side,
    });
    move || match shown.get() {
        // Another file may be chosen while one is looked at.
        Side::File if desk.import.with(Option::is_none) => ().into_any(),
        Side::File => parts::within(boxed(parts::map_file(desk))),
        Side::Element(id) => parts::within(boxed(parts::element_form(desk, id))),
        Side::Group => parts::within(boxed(parts::group_panel(desk))),
        Side::Table => table::table(desk).into_any(),
    }
}
