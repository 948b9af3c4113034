//! Where a map file lands: its points, lines and areas over the outlines of the counties, small enough to be taken in at a glance.

use super::canvas::root;
use super::frame::Frame;
use super::ground_view::GroundView;
use super::svg::SvgWriter;
use crate::domain::values::{extent::BoundingBox, geometry::Position};

/// A line or a ring of positions; one position alone is a dot.
#[derive(Clone, Copy, Debug)]
pub struct Trace<'a> {
    /// The positions; a ring doesn't repeat its first.
    pub positions: &'a [Position],
    /// Whether it is a ring.
    pub is_ring: bool,
}

/// The picture. Heading and note of the frame are not drawn.
#[derive(Clone, Copy, Debug)]
pub struct Landing<'a> {
    /// Identity, width, colours.
    pub frame: Frame<'a>,
    /// The outlines of the counties.
    pub counties: &'a [Trace<'a>],
    /// The outlines of the document's own county.
    pub own: &'a [Trace<'a>],
    /// What the file has.
    pub shapes: &'a [Trace<'a>],
}

/// The most shapes that are drawn; of more every so manyth is.
pub const MOST_SHAPES: usize = 400;

/// The most positions of one shape that are drawn, likewise.
const MOST_POSITIONS: usize = 60;
const DOT: f64 = 3.0;

impl Landing<'_> {
    /// The picture as SVG text.
    pub fn to_svg(&self) -> String {
        let width = self.frame.width_used();
        let palette = self.frame.palette;
        let view = view(self, width);
        let mut writer = SvgWriter::new();
        let mut traces = |class: &'static str, traces: &[Trace<'_>], paint: [(&'static str, &str); 3]| {
            let mut path = String::new();
            for trace in traces {
                view.push(&mut path, trace.positions, trace.is_ring);
            }
            if !path.is_empty() {
                writer.open("path").attribute("class", class).attribute("d", &path);
                for (name, value) in paint {
                    writer.attribute(name, value);
                }
                writer.close();
            }
        };
        let edge = ("stroke-linejoin", "round");
        traces(
            "chart-track",
            self.own,
            [("fill", palette.track), ("fill-rule", "evenodd"), edge],
        );
        traces(
            "chart-grid",
            self.counties,
            [("stroke", palette.grid), ("fill", "none"), edge],
        );
        let (mut lines, mut dots) = (String::new(), Vec::new());
        let step = self.shapes.len().div_ceil(MOST_SHAPES).max(1);
        for shape in self.shapes.iter().step_by(step) {
            // A point, and what is too small to be seen as a line, is a dot.
            let first = shape.positions.first();
            if let Some(first) = first.filter(|_| !view.push(&mut lines, &thinned(shape.positions), shape.is_ring)) {
                dots.push(view.at(*first));
            }
        }
        if !lines.is_empty() {
            writer
                .open("path")
                .attribute("class", "chart-arc")
                .attribute("d", &lines)
                .attribute("stroke", palette.accent)
                .attribute("fill", "none")
                .number("stroke-width", 2.0)
                .close();
        }
        for [x, y] in dots {
            writer
                .open("circle")
                .attribute("class", "chart-bar")
                .attribute("fill", palette.accent)
                .number("cx", x)
                .number("cy", y)
                .number("r", DOT)
                .close();
        }
        root(&self.frame, width, view.height, writer)
    }
}

fn thinned(shape: &[Position]) -> Vec<Position> {
    let step = shape.len().div_ceil(MOST_POSITIONS).max(1);
    let ends = shape.last().into_iter().filter(|_| step > 1);
    shape.iter().step_by(step).chain(ends).copied().collect()
}

/// What shows the file and the document's county; all counties where it has none.
fn view(landing: &Landing<'_>, width: f64) -> GroundView {
    let around = |traces: &[Trace<'_>]| {
        let positions = traces.iter().flat_map(|trace| trace.positions.iter().copied());
        BoundingBox::around(
            positions.filter(|position| position.longitude.is_finite() && position.latitude.is_finite()),
        )
    };
    let ground = around(landing.own).or_else(|| around(landing.counties));
    let shown = match (around(landing.shapes), ground) {
        (Some(file), Some(ground)) => Some(file.union(ground)),
        (one, other) => one.or(other),
    };
    GroundView::of(shown, width)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::render::palette::Palette;

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    fn line(positions: &[Position]) -> Trace<'_> {
        Trace {
            positions,
            is_ring: false,
        }
    }

    fn picture(own: &[Position], shapes: &[Trace<'_>], width: f64) -> String {
        let own = [Trace {
            positions: own,
            is_ring: true,
        }];
        let frame = Frame {
            id: "landing",
            language: "sv",
            title: "Var filen hamnar",
            description: "I Södermanlands län.",
            heading: false,
            note: "",
            width,
            margin: 0.0,
            palette: &Palette::LIGHT,
        };
        Landing {
            frame,
            counties: &own,
            own: &own,
            shapes,
        }
        .to_svg()
    }

    fn county() -> Vec<Position> {
        vec![at(15.6, 58.6), at(17.7, 58.6), at(17.7, 59.6), at(15.6, 59.6)]
    }

    // R271
    #[test]
    fn points_lines_and_areas_are_where_they_are_in_their_county() {
        let (point, long, tiny) = (
            [at(17.0, 58.75)],
            [at(16.0, 59.0), at(17.0, 59.4)],
            [at(16.5, 59.0), at(16.500_01, 59.0)],
        );
        let svg = picture(&county(), &[line(&point), line(&long), line(&tiny)], 320.0);
        assert_eq!(svg.matches("<circle").count(), 2);
        assert_eq!(svg.matches("class=\"chart-arc\"").count(), 1);
        assert_eq!(svg.matches("class=\"chart-track\"").count(), 1);
        assert!(svg.contains("width=\"320\""), "{svg}");
    }

    // R271
    #[test]
    fn a_file_of_thousands_is_thinned() {
        let long: Vec<Position> = (0..50_000)
            .map(|number| at(15.6 + f64::from(number) / 25_000.0, 59.0))
            .collect();
        let points: Vec<[Position; 1]> = (0..20_000)
            .map(|number| [at(16.0 + f64::from(number) / 20_000.0, 59.1)])
            .collect();
        let mut shapes: Vec<Trace<'_>> = points.iter().map(|point| line(point)).collect();
        shapes.push(line(&long));
        let svg = picture(&county(), &shapes, 640.0);
        assert!(svg.matches("<circle").count() <= MOST_SHAPES);
        assert!(svg.len() < 60_000, "{}", svg.len());
    }

    // R271
    #[test]
    fn a_file_far_away_is_shown_with_the_county() {
        let somalia = [at(45.3, 2.0)];
        let svg = picture(&county(), &[line(&somalia)], 320.0);
        assert!(svg.contains("<circle") && svg.contains("chart-track"));
    }

    proptest! {
        // R271
        #[test]
        fn any_positions_give_a_picture(
            longitudes in prop::collection::vec(any::<f64>(), 0..20), width in any::<f64>(), own in any::<bool>(),
        ) {
            let positions: Vec<Position> = longitudes.windows(2).map(|pair| at(pair[0], pair[1])).collect();
            let own = if own { county() } else { Vec::new() };
            let svg = picture(&own, &[line(&positions), line(&positions[..positions.len().min(1)])], width);
            prop_assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
        }
    }
}
