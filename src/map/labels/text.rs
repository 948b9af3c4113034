//! The name of an element and the ways in which it can be put on the map.

use std::cell::OnceCell;

use super::{LINE, Label, LabelKind, Room, SIDES, beside, ordering::matters, slid_within};
use crate::map::{
    grid::Grid,
    leader,
    naming::{settings, widest},
    plane::PlanePoint,
    scene::SceneElement,
    settling::{Placement, Reach},
};

/// Between a symbol and its name, in pixels.
const GAP: f64 = 3.0;
/// How far off a name is, in pixels, that a line leads to.
const LED: [f64; 10] = [24.0, 32.0, 42.0, 54.0, 68.0, 84.0, 104.0, 128.0, 156.0, 188.0];

/// A name as it can be set.
pub(super) struct Text<'a> {
    element: &'a SceneElement,
    /// What it names: its middle, and half of how wide it is.
    spot: (PlanePoint, f64),
    kind: LabelKind,
    /// Its rows, and the size that they take.
    settings: Vec<(Vec<String>, [f64; 2])>,
    /// The ways in which it can be put farther off, once they were asked for, with how far they reach.
    led: OnceCell<Vec<(Reach, Placement)>>,
}

/// What there is on the map already.
#[derive(Clone, Copy)]
pub(super) struct Obstacles<'a> {
    /// What lies over the map, which nothing may run under.
    pub covered: &'a Grid,
    /// That, and the symbols, which no name may lie over.
    pub taken: &'a Grid,
}

impl<'a> Text<'a> {
    /// `None` if the element has no name.
    pub(super) fn of(element: &'a SceneElement, spot: (PlanePoint, f64), room: &Room) -> Option<Self> {
        let kind = if element.style.form.is_point() {
            LabelKind::Point
        } else {
            LabelKind::Shape
        };
        let width = |row: &str| (room.width)(kind, row);
        let sized = |rows: Vec<String>| {
            let size = [widest(&rows, width), LINE * rows.len() as f64];
            (rows, size)
        };
        (!element.name.is_empty()).then(|| Self {
            element,
            spot,
            kind,
            settings: settings(&element.name, width).into_iter().map(sized).collect(),
            led: OnceCell::new(),
        })
    }

    /// The name on the first side where there is room for it.
    pub(super) fn named(&self, room: &Room, taken: &Grid) -> Option<Label> {
        let way = self.beside(room, taken).next();
        way.map(|way| self.put(way, room))
    }

    /// The ways in which there is room for it, so far off.
    pub(super) fn ways(&self, reach: Reach, room: &Room, obstacles: Obstacles) -> Vec<Placement> {
        let led = || {
            self.led.get_or_init(|| {
                let sizes: Vec<_> = self.settings.iter().map(|(_, size)| *size).collect();
                let ways = leader::ways(self.spot, &sizes, &LED, &room.area, obstacles.taken);
                let reach = |way: &Placement| leader::reach(way.leader?, self.spot, obstacles.taken, obstacles.covered);
                ways.filter_map(|way| Some((reach(&way)?, way))).collect()
            })
        };
        match reach {
            Reach::Near => self.beside(room, obstacles.taken).collect(),
            Reach::Far | Reach::Across => {
                let of_reach = led().iter().filter(|(found, _)| *found == reach);
                of_reach.map(|(_, way)| *way).collect()
            }
        }
    }

    /// The ways in which there is room for it beside what it names, the best first.
    fn beside(&self, room: &Room, taken: &Grid) -> impl Iterator<Item = Placement> {
        let (anchor, half) = self.spot;
        // What matters most gets its name in a crowd too, a little farther off.
        let gaps: &[f64] = if matters(self.element) {
            &[GAP, GAP + 9.0, GAP + 18.0]
        } else {
            &[GAP]
        };
        let settings = |gap| self.settings.iter().enumerate().map(move |setting| (gap, setting));
        let settings = gaps.iter().flat_map(settings);
        let ways = settings.flat_map(move |(gap, (setting, (_, size)))| {
            SIDES.map(|side| Placement {
                setting,
                anchor: side.anchor(),
                place: slid_within(beside(side, anchor, half + gap, *size), anchor, room.area),
                leader: None,
            })
        });
        ways.filter(|way| room.area.encloses(&way.place) && !taken.is_taken(&way.place))
    }

    /// The name put in one of those ways.
    pub(super) fn put(&self, way: Placement, room: &Room) -> Label {
        let setting = self.settings.get(way.setting);
        Label {
            kind: self.kind,
            rows: setting.map(|(rows, _)| rows.clone()).unwrap_or_default(),
            anchor: way.anchor,
            place: way.place,
            presence: self.element.presence(room.projection.scale),
            degrees: 0.0,
            dot: None,
            leader: way.leader,
        }
    }
}
