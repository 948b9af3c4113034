//! A reading as one HTML file without scripts, which asks nothing of anybody: it opens from a disk, from an e-mail, in ten years.

use super::{
    Block, Fact, Fit, Narrow, Picture, Reading, Section, Table, Tone, Way,
    writer::{Attribute, Writer},
};

/// The style sheet of what is read: in the file, and of the same content within a page.
pub const STYLE: &str = include_str!("style.css");

/// What the file allows itself: its own style, and nothing from anywhere.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The deepest level of a heading that HTML has.
const DEEPEST: usize = 6;

/// The names of the levels.
const HEADINGS: [&str; DEEPEST] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// How headings look, from the title down, whatever their level is where they stand.
const LOOKS: [&str; 4] = ["title", "part", "item", "point"];

/// The file.
pub fn file(reading: &Reading) -> String {
    let mut writer = Writer::default();
    writer.element("html", &[("lang", reading.language)], |writer| {
        writer.line_break();
        writer.element("head", &[], |writer| head(writer, reading));
        writer.line_break();
        writer.element("body", &[], |writer| {
            writer.text_element("a", &[("class", "skip"), ("href", "#innehall")], reading.words.skip);
            writer.element("div", &[("class", "copy")], |writer| {
                writer.element("header", &[], |writer| opening(writer, reading, 0));
                contents(writer, reading);
                let main = [("id", "innehall"), ("tabindex", "-1")];
                writer.element("main", &main, |writer| body(writer, reading, 0));
            });
        });
    });
    ["<!DOCTYPE html>\n", &writer.finish(), "\n"].concat()
}

/// The same content within a page whose own headings come before: its title is a heading of the second level. It has no list of sections,
/// since an address of a place in it would be one of the page's.
pub fn within_page(reading: &Reading) -> String {
    let mut writer = Writer::below(1);
    let attributes = [("class", "copy"), ("lang", reading.language)];
    writer.element("div", &attributes, |writer| {
        writer.element("div", &[("class", "opening")], |writer| opening(writer, reading, 1));
        body(writer, reading, 1);
    });
    writer.finish()
}

fn head(writer: &mut Writer, reading: &Reading) {
    let meta = |writer: &mut Writer, name: &str, content: &str| {
        if !content.is_empty() {
            writer.void("meta", &[("name", name), ("content", content)]);
        }
    };
    writer.void("meta", &[("charset", "utf-8")]);
    writer.void(
        "meta",
        &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)],
    );
    meta(writer, "viewport", "width=device-width, initial-scale=1");
    meta(writer, "color-scheme", "light dark");
    meta(writer, "referrer", "no-referrer");
    meta(writer, "generator", "Samspel");
    meta(writer, "version", &reading.edition);
    meta(writer, "date", &reading.date);
    writer.text_element("title", &[], &reading.title);
    writer.style(STYLE);
}

fn opening(writer: &mut Writer, reading: &Reading, above: usize) {
    if !reading.kicker.is_empty() {
        writer.text_element("p", &[("class", "kicker")], &reading.kicker);
    }
    heading(writer, above, "", &reading.title);
    facts(writer, &reading.facts);
}

fn contents(writer: &mut Writer, reading: &Reading) {
    if reading.sections.len() < 2 {
        return;
    }
    let named = [("aria-labelledby", "lista"), ("class", "contents")];
    writer.element("nav", &named, |writer| {
        writer.text_element("p", &[("id", "lista")], reading.words.contents);
        writer.element("ol", &[], |writer| {
            for (number, section) in reading.sections.iter().enumerate() {
                writer.element("li", &[], |writer| {
                    let address = format!("#del-{}", number + 1);
                    writer.text_element("a", &[("href", &address)], &section.title);
                });
            }
        });
    });
    writer.line_break();
}

fn body(writer: &mut Writer, reading: &Reading, above: usize) {
    for block in &reading.opening {
        self::block(writer, block, above + 1);
    }
    for (number, section) in reading.sections.iter().enumerate() {
        let id = format!("del-{}", number + 1);
        self::section(writer, section, above + 1, &id);
        writer.line_break();
    }
}

fn heading(writer: &mut Writer, above: usize, id: &str, title: &str) {
    let name = HEADINGS[above.min(DEEPEST - 1)];
    let look = LOOKS[above.saturating_sub(writer.levels_above).min(LOOKS.len() - 1)];
    let attributes: &[Attribute] = &[("class", look), ("id", id)];
    let used = if id.is_empty() { 1 } else { 2 };
    writer.text_element(name, &attributes[..used], title);
}

fn section(writer: &mut Writer, section: &Section, above: usize, id: &str) {
    writer.element("section", &[], |writer| {
        heading(writer, above, id, &section.title);
        for block in &section.blocks {
            self::block(writer, block, above + 1);
        }
    });
}

fn block(writer: &mut Writer, block: &Block, above: usize) {
    match block {
        Block::Text(text) => writer.paragraphs(text),
        Block::Status(tone, words) => {
            let tone = match tone {
                Tone::Good => "good",
                Tone::Trouble => "trouble",
                Tone::Plain => "plain",
            };
            writer.text_element("p", &[("class", "status"), ("data-tone", tone)], words);
        }
        Block::Facts(all) => facts(writer, all),
        Block::List(items) => list(writer, items),
        Block::Table(table) => self::table(writer, table),
        Block::Picture(picture) => self::picture(writer, picture),
        Block::Way(way) => self::way(writer, way),
        Block::Lines(count) => lines(writer, *count),
        Block::Section(section) => self::section(writer, section, above, ""),
    }
}

fn facts(writer: &mut Writer, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    writer.element("dl", &[], |writer| {
        for fact in facts {
            writer.element("div", &[], |writer| {
                writer.text_element("dt", &[], &fact.name);
                writer.element("dd", &[], |writer| writer.paragraphs(&fact.value));
            });
        }
    });
}

fn list(writer: &mut Writer, items: &[String]) {
    if items.is_empty() {
        return;
    }
    writer.element("ul", &[], |writer| {
        for item in items {
            writer.element("li", &[], |writer| writer.paragraphs(item));
        }
    });
}

/// The roles are said too: in a narrow window the rows stand as lists, which takes what the elements mean from some readers.
fn table(writer: &mut Writer, table: &Table) {
    if table.rows.is_empty() {
        return;
    }
    let letters = letters_beside_each_other(table);
    let room = if letters <= ROOM_ANYWHERE {
        Some(("class", "airy roomy"))
    } else {
        (letters <= ROOM).then_some(("class", "roomy"))
    };
    let attributes: Vec<Attribute> = std::iter::once(("role", "table")).chain(room).collect();
    writer.element("table", &attributes, |writer| {
        if !table.caption.is_empty() {
            writer.text_element("caption", &[], &table.caption);
        }
        writer.element("thead", &[("role", "rowgroup")], |writer| {
            writer.element("tr", &[("role", "row")], |writer| {
                for name in &table.head {
                    writer.text_element("th", &[("scope", "col"), ("role", "columnheader")], name);
                }
            });
        });
        writer.element("tbody", &[("role", "rowgroup")], |writer| {
            for row in &table.rows {
                writer.element("tr", &[("role", "row")], |writer| cells(writer, row, &table.head));
            }
        });
    });
}

/// On a screen the link is enough; who reads it on paper has nothing but the letters.
fn way(writer: &mut Writer, way: &Way) {
    writer.element("p", &[("class", "way")], |writer| writer.link(&way.told, &way.address));
    writer.text_element("p", &[("class", "address")], &way.address);
}

fn lines(writer: &mut Writer, count: usize) {
    writer.element("div", &[("class", "lines"), ("aria-hidden", "true")], |writer| {
        for _ in 0..count {
            writer.element("div", &[], |_| {});
        }
    });
}

/// How many letters there is room for beside each other on A4, and wherever rows stand as rows; how many of them the space after a column takes.
const ROOM: usize = 92;
const ROOM_ANYWHERE: usize = 56;
const SPACE: usize = 2;

/// How many letters the longest words of all columns take: where there is room for them, none has to be broken.
fn letters_beside_each_other(table: &Table) -> usize {
    let longest = |text: &str| {
        let words = text.split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '—'));
        words.map(|word| word.chars().count()).max().unwrap_or_default()
    };
    let column = |place: usize| {
        let cells = table.rows.iter().chain([&table.head]).filter_map(|row| row.get(place));
        cells.map(|cell| longest(cell)).max().unwrap_or_default() + SPACE
    };
    let widest = table.rows.iter().chain([&table.head]).map(Vec::len).max();
    (0..widest.unwrap_or_default()).map(column).sum()
}

fn cells(writer: &mut Writer, row: &[String], head: &[String]) {
    for (place, cell) in row.iter().enumerate() {
        if place == 0 {
            writer.text_element("th", &[("scope", "row"), ("role", "rowheader")], cell);
        } else {
            let label = head.get(place).map_or("", String::as_str);
            let attributes = [("role", "cell"), ("data-label", label)];
            writer.element("td", &attributes, |writer| writer.linked(cell));
        }
    }
}

fn picture(writer: &mut Writer, picture: &Picture) {
    let fit = match picture.fit {
        Fit::Small => "small",
        Fit::Wide => "wide",
        Fit::Page => "page",
    };
    writer.element("figure", &[("data-fit", fit)], |writer| {
        match (picture.fit, &picture.narrow) {
            (Fit::Small, _) => writer.element("div", &[], |writer| writer.picture(&picture.svg)),
            (Fit::Wide | Fit::Page, Some(narrow)) => {
                writer.element("div", &[("class", "broad")], |writer| writer.picture(&picture.svg));
                writer.element("div", &[("class", "narrow")], |writer| self::narrow(writer, narrow));
            }
            // What can be scrolled can be scrolled by keys.
            (Fit::Wide | Fit::Page, None) => {
                let label = if picture.caption.is_empty() {
                    "SVG"
                } else {
                    picture.caption.as_str()
                };
                let scrolled = [("role", "region"), ("tabindex", "0"), ("aria-label", label)];
                writer.element("div", &scrolled, |writer| writer.picture(&picture.svg));
            }
        }
        if !picture.caption.is_empty() {
            writer.text_element("figcaption", &[], &picture.caption);
        }
    });
}

fn narrow(writer: &mut Writer, narrow: &Narrow) {
    for line in &narrow.above {
        writer.text_element("p", &[], line);
    }
    writer.picture(&narrow.svg);
    for group in &narrow.keys {
        writer.text_element("p", &[("class", "key")], &group.title);
        writer.element("ul", &[("class", "keys"), ("role", "list")], |writer| {
            for (look, words) in &group.entries {
                writer.element("li", &[], |writer| {
                    writer.element("span", &[], |writer| writer.picture(look));
                    writer.text_element("span", &[], words);
                });
            }
        });
    }
    for line in &narrow.below {
        writer.text_element("p", &[("class", "small")], line);
    }
}
