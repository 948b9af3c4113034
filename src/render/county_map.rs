//! The municipalities of a county and how far each has been heard: tone, pattern and number, so that it holds in grey and in print.

use std::cmp::Reverse;

use super::canvas::{Anchor, Canvas, MIDDLE, Rectangle, SMALL, SMALL_LINE, Setting, VALUE};
use super::frame::Frame;
use super::ground_view::GroundView;
use super::numbers::NumberStyle;
use super::text;
use crate::domain::values::{extent::BoundingBox, geometry::Position};

/// How far somebody has been heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hearing {
    /// They came or contributed.
    Heard,
    /// They were invited and no more.
    Invited,
    /// None of it.
    Unheard,
}

impl Hearing {
    /// Every one, in the order of the key.
    pub const ALL: [Self; 3] = [Self::Heard, Self::Invited, Self::Unheard];

    /// The name of its pattern, and its class; what is heard is plain.
    fn pattern(self) -> Option<&'static str> {
        match self {
            Self::Heard => None,
            Self::Invited => Some("invited"),
            Self::Unheard => Some("unheard"),
        }
    }
}

/// A municipality on the map.
#[derive(Clone, Copy, Debug)]
pub struct MapMunicipality<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Its areas, each of rings.
    pub areas: &'a [Vec<Vec<Position>>],
    /// How far it has been heard.
    pub hearing: Hearing,
    /// How many contributions there are.
    pub count: usize,
}

/// The words of the map.
#[derive(Clone, Copy, Debug)]
pub struct CountyMapWords<'a> {
    /// What each tone means, in the order of [`Hearing::ALL`].
    pub hearings: [&'a str; 3],
    /// What the number is of.
    pub number: &'a str,
    /// What the dots are.
    pub points: &'a str,
    /// How many numbers there was no room for: a pattern with `{n}`.
    pub more: &'a str,
}

/// The map.
#[derive(Clone, Copy, Debug)]
pub struct CountyMap<'a> {
    /// Identity, width, colours.
    pub frame: Frame<'a>,
    /// The municipalities.
    pub municipalities: &'a [MapMunicipality<'a>],
    /// The places that contributions are about, as dots.
    pub points: &'a [Position],
    /// The words.
    pub words: CountyMapWords<'a>,
    /// How numbers are written.
    pub numbers: NumberStyle<'a>,
}

type Point = [f64; 2];

/// The side of a pattern's tile, in pixels.
const TILE: f64 = 8.0;
/// How far from the edge of its municipality the middle of a number must be, in pixels.
const ROOM: f64 = 7.0;
/// How many steps each way the place of a number is looked for in.
const STEPS: usize = 14;
/// What is not drawn, in pixels right and down.
const SPECK: f64 = 2.0;
/// How far a dot reaches from its middle, in pixels.
const DOT: f64 = 2.5;
const SWATCH: [f64; 2] = [26.0, 14.0];

impl CountyMap<'_> {
    /// The picture as SVG text.
    pub fn to_svg(&self) -> String {
        let (mut canvas, top) = Canvas::begin(&self.frame);
        let positions = self
            .municipalities
            .iter()
            .flat_map(|one| one.areas.iter().flatten().flatten());
        let view = GroundView::of(BoundingBox::around(positions.copied()), canvas.room());
        self.patterns(&mut canvas);
        let mut place = String::from("translate(");
        super::svg::push_number(&mut place, canvas.left);
        place.push(' ');
        super::svg::push_number(&mut place, top);
        place.push(')');
        canvas.writer.open("g").attribute("transform", &place);
        for one in self.municipalities {
            self.region(&mut canvas, &view, one);
        }
        let has_points = self.dots(&mut canvas, &view);
        let missing = self.labels(&mut canvas, &view);
        canvas.writer.close().line_break();
        let end = self.key(&mut canvas, top + view.height + 8.0, (missing, has_points));
        canvas.finish(end)
    }

    fn fill_of(&self, hearing: Hearing) -> String {
        match hearing.pattern() {
            Some(name) => ["url(#", &self.frame.id_of(name), ")"].concat(),
            None => self.frame.palette.levels[1].to_owned(),
        }
    }

    /// The tiles: strokes for who was invited, dots for who was not.
    fn patterns(&self, canvas: &mut Canvas) {
        let axis = canvas.palette.axis;
        for hearing in Hearing::ALL {
            let Some(name) = hearing.pattern() else { continue };
            canvas
                .writer
                .open("pattern")
                .attribute("id", &self.frame.id_of(name))
                .attribute("patternUnits", "userSpaceOnUse")
                .number("width", TILE)
                .number("height", TILE);
            if hearing == Hearing::Invited {
                canvas.open_lines("chart-axis", axis, 1.5);
                // A stroke across, and the corners that it leaves to its neighbours.
                canvas.line(0.0, TILE, TILE, 0.0);
                canvas.line(-1.0, 1.0, 1.0, -1.0);
                canvas.line(TILE - 1.0, TILE + 1.0, TILE + 1.0, TILE - 1.0);
                canvas.writer.close();
            } else {
                canvas
                    .writer
                    .open("circle")
                    .attribute("class", "chart-quiet")
                    .number("cx", TILE / 2.0)
                    .number("cy", TILE / 2.0)
                    .number("r", 0.8)
                    .attribute("fill", canvas.palette.quiet)
                    .close();
            }
            canvas.writer.close().line_break();
        }
    }

    fn region(&self, canvas: &mut Canvas, view: &GroundView, one: &MapMunicipality) {
        let mut path = String::new();
        for ring in one.areas.iter().flatten().filter(|ring| is_seen(view, ring)) {
            view.push(&mut path, ring, true);
        }
        if path.is_empty() {
            return;
        }
        let axis = canvas.palette.axis;
        canvas
            .writer
            .open("g")
            .attribute("class", "chart-axis")
            .attribute("stroke", axis);
        canvas
            .writer
            .open("path")
            .attribute("d", &path)
            .attribute("fill-rule", "evenodd");
        if one.hearing == Hearing::Heard {
            canvas.writer.attribute("class", "chart-level-1");
        }
        canvas
            .writer
            .attribute("fill", &self.fill_of(one.hearing))
            .attribute("stroke-linejoin", "round");
        let told = [one.name, ": ", self.word(one.hearing), ", ", &self.number(one.count)].concat();
        canvas.writer.open("title").text(&told).close();
        canvas.writer.close().close().line_break();
    }

    fn word(&self, hearing: Hearing) -> &str {
        let [heard, invited, unheard] = self.words.hearings;
        match hearing {
            Hearing::Heard => heard,
            Hearing::Invited => invited,
            Hearing::Unheard => unheard,
        }
    }

    fn number(&self, count: usize) -> String {
        self.numbers.count(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// Sets the numbers where there is room for them, then the names over them. Gives how many numbers there was no room for.
    fn labels(&self, canvas: &mut Canvas, view: &GroundView) -> usize {
        let mut seats: Vec<(&MapMunicipality, Seat)> = self
            .municipalities
            .iter()
            .filter_map(|one| Some((one, seat(view, one.areas)?)))
            .collect();
        // Where two want the same place the larger has it.
        seats.sort_by_key(|(_, seat)| Reverse((seat.free * 100.0) as i64));
        let mut taken: Vec<Rectangle> = Vec::new();
        let mut set = Vec::new();
        for (one, seat) in seats {
            let number = self.number(one.count);
            let place = around(seat.at, VALUE.width(&number), VALUE.size);
            if seat.free >= ROOM && is_free(&taken, &place) {
                taken.push(place);
                set.push((one, seat.at, number));
            }
        }
        for (one, [x, y], number) in &set {
            let name = [*x, y - VALUE.size / 2.0 - SMALL_LINE / 2.0];
            let place = around(name, SMALL.width(one.name), SMALL.size);
            let is_inside = place.x >= 0.0 && place.x + place.width <= canvas.room() && place.y >= 0.0;
            if is_inside && is_free(&taken, &place) {
                taken.push(place);
                let setting = Setting {
                    class: "chart-ink chart-small chart-halo",
                    fill: canvas.palette.ink,
                    ..canvas.small()
                };
                label(canvas, name, setting, one.name);
            }
            let setting = Setting {
                class: "chart-ink chart-value chart-halo",
                ..canvas.value()
            };
            label(canvas, [*x, *y], setting, number);
        }
        self.municipalities.len() - set.len()
    }

    /// Draws the dots that are within the picture, below the numbers and names; whether there are any.
    fn dots(&self, canvas: &mut Canvas, view: &GroundView) -> bool {
        let mut has_any = false;
        for [x, y] in self.points.iter().map(|point| view.at(*point)) {
            if (0.0..=canvas.room()).contains(&x) && (0.0..=view.height).contains(&y) {
                has_any = true;
                canvas
                    .writer
                    .open("circle")
                    .attribute("class", "chart-bar no-print")
                    .attribute("fill", canvas.palette.accent)
                    .number("cx", x)
                    .number("cy", y)
                    .number("r", DOT)
                    .close();
            }
        }
        has_any
    }

    /// What the tones, the number and the dots mean; gives where that ends.
    fn key(&self, canvas: &mut Canvas, top: f64, (missing, has_points): (usize, bool)) -> f64 {
        const PITCH: f64 = 22.0;
        let (mut x, mut middle) = (canvas.left, top + PITCH / 2.0);
        for hearing in Hearing::ALL {
            let word = self.word(hearing);
            let needed = SWATCH[0] + 8.0 + SMALL.width(word);
            if x > canvas.left && x + needed > canvas.right {
                x = canvas.left;
                middle += PITCH;
            }
            let at = Rectangle {
                x: x + 0.5,
                y: middle - SWATCH[1] / 2.0,
                width: SWATCH[0],
                height: SWATCH[1],
            };
            let axis = canvas.palette.axis;
            canvas
                .writer
                .open("g")
                .attribute("class", "chart-axis")
                .attribute("stroke", axis);
            let class = if hearing == Hearing::Heard { "chart-level-1" } else { "" };
            canvas.rectangle(class, &self.fill_of(hearing), at);
            canvas.writer.close();
            let setting = Setting {
                class: "chart-ink chart-small",
                fill: canvas.palette.ink,
                ..canvas.small()
            };
            let word = text::fit(word, canvas.right - x - SWATCH[0] - 8.0, SMALL);
            canvas.text(x + SWATCH[0] + 8.0, middle + SMALL.size * MIDDLE, setting, &word);
            x += needed + 18.0;
        }
        let mut end = middle + PITCH / 2.0;
        let missing = u32::try_from(missing).unwrap_or(u32::MAX);
        let more = (missing > 0).then(|| self.numbers.counts(self.words.more, missing, 0));
        let small = canvas.small();
        // The dots may be where somebody lives: they are on the screen alone, and so are the words for them, which come last.
        let of_points = Setting {
            class: "chart-quiet chart-small no-print",
            ..small
        };
        let points = has_points.then_some((self.words.points, of_points));
        let told = std::iter::once(self.words.number).chain(more.as_deref());
        for (line, setting) in told.map(|line| (line, small)).chain(points) {
            let lines = text::wrap(line, canvas.room(), SMALL, 3);
            end = canvas.lines(&lines, (canvas.left, end), SMALL_LINE, setting);
        }
        end
    }
}

fn label(canvas: &mut Canvas, [x, y]: Point, setting: Setting, text: &str) {
    canvas.open_text(x, y + setting.kind.size * MIDDLE, setting.anchored(Anchor::Middle));
    canvas.halo();
    canvas.writer.text(text).close();
}

fn around([x, y]: Point, width: f64, height: f64) -> Rectangle {
    Rectangle {
        x: x - width / 2.0,
        y: y - height / 2.0,
        width,
        height,
    }
}

fn is_free(taken: &[Rectangle], place: &Rectangle) -> bool {
    const GAP: f64 = 2.0;
    taken.iter().all(|one| {
        place.x > one.x + one.width + GAP
            || one.x > place.x + place.width + GAP
            || place.y > one.y + one.height
            || one.y > place.y + place.height
    })
}

/// Where a number belongs.
struct Seat {
    at: Point,
    /// How far it is from there to the edge.
    free: f64,
}

/// Whether a ring is larger than a speck: an archipelago has thousands that are not.
fn is_seen(view: &GroundView, ring: &[Position]) -> bool {
    let Some(bounds) = BoundingBox::around(ring.iter().copied()) else {
        return false;
    };
    let corner = |longitude, latitude| view.at(Position { longitude, latitude });
    let ([left, top], [right, bottom]) = (corner(bounds.west, bounds.north), corner(bounds.east, bounds.south));
    right - left > SPECK && bottom - top > SPECK
}

/// The place farthest within the largest of some areas; `None` if nothing of them can be seen.
fn seat(view: &GroundView, areas: &[Vec<Vec<Position>>]) -> Option<Seat> {
    let placed = |rings: &Vec<Vec<Position>>| -> Vec<Vec<Point>> {
        let thin = |ring: &Vec<Position>| {
            let mut points: Vec<Point> = ring.iter().map(|position| view.at(*position)).collect();
            points.dedup_by(|one, other| (one[0] - other[0]).hypot(one[1] - other[1]) < 1.0);
            points
        };
        rings.iter().map(thin).collect()
    };
    let size = |rings: &Vec<Vec<Point>>| rings.first().map_or(0.0, |ring| shoelace(ring).abs());
    let largest = areas
        .iter()
        .map(placed)
        .max_by(|one, other| size(one).total_cmp(&size(other)))?;
    let outer = largest.first()?;
    let side = |axis: usize, pick: fn(f64, f64) -> f64| outer.iter().map(|point| point[axis]).reduce(pick);
    let (left, right) = (side(0, f64::min)?, side(0, f64::max)?);
    let (top, bottom) = (side(1, f64::min)?, side(1, f64::max)?);
    let step = |from: f64, to: f64, at: usize| from + (to - from) * (at as f64 + 0.5) / STEPS as f64;
    let places = (0..STEPS).flat_map(|down| (0..STEPS).map(move |across| (across, down)));
    let seats = places.filter_map(|(across, down)| {
        let at = [step(left, right, across), step(top, bottom, down)];
        is_within(at, &largest).then(|| Seat {
            at,
            free: distance(at, &largest),
        })
    });
    seats.max_by(|one, other| one.free.total_cmp(&other.free))
}

fn sides(ring: &[Point]) -> impl Iterator<Item = [Point; 2]> {
    let closing = ring.last().zip(ring.first());
    ring.iter()
        .zip(ring.iter().skip(1))
        .chain(closing)
        .map(|(from, to)| [*from, *to])
}

fn shoelace(ring: &[Point]) -> f64 {
    sides(ring).map(|[[ax, ay], [bx, by]]| ax * by - bx * ay).sum::<f64>() / 2.0
}

fn is_within([x, y]: Point, rings: &[Vec<Point>]) -> bool {
    let crosses =
        |[[ax, ay], [bx, by]]: &[Point; 2]| (*ay > y) != (*by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax);
    rings.iter().flat_map(|ring| sides(ring)).filter(crosses).count() % 2 == 1
}

fn distance([x, y]: Point, rings: &[Vec<Point>]) -> f64 {
    let apart = |[[ax, ay], [bx, by]]: [Point; 2]| {
        let (east, south) = (bx - ax, by - ay);
        let length = east * east + south * south;
        let along = if length > 0.0 {
            ((x - ax) * east + (y - ay) * south) / length
        } else {
            0.0
        };
        let along = along.clamp(0.0, 1.0);
        (x - ax - along * east).hypot(y - ay - along * south)
    };
    rings
        .iter()
        .flat_map(|ring| sides(ring))
        .map(apart)
        .fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
pub mod tests;
