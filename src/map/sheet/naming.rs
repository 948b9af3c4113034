//! What is named on a sheet, in which order: nodes by their level, lines and areas, localities, neighbouring counties.

use super::{
    clip::line_within,
    figures::{ALONG, Figure},
    names::{Name, Names, Spot, size},
    pencil::{LABEL, Lettering, SOFT},
    view::View,
};
use crate::{
    domain::records::structure_map::Shape,
    map::{
        aside::{apart, length, point_at},
        labels::{Side, beside},
        naming::{Anchor, LONG},
        places::{Place, least_population},
        plane::{PlaneBox, PlanePoint},
        symbol::BADGE,
    },
};

impl Names {
    /// Names the elements that are seen: nodes, then lines and areas.
    pub fn name_figures(&mut self, figures: &[Figure], view: &View) {
        self.name_nodes(figures);
        let shapes = figures.iter().filter(|figure| figure.radius().is_none());
        for figure in shapes.filter(|figure| figure.is_seen && !figure.element.name.is_empty()) {
            self.name_shape(figure, view);
        }
    }

    /// Names a line or an area: at its mark or elsewhere along it, rather where no line runs.
    fn name_shape(&mut self, figure: &Figure, view: &View) {
        let (name, lettering) = (&figure.element.name, Lettering::of(11.0, false, LABEL).on_map());
        let mark = figure.badge(view).map(|_| BADGE);
        // What has no mark and is no line is named where it is, and not beside it.
        if mark.is_none() && figure.element.outline.shape == Shape::Area && self.centred(figure.anchor, name, lettering)
        {
            return;
        }
        if figure.element.outline.shape == Shape::Line {
            let half = figure.element.style.width / 2.0;
            let pieces = figure
                .lines
                .iter()
                .flat_map(|line| line_within(&line.points, &view.frame));
            let longest = pieces.max_by(|one, other| length(one).total_cmp(&length(other)));
            if longest.is_some_and(|line| self.along(&line, half, name, lettering)) {
                return;
            }
        }
        let half = mark.unwrap_or_default().max(figure.element.style.width / 2.0);
        let spot = |half: f64| move |middle: PlanePoint| Spot { middle, half };
        let mut spots = vec![spot(half)(figure.anchor)];
        if figure.element.outline.shape == Shape::Line {
            for line in &figure.lines {
                let along = ALONG.map(|share| point_at(&line.points, share));
                let seen = along.into_iter().flatten().filter(|place| self.area.contains(*place));
                spots.extend(seen.map(spot(figure.element.style.width / 2.0)));
            }
        }
        if !spots.iter().any(|spot| self.clearly(*spot, name, lettering)) {
            spots.iter().any(|spot| self.over_lines(*spot, name, lettering));
        }
    }

    /// Names localities as the screen does at the same scale, but for those that elements are called by.
    pub fn name_places(&mut self, places: &[Place], figures: &[Figure], view: &View, county: &str) {
        const DOT: f64 = 3.0;
        let zoom = view.zoom();
        let is_named = |place: &Place| figures.iter().any(|figure| figure.element.name == place.name);
        for place in places {
            let is_own = !county.is_empty() && place.municipality.starts_with(county);
            if place.is_suburb || place.population < least_population(zoom, is_own) || is_named(place) {
                continue;
            }
            let dot = view.of_position(place.position);
            let spot = PlaneBox::about(dot, DOT);
            if !self.area.encloses(&spot) || self.taken.is_taken(&spot) || self.lines.is_taken(&spot) {
                continue;
            }
            let lettering = Lettering::of(if place.population >= 50_000 { 11.0 } else { 10.0 }, false, SOFT).on_map();
            for side in [Side::Right, Side::Left] {
                let found = beside(side, dot, DOT + 2.0, [lettering.width(&place.name), lettering.line()]);
                if self.has_room(&found) && !self.lines.is_taken(&found) {
                    let row = std::slice::from_ref(&place.name);
                    self.put(Name::of(row, found, side.anchor(), lettering).dotted(dot));
                    self.take(spot);
                    break;
                }
            }
        }
    }

    /// Names the neighbouring counties, each where what is seen of it has most room.
    pub fn name_neighbours(&mut self, neighbours: &[(&str, Vec<Vec<PlanePoint>>)]) {
        let lettering = Lettering {
            spacing: 1.6,
            ..Lettering::of(10.5, false, SOFT)
        };
        for (name, rings) in neighbours {
            let text = name.to_uppercase();
            let rows: Vec<String> = match text.rsplit_once(' ') {
                Some((first, last)) if text.chars().count() > LONG => vec![first.into(), last.into()],
                Some(_) | None => vec![text],
            };
            if let Some(place) = self.room_in(rings, size(&rows, lettering)) {
                self.put(Name::of(&rows, place, Anchor::Middle, lettering));
            }
        }
    }

    /// Where a box of this size lies within rings and clear of everything, as near their middle as can be.
    fn room_in(&self, rings: &[Vec<PlanePoint>], size: [f64; 2]) -> Option<PlaneBox> {
        const ACROSS: u32 = 24;
        // So far it stays from other names, that nobody reads them as one.
        const AROUND: f64 = 4.0;
        let whole = PlaneBox::around(rings.iter().flatten())?;
        let middle = [0, 1].map(|axis| (whole.least[axis] + whole.most[axis]) / 2.0);
        let step = [0, 1].map(|axis| whole.size()[axis] / f64::from(ACROSS));
        let tries = (1..ACROSS).flat_map(|column| (1..ACROSS).map(move |row| [f64::from(column), f64::from(row)]));
        let places = tries.map(|place| [0, 1].map(|axis| whole.least[axis] + place[axis] * step[axis]));
        let boxes = places.map(|[x, y]| PlaneBox {
            least: [x - size[0] / 2.0, y - size[1] / 2.0],
            most: [x + size[0] / 2.0, y + size[1] / 2.0],
        });
        let off = |place: &PlaneBox| {
            let centre = [0, 1].map(|axis| (place.least[axis] + place.most[axis]) / 2.0);
            apart(centre, middle)
        };
        let mut fitting: Vec<PlaneBox> = boxes
            .filter(|place| {
                self.has_room(&place.widened(AROUND)) && !self.lines.is_taken(place) && lies_in(rings, place)
            })
            .collect();
        fitting.sort_by(|one, other| off(one).total_cmp(&off(other)));
        fitting.first().copied()
    }
}

/// Whether the corners, sides and middle of a box lie within rings.
fn lies_in(rings: &[Vec<PlanePoint>], place: &PlaneBox) -> bool {
    let shares = [0.0, 0.5, 1.0];
    let mut points = shares.iter().flat_map(|x| shares.map(|y| [*x, y]));
    points.all(|share| {
        let point = [0, 1].map(|axis| place.least[axis] + place.size()[axis] * share[axis]);
        let crossings = rings.iter().flat_map(|ring| {
            let sides = ring.iter().zip(ring.iter().cycle().skip(1));
            sides.filter(move |([ax, ay], [bx, by])| {
                (*ay > point[1]) != (*by > point[1]) && point[0] < ax + (point[1] - ay) / (by - ay) * (bx - ax)
            })
        });
        crossings.count() % 2 == 1
    })
}
