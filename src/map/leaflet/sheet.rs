//! A canvas over the map that we draw on ourselves. Leaflet lays it where the view is, and moves and scales it while the view
//! moves, as it does its own.

use std::{cell::Cell, rc::Rc};

use js_sys::Reflect;
use leaflet::{Evented, Map};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    bindings::{LayerCalls, Listener, MapCalls, ignore, listen, new_canvas, nothing, options},
    canvas::{Canvas, Context, call, number},
};
use crate::map::plane::{PlaneBox, PlanePoint, Projection};

/// How much more than the view a sheet covers on every side, as a share of the view.
const PADDING: f64 = 0.3;

/// How a sheet lies since Leaflet last laid it.
#[derive(Clone, Copy)]
pub(super) struct Lie {
    /// How the plane lies on the sheet.
    pub(super) projection: Projection,
    /// The zoom level.
    pub(super) zoom: f64,
    /// What the sheet covers, in pixels of the view.
    pub(super) area: PlaneBox,
    /// How many pixels of the screen one of the view is.
    pub(super) ratio: f64,
}

impl Lie {
    fn of(map: &Map, renderer: &JsValue, canvas: &Canvas) -> Self {
        let bounds = field(renderer, "_bounds");
        let area = PlaneBox {
            least: point(&field(&bounds, "min")),
            most: point(&field(&bounds, "max")),
        };
        let zoom = map.get_zoom();
        Self {
            projection: Projection::of_zoom(zoom, point(&call(map, "getPixelOrigin", []))),
            zoom,
            area,
            ratio: canvas.size()[0] / area.size()[0].max(1.0),
        }
    }

    /// What of the sheet is in view while the map rests.
    pub(super) fn seen(&self) -> PlaneBox {
        let [width, height] = self.area.size().map(|side| side * PADDING / (1.0 + 2.0 * PADDING));
        let PlaneBox { least, most } = self.area;
        PlaneBox {
            least: [least[0] + width, least[1] + height],
            most: [most[0] - width, most[1] - height],
        }
    }
}

/// A sheet over the map.
pub(super) struct Sheet {
    renderer: JsValue,
    context: Context,
    lie: Rc<Cell<Lie>>,
    _listener: Listener,
}

impl Sheet {
    /// Lays a sheet in a pane of its own. `on_laid` is called each time that the sheet has been laid anew and is empty.
    pub(super) fn lay(map: &Map, pane: &str, on_laid: impl Fn() + 'static) -> Result<Self, JsValue> {
        let element = map.unchecked_ref::<MapCalls>().create_pane(pane)?;
        let renderer = new_canvas(&options([("pane", pane.into()), ("padding", PADDING.into())]))?;
        // There are no paths to be drawn, and the sheet is not to be wiped for them once we have drawn on it.
        Reflect::set(&renderer, &"_updatePaths".into(), &nothing())?;
        renderer.unchecked_ref::<LayerCalls>().add_to(map)?;
        let canvas = element.query_selector("canvas")?;
        let canvas: Canvas = canvas.ok_or(JsValue::UNDEFINED)?.unchecked_into();
        let lie = Rc::new(Cell::new(Lie::of(map, &renderer, &canvas)));
        let listener = {
            let (map, lie, canvas) = (map.clone(), lie.clone(), canvas.clone());
            listen(renderer.unchecked_ref::<Evented>(), "update", move |event| {
                // While a zoom is under way the map is there already and the sheet is not: only now both lie alike.
                lie.set(Lie::of(&map, &event.target(), &canvas));
                on_laid();
            })
        };
        Ok(Self {
            context: canvas.context(),
            renderer,
            lie,
            _listener: listener,
        })
    }

    /// How the sheet lies.
    pub(super) fn lie(&self) -> Lie {
        self.lie.get()
    }

    /// Draws within a part of the sheet, which is wiped first.
    pub(super) fn redraw(&self, part: PlaneBox, draw: impl FnOnce(&Context)) {
        self.context.save();
        self.context.clip(part);
        self.context.wipe(part);
        draw(&self.context);
        self.context.restore();
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        ignore(self.renderer.unchecked_ref::<LayerCalls>().remove());
    }
}

/// A field as it is; undefined if there is none.
pub(super) fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// A point as Leaflet has it.
pub(super) fn point(point: &JsValue) -> PlanePoint {
    [number(point, "x"), number(point, "y")]
}
