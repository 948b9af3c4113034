//! Horizontal bars on the scale 0–4, one a factor, in the order given.

use super::canvas::{Anchor, Canvas, LABEL, LABEL_LINE, MIDDLE, Rectangle, SMALL, SMALL_LINE, Setting, VALUE};
use super::frame::Frame;
use super::key::{self, Sample};
use super::numbers::NumberStyle;
use super::rows::{RowMargins, RowScale};
use super::scale::{HIGHEST, on_scale};
use super::text;

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar<'a> {
    /// Set before the label, as `"1"`; may be empty.
    pub number: &'a str,
    /// The factor's title; set in at most two lines.
    pub label: &'a str,
    /// The level, 0–4; `None` if nobody gave one.
    pub value: Option<f64>,
    /// Where the middle half of the answers lies, 0–4.
    pub quartiles: Option<(f64, f64)>,
    /// The level aimed at, 0–4.
    pub target: Option<f64>,
    /// How many answered.
    pub answered: u32,
    /// How many were asked.
    pub asked: u32,
}

/// The words of bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarWords<'a> {
    /// What the axis measures, with its unit.
    pub axis: &'a str,
    /// Stands instead of a bar where there is no value, as `"– inget värde"`.
    pub no_value: &'a str,
    /// Heads the column of values.
    pub value: &'a str,
    /// Heads the column of counts.
    pub answered: &'a str,
    /// A count of answers: a pattern with `{n}` and `{m}`, as `"{n} av {m}"`.
    pub answered_of: &'a str,
    /// What the line from quartile to quartile means; it is not in the key where no bar has one.
    pub quartiles: &'a str,
    /// What the stroke of a target means; it is not in the key where no bar has one.
    pub target: &'a str,
}

/// Bars on the scale 0–4.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bars<'a> {
    /// Identity, size, colours.
    pub frame: Frame<'a>,
    /// The bars from the top.
    pub bars: &'a [Bar<'a>],
    /// The words.
    pub words: BarWords<'a>,
    /// How numbers are written.
    pub numbers: NumberStyle<'a>,
}

/// How thick a bar is, and how far the stroke of a target reaches beyond it on both sides.
const THICKNESS: f64 = 14.0;
const OVERSHOOT: f64 = 4.0;
/// Between the highest level, with the stroke of a target there, and the values.
const GAP: f64 = 8.0;
/// Between the columns' heads.
const BETWEEN_HEADS: f64 = 12.0;
/// Room between rows.
const BETWEEN_WIDE: f64 = 12.0;
const BETWEEN_NARROW: f64 = 16.0;
/// The least length of a bar, so that a zero can be seen.
const LEAST: f64 = 2.0;

/// Where the columns are.
struct Columns {
    scale: RowScale,
    /// Where the values end. They have a column of their own: at the end of a bar or of its quartiles a value would be read as that of
    /// another end, and meet the stroke of a target.
    value_end: f64,
    /// How wide the values and their head are.
    value_room: f64,
}

impl Columns {
    fn of(bars: &Bars, canvas: &Canvas, counts: &[String]) -> Self {
        let counts = counts
            .iter()
            .map(|count| SMALL.width(count))
            .fold(SMALL.width(bars.words.answered), f64::max);
        let value_end = canvas.right - counts.min(canvas.room() * 0.3) - BETWEEN_HEADS;
        let widest = VALUE.width(&bars.numbers.decimal(f64::from(HIGHEST), 2));
        let value_room = widest.max(SMALL.width(bars.words.value)).min(canvas.room() * 0.2);
        let highest = value_end - value_room - GAP;
        let numbers = bars.bars.iter().map(|bar| bar.number);
        let margins = RowMargins {
            before_zero: 0.0,
            after_label: 16.0,
        };
        let is_narrow = bars.frame.is_narrow();
        Self {
            scale: RowScale::of(canvas, is_narrow, numbers, highest, &margins),
            value_end,
            value_room,
        }
    }

    /// The room of the column of counts.
    fn count_room(&self, canvas: &Canvas) -> f64 {
        canvas.room() * 0.3
    }
}

impl Bars<'_> {
    /// The picture as SVG text.
    pub fn to_svg(&self) -> String {
        let counts: Vec<String> = self.bars.iter().map(|bar| self.count_of(bar)).collect();
        let (mut canvas, mut top) = Canvas::begin(&self.frame);
        let columns = Columns::of(self, &canvas, &counts);
        let mut entries = Vec::new();
        if self.bars.iter().any(|bar| quartiles_of(bar).is_some()) {
            entries.push((Sample::Quartiles, self.words.quartiles));
        }
        if self.bars.iter().any(|bar| on_scale(bar.target).is_some()) {
            entries.push((Sample::TargetStroke, self.words.target));
        }
        let after_key = key::draw(&mut canvas, top, &entries);
        if after_key > top {
            top = after_key + 8.0;
        }
        top = self.head(&mut canvas, &columns, top);

        let labels: Vec<text::Lines> = self
            .bars
            .iter()
            .map(|bar| text::wrap(bar.label, columns.scale.label_room, LABEL, 2))
            .collect();
        let most = labels.iter().map(|lines| lines.lines.len()).max().unwrap_or(0).max(1);
        let narrow = self.frame.is_narrow();
        let mut rows = Vec::new();
        let mut bottom = top + 4.0;
        for lines in &labels {
            let (label_top, middle);
            if narrow {
                label_top = bottom + BETWEEN_NARROW / 2.0;
                middle = label_top + lines.lines.len().max(1) as f64 * LABEL_LINE + 5.0 + THICKNESS / 2.0;
                bottom = middle + THICKNESS / 2.0 + BETWEEN_NARROW / 2.0;
            } else {
                let height = most as f64 * LABEL_LINE + BETWEEN_WIDE;
                middle = bottom + height / 2.0;
                label_top = middle - lines.lines.len().max(1) as f64 * LABEL_LINE / 2.0;
                bottom += height;
            }
            rows.push((label_top, middle));
        }
        let half = THICKNESS / 2.0 + OVERSHOOT;
        let spans = rows.iter().map(|(_, middle)| (middle - half, middle + half));
        columns.scale.grid(&mut canvas, (top, bottom), spans);
        for (((bar, count), lines), (label_top, middle)) in self.bars.iter().zip(&counts).zip(&labels).zip(&rows) {
            canvas.writer.line_break();
            columns.scale.number(&mut canvas, bar.number, *label_top);
            canvas.lines(lines, (columns.scale.label, *label_top), LABEL_LINE, canvas.label());
            self.bar(&mut canvas, &columns, bar, *middle);
            let count = text::fit(count, columns.count_room(&canvas), SMALL);
            canvas.text(
                canvas.right,
                middle + SMALL.size * MIDDLE,
                canvas.small().anchored(Anchor::End),
                &count,
            );
        }
        bottom = columns.scale.foot(&mut canvas, self.bars.len(), bottom);
        canvas.finish(bottom)
    }

    fn count_of(&self, bar: &Bar) -> String {
        self.numbers.counts(self.words.answered_of, bar.answered, bar.asked)
    }

    /// The axis' words, the columns' heads and the levels; gives where the rows begin.
    fn head(&self, canvas: &mut Canvas, columns: &Columns, top: f64) -> f64 {
        let small = canvas.small();
        let counts = text::fit(self.words.answered, columns.count_room(canvas), SMALL);
        let values = text::fit(self.words.value, columns.value_room, SMALL);
        let room = columns.value_end - columns.value_room - BETWEEN_HEADS - columns.scale.zero;
        let axis = text::wrap(self.words.axis, room, SMALL, 3);
        let mut end = canvas.lines(&axis, (columns.scale.zero, top), SMALL_LINE, small);
        if axis.lines.is_empty() && !(counts.is_empty() && values.is_empty()) {
            end += SMALL_LINE;
        }
        let line = top + SMALL_LINE / 2.0 + SMALL.size * MIDDLE;
        for (x, head) in [(columns.value_end, values), (canvas.right, counts)] {
            canvas.text(x, line, small.anchored(Anchor::End), &head);
        }
        canvas.level_digits(columns.scale.zero, columns.scale.highest, end + 2.0)
    }

    fn bar(&self, canvas: &mut Canvas, columns: &Columns, bar: &Bar, middle: f64) {
        let scale = &columns.scale;
        let Some(value) = on_scale(bar.value) else {
            let missing = Setting {
                anchor: Anchor::Start,
                class: "chart-quiet chart-small chart-halo",
                ..canvas.small()
            };
            let x = scale.zero + 2.0 + GAP;
            let words = text::fit(self.words.no_value, columns.value_end - x, SMALL);
            // Level lines run behind the words.
            canvas.open_text(x, middle + SMALL.size * MIDDLE, missing);
            canvas.halo();
            canvas.writer.text(&words).close();
            self.target(canvas, columns, bar, middle);
            return;
        };
        let at = Rectangle {
            x: scale.zero,
            y: middle - THICKNESS / 2.0,
            width: (scale.x(value) - scale.zero).max(LEAST),
            height: THICKNESS,
        };
        canvas.rectangle("chart-bar", canvas.palette.accent, at);
        if let Some((low, high)) = quartiles_of(bar) {
            canvas.quartiles(scale.x(low), scale.x(high), middle);
        }
        self.target(canvas, columns, bar, middle);
        let written = canvas.value().anchored(Anchor::End);
        let words = self.numbers.short(value);
        canvas.text(columns.value_end, middle + VALUE.size * MIDDLE, written, &words);
    }

    /// The stroke of the level aimed at.
    fn target(&self, canvas: &mut Canvas, columns: &Columns, bar: &Bar, middle: f64) {
        let Some(target) = on_scale(bar.target) else {
            return;
        };
        let (x, half) = (columns.scale.x(target), THICKNESS / 2.0 + OVERSHOOT);
        for (class, colour, width) in [
            ("chart-halo", canvas.palette.paper, 6.0),
            ("chart-target", canvas.palette.target, 3.0),
        ] {
            // Without ground there is no colour for a rim.
            if !colour.is_empty() {
                canvas.open_lines(class, colour, width);
                canvas.line(x, middle - half, x, middle + half);
                canvas.writer.close();
            }
        }
    }
}

/// The lower and the upper quartile of a bar that has a value, held to the scale.
fn quartiles_of(bar: &Bar) -> Option<(f64, f64)> {
    let (one, other) = bar.quartiles?;
    let (one, other) = (on_scale(Some(one))?, on_scale(Some(other))?);
    on_scale(bar.value)?;
    Some((one.min(other), one.max(other)))
}
