//! The legend of a sheet: every look that is on it, and no other, in the size in which it is there.

use std::collections::BTreeSet;

use super::{
    figures::{Look, Terms},
    pencil::{Anchor, INK, LABEL, Lettering, Pencil},
};
use crate::{
    domain::records::structure_map::Theme,
    map::{
        findings::FlagKey,
        glyph::Glyph,
        ground::Border,
        plane::{PlaneBox, PlanePoint},
        symbol,
    },
    render::{reading::KeyGroup, text::wrap},
};

/// A look with its words.
#[derive(Clone, Debug)]
struct Entry {
    key: Glyph,
    text: String,
}

/// What a legend says, without its place.
#[derive(Clone, Debug, Default)]
pub struct Legend {
    /// The heading of the whole.
    pub heading: String,
    /// The themes with their entries.
    groups: Vec<(String, Vec<Entry>)>,
    /// The flags of findings that are drawn, likewise.
    flags: Option<(String, Vec<Entry>)>,
    /// The borders that are drawn, under their heading.
    borders: Option<(String, Vec<Entry>)>,
    /// What is said below the entries.
    pub notes: Vec<String>,
}

/// The words of a legend.
pub struct LegendWords<'a> {
    /// Over all of it.
    pub heading: &'a str,
    /// What a theme is called.
    pub theme: &'a dyn Fn(Theme) -> String,
    /// What an element of these terms is called, but for its theme.
    pub entry: &'a dyn Fn(Terms) -> String,
    /// Over the flags of findings.
    pub findings: &'a str,
    /// What such a flag is called.
    pub flag: &'a dyn Fn(FlagKey) -> String,
    /// Over the borders.
    pub borders: &'a str,
    /// What a border is called.
    pub border: &'a dyn Fn(Border) -> String,
}

impl Legend {
    /// The legend of what is drawn with these looks, on a ground with these borders.
    pub fn of<'a>(
        drawn: impl Iterator<Item = Look<'a>>,
        flags: &[FlagKey],
        borders: &[Border],
        words: &LegendWords,
    ) -> Self {
        let mut seen: Vec<Look> = Vec::new();
        for look in drawn {
            let same = seen
                .iter_mut()
                .find(|held| held.terms == look.terms && held.style == look.style);
            match same {
                Some(held) => held.has_mark |= look.has_mark,
                None => seen.push(look),
            }
        }
        seen.sort_by_key(|look| look.terms);
        let themes: BTreeSet<Theme> = seen.iter().map(|look| look.terms.0).collect();
        let group = |theme: Theme| {
            let of_theme = seen.iter().filter(|look| look.terms.0 == theme);
            let entries = of_theme.map(|look| Entry {
                key: symbol::key(look.style, look.has_mark),
                text: (words.entry)(look.terms),
            });
            ((words.theme)(theme), entries.collect())
        };
        let flag = |key: &FlagKey| Entry {
            key: key.glyph(),
            text: (words.flag)(*key),
        };
        let flags: Vec<_> = flags.iter().map(flag).collect();
        let border = |border: &Border| Entry {
            key: symbol::border_key(*border),
            text: (words.border)(*border),
        };
        let borders: Vec<_> = borders.iter().map(border).collect();
        Self {
            heading: words.heading.to_owned(),
            groups: themes.into_iter().map(group).collect(),
            flags: (!flags.is_empty()).then(|| (words.findings.to_owned(), flags)),
            borders: (!borders.is_empty()).then(|| (words.borders.to_owned(), borders)),
            notes: Vec::new(),
        }
    }

    /// What it shows for a page that sets it itself: under each heading, each look as a picture with its words.
    pub fn keys(&self) -> Vec<KeyGroup> {
        let group = |(title, entries): &(String, Vec<Entry>)| KeyGroup {
            title: title.clone(),
            entries: entries
                .iter()
                .map(|entry| (picture(&entry.key), entry.text.clone()))
                .collect(),
        };
        self.groups
            .iter()
            .chain(&self.flags)
            .chain(&self.borders)
            .map(group)
            .collect()
    }

    /// Whether there is no element in it.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The legend set in so many columns of a room, or `None` if it has no room there. `scale` is how large it is beside the map's own
    /// size.
    pub fn set(&self, room: [f64; 2], columns: usize, scale: f64) -> Option<SetLegend> {
        let lettering = Lettering::of(11.0 * scale, false, LABEL);
        let title = Lettering::of(11.5 * scale, true, INK);
        let heading = Lettering::of(13.0 * scale, true, INK);
        let gap = 18.0 * scale;
        let columns = columns.max(1);
        let width = (room[0] - gap * (columns - 1) as f64) / columns as f64;
        let key = KEY * scale;
        let words = width - key - 8.0 * scale;
        let mut items: Vec<Item> = Vec::new();
        for (theme, entries) in self.groups.iter().chain(&self.flags).chain(&self.borders) {
            let rows = whole(theme, width, title)?;
            items.push(Item {
                height: title.line() * rows.len() as f64 + 5.0 * scale,
                key: None,
                rows,
                lettering: title,
                is_kept_with_next: true,
            });
            for entry in entries {
                let rows = whole(&entry.text, words, lettering)?;
                let high = extent(&entry.key).size()[1] * scale;
                items.push(Item {
                    height: high.max(lettering.line() * rows.len() as f64) + 4.5 * scale,
                    key: Some(entry.key.clone()),
                    rows,
                    lettering,
                    is_kept_with_next: false,
                });
            }
        }
        for note in &self.notes {
            let note_lettering = Lettering::of(9.5 * scale, false, LABEL);
            let rows = whole(note, width, note_lettering)?;
            items.push(Item {
                height: note_lettering.line() * rows.len() as f64 + 6.0 * scale,
                key: None,
                rows,
                lettering: note_lettering,
                is_kept_with_next: false,
            });
        }
        let top = heading.line() + 6.0 * scale;
        let (mut column, mut down) = (0, top);
        let mut placed = Vec::new();
        let mut lowest = top;
        let mut items = items.into_iter().peekable();
        while let Some(item) = items.next() {
            let next = items.peek().filter(|_| item.is_kept_with_next);
            let needed = item.height + next.map_or(0.0, |next| next.height);
            if down + needed > room[1] && down > top {
                column += 1;
                down = top;
            }
            if column >= columns || down + needed > room[1] {
                return None;
            }
            // A theme after another stands off from it.
            if item.is_kept_with_next && down > top {
                down += 5.0 * scale;
            }
            placed.push(([column as f64 * (width + gap), down], item));
            down += placed.last().map_or(0.0, |(_, item)| item.height);
            lowest = lowest.max(down);
        }
        (lowest <= room[1]).then_some(SetLegend {
            heading: self.heading.clone(),
            heading_lettering: heading,
            items: placed,
            scale,
            height: lowest,
        })
    }

    /// The legend in a room of this size, as large as it can be in one to so many columns.
    pub fn fitted(&self, room: [f64; 2], most_columns: usize) -> SetLegend {
        let mut scale = 1.0;
        // It becomes smaller by itself: at the thirtieth try it is a hundredth of its size.
        for _ in 0..60 {
            for columns in 1..=most_columns {
                if let Some(set) = self.set(room, columns, scale) {
                    return set;
                }
            }
            scale *= 0.93;
        }
        SetLegend::default()
    }
}

/// A text in rows of a width; `None` if it would have to be cut.
fn whole(text: &str, width: f64, lettering: Lettering) -> Option<Vec<String>> {
    const MOST_ROWS: usize = 6;
    let set = wrap(text, width, lettering.kind, MOST_ROWS);
    (!set.cut).then_some(set.lines)
}

/// How wide a key is.
const KEY: f64 = 60.0;

/// What of a key is drawn on.
fn extent(key: &Glyph) -> PlaneBox {
    let boxes = key.parts.iter().filter_map(|part| {
        let pen = part.pen.map_or(0.0, |pen| pen.width / 2.0);
        Some(part.outline.bounds()?.widened(pen))
    });
    boxes.reduce(PlaneBox::union).unwrap_or(PlaneBox {
        least: [0.0, 0.0],
        most: [key.width, key.height],
    })
}

/// A key as a picture of its own, whose words stand beside it.
fn picture(key: &Glyph) -> String {
    let place = extent(key);
    let size = place.size().map(|side| side.ceil().to_string());
    let mut pencil = Pencil::default();
    pencil
        .writer
        .open("svg")
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("width", &size[0])
        .attribute("height", &size[1])
        .attribute("aria-hidden", "true");
    pencil.glyph(key, place.least.map(|side| -side), 1.0);
    pencil.writer.close();
    pencil.writer.finish()
}

/// A row of a legend.
#[derive(Clone, Debug)]
struct Item {
    height: f64,
    key: Option<Glyph>,
    rows: Vec<String>,
    lettering: Lettering,
    is_kept_with_next: bool,
}

/// A legend with the places of its rows, from its own first corner.
#[derive(Clone, Debug)]
pub struct SetLegend {
    heading: String,
    heading_lettering: Lettering,
    items: Vec<(PlanePoint, Item)>,
    scale: f64,
    /// How high it is.
    pub height: f64,
}

impl Default for SetLegend {
    fn default() -> Self {
        Self {
            heading: String::new(),
            heading_lettering: Lettering::of(13.0, true, INK),
            items: Vec::new(),
            scale: 1.0,
            height: 0.0,
        }
    }
}

impl SetLegend {
    /// How many looks it shows.
    pub fn count(&self) -> usize {
        self.items.iter().filter(|(_, item)| item.key.is_some()).count()
    }

    /// Draws it with its first corner here.
    pub fn draw(&self, pencil: &mut Pencil, [left, top]: PlanePoint) {
        let heading = self.heading_lettering;
        pencil.text(
            [left, top + heading.line() / 2.0],
            Anchor::Start,
            heading,
            &self.heading,
        );
        for ([x, y], item) in &self.items {
            let mut words = left + x;
            let mut first = top + y;
            if let Some(key) = &item.key {
                let place = extent(key);
                let high = place.size()[1] * self.scale;
                let room = item.height - 4.5 * self.scale;
                let at = [left + x, top + y + (room - high) / 2.0 - place.least[1] * self.scale];
                pencil.glyph(key, at, self.scale);
                words += (KEY + 8.0) * self.scale;
                first += (room - item.lettering.line() * item.rows.len() as f64) / 2.0;
            }
            pencil.rows([words, first], Anchor::Start, item.lettering, &item.rows);
            pencil.writer.line_break();
        }
    }
}
