//! The elements that are chosen together: marked on the sheet above, over themselves on the sheet below, so that choosing one more draws
//! that one alone.

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use super::{Lie, Painter, Structure, TOGETHER, looks, whole_pixels};
use crate::{
    domain::values::id::RecordId,
    map::{
        glyph::{Ink, Pen},
        leaflet::sprites::Symbol,
        plane::{PlaneBox, PlanePoint, Projection},
        scene::{CASING, SceneElement},
    },
};

/// What is marked.
#[derive(Default)]
pub(super) struct Marked {
    ids: Arc<BTreeSet<RecordId>>,
    /// How far from where they are they are being dragged, on the plane.
    carried: PlanePoint,
}

/// Up to how many changes only those are drawn.
const FEW: usize = 24;

impl Structure {
    /// Marks these elements and no others, so far from where they are.
    pub(in crate::map::leaflet) fn mark(&mut self, ids: Arc<BTreeSet<RecordId>>, carried: PlanePoint) {
        let before = std::mem::replace(&mut self.marked, Marked { ids, carried });
        if before.carried != carried {
            self.draw_above();
            return;
        }
        let changed = before.ids.symmetric_difference(&self.marked.ids).take(FEW + 1);
        let changed: Vec<_> = changed.cloned().collect();
        if changed.len() > FEW {
            self.draw_above();
            return;
        }
        let lie = self.sheets.above.lie();
        for element in changed
            .iter()
            .filter_map(|id| self.picture.get(id))
            .cloned()
            .collect::<Vec<_>>()
        {
            let place = lie.projection.pixels(element.outline.bounds).widened(element.reach());
            self.drawn_above = Some(self.drawn_above.map_or(place, |drawn| drawn.union(place)));
            self.paint_above(whole_pixels(place, lie.area));
        }
    }

    /// Whether an element is marked.
    pub(in crate::map::leaflet) fn is_marked(&self, id: &RecordId) -> bool {
        self.marked.ids.contains(id)
    }

    /// Whether any element is.
    pub(super) fn has_marked(&self) -> bool {
        !self.marked.ids.is_empty()
    }

    /// How the sheet above lies for what is marked, and what is marked in a part of it, from back to front.
    pub(super) fn marked_in(&self, part: PlaneBox) -> (Lie, Vec<Rc<SceneElement>>) {
        let (lie, [right, down]) = (self.sheets.above.lie(), self.marked.carried);
        let Projection { scale, origin: [x, y] } = lie.projection;
        let projection = Projection {
            scale,
            origin: [x - right * scale, y - down * scale],
        };
        let mut elements = Vec::new();
        if self.has_marked() {
            elements = self.picture.within(part, &projection);
            elements.retain(|element| self.is_marked(&element.id));
        }
        (Lie { projection, ..lie }, elements)
    }
}

impl Painter<'_> {
    /// Elements with a dark edge, from back to front. What lies in an area is seen as before.
    pub(super) fn marks(&mut self, elements: &[Rc<SceneElement>]) {
        let all: Vec<_> = elements.iter().collect();
        for look in looks(&all) {
            let Some(style) = look.first().map(|element| element.style) else {
                continue;
            };
            if style.form.is_point() {
                for element in look {
                    self.symbol(Symbol::ChosenPoint, element);
                }
                continue;
            }
            let casing = Pen {
                opacity: 0.55,
                ..Pen::of(Ink::Text, style.width + CASING * 2.0)
            };
            for together in look.chunks(TOGETHER) {
                self.brush.context.begin_path();
                together.iter().for_each(|element| self.add(element));
                self.brush.stroke(&casing, None);
                for pen in style.edges() {
                    self.brush.stroke(&pen, Some(style.tint));
                }
                if let Some(core) = style.core_pen() {
                    self.brush.stroke(&core, None);
                }
            }
            for element in look {
                self.along(element);
                if element.has_badge(self.lie.projection.scale) {
                    self.symbol(Symbol::Badge, element);
                }
            }
        }
    }
}
