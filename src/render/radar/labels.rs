//! Labels around the web, set so that they don't meet.

use super::{Spoke, SpokeLabels};
use crate::render::canvas::{Anchor, Canvas, LABEL, LABEL_LINE, MIDDLE, VALUE};
use crate::render::text::{self, Lines};

/// Between the web and its labels.
const GAP: f64 = 12.0;
/// The room of a number alone.
const NUMBER_ROOM: f64 = 22.0;
/// The least room of a label with words.
const LEAST: f64 = 80.0;
/// The part of the picture's width that the labels of a side may take.
const LABEL_PART: f64 = 0.23;
const LARGEST_RADIUS: f64 = 220.0;
/// No label is wider, however much room there is.
const WIDEST: f64 = 240.0;

/// A label with its place, measured from the middle of the web.
pub(super) struct PlacedLabel {
    x: f64,
    pub top: f64,
    anchor: Anchor,
    lines: Lines,
    /// Set in bold before the first line.
    number: String,
    /// Set in bold after the last line.
    value: String,
}

/// What a line of a label is made of.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Number,
    Label,
    Value,
}

fn label_room(room: f64, labels: SpokeLabels) -> f64 {
    if labels == SpokeLabels::Numbers {
        NUMBER_ROOM
    } else {
        room * LABEL_PART
    }
}

/// The radius that leaves the labels their room.
pub(super) fn radius(room: f64, labels: SpokeLabels) -> f64 {
    (room / 2.0 - label_room(room, labels) - GAP).clamp(20.0, LARGEST_RADIUS)
}

/// Sets the labels around the middle. `values` may be shorter than `spokes`.
pub(super) fn place(spokes: &[Spoke], values: &[String], labels: SpokeLabels, room: f64) -> Vec<PlacedLabel> {
    let distance = radius(room, labels) + GAP;
    let mut placed: Vec<PlacedLabel> = spokes
        .iter()
        .enumerate()
        .map(|(index, spoke)| {
            let (sin, cos) = (core::f64::consts::TAU * index as f64 / spokes.len() as f64).sin_cos();
            let anchor = if sin.abs() < 0.05 {
                Anchor::Middle
            } else if sin > 0.0 {
                Anchor::Start
            } else {
                Anchor::End
            };
            let x = distance * sin;
            let label_room = if anchor == Anchor::Middle {
                // A centred label reaches down between its neighbours, which begin at their own places.
                let beside = distance * (core::f64::consts::TAU / spokes.len() as f64).sin().abs();
                2.0 * (beside - 8.0).min(room / 2.0)
            } else {
                room / 2.0 - x.abs()
            };
            let least = if labels == SpokeLabels::Numbers {
                NUMBER_ROOM
            } else {
                LEAST
            };
            let label_room = label_room.clamp(least, WIDEST);
            let mut label = PlacedLabel {
                x,
                top: 0.0,
                anchor,
                lines: Lines::default(),
                number: text::fit(spoke.number, label_room.min(40.0), VALUE),
                value: values
                    .get(index)
                    .map(|value| text::fit(value, label_room * 0.5, VALUE))
                    .unwrap_or_default(),
            };
            if labels != SpokeLabels::Numbers {
                label.set(spoke.label, label_room);
            }
            // Above the web a label is on its place, below it hangs, at the sides its middle is there.
            label.top = -distance * cos - label.height() * (1.0 + cos) / 2.0;
            label
        })
        .collect();
    // With many spokes neighbours are pushed apart, downwards on each side.
    let half = spokes.len() / 2;
    let (right, left) = placed.split_at_mut(spokes.len().min(half + 1));
    push_apart(right.iter_mut());
    push_apart(left.iter_mut().rev());
    placed
}

fn push_apart<'a>(labels: impl Iterator<Item = &'a mut PlacedLabel>) {
    let mut free = f64::NEG_INFINITY;
    let mut before: Option<Anchor> = None;
    for label in labels {
        // A centred label has its neighbour beside it, not below.
        if before == Some(label.anchor) {
            label.top = label.top.max(free);
        }
        free = label.bottom() + 2.0;
        before = Some(label.anchor);
    }
}

impl PlacedLabel {
    fn set(&mut self, label: &str, room: f64) {
        let number = if self.number.is_empty() {
            0.0
        } else {
            VALUE.width(&self.number) + LABEL.width(" ")
        };
        // The number takes room from the first line only, but balanced lines are about equally long.
        self.lines = text::wrap(label, room - number, LABEL, 2);
        if self.lines.cut {
            self.lines = text::wrap(label, room - number, LABEL, 3);
        }
        let value = if self.value.is_empty() {
            0.0
        } else {
            VALUE.width(&self.value) + LABEL.width("  ")
        };
        let last = self.lines.lines.last().map_or(0.0, |line| LABEL.width(line));
        let indent = if self.lines.lines.len() > 1 { 0.0 } else { number };
        if value > 0.0 && indent + last + value > room {
            self.lines.lines.push(String::new());
        }
    }

    fn height(&self) -> f64 {
        self.lines.lines.len().max(1) as f64 * LABEL_LINE
    }

    /// Where the label ends.
    pub fn bottom(&self) -> f64 {
        self.top + self.height()
    }

    pub fn draw(&self, canvas: &mut Canvas, x: f64, y: f64) {
        let lines: &[String] = &self.lines.lines;
        let count = lines.len().max(1);
        for index in 0..count {
            let line = lines.get(index).map_or("", String::as_str);
            let number = if index == 0 { self.number.as_str() } else { "" };
            let value = if index + 1 == count { self.value.as_str() } else { "" };
            if line.is_empty() && number.is_empty() && value.is_empty() {
                continue;
            }
            let baseline = y + self.top + (index as f64 + 0.5) * LABEL_LINE + LABEL.size * MIDDLE;
            canvas.open_text(x + self.x, baseline, canvas.label().anchored(self.anchor));
            let mut written = false;
            for (part, words) in [(Part::Number, number), (Part::Label, line), (Part::Value, value)] {
                if words.is_empty() {
                    continue;
                }
                if written {
                    canvas.writer.text(" ");
                }
                if part != Part::Label {
                    canvas.writer.open("tspan").attribute("font-weight", "600");
                }
                if part == Part::Value {
                    canvas.writer.attribute("class", "chart-series-value chart-series-1");
                    canvas.writer.attribute("fill", canvas.palette.series[0]);
                }
                canvas.writer.text(words);
                if part != Part::Label {
                    canvas.writer.close();
                }
                written = true;
            }
            canvas.writer.close();
        }
    }
}
