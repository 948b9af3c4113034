//! Distributions say what the data says.

use crate::drawn::{elements, inside, written};
use crate::examples::{distribution, frame, group, spread, statement};
use crate::picture::{has_class, number, parse, words};
use roxmltree::Node;
use samspel::render::distribution::{Content, Spread};

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
    let spread = spread([10, 20, 0, 30, 40], (0, 0), None);
    let alone = strip(&distribution(frame("spread", 720.0), &[statement("", spread)]).to_svg());
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
        strip(&distribution(frame("spread", 720.0), &[statement("", outside)]).to_svg()),
        alone
    );
}

#[test]
fn every_count_is_written_however_thin_its_part() {
    let spread = spread([1, 2, 3000, 4, 5], (61, 72), None);
    for width in [320.0, 720.0] {
        let svg = distribution(frame("spread", width), &[statement("", spread)]).to_svg();
        let written = written(&parse(&svg));
        for count in ["1", "2", "3\u{202F}000", "4", "5", "3\u{202F}012", "61", "72"] {
            assert!(written.iter().any(|text| text == count), "{count} at {width}");
        }
    }
}

#[test]
fn a_statement_without_levels_says_so() {
    let spread = spread([0; 5], (2, 0), None);
    let svg = distribution(frame("spread", 720.0), &[statement("", spread)]).to_svg();
    assert!(written(&parse(&svg)).contains(&"Ingen har angett en nivå".to_owned()));
    assert!(strip(&svg).is_empty());
}

#[test]
fn a_hidden_row_has_its_label_and_its_reason_and_no_figure() {
    for width in [320.0, 720.0, 900.0] {
        let rows = [group("Civilsamhälle", Content::Hidden("Visas inte"))];
        let svg = distribution(frame("groups", width), &rows).to_svg();
        let document = parse(&svg);
        assert!(strip(&svg).is_empty());
        let words: Vec<String> = elements(&document, "text")
            .into_iter()
            .filter(|node| !has_class(*node, "chart-heading"))
            .map(words)
            .collect();
        assert!(words.contains(&"Civilsamhälle".to_owned()), "{words:?}");
        assert!(words.contains(&"Visas inte".to_owned()), "{words:?}");
        let figures: Vec<_> = words.iter().filter(|text| text.parse::<f64>().is_ok()).collect();
        assert!(figures.is_empty(), "{figures:?}");
    }
}

#[test]
fn the_median_and_the_quartiles_stand_where_they_lie_on_the_scale_and_in_figures() {
    let rows = [statement("", spread([4, 11, 17, 9, 3], (0, 0), Some((1.0, 2.5, 3.25))))];
    let svg = distribution(frame("spread", 900.0), &rows).to_svg();
    let document = parse(&svg);
    assert!(written(&document).contains(&"2,5 (1–3,25)".to_owned()));
    let ticks: Vec<f64> = inside(&document, "chart-axis", "line")
        .into_iter()
        .filter(|line| number(*line, "x1") == number(*line, "x2"))
        .map(|line| number(line, "x1"))
        .collect();
    assert_eq!(ticks.len(), 5, "a tick a level");
    let level = |x: f64| (x - ticks[0]) / (ticks[4] - ticks[0]) * 4.0;
    let dot = elements(&document, "circle")[0];
    assert!((level(number(dot, "cx")) - 2.5).abs() < 0.01);
    let bar = document
        .descendants()
        .find(|node| has_class(*node, "chart-bar"))
        .unwrap();
    let (left, right) = (number(bar, "x"), number(bar, "x") + number(bar, "width"));
    assert!((level(left + 1.0) - 1.0).abs() < 0.01 && (level(right - 1.0) - 3.25).abs() < 0.01);
    let narrow = distribution(frame("spread", 320.0), &rows).to_svg();
    assert!(written(&parse(&narrow)).contains(&"Median (kvartiler): 2,5 (1–3,25)".to_owned()));
}
