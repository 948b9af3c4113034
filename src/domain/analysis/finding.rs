//! What a finding rests on, and which findings are looked for.

use crate::domain::{
    records::analysis::{AnalysisFinding, Dimension, FindingSort, ModelArea},
    values::{
        code::{Coded, with_code},
        date::Date,
        id::Id,
        search::is_chosen,
        search_words::SearchWords,
    },
};

/// How many years evidence holds before it is old.
pub const YEARS_EVIDENCE_HOLDS: u16 = 3;

/// What a finding rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// Neither evidence nor a source nor an indicator.
    Nothing,
    /// Something that is older than it should be.
    Old,
    /// Something.
    Something,
}

impl AnalysisFinding {
    /// What it rests on, seen on a day. Where the day isn't known, nothing is old.
    pub fn support(&self, today: Option<Date>) -> Support {
        if self.has_no_evidence() {
            Support::Nothing
        } else if self.is_old(today) {
            Support::Old
        } else {
            Support::Something
        }
    }

    /// Whether it says nothing that shows it: neither evidence nor a source nor an indicator.
    pub fn has_no_evidence(&self) -> bool {
        let is_blank = |text: &str| text.trim().is_empty();
        is_blank(&self.evidence) && is_blank(&self.source) && self.indicators.is_empty()
    }

    /// Whether its evidence is from before so many years ago.
    pub fn is_old(&self, today: Option<Date>) -> bool {
        let ends = self.dated.and_then(|dated| dated.years_later(YEARS_EVIDENCE_HOLDS));
        ends.zip(today).is_some_and(|(ends, today)| ends < today)
    }
}

/// Which findings are looked for. An empty choice lets everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FindingFilter {
    /// The id of a part of the model, or [`NONE`] for those of none.
    pub area: String,
    /// The code of a sort.
    pub sort: String,
    /// The code of a dimension.
    pub dimension: String,
    /// The code of a municipality.
    pub municipality: String,
    /// Words in it.
    pub words: SearchWords,
}

/// What of a finding a filter looks at.
#[derive(Clone, Copy, Debug)]
pub struct FilteredFinding<'a> {
    /// Its parts of the model.
    pub areas: &'a [Id<ModelArea>],
    /// Its sort.
    pub sort: FindingSort,
    /// Its dimensions.
    pub dimensions: &'a [String],
    /// Its municipalities.
    pub municipalities: &'a [String],
    /// What its words are looked for in, folded.
    pub words: &'a str,
}

impl FindingFilter {
    /// Whether a finding is one of those that are looked for.
    pub fn lets_through(&self, finding: FilteredFinding<'_>) -> bool {
        is_chosen(&self.area, finding.areas.iter().map(Id::as_str))
            && is_chosen(&self.sort, [finding.sort.code()])
            && is_chosen(&self.dimension, finding.dimensions.iter().map(String::as_str))
            && is_chosen(&self.municipality, finding.municipalities.iter().map(String::as_str))
            && self.words.are_in(finding.words)
    }
}

/// The list with a term in it or without, in the order of the terms; what this version does not know stays at the end.
pub fn with_dimension(list: &[String], dimension: Dimension, is_meant: bool) -> Vec<String> {
    with_code(list, Dimension::LIST.codes, dimension.code(), is_meant)
}

/// How many goals Agenda 2030 has.
pub const GOALS: u8 = 17;

/// The list with a goal in it or without, in the order of their numbers.
pub fn with_goal(list: &[String], goal: &str, is_meant: bool) -> Vec<String> {
    let numbers: Vec<String> = (1..=GOALS).map(|number| number.to_string()).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    with_code(list, &numbers, goal, is_meant)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        records::indicator::Indicator,
        values::{id::RecordId, search::NONE, search_words::folded},
    };

    // R552
    #[test]
    fn what_shows_a_finding_may_be_evidence_a_source_or_an_indicator_and_grows_old_after_three_years() {
        let today = Date::parse("2026-11-29");
        let bare = AnalysisFinding {
            evidence: " \n".into(),
            dated: Date::parse("2020-01-01"),
            ..AnalysisFinding::default()
        };
        assert_eq!(bare.support(today), Support::Nothing);
        let of_indicator = AnalysisFinding {
            indicators: vec![Id::<Indicator>::of(RecordId::new("i").unwrap())],
            ..AnalysisFinding::default()
        };
        assert_eq!(of_indicator.support(today), Support::Something);
        let dated = |day: &str| AnalysisFinding {
            source: "SCB".into(),
            dated: Date::parse(day),
            ..AnalysisFinding::default()
        };
        assert_eq!(dated("2023-11-29").support(today), Support::Something);
        assert_eq!(dated("2023-11-28").support(today), Support::Old);
        assert_eq!(dated("2023-11-28").support(None), Support::Something);
    }

    // R553
    #[test]
    fn a_finding_passes_where_every_choice_fits_it() {
        let areas = [Id::of(RecordId::new("area-work").unwrap())];
        let (dimensions, municipalities) = (["social".to_owned()], ["0480".to_owned()]);
        let words = folded(&["Lång restid till arbete"]);
        let finding = FilteredFinding {
            areas: &areas,
            sort: FindingSort::Challenge,
            dimensions: &dimensions,
            municipalities: &municipalities,
            words: &words,
        };
        let passes = |change: fn(&mut FindingFilter)| {
            let mut filter = FindingFilter::default();
            change(&mut filter);
            filter.lets_through(finding)
        };
        assert!(passes(|_| {}));
        assert!(passes(|filter| filter.area = "area-work".into()));
        assert!(!passes(|filter| filter.area = "area-health".into()));
        assert!(!passes(|filter| filter.area = NONE.into()));
        assert!(passes(|filter| filter.sort = "challenge".into()));
        assert!(!passes(|filter| filter.sort = "strength".into()));
        assert!(passes(|filter| filter.dimension = "social".into()));
        assert!(!passes(|filter| filter.dimension = "ecological".into()));
        assert!(passes(|filter| filter.municipality = "0480".into()));
        assert!(!passes(|filter| filter.municipality = "0484".into()));
        assert!(passes(|filter| filter.words = SearchWords::new("RESTID".into())));
        assert!(!passes(|filter| filter.words = SearchWords::new("bostad".into())));
    }

    // R551
    #[test]
    fn goals_are_in_the_order_of_their_numbers_and_what_is_unknown_stays() {
        let had = ["later".to_owned(), "11".to_owned()];
        assert_eq!(with_goal(&had, "4", true), ["4", "11", "later"]);
        assert_eq!(with_goal(&had, "11", false), ["later"]);
        assert_eq!(with_dimension(&[], Dimension::Social, true), ["social"]);
    }
}
