//! How the areas influence each other: one record for each pair, and what the sums of them say.

use std::collections::BTreeMap;

use crate::domain::{
    records::{
        analysis::{Influence, InfluenceDirection, InfluenceStrength, ModelArea},
        document::Document,
    },
    values::id::{Id, RecordId},
};

impl InfluenceStrength {
    /// How much it is, from 0 to 3; `None` where it has not been said, which is not the same as nothing.
    pub const fn weight(self) -> Option<u32> {
        match self {
            Self::Unsaid => None,
            Self::None => Some(0),
            Self::Weak => Some(1),
            Self::Clear => Some(2),
            Self::Strong => Some(3),
        }
    }

    /// The strength of a weight from 0 to 3.
    pub fn of_weight(weight: u32) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.weight() == Some(weight))
    }
}

impl Influence {
    /// The id of the influence of one area on another. It follows from the two, so that two people who fill the same square write in the
    /// same record (decision 16).
    pub fn id_of(from: &Id<ModelArea>, to: &Id<ModelArea>) -> Id<Self> {
        // The sign between them is in no id.
        let signs = from.as_str().bytes().chain([b'>']).chain(to.as_str().bytes());
        Id::of(RecordId::following_from(signs))
    }

    /// Whether anything is said in it.
    pub fn is_said(&self) -> bool {
        self.strength != InfluenceStrength::Unsaid
            || self.direction != InfluenceDirection::Strengthens
            || !self.reason.trim().is_empty()
    }
}

/// How much an area influences the others, and they it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// The sum of what goes out from it.
    pub out: u32,
    /// The sum of what comes in.
    pub into: u32,
    /// How many of its squares, out and in, have been judged.
    pub judged: usize,
}

/// What the sums say of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// None of its influences has been judged.
    Unknown,
    /// More goes out than comes in.
    Drives,
    /// More comes in than goes out.
    Depends,
    /// As much of each, and some.
    Both,
    /// Nothing goes out or comes in.
    Apart,
}

impl Balance {
    /// What the sums say.
    pub fn role(self) -> Role {
        match (self.judged, self.out, self.into) {
            (0, ..) => Role::Unknown,
            (_, 0, 0) => Role::Apart,
            (_, out, into) if out > into => Role::Drives,
            (_, out, into) if out < into => Role::Depends,
            _ => Role::Both,
        }
    }
}

/// The sums of each of these areas, from the influences between them.
pub fn balances(document: &Document, areas: &[Id<ModelArea>]) -> Vec<Balance> {
    let places: BTreeMap<&Id<ModelArea>, usize> = areas.iter().enumerate().map(|(place, id)| (id, place)).collect();
    let mut balances = vec![Balance::default(); areas.len()];
    for (_, influence) in document.all::<Influence>() {
        let ends = influence.from.as_ref().zip(influence.to.as_ref());
        let ends = ends.and_then(|(from, to)| Some((*places.get(from)?, *places.get(to)?)));
        let (Some((from, to)), Some(weight)) = (ends, influence.strength.weight()) else {
            continue;
        };
        if from != to {
            balances[from].out += weight;
            balances[from].judged += 1;
            balances[to].into += weight;
            balances[to].judged += 1;
        }
    }
    balances
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn area(text: &str) -> Id<ModelArea> {
        Id::of(RecordId::new(text).unwrap())
    }

    fn influence(
        from: &str,
        to: &str,
        strength: InfluenceStrength,
    ) -> (RecordId, crate::domain::records::record::Record) {
        let (from, to) = (area(from), area(to));
        let id = Influence::id_of(&from, &to);
        let influence = Influence {
            from: Some(from),
            to: Some(to),
            strength,
            ..Influence::default()
        };
        (id.raw().clone(), influence.into())
    }

    // R554
    #[test]
    fn the_id_follows_from_the_pair_and_its_direction() {
        let (a, b) = (area("area-work"), area("area-health"));
        assert_eq!(Influence::id_of(&a, &b), Influence::id_of(&a, &b));
        assert_ne!(Influence::id_of(&a, &b), Influence::id_of(&b, &a));
        // Files have been written with it: it never changes.
        assert_eq!(Influence::id_of(&a, &b).as_str(), "jy0qh54gy4n64");
    }

    // R557
    #[test]
    fn what_has_not_been_judged_is_not_nothing() {
        let areas = ["a", "b", "c", "d"].map(area);
        let records = [
            influence("a", "b", InfluenceStrength::Strong),
            influence("b", "a", InfluenceStrength::Weak),
            influence("a", "c", InfluenceStrength::None),
            influence("d", "b", InfluenceStrength::Unsaid),
            // Of one that is left out.
            influence("e", "a", InfluenceStrength::Strong),
        ];
        let document = Document::of(RecordId::new("d").unwrap(), records);
        let balances = balances(&document, &areas);
        let roles: Vec<_> = balances.iter().map(|one| one.role()).collect();
        assert_eq!(roles, [Role::Drives, Role::Depends, Role::Apart, Role::Unknown]);
        assert_eq!(
            balances[0],
            Balance {
                out: 3,
                into: 1,
                judged: 3
            }
        );
        assert_eq!(balances[3], Balance::default());
    }

    // R555
    #[test]
    fn a_digit_from_nought_to_three_is_a_strength() {
        let all: Vec<_> = (0..=4).map(InfluenceStrength::of_weight).collect();
        let strengths = &InfluenceStrength::ALL[1..];
        assert_eq!(all[..4], strengths.iter().copied().map(Some).collect::<Vec<_>>());
        assert_eq!(all[4], None);
    }
}
