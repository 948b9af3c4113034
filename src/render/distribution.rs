//! How answers are spread over the levels 0–4: a strip a statement, with those outside the scale beside it.

mod columns;

use super::canvas::{
    Anchor, Canvas, LABEL, LABEL_LINE, MIDDLE, Rectangle, SMALL, SMALL_LINE, Setting, VALUE,
};
use super::frame::Frame;
use super::key::{self, Sample};
use super::numbers::NumberStyle;
use super::palette::Palette;
use super::scale::{LEVEL_DIGITS, LEVELS};
use super::text;
use columns::{Columns, heads};

/// The answers to one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread<'a> {
    /// The statement; set above its strip in at most three lines. May be empty where it stands beside the picture.
    pub label: &'a str,
    /// How many gave each level, 0 first.
    pub levels: [u32; LEVELS],
    /// How many answered that they don't know.
    pub dont_know: u32,
    /// How many answered that it does not apply.
    pub not_applicable: u32,
}

impl Spread<'_> {
    /// How many gave a level.
    pub fn answers(&self) -> u32 {
        self.levels
            .iter()
            .fold(0, |sum, count| sum.saturating_add(*count))
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
    /// Stands in a strip that nobody gave a level in.
    pub no_answers: &'a str,
}

/// Distributions, one a statement, each strip as long as all its answers together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distribution<'a> {
    /// Identity, size, colours.
    pub frame: Frame<'a>,
    /// The statements from the top.
    pub spreads: &'a [Spread<'a>],
    /// The words.
    pub words: DistributionWords<'a>,
    /// How numbers are written.
    pub numbers: NumberStyle<'a>,
}

const HEIGHT: f64 = 26.0;
const BETWEEN: f64 = 16.0;
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
        let columns = Columns::of(self, &canvas, self.frame.is_narrow());
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
        top = heads(&mut canvas, &columns, top);
        for spread in self.spreads {
            canvas.writer.line_break();
            let label = text::wrap(spread.label, canvas.room(), LABEL, 3);
            top = canvas.lines(
                &label,
                canvas.left,
                top,
                LABEL_LINE,
                Anchor::Start,
                canvas.label(),
            );
            if !label.lines.is_empty() {
                top += 4.0;
            }
            top = self.row(&mut canvas, &columns, spread, top) + BETWEEN;
        }
        canvas.finish(if self.spreads.is_empty() {
            top
        } else {
            top - BETWEEN
        })
    }

    /// One strip with its counts from `top` on; gives where it ends.
    fn row(&self, canvas: &mut Canvas, columns: &Columns, spread: &Spread, top: f64) -> f64 {
        let segments = self.segments(canvas, columns, spread);
        let (inside, above): (Vec<&Segment>, Vec<&Segment>) =
            segments.iter().partition(|s| s.holds_its_count());
        let (left, right) = (canvas.left, columns.strip_end);
        let mut y = top;
        if !above.is_empty() {
            y += SMALL_LINE + 3.0;
            let setting = Setting {
                kind: SMALL,
                class: "chart-ink chart-small",
                fill: canvas.palette.ink,
            };
            let texts: Vec<(f64, &str)> = above
                .iter()
                .map(|s| (s.middle(), s.count.as_str()))
                .collect();
            spread_out(canvas, &texts, (left, right), top, (y, y - 5.0), setting);
        }
        if segments.is_empty() {
            self.empty_strip(canvas, columns, y);
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
            let class = ON_LEVEL_CLASSES
                .get(segment.level)
                .copied()
                .unwrap_or("chart-value");
            let setting = Setting {
                kind: VALUE,
                class,
                fill: on_level(canvas.palette, segment.level),
            };
            canvas.text(
                segment.middle(),
                middle + VALUE.size * MIDDLE,
                Anchor::Middle,
                setting,
                &segment.count,
            );
        }
        let digits: Vec<(f64, &str)> = segments
            .iter()
            .filter_map(|segment| {
                LEVEL_DIGITS
                    .get(segment.level)
                    .map(|digit| (segment.middle(), *digit))
            })
            .collect();
        let below = y + HEIGHT;
        spread_out(
            canvas,
            &digits,
            (left, right),
            below + 2.0,
            (below, below + 3.0),
            canvas.small(),
        );
        self.beside(canvas, columns, spread, middle);
        below + 2.0 + SMALL_LINE
    }

    fn segments(&self, canvas: &Canvas, columns: &Columns, spread: &Spread) -> Vec<Segment> {
        let all: u64 = spread.levels.iter().map(|count| u64::from(*count)).sum();
        let room = columns.strip_end - canvas.left;
        let mut before = 0_u64;
        let mut found = Vec::new();
        for (level, count) in spread
            .levels
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0)
        {
            let x = canvas.left + room * (before as f64 / all as f64);
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

    fn empty_strip(&self, canvas: &mut Canvas, columns: &Columns, y: f64) {
        let room = columns.strip_end - canvas.left;
        let at = Rectangle {
            x: canvas.left + 0.5,
            y: y + 0.5,
            width: room - 1.0,
            height: HEIGHT - 1.0,
        };
        canvas.open_rectangle("chart-axis", at);
        canvas
            .writer
            .attribute("fill", "none")
            .attribute("stroke", canvas.palette.axis);
        canvas.writer.attribute("stroke-dasharray", "3 3").close();
        let words = text::fit(self.words.no_answers, room - 16.0, SMALL);
        let middle = y + HEIGHT / 2.0 + SMALL.size * MIDDLE;
        canvas.text(
            canvas.left + 8.0,
            middle,
            Anchor::Start,
            canvas.small(),
            &words,
        );
    }

    /// The counts beside the strip: how many it holds, and those outside the scale.
    fn beside(&self, canvas: &mut Canvas, columns: &Columns, spread: &Spread, middle: f64) {
        let counts = [spread.answers(), spread.dont_know, spread.not_applicable];
        for (column, count) in columns.columns.iter().zip(counts) {
            let mut setting = if count == 0 {
                canvas.small()
            } else {
                canvas.label()
            };
            let count = self.numbers.count(count);
            // A count wider than its column is set smaller rather than cut: a cut number is a wrong number.
            setting.kind.size *= (column.width / setting.kind.width(&count).max(1.0)).min(1.0);
            canvas.text(
                column.middle,
                middle + setting.kind.size * MIDDLE,
                Anchor::Middle,
                setting,
                &count,
            );
        }
    }
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

/// No text is set smaller: it is rather left out, where five of them are far longer than their strip.
const SMALLEST: f64 = 9.0;

/// Sets short texts in a row as near to their places as they can be without meeting, with a fine line to the place where
/// one had to move. `leader` is where that line begins and ends.
fn spread_out(
    canvas: &mut Canvas,
    texts: &[(f64, &str)],
    (left, right): (f64, f64),
    top: f64,
    leader: (f64, f64),
    setting: Setting,
) {
    let gap = 5.0;
    let mut setting = setting;
    let needed: f64 = texts.iter().map(|(_, text)| setting.kind.width(text)).sum();
    let room = right - left - gap * texts.len().saturating_sub(1) as f64;
    setting.kind.size *= (room / needed.max(1.0)).min(1.0);
    if setting.kind.size < SMALLEST {
        return;
    }
    let halves: Vec<f64> = texts
        .iter()
        .map(|(_, text)| setting.kind.width(text) / 2.0)
        .collect();
    let mut places: Vec<f64> = Vec::new();
    let mut free = left;
    for ((place, _), half) in texts.iter().zip(&halves) {
        let x = place.max(free + half);
        places.push(x);
        free = x + half + gap;
    }
    let mut free = right;
    for (x, half) in places.iter_mut().zip(&halves).rev() {
        *x = x.min(free - half);
        free = *x - half - gap;
    }
    let moved = |x: f64, place: f64| (x - place).abs() > 3.0;
    if places
        .iter()
        .zip(texts)
        .any(|(x, (place, _))| moved(*x, *place))
    {
        canvas.open_lines("chart-axis", canvas.palette.axis, 0.75);
        for (x, (place, _)) in places
            .iter()
            .zip(texts)
            .filter(|(x, (place, _))| moved(**x, *place))
        {
            canvas.line(*place, leader.0, *x, leader.1);
        }
        canvas.writer.close();
    }
    let line = top + SMALL_LINE / 2.0 + setting.kind.size * MIDDLE;
    for (x, (_, text)) in places.iter().zip(texts) {
        canvas.text(*x, line, Anchor::Middle, setting, text);
    }
}
