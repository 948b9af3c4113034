//! The profile of the factors on the scale 0–4, as a web: a spoke a factor, a ring a level.

mod labels;

use super::canvas::{Anchor, Canvas, MIDDLE, SMALL, Setting};
use super::frame::Frame;
use super::key::{self, Sample};
use super::marks::{MARKER_REACH, points};
use super::numbers::NumberStyle;
use super::palette::SERIES;
use super::scale::{HIGHEST, LEVEL_DIGITS, on_scale};
use labels::PlacedLabel;

/// One spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoke<'a> {
    /// Its number, as `"1"`.
    pub number: &'a str,
    /// A short label; set in two lines, three at most. Soft hyphens say where it may be divided.
    pub label: &'a str,
}

/// One line of the profile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Series<'a> {
    /// Its name in the key; may be empty.
    pub name: &'a str,
    /// A level for each spoke, 0–4; `None` if there is none or the slice is too short.
    pub values: &'a [Option<f64>],
}

/// What is outside the web.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpokeLabels {
    /// Numbers only, with the names in text beside the picture.
    Numbers,
    /// Numbers and labels. In the narrow form they become numbers only.
    Words,
    /// Numbers, labels and the value of the first series.
    Values,
}

/// The profile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Radar<'a> {
    /// Identity, size, colours.
    pub frame: Frame<'a>,
    /// The spokes, clockwise from the top.
    pub spokes: &'a [Spoke<'a>],
    /// The lines, the main one first; it is drawn on top. Only the first [`SERIES`] are drawn.
    pub series: &'a [Series<'a>],
    /// Says how many lines are left out: a pattern with `{n}`.
    pub more: &'a str,
    /// The levels aimed at, drawn dashed.
    pub target: Option<Series<'a>>,
    /// What is outside the web.
    pub labels: SpokeLabels,
    /// Stands for a value where there is none, as `"–"`.
    pub no_value: &'a str,
    /// How numbers are written.
    pub numbers: NumberStyle<'a>,
}

/// The ring of level 0 lies at this part of the radius, so that zeros on neighbouring spokes can be told apart.
const HOLE: f64 = 0.1;

/// Where the web lies.
struct Web {
    x: f64,
    y: f64,
    radius: f64,
    spokes: usize,
}

impl Web {
    /// The position of a level on a spoke; half spokes lie between.
    fn at(&self, spoke: f64, level: f64) -> (f64, f64) {
        let part = HOLE + (1.0 - HOLE) * level / f64::from(HIGHEST);
        let (sin, cos) = (core::f64::consts::TAU * spoke / self.spokes.max(1) as f64).sin_cos();
        (self.x + self.radius * part * sin, self.y - self.radius * part * cos)
    }

    fn position(&self, spoke: usize, level: f64) -> (f64, f64) {
        self.at(spoke as f64, level)
    }
}

impl Radar<'_> {
    /// The picture as SVG text.
    pub fn to_svg(&self) -> String {
        let (mut canvas, mut top) = Canvas::begin(&self.frame);
        let drawn = self.series.get(..SERIES).unwrap_or(self.series);
        let mut entries: Vec<(Sample, &str)> = drawn
            .iter()
            .enumerate()
            .map(|(index, series)| (Sample::Series(index), series.name))
            .collect();
        entries.extend(self.target.map(|target| (Sample::Target, target.name)));
        let left_out = self.series.len() - drawn.len();
        let after_key = key::draw_series(&mut canvas, top, &entries, (self.more, left_out), &self.numbers);
        if after_key > top {
            top = after_key + 12.0;
        }

        let placed = self.place_labels(canvas.room());
        let radius = labels::radius(canvas.room(), self.labels_used());
        let highest = placed
            .iter()
            .map(|label| label.top)
            .fold(-radius - MARKER_REACH, f64::min);
        let lowest = placed
            .iter()
            .map(PlacedLabel::bottom)
            .fold(radius + MARKER_REACH, f64::max);
        let web = Web {
            x: (canvas.left + canvas.right) / 2.0,
            y: top - highest,
            radius,
            spokes: self.spokes.len(),
        };

        rings(&mut canvas, &web);
        if let Some(target) = self.target {
            canvas.writer.line_break();
            canvas.open_target_lines();
            outline(&mut canvas, &web, &self.levels(&target));
            canvas.writer.close();
        }
        for (index, series) in drawn.iter().enumerate().rev() {
            self.draw_series(&mut canvas, &web, index, series);
        }
        canvas.writer.line_break();
        for label in &placed {
            label.draw(&mut canvas, web.x, web.y);
        }
        canvas.finish(web.y + lowest)
    }

    fn labels_used(&self) -> SpokeLabels {
        if self.frame.is_narrow() {
            SpokeLabels::Numbers
        } else {
            self.labels
        }
    }

    fn place_labels(&self, room: f64) -> Vec<PlacedLabel> {
        let used = self.labels_used();
        let values: Vec<String> = match (used, self.series.first()) {
            (SpokeLabels::Values, Some(first)) => self.levels(first).iter().map(|level| self.written(*level)).collect(),
            _ => Vec::new(),
        };
        labels::place(self.spokes, &values, used, room)
    }

    /// A series' value for each spoke.
    fn levels(&self, series: &Series) -> Vec<Option<f64>> {
        (0..self.spokes.len())
            .map(|spoke| on_scale(series.values.get(spoke).copied().flatten()))
            .collect()
    }

    fn written(&self, level: Option<f64>) -> String {
        level.map_or_else(|| self.no_value.to_owned(), |level| self.numbers.short(level))
    }

    fn draw_series(&self, canvas: &mut Canvas, web: &Web, index: usize, series: &Series) {
        let levels = self.levels(series);
        canvas.writer.line_break();
        canvas.open_series_lines(index);
        outline(canvas, web, &levels);
        canvas.writer.close();
        canvas.open_markers(index);
        for (spoke, level) in levels.iter().enumerate() {
            let Some(level) = level else { continue };
            let (x, y) = web.position(spoke, *level);
            canvas.open_marker(index, x, y);
            canvas
                .writer
                .open("title")
                .text(&self.named(series, spoke, *level))
                .close()
                .close();
        }
        canvas.writer.close();
    }

    /// What a marker says when it is pointed at: its series, number, label and value.
    fn named(&self, series: &Series, spoke: usize, level: f64) -> String {
        let mut words = String::from(series.name);
        if !words.is_empty() {
            words.push_str(": ");
        }
        if let Some(spoke) = self.spokes.get(spoke) {
            for part in [spoke.number, spoke.label] {
                if !part.is_empty() {
                    words.push_str(part);
                    words.push(' ');
                }
            }
        }
        words.push_str(&self.numbers.short(level));
        words
    }
}

/// Rings, spokes and the digits of the levels.
fn rings(canvas: &mut Canvas, web: &Web) {
    canvas.open_lines("chart-grid", canvas.palette.grid, 1.0);
    for level in 0..=HIGHEST {
        // Straight between the spokes, as the profile is: an even profile lies on its ring.
        if web.spokes >= 3 {
            let corners: Vec<_> = (0..web.spokes)
                .map(|spoke| web.position(spoke, f64::from(level)))
                .collect();
            canvas
                .writer
                .open("polygon")
                .attribute("points", &points(&corners))
                .close();
        } else {
            let part = HOLE + (1.0 - HOLE) * f64::from(level) / f64::from(HIGHEST);
            canvas.writer.open("circle").number("cx", web.x).number("cy", web.y);
            canvas.writer.number("r", web.radius * part).close();
        }
    }
    for spoke in 0..web.spokes {
        let (from, to) = (web.position(spoke, 0.0), web.position(spoke, f64::from(HIGHEST)));
        canvas.line(from.0, from.1, to.0, to.1);
    }
    canvas.writer.close().line_break();
    let setting = Setting {
        anchor: Anchor::Start,
        class: "chart-quiet chart-small chart-halo",
        ..canvas.small()
    };
    for (level, digit) in LEVEL_DIGITS.iter().enumerate() {
        let (x, y) = web.at(-0.5, level as f64);
        // Halfway between two spokes a ring's straight side lies nearer to the middle than its corners.
        let inward = (core::f64::consts::PI / web.spokes.max(3) as f64).cos();
        let (x, y) = (web.x + (x - web.x) * inward, web.y + (y - web.y) * inward);
        canvas.open_text(x, y + SMALL.size * MIDDLE, setting.anchored(Anchor::Middle));
        canvas.halo();
        canvas.writer.text(digit).close();
    }
}

/// The outline of a series: closed where every spoke has a value, otherwise broken where there is none.
fn outline(canvas: &mut Canvas, web: &Web, levels: &[Option<f64>]) {
    let Some(gap) = levels.iter().position(Option::is_none) else {
        let corners: Vec<_> = levels
            .iter()
            .flatten()
            .enumerate()
            .map(|(spoke, level)| web.position(spoke, *level))
            .collect();
        if !corners.is_empty() {
            canvas
                .writer
                .open("polygon")
                .attribute("points", &points(&corners))
                .close();
        }
        return;
    };
    // Going round once from the gap, every run between gaps is whole.
    let round = levels.iter().enumerate().cycle().skip(gap).take(levels.len() + 1);
    let mut run: Vec<(f64, f64)> = Vec::new();
    for (spoke, level) in round {
        if let Some(level) = level {
            run.push(web.position(spoke, *level));
            continue;
        }
        if run.len() > 1 {
            canvas
                .writer
                .open("polyline")
                .attribute("points", &points(&run))
                .close();
        }
        run.clear();
    }
}
