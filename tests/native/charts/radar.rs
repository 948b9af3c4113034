//! A radar says what the data says.

use crate::drawn::{inside, written};
use crate::examples::{THIS_ROUND, frame, one_round, radar, spokes, two_rounds};
use crate::picture::{corners, has_class, parse};
use samspel::render::radar::{Radar, Series, SpokeLabels};

fn radar_of(values: &[Option<f64>]) -> String {
    let (spokes, series) = (spokes(), [Series { name: "", values }]);
    Radar {
        target: None,
        ..radar(frame("radar", 720.0), &spokes, &series, SpokeLabels::Values)
    }
    .to_svg()
}

#[test]
fn where_a_factor_has_no_value_the_outline_is_broken() {
    let svg = radar_of(&THIS_ROUND);
    let document = parse(&svg);
    assert!(inside(&document, "chart-series-1", "polygon").is_empty());
    let runs = inside(&document, "chart-series-1", "polyline");
    assert_eq!(runs.len(), 1);
    assert_eq!(corners(runs[0]).len(), 13);
    assert_eq!(inside(&document, "chart-marker", "circle").len(), 13);
    assert!(written(&document).contains(&"och dialog –".to_owned()));
}

#[test]
fn a_value_between_two_gaps_is_a_marker_without_line() {
    let mut values = [Some(2.0); 14];
    values[3] = None;
    values[5] = None;
    let svg = radar_of(&values);
    let document = parse(&svg);
    let runs = inside(&document, "chart-series-1", "polyline");
    assert_eq!(runs.iter().map(|run| corners(*run).len()).collect::<Vec<_>>(), [11]);
    assert_eq!(inside(&document, "chart-marker", "circle").len(), 12);
}

#[test]
fn a_whole_profile_is_closed_and_an_empty_one_draws_nothing() {
    let svg = radar_of(&[Some(1.0); 14]);
    assert_eq!(inside(&parse(&svg), "chart-series-1", "polygon").len(), 1);
    for empty in [&[None; 14][..], &[], &[Some(f64::NAN); 14]] {
        let svg = radar_of(empty);
        let document = parse(&svg);
        assert!(inside(&document, "chart-series-1", "polygon").is_empty());
        assert!(inside(&document, "chart-series-1", "polyline").is_empty());
        assert!(inside(&document, "chart-marker", "circle").is_empty());
    }
}

#[test]
fn an_even_profile_lies_on_its_ring_and_none_lies_outside_the_highest() {
    for (value, level) in [(0.0, 0), (3.0, 3), (4.0, 4), (1e9, 4), (f64::INFINITY, 4), (-7.0, 0)] {
        let svg = radar_of(&[Some(value); 14]);
        let document = parse(&svg);
        let rings = inside(&document, "chart-grid", "polygon");
        assert_eq!(rings.len(), 5);
        assert_eq!(
            corners(inside(&document, "chart-series-1", "polygon")[0]),
            corners(rings[level]),
            "{value}"
        );
    }
}

// R119
#[test]
fn series_differ_in_shape_and_the_target_is_dashed() {
    let (spokes, series) = (spokes(), two_rounds());
    let svg = radar(frame("radar", 720.0), &spokes, &series, SpokeLabels::Words).to_svg();
    let document = parse(&svg);
    assert!(!inside(&document, "chart-series-1", "circle").is_empty());
    assert!(!inside(&document, "chart-series-2", "path").is_empty());
    let target = document
        .descendants()
        .find(|node| has_class(*node, "chart-target"))
        .unwrap();
    assert!(target.attribute("stroke-dasharray").is_some());
}

#[test]
fn a_narrow_radar_has_numbers_only() {
    let (spokes, series) = (spokes(), one_round());
    let svg = radar(frame("radar", 320.0), &spokes, &series, SpokeLabels::Values).to_svg();
    let written = written(&parse(&svg));
    assert!(written.contains(&"14".to_owned()));
    assert!(!written.iter().any(|text| text.contains("Staten")));
}
