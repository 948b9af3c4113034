//! A thread from cause to follow-up: records as boxes in a column for each part of the work, with an arrow from each ground to what rests on it.

use super::canvas::{Canvas, LABEL, LABEL_LINE, Rectangle, SMALL, SMALL_LINE, Setting};
use super::frame::Frame;
use super::svg::{push_number, push_step};
use super::text::{Lines, Type, wrap};

/// A record of the thread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThreadBox<'a> {
    /// The column that it is in, by its place from 0.
    pub column: usize,
    /// What it is, as *Fynd*.
    pub kind: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// Whether the thread begins here.
    pub is_here: bool,
}

/// A part of the work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThreadColumn<'a> {
    /// What it is called.
    pub title: &'a str,
    /// What is said below it of those that are not drawn; may be empty.
    pub more: &'a str,
}

/// The thread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thread<'a> {
    /// Identity, size, colours, words.
    pub frame: Frame<'a>,
    /// The parts of the work, in their order.
    pub columns: &'a [ThreadColumn<'a>],
    /// The records, in their order within each column.
    pub boxes: &'a [ThreadBox<'a>],
    /// From which box to which an arrow goes, by their places among the boxes.
    pub arrows: &'a [(usize, usize)],
}

/// The narrowest column that names still fit in.
const COLUMN: f64 = 124.0;
/// The room between two columns, in which arrows can be told apart, and before the first for those within it.
const BETWEEN: f64 = 44.0;
const BEFORE: f64 = 20.0;
/// How far from its boxes the line within a column goes.
const TRUNK: f64 = 11.0;
/// The room between two boxes above each other.
const APART: f64 = 12.0;
const PADDING: f64 = 9.0;
/// How many lines a name gets; the lists have all of it.
const MOST: usize = 4;
/// The size of an arrow's head.
const HEAD: f64 = 5.0;
/// The height of a column's title with the room below it.
const TITLE: f64 = 26.0;

impl Thread<'_> {
    /// The picture as SVG text: columns beside each other where there is room, else below each other.
    pub fn to_svg(&self) -> String {
        let (mut canvas, top) = Canvas::begin(&self.frame);
        let count = self.columns.len().max(1) as f64;
        let gaps = BEFORE + (count - 1.0) * BETWEEN;
        let width = (canvas.room() - gaps) / count;
        let bottom = if width >= COLUMN {
            self.draw_across(&mut canvas, top, width)
        } else {
            self.draw_down(&mut canvas, top)
        };
        canvas.finish(bottom)
    }

    fn of_column(&self, column: usize) -> impl Iterator<Item = (usize, &ThreadBox<'_>)> {
        let all = self.boxes.iter().enumerate();
        all.filter(move |(_, one)| one.column == column)
    }

    fn draw_across(&self, canvas: &mut Canvas, top: f64, width: f64) -> f64 {
        let mut places = vec![None; self.boxes.len()];
        let mut bottoms = Vec::new();
        for column in 0..self.columns.len() {
            let x = canvas.left + BEFORE + column as f64 * (width + BETWEEN);
            let mut y = top + TITLE;
            for (place, one) in self.of_column(column) {
                let words = words_in(one, width);
                let height = height_of(&words);
                let at = Rectangle { x, y, width, height };
                places[place] = Some((at, words));
                y += height + APART;
            }
            bottoms.push((x, y));
        }
        // Under the boxes, since one that leads past a column goes behind what is in it.
        for (from, to) in self.arrows {
            let place = |place: usize| places.get(place).and_then(|placed| placed.as_ref());
            if let (Some((from, _)), Some((to, _))) = (place(*from), place(*to)) {
                arrow(canvas, *from, *to);
            }
        }
        for (one, placed) in self.boxes.iter().zip(&places) {
            if let Some((at, words)) = placed {
                draw_box(canvas, *at, one, words);
            }
        }
        let mut bottom = top;
        for (column, (x, y)) in self.columns.iter().zip(bottoms) {
            draw_title(canvas, (x, top), width, column.title);
            bottom = bottom.max(draw_more(canvas, (x, y), width, column.more));
        }
        bottom
    }

    fn draw_down(&self, canvas: &mut Canvas, top: f64) -> f64 {
        let width = canvas.room();
        let mut y = top;
        for (column, said) in self.columns.iter().enumerate() {
            if column > 0 {
                let middle = canvas.left + 18.0;
                let path = straight((middle, y + 2.0), (middle, y + 26.0));
                draw_path(canvas, &path);
                y += 34.0;
            }
            draw_title(canvas, (canvas.left, y), width, said.title);
            y += TITLE;
            for (_, one) in self.of_column(column) {
                let words = words_in(one, width);
                let at = Rectangle {
                    x: canvas.left,
                    y,
                    width,
                    height: height_of(&words),
                };
                draw_box(canvas, at, one, &words);
                y += at.height + APART;
            }
            y = draw_more(canvas, (canvas.left, y), width, said.more);
        }
        y
    }
}

fn words_in(one: &ThreadBox, width: f64) -> Lines {
    wrap(one.name, width - 2.0 * PADDING, LABEL, MOST)
}

fn height_of(words: &Lines) -> f64 {
    2.0 * PADDING + SMALL_LINE + 2.0 + words.lines.len().max(1) as f64 * LABEL_LINE
}

fn draw_title(canvas: &mut Canvas, (x, top): (f64, f64), width: f64, title: &str) {
    let set = wrap(title, width, LABEL, 1);
    let setting = canvas.value();
    canvas.lines(&set, (x, top), LABEL_LINE, setting);
}

fn draw_more(canvas: &mut Canvas, (x, top): (f64, f64), width: f64, more: &str) -> f64 {
    let set = wrap(more, width, SMALL, 2);
    let small = canvas.small();
    canvas.lines(&set, (x, top), SMALL_LINE, small)
}

fn draw_box(canvas: &mut Canvas, at: Rectangle, one: &ThreadBox, words: &Lines) {
    canvas.rectangle("chart-track", canvas.palette.track, at);
    let colour = if one.is_here {
        canvas.palette.ink
    } else {
        canvas.palette.axis
    };
    canvas.open_rectangle("chart-axis", at);
    canvas
        .writer
        .attribute("fill", "none")
        .attribute("stroke", colour)
        .number("stroke-width", if one.is_here { 3.0 } else { 1.0 })
        .close();
    let (x, top) = (at.x + PADDING, at.y + PADDING);
    let kind = wrap(one.kind, at.width - 2.0 * PADDING, SMALL, 1);
    let (ink, label) = (canvas.value(), canvas.label());
    let kind_setting = Setting {
        kind: Type { bold: true, ..SMALL },
        class: "chart-ink chart-small",
        ..ink
    };
    canvas.lines(&kind, (x, top), SMALL_LINE, kind_setting);
    canvas.lines(words, (x, top + SMALL_LINE + 2.0), LABEL_LINE, label);
}

/// An arrow from a box to one in a later column, or in an earlier, or in the same, where all share a line down on the left.
fn arrow(canvas: &mut Canvas, from: Rectangle, to: Rectangle) {
    let middle = |at: Rectangle| at.y + at.height / 2.0;
    let mut path = String::new();
    let (end, back) = if to.x > from.x {
        let (start, end) = (from.x + from.width, to.x - 2.0);
        let bend = ((end - start) / 2.0).min(BETWEEN / 2.0);
        curve(&mut path, (start, middle(from)), (end, middle(to)), bend);
        (end, -HEAD)
    } else if to.x < from.x {
        let end = to.x + to.width + 2.0;
        let bend = ((from.x - end) / 2.0).min(BETWEEN / 2.0);
        curve(&mut path, (from.x, middle(from)), (end, middle(to)), -bend);
        (end, HEAD)
    } else {
        // From the lower part of the box, so that what comes in is told from what goes out.
        let (line, start) = (from.x - TRUNK, from.y + from.height * 0.8);
        push_step(&mut path, 'M', from.x, start);
        push_step(&mut path, 'L', line, start);
        push_step(&mut path, 'L', line, middle(to));
        push_step(&mut path, 'L', to.x - 2.0, middle(to));
        (to.x - 2.0, -HEAD)
    };
    push_step(&mut path, 'M', end + back, middle(to) - HEAD);
    push_step(&mut path, 'L', end, middle(to));
    push_step(&mut path, 'L', end + back, middle(to) + HEAD);
    draw_path(canvas, &path);
}

/// A curve that begins and ends level.
fn curve(path: &mut String, from: (f64, f64), to: (f64, f64), bend: f64) {
    push_step(path, 'M', from.0, from.1);
    let turns = [(from.0 + bend, from.1), (to.0 - bend, to.1), to];
    for (place, (x, y)) in turns.into_iter().enumerate() {
        path.push(if place == 0 { 'C' } else { ' ' });
        push_number(path, x);
        path.push(' ');
        push_number(path, y);
    }
}

/// An arrow downwards.
fn straight(from: (f64, f64), to: (f64, f64)) -> String {
    let mut path = String::new();
    push_step(&mut path, 'M', from.0, from.1);
    push_step(&mut path, 'L', to.0, to.1);
    push_step(&mut path, 'M', to.0 - HEAD, to.1 - HEAD);
    push_step(&mut path, 'L', to.0, to.1);
    push_step(&mut path, 'L', to.0 + HEAD, to.1 - HEAD);
    path
}

fn draw_path(canvas: &mut Canvas, path: &str) {
    let colour = canvas.palette.axis;
    canvas.open_lines("chart-axis", colour, 1.5);
    canvas.writer.open("path").attribute("d", path).close().close();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::palette::Palette;

    const COLUMNS: [ThreadColumn; 3] = [
        ThreadColumn {
            title: "Underlag",
            more: "och 4 till",
        },
        ThreadColumn { title: "Val", more: "" },
        ThreadColumn {
            title: "Plan",
            more: "",
        },
    ];

    const fn record<'a>(column: usize, kind: &'a str, name: &'a str, is_here: bool) -> ThreadBox<'a> {
        ThreadBox {
            column,
            kind,
            name,
            is_here,
        }
    }

    const BOXES: [ThreadBox; 4] = [
        record(0, "Indikator", "Restid", false),
        record(0, "Fynd", "Långt till <utbildning>", false),
        record(1, "Prioritering", "Kompetens", true),
        record(2, "Insats", "Lärcentrum", false),
    ];

    fn drawn(width: f64, boxes: &[ThreadBox], arrows: &[(usize, usize)]) -> String {
        Thread {
            frame: Frame {
                id: "thread",
                language: "sv",
                title: "Tråden",
                description: "",
                heading: false,
                note: "",
                width,
                margin: 0.0,
                palette: &Palette::LIGHT,
            },
            columns: &COLUMNS,
            boxes,
            arrows,
        }
        .to_svg()
    }

    // R564
    #[test]
    fn a_thread_is_drawn_in_columns_with_its_words_as_text_and_an_arrow_from_ground_to_what_rests() {
        // Within a column, to the next, past one, and back.
        let arrows = [(0, 1), (1, 2), (1, 3), (3, 2)];
        let svg = drawn(900.0, &BOXES, &arrows);
        assert_eq!(svg.matches("<path").count(), arrows.len());
        for word in [
            "Underlag",
            "och 4 till",
            "Fynd",
            "&lt;utbildning&gt;",
            "Kompetens",
            "Lärcentrum",
        ] {
            assert!(svg.contains(word), "{word}");
        }
        // Where the thread begins is told by more than a colour.
        assert_eq!(svg.matches("stroke-width=\"3\"").count(), 1);
    }

    // R564
    #[test]
    fn where_there_is_no_room_beside_the_columns_lie_below_each_other() {
        for width in [240.0, 320.0, 440.0] {
            let svg = drawn(width, &BOXES, &[(0, 1), (1, 2)]);
            assert_eq!(svg.matches("<path").count(), COLUMNS.len() - 1);
            for one in BOXES {
                assert!(svg.contains(one.kind), "{} at {width}", one.kind);
            }
        }
    }

    #[test]
    fn an_arrow_to_a_box_that_is_not_there_is_not_drawn() {
        let lost = [record(7, "Fynd", "Utanför", false), BOXES[0]];
        let svg = drawn(900.0, &lost, &[(0, 1), (1, 9)]);
        assert_eq!(svg.matches("<path").count(), 0);
        assert!(drawn(900.0, &[], &[]).starts_with("<svg"));
    }
}
