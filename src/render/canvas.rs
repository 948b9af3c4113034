//! Where charts draw: marks and text with class and colour, and the root around them.

use super::frame::Frame;
use super::palette::Palette;
use super::scale::{HIGHEST, LEVEL_DIGITS};
use super::svg::SvgWriter;
use super::text::{self, Lines, Type};

pub(crate) const HEADING: Type = Type { size: 18.0, bold: true };
pub(crate) const LABEL: Type = Type {
    size: 14.0,
    bold: false,
};
pub(crate) const VALUE: Type = Type { size: 14.0, bold: true };
pub(crate) const SMALL: Type = Type {
    size: 12.5,
    bold: false,
};

/// The height of a line of labels.
pub(crate) const LABEL_LINE: f64 = 17.0;
/// The height of a line of small text.
pub(crate) const SMALL_LINE: f64 = 16.0;
/// From the middle of digits and capitals down to the line they are set on, in parts of the font size.
pub(crate) const MIDDLE: f64 = 0.36;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// Size and colour of a piece of text, and which end of it is at its place.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub anchor: Anchor,
    pub kind: Type,
    pub class: &'static str,
    pub fill: &'a str,
}

impl Setting<'_> {
    /// The same with another end of it at its place.
    pub const fn anchored(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }
}

/// A corner and a size.
#[derive(Clone, Copy)]
pub(crate) struct Rectangle {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

pub(crate) struct Canvas<'a> {
    pub writer: SvgWriter,
    pub palette: &'a Palette<'a>,
    /// The left and right edge of what may be drawn on.
    pub left: f64,
    pub right: f64,
    frame: &'a Frame<'a>,
}

impl<'a> Canvas<'a> {
    /// A canvas with the heading set, and the height at which the picture begins.
    pub fn begin(frame: &'a Frame<'a>) -> (Self, f64) {
        let margin = frame.margin_used();
        let mut canvas = Self {
            writer: SvgWriter::new(),
            palette: frame.palette,
            left: margin,
            right: frame.width_used() - margin,
            frame,
        };
        if !frame.heading {
            return (canvas, margin);
        }
        let lines = text::wrap(frame.title, canvas.room(), HEADING, 3);
        let setting = Setting {
            anchor: Anchor::Start,
            kind: HEADING,
            class: "chart-ink chart-heading",
            fill: frame.palette.ink,
        };
        let end = canvas.lines(&lines, (canvas.left, margin), 24.0, setting);
        (canvas, end + 10.0)
    }

    /// Sets the note below `bottom` and wraps the root around everything.
    pub fn finish(mut self, bottom: f64) -> String {
        let frame = self.frame;
        let mut bottom = bottom;
        if !frame.note.is_empty() {
            let lines = text::wrap(frame.note, self.room(), SMALL, 6);
            bottom = self.lines(&lines, (self.left, bottom + 16.0), SMALL_LINE, self.small());
        }
        root(frame, frame.width_used(), bottom + frame.margin_used(), self.writer)
    }

    pub fn room(&self) -> f64 {
        self.right - self.left
    }

    pub fn label(&self) -> Setting<'a> {
        Setting {
            anchor: Anchor::Start,
            kind: LABEL,
            class: "chart-ink chart-label",
            fill: self.palette.ink,
        }
    }

    pub fn value(&self) -> Setting<'a> {
        Setting {
            anchor: Anchor::Start,
            kind: VALUE,
            class: "chart-ink chart-value",
            fill: self.palette.ink,
        }
    }

    pub fn small(&self) -> Setting<'a> {
        Setting {
            anchor: Anchor::Start,
            kind: SMALL,
            class: "chart-quiet chart-small",
            fill: self.palette.quiet,
        }
    }

    /// Opens a `text` element set on the line `y`; the caller writes inside it and closes it.
    pub fn open_text(&mut self, x: f64, y: f64, setting: Setting) {
        self.writer
            .open("text")
            .attribute("class", setting.class)
            .number("x", x)
            .number("y", y);
        match setting.anchor {
            Anchor::Start => {}
            Anchor::Middle => {
                self.writer.attribute("text-anchor", "middle");
            }
            Anchor::End => {
                self.writer.attribute("text-anchor", "end");
            }
        }
        self.writer.number("font-size", setting.kind.size);
        if setting.kind.bold {
            self.writer.attribute("font-weight", "600");
        }
        self.writer.attribute("fill", setting.fill);
    }

    /// Gives the text just opened a rim in the colour of the ground; its class says `chart-halo` too.
    pub fn halo(&mut self) {
        // Without ground there is no colour for a rim.
        if !self.palette.paper.is_empty() {
            self.writer
                .attribute("stroke", self.palette.paper)
                .number("stroke-width", 4.0);
            self.writer
                .attribute("stroke-linejoin", "round")
                .attribute("paint-order", "stroke");
        }
    }

    /// One line of text set on the line `y`.
    pub fn text(&mut self, x: f64, y: f64, setting: Setting, text: &str) {
        if text.is_empty() {
            return;
        }
        self.open_text(x, y, setting);
        self.writer.text(text).close();
    }

    /// Lines of text from `top` on; gives the height at which they end.
    pub fn lines(&mut self, set: &Lines, (x, top): (f64, f64), pitch: f64, setting: Setting) -> f64 {
        let mut top = top;
        for line in &set.lines {
            self.text(x, top + pitch / 2.0 + setting.kind.size * MIDDLE, setting, line);
            top += pitch;
        }
        top
    }

    /// The digits of the levels over or under their lines, between the places of levels 0 and 4; gives where they end.
    pub fn level_digits(&mut self, zero: f64, highest: f64, top: f64) -> f64 {
        let setting = self.small();
        for (level, digit) in LEVEL_DIGITS.iter().enumerate() {
            let x = zero + (highest - zero) * level as f64 / f64::from(HIGHEST);
            // At the left edge a centred digit would reach outside.
            let x = x.max(self.left + SMALL.width(digit) / 2.0);
            let line = top + SMALL_LINE / 2.0 + SMALL.size * MIDDLE;
            self.text(x, line, setting.anchored(Anchor::Middle), digit);
        }
        top + SMALL_LINE + 2.0
    }

    /// Opens a group of lines in one colour; the caller closes it.
    pub fn open_lines(&mut self, class: &'static str, stroke: &str, width: f64) {
        self.writer
            .open("g")
            .attribute("class", class)
            .attribute("fill", "none")
            .attribute("stroke", stroke);
        self.writer.number("stroke-width", width);
    }

    /// A line in the group that is open.
    pub fn line(&mut self, x1: f64, y1: f64, x2: f64, y2: f64) {
        self.writer
            .open("line")
            .number("x1", x1)
            .number("y1", y1)
            .number("x2", x2)
            .number("y2", y2)
            .close();
    }

    /// A filled rectangle.
    pub fn rectangle(&mut self, class: &'static str, fill: &str, at: Rectangle) {
        self.open_rectangle(class, at);
        self.writer.attribute("fill", fill).close();
    }

    /// Opens a rectangle for the caller to paint and close.
    pub fn open_rectangle(&mut self, class: &'static str, at: Rectangle) {
        self.writer
            .open("rect")
            .attribute("class", class)
            .number("x", at.x)
            .number("y", at.y);
        self.writer
            .number("width", at.width.max(0.0))
            .number("height", at.height.max(0.0));
    }
}

/// The root element with its names, its ground and what was drawn.
pub(crate) fn root(frame: &Frame, width: f64, height: f64, drawn: SvgWriter) -> String {
    let (title, description) = (frame.id_of("title"), frame.id_of("description"));
    let mut both = title.clone();
    let described = !frame.description.is_empty();
    if described {
        both.push(' ');
        both.push_str(&description);
    }
    let height = height.ceil();
    let mut view = String::from("0 0 ");
    super::svg::push_number(&mut view, width);
    view.push(' ');
    super::svg::push_number(&mut view, height);

    let mut writer = SvgWriter::new();
    writer
        .open("svg")
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("class", "chart");
    writer
        .number("width", width)
        .number("height", height)
        .attribute("viewBox", &view);
    writer.attribute("role", "img").attribute("aria-labelledby", &both);
    if !frame.language.is_empty() {
        writer.attribute("lang", frame.language);
    }
    writer.attribute("font-family", frame.palette.font).line_break();
    writer
        .open("title")
        .attribute("id", &title)
        .text(frame.title)
        .close()
        .line_break();
    if described {
        writer
            .open("desc")
            .attribute("id", &description)
            .text(frame.description)
            .close()
            .line_break();
    }
    if !frame.palette.paper.is_empty() {
        writer
            .open("rect")
            .attribute("class", "chart-paper")
            .number("width", width)
            .number("height", height);
        writer.attribute("fill", frame.palette.paper).close().line_break();
    }
    writer.append(drawn).line_break();
    writer.close().line_break();
    writer.finish()
}
