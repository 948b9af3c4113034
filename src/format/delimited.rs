//! Rows of a table for spreadsheets: written with semicolons between cells and CRLF after rows, read as whatever program has written them.

/// Between the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// As Swedish spreadsheets write files.
    Semicolon,
    /// As spreadsheets copy.
    Tab,
    /// As English spreadsheets write files.
    Comma,
}

impl Separator {
    const fn sign(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Comma => ',',
        }
    }

    /// All.
    pub const ALL: [Self; 3] = [Self::Tab, Self::Semicolon, Self::Comma];

    /// The one that a text is written with, by its first row.
    pub fn of(text: &str) -> Self {
        let mut is_quoted = false;
        let mut has_comma = false;
        for sign in text.chars() {
            match sign {
                '"' => is_quoted = !is_quoted,
                _ if is_quoted => {}
                '\t' => return Self::Tab,
                ';' => return Self::Semicolon,
                ',' => has_comma = true,
                '\n' | '\r' => break,
                _ => {}
            }
        }
        if has_comma { Self::Comma } else { Self::Semicolon }
    }
}

/// A row as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DelimitedRow {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Writes a row with semicolons.
pub fn push_row<'a>(table: &mut String, cells: impl Iterator<Item = &'a str>) {
    push_row_with(table, Separator::Semicolon, cells);
}

/// Writes a row.
pub(super) fn push_row_with<'a>(table: &mut String, separator: Separator, cells: impl Iterator<Item = &'a str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            table.push(separator.sign());
        }
        push_cell(table, cell);
    }
    table.push_str("\r\n");
}

/// Whether a spreadsheet would take what begins so for a formula, also behind apostrophes that were put before it.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// Writes a cell so that no spreadsheet takes it for a formula: what begins as one does gets an apostrophe before it.
fn push_cell(table: &mut String, cell: &str) {
    let is_formula = is_formula(cell);
    if !is_formula && !cell.contains([';', '"', '\n', '\r', '\t']) {
        table.push_str(cell);
        return;
    }
    table.push('"');
    if is_formula {
        table.push('\'');
    }
    table.push_str(&cell.replace('"', "\"\""));
    table.push('"');
}

/// A cell without the apostrophe that [`push_cell`] has put before what looks like a formula.
fn unguarded(cell: String) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => cell,
    }
}

/// The rows of a text, without its byte order mark, without what is empty at the end and without the line by which some spreadsheets say
/// what separates the cells.
pub fn rows(text: &str, separator: Separator) -> Vec<DelimitedRow> {
    let (mut place, mut rows) = (RowPlace::begin(text), Vec::new());
    place.read_on(text, separator, usize::MAX, &mut rows);
    rows
}

/// Where in a text the reading of its rows has come to, for texts that are read in turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowPlace {
    /// The byte.
    pub at: usize,
    line: usize,
    has_quotes: bool,
}

impl RowPlace {
    /// The first row, after the byte order mark.
    pub fn begin(text: &str) -> Self {
        Self {
            at: text.len() - text.trim_start_matches('\u{feff}').len(),
            line: 1,
            has_quotes: true,
        }
    }

    /// Adds the next rows, `most` at most. Whether the text has ended; what is empty at its end is taken away then.
    pub fn read_on(&mut self, text: &str, separator: Separator, most: usize, rows: &mut Vec<DelimitedRow>) -> bool {
        let mut reader = Reader {
            rest: text.get(self.at..).unwrap_or_default(),
            line: self.line,
            separator: separator.sign(),
            has_quotes: self.has_quotes,
        };
        for _ in 0..most {
            if reader.rest.is_empty() {
                break;
            }
            let row = reader.row();
            let is_setting = row.line == 1 && row.cells.first().is_some_and(|cell| cell.starts_with("sep="));
            if !is_setting {
                rows.push(row);
            }
        }
        self.at = text.len() - reader.rest.len();
        (self.line, self.has_quotes) = (reader.line, reader.has_quotes);
        let has_ended = reader.rest.is_empty();
        let is_blank = |row: &DelimitedRow| row.cells.iter().all(|cell| cell.trim().is_empty());
        while has_ended && rows.last().is_some_and(is_blank) {
            rows.pop();
        }
        has_ended
    }
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    separator: char,
    /// Whether a quoted cell can still end: where one has not, none after it does.
    has_quotes: bool,
}

impl Reader<'_> {
    fn row(&mut self) -> DelimitedRow {
        let (line, mut cells) = (self.line, Vec::new());
        loop {
            let cell = self.quoted().unwrap_or_else(|| self.plain());
            self.line += cell.matches('\n').count();
            cells.push(unguarded(cell));
            if let Some(rest) = self.rest.strip_prefix(self.separator) {
                self.rest = rest;
                continue;
            }
            let ends = ["\r\n", "\n", "\r"];
            self.rest = ends
                .iter()
                .find_map(|end| self.rest.strip_prefix(end))
                .unwrap_or(self.rest);
            self.line += 1;
            return DelimitedRow { line, cells };
        }
    }

    /// A cell in quotes. What begins with a quote and goes on after the next one is no such cell.
    fn quoted(&mut self) -> Option<String> {
        let inner = self.rest.strip_prefix('"').filter(|_| self.has_quotes)?;
        let (mut cell, mut rest) = (String::new(), inner);
        loop {
            let Some((before, after)) = rest.split_once('"') else {
                self.has_quotes = false;
                return None;
            };
            cell.push_str(before);
            if let Some(more) = after.strip_prefix('"') {
                cell.push('"');
                rest = more;
                continue;
            }
            let is_end = after.is_empty() || after.starts_with([self.separator, '\n', '\r']);
            if !is_end {
                return None;
            }
            self.rest = after;
            return Some(cell);
        }
    }

    fn plain(&mut self) -> String {
        let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(text: &str, separator: Separator) -> Vec<Vec<String>> {
        rows(text, separator).into_iter().map(|row| row.cells).collect()
    }

    proptest! {
        // R437
        #[test]
        fn what_is_written_is_read_as_it_was(
            table in prop::collection::vec(prop::collection::vec("[a=+@'\"; ,\t\r\n0-9åé-]{0,6}", 2..4), 1..5),
            is_tab: bool,
        ) {
            let separator = if is_tab { Separator::Tab } else { Separator::Semicolon };
            let mut text = String::from("\u{feff}");
            for row in &table {
                push_row_with(&mut text, separator, row.iter().map(String::as_str));
            }
            let mut read = cells(&text, separator);
            // Rows without anything in them are left at the end.
            read.resize(table.len(), vec![]);
            for (read, written) in read.iter().zip(&table) {
                if !read.is_empty() {
                    prop_assert_eq!(read, written);
                } else {
                    prop_assert!(written.iter().all(|cell| cell.trim().is_empty()));
                }
            }
        }

        // R437
        #[test]
        fn any_text_gives_rows(text in "[a\"\n\r;,\t'=]{0,40}") {
            for separator in [Separator::Semicolon, Separator::Tab, Separator::Comma] {
                let read = rows(&text, separator);
                prop_assert!(read.windows(2).all(|pair| pair[0].line < pair[1].line));
            }
        }

        // R437
        #[test]
        fn rows_that_are_read_in_turns_are_the_same(text in "\u{feff}?(sep=;\n)?[a\"\n\r;,'=]{0,40}", most in 1..4_usize) {
            let (mut place, mut read) = (RowPlace::begin(&text), Vec::new());
            while !place.read_on(&text, Separator::Semicolon, most, &mut read) {}
            prop_assert_eq!(read, rows(&text, Separator::Semicolon));
        }
    }

    // R437
    #[test]
    fn what_looks_like_a_formula_is_none_in_a_spreadsheet_and_itself_when_it_comes_back() {
        for text in [
            "=1+1",
            "'=1",
            "''=1",
            "@a",
            "-3",
            "+46",
            "'a",
            "=HYPERLINK(\"x\";\"y\")",
        ] {
            let mut table = String::new();
            push_row(&mut table, [text, "x"].into_iter());
            assert!(
                !table.trim_start_matches('"').starts_with(['=', '+', '-', '@']),
                "{table}"
            );
            assert_eq!(cells(&table, Separator::Semicolon), [[text, "x"]]);
        }
    }

    // R437
    #[test]
    fn rows_are_read_as_spreadsheets_write_and_copy_them() {
        assert_eq!(Separator::of("a;b,c\nd\te"), Separator::Semicolon);
        assert_eq!(Separator::of("\"a;b\",c"), Separator::Comma);
        assert_eq!(Separator::of("a\tb;c"), Separator::Tab);
        assert_eq!(Separator::of("a"), Separator::Semicolon);
        assert_eq!(cells("sep=;\r\na;b\r\n;;\r\n", Separator::Semicolon), [["a", "b"]]);
        // As they are copied, quotes that go on are the text's own.
        assert_eq!(
            cells("\"Bra\" sa hon\t\"två\nrader\"\r\n\"slut\tx\r\n", Separator::Tab),
            [["\"Bra\" sa hon", "två\nrader"], ["\"slut", "x"]]
        );
        let lines = rows("a\n\"b\nb\"\nc\r\n\r\nd", Separator::Semicolon);
        assert_eq!(lines.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 4, 5, 6]);
    }
}
