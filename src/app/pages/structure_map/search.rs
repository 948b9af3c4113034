//! Search over the map: a field that unfolds, what it finds under it, and the way there.

use std::sync::Arc;

use leptos::{ev, ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::desk::{Desk, Pane};
use crate::{
    app::{
        components::{focus::focus_when_drawn, icon::icon, single_keys::single_keys},
        form::shown_text::ShownText,
        interface::route::Route,
        pages::{boxed, parts},
        text::{
            vocabulary::{self, Term},
            words::{self, Word, fill, text},
        },
    },
    domain::values::{
        extent::BoundingBox,
        geometry::Position,
        id::{Id, RecordId},
    },
    map::{
        municipalities::{MunicipalityName, read_names},
        places,
        search::{Found, Hit, Index, SearchGround, Target},
    },
    platform::web::{fetch, page, typing},
};

/// On what the key answers that opens the search: its name on the page.
pub const KEYS: &str = "map-search";

const FIELD: &str = "map-search-field";
const BUTTON: &str = "open-search";
const HITS: &str = "map-search-hits";

/// For how long what was found is marked.
const MARKED: std::time::Duration = std::time::Duration::from_secs(8);

/// What is looked for, and the place that was gone to last.
#[derive(Clone, Copy)]
pub struct Search {
    typed: RwSignal<Option<String>>,
    /// Which of the hits Enter goes to, from the first.
    active: RwSignal<usize>,
    mark: RwSignal<Option<Mark>>,
    /// What the municipalities are called; nobody who does not search needs it.
    names: RwSignal<Arc<Vec<MunicipalityName>>>,
}

/// A place that was found, marked for a moment.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    name: String,
    at: Position,
}

impl Search {
    /// Nothing is looked for.
    pub fn new() -> Self {
        Self {
            typed: RwSignal::new(None),
            active: RwSignal::new(0),
            mark: RwSignal::new(None),
            names: RwSignal::new(Arc::new(Vec::new())),
        }
    }

    /// Fetches what the municipalities are called. Where that can't be had, all else is found, and it is tried again the next time.
    fn fetch_names(self) {
        if self.names.with_untracked(|names| !names.is_empty()) {
            return;
        }
        spawn_local(async move {
            let file = fetch::bytes("geo/koder.json").await.ok();
            if let Some(names) = file.as_deref().and_then(read_names) {
                self.names.try_set(Arc::new(names));
            }
        });
    }

    fn open(self) {
        self.typed.set(Some(String::new()));
        self.active.set(0);
    }

    fn close(self) {
        self.typed.set(None);
    }
}

/// The button that opens the search.
pub fn button(desk: Desk) -> impl IntoView {
    let search = desk.search;
    let is_open = Memo::new(move |_| search.typed.with(Option::is_some));
    let press = move |_| {
        if is_open.get_untracked() {
            search.close()
        } else {
            search.open()
        }
    };
    view! {
        <button type="button" id=BUTTON aria-expanded=move || is_open.get().to_string() on:click=press>
            {icon("search")}
            <span>{text(Word::MapSearch)}</span>
        </button>
    }
}

/// The field with what it finds, where it is open.
pub fn panel(desk: Desk) -> impl IntoView {
    let search = desk.search;
    let is_open = Memo::new(move |_| search.typed.with(Option::is_some));
    let open = move || {
        if desk.draft.with_untracked(Option::is_none) {
            desk.show_pane(Pane::Map);
            search.open();
        }
    };
    let read = |key: &str| (key == "/").then_some(());
    single_keys(KEYS.into(), read, move |()| open(), open);
    move || is_open.get().then(|| parts::beside(boxed(parts::map_search(desk))))
}

/// The field, which takes the keyboard as soon as it is there.
pub fn field(desk: Desk) -> AnyView {
    let search = desk.search;
    search.fetch_names();
    focus_when_drawn(FIELD);
    let index = Memo::new(move |_| {
        let (counties, places) = (desk.counties.get(), desk.places.get());
        let (municipalities, names) = (desk.municipalities.get(), search.names.get());
        let ground = SearchGround {
            counties: &counties,
            places: &places,
            municipalities: &municipalities,
            names: &names,
        };
        desk.elements.with(|elements| Index::of(elements, ground))
    });
    let typed = move || search.typed.get().unwrap_or_default();
    let found = Memo::new(move |_| index.with(|index| index.find(&typed())));
    let leave = move || {
        search.close();
        page::focus(BUTTON);
    };
    let on_key = move |event: KeyboardEvent| {
        let count = found.with_untracked(|found| found.hits.len());
        let step = |by: usize| search.active.update(|active| *active = (*active + by) % count.max(1));
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(count.saturating_sub(1)),
            "Enter" => {
                let hit = found.with_untracked(|found| found.hits.get(search.active.get_untracked()).cloned());
                if let Some(hit) = hit {
                    desk.go_to_hit(&hit);
                }
            }
            "Escape" => leave(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let active = move || found.with(|found| (!found.hits.is_empty()).then(|| hit_id(search.active.get())));
    let input = html::input()
        .r#type("text")
        .id(FIELD)
        .role("combobox")
        .autocomplete("off")
        .spellcheck("false")
        .attr("enterkeyhint", "search")
        .aria_autocomplete("list")
        .aria_controls(HITS)
        .aria_describedby("map-search-help")
        .aria_expanded(move || found.with(|found| !found.hits.is_empty()).to_string())
        .aria_activedescendant(active)
        .prop("value", move || ShownText(typed()))
        .on(ev::input, move |event| {
            search.active.set(0);
            search.typed.set(Some(typing::entered(&event)));
        })
        .on(ev::keydown, on_key);
    view! {
        <div class="map-search" role="search" aria-label=text(Word::MapSearchLabel)>
            <label class="visually-hidden" for=FIELD>
                {text(Word::MapSearchLabel)}
            </label>
            <div class="map-search-row">
                {input}
                <button type="button" aria-label=text(Word::MapSearchClose) on:click=move |_| leave()>
                    {icon("x")}
                </button>
            </div>
            <p class="help" id="map-search-help">
                {text(Word::MapSearchHelp)}
            </p>
            <ul id=HITS role="listbox" aria-label=text(Word::MapSearchHits)>
                {move || hits(desk, found.get())}
            </ul>
            <p class="help" id="map-search-count" role="status">
                {move || told(&typed(), &found.get())}
            </p>
        </div>
    }
    .into_any()
}

fn hit_id(place: usize) -> String {
    ["map-search-hit-", &place.to_string()].concat()
}

/// How much was found.
fn told(typed: &str, found: &Found) -> String {
    let number = words::number(found.count);
    match found.count {
        _ if typed.trim().is_empty() => String::new(),
        0 => text(Word::MapSearchNone).into(),
        count if count > found.hits.len() => {
            let shown = words::number(found.hits.len());
            fill(Word::MapSearchFirst, &[("n", &shown), ("all", &number)])
        }
        _ => fill(Word::MapSearchCount, &[("n", &number)]),
    }
}

fn hits(desk: Desk, found: Found) -> Vec<AnyView> {
    let active = desk.search.active;
    let row = |(place, hit): (usize, Hit)| {
        let name = vocabulary::named(&hit.name);
        let more = more(desk, &hit.target);
        let press = move |_| desk.go_to_hit(&hit);
        view! {
            <li
                id=hit_id(place)
                role="option"
                aria-selected=move || (active.get() == place).to_string()
                on:mousedown=move |event| event.prevent_default()
                on:click=press
            >
                <span>{name}</span>
                <span class="cell-more">{more}</span>
            </li>
        }
        .into_any()
    };
    found.hits.into_iter().enumerate().map(row).collect()
}

/// What a hit is, and that the map does not show it now.
fn more(desk: Desk, target: &Target) -> String {
    match target {
        Target::County(_) => text(Word::MapSearchCounty).into(),
        Target::Municipality(_, county) => fill(Word::MapSearchMunicipality, &[("county", county.name)]),
        Target::Place(position) => {
            // Localities have names that others have too.
            let near = |place: &places::Place| place.position != *position && place.population > 10_000;
            let places = desk.places.get_untracked();
            let towns: Vec<places::Place> = places.iter().filter(|place| near(place)).cloned().collect();
            match places::nearest(&towns, *position) {
                Some(town) => fill(Word::MapSearchPlaceNear, &[("place", &town.name)]),
                None => text(Word::MapSearchPlace).into(),
            }
        }
        Target::Typed(_) => text(Word::MapSearchPosition).into(),
        Target::Element(id, bounds) => {
            let kind = desk
                .elements
                .with_untracked(|elements| elements.get(id).map(|element| text(element.element.word())));
            let kind = kind.unwrap_or_default();
            let is_shown = desk.on_map.with_untracked(|elements| elements.get(id).is_some());
            match bounds {
                None => [kind, ", ", &text(Word::MapNoPlace).to_lowercase()].concat(),
                Some(_) if is_shown => kind.into(),
                Some(_) => fill(Word::MapSearchHidden, &[("kind", kind)]),
            }
        }
    }
}

/// The place that was found, in the middle of the map as long as it lies there.
pub fn mark(desk: Desk) -> impl IntoView {
    let mark = desk.search.mark;
    let shown = Memo::new(move |_| {
        let viewed = desk.viewed.get()?;
        let near = |one: f64, other: f64, span: f64| (one - other).abs() < span.abs() / 200.0;
        mark.get().filter(|mark| {
            near(
                mark.at.longitude,
                viewed.centre.longitude,
                viewed.bounds.east - viewed.bounds.west,
            ) && near(
                mark.at.latitude,
                viewed.centre.latitude,
                viewed.bounds.north - viewed.bounds.south,
            )
        })
    });
    move || {
        shown.get().map(|mark| {
            view! {
                <div class="map-found" aria-hidden="true">
                    <span>{mark.name}</span>
                </div>
            }
        })
    }
}

impl Desk {
    /// Brings the map to what was found. An element is opened, a place is marked for a moment.
    fn go_to_hit(self, hit: &Hit) {
        let search = self.search;
        search.close();
        search.mark.set(None);
        match &hit.target {
            Target::Element(id, bounds) => {
                page::go_to(&Route::Element(Id::of(id.clone())).to_hash());
                // Without a place there is only the form.
                match bounds {
                    Some(bounds) => self.fit(*bounds),
                    None => self.show_pane(Pane::Table),
                }
            }
            Target::County(bounds) | Target::Municipality(bounds, _) => self.fit(*bounds),
            Target::Place(at) | Target::Typed(at) => {
                if let Some(bounds) = hit.target.bounds() {
                    self.with_map(|map| map.fit(bounds, [0.0; 3]));
                }
                self.mark_for_a_moment(hit.name.clone(), *at);
            }
        }
        self.app
            .notices
            .announce(fill(Word::MapSearchGone, &[("name", &vocabulary::named(&hit.name))]));
        page::focus("map");
    }

    /// Marks a place in the middle of the map for a moment.
    pub fn mark_for_a_moment(self, name: String, at: Position) {
        let (marked, mark) = (self.search.mark, Mark { name, at });
        marked.set(Some(mark.clone()));
        let unmark = move || {
            if marked.try_with_untracked(|now| now.as_ref() == Some(&mark)) == Some(true) {
                marked.set(None);
            }
        };
        set_timeout(unmark, MARKED);
    }

    /// Brings the element that is looked at into view, with its surroundings; whether there is one with a place.
    pub fn fit_selected(self) -> bool {
        let bounds = self.selected.try_with_untracked(|id| {
            let id: &RecordId = id.as_ref()?.raw();
            let of = |element: &crate::domain::records::structure_map::StructureElement| {
                element.geometry.as_ref().and_then(BoundingBox::of)
            };
            self.elements
                .try_with_untracked(|elements| elements.get(id).and_then(of))
                .flatten()
        });
        let bounds = bounds.flatten();
        if let Some(bounds) = bounds {
            self.fit(bounds);
        }
        bounds.is_some()
    }
}
