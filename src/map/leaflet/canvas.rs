//! What draws on a canvas.
//!
//! Each function of the browser that is bound by itself takes its bytes in the first view, whichever page uses it: so only those that
//! are called for every point and every symbol are, and the rest are called by their names.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::bindings::ignore;
use crate::{
    map::plane::{PlaneBox, PlanePoint},
    platform::web::page,
};

#[wasm_bindgen]
extern "C" {
    /// A canvas.
    #[derive(Clone)]
    pub(super) type Canvas;

    /// What draws on a canvas, in two dimensions.
    #[derive(Clone)]
    pub(super) type Context;

    #[wasm_bindgen(method, js_name = moveTo)]
    pub(super) fn move_to(this: &Context, x: f64, y: f64);

    #[wasm_bindgen(method, js_name = lineTo)]
    pub(super) fn line_to(this: &Context, x: f64, y: f64);

    #[wasm_bindgen(method, js_name = closePath)]
    pub(super) fn close_path(this: &Context);

    #[wasm_bindgen(catch, method, js_name = drawImage)]
    fn draw_image(this: &Context, image: &Canvas, x: f64, y: f64, width: f64, height: f64) -> Result<(), JsValue>;
}

/// A tile that fills what is traced.
#[derive(Clone)]
pub(super) struct Pattern(JsValue);

impl From<&Pattern> for JsValue {
    fn from(pattern: &Pattern) -> Self {
        pattern.0.clone()
    }
}

/// What a function of a name gives; one that is not there or fails gives nothing, and nothing is drawn by it.
pub(super) fn call<const N: usize>(object: &JsValue, name: &str, arguments: [JsValue; N]) -> JsValue {
    let function = Reflect::get(object, &name.into()).unwrap_or_default();
    let arguments = Array::from_iter(arguments);
    let called = function
        .dyn_ref::<Function>()
        .and_then(|function| function.apply(object, &arguments).ok());
    called.unwrap_or_default()
}

/// A field that is a number; nought if it is none.
pub(super) fn number(object: &JsValue, name: &str) -> f64 {
    let value = Reflect::get(object, &name.into()).ok();
    value.and_then(|value| value.as_f64()).unwrap_or_default()
}

/// A box as a canvas takes it: its first corner, its width and its height.
fn numbers(place: PlaneBox) -> [JsValue; 4] {
    let ([x, y], [width, height]) = (place.least, place.size());
    [x, y, width, height].map(JsValue::from)
}

fn set(object: &JsValue, name: &str, value: impl Into<JsValue>) {
    ignore(Reflect::set(object, &name.into(), &value.into()));
}

impl Canvas {
    /// One that is nowhere on the page.
    pub(super) fn new() -> Result<Self, JsValue> {
        let document = page::document().ok_or(JsValue::UNDEFINED)?;
        Ok(document.create_element("canvas")?.unchecked_into())
    }

    /// How many pixels of the screen it has, right and down.
    pub(super) fn size(&self) -> [f64; 2] {
        [number(self, "width"), number(self, "height")]
    }

    /// Gives it so many pixels; what was drawn on it is gone.
    pub(super) fn resize(&self, [width, height]: [f64; 2]) {
        set(self, "width", width);
        set(self, "height", height);
    }

    /// What draws on it.
    pub(super) fn context(&self) -> Context {
        call(self, "getContext", ["2d".into()]).unchecked_into()
    }
}

impl Context {
    /// Remembers how it draws, until [`Self::restore`].
    pub(super) fn save(&self) {
        call(self, "save", []);
    }

    pub(super) fn restore(&self) {
        call(self, "restore", []);
    }

    /// Begins what is drawn next.
    pub(super) fn begin_path(&self) {
        call(self, "beginPath", []);
    }

    /// Adds a circle to what is drawn next.
    pub(super) fn circle(&self, [x, y]: PlanePoint, radius: f64) {
        let whole = std::f64::consts::TAU;
        call(self, "arc", [x, y, radius, 0.0, whole].map(JsValue::from));
    }

    /// Wipes a box.
    pub(super) fn wipe(&self, place: PlaneBox) {
        call(self, "clearRect", numbers(place));
    }

    /// Draws within a box alone, until [`Self::restore`].
    pub(super) fn clip(&self, place: PlaneBox) {
        self.begin_path();
        call(self, "rect", numbers(place));
        call(self, "clip", []);
    }

    /// Lets a pixel of the picture be so many of the canvas, with `origin` first.
    pub(super) fn transform(&self, ratio: f64, [x, y]: PlanePoint) {
        let matrix = [ratio, 0.0, 0.0, ratio, -x * ratio, -y * ratio];
        call(self, "setTransform", matrix.map(JsValue::from));
    }

    /// Turns what is drawn next about a place that is its first pixel from now on, until [`Self::restore`].
    pub(super) fn turn(&self, place: PlanePoint, degrees: f64) {
        self.shift(place);
        call(self, "rotate", [degrees.to_radians().into()]);
    }

    /// Moves what is drawn next, until [`Self::restore`].
    pub(super) fn shift(&self, by: PlanePoint) {
        call(self, "translate", by.map(JsValue::from));
    }

    /// Sets a colour, a width or another way of drawing.
    pub(super) fn set(&self, name: &str, value: impl Into<JsValue>) {
        set(self, name, value);
    }

    /// Lets what is drawn hide so much of what lies below it, 0 to 1. Most hides all, and is drawn thousands of times.
    pub(super) fn at_presence(&self, presence: f64, draw: impl FnOnce()) {
        if presence < 1.0 {
            self.set("globalAlpha", presence);
        }
        draw();
        if presence < 1.0 {
            self.set("globalAlpha", 1.0);
        }
    }

    /// Fills rings that have been traced, each time with the holes in it left free.
    pub(super) fn fill_rings(&self) {
        call(self, "fill", ["evenodd".into()]);
    }

    /// Fills what has been traced.
    pub(super) fn fill(&self) {
        call(self, "fill", ["nonzero".into()]);
    }

    /// Draws along what has been traced, in lines and gaps of these lengths.
    pub(super) fn stroke(&self, dashes: &[f64]) {
        let dashes = Array::from_iter(dashes.iter().map(|length| JsValue::from(*length)));
        call(self, "setLineDash", [dashes.into()]);
        call(self, "stroke", []);
    }

    /// How wide a text is.
    pub(super) fn width_of(&self, text: &str) -> f64 {
        number(&call(self, "measureText", [text.into()]), "width")
    }

    /// Writes a text with an edge.
    pub(super) fn write(&self, text: &str, [x, y]: PlanePoint) {
        let arguments: [JsValue; 3] = [text.into(), x.into(), y.into()];
        call(self, "strokeText", arguments.clone());
        call(self, "fillText", arguments);
    }

    /// What fills with a tile that has so many pixels to one of the picture; `None` where the browser can't make it.
    pub(super) fn pattern(&self, tile: &Canvas, ratio: f64) -> Option<Pattern> {
        let pattern = call(self, "createPattern", [tile.into(), "repeat".into()]);
        let matrix = js_sys::Object::new();
        set(&matrix, "a", 1.0 / ratio);
        set(&matrix, "d", 1.0 / ratio);
        call(&pattern, "setTransform", [matrix.into()]);
        pattern.is_object().then_some(Pattern(pattern))
    }

    /// Lays another canvas down in a box.
    pub(super) fn lay(&self, canvas: &Canvas, place: PlaneBox) {
        let ([x, y], [width, height]) = (place.least, place.size());
        // A canvas without a width or height can't be drawn, and then there is nothing to be seen of it.
        ignore(self.draw_image(canvas, x, y, width, height));
    }

    /// Lays the first corner of another canvas down in a box, where a pixel of the picture is so many of that canvas.
    pub(super) fn lay_corner(&self, canvas: &Canvas, ratio: f64, place: PlaneBox) {
        let ([x, y], [width, height]) = (place.least, place.size());
        let numbers = [0.0, 0.0, width * ratio, height * ratio, x, y, width, height].map(JsValue::from);
        let [a, b, c, d, e, f, g, h] = numbers;
        call(self, "drawImage", [canvas.into(), a, b, c, d, e, f, g, h]);
    }
}
