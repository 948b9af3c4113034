//! Gauss–Krüger's projection, which SWEREF 99 TM, its local zones and UTM are made with, to and from longitude and latitude.
//!
//! Krüger's series for the Gauss conformal projection on the GRS 80 ellipsoid, to the fourth order of the third
//! flattening, as Lantmäteriet publishes it ("Gauss Conformal Projection (Transverse Mercator), Krüger's formulas").
//! Symbols in the code follow that paper. SWEREF 99, ETRS 89 and WGS 84 differ by less than a metre and are taken as one.

use crate::domain::values::geometry::Position;

/// What tells one such system from another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TransverseMercator {
    /// Degrees east, where the projection is true to scale but for `scale`.
    pub central_meridian: f64,
    /// The scale along the central meridian.
    pub scale: f64,
    /// The easting of the central meridian, in metres.
    pub false_easting: f64,
}

/// A position in the plane, in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanePosition {
    /// Metres east; the central meridian has the false easting.
    pub easting: f64,
    /// Metres north of the equator.
    pub northing: f64,
}

/// The position lies too far from the central meridian for the projection to mean anything, or is not a number.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("the position ({0}, {1}) is outside the domain of the projection")]
pub struct OutsideDomain(
    /// Longitude in degrees or easting in metres, as it was given.
    pub f64,
    /// Latitude in degrees or northing in metres, as it was given.
    pub f64,
);

/// How far from the central meridian positions are projected, in degrees.
const WIDTH: f64 = 30.0;
/// As far in metres, and more: where eastings end.
const WIDTH_IN_METRES: f64 = 2_700_000.0;
const SOUTH: f64 = 40.0;
const NORTH: f64 = 85.0;
/// A position on the edge of the domain must survive the way there and back: about a millimetre.
const EDGE: f64 = 1e-8;

const AXIS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_222_101;

const E2: f64 = FLATTENING * (2.0 - FLATTENING);
const E4: f64 = E2 * E2;
const E6: f64 = E4 * E2;
const E8: f64 = E4 * E4;
const N: f64 = FLATTENING / (2.0 - FLATTENING);
const N2: f64 = N * N;
const N3: f64 = N2 * N;
const N4: f64 = N2 * N2;
/// The radius of the rectifying sphere, â, in metres.
const RADIUS: f64 = AXIS / (1.0 + N) * (1.0 + N2 / 4.0 + N4 / 64.0);

/// β₁ to β₄: from the conformal sphere to the plane.
const TO_PLANE: [f64; 4] = [
    N / 2.0 - N2 * 2.0 / 3.0 + N3 * 5.0 / 16.0 + N4 * 41.0 / 180.0,
    N2 * 13.0 / 48.0 - N3 * 3.0 / 5.0 + N4 * 557.0 / 1440.0,
    N3 * 61.0 / 240.0 - N4 * 103.0 / 140.0,
    N4 * 49_561.0 / 161_280.0,
];
/// δ₁ to δ₄, with the sign that lets both directions share one sum.
const TO_SPHERE: [f64; 4] = [
    -(N / 2.0 - N2 * 2.0 / 3.0 + N3 * 37.0 / 96.0 - N4 / 360.0),
    -(N2 / 48.0 + N3 / 15.0 - N4 * 437.0 / 1440.0),
    -(N3 * 17.0 / 480.0 - N4 * 37.0 / 840.0),
    -(N4 * 4_397.0 / 161_280.0),
];
/// A to D: from geodetic to conformal latitude, with the sign that lets both directions share one polynomial.
const TO_CONFORMAL: [f64; 4] = [
    -E2,
    -(5.0 * E4 - E6) / 6.0,
    -(104.0 * E6 - 45.0 * E8) / 120.0,
    -1237.0 * E8 / 1260.0,
];
/// A* to D*: from conformal to geodetic latitude.
const TO_GEODETIC: [f64; 4] = [
    E2 + E4 + E6 + E8,
    -(7.0 * E4 + 17.0 * E6 + 30.0 * E8) / 6.0,
    (224.0 * E6 + 889.0 * E8) / 120.0,
    -4279.0 * E8 / 1260.0,
];

impl TransverseMercator {
    /// Whether the metres can be a position in the system at all.
    ///
    /// Every easting here is smaller than every northing, so swapped axes can always be recognised.
    pub fn is_plausible(self, plane: PlanePosition) -> bool {
        (plane.easting - self.false_easting).abs() <= WIDTH_IN_METRES
            && (4_200_000.0..=10_000_000.0).contains(&plane.northing)
    }

    /// Projects degrees to metres, for 30° on each side of the central meridian and 40–85° N.
    ///
    /// # Errors
    /// [`OutsideDomain`] elsewhere and for what is not a number.
    pub fn to_plane(self, position: Position) -> Result<PlanePosition, OutsideDomain> {
        if !self.is_in_domain(position, 0.0) {
            return Err(OutsideDomain(position.longitude, position.latitude));
        }
        let conformal = change_latitude(position.latitude.to_radians(), &TO_CONFORMAL);
        let east_of_meridian = (position.longitude - self.central_meridian).to_radians();
        let xi = (conformal.tan() / east_of_meridian.cos()).atan();
        let eta = (conformal.cos() * east_of_meridian.sin()).atanh();
        let (xi, eta) = add_series(xi, eta, &TO_PLANE);
        Ok(PlanePosition {
            easting: self.radius() * eta + self.false_easting,
            northing: self.radius() * xi,
        })
    }

    /// Takes metres back to degrees, for the same domain as [`Self::to_plane`].
    ///
    /// # Errors
    /// [`OutsideDomain`] elsewhere and for what is not a number.
    pub fn to_position(self, plane: PlanePosition) -> Result<Position, OutsideDomain> {
        let outside = OutsideDomain(plane.easting, plane.northing);
        if !self.is_plausible(plane) {
            return Err(outside);
        }
        let (xi, eta) = (
            plane.northing / self.radius(),
            (plane.easting - self.false_easting) / self.radius(),
        );
        let (xi, eta) = add_series(xi, eta, &TO_SPHERE);
        let conformal = (xi.sin() / eta.cosh()).asin();
        let east_of_meridian = (eta.sinh() / xi.cos()).atan();
        let position = Position {
            longitude: self.central_meridian + east_of_meridian.to_degrees(),
            latitude: change_latitude(conformal, &TO_GEODETIC).to_degrees(),
        };
        if self.is_in_domain(position, EDGE) {
            Ok(position)
        } else {
            Err(outside)
        }
    }

    /// The radius of the rectifying sphere with the scale, k₀·â, in metres.
    fn radius(self) -> f64 {
        self.scale * RADIUS
    }

    /// A NaN lies in no range, so it is outside.
    fn is_in_domain(self, position: Position, margin: f64) -> bool {
        (position.longitude - self.central_meridian).abs() <= WIDTH + margin
            && (SOUTH - margin..=NORTH + margin).contains(&position.latitude)
    }
}

fn change_latitude(latitude: f64, coefficients: &[f64; 4]) -> f64 {
    let (sine, cosine) = latitude.sin_cos();
    let square = sine * sine;
    let polynomial = coefficients
        .iter()
        .rev()
        .fold(0.0, |sum, coefficient| sum * square + coefficient);
    latitude + sine * cosine * polynomial
}

fn add_series(xi: f64, eta: f64, coefficients: &[f64; 4]) -> (f64, f64) {
    let (mut new_xi, mut new_eta, mut order) = (xi, eta, 0.0);
    for coefficient in coefficients {
        order += 2.0;
        new_xi += coefficient * (order * xi).sin() * (order * eta).cosh();
        new_eta += coefficient * (order * xi).cos() * (order * eta).sinh();
    }
    (new_xi, new_eta)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    const MILLIMETRE: f64 = 0.001;
    const SWEREF_99_TM: TransverseMercator = TransverseMercator {
        central_meridian: 15.0,
        scale: 0.9996,
        false_easting: 500_000.0,
    };
    const WEST: f64 = SWEREF_99_TM.central_meridian - WIDTH;
    const EAST: f64 = SWEREF_99_TM.central_meridian + WIDTH;

    #[test]
    fn control_points_agree_both_ways_within_a_millimetre() {
        let mut count = 0;
        for line in include_str!("../../tests/fixtures/geo/kontrollpunkter.csv").lines() {
            let numbers: Vec<f64> = line.split(',').map(|number| number.parse().unwrap()).collect();
            let position = Position {
                longitude: numbers[0],
                latitude: numbers[1],
            };
            let plane = PlanePosition {
                easting: numbers[2],
                northing: numbers[3],
            };
            let projected = SWEREF_99_TM.to_plane(position).unwrap();
            assert!(
                (projected.easting - plane.easting).abs() < MILLIMETRE,
                "{line}: {projected:?}"
            );
            assert!(
                (projected.northing - plane.northing).abs() < MILLIMETRE,
                "{line}: {projected:?}"
            );
            let back = SWEREF_99_TM.to_position(plane).unwrap();
            // The file's degrees have nine decimals: a tenth of a millimetre.
            let metres_east = (back.longitude - position.longitude) * 111_320.0 * position.latitude.to_radians().cos();
            let metres_north = (back.latitude - position.latitude) * 111_320.0;
            assert!(
                metres_east.abs() < MILLIMETRE && metres_north.abs() < MILLIMETRE,
                "{line}: {back:?}"
            );
            count += 1;
        }
        assert_eq!(count, 25);
    }

    #[test]
    fn the_central_meridian_has_the_false_easting() {
        let plane = SWEREF_99_TM
            .to_plane(Position {
                longitude: 15.0,
                latitude: 60.0,
            })
            .unwrap();
        assert!((plane.easting - 500_000.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_outside_is_refused_and_named() {
        for (longitude, latitude) in [
            (-150.0, 60.0),
            (15.0, -60.0),
            (15.0, 90.0),
            (105.0, 60.0),
            (f64::NAN, 60.0),
            (15.0, f64::INFINITY),
        ] {
            assert!(
                SWEREF_99_TM.to_plane(Position { longitude, latitude }).is_err(),
                "{longitude} {latitude}"
            );
        }
        for (easting, northing) in [
            (6_581_844.0, 585_693.0),
            (0.0, 0.0),
            (f64::NAN, 6_581_844.0),
            (585_693.0, f64::NEG_INFINITY),
            (1e300, 1e300),
        ] {
            assert!(
                SWEREF_99_TM.to_position(PlanePosition { easting, northing }).is_err(),
                "{easting} {northing}"
            );
        }
    }

    fn returns_within_a_millimetre(longitude: f64, latitude: f64) {
        let plane = SWEREF_99_TM.to_plane(Position { longitude, latitude }).unwrap();
        assert!(SWEREF_99_TM.is_plausible(plane));
        let back = SWEREF_99_TM.to_position(plane).unwrap();
        let again = SWEREF_99_TM
            .to_plane(Position {
                longitude: back.longitude.clamp(WEST, EAST),
                latitude: back.latitude.clamp(SOUTH, NORTH),
            })
            .unwrap();
        assert!(
            (plane.easting - again.easting).abs() < MILLIMETRE,
            "{plane:?} {again:?}"
        );
        assert!(
            (plane.northing - again.northing).abs() < MILLIMETRE,
            "{plane:?} {again:?}"
        );
        assert!((back.latitude - latitude).abs() < 1e-8, "{latitude} {back:?}");
        assert!(
            ((back.longitude - longitude) * latitude.to_radians().cos()).abs() < 1e-8,
            "{longitude} {back:?}"
        );
    }

    #[test]
    fn the_corners_of_the_domain_return_too() {
        for longitude in [WEST, SWEREF_99_TM.central_meridian, EAST] {
            for latitude in [SOUTH, NORTH] {
                returns_within_a_millimetre(longitude, latitude);
            }
        }
    }

    proptest! {
        #[test]
        fn every_position_in_and_around_sweden_returns(longitude in 0.0..40.0_f64, latitude in 50.0..75.0_f64) {
            returns_within_a_millimetre(longitude, latitude);
        }

        #[test]
        fn any_numbers_give_finite_values_or_a_refusal(first in any::<f64>(), second in any::<f64>()) {
            if let Ok(plane) = SWEREF_99_TM.to_plane(Position { longitude: first, latitude: second }) {
                prop_assert!(plane.easting.is_finite() && plane.northing.is_finite());
            }
            if let Ok(position) = SWEREF_99_TM.to_position(PlanePosition { easting: first, northing: second }) {
                prop_assert!(position.longitude.is_finite() && position.latitude.is_finite());
            }
        }

        #[test]
        fn any_metres_give_finite_values_or_a_refusal(easting in -3e6..4e6_f64, northing in 3e6..11e6_f64) {
            if let Ok(position) = SWEREF_99_TM.to_position(PlanePosition { easting, northing }) {
                prop_assert!(SWEREF_99_TM.is_in_domain(position, EDGE));
            }
        }
    }
}
