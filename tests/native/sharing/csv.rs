//! R155: the table for spreadsheets.

use std::collections::BTreeMap;

use proptest::prelude::*;
use samspel::{
    domain::{
        assessment::{
            factors::Language,
            results::{Respondents, Results},
        },
        records::{self_assessment::Level, strategy::ActorGroup},
    },
    format::csv::{self, COLUMNS, CsvWords, FIGURES},
};

use crate::rounds::{SECRET, any_document, results};

fn group(group: Option<ActorGroup>) -> &'static str {
    group.map_or("unsaid", ActorGroup::code)
}

fn words() -> CsvWords<'static> {
    CsvWords {
        header: [
            "Slag",
            "Id",
            "Nummer",
            "Text",
            "Eget",
            "Grupp",
            "n",
            "0",
            "1",
            "2",
            "3",
            "4",
            "Vet ej",
            "Inte aktuellt",
            "Q1",
            "Median",
            "Q3",
            "Olika bilder",
            "Samsyn",
            "Målnivå",
        ],
        factor: "Faktor",
        statement: "Påstående",
        yes: "ja",
        no: "nej",
        hidden: "dolt",
        all: "Alla",
        group,
        language: Language::Swedish,
    }
}

/// Reads a table by the rules of RFC 4180 with semicolons.
fn parse(table: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    let mut signs = table.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if is_quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() => is_quoted = true,
            ';' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {
                assert_eq!(signs.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            sign => cell.push(sign),
        }
    }
    assert!(!is_quoted && cell.is_empty() && row.is_empty());
    rows
}

/// A text as it is in a cell: made harmless where a spreadsheet would take it for a formula.
fn harmless(text: &str) -> String {
    // What has been guarded already is guarded again, so that it can be told from what was.
    let first = text.trim_start_matches('\'');
    let is_formula = first.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    format!("{}{text}", if is_formula { "'" } else { "" })
}

fn who_of(name: &str) -> Respondents {
    match name {
        "Alla" => Respondents::All,
        code => Respondents::Group(ActorGroup::from_code(code)),
    }
}

fn shown_counts(results: &Results, row: &[String]) -> Option<samspel::domain::assessment::results::counts::Counts> {
    let who = who_of(&row[5]);
    if row[0] == "Faktor" {
        let place = results.questions.factor_place(&row[1]).unwrap();
        results.factor(place, who).map(|figures| figures.counts)
    } else {
        let place = results.questions.statement_place(&row[1]).unwrap();
        results.statement(place, who).copied()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    // R155
    #[test]
    fn the_table_is_parsed_back_with_what_is_shown_and_no_other_figure(document in any_document()) {
        let results = results(&document);
        let agreed: BTreeMap<String, Level> = [("F03".to_owned(), Level::ALL[3])].into();
        let table = csv::write(&results, &agreed, &BTreeMap::new(), &words());
        prop_assert!(!table.contains(SECRET));
        let rows = parse(table.strip_prefix('\u{feff}').unwrap());
        let groups = results.shown_groups().len() + 1;
        let (factors, statements) = (results.questions.factors.len(), results.questions.statements.len());
        prop_assert_eq!(rows.len(), 1 + (factors + statements) * groups);
        prop_assert_eq!(rows[0].iter().map(String::as_str).collect::<Vec<_>>(), words().header);
        for row in &rows[1..] {
            prop_assert_eq!(row.len(), COLUMNS);
            let figures = &row[6..6 + FIGURES];
            match shown_counts(&results, row) {
                None => {
                    for cell in figures {
                        prop_assert!(cell.is_empty() || cell == "dolt", "{:?}", row);
                    }
                    prop_assert_eq!(&figures[0], "dolt");
                }
                Some(counts) => {
                    prop_assert_eq!(&figures[0], &counts.n().to_string());
                    let all: Vec<u32> = figures[1..8].iter().map(|cell| cell.parse().unwrap()).collect();
                    prop_assert_eq!(all, counts.all());
                    let read = |cell: &String| cell.replace(',', ".").parse::<f64>().ok();
                    let quartiles = counts.quartiles();
                    prop_assert_eq!(read(&figures[8]), quartiles.map(|one| one.first));
                    prop_assert_eq!(read(&figures[9]), quartiles.map(|one| one.median));
                    prop_assert_eq!(read(&figures[10]), quartiles.map(|one| one.third));
                }
            }
            if row[0] == "Påstående" {
                let asked = &results.questions.statements[results.questions.statement_place(&row[1]).unwrap()];
                prop_assert_eq!(&row[3], &harmless(asked.text(Language::Swedish)));
                prop_assert_eq!(row[4] == "ja", asked.is_own());
            } else if row[5] == "Alla" {
                prop_assert_eq!(&row[18], if row[1] == "F03" { "3" } else { "" });
            }
        }
    }

    // R155
    #[test]
    fn no_cell_begins_a_formula(document in any_document()) {
        let table = csv::write(&results(&document), &BTreeMap::new(), &BTreeMap::new(), &words());
        for row in parse(table.strip_prefix('\u{feff}').unwrap()) {
            for cell in row {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
            }
        }
    }
}
