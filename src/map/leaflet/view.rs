//! A Leaflet map that shows scenes and reports events.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    rc::{Rc, Weak},
    sync::Arc,
};

use gloo_timers::callback::Timeout;
use js_sys::Array;
use leaflet::Map;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::{
    bindings::{
        LayerCalls, Listener, MapCalls, attribution_control, ignore, lat_lng, lat_lngs, new_map, new_polyline, options,
        point, scale_control, zoom_control,
    },
    canvas::call,
    events::listeners,
    gestures::Gestures,
    ground::{DrawnGround, SharedGround},
    handles::{DrawnHandles, EventSink},
    palette::Palette,
    pointing::{Pointing, SharedStructure, Tooltip},
    sheet::{Sheet, field},
    structure::{Edge, GroundNames, Sheets, Structure},
};
use crate::{
    domain::values::{extent::BoundingBox, geometry::Position, id::RecordId},
    map::{
        elements::Elements,
        event::MapEvent,
        findings::Flag,
        fit,
        ground::{Border, GroundLayer},
        picture::Chosen,
        plane::{PlaneBox, PlanePoint},
        scene::{Handle, SceneDraft},
    },
    platform::web::page,
};

/// The map could not be made; the text is the browser's own.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the map could not be made: {0}")]
pub struct MapError(pub String);

impl From<JsValue> for MapError {
    fn from(cause: JsValue) -> Self {
        let message = js_sys::Reflect::get(&cause, &"message".into()).ok();
        Self(message.and_then(|text| text.as_string()).unwrap_or_default())
    }
}

/// What a map is opened with. The texts are in the user's language.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Name of the button that goes closer.
    pub zoom_in: &'static str,
    /// Name of the button that goes farther away.
    pub zoom_out: &'static str,
    /// Where the ground comes from; shown on the map.
    pub attribution: &'static str,
    /// How far something is, given in kilometres.
    pub distance: fn(f64) -> String,
    /// Whether the user has asked for less motion.
    pub is_still: bool,
}

/// An open map. It is removed from the page when it is dropped.
pub struct MapView {
    map: Map,
    container: HtmlElement,
    palette: Palette,
    ground: SharedGround,
    structure: SharedStructure,
    /// What has changed and is to be drawn.
    drawing: Option<Timeout>,
    /// The names that are to be placed.
    naming: Option<Timeout>,
    /// That pressing twice goes closer again.
    closer_again: Option<Timeout>,
    tooltip: Rc<Tooltip>,
    handles: DrawnHandles,
    gestures: Gestures,
    _listeners: Vec<Listener>,
    _pointing: Pointing,
}

/// What can be moved into view: the ground ends outside.
const REACH: BoundingBox = BoundingBox {
    west: -20.0,
    south: 48.0,
    east: 50.0,
    north: 74.0,
};
const FARTHEST: f64 = 3.5;
const CLOSEST: f64 = 16.0;
/// How soon after a press of a finger another makes two of it, in milliseconds.
const TWICE: u32 = 500;

impl MapView {
    /// Makes a map in an element. Leaflet must have been loaded.
    ///
    /// `on_event` must not call the view: it is called while the view is at work.
    ///
    /// # Errors
    /// [`MapError`] where Leaflet refuses.
    pub fn open(
        container: &HtmlElement,
        settings: &Settings,
        on_event: impl Fn(MapEvent) + 'static,
    ) -> Result<Self, MapError> {
        let map = new_map(
            container,
            &options([
                ("zoomControl", false.into()),
                ("attributionControl", false.into()),
                // What is drawn with Shift is a box around elements.
                ("boxZoom", false.into()),
                ("zoomSnap", fit::ZOOM_STEP.into()),
                ("minZoom", FARTHEST.into()),
                ("maxZoom", CLOSEST.into()),
                ("maxBounds", corners(REACH).into()),
                ("maxBoundsViscosity", 0.8.into()),
                ("keyboardPanDelta", 48.into()),
                ("zoomAnimation", (!settings.is_still).into()),
                ("fadeAnimation", false.into()),
                ("inertia", (!settings.is_still).into()),
            ]),
        )?;
        let calls = map.unchecked_ref::<MapCalls>();
        // What is drawn on a canvas needs a view to be drawn in.
        calls.set_view(&lat_lng(REACH.centre()), FARTHEST)?;
        let attribution = attribution_control(&options([("prefix", false.into())]))?;
        attribution.add_to(&map);
        // A layer carries the text, since the control has no call of its own in the bindings.
        let carrier = options([("attribution", settings.attribution.into())]);
        new_polyline(&Array::new(), &carrier)?
            .unchecked_ref::<LayerCalls>()
            .add_to(&map)?;
        // Of two in one corner the later is above.
        scale_control(&options([
            ("imperial", false.into()),
            ("position", "bottomright".into()),
        ]))?
        .add_to(&map);
        zoom_control(&options([
            ("zoomInTitle", settings.zoom_in.into()),
            ("zoomOutTitle", settings.zoom_out.into()),
        ]))?
        .add_to(&map);
        let sink: EventSink = Rc::new(on_event);
        let palette = Palette::read(container);
        let ground = DrawnGround::lay(&map, palette.clone())?;
        let edge = Edge::over(container, settings.distance)?;
        let structure = structure(&map, container, edge, palette.clone())?;
        let tooltip = Tooltip::over(container)?;
        Ok(Self {
            _listeners: listeners(&map, &sink, &structure, &tooltip),
            _pointing: Pointing::follow(&map, &structure, &tooltip, &sink),
            gestures: Gestures::follow(&map, container, &structure, &sink),
            palette,
            container: container.clone(),
            ground,
            structure,
            drawing: None,
            naming: None,
            closer_again: None,
            tooltip,
            handles: DrawnHandles::new(sink),
            map,
        })
    }

    /// Adds layers of the ground.
    pub fn add_ground(&mut self, layers: &[GroundLayer]) {
        self.ground.borrow_mut().add(layers);
    }

    /// Shows these borders of the ground and no others.
    pub fn show_borders(&mut self, borders: Vec<Border>) {
        self.ground.borrow_mut().show_borders(borders);
    }

    /// Shows these elements; the chosen one over the others.
    pub fn show_elements(&mut self, elements: &Elements, chosen: Option<Chosen>) {
        self.structure.borrow_mut().show(elements, chosen);
        self.draw_soon();
        self.name_soon();
    }

    /// Drawing anew what lies among thousands takes half as long as a frame lasts: what was pressed has been answered by then.
    fn draw_soon(&mut self) {
        let is_waiting = self.structure.borrow().is_waiting();
        self.drawing = is_waiting.then(|| self.soon(Structure::draw_waiting));
    }

    /// Placing names among thousands takes as long as a frame lasts: what was changed is seen first.
    fn name_soon(&mut self) {
        let lacks_names = self.structure.borrow().lacks_names();
        self.naming = lacks_names.then(|| self.soon(Structure::name_anew));
    }

    /// Does something in a task of its own.
    fn soon(&self, act: fn(&mut Structure)) -> Timeout {
        let structure = Rc::downgrade(&self.structure);
        Timeout::new(0, move || {
            if let Some(structure) = structure.upgrade()
                && let Ok(mut structure) = structure.try_borrow_mut()
            {
                act(&mut structure);
            }
        })
    }

    /// Shows these flags of findings.
    pub fn show_flags(&mut self, flags: &[Flag]) {
        self.structure.borrow_mut().raise(flags);
        self.name_soon();
    }

    /// Marks the elements that are chosen together, so far on the plane from where they are.
    pub fn show_group(&mut self, ids: Arc<BTreeSet<RecordId>>, carried: PlanePoint) {
        self.structure.borrow_mut().mark(ids, carried);
    }

    /// Whether several are being chosen: then pressing and dragging draws a box, without a key too.
    pub fn set_choosing(&self, is_choosing: bool) {
        self.gestures.set_choosing(is_choosing);
    }

    /// Gives up the box that is being drawn or the drag of several; whether there was one.
    pub fn give_up(&self) -> bool {
        let was_dragged = self.handles.give_up();
        if was_dragged {
            // The handle is no longer under the pointer: what is there is not pressed.
            self.gestures.hide_next_click();
        }
        was_dragged || self.gestures.give_up()
    }

    /// Shows names: of elements and of the ground's localities; none where `None` is given.
    pub fn show_names(&mut self, ground: Option<GroundNames>) {
        self.structure.borrow_mut().show_names(ground);
    }

    /// Places the names anew, since what lies over the map has another size.
    pub fn place_names(&mut self) {
        let mut structure = self.structure.borrow_mut();
        let panels = panels(&self.container, structure.lie().seen());
        structure.make_room(panels);
    }

    /// Shows these handles.
    pub fn show_handles(&mut self, handles: &[Handle]) {
        self.handles.show(&self.map, handles);
    }

    /// Shows the shape that is being drawn.
    pub fn show_draft(&mut self, draft: Option<SceneDraft>) {
        self.structure.borrow_mut().show_draft(draft);
        self.draw_soon();
    }

    /// Reads the page's colours again and draws in them.
    pub fn recolour(&mut self) {
        let palette = Palette::read(&self.container);
        if palette != self.palette {
            self.palette = palette;
            self.ground.borrow_mut().recolour(self.palette.clone());
            self.structure.borrow_mut().recolour(self.palette.clone());
        }
    }

    /// Brings a box into view, with so many pixels left of it, above and below it kept free for what lies over the map.
    pub fn fit(&self, bounds: BoundingBox, [left, top, bottom]: [f64; 3]) {
        let margin = fit::MARGIN;
        let fitting = options([
            ("paddingTopLeft", point(left + margin, top + margin * 2.0).into()),
            ("paddingBottomRight", point(margin, bottom + margin * 2.0).into()),
            ("maxZoom", fit::CLOSEST.into()),
            ("animate", false.into()),
        ]);
        ignore(
            self.map
                .unchecked_ref::<MapCalls>()
                .fit_bounds(&corners(bounds), &fitting),
        );
    }

    /// Brings a position into the middle.
    pub fn centre_on(&self, position: Position) {
        ignore(self.map.unchecked_ref::<MapCalls>().pan_to(&lat_lng(position)));
    }

    /// Takes note that the element has another size.
    pub fn resize(&self) {
        self.map.invalidate_size(false);
    }

    /// Whether something is being drawn: then pressing twice doesn't go closer but finishes, and nothing that is pointed at is named.
    pub fn set_drawing(&mut self, is_drawing: bool) {
        self.tooltip.set_silent(is_drawing);
        self.gestures.set_drawing(is_drawing);
        let handler = field(&self.map, "doubleClickZoom");
        self.closer_again = None;
        if is_drawing {
            call(&handler, "disable", []);
        } else {
            // The press that finished may be the first of two.
            self.closer_again = Some(Timeout::new(TWICE, move || {
                call(&handler, "enable", []);
            }));
        }
    }

    /// Moves what is seen by so many pixels east and south, at once.
    pub fn push(&self, [east, south]: [f64; 2]) {
        let at_once = options([("animate", false.into())]);
        call(&self.map, "panBy", [point(east, south).into(), at_once.into()]);
    }

    /// Brings a position into the middle at once.
    pub fn go_to(&self, position: Position) {
        let at_once = options([("animate", false.into())]);
        call(&self.map, "panTo", [lat_lng(position).into(), at_once.into()]);
    }

    /// How large the map is on the page, in pixels.
    pub fn size(&self) -> [f64; 2] {
        let place = self.container.get_bounding_client_rect();
        [place.width(), place.height()]
    }
}

impl Drop for MapView {
    fn drop(&mut self) {
        self.show_handles(&[]);
        self._listeners.clear();
        // Leaflet would end a zoom that is under way in a map that is there no longer.
        let _not_zooming = js_sys::Reflect::set(&self.map, &"_animatingZoom".into(), &JsValue::FALSE);
        ignore(self.map.unchecked_ref::<MapCalls>().remove());
    }
}

/// Lays the sheets for elements and names, and has them drawn each time that they are laid anew.
fn structure(map: &Map, container: &HtmlElement, edge: Edge, palette: Palette) -> Result<SharedStructure, JsValue> {
    let drawn: Rc<RefCell<Weak<RefCell<Structure>>>> = Rc::default();
    let sheet = |pane: &str, on_laid: fn(&mut Structure, &HtmlElement)| {
        let (drawn, container) = (drawn.clone(), container.clone());
        Sheet::lay(map, pane, move || {
            // The sheets are laid once before there is anything to be drawn on them.
            if let Some(structure) = drawn.borrow().upgrade()
                && let Ok(mut structure) = structure.try_borrow_mut()
            {
                on_laid(&mut structure, &container);
            }
        })
    };
    let sheets = Sheets {
        below: sheet("elements", |structure, _| structure.below_is_laid())?,
        names: sheet("names", |structure, container| {
            let panels = panels(container, structure.lie().seen());
            structure.names_are_laid(panels);
        })?,
        above: sheet("chosen", |structure, _| structure.above_is_laid())?,
    };
    let structure = Rc::new(RefCell::new(Structure::on(sheets, edge, palette, family(container))?));
    *drawn.borrow_mut() = Rc::downgrade(&structure);
    Ok(structure)
}

/// The family of letters that names are written in.
fn family(container: &HtmlElement) -> String {
    let style = page::window().and_then(|window| window.get_computed_style(container).ok().flatten());
    let family = style.and_then(|style| style.get_property_value("font-family").ok());
    family.unwrap_or_default()
}

/// What lies over the map, in pixels of a view of which so much is seen.
fn panels(container: &HtmlElement, seen: PlaneBox) -> Vec<PlaneBox> {
    let outer = container.get_bounding_client_rect();
    let found = container.parent_element().unwrap_or_else(|| container.clone().into());
    let Ok(found) = found.query_selector_all(".map-tools, .map-legend, .map-story, .leaflet-control") else {
        return Vec::new();
    };
    let panel = |place| {
        let element: web_sys::Element = found.get(place)?.unchecked_into();
        let inner = element.get_bounding_client_rect();
        let least = [
            inner.left() - outer.left() + seen.least[0],
            inner.top() - outer.top() + seen.least[1],
        ];
        Some(PlaneBox {
            least,
            most: [least[0] + inner.width(), least[1] + inner.height()],
        })
    };
    (0..found.length()).filter_map(panel).collect()
}

fn corners(bounds: BoundingBox) -> Array {
    lat_lngs(&[
        Position {
            longitude: bounds.west,
            latitude: bounds.south,
        },
        Position {
            longitude: bounds.east,
            latitude: bounds.north,
        },
    ])
}
