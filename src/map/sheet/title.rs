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

/// The sizes that a title and what stands below it can have, each with the most rows in it: a longer one is smaller.
const TITLE: [(f64, usize); 4] = [(25.0, 2), (20.0, 3), (16.0, 4), (12.5, 6)];
const SUBTITLE: [(f64, usize); 3] = [(14.0, 2), (12.0, 3), (10.0, 6)];
const STATUS: Lettering = Lettering::of(13.0, true, ACCENT);
const DECISION: Lettering = Lettering::of(10.5, false, INK);
/// The sizes that sources can have, each with the most rows of the elements' own.
const SOURCES: [(f64, usize); 2] = [(8.5, 6), (7.5, 12)];
/// How high a plate is, and between two of them.
const PLATE: f64 = 24.0;
const BETWEEN: f64 = 8.0;

fn plate_width(text: &str) -> f64 {
    STATUS.width(text) + 32.0
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
        let decision = wrap(self.decision, aside.max(width * 0.2), DECISION.kind, 6).lines;
        let room = width - aside - 20.0;
        let lettered = |bold, fill| move |size| Lettering::of(size, bold, fill);
        let title = set_in(&TITLE, self.title, room, lettered(true, INK));
        let subtitle = set_in(&SUBTITLE, self.subtitle, room, lettered(false, SOFT));
        let rows = vec![title, subtitle];
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

/// A text in the largest of these sizes in which it is whole; in the smallest it is cut where it must be.
fn set_in(
    sizes: &[(f64, usize)],
    text: &str,
    room: f64,
    lettering: impl Fn(f64) -> Lettering,
) -> (Lettering, Vec<String>) {
    let mut last = (lettering(0.0), Vec::new());
    for (size, most) in sizes {
        let lettering = lettering(*size);
        let set = wrap(text, room, lettering.kind, *most);
        last = (lettering, set.lines);
        if !set.cut {
            break;
        }
    }
    last
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

/// Where all is from, in rows of a width.
pub struct Sources {
    lettering: Lettering,
    rows: Vec<String>,
    /// How high they are.
    pub height: f64,
}

/// What sources are said in.
pub struct SourceWords<'a> {
    /// What stands before the elements' own.
    pub head: &'a str,
    /// That there are so many more.
    pub more: &'a dyn Fn(usize) -> String,
    /// Where the ground is from, and its projection.
    pub ground: &'a str,
}

impl SourceWords<'_> {
    /// The elements' own sources, the first of them; empty where there are none.
    pub fn own(&self, said: &[&str], most: usize) -> String {
        if said.is_empty() {
            return String::new();
        }
        let shown = said.get(..most).unwrap_or(said);
        let mut whole = [self.head, " ", &shown.join(". "), "."].concat();
        if said.len() > shown.len() {
            whole.push(' ');
            whole.push_str(&(self.more)(said.len() - shown.len()));
        }
        whole
    }
}

impl Sources {
    /// Sets the sources: all of them as large as they can be, or as many as there is room for and how many more there are.
    pub fn set(said: &[&str], words: &SourceWords, width: f64) -> Self {
        let lettered = |(size, most): (f64, usize)| (Lettering::of(size, false, SOFT), most);
        let is_whole = |(lettering, rows): (Lettering, usize), most| {
            !wrap(&words.own(said, most), width, lettering.kind, rows).cut
        };
        let [usual, small] = SOURCES.map(lettered);
        let (lettering, most) = [usual, small]
            .into_iter()
            .find(|way| is_whole(*way, said.len()))
            .map_or_else(
                || {
                    let counts: Vec<usize> = (1..said.len()).collect();
                    (small, counts.partition_point(|count| is_whole(small, *count)).max(1))
                },
                |way| (way, said.len()),
            );
        let (lettering, most_rows) = lettering;
        let paragraphs = [words.own(said, most), words.ground.to_owned()];
        let rows: Vec<String> = paragraphs
            .iter()
            .filter(|text| !text.is_empty())
            .flat_map(|text| wrap(text, width, lettering.kind, most_rows).lines)
            .collect();
        let height = lettering.line() * rows.len() as f64;
        Self {
            lettering,
            rows,
            height,
        }
    }

    /// Draws them with their first corner here.
    pub fn draw(&self, pencil: &mut Pencil, at: PlanePoint) {
        pencil.rows(at, Anchor::Start, self.lettering, &self.rows);
        pencil.writer.line_break();
    }
}

/// What several texts say, sentence by sentence and each once, in the order in which it is first said.
pub fn sentences<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut said: Vec<&str> = Vec::new();
    for sentence in texts.flat_map(|text| text.split_inclusive(". ")) {
        let sentence = sentence.trim().trim_end_matches('.');
        if !sentence.is_empty() && !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_elements_say_is_said_once() {
        let said = sentences(["Läge: GeoNames. Nivån är egen.", "Nivån är egen", "  ", "Länsplanen."].into_iter());
        assert_eq!(said, ["Läge: GeoNames", "Nivån är egen", "Länsplanen"]);
        assert!(sentences(std::iter::empty()).is_empty());
    }

    // R380
    #[test]
    fn a_source_is_whole_or_counted() {
        let words = SourceWords {
            head: "Källor:",
            more: &|count| format!("{count} till."),
            ground: "Grund.",
        };
        let all: Vec<String> = (0..200)
            .map(|number| format!("En källa med ett ganska långt namn, nummer {number}"))
            .collect();
        for count in [0, 1, 30, 60, 200] {
            let said: Vec<&str> = all.iter().take(count).map(String::as_str).collect();
            let rows = Sources::set(&said, &words, 700.0).rows.join(" ");
            let shown = said
                .iter()
                .filter(|source| rows.contains(&format!("{source}.")))
                .count();
            assert!(!rows.contains('…') && rows.ends_with("Grund."), "{rows}");
            assert_eq!(
                shown < count,
                rows.contains(&format!(" {} till.", count - shown)),
                "{rows}"
            );
            assert!(shown >= count.min(40), "{shown} of {count}");
        }
    }

    // R380
    #[test]
    fn a_paragraph_sign_stays_with_its_number() {
        let block = TitleBlock {
            title: "",
            subtitle: "",
            status: "Beslutad",
            decision: "Regionfullmäktige i länet den 24 november 2026, § 145",
            example: "",
        };
        for width in 300..700 {
            let rows = block.set(f64::from(width)).decision;
            assert!(rows.iter().any(|row| row.contains("§ 145")), "{rows:?}");
        }
    }

    // R380
    #[test]
    fn a_long_title_becomes_smaller_and_stays_whole() {
        let title =
            "Strukturbild för länet med flerkärnighet, tillgänglighet och sammanhängande grönstruktur ".repeat(3);
        let block = TitleBlock {
            title: &title,
            subtitle: &title,
            status: "Beslutad",
            decision: "Regionfullmäktige, § 45",
            example: "",
        };
        let set = block.set(700.0);
        for (_, rows) in &set.rows {
            assert_eq!(rows.join(" "), title.trim());
        }
        assert_eq!(set.rows[0].0.kind.size, 12.5);
    }
}
