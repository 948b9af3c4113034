//! The elements that are chosen together: marked on the sheet above, over themselves on the sheet below, so that choosing one more draws
//! that one alone.

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use super::{
    Lie, Structure,
    painter::{Painter, TOGETHER, looks},
    whole_pixels,
};
use crate::{
    domain::values::{geometry::Position, id::RecordId},
    map::{
        glyph::{Ink, Pen},
        leaflet::sprites::Symbol,
        plane::{PlaneBox, PlanePoint, Projection, off_plane},
        scene::SceneElement,
    },
};

/// What is marked.
#[derive(Default)]
pub(super) struct Marked {
    ids: Arc<BTreeSet<RecordId>>,
    /// How far from where they are they are being dragged, on the plane.
    carried: PlanePoint,
}

/// How wide the edge beside a line is, in pixels: of many, wide ones would hide the map.
const EDGE: f64 = 2.0;

/// How many lines are shown to follow.
const MOST_FOLLOWERS: usize = 200;

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

    /// The lines that are tied to what is marked, as they follow while it is being dragged. Of very many only the first are shown.
    pub(super) fn carried_lines(&self) -> Vec<Rc<SceneElement>> {
        let Marked { ids, carried } = &self.marked;
        if !self.are_dragged() {
            return Vec::new();
        }
        let to = |end: Option<&RecordId>| {
            let end = end.filter(|id| ids.contains(*id))?;
            self.place_of(end, *carried)
        };
        let lines = self.picture.tied_to(ids).take(MOST_FOLLOWERS);
        lines
            .filter_map(|line| line.with_ends(line.ties().map(to)).map(Rc::new))
            .collect()
    }

    /// The lines among what is marked that are tied to what is not, as they lie while it is being dragged: those ends stay.
    pub(super) fn bent_lines(&self) -> Vec<Rc<SceneElement>> {
        let Marked { ids, carried } = &self.marked;
        if !self.are_dragged() {
            return Vec::new();
        }
        let to = |end: Option<&RecordId>| {
            let end = end?;
            let by = if ids.contains(end) { *carried } else { [0.0; 2] };
            self.place_of(end, by)
        };
        let lines = self.picture.held_back(ids).take(MOST_FOLLOWERS);
        lines
            .filter_map(|line| line.carried(*carried, line.ties().map(to)).map(Rc::new))
            .collect()
    }

    /// Where a point is, so far on the plane from where it lies; `None` if it is none that is drawn.
    fn place_of(&self, id: &RecordId, [right, down]: PlanePoint) -> Option<Position> {
        let point = self.picture.get(id).filter(|point| point.style.form.is_point())?;
        let [x, y] = point.outline.anchor;
        Some(off_plane([x + right, y + down]))
    }

    /// Whether what is marked is being dragged.
    pub(super) fn are_dragged(&self) -> bool {
        self.marked.carried != [0.0; 2]
    }

    /// Whether any element is.
    pub(in crate::map::leaflet) fn has_marked(&self) -> bool {
        !self.marked.ids.is_empty()
    }

    /// How the sheet above lies for what is marked, and what is marked in a part of it but those lines, from back to front.
    pub(super) fn marked_in(&self, part: PlaneBox, bent: &[Rc<SceneElement>]) -> (Lie, Vec<Rc<SceneElement>>) {
        let (lie, [right, down]) = (self.sheets.above.lie(), self.marked.carried);
        let Projection { scale, origin: [x, y] } = lie.projection;
        let projection = Projection {
            scale,
            origin: [x - right * scale, y - down * scale],
        };
        let mut elements = Vec::new();
        if self.has_marked() {
            elements = self.picture.within(part, &projection);
            let is_bent: BTreeSet<_> = bent.iter().map(|line| &line.id).collect();
            elements.retain(|element| self.is_marked(&element.id) && !is_bent.contains(&element.id));
        }
        (Lie { projection, ..lie }, elements)
    }
}

impl Painter<'_> {
    /// A dark edge around elements, from back to front: what they are is seen on the sheet below, and names between. Those that are being
    /// dragged are drawn too.
    pub(super) fn marks(&mut self, elements: &[Rc<SceneElement>], are_dragged: bool) {
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
            let pen = |width: f64| Pen::of(Ink::Text, width);
            let is_open = !style.form.is_field();
            for together in look.chunks(TOGETHER) {
                self.brush.context.begin_path();
                together.iter().for_each(|element| self.add(element));
                if is_open {
                    self.brush.stroke(&pen(style.width + EDGE * 2.0), None);
                    self.brush.context.set("globalCompositeOperation", "destination-out");
                    self.brush.stroke(&pen(style.width), None);
                    self.brush.context.set("globalCompositeOperation", "source-over");
                } else {
                    self.brush.stroke(&pen(EDGE * 1.5), None);
                }
                if are_dragged {
                    style
                        .edges()
                        .iter()
                        .for_each(|pen| self.brush.stroke(pen, Some(style.tint)));
                }
            }
            if are_dragged {
                look.iter().for_each(|element| self.along(element));
            }
        }
    }
}
