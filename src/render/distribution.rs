//! How answers are spread over the levels 0–4: a strip a statement or a group, with those outside the scale beside it.
//!
//! A strip shows the share of each level. Half of every strip lies before its middle, so the median and the quartiles have no
//! place of their own in it: they are beside it on a small scale of levels, where rows can be compared.

mod columns;
mod counts;
mod summary;

use super::canvas::{Anchor, Canvas, LABEL, LABEL_LINE, MIDDLE, Rectangle, SMALL, SMALL_LINE, Setting, VALUE};
use super::frame::Frame;
use super::key::{self, Sample};
use super::numbers::NumberStyle;
use super::palette::Palette;
use super::scale::{LEVEL_DIGITS, LEVELS};
use super::text;
use columns::Columns;
use counts::{TextRow, spread_out};

/// One row: a statement, or a group that answered it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row<'a> {
    /// The statement, set above its strip in at most three lines, or the group, set beside its strip where there is room. May
    /// be empty where it is beside the picture.
    pub label: &'a str,
    /// Which of the two it is.
    pub rank: Rank,
    /// What is shown of it.
    pub content: Content<'a>,
}

/// What a row of a distribution is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// A statement, with all its answers.
    Statement,
    /// A group under the statement before it.
    Group,
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Content<'a> {
    /// Its answers.
    Spread(Spread),
    /// No figures, and the words that say why.
    Hidden(&'a str),
}

/// The answers of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// How many gave each level, 0 first.
    pub levels: [u32; LEVELS],
    /// How many answered that they don't know.
    pub dont_know: u32,
    /// How many answered that it does not apply.
    pub not_applicable: u32,
    /// The middle of the levels; `None` if nobody gave one, or where it is not to be shown.
    pub summary: Option<Summary>,
}

/// Where the middle of the levels lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// The median, 0–4.
    pub median: f64,
    /// The lower and the upper quartile, 0–4.
    pub quartiles: (f64, f64),
}

impl Spread {
    /// How many gave a level.
    pub fn answers(&self) -> u32 {
        self.levels.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }
}

/// The words of distributions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DistributionWords<'a> {
    /// The names of the levels, 0 first, for the key; entries left empty are not in it.
    pub levels: [&'a str; LEVELS],
    /// Heads the column of how many gave a level.
    pub answers: &'a str,
    /// Heads the column of don't knows.
    pub dont_know: &'a str,
    /// Heads the column of not applicable.
    pub not_applicable: &'a str,
    /// Heads the medians and quartiles, as `"Median (kvartiler)"`; where it is empty they are not shown.
    pub summary: &'a str,
    /// Stands in a strip that nobody gave a level in.
    pub no_answers: &'a str,
}

/// Distributions, one a row, each strip as long as all its answers together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distribution<'a> {
    /// Identity, size, colours.
    pub frame: Frame<'a>,
    /// The rows from the top.
    pub rows: &'a [Row<'a>],
    /// The words.
    pub words: DistributionWords<'a>,
    /// How numbers are written.
    pub numbers: NumberStyle<'a>,
}

const HEIGHT: f64 = 26.0;
/// After a row; a group lies nearer to the next one where its label is beside it.
const BETWEEN: f64 = 16.0;
const BETWEEN_GROUPS: f64 = 6.0;
/// The line of ground between neighbours in a strip.
const GAP: f64 = 1.5;
const ON_LEVEL_CLASSES: [&str; LEVELS] = [
    "chart-on-level-0 chart-value",
    "chart-on-level-1 chart-value",
    "chart-on-level-2 chart-value",
    "chart-on-level-3 chart-value",
    "chart-on-level-4 chart-value",
];

/// A segment of a strip: its level, where it lies and its count.
struct Segment {
    level: usize,
    x: f64,
    width: f64,
    count: String,
}

impl Segment {
    /// How wide it is drawn, without the line to its neighbour.
    fn drawn(&self) -> f64 {
        (self.width - GAP).max(0.5)
    }

    fn middle(&self) -> f64 {
        self.x + self.drawn() / 2.0
    }

    fn holds_its_count(&self) -> bool {
        self.drawn() >= VALUE.width(&self.count) + 4.0
    }
}

impl Distribution<'_> {
    /// The picture as SVG text.
    pub fn to_svg(&self) -> String {
        let (mut canvas, mut top) = Canvas::begin(&self.frame);
        let columns = Columns::of(self, &canvas);
        let names: Vec<String> = self
            .words
            .levels
            .iter()
            .zip(LEVEL_DIGITS)
            .map(|(name, digit)| named(digit, name))
            .collect();
        let entries: Vec<(Sample, &str)> = names
            .iter()
            .enumerate()
            .map(|(level, name)| (Sample::Level(level), name.as_str()))
            .collect();
        let after_key = key::draw(&mut canvas, top, &entries);
        if after_key > top {
            top = after_key + 8.0;
        }
        top = columns.heads(&mut canvas, top);
        let mut end = top;
        for (index, row) in self.rows.iter().enumerate() {
            canvas.writer.line_break();
            if index > 0 {
                top = end
                    + if columns.is_beside(row) {
                        BETWEEN_GROUPS
                    } else {
                        BETWEEN
                    };
            }
            let strip_top = self.label(&mut canvas, &columns, row, top);
            end = match row.content {
                Content::Spread(spread) => self.strip(&mut canvas, &columns, &spread, strip_top),
                Content::Hidden(words) => outlined(&mut canvas, (columns.strip_start, words), strip_top),
            };
            if columns.is_beside(row) {
                end = end.max(self.label_beside(&mut canvas, &columns, row, strip_top));
            }
        }
        canvas.finish(end)
    }

    /// A label above its strip; gives where the strip begins.
    fn label(&self, canvas: &mut Canvas, columns: &Columns, row: &Row, top: f64) -> f64 {
        if columns.is_beside(row) || row.label.is_empty() {
            return top;
        }
        let label = text::wrap(row.label, canvas.room(), LABEL, 3);
        let setting = canvas.label();
        let end = canvas.lines(&label, (canvas.left, top), LABEL_LINE, setting);
        if end > top { end + 4.0 } else { top }
    }

    /// A group's label beside its strip, with its first line at the strip's middle; gives where it ends.
    fn label_beside(&self, canvas: &mut Canvas, columns: &Columns, row: &Row, top: f64) -> f64 {
        let label = text::wrap(row.label, columns.label_room(canvas), LABEL, 2);
        let setting = canvas.label();
        let top = top + (HEIGHT - LABEL_LINE) / 2.0;
        canvas.lines(&label, (canvas.left, top), LABEL_LINE, setting)
    }

    /// One strip with its counts from `top` on; gives where it ends.
    fn strip(&self, canvas: &mut Canvas, columns: &Columns, spread: &Spread, top: f64) -> f64 {
        let segments = self.segments(columns, spread);
        let (inside, above): (Vec<&Segment>, Vec<&Segment>) = segments.iter().partition(|s| s.holds_its_count());
        let (left, right) = (columns.strip_start, columns.strip_end);
        let mut y = top;
        if !above.is_empty() {
            y += SMALL_LINE + 3.0;
            let setting = Setting {
                anchor: Anchor::Start,
                kind: SMALL,
                class: "chart-ink chart-small",
                fill: canvas.palette.ink,
            };
            let texts: Vec<(f64, &str)> = above.iter().map(|s| (s.middle(), s.count.as_str())).collect();
            let row = TextRow {
                texts: &texts,
                left,
                right,
                top,
                leader: (y, y - 5.0),
            };
            spread_out(canvas, &row, setting);
        }
        if segments.is_empty() {
            let at = Rectangle {
                x: left,
                y,
                width: right - left,
                height: HEIGHT,
            };
            let words = text::wrap(self.words.no_answers, at.width - 16.0, SMALL, 1);
            outline(canvas, at, &words);
        }
        for segment in &segments {
            let at = Rectangle {
                x: segment.x,
                y,
                width: segment.drawn(),
                height: HEIGHT,
            };
            canvas.level(segment.level, at, &self.said(segment));
        }
        let middle = y + HEIGHT / 2.0;
        for segment in inside {
            let class = ON_LEVEL_CLASSES.get(segment.level).copied().unwrap_or("chart-value");
            let setting = Setting {
                anchor: Anchor::Start,
                kind: VALUE,
                class,
                fill: on_level(canvas.palette, segment.level),
            };
            canvas.text(
                segment.middle(),
                middle + VALUE.size * MIDDLE,
                setting.anchored(Anchor::Middle),
                &segment.count,
            );
        }
        let digits: Vec<(f64, &str)> = segments
            .iter()
            .filter_map(|segment| LEVEL_DIGITS.get(segment.level).map(|digit| (segment.middle(), *digit)))
            .collect();
        let below = y + HEIGHT;
        let row = TextRow {
            texts: &digits,
            left,
            right,
            top: below + 2.0,
            leader: (below, below + 3.0),
        };
        spread_out(canvas, &row, canvas.small());
        self.beside(canvas, columns, spread, middle);
        self.summary(canvas, columns, spread, (middle, below + 2.0))
    }

    fn segments(&self, columns: &Columns, spread: &Spread) -> Vec<Segment> {
        let all: u64 = spread.levels.iter().map(|count| u64::from(*count)).sum();
        let room = columns.strip_end - columns.strip_start;
        let mut before = 0_u64;
        let mut found = Vec::new();
        for (level, count) in spread.levels.iter().enumerate().filter(|(_, count)| **count > 0) {
            let x = columns.strip_start + room * (before as f64 / all as f64);
            let width = room * (f64::from(*count) / all as f64);
            found.push(Segment {
                level,
                x,
                width,
                count: self.numbers.count(*count),
            });
            before += u64::from(*count);
        }
        found
    }

    /// What a segment says when it is pointed at: level, its name, and the count.
    fn said(&self, segment: &Segment) -> String {
        let mut words = String::new();
        for (names, after) in [(&LEVEL_DIGITS, " "), (&self.words.levels, ": ")] {
            words.push_str(names.get(segment.level).copied().unwrap_or_default());
            words.push_str(after);
        }
        words.push_str(&segment.count);
        words
    }

    /// The counts beside the strip: how many it contains, and those outside the scale.
    fn beside(&self, canvas: &mut Canvas, columns: &Columns, spread: &Spread, middle: f64) {
        let counts = [spread.answers(), spread.dont_know, spread.not_applicable];
        for (column, count) in columns.counts.iter().zip(counts) {
            let mut setting = if count == 0 { canvas.small() } else { canvas.label() };
            let count = self.numbers.count(count);
            // A count wider than its column is set smaller rather than cut: a cut number is a wrong number.
            setting.kind = setting.kind.within(column.width, setting.kind.width(&count));
            canvas.text(
                column.middle,
                middle + setting.kind.size * MIDDLE,
                setting.anchored(Anchor::Middle),
                &count,
            );
        }
    }
}

/// What is shown in place of a strip whose figures are not shown, across the whole row; gives where it ends.
fn outlined(canvas: &mut Canvas, (left, words): (f64, &str), top: f64) -> f64 {
    let width = canvas.right - left;
    let words = text::wrap(words, width - 16.0, SMALL, 2);
    let height = (words.lines.len() as f64 * SMALL_LINE + 10.0).max(HEIGHT);
    let at = Rectangle {
        x: left,
        y: top,
        width,
        height,
    };
    outline(canvas, at, &words);
    top + height
}

/// A broken outline with words in it.
fn outline(canvas: &mut Canvas, at: Rectangle, words: &text::Lines) {
    let inner = Rectangle {
        x: at.x + 0.5,
        y: at.y + 0.5,
        width: at.width - 1.0,
        height: at.height - 1.0,
    };
    canvas.open_rectangle("chart-axis", inner);
    canvas
        .writer
        .attribute("fill", "none")
        .attribute("stroke", canvas.palette.axis);
    canvas.writer.attribute("stroke-dasharray", "3 3").close();
    let top = at.y + (at.height - words.lines.len() as f64 * SMALL_LINE) / 2.0;
    let small = canvas.small();
    canvas.lines(words, (at.x + 8.0, top), SMALL_LINE, small);
}

fn named(digit: &str, name: &str) -> String {
    let mut text = String::new();
    if !name.is_empty() {
        text.push_str(digit);
        text.push(' ');
        text.push_str(name);
    }
    text
}

fn on_level<'a>(palette: &Palette<'a>, level: usize) -> &'a str {
    palette.on_levels.get(level).copied().unwrap_or(palette.ink)
}
