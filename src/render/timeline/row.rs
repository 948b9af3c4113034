//! A row: its name, its bar, the days in it that count, and what is said beside them.

use super::super::{
    canvas::{Anchor, Canvas, LABEL, MIDDLE, SMALL, Setting, VALUE},
    text::{self, Lines},
};
use super::{AFTER_LABELS, RowPlace, TimeRow, Timeline, TimelinePlaces, bar, marks};

/// How far the name in the narrow form lies above the row's middle.
const OVER_BAR: f64 = 20.0;
/// The height of a line of a name.
const NAME_LINE: f64 = 15.0;

/// Between a bar and what is said beside it, where nothing else lies there.
const LEAST_GAP: f64 = 8.0;

impl Timeline<'_> {
    /// Whether the row's name stands over its bar, as it does in the narrow form.
    pub(super) fn is_over_bar(&self, row: &TimeRow) -> bool {
        self.frame.is_narrow() && row.has_time()
    }

    /// The row's name in its lines, where the axis begins at `left`.
    fn label(&self, canvas: &Canvas, row: &TimeRow, left: f64) -> Lines {
        // Where there is nothing beside it a name has the row, but for what another font takes more.
        let room = if !row.has_time() {
            canvas.room() * 0.85
        } else if self.frame.is_narrow() {
            canvas.room()
        } else {
            left - AFTER_LABELS - canvas.left
        };
        text::wrap(row.label, room, if row.is_head { VALUE } else { LABEL }, 2)
    }

    /// How much higher a row is than its form has it, since its name over the bar takes more than a line.
    pub(super) fn added_height(&self, canvas: &Canvas, row: &TimeRow, left: f64) -> f64 {
        if !self.is_over_bar(row) || row.label.is_empty() {
            return 0.0;
        }
        NAME_LINE * (self.label(canvas, row, left).lines.len().saturating_sub(1) as f64)
    }

    pub(super) fn draw_row(&self, canvas: &mut Canvas, places: &TimelinePlaces, row: &TimeRow, place: &RowPlace) {
        let kind = if row.is_head { VALUE } else { LABEL };
        let (left, _) = places.scale.edges();
        let label = self.label(canvas, row, left);
        let more = NAME_LINE * (label.lines.len().saturating_sub(1) as f64);
        // Over its bar a name ends where one of a line does; beside it, it lies around the bar's middle.
        let first = if self.is_over_bar(row) {
            place.middle - OVER_BAR - more
        } else {
            place.middle - more / 2.0
        };
        let mut setting = if row.is_head { canvas.value() } else { canvas.label() };
        setting.class = if row.is_head {
            "chart-ink chart-value chart-halo"
        } else {
            "chart-ink chart-label chart-halo"
        };
        for (number, text) in label.lines.iter().enumerate() {
            let line = first + NAME_LINE * number as f64 + kind.size * MIDDLE;
            canvas.open_text(canvas.left, line, setting);
            // In the narrow form the lines of the years and of today go through it.
            canvas.halo();
            canvas.writer.text(text).close();
        }
        let end = match &row.bar {
            Some(bar) => bar::draw(canvas, &places.scale, place.middle, bar, self.today),
            None => left,
        };
        let end = marks::draw(canvas, &places.scale, place.middle, row.marks).max(end);
        self.note(canvas, places, row, (end, place.middle));
    }

    /// What stands after the bar, or before it where there is more room; where there is none, on it at the axis' end.
    fn note(&self, canvas: &mut Canvas, places: &TimelinePlaces, row: &TimeRow, (end, middle): (f64, f64)) {
        if row.note.is_empty() {
            return;
        }
        let (left, right) = places.scale.edges();
        let has_days = row.bar.is_some_and(|bar| bar.start.or(bar.end).is_some());
        let before = match (end > left, has_days) {
            (true, _) => self.gap,
            // Of what lies outside the axis.
            (false, true) => 2.0 * self.gap,
            (false, false) => 0.0,
        };
        let width = SMALL.width(row.note);
        let bar = row.bar.as_ref().and_then(|bar| bar::place(&places.scale, bar));
        let marks = row.marks.iter().map(|mark| places.scale.middle(mark.day));
        let marks = marks.filter(|x| places.scale.has(*x)).map(|x| x - marks::REACH);
        let begins = marks.chain(bar.map(|bar| bar.from)).reduce(f64::min);
        let (at, anchor) = match begins {
            _ if end + before + width <= right => (end + before, Anchor::Start),
            Some(begin) if begin - self.gap - width >= left => (begin - self.gap, Anchor::End),
            // What lies beside the bar lies within its end there.
            _ => (right - (self.gap - LEAST_GAP).max(0.0), Anchor::End),
        };
        let setting = Setting {
            class: "chart-quiet chart-small chart-halo",
            ..canvas.small()
        };
        let note = text::fit(row.note, right - left, SMALL);
        canvas.open_text(at, middle + SMALL.size * MIDDLE, setting.anchored(anchor));
        canvas.halo();
        canvas.writer.text(&note).close();
    }
}
