//! The rows of what has been pasted, whichever program it was copied in: a table, a list, or lines.

use std::{borrow::Cow, collections::BTreeSet};

use super::{COLUMNS, PasteWords};
use crate::{
    domain::action_table::names::folded,
    format::delimited::{self, Separator},
};

/// What is one contribution in what has been pasted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Each {
    /// Every line, or every row where it is a table.
    #[default]
    Line,
    /// What stands between empty lines.
    Paragraph,
    /// All of it.
    Whole,
}

impl Each {
    /// Every one, in the order of the choice.
    pub const ALL: [Self; 3] = [Self::Line, Self::Paragraph, Self::Whole];
}

/// A row: the line on which it begins, from 1, and its cells.
type Row = (usize, Vec<String>);

/// The rows of a text, in the columns text, who, group and municipality.
pub struct Table {
    /// The rows.
    pub rows: Vec<Row>,
    /// The headings of the columns that are none of these.
    pub left_out: Vec<String>,
}

/// What ends a line, besides a line feed, in what programs copy.
const LINE_ENDS: [char; 5] = ['\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'];

/// What entries of a list begin with in programs for writing, also in their fonts for symbols.
const BULLETS: &str = "•◦▪▫●○■□☐‣·-–—*\u{f0b7}\u{f0a7}\u{f0d8}";

/// The rows of a text. It is a table where its first row has headings, where a row has several cells between tabs, or where each row has the
/// same few semicolons; a comma is part of a sentence, and so is a semicolon in one line among others or before a space.
pub fn read(text: &str, each: Each, words: &PasteWords) -> Table {
    let text = text
        .trim_start_matches('\u{feff}')
        .replace("\r\n", "\n")
        .replace(LINE_ENDS, "\n");
    let text = text.as_str();
    let rows = match each {
        Each::Line => match headed(text, words) {
            Some(table) => return table,
            None => {
                let text = without_heading(text, words);
                unheaded(&text).unwrap_or_else(|| lines(&text))
            }
        },
        Each::Paragraph => paragraphs(text),
        Each::Whole => vec![(1, vec![text.to_owned()])],
    };
    Table {
        rows,
        left_out: Vec::new(),
    }
}

/// The rows below headings, which say what is in which column.
fn headed(text: &str, words: &PasteWords) -> Option<Table> {
    let mut separators = Separator::ALL.into_iter();
    separators.find_map(|separator| {
        let mut rows = delimited::rows(text, separator).into_iter();
        let heads = rows.find(|row| told(&row.cells) > 0)?.cells;
        if told(&heads) < 2 {
            return None;
        }
        let columns = columns(&heads, words)?;
        let rows: Vec<Row> = rows.map(|row| (row.line, row.cells)).collect();
        let columns = with_text(columns, heads.len(), &rows)?;
        let cells = |cells: &[String]| {
            let cell = |place: &Option<usize>| place.and_then(|place| cells.get(place).cloned());
            columns.iter().map(|place| cell(place).unwrap_or_default()).collect()
        };
        let others = heads
            .iter()
            .enumerate()
            .filter(|(place, _)| !columns.contains(&Some(*place)));
        let others = others.map(|(_, head)| head.trim().to_owned());
        Some(Table {
            rows: rows.iter().map(|(line, row)| (*line, cells(row))).collect(),
            left_out: others.filter(|head| !head.is_empty()).collect(),
        })
    })
}

/// Where each column stands by its heading; `None` where a row has no headings. One that is none of the text may be the name of a group too.
fn columns(heads: &[String], words: &PasteWords) -> Option<[Option<usize>; COLUMNS]> {
    let mut columns = [None; COLUMNS];
    for (place, head) in heads.iter().enumerate() {
        let column = words.heads.iter().position(|names| is_named(names, head));
        if let Some(column) = column.and_then(|column| columns.get_mut(column)) {
            column.get_or_insert(place);
        }
    }
    let is_of_text = columns.first().is_some_and(Option::is_some);
    (is_of_text || columns.iter().flatten().count() > 1).then_some(columns)
}

/// Whether a heading is one of these.
fn is_named(names: &[String], head: &str) -> bool {
    let head = folded(head.trim().trim_end_matches(':'));
    names.iter().any(|name| folded(name) == head)
}

/// The text of one column, whose first line is empty where it was the heading.
fn without_heading<'a>(text: &'a str, words: &PasteWords) -> Cow<'a, str> {
    let start = text.len() - text.trim_start().len();
    let (before, rest) = text.split_at(start);
    let (first, after) = rest.split_at(rest.find('\n').unwrap_or(rest.len()));
    let is_heading = words.heads.first().is_some_and(|names| is_named(names, first));
    if is_heading && !after.trim().is_empty() {
        [before, after].concat().into()
    } else {
        text.into()
    }
}

/// The columns with that of what was said, where its heading doesn't tell which one that is: the one of the others with most words.
fn with_text(mut columns: [Option<usize>; COLUMNS], count: usize, rows: &[Row]) -> Option<[Option<usize>; COLUMNS]> {
    if columns.first().is_some_and(Option::is_none) {
        // Neither a time nor an address has many.
        let words = |place: &usize| {
            let cells = rows.iter().filter_map(|(_, cells)| cells.get(*place));
            let words = cells.flat_map(|cell| cell.split_whitespace());
            words.filter(|word| word.contains(char::is_alphabetic)).count()
        };
        let free = (0..count).filter(|place| !columns.contains(&Some(*place)));
        let most = free.max_by_key(words)?;
        if let Some(first) = columns.first_mut() {
            *first = Some(most);
        }
    }
    Some(columns)
}

/// The rows of a table without headings; `None` where the text is no table.
fn unheaded(text: &str) -> Option<Vec<Row>> {
    let read = |separator| -> Vec<Row> {
        let rows = delimited::rows(text, separator).into_iter();
        rows.map(|row| (row.line, without_mark(row.cells))).collect()
    };
    if is_by_semicolons(text) {
        return Some(read(Separator::Semicolon));
    }
    let rows = read(Separator::Tab);
    // What has lines within it was a cell: it came in quotes.
    let is_table = |cells: &[String]| told(cells) > 1 || cells.iter().any(|cell| cell.contains('\n'));
    rows.iter().any(|(_, cells)| is_table(cells)).then_some(rows)
}

/// Whether each line has the same few semicolons, as the rows of a table have.
fn is_by_semicolons(text: &str) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    if text.contains('\t') || text.contains("; ") {
        return false;
    }
    if text.contains('"') {
        return Separator::of(text) == Separator::Semicolon && lines().any(|line| line.contains(';'));
    }
    let counts: BTreeSet<usize> = lines().map(|line| line.matches(';').count()).collect();
    counts.len() == 1 && counts.iter().all(|count| (1..COLUMNS).contains(count)) && lines().count() > 1
}

/// How many cells say something.
fn told(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// The cells of a row without the mark of a list, which programs for writing set between tabs.
fn without_mark(mut cells: Vec<String>) -> Vec<String> {
    let first = cells.iter().position(|cell| !cell.trim().is_empty());
    if let Some(first) = first
        && cells.get(first).is_some_and(|cell| is_mark(cell.trim()))
        && told(&cells) > 1
    {
        cells.drain(..=first);
    }
    cells
}

/// Whether a cell is the mark of an entry in a list and nothing more.
fn is_mark(cell: &str) -> bool {
    let is_number = cell.len() <= LONGEST_NUMBER && cell.bytes().all(|byte| byte.is_ascii_digit());
    cell == "o" || is_number || after_bullet(cell) == Some("") || after_number(cell) == Some("")
}

/// Every line that says something, without the marks of a list.
fn lines(text: &str) -> Vec<Row> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let lines: Vec<_> = lines.map(|(number, line)| (number, line.trim())).collect();
    // One line alone may begin with a number for other reasons.
    let is_numbered = lines.iter().filter(|(_, line)| after_number(line).is_some()).count() > 1;
    let lines = lines.into_iter().map(|(number, line)| {
        let marked = line.split_once('\t').filter(|(mark, _)| is_mark(mark.trim()));
        let rest = marked.map(|(_, rest)| rest).or_else(|| after_bullet(line));
        let rest = rest.or_else(|| after_number(line).filter(|_| is_numbered));
        (number, vec![rest.unwrap_or(line).trim_start().to_owned()])
    });
    lines.collect()
}

/// What stands between empty lines.
fn paragraphs(text: &str) -> Vec<Row> {
    let mut paragraphs: Vec<Row> = Vec::new();
    let mut is_within = false;
    for (number, line) in (1..).zip(text.lines()) {
        let says = !line.trim().is_empty();
        match paragraphs.last_mut().and_then(|(_, cells)| cells.first_mut()) {
            Some(paragraph) if says && is_within => {
                paragraph.push('\n');
                paragraph.push_str(line);
            }
            _ if says => paragraphs.push((number, vec![line.to_owned()])),
            _ => {}
        }
        is_within = says;
    }
    paragraphs
}

/// What follows the bullet of an entry in a list; `None` where there is none.
fn after_bullet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(|sign| BULLETS.contains(sign))?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

/// How many digits the number of an entry in a list has at most: a year is none.
const LONGEST_NUMBER: usize = 3;

/// What follows the number of an entry in a list, as `1.`, `1.2.`, `2)`, `(3)` or `a)`; `None` where there is none.
fn after_number(line: &str) -> Option<&str> {
    let opened = line.strip_prefix('(');
    let inner = opened.unwrap_or(line);
    let (mark, rest) = inner.split_at(inner.find(char::is_whitespace).unwrap_or(inner.len()));
    let number = mark.trim_end_matches(['.', ')']);
    let is_closed = mark.ends_with(')');
    let is_part =
        |part: &str| (1..=LONGEST_NUMBER).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = is_closed && number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_mark = number.len() < mark.len() && (opened.is_none() || is_closed);
    (is_mark && (is_letter || number.split('.').all(is_part))).then(|| rest.trim_start())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn words() -> PasteWords {
        PasteWords {
            heads: [
                &["Synpunkt", "Synpunkter"][..],
                &["Vem", "Namn"],
                &["Grupp"],
                &["Kommun"],
            ]
            .map(|names| names.iter().map(|name| (*name).to_owned()).collect()),
            groups: Vec::new(),
            municipalities: Vec::new(),
        }
    }

    /// What was said, row by row.
    fn said(text: &str, each: Each) -> Vec<String> {
        let rows = read(text, each, &words()).rows.into_iter();
        rows.filter_map(|(_, cells)| cells.into_iter().next()).collect()
    }

    // R357
    #[test]
    fn the_marks_of_a_list_are_no_part_of_what_was_said() {
        for list in [
            "1.\tFler bussar\n2.\tCykelväg",
            "\t1)\tFler bussar\r\n\t2)\tCykelväg",
            "1. Fler bussar\n2. Cykelväg",
            "(1) Fler bussar\n(2) Cykelväg",
            "a) Fler bussar\nb) Cykelväg",
            "1.1 Fler bussar\n1.2. Cykelväg",
            "•\tFler bussar\no\tCykelväg",
            "\u{f0b7}\tFler bussar\r\u{f0b7}\tCykelväg",
            "– Fler bussar\n—\u{a0}Cykelväg",
            "Synpunkter:\n\n* Fler bussar\n* Cykelväg",
            "Synpunkt\n1\tFler bussar\n2\tCykelväg",
        ] {
            let expected = if list.starts_with("1.1 ") {
                ["1.1 Fler bussar", "1.2. Cykelväg"]
            } else {
                ["Fler bussar", "Cykelväg"]
            };
            assert_eq!(said(list, Each::Line), expected, "{list:?}");
        }
        // What only looks like one stays.
        for line in [
            "10 nya bostäder",
            "1,5 miljoner",
            "2026. Då",
            "-5 grader",
            "A. Ek vill",
            "1. maj",
        ] {
            assert_eq!(said(line, Each::Line), [line]);
        }
    }

    // R357
    #[test]
    fn headings_say_which_column_is_which_and_the_others_are_named() {
        let text = "Tid\tE-post\tNamn\tVad vill du säga?\tKommun\n2026-05-01 12:00\tkarin.ek@exempel.se\tKarin Ek\tFler bussar\tFlen";
        let read = read(text, Each::Line, &words());
        assert_eq!(
            read.rows,
            [(2, ["Fler bussar", "Karin Ek", "", "Flen"].map(str::to_owned).to_vec())]
        );
        assert_eq!(read.left_out, ["Tid", "E-post"]);
        let commas = "Namn,Synpunkt\nKarin Ek,\"Fler bussar, fler tåg\"\n,Cykelväg";
        assert_eq!(said(commas, Each::Line), ["Fler bussar, fler tåg", "Cykelväg"]);
    }

    // R357
    #[test]
    fn a_sentence_with_semicolons_is_no_table_and_a_cell_with_lines_is_one() {
        let sentences = ["Fler bussar; fler tåg", "Cykelväg; gångväg"];
        assert_eq!(said(&sentences.join("\n"), Each::Line), sentences);
        assert_eq!(
            said("\"Fler bussar\noch tåg\"\nCykelväg", Each::Line),
            ["Fler bussar\noch tåg", "Cykelväg"]
        );
    }

    // R357
    #[test]
    fn a_letter_is_one_contribution_or_one_a_paragraph_where_that_is_chosen() {
        let letter = "Hej!\tVi vill\nha bussar.\r\n \r\n\r\nOch en väg.\n";
        assert_eq!(
            said(letter, Each::Paragraph),
            ["Hej!\tVi vill\nha bussar.", "Och en väg."]
        );
        assert_eq!(
            said(letter, Each::Whole),
            ["Hej!\tVi vill\nha bussar.\n \n\nOch en väg.\n"]
        );
        assert_eq!(read(letter, Each::Paragraph, &words()).rows.last().unwrap().0, 5);
    }
}
