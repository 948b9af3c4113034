//! The flags of findings, over the elements on the sheet below: so they lie with them, and are drawn again with what lies under them.

use super::{Structure, painter::Painter};
use crate::{
    domain::sorting::sort_by_key,
    map::{
        findings::{self, FOOT, Flag, RaisedFlag, RaisedFlags, changed},
        plane::{PlaneBox, PlanePoint},
    },
};

/// From how many changes on everything is drawn again.
const MANY: usize = 24;

impl Structure {
    /// Shows these flags. Names follow later, by [`Structure::name_anew`].
    pub(in crate::map::leaflet) fn raise(&mut self, flags: &[Flag]) {
        let raised = RaisedFlags::of(flags);
        let lie = self.sheets.below.lie();
        let changed = changed(&self.flags, &raised, lie.projection.scale);
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
        // What is hit comes before what is near, and an element before what lies flat.
        for near in [0.0, slack] {
            let rooms = self.flags.rooms(projection.scale);
            let mut standing = (0..self.flags.flags.len()).rev().filter(|place| rooms[*place]);
            let found = standing.find(|place| self.flags.flags[*place].is_at_cloth(pixel, &projection, near));
            if let Some(place) = found {
                return Some(&self.flags.flags[place].flag);
            }
            if self.at(pixel, near).is_some() {
                return None;
            }
        }
        let crowded = self.flags.standing(projection.scale).rev();
        let mut crowded = crowded.filter(|(_, has_room)| !has_room);
        let at_foot = crowded.find(|(flag, _)| flag.is_at_foot(pixel, &projection, slack));
        let mut front = self.flags.flags.iter().rev();
        let found = at_foot.map(|(flag, _)| flag);
        let found = found.or_else(|| front.find(|flag| flag.is_at_edge(pixel, &projection, slack)));
        found.map(|raised| &raised.flag)
    }

    /// Where the cloths in view are, so that names keep clear of them.
    pub(super) fn cloths(&self) -> impl Iterator<Item = PlaneBox> {
        let lie = self.sheets.names.lie();
        let seen = lie.seen();
        let standing = self
            .flags
            .standing(lie.projection.scale)
            .filter(|(_, has_room)| *has_room);
        let cloths = standing.map(move |(flag, _)| flag.cloth(&lie.projection));
        cloths.filter(move |cloth| cloth.overlaps(&seen))
    }
}

impl Painter<'_> {
    /// Draws the flags that are seen in a part: first all that was drawn, then dots, and flags over them.
    pub(super) fn flags(&self, flags: &RaisedFlags, part: PlaneBox) {
        let projection = self.lie.projection;
        let seen = flags.standing(projection.scale);
        let mut seen: Vec<_> = seen
            .filter(|(flag, _)| flag.area(&projection).overlaps(&part))
            .collect();
        sort_by_key(&mut seen, |(_, has_room)| *has_room);
        for (flag, _) in &seen {
            self.shape(flag);
        }
        for (flag, has_room) in seen {
            let [x, y] = projection.pixel(flag.foot);
            let context = self.brush.context;
            context.save();
            // On whole pixels, so that it stays sharp.
            context.shift([x.round() - FOOT[0], y.round() - FOOT[1]]);
            self.brush.glyph(&findings::drawn(&flag.flag, has_room));
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
