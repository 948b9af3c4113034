//! The flags of findings on a sheet, over the elements and under the names.

use super::{
    ground::Cutter,
    pencil::{Pencil, path},
    view::View,
};
use crate::{
    domain::values::geometry::Geometry,
    map::{
        findings::{self, FOOT, Flag},
        plane::PlaneBox,
    },
};

/// Whether a flag stands in the frame.
fn is_seen(flag: &Flag, view: &View) -> bool {
    view.frame.contains(view.of_position(flag.foot))
}

/// The flags that are seen, and of each whether there is room for it; all that there are where nothing is known of what is.
pub fn seen(flags: &[Flag], view: Option<&View>) -> (Vec<Flag>, Vec<bool>) {
    let rooms = view.map_or_else(|| vec![true; flags.len()], |view| rooms(flags, view));
    let standing = flags.iter().cloned().zip(rooms);
    standing
        .filter(|(flag, _)| view.is_none_or(|view| is_seen(flag, view)))
        .unzip()
}

/// Of each whether there is room for its cloth.
fn rooms(flags: &[Flag], view: &View) -> Vec<bool> {
    findings::rooms(flags.iter().map(|flag| (flag, view.of_position(flag.foot))))
}

/// Where the cloths in the frame are, so that names keep clear of them.
pub fn cloths(flags: &[Flag], view: &View) -> Vec<PlaneBox> {
    let standing = flags.iter().zip(rooms(flags, view));
    let seen = standing.filter(|(flag, has_room)| *has_room && is_seen(flag, view));
    seen.map(|(flag, _)| findings::cloth(view.of_position(flag.foot), flag.is_of_several()))
        .collect()
}

/// Draws them: first all that was drawn, then dots, and flags over them.
pub fn draw(pencil: &mut Pencil, flags: &[Flag], view: &View) {
    let cutter = Cutter::of(view);
    for shape in flags.iter().filter_map(|flag| flag.shape.as_ref()) {
        draw_shape(pencil, shape, &cutter);
    }
    let standing = flags.iter().zip(rooms(flags, view));
    let mut seen: Vec<_> = standing.filter(|(flag, _)| is_seen(flag, view)).collect();
    seen.sort_by_key(|(_, has_room)| *has_room);
    for (flag, has_room) in seen {
        let [x, y] = view.of_position(flag.foot);
        pencil.glyph(&findings::drawn(flag, has_room), [x - FOOT[0], y - FOOT[1]], 1.0);
        pencil.writer.line_break();
    }
}

fn draw_shape(pencil: &mut Pencil, shape: &Geometry, cutter: &Cutter) {
    let (lines, is_closed): (Vec<_>, bool) = match shape {
        Geometry::Point(_) => return,
        Geometry::Line(strands) => (strands.iter().flat_map(|strand| cutter.line(strand)).collect(), false),
        Geometry::Area(rings) => (rings.iter().map(|ring| cutter.ring(ring)).collect(), true),
    };
    let traced = path(&lines, is_closed);
    if traced.is_empty() {
        return;
    }
    let [under, over] = Flag::shape_pens();
    for (pen, fill) in [(under, is_closed.then(Flag::shape_fill)), (over, None)] {
        pencil
            .writer
            .open("path")
            .attribute("d", &traced)
            .attribute("fill-rule", "evenodd");
        pencil.fill(fill, None);
        pencil.pen(&pen, None);
        pencil.writer.close();
    }
    pencil.writer.line_break();
}
