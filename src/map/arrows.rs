//! The arrows of relations: at the rims of the symbols that they point at, and beside each other where relations share a stretch.

use super::{
    aside::ended_at_rim,
    plane::{PlanePoint, Projection, on_plane},
    scene::SceneElement,
    stretches::Track,
    style::Form,
};
use crate::domain::values::geometry::Position;

impl SceneElement {
    /// Its arrows in a view: each with its tip and its direction in degrees clockwise from east.
    pub fn arrows_at(&self, projection: &Projection) -> Vec<(PlanePoint, f64)> {
        let rims = self.surroundings.get().unwrap_or_default().rims;
        let [first, last] = rims.map(|rim| rim.map_or(0.0, |rim| rim.at(projection.scale)));
        if let Some(track) = self.outline.track.as_ref().filter(|track| track.stretched().is_some()) {
            return self.arrows_beside(track, projection, [first, last]);
        }
        let final_arrow = self.arrows.len().saturating_sub(1);
        let arrows = self.arrows.iter().enumerate().map(|(place, (end, degrees))| {
            let rim = match place {
                0 => first,
                place if place == final_arrow => last,
                _ => 0.0,
            };
            let ([x, y], (sine, cosine)) = (projection.pixel(*end), degrees.to_radians().sin_cos());
            ([x - rim * cosine, y - rim * sine], *degrees)
        });
        arrows.collect()
    }

    /// Its arrows where it stands beside others, so that it does not end in the middle of a symbol.
    fn arrows_beside(&self, track: &Track, projection: &Projection, [first, last]: [f64; 2]) -> Vec<(PlanePoint, f64)> {
        if !matches!(self.style.form, Form::Arrow) {
            return Vec::new();
        }
        let lines = self.outline.at(projection.scale);
        let final_strand = track.strands.len().saturating_sub(1);
        let mut arrows = Vec::new();
        for (number, (line, set)) in lines.iter().zip(&track.strands).enumerate() {
            let mut line: Vec<_> = line.iter().map(|point| projection.pixel(*point)).collect();
            let rims = [
                if number == 0 { first } else { 0.0 },
                if number == final_strand { last } else { 0.0 },
            ];
            for (middle, rim) in [set.first(), set.last()].into_iter().zip(rims) {
                line.reverse();
                let ended = middle.map(|middle| ended_at_rim(&line, projection.pixel(*middle), rim));
                let mut back = ended.iter().flatten().rev();
                if let Some(tip) = back.next()
                    && let Some(before) = back.find(|point| *point != tip)
                {
                    let degrees = (tip[1] - before[1]).atan2(tip[0] - before[0]).to_degrees();
                    arrows.push((*tip, degrees));
                }
            }
        }
        arrows
    }
}

/// The ends of a line, each with the direction in which an arrow points out of it.
pub fn arrows(line: &[Position]) -> Vec<(PlanePoint, f64)> {
    let towards = |end: Option<&Position>, mut others: Box<dyn Iterator<Item = &Position> + '_>| {
        let end = *end?;
        let from = others.find(|other| **other != end)?;
        Some((on_plane(end), direction(*from, end)))
    };
    [
        towards(line.first(), Box::new(line.iter())),
        towards(line.last(), Box::new(line.iter().rev())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The direction on the map from one position to another, in degrees clockwise from east.
fn direction(from: Position, to: Position) -> f64 {
    let ([ax, ay], [bx, by]) = (on_plane(from), on_plane(to));
    (by - ay).atan2(bx - ax).to_degrees()
}
