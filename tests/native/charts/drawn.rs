//! What the charts say is what the data says.

use crate::examples::{REGIONS, dots, frame, many_rounds, progress, radar, spokes};
use crate::picture::{has_class, marker_middles, parse, words};
use roxmltree::{Document, Node};
use samspel::render::dots::{DotForm, DotRow};
use samspel::render::palette::SERIES;
use samspel::render::progress::ProgressForm;
use samspel::render::radar::SpokeLabels;

pub fn elements<'a>(document: &'a Document, name: &str) -> Vec<Node<'a, 'a>> {
    document
        .descendants()
        .filter(|node| node.tag_name().name() == name)
        .collect()
}

pub fn written(document: &Document) -> Vec<String> {
    elements(document, "text").into_iter().map(words).collect()
}

pub fn inside<'a>(document: &'a Document, class: &str, name: &str) -> Vec<Node<'a, 'a>> {
    elements(document, name)
        .into_iter()
        .filter(|node| node.parent().is_some_and(|group| has_class(group, class)))
        .collect()
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
