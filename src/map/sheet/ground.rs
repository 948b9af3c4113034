//! The ground of a sheet: the county in front, its neighbours, water and borders, and the names of the neighbours.

use super::{
    clip::{line_within, ring_within},
    pencil::{self, Pencil, path},
    view::View,
};
use crate::{
    domain::values::{county, extent::BoundingBox, geometry::Position},
    format::topojson,
    map::{
        ground::{self, Border, GroundError, GroundFiles, GroundLayer, GroundShape, Zooms},
        outline::simplified,
        places::{Place, read_places},
        plane::{PlaneBox, PlanePoint},
    },
};

/// Areas of rings.
pub type Areas = Vec<Vec<Vec<Position>>>;

/// What lies under the elements of every sheet of a county.
#[derive(Clone, Debug, Default)]
pub struct SheetGround {
    /// Land, water and borders, from back to front.
    pub layers: Vec<GroundLayer>,
    /// The counties by their codes.
    pub counties: Vec<(String, Areas)>,
    /// The outlines of the counties for a small map, by their codes.
    pub outlines: Vec<(String, Vec<Vec<Position>>)>,
    /// The localities, the largest first.
    pub places: Vec<Place>,
}

/// How far an outline of a small map may lie from where it is, in degrees.
const COARSE: f64 = 0.02;

/// The outlines of areas, coarsely; without those that would not be seen.
fn outlines(areas: &Areas) -> Vec<Vec<Position>> {
    let rings = areas.iter().filter_map(|rings| rings.first());
    let coarse = rings.map(|ring| {
        let degrees: Vec<PlanePoint> = ring.iter().map(|position| (*position).into()).collect();
        simplified(&degrees, COARSE)
    });
    let seen = coarse.filter(|ring| ring.len() > 3);
    seen.map(|ring| ring.into_iter().map(Position::from).collect())
        .collect()
}

impl SheetGround {
    /// The ground with one county in front. Without a list of localities there are none.
    ///
    /// # Errors
    /// [`GroundError`] names the file that can't be read.
    pub fn read(files: &GroundFiles, places: &[u8], county: &str) -> Result<Self, GroundError> {
        let ground = ground::ground(files, county)?;
        let sweden = topojson::read(files.sweden).map_err(|cause| GroundError { file: "sverige", cause })?;
        let counties = sweden.features("lan");
        let counties: Vec<(String, Areas)> = counties
            .filter_map(|feature| Some((feature.id?.to_owned(), feature.polygons)))
            .collect();
        let outline = |(code, areas): &(String, Areas)| (code.clone(), outlines(areas));
        Ok(Self {
            layers: ground.layers,
            outlines: counties.iter().map(outline).collect(),
            counties,
            places: read_places(places).unwrap_or_default(),
        })
    }

    /// The positions on the edge of a county, none if there is no such county.
    pub fn edge_of<'a>(&'a self, county: &'a str) -> impl Iterator<Item = Position> + 'a {
        let meant = self.counties.iter().filter(move |(code, _)| code == county);
        // Holes lie within.
        let rings = meant.flat_map(|(_, areas)| areas).filter_map(|rings| rings.first());
        rings.flatten().copied()
    }

    /// Draws land, water and the borders that are wanted in a view.
    pub fn draw(&self, pencil: &mut Pencil, view: &View, borders: &[Border]) {
        let cutter = Cutter::of(view);
        let is_wanted = |layer: &&GroundLayer| layer.border.is_none_or(|border| borders.contains(&border));
        let far = self.layers.iter().filter(|layer| layer.zooms != Zooms::Near);
        for layer in far.filter(is_wanted) {
            let colour = pencil::ground(layer.colour);
            match &layer.shape {
                GroundShape::Areas(areas) => {
                    let rings = areas.iter().flatten().map(|ring| cutter.ring(ring));
                    let rings: Vec<_> = rings.filter(|ring| ring.len() > 2).collect();
                    if !rings.is_empty() {
                        pencil.writer.open("path").attribute("fill", colour);
                        pencil
                            .writer
                            .attribute("fill-rule", "evenodd")
                            .attribute("d", &path(&rings, true))
                            .close();
                    }
                }
                GroundShape::Lines(lines, width) => {
                    let pieces: Vec<_> = lines.iter().flat_map(|line| cutter.line(line)).collect();
                    if !pieces.is_empty() {
                        pencil
                            .writer
                            .open("path")
                            .attribute("fill", "none")
                            .attribute("stroke", colour)
                            .number("stroke-width", width * 0.8)
                            .attribute("stroke-linejoin", "round");
                        if let Some(dashes) = layer.border.and_then(Border::dashes) {
                            pencil.dashes(dashes);
                        }
                        pencil.writer.attribute("d", &path(&pieces, false)).close();
                    }
                }
            }
            pencil.writer.line_break();
        }
    }

    /// The names of the other counties in a view, each with what of it is seen.
    pub fn neighbours(&self, view: &View, county: &str) -> Vec<(&'static str, Vec<Vec<PlanePoint>>)> {
        let cutter = Cutter::of(view);
        let others = self.counties.iter().filter(|(code, _)| code != county);
        let seen = others.filter_map(|(code, areas)| {
            let rings = areas.iter().filter_map(|rings| rings.first());
            let rings: Vec<_> = rings
                .map(|ring| cutter.ring(ring))
                .filter(|ring| ring.len() > 2)
                .collect();
            (!rings.is_empty()).then_some((county::by_code(code)?.name, rings))
        });
        seen.collect()
    }
}

/// Cuts shapes to a view and lays them on the sheet.
pub struct Cutter<'a> {
    view: &'a View,
    degrees: PlaneBox,
    frame: PlaneBox,
}

/// How far beyond the frame shapes are drawn, so that no cut edge is seen.
const BEYOND: f64 = 3.0;
/// How far a line may lie from where it is, in units: less than a tenth of a millimetre.
const TOLERANCE: f64 = 0.25;

impl<'a> Cutter<'a> {
    /// That of a view.
    pub fn of(view: &'a View) -> Self {
        let BoundingBox {
            west,
            south,
            east,
            north,
        } = view.degrees();
        Self {
            view,
            degrees: PlaneBox {
                least: [west, south],
                most: [east, north],
            },
            frame: view.frame.widened(BEYOND),
        }
    }

    /// What is seen of a ring.
    pub fn ring(&self, ring: &[Position]) -> Vec<PlanePoint> {
        let degrees: Vec<PlanePoint> = ring.iter().map(|position| (*position).into()).collect();
        let near = ring_within(&degrees, &self.degrees);
        let placed: Vec<_> = near.into_iter().map(|place| self.place(place)).collect();
        tenths(&simplified(&ring_within(&placed, &self.frame), TOLERANCE))
    }

    /// What is seen of a line.
    pub fn line(&self, line: &[Position]) -> Vec<Vec<PlanePoint>> {
        let degrees: Vec<PlanePoint> = line.iter().map(|position| (*position).into()).collect();
        let near = line_within(&degrees, &self.degrees).into_iter();
        let placed = near.flat_map(|piece| {
            let placed: Vec<_> = piece.into_iter().map(|place| self.place(place)).collect();
            line_within(&placed, &self.frame)
        });
        placed.map(|piece| tenths(&simplified(&piece, TOLERANCE))).collect()
    }

    fn place(&self, degrees: PlanePoint) -> PlanePoint {
        self.view.of_position(Position::from(degrees))
    }
}

/// The ground is drawn to a tenth of a unit, which is less than can be seen: the file is half as large. Points that fall together are one.
fn tenths(line: &[PlanePoint]) -> Vec<PlanePoint> {
    let mut rounded: Vec<PlanePoint> = line
        .iter()
        .map(|point| point.map(|value| (value * 10.0).round() / 10.0))
        .collect();
    rounded.dedup();
    rounded
}
