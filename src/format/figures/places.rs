//! The places in a file of figures, of which those that somebody wants are taken in.

use std::collections::BTreeSet;

use super::Figures;
use crate::domain::values::county::County;

/// How many places beside the document's own a file may have for all of it to be meant: whoever has chosen a few has chosen them.
const MOST_OTHERS: usize = 10;

/// By what a place is known however it is written, but for its letters: Håbo is not Habo.
pub(super) fn place_key(place: &str) -> String {
    place.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The places that are wanted.
pub type ChosenPlaces = BTreeSet<String>;

impl Figures {
    /// The places that the file names, in the order in which they come.
    pub fn places(&self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let places = self.series.iter().map(|series| &series.place);
        places.filter(|place| seen.insert(*place)).cloned().collect()
    }

    /// The figures of some of the places.
    pub fn of_places(&self, chosen: &ChosenPlaces) -> Self {
        let mut some = self.clone();
        some.series.retain(|series| chosen.contains(&series.place));
        some
    }
}

/// Those of the places that are a county or its region, or one of its municipalities, by the names that people write for these or by their codes.
pub fn own_places(places: &[String], county: &County, municipalities: &BTreeSet<String>) -> ChosenPlaces {
    let own: BTreeSet<String> = municipalities.iter().map(|name| place_key(name)).collect();
    let [name, region] = [county.name, county.region].map(place_key);
    let is_code = |place: &str| matches!(place.len(), 2 | 4) && place.bytes().all(|sign| sign.is_ascii_digit());
    let is_own = |place: &&String| {
        let place = place_key(place);
        // As *Södermanlands läns kommuner*, which is their mean.
        place.starts_with(&name)
            || place.starts_with(&region)
            || own.contains(&place)
            || is_code(&place) && place.starts_with(county.code)
    };
    places.iter().filter(is_own).cloned().collect()
}

/// What is chosen before anybody has chosen: the own places where a file has many others, else all.
pub fn first_choice(places: &[String], own: &ChosenPlaces) -> ChosenPlaces {
    if own.is_empty() || places.len() <= own.len() + MOST_OTHERS {
        places.iter().cloned().collect()
    } else {
        own.clone()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{
        domain::values::county::by_code,
        format::figures::{FigureReading, Series},
    };

    fn strings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    // R339
    #[test]
    fn of_a_file_of_the_whole_country_the_own_county_is_chosen_and_of_a_short_one_all() {
        let sormland = by_code("04").unwrap();
        let municipalities = strings(&["Nyköping", "Nyköpings kommun", "Flen"]).into_iter().collect();
        let mut places = strings(&[
            "Riket",
            "Södermanlands län",
            "Region Sörmland",
            "Södermanlands läns kommuner (ovägt medel)",
            "nyköpings kommun",
            "0482",
            "Flens bruk",
        ]);
        let own = own_places(&places, sormland, &municipalities);
        assert_eq!(own.len(), 5, "{own:?}");
        assert!(!own.contains("Riket") && !own.contains("Flens bruk"));
        assert_eq!(first_choice(&places, &own).len(), places.len());
        places.extend((0..290).map(|number| format!("Ort {number}")));
        assert_eq!(first_choice(&places, &own), own);
        // Where none is known as the document's own, nothing is left out by itself.
        assert_eq!(first_choice(&places, &ChosenPlaces::new()).len(), places.len());
    }

    // R339
    #[test]
    fn names_that_differ_by_a_ring_are_other_places() {
        let (uppsala, places) = (by_code("03").unwrap(), strings(&["Habo", "Håbo"]));
        let municipalities = strings(&["Håbo"]).into_iter().collect();
        let own = own_places(&places, uppsala, &municipalities);
        assert_eq!(own.into_iter().collect::<Vec<_>>(), ["Håbo"]);
    }

    // R339
    #[test]
    fn the_figures_of_some_places_are_those_and_all_else_that_the_file_says() {
        let text = "Kommun;2022;2023\nFlen;1;2\nKiruna;3;4\n0480 Nyköping;5;..\n";
        let mut reading = FigureReading::of_text(text.into(), "Antal").unwrap();
        let figures = loop {
            if let Some(read) = reading.go_on(10) {
                break read.unwrap();
            }
        };
        assert_eq!(figures.places(), ["Flen", "Kiruna", "Nyköping"]);
        let some = figures.of_places(&strings(&["Nyköping", "Flen"]).into_iter().collect());
        let named = |series: &Series| series.place.clone();
        assert_eq!(some.series.iter().map(named).collect::<Vec<_>>(), ["Flen", "Nyköping"]);
        assert_eq!((some.missing, &some.faults), (1, &figures.faults));
    }
}
