//! The lines of the ground that something can be set on: borders, coasts and the shores of lakes.

use std::sync::OnceLock;

use crate::{
    domain::{
        sorting::sort_by_key,
        values::{
            distance::{distance, distance_to_line},
            extent::BoundingBox,
            geometry::Position,
        },
    },
    map::{
        ground::{Border, GroundColour, GroundLayer, GroundShape, Shore, Zooms},
        plane::{PlaneBox, PlanePoint, on_plane},
    },
};

/// The lines of the ground, borders first. Of two that are as near, the first is taken: a county's border is also one of municipalities. They
/// are laid on the plane when they are first asked for: most who look at a map draw nothing.
#[derive(Clone, Debug, Default)]
pub struct GroundLines(Vec<Given>);

/// Lines as they came.
#[derive(Clone, Debug)]
struct Given {
    /// `None` for a shore.
    border: Option<Border>,
    zooms: Zooms,
    lines: Vec<Vec<Position>>,
    /// Whether it is the edge of land, which is not always a shore.
    is_edge: bool,
    laid: OnceLock<Vec<GroundLine>>,
}

/// Which line of the ground is meant, for as long as none is added.
#[derive(Clone, Copy, Debug)]
pub struct LineNumber {
    of: usize,
    place: usize,
}

/// A line of the ground on the plane.
#[derive(Clone, Debug)]
pub struct GroundLine {
    /// The border that it is; `None` if it is a shore.
    pub border: Option<Border>,
    /// At which zooms it shows.
    pub zooms: Zooms,
    /// Where it runs.
    pub line: Vec<PlanePoint>,
    /// The box around it.
    pub bounds: PlaneBox,
    /// How wide or high the whole is that it is a part of, on the plane.
    pub extent: f64,
}

/// The most vertices of a line: what is far from the pointer is not to be looked at because it belongs to the same coast.
const MOST_VERTICES: usize = 48;
/// The longest side of a shore, in metres. What is longer is a border to another country, which the data has nearly straight.
const LONGEST_SIDE: f64 = 4_200.0;
/// How near a border an edge is that runs along it, in metres.
const ALONG: f64 = 100.0;
/// Of fewer vertices a stretch of edge is what is left between borders, and no shore.
const LEAST_VERTICES: usize = 4;

impl GroundLines {
    /// Adds the borders and the shores of lakes among layers of the ground.
    pub fn add(&mut self, layers: &[GroundLayer]) {
        let closed = |ring: &Vec<Position>| ring.iter().chain(ring.first()).copied().collect();
        let given = layers.iter().filter_map(|layer| {
            let lines = match (&layer.shape, layer.border) {
                (GroundShape::Lines(lines, _), Some(_)) => lines.clone(),
                (GroundShape::Areas(areas), _) if layer.colour == GroundColour::Water => {
                    areas.iter().flatten().map(closed).collect()
                }
                _ => return None,
            };
            Some(Given {
                border: layer.border,
                zooms: layer.zooms,
                lines,
                is_edge: false,
                laid: OnceLock::new(),
            })
        });
        self.take_in(given);
    }

    /// Adds the coasts among edges of land.
    pub fn add_shores(&mut self, shores: &[Shore]) {
        let given = shores.iter().map(|shore| Given {
            border: None,
            zooms: shore.zooms,
            lines: shore.edges.clone(),
            is_edge: true,
            laid: OnceLock::new(),
        });
        self.take_in(given);
    }

    fn take_in(&mut self, given: impl Iterator<Item = Given>) {
        self.0.extend(given);
        sort_by_key(&mut self.0, |given| (given.border.is_none(), given.border));
    }

    /// Lays some of the lines that nobody has asked for yet, so that who asks doesn't wait for all at once; whether there were any.
    pub fn lay_some(&self) -> bool {
        let next = self.0.iter().find(|given| given.laid.get().is_none());
        next.map(|given| self.laid_of(given)).is_some()
    }

    /// Each line by its number.
    pub fn laid(&self) -> impl Iterator<Item = (LineNumber, &GroundLine)> {
        self.0.iter().enumerate().flat_map(|(of, given)| {
            let lines = self.laid_of(given).iter().enumerate();
            lines.map(move |(place, line)| (LineNumber { of, place }, line))
        })
    }

    /// A line; `None` if there is none with that number.
    pub fn get(&self, number: LineNumber) -> Option<&GroundLine> {
        self.laid_of(self.0.get(number.of)?).get(number.place)
    }

    fn laid_of<'a>(&self, given: &'a Given) -> &'a [GroundLine] {
        given.laid.get_or_init(|| {
            let shores = given.is_edge.then(|| self.shores(given));
            let lines = shores.as_ref().unwrap_or(&given.lines).iter();
            lines
                .flat_map(|line| {
                    let line: Vec<_> = line.iter().copied().map(on_plane).collect();
                    let [width, height] = PlaneBox::around(&line).map_or([0.0; 2], |whole| whole.size());
                    let laid = |line: &[PlanePoint]| {
                        Some(GroundLine {
                            border: given.border,
                            zooms: given.zooms,
                            bounds: PlaneBox::around(line)?,
                            line: line.to_vec(),
                            extent: width.max(height),
                        })
                    };
                    parts(&line).filter_map(laid).collect::<Vec<_>>()
                })
                .collect()
        })
    }

    /// What of edges of land are shores: not what runs along borders or straight through the land.
    fn shores(&self, edges: &Given) -> Vec<Vec<Position>> {
        let around = BoundingBox::around(edges.lines.iter().flatten().copied());
        let is_near = |line: &&Vec<Position>| {
            let place = BoundingBox::around(line.iter().copied());
            place.zip(around).is_some_and(|(place, around)| place.overlaps(&around))
        };
        // The coarse edges have been told from the coarse borders already.
        let counties = self.0.iter().filter(|given| given.border == Some(Border::County));
        let borders = counties
            .filter(|_| edges.zooms == Zooms::Near)
            .flat_map(|given| &given.lines);
        let borders: Vec<_> = borders.filter(is_near).collect();
        let runs_along = |position: &Position| {
            let mut away = borders.iter().filter_map(|border| distance_to_line(*position, border));
            away.any(|away| away < ALONG)
        };
        let mut shores = Vec::new();
        for edge in &edges.lines {
            let mut shore: Vec<Position> = Vec::new();
            let mut was_along = false;
            for position in edge {
                let is_along = runs_along(position);
                let ends = shore
                    .last()
                    .is_some_and(|before| (was_along && is_along) || distance(*before, *position) > LONGEST_SIDE);
                if ends {
                    shores.push(std::mem::take(&mut shore));
                }
                shore.push(*position);
                was_along = is_along;
            }
            shores.push(shore);
        }
        shores.retain(|shore| shore.len() >= LEAST_VERTICES);
        shores
    }
}

/// A line in parts that are not too long, each beginning where the one before it ends.
fn parts(line: &[PlanePoint]) -> impl Iterator<Item = &[PlanePoint]> {
    let sides = line.len().saturating_sub(1);
    (0..sides).step_by(MOST_VERTICES - 1).filter_map(move |first| {
        let last = (first + MOST_VERTICES - 1).min(sides);
        line.get(first..=last)
    })
}
