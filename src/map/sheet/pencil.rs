//! What a sheet is drawn with: the light colours of the page, and SVG text in its units.

use crate::{
    domain::records::structure_map::{ElementLevel, Theme},
    map::{
        glyph::{Fill, Glyph, Ink, Outline, Part, Pen},
        ground::GroundColour,
        naming::Slant,
        plane::{PlaneBox, PlanePoint},
        style::Tint,
    },
    render::{
        svg::{SvgWriter, push_step},
        text::Type,
    },
};

pub use crate::map::naming::Anchor;

/// Paper is always light, and a file is read without the page's style: the colours of style/tokens.css as they are in light.
pub const INK: &str = "#14211f";
/// Text that steps back.
pub const SOFT: &str = "#495653";
/// Thin rules.
pub const RULE: &str = "#d4dbd8";
/// Rules that are to be seen, and the frame of the map.
pub const STRONG: &str = "#74807d";
/// The county in the small map of Sweden, and the edge of labels.
pub const ACCENT: &str = "#00494a";
/// The paper.
pub const PAPER: &str = "#ffffff";
/// What parts names and symbols from what lies below.
pub const HALO: &str = "#fdfdfc";
/// Names on the map.
pub const LABEL: &str = "#2b3835";

/// The colour of a tint.
pub fn tint(tint: Tint) -> &'static str {
    match tint {
        Tint::Of(Theme::Settlement) => "#9a2c0f",
        Tint::Of(Theme::Nature) => "#278566",
        Tint::Of(Theme::Communications) => "#234993",
        Tint::Water => "#0f6f8f",
    }
}

/// The colour of a part of the ground.
pub fn ground(colour: GroundColour) -> &'static str {
    match colour {
        GroundColour::Land => "#f7f5ec",
        GroundColour::Neighbour => "#e7e7df",
        GroundColour::Water => "#cbdfe5",
        GroundColour::Border => "#bdbbad",
        GroundColour::County => "#5f6b66",
        GroundColour::Region => "#6f4a86",
    }
}

fn ink(ink: Ink, of: Option<Tint>) -> &'static str {
    match (ink, of) {
        (Ink::Theme, Some(of)) => tint(of),
        (Ink::Theme, None) | (Ink::Text, _) => INK,
        (Ink::Halo, _) => HALO,
        (Ink::Label, _) => LABEL,
        (Ink::Raised, _) => PAPER,
        (Ink::Ground(colour), _) => ground(colour),
    }
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lettering {
    /// Its size and weight.
    pub kind: Type,
    /// Its colour.
    pub fill: &'static str,
    /// Whether it is set off from what lies below.
    pub has_halo: bool,
    /// How much farther apart its letters are, in units.
    pub spacing: f64,
}

impl Lettering {
    /// Text on the paper.
    pub const fn of(size: f64, bold: bool, fill: &'static str) -> Self {
        Self {
            kind: Type { size, bold },
            fill,
            has_halo: false,
            spacing: 0.0,
        }
    }

    /// The name of a node of a level: the farther it matters, the larger.
    pub fn of_level(level: ElementLevel) -> Self {
        let size = match level {
            ElementLevel::CrossRegional => 14.5,
            ElementLevel::Regional => 13.0,
            ElementLevel::SubRegional => 12.0,
            ElementLevel::Local => 11.0,
        };
        Self::of(size, true, LABEL).on_map()
    }

    /// The same on the map.
    pub const fn on_map(self) -> Self {
        Self { has_halo: true, ..self }
    }

    /// From one row to the next.
    pub fn line(self) -> f64 {
        self.kind.size * 1.25
    }

    /// How wide a row is.
    pub fn width(self, text: &str) -> f64 {
        let width = self.kind.width(text) + self.spacing * text.chars().count() as f64;
        match (self.has_halo, self.kind.bold) {
            (true, true) => width * WIDEST_BOLD,
            (true, false) => width * WIDEST,
            (false, _) => width,
        }
    }
}

/// How much wider than estimated words on the map may be, which nothing may cut: DejaVu Sans and Verdana, which are taken where there is none
/// of the fonts that the estimates are made of.
const WIDEST: f64 = 1.05;
const WIDEST_BOLD: f64 = 1.11;

/// From the middle of digits and capitals down to the line that they are set on, in parts of the size.
const MIDDLE: f64 = 0.36;

/// Draws on a sheet.
#[derive(Default)]
pub struct Pencil {
    /// What has been drawn.
    pub writer: SvgWriter,
}

impl Pencil {
    /// A row of text whose middle is at this height.
    pub fn text(&mut self, [x, middle]: PlanePoint, anchor: Anchor, lettering: Lettering, text: &str) {
        if text.is_empty() {
            return;
        }
        let size = lettering.kind.size;
        self.writer
            .open("text")
            .number("x", x)
            .number("y", middle + size * MIDDLE)
            .number("font-size", size);
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => {
                self.writer.attribute("text-anchor", "middle");
            }
            Anchor::End => {
                self.writer.attribute("text-anchor", "end");
            }
        }
        if lettering.kind.bold {
            self.writer.attribute("font-weight", "600");
        }
        if lettering.spacing > 0.0 {
            self.writer.number("letter-spacing", lettering.spacing);
        }
        self.writer.attribute("fill", lettering.fill);
        if lettering.has_halo {
            self.writer
                .attribute("stroke", HALO)
                .number("stroke-width", 3.0)
                .attribute("stroke-linejoin", "round")
                .attribute("paint-order", "stroke");
        }
        self.writer.text(text).close();
    }

    /// A row of text with its middle at a place, turned.
    pub fn turned(&mut self, slant: Slant, lettering: Lettering, text: &str) {
        let mut turn = String::from("rotate(");
        let [x, y] = slant.middle;
        for (place, number) in [slant.degrees, x, y].into_iter().enumerate() {
            if place > 0 {
                turn.push(' ');
            }
            crate::render::svg::push_number(&mut turn, number);
        }
        turn.push(')');
        self.writer.open("g").attribute("transform", &turn);
        self.text(slant.middle, Anchor::Middle, lettering, text);
        self.writer.close();
    }

    /// Rows of text from a height on; gives where they end.
    pub fn rows(&mut self, [x, top]: PlanePoint, anchor: Anchor, lettering: Lettering, rows: &[String]) -> f64 {
        let mut top = top;
        for row in rows {
            self.text([x, top + lettering.line() / 2.0], anchor, lettering, row);
            top += lettering.line();
        }
        top
    }

    /// A rectangle with fill and edge; either may be empty.
    pub fn rectangle(&mut self, place: PlaneBox, fill: &str, edge: &str, width: f64) {
        let [across, down] = place.size().map(|side| side.max(0.0));
        self.writer
            .open("rect")
            .number("x", place.least[0])
            .number("y", place.least[1])
            .number("width", across)
            .number("height", down)
            .attribute("fill", if fill.is_empty() { "none" } else { fill });
        if !edge.is_empty() {
            self.writer.attribute("stroke", edge).number("stroke-width", width);
        }
        self.writer.close();
    }

    /// A straight line.
    pub fn line(&mut self, [from, to]: [PlanePoint; 2], colour: &str, width: f64) {
        self.writer
            .open("line")
            .number("x1", from[0])
            .number("y1", from[1])
            .number("x2", to[0])
            .number("y2", to[1])
            .attribute("stroke", colour)
            .number("stroke-width", width)
            .close();
    }

    /// A small picture with its first corner here, so many times as large.
    pub fn glyph(&mut self, glyph: &Glyph, [x, y]: PlanePoint, scale: f64) {
        self.writer.open("g").attribute("transform", &placed([x, y], scale));
        for part in &glyph.parts {
            self.part(part, Some(glyph.tint));
        }
        self.writer.close();
    }

    /// One outline of a small picture.
    pub fn part(&mut self, part: &Part, tint: Option<Tint>) {
        match &part.outline {
            Outline::Circle([x, y], radius) => {
                self.writer
                    .open("circle")
                    .number("cx", *x)
                    .number("cy", *y)
                    .number("r", *radius);
            }
            Outline::Line(line) => {
                self.writer.open("path").attribute("d", &path([line], false));
            }
            Outline::Rings(rings) => {
                self.writer.open("path").attribute("d", &path(rings, true));
            }
        }
        self.fill(part.fill, tint);
        if let Some(pen) = &part.pen {
            self.pen(pen, tint);
        }
        self.writer.close();
    }

    /// Fills what has just been opened.
    pub fn fill(&mut self, fill: Option<Fill>, tint: Option<Tint>) {
        let Some(Fill { ink: colour, opacity }) = fill else {
            self.writer.attribute("fill", "none");
            return;
        };
        self.writer.attribute("fill", ink(colour, tint));
        if opacity < 1.0 {
            self.writer.number("fill-opacity", opacity);
        }
    }

    /// Draws along what has just been opened.
    pub fn pen(&mut self, pen: &Pen, tint: Option<Tint>) {
        self.writer
            .attribute("stroke", ink(pen.ink, tint))
            .number("stroke-width", pen.width);
        if pen.opacity < 1.0 {
            self.writer.number("stroke-opacity", pen.opacity);
        }
        self.writer
            .attribute("stroke-linecap", pen.cap.code())
            .attribute("stroke-linejoin", "round");
        if let Some(dashes) = pen.dashes {
            self.dashes(dashes);
        }
    }

    /// Breaks the line that has just been opened.
    pub fn dashes(&mut self, [line, gap]: [f64; 2]) {
        let mut dashes = String::new();
        crate::render::svg::push_number(&mut dashes, line);
        dashes.push(' ');
        crate::render::svg::push_number(&mut dashes, gap);
        self.writer.attribute("stroke-dasharray", &dashes);
    }

    /// Opens a group that is cut to the frame of the map; the caller closes it.
    pub fn open_within(&mut self, clip: &str) {
        self.writer
            .open("g")
            .attribute("clip-path", &["url(#", clip, ")"].concat());
    }
}

/// What moves and enlarges a part of a picture.
fn placed([x, y]: PlanePoint, scale: f64) -> String {
    let mut text = String::from("translate(");
    crate::render::svg::push_number(&mut text, x);
    text.push(' ');
    crate::render::svg::push_number(&mut text, y);
    text.push(')');
    if scale != 1.0 {
        text.push_str(" scale(");
        crate::render::svg::push_number(&mut text, scale);
        text.push(')');
    }
    text
}

/// Lines or rings as a path is written.
pub fn path<'a>(lines: impl IntoIterator<Item = &'a Vec<PlanePoint>>, is_closed: bool) -> String {
    let mut text = String::new();
    for line in lines {
        for (place, [x, y]) in line.iter().enumerate() {
            push_step(&mut text, if place == 0 { 'M' } else { 'L' }, *x, *y);
        }
        if is_closed && !line.is_empty() {
            text.push('Z');
        }
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::map::scheme::of_scheme;

    #[test]
    fn the_colours_are_those_of_the_page_in_light() {
        let tokens = concat!(
            include_str!("../../../style/tokens.css"),
            include_str!("../../../style/picture-tokens.css")
        );
        let token = |name: &str| {
            let rest = tokens.split(&format!("\n  --{name}: ")).nth(1).unwrap();
            of_scheme(rest.split(';').next().unwrap(), false)
        };
        for (name, colour) in [
            ("ink", INK),
            ("ink-soft", SOFT),
            ("line", RULE),
            ("line-strong", STRONG),
            ("accent", ACCENT),
            ("raised", PAPER),
            ("map-halo", HALO),
            ("map-label", LABEL),
            ("theme-settlement", tint(Tint::Of(Theme::Settlement))),
            ("theme-nature", tint(Tint::Of(Theme::Nature))),
            ("theme-communications", tint(Tint::Of(Theme::Communications))),
            ("theme-water", tint(Tint::Water)),
            ("map-land", ground(GroundColour::Land)),
            ("map-neighbour", ground(GroundColour::Neighbour)),
            ("map-water", ground(GroundColour::Water)),
            ("map-border", ground(GroundColour::Border)),
            ("map-county", ground(GroundColour::County)),
            ("map-region", ground(GroundColour::Region)),
        ] {
            assert_eq!(colour, token(name), "{name}");
        }
    }
}
