//! What can be pointed at: the foremost element at a pixel, or near it.

use std::rc::Rc;

use super::{
    grid::Grid,
    picture::Picture,
    plane::{PlaneBox, PlanePoint, Projection},
    scene::{SceneElement, sides},
};
use crate::domain::records::structure_map::Shape;

/// What of a picture can be pointed at, in one view.
pub struct Targets {
    elements: Vec<Rc<SceneElement>>,
    grid: Grid,
    projection: Projection,
}

/// The farthest that somebody may point beside what they mean, in pixels: with a finger.
pub const FARTHEST_SLACK: f64 = 14.0;

impl Targets {
    /// What can be pointed at in an area of a view.
    pub fn of(picture: &Picture, area: PlaneBox, projection: Projection) -> Self {
        let mut elements = picture.within(area, &projection);
        elements.extend(picture.chosen().cloned());
        let mut grid = Grid::over(area);
        for (number, element) in (0..).zip(&elements) {
            let reach = element.reach() + FARTHEST_SLACK;
            grid.add(PlaneBox::about(element.anchor_in(&projection), reach), number);
            match element.outline.shape {
                Shape::Point => {}
                Shape::Line => {
                    for side in element
                        .outline
                        .at(projection.scale)
                        .iter()
                        .flat_map(|line| sides(line, false))
                    {
                        let ends = side.map(|end| projection.pixel(end));
                        if let Some(place) = PlaneBox::around(&ends) {
                            grid.add(place.widened(reach), number);
                        }
                    }
                }
                Shape::Area => grid.add(projection.pixels(element.outline.bounds).widened(reach), number),
            }
        }
        Self {
            elements,
            grid,
            projection,
        }
    }

    /// The foremost element at a pixel, or within `slack` of it where none is; a point before what lies around it.
    pub fn at(&self, pixel: PlanePoint, slack: f64) -> Option<&Rc<SceneElement>> {
        let mut numbers: Vec<u32> = self.grid.at(pixel).collect();
        numbers.sort_unstable();
        let near: Vec<_> = numbers
            .iter()
            .rev()
            .filter_map(|number| self.elements.get(*number as usize))
            .collect();
        let find = |slack: f64, is_asked: fn(&SceneElement) -> bool| {
            let mut asked = near.iter().filter(|element| is_asked(element));
            asked
                .find(|element| element.is_at(pixel, &self.projection, slack))
                .copied()
        };
        let is_point = |element: &SceneElement| element.style.form.is_point();
        let is_line = |element: &SceneElement| element.outline.shape == Shape::Line;
        find(0.0, is_point)
            .or_else(|| find(slack.min(FARTHEST_SLACK), is_point))
            .or_else(|| find(slack.min(FARTHEST_SLACK), is_line))
            .or_else(|| find(0.0, |_| true))
            .or_else(|| find(slack.min(FARTHEST_SLACK), |_| true))
    }
}
