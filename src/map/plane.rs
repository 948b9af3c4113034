//! The plane that the map is drawn on (web Mercator), and what of it a view shows.

use crate::domain::values::geometry::Position;

/// A place on the plane, 0 to 1 from west to east and from north to south; or, in a view, pixels right and down.
pub type PlanePoint = [f64; 2];

/// A position on the plane.
pub fn on_plane(position: Position) -> PlanePoint {
    let sine = position.latitude.to_radians().sin().clamp(-0.9999, 0.9999);
    [
        (position.longitude + 180.0) / 360.0,
        0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * std::f64::consts::PI),
    ]
}

/// The position of a place on the plane.
pub fn off_plane([x, y]: PlanePoint) -> Position {
    let turned = std::f64::consts::PI * (1.0 - 2.0 * y);
    Position {
        longitude: x * 360.0 - 180.0,
        latitude: turned.sinh().atan().to_degrees(),
    }
}

/// The position so many pixels east and south of another at a zoom.
pub fn pushed(from: Position, [east, south]: [f64; 2], zoom: f64) -> Position {
    let pixels = 256.0 * 2.0_f64.powf(zoom);
    let [x, y] = on_plane(from);
    off_plane([x + east / pixels, y + south / pixels])
}

/// A box on the plane or in a view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaneBox {
    /// The corner in the north-west.
    pub least: PlanePoint,
    /// The corner in the south-east.
    pub most: PlanePoint,
}

impl PlaneBox {
    /// The box that reaches so far from a middle on every side.
    pub fn about([x, y]: PlanePoint, half: f64) -> Self {
        Self {
            least: [x - half, y - half],
            most: [x + half, y + half],
        }
    }

    /// The smallest box around all points; `None` if there are none.
    pub fn around<'a>(points: impl IntoIterator<Item = &'a PlanePoint>) -> Option<Self> {
        let point = |point: &PlanePoint| Self {
            least: *point,
            most: *point,
        };
        points.into_iter().map(point).reduce(Self::union)
    }

    /// The smallest box around two.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            least: [self.least[0].min(other.least[0]), self.least[1].min(other.least[1])],
            most: [self.most[0].max(other.most[0]), self.most[1].max(other.most[1])],
        }
    }

    /// The box with so much more on every side.
    #[must_use]
    pub fn widened(self, by: f64) -> Self {
        Self {
            least: self.least.map(|value| value - by),
            most: self.most.map(|value| value + by),
        }
    }

    /// Whether the two have anything in common but an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        let crosses = |axis: usize| self.least[axis] < other.most[axis] && other.least[axis] < self.most[axis];
        crosses(0) && crosses(1)
    }

    /// Whether all of the other lies within this one.
    pub fn encloses(&self, other: &Self) -> bool {
        let within = |axis: usize| self.least[axis] <= other.least[axis] && other.most[axis] <= self.most[axis];
        within(0) && within(1)
    }

    /// Whether a point lies in it or on its edge.
    pub fn contains(&self, point: PlanePoint) -> bool {
        self.encloses(&Self {
            least: point,
            most: point,
        })
    }

    /// How far it reaches right and down.
    pub fn size(&self) -> [f64; 2] {
        [self.most[0] - self.least[0], self.most[1] - self.least[1]]
    }
}

/// How the plane lies in a view: which pixel is which place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// How many pixels the whole plane is wide at this zoom.
    pub scale: f64,
    /// The pixel of the whole plane that is the view's own first one.
    pub origin: PlanePoint,
}

impl Projection {
    /// That of a zoom level; each level doubles the scale.
    pub fn of_zoom(zoom: f64, origin: PlanePoint) -> Self {
        Self {
            scale: 256.0 * zoom.exp2(),
            origin,
        }
    }

    /// Where a place on the plane is in the view, in pixels.
    pub fn pixel(&self, [x, y]: PlanePoint) -> PlanePoint {
        [x * self.scale - self.origin[0], y * self.scale - self.origin[1]]
    }

    /// Where a box on the plane is in the view, in pixels.
    pub fn pixels(&self, place: PlaneBox) -> PlaneBox {
        PlaneBox {
            least: self.pixel(place.least),
            most: self.pixel(place.most),
        }
    }

    /// Which place on the plane a pixel of the view is.
    pub fn place(&self, [x, y]: PlanePoint) -> PlanePoint {
        [(x + self.origin[0]) / self.scale, (y + self.origin[1]) / self.scale]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    #[test]
    fn the_plane_has_its_corner_in_the_north_west() {
        let [x, y] = on_plane(at(0.0, 0.0));
        assert!((x - 0.5).abs() < 1e-12 && (y - 0.5).abs() < 1e-12);
        let [east, north] = on_plane(at(17.0, 59.0));
        assert!(east > 0.5 && north < 0.5);
    }

    #[test]
    fn a_place_on_the_plane_is_the_position_that_it_is_of() {
        for position in [at(17.0, 59.0), at(-20.0, 48.0), at(50.0, 74.0)] {
            let found = off_plane(on_plane(position));
            assert!((found.longitude - position.longitude).abs() < 1e-9, "{found:?}");
            assert!((found.latitude - position.latitude).abs() < 1e-9, "{found:?}");
        }
    }

    #[test]
    fn a_pixel_is_the_place_that_is_drawn_there() {
        let projection = Projection::of_zoom(16.0, [9_178_000.0, 4_886_000.0]);
        let place = on_plane(at(17.0, 59.0));
        let [x, y] = projection.place(projection.pixel(place));
        assert!((x - place[0]).abs() < 1e-12 && (y - place[1]).abs() < 1e-12);
    }

    #[test]
    fn boxes_that_share_an_edge_do_not_overlap() {
        let one = PlaneBox::about([0.0, 0.0], 1.0);
        assert!(!one.overlaps(&PlaneBox::about([2.0, 0.0], 1.0)));
        assert!(one.overlaps(&PlaneBox::about([1.9, 0.0], 1.0)));
        assert!(one.encloses(&PlaneBox::about([0.5, 0.5], 0.5)));
        assert!(!one.encloses(&PlaneBox::about([0.6, 0.5], 0.5)));
        assert!(one.contains([1.0, -1.0]) && !one.contains([1.1, 0.0]));
    }
}
