//! Bars say what the data says.

use crate::drawn::{elements, inside, written};
use crate::examples::{SWEDISH, bars, frame};
use crate::picture::{has_class, number, parse, words};
use roxmltree::Node;
use samspel::render::bars::Bar;

fn bar(value: Option<f64>) -> Bar<'static> {
    Bar {
        number: "1",
        label: "Bejaka långsiktighet",
        value,
        quartiles: None,
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
        assert!(drawn[2] > 0.0 && drawn[2] <= 2.0, "a zero can be seen, but hardly");
        assert_eq!((drawn[3], drawn[4]), (drawn[1], drawn[2]), "held to the scale");
        let written = written(&document);
        assert!(written.contains(&"– inget värde".to_owned()));
        assert_eq!(written.iter().filter(|text| *text == "3 av 1\u{202F}200").count(), 6);
        let values = elements(&document, "text")
            .into_iter()
            .filter(|node| has_class(*node, "chart-value") && words(*node) == "4");
        assert_eq!(values.count(), 2);
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
        let value = SWEDISH.short(value);
        let text = elements(&document, "text")
            .into_iter()
            .find(|node| has_class(*node, "chart-value") && words(*node) == value)
            .unwrap();
        let (left, right) = (
            number(text, "x") - samspel::render::text::width(&value, 14.0, true),
            number(text, "x"),
        );
        assert!(
            right < target - 1.0 || left > target + 1.0,
            "{left}–{right} against {target}"
        );
    }
}

#[test]
fn the_line_of_quartiles_lies_on_the_scale_of_the_bars_and_the_value_beyond_it() {
    let rows = [
        Bar {
            quartiles: Some((3.5, 1.0)),
            ..bar(Some(2.0))
        },
        bar(Some(4.0)),
        Bar {
            quartiles: Some((1.0, 3.0)),
            ..bar(None)
        },
    ];
    let svg = bars(frame("bars", 720.0), &rows).to_svg();
    let document = parse(&svg);
    let bars: Vec<(f64, f64)> = document
        .descendants()
        .filter(|n| has_class(*n, "chart-bar"))
        .map(|n| (number(n, "x"), number(n, "width")))
        .collect();
    let (zero, level) = (bars[0].0, bars[1].1 / 4.0);
    let lines: Vec<Node> = inside(&document, "chart-quartiles", "line")
        .into_iter()
        .filter(|line| number(*line, "x1") >= zero && number(*line, "x1") < number(*line, "x2"))
        .collect();
    assert_eq!(lines.len(), 1, "a bar without a value has no quartiles");
    assert!((number(lines[0], "x1") - (zero + level)).abs() < 0.05);
    assert!((number(lines[0], "x2") - (zero + 3.5 * level)).abs() < 0.05);
    let value = elements(&document, "text")
        .into_iter()
        .find(|node| has_class(*node, "chart-value") && words(*node) == "2")
        .unwrap();
    assert!(number(value, "x") > zero + 3.5 * level + 2.0);
}

// R234
#[test]
fn values_have_a_column_that_no_bar_quartile_or_target_reaches() {
    for width in [320.0, 658.0, 1000.0] {
        let rows = [
            Bar {
                quartiles: Some((3.0, 4.0)),
                target: Some(4.0),
                ..bar(Some(3.75))
            },
            Bar {
                quartiles: Some((0.0, 4.0)),
                ..bar(Some(0.0))
            },
            bar(Some(4.0)),
        ];
        let svg = bars(frame("bars", width), &rows).to_svg();
        let document = parse(&svg);
        let drawn: Vec<Node> = document.descendants().filter(|n| has_class(*n, "chart-bar")).collect();
        let ends = drawn.iter().map(|n| number(*n, "x") + number(*n, "width"));
        let lines = ["chart-quartiles", "chart-target", "chart-grid"].map(|class| inside(&document, class, "line"));
        // The key, above the bars, has a sample of each.
        let lines = lines
            .iter()
            .flatten()
            .filter(|line| number(**line, "y2") > number(drawn[0], "y"));
        let lines = lines.map(|line| number(*line, "x2"));
        let farthest = ends.chain(lines).fold(0.0, f64::max);
        let values: Vec<Node> = elements(&document, "text")
            .into_iter()
            .filter(|node| has_class(*node, "chart-value") && node.attribute("text-anchor") == Some("end"))
            .filter(|node| ["3,75", "0", "4"].contains(&words(*node).as_str()))
            .collect();
        assert_eq!(values.len(), 3, "{width}");
        for value in &values {
            assert_eq!(number(*value, "x"), number(values[0], "x"));
            let width = samspel::render::text::width(&words(*value), 14.0, true);
            assert!(
                number(*value, "x") - width > farthest + 2.0,
                "{} {farthest}",
                words(*value)
            );
        }
        assert!(written(&document).contains(&"Median".to_owned()), "the column is named");
    }
}
