//! Counts and digits over and under a strip, set so that they don't meet.

use crate::render::canvas::{Anchor, Canvas, MIDDLE, SMALL_LINE, Setting};

/// No text is set smaller: it is rather left out, where five of them are far longer than their strip.
const SMALLEST: f64 = 9.0;

/// Short texts in a row between `left` and `right`, each with the place that it belongs to.
pub(super) struct TextRow<'a> {
    pub texts: &'a [(f64, &'a str)],
    pub left: f64,
    pub right: f64,
    pub top: f64,
    /// Where the fine line to a text that had to move begins and ends.
    pub leader: (f64, f64),
}

/// Sets the texts as near to their places as they can be without meeting, with a fine line to the place where one had to move.
pub(super) fn spread_out(canvas: &mut Canvas, row: &TextRow, setting: Setting) {
    let TextRow {
        texts,
        left,
        right,
        top,
        leader,
    } = *row;
    let gap = 5.0;
    let mut setting = setting;
    let needed: f64 = texts.iter().map(|(_, text)| setting.kind.width(text)).sum();
    let room = right - left - gap * texts.len().saturating_sub(1) as f64;
    setting.kind = setting.kind.within(room, needed);
    if setting.kind.size < SMALLEST {
        return;
    }
    let halves: Vec<f64> = texts.iter().map(|(_, text)| setting.kind.width(text) / 2.0).collect();
    let mut places: Vec<f64> = Vec::new();
    let mut free = left;
    for ((place, _), half) in texts.iter().zip(&halves) {
        let x = place.max(free + half);
        places.push(x);
        free = x + half + gap;
    }
    let mut free = right;
    for (x, half) in places.iter_mut().zip(&halves).rev() {
        *x = x.min(free - half);
        free = *x - half - gap;
    }
    let moved = |x: f64, place: f64| (x - place).abs() > 3.0;
    if places.iter().zip(texts).any(|(x, (place, _))| moved(*x, *place)) {
        canvas.open_lines("chart-axis", canvas.palette.axis, 0.75);
        for (x, (place, _)) in places.iter().zip(texts).filter(|(x, (place, _))| moved(**x, *place)) {
            canvas.line(*place, leader.0, *x, leader.1);
        }
        canvas.writer.close();
    }
    let line = top + SMALL_LINE / 2.0 + setting.kind.size * MIDDLE;
    for (x, (_, text)) in places.iter().zip(texts) {
        canvas.text(*x, line, setting.anchored(Anchor::Middle), text);
    }
}
