//! What the `leaflet` crate doesn't bind, or binds without reporting errors. Everything that can throw is caught.

use js_sys::{Array, Object, Reflect};
use leaflet::{Control, Event, Evented, EventedHandle, Icon, Map, Marker, Polyline};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{HtmlElement, KeyboardEvent};

use crate::domain::values::geometry::Position;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = L, js_name = map)]
    pub(super) fn new_map(container: &HtmlElement, options: &Object) -> Result<Map, JsValue>;

    #[wasm_bindgen(catch, js_namespace = L, js_name = canvas)]
    pub(super) fn new_canvas(options: &Object) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = L, js_name = polyline)]
    pub(super) fn new_polyline(positions: &Array, options: &Object) -> Result<Polyline, JsValue>;

    #[wasm_bindgen(catch, js_namespace = L, js_name = marker)]
    pub(super) fn new_marker(position: &Array, options: &Object) -> Result<Marker, JsValue>;

    #[wasm_bindgen(catch, js_namespace = L, js_name = divIcon)]
    pub(super) fn new_div_icon(options: &Object) -> Result<Icon, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["L", "control"], js_name = scale)]
    pub(super) fn scale_control(options: &Object) -> Result<Control, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["L", "control"], js_name = zoom)]
    pub(super) fn zoom_control(options: &Object) -> Result<Control, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["L", "control"], js_name = attribution)]
    pub(super) fn attribution_control(options: &Object) -> Result<Control, JsValue>;

    /// Calls of a map that can throw.
    pub(super) type MapCalls;

    #[wasm_bindgen(catch, method, js_name = remove)]
    pub(super) fn remove(this: &MapCalls) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = createPane)]
    pub(super) fn create_pane(this: &MapCalls, name: &str) -> Result<HtmlElement, JsValue>;

    #[wasm_bindgen(catch, method, js_name = setView)]
    pub(super) fn set_view(this: &MapCalls, centre: &Array, zoom: f64) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = fitBounds)]
    pub(super) fn fit_bounds(this: &MapCalls, corners: &Array, options: &Object) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = panTo)]
    pub(super) fn pan_to(this: &MapCalls, position: &Array) -> Result<JsValue, JsValue>;

    /// Calls of a layer that can throw.
    pub(super) type LayerCalls;

    #[wasm_bindgen(catch, method, js_name = addTo)]
    pub(super) fn add_to(this: &LayerCalls, map: &Map) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = remove)]
    pub(super) fn remove(this: &LayerCalls) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = setLatLng)]
    pub(super) fn set_position(this: &LayerCalls, position: &Array) -> Result<JsValue, JsValue>;

    /// An event with the browser's own event of a key.
    type KeyCarrier;

    #[wasm_bindgen(method, getter, js_name = originalEvent)]
    fn original_event(this: &KeyCarrier) -> Option<KeyboardEvent>;
}

/// The browser's event of a key behind Leaflet's.
pub(super) fn key_of(event: &Event) -> Option<KeyboardEvent> {
    event.unchecked_ref::<KeyCarrier>().original_event()
}

/// Leaflet's own function that does nothing.
pub(super) fn nothing() -> JsValue {
    let read = |object: JsValue, name: &str| Reflect::get(&object, &name.into()).unwrap_or_default();
    ["L", "Util", "falseFn"].into_iter().fold(js_sys::global().into(), read)
}

/// A plain object for options.
pub(super) fn options<const N: usize>(entries: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        set(&object, name, value);
    }
    object
}

/// Sets one option.
pub(super) fn set(object: &Object, name: &str, value: impl Into<JsValue>) {
    // Setting a property of a plain object can't fail.
    let _plain_object = Reflect::set(object, &name.into(), &value.into());
}

/// A position as Leaflet takes it: latitude first.
pub(super) fn lat_lng(position: Position) -> Array {
    Array::of2(&position.latitude.into(), &position.longitude.into())
}

/// Positions as Leaflet takes them.
pub(super) fn lat_lngs(positions: &[Position]) -> Array {
    positions.iter().copied().map(lat_lng).collect()
}

/// A point in pixels.
pub(super) fn point(x: f64, y: f64) -> Array {
    Array::of2(&x.into(), &y.into())
}

/// A listener that is removed when it is dropped.
pub(super) type Listener = EventedHandle<Event>;

/// Listens to an event of a map or layer. Nothing leaks: the handle owns the closure.
pub(super) fn listen(target: &Evented, kind: &'static str, on_event: impl FnMut(Event) + 'static) -> Listener {
    Evented::on_leaflet_event(&target, kind, on_event)
}

/// Nothing that the user could act on follows from a layer that can't be changed: it is drawn anew with the next scene.
pub(super) fn ignore<T>(result: Result<T, JsValue>) {
    drop(result);
}
