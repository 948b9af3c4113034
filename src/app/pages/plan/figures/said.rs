//! Why figures or a row of them can't be read, in words.

use crate::{
    app::text::words::{Word, fill, text},
    format::figures::{Fault, FigureError, RowFault},
};

/// Why figures can't be read at all, and what to do.
pub fn error(error: &FigureError) -> String {
    let word = match error {
        FigureError::Empty => Word::FiguresErrorEmpty,
        FigureError::TooLarge(_) => Word::FiguresErrorTooLarge,
        FigureError::TooManyRows => Word::FiguresErrorTooManyRows,
        FigureError::NotText => Word::FiguresErrorNotText,
        FigureError::NoHeads => Word::FiguresErrorNoHeads,
        FigureError::NoValues => Word::FiguresErrorNoValues,
        FigureError::OtherPeriod(name) => return fill(Word::FiguresErrorOtherPeriod, &[("name", name)]),
    };
    text(word).into()
}

/// Why a row can't be read.
pub fn fault(row: &RowFault) -> String {
    let of_text = |word: Word, text: &str| fill(word, &[("text", text)]);
    match &row.fault {
        Fault::Columns { found, expected } => fill(
            Word::FiguresFaultColumns,
            &[("found", &found.to_string()), ("expected", &expected.to_string())],
        ),
        Fault::NoPlace => text(Word::FiguresFaultNoPlace).into(),
        Fault::Year(text) => of_text(Word::FiguresFaultYear, text),
        Fault::OtherPeriod(text) => of_text(Word::FiguresFaultPeriod, text),
        Fault::Sex(text) => of_text(Word::FiguresFaultSex, text),
        Fault::Value(text) => of_text(Word::FiguresFaultValue, text),
        Fault::Unit(text, unit) => fill(Word::FiguresFaultUnit, &[("text", text), ("unit", unit)]),
        Fault::Decimal(text) => of_text(Word::FiguresFaultDecimal, text),
        Fault::Twice(line) => fill(Word::FiguresFaultTwice, &[("line", &line.to_string())]),
        Fault::SeveralIndicators(name) => fill(Word::FiguresFaultSeveral, &[("name", name)]),
    }
}
