//! A series of yearly values as a line no higher than the text beside it: a dot for each value, so that a year that was not measured is
//! seen as one without. It takes the colour of the text.

use super::svg::{SvgWriter, push_step};

/// Width and height, and the room left for the dots.
const SIZE: (f64, f64) = (96.0, 24.0);
const ROOM: f64 = 4.0;

/// The series, by year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sparkline<'a> {
    /// The years and their values, in order.
    pub values: &'a [(u16, f64)],
    /// The goal, drawn as a dashed line where there is one.
    pub goal: Option<f64>,
    /// The same in words.
    pub title: &'a str,
}

impl Sparkline<'_> {
    /// The picture as SVG text.
    pub fn to_svg(&self) -> String {
        let (width, height) = SIZE;
        let mut svg = SvgWriter::new();
        svg.open("svg")
            .attribute("xmlns", "http://www.w3.org/2000/svg")
            .attribute("class", "sparkline")
            .attribute("role", "img")
            .attribute("aria-label", self.title)
            .number("width", width)
            .number("height", height)
            .attribute("viewBox", "0 0 96 24");
        svg.open("title").text(self.title).close();
        if let Some((first, last)) = self.values.first().zip(self.values.last()) {
            let years = (f64::from(first.0), f64::from(last.0));
            let numbers = || self.values.iter().map(|(_, value)| *value).chain(self.goal);
            let (low, high) = (
                numbers().fold(f64::INFINITY, f64::min),
                numbers().fold(f64::NEG_INFINITY, f64::max),
            );
            let x = |year: u16| place(f64::from(year), years, (ROOM, width - ROOM));
            let y = |value: f64| place(value, (low, high), (height - ROOM, ROOM));
            if let Some(goal) = self.goal {
                svg.open("path")
                    .attribute("d", &path([(0.0, y(goal)), (width, y(goal))].into_iter()))
                    .attribute("fill", "none")
                    .attribute("stroke", "currentColor")
                    .attribute("stroke-opacity", "0.5")
                    .attribute("stroke-dasharray", "3 3")
                    .close();
            }
            svg.open("path")
                .attribute(
                    "d",
                    &path(self.values.iter().map(|(year, value)| (x(*year), y(*value)))),
                )
                .attribute("fill", "none")
                .attribute("stroke", "currentColor")
                .attribute("stroke-width", "1.5")
                .close();
            for (year, value) in self.values {
                svg.open("circle")
                    .number("cx", x(*year))
                    .number("cy", y(*value))
                    .number("r", if *year == last.0 { 3.0 } else { 2.0 })
                    .attribute("fill", "currentColor")
                    .close();
            }
        }
        svg.close();
        svg.finish()
    }
}

/// Where a number lies between two others, in the middle where these are the same.
fn place(number: f64, (low, high): (f64, f64), (from, to): (f64, f64)) -> f64 {
    // Halves, so that the way between two numbers of the greatest kind is still a number.
    let way = high / 2.0 - low / 2.0;
    let part = if way > 0.0 {
        (number / 2.0 - low / 2.0) / way
    } else {
        0.5
    };
    from + (to - from) * part
}

fn path(points: impl Iterator<Item = (f64, f64)>) -> String {
    let mut path = String::new();
    for (at, (x, y)) in points.enumerate() {
        push_step(&mut path, if at == 0 { 'M' } else { 'L' }, x, y);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[(u16, f64)], goal: Option<f64>) -> String {
        let title = "Resor & mer: 2020 1";
        Sparkline { values, goal, title }.to_svg()
    }

    // R488
    #[test]
    fn every_value_is_a_dot_and_the_words_are_in_it() {
        let svg = of(&[(2020, 1.0), (2023, 0.0), (2025, -2.5)], Some(3.0));
        assert_eq!(svg.matches("<circle").count(), 3);
        assert_eq!(svg.matches("<path").count(), 2);
        assert!(svg.contains("<title>Resor &amp; mer: 2020 1</title>"), "{svg}");
        assert!(svg.contains("currentColor"));
    }

    // R488
    #[test]
    fn any_numbers_stay_in_the_picture() {
        for values in [
            vec![],
            vec![(2020, 0.0)],
            vec![(2020, f64::MAX), (2021, f64::MIN)],
            vec![(2020, 5.0), (2021, 5.0)],
        ] {
            for goal in [None, Some(1e300), Some(5.0)] {
                let svg = of(&values, goal);
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
                assert_eq!(svg.matches("<circle").count(), values.len());
            }
        }
    }
}
