//! The colours and font of a picture that stands alone.

use super::scale::LEVELS;

/// How many series can be told apart by colour and shape; more begin again from the first.
pub const SERIES: usize = 6;

/// Colours as CSS writes them, and the font. They are presentation attributes, so a page's style sheet wins over them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette<'a> {
    /// The ground; empty for a picture without ground.
    pub paper: &'a str,
    /// Headings, labels and values.
    pub ink: &'a str,
    /// Axis text and notes.
    pub quiet: &'a str,
    /// Level lines, rings and spokes.
    pub grid: &'a str,
    /// The zero line and outlines.
    pub axis: &'a str,
    /// What is still empty.
    pub track: &'a str,
    /// Bars and what is done.
    pub accent: &'a str,
    /// Targets.
    pub target: &'a str,
    /// Series, the main one first; told apart, from the target too, with each of the three kinds of colour blindness.
    pub series: [&'a str; SERIES],
    /// Levels 0–4: one ramp, even to the eye.
    pub levels: [&'a str; LEVELS],
    /// Text on each level's colour.
    pub on_levels: [&'a str; LEVELS],
    /// The font family, as CSS writes it.
    pub font: &'a str,
}

const FONT: &str = "Inter, 'Segoe UI', Roboto, 'Noto Sans', 'Open Sans', 'Helvetica Neue', Arial, sans-serif";

impl Palette<'static> {
    /// For paper, print and files.
    pub const LIGHT: Self = Self {
        paper: "#ffffff",
        ink: "#1c2226",
        quiet: "#5a646b",
        grid: "#d5dbde",
        axis: "#7d888e",
        track: "#e4e9eb",
        accent: "#0f4c5c",
        target: "#b34700",
        series: ["#0f4c5c", "#2291eb", "#987b90", "#2960c0", "#7a1e03", "#d77200"],
        levels: ["#cce6ef", "#8fc4d5", "#4f9eb6", "#156e85", "#004556"],
        on_levels: ["#1c2226", "#1c2226", "#1c2226", "#ffffff", "#ffffff"],
        font: FONT,
    };

    /// For a dark ground.
    pub const DARK: Self = Self {
        paper: "#14191c",
        ink: "#e8ecee",
        quiet: "#a9b4ba",
        grid: "#353e43",
        axis: "#7d888e",
        track: "#2a3236",
        accent: "#7cc4d8",
        target: "#f0a35e",
        series: ["#7cc4d8", "#856fc6", "#c95754", "#eeecac", "#a1efff", "#a48efb"],
        levels: ["#233940", "#335c69", "#458ca1", "#63b1c9", "#9ddcf1"],
        on_levels: ["#e8ecee", "#e8ecee", "#0c1012", "#0c1012", "#0c1012"],
        font: FONT,
    };
}
