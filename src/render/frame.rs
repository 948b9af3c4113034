//! What every chart has around its data: identity, words for those who don't see it, size, heading and note.

use super::palette::Palette;

/// The frame of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame<'a> {
    /// Begins every id in the picture; unique in the page. Only ASCII letters, digits, `-` and `_` are kept.
    pub id: &'a str,
    /// The language of the words, as HTML's `lang`.
    pub language: &'a str,
    /// What the picture shows, in a line.
    pub title: &'a str,
    /// What can be seen in it, in a sentence or two, for those who don't see it.
    pub description: &'a str,
    /// Whether the title is also set above the picture. On a page that has its own heading it is not.
    pub heading: bool,
    /// Set below the picture: unit, n, date and source. May be empty.
    pub note: &'a str,
    /// The width, 240 to 1600; below 480 charts take their narrow form. What is not a number gives 720.
    pub width: f64,
    /// The room left free on all sides, 0 to 64 and at most 8 % of the width: 0 on a page, about 24 in a file.
    pub margin: f64,
    /// Colours and font.
    pub palette: &'a Palette<'a>,
}

impl Frame<'_> {
    /// The width as used.
    pub fn width_used(&self) -> f64 {
        if self.width.is_nan() {
            720.0
        } else {
            self.width.clamp(240.0, 1600.0)
        }
    }

    /// The margin as used.
    pub fn margin_used(&self) -> f64 {
        if self.margin.is_nan() {
            0.0
        } else {
            self.margin.clamp(0.0, 64.0).min(self.width_used() * 0.08)
        }
    }

    /// Whether a chart takes its narrow form.
    pub fn is_narrow(&self) -> bool {
        self.width_used() < 480.0
    }

    /// An id of the picture: the prefix, a hyphen and a name.
    pub fn id_of(&self, name: &str) -> String {
        let kept = self
            .id
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        // An id that a style sheet or a link can name begins with a letter.
        let mut id: String = kept.skip_while(|c| !c.is_ascii_alphabetic()).collect();
        if id.is_empty() {
            id.push_str("chart");
        }
        id.push('-');
        id.push_str(name);
        id
    }
}
