//! Follow-up of a year in one grid: every target and indicator is a row, and what was measured of it in that year is a cell. What is
//! measured of a target that follows an indicator is written on the indicator's row.

pub mod pasted;
pub mod rows;
pub mod typed;

use super::series::{self, YearValue, measurements_of, together};
use crate::domain::{
    records::{
        document::Document,
        indicator::{BySex, Indicator, Measurement, Sex},
        plan::Target,
        references::References,
    },
    values::{
        amount::Amount,
        date::Date,
        id::{Id, RecordId},
    },
};

/// Whom the values of a row are of, a cell for each.
pub const SEXES: [Sex; 3] = [Sex::Total, Sex::Women, Sex::Men];

/// What a row is of.
#[derive(Clone, Debug)]
pub enum Followed<'a> {
    /// A target.
    Target(Id<Target>, &'a Target),
    /// An indicator.
    Indicator(Id<Indicator>, &'a Indicator),
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Held<'a> {
    /// Nothing has been said.
    Nothing,
    /// One measurement, of the whole year.
    One(Id<Measurement>, &'a Measurement),
    /// Several of that year, or of days in it: each is written by itself.
    Several(usize),
}

/// The year that is followed up first: of this year and the last the one of which more has been measured, and the last, which is over,
/// where there is no more of this.
pub fn first_year(document: &Document, this_year: u16) -> u16 {
    let last = this_year.saturating_sub(1);
    let measured = |year| {
        let all = document.all::<Measurement>();
        all.filter(|(_, one)| one.value.is_some() && one.year() == Some(year))
            .count()
    };
    if measured(this_year) > measured(last) {
        this_year
    } else {
        last
    }
}

impl<'a> Followed<'a> {
    /// The target or the indicator of this id.
    pub fn of(document: &'a Document, id: &RecordId) -> Option<Self> {
        let (target, indicator) = (Id::of(id.clone()), Id::of(id.clone()));
        let found = document.get(&target).map(|one| Self::Target(target, one));
        found.or_else(|| document.get(&indicator).map(|one| Self::Indicator(indicator, one)))
    }

    /// Its id.
    pub fn id(&self) -> &RecordId {
        match self {
            Self::Target(id, _) => id.raw(),
            Self::Indicator(id, _) => id.raw(),
        }
    }

    /// What is measured, as it is called.
    pub fn title(&self) -> &'a str {
        match self {
            Self::Target(_, target) => &target.title,
            Self::Indicator(_, indicator) => &indicator.title,
        }
    }

    /// The unit, without spaces around it.
    pub fn unit(&self) -> &'a str {
        match self {
            Self::Target(_, target) => target.unit.trim(),
            Self::Indicator(_, indicator) => indicator.unit.trim(),
        }
    }

    /// The record that its values are of.
    pub fn source(&self) -> &RecordId {
        match self {
            Self::Target(id, target) => series::source_of(id, target),
            Self::Indicator(id, _) => id.raw(),
        }
    }

    /// Whether its values are its own, and so are written on its row.
    pub fn is_own(&self) -> bool {
        self.source() == self.id()
    }

    /// Whether it is told by sex.
    pub fn by_sex(&self) -> BySex {
        match self {
            Self::Target(_, target) => target.by_sex,
            Self::Indicator(_, indicator) => indicator.by_sex,
        }
    }

    /// Whether what is measured adds up over the years.
    pub fn is_cumulative(&self) -> bool {
        matches!(self, Self::Target(_, target) if target.cumulative)
    }

    /// What is known of it on a day, as a value for each year, in the order of [`SEXES`].
    pub fn series(&self, document: &'a Document, references: &'a References, on: Date) -> [series::Years; 3] {
        let measured = measurements_of(document, references, self.source());
        let measured: Vec<_> = measured.into_iter().map(|(_, one)| one).collect();
        let [mut total, women, men] = SEXES.map(|sex| series::years(&measured, sex, on, self.is_cumulative()));
        if self.is_cumulative() {
            for (year, value) in together(&women, &men) {
                total.entry(year).or_insert(value);
            }
        }
        [total, women, men]
    }

    /// What stands in its cells of a year, in the order of [`SEXES`].
    pub fn held(&self, document: &'a Document, references: &'a References, year: u16) -> [Held<'a>; 3] {
        SEXES.map(|sex| held(document, references, self.source(), (sex, year)))
    }
}

/// What stands in the cell of a sex and a year.
pub fn held<'a>(
    document: &'a Document,
    references: &'a References,
    of: &RecordId,
    (sex, year): (Sex, u16),
) -> Held<'a> {
    let found = references.referrers_of_kind::<Measurement>(document, of);
    let mut found = found.filter(|(_, one)| one.sex == sex && one.year() == Some(year));
    match (found.next(), found.count()) {
        (None, _) => Held::Nothing,
        (Some((id, one)), 0) if one.day.is_none() => Held::One(id, one),
        (Some(_), more) => Held::Several(more + 1),
    }
}

/// The day on which a year is reckoned: its last, or today while it lasts. What comes after a day is not known on it.
pub fn reckoning_day(year: u16, today: Date) -> Date {
    Date::new(year, 12, 31).map_or(today, |last| last.min(today))
}

/// What a row has of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measured {
    /// The values, in the order of [`SEXES`].
    pub values: [Option<f64>; 3],
    /// Whether values are asked for by sex and are not all there.
    pub lacks_sex: bool,
}

impl Measured {
    /// What these series have of a year.
    pub fn of(row: &Followed<'_>, series: &[series::Years; 3], year: u16) -> Self {
        let value = |years: &series::Years| years.get(&year).map(|value: &YearValue| value.value);
        let [total, women, men] = series.each_ref().map(value);
        Self {
            values: [total, women, men],
            lacks_sex: row.by_sex() == BySex::Yes && (women.is_none() || men.is_none()),
        }
    }

    /// Whether there is a value: for all, or for women and men both.
    pub fn is_measured(&self) -> bool {
        let [total, women, men] = self.values;
        total.is_some() || (women.is_some() && men.is_some())
    }

    /// Whether something of it is still to be filled in.
    pub fn is_lacking(&self) -> bool {
        !self.is_measured() || self.lacks_sex
    }
}

/// What a row has of a year, on the day on which the year is reckoned.
pub fn measured(document: &Document, references: &References, row: &Followed<'_>, (year, on): (u16, Date)) -> Measured {
    Measured::of(row, &row.series(document, references, on), year)
}

/// How far a year has been filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filling {
    /// How many have a value.
    pub measured: usize,
    /// How many there are whose values are their own.
    pub total: usize,
    /// How many are asked for by sex and lack that.
    pub lacking_sex: usize,
}

/// How far a year has been filled in, of all that is measured.
pub fn filling(document: &Document, references: &References, year: u16, on: Date) -> Filling {
    let targets = document.all::<Target>().map(|(id, one)| Followed::Target(id, one));
    let indicators = document
        .all::<Indicator>()
        .map(|(id, one)| Followed::Indicator(id, one));
    let mut filling = Filling::default();
    for row in targets.chain(indicators).filter(Followed::is_own) {
        let measured = measured(document, references, &row, (year, on));
        filling.total += 1;
        filling.measured += usize::from(measured.is_measured());
        filling.lacking_sex += usize::from(measured.lacks_sex);
    }
    filling
}

impl Held<'_> {
    /// The value, as it is written.
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Self::One(_, one) => one.value,
            Self::Nothing | Self::Several(_) => None,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(super) mod tests {
    use super::*;
    use crate::domain::{records::record::Record, values::amount::Year};

    pub fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    pub fn target(title: &str, indicator: Option<&str>) -> Record {
        Target {
            title: title.into(),
            indicator: indicator.map(|indicator| Id::of(id(indicator))),
            ..Target::default()
        }
        .into()
    }

    pub fn measured_of(of: &str, year: u16, value: f64, sex: Sex) -> Record {
        Measurement {
            of: Some(id(of)),
            year: Year::new(year),
            value: Amount::new(value),
            sex,
            ..Measurement::default()
        }
        .into()
    }

    pub fn document(records: impl IntoIterator<Item = (&'static str, Record)>) -> (Document, References) {
        let records = records.into_iter().map(|(name, record)| (id(name), record));
        let document = Document::of(id("d"), records);
        let references = References::of(&document);
        (document, references)
    }

    fn on(year: u16) -> Date {
        Date::new(year, 12, 31).unwrap()
    }

    // R481
    #[test]
    fn nothing_measured_is_not_nought_and_nought_is_measured() {
        let records = [
            ("t1", target("Resor", None)),
            ("t2", target("Elever", None)),
            ("m1", measured_of("t1", 2025, 0.0, Sex::Total)),
        ];
        let (document, references) = document(records);
        let of = |name: &str, year| {
            let row = Followed::of(&document, &id(name)).unwrap();
            measured(&document, &references, &row, (year, on(year)))
        };
        assert_eq!(of("t1", 2025).values, [Some(0.0), None, None]);
        assert!(of("t1", 2025).is_measured());
        assert_eq!(of("t2", 2025), Measured::default());
        assert!(of("t2", 2025).is_lacking() && of("t1", 2024).is_lacking());
        assert_eq!(
            filling(&document, &references, 2025, on(2025)),
            Filling {
                measured: 1,
                total: 2,
                lacking_sex: 0
            }
        );
    }

    // R543
    #[test]
    fn the_year_that_most_is_measured_of_is_followed_up_first() {
        let first = |years: &[u16]| {
            let names = ["m0", "m1", "m2", "m3"];
            let records = names
                .into_iter()
                .zip(years)
                .map(|(name, year)| (name, measured_of("t", *year, 1.0, Sex::Total)));
            first_year(&document(records).0, 2026)
        };
        assert_eq!(first(&[]), 2025);
        assert_eq!(first(&[2026]), 2026);
        assert_eq!(first(&[2025, 2026]), 2025);
        assert_eq!(first(&[2025, 2026, 2026]), 2026);
        assert_eq!(first(&[2020, 2020, 2027]), 2025);
    }

    // R483
    #[test]
    fn what_follows_an_indicator_is_written_there_and_counted_once() {
        let indicator = Indicator {
            by_sex: BySex::Yes,
            ..Indicator::default()
        };
        let records = [
            ("i", indicator.into()),
            ("t1", target("Resor", Some("i"))),
            ("t2", target("Elever", Some("i"))),
            ("m1", measured_of("i", 2025, 5.0, Sex::Women)),
        ];
        let (document, references) = document(records);
        let row = Followed::of(&document, &id("t1")).unwrap();
        assert!(!row.is_own());
        let found = measured(&document, &references, &row, (2025, on(2025)));
        assert_eq!(found.values, [None, Some(5.0), None]);
        // Women alone are not all, and the half that is asked for is told to lack.
        assert_eq!(
            filling(&document, &references, 2025, on(2025)),
            Filling {
                measured: 0,
                total: 1,
                lacking_sex: 1
            }
        );
    }

    // R482
    #[test]
    fn several_of_a_year_and_those_of_days_are_no_one_cell() {
        let mut of_day = Measurement::default();
        if let Record::Measurement(one) = measured_of("t1", 2025, 3.0, Sex::Total) {
            of_day = (*one).clone();
        }
        of_day.day = Date::new(2025, 6, 30);
        let records = [
            ("t1", target("Resor", None)),
            ("t2", target("Elever", None)),
            ("m1", of_day.into()),
            ("m2", measured_of("t2", 2025, 1.0, Sex::Total)),
            ("m3", measured_of("t2", 2025, 2.0, Sex::Total)),
            ("m4", measured_of("t2", 2025, 2.0, Sex::Men)),
        ];
        let (document, references) = document(records);
        let of = |name: &str| {
            Followed::of(&document, &id(name))
                .unwrap()
                .held(&document, &references, 2025)
        };
        assert_eq!(of("t1"), [Held::Several(1), Held::Nothing, Held::Nothing]);
        let [total, women, men] = of("t2");
        assert_eq!((total, women), (Held::Several(2), Held::Nothing));
        assert_eq!(men.amount(), Amount::new(2.0));
    }

    #[test]
    fn a_year_is_reckoned_on_its_last_day_or_today() {
        let today = Date::new(2026, 11, 29).unwrap();
        assert_eq!(reckoning_day(2025, today), on(2025));
        assert_eq!(reckoning_day(2026, today), today);
    }
}
