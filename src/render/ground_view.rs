//! Where places are on a small picture of the ground.

use super::svg::push_step;
use crate::domain::values::{extent::BoundingBox, geometry::Position};

/// The height in parts of the width.
const TALLEST: f64 = 1.0;
const FLATTEST: f64 = 0.5;
/// The room around what is shown, in parts of it.
const MARGIN: f64 = 0.08;
/// The least that is shown from south to north, in degrees.
const LEAST: f64 = 0.2;
/// Positions nearer than this to the last one are left out of outlines, in pixels.
const NEAR: f64 = 0.7;
/// What is shown where nothing is known of where to look: the country.
const COUNTRY: BoundingBox = BoundingBox {
    west: 10.9,
    south: 55.3,
    east: 24.2,
    north: 69.1,
};

/// What is shown, and where it is on the picture: as on a map whose middle parallel has its true length.
pub(crate) struct GroundView {
    west: f64,
    north: f64,
    /// Pixels per degree.
    scale: [f64; 2],
    /// How high the picture is.
    pub height: f64,
    width: f64,
}

impl GroundView {
    /// The view of a box, so many pixels wide; of the country where there is none.
    pub fn of(shown: Option<BoundingBox>, width: f64) -> Self {
        let shown = shown.unwrap_or(COUNTRY);
        let centre = shown.centre();
        let squeeze = centre.latitude.to_radians().cos().max(0.05);
        let tall = (shown.north - shown.south).max(LEAST) * (1.0 + 2.0 * MARGIN);
        let broad = (shown.east - shown.west).max(LEAST) * squeeze * (1.0 + 2.0 * MARGIN);
        let height = (width * (tall / broad))
            .clamp(width * FLATTEST, width * TALLEST)
            .round();
        let pixels = (width / broad).min(height / tall);
        Self {
            west: centre.longitude - width / 2.0 / pixels / squeeze,
            north: centre.latitude + height / 2.0 / pixels,
            scale: [pixels * squeeze, pixels],
            height,
            width,
        }
    }

    /// Where a position is, in pixels.
    pub fn at(&self, position: Position) -> [f64; 2] {
        [
            (position.longitude - self.west) * self.scale[0],
            (self.north - position.latitude) * self.scale[1],
        ]
    }

    /// Adds a line, or a ring, to a path; whether any of it can be seen.
    pub fn push(&self, path: &mut String, trace: &[Position], is_ring: bool) -> bool {
        let points: Vec<[f64; 2]> = trace.iter().map(|position| self.at(*position)).collect();
        let is_within = |[x, y]: &[f64; 2]| (0.0..=self.width).contains(x) && (0.0..=self.height).contains(y);
        if is_ring && !points.iter().any(is_within) && !self.is_around(&points) {
            return false;
        }
        let (mut last, mut steps) = (None::<[f64; 2]>, 0);
        let start = path.len();
        for [x, y] in points {
            if last.is_some_and(|[before_x, before_y]| (x - before_x).hypot(y - before_y) < NEAR) {
                continue;
            }
            push_step(path, if steps == 0 { 'M' } else { 'L' }, x, y);
            last = Some([x, y]);
            steps += 1;
        }
        if steps < 2 {
            path.truncate(start);
            return false;
        }
        if is_ring {
            path.push('Z');
        }
        true
    }

    /// Whether what is shown may lie within points that are all outside it.
    fn is_around(&self, points: &[[f64; 2]]) -> bool {
        let (mut sides, all) = (0_u8, 0b1111);
        for [x, y] in points {
            sides |= u8::from(*x < 0.0)
                | u8::from(*x > self.width) << 1
                | u8::from(*y < 0.0) << 2
                | u8::from(*y > self.height) << 3;
        }
        sides == all
    }
}
