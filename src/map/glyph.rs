//! Small pictures made of outlines: the same on a canvas and as SVG.

use std::fmt::Write;

use super::{
    ground::GroundColour,
    plane::{PlaneBox, PlanePoint},
    style::Tint,
};

/// A colour by what it is for, so that a picture follows the page between light and dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// That of the picture's tint.
    Theme,
    /// What sets a symbol or a name off from what lies below.
    Halo,
    /// That of names.
    Label,
    /// That of text, and of what is chosen.
    Text,
    /// That of what lies over the page.
    Raised,
    /// One of the ground.
    Ground(GroundColour),
}

/// The lengths of line and gap in pixels.
pub type Dashes = [f64; 2];

/// What is laid within an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// Its colour.
    pub ink: Ink,
    /// How much of what lies below it hides, 0 to 1.
    pub opacity: f64,
}

impl Fill {
    /// One that hides what lies below.
    pub fn of(ink: Ink) -> Self {
        Self { ink, opacity: 1.0 }
    }
}

/// How a line and its dashes end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cap {
    /// Round, half a width beyond the end.
    Round,
    /// Straight, at the end.
    Straight,
}

impl Cap {
    /// What SVG and canvases call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Round => "round",
            Self::Straight => "butt",
        }
    }
}

/// What an outline is drawn with; its corners are round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    /// Its colour.
    pub ink: Ink,
    /// Its width in pixels.
    pub width: f64,
    /// How much of what lies below it hides, 0 to 1.
    pub opacity: f64,
    /// `None` for an unbroken line.
    pub dashes: Option<Dashes>,
    /// How it ends.
    pub cap: Cap,
}

impl Pen {
    /// One that draws an unbroken line and hides what lies below.
    pub fn of(ink: Ink, width: f64) -> Self {
        Self {
            ink,
            width,
            opacity: 1.0,
            dashes: None,
            cap: Cap::Round,
        }
    }
}

/// The outline of a part, in pixels right and down.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// A middle and a radius.
    Circle(PlanePoint, f64),
    /// An open line.
    Line(Vec<PlanePoint>),
    /// Closed rings.
    Rings(Vec<Vec<PlanePoint>>),
}

impl Outline {
    /// The box around it; `None` if it has no points.
    pub fn bounds(&self) -> Option<PlaneBox> {
        match self {
            Self::Circle(middle, radius) => Some(PlaneBox::about(*middle, *radius)),
            Self::Line(line) => PlaneBox::around(line),
            Self::Rings(rings) => PlaneBox::around(rings.iter().flatten()),
        }
    }
}

/// One outline with what is laid within and along it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The outline.
    pub outline: Outline,
    /// What is laid within.
    pub fill: Option<Fill>,
    /// What is laid along it.
    pub pen: Option<Pen>,
}

/// A small picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Whose colour it has.
    pub tint: Tint,
    /// Its width in pixels.
    pub width: f64,
    /// Its height in pixels.
    pub height: f64,
    /// From back to front.
    pub parts: Vec<Part>,
}

impl Glyph {
    /// An empty picture that is as high as it is wide.
    pub fn square(tint: Tint, side: f64) -> Self {
        Self {
            tint,
            width: side,
            height: side,
            parts: Vec::new(),
        }
    }

    /// The picture as SVG text. Colours are custom properties of the page.
    pub fn svg(&self) -> String {
        let Self { width, height, .. } = self;
        let mut svg = format!(
            r#"<svg class="symbol theme-{}" width="{width}" height="{height}" viewBox="0 0 {width} {height}" aria-hidden="true">"#,
            self.tint.code()
        );
        for part in &self.parts {
            write_part(&mut svg, part);
        }
        svg.push_str("</svg>");
        svg
    }
}

fn write_part(svg: &mut String, part: &Part) {
    match &part.outline {
        Outline::Circle([x, y], radius) => {
            let _ = write!(svg, r#"<circle cx="{x}" cy="{y}" r="{radius}""#);
        }
        Outline::Line(line) => {
            svg.push_str(r#"<path d=""#);
            write_line(svg, line);
            svg.push('"');
        }
        Outline::Rings(rings) => {
            svg.push_str(r#"<path d=""#);
            for ring in rings {
                write_line(svg, ring);
                svg.push('z');
            }
            svg.push('"');
        }
    }
    if let Some(Fill { ink, opacity }) = part.fill {
        let _ = write!(svg, r#" fill="{}" fill-opacity="{opacity}""#, property(ink));
    }
    if let Some(Pen {
        ink,
        width,
        opacity,
        dashes,
        cap,
    }) = part.pen
    {
        let _ = write!(
            svg,
            r#" stroke="{}" stroke-width="{width}" stroke-opacity="{opacity}" stroke-linecap="{}""#,
            property(ink),
            cap.code()
        );
        if let Some([line, gap]) = dashes {
            let _ = write!(svg, r#" stroke-dasharray="{line:.1} {gap:.1}""#);
        }
    }
    svg.push_str("/>");
}

fn write_line(svg: &mut String, line: &[PlanePoint]) {
    for (place, [x, y]) in line.iter().enumerate() {
        let step = if place == 0 { 'M' } else { 'L' };
        let _ = write!(svg, "{step}{x:.2} {y:.2}");
    }
}

fn property(ink: Ink) -> &'static str {
    match ink {
        Ink::Theme => "var(--theme)",
        Ink::Halo => "var(--map-halo)",
        Ink::Label => "var(--map-label)",
        Ink::Text => "var(--ink)",
        Ink::Raised => "var(--raised)",
        Ink::Ground(GroundColour::Land) => "var(--map-land)",
        Ink::Ground(GroundColour::Neighbour) => "var(--map-neighbour)",
        Ink::Ground(GroundColour::Water) => "var(--map-water)",
        Ink::Ground(GroundColour::Border) => "var(--map-border)",
        Ink::Ground(GroundColour::County) => "var(--map-county)",
        Ink::Ground(GroundColour::Region) => "var(--map-region)",
    }
}
