//! Which reference system a file's positions are in: what it says, and what the numbers say.

use std::ops::RangeInclusive;

use serde_json::Value;

use super::error::GeoJsonError;
use super::place::{Place, shortened};
use super::sweden;
use crate::domain::values::{extent::BoundingBox, geometry::Position};
use crate::format::reference_system::{ReferenceSystem, UnknownAddress};

/// What a file's reference system was recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecognisedBy {
    /// The file has a `crs` member.
    CrsMember,
    /// The numbers can only be metres in this system.
    Magnitude,
    /// The numbers fit several local zones; in this one most positions lie in the county that was named.
    County,
    /// The numbers fit several local zones, and nothing tells which.
    OneOfSeveral,
    /// The file names another system, which has no place for most of the numbers.
    AgainstName(ReferenceSystem),
    /// Nothing tells: GeoJSON's default, WGS 84.
    Default,
    /// Somebody has chosen it.
    Choice,
}

/// How a file's positions were understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recognition {
    /// The reference system.
    pub system: ReferenceSystem,
    /// What it was recognised by.
    pub recognised_by: RecognisedBy,
    /// The file has latitude or northing first, against the standard, and was read so.
    pub axes_swapped: bool,
}

impl Recognition {
    /// Takes two values of the file to a position, or to `None` if they lie outside the system.
    pub(super) fn position(&self, values: [f64; 2]) -> Option<Position> {
        let position = self.system.to_position(east_first(values, self.axes_swapped))?;
        // Without anybody's word for it, only Sweden's surroundings are sure to be in this system.
        let is_guess = matches!(
            self.recognised_by,
            RecognisedBy::Magnitude | RecognisedBy::County | RecognisedBy::OneOfSeveral | RecognisedBy::AgainstName(_)
        );
        (!is_guess || is_in_surroundings(position)).then_some(position)
    }
}

/// How many of a file's positions fit one way to read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The reference system.
    pub system: ReferenceSystem,
    /// Whether latitude or northing comes first.
    pub axes_swapped: bool,
    /// How many positions the system has a place for.
    pub readable: usize,
    /// How many lie in Sweden or near it.
    pub at_home: usize,
    /// How many of those are where this system is used: a local zone ends some ten kilometres from its meridian.
    likely: usize,
    /// How many lie in the county.
    in_county: usize,
    /// Whether it has a place for numbers that are degrees, which is then far from home; not of one that has degrees.
    reads_degrees: Option<bool>,
}

/// The numbers that degrees in Sweden and far around it have.
const DEGREES: RangeInclusive<f64> = 0.0..=180.0;

impl Fit {
    fn none(system: ReferenceSystem, axes_swapped: bool) -> Self {
        Self {
            system,
            axes_swapped,
            readable: 0,
            at_home: 0,
            likely: 0,
            in_county: 0,
            reads_degrees: (system != ReferenceSystem::Wgs84)
                .then(|| system.to_position([*DEGREES.end(); 2]).is_some()),
        }
    }
}

/// How far from its meridian a local zone is used, in degrees, with a margin.
const WIDTH_OF_ZONE: f64 = 1.75;

/// How many of a file's positions fit each way to read them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Census {
    positions: usize,
    county: Option<BoundingBox>,
    fits: Vec<Fit>,
}

impl Census {
    /// An empty one; `county` is where the file's positions most likely lie.
    pub(super) fn new(county: Option<BoundingBox>) -> Self {
        Self {
            positions: 0,
            county,
            fits: ReferenceSystem::all()
                .filter(|system| counted_as(*system) == *system)
                .flat_map(|system| [Fit::none(system, false), Fit::none(system, true)])
                .collect(),
        }
    }

    pub(super) fn count(&mut self, values: [f64; 2]) {
        self.positions += 1;
        let are_degrees = values.iter().all(|value| DEGREES.contains(value));
        for axes_swapped in [false, true] {
            let values = east_first(values, axes_swapped);
            // The zones differ in their meridians alone, so that one projection serves them all.
            let mut from_meridian = None;
            for fit in self.fits.iter_mut().filter(|fit| fit.axes_swapped == axes_swapped) {
                // As metres they are all within a few steps of one place, so that one tells of all.
                if let Some(is_read) = fit.reads_degrees.filter(|_| are_degrees) {
                    fit.readable += usize::from(is_read);
                    continue;
                }
                let (meridian, projected) = match fit.system {
                    ReferenceSystem::Sweref99(zone) => {
                        let meridian = zone.central_meridian();
                        let projected = from_meridian.get_or_insert_with(|| {
                            let there = Projected::of(fit.system, values)?;
                            Some(Projected {
                                longitude: there.longitude - meridian,
                                ..there
                            })
                        });
                        (meridian, projected.clone())
                    }
                    system => (0.0, Projected::of(system, values)),
                };
                let Some(Projected {
                    longitude,
                    latitude,
                    home,
                }) = projected
                else {
                    continue;
                };
                fit.readable += 1;
                let position = Position {
                    longitude: meridian + longitude,
                    latitude,
                };
                if home.is_none_or(|home| !home.contains(&position.longitude)) {
                    continue;
                }
                fit.at_home += 1;
                let is_zone = matches!(fit.system, ReferenceSystem::Sweref99(_));
                fit.likely += usize::from(!is_zone || longitude.abs() <= WIDTH_OF_ZONE);
                fit.in_county += usize::from(self.county.is_some_and(|county| county.contains(position)));
            }
        }
    }

    /// How many positions there are.
    pub(super) fn positions(&self) -> usize {
        self.positions
    }

    /// How many of them fit one way to read them.
    pub(super) fn fit(&self, system: ReferenceSystem, axes_swapped: bool) -> Fit {
        let counted = counted_as(system);
        let mut fits = self.fits.iter();
        let fit = fits.find(|fit| fit.system == counted && fit.axes_swapped == axes_swapped);
        Fit {
            system,
            ..fit.copied().unwrap_or(Fit::none(system, axes_swapped))
        }
    }

    /// Decides from the file's own word, if any, and the count; `is_family` where that word is what several systems have in common. Nothing
    /// where no position fits.
    pub(super) fn recognise(&self, named: Option<ReferenceSystem>, is_family: bool) -> Option<Recognition> {
        let guess = self.guess();
        let (system, recognised_by, axes_swapped) = match (named, guess) {
            (Some(named), _) => {
                let other = self.against(named, guess.map(|(fit, _)| fit));
                other.map_or_else(
                    || (named, RecognisedBy::CrsMember, self.is_swapped(named)),
                    |fit| (fit.system, RecognisedBy::AgainstName(named), fit.axes_swapped),
                )
            }
            (None, Some((fit, recognised_by))) => (fit.system, recognised_by, fit.axes_swapped),
            (None, None) => {
                let system = ReferenceSystem::Wgs84;
                // Degrees are the one of them that has no other name.
                let by = if is_family {
                    RecognisedBy::CrsMember
                } else {
                    RecognisedBy::Default
                };
                (system, by, self.is_swapped(system))
            }
        };
        let recognition = Recognition {
            system,
            recognised_by,
            axes_swapped,
        };
        let fits = self.positions == 0 || self.both(system).iter().any(|fit| fit.readable > 0);
        fits.then_some(recognition)
    }

    /// How most positions can be read where the file names a system that has no place for most of them, as that of another layer. One that
    /// fits decides nothing.
    fn against(&self, named: ReferenceSystem, guess: Option<Fit>) -> Option<Fit> {
        let is_most = |number: usize| number * 2 > self.positions;
        let is_read = self.both(named).iter().any(|fit| is_most(fit.readable));
        let degrees = self.both(ReferenceSystem::Wgs84).into_iter();
        let degrees = degrees.filter(|fit| is_most(fit.at_home)).max_by_key(|fit| fit.at_home);
        let other = guess.filter(|fit| is_most(fit.likely)).or(degrees)?;
        (!is_read).then_some(other)
    }

    /// What numbers in metres can only be; `None` if as many can be degrees.
    fn guess(&self) -> Option<(Fit, RecognisedBy)> {
        let [degrees, _] = self.both(ReferenceSystem::Wgs84);
        let in_metres = self.fits.iter().filter(|fit| fit.system != ReferenceSystem::Wgs84);
        // Of equal ones the first, which is met most.
        let best = in_metres
            .rev()
            .max_by_key(|fit| fit.likely)
            .filter(|best| best.likely > degrees.readable)?;
        if !matches!(best.system, ReferenceSystem::Sweref99(_)) {
            return Some((*best, RecognisedBy::Magnitude));
        }
        // One position more or less is no reason.
        let is_as_likely = |fit: &&Fit| fit.likely * 10 >= best.likely * 9;
        let zones = self
            .fits
            .iter()
            .filter(|fit| matches!(fit.system, ReferenceSystem::Sweref99(_)));
        let several: Vec<&Fit> = zones.filter(is_as_likely).collect();
        if several.len() == 1 {
            return Some((*best, RecognisedBy::Magnitude));
        }
        let meridian = |fit: &Fit| match fit.system {
            ReferenceSystem::Sweref99(zone) => zone.central_meridian(),
            _ => f64::NAN,
        };
        let in_county = several.iter().map(|fit| fit.in_county).max().unwrap_or_default();
        let Some(county) = self.county.filter(|_| in_county * 2 > best.likely) else {
            return Some((*best, RecognisedBy::OneOfSeveral));
        };
        // Where the whole county serves several, the zone through its middle.
        let off = |fit: &Fit| (meridian(fit) - county.centre().longitude).abs();
        several
            .into_iter()
            .filter(|fit| fit.in_county == in_county)
            .min_by(|one, other| off(one).total_cmp(&off(other)))
            .map(|fit| (*fit, RecognisedBy::County))
    }

    /// Whether most positions say that latitude or northing comes first. One that is odd says nothing.
    fn is_swapped(&self, system: ReferenceSystem) -> bool {
        let [straight, swapped] = self.both(system);
        let most_at_home = swapped.at_home > straight.at_home && swapped.at_home * 2 > straight.readable;
        // Metres far from Sweden are told by what they can be at all.
        let is_abroad = system != ReferenceSystem::Wgs84 && straight.at_home + swapped.at_home == 0;
        most_at_home || is_abroad && swapped.readable > straight.readable
    }

    /// The two ways to read a system, east first and north first.
    fn both(&self, system: ReferenceSystem) -> [Fit; 2] {
        [false, true].map(|axes_swapped| self.fit(system, axes_swapped))
    }
}

/// The system with the same numbers that is counted in place of this one.
fn counted_as(system: ReferenceSystem) -> ReferenceSystem {
    if system == ReferenceSystem::Utm33N {
        ReferenceSystem::Sweref99Tm
    } else {
        system
    }
}

/// Where two values are in a system.
#[derive(Clone)]
struct Projected {
    /// Degrees east; of a local zone from its meridian.
    longitude: f64,
    latitude: f64,
    /// The longitudes that are at home at this latitude.
    home: Option<RangeInclusive<f64>>,
}

impl Projected {
    fn of(system: ReferenceSystem, values: [f64; 2]) -> Option<Self> {
        let Position { longitude, latitude } = system.to_position(values)?;
        Some(Self {
            longitude,
            latitude,
            home: sweden::span(latitude),
        })
    }
}

/// Two values of a file with the eastern one first.
fn east_first([x, y]: [f64; 2], axes_swapped: bool) -> [f64; 2] {
    if axes_swapped { [y, x] } else { [x, y] }
}

fn is_in_surroundings(position: Position) -> bool {
    (0.0..=40.0).contains(&position.longitude) && (50.0..=75.0).contains(&position.latitude)
}

/// What a `crs` member says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedSystem {
    /// Nothing.
    None,
    /// This system.
    One(ReferenceSystem),
    /// Several, by the name that they have in common.
    Family,
    /// Where something is said of it, which is not fetched.
    Elsewhere,
}

/// Reads a `crs` member. One without a name says nothing; one that we can't use is an error that names it.
pub(super) fn named_system(crs: &Value, place: &Place) -> Result<NamedSystem, GeoJsonError> {
    // `{"type":"EPSG","properties":{"code":3006}}` is older than GeoJSON's own form, and some write the bare name or code.
    let names = ["/properties/name", "/properties/code", "/name", "/code", ""];
    let said = names.iter().find_map(|path| crs.pointer(path).and_then(written));
    let unsupported = |name: &str| GeoJsonError::UnsupportedReferenceSystem {
        place: place.path(),
        name: shortened(name),
    };
    match (said, crs.pointer("/properties/href").and_then(written)) {
        (Some(name), _) => match ReferenceSystem::by_name(&name) {
            Some(system) => Ok(NamedSystem::One(system)),
            None if ReferenceSystem::is_family(&name) => Ok(NamedSystem::Family),
            None => Err(unsupported(&name)),
        },
        (None, Some(address)) => match ReferenceSystem::by_address(&address) {
            Ok(system) => Ok(NamedSystem::One(system)),
            Err(UnknownAddress::WithoutCode) => Ok(NamedSystem::Elsewhere),
            Err(UnknownAddress::OtherCode) => Err(unsupported(&address)),
        },
        (None, None) => Ok(NamedSystem::None),
    }
}

/// A text that is not empty, or a number as text.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_degrees_are_as_metres_is_the_same_for_all(values in [DEGREES, DEGREES]) {
            for system in ReferenceSystem::all().filter(|system| *system != ReferenceSystem::Wgs84) {
                for axes_swapped in [false, true] {
                    let there = Projected::of(system, east_first(values, axes_swapped));
                    let fit = Fit::none(system, axes_swapped);
                    prop_assert_eq!(there.is_some(), fit.reads_degrees == Some(true));
                    let is_at_home = |there: &Projected| there.home.as_ref().is_some_and(|home| home.contains(&there.longitude));
                    prop_assert!(!there.as_ref().is_some_and(is_at_home));
                }
            }
        }
    }
}
