//! Places in the county that they lie in, as a small picture.

use std::slice;

use super::municipalities::CountyGround;
use crate::{
    app::text::words,
    domain::values::geometry::Geometry,
    render::{
        frame::Frame,
        landing::{Landing, Trace},
        palette::Palette,
    },
};

/// The picture.
pub struct CountyPlaces<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// The same in words.
    pub told: &'a str,
    pub places: &'a [&'a Geometry],
    pub ground: &'a CountyGround,
}

impl CountyPlaces<'_> {
    /// The picture as SVG text; empty where it is not known where the county lies.
    pub fn to_svg(&self, width: f64) -> String {
        let CountyGround::There(areas) = self.ground else {
            return String::new();
        };
        let trace = |positions, is_ring| Trace { positions, is_ring };
        let rings: Vec<_> = areas
            .iter()
            .flat_map(|one| one.areas.iter().flatten())
            .map(|ring| trace(ring.as_slice(), true))
            .collect();
        let shapes: Vec<_> = self
            .places
            .iter()
            .flat_map(|place| match place {
                Geometry::Point(position) => vec![trace(slice::from_ref(position), false)],
                Geometry::Line(strands) => strands.iter().map(|strand| trace(strand, false)).collect(),
                Geometry::Area(rings) => rings.iter().map(|ring| trace(ring, true)).collect(),
            })
            .collect();
        Landing {
            frame: Frame {
                id: self.id,
                language: words::tag(words::language()),
                title: self.title,
                description: self.told,
                heading: false,
                note: "",
                width,
                margin: 0.0,
                palette: &Palette::LIGHT,
            },
            counties: &rings,
            own: &rings,
            shapes: &shapes,
        }
        .to_svg()
    }
}
