//! What stands at the edge of a map for a place outside it: where it has its seat, and its arrow. The sheet and the screen have the same.

use super::{
    glyph::{Fill, Ink, Part, Pen},
    plane::{PlaneBox, PlanePoint},
    style::Style,
    symbol,
};

/// How long the arrow outside a symbol is, in pixels.
const LENGTH: f64 = 10.0;
/// How far its tip is from the symbol.
const REACH: f64 = LENGTH + 3.0;
/// Between its tip and the edge.
const GAP: f64 = 2.0;

/// The arrow at a symbol, towards what it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrow {
    tip: PlanePoint,
    degrees: f64,
}

impl Arrow {
    /// That of a symbol that reaches so far from its middle.
    pub fn towards(place: PlanePoint, middle: PlanePoint, half: f64) -> Self {
        let turn = (place[1] - middle[1]).atan2(place[0] - middle[0]);
        let reach = half + REACH;
        Self {
            tip: [middle[0] + turn.cos() * reach, middle[1] + turn.sin() * reach],
            degrees: turn.to_degrees(),
        }
    }

    /// What it takes.
    pub fn place(&self) -> PlaneBox {
        let (sine, cosine) = self.degrees.to_radians().sin_cos();
        let middle = [self.tip[0] - cosine * LENGTH / 2.0, self.tip[1] - sine * LENGTH / 2.0];
        PlaneBox::about(middle, LENGTH / 2.0 + 1.0)
    }

    /// What is drawn of it, first the edge that sets it off from what leads there.
    pub fn parts(&self, style: &Style) -> [Part; 2] {
        // An arrow of this length, whatever the width of what leads there.
        let style = Style {
            width: (LENGTH - 4.5) / 1.9,
            ..*style
        };
        let part = symbol::arrow(&style, self.tip, self.degrees);
        let edge = Part {
            fill: Some(Fill::of(Ink::Halo)),
            pen: Some(Pen::of(Ink::Halo, 3.0)),
            ..part.clone()
        };
        [edge, part]
    }
}

/// Where a symbol can have its seat, the best first: within the frame where the way to it leaves it, then along that side of it.
pub fn seats(at: PlanePoint, half: f64, frame: PlaneBox) -> impl Iterator<Item = PlanePoint> {
    const STEP: f64 = 6.0;
    const STEPS: i32 = 40;
    let inset = frame.widened(-(half + REACH + GAP));
    let held = [0, 1].map(|axis| at[axis].max(inset.least[axis]).min(inset.most[axis]));
    let is_upright = (at[0] - frame.least[0]).abs() < 1.0 || (at[0] - frame.most[0]).abs() < 1.0;
    let axis = usize::from(is_upright);
    let tries = (0..STEPS).flat_map(|step| [step, -step]).map(move |step| {
        let mut place = held;
        place[axis] += f64::from(step) * STEP;
        place
    });
    tries.filter(move |place| inset.contains(*place))
}
