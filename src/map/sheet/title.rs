//! What a sheet says in words: its title, what stands it has, whose decision it is, and its sources.

use super::pencil::{ACCENT, Anchor, INK, Lettering, Pencil, SOFT};
use crate::{
    map::plane::{PlaneBox, PlanePoint},
    render::text::wrap,
};

/// What is written over the map.
pub struct TitleBlock<'a> {
    /// The title.
    pub title: &'a str,
    /// What stands below it; may be empty.
    pub subtitle: &'a str,
    /// What stands the map has: proposal, referral or decided.
    pub status: &'a str,
    /// Whose decision it is and when, or when it was made; may be empty.
    pub decision: &'a str,
    /// That it is an example; empty if it is none.
    pub example: &'a str,
}

const TITLE: Lettering = Lettering::of(25.0, true, INK);
const SUBTITLE: Lettering = Lettering::of(14.0, false, SOFT);
const STATUS: Lettering = Lettering::of(13.0, true, ACCENT);
const DECISION: Lettering = Lettering::of(10.5, false, INK);
const SOURCES: Lettering = Lettering::of(8.5, false, SOFT);
/// How high a plate is, and between two of them.
const PLATE: f64 = 24.0;
const BETWEEN: f64 = 8.0;

fn plate_width(text: &str) -> f64 {
    STATUS.width(text) + 24.0
}

/// A title block with its rows.
pub struct SetTitle {
    rows: Vec<(Lettering, Vec<String>)>,
    plates: Vec<String>,
    decision: Vec<String>,
    width: f64,
    /// How high it is.
    pub height: f64,
}

impl TitleBlock<'_> {
    /// The block in a width: the title to the left, what stands it has to the right.
    pub fn set(&self, width: f64) -> SetTitle {
        let plates: Vec<String> = [self.example, self.status]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
            .collect();
        let plated: f64 = plates.iter().map(|plate| plate_width(plate) + BETWEEN).sum();
        let decided = DECISION.width(self.decision).min(width * 0.34);
        let aside = plated.max(decided);
        let decision = wrap(self.decision, aside.max(width * 0.2), DECISION.kind, 3).lines;
        let room = width - aside - 20.0;
        let title = wrap(self.title, room, TITLE.kind, 2).lines;
        let subtitle = wrap(self.subtitle, room, SUBTITLE.kind, 3).lines;
        let rows = vec![(TITLE, title), (SUBTITLE, subtitle)];
        let left: f64 = rows
            .iter()
            .map(|(lettering, rows)| lettering.line() * rows.len() as f64)
            .sum();
        // One beside the other where they have room.
        let right = PLATE + DECISION.line() * decision.len() as f64 + 5.0;
        SetTitle {
            rows,
            plates,
            decision,
            width,
            height: left.max(right),
        }
    }
}

impl SetTitle {
    /// Draws the block with its first corner here.
    pub fn draw(&self, pencil: &mut Pencil, [left, top]: PlanePoint) {
        let mut down = top;
        for (lettering, rows) in &self.rows {
            down = pencil.rows([left, down], Anchor::Start, *lettering, rows);
        }
        let right = left + self.width;
        let mut edge = right;
        for plate in self.plates.iter().rev() {
            let wide = plate_width(plate);
            let place = PlaneBox {
                least: [edge - wide, top + 1.0],
                most: [edge, top + 1.0 + PLATE],
            };
            pencil.rectangle(place, "", ACCENT, 1.5);
            let middle = [edge - wide / 2.0, top + 1.0 + PLATE / 2.0];
            pencil.text(middle, Anchor::Middle, STATUS, plate);
            edge -= wide + BETWEEN;
        }
        let below = [right, top + PLATE + 6.0];
        pencil.rows(below, Anchor::End, DECISION, &self.decision);
        pencil.writer.line_break();
    }
}

/// Where all is from, in rows of a width, at most so many.
pub struct Sources {
    rows: Vec<String>,
    /// How high they are.
    pub height: f64,
}

impl Sources {
    /// Sets the sources.
    pub fn set(paragraphs: &[&str], width: f64, most: usize) -> Self {
        let rows: Vec<String> = paragraphs
            .iter()
            .filter(|text| !text.is_empty())
            .flat_map(|text| wrap(text, width, SOURCES.kind, most).lines)
            .collect();
        let height = SOURCES.line() * rows.len() as f64;
        Self { rows, height }
    }

    /// Draws them with their first corner here.
    pub fn draw(&self, pencil: &mut Pencil, at: PlanePoint) {
        pencil.rows(at, Anchor::Start, SOURCES, &self.rows);
        pencil.writer.line_break();
    }
}

/// What several texts say, sentence by sentence and each once, in the order in which it is first said.
pub fn sentences<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut said: Vec<&str> = Vec::new();
    for sentence in texts.flat_map(|text| text.split_inclusive(". ")) {
        let sentence = sentence.trim().trim_end_matches('.');
        if !sentence.is_empty() && !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    let mut whole = said.join(". ");
    if !whole.is_empty() {
        whole.push('.');
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_elements_say_is_said_once() {
        let said = sentences(["Läge: GeoNames. Nivån är egen.", "Nivån är egen", "  ", "Länsplanen."].into_iter());
        assert_eq!(said, "Läge: GeoNames. Nivån är egen. Länsplanen.");
        assert_eq!(sentences(std::iter::empty()), "");
    }
}
