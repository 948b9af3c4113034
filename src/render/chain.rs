//! A chain from action to effect: boxes with what is done and what comes of it, and at each arrow what must hold.

use super::canvas::{Canvas, LABEL, LABEL_LINE, Rectangle, SMALL, SMALL_LINE, Setting};
use super::frame::Frame;
use super::svg::push_step;
use super::text::{Lines, Type, wrap};

/// A link of the chain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChainLink<'a> {
    /// Where in the chain it stands, as *Insats*.
    pub stage: &'a str,
    /// What is done, or what comes of it.
    pub text: &'a str,
    /// What must hold for it to lead on to the next; may be empty, and is not drawn for the last.
    pub assumption: &'a str,
}

/// The links in their order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chain<'a> {
    /// Identity, size, colours, words.
    pub frame: Frame<'a>,
    /// The links.
    pub links: &'a [ChainLink<'a>],
}

/// The narrowest box that words still fit in.
const BOX: f64 = 128.0;
/// The room for an arrow from one box to the next on its right, and for its words.
const ARROW: f64 = 92.0;
/// The least height of an arrow downwards.
const DROP: f64 = 30.0;
const PADDING: f64 = 10.0;
/// How many lines a text gets; the words below the picture have all of it.
const MOST: usize = 8;
/// The size of an arrow's head.
const HEAD: f64 = 5.0;

impl Chain<'_> {
    /// The picture as SVG text: from left to right where there is room, else downwards.
    pub fn to_svg(&self) -> String {
        let (mut canvas, top) = Canvas::begin(&self.frame);
        let count = self.links.len() as f64;
        let arrows = (count - 1.0).max(0.0) * ARROW;
        let is_wide = canvas.room() >= count * BOX + arrows;
        let bottom = if is_wide && count > 0.0 {
            let width = (canvas.room() - arrows) / count;
            self.draw_across(&mut canvas, top, width)
        } else {
            self.draw_down(&mut canvas, top)
        };
        canvas.finish(bottom)
    }

    fn draw_across(&self, canvas: &mut Canvas, top: f64, width: f64) -> f64 {
        let set: Vec<_> = self.links.iter().map(|link| words_in(link, width)).collect();
        let height = set.iter().map(height_of).fold(0.0, f64::max);
        let last = self.links.len().saturating_sub(1);
        let mut bottom = top + height;
        for (place, (link, words)) in self.links.iter().zip(&set).enumerate() {
            let left = canvas.left + place as f64 * (width + ARROW);
            let at = Rectangle {
                x: left,
                y: top,
                width,
                height,
            };
            draw_box(canvas, at, link, words);
            if place < last {
                let (from, middle) = (left + width, top + PADDING + LABEL_LINE / 2.0);
                arrow(canvas, [(from + 4.0, middle), (from + ARROW - 4.0, middle)]);
                let said = wrap(link.assumption, ARROW - 12.0, SMALL, MOST);
                let small = canvas.small();
                let end = canvas.lines(&said, (from + 6.0, middle + 8.0), SMALL_LINE, small);
                bottom = bottom.max(end);
            }
        }
        bottom
    }

    fn draw_down(&self, canvas: &mut Canvas, top: f64) -> f64 {
        let width = canvas.room();
        let last = self.links.len().saturating_sub(1);
        let mut top = top;
        for (place, link) in self.links.iter().enumerate() {
            let words = words_in(link, width);
            let at = Rectangle {
                x: canvas.left,
                y: top,
                width,
                height: height_of(&words),
            };
            draw_box(canvas, at, link, &words);
            top += at.height;
            if place < last {
                let said = wrap(link.assumption, width - 40.0, SMALL, MOST);
                let drop = (said.lines.len() as f64 * SMALL_LINE + 12.0).max(DROP);
                let middle = canvas.left + 18.0;
                arrow(canvas, [(middle, top + 3.0), (middle, top + drop - 3.0)]);
                let small = canvas.small();
                canvas.lines(&said, (canvas.left + 36.0, top + 6.0), SMALL_LINE, small);
                top += drop;
            }
        }
        top
    }
}

fn words_in(link: &ChainLink, width: f64) -> Lines {
    wrap(link.text, width - 2.0 * PADDING, LABEL, MOST)
}

fn height_of(words: &Lines) -> f64 {
    2.0 * PADDING + SMALL_LINE + 2.0 + words.lines.len().max(1) as f64 * LABEL_LINE
}

fn draw_box(canvas: &mut Canvas, at: Rectangle, link: &ChainLink, words: &Lines) {
    canvas.rectangle("chart-track", canvas.palette.track, at);
    let colour = canvas.palette.axis;
    canvas.open_rectangle("chart-axis", at);
    canvas
        .writer
        .attribute("fill", "none")
        .attribute("stroke", colour)
        .number("stroke-width", 1.0)
        .close();
    let (x, top) = (at.x + PADDING, at.y + PADDING);
    let stage = wrap(link.stage, at.width - 2.0 * PADDING, SMALL, 1);
    let (ink, label) = (canvas.value(), canvas.label());
    let stage_setting = Setting {
        kind: Type { bold: true, ..SMALL },
        class: "chart-ink chart-small",
        ..ink
    };
    canvas.lines(&stage, (x, top), SMALL_LINE, stage_setting);
    canvas.lines(words, (x, top + SMALL_LINE + 2.0), LABEL_LINE, label);
}

/// An arrow from one place to another, right or down.
fn arrow(canvas: &mut Canvas, [from, to]: [(f64, f64); 2]) {
    let is_down = to.1 > from.1;
    let back = if is_down {
        [(to.0 - HEAD, to.1 - HEAD), (to.0 + HEAD, to.1 - HEAD)]
    } else {
        [(to.0 - HEAD, to.1 - HEAD), (to.0 - HEAD, to.1 + HEAD)]
    };
    let mut path = String::new();
    push_step(&mut path, 'M', from.0, from.1);
    push_step(&mut path, 'L', to.0, to.1);
    push_step(&mut path, 'M', back[0].0, back[0].1);
    push_step(&mut path, 'L', to.0, to.1);
    push_step(&mut path, 'L', back[1].0, back[1].1);
    let colour = canvas.palette.axis;
    canvas.open_lines("chart-axis", colour, 1.5);
    canvas.writer.open("path").attribute("d", &path).close().close();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::palette::Palette;

    fn drawn(width: f64, links: &[ChainLink]) -> String {
        Chain {
            frame: Frame {
                id: "chain",
                language: "sv",
                title: "Effektkedja",
                description: "",
                heading: false,
                note: "",
                width,
                margin: 0.0,
                palette: &Palette::LIGHT,
            },
            links,
        }
        .to_svg()
    }

    const LINKS: [ChainLink; 3] = [
        ChainLink {
            stage: "Insats",
            text: "Utbilda handledare",
            assumption: "tid finns",
        },
        ChainLink {
            stage: "Resultat",
            text: "Fler praktikplatser",
            assumption: "",
        },
        ChainLink {
            stage: "Effekt",
            text: "Fler <i> arbete",
            assumption: "sägs inte",
        },
    ];

    // R614
    #[test]
    fn a_chain_is_drawn_with_its_words_as_text_and_an_arrow_between_each_two() {
        for width in [240.0, 480.0, 900.0] {
            let svg = drawn(width, &LINKS);
            for word in ["Insats", "Utbilda", "tid finns", "Resultat", "Effekt", "&lt;i&gt;"] {
                assert!(svg.contains(word), "{word} at {width}");
            }
            assert_eq!(svg.matches("<path").count(), LINKS.len() - 1);
            assert!(!svg.contains("sägs inte"), "after the last link there is no arrow");
        }
    }

    // R614
    #[test]
    fn a_chain_goes_downwards_where_there_is_no_room_beside() {
        let height = |width| {
            let svg = drawn(width, &LINKS);
            let (_, rest) = svg.split_once("height=\"").unwrap_or_default();
            let (height, _) = rest.split_once('"').unwrap_or_default();
            height.parse::<f64>().unwrap_or_default()
        };
        assert!(height(320.0) > height(900.0) * 1.5);
        assert!(drawn(320.0, &[]).starts_with("<svg"));
    }
}
