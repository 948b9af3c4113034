//! The name of an element and the ways in which it can be put on the map.

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
    kind: LabelKind,
    /// Its rows, and the size that they take.
    settings: Vec<(Vec<String>, [f64; 2])>,
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
    pub(super) fn of(element: &'a SceneElement, room: &Room) -> Option<Self> {
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
            kind,
            settings: settings(&element.name, width).into_iter().map(sized).collect(),
        })
    }

    /// The name on the first side of something so wide where there is room for it.
    pub(super) fn named(&self, anchor: PlanePoint, half: f64, room: &Room, taken: &Grid) -> Option<Label> {
        let way = self.beside(anchor, half, room, taken).next();
        way.map(|way| self.put(way, room))
    }

    /// The ways in which there is room for it, so far from something so wide.
    pub(super) fn ways(
        &self,
        (anchor, half): (PlanePoint, f64),
        reach: Reach,
        room: &Room,
        obstacles: Obstacles,
    ) -> Vec<Placement> {
        let Obstacles { covered, taken } = obstacles;
        let mut ways = match reach {
            Reach::Near => self.beside(anchor, half, room, taken).collect(),
            Reach::Far | Reach::Across => {
                let sizes: Vec<_> = self.settings.iter().map(|(_, size)| *size).collect();
                leader::ways((anchor, half), &sizes, &LED, &room.area, taken).collect::<Vec<_>>()
            }
        };
        let is_open = |way: &Placement, grid| way.leader.is_some_and(|leader| leader::is_open(leader, grid));
        ways.retain(|way| match reach {
            Reach::Near => true,
            Reach::Far => is_open(way, taken),
            Reach::Across => is_open(way, covered) && !is_open(way, taken),
        });
        ways
    }

    /// The ways in which there is room for it beside what it names, the best first.
    fn beside(&self, anchor: PlanePoint, half: f64, room: &Room, taken: &Grid) -> impl Iterator<Item = Placement> {
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
