//! What of the country a map on paper shows, and where: SWEREF 99 TM in the map's frame, north up.

use crate::{
    domain::values::{extent::BoundingBox, geometry::Position},
    format::reference_system::ReferenceSystem,
    map::plane::{PlaneBox, PlanePoint},
};

/// A place in SWEREF 99 TM: metres east and north.
pub type Metres = [f64; 2];

/// What the projection can take, a little within its own limits.
const DOMAIN: BoundingBox = BoundingBox {
    west: -14.5,
    south: 40.5,
    east: 44.5,
    north: 84.5,
};

/// A position in SWEREF 99 TM. One that is too far from Sweden for the projection is moved to the edge of what it can take.
pub fn metres(position: Position) -> Metres {
    let held = Position {
        longitude: position.longitude.clamp(DOMAIN.west, DOMAIN.east),
        latitude: position.latitude.clamp(DOMAIN.south, DOMAIN.north),
    };
    let place = ReferenceSystem::Sweref99Tm.of_position(held);
    // What was held within the domain has a place, unless it is no number; that is nowhere in particular.
    place.unwrap_or([500_000.0, 6_500_000.0])
}

/// What Sweden spans in SWEREF 99 TM.
pub const COUNTRY: PlaneBox = PlaneBox {
    least: [265_000.0, 6_132_000.0],
    most: [918_000.0, 7_671_000.0],
};

/// How the country lies in the frame of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The frame, in units of the sheet.
    pub frame: PlaneBox,
    /// How many metres in nature a unit is.
    pub metres_per_unit: f64,
    /// The scale, as what one is divided by: 500,000, say.
    pub denominator: u32,
    /// The north-western corner of the frame.
    corner: Metres,
}

/// Scales that a reader can reckon with, within a power of ten.
const ROUND: [f64; 12] = [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];
/// The largest scale: what is drawn is drawn with a broad brush.
const LARGEST_SCALE: f64 = 50_000.0;

impl View {
    /// The view in which so much of the country is in the middle of the frame, in the largest round scale in which it fits with a margin.
    /// `unit` is how many millimetres a unit of the sheet is.
    pub fn of(wanted: PlaneBox, frame: PlaneBox, unit: f64) -> Self {
        const MARGIN: f64 = 1.06;
        let (size, room) = (wanted.size(), frame.size());
        let needed = (0..2).map(|axis| size[axis] * MARGIN / room[axis].max(1.0));
        let metres_per_unit = needed.fold(0.0, f64::max);
        let denominator = round_scale(metres_per_unit / (unit / 1000.0));
        let metres_per_unit = denominator * unit / 1000.0;
        let middle = [0, 1].map(|axis| (wanted.least[axis] + wanted.most[axis]) / 2.0);
        Self {
            frame,
            metres_per_unit,
            denominator: denominator as u32,
            corner: [
                middle[0] - room[0] / 2.0 * metres_per_unit,
                middle[1] + room[1] / 2.0 * metres_per_unit,
            ],
        }
    }

    /// Where a place is on the sheet.
    pub fn place(&self, [east, north]: Metres) -> PlanePoint {
        [
            self.frame.least[0] + (east - self.corner[0]) / self.metres_per_unit,
            self.frame.least[1] + (self.corner[1] - north) / self.metres_per_unit,
        ]
    }

    /// Where a position is on the sheet.
    pub fn of_position(&self, position: Position) -> PlanePoint {
        self.place(metres(position))
    }

    /// Which position a point of the sheet is; `None` if it is none that the projection knows.
    pub fn position(&self, [x, y]: PlanePoint) -> Option<Position> {
        let east = self.corner[0] + (x - self.frame.least[0]) * self.metres_per_unit;
        let north = self.corner[1] - (y - self.frame.least[1]) * self.metres_per_unit;
        ReferenceSystem::Sweref99Tm.to_position([east, north])
    }

    /// The middle of the frame.
    pub fn middle(&self) -> PlanePoint {
        [0, 1].map(|axis| (self.frame.least[axis] + self.frame.most[axis]) / 2.0)
    }

    /// A box in degrees around all that the frame shows. Its sides are bent on the map, so it is asked for along them.
    pub fn degrees(&self) -> BoundingBox {
        const STEPS: u32 = 8;
        let [width, height] = self.frame.size();
        let shares = (0..=STEPS).map(|step| f64::from(step) / f64::from(STEPS));
        let around = shares.flat_map(|share| {
            let [left, top] = self.frame.least;
            let (x, y) = (left + width * share, top + height * share);
            [[x, top], [x, self.frame.most[1]], [left, y], [self.frame.most[0], y]]
        });
        let found = BoundingBox::around(around.filter_map(|point| self.position(point)));
        let found = found.unwrap_or(DOMAIN);
        const SLACK: f64 = 0.5;
        BoundingBox {
            west: (found.west - SLACK).max(DOMAIN.west),
            south: (found.south - SLACK).max(DOMAIN.south),
            east: (found.east + SLACK).min(DOMAIN.east),
            north: (found.north + SLACK).min(DOMAIN.north),
        }
    }

    /// How many units the whole of the screen's plane would be wide here: what is shown by the screen's zoom is shown by it here too.
    pub fn screen_scale(&self) -> f64 {
        let middle = self.position(self.middle());
        let latitude = middle.map_or(60.0, |position| position.latitude);
        const EQUATOR: f64 = 40_075_016.7;
        EQUATOR * latitude.to_radians().cos() / self.metres_per_unit
    }

    /// The screen's zoom level in which things are as large as here.
    pub fn zoom(&self) -> f64 {
        (self.screen_scale() / 256.0).log2()
    }
}

/// The position of a place on the screen's plane.
pub fn position_of([x, y]: PlanePoint) -> Position {
    Position {
        longitude: x * 360.0 - 180.0,
        latitude: (std::f64::consts::PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees(),
    }
}

/// The next round number that a scale is divided by.
fn round_scale(needed: f64) -> f64 {
    let needed = if needed.is_finite() {
        needed.clamp(LARGEST_SCALE, 1e9)
    } else {
        1e9
    };
    let power = 10_f64.powf(needed.log10().floor());
    let steps = ROUND.iter().map(|step| step * power);
    let mut fitting = steps.filter(|scale| *scale >= needed * 0.999_999);
    fitting.next().unwrap_or(power * 10.0)
}

/// The smallest box in SWEREF 99 TM around positions; `None` if there are none.
pub fn extent(positions: impl IntoIterator<Item = Position>) -> Option<PlaneBox> {
    let points: Vec<Metres> = positions.into_iter().map(metres).collect();
    PlaneBox::around(&points)
}

/// The smallest box in SWEREF 99 TM around what the screen's map shows, whose sides are bent here: its corners tell.
pub fn extent_of(bounds: BoundingBox) -> PlaneBox {
    let corners = [bounds.west, bounds.east]
        .into_iter()
        .flat_map(|longitude| [bounds.south, bounds.north].map(|latitude| Position { longitude, latitude }));
    extent(corners).unwrap_or(COUNTRY)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{domain::values::distance::distance, map::plane::on_plane};

    const FRAME: PlaneBox = PlaneBox {
        least: [38.0, 90.0],
        most: [838.0, 690.0],
    };

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    fn sormland() -> View {
        let wanted = extent([at(15.6, 58.6), at(17.7, 59.5)]).unwrap();
        View::of(wanted, FRAME, 25.4 / 96.0)
    }

    // R285
    #[test]
    fn what_is_wanted_fits_in_a_round_scale() {
        let view = sormland();
        assert_eq!(view.denominator % 50_000, 0);
        for corner in [at(15.6, 58.6), at(17.7, 59.5)] {
            assert!(FRAME.contains(view.of_position(corner)));
        }
        assert_eq!(round_scale(500_001.0), 600_000.0);
        assert_eq!(round_scale(500_000.0), 500_000.0);
        assert_eq!(round_scale(930_000.0), 1_000_000.0);
        assert!(round_scale(f64::NAN).is_finite());
    }

    // R285
    #[test]
    fn north_on_the_grid_is_up_and_distances_are_those_in_nature() {
        let view = sormland();
        let (here, there) = (at(16.5, 58.9), at(17.1, 59.3));
        let ([ax, ay], [bx, by]) = (view.of_position(here), view.of_position(there));
        let on_sheet = (bx - ax).hypot(by - ay) * view.metres_per_unit;
        assert!((on_sheet / distance(here, there) - 1.0).abs() < 0.005);
        // On the central meridian, 15° east, north in nature is up.
        let ([ax, ay], [bx, by]) = (view.of_position(at(15.0, 58.0)), view.of_position(at(15.0, 59.0)));
        assert!((ax - bx).abs() < 1e-6 && by < ay);
    }

    #[test]
    fn a_point_of_the_sheet_is_the_position_that_is_drawn_there() {
        let view = sormland();
        let back = view.position(view.of_position(at(16.5, 58.9))).unwrap();
        assert!(distance(back, at(16.5, 58.9)) < 0.01);
        let plane = position_of(on_plane(at(16.5, 58.9)));
        assert!(distance(plane, at(16.5, 58.9)) < 0.01);
    }

    #[test]
    fn what_lies_anywhere_has_a_place() {
        let view = sormland();
        for position in [at(-180.0, -90.0), at(180.0, 90.0), at(0.0, 0.0), at(f64::NAN, 1.0)] {
            let place = view.of_position(position);
            assert!(place.iter().all(|value| value.is_finite()), "{position:?}");
        }
        let degrees = view.degrees();
        assert!(degrees.contains(at(16.5, 58.9)) && degrees.east < 22.0);
    }
}
