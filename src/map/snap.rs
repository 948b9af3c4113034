//! Snapping: what is set near a point, a vertex, a border or a shore lies on it and not beside it.
//!
//! The boxes around what is in view are sorted into a grid once, so that each move of the pointer looks only at what is near it.

mod lines;

pub use lines::GroundLines;
use lines::LineNumber;

use std::sync::{Arc, OnceLock};

use super::{
    editing::vertices,
    elements::Elements,
    event::Viewport,
    grid::Grid,
    ground::{Border, Zooms},
    plane::{PlaneBox, PlanePoint, Projection, off_plane, on_plane},
    scene::{SceneElement, sides},
    sheet::clip::along,
};
use crate::domain::{
    records::{
        record::{Kind, Record},
        structure_map::{Shape, StructureElement},
    },
    values::{extent::BoundingBox, geometry::Position, id::RecordId},
};

/// How near something a position must be to be set on it, in pixels.
pub const REACH: f64 = 12.0;

/// How near a shore, in pixels: there are many, and who draws a line beside a lake means the lake less often than the side.
const REACH_OF_SHORES: f64 = 6.0;
/// How large a lake or an island must be that somebody draws along its shore, in pixels.
const LEAST_SHORE: f64 = 48.0;

/// What is nearer than this is the same place, in pixels.
const SAME: f64 = 0.5;

/// What a position is set on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapTarget {
    /// A point element.
    Point(RecordId),
    /// A vertex of an element's line or area.
    Vertex(RecordId),
    /// An element's line, or the edge of its area.
    Side(RecordId),
    /// A border.
    Border(Border),
    /// A coast, or the shore of a lake.
    Shore,
}

/// A position on something.
#[derive(Clone, Debug, PartialEq)]
pub struct Snap {
    /// The position; of a point or a vertex the very one that it has.
    pub position: Position,
    /// What it lies on.
    pub target: SnapTarget,
}

/// What something can be set on.
struct Target {
    /// The box around it, and a reach more, in pixels.
    area: PlaneBox,
    of: Of,
}

enum Of {
    Element(Arc<Record>, RecordId, OnceLock<Option<Lie>>),
    Ground(LineNumber),
}

/// Where an element lies, found out when the pointer first comes near it.
struct Lie {
    vertices: Vec<(Position, PlanePoint)>,
    lines: Vec<Vec<PlanePoint>>,
    shape: Shape,
}

impl Lie {
    fn of(id: &RecordId, record: &Arc<Record>) -> Option<Self> {
        let geometry = StructureElement::of(record)?.geometry.as_ref()?;
        let outline = SceneElement::of(id, record, None)?.outline;
        Some(Self {
            vertices: vertices(geometry)
                .into_iter()
                .map(|(_, position)| (position, on_plane(position)))
                .collect(),
            lines: outline.lines().to_vec(),
            shape: geometry.shape(),
        })
    }
}

/// A place near the pointer: by what comes first and then by how far it is, in pixels.
struct Found {
    rank: u8,
    apart: f64,
    /// In pixels.
    at: PlanePoint,
    snap: Snap,
}

/// From how many pixels on a box is not sorted into the grid, of which it would fill most.
const LARGE: f64 = 400.0;

/// All that something can be set on in one view.
pub struct SnapIndex {
    projection: Projection,
    grid: Grid,
    targets: Vec<Target>,
    /// Those that are large, which are few or lie over each other.
    large: Vec<u32>,
    ground: Arc<GroundLines>,
}

impl SnapIndex {
    /// What of these elements and lines of the ground is in view. Only the boxes around them are looked at.
    pub fn of(elements: &Elements, ground: &Arc<GroundLines>, shown: &[Border], view: &Viewport) -> Self {
        let BoundingBox {
            west,
            south,
            east,
            north,
        } = view.bounds;
        let bounds = on_plane_box(view.bounds);
        let scale = Projection::of_zoom(view.zoom, [0.0; 2]).scale;
        let projection = Projection::of_zoom(view.zoom, bounds.least.map(|along| along * scale));
        let mut index = Self {
            projection,
            grid: Grid::over(projection.pixels(bounds).widened(REACH)),
            targets: Vec::new(),
            large: Vec::new(),
            ground: ground.clone(),
        };
        // What lies a reach outside the view can be snapped to, and a curve reaches a little beyond its vertices.
        let margin = [(east - west) / 8.0, (north - south) / 8.0];
        let around = BoundingBox {
            west: west - margin[0],
            south: south - margin[1],
            east: east + margin[0],
            north: north + margin[1],
        };
        for (id, record) in elements.records() {
            let geometry = StructureElement::of(record).and_then(|element| element.geometry.as_ref());
            let Some(bounds) = geometry.and_then(BoundingBox::of) else {
                continue;
            };
            if bounds.overlaps(&around) {
                let mut place = projection.pixels(on_plane_box(bounds));
                // By how much a curve does, its size tells.
                let [width, height] = place.size();
                place = place.widened(width.max(height) / 4.0);
                index.add(Of::Element(record.clone(), id.clone(), OnceLock::new()), place);
            }
        }
        let has_detail = ground.laid().any(|(_, line)| line.zooms == Zooms::Near);
        let plane = on_plane_box(around);
        for (number, line) in ground.laid() {
            let is_wanted = match line.border {
                Some(border) => shown.contains(&border),
                None => line.extent * scale >= LEAST_SHORE,
            };
            let is_shown = is_wanted && line.zooms.shows(view.zoom, has_detail);
            if is_shown && line.bounds.overlaps(&plane) {
                index.add(Of::Ground(number), projection.pixels(line.bounds));
            }
        }
        index
    }

    fn add(&mut self, of: Of, place: PlaneBox) {
        let area = place.widened(REACH);
        let number = number(self.targets.len());
        let [width, height] = area.size();
        if width.max(height) > LARGE {
            self.large.push(number);
        } else {
            self.grid.add(area, number);
        }
        self.targets.push(Target { area, of });
    }

    /// What a position is set on within reach: the nearest point, or else the nearest vertex, or else the nearest place on a line, an edge,
    /// a border or a shore. `moved` is the element that gets the position, and `shape` what that is: no point is set on another.
    pub fn nearest(&self, position: Position, moved: Option<&RecordId>, shape: Shape) -> Option<Snap> {
        let pixel = self.projection.pixel(on_plane(position));
        self.nearest_of(self.near(pixel), pixel, moved, shape)
    }

    /// The targets in whose boxes a pixel lies, in their order.
    fn near(&self, pixel: PlanePoint) -> Vec<&Target> {
        let mut numbers: Vec<u32> = self.grid.at(pixel).chain(self.large.iter().copied()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let targets = numbers
            .into_iter()
            .filter_map(|number| self.targets.get(number as usize));
        targets.filter(|target| target.area.contains(pixel)).collect()
    }

    fn nearest_of(
        &self,
        targets: Vec<&Target>,
        pixel: PlanePoint,
        moved: Option<&RecordId>,
        shape: Shape,
    ) -> Option<Snap> {
        let mut found = Vec::new();
        for target in targets {
            match &target.of {
                Of::Element(record, id, lie) => {
                    let element = StructureElement::of(record);
                    if !moved.is_some_and(|moved| id == moved || element.is_some_and(|line| follows(line, moved)))
                        && let Some(lie) = lie.get_or_init(|| Lie::of(id, record))
                    {
                        self.look_at(lie, id, pixel, &mut found);
                    }
                }
                Of::Ground(number) => {
                    let Some(line) = self.ground.get(*number) else {
                        continue;
                    };
                    let target = line.border.map_or(SnapTarget::Shore, SnapTarget::Border);
                    let is_near = |found: &Found| match line.border {
                        Some(_) => true,
                        // A point is where its place is, be that by the water.
                        None => shape != Shape::Point && found.apart <= REACH_OF_SHORES,
                    };
                    found.extend(self.nearest_side(&line.line, false, pixel, target).filter(is_near));
                }
            }
        }
        let points: Vec<_> = found
            .iter()
            .filter(|found| found.rank == 0)
            .map(|found| found.at)
            .collect();
        let is_free =
            |found: &Found| shape != Shape::Point || !points.iter().any(|point| apart(*point, found.at) < SAME);
        let nearest = found.into_iter().filter(is_free);
        nearest
            .min_by(|one, other| one.rank.cmp(&other.rank).then(one.apart.total_cmp(&other.apart)))
            .map(|found| found.snap)
    }

    /// Adds what of an element is within reach: the nearest of its vertices, and the nearest place on its lines.
    fn look_at(&self, lie: &Lie, id: &RecordId, pixel: PlanePoint, found: &mut Vec<Found>) {
        let (rank, target) = match lie.shape {
            Shape::Point => (0, SnapTarget::Point(id.clone())),
            Shape::Line | Shape::Area => (1, SnapTarget::Vertex(id.clone())),
        };
        let vertices = lie.vertices.iter().map(|(position, place)| {
            let at = self.projection.pixel(*place);
            (apart(pixel, at), at, *position)
        });
        let nearest = vertices
            .filter(|(apart, ..)| *apart <= REACH)
            .min_by(|one, other| one.0.total_cmp(&other.0));
        found.extend(nearest.map(|(apart, at, position)| Found {
            rank,
            apart,
            at,
            snap: Snap { position, target },
        }));
        if lie.shape != Shape::Point {
            for line in &lie.lines {
                let target = SnapTarget::Side(id.clone());
                found.extend(self.nearest_side(line, lie.shape == Shape::Area, pixel, target));
            }
        }
    }

    /// The nearest place on a line within reach.
    fn nearest_side(
        &self,
        line: &[PlanePoint],
        is_closed: bool,
        pixel: PlanePoint,
        target: SnapTarget,
    ) -> Option<Found> {
        let places = sides(line, is_closed).map(|side| {
            let at = nearest_on(pixel, side.map(|end| self.projection.pixel(end)));
            (apart(pixel, at), at)
        });
        let nearest = places.min_by(|one, other| one.0.total_cmp(&other.0));
        nearest.filter(|(apart, _)| *apart <= REACH).map(|(apart, at)| Found {
            rank: 2,
            apart,
            at,
            snap: Snap {
                position: off_plane(self.projection.place(at)),
                target,
            },
        })
    }
}

/// Whether a line ends in an element, so that it follows where that is moved: its own place is no place to set that on.
fn follows(line: &StructureElement, moved: &RecordId) -> bool {
    [&line.from, &line.to]
        .into_iter()
        .flatten()
        .any(|end| end.raw() == moved)
}

fn on_plane_box(bounds: BoundingBox) -> PlaneBox {
    let corner = |longitude, latitude| on_plane(Position { longitude, latitude });
    PlaneBox {
        least: corner(bounds.west, bounds.north),
        most: corner(bounds.east, bounds.south),
    }
}

/// The place of something in a list of what is in view, of which there is never more than the memory has room for.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn apart(one: PlanePoint, other: PlanePoint) -> f64 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

/// The place on a side that is nearest to a point.
fn nearest_on([x, y]: PlanePoint, [from, to]: [PlanePoint; 2]) -> PlanePoint {
    let step = [to[0] - from[0], to[1] - from[1]];
    let square = step[0] * step[0] + step[1] * step[1];
    let share = if square > 0.0 {
        (((x - from[0]) * step[0] + (y - from[1]) * step[1]) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    along([from, to], share)
}

#[cfg(test)]
mod tests;
