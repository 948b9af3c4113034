//! Values that are pasted: onto the rows in their order, or onto those that are named beside them. Nothing is done before it has been looked at.

use std::collections::BTreeMap;

use super::{Followed, Held, SEXES, held, typed};
use crate::domain::{
    action_table::names::known_by,
    records::{
        document::Document,
        indicator::{Indicator, Sex},
        plan::Target,
        references::References,
    },
    values::{amount::Amount, id::RecordId},
};

/// What becomes of a cell that is pasted.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It is the value of a row.
    Value(RecordId, Sex, Option<Amount>, Amount),
    /// The row says so already, or nothing is pasted on it: an empty cell takes nothing away.
    Same,
    /// It can't be read, in the unit of the row.
    Unreadable(typed::ValueError, String),
    /// There is no row of that name, or none is left.
    NoRow,
    /// There are several of that name.
    SeveralRows,
    /// The row has several values of the year, or they are an indicator's.
    Elsewhere,
}

/// A cell that is pasted.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedCell {
    /// What it is called: by the name beside it, or else the row's own.
    pub name: String,
    /// What stands in it.
    pub text: String,
    /// What becomes of it.
    pub fate: Fate,
}

/// Where something is pasted.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The rows from where it is pasted, in their order.
    pub onto: &'a [RecordId],
    /// The first column: a place in [`SEXES`].
    pub column: usize,
    /// The year.
    pub year: u16,
}

/// Whether the first cells are names: some of them are no numbers, and something stands beside them.
pub fn is_named(rows: &[Vec<String>]) -> bool {
    let has_more = rows.iter().any(|row| row.len() > 1);
    let is_name = |cell: &String| !cell.trim().is_empty() && typed::value(cell, "").is_err();
    has_more && rows.iter().any(|row| row.first().is_some_and(is_name))
}

/// What would become of what is pasted, cell by cell.
pub fn pasted(document: &Document, references: &References, rows: &[Vec<String>], place: Place<'_>) -> Vec<PastedCell> {
    let is_named = is_named(rows);
    let mut names: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
    if is_named {
        let targets = document.all::<Target>().map(|(id, one)| Followed::Target(id, one));
        let indicators = document
            .all::<Indicator>()
            .map(|(id, one)| Followed::Indicator(id, one));
        for row in targets.chain(indicators).filter(Followed::is_own) {
            names.entry(known_by(row.title())).or_default().push(row.id().clone());
        }
    }
    let mut cells = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let (name, values) = match row.split_first() {
            Some((name, values)) if is_named => (Some(name.trim()), values),
            _ => (None, row.as_slice()),
        };
        let of = match name {
            None => place.onto.get(at).ok_or(Fate::NoRow),
            Some(name) => match names.get(&known_by(name)).map(Vec::as_slice) {
                Some([one]) => Ok(one),
                Some(_) => Err(Fate::SeveralRows),
                None => Err(Fate::NoRow),
            },
        };
        let found = of.as_ref().ok().and_then(|id| Followed::of(document, id));
        for (text, sex) in values.iter().zip(SEXES.iter().skip(place.column)) {
            let fate = match (&of, &found) {
                _ if text.trim().is_empty() => Fate::Same,
                (Ok(_), Some(row)) => fate(document, references, row, (*sex, place.year), text),
                (Err(fate), _) => fate.clone(),
                (Ok(_), None) => Fate::NoRow,
            };
            let title = found.as_ref().map(|row| row.title().to_owned());
            cells.push(PastedCell {
                name: name.map(str::to_owned).or(title).unwrap_or_default(),
                text: text.trim().to_owned(),
                fate,
            });
        }
    }
    cells
}

fn fate(document: &Document, references: &References, row: &Followed<'_>, (sex, year): (Sex, u16), text: &str) -> Fate {
    let held = held(document, references, row.id(), (sex, year));
    if !row.is_own() || matches!(held, Held::Several(_)) {
        return Fate::Elsewhere;
    }
    match typed::value(text, row.unit()) {
        Ok(Some(value)) if held.amount() != Some(value) => Fate::Value(row.id().clone(), sex, held.amount(), value),
        Ok(_) => Fate::Same,
        Err(error) => Fate::Unreadable(error, row.unit().into()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{
        super::tests::{document, id, measured_of, target},
        *,
    };

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect()
    }

    fn fates(rows: &[Vec<String>], column: usize) -> Vec<Fate> {
        let records = [
            ("i", Indicator::default().into()),
            ("t1", target("Resor", None)),
            ("t2", target("Elever", None)),
            ("t3", target("Följer", Some("i"))),
            ("t4", target("Lika", None)),
            ("t5", target("LIKA", None)),
            ("m1", measured_of("t1", 2025, 4.0, Sex::Total)),
        ];
        let (document, references) = document(records);
        let onto = ["t1", "t2", "t3"].map(id);
        let place = Place {
            onto: &onto,
            column,
            year: 2025,
        };
        let cells = pasted(&document, &references, rows, place);
        cells.into_iter().map(|cell| cell.fate).collect()
    }

    fn value(of: &str, sex: Sex, before: Option<f64>, after: f64) -> Fate {
        let amount = |number| Amount::new(number).unwrap();
        Fate::Value(id(of), sex, before.map(amount), amount(after))
    }

    // R486
    #[test]
    fn a_column_goes_onto_the_rows_in_their_order_and_an_empty_cell_takes_nothing_away() {
        assert_eq!(
            fates(&rows(&[&["1 234,5"], &["många"], &["3"], &["4"]]), 0),
            [
                value("t1", Sex::Total, Some(4.0), 1234.5),
                Fate::Unreadable(typed::ValueError::Number, String::new()),
                Fate::Elsewhere,
                Fate::NoRow,
            ]
        );
        assert_eq!(
            fates(&rows(&[&["4", "", "2"], &["", "1"]]), 0),
            [
                Fate::Same,
                Fate::Same,
                value("t1", Sex::Men, None, 2.0),
                Fate::Same,
                value("t2", Sex::Women, None, 1.0),
            ]
        );
        // Beyond the last column nothing is meant.
        assert_eq!(fates(&rows(&[&["1", "2", "3"]]), 2), [value("t1", Sex::Men, None, 1.0)]);
    }

    // R486
    #[test]
    fn named_values_go_where_they_are_named_whatever_the_order() {
        let pasted = rows(&[
            &["Mål", "2025"],
            &["elever", "7"],
            &[" RESOR ", "0"],
            &["Lika", "1"],
            &["Följer", "1"],
        ]);
        assert_eq!(
            fates(&pasted, 0),
            [
                Fate::NoRow,
                value("t2", Sex::Total, None, 7.0),
                value("t1", Sex::Total, Some(4.0), 0.0),
                Fate::SeveralRows,
                Fate::NoRow,
            ]
        );
    }
}
