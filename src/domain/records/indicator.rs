//! Indicators and what has been measured of them and of targets.

use super::{analysis::ModelArea, declaration::record};
use crate::domain::values::{
    amount::{Amount, Year},
    code::codes,
    date::Date,
    id::{Id, RecordId},
    order::Order,
};

codes! {
    unsaid
    /// Whether something is followed by sex, as the ordinance asks for unless there are special reasons.
    BySex = "by_sex" {
        /// It has not been said.
        Unstated = "unstated",
        /// Ja.
        Yes = "yes",
        /// Nej, av ett skäl.
        No = "no",
    }
}

codes! {
    unsaid
    /// How often something is measured.
    MeasuringInterval = "measuring_interval" {
        /// It has not been said.
        Unstated = "unstated",
        /// Varje kvartal.
        Quarter = "quarter",
        /// Varje halvår.
        HalfYear = "half_year",
        /// Varje år.
        Year = "year",
        /// Vartannat år.
        TwoYears = "two_years",
        /// Mer sällan.
        Rarely = "rarely",
    }
}

codes! {
    /// Whom a value is of.
    Sex = "sex" {
        /// Alla.
        Total = "total",
        /// Kvinnor.
        Women = "women",
        /// Män.
        Men = "men",
    }
}

record! {
    /// An indicator: something that is measured again and again, which targets may follow.
    Indicator = "indicator" {
        /// What is measured.
        title: String,
        /// What it shows, and what it does not show.
        text: String,
        /// The unit, as *procent* or *resor per invånare*.
        unit: String,
        /// Where the values come from.
        source: String,
        /// The address of the source on the web.
        address: String,
        /// Whether it is followed by sex.
        by_sex: BySex,
        /// Why it is not.
        by_sex_reason: String,
        /// What the source calls it, as Kolada's `N00914` or the heading of a table: new figures are known by it and by the place.
        key_figure: String,
        /// What the values are of, as the source calls it: a municipality, a county, the country.
        place: String,
        /// The areas and the preconditions of the model that it says something of.
        areas: Vec<Id<ModelArea>>,
        /// Its place in the list.
        order: Order,
    }
}

record! {
    /// One value of a target or an indicator, as it was measured.
    Measurement = "measurement" {
        /// The target or indicator.
        of: Option<RecordId>,
        /// The year that it is about.
        year: Option<Year>,
        /// The day that it is about, where it is not the whole year.
        day: Option<Date>,
        /// Whom it is of.
        sex: Sex,
        /// The value, in the unit of what it is of.
        value: Option<Amount>,
        /// Where it comes from, if not from where the others do.
        source: String,
        /// What is to be known about it: preliminary, a new way of counting.
        note: String,
        /// Its place among those of the same time.
        order: Order,
    }
}

impl Measurement {
    /// The year that it is about, which is that of its day where it has one.
    pub fn year(&self) -> Option<u16> {
        self.day.map(Date::year).or_else(|| self.year.map(Year::get))
    }
}
