//! What matters outside the frame: it stands at the frame with an arrow, its name and how far it is.

use super::{
    clip::{along, share_within, way_in},
    figures::{Figure, Terms},
    names::{Names, Spot},
    pencil::{Lettering, Pencil},
    view::View,
};
use crate::{
    domain::{
        records::structure_map::Shape,
        values::{distance::distance, geometry::Position},
    },
    map::{
        glyph::{Fill, Ink, Part, Pen},
        places::{Place, nearest},
        plane::{PlaneBox, PlanePoint},
        style::Style,
        symbol,
    },
};

/// A place outside the frame.
#[derive(Debug)]
pub struct Outside {
    /// What it is called.
    pub name: String,
    /// How far it is from the frame, in kilometres.
    pub kilometres: f64,
    /// How it is drawn.
    pub style: Style,
    terms: Terms,
    is_node: bool,
    /// Where the way to it leaves the frame.
    at: PlanePoint,
    /// Where it is on the sheet if that went so far.
    towards: PlanePoint,
}

impl Outside {
    /// What it is; `None` if it is no element but where one leads.
    pub fn terms(&self) -> Option<Terms> {
        self.is_node.then_some(self.terms)
    }
}

/// How far from a node a line may end that leads to it, in metres.
const AT_NODE: f64 = 3_000.0;

/// What matters outside the frame, the most important first: nodes, and the ends of lines that leave the frame without a node there.
pub fn outside(figures: &[Figure], places: &[Place], view: &View) -> Vec<Outside> {
    let leaving: Vec<(PlanePoint, Position, &Figure)> = figures
        .iter()
        .filter(|figure| figure.is_seen && figure.element.outline.shape == Shape::Line)
        .flat_map(|figure| ways_out(figure, &view.frame))
        .collect();
    let mut found: Vec<Outside> = Vec::new();
    let nodes = figures.iter().filter(|figure| figure.radius().is_some());
    for figure in nodes.clone().filter(|figure| !figure.is_seen) {
        let position = figure.position();
        let mut led = leaving.iter().filter(|(_, end, _)| distance(*end, position) < AT_NODE);
        let at = led.next().map(|(at, ..)| *at);
        let at = at.unwrap_or_else(|| on_frame(figure.anchor, view));
        found.push(Outside {
            name: figure.element.name.clone(),
            kilometres: kilometres(at, position, view),
            style: figure.element.style,
            terms: figure.terms,
            is_node: true,
            at,
            towards: figure.anchor,
        });
    }
    for (at, end, figure) in &leaving {
        let has_node = nodes.clone().any(|node| distance(node.position(), *end) < AT_NODE);
        let name = nearest(places, *end).map_or(&figure.element.name, |place| &place.name);
        let is_told = found.iter().any(|one| one.name == *name);
        if !has_node && !is_told && !name.is_empty() {
            found.push(Outside {
                name: name.clone(),
                kilometres: kilometres(*at, *end, view),
                style: figure.element.style,
                terms: figure.terms,
                is_node: false,
                at: *at,
                towards: view.of_position(*end),
            });
        }
    }
    found.sort_by(|one, other| {
        (one.terms.2, !one.is_node, &one.name).cmp(&(other.terms.2, !other.is_node, &other.name))
    });
    found
}

fn kilometres(at: PlanePoint, position: Position, view: &View) -> f64 {
    view.position(at).map_or(0.0, |from| distance(from, position) / 1000.0)
}

/// Where the lines of a figure leave the frame on the way to ends that lie outside, and those ends.
fn ways_out<'a>(figure: &'a Figure, frame: &PlaneBox) -> Vec<(PlanePoint, Position, &'a Figure)> {
    let mut ways = Vec::new();
    for line in &figure.lines {
        let mut points = line.points.clone();
        for end in [line.ends[1], line.ends[0]] {
            if let Some(at) = way_in(&points, frame) {
                ways.push((at, end, figure));
            }
            points.reverse();
        }
    }
    ways
}

/// Where the straight way from the middle of the frame to a place outside leaves it.
fn on_frame(place: PlanePoint, view: &View) -> PlanePoint {
    let way = [view.middle(), place];
    let share = share_within(way, &view.frame).map_or(0.0, |[_, leaves]| leaves);
    along(way, share)
}

/// Lays what lies outside at the frame, where there is room, and names it. Gives what has been laid.
pub fn place<'a>(
    pencil: &mut Pencil,
    all: &'a [Outside],
    names: &mut Names,
    view: &View,
    in_words: &dyn Fn(f64) -> String,
) -> Vec<&'a Outside> {
    let mut laid = Vec::new();
    for one in all {
        let half = if one.is_node {
            symbol::point(&one.style, false).width / 2.0 - 4.0
        } else {
            0.0
        };
        let Some(middle) = seat(one, half, names, view) else {
            names.miss(&one.name);
            continue;
        };
        let arrow = Arrow::of(one, middle, half);
        let text = [&one.name, " ", &in_words(one.kilometres)].concat();
        names.take(PlaneBox::about(middle, half));
        names.take(arrow.place());
        if !names.beside(Spot { middle, half }, &text, Lettering::of_level(one.terms.2)) {
            names.miss(&one.name);
        }
        draw(pencil, one, middle, &arrow);
        laid.push(one);
    }
    laid
}

/// How long the arrow outside a symbol is, and how far its tip is from the symbol.
const LENGTH: f64 = 10.0;
const ARROW: f64 = LENGTH + 3.0;

/// The arrow at a symbol, towards what it stands for.
struct Arrow {
    tip: PlanePoint,
    degrees: f64,
}

impl Arrow {
    fn of(one: &Outside, middle: PlanePoint, half: f64) -> Self {
        let turn = (one.towards[1] - middle[1]).atan2(one.towards[0] - middle[0]);
        let reach = half + ARROW;
        Self {
            tip: [middle[0] + turn.cos() * reach, middle[1] + turn.sin() * reach],
            degrees: turn.to_degrees(),
        }
    }

    /// What it takes.
    fn place(&self) -> PlaneBox {
        let (sine, cosine) = self.degrees.to_radians().sin_cos();
        let middle = [self.tip[0] - cosine * LENGTH / 2.0, self.tip[1] - sine * LENGTH / 2.0];
        PlaneBox::about(middle, LENGTH / 2.0 + 1.0)
    }
}

/// Where the symbol of a place outside is: within the frame where the way to it leaves it, moved along the frame to where there is room.
fn seat(one: &Outside, half: f64, names: &Names, view: &View) -> Option<PlanePoint> {
    const STEP: f64 = 6.0;
    const STEPS: i32 = 40;
    let inset = view.frame.widened(-(half + ARROW + 2.0));
    let held = [0, 1].map(|axis| one.at[axis].max(inset.least[axis]).min(inset.most[axis]));
    // Along the side that the way goes through.
    let is_upright = (one.at[0] - view.frame.least[0]).abs() < 1.0 || (one.at[0] - view.frame.most[0]).abs() < 1.0;
    let axis = usize::from(is_upright);
    let mut tries = (0..STEPS).flat_map(|step| [step, -step]).map(|step| {
        let mut place = held;
        place[axis] += f64::from(step) * STEP;
        place
    });
    tries.find(|place| inset.contains(*place) && names.is_free(&PlaneBox::about(*place, half)))
}

fn draw(pencil: &mut Pencil, one: &Outside, middle: PlanePoint, arrow: &Arrow) {
    if one.is_node {
        let glyph = symbol::point(&one.style, false);
        pencil.glyph(&glyph, middle.map(|value| value - glyph.width / 2.0), 1.0);
    }
    // An arrow of this length, whatever the width of what leads there; its edge sets it off from that.
    let style = Style {
        width: (LENGTH - 4.5) / 1.9,
        ..one.style
    };
    let part = symbol::arrow(&style, arrow.tip, arrow.degrees);
    let edge = Part {
        fill: Some(Fill::of(Ink::Halo)),
        pen: Some(Pen::of(Ink::Halo, 3.0)),
        ..part.clone()
    };
    pencil.part(&edge, None);
    pencil.part(&part, Some(one.style.tint));
}
