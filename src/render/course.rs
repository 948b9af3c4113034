//! How a value has gone, year by year, on its way to a goal.

use super::canvas::{Anchor, Canvas, MIDDLE, Rectangle, SMALL, SMALL_LINE, Setting, VALUE};
use super::frame::Frame;
use super::svg::push_step;

/// A value of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearPoint {
    /// The year.
    pub year: u16,
    /// The value.
    pub value: f64,
    /// The value as it is written.
    pub label: String,
}

/// Where the value should be: on a line, or between two.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseGoal {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The year by which it should be there.
    pub year: Option<u16>,
    /// What it is called, as *mål 50 till 2028*.
    pub label: String,
}

/// Other values of the same years, as those of women.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CourseLine<'a> {
    /// What stands at its end.
    pub name: &'a str,
    /// The values in the order of their years.
    pub points: &'a [YearPoint],
}

/// The values in the order of their years, and the goal. At least one value is drawn as a picture; none as an empty one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Course<'a> {
    /// Identity, size, colours, words.
    pub frame: Frame<'a>,
    /// The values.
    pub points: &'a [YearPoint],
    /// What stands at the end of their line where there are others beside it.
    pub name: &'a str,
    /// Other values beside these, told apart by their dashes and marks where there is no colour.
    pub beside: &'a [CourseLine<'a>],
    /// The goal.
    pub goal: Option<&'a CourseGoal>,
}

/// The height between the lowest and the highest of what is drawn.
const HEIGHT: f64 = 92.0;
/// Above and below it, for words.
const ROOM: f64 = 22.0;
/// Left and right of the first and the last year, so that their words have room.
const SIDE: f64 = 26.0;
const DOT: f64 = 4.0;
/// Between the ends of the lines and their names, and from one name down to the next.
const NAME_GAP: f64 = 8.0;
const NAME_LINE: f64 = 15.0;
/// How the lines beside the first are told from it: class, dashes, and whether its marks are empty.
const LINES: [(&str, &str, bool); 2] = [
    ("chart-line chart-series-2", "6 3", true),
    ("chart-line chart-series-4", "2 3", false),
];

impl Course<'_> {
    /// The picture as SVG text.
    pub fn to_svg(&self) -> String {
        let (mut canvas, top) = Canvas::begin(&self.frame);
        let (top, bottom) = (top + ROOM, top + ROOM + HEIGHT);
        let places = self.places(&canvas, top, bottom);
        self.draw_goal(&mut canvas, &places);
        self.draw_beside(&mut canvas, &places);
        self.draw_line(&mut canvas, &places);
        self.draw_words(&mut canvas, &places, bottom);
        self.draw_names(&mut canvas, &places);
        canvas.finish(bottom + ROOM + SMALL_LINE)
    }

    fn places(&self, canvas: &Canvas, top: f64, bottom: f64) -> Places {
        let goal_year = self.goal.and_then(|goal| goal.year);
        let beside = self.beside.iter().flat_map(|line| line.points);
        let points = || self.points.iter().chain(beside.clone());
        let years = points().map(|point| point.year).chain(goal_year);
        let goal = self.goal.map(|goal| [goal.low, goal.high]).into_iter().flatten();
        let values = points().map(|point| point.value).chain(goal);
        let names = self.ends().into_iter().map(|(label, ..)| SMALL.width(&label));
        let names = names.fold(0.0, f64::max);
        let (lowest, highest) = values.fold((f64::MAX, f64::MIN), |(low, high), one| (low.min(one), high.max(one)));
        Places {
            first: years.clone().min().unwrap_or_default(),
            last: years.max().unwrap_or_default(),
            left: canvas.left + SIDE,
            right: canvas.right - if names > 0.0 { names + NAME_GAP + DOT } else { SIDE },
            lowest,
            highest,
            top,
            bottom,
        }
    }

    fn draw_goal(&self, canvas: &mut Canvas, places: &Places) {
        let Some(goal) = self.goal else { return };
        let (high, low) = (places.y(goal.high), places.y(goal.low));
        let (left, right) = (canvas.left, canvas.right);
        if low > high {
            let band = Rectangle {
                x: left,
                y: high,
                width: right - left,
                height: low - high,
            };
            canvas.rectangle("chart-track", canvas.palette.track, band);
        }
        let target = canvas.palette.target;
        canvas.open_lines("chart-target", target, 1.5);
        canvas.writer.attribute("stroke-dasharray", "5 4");
        canvas.line(left, high, right, high);
        if low > high {
            canvas.line(left, low, right, low);
        }
        canvas.writer.close();
    }

    fn draw_line(&self, canvas: &mut Canvas, places: &Places) {
        let path = path(self.points, places);
        let colour = canvas.palette.accent;
        canvas.open_lines("chart-line chart-series-1", colour, 2.0);
        canvas.writer.open("path").attribute("d", &path).close().close();
        for point in self.points {
            canvas
                .writer
                .open("circle")
                .attribute("class", "chart-marker chart-series-1");
            canvas
                .writer
                .number("cx", places.x(point.year))
                .number("cy", places.y(point.value))
                .number("r", DOT)
                .attribute("fill", colour)
                .close();
        }
    }

    /// The lines beside the first: behind it, thinner, each with its dashes and marks.
    fn draw_beside(&self, canvas: &mut Canvas, places: &Places) {
        for (line, (class, dashes, is_empty)) in self.beside.iter().zip(LINES) {
            let series = if is_empty { 1 } else { 3 };
            let colour = canvas.palette.series.get(series).copied().unwrap_or(canvas.palette.ink);
            canvas.open_lines(class, colour, 1.5);
            canvas.writer.attribute("stroke-dasharray", dashes);
            let path = path(line.points, places);
            canvas.writer.open("path").attribute("d", &path).close().close();
            for point in line.points {
                let marked = if is_empty { canvas.palette.paper } else { colour };
                let at = (places.x(point.year), places.y(point.value));
                let class = if is_empty {
                    "chart-hollow chart-series-2"
                } else {
                    "chart-marker chart-series-4"
                };
                canvas.writer.open("circle").attribute("class", class);
                canvas
                    .writer
                    .number("cx", at.0)
                    .number("cy", at.1)
                    .number("r", DOT - 1.0);
                canvas
                    .writer
                    .attribute("fill", if marked.is_empty() { "none" } else { marked });
                canvas.writer.attribute("stroke", colour).close();
            }
        }
    }

    /// What stands at the end of each line: its name and last value, with the year and the value; nothing where one line is alone.
    fn ends(&self) -> Vec<(String, u16, f64)> {
        if self.beside.is_empty() {
            return Vec::new();
        }
        let own = CourseLine {
            name: self.name,
            points: self.points,
        };
        let lines = std::iter::once(&own).chain(self.beside);
        let end = |line: &CourseLine| {
            let last = line.points.last()?;
            Some(([line.name, " ", &last.label].concat(), last.year, last.value))
        };
        lines.filter_map(end).collect()
    }

    /// The names at the ends of the lines, one below the other where the lines end near each other.
    fn draw_names(&self, canvas: &mut Canvas, places: &Places) {
        let mut ends: Vec<(String, f64)> = self
            .ends()
            .into_iter()
            .map(|(label, _, value)| (label, places.y(value)))
            .collect();
        ends.sort_by(|one, other| one.1.total_cmp(&other.1));
        // The lowest names are pushed up where there is no room below them.
        let room = places.bottom + NAME_LINE - NAME_LINE * ends.len().saturating_sub(1) as f64;
        let mut next = places.top - NAME_LINE;
        let setting = Setting {
            class: "chart-halo chart-ink chart-small",
            fill: canvas.palette.ink,
            ..canvas.small()
        };
        for (place, (label, y)) in ends.iter().enumerate() {
            let line = y.clamp(next, (room + NAME_LINE * place as f64).max(next));
            haloed(
                canvas,
                (places.right + NAME_GAP, line + SMALL.size * MIDDLE),
                setting,
                label,
            );
            next = line + NAME_LINE;
        }
    }

    fn draw_words(&self, canvas: &mut Canvas, places: &Places, bottom: f64) {
        let value = Setting {
            class: "chart-halo chart-ink chart-value",
            ..canvas.value().anchored(Anchor::Middle)
        };
        let last = self.points.get(1..).and_then(<[_]>::last);
        // Where there are several lines, the last values stand with their names.
        let ends = [self.points.first(), last].map(|point| point.filter(|_| self.beside.is_empty()));
        for point in ends.into_iter().flatten() {
            let (x, y) = (places.x(point.year), places.y(point.value));
            // A long number stays within the picture.
            let half = VALUE.width(&point.label) / 2.0;
            let x = x.max(canvas.left + half).min(canvas.right - half);
            // What would lie on the goal's line stands on the other side of its dot.
            let is_high = self
                .goal
                .is_some_and(|goal| (places.y(goal.high) - y + 14.0).abs() < 14.0);
            let y = if is_high { y + 20.0 } else { y - 9.0 };
            haloed(canvas, (x, y), value, &point.label);
        }
        let small = canvas.small();
        let line = bottom + ROOM + 8.0;
        let goal_year = self.goal.and_then(|goal| goal.year);
        let mut taken = f64::MIN;
        let lines = self.beside.iter().map(|line| line.points);
        let lines = || std::iter::once(self.points).chain(lines.clone());
        let first = lines()
            .filter_map(|points| points.first())
            .map(|point| point.year)
            .min();
        let last = lines().filter_map(|points| points.last()).map(|point| point.year).max();
        for year in first.into_iter().chain(last).chain(goal_year) {
            let x = places.x(year);
            if x - taken >= 36.0 {
                canvas.text(x, line, small.anchored(Anchor::Middle), &year.to_string());
                taken = x;
            }
        }
        if let Some(goal) = self.goal {
            let above = places.y(goal.high) - 5.0;
            let setting = Setting {
                class: "chart-halo chart-quiet chart-small",
                ..small.anchored(Anchor::End)
            };
            haloed(canvas, (canvas.right, above), setting, &goal.label);
        }
    }
}

/// The way through values.
fn path(points: &[YearPoint], places: &Places) -> String {
    let mut path = String::new();
    for (place, point) in points.iter().enumerate() {
        let command = if place == 0 { 'M' } else { 'L' };
        push_step(&mut path, command, places.x(point.year), places.y(point.value));
    }
    path
}

/// A text with a rim that parts it from the lines behind it.
fn haloed(canvas: &mut Canvas, (x, y): (f64, f64), setting: Setting, text: &str) {
    if text.is_empty() {
        return;
    }
    canvas.open_text(x, y, setting);
    canvas.halo();
    canvas.writer.text(text).close();
}

/// Where years and values lie.
struct Places {
    first: u16,
    last: u16,
    left: f64,
    right: f64,
    lowest: f64,
    highest: f64,
    top: f64,
    bottom: f64,
}

impl Places {
    fn x(&self, year: u16) -> f64 {
        let years = f64::from(self.last) - f64::from(self.first);
        if years <= 0.0 {
            return f64::midpoint(self.left, self.right);
        }
        self.left + (self.right - self.left) * (f64::from(year) - f64::from(self.first)) / years
    }

    fn y(&self, value: f64) -> f64 {
        let height = self.highest - self.lowest;
        if height <= 0.0 || !height.is_finite() {
            return f64::midpoint(self.top, self.bottom);
        }
        self.bottom - (self.bottom - self.top) * (value - self.lowest) / height
    }
}

#[cfg(test)]
mod tests;
