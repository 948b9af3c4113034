//! The structure elements: lines and areas on a canvas, nodes, marks and arrows as small pictures over it.

use std::{collections::BTreeMap, rc::Rc};

use js_sys::{Array, Object};
use leaflet::{Evented, Map};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::{
    bindings::{
        LayerCalls, Listener, ignore, lat_lng, lat_lngs, listen, new_div_icon, new_marker, new_polygon, new_polyline,
        options, point, rings, set,
    },
    palette::Palette,
};
use crate::{
    domain::values::{
        geometry::{Geometry, Position},
        id::RecordId,
    },
    map::{
        scene::{MapEvent, SceneElement},
        style::{Form, Style},
        symbol,
    },
    platform::web::page,
};

/// Tells the page what happened.
pub(super) type EventSink = Rc<dyn Fn(MapEvent)>;

struct DrawnElement {
    scene: SceneElement,
    /// On the canvas, from back to front.
    paths: Vec<LayerCalls>,
    markers: Vec<LayerCalls>,
    /// Removed with the element.
    listeners: Vec<Listener>,
}

impl Drop for DrawnElement {
    fn drop(&mut self) {
        for layer in self.paths.iter().chain(&self.markers) {
            ignore(layer.remove());
        }
    }
}

/// The elements as they are drawn.
pub(super) struct DrawnElements {
    canvas: JsValue,
    drawn: BTreeMap<RecordId, DrawnElement>,
    sink: EventSink,
}

impl DrawnElements {
    pub(super) fn on(canvas: JsValue, sink: EventSink) -> Self {
        Self {
            canvas,
            drawn: BTreeMap::new(),
            sink,
        }
    }

    /// Draws what differs from what is drawn.
    pub(super) fn show(&mut self, map: &Map, elements: &[SceneElement], palette: &Palette) {
        let wanted: BTreeMap<&RecordId, &SceneElement> =
            elements.iter().map(|element| (&element.id, element)).collect();
        self.drawn
            .retain(|id, drawn| wanted.get(id).is_some_and(|element| **element == drawn.scene));
        let mut has_new_paths = false;
        for element in elements {
            if self.drawn.contains_key(&element.id) {
                continue;
            }
            // An element that Leaflet can't draw is still in the table.
            if let Ok(drawn) = self.draw(map, element, palette) {
                // What is looked at lies on top, where a new layer is put by itself: typing its name moves nothing else.
                has_new_paths |= !drawn.paths.is_empty() && !element.is_selected;
                self.drawn.insert(element.id.clone(), drawn);
            }
        }
        if has_new_paths {
            self.put_in_order();
        }
    }

    /// Draws everything again, in other colours.
    pub(super) fn redraw(&mut self, map: &Map, palette: &Palette) {
        let elements: Vec<SceneElement> = self.drawn.values().map(|drawn| drawn.scene.clone()).collect();
        self.drawn.clear();
        self.show(map, &elements, palette);
    }

    /// Areas lie under bands, bands under relations; of the same form the wide under the narrow.
    fn put_in_order(&self) {
        let mut order: Vec<&DrawnElement> = self.drawn.values().collect();
        let rank = |drawn: &DrawnElement| match drawn.scene.style.form {
            Form::Field => 0_u8,
            Form::Band => 1,
            Form::Arrow => 2,
            Form::Circle { .. } => 3,
        };
        order.sort_by(|one, other| {
            let width = other.scene.style.width.total_cmp(&one.scene.style.width);
            rank(one).cmp(&rank(other)).then(width)
        });
        for path in order.into_iter().flat_map(|drawn| &drawn.paths) {
            ignore(path.bring_to_front());
        }
    }

    fn draw(&self, map: &Map, element: &SceneElement, palette: &Palette) -> Result<DrawnElement, JsValue> {
        let mut drawn = DrawnElement {
            scene: element.clone(),
            paths: Vec::new(),
            markers: Vec::new(),
            listeners: Vec::new(),
        };
        let style = &element.style;
        match &element.geometry {
            Geometry::Point(position) => {
                let (svg, half) = symbol::node(style, element.is_selected);
                let rank = 1000.0 - half * 10.0;
                self.add_marker(
                    map,
                    &mut drawn,
                    Marker {
                        position: *position,
                        svg,
                        half,
                        rank: Some(rank),
                    },
                )?;
            }
            Geometry::Line(line) => {
                let line = lat_lngs(line);
                if element.is_selected {
                    self.add_casing(map, &mut drawn, &line, palette)?;
                }
                let path = new_polyline(&line, &self.path_options(style, palette))?;
                self.add_path(map, &mut drawn, path.unchecked_into())?;
                for (end, degrees) in element.arrows() {
                    let (svg, half) = symbol::arrow(style, degrees);
                    self.add_marker(
                        map,
                        &mut drawn,
                        Marker {
                            position: end,
                            svg,
                            half,
                            rank: None,
                        },
                    )?;
                }
            }
            Geometry::Area(area) => {
                let path = self.path_options(style, palette);
                set(&path, "fill", true);
                set(&path, "fillColor", palette.theme(style.theme));
                set(&path, "fillOpacity", style.fill);
                for ring in area.iter().filter(|_| element.is_selected) {
                    let mut closed = ring.clone();
                    closed.extend(ring.first());
                    self.add_casing(map, &mut drawn, &lat_lngs(&closed), palette)?;
                }
                let path = new_polygon(&rings(area), &path)?;
                self.add_path(map, &mut drawn, path.unchecked_into())?;
            }
        }
        if !matches!(element.geometry, Geometry::Point(_))
            && let Some(anchor) = element.anchor()
        {
            let (svg, half) = symbol::badge(style);
            self.add_marker(
                map,
                &mut drawn,
                Marker {
                    position: anchor,
                    svg,
                    half,
                    rank: Some(0.0),
                },
            )?;
        }
        Ok(drawn)
    }

    fn path_options(&self, style: &Style, palette: &Palette) -> Object {
        let path = options([
            ("renderer", self.canvas.clone()),
            ("color", palette.theme(style.theme).into()),
            ("weight", style.width.into()),
            ("opacity", style.opacity.into()),
            ("lineCap", "round".into()),
            ("lineJoin", "round".into()),
        ]);
        if let Some([line, gap]) = style.dashes() {
            set(&path, "dashArray", format!("{line:.1} {gap:.1}"));
        }
        path
    }

    /// The dark edge by which one sees what is chosen.
    fn add_casing(&self, map: &Map, drawn: &mut DrawnElement, line: &Array, palette: &Palette) -> Result<(), JsValue> {
        let casing = options([
            ("renderer", self.canvas.clone()),
            ("color", palette.ink.as_str().into()),
            ("weight", (drawn.scene.style.width + 5.0).into()),
            ("opacity", 0.55.into()),
            ("interactive", false.into()),
        ]);
        let path: LayerCalls = new_polyline(line, &casing)?.unchecked_into();
        path.add_to(map)?;
        drawn.paths.push(path);
        Ok(())
    }

    fn add_path(&self, map: &Map, drawn: &mut DrawnElement, path: LayerCalls) -> Result<(), JsValue> {
        if let Some(name) = text_element(&drawn.scene.name) {
            ignore(path.bind_tooltip(&name, &options([("sticky", true.into())])));
        }
        self.listen(drawn, &path);
        path.add_to(map)?;
        drawn.paths.push(path);
        Ok(())
    }

    fn add_marker(&self, map: &Map, drawn: &mut DrawnElement, marker: Marker) -> Result<(), JsValue> {
        let Marker {
            position,
            svg,
            half,
            rank,
        } = marker;
        let icon = new_div_icon(&options([
            ("html", svg.as_str().into()),
            ("className", "map-symbol".into()),
            ("iconSize", point(half * 2.0, half * 2.0).into()),
            ("iconAnchor", point(half, half).into()),
        ]))?;
        let marker = options([
            ("icon", icon.into()),
            // The table is where the keyboard reaches the elements: a thousand stops on the map would help nobody.
            ("keyboard", false.into()),
            ("interactive", rank.is_some().into()),
            ("bubblingMouseEvents", true.into()),
            ("zIndexOffset", rank.unwrap_or(-1000.0).into()),
        ]);
        if rank.is_some() {
            set(&marker, "title", drawn.scene.name.as_str());
        }
        let layer: LayerCalls = new_marker(&lat_lng(position), &marker)?.unchecked_into();
        if rank.is_some() {
            self.listen(drawn, &layer);
        }
        layer.add_to(map)?;
        drawn.markers.push(layer);
        Ok(())
    }

    fn listen(&self, drawn: &mut DrawnElement, layer: &LayerCalls) {
        let (sink, id) = (self.sink.clone(), drawn.scene.id.clone());
        let target = layer.unchecked_ref::<Evented>();
        drawn.listeners.push(listen(target, "click", move |_| {
            sink(MapEvent::ElementClicked(id.clone()));
        }));
    }
}

/// A small picture on the map.
struct Marker {
    position: Position,
    svg: String,
    /// From its middle to its edge, in pixels.
    half: f64,
    /// One with a rank can be pressed, and lies over those of a lower one.
    rank: Option<f64>,
}

/// A text for Leaflet to show. It takes strings for HTML, so names never reach it as strings.
pub(super) fn text_element(text: &str) -> Option<HtmlElement> {
    if text.is_empty() {
        return None;
    }
    let element = page::document()?.create_element("span").ok()?;
    element.set_text_content(Some(text));
    element.dyn_into().ok()
}
