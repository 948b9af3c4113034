//! What waits for what: from the end of one bar to the beginning of another.

use super::super::{canvas::Canvas, svg::push_step};
use super::{LinkEnd, RowPlace, Timeline, TimelinePlaces, bar};

/// How far a line goes on before it turns.
const OUT: f64 = 8.0;
/// The length and half the breadth of an arrow's head.
const HEAD: (f64, f64) = (6.0, 4.0);

/// Draws the links between bars on the axis of which one ends or the other begins there. Of a link that leads out of the rows that are drawn,
/// what lies among them is.
pub(super) fn draw(canvas: &mut Canvas, timeline: &Timeline, places: &TimelinePlaces) {
    let found: Vec<_> = timeline
        .links
        .iter()
        .filter_map(|link| {
            Some((
                end_of(timeline, places, link.first)?,
                end_of(timeline, places, link.then)?,
            ))
        })
        .filter(|(first, then): &(End, End)| first.ends_here || then.begins_here)
        .collect();
    if found.is_empty() {
        return;
    }
    canvas.open_lines("chart-axis", canvas.palette.axis, 1.5);
    for (first, then) in &found {
        canvas
            .writer
            .open("path")
            .attribute("d", &path(first, then, (canvas.left, canvas.right)))
            .close();
    }
    canvas.writer.close();
}

struct End {
    from: f64,
    to: f64,
    begins_here: bool,
    ends_here: bool,
    row: RowPlace,
    is_drawn: bool,
}

fn end_of(timeline: &Timeline, places: &TimelinePlaces, end: LinkEnd) -> Option<End> {
    let edge = |at: f64| RowPlace {
        top: at,
        bottom: at,
        middle: at,
    };
    let (bar, row, is_drawn) = match end {
        LinkEnd::Row(row) => (timeline.rows.get(row)?.bar?, *places.rows.get(row)?, true),
        LinkEnd::Above(bar) => (bar, edge(places.top), false),
        LinkEnd::Below(bar) => (bar, edge(places.bottom), false),
    };
    let place = bar::place(&places.scale, &bar)?;
    Some(End {
        from: place.from,
        to: place.to,
        begins_here: place.begins_here,
        ends_here: place.ends_here,
        row,
        is_drawn,
    })
}

/// Right out of the first, down or up between the rows, and right into the other; nowhere outside these edges.
fn path(first: &End, then: &End, (left, right): (f64, f64)) -> String {
    let mut path = String::new();
    let (x, y) = (then.from, then.row.middle);
    let (before, after) = ((x - OUT).max(left), (first.to + OUT).min(right));
    let is_straight = first.to + 2.0 * OUT <= x;
    let turn = if is_straight { before } else { after };
    if first.is_drawn {
        push_step(&mut path, 'M', first.to, first.row.middle);
        push_step(&mut path, 'L', turn, first.row.middle);
    } else {
        push_step(&mut path, 'M', turn, first.row.middle);
    }
    if !then.is_drawn {
        push_step(&mut path, 'L', turn, y);
        return path;
    }
    if !is_straight {
        // It begins before the first has ended: the line goes around, along the edge of the row.
        let is_below = then.row.middle > first.row.middle;
        let edge = if is_below { then.row.top } else { then.row.bottom };
        push_step(&mut path, 'L', after, edge);
        push_step(&mut path, 'L', before, edge);
    }
    push_step(&mut path, 'L', before, y);
    push_step(&mut path, 'L', x, y);
    push_step(&mut path, 'M', (x - HEAD.0).max(left), y - HEAD.1);
    push_step(&mut path, 'L', x, y);
    push_step(&mut path, 'L', (x - HEAD.0).max(left), y + HEAD.1);
    path
}
