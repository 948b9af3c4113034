//! The flags of findings, over the elements on the sheet below: so they lie with them, and are drawn again with what lies under them.

use super::{Structure, painter::Painter};
use crate::map::{
    findings::{self, FOOT, Flag, RaisedFlag, changed},
    plane::{PlaneBox, PlanePoint},
};

/// From how many changes on everything is drawn again.
const MANY: usize = 24;

impl Structure {
    /// Shows these flags. Names follow later, by [`Structure::name_anew`].
    pub(in crate::map::leaflet) fn raise(&mut self, flags: &[Flag]) {
        let raised: Vec<RaisedFlag> = flags.iter().map(RaisedFlag::of).collect();
        let lie = self.sheets.below.lie();
        let changed = changed(&self.flags, &raised);
        if changed.is_empty() {
            return;
        }
        let parts: Vec<PlaneBox> = changed.iter().map(|flag| flag.area(&lie.projection)).collect();
        self.flags = raised;
        if parts.len() > MANY {
            self.draw_below(lie.area);
        } else {
            let near = parts.into_iter().filter(|part| part.overlaps(&lie.area));
            near.for_each(|part| self.draw_below(part));
        }
        self.lacks_names = true;
    }

    /// The flag at a pixel of the view, or within `slack` of it.
    pub(in crate::map::leaflet) fn flag_at(&mut self, pixel: PlanePoint, slack: f64) -> Option<&Flag> {
        let projection = self.sheets.below.lie().projection;
        // What is hit comes before what is near, and an element before the edge of what was drawn.
        for near in [0.0, slack] {
            let found = (0..self.flags.len()).rev();
            let mut found = found.filter(|place| self.flags[*place].is_at_cloth(pixel, &projection, near));
            if let Some(place) = found.next() {
                return Some(&self.flags[place].flag);
            }
            if self.at(pixel, near).is_some() {
                return None;
            }
        }
        let mut front = self.flags.iter().rev();
        let at_edge = front.find(|flag| flag.is_at_edge(pixel, &projection, slack));
        at_edge.map(|raised| &raised.flag)
    }

    /// Where the cloths in view are, so that names keep clear of them.
    pub(super) fn cloths(&self) -> impl Iterator<Item = PlaneBox> {
        let lie = self.sheets.names.lie();
        let seen = lie.seen();
        let cloths = self.flags.iter().map(move |flag| flag.cloth(&lie.projection));
        cloths.filter(move |cloth| cloth.overlaps(&seen))
    }
}

impl Painter<'_> {
    /// Draws the flags that are seen in a part.
    pub(super) fn flags(&self, flags: &[RaisedFlag], part: PlaneBox) {
        let projection = self.lie.projection;
        let seen = flags.iter().filter(|flag| flag.area(&projection).overlaps(&part));
        let seen: Vec<_> = seen.collect();
        for flag in &seen {
            self.shape(flag);
        }
        let pictures = [false, true].map(findings::glyph);
        for flag in seen {
            let picture = &pictures[usize::from(flag.flag.is_of_several())];
            let [x, y] = projection.pixel(flag.foot);
            let context = self.brush.context;
            context.save();
            // On whole pixels, so that it stays sharp.
            context.shift([x.round() - FOOT[0], y.round() - FOOT[1]]);
            self.brush.glyph(picture);
            context.restore();
        }
    }

    fn shape(&self, flag: &RaisedFlag) {
        use crate::domain::records::structure_map::Shape;
        let Some(outline) = &flag.outline else { return };
        let is_closed = outline.shape == Shape::Area;
        let lines = outline.at(self.lie.projection.scale);
        let context = self.brush.context;
        context.begin_path();
        self.brush.trace_on_plane(&lines, &self.lie.projection, is_closed);
        if is_closed {
            self.brush.fill(Flag::shape_fill(), None);
        }
        for pen in Flag::shape_pens() {
            self.brush.stroke(&pen, None);
        }
    }
}
