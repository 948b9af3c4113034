//! Marks of series: a colour, a shape and a line of its own each, so that none is recognised by colour alone.

use super::canvas::{Canvas, Rectangle};
use super::palette::SERIES;
use super::scale::LEVELS;
use super::svg::{push_number, push_step};

const LINE_CLASSES: [&str; SERIES] = [
    "chart-line chart-series-1",
    "chart-line chart-series-2",
    "chart-line chart-series-3",
    "chart-line chart-series-4",
    "chart-line chart-series-5",
    "chart-line chart-series-6",
];
const MARKER_CLASSES: [&str; SERIES] = [
    "chart-marker chart-series-1 chart-halo",
    "chart-marker chart-series-2 chart-halo",
    "chart-marker chart-series-3 chart-halo",
    "chart-marker chart-series-4 chart-halo",
    "chart-marker chart-series-5 chart-halo",
    "chart-marker chart-series-6 chart-halo",
];

const LEVEL_CLASSES: [&str; LEVELS] = [
    "chart-level-0",
    "chart-level-1",
    "chart-level-2",
    "chart-level-3",
    "chart-level-4",
];

/// How the line of each series is dashed; the main one is not.
const LINE_DASHES: [&str; SERIES] = ["", "10 3", "2 3", "12 3 2 3", "6 2", "8 2 2 2 2 2"];

/// How the target line is dashed.
pub(crate) const TARGET_DASHES: &str = "5 4";
/// How wide the lines of series and targets are.
pub(crate) const LINE_WIDTH: f64 = 2.0;
/// How far a marker reaches from its middle, with its halo.
pub(crate) const MARKER_REACH: f64 = 7.0;

impl Canvas<'_> {
    /// Opens a group for the lines of a series, dashed as only that series is; the caller closes it.
    pub fn open_series_lines(&mut self, series: usize) {
        self.open_plain_series_lines(series);
        let dashes = LINE_DASHES.get(series % SERIES).copied().unwrap_or("");
        if !dashes.is_empty() {
            self.writer.attribute("stroke-dasharray", dashes);
        }
    }

    /// Opens a group for undashed lines in the colour of a series; the caller closes it.
    pub fn open_plain_series_lines(&mut self, series: usize) {
        let class = LINE_CLASSES.get(series % SERIES).copied().unwrap_or("chart-line");
        let stroke = self
            .palette
            .series
            .get(series % SERIES)
            .copied()
            .unwrap_or(self.palette.ink);
        self.open_lines(class, stroke, LINE_WIDTH);
        self.writer.attribute("stroke-linejoin", "round");
    }

    /// A rectangle in the colour of a level, and what it says when it is pointed at; that may be empty.
    pub fn level(&mut self, level: usize, at: Rectangle, words: &str) {
        let class = LEVEL_CLASSES.get(level).copied().unwrap_or("chart-track");
        let fill = self.palette.levels.get(level).copied().unwrap_or(self.palette.track);
        self.open_rectangle(class, at);
        self.writer.attribute("fill", fill);
        if !words.is_empty() {
            self.writer.open("title").text(words).close();
        }
        self.writer.close();
    }

    /// A line from quartile to quartile with an end at each, to be seen on a bar and beyond it.
    pub fn quartiles(&mut self, low: f64, high: f64, middle: f64) {
        for (class, colour, width) in [
            ("chart-halo", self.palette.paper, 4.5),
            ("chart-quartiles", self.palette.ink, 1.5),
        ] {
            // Without ground there is no colour for a rim.
            if colour.is_empty() {
                continue;
            }
            self.open_lines(class, colour, width);
            self.line(low, middle, high, middle);
            for end in [low, high] {
                self.line(end, middle - 4.0, end, middle + 4.0);
            }
            self.writer.close();
        }
    }

    /// Opens a group for the lines of the target; the caller closes it.
    pub fn open_target_lines(&mut self) {
        self.open_lines("chart-target", self.palette.target, LINE_WIDTH);
        self.writer
            .attribute("stroke-dasharray", TARGET_DASHES)
            .attribute("stroke-linejoin", "round");
    }

    /// Opens a group for the markers of a series; the caller closes it.
    pub fn open_markers(&mut self, series: usize) {
        let class = MARKER_CLASSES.get(series % SERIES).copied().unwrap_or("chart-marker");
        let fill = self
            .palette
            .series
            .get(series % SERIES)
            .copied()
            .unwrap_or(self.palette.ink);
        self.writer.open("g").attribute("class", class).attribute("fill", fill);
        if !self.palette.paper.is_empty() {
            self.writer
                .attribute("stroke", self.palette.paper)
                .number("stroke-width", 1.5);
        }
    }

    /// A series' marker around a position: circle, square, triangle, diamond, triangle on its point, cross. Opens the
    /// element; the caller may write inside it and closes it.
    pub fn open_marker(&mut self, series: usize, x: f64, y: f64) {
        if series.is_multiple_of(SERIES) {
            self.writer
                .open("circle")
                .number("cx", x)
                .number("cy", y)
                .number("r", 4.75);
            return;
        }
        let corners: &[(f64, f64)] = match series % SERIES {
            1 => &[(-4.25, -4.25), (4.25, -4.25), (4.25, 4.25), (-4.25, 4.25)],
            2 => &[(0.0, -5.75), (5.5, 4.25), (-5.5, 4.25)],
            3 => &[(0.0, -6.0), (6.0, 0.0), (0.0, 6.0), (-6.0, 0.0)],
            4 => &[(0.0, 5.75), (5.5, -4.25), (-5.5, -4.25)],
            _ => &[
                (-2.0, -5.5),
                (2.0, -5.5),
                (2.0, -2.0),
                (5.5, -2.0),
                (5.5, 2.0),
                (2.0, 2.0),
                (2.0, 5.5),
                (-2.0, 5.5),
                (-2.0, 2.0),
                (-5.5, 2.0),
                (-5.5, -2.0),
                (-2.0, -2.0),
            ],
        };
        let mut path = String::new();
        for (index, (dx, dy)) in corners.iter().enumerate() {
            push_step(&mut path, if index == 0 { 'M' } else { 'L' }, x + dx, y + dy);
        }
        path.push('Z');
        self.writer.open("path").attribute("d", &path);
    }
}

/// The points of a polygon or polyline, as its attribute writes them.
pub(crate) fn points(positions: &[(f64, f64)]) -> String {
    let mut text = String::new();
    for (x, y) in positions {
        if !text.is_empty() {
            text.push(' ');
        }
        push_number(&mut text, *x);
        text.push(',');
        push_number(&mut text, *y);
    }
    text
}
