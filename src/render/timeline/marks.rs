//! The days in a row that count: a form for each kind, filled when done, with an exclamation mark when late.

use super::super::{
    canvas::{Anchor, Canvas, MIDDLE, Setting},
    svg::push_step,
    text::Type,
};
use super::{DayMark, MarkKind, axis::TimeScale};

/// How far a mark reaches from its middle.
pub(super) const REACH: f64 = 7.0;
/// The type of what stands inside a mark.
const INSIDE: Type = Type { size: 11.0, bold: true };

/// Draws the marks of a row and gives where the last one ends.
pub(super) fn draw(canvas: &mut Canvas, scale: &TimeScale, middle: f64, marks: &[DayMark]) -> f64 {
    let (mut end, right) = scale.edges();
    for mark in marks {
        let x = scale.middle(mark.day);
        if !scale.has(x) {
            continue;
        }
        let x = x.clamp(
            end.min(right - REACH).min(x).max(scale.edges().0 + REACH),
            right - REACH,
        );
        form(canvas, mark, (x, middle));
        end = end.max(x + REACH);
    }
    end
}

/// A mark for the key.
pub(in super::super) fn sample(canvas: &mut Canvas, kind: MarkKind, at: (f64, f64)) {
    let outline = outline(kind, at.0, at.1);
    paint(canvas, &outline, false);
    canvas.writer.close();
}

/// Opens a mark; the caller closes it.
fn paint(canvas: &mut Canvas, outline: &str, is_done: bool) {
    let palette = canvas.palette;
    let ground = if palette.paper.is_empty() {
        "none"
    } else {
        palette.paper
    };
    // On a bar, what is done is parted from it by a rim.
    let (class, fill, stroke) = if is_done {
        ("chart-time-done", palette.ink, ground)
    } else {
        ("chart-time-due", ground, palette.ink)
    };
    canvas
        .writer
        .open("path")
        .attribute("class", class)
        .attribute("d", outline);
    canvas
        .writer
        .attribute("fill", fill)
        .attribute("stroke", stroke)
        .number("stroke-width", 1.5);
}

fn form(canvas: &mut Canvas, mark: &DayMark, (x, y): (f64, f64)) {
    paint(canvas, &outline(mark.kind, x, y), mark.is_done);
    canvas.writer.open("title").text(mark.name).close();
    canvas.writer.close();
    if mark.is_late && !mark.is_done {
        let setting = Setting {
            anchor: Anchor::Middle,
            kind: INSIDE,
            ..canvas.value()
        };
        canvas.text(x, y + INSIDE.size * MIDDLE, setting, "!");
    }
}

fn outline(kind: MarkKind, x: f64, y: f64) -> String {
    let mut path = String::new();
    match kind {
        MarkKind::Milestone => {
            push_step(&mut path, 'M', x, y - REACH);
            push_step(&mut path, 'L', x + REACH, y);
            push_step(&mut path, 'L', x, y + REACH);
            push_step(&mut path, 'L', x - REACH, y);
        }
        MarkKind::Measurement => {
            // A circle of eight corners: at this size nobody sees them.
            for corner in 0..8 {
                let angle = (f64::from(corner) + 0.5) * std::f64::consts::FRAC_PI_4;
                let (across, down) = (angle.cos() * (REACH - 0.5), angle.sin() * (REACH - 0.5));
                push_step(&mut path, if corner == 0 { 'M' } else { 'L' }, x + across, y + down);
            }
        }
        MarkKind::Review => {
            push_step(&mut path, 'M', x, y - REACH);
            push_step(&mut path, 'L', x + REACH, y + REACH - 1.5);
            push_step(&mut path, 'L', x - REACH, y + REACH - 1.5);
        }
    }
    path.push('Z');
    path
}
