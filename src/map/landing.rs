//! In which county a map file lands, and whether that is where the document is.

use super::ground::CountyGround;
use crate::domain::values::{
    county::{self, County},
    extent::{BoundingBox, centre, is_in_area},
    geometry::{Geometry, Position},
};

/// Where most of a file lands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LandingPlace {
    /// The county; `None` if it is in none.
    pub county: Option<&'static County>,
    /// Whether that is in the document's county or its surroundings. A document without a county is anywhere.
    pub is_expected: bool,
}

/// The most shapes that are looked at; of more every so manyth is.
const MOST_LOOKED_AT: usize = 200;

/// How far outside a county's box its surroundings reach, in degrees north and east: about a hundred kilometres.
const SURROUNDINGS: [f64; 2] = [1.0, 2.0];

/// Where most of the shapes land; `None` if there are none.
pub fn landing_place(counties: &[CountyGround], own: &str, shapes: &[&Geometry]) -> Option<LandingPlace> {
    let step = shapes.len().div_ceil(MOST_LOOKED_AT).max(1);
    let centres: Vec<Position> = shapes.iter().step_by(step).filter_map(|shape| centre(shape)).collect();
    if centres.is_empty() {
        return None;
    }
    let boxes: Vec<Option<BoundingBox>> = counties.iter().map(box_of).collect();
    let mut landed = vec![0_usize; counties.len()];
    for position in &centres {
        let is_in = |(county, bounds): (&CountyGround, &Option<BoundingBox>)| {
            bounds.is_some_and(|bounds| bounds.contains(*position))
                && county.areas.iter().any(|rings| is_in_area(*position, rings))
        };
        let found = counties.iter().zip(&boxes).position(is_in);
        if let Some(landed) = found.and_then(|found| landed.get_mut(found)) {
            *landed += 1;
        }
    }
    let outside = centres.len() - landed.iter().sum::<usize>();
    let most = counties.iter().zip(landed).max_by_key(|(_, landed)| *landed);
    let most = most.filter(|(_, landed)| *landed > 0 && *landed >= outside);
    let surroundings = counties.iter().zip(boxes).find(|(county, _)| county.code == own);
    let is_near = |position: &&Position| {
        let near = surroundings.as_ref().and_then(|(_, bounds)| bounds.as_ref());
        near.is_none_or(|bounds| grown(*bounds).contains(**position))
    };
    Some(LandingPlace {
        county: most.and_then(|(most, _)| county::by_code(&most.code)),
        is_expected: 2 * centres.iter().filter(is_near).count() >= centres.len(),
    })
}

fn box_of(county: &CountyGround) -> Option<BoundingBox> {
    BoundingBox::around(county.areas.iter().flatten().flatten().copied())
}

fn grown(bounds: BoundingBox) -> BoundingBox {
    let [north, east] = SURROUNDINGS;
    BoundingBox {
        west: bounds.west - east,
        south: bounds.south - north,
        east: bounds.east + east,
        north: bounds.north + north,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::map::ground::{GroundFiles, ground};

    fn counties() -> Vec<CountyGround> {
        let file = |name: &str| std::fs::read(format!("{}/public/geo/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let files = GroundFiles {
            backdrop: &file("bakgrund.topo.json"),
            sweden: &file("sverige.topo.json"),
            lakes: &file("sjoar.topo.json"),
        };
        ground(&files, "04").unwrap().counties
    }

    fn points(positions: &[(f64, f64)]) -> Vec<Geometry> {
        let point = |(longitude, latitude): &(f64, f64)| {
            Geometry::Point(Position {
                longitude: *longitude,
                latitude: *latitude,
            })
        };
        positions.iter().map(point).collect()
    }

    // R271
    #[test]
    fn a_file_lands_in_the_county_of_most_of_its_shapes() {
        let counties = counties();
        assert_eq!(counties.len(), 21);
        let landed = |own: &str, positions: &[(f64, f64)]| {
            let shapes = points(positions);
            landing_place(&counties, own, &shapes.iter().collect::<Vec<_>>())
        };
        let (nykoping, eskilstuna, norrkoping, malmo, hamburg) = (
            (17.0, 58.76),
            (16.5, 59.37),
            (16.18, 58.59),
            (13.03, 55.58),
            (9.99, 53.55),
        );
        let at = |code: Option<&str>, is_expected| {
            Some(LandingPlace {
                county: code.and_then(county::by_code),
                is_expected,
            })
        };
        assert_eq!(landed("04", &[nykoping, eskilstuna, malmo]), at(Some("04"), true));
        // A neighbour is in the surroundings.
        assert_eq!(landed("04", &[norrkoping]), at(Some("05"), true));
        assert_eq!(landed("04", &[malmo, malmo, nykoping]), at(Some("12"), false));
        assert_eq!(landed("04", &[hamburg]), at(None, false));
        assert_eq!(landed("", &[malmo]), at(Some("12"), true));
        assert_eq!(landed("04", &[]), None);
        assert_eq!(
            landing_place(&[], "04", &points(&[malmo]).iter().collect::<Vec<_>>()),
            at(None, true)
        );
    }
}
