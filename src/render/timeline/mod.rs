//! Time from left to right: a row a thing that lasts, with when it begins and ends, the days in it that count, and what waits for what.

pub mod axis;
pub(super) mod bar;
mod links;
pub(super) mod marks;
mod row;

use self::axis::{AxisWords, Stretch, TimeScale};
use super::canvas::{Anchor, Canvas, MIDDLE, SMALL, SMALL_LINE, Setting};
use super::frame::Frame;
use super::key::{self, Sample};
use super::text;
use crate::domain::values::date::Date;

/// How what lasts has come along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarState {
    /// It lies ahead: an outline.
    Ahead,
    /// It is under way: filled.
    Ongoing,
    /// It should have come further: filled, and hatched from its end to today; where its end lies ahead, hatched itself.
    Late,
    /// It has ended: filled in the quiet colour, with a tick.
    Finished,
    /// It was broken off: filled in the quiet colour, struck through.
    Cancelled,
}

impl BarState {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Ahead, Self::Ongoing, Self::Late, Self::Finished, Self::Cancelled];
}

impl MarkKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Milestone, Self::Measurement, Self::Review];
}

/// What lasts from a day to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeBar {
    /// The first day; `None` if nobody has said one: the bar begins torn off.
    pub start: Option<Date>,
    /// The last day; `None` if nobody has said one.
    pub end: Option<Date>,
    /// How it has come along.
    pub state: BarState,
}

/// What a day in a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A milestone: a square on its corner.
    Milestone,
    /// A measurement: a circle.
    Measurement,
    /// A review: a triangle.
    Review,
}

/// A day in a row that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayMark<'a> {
    /// The day.
    pub day: Date,
    /// What it is.
    pub kind: MarkKind,
    /// Whether it is done: filled, otherwise an outline.
    pub is_done: bool,
    /// Whether it should have been done: with an exclamation mark.
    pub is_late: bool,
    /// What it is called, for those who point at it.
    pub name: &'a str,
}

/// A row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeRow<'a> {
    /// Its name; set in two lines at most.
    pub label: &'a str,
    /// Whether it heads the rows below it.
    pub is_head: bool,
    /// What lasts, if anything does.
    pub bar: Option<TimeBar>,
    /// The days in it that count.
    pub marks: &'a [DayMark<'a>],
    /// Stands where the bar would be if there is none, as `"inga datum"`, and after the bar otherwise, as `"försenad"`; may be empty.
    pub note: &'a str,
}

impl TimeRow<'_> {
    /// Whether it is more than the name of those below it.
    fn has_time(&self) -> bool {
        !self.is_head || self.bar.is_some() || !self.marks.is_empty()
    }
}

/// The words of a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineWords<'a> {
    /// The words of the axis.
    pub axis: AxisWords<'a>,
    /// Names today's line.
    pub today: &'a str,
    /// What the bars mean, in the order of [`BarState::ALL`].
    pub states: [&'a str; 5],
    /// What the marks mean, in the order of [`MarkKind::ALL`].
    pub marks: [&'a str; 3],
}

/// Where a link between two bars has an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkEnd {
    /// At the bar of one of the rows.
    Row(usize),
    /// At this bar, in a row above those that are drawn.
    Above(TimeBar),
    /// At this bar, in a row below those that are drawn.
    Below(TimeBar),
}

/// That something waits for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLink {
    /// What comes first.
    pub first: LinkEnd,
    /// What waits for it.
    pub then: LinkEnd,
}

/// What of the key is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKey {
    /// Nothing.
    None,
    /// What the rows have.
    OfRows,
    /// All of it.
    All,
}

/// A timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timeline<'a> {
    /// Identity, size, colours.
    pub frame: Frame<'a>,
    /// The first and the last day that are shown.
    pub span: (Date, Date),
    /// Today, if its line is drawn.
    pub today: Option<Date>,
    /// The rows from the top.
    pub rows: &'a [TimeRow<'a>],
    /// What waits for what.
    pub links: &'a [TimeLink],
    /// Between a bar and what is said beside it: 8, more where something else lies there.
    pub gap: f64,
    /// Whether the axis is named above the rows; without that, pieces of a long timeline follow each other.
    pub has_axis: bool,
    /// What of the key is drawn below the rows.
    pub key: TimeKey,
    /// The words.
    pub words: TimelineWords<'a>,
}

/// Where a row lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowPlace {
    /// Where it begins, from the picture's top.
    pub top: f64,
    /// Where it ends.
    pub bottom: f64,
    /// The middle of its bar.
    pub middle: f64,
}

/// Where everything lies, for those who move it by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelinePlaces {
    /// The axis.
    pub scale: TimeScale,
    /// Where the rows begin, from the picture's top.
    pub top: f64,
    /// Where they end.
    pub bottom: f64,
    /// The rows.
    pub rows: Vec<RowPlace>,
}

/// The height of a row, and of one in the narrow form, where the name stands over the bar.
const ROW: f64 = 34.0;
const NARROW_ROW: f64 = 50.0;
/// Between the names and the axis.
const AFTER_LABELS: f64 = 16.0;
/// Between the rows and the key.
const BEFORE_KEY: f64 = 8.0;

/// How much of the room the names have: more where there is little of it, since they are no shorter there.
fn names_share(room: f64) -> f64 {
    if room < 900.0 { 0.36 } else { 0.3 }
}

impl Timeline<'_> {
    /// Where everything lies.
    pub fn places(&self) -> TimelinePlaces {
        let (canvas, top) = Canvas::begin(&self.frame);
        self.placed(&canvas, top)
    }

    /// The picture as SVG text.
    pub fn to_svg(&self) -> String {
        let (mut canvas, top) = Canvas::begin(&self.frame);
        let places = self.placed(&canvas, top);
        self.axis(&mut canvas, &places, top);
        self.today(&mut canvas, &places, top);
        for (row, place) in self.rows.iter().zip(&places.rows) {
            self.draw_row(&mut canvas, &places, row, place);
        }
        links::draw(&mut canvas, self, &places);
        let key = self.key();
        let bottom = if key.is_empty() {
            places.bottom
        } else {
            key::draw(&mut canvas, places.bottom + BEFORE_KEY, &key)
        };
        canvas.finish(bottom)
    }

    /// The key of what is drawn.
    fn key(&self) -> Vec<(Sample, &str)> {
        let is_whole = self.key == TimeKey::All;
        if self.key == TimeKey::None {
            return Vec::new();
        }
        let has_bar = |state| {
            is_whole
                || self
                    .rows
                    .iter()
                    .any(|row| row.bar.is_some_and(|bar| bar.state == state))
        };
        let has_mark = |kind| {
            is_whole
                || self
                    .rows
                    .iter()
                    .any(|row| row.marks.iter().any(|mark| mark.kind == kind))
        };
        let states = BarState::ALL.into_iter().zip(self.words.states);
        let marks = MarkKind::ALL.into_iter().zip(self.words.marks);
        let states = states.filter(|(state, _)| has_bar(*state));
        let marks = marks.filter(|(kind, _)| has_mark(*kind));
        let states = states.map(|(state, words)| (Sample::Bar(state), words));
        states
            .chain(marks.map(|(kind, words)| (Sample::Day(kind), words)))
            .collect()
    }

    fn placed(&self, canvas: &Canvas, top: f64) -> TimelinePlaces {
        let is_narrow = self.frame.is_narrow();
        let left = if is_narrow {
            canvas.left
        } else {
            canvas.left + canvas.room() * names_share(canvas.room()) + AFTER_LABELS
        };
        let scale = TimeScale::new(self.span.0, self.span.1, left, canvas.right);
        // The names of the years and the months, and that of today above them.
        let tiers = if scale.months(&self.words.axis).is_empty() {
            1.0
        } else {
            2.0
        };
        let mut bottom = top;
        if self.has_axis {
            bottom += SMALL_LINE * (tiers + f64::from(u8::from(self.shown_today(&scale).is_some()))) + 6.0;
        }
        let first = bottom;
        let rows = self.rows.iter().map(|row| {
            let is_high = self.is_over_bar(row);
            let height = if is_high { NARROW_ROW } else { ROW } + self.added_height(canvas, row, left);
            let top = bottom;
            bottom += height;
            let middle = if is_high { bottom - ROW / 2.0 } else { top + ROW / 2.0 };
            RowPlace { top, bottom, middle }
        });
        let rows = rows.collect();
        TimelinePlaces {
            scale,
            top: first,
            bottom,
            rows,
        }
    }

    /// Where today's line lies, if it is on the axis.
    fn shown_today(&self, scale: &TimeScale) -> Option<f64> {
        self.today.map(|today| scale.middle(today)).filter(|x| scale.has(*x))
    }

    fn axis(&self, canvas: &mut Canvas, places: &TimelinePlaces, top: f64) {
        let scale = &places.scale;
        let (years, months) = (scale.years(), scale.months(&self.words.axis));
        let mut line = top
            + if self.shown_today(scale).is_some() {
                SMALL_LINE
            } else {
                0.0
            };
        for (stretches, setting) in [(&years, canvas.label()), (&months, canvas.small())] {
            if stretches.is_empty() || !self.has_axis {
                continue;
            }
            self.names(canvas, stretches, line, Setting { kind: SMALL, ..setting });
            line += SMALL_LINE;
        }
        canvas.open_lines("chart-grid", canvas.palette.grid, 1.0);
        for stretch in months.iter().skip(1) {
            canvas.line(stretch.from, places.top, stretch.from, places.bottom);
        }
        canvas.line(canvas.left, places.top, canvas.right, places.top);
        for (row, place) in self.rows.iter().zip(&places.rows).skip(1) {
            if row.is_head {
                canvas.line(canvas.left, place.top, canvas.right, place.top);
            }
        }
        canvas.line(canvas.left, places.bottom, canvas.right, places.bottom);
        canvas.writer.close();
        canvas.open_lines("chart-axis", canvas.palette.axis, 1.0);
        let above = if self.has_axis { SMALL_LINE } else { 0.0 };
        for stretch in years.iter().skip(1) {
            canvas.line(stretch.from, places.top - above, stretch.from, places.bottom);
        }
        canvas.writer.close().line_break();
    }

    fn names(&self, canvas: &mut Canvas, stretches: &[Stretch], top: f64, setting: Setting) {
        let line = top + SMALL_LINE / 2.0 + SMALL.size * MIDDLE;
        for stretch in stretches {
            let middle = (stretch.from + stretch.to) / 2.0;
            canvas.text(middle, line, setting.anchored(Anchor::Middle), &stretch.name);
        }
    }

    fn today(&self, canvas: &mut Canvas, places: &TimelinePlaces, top: f64) {
        let Some(x) = self.shown_today(&places.scale) else {
            return;
        };
        let (left, right) = places.scale.edges();
        if self.has_axis {
            self.today_name(canvas, (left, right), x, top);
        }
        canvas.open_lines("chart-target", canvas.palette.target, 2.0);
        canvas.line(x, places.top, x, places.bottom);
        canvas.writer.close().line_break();
    }

    fn today_name(&self, canvas: &mut Canvas, (left, right): (f64, f64), x: f64, top: f64) {
        let name = text::fit(self.words.today, right - left, SMALL);
        let half = SMALL.width(&name) / 2.0;
        // The name stays inside the picture, over its line or beside it.
        let at = x.clamp(left + half, (right - half).max(left + half));
        let setting = Setting {
            class: "chart-ink chart-small",
            fill: canvas.palette.ink,
            ..canvas.small()
        };
        let line = top + SMALL_LINE / 2.0 + SMALL.size * MIDDLE;
        canvas.text(at, line, setting.anchored(Anchor::Middle), &name);
    }
}
