//! A checked topology and the shapes in it.

use crate::domain::values::geometry::Position;

/// One use of an arc: its index as TopoJSON writes it, where `!index` (that is, −1 − index) runs backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ArcUse(pub(super) i32);

impl ArcUse {
    pub(super) fn index(self) -> usize {
        let index = if self.0 < 0 { !self.0 } else { self.0 };
        index.unsigned_abs() as usize
    }
}

/// A feature as uses of arcs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ArcFeature {
    pub(super) id: Option<String>,
    /// Polygons of rings of arcs.
    pub(super) polygons: Vec<Vec<Vec<ArcUse>>>,
    pub(super) lines: Vec<Vec<ArcUse>>,
}

impl ArcFeature {
    pub(super) fn arc_uses(&self) -> impl Iterator<Item = ArcUse> + '_ {
        self.polygons.iter().flatten().chain(&self.lines).flatten().copied()
    }
}

/// A file's objects over its arcs. Every index has been checked, every ring is closed and every position is in range.
#[derive(Clone, Debug, PartialEq)]
pub struct Topology {
    pub(super) positions: Vec<Position>,
    /// Where each arc ends in `positions`; it starts where the one before it ends.
    pub(super) arc_ends: Vec<usize>,
    pub(super) objects: Vec<(String, Vec<ArcFeature>)>,
}

/// A region, lake or line of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature<'a> {
    /// Its code, such as `0480` or `04`, where the file gives one.
    pub id: Option<&'a str>,
    /// Its areas: each has an outline first and then holes. Rings don't repeat their first position.
    pub polygons: Vec<Vec<Vec<Position>>>,
    /// Its lines.
    pub lines: Vec<Vec<Position>>,
}

impl Topology {
    /// The names of the objects, in the order of the names.
    pub fn object_names(&self) -> impl Iterator<Item = &str> {
        self.objects.iter().map(|(name, _)| name.as_str())
    }

    /// The features of an object, in the file's order; empty if the object isn't there.
    pub fn features<'a>(&'a self, object: &str) -> impl Iterator<Item = Feature<'a>> {
        self.arc_features(object).iter().map(|feature| Feature {
            id: feature.id.as_deref(),
            polygons: feature
                .polygons
                .iter()
                .map(|rings| rings.iter().map(|ring| self.ring(ring)).collect())
                .collect(),
            lines: feature.lines.iter().map(|arcs| self.joined(arcs)).collect(),
        })
    }

    pub(super) fn arc_features(&self, object: &str) -> &[ArcFeature] {
        let found = self.objects.iter().find(|(name, _)| name == object);
        found.map_or(&[], |(_, features)| features)
    }

    /// An arc in its own direction; empty for an index that isn't there.
    pub(super) fn arc(&self, index: usize) -> &[Position] {
        let start = if index == 0 {
            Some(&0)
        } else {
            self.arc_ends.get(index - 1)
        };
        let range = start.zip(self.arc_ends.get(index));
        range
            .and_then(|(start, end)| self.positions.get(*start..*end))
            .unwrap_or_default()
    }

    /// Arcs end to end, with the position where two meet once.
    pub(super) fn joined(&self, arcs: &[ArcUse]) -> Vec<Position> {
        let mut line = Vec::new();
        for arc in arcs {
            let positions = self.arc(arc.index()).iter().copied();
            let skipped = usize::from(!line.is_empty());
            if arc.0 < 0 {
                line.extend(positions.rev().skip(skipped));
            } else {
                line.extend(positions.skip(skipped));
            }
        }
        line
    }

    fn ring(&self, arcs: &[ArcUse]) -> Vec<Position> {
        let mut ring = self.joined(arcs);
        ring.pop();
        ring
    }

    /// The first and last position of an arc in the direction it is used.
    pub(super) fn ends(&self, arc: ArcUse) -> Option<(Position, Position)> {
        let positions = self.arc(arc.index());
        let (first, last) = (*positions.first()?, *positions.last()?);
        Some(if arc.0 < 0 { (last, first) } else { (first, last) })
    }
}
