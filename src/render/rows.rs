//! Rows on the scale 0–4: their numbers and labels on the left, in the narrow form above, and the lines of the levels behind them.

use super::canvas::{Anchor, Canvas, LABEL, LABEL_LINE, MIDDLE, VALUE};
use super::scale::HIGHEST;
use super::text;

/// The most room that a number before a label takes.
const MOST_NUMBER: f64 = 48.0;

/// Between a number and its label.
const AFTER_NUMBER: f64 = 8.0;

/// Where the labels and the levels of rows lie from left to right.
pub(crate) struct RowScale {
    /// Whether labels are above their rows.
    is_narrow: bool,
    /// Where labels begin, after the numbers, and how wide they may be.
    pub label: f64,
    pub label_room: f64,
    /// Levels 0 and 4.
    pub zero: f64,
    pub highest: f64,
}

/// What the marks of rows need around them.
pub(crate) struct RowMargins {
    /// How far a mark at level 0 reaches to its left.
    pub before_zero: f64,
    /// Between the labels and level 0 where they are side by side.
    pub after_label: f64,
}

impl RowScale {
    /// The scale of rows with these numbers, the highest level of which lies at `highest`.
    pub fn of<'a>(
        canvas: &Canvas,
        is_narrow: bool,
        numbers: impl Iterator<Item = &'a str>,
        highest: f64,
        margins: &RowMargins,
    ) -> Self {
        let number = numbers.map(|number| VALUE.width(number));
        let number = number.fold(0.0, f64::max).min(MOST_NUMBER);
        let after_number = if number > 0.0 { AFTER_NUMBER } else { 0.0 };
        let label = canvas.left + number + after_number;
        if is_narrow {
            return Self {
                is_narrow,
                label,
                label_room: canvas.right - label,
                zero: canvas.left + margins.before_zero,
                highest,
            };
        }
        let zero = (canvas.left + canvas.room() * 0.4)
            .max(label + 60.0)
            .min(highest - 60.0);
        Self {
            is_narrow,
            label,
            label_room: (zero - margins.after_label - label).max(24.0),
            zero,
            highest,
        }
    }

    /// Where a level lies.
    pub fn x(&self, level: f64) -> f64 {
        self.zero + (self.highest - self.zero) * level / f64::from(HIGHEST)
    }

    /// The number of a row, on the first line of its label.
    pub fn number(&self, canvas: &mut Canvas, number: &str, label_top: f64) {
        let line = label_top + LABEL_LINE / 2.0 + LABEL.size * MIDDLE;
        let number = text::fit(number, MOST_NUMBER, VALUE);
        let (at, anchor) = if self.is_narrow {
            (canvas.left, Anchor::Start)
        } else {
            (self.label - AFTER_NUMBER, Anchor::End)
        };
        canvas.text(at, line, canvas.value().anchored(anchor), &number);
    }

    /// The lines of the levels, from `whole.0` to `whole.1`. In the narrow form labels are above their rows, and the lines would run
    /// through them: there they are drawn along each of `rows` only.
    pub fn grid(&self, canvas: &mut Canvas, whole: (f64, f64), rows: impl Iterator<Item = (f64, f64)>) {
        let spans = if self.is_narrow { rows.collect() } else { vec![whole] };
        for (class, colour, from, to) in [
            ("chart-grid", canvas.palette.grid, 1, HIGHEST),
            ("chart-axis", canvas.palette.axis, 0, 0),
        ] {
            canvas.open_lines(class, colour, 1.0);
            for level in from..=to {
                let x = self.x(f64::from(level));
                for (top, bottom) in &spans {
                    canvas.line(x, *top, x, *bottom);
                }
            }
            canvas.writer.close();
        }
    }

    /// The levels again at the foot of a picture that is long; gives where it ends.
    pub fn foot(&self, canvas: &mut Canvas, rows: usize, bottom: f64) -> f64 {
        if rows < 8 {
            return bottom;
        }
        canvas.level_digits(self.zero, self.highest, bottom)
    }
}
