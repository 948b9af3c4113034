//! The ground on the plane: projected once, made simpler for each zoom, and drawn where it is in view.

use std::{cell::RefCell, rc::Rc};

use super::{Border, GroundColour, GroundLayer, GroundShape, Zooms};
use crate::{
    domain::values::geometry::Position,
    map::{
        glyph::{Ink, Pen},
        outline::{Lines, simplified},
        plane::{PlaneBox, PlanePoint, Projection, on_plane},
    },
};

/// A layer of the ground on the plane.
#[derive(Debug)]
pub struct LaidLayer {
    /// Its colour.
    pub colour: GroundColour,
    /// What its lines are drawn with; what its areas are edged with, `None` if they have no edge.
    pub pen: Option<Pen>,
    /// Whether what it is made of is filled.
    pub is_filled: bool,
    /// Which border it is; `None` if it shows whatever borders are wanted.
    pub border: Option<Border>,
    /// At which zooms it shows.
    pub zooms: Zooms,
    /// Its place from back to front.
    pub depth: u8,
    pieces: Vec<Piece>,
}

/// An area with its holes, or a line.
#[derive(Debug)]
struct Piece {
    bounds: PlaneBox,
    lines: Lines,
    /// What was last asked for, and of which scale that is.
    simpler: RefCell<Option<(f64, Lines)>>,
}

impl LaidLayer {
    /// A layer laid on the plane.
    pub fn of(layer: &GroundLayer) -> Self {
        let (pieces, pen) = match &layer.shape {
            // A thin edge of the same colour hides the seam between neighbours. Lakes have none: it would widen narrow waters.
            GroundShape::Areas(areas) => (
                areas.iter().filter_map(|rings| Piece::of(rings)).collect(),
                (layer.colour != GroundColour::Water).then_some(1.0),
            ),
            GroundShape::Lines(lines, width) => (
                lines
                    .iter()
                    .filter_map(|line| Piece::of(std::slice::from_ref(line)))
                    .collect(),
                Some(*width),
            ),
        };
        Self {
            colour: layer.colour,
            pen: pen.map(|width| Pen {
                dashes: layer.border.and_then(Border::dashes),
                ..Pen::of(Ink::Ground(layer.colour), width)
            }),
            is_filled: matches!(layer.shape, GroundShape::Areas(_)),
            border: layer.border,
            zooms: layer.zooms,
            depth: layer.depth,
            pieces,
        }
    }

    /// What of it lies in a part of a view, as lines or rings on the plane, with what is smaller than a pixel left out.
    pub fn within(&self, part: PlaneBox, projection: &Projection) -> impl Iterator<Item = Lines> {
        let (reach, projection) = (self.pen.map_or(0.0, |pen| pen.width), *projection);
        let pieces = self.pieces.iter();
        let seen = pieces.filter(move |piece| projection.pixels(piece.bounds).widened(reach).overlaps(&part));
        seen.map(move |piece| piece.at(projection.scale))
    }
}

impl Piece {
    fn of(lines: &[Vec<Position>]) -> Option<Self> {
        let on_plane = |line: &Vec<_>| line.iter().copied().map(on_plane).collect();
        let lines: Lines = lines.iter().map(on_plane).collect();
        Some(Self {
            bounds: PlaneBox::around(lines.iter().flatten())?,
            lines,
            simpler: RefCell::new(None),
        })
    }

    fn at(&self, scale: f64) -> Lines {
        let mut simpler = self.simpler.borrow_mut();
        if let Some((_, lines)) = simpler.as_ref().filter(|(held, _)| *held == scale) {
            return lines.clone();
        }
        let simple = |line: &Vec<PlanePoint>| simplified(&apart(line, HALF_A_PIXEL / scale), HALF_A_PIXEL / scale);
        let lines: Lines = self.lines.iter().map(simple).filter(|line| line.len() > 1).collect();
        *simpler = Some((scale, Rc::clone(&lines)));
        lines
    }
}

const HALF_A_PIXEL: f64 = 0.5;

/// A line without what is nearer than `least` to the point before it: quicker to be told than what lies beside the line, and so first. The
/// ends stay.
fn apart(line: &[PlanePoint], least: f64) -> Vec<PlanePoint> {
    let mut kept: Vec<PlanePoint> = Vec::with_capacity(line.len());
    for (place, point) in line.iter().enumerate() {
        let is_apart = |last: &PlanePoint| (last[0] - point[0]).abs().max((last[1] - point[1]).abs()) >= least;
        if place + 1 == line.len() || kept.last().is_none_or(is_apart) {
            kept.push(*point);
        }
    }
    kept
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::map::outline::squared_distance;

    fn lines(lines: Vec<Vec<Position>>) -> LaidLayer {
        LaidLayer::of(&GroundLayer {
            colour: GroundColour::Border,
            shape: GroundShape::Lines(lines, 1.0),
            border: Some(Border::Municipality),
            zooms: Zooms::All,
            depth: 0,
        })
    }

    fn position([longitude, latitude]: [f64; 2]) -> Position {
        Position { longitude, latitude }
    }

    // R332
    #[test]
    fn only_what_is_in_view_is_drawn() {
        let near = vec![position([16.0, 59.0]), position([16.2, 59.1])];
        let far = vec![position([20.0, 65.0]), position([20.2, 65.1])];
        let layer = lines(vec![near.clone(), far]);
        let scale = 256.0 * 9f64.exp2();
        let place = on_plane(near[0]).map(|along| along * scale);
        let projection = Projection {
            scale,
            origin: [place[0] - 100.0, place[1] - 100.0],
        };
        let view = PlaneBox {
            least: [0.0; 2],
            most: [400.0; 2],
        };
        let seen: Vec<_> = layer.within(view, &projection).collect();
        assert_eq!(seen.len(), 1);
        assert_eq!(seen[0][0][0], on_plane(near[0]));
        let aside = PlaneBox {
            least: [1_000.0; 2],
            most: [1_400.0; 2],
        };
        assert_eq!(layer.within(aside, &projection).count(), 0);
    }

    proptest! {
        // R332
        #[test]
        fn no_point_of_the_ground_is_farther_than_a_pixel_from_what_is_drawn(
            line in prop::collection::vec([15.0..17.0_f64, 58.0..60.0_f64], 2..60), zoom in 3.5..16.0_f64,
        ) {
            let line: Vec<_> = line.into_iter().map(position).collect();
            let layer = lines(vec![line.clone()]);
            let scale = 256.0 * zoom.exp2();
            let drawn = layer.pieces[0].at(scale);
            for point in line.into_iter().map(on_plane) {
                let sides = drawn[0].windows(2).map(|pair| [pair[0], pair[1]]);
                let off = sides.map(|side| squared_distance(point, side)).fold(f64::INFINITY, f64::min);
                prop_assert!(off.sqrt() * scale <= 1.5, "{} pixels", off.sqrt() * scale);
            }
        }
    }
}
