//! The map says what the numbers say, in any county, and any positions give a picture.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::{domain::values::county::COUNTIES, format::topojson, render::palette::Palette};

fn drawn(municipalities: &[MapMunicipality], width: f64) -> String {
    CountyMap {
        frame: Frame {
            id: "coverage",
            language: "sv",
            title: "Vilka kommuner har hörts",
            description: "1 av 2 har hörts.",
            heading: false,
            note: "",
            width,
            margin: 0.0,
            palette: &Palette::LIGHT,
        },
        municipalities,
        words: CountyMapWords {
            hearings: ["Har hörts", "Inbjuden, inte hörd", "Inte hörd"],
            number: "Talet är antalet synpunkter.",
            more: "{n} tal står bara i tabellen.",
        },
        numbers: NumberStyle {
            decimal: ',',
            thousands: "\u{202f}",
        },
    }
    .to_svg()
}

/// The municipalities of a county as the app has them.
fn county(code: &str) -> Vec<(String, Vec<Vec<Vec<Position>>>)> {
    let path = format!("{}/public/geo/lan/{code}.topo.json", env!("CARGO_MANIFEST_DIR"));
    let topology = topojson::read(&std::fs::read(path).unwrap()).unwrap();
    let features = topology.features("kommun");
    features.map(|one| (one.id.unwrap().to_owned(), one.polygons)).collect()
}

// R636
#[test]
fn every_county_has_a_tone_and_a_title_for_each_of_its_municipalities() {
    for one in COUNTIES {
        let areas = county(one.code);
        let municipalities: Vec<_> = areas
            .iter()
            .enumerate()
            .map(|(number, (code, areas))| MapMunicipality {
                name: code,
                areas,
                hearing: Hearing::ALL[number % 3],
                count: number,
            })
            .collect();
        for width in [320.0, 640.0] {
            let svg = drawn(&municipalities, width);
            let read = roxmltree::Document::parse(&svg).unwrap();
            let titled = read
                .descendants()
                .filter(|node| node.has_tag_name("path") && node.children().any(|child| child.has_tag_name("title")));
            assert_eq!(titled.count(), municipalities.len(), "{}", one.name);
            assert!(svg.len() < 200_000, "{}: {}", one.name, svg.len());
            // What has no room for its number says so.
            let numbers = read.descendants().filter(|node| {
                let class = node.attribute("class").unwrap_or_default();
                class.contains("chart-value")
            });
            let (set, all) = (numbers.count(), municipalities.len());
            assert_eq!(svg.contains("tal står bara i tabellen"), set < all, "{}", one.name);
            let least = if width < 480.0 { all / 3 } else { all / 2 };
            assert!(set >= least, "{}: {set} of {all}", one.name);
        }
    }
}

// R636
#[test]
fn the_three_differ_by_pattern_and_not_by_colour_alone() {
    let areas = county("04");
    let of = |hearing| {
        let (code, areas) = &areas[0];
        let one = MapMunicipality {
            name: code,
            areas,
            hearing,
            count: 3,
        };
        drawn(&[one], 480.0)
    };
    let [heard, invited, unheard] = Hearing::ALL.map(of);
    let path = |svg: &str, fill: &str| {
        let read = roxmltree::Document::parse(svg).unwrap();
        let found = read.descendants().find(|node| node.has_tag_name("path")).unwrap();
        found.attribute("fill") == Some(fill)
    };
    assert!(path(&heard, Palette::LIGHT.levels[1]));
    assert!(path(&invited, "url(#coverage-invited)") && path(&unheard, "url(#coverage-unheard)"));
    for svg in [&heard, &invited, &unheard] {
        assert!(svg.contains("id=\"coverage-invited\"") && svg.contains("Inte hörd"));
    }
}

proptest! {
    // R636
    #[test]
    fn any_positions_give_a_picture(places in prop::collection::vec(any::<(f64, f64)>(), 0..12), width in any::<f64>()) {
        let ring = places.iter().map(|(longitude, latitude)| Position { longitude: *longitude, latitude: *latitude });
        let areas = vec![vec![ring.collect::<Vec<_>>()]];
        let one = MapMunicipality { name: "<Å&>", areas: &areas, hearing: Hearing::Invited, count: usize::MAX };
        let svg = drawn(&[one], width);
        prop_assert!(roxmltree::Document::parse(&svg).is_ok());
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf\""));
    }
}
