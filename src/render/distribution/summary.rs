//! The median and the quartiles of a row on a small scale of levels, or in words where there is no room for one.

use super::columns::{Column, Columns};
use super::{Distribution, Spread, Summary};
use crate::render::canvas::{Anchor, Canvas, MIDDLE, Rectangle, SMALL, SMALL_LINE};
use crate::render::scale::{HIGHEST, on_scale};
use crate::render::text;

/// Between the ends of the scale and its digits.
const DIGIT_GAP: f64 = 7.0;
const DOT: f64 = 5.0;

impl Distribution<'_> {
    /// Draws the middle of the levels beside the strip, whose middle and digits lie at the heights given; gives where the
    /// row ends.
    pub(super) fn summary(
        &self,
        canvas: &mut Canvas,
        columns: &Columns,
        spread: &Spread,
        (middle, below): (f64, f64),
    ) -> f64 {
        let end = below + SMALL_LINE;
        let Some(summary) = spread.summary.and_then(Summary::held) else {
            return end;
        };
        if self.words.summary.is_empty() {
            return end;
        }
        let written = self.written(&summary);
        if let Some(column) = &columns.scale {
            scale(canvas, column, &summary, middle);
            let line = below + SMALL_LINE / 2.0 + SMALL.size * MIDDLE;
            let mut setting = canvas.small();
            setting.class = "chart-ink chart-small";
            setting.fill = canvas.palette.ink;
            let written = text::fit(&written, column.width, SMALL);
            canvas.text(column.middle, line, setting.anchored(Anchor::Middle), &written);
            return end;
        }
        let mut words = String::from(self.words.summary);
        words.push_str(": ");
        words.push_str(&written);
        let words = text::wrap(&words, canvas.right - columns.strip_start, SMALL, 2);
        let small = canvas.small();
        canvas.lines(&words, (columns.strip_start, end), SMALL_LINE, small)
    }

    /// As `2 (1–3)`, or `2 (2)` where both quartiles are the same.
    fn written(&self, summary: &Summary) -> String {
        let (low, high) = summary.quartiles;
        let mut text = self.numbers.short(summary.median);
        text.push_str(" (");
        text.push_str(&self.numbers.short(low));
        if low < high {
            text.push('–');
            text.push_str(&self.numbers.short(high));
        }
        text.push(')');
        text
    }
}

impl Summary {
    /// Held to the scale; `None` if something is not a number.
    fn held(self) -> Option<Self> {
        Some(Self {
            median: on_scale(Some(self.median))?,
            quartiles: (on_scale(Some(self.quartiles.0))?, on_scale(Some(self.quartiles.1))?),
        })
    }
}

/// The scale from 0 to 4 with a bar from quartile to quartile and a dot at the median.
fn scale(canvas: &mut Canvas, column: &Column, summary: &Summary, middle: f64) {
    let digit = SMALL.width("4");
    let left = column.middle - column.width / 2.0 + digit + DIGIT_GAP;
    let right = column.middle + column.width / 2.0 - digit - DIGIT_GAP;
    let x = |level: f64| left + (right - left) * level / f64::from(HIGHEST);
    let line = middle + SMALL.size * MIDDLE;
    let small = canvas.small();
    canvas.text(left - DIGIT_GAP, line, small.anchored(Anchor::End), "0");
    canvas.text(right + DIGIT_GAP, line, small, "4");
    canvas.open_lines("chart-axis", canvas.palette.axis, 1.0);
    canvas.line(left, middle, right, middle);
    for level in 0..=HIGHEST {
        let x = x(f64::from(level));
        canvas.line(x, middle - 4.0, x, middle + 4.0);
    }
    canvas.writer.close();
    let (low, high) = summary.quartiles;
    let (from, to) = (x(low.min(high)), x(low.max(high)));
    let bar = Rectangle {
        x: from - 1.0,
        y: middle - 3.5,
        width: to - from + 2.0,
        height: 7.0,
    };
    canvas.rectangle("chart-bar", canvas.palette.accent, bar);
    canvas
        .writer
        .open("circle")
        .attribute("class", "chart-ink chart-halo")
        .attribute("fill", canvas.palette.ink);
    if !canvas.palette.paper.is_empty() {
        canvas
            .writer
            .attribute("stroke", canvas.palette.paper)
            .number("stroke-width", 1.5);
    }
    canvas
        .writer
        .number("cx", x(summary.median))
        .number("cy", middle)
        .number("r", DOT)
        .close();
}
