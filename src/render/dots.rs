//! Dots on the scale 0–4: a row a factor, a mark a region, a group or a round; or how far each row has come since earlier.

mod columns;
mod lanes;

use super::canvas::{Anchor, Canvas, LABEL, LABEL_LINE, MIDDLE, SMALL, SMALL_LINE, Setting};
use super::frame::Frame;
use super::key::{self, Sample};
use super::marks::MARKER_REACH;
use super::numbers::NumberStyle;
use super::palette::SERIES;
use super::svg::push_step;
use super::text::{self, Lines};
use columns::Columns;

/// One row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DotRow<'a> {
    /// Set before the label, as `"1"`; may be empty.
    pub number: &'a str,
    /// The factor's title; set in at most two lines.
    pub label: &'a str,
    /// A level for each series, 0–4; `None` if there is none or the slice is too short.
    pub values: &'a [Option<f64>],
}

/// What the marks of a row have to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DotForm {
    /// They are beside each other.
    Beside,
    /// The second series is earlier, the first is now, and an arrow leads from one to the other. No other series is drawn.
    Change,
}

/// The words of dots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DotWords<'a> {
    /// What the axis measures, with its unit.
    pub axis: &'a str,
    /// Heads the column with the main series' values; where it is empty there is none.
    pub value: &'a str,
    /// Heads the column with the changes; where it is empty there is none.
    pub change: &'a str,
    /// Stands for a figure that there is none of, as `"–"`.
    pub no_value: &'a str,
    /// Comes before the names of the series that have no value in a row, as `"Inget värde:"`.
    pub missing: &'a str,
    /// Says how many series are left out: a pattern with `{n}`.
    pub more: &'a str,
}

/// Dots on the scale 0–4.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dots<'a> {
    /// Identity, size, colours.
    pub frame: Frame<'a>,
    /// The names of the series, the main one first. Only the first [`SERIES`] are drawn.
    pub series: &'a [&'a str],
    /// The rows from the top.
    pub rows: &'a [DotRow<'a>],
    /// What the marks of a row have to do with each other.
    pub form: DotForm,
    /// The words.
    pub words: DotWords<'a>,
    /// How numbers are written.
    pub numbers: NumberStyle<'a>,
}

/// Room between rows.
const BETWEEN: f64 = 14.0;
/// Between a label and the marks under it, in the narrow form.
const UNDER_LABEL: f64 = 4.0;
/// The least length of an arrow that can be seen as one.
const LEAST_ARROW: f64 = 8.0;

/// A row with its words set and its place reckoned.
struct PlacedRow<'a> {
    row: &'a DotRow<'a>,
    label: Lines,
    missing: Lines,
    label_top: f64,
    middle: f64,
    /// The marks: series, place along the axis, place across it.
    marks: Vec<(usize, f64, f64)>,
    /// How far the marks reach from the middle.
    reach: f64,
}

impl Dots<'_> {
    /// The picture as SVG text.
    pub fn to_svg(&self) -> String {
        let (mut canvas, mut top) = Canvas::begin(&self.frame);
        let columns = Columns::of(self, &canvas);
        let drawn = self.drawn();
        let entries: Vec<(Sample, &str)> = drawn
            .iter()
            .enumerate()
            .map(|(index, name)| (Sample::Marker(index), *name))
            .collect();
        let left_out = match self.form {
            DotForm::Beside => self.series.len() - drawn.len(),
            DotForm::Change => 0,
        };
        let more = (self.words.more, left_out);
        let after_key = key::draw_series(&mut canvas, top, &entries, more, &self.numbers);
        if after_key > top {
            top = after_key + 8.0;
        }
        top = columns.heads(&mut canvas, self.words.axis, top) + 2.0;
        top = canvas.level_digits(columns.scale.zero, columns.scale.highest, top);
        let (rows, mut bottom) = self.place(&columns, top);
        canvas.writer.line_break();
        let span = |row: &PlacedRow| (row.middle - row.reach, row.middle + row.reach);
        columns.scale.grid(&mut canvas, (top, bottom), rows.iter().map(span));
        canvas.open_lines("chart-grid", canvas.palette.grid, 1.0);
        for row in &rows {
            canvas.line(columns.scale.zero, row.middle, columns.scale.highest, row.middle);
        }
        canvas.writer.close();
        for (index, row) in rows.iter().enumerate() {
            self.row(&mut canvas, &columns, index, row);
        }
        bottom = columns.scale.foot(&mut canvas, rows.len(), bottom);
        canvas.finish(bottom)
    }

    /// The names of the series that are drawn.
    fn drawn(&self) -> &[&str] {
        let most = match self.form {
            DotForm::Beside => SERIES,
            DotForm::Change => 2,
        };
        self.series.get(..most).unwrap_or(self.series)
    }

    fn place(&self, columns: &Columns, top: f64) -> (Vec<PlacedRow<'_>>, f64) {
        let mut bottom = top;
        let mut rows = Vec::new();
        for row in self.rows {
            let label = text::wrap(row.label, columns.scale.label_room, LABEL, 2);
            let missing = text::wrap(&self.missing(row), columns.scale.label_room, SMALL, 2);
            let words = label.lines.len().max(usize::from(!row.number.is_empty())) as f64 * LABEL_LINE
                + missing.lines.len() as f64 * SMALL_LINE;
            let series: Vec<(usize, f64)> = (0..self.drawn().len())
                .filter_map(|series| Some((series, columns.scale.x(row.value(series)?))))
                .collect();
            let places: Vec<f64> = series.iter().map(|(_, x)| *x).collect();
            let (across, most) = lanes::set(&places);
            let reach = MARKER_REACH + most.saturating_sub(1) as f64 * lanes::APART / 2.0;
            let (label_top, middle);
            if self.frame.is_narrow() {
                label_top = bottom + BETWEEN / 2.0;
                middle = label_top + words + UNDER_LABEL + reach;
                bottom = middle + reach + BETWEEN / 2.0;
            } else {
                let height = words.max(2.0 * reach) + BETWEEN;
                middle = bottom + height / 2.0;
                label_top = middle - words / 2.0;
                bottom += height;
            }
            let marks = series.iter().zip(across);
            rows.push(PlacedRow {
                row,
                label,
                missing,
                label_top,
                middle,
                marks: marks.map(|((series, x), across)| (*series, *x, across)).collect(),
                reach,
            });
        }
        (rows, bottom)
    }

    /// The words that name the series without a value in a row; empty where all have one.
    fn missing(&self, row: &DotRow) -> String {
        let mut words = String::new();
        let drawn = self.drawn().iter().enumerate();
        for (_, name) in drawn.filter(|(series, _)| row.value(*series).is_none()) {
            words.push_str(if words.is_empty() { self.words.missing } else { "," });
            if !words.is_empty() && !name.is_empty() {
                words.push(' ');
            }
            words.push_str(name);
        }
        words
    }

    fn row(&self, canvas: &mut Canvas, columns: &Columns, index: usize, placed: &PlacedRow) {
        canvas.writer.line_break();
        columns.scale.number(canvas, placed.row.number, placed.label_top);
        let label_lines = placed.label.lines.len().max(usize::from(!placed.row.number.is_empty()));
        let (label, small) = (canvas.label(), canvas.small());
        let top = placed.label_top;
        canvas.lines(&placed.label, (columns.scale.label, top), LABEL_LINE, label);
        let top = top + label_lines as f64 * LABEL_LINE;
        canvas.lines(&placed.missing, (columns.scale.label, top), SMALL_LINE, small);
        if self.form == DotForm::Change {
            self.arrow(canvas, placed);
        }
        // The main mark is drawn last, on top.
        for (series, x, across) in placed.marks.iter().rev() {
            canvas.open_markers(*series);
            canvas.open_marker(*series, *x, placed.middle + across);
            let said = self.said(placed.row, *series);
            canvas.writer.open("title").text(&said).close();
            canvas.writer.close().close();
        }
        for (place, column) in columns.figures.iter().enumerate() {
            let setting = if place == 0 { canvas.value() } else { canvas.label() };
            figure(canvas, column, index, placed.middle, setting);
        }
    }

    /// The line from the earlier mark to the one now, where there is room for it between them.
    fn arrow(&self, canvas: &mut Canvas, placed: &PlacedRow) {
        let place = |wanted: usize| {
            let mark = placed.marks.iter().find(|(series, ..)| *series == wanted);
            mark.map(|(_, x, _)| *x)
        };
        let (Some(now), Some(earlier)) = (place(0), place(1)) else {
            return;
        };
        let towards = (now - earlier).signum();
        let (from, to) = (earlier + towards * MARKER_REACH, now - towards * MARKER_REACH);
        if (to - from) * towards < LEAST_ARROW {
            return;
        }
        let y = placed.middle;
        canvas.open_lines("chart-axis", canvas.palette.axis, 2.0);
        canvas.line(from, y, to - towards * 4.0, y);
        canvas.writer.close();
        let mut head = String::new();
        push_step(&mut head, 'M', to, y);
        push_step(&mut head, 'L', to - towards * 7.0, y - 4.5);
        push_step(&mut head, 'L', to - towards * 7.0, y + 4.5);
        head.push('Z');
        canvas
            .writer
            .open("path")
            .attribute("class", "chart-quiet")
            .attribute("fill", canvas.palette.quiet)
            .attribute("d", &head)
            .close();
    }

    /// What a mark says when it is pointed at: its series, the row and the value.
    fn said(&self, row: &DotRow, series: usize) -> String {
        let value = row.value(series);
        let value = value.map_or_else(String::new, |value| self.numbers.short(value));
        let name = self.series.get(series).copied().unwrap_or_default();
        let mut words = String::from(name);
        for part in [row.number, row.label, &value] {
            if !words.is_empty() && !part.is_empty() {
                words.push(' ');
            }
            words.push_str(part);
        }
        words
    }
}

fn figure(canvas: &mut Canvas, column: &columns::Column, index: usize, middle: f64, setting: Setting) {
    let figure = column.figures.get(index).map_or("", String::as_str);
    let figure = text::fit(figure, canvas.room() * 0.2, setting.kind);
    let line = middle + setting.kind.size * MIDDLE;
    canvas.text(column.right, line, setting.anchored(Anchor::End), &figure);
}
