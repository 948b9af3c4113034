//! What stands at the edge of the map for points outside it: on a canvas of its own that stays where it is while the map moves.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::Structure;
use crate::{
    domain::values::id::RecordId,
    map::{
        beyond::{Signpost, Ways, signposts},
        ground::CountyGround,
        leaflet::{
            bindings::ignore,
            brush::Brush,
            canvas::Canvas,
            sprites::{Sprites, Symbol},
        },
        plane::{PlaneBox, PlanePoint},
    },
};

/// The signposts as they stand.
pub(in crate::map::leaflet) struct Edge {
    canvas: Canvas,
    in_words: fn(f64) -> String,
    placed: Vec<Signpost>,
}

impl Edge {
    /// Lays the canvas over the map's others. `in_words` says how far something is, given in kilometres.
    pub(in crate::map::leaflet) fn over(container: &HtmlElement, in_words: fn(f64) -> String) -> Result<Self, JsValue> {
        let canvas = Canvas::new()?;
        let element: &HtmlElement = canvas.unchecked_ref();
        element.set_class_name("map-edge");
        element.set_hidden(true);
        // The table and the search say the same to those who don't see the map.
        element.set_attribute("aria-hidden", "true")?;
        container.append_child(element)?;
        Ok(Self {
            canvas,
            in_words,
            placed: Vec::new(),
        })
    }

    fn show(&self) {
        let element: &HtmlElement = self.canvas.unchecked_ref();
        element.set_hidden(self.placed.is_empty());
        // What stands where is told to those who look for it.
        let names: Vec<_> = self
            .placed
            .iter()
            .map(|signpost| signpost.label.rows.join(" "))
            .collect();
        ignore(element.set_attribute("data-names", &names.join("\n")));
    }
}

impl Structure {
    /// Places and draws the signposts anew; none where no names are wanted.
    pub(super) fn post(&mut self) {
        let placed = self.signposts();
        let was_empty = std::mem::replace(&mut self.edge.placed, placed).is_empty();
        if was_empty && self.edge.placed.is_empty() {
            return;
        }
        self.edge.show();
        let lie = self.sheets.names.lie();
        let (seen, ratio) = (lie.seen(), lie.ratio);
        let Self {
            edge, palette, sprites, ..
        } = self;
        // This wipes it too.
        edge.canvas.resize(seen.size().map(|side| (side * ratio).round()));
        let context = edge.canvas.context();
        context.transform(ratio, seen.least);
        let brush = Brush {
            context: &context,
            palette,
        };
        for signpost in &edge.placed {
            draw(sprites, brush, signpost);
        }
    }

    fn signposts(&self) -> Vec<Signpost> {
        let Some(ground) = &self.ground else {
            return Vec::new();
        };
        let is_own = |county: &&CountyGround| county.code == ground.county;
        let county = ground.counties.iter().find(is_own);
        let ways = Ways {
            picture: &self.picture,
            county: county.map_or(&[], |county| &county.areas),
            in_words: &self.edge.in_words,
        };
        let width = |kind, text: &str| self.sprites.width(kind, text);
        signposts(&ways, &self.room(&self.panels, &width))
    }

    /// What lies over the map, what stands at its edge, and what flies over its elements.
    pub(super) fn obstacles(&self) -> Vec<PlaneBox> {
        let standing = self.edge.placed.iter().flat_map(Signpost::boxes);
        self.panels
            .iter()
            .copied()
            .chain(standing)
            .chain(self.cloths())
            .collect()
    }

    /// The point whose signpost is at a pixel of the view, or within `slack` of it.
    pub(in crate::map::leaflet) fn signpost_at(&self, pixel: PlanePoint, slack: f64) -> Option<&RecordId> {
        let mut placed = self.edge.placed.iter();
        placed
            .find(|signpost| signpost.is_at(pixel, slack))
            .map(|signpost| &signpost.id)
    }
}

fn draw(sprites: &mut Sprites, brush: Brush, signpost: &Signpost) {
    brush.part(&signpost.ground(), None);
    sprites.symbol(brush, Symbol::Point, &signpost.style, signpost.middle);
    let [edge, arrow] = signpost.arrow.parts(&signpost.style);
    brush.part(&edge, None);
    brush.part(&arrow, Some(signpost.style.tint));
    sprites.name(brush, &signpost.label);
}
