//! The bar of what lasts: an outline ahead, filled under way, hatched where it is late, quiet and ticked when it has ended, struck
//! through when it was broken off.

use super::super::{
    canvas::{Canvas, Rectangle},
    svg::push_step,
};
use super::{BarState, TimeBar, axis::TimeScale};
use crate::domain::values::date::Date;

/// How thick a bar is.
pub(super) const THICKNESS: f64 = 16.0;
/// The least length of a bar, so that a day can be seen.
const LEAST: f64 = 4.0;
/// The least length of what is hatched in a bar that has room for it.
const LEAST_HATCHED: f64 = 12.0;
/// How long a bar is of which only one day is known.
const UNKNOWN: f64 = 36.0;
/// How far apart the teeth of a torn end are, and how deep.
const TOOTH: f64 = 4.0;
/// Between the lines of the hatching.
const HATCH: f64 = 5.0;

/// Where a bar lies: from where to where, and whether its ends are known.
pub(super) struct BarPlace {
    pub from: f64,
    pub to: f64,
    /// Whether it begins and ends on the axis.
    pub begins_here: bool,
    pub ends_here: bool,
    starts: bool,
    ends: bool,
}

/// Where a bar lies, if any of it is on the scale.
pub(super) fn place(scale: &TimeScale, bar: &TimeBar) -> Option<BarPlace> {
    let (from, to) = match (bar.start, bar.end) {
        (Some(start), Some(end)) => (scale.beginning(start.min(end)), scale.end(start.max(end))),
        (Some(start), None) => (scale.beginning(start), scale.beginning(start) + UNKNOWN),
        (None, Some(end)) => (scale.end(end) - UNKNOWN, scale.end(end)),
        (None, None) => return None,
    };
    let (left, right) = scale.edges();
    if to <= left || from >= right {
        return None;
    }
    Some(BarPlace {
        from: scale.held(from).min(right - LEAST),
        to: scale.held(to.max(from + LEAST)),
        begins_here: from >= left,
        ends_here: to <= right,
        starts: bar.start.is_some() && from >= left,
        ends: bar.end.is_some() && to <= right,
    })
}

/// Draws a bar in a row and gives where it ends, the hatching included.
pub(super) fn draw(canvas: &mut Canvas, scale: &TimeScale, middle: f64, bar: &TimeBar, today: Option<Date>) -> f64 {
    let (left, _) = scale.edges();
    let mut end = left;
    let late = (bar.state == BarState::Late).then_some(today).flatten();
    let overrun = late.zip(bar.end).filter(|(today, ended)| ended < today);
    if let Some(place) = place(scale, bar) {
        end = place.to;
        // What is late though its end lies ahead is hatched as far as today.
        let hatched = late.filter(|_| overrun.is_none());
        if let Some(today) = hatched {
            body(canvas, middle, BarState::Ahead, &place);
            let least = (place.from + LEAST_HATCHED).min(place.to);
            let to = scale.middle(today).clamp(least, place.to);
            hatching(canvas, middle, place.from, to);
        } else {
            body(canvas, middle, bar.state, &place);
        }
    }
    if let Some((today, ended)) = overrun {
        let (from, to) = (scale.held(scale.end(ended)), scale.held(scale.middle(today)));
        if to > from {
            hatching(canvas, middle, from, to);
            end = to;
        }
    }
    end
}

/// A bar for the key.
pub(in super::super) fn sample(canvas: &mut Canvas, state: BarState, (from, to): (f64, f64), middle: f64) {
    let place = BarPlace {
        from,
        to,
        begins_here: true,
        ends_here: true,
        starts: true,
        ends: true,
    };
    match state {
        BarState::Late => hatching(canvas, middle, from, to),
        BarState::Ahead | BarState::Ongoing | BarState::Finished | BarState::Cancelled => {
            body(canvas, middle, state, &place);
        }
    }
}

fn body(canvas: &mut Canvas, middle: f64, state: BarState, place: &BarPlace) {
    let palette = canvas.palette;
    let outline = outline(middle, place);
    canvas.writer.open("path");
    match state {
        BarState::Ahead => {
            let writer = canvas
                .writer
                .attribute("class", "chart-time-ahead")
                .attribute("d", &outline);
            writer.attribute(
                "fill",
                if palette.paper.is_empty() {
                    "none"
                } else {
                    palette.paper
                },
            );
            writer.attribute("stroke", palette.accent).number("stroke-width", 2.0);
        }
        BarState::Ongoing | BarState::Late => {
            let writer = canvas.writer.attribute("class", "chart-bar").attribute("d", &outline);
            writer.attribute("fill", palette.accent);
        }
        BarState::Finished | BarState::Cancelled => {
            let writer = canvas
                .writer
                .attribute("class", "chart-time-finished")
                .attribute("d", &outline);
            writer.attribute("fill", palette.track);
            writer.attribute("stroke", palette.axis).number("stroke-width", 1.0);
        }
    }
    canvas.writer.close();
    if state == BarState::Finished && place.to - place.from >= 16.0 {
        tick(canvas, ((place.from + place.to) / 2.0, middle));
    }
    if state == BarState::Cancelled {
        canvas.open_lines("chart-time-tick", palette.ink, 2.0);
        canvas.line(place.from, middle, place.to, middle);
        canvas.writer.close();
    }
}

/// The bar's outline; an end that is not known or lies beyond the axis is torn off.
fn outline(middle: f64, place: &BarPlace) -> String {
    let (top, bottom) = (middle - THICKNESS / 2.0, middle + THICKNESS / 2.0);
    let depth = |is_known: bool| {
        if is_known {
            0.0
        } else {
            TOOTH.min((place.to - place.from) / 3.0)
        }
    };
    let mut path = String::new();
    push_step(&mut path, 'M', place.from, top);
    push_step(&mut path, 'L', place.to, top);
    let teeth = (THICKNESS / TOOTH) as u32;
    let end = depth(place.ends);
    for tooth in 1..teeth {
        let x = place.to - if tooth % 2 == 1 { end } else { 0.0 };
        push_step(&mut path, 'L', x, top + f64::from(tooth) * TOOTH);
    }
    push_step(&mut path, 'L', place.to, bottom);
    push_step(&mut path, 'L', place.from, bottom);
    let start = depth(place.starts);
    for tooth in 1..teeth {
        let x = place.from + if tooth % 2 == 1 { start } else { 0.0 };
        push_step(&mut path, 'L', x, bottom - f64::from(tooth) * TOOTH);
    }
    path.push('Z');
    path
}

fn tick(canvas: &mut Canvas, (x, y): (f64, f64)) {
    let mut path = String::new();
    push_step(&mut path, 'M', x - 5.0, y);
    push_step(&mut path, 'L', x - 1.5, y + 3.5);
    push_step(&mut path, 'L', x + 5.0, y - 4.0);
    canvas
        .writer
        .open("path")
        .attribute("class", "chart-time-tick")
        .attribute("d", &path);
    canvas
        .writer
        .attribute("fill", "none")
        .attribute("stroke", canvas.palette.ink);
    canvas.writer.number("stroke-width", 2.0).close();
}

/// Slanting lines in an outline: told from everything else without colour.
fn hatching(canvas: &mut Canvas, middle: f64, from: f64, to: f64) {
    let (top, bottom) = (middle - THICKNESS / 2.0, middle + THICKNESS / 2.0);
    canvas.open_lines("chart-time-late", canvas.palette.target, 1.5);
    let mut x = from - THICKNESS + HATCH;
    while x < to {
        // Each line rises by its length to the right; what lies outside is cut.
        let (low, high) = (x.max(from), (x + THICKNESS).min(to));
        if high > low {
            canvas.line(low, bottom - (low - x), high, bottom - (high - x));
        }
        x += HATCH;
    }
    canvas.writer.close();
    let at = Rectangle {
        x: from,
        y: top,
        width: to - from,
        height: THICKNESS,
    };
    canvas.open_rectangle("chart-time-late", at);
    canvas
        .writer
        .attribute("fill", "none")
        .attribute("stroke", canvas.palette.target);
    canvas.writer.number("stroke-width", 1.5).close();
}
