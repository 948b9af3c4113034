//! What the charts say is what the data says.

use crate::examples::{
    REGIONS, SWEDISH, THIS_ROUND, bars, distribution, dots, frame, group, many_rounds, one_round, progress, radar,
    spokes, spread, statement, two_rounds,
};
use crate::picture::{corners, has_class, marker_middles, number, parse, words};
use roxmltree::{Document, Node};
use samspel::render::bars::Bar;
use samspel::render::distribution::{Content, Spread};
use samspel::render::dots::{DotForm, DotRow};
use samspel::render::palette::SERIES;
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

// R119
#[test]
fn lines_of_series_differ_without_their_colours() {
    let (spokes, series) = (spokes(), many_rounds());
    let svg = radar(frame("radar", 720.0), &spokes, &series, SpokeLabels::Words).to_svg();
    let document = parse(&svg);
    let lines = document
        .descendants()
        .filter(|node| has_class(*node, "chart-line") && node.children().any(|line| line.tag_name().name() != "line"));
    let mut dashes: Vec<_> = lines
        .map(|line| line.attribute("stroke-dasharray").unwrap_or("none"))
        .collect();
    assert_eq!(dashes.len(), SERIES);
    dashes.sort_unstable();
    dashes.dedup();
    assert_eq!(dashes.len(), SERIES);
}

// R119
#[test]
fn series_beyond_those_that_can_be_told_apart_are_counted_in_words() {
    let (spokes, series) = (spokes(), many_rounds());
    let more = "2 till visas inte i bilden. Tabellen har alla.".to_owned();
    let drawn = |count: usize| {
        let svg = radar(frame("radar", 720.0), &spokes, &series[..count], SpokeLabels::Words).to_svg();
        written(&parse(&svg)).contains(&more)
    };
    assert!(drawn(8) && !drawn(6));
    let names: Vec<&str> = series.iter().map(|series| series.name).collect();
    let svg = dots(frame("dots", 720.0), &names, &[], DotForm::Beside).to_svg();
    assert!(written(&parse(&svg)).contains(&more));
}

fn dots_of(values: &[Option<f64>], form: DotForm) -> String {
    let rows = [DotRow {
        number: "1",
        label: "Bejaka långsiktighet",
        values,
    }];
    dots(frame("dots", 720.0), &REGIONS, &rows, form).to_svg()
}

// R119
#[test]
fn marks_at_the_same_place_stand_beside_each_other_at_that_place() {
    let svg = dots_of(&[Some(2.0); 4], DotForm::Beside);
    let marks = marker_middles(&parse(&svg));
    assert_eq!(marks.len(), 4);
    assert!(marks.iter().all(|(_, x, _)| (x - marks[0].1).abs() < 0.01));
    let mut heights: Vec<f64> = marks.iter().map(|(_, _, y)| *y).collect();
    heights.sort_by(f64::total_cmp);
    assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > 12.0));
    let apart = marker_middles(&parse(&dots_of(
        &[Some(0.0), Some(1.0), Some(2.0), Some(3.0)],
        DotForm::Beside,
    )));
    assert!(apart.iter().all(|(_, _, y)| (y - apart[0].2).abs() < 1.5));
}

// R119
#[test]
fn who_has_no_value_is_named() {
    let svg = dots_of(&[Some(2.0), None, Some(f64::NAN)], DotForm::Beside);
    let words = written(&parse(&svg)).join(" ");
    for name in &REGIONS[1..] {
        assert!(words.contains(*name), "{words}");
    }
    assert!(words.contains("Inget värde: Region Norra Exempel,"), "{words}");
    let whole = dots_of(&[Some(2.0); 4], DotForm::Beside);
    assert!(!whole.contains("Inget värde"));
}

#[test]
fn an_arrow_leads_from_earlier_to_now_and_the_change_is_written_with_its_sign() {
    for (now, earlier, change, rightwards) in [
        (3.0, 1.5, "+1,5", Some(true)),
        (0.5, 2.0, "\u{2212}1,5", Some(false)),
        (2.0, 2.0, "0", None),
        (2.002, 2.0, "0", None),
    ] {
        let svg = dots_of(&[Some(now), Some(earlier), Some(4.0)], DotForm::Change);
        let document = parse(&svg);
        assert!(written(&document).contains(&change.to_owned()), "{change}");
        assert_eq!(marker_middles(&document).len(), 2, "now and earlier");
        let head = elements(&document, "path")
            .into_iter()
            .find(|node| has_class(*node, "chart-quiet"));
        let leads = head.map(|head| {
            let path = head.attribute("d").unwrap();
            let x = |at: usize| -> f64 {
                let steps: Vec<&str> = path.split(['M', 'L', 'Z']).filter(|s| !s.is_empty()).collect();
                steps[at].split(' ').next().unwrap().parse().unwrap()
            };
            x(0) > x(1)
        });
        assert_eq!(leads, rightwards, "{now} from {earlier}");
    }
    for missing in [[Some(2.0), None], [None, Some(2.0)], [None, None]] {
        let svg = dots_of(&missing, DotForm::Change);
        let document = parse(&svg);
        assert!(written(&document).contains(&"–".to_owned()));
        assert!(svg.contains("Inget värde: "));
    }
}

#[test]
fn progress_shows_as_many_segments_as_there_are_parts() {
    for (done, total, filled, empty) in [(3, 7, 3, 4), (0, 7, 0, 7), (7, 7, 7, 0), (9, 7, 7, 0), (0, 0, 0, 1)] {
        let svg = progress(ProgressForm::Segments, 240.0, done, total).to_svg();
        let document = parse(&svg);
        let count = |class| document.descendants().filter(|node| has_class(*node, class)).count();
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
        assert_eq!(inside(&parse(&svg), "chart-arc", "circle").len(), closed, "{done}");
    }
}
