//! The ground's layers on a sheet of their own, under everything else.

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use leaflet::Map;
use wasm_bindgen::JsValue;

use super::{brush::Brush, palette::Palette, sheet::Sheet};
use crate::{
    domain::sorting::sort_by_key,
    map::{
        glyph::Ink,
        ground::{Border, GroundLayer, LaidLayer, Zooms},
    },
};

/// How many lines are drawn as one: a canvas is slow with very long paths.
const TOGETHER: usize = 128;

/// The ground as it is drawn.
pub(super) struct DrawnGround {
    sheet: Sheet,
    palette: Palette,
    /// From back to front.
    layers: Vec<LaidLayer>,
    /// The borders that are wanted.
    borders: Vec<Border>,
}

/// The ground, shared with the sheet that asks for it each time that it is laid anew.
pub(super) type SharedGround = Rc<RefCell<DrawnGround>>;

impl DrawnGround {
    /// Lays the sheet for it.
    pub(super) fn lay(map: &Map, palette: Palette) -> Result<SharedGround, JsValue> {
        let drawn: Rc<RefCell<Weak<RefCell<Self>>>> = Rc::default();
        let sheet = {
            let drawn = drawn.clone();
            Sheet::lay(map, "ground", move || {
                // The sheet is laid once before there is anything to be drawn on it.
                if let Some(ground) = drawn.borrow().upgrade()
                    && let Ok(ground) = ground.try_borrow()
                {
                    ground.draw();
                }
            })?
        };
        let ground = Rc::new(RefCell::new(Self {
            sheet,
            palette,
            layers: Vec::new(),
            borders: Border::FIRST.to_vec(),
        }));
        *drawn.borrow_mut() = Rc::downgrade(&ground);
        Ok(ground)
    }

    /// Shows these borders and no others.
    pub(super) fn show_borders(&mut self, borders: Vec<Border>) {
        if self.borders != borders {
            self.borders = borders;
            self.draw();
        }
    }

    /// Adds layers, each at its depth.
    pub(super) fn add(&mut self, layers: &[GroundLayer]) {
        self.layers.extend(layers.iter().map(LaidLayer::of));
        sort_by_key(&mut self.layers, |layer| layer.depth);
        self.draw();
    }

    pub(super) fn recolour(&mut self, palette: Palette) {
        self.palette = palette;
        self.draw();
    }

    fn draw(&self) {
        let lie = self.sheet.lie();
        let has_detail = self.layers.iter().any(|layer| layer.zooms == Zooms::Near);
        let shows = |layer: &&LaidLayer| {
            let is_wanted = layer.border.is_none_or(|border| self.borders.contains(&border));
            is_wanted && layer.zooms.shows(lie.zoom, has_detail)
        };
        self.sheet.redraw(lie.area, |context| {
            let brush = Brush {
                context,
                palette: &self.palette,
            };
            for layer in self.layers.iter().filter(shows) {
                let seen: Vec<_> = layer.within(lie.area, &lie.projection).collect();
                let together = if layer.is_filled { 1 } else { TOGETHER };
                for lines in seen.chunks(together) {
                    context.begin_path();
                    for lines in lines {
                        brush.trace_on_plane(lines, &lie.projection, layer.is_filled);
                    }
                    if layer.is_filled {
                        context.set("fillStyle", self.palette.ink(Ink::Ground(layer.colour), None));
                        context.fill_rings();
                    }
                    if let Some(pen) = &layer.pen {
                        brush.stroke(pen, None);
                    }
                }
            }
        });
    }
}
