//! The key: what the marks of a picture mean, in a line or more.

use super::canvas::{Canvas, MIDDLE, Rectangle, SMALL, SMALL_LINE};
use super::numbers::NumberStyle;
use super::text;
use super::timeline::{BarState, MarkKind, bar, marks};

/// The height of a line of the key.
const PITCH: f64 = 20.0;
/// Between a sample and its name, and between one entry and the next.
const GAP: f64 = 6.0;
const BETWEEN: f64 = 18.0;

/// What a key shows beside a name.
#[derive(Clone, Copy)]
pub(crate) enum Sample {
    /// A series' line and marker.
    Series(usize),
    /// A series' marker alone.
    Marker(usize),
    /// The dashed line of a target.
    Target,
    /// The upright stroke of a target beside a bar.
    TargetStroke,
    /// The line from quartile to quartile on a bar.
    Quartiles,
    /// The colour of a level.
    Level(usize),
    /// A bar of a timeline.
    Bar(BarState),
    /// A day in a timeline that counts.
    Day(MarkKind),
}

impl Sample {
    fn width(self) -> f64 {
        match self {
            Self::Series(_) | Self::Target | Self::Quartiles => 26.0,
            Self::TargetStroke => 6.0,
            Self::Level(_) | Self::Marker(_) | Self::Day(_) => 14.0,
            Self::Bar(_) => 28.0,
        }
    }
}

/// Sets the key from `top` on, as many entries a line as there is room for; gives the height at which it ends. Entries
/// without a name are left out.
pub(crate) fn draw(canvas: &mut Canvas, top: f64, entries: &[(Sample, &str)]) -> f64 {
    let (mut x, mut middle) = (canvas.left, top + PITCH / 2.0);
    let mut any = false;
    for (sample, name) in entries.iter().filter(|(_, name)| !name.is_empty()) {
        let indent = sample.width() + GAP;
        let name = text::fit(name, canvas.room() - indent, SMALL);
        let needed = indent + SMALL.width(&name);
        if x > canvas.left && x + needed > canvas.right {
            x = canvas.left;
            middle += PITCH;
        }
        draw_sample(canvas, *sample, x, middle);
        let mut setting = canvas.small();
        setting.class = "chart-ink chart-small";
        setting.fill = canvas.palette.ink;
        canvas.text(x + indent, middle + SMALL.size * MIDDLE, setting, &name);
        x += needed + BETWEEN;
        any = true;
    }
    if any { middle + PITCH / 2.0 } else { top }
}

/// The key of series and, below it, how many of them the picture leaves out: `more` is a pattern with `{n}`. Gives the
/// height at which it ends.
pub(crate) fn draw_series(
    canvas: &mut Canvas,
    top: f64,
    entries: &[(Sample, &str)],
    (more, left_out): (&str, usize),
    numbers: &NumberStyle,
) -> f64 {
    let end = draw(canvas, top, entries);
    if left_out == 0 {
        return end;
    }
    let left_out = u32::try_from(left_out).unwrap_or(u32::MAX);
    let words = text::wrap(&numbers.counts(more, left_out, 0), canvas.room(), SMALL, 2);
    let small = canvas.small();
    canvas.lines(&words, (canvas.left, end), SMALL_LINE, small)
}

fn draw_sample(canvas: &mut Canvas, sample: Sample, x: f64, middle: f64) {
    let end = x + sample.width();
    match sample {
        Sample::Series(series) => {
            canvas.open_series_lines(series);
            canvas.line(x, middle, end, middle);
            canvas.writer.close();
            canvas.open_markers(series);
            canvas.open_marker(series, (x + end) / 2.0, middle);
            canvas.writer.close().close();
        }
        Sample::Marker(series) => {
            canvas.open_markers(series);
            canvas.open_marker(series, (x + end) / 2.0, middle);
            canvas.writer.close().close();
        }
        Sample::Target => {
            canvas.open_target_lines();
            canvas.line(x, middle, end, middle);
            canvas.writer.close();
        }
        Sample::TargetStroke => {
            canvas.open_lines("chart-target", canvas.palette.target, 3.0);
            canvas.line(
                (x + end) / 2.0,
                middle - SMALL_LINE / 2.0,
                (x + end) / 2.0,
                middle + SMALL_LINE / 2.0,
            );
            canvas.writer.close();
        }
        Sample::Quartiles => canvas.quartiles(x + 1.0, end - 1.0, middle),
        Sample::Level(level) => {
            let at = Rectangle {
                x,
                y: middle - 6.0,
                width: sample.width(),
                height: 12.0,
            };
            canvas.level(level, at, "");
        }
        Sample::Bar(state) => bar::sample(canvas, state, (x, end), middle),
        Sample::Day(kind) => marks::sample(canvas, kind, ((x + end) / 2.0, middle)),
    }
}
