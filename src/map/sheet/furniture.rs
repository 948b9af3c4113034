//! What helps to read a map: the scale bar, the arrow to the north, and the small map of the country.

use super::{
    ground::SheetGround,
    pencil::{ACCENT, Anchor, INK, Lettering, PAPER, Pencil, STRONG, path},
    view::{COUNTRY, View},
};
use crate::map::plane::{PlaneBox, PlanePoint};

/// The words beside the furniture.
pub struct FurnitureWords<'a> {
    /// What stands at the arrow.
    pub north: &'a str,
    /// The scale in words, such as *1:500 000 i A3*.
    pub scale: &'a dyn Fn(u32) -> String,
    /// A length in kilometres, written as a number.
    pub number: &'a dyn Fn(f64) -> String,
}

/// The size of the small map of the country.
pub const INSET: [f64; 2] = [66.0, 144.0];
/// How much the scale bar and what stands over it take.
pub const BAR: [f64; 2] = [168.0, 46.0];
/// The longest bar.
const LONGEST: f64 = 130.0;

const SMALL: Lettering = Lettering::of(10.0, false, INK);

/// The round length in kilometres of the longest bar that there is room for.
pub fn bar_length(view: &View) -> f64 {
    let most = LONGEST * view.metres_per_unit / 1000.0;
    let power = 10_f64.powf(most.max(1e-3).log10().floor());
    let steps = [5.0, 2.0, 1.0].map(|step| step * power);
    steps.into_iter().find(|step| *step <= most).unwrap_or(power)
}

/// A bar of round length in four parts, with its scale over it.
pub fn scale_bar(pencil: &mut Pencil, view: &View, [left, top]: PlanePoint, words: &FurnitureWords) {
    const HIGH: f64 = 5.0;
    const PARTS: u32 = 4;
    let length = bar_length(view);
    let units = length * 1000.0 / view.metres_per_unit;
    let kind = Lettering::of(10.5, true, INK);
    pencil.text([left, top + 7.0], Anchor::Start, kind, &(words.scale)(view.denominator));
    // Room for half the first number, so that the bar begins where the text does.
    let bar = top + 18.0;
    for part in 0..PARTS {
        let from = left + units * f64::from(part) / f64::from(PARTS);
        let place = PlaneBox {
            least: [from, bar],
            most: [from + units / f64::from(PARTS), bar + HIGH],
        };
        pencil.rectangle(place, if part % 2 == 0 { INK } else { PAPER }, INK, 0.75);
    }
    let below = bar + HIGH + 9.0;
    pencil.text([left, below], Anchor::Start, SMALL, &(words.number)(0.0));
    pencil.text(
        [left + units / 2.0, below],
        Anchor::Middle,
        SMALL,
        &(words.number)(length / 2.0),
    );
    let whole = [&(words.number)(length), "\u{a0}km"].concat();
    // The number stands under the end, its unit beside it.
    let number = SMALL.width(&(words.number)(length));
    pencil.text([left + units - number / 2.0, below], Anchor::Start, SMALL, &whole);
}

/// A slender arrow, up, within 20 by 46 units.
pub fn north_arrow(pencil: &mut Pencil, [left, top]: PlanePoint, words: &FurnitureWords) {
    let middle = left + 10.0;
    let kind = Lettering::of(12.0, true, INK);
    pencil.text([middle, top + 6.0], Anchor::Middle, kind, words.north);
    let (tip, foot, notch) = (top + 14.0, top + 46.0, top + 39.0);
    for (side, fill) in [(-7.0, INK), (7.0, PAPER)] {
        let half = vec![[middle, tip], [middle + side, foot], [middle, notch]];
        pencil
            .writer
            .open("path")
            .attribute("d", &path([&half], true))
            .attribute("fill", fill)
            .attribute("stroke", INK)
            .number("stroke-width", 0.9)
            .attribute("stroke-linejoin", "round")
            .close();
    }
}

/// The country with the county in it, and where the frame of the map lies.
pub fn inset(pencil: &mut Pencil, ground: &SheetGround, county: &str, view: &View, place: PlaneBox) {
    let small = View::of(COUNTRY, place, 1.0);
    let (mut others, mut own) = (Vec::new(), Vec::new());
    for (code, rings) in &ground.outlines {
        let placed = rings
            .iter()
            .map(|ring| ring.iter().map(|position| small.of_position(*position)).collect());
        if code == county {
            own.extend(placed);
        } else {
            others.extend(placed);
        }
    }
    for (rings, fill) in [(others, "#c9cfcb"), (own, ACCENT)] {
        if rings.is_empty() {
            continue;
        }
        // The edge in the same colour closes the seams between counties.
        pencil
            .writer
            .open("path")
            .attribute("fill", fill)
            .attribute("stroke", fill)
            .number("stroke-width", 0.4)
            .attribute("stroke-linejoin", "round")
            .attribute("d", &path(&rings, true))
            .close();
    }
    let corners = [view.frame.least, view.frame.most].map(|corner| view.position(corner));
    if let [Some(first), Some(last)] = corners {
        let (first, last) = (small.of_position(first), small.of_position(last));
        let shown = PlaneBox {
            least: [0, 1].map(|axis| first[axis].max(place.least[axis])),
            most: [0, 1].map(|axis| last[axis].min(place.most[axis])),
        };
        pencil.rectangle(shown, "", STRONG, 0.9);
    }
}
