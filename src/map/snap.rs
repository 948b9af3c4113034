//! Snapping: what is set near a point, a vertex or a border lies on it and not beside it.
//!
//! Everything in view is sorted into a grid once, so that each move of the pointer asks only about what is near it.

use super::{
    editing::vertices,
    grid::Grid,
    ground::{GroundColour, GroundLayer, GroundShape, Zooms},
    picture::Elements,
    plane::{PlaneBox, PlanePoint, Projection, off_plane, on_plane},
    scene::{SceneElement, Viewport, sides},
    sheet::clip::{along, share_within},
};
use crate::domain::{
    records::{
        record::Kind,
        structure_map::{Shape, StructureElement},
    },
    values::{
        extent::BoundingBox,
        geometry::{Geometry, Position},
        id::{Id, RecordId},
    },
};

/// How near something a position must be to be set on it, in pixels.
pub const REACH: f64 = 12.0;

/// What is nearer than this is the same place, in pixels.
const SAME: f64 = 0.5;

/// The longest piece of a side that is sorted by the box around it, in pixels: that of a long slanting one would be everywhere.
const LONGEST: f64 = 48.0;

/// A border of the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// Between counties.
    County,
    /// Between municipalities.
    Municipality,
}

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
}

/// A position on something.
#[derive(Clone, Debug, PartialEq)]
pub struct Snap {
    /// The position; of a point or a vertex the very one that it has.
    pub position: Position,
    /// What it lies on.
    pub target: SnapTarget,
}

/// The borders of the ground, on the plane.
#[derive(Clone, Debug, Default)]
pub struct Borders(Vec<BorderLine>);

#[derive(Clone, Debug)]
struct BorderLine {
    border: Border,
    zooms: Zooms,
    line: Vec<PlanePoint>,
    bounds: PlaneBox,
}

impl Borders {
    /// Adds the borders among layers of the ground.
    pub fn add(&mut self, layers: &[GroundLayer]) {
        for layer in layers {
            let border = match layer.colour {
                GroundColour::County => Border::County,
                GroundColour::Border => Border::Municipality,
                GroundColour::Land | GroundColour::Neighbour | GroundColour::Water => continue,
            };
            let GroundShape::Lines(lines, _) = &layer.shape else {
                continue;
            };
            for line in lines {
                let line: Vec<_> = line.iter().copied().map(on_plane).collect();
                let Some(bounds) = PlaneBox::around(&line) else {
                    continue;
                };
                self.0.push(BorderLine {
                    border,
                    zooms: layer.zooms,
                    line,
                    bounds,
                });
            }
        }
        // A county's border is also one of municipalities; of two that are as near, the first is taken.
        self.0.sort_by_key(|line| line.border != Border::County);
    }

    fn in_view(&self, zoom: f64, area: PlaneBox) -> impl Iterator<Item = &BorderLine> {
        let has_detail = self.0.iter().any(|line| line.zooms == Zooms::Near);
        self.0
            .iter()
            .filter(move |line| line.zooms.shows(zoom, has_detail) && line.bounds.overlaps(&area))
    }
}

/// An element that something can be set on.
struct Owner {
    id: RecordId,
    /// The points that its ends follow.
    ends: [Option<Id<StructureElement>>; 2],
}

impl Owner {
    /// Whether it is what is moved, or follows it: its own place is no place to set it on.
    fn goes_with(&self, moved: &RecordId) -> bool {
        self.id == *moved || self.ends.iter().flatten().any(|end| end.raw() == moved)
    }
}

/// A place that something can be set on, in pixels.
enum Place {
    Point(Position, PlanePoint),
    Vertex(Position, PlanePoint),
    Side([PlanePoint; 2]),
}

enum Of {
    Element(usize),
    Border(Border),
}

/// All that something can be set on in one view.
pub struct SnapIndex {
    projection: Projection,
    /// The view in pixels, and a reach more.
    area: PlaneBox,
    grid: Grid,
    owners: Vec<Owner>,
    places: Vec<(Of, Place)>,
}

impl SnapIndex {
    /// What of these elements and borders is in view.
    pub fn of(elements: &Elements, borders: &Borders, view: &Viewport) -> Self {
        let BoundingBox {
            west,
            south,
            east,
            north,
        } = view.bounds;
        let corner = |longitude, latitude| on_plane(Position { longitude, latitude });
        let bounds = PlaneBox {
            least: corner(west, north),
            most: corner(east, south),
        };
        let scale = Projection::of_zoom(view.zoom, [0.0; 2]).scale;
        let projection = Projection::of_zoom(view.zoom, bounds.least.map(|along| along * scale));
        let area = projection.pixels(bounds).widened(REACH);
        let mut index = Self {
            projection,
            area,
            grid: Grid::over(area),
            owners: Vec::new(),
            places: Vec::new(),
        };
        // A curve reaches a little beyond its vertices.
        let margin = [(east - west) / 8.0, (north - south) / 8.0];
        let around = BoundingBox {
            west: west - margin[0],
            south: south - margin[1],
            east: east + margin[0],
            north: north + margin[1],
        };
        for (id, record) in &elements.0 {
            let Some(element) = StructureElement::of(record) else {
                continue;
            };
            let Some(geometry) = &element.geometry else { continue };
            if !BoundingBox::of(geometry).is_some_and(|bounds| bounds.overlaps(&around)) {
                continue;
            }
            if let Some(drawn) = SceneElement::of(id, record, None) {
                index.add_element(element, geometry, &drawn);
            }
        }
        let plane = PlaneBox {
            least: projection.place(area.least),
            most: projection.place(area.most),
        };
        for border in borders.in_view(view.zoom, plane) {
            for side in sides(&border.line, false) {
                index.add_side(|| Of::Border(border.border), side);
            }
        }
        index
    }

    fn add_element(&mut self, element: &StructureElement, geometry: &Geometry, drawn: &SceneElement) {
        let owner = self.owners.len();
        self.owners.push(Owner {
            id: drawn.id.clone(),
            ends: [element.from.clone(), element.to.clone()],
        });
        for (_, position) in vertices(geometry) {
            let pixel = self.projection.pixel(on_plane(position));
            let place = match geometry {
                Geometry::Point(_) => Place::Point(position, pixel),
                Geometry::Line(_) | Geometry::Area(_) => Place::Vertex(position, pixel),
            };
            if self.area.contains(pixel) {
                self.grid.add(PlaneBox::about(pixel, REACH), number(self.places.len()));
                self.places.push((Of::Element(owner), place));
            }
        }
        let is_closed = drawn.outline.shape == Shape::Area;
        for line in drawn.outline.lines() {
            for side in sides(line, is_closed) {
                self.add_side(|| Of::Element(owner), side);
            }
        }
    }

    fn add_side(&mut self, of: impl Fn() -> Of, side: [PlanePoint; 2]) {
        let side = side.map(|end| self.projection.pixel(end));
        let Some([first, last]) = share_within(side, &self.area) else {
            return;
        };
        let length = (side[1][0] - side[0][0]).hypot(side[1][1] - side[0][1]) * (last - first);
        let pieces = (length / LONGEST).ceil().max(1.0);
        let at = |piece: f64| along(side, first + (last - first) * piece / pieces);
        // What lies in the view is a few thousand pixels long, so that there are few pieces.
        for piece in 0..pieces as usize {
            let piece = piece as f64;
            if let Some(place) = PlaneBox::around(&[at(piece), at(piece + 1.0)]) {
                self.grid.add(place.widened(REACH), number(self.places.len()));
            }
        }
        self.places.push((of(), Place::Side(side)));
    }

    /// What a position is set on within reach: the nearest point, or else the nearest vertex, or else the nearest place on a line, an edge
    /// or a border. `moved` is the element that gets the position, and `shape` what that is: no point is set on another.
    pub fn nearest(&self, position: Position, moved: Option<&RecordId>, shape: Shape) -> Option<Snap> {
        let pixel = self.projection.pixel(on_plane(position));
        let mut numbers: Vec<u32> = self.grid.at(pixel).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let found = || {
            numbers
                .iter()
                .filter_map(|number| self.places.get(*number as usize))
                .filter(|(of, _)| match of {
                    Of::Element(owner) => !moved.is_some_and(|moved| self.owners[*owner].goes_with(moved)),
                    Of::Border(_) => true,
                })
        };
        let is_on_point = |place: PlanePoint| {
            found().any(|(_, other)| matches!(other, Place::Point(_, point) if apart(*point, place) < SAME))
        };
        found()
            .filter_map(|(of, place)| {
                let (rank, at) = match place {
                    Place::Point(_, at) => (0_u8, *at),
                    Place::Vertex(_, at) => (1, *at),
                    Place::Side(side) => (2, nearest_on(pixel, *side)),
                };
                let is_free = shape != Shape::Point || !is_on_point(at);
                (apart(pixel, at) <= REACH && is_free).then_some((rank, apart(pixel, at), of, place, at))
            })
            .min_by(|one, other| (one.0.cmp(&other.0)).then(one.1.total_cmp(&other.1)))
            .map(|(.., of, place, at)| self.snap(of, place, at))
    }

    fn snap(&self, of: &Of, place: &Place, at: PlanePoint) -> Snap {
        let position = match place {
            Place::Point(position, _) | Place::Vertex(position, _) => *position,
            Place::Side(_) => off_plane(self.projection.place(at)),
        };
        let target = match of {
            Of::Border(border) => SnapTarget::Border(*border),
            Of::Element(owner) => {
                let id = self.owners[*owner].id.clone();
                match place {
                    Place::Point(..) => SnapTarget::Point(id),
                    Place::Vertex(..) => SnapTarget::Vertex(id),
                    Place::Side(_) => SnapTarget::Side(id),
                }
            }
        };
        Snap { position, target }
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
