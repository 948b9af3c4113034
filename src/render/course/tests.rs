#![allow(clippy::unwrap_used)]

use super::*;
use crate::render::palette::Palette;

fn values(points: &[(u16, f64)]) -> Vec<YearPoint> {
    let value = |(year, value): &(u16, f64)| YearPoint {
        year: *year,
        value: *value,
        label: "<&>".into(),
    };
    points.iter().map(value).collect()
}

fn drawn(points: &[(u16, f64)], goal: Option<(f64, f64)>, beside: &[&[(u16, f64)]]) -> String {
    let points = values(points);
    let beside: Vec<_> = beside.iter().map(|points| values(points)).collect();
    let beside: Vec<_> = beside
        .iter()
        .map(|points| CourseLine {
            name: "Kvinnor",
            points,
        })
        .collect();
    let goal = goal.map(|(low, high)| CourseGoal {
        low,
        high,
        year: Some(2030),
        label: "mål".into(),
    });
    let frame = Frame {
        id: "course",
        language: "sv",
        title: "Titel",
        description: "Vad som syns",
        heading: false,
        note: "",
        width: 320.0,
        margin: 0.0,
        palette: &Palette::LIGHT,
    };
    Course {
        frame,
        points: &points,
        name: "Alla",
        beside: &beside,
        goal: goal.as_ref(),
    }
    .to_svg()
}

// R494
#[test]
fn any_values_give_a_well_formed_picture_within_its_frame() {
    let points: [&[(u16, f64)]; 5] = [
        &[],
        &[(2026, 3.0)],
        &[(2024, -1e300), (2026, 1e300)],
        &[(2024, 5.0), (2024, 5.0)],
        &[(2020, 1.0), (2021, f64::NAN), (2030, 2.0)],
    ];
    for points in points {
        for goal in [None, Some((4.0, 4.0)), Some((1.0, 9.0))] {
            for beside in [&[][..], &[&[(2019, -4.0), (2027, 5.0)][..], &[]], &[points, points]] {
                let svg = drawn(points, goal, beside);
                let read = roxmltree::Document::parse(&svg).unwrap();
                let circles = read.descendants().filter(|node| node.tag_name().name() == "circle");
                for circle in circles {
                    let x: f64 = circle.attribute("cx").unwrap().parse().unwrap();
                    assert!((0.0..=320.0).contains(&x), "{svg}");
                }
            }
        }
    }
}

// R655
#[test]
fn lines_beside_each_other_are_named_at_their_ends_without_lying_on_each_other() {
    let svg = drawn(
        &[(2022, 50.0), (2024, 51.0)],
        None,
        &[&[(2022, 49.0), (2024, 50.9)], &[(2022, 52.0), (2024, 51.1)]],
    );
    let read = roxmltree::Document::parse(&svg).unwrap();
    let names = read.descendants().filter(|node| {
        let class = node.attribute("class").unwrap_or_default();
        class.contains("chart-ink") && class.contains("chart-small")
    });
    let mut lines: Vec<f64> = names
        .map(|name| name.attribute("y").unwrap().parse().unwrap())
        .collect();
    lines.sort_by(f64::total_cmp);
    assert_eq!(lines.len(), 3);
    assert!(
        lines.windows(2).all(|pair| pair[1] - pair[0] >= NAME_LINE - 0.1),
        "{lines:?}"
    );
    assert_eq!(svg.matches("stroke-dasharray").count(), 2);
}
