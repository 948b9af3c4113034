//! Rows of a table for spreadsheets: semicolons between cells, CRLF after rows.

/// Writes a row.
pub fn push_row<'a>(table: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            table.push(';');
        }
        push_cell(table, cell);
    }
    table.push_str("\r\n");
}

/// Writes a cell so that no spreadsheet takes it for a formula: what begins as one does gets an apostrophe before it.
fn push_cell(table: &mut String, cell: &str) {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
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
