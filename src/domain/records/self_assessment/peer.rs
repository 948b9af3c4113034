//! What other regions have shown of their results.

use std::collections::BTreeMap;

use super::level::Level;
use crate::domain::{
    assessment::results::counts::Counts,
    records::declaration::record,
    values::{
        amount::{Count, Year},
        date::Date,
        field::{Key, Meaning},
    },
};

record! {
    /// Another region's results: sums only, from the file that the region exported.
    PeerResult = "peer_result" {
        /// The id of the round in the other region's document, by which the same results are known again.
        source: String,
        /// The region's name.
        region: String,
        /// Its county by its two-digit code, as `04`.
        county: String as Meaning::County,
        /// What the round was called there.
        title: String,
        /// The day the round began.
        start: Option<Date>,
        /// The day it ended.
        end: Option<Date>,
        /// The version of the question set that was answered.
        question_set: String,
        /// How many responses it rests on.
        responses: Count,
        /// Who can tell more, as the region noted it.
        contact: String,
        /// The day on which the file was taken in.
        received: Option<Date>,
        /// The counts by statement id.
        statements: BTreeMap<String, Counts> as Meaning::Each(Key::Statement, &Meaning::Counts),
        /// The levels that were agreed on, by factor id.
        levels: BTreeMap<String, Level> as Meaning::Each(Key::Factor, &Meaning::Number),
        /// The levels to reach, by factor id.
        target_levels: BTreeMap<String, Level> as Meaning::Each(Key::Factor, &Meaning::Number),
        /// The years by which they should be reached, by factor id.
        target_years: BTreeMap<String, Year> as Meaning::Each(Key::Factor, &Meaning::Year),
        /// What already works there, by factor id.
        strengths: BTreeMap<String, String> as Meaning::Each(Key::Factor, &Meaning::Text),
        /// What shows the level, by factor id.
        evidence: BTreeMap<String, String> as Meaning::Each(Key::Factor, &Meaning::Text),
    }
}
