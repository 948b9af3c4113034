//! How far something has come: n of m, as a small ring or as segments in a row.

use super::canvas::{Anchor, Canvas, MIDDLE, Rectangle, VALUE, root};
use super::frame::Frame;
use super::numbers::NumberStyle;
use super::svg::{push_number, push_step};
use super::text::{self, Type};

/// The form of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressForm {
    /// A ring with the count inside.
    Ring,
    /// A row of segments, one for each of m where they are few, with the count beside.
    Segments,
}

/// n of m. The frame's width is the ring's diameter (32–160) or the row's length (80–1600); heading and note are not drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress<'a> {
    /// Identity, size, colours. Title and description say n of m in words.
    pub frame: Frame<'a>,
    /// The form.
    pub form: ProgressForm,
    /// How many are done; more than `total` counts as all.
    pub done: u32,
    /// How many there are.
    pub total: u32,
    /// The count drawn: a pattern with `{n}` and `{m}`, as `"{n}/{m}"`; may be empty.
    pub count: &'a str,
    /// How numbers are written.
    pub numbers: NumberStyle<'a>,
}

/// More than this many are drawn as one bar, not as segments.
const MOST_SEGMENTS: u32 = 20;
const THICKNESS: f64 = 8.0;
const ROW_HEIGHT: f64 = 20.0;

impl Progress<'_> {
    /// The picture as SVG text.
    pub fn to_svg(&self) -> String {
        let mut frame = self.frame;
        frame.heading = false;
        frame.note = "";
        frame.margin = 0.0;
        let count = self.numbers.counts(self.count, self.done.min(self.total), self.total);
        let (mut canvas, _) = Canvas::begin(&frame);
        match self.form {
            ProgressForm::Ring => {
                let size = held(self.frame.width, 32.0, 160.0, 64.0);
                self.ring(&mut canvas, size, &count);
                root(&frame, size, size, canvas.writer)
            }
            ProgressForm::Segments => {
                let length = held(self.frame.width, 80.0, 1600.0, 240.0);
                self.segments(&mut canvas, length, &count);
                root(&frame, length, ROW_HEIGHT, canvas.writer)
            }
        }
    }

    /// The part done, 0–1.
    fn part(&self) -> f64 {
        if self.total == 0 {
            0.0
        } else {
            f64::from(self.done.min(self.total)) / f64::from(self.total)
        }
    }

    fn ring(&self, canvas: &mut Canvas, size: f64, count: &str) {
        let middle = size / 2.0;
        let thickness = (size / 9.0).clamp(4.0, 10.0);
        let radius = middle - thickness / 2.0;
        canvas.open_lines("chart-track", canvas.palette.track, thickness);
        circle(canvas, middle, radius);
        let part = self.part();
        if part > 0.0 {
            canvas.open_lines("chart-arc", canvas.palette.accent, thickness);
            if part >= 1.0 {
                circle(canvas, middle, radius);
            } else {
                let angle = core::f64::consts::TAU * part;
                let mut path = String::new();
                push_step(&mut path, 'M', middle, middle - radius);
                path.push('A');
                push_number(&mut path, radius);
                path.push(' ');
                push_number(&mut path, radius);
                path.push_str(if part > 0.5 { " 0 1 1 " } else { " 0 0 1 " });
                push_number(&mut path, middle + radius * angle.sin());
                path.push(' ');
                push_number(&mut path, middle - radius * angle.cos());
                canvas.writer.open("path").attribute("d", &path).close().close();
            }
        }
        // The count takes as much of the hole as it can without touching the ring.
        let room = size - 2.0 * thickness - 6.0;
        let per_size = text::width(count, 1.0, true).max(0.1);
        let size = (room / per_size).min(room * 0.42).clamp(9.0, 28.0);
        let kind = Type {
            size: size.floor(),
            bold: true,
        };
        let count = text::fit(count, room, kind);
        let mut setting = canvas.value();
        setting.kind = kind;
        canvas.text(
            middle,
            middle + kind.size * MIDDLE,
            setting.anchored(Anchor::Middle),
            &count,
        );
    }

    fn segments(&self, canvas: &mut Canvas, length: f64, count: &str) {
        let count = text::fit(count, length * 0.5, VALUE);
        let words = if count.is_empty() {
            0.0
        } else {
            VALUE.width(&count) + 8.0
        };
        let room = length - words;
        let middle = ROW_HEIGHT / 2.0;
        let y = middle - THICKNESS / 2.0;
        if (1..=MOST_SEGMENTS).contains(&self.total) {
            let gap = 2.0;
            let width = (room + gap) / f64::from(self.total) - gap;
            for segment in 0..self.total {
                let x = f64::from(segment) * (width + gap);
                let at = Rectangle {
                    x,
                    y,
                    width,
                    height: THICKNESS,
                };
                if segment < self.done {
                    canvas.rectangle("chart-bar", canvas.palette.accent, at);
                } else {
                    canvas.rectangle("chart-track", canvas.palette.track, at);
                }
            }
        } else {
            let whole = Rectangle {
                x: 0.0,
                y,
                width: room,
                height: THICKNESS,
            };
            canvas.rectangle("chart-track", canvas.palette.track, whole);
            if self.part() > 0.0 {
                let done = Rectangle {
                    width: (room * self.part()).max(2.0),
                    ..whole
                };
                canvas.rectangle("chart-bar", canvas.palette.accent, done);
            }
        }
        canvas.text(room + 8.0, middle + VALUE.size * MIDDLE, canvas.value(), &count);
    }
}

/// A circle in the group that is open, and the end of the group.
fn circle(canvas: &mut Canvas, middle: f64, radius: f64) {
    canvas
        .writer
        .open("circle")
        .number("cx", middle)
        .number("cy", middle)
        .number("r", radius)
        .close()
        .close();
}

fn held(value: f64, least: f64, most: f64, otherwise: f64) -> f64 {
    if value.is_nan() {
        otherwise
    } else {
        value.clamp(least, most)
    }
}
