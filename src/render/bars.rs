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
/// Between a bar's end and its value.
const GAP: f64 = 6.0;
/// Room between rows.
const BETWEEN_WIDE: f64 = 12.0;
const BETWEEN_NARROW: f64 = 16.0;
/// The least length of a bar, so that a zero can be seen.
const LEAST: f64 = 2.0;

/// Where the columns are.
struct Columns {
    scale: RowScale,
    /// Where a value beyond level 4 ends at the latest.
    value_end: f64,
}

impl Columns {
    fn of(bars: &Bars, canvas: &Canvas, counts: &[String]) -> Self {
        let counts = counts
            .iter()
            .map(|count| SMALL.width(count))
            .fold(SMALL.width(bars.words.answered), f64::max);
        let value_end = canvas.right - counts.min(canvas.room() * 0.3) - 8.0;
        // The value of the highest level is beyond it, and beyond the stroke of a target there.
        let highest = value_end - VALUE.width(&bars.numbers.decimal(f64::from(HIGHEST), 2)) - GAP - 2.0;
        let numbers = bars.bars.iter().map(|bar| bar.number);
        let margins = RowMargins {
            before_zero: 0.0,
            after_label: 16.0,
        };
        let is_narrow = bars.frame.is_narrow();
        Self {
            scale: RowScale::of(canvas, is_narrow, numbers, highest, &margins),
            value_end,
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

    /// The axis' words, the heading of the counts and the levels; gives where the rows begin.
    fn head(&self, canvas: &mut Canvas, columns: &Columns, top: f64) -> f64 {
        let small = canvas.small();
        let heading = text::fit(self.words.answered, columns.count_room(canvas), SMALL);
        let heading_room = if heading.is_empty() {
            0.0
        } else {
            SMALL.width(&heading) + 12.0
        };
        let axis = text::wrap(
            self.words.axis,
            canvas.right - columns.scale.zero - heading_room,
            SMALL,
            3,
        );
        let end = canvas.lines(&axis, (columns.scale.zero, top), SMALL_LINE, small);
        let end = if axis.lines.is_empty() && !heading.is_empty() {
            end + SMALL_LINE
        } else {
            end
        };
        canvas.text(
            canvas.right,
            top + SMALL_LINE / 2.0 + SMALL.size * MIDDLE,
            small.anchored(Anchor::End),
            &heading,
        );
        canvas.level_digits(columns.scale.zero, columns.scale.highest, end + 2.0)
    }

    fn bar(&self, canvas: &mut Canvas, columns: &Columns, bar: &Bar, middle: f64) {
        let target = on_scale(bar.target).map(|target| columns.scale.x(target));
        let written = Setting {
            anchor: Anchor::Start,
            class: "chart-ink chart-value chart-halo",
            ..canvas.value()
        };
        let missing = Setting {
            anchor: Anchor::Start,
            class: "chart-quiet chart-small chart-halo",
            ..canvas.small()
        };
        let (words, setting, end) = match on_scale(bar.value) {
            Some(value) => {
                let length = (columns.scale.x(value) - columns.scale.zero).max(LEAST);
                let at = Rectangle {
                    x: columns.scale.zero,
                    y: middle - THICKNESS / 2.0,
                    width: length,
                    height: THICKNESS,
                };
                canvas.rectangle("chart-bar", canvas.palette.accent, at);
                (self.numbers.short(value), written, columns.scale.zero + length)
            }
            None => (self.words.no_value.to_owned(), missing, columns.scale.zero + 2.0),
        };
        let mut end = end;
        if let Some((low, high)) = quartiles_of(bar) {
            let (low, high) = (columns.scale.x(low), columns.scale.x(high));
            canvas.quartiles(low, high, middle);
            end = end.max(high + 1.0);
        }
        if let Some(x) = target {
            let half = THICKNESS / 2.0 + OVERSHOOT;
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
        let kind = setting.kind;
        let mut x = end + GAP;
        // The value is beyond the stroke of the target where the two would meet.
        if let Some(target) = target
            && target + 2.0 > end
            && target - 4.0 < x + kind.width(&words)
        {
            x = target + GAP;
        }
        let words = text::fit(&words, columns.value_end - x, kind);
        // Level lines run behind the words.
        canvas.open_text(x, middle + kind.size * MIDDLE, setting);
        canvas.halo();
        canvas.writer.text(&words).close();
    }
}

/// The lower and the upper quartile of a bar that has a value, held to the scale.
fn quartiles_of(bar: &Bar) -> Option<(f64, f64)> {
    let (one, other) = bar.quartiles?;
    let (one, other) = (on_scale(Some(one))?, on_scale(Some(other))?);
    on_scale(bar.value)?;
    Some((one.min(other), one.max(other)))
}
