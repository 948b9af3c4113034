//! A canvas over the map that we draw on ourselves. Leaflet lays it where the view is, and moves and scales it while the view
//! moves, as it does its own.

use std::{cell::Cell, rc::Rc};

use leaflet::{Evented, Map, Point};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::bindings::{LayerCalls, Listener, MapCalls, NOTHING, RendererFields, ignore, listen, new_canvas, options};
use crate::map::plane::{PlaneBox, Projection};

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
    fn of(map: &Map, renderer: &RendererFields, canvas: &HtmlCanvasElement) -> Self {
        let corner = |point: Point| [point.x(), point.y()];
        let (zoom, bounds) = (map.get_zoom(), renderer.bounds());
        let area = PlaneBox {
            least: corner(bounds.least()),
            most: corner(bounds.most()),
        };
        let origin = map.unchecked_ref::<MapCalls>().pixel_origin();
        Self {
            projection: Projection::of_zoom(zoom, corner(origin)),
            zoom,
            area,
            ratio: f64::from(canvas.width()) / area.size()[0].max(1.0),
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
    renderer: RendererFields,
    context: CanvasRenderingContext2d,
    lie: Rc<Cell<Lie>>,
    _listener: Listener,
}

impl Sheet {
    /// Lays a sheet in a pane of its own. `on_laid` is called each time that the sheet has been laid anew and is empty.
    pub(super) fn lay(map: &Map, pane: &str, on_laid: impl Fn() + 'static) -> Result<Self, JsValue> {
        let element = map.unchecked_ref::<MapCalls>().create_pane(pane)?;
        let renderer = new_canvas(&options([("pane", pane.into()), ("padding", PADDING.into())]))?;
        let renderer: RendererFields = renderer.unchecked_into();
        // There are no paths to be drawn, and the sheet is not to be wiped for them once we have drawn on it.
        NOTHING.with(|nothing| renderer.set_update_paths(nothing));
        renderer.unchecked_ref::<LayerCalls>().add_to(map)?;
        let canvas = element.query_selector("canvas")?;
        let canvas: HtmlCanvasElement = canvas.ok_or(JsValue::UNDEFINED)?.unchecked_into();
        let lie = Rc::new(Cell::new(Lie::of(map, &renderer, &canvas)));
        let listener = {
            let (map, lie, canvas) = (map.clone(), lie.clone(), canvas.clone());
            listen(renderer.unchecked_ref::<Evented>(), "update", move |event| {
                // While a zoom is under way the map is there already and the sheet is not: only now both lie alike.
                let renderer = event.target();
                lie.set(Lie::of(&map, renderer.unchecked_ref(), &canvas));
                on_laid();
            })
        };
        Ok(Self {
            context: context(&canvas)?,
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
    pub(super) fn redraw(&self, part: PlaneBox, draw: impl FnOnce(&CanvasRenderingContext2d)) {
        let ([x, y], [width, height]) = (part.least, part.size());
        self.context.save();
        self.context.begin_path();
        self.context.rect(x, y, width, height);
        self.context.clip();
        self.context.clear_rect(x, y, width, height);
        draw(&self.context);
        self.context.restore();
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        ignore(self.renderer.unchecked_ref::<LayerCalls>().remove());
    }
}

/// What draws on a canvas.
pub(super) fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let context = canvas.get_context("2d")?;
    Ok(context.ok_or(JsValue::UNDEFINED)?.unchecked_into())
}
