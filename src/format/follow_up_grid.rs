//! The grid of follow-up as rows of cells: a file for spreadsheets, and what is copied to them and pasted from them.

use super::delimited::{Separator, push_row, push_row_with, rows};

/// Before the rows of a file, so that spreadsheets read its letters as they are.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The file.
pub fn file(table: &[Vec<String>]) -> String {
    let mut written = String::from(BYTE_ORDER_MARK);
    for row in table {
        push_row(&mut written, row.iter().map(String::as_str));
    }
    written
}

/// Cells that are copied.
pub fn copied(table: &[Vec<String>]) -> String {
    let mut written = String::new();
    for row in table {
        push_row_with(&mut written, Separator::Tab, row.iter().map(String::as_str));
    }
    written
}

/// Cells that are pasted: what a spreadsheet has copied, or a column that is written by hand, in which a comma is a decimal sign.
pub fn pasted(text: &str) -> Vec<Vec<String>> {
    let separator = match Separator::of(text) {
        Separator::Semicolon => Separator::Semicolon,
        Separator::Tab | Separator::Comma => Separator::Tab,
    };
    rows(text, separator).into_iter().map(|row| row.cells).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Vec<Vec<String>> {
        let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        rows.iter().map(row).collect()
    }

    // R486
    #[test]
    fn what_is_copied_is_pasted_as_it_was_and_a_decimal_comma_parts_nothing() {
        let cells = table(&[&["Resor; \"mer\"", "1 234,5"], &["Elever", ""]]);
        assert_eq!(pasted(&copied(&cells)), cells);
        assert_eq!(pasted("1,5\r\n\r\n2,5\r\n"), table(&[&["1,5"], &[""], &["2,5"]]));
        assert_eq!(pasted("Resor;1,5\n"), table(&[&["Resor", "1,5"]]));
    }

    // R489
    #[test]
    fn a_file_has_no_formula_and_a_row_a_line() {
        let written = file(&table(&[&["Mål", "2025"], &["=1+1", "-3"]]));
        assert_eq!(written, "\u{feff}Mål;2025\r\n\"'=1+1\";\"'-3\"\r\n");
    }
}
