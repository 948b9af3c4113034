//! The ground's layers on their canvas.

use js_sys::{Array, Object};
use leaflet::Map;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    bindings::{LayerCalls, ignore, lat_lngs, new_polygon, new_polyline, options, rings, set},
    palette::Palette,
};
use crate::map::ground::{Border, GroundColour, GroundLayer, GroundShape, Zooms};

struct DrawnLayer {
    layer: LayerCalls,
    colour: GroundColour,
    is_area: bool,
    border: Option<Border>,
    zooms: Zooms,
    depth: u8,
    is_shown: bool,
}

/// The ground as it is drawn.
pub(super) struct DrawnGround {
    canvas: JsValue,
    layers: Vec<DrawnLayer>,
    /// The borders that are wanted.
    borders: Vec<Border>,
}

impl DrawnGround {
    pub(super) fn on(canvas: JsValue) -> Self {
        Self {
            canvas,
            layers: Vec::new(),
            borders: Border::FIRST.to_vec(),
        }
    }

    /// Wants these borders; they show or not at the next [`Self::show`].
    pub(super) fn want(&mut self, borders: Vec<Border>) {
        self.borders = borders;
    }

    /// Adds layers; they show at the next [`Self::show`].
    pub(super) fn add(&mut self, layers: &[GroundLayer], palette: &Palette) -> Result<(), JsValue> {
        for layer in layers {
            let style = options([
                ("renderer", self.canvas.clone()),
                ("interactive", false.into()),
                ("lineJoin", "round".into()),
            ]);
            let is_area = matches!(layer.shape, GroundShape::Areas(_));
            colour(&style, layer.colour, is_area, palette);
            let drawn: JsValue = match &layer.shape {
                GroundShape::Areas(areas) => {
                    let areas: Array = areas.iter().map(|area| rings(area)).collect();
                    // A thin edge of the same colour hides the seam between neighbours. Lakes have none: it would
                    // widen narrow waters.
                    set(&style, "stroke", layer.colour != GroundColour::Water);
                    set(&style, "weight", 1.0);
                    set(&style, "fill", true);
                    set(&style, "fillOpacity", 1.0);
                    new_polygon(&areas, &style)?.into()
                }
                GroundShape::Lines(lines, width) => {
                    let lines: Array = lines.iter().map(|line| lat_lngs(line)).collect();
                    set(&style, "weight", *width);
                    set(&style, "opacity", 1.0);
                    if let Some([line, gap]) = layer.border.and_then(Border::dashes) {
                        set(&style, "dashArray", format!("{line} {gap}"));
                    }
                    new_polyline(&lines, &style)?.into()
                }
            };
            self.layers.push(DrawnLayer {
                layer: drawn.unchecked_into(),
                colour: layer.colour,
                is_area,
                border: layer.border,
                zooms: layer.zooms,
                depth: layer.depth,
                is_shown: false,
            });
        }
        self.layers.sort_by_key(|drawn| drawn.depth);
        Ok(())
    }

    /// Shows what belongs to the zoom. What is added in between is brought to its depth.
    pub(super) fn show(&mut self, map: &Map, zoom: f64) {
        let has_detail = self.layers.iter().any(|drawn| drawn.zooms == Zooms::Near);
        let mut has_new = false;
        for drawn in &mut self.layers {
            let is_wanted = drawn.border.is_none_or(|border| self.borders.contains(&border));
            let shows = is_wanted && drawn.zooms.shows(zoom, has_detail);
            if shows == drawn.is_shown {
                // Layers over a new one have to be brought in front of it again.
                if shows && has_new {
                    ignore(drawn.layer.bring_to_front());
                }
                continue;
            }
            drawn.is_shown = shows;
            if shows {
                has_new = true;
                ignore(drawn.layer.add_to(map));
            } else {
                ignore(drawn.layer.remove());
            }
        }
    }

    pub(super) fn recolour(&self, palette: &Palette) {
        for drawn in &self.layers {
            let style = Object::new();
            colour(&style, drawn.colour, drawn.is_area, palette);
            ignore(drawn.layer.set_style(&style));
        }
    }
}

fn colour(style: &Object, colour: GroundColour, is_area: bool, palette: &Palette) {
    let value = palette.ground(colour);
    set(style, "color", value);
    if is_area {
        set(style, "fillColor", value);
    }
}
