//! What the charts say is what the data says.

use crate::examples::{
    SWEDISH, THIS_ROUND, bars, distribution, frame, one_round, progress, radar, spokes, two_rounds,
};
use crate::picture::{corners, has_class, number, parse, words};
use roxmltree::{Document, Node};
use samspel::render::bars::Bar;
use samspel::render::distribution::Spread;
use samspel::render::progress::ProgressForm;
use samspel::render::radar::{Radar, Series, SpokeLabels};

fn elements<'a>(document: &'a Document, name: &str) -> Vec<Node<'a, 'a>> {
    document
        .descendants()
        .filter(|node| node.tag_name().name() == name)
        .collect()
}

fn written(document: &Document) -> Vec<String> {
    elements(document, "text").into_iter().map(words).collect()
}

fn inside<'a>(document: &'a Document, class: &str, name: &str) -> Vec<Node<'a, 'a>> {
    elements(document, name)
        .into_iter()
        .filter(|node| node.parent().is_some_and(|group| has_class(group, class)))
        .collect()
}

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
    assert_eq!(
        runs.iter()
            .map(|run| corners(*run).len())
            .collect::<Vec<_>>(),
        [11]
    );
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
    for (value, level) in [
        (0.0, 0),
        (3.0, 3),
        (4.0, 4),
        (1e9, 4),
        (f64::INFINITY, 4),
        (-7.0, 0),
    ] {
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

fn bar(value: Option<f64>) -> Bar<'static> {
    Bar {
        number: "1",
        label: "Bejaka långsiktighet",
        value,
        target: None,
        answered: 3,
        asked: 1200,
    }
}

#[test]
fn a_bar_is_as_long_as_its_value_and_none_is_drawn_for_no_value() {
    for width in [320.0, 720.0] {
        let rows = [
            bar(Some(1.0)),
            bar(Some(4.0)),
            bar(Some(0.0)),
            bar(None),
            bar(Some(99.0)),
            bar(Some(-1.0)),
        ];
        let svg = bars(frame("bars", width), &rows).to_svg();
        let document = parse(&svg);
        let drawn: Vec<f64> = document
            .descendants()
            .filter(|n| has_class(*n, "chart-bar"))
            .map(|n| number(n, "width"))
            .collect();
        assert_eq!(drawn.len(), 5);
        assert!((drawn[1] - 4.0 * drawn[0]).abs() < 0.05);
        assert!(
            drawn[2] > 0.0 && drawn[2] <= 2.0,
            "a zero can be seen, but hardly"
        );
        assert_eq!(
            (drawn[3], drawn[4]),
            (drawn[1], drawn[2]),
            "held to the scale"
        );
        let written = written(&document);
        assert!(written.contains(&"– inget värde".to_owned()));
        assert_eq!(
            written
                .iter()
                .filter(|text| *text == "3 av 1\u{202F}200")
                .count(),
            6
        );
        assert_eq!(written.iter().filter(|text| *text == "4,0").count(), 2);
    }
}

#[test]
fn bars_stand_in_the_order_given() {
    let svg = bars(frame("bars", 720.0), &crate::examples::bar_rows()).to_svg();
    let written = written(&parse(&svg));
    let places: Vec<_> = crate::examples::NUMBERS
        .iter()
        .map(|n| written.iter().rposition(|text| text == n).unwrap())
        .collect();
    assert!(places[5..].is_sorted());
}

#[test]
fn a_value_stands_beside_its_target_not_on_it() {
    for value in [2.6, 2.8, 2.9, 3.0] {
        let rows = [Bar {
            target: Some(3.0),
            ..bar(Some(value))
        }];
        let svg = bars(frame("bars", 720.0), &rows).to_svg();
        let document = parse(&svg);
        let target = inside(&document, "chart-target", "line")
            .into_iter()
            .map(|line| number(line, "x1"))
            .fold(0.0, f64::max);
        let value = SWEDISH.decimal(value, 1);
        let text = elements(&document, "text")
            .into_iter()
            .find(|node| words(*node) == value)
            .unwrap();
        let (left, right) = (
            number(text, "x"),
            number(text, "x") + samspel::render::text::width(&value, 14.0, true),
        );
        assert!(
            right < target - 1.0 || left > target + 1.0,
            "{left}–{right} against {target}"
        );
    }
}

fn strip(svg: &str) -> Vec<f64> {
    let document = parse(svg);
    let level = |node: &Node| {
        node.attribute("class")
            .is_some_and(|class| class.starts_with("chart-level-"))
    };
    document
        .descendants()
        .filter(level)
        .filter(|n| number(*n, "height") > 20.0)
        .map(|n| number(n, "width"))
        .collect()
}

#[test]
fn a_strip_is_shared_as_the_answers_are_and_those_outside_the_scale_take_none_of_it() {
    let spread = Spread {
        label: "",
        levels: [10, 20, 0, 30, 40],
        dont_know: 0,
        not_applicable: 0,
    };
    let alone = strip(&distribution(frame("spread", 720.0), &[spread]).to_svg());
    assert_eq!(alone.len(), 4, "a level that nobody gave has no part");
    let whole: f64 = alone.iter().sum::<f64>() + 4.0 * 1.5;
    for (width, part) in alone.iter().zip([0.1, 0.2, 0.3, 0.4]) {
        assert!((width + 1.5 - whole * part).abs() < 0.05);
    }
    let outside = Spread {
        dont_know: 500,
        not_applicable: 70,
        ..spread
    };
    assert_eq!(
        strip(&distribution(frame("spread", 720.0), &[outside]).to_svg()),
        alone
    );
}

#[test]
fn every_count_is_written_however_thin_its_part() {
    let spread = Spread {
        label: "",
        levels: [1, 2, 3000, 4, 5],
        dont_know: 61,
        not_applicable: 72,
    };
    for width in [320.0, 720.0] {
        let svg = distribution(frame("spread", width), &[spread]).to_svg();
        let written = written(&parse(&svg));
        for count in [
            "1",
            "2",
            "3\u{202F}000",
            "4",
            "5",
            "3\u{202F}012",
            "61",
            "72",
        ] {
            assert!(
                written.iter().any(|text| text == count),
                "{count} at {width}"
            );
        }
    }
}

#[test]
fn a_statement_without_levels_says_so() {
    let spread = Spread {
        label: "",
        levels: [0; 5],
        dont_know: 2,
        not_applicable: 0,
    };
    let svg = distribution(frame("spread", 720.0), &[spread]).to_svg();
    assert!(written(&parse(&svg)).contains(&"Ingen har angett en nivå".to_owned()));
    assert!(strip(&svg).is_empty());
}

#[test]
fn progress_shows_as_many_segments_as_there_are_parts() {
    for (done, total, filled, empty) in [
        (3, 7, 3, 4),
        (0, 7, 0, 7),
        (7, 7, 7, 0),
        (9, 7, 7, 0),
        (0, 0, 0, 1),
    ] {
        let svg = progress(ProgressForm::Segments, 240.0, done, total).to_svg();
        let document = parse(&svg);
        let count = |class| {
            document
                .descendants()
                .filter(|node| has_class(*node, class))
                .count()
        };
        assert_eq!(
            (count("chart-bar"), count("chart-track")),
            (filled, empty),
            "{done} of {total}"
        );
    }
}

#[test]
fn a_ring_is_closed_only_when_all_is_done() {
    for (done, closed) in [(0, 0), (6, 0), (7, 1), (12, 1)] {
        let svg = progress(ProgressForm::Ring, 64.0, done, 7).to_svg();
        assert_eq!(
            inside(&parse(&svg), "chart-arc", "circle").len(),
            closed,
            "{done}"
        );
    }
}
