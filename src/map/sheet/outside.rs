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
        values::{distance::distance, geometry::Position, id::RecordId},
    },
    map::{
        places::{Place, nearest},
        plane::{PlaneBox, PlanePoint},
        signpost::{Arrow, seats},
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
    /// The node that it is; `None` if it is no element but where one leads.
    node: Option<RecordId>,
    /// Where the way to it leaves the frame.
    at: PlanePoint,
    /// Where it is on the sheet if that went so far.
    towards: PlanePoint,
}

impl Outside {
    /// What it is; `None` if it is no element but where one leads.
    pub fn terms(&self) -> Option<Terms> {
        self.node.is_some().then_some(self.terms)
    }

    /// Whether it is this element.
    pub fn is(&self, id: &RecordId) -> bool {
        self.node.as_ref() == Some(id)
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
            node: Some(figure.element.id.clone()),
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
                node: None,
                at: *at,
                towards: view.of_position(*end),
            });
        }
    }
    found.sort_by(|one, other| {
        (one.terms.2, one.node.is_none(), &one.name).cmp(&(other.terms.2, other.node.is_none(), &other.name))
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
        let half = if one.node.is_some() {
            symbol::point(&one.style, false).width / 2.0 - 4.0
        } else {
            0.0
        };
        let mut seats = seats(one.at, half, view.frame);
        let Some(middle) = seats.find(|place| names.is_free(&PlaneBox::about(*place, half))) else {
            names.miss(&one.name);
            continue;
        };
        let arrow = Arrow::towards(one.towards, middle, half);
        let text = [&one.name, " ", &in_words(one.kilometres.max(1.0))].concat();
        names.take(PlaneBox::about(middle, half));
        names.take(arrow.place());
        let (spot, lettering) = (Spot { middle, half }, Lettering::of_level(one.terms.2));
        if !names.named(spot, &text, lettering) {
            names.miss(&one.name);
        }
        draw(pencil, one, middle, &arrow);
        laid.push(one);
    }
    laid
}

fn draw(pencil: &mut Pencil, one: &Outside, middle: PlanePoint, arrow: &Arrow) {
    if one.node.is_some() {
        let glyph = symbol::point(&one.style, false);
        pencil.glyph(&glyph, middle.map(|value| value - glyph.width / 2.0), 1.0);
    }
    let [edge, part] = arrow.parts(&one.style);
    pencil.part(&edge, None);
    pencil.part(&part, Some(one.style.tint));
}
