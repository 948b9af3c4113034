//! The ground under the structure map: land, lakes and borders, from back to front.

mod laid;

pub use laid::LaidLayer;

use thiserror::Error;

use super::municipalities::MunicipalityGround;
use crate::{
    domain::values::{extent::BoundingBox, geometry::Position},
    format::topojson::{self, Topology},
};

/// A colour of the ground, by what it is for; the page's style says which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroundColour {
    /// The county in front.
    Land,
    /// All other land.
    Neighbour,
    /// Lakes.
    Water,
    /// Municipal borders.
    Border,
    /// County borders.
    County,
    /// Borders of FA regions.
    Region,
}

/// A kind of border that can be shown or not. Where several run together, it is called by the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Border {
    /// Between counties, and around the one in front.
    County,
    /// Between municipalities.
    Municipality,
    /// Between functional analysis regions (FA regions): groups of municipalities within which people live and work.
    FunctionalRegion,
}

impl Border {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::County, Self::Municipality, Self::FunctionalRegion];
    /// Those that are shown until another choice is made.
    pub const FIRST: [Self; 2] = [Self::County, Self::Municipality];

    /// The code by which a choice of borders is remembered.
    pub fn code(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::Municipality => "municipality",
            Self::FunctionalRegion => "functional_region",
        }
    }

    /// Its colour, and how wide it is at most, in pixels: that of the county in front, and those within it.
    pub fn look(self) -> (GroundColour, f64) {
        match self {
            Self::County => (GroundColour::County, 2.0),
            Self::Municipality => (GroundColour::Border, 1.1),
            Self::FunctionalRegion => (GroundColour::Region, 1.8),
        }
    }

    /// Lengths of line and gap in pixels; `None` for an unbroken line. FA regions end where municipalities do, so that colour would not tell.
    pub fn dashes(self) -> Option<[f64; 2]> {
        match self {
            Self::County | Self::Municipality => None,
            Self::FunctionalRegion => Some([7.0, 5.0]),
        }
    }
}

/// What a layer is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum GroundShape {
    /// Areas of rings, filled.
    Areas(Vec<Vec<Vec<Position>>>),
    /// Lines of so many pixels' width.
    Lines(Vec<Vec<Position>>, f64),
}

/// A layer of the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct GroundLayer {
    /// Its colour.
    pub colour: GroundColour,
    /// Its shapes.
    pub shape: GroundShape,
    /// Which border it is; `None` if it shows whatever borders are wanted.
    pub border: Option<Border>,
    /// At which zooms it shows.
    pub zooms: Zooms,
    /// Its place from back to front.
    pub depth: u8,
}

/// At which zooms a layer shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zooms {
    /// Always.
    All,
    /// Until the detailed boundaries take over.
    Far,
    /// With the detailed boundaries.
    Near,
}

/// From this zoom the county's detailed boundaries show.
pub const DETAIL_ZOOM: f64 = 10.0;

impl Zooms {
    /// Whether the layer shows at a zoom, once the detailed boundaries are there or not.
    pub fn shows(self, zoom: f64, has_detail: bool) -> bool {
        let is_near = zoom >= DETAIL_ZOOM && has_detail;
        match self {
            Self::All => true,
            Self::Far => !is_near,
            Self::Near => is_near,
        }
    }
}

/// The ground could not be made of a file.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{file}: {cause}")]
pub struct GroundError {
    /// The file.
    pub file: &'static str,
    /// What is wrong with it.
    pub cause: topojson::TopoJsonError,
}

/// The bytes of the files that every map needs.
pub struct GroundFiles<'a> {
    /// `bakgrund.topo.json`.
    pub backdrop: &'a [u8],
    /// `sverige.topo.json`.
    pub sweden: &'a [u8],
    /// `sjoar.topo.json`.
    pub lakes: &'a [u8],
}

/// The ground and where the county in front lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// The layers.
    pub layers: Vec<GroundLayer>,
    /// The box around the county; around Sweden where there is no such county.
    pub county: BoundingBox,
    /// The box around Sweden.
    pub sweden: BoundingBox,
    /// Every county.
    pub counties: Vec<CountyGround>,
    /// Where its coasts are.
    pub shores: Vec<Shore>,
    /// Every municipality.
    pub municipalities: Vec<MunicipalityGround>,
}

/// The edges of land that no two regions share: its coasts, and its borders to other countries.
#[derive(Clone, Debug, PartialEq)]
pub struct Shore {
    /// At which zooms they show.
    pub zooms: Zooms,
    /// Where they run.
    pub edges: Vec<Vec<Position>>,
}

/// Where a county is.
#[derive(Clone, Debug, PartialEq)]
pub struct CountyGround {
    /// Its code.
    pub code: String,
    /// Its areas, each of rings.
    pub areas: Vec<Vec<Vec<Position>>>,
}

/// What Sweden spans, should the boundaries contain nothing.
const SWEDEN: BoundingBox = BoundingBox {
    west: 10.9,
    south: 55.3,
    east: 24.2,
    north: 69.1,
};

/// The ground with one county in front.
///
/// # Errors
/// [`GroundError`] names the file that can't be read.
pub fn ground(files: &GroundFiles, county: &str) -> Result<Ground, GroundError> {
    let read = |file, bytes| topojson::read(bytes).map_err(|cause| GroundError { file, cause });
    let backdrop = read("bakgrund", files.backdrop)?;
    let sweden = read("sverige", files.sweden)?;
    let lakes = read("sjoar", files.lakes)?;
    let is_own = |code: &str| !county.is_empty() && code.starts_with(county);
    let (mut own, mut others, mut each) = (Vec::new(), Vec::new(), Vec::new());
    for feature in sweden.features("lan") {
        if let Some(code) = feature.id {
            each.push(CountyGround {
                code: code.into(),
                areas: feature.polygons.clone(),
            });
        }
        if feature.id.is_some_and(is_own) {
            own.extend(feature.polygons);
        } else {
            others.extend(feature.polygons);
        }
    }
    let box_of = |areas: &[Vec<Vec<Position>>]| BoundingBox::around(areas.iter().flatten().flatten().copied());
    let municipalities = sweden.features("kommun").filter_map(|feature| {
        Some(MunicipalityGround {
            code: feature.id?.into(),
            bounds: box_of(&feature.polygons)?,
        })
    });
    let (own_box, other_box) = (box_of(&own), box_of(&others));
    let whole = match (own_box, other_box) {
        (Some(one), Some(other)) => one.union(other),
        (one, other) => one.or(other).unwrap_or(SWEDEN),
    };
    let mut layers = Vec::new();
    let mut add = |colour, border, shape, zooms| {
        let depth = u8::try_from(layers.len()).unwrap_or(u8::MAX);
        layers.push(GroundLayer {
            colour,
            shape,
            border,
            zooms,
            depth: depth * 10,
        });
    };
    for object in ["fjarran", "nara"] {
        add(GroundColour::Neighbour, None, areas(&backdrop, object), Zooms::All);
    }
    add(GroundColour::Neighbour, None, GroundShape::Areas(others), Zooms::All);
    add(GroundColour::Land, None, GroundShape::Areas(own), Zooms::All);
    add(GroundColour::Water, None, areas(&lakes, "sjo"), Zooms::All);
    add(GroundColour::Border, None, lines(&backdrop, "granser", 1.0), Zooms::All);
    let mut border = |border: Border, borders: Vec<Vec<Position>>, width: Option<f64>, zooms| {
        let (colour, widest) = border.look();
        let shape = GroundShape::Lines(borders, width.unwrap_or(widest));
        add(colour, Some(border), shape, zooms);
    };
    let foreign = sweden.borders_between("kommun", |code| if is_own(code) { "" } else { code });
    border(Border::Municipality, foreign, Some(0.6), Zooms::All);
    let inner = sweden.borders_between("kommun", |code| if is_own(code) { code } else { "" });
    border(Border::Municipality, inner, None, Zooms::Far);
    let counties = sweden.borders_between("lan", |code| code);
    border(Border::County, counties, Some(0.9), Zooms::All);
    let front = sweden.borders_between("kommun", is_own);
    border(Border::County, front, None, Zooms::All);
    let regions = sweden.borders_between("fa", |code| code);
    border(Border::FunctionalRegion, regions, None, Zooms::All);
    Ok(Ground {
        layers,
        county: own_box.unwrap_or(whole),
        sweden: whole,
        counties: each,
        shores: vec![
            Shore {
                zooms: Zooms::All,
                edges: sweden.outer_lines("lan", |code| !is_own(code)),
            },
            Shore {
                zooms: Zooms::Far,
                edges: sweden.outer_lines("lan", is_own),
            },
        ],
        municipalities: municipalities.collect(),
    })
}

/// A county's own detailed boundaries.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// What is laid into the ground.
    pub layers: Vec<GroundLayer>,
    /// The edges of its land, borders to other counties among them.
    pub shore: Shore,
}

/// The county's own detailed boundaries, to be laid into the ground.
///
/// # Errors
/// [`GroundError`] where the file can't be read.
pub fn detail(bytes: &[u8]) -> Result<Detail, GroundError> {
    let (colour, width) = Border::Municipality.look();
    let county = topojson::read(bytes).map_err(|cause| GroundError { file: "lan", cause })?;
    let layers = vec![
        GroundLayer {
            colour: GroundColour::Land,
            border: None,
            shape: areas(&county, "kommun"),
            zooms: Zooms::Near,
            // Right over the county's coarse land, under the lakes.
            depth: 35,
        },
        GroundLayer {
            colour,
            border: Some(Border::Municipality),
            shape: GroundShape::Lines(county.shared_borders("kommun"), width),
            zooms: Zooms::Near,
            depth: 75,
        },
    ];
    let shore = Shore {
        zooms: Zooms::Near,
        edges: county.outer_lines("kommun", |_| true),
    };
    Ok(Detail { layers, shore })
}

fn areas(topology: &Topology, object: &str) -> GroundShape {
    GroundShape::Areas(topology.features(object).flat_map(|feature| feature.polygons).collect())
}

fn lines(topology: &Topology, object: &str, width: f64) -> GroundShape {
    let lines = topology.features(object).flat_map(|feature| feature.lines);
    GroundShape::Lines(lines.collect(), width)
}

#[cfg(test)]
mod tests;
