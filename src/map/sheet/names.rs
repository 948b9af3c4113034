//! The names on a sheet: the most important first, none over another or over a symbol, none cut by the frame.

use super::{
    figures::Figure,
    pencil::{HALO, LABEL, Lettering, Pencil},
    view::View,
};
use crate::{
    domain::records::structure_map::Shape,
    map::{
        aside::apart,
        grid::Grid,
        labels::{SIDES, beside, slid_within},
        leader::{self, Leader},
        naming::{self, Anchor, Slant, along, covered, widest},
        plane::{PlaneBox, PlanePoint},
        settling::{Placement, Reach},
    },
};

/// A name that has found its place.
#[derive(Debug)]
pub(super) struct Name {
    rows: Vec<String>,
    place: PlaneBox,
    anchor: Anchor,
    lettering: Lettering,
    /// From what is named to a name that could not be beside it.
    leader: Option<Leader>,
    /// The middle of the dot that says where a locality is.
    dot: Option<PlanePoint>,
    /// How it is turned, where it lies along a line.
    slant: Option<Slant>,
}

impl Name {
    /// A name in rows in a box, without leader and dot.
    pub(super) fn of(rows: &[String], place: PlaneBox, anchor: Anchor, lettering: Lettering) -> Self {
        Self {
            rows: rows.to_vec(),
            place,
            anchor,
            lettering,
            leader: None,
            dot: None,
            slant: None,
        }
    }

    /// The same with a dot where the named lies.
    pub(super) fn dotted(self, dot: PlanePoint) -> Self {
        Self { dot: Some(dot), ..self }
    }
}

/// Where something is that is named, and how far it reaches.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// Its middle.
    pub middle: PlanePoint,
    /// Half its width.
    pub half: f64,
}

/// The names of a map and what they keep clear of.
pub struct Names {
    /// Where names may be.
    pub(super) area: PlaneBox,
    pub(super) taken: Grid,
    /// What of that is no symbol: names, and what else nothing may run over.
    pub(super) written: Grid,
    /// Where lines run: a name is rather not there.
    pub(super) lines: Grid,
    placed: Vec<Name>,
    /// What is to be named and could not be.
    missed: Vec<String>,
}

/// From the frame to a name.
const EDGE: f64 = 3.0;
/// Between a symbol and its name.
const GAP: f64 = 3.0;
/// How far off a name can be that a line leads to.
const DISTANCES: [f64; 10] = [14.0, 24.0, 36.0, 52.0, 72.0, 96.0, 130.0, 165.0, 200.0, 240.0];
/// How far apart a line is looked at.
const STEP: f64 = 6.0;

impl Names {
    /// Those of a view, clear of the symbols in it.
    pub fn of(figures: &[Figure], view: &View) -> Self {
        let mut names = Self {
            area: view.frame.widened(-EDGE),
            taken: Grid::over(view.frame),
            written: Grid::over(view.frame),
            lines: Grid::over(view.frame),
            placed: Vec::new(),
            missed: Vec::new(),
        };
        for figure in figures {
            match figure.radius() {
                Some(radius) if figure.is_seen => names.taken.add(PlaneBox::about(figure.anchor, radius), 0),
                Some(_) => {}
                None => {
                    if let Some(place) = figure.badge(view) {
                        names.taken.add(place, 0);
                    }
                    names.keep_off(figure, view);
                }
            }
        }
        names
    }

    /// Takes a box, so that no name comes there and no line that leads to one runs over it.
    pub fn take(&mut self, place: PlaneBox) {
        self.taken.add(place, 0);
        self.written.add(place, 0);
    }

    /// Whether nothing is in a box.
    pub fn is_free(&self, place: &PlaneBox) -> bool {
        !self.taken.is_taken(place)
    }

    /// Notes that something could not be named.
    pub fn miss(&mut self, name: &str) {
        self.missed.push(name.to_owned());
    }

    /// What could not be named.
    pub fn missed(self) -> Vec<String> {
        self.missed
    }

    fn keep_off(&mut self, figure: &Figure, view: &View) {
        if figure.element.outline.shape != Shape::Line {
            return;
        }
        let half = figure.element.style.width / 2.0 + 1.0;
        for line in &figure.lines {
            for piece in super::clip::line_within(&line.points, &view.frame) {
                for (from, to) in piece.iter().zip(piece.iter().skip(1)) {
                    let steps = (apart(*from, *to) / STEP).ceil().max(1.0);
                    for step in 0..=steps as u32 {
                        let place = super::clip::along([*from, *to], f64::from(step) / steps);
                        self.lines.add(PlaneBox::about(place, half), 0);
                    }
                }
            }
        }
    }

    /// Names a spot beside it, or else farther off with a line that leads to the name; `false` if there is no room.
    pub fn named(&mut self, spot: Spot, text: &str, lettering: Lettering) -> bool {
        let mut reaches = [Reach::Near, Reach::Far].into_iter();
        let way = reaches.find_map(|reach| self.ways(spot, text, lettering, reach).first().copied());
        way.map(|way| self.put_as(text, lettering, way)).is_some()
    }

    /// Names a spot on the first side where there is room and no line runs; `false` if there is none.
    pub(super) fn clearly(&mut self, spot: Spot, text: &str, lettering: Lettering) -> bool {
        let best = self.ways(spot, text, lettering, Reach::Near).first().copied();
        let clear = best.filter(|way| !self.lines.is_taken(&way.place));
        clear.map(|way| self.put_as(text, lettering, way)).is_some()
    }

    /// Names a line along itself, where nothing else is and no line runs; `false` if there is no such place.
    pub(super) fn along(&mut self, line: &[PlanePoint], half: f64, text: &str, lettering: Lettering) -> bool {
        let rows = [text.to_owned()];
        let [width, height] = size(&rows, lettering);
        // Lines are kept clear of in squares, whose corners reach farther out.
        let beside = (half + 1.0) * 1.5 + height / 2.0;
        let found = along(line, width, beside).into_iter().find(|slant| {
            let boxes = covered(*slant, [width, height]);
            boxes.iter().all(|place| self.has_room(place)) && !self.is_on_line(*slant, [width, height])
        });
        let Some(slant) = found else { return false };
        let boxes = covered(slant, [width, height]);
        boxes.iter().for_each(|place| self.take(*place));
        let place = PlaneBox {
            least: [slant.middle[0] - width / 2.0, slant.middle[1] - height / 2.0],
            most: [slant.middle[0] + width / 2.0, slant.middle[1] + height / 2.0],
        };
        self.placed.push(Name {
            slant: Some(slant),
            ..Name::of(&rows, place, Anchor::Middle, lettering)
        });
        true
    }

    /// Whether a line runs under a name that is turned.
    fn is_on_line(&self, slant: Slant, [width, height]: [f64; 2]) -> bool {
        const ACROSS: u32 = 16;
        const DOWN: u32 = 3;
        let (sine, cosine) = slant.degrees.to_radians().sin_cos();
        let mut places = (0..=ACROSS).flat_map(|column| (0..=DOWN).map(move |row| [column, row]));
        places.any(|[column, row]| {
            let right = (f64::from(column) / f64::from(ACROSS) - 0.5) * width;
            let down = (f64::from(row) / f64::from(DOWN) - 0.5) * height;
            let [x, y] = slant.middle;
            let point = [x + right * cosine - down * sine, y + right * sine + down * cosine];
            self.lines.at(point).next().is_some()
        })
    }

    /// Names a place on itself, where no line runs; `false` if there is no room.
    pub(super) fn centred(&mut self, middle: PlanePoint, text: &str, lettering: Lettering) -> bool {
        let mut names = settings(text, lettering).into_iter().map(|rows| {
            let [width, height] = size(&rows, lettering);
            let place = PlaneBox {
                least: [middle[0] - width / 2.0, middle[1] - height / 2.0],
                most: [middle[0] + width / 2.0, middle[1] + height / 2.0],
            };
            Name::of(&rows, place, Anchor::Middle, lettering)
        });
        let free = names.find(|name| self.has_room(&name.place) && !self.lines.is_taken(&name.place));
        free.map(|name| self.put(name)).is_some()
    }

    /// Names a spot where least of lines is hidden; `false` if there is no room.
    pub(super) fn over_lines(&mut self, spot: Spot, text: &str, lettering: Lettering) -> bool {
        let best = self.ways(spot, text, lettering, Reach::Near).first().copied();
        best.map(|way| self.put_as(text, lettering, way)).is_some()
    }

    /// How much of lines a box hides: at how many of the places in it that are looked at one runs.
    fn hidden(&self, place: &PlaneBox) -> usize {
        const ACROSS: u32 = 12;
        const DOWN: u32 = 3;
        let [width, height] = place.size();
        let places = (0..=ACROSS).flat_map(|column| (0..=DOWN).map(move |row| [column, row]));
        let looked_at = places.map(|[column, row]| {
            let (right, down) = (f64::from(column) / f64::from(ACROSS), f64::from(row) / f64::from(DOWN));
            [place.least[0] + width * right, place.least[1] + height * down]
        });
        looked_at.filter(|point| self.lines.at(*point).next().is_some()).count()
    }

    /// The ways in which a spot can be named, so far off: beside it rather where no line runs, and there where least of one is hidden.
    pub(super) fn ways(&self, spot: Spot, text: &str, lettering: Lettering, reach: Reach) -> Vec<Placement> {
        let settings = settings(text, lettering);
        let sizes: Vec<_> = settings.iter().map(|rows| size(rows, lettering)).collect();
        if reach == Reach::Near {
            let settings = sizes.iter().enumerate();
            let sides = settings.flat_map(|setting| SIDES.map(|side| (setting, side)));
            let ways = sides.map(|((setting, size), side)| Placement {
                setting,
                anchor: side.anchor(),
                place: slid_within(
                    beside(side, spot.middle, spot.half + GAP, *size),
                    spot.middle,
                    self.area,
                ),
                leader: None,
            });
            let mut ways: Vec<_> = ways.filter(|way| self.has_room(&way.place)).collect();
            ways.sort_by_cached_key(|way| (self.lines.is_taken(&way.place), self.hidden(&way.place)));
            return ways;
        }
        let around = (spot.middle, spot.half);
        let ways = leader::ways(around, &sizes, &DISTANCES, &self.area, &self.taken);
        let reaches = |way: &Placement| leader::reach(way.leader?, around, &self.taken, &self.written);
        ways.filter(|way| reaches(way) == Some(reach)).collect()
    }

    /// Names a spot in one of those ways.
    pub(super) fn put_as(&mut self, text: &str, lettering: Lettering, way: Placement) {
        if let Some(rows) = settings(text, lettering).get(way.setting) {
            let name = Name::of(rows, way.place, way.anchor, lettering);
            self.put(Name {
                leader: way.leader,
                ..name
            });
        }
    }

    pub(super) fn has_room(&self, place: &PlaneBox) -> bool {
        self.area.encloses(place) && !self.taken.is_taken(place)
    }

    pub(super) fn put(&mut self, name: Name) {
        self.take(name.place);
        for place in name.leader.into_iter().flat_map(leader::held) {
            self.take(place);
        }
        self.placed.push(name);
    }

    /// Draws the names.
    pub fn draw(&self, pencil: &mut Pencil) {
        for name in &self.placed {
            if let Some(leader) = name.leader {
                pencil.line(leader, HALO, 3.0);
                pencil.line(leader, LABEL, 1.0);
            }
            if let Some([x, y]) = name.dot {
                pencil
                    .writer
                    .open("circle")
                    .number("cx", x)
                    .number("cy", y)
                    .number("r", 1.7)
                    .attribute("fill", name.lettering.fill)
                    .close();
            }
            let [left, top] = name.place.least;
            let x = match name.anchor {
                Anchor::Start => left,
                Anchor::Middle => (left + name.place.most[0]) / 2.0,
                Anchor::End => name.place.most[0],
            };
            match name.slant {
                Some(slant) => pencil.turned(slant, name.lettering, &name.rows.concat()),
                None => {
                    pencil.rows([x, top], name.anchor, name.lettering, &name.rows);
                }
            }
            pencil.writer.line_break();
        }
    }
}

/// The ways in which a name can be set on a sheet.
fn settings(text: &str, lettering: Lettering) -> Vec<Vec<String>> {
    naming::settings(text, |row| lettering.width(row))
}

pub(super) fn size(rows: &[String], lettering: Lettering) -> [f64; 2] {
    [
        widest(rows, |row| lettering.width(row)),
        lettering.line() * rows.len() as f64,
    ]
}
