//! The columns of counts beside the strips.

use super::{Distribution, Spread};
use crate::render::canvas::{Anchor, Canvas, LABEL, SMALL};
use crate::render::text;

/// The columns to the right of the strip.
pub(super) struct Columns {
    /// Where the strip ends.
    pub strip_end: f64,
    /// How many gave a level, don't know, not applicable.
    pub columns: [Column; 3],
}

/// A column of counts.
pub(super) struct Column {
    pub middle: f64,
    pub width: f64,
    heading: text::Lines,
}

impl Columns {
    pub fn of(picture: &Distribution, canvas: &Canvas, narrow: bool) -> Self {
        let (least, most) = if narrow { (30.0, 56.0) } else { (44.0, 84.0) };
        let most = f64::min(most, canvas.room() * 0.2);
        let mut right = canvas.right;
        let mut column = |heading: &str, count: fn(&Spread) -> u32| {
            let heading = text::wrap(heading, most, SMALL, 2);
            let words = heading.lines.iter().map(|line| SMALL.width(line));
            let counts = picture
                .spreads
                .iter()
                .map(|spread| LABEL.width(&picture.numbers.count(count(spread))));
            let width = words.chain(counts).fold(least, f64::max).min(most);
            let middle = right - width / 2.0;
            right -= width + if narrow { 6.0 } else { 12.0 };
            Column {
                middle,
                width,
                heading,
            }
        };
        let not_applicable = column(picture.words.not_applicable, |spread| spread.not_applicable);
        let dont_know = column(picture.words.dont_know, |spread| spread.dont_know);
        let answers = column(picture.words.answers, |spread| spread.answers());
        Self {
            strip_end: right - if narrow { 0.0 } else { 8.0 },
            columns: [answers, dont_know, not_applicable],
        }
    }
}

/// The headings of the columns; gives where the strips begin.
pub(super) fn heads(canvas: &mut Canvas, columns: &Columns, top: f64) -> f64 {
    let most = columns
        .columns
        .iter()
        .map(|column| column.heading.lines.len())
        .max()
        .unwrap_or(0);
    if most == 0 {
        return top;
    }
    let bottom = top + most as f64 * 15.0;
    for column in &columns.columns {
        let small = canvas.small();
        let top = bottom - column.heading.lines.len() as f64 * 15.0;
        canvas.lines(
            &column.heading,
            column.middle,
            top,
            15.0,
            Anchor::Middle,
            small,
        );
    }
    bottom + 6.0
}
