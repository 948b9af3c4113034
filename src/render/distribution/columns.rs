//! What is beside the strips: the labels of groups, medians and quartiles, and the counts.

use super::{Content, Distribution, Rank, Row, Spread};
use crate::render::canvas::{Anchor, Canvas, LABEL, SMALL};
use crate::render::text;

/// The columns around the strips.
pub(super) struct Columns {
    /// Whether the labels of groups are beside their strips.
    labels_beside: bool,
    /// Where strips begin and end.
    pub strip_start: f64,
    pub strip_end: f64,
    /// The small scale of levels with the median and the quartiles, where there is room for one.
    pub scale: Option<Column>,
    /// How many gave a level, don't know, not applicable.
    pub counts: [Column; 3],
}

/// A column.
pub(super) struct Column {
    pub middle: f64,
    pub width: f64,
    heading: text::Lines,
}

/// Pictures narrower than this have the labels of groups above their strips.
const LEAST_FOR_LABELS: f64 = 640.0;
/// The part of a picture's width that the labels of groups may take.
const LABEL_PART: f64 = 0.26;
/// Between a label and its strip.
const LABEL_GAP: f64 = 12.0;
const SCALE_WIDTH: f64 = 112.0;
/// Strips are not made shorter than this for a scale to be beside them.
const LEAST_STRIP: f64 = 150.0;

impl Columns {
    pub fn of(picture: &Distribution, canvas: &Canvas) -> Self {
        let narrow = picture.frame.is_narrow();
        let (least, most) = if narrow { (30.0, 64.0) } else { (44.0, 84.0) };
        let most = f64::min(most, canvas.room() * 0.2);
        let mut right = canvas.right;
        let mut column = |heading: &str, count: fn(&Spread) -> u32| {
            let heading = text::wrap(heading, most, SMALL, 2);
            let words = heading.lines.iter().map(|line| SMALL.width(line));
            let spreads = picture.rows.iter().filter_map(Row::spread);
            let counts = spreads.map(|spread| LABEL.width(&picture.numbers.count(count(spread))));
            let width = words.chain(counts).fold(least, f64::max).min(most);
            let middle = right - width / 2.0;
            right -= width + if narrow { 6.0 } else { 12.0 };
            Column { middle, width, heading }
        };
        let not_applicable = column(picture.words.not_applicable, |spread| spread.not_applicable);
        let dont_know = column(picture.words.dont_know, |spread| spread.dont_know);
        let answers = column(picture.words.answers, |spread| spread.answers());
        let mut strip_end = right - if narrow { 0.0 } else { 8.0 };
        let strip_start = canvas.left + labels(picture, canvas);
        let after_scale = strip_end - SCALE_WIDTH - 16.0;
        let scale =
            (!picture.words.summary.is_empty() && !narrow && after_scale - strip_start >= LEAST_STRIP).then(|| {
                Column {
                    middle: strip_end - SCALE_WIDTH / 2.0,
                    width: SCALE_WIDTH,
                    heading: text::wrap(picture.words.summary, SCALE_WIDTH, SMALL, 2),
                }
            });
        if scale.is_some() {
            strip_end = after_scale;
        }
        Self {
            labels_beside: strip_start > canvas.left,
            strip_start,
            strip_end,
            scale,
            counts: [answers, dont_know, not_applicable],
        }
    }

    /// Whether a row's label is beside its strip.
    pub fn is_beside(&self, row: &Row) -> bool {
        row.rank == Rank::Group && self.labels_beside
    }

    /// The room of a label beside its strip.
    pub fn label_room(&self, canvas: &Canvas) -> f64 {
        self.strip_start - LABEL_GAP - canvas.left
    }

    /// The headings of the columns; gives where the strips begin.
    pub fn heads(&self, canvas: &mut Canvas, top: f64) -> f64 {
        let columns = || self.scale.iter().chain(&self.counts);
        let most = columns().map(|column| column.heading.lines.len()).max().unwrap_or(0);
        if most == 0 {
            return top;
        }
        let bottom = top + most as f64 * 15.0;
        for column in columns() {
            let small = canvas.small();
            let top = bottom - column.heading.lines.len() as f64 * 15.0;
            canvas.lines(
                &column.heading,
                (column.middle, top),
                15.0,
                small.anchored(Anchor::Middle),
            );
        }
        bottom + 6.0
    }
}

/// The room that the labels of groups take before the strips.
fn labels(picture: &Distribution, canvas: &Canvas) -> f64 {
    if picture.frame.width_used() < LEAST_FOR_LABELS {
        return 0.0;
    }
    let groups = picture.rows.iter().filter(|row| row.rank == Rank::Group);
    let widest = groups
        .map(|row| LABEL.width(row.label))
        .fold(0.0, f64::max)
        .min(canvas.room() * LABEL_PART);
    if widest > 0.0 { widest + LABEL_GAP } else { 0.0 }
}

impl Row<'_> {
    fn spread(&self) -> Option<&Spread> {
        match &self.content {
            Content::Spread(spread) => Some(spread),
            Content::Hidden(_) => None,
        }
    }
}
