//! The map says what the numbers say, in any county, and any positions give a picture.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::render::palette::Palette;

/// The map of these municipalities as SVG text.
pub fn drawn(municipalities: &[MapMunicipality], width: f64) -> String {
    drawn_with(municipalities, &[], width)
}

fn drawn_with(municipalities: &[MapMunicipality], points: &[Position], width: f64) -> String {
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
        points,
        words: CountyMapWords {
            hearings: ["Har hörts", "Inbjuden, inte hörd", "Inte hörd"],
            number: "Talet är antalet synpunkter.",
            points: "Prickarna är platser.",
            more: "{n} tal står bara i tabellen.",
        },
        numbers: NumberStyle {
            decimal: ',',
            thousands: "\u{202f}",
        },
    }
    .to_svg()
}

// R636
#[test]
fn the_three_differ_by_pattern_and_not_by_colour_alone() {
    let corner = |longitude, latitude| Position { longitude, latitude };
    let areas = vec![vec![vec![corner(16.0, 59.0), corner(17.0, 59.0), corner(16.5, 59.5)]]];
    let of = |hearing| {
        let one = MapMunicipality {
            name: "Nyköping",
            areas: &areas,
            hearing,
            count: 3,
        };
        drawn(&[one], 480.0)
    };
    let [heard, invited, unheard] = Hearing::ALL.map(of);
    let has_fill = |svg: &str, fill: &str| {
        let read = roxmltree::Document::parse(svg).unwrap();
        let found = read.descendants().find(|node| node.has_tag_name("path")).unwrap();
        found.attribute("fill") == Some(fill)
    };
    assert!(has_fill(&heard, Palette::LIGHT.levels[1]));
    assert!(has_fill(&invited, "url(#coverage-invited)") && has_fill(&unheard, "url(#coverage-unheard)"));
    for svg in [&heard, &invited, &unheard] {
        assert!(svg.contains("id=\"coverage-invited\"") && svg.contains("Inte hörd") && svg.contains(">3<"));
    }
}

// R337
#[test]
fn places_within_the_picture_are_dots_and_the_key_says_what_they_are_where_there_are_any() {
    let corner = |longitude, latitude| Position { longitude, latitude };
    let areas = vec![vec![vec![corner(16.0, 59.0), corner(17.0, 59.0), corner(16.5, 59.5)]]];
    let one = MapMunicipality {
        name: "Nyköping",
        areas: &areas,
        hearing: Hearing::Heard,
        count: 3,
    };
    let with = |points: &[Position]| drawn_with(&[one], points, 480.0);
    let dots = |svg: &str| svg.matches("class=\"chart-bar no-print\"").count();
    let svg = with(&[corner(16.5, 59.2), corner(16.4, 59.1), corner(11.0, 57.0)]);
    assert_eq!(dots(&svg), 2);
    assert!(svg.contains("Prickarna är platser."));
    for points in [&[][..], &[corner(11.0, 57.0)], &[corner(f64::NAN, f64::INFINITY)]] {
        let svg = with(points);
        assert!(dots(&svg) == 0 && !svg.contains("Prickarna är platser."), "{points:?}");
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
