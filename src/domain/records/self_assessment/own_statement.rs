//! Statements of a region's own.

use crate::domain::{
    assessment::factors::Language,
    records::declaration::record,
    values::{field::Meaning, order::Order},
};

record! {
    /// A statement that a region has added under a factor. Its id in answers is the record's id. It is left out of the factor's
    /// figures and of comparisons.
    OwnStatement = "own_statement" {
        /// The factor that it belongs to, as `F03`.
        factor: String as Meaning::Factor,
        /// The text in Swedish.
        sv: String,
        /// The text in English.
        en: String,
        /// Its place among the factor's own statements.
        order: Order,
    }
}

impl OwnStatement {
    /// The text in a language; in the other one where that is all there is.
    pub fn text(&self, language: Language) -> &str {
        let (wanted, other) = match language {
            Language::Swedish => (&self.sv, &self.en),
            Language::English => (&self.en, &self.sv),
        };
        if wanted.trim().is_empty() { other } else { wanted }
    }
}
