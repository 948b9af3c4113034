//! Boxes in a view, found by where they are.

use super::plane::{PlaneBox, PlanePoint};

/// The side of a cell, in pixels: that of a large symbol, so that most boxes lie in one to four.
const CELL: f64 = 48.0;

/// Boxes sorted into cells, each with the number it was given.
#[derive(Clone)]
pub struct Grid {
    area: PlaneBox,
    columns: usize,
    cells: Vec<Vec<(PlaneBox, u32)>>,
}

impl Grid {
    /// An empty grid over an area. What lies outside it is not found.
    pub fn over(area: PlaneBox) -> Self {
        let [columns, rows] = area.size().map(|side| ((side.max(0.0) / CELL) as usize).min(400) + 1);
        Self {
            area,
            columns,
            cells: vec![Vec::new(); columns * rows],
        }
    }

    /// Adds a box.
    pub fn add(&mut self, place: PlaneBox, number: u32) {
        if self.area.overlaps(&place) {
            for cell in self.cells_of(&place) {
                self.cells[cell].push((place, number));
            }
        }
    }

    /// Takes a box away that was added with this number.
    pub fn remove(&mut self, place: PlaneBox, number: u32) {
        if self.area.overlaps(&place) {
            for cell in self.cells_of(&place) {
                self.cells[cell].retain(|held| *held != (place, number));
            }
        }
    }

    /// The numbers of the boxes that a box overlaps. A number can come several times.
    pub fn overlapping(&self, place: PlaneBox) -> impl Iterator<Item = u32> {
        let cells = self.cells_of(&place).flat_map(|cell| &self.cells[cell]);
        cells
            .filter(move |(held, _)| held.overlaps(&place))
            .map(|(_, number)| *number)
    }

    /// Whether a box overlaps any that is there.
    pub fn is_taken(&self, place: &PlaneBox) -> bool {
        self.area.overlaps(place)
            && self
                .cells_of(place)
                .any(|cell| self.cells[cell].iter().any(|(held, _)| held.overlaps(place)))
    }

    /// The numbers of the boxes that a point lies in. A number can come several times.
    pub fn at(&self, point: PlanePoint) -> impl Iterator<Item = u32> {
        let cell = self.area.contains(point).then(|| self.cell_of(point));
        let boxes = cell.and_then(|cell| self.cells.get(cell));
        boxes
            .into_iter()
            .flatten()
            .filter(move |(place, _)| place.contains(point))
            .map(|(_, number)| *number)
    }

    /// Column and row of a point; one outside belongs to the nearest cell.
    fn place_of(&self, point: PlanePoint) -> [usize; 2] {
        let rows = self.cells.len() / self.columns;
        let place = |axis: usize, count: usize| {
            // Of a number below nothing, or of none, the whole part is nothing.
            (((point[axis] - self.area.least[axis]) / CELL) as usize).min(count - 1)
        };
        [place(0, self.columns), place(1, rows)]
    }

    fn cell_of(&self, point: PlanePoint) -> usize {
        let [column, row] = self.place_of(point);
        row * self.columns + column
    }

    fn cells_of(&self, place: &PlaneBox) -> impl Iterator<Item = usize> + use<> {
        let ([left, top], [right, bottom]) = (self.place_of(place.least), self.place_of(place.most));
        let columns = self.columns;
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn boxes() -> impl Strategy<Value = Vec<PlaneBox>> {
        let place = ([-50.0..450.0_f64, -50.0..350.0_f64], 0.5..120.0_f64);
        prop::collection::vec(place.prop_map(|(middle, half)| PlaneBox::about(middle, half)), 0..40)
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_is_there(boxes in boxes(), asked in boxes(), point in [0.0..400.0_f64, 0.0..300.0_f64]) {
            let area = PlaneBox { least: [0.0, 0.0], most: [400.0, 300.0] };
            let mut grid = Grid::over(area);
            for (number, place) in boxes.iter().enumerate() {
                grid.add(*place, number as u32);
            }
            for place in asked {
                let inside = |held: &&PlaneBox| area.overlaps(held);
                let is_taken = boxes.iter().filter(inside).any(|held| held.overlaps(&place));
                // Two boxes that meet only outside the area are not told apart from those that meet inside it.
                prop_assert!(grid.is_taken(&place) == is_taken || !area.encloses(&place));
            }
            let mut found: Vec<u32> = grid.at(point).collect();
            found.sort_unstable();
            found.dedup();
            let there = (0..).zip(&boxes).filter(|(_, held)| area.overlaps(held) && held.contains(point));
            prop_assert_eq!(found, there.map(|(number, _)| number).collect::<Vec<u32>>());
        }
    }

    #[test]
    fn a_view_without_room_finds_nothing_and_does_not_fail() {
        for side in [0.0, -3.0, f64::NAN, f64::INFINITY] {
            let mut grid = Grid::over(PlaneBox {
                least: [0.0, 0.0],
                most: [side, side],
            });
            grid.add(PlaneBox::about([1.0, 1.0], 5.0), 0);
            let _found = grid.at([1.0, 1.0]).count();
            let _taken = grid.is_taken(&PlaneBox::about([f64::NAN, 1.0], 5.0));
        }
    }
}
