//! The map itself: fetched when it is first needed, kept in step with the document, reporting by plain events.

use leptos::{ev::KeyboardEvent, html, prelude::*, wasm_bindgen::JsCast};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::{
    MAP_BOUNDS,
    desk::{Desk, Pane, Presence},
    drawing, findings, group,
    in_view::follow_selected,
    laying::{lay_detail, lay_ground},
    legend::legend,
    placing::follow_asked,
    search, snapping, story,
    tools::tools,
};
use crate::{
    app::{
        components::{
            map_files::{Files, fetch_leaflet, open_map},
            map_frame::{crosshair, failed, loading},
        },
        interface::{
            later::{in_next_frame, in_next_frame_in_any_case},
            route::Route,
        },
        text::words::{Word, fill, text},
    },
    domain::{
        records::structure_map::StructureElement,
        values::{extent::BoundingBox, id::Id},
    },
    map::{
        event::{MapEvent, Viewport},
        ground::DETAIL_ZOOM,
        leaflet::{GroundNames, MapView},
        picture::Chosen,
        scene::SceneDraft,
    },
    platform::web::page,
};

/// The map with its tools and legend.
pub fn panel(desk: Desk) -> impl IntoView {
    let container: NodeRef<html::Div> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(element) = container.get() {
            open(desk, element.into());
        }
    });
    follow(desk);
    drawing::follow(desk);
    follow_selected(desk);
    group::follow(desk);
    let is_drawing = Memo::new(move |_| desk.draft.with(Option::is_some));
    let label = move || {
        text(if is_drawing.get() {
            Word::MapDrawingLabel
        } else {
            Word::MapLabel
        })
    };
    // The buttons beside the map are part of drawing too.
    let on_escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !group::escape(desk) {
            desk.escape();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        // The map's own buttons lie within it and keep their keys.
        if event.target() == event.current_target() && desk.draw_by_key(&event) {
            event.prevent_default();
        }
    };
    let before_leaflet = move |event: KeyboardEvent| {
        desk.snapping.note_key(&event);
        let is_on_map = event.target().is_some_and(|target| {
            let target = target.dyn_ref::<HtmlElement>().map(|target| target.id());
            target.as_deref() == Some("map")
        });
        if is_on_map && desk.move_by_key(&event) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    view! {
        <div
            class="map"
            data-takes-keys=search::KEYS
            data-is-open=""
            on:keydown=on_escape
            on:keydown:capture=before_leaflet
            on:keyup:capture=move |event| desk.snapping.note_key(&event)
            on:pointermove:capture=move |event| desk.note_pointer(&event)
            on:pointerdown:capture=move |event| desk.note_pointer(&event)
            data-drawing=move || is_drawing.get().to_string()
            data-choosing=move || desk.group.is_choosing.get().to_string()
            data-missing=move || (desk.presence.get() == Presence::Missing).to_string()
        >
            <div
                id="map"
                node_ref=container
                role=move || if is_drawing.get() { "application" } else { "region" }
                aria-label=label
                tabindex="0"
                data-repeats=""
                on:keydown=on_key
            />
            {tools(desk)}
            {move || desk.has_crosshair.get().then(crosshair)}
            {search::mark(desk)}
            {legend(desk)} {story::panel(desk)}
            {move || message(desk)}
        </div>
    }
}

/// What is shown where the map should be, or over one that lacks its ground.
fn message(desk: Desk) -> Option<AnyView> {
    match (desk.presence.get(), desk.missing_ground.get()) {
        (Presence::Loading, _) => Some(loading("map-message")),
        (Presence::Missing, _) => Some(trouble(desk, text(Word::MapFailed).into())),
        (Presence::Ready, Some(file)) => Some(trouble(desk, fill(Word::MapFailedGround, &[("file", file)]))),
        (Presence::Ready, None) => None,
    }
}

fn trouble(desk: Desk, message: String) -> AnyView {
    failed("map-message note", message, move || {
        if let Some(container) = page::element("map") {
            open(desk, container);
        }
    })
}

/// Fetches Leaflet, opens the map and lays the ground.
fn open(desk: Desk, container: HtmlElement) {
    desk.presence.set(Presence::Loading);
    desk.missing_ground.set(None);
    // All on their way at once; the ground waits for the map to lie on.
    let files = Files::start();
    spawn_local(async move {
        let has_map = desk.view.try_with_value(Option::is_some).unwrap_or(false);
        if !has_map && !make(desk, &container).await {
            desk.presence.try_set(Presence::Missing);
            return;
        }
        desk.presence.try_set(Presence::Ready);
        if let Err(file) = lay_ground(desk, files).await {
            desk.missing_ground.try_set(Some(file));
            // The page may have been left meanwhile.
            if desk.extents.try_get_untracked() == Some(None) {
                desk.fit_all();
            }
        }
    });
}

async fn make(desk: Desk, container: &HtmlElement) -> bool {
    // The page may have been left meanwhile.
    if !fetch_leaflet().await || desk.presence.is_disposed() {
        return false;
    }
    let view = open_map(container, move |event| take(desk, event));
    // A view that finds no place is dropped, and with it its map.
    view.is_some_and(|view| desk.view.try_set_value(Some(view)).is_none())
}

/// Keeps the map in step with the page. Events never call the map: it is at work when it reports them.
fn follow(desk: Desk) {
    snapping::lay_ahead(desk);
    let is_ready = Memo::new(move |_| desk.presence.get() == Presence::Ready);
    Effect::new(move |_| {
        if is_ready.get() {
            let chosen = desk.selected.get();
            let dragged = desk.dragged.get();
            let chosen = chosen.as_ref().map(|id| Chosen {
                id: id.raw(),
                dragged: dragged.as_ref(),
            });
            desk.on_map
                .with(|elements| desk.with_map(|map| map.show_elements(elements, chosen)));
        }
    });
    findings::follow(desk, is_ready);
    follow_asked(desk, is_ready);
    Effect::new(move |_| {
        if is_ready.get() {
            let names = desk.has_names.get().then(|| GroundNames {
                places: desk.places.get(),
                county: desk.county.get(),
                counties: desk.counties.get(),
            });
            desk.with_map(|map| map.show_names(names));
        }
    });
    Effect::new(move |_| {
        if is_ready.get() {
            let borders = desk.shown.borders();
            desk.with_map(|map| map.show_borders(borders));
        }
    });
    Effect::new(move |_| {
        if is_ready.get() {
            let handles = group::handles(desk).unwrap_or_else(|| desk.handles());
            desk.with_map(|map| map.show_handles(&handles));
        }
    });
    Effect::new(move |_| {
        if is_ready.get() {
            let draft = draft_scene(desk);
            desk.with_map(|map| map.show_draft(draft));
        }
    });
    let zoom = Memo::new(move |_| desk.viewed.get().map(|viewed| viewed.zoom));
    Effect::new(move |has_detail: Option<bool>| {
        let is_near = zoom.get().is_some_and(|zoom| zoom >= DETAIL_ZOOM);
        let has_detail = has_detail.unwrap_or(false);
        if is_near && !has_detail {
            lay_detail(desk);
        }
        has_detail || is_near
    });
    let recolour = move || {
        // The page's own colours change with the next frame.
        in_next_frame_in_any_case(move || desk.with_map(MapView::recolour));
    };
    Effect::new(move |_| {
        desk.app.interface.theme.track();
        recolour();
    });
    let listener = StoredValue::new_local(page::on_scheme_change(recolour));
    on_cleanup(move || {
        listener.try_set_value(None);
        desk.view.try_set_value(None);
    });
    // Whether the map is shown, and what was looked at when it was shown last.
    Effect::new(move |before: Option<(bool, Option<Id<StructureElement>>)>| {
        let is_map = desk.pane.get() == Pane::Map;
        let selected = desk.selected.get();
        let (was_map, seen) = before.unzip();
        if was_map != Some(is_map) {
            let is_new = seen.as_ref() != Some(&selected);
            in_next_frame(move || {
                desk.with_map(|map| map.resize());
                // A map that was hidden could not go to what was opened meanwhile. What was drawn on it stays where it was seen.
                if is_map && is_new && !page::is_wide() {
                    desk.fit_selected();
                }
            });
        }
        (is_map, if is_map { selected } else { seen.flatten() })
    });
}

fn draft_scene(desk: Desk) -> Option<SceneDraft> {
    use crate::domain::records::structure_map::Shape;
    let snap = desk
        .closing_ahead()
        .or_else(|| desk.snap_ahead().map(|snap| snap.position));
    let Some(draft) = desk.draft.get() else {
        return snap.map(|_| SceneDraft {
            snap,
            ..SceneDraft::default()
        });
    };
    let next = snap.or_else(|| desk.ahead());
    Some(SceneDraft {
        snap,
        vertices: draft.vertices().to_vec(),
        next: next.filter(|_| draft.kind.shape() != Shape::Point),
        is_area: draft.kind.shape() == Shape::Area,
    })
}

/// What happened on the map.
fn take(desk: Desk, event: MapEvent) {
    if desk.draft.is_disposed() {
        return;
    }
    let Some(event) = group::taken(desk, event) else {
        return;
    };
    let is_drawing = desk.draft.with_untracked(Option::is_some);
    match event {
        MapEvent::Clicked {
            at,
            signpost,
            metres_per_pixel,
            ..
        } if is_drawing => {
            desk.has_crosshair.set(false);
            match signpost.and_then(|id| desk.vertex_beyond(&id)) {
                Some(snap) => desk.set_vertex_on(at, Some(snap), metres_per_pixel),
                None => desk.set_vertex(at, metres_per_pixel),
            }
        }
        MapEvent::Clicked { signpost: Some(id), .. } => desk.go_beyond(&id),
        MapEvent::Clicked { flag: Some(place), .. } => findings::go_to(place),
        MapEvent::Clicked { element: Some(id), .. } => page::go_to(&Route::Element(Id::of(id)).to_hash()),
        // What is looked at is let go of by pressing empty ground.
        MapEvent::Clicked { element: None, .. } if desk.selected.with_untracked(Option::is_some) => {
            page::go_to(&Route::StructureMap.to_hash());
        }
        MapEvent::DoubleClicked if is_drawing => desk.finish(),
        MapEvent::PointerAt(at) if is_drawing => desk.pointer.set(Some(at)),
        MapEvent::Dragging(grip, to) => desk.drag(grip, to),
        MapEvent::Dropped(grip, to) => desk.drop_at(grip, to),
        MapEvent::Pressed(grip) => desk.press(grip),
        MapEvent::Removed(grip) => desk.remove_grip(grip),
        MapEvent::PressedTwice(grip) => desk.press_twice(grip),
        MapEvent::GivenUp => desk.let_handle_go(),
        MapEvent::Pushed(grip, by) => desk.push(grip, by),
        MapEvent::Viewed(viewed) => take_view(desk, viewed),
        MapEvent::CentreAt(centre) if is_drawing => desk.centre.set(Some(centre)),
        MapEvent::Clicked { .. }
        | MapEvent::DoubleClicked
        | MapEvent::PointerAt(_)
        | MapEvent::CentreAt(_)
        | MapEvent::Group(_) => {}
    }
}

fn take_view(desk: Desk, viewed: Viewport) {
    if desk.viewed.get_untracked() != Some(viewed) {
        let BoundingBox {
            west,
            south,
            east,
            north,
        } = viewed.bounds;
        page::remember(
            MAP_BOUNDS,
            &[west, south, east, north].map(|side| format!("{side:.5}")).join(" "),
        );
        desk.centre.set(Some(viewed.centre));
        desk.viewed.set(Some(viewed));
    }
}
