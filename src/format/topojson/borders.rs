//! Borders: the arcs that two regions share. Coasts belong to one region and are no borders, but the outer lines of it.

use super::topology::{ArcFeature, Topology};
use crate::domain::values::geometry::Position;

impl Topology {
    /// The lines that two features of an object share, each once.
    pub fn shared_borders(&self, object: &str) -> Vec<Vec<Position>> {
        self.borders(object, &|_, _| true)
    }

    /// The lines between features of different groups, such as county borders out of an object of municipalities.
    ///
    /// `group` is asked with the features' codes; features without a code are in no group and have no such borders.
    pub fn borders_between<'a, G: PartialEq>(
        &'a self,
        object: &str,
        group: impl Fn(&'a str) -> G,
    ) -> Vec<Vec<Position>> {
        let groups: Vec<Option<G>> = self
            .arc_features(object)
            .iter()
            .map(|feature| feature.id.as_deref().map(&group))
            .collect();
        let differ = |first: usize, second: usize| match (groups.get(first), groups.get(second)) {
            (Some(Some(first)), Some(Some(second))) => first != second,
            _ => false,
        };
        self.borders(object, &differ)
    }

    /// The lines that one feature of an object has and no other, of features with such codes.
    pub fn outer_lines(&self, object: &str, is_wanted: impl Fn(&str) -> bool) -> Vec<Vec<Position>> {
        let features = self.arc_features(object);
        let mut uses = uses(features);
        uses.sort_unstable();
        uses.dedup();
        let alone = uses.chunk_by(|(first, _), (second, _)| first == second);
        alone
            .filter_map(|owners| match owners {
                [(arc, owner)] => Some((arc, features.get(*owner)?)),
                _ => None,
            })
            .filter(|(_, feature)| feature.id.as_deref().is_some_and(&is_wanted))
            .map(|(arc, _)| self.arc(*arc).to_vec())
            .collect()
    }

    /// The arcs that have two owners between which `is_border` holds. Owners are numbers of features.
    fn borders(&self, object: &str, is_border: &dyn Fn(usize, usize) -> bool) -> Vec<Vec<Position>> {
        let mut uses = uses(self.arc_features(object));
        uses.sort_unstable();
        uses.dedup();
        uses.chunk_by(|(first, _), (second, _)| first == second)
            .filter(|owners| {
                let mut pairs = owners.windows(2);
                pairs.any(|pair| matches!(pair, [(_, first), (_, second)] if is_border(*first, *second)))
            })
            .filter_map(|owners| owners.first())
            .map(|(arc, _)| self.arc(*arc).to_vec())
            .collect()
    }
}

/// Every arc with each feature that uses it.
fn uses(features: &[ArcFeature]) -> Vec<(usize, usize)> {
    let of_feature = |(owner, feature)| ArcFeature::arc_uses(feature).map(move |arc| (arc.index(), owner));
    features.iter().enumerate().flat_map(of_feature).collect()
}
