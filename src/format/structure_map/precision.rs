//! How exactly a file has its positions, and what is the same place in it: programs round to what they show, and begin a ring where they like.

use super::ties;
use crate::{
    domain::{records::structure_map::Shape, values::geometry::Geometry},
    format::{
        geojson::{GeoJsonImport, rounded_parts},
        reference_system::ReferenceSystem,
    },
};

/// How far from each other two numbers may be that are the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Precision {
    system: ReferenceSystem,
    tolerance: f64,
}

/// About a centimetre.
const NEAR_IN_DEGREES: f64 = 1.5e-7;
const NEAR_IN_METRES: f64 = 0.012;

/// The fewest decimals that a file is taken to be rounded to: half a metre. What is rounded more has been moved.
const FEWEST_IN_DEGREES: i32 = 5;
const FEWEST_IN_METRES: i32 = 0;

/// How often a ring may come by the place where another begins.
const MOST_STARTS: usize = 8;

/// How many degrees a metre is at most in Sweden.
const DEGREES_IN_A_METRE: f64 = 1.0 / 38_000.0;

impl Precision {
    /// That of a file, by how many decimals its numbers have.
    pub(super) fn of(import: &GeoJsonImport) -> Self {
        let system = import.recognition.system;
        let (near, fewest) = if system == ReferenceSystem::Wgs84 {
            (NEAR_IN_DEGREES, FEWEST_IN_DEGREES)
        } else {
            (NEAR_IN_METRES, FEWEST_IN_METRES)
        };
        let rounded = (fewest..=fewest + 1).find(|decimals| import.has_decimals(*decimals));
        // Half a step, and what our own rounding adds.
        let tolerance = rounded.map_or(near, |decimals| 0.55 * 10_f64.powi(-decimals));
        Self { system, tolerance }
    }

    /// How far an end may be from the point that it lies on, in degrees, when both have been rounded on their way.
    pub(super) fn near_ends(self) -> f64 {
        let unit = if self.system == ReferenceSystem::Wgs84 {
            1.0
        } else {
            DEGREES_IN_A_METRE
        };
        (2.0 * self.tolerance * unit).max(ties::NEAR)
    }

    /// Whether two shapes are the same but for rounding.
    pub(super) fn is_same_place(self, one: Option<&Geometry>, other: Option<&Geometry>) -> bool {
        let (Some(one), Some(other)) = (one, other) else {
            return one.is_none() && other.is_none();
        };
        if one == other {
            return true;
        }
        if one.shape() != other.shape() {
            return false;
        }
        let parts = |geometry| rounded_parts(geometry, self.system).ok();
        let (Some(ones), Some(others)) = (parts(one), parts(other)) else {
            return false;
        };
        let are_rings = one.shape() == Shape::Area;
        let is_near = |one: &Vec<[f64; 2]>, other: &Vec<[f64; 2]>| {
            self.is_near(one, other) || are_rings && self.is_near_turned(one, other)
        };
        ones.len() == others.len()
            && ones.iter().zip(&others).all(|(ones, others)| {
                ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| is_near(one, other))
            })
    }

    fn is_near(self, one: &[[f64; 2]], other: &[[f64; 2]]) -> bool {
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| self.is_at(one, other))
    }

    /// Whether two rings, each with its first position repeated, are one that begins elsewhere.
    fn is_near_turned(self, one: &[[f64; 2]], other: &[[f64; 2]]) -> bool {
        let ([first, ..], Some((_, other))) = (one, other.split_last()) else {
            return false;
        };
        let is_start = |(_, position): &(usize, &[f64; 2])| self.is_at(first, position);
        one.len() == other.len() + 1
            && other
                .iter()
                .enumerate()
                .filter(is_start)
                .take(MOST_STARTS)
                .any(|(start, _)| {
                    let turned = other.iter().cycle().skip(start);
                    one.iter().zip(turned).all(|(one, other)| self.is_at(one, other))
                })
    }

    fn is_at(self, one: &[f64; 2], other: &[f64; 2]) -> bool {
        one.iter()
            .zip(other)
            .all(|(one, other)| (one - other).abs() <= self.tolerance)
    }
}
