//! The same map for a narrow window: so small that its words are read when it is as wide as a telephone, with the legend as words below it.

use super::{
    Sheet,
    figures::figures,
    furniture::{self, BAR},
    outside,
    pencil::Pencil,
    view::View,
};
use crate::{map::plane::PlaneBox, render::reading::Narrow};

/// Width and height of the map. Shown some 320 pixels wide, what is smallest in it is 12 pixels high.
const SIZE: [f64; 2] = [260.0, 340.0];

/// Between the edge and what is drawn, so that the frame is whole.
const EDGE: f64 = 1.0;

impl Sheet<'_> {
    /// Draws the map alone, and says the rest.
    pub fn draw_narrow(&self) -> Narrow {
        let [width, height] = SIZE;
        let frame = PlaneBox {
            least: [EDGE, EDGE],
            most: [width - EDGE, height - EDGE],
        };
        let view = self.view(frame);
        let figures = figures(self.elements, &view);
        let outside = outside::outside(&figures, &self.ground.places, &view);
        let mut pencil = Pencil::default();
        let (laid, _) = self.map(&mut pencil, &figures, &outside, &view);
        let legend = self.legend_of(&figures, Some(&view), &laid);
        self.bar(&mut pencil, &view, height);
        let whole = [width, height + BAR[1] - BAR_HEAD];
        let lengths = whole.map(|side| side.to_string());
        let title = &self.title;
        let above = [title.title, title.subtitle, title.status, title.decision, title.example];
        let own = self.own_sources();
        let below = [&self.sources.own(&own, own.len()), self.sources.ground];
        Narrow {
            above: said(above.into_iter()),
            svg: self.root(pencil.writer, whole, [&lengths[0], &lengths[1]]),
            keys: legend.keys(),
            below: said(legend.notes.iter().map(String::as_str).chain(below)),
        }
    }

    /// The scale bar below the map. What its scale would be on paper is of no matter here.
    fn bar(&self, pencil: &mut Pencil, view: &View, top: f64) {
        let words = furniture::FurnitureWords {
            north: "",
            scale: &|_| String::new(),
            number: self.furniture.number,
        };
        furniture::scale_bar(pencil, view, [EDGE, top - BAR_HEAD], &words);
    }
}

/// What a scale bar has over it, where its scale would be said.
const BAR_HEAD: f64 = 10.0;

/// What says anything.
fn said<'a>(all: impl Iterator<Item = &'a str>) -> Vec<String> {
    all.filter(|one| !one.is_empty()).map(str::to_owned).collect()
}
