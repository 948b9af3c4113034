//! Where the parts of a dot plot lie from left to right, and the figures to the right of it.

use super::{DotForm, Dots};
use crate::render::canvas::{Anchor, Canvas, LABEL, SMALL, SMALL_LINE};
use crate::render::marks::MARKER_REACH;
use crate::render::rows::{RowMargins, RowScale};
use crate::render::scale::on_scale;
use crate::render::text::{self, Lines};

/// Between a column and what is to the left of it.
const GAP: f64 = 10.0;

/// A column of figures.
pub(super) struct Column {
    /// Its right edge.
    pub right: f64,
    heading: Lines,
    /// One a row, from the top.
    pub figures: Vec<String>,
}

pub(super) struct Columns {
    pub scale: RowScale,
    /// From the left to the right.
    pub figures: Vec<Column>,
}

impl Columns {
    pub fn of(picture: &Dots, canvas: &Canvas) -> Self {
        let mut right = canvas.right;
        let mut figures = Vec::new();
        let mut column = |heading: &str, values: Vec<String>| {
            let most = canvas.room() * 0.2;
            let heading = text::wrap(heading, most, SMALL, 2);
            let words = heading.lines.iter().map(|line| SMALL.width(line));
            let values_width = values.iter().map(|value| LABEL.width(value));
            let width = words.chain(values_width).fold(28.0, f64::max).min(most);
            figures.push(Column {
                right,
                heading,
                figures: values,
            });
            right -= width + GAP;
        };
        if picture.form == DotForm::Change && !picture.words.change.is_empty() {
            column(picture.words.change, changes(picture));
        }
        if !picture.words.value.is_empty() {
            column(picture.words.value, values(picture));
        }
        figures.reverse();
        let highest = right - if figures.is_empty() { MARKER_REACH } else { 2.0 };
        let numbers = picture.rows.iter().map(|row| row.number);
        let margins = RowMargins {
            before_zero: MARKER_REACH,
            after_label: 20.0,
        };
        let is_narrow = picture.frame.is_narrow();
        Self {
            scale: RowScale::of(canvas, is_narrow, numbers, highest, &margins),
            figures,
        }
    }

    /// The headings of the columns and the words of the axis; gives where they end.
    pub fn heads(&self, canvas: &mut Canvas, axis: &str, top: f64) -> f64 {
        let small = canvas.small();
        let axis = text::wrap(axis, self.scale.highest - self.scale.zero, SMALL, 3);
        let headings = self.figures.iter().map(|column| column.heading.lines.len());
        let most = headings.fold(axis.lines.len(), usize::max);
        let bottom = top + most as f64 * SMALL_LINE;
        let axis_top = bottom - axis.lines.len() as f64 * SMALL_LINE;
        canvas.lines(&axis, (self.scale.zero, axis_top), SMALL_LINE, small);
        for column in &self.figures {
            let top = bottom - column.heading.lines.len() as f64 * SMALL_LINE;
            canvas.lines(
                &column.heading,
                (column.right, top),
                SMALL_LINE,
                small.anchored(Anchor::End),
            );
        }
        bottom
    }
}

/// The main series' values as they are written.
fn values(picture: &Dots) -> Vec<String> {
    let value = |value: Option<f64>| {
        value.map_or_else(
            || picture.words.no_value.to_owned(),
            |value| picture.numbers.short(value),
        )
    };
    let rows = picture.rows.iter();
    rows.map(|row| value(row.value(0))).collect()
}

/// How far each row has moved since the earlier round, with its sign.
fn changes(picture: &Dots) -> Vec<String> {
    let rows = picture.rows.iter();
    rows.map(|row| match (row.value(0), row.value(1)) {
        (Some(now), Some(earlier)) => {
            let change = now - earlier;
            let written = picture.numbers.short(change);
            if change >= 0.005 {
                let mut signed = String::from("+");
                signed.push_str(&written);
                signed
            } else {
                written
            }
        }
        _ => picture.words.no_value.to_owned(),
    })
    .collect()
}

impl super::DotRow<'_> {
    /// The value of a series, held to the scale.
    pub(super) fn value(&self, series: usize) -> Option<f64> {
        on_scale(self.values.get(series).copied().flatten())
    }
}
