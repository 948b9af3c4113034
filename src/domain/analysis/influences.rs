//! How the areas influence each other: one record for each pair, and what the sums of them say.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

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
        Id::of(RecordId::following_from_signs(signs))
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

/// What one of some areas influences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The area.
    pub from: Id<ModelArea>,
    /// What it influences and how much, the most first.
    pub to: Vec<(Id<ModelArea>, InfluenceStrength)>,
    /// The sum of that.
    pub sum: u32,
}

/// What these areas influence, as far as it has been judged to be something: the area whose influences weigh most first. An area that
/// influences nothing, or of which nothing has been judged, is not among them, and neither is one that is left out of the analysis.
pub fn effects(document: &Document, areas: &BTreeSet<Id<ModelArea>>) -> Vec<Effect> {
    let is_used = |area: &Id<ModelArea>| document.model_area(area).is_some_and(|area| !area.hidden);
    let mut effects: BTreeMap<&Id<ModelArea>, Effect> = BTreeMap::new();
    for (_, influence) in document.all::<Influence>() {
        let (Some(from), Some(to)) = (&influence.from, &influence.to) else {
            continue;
        };
        let weight = influence.strength.weight().unwrap_or_default();
        if from == to || weight == 0 || !areas.contains(from) || !is_used(from) || !is_used(to) {
            continue;
        }
        let effect = effects.entry(from).or_insert_with(|| Effect {
            from: from.clone(),
            to: Vec::new(),
            sum: 0,
        });
        effect.to.push((to.clone(), influence.strength));
        effect.sum += weight;
    }
    let mut effects: Vec<_> = effects.into_values().collect();
    for effect in &mut effects {
        effect.to.sort_by_key(|(_, strength)| Reverse(strength.weight()));
    }
    effects.sort_by_key(|effect| Reverse(effect.sum));
    effects
}

/// A reason without the word that joins it to what it is the reason of, which those who write it often begin with. `joints` has such words, with
/// a line between them.
pub fn without_joint<'a>(reason: &'a str, joints: &str) -> &'a str {
    let rest = |joint: &str| {
        let (begins, rest) = (reason.get(..joint.len())?, reason.get(joint.len()..)?);
        let is_joint = begins.to_lowercase() == joint && rest.starts_with(char::is_whitespace);
        Some(rest.trim_start()).filter(|rest| is_joint && !rest.is_empty())
    };
    joints.split('|').find_map(rest).unwrap_or(reason)
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

    // R568
    #[test]
    fn what_the_areas_of_findings_influence_is_weighed_by_strength_and_the_weightiest_comes_first() {
        let records = [
            influence("a", "b", InfluenceStrength::Weak),
            influence("a", "c", InfluenceStrength::Clear),
            influence("b", "c", InfluenceStrength::Strong),
            influence("b", "a", InfluenceStrength::None),
            influence("b", "hidden", InfluenceStrength::Strong),
            influence("c", "a", InfluenceStrength::Strong),
            influence("d", "a", InfluenceStrength::Unsaid),
        ];
        let hidden = ModelArea {
            hidden: true,
            ..ModelArea::default()
        };
        let areas = ["a", "b", "c"].map(|id| (area(id).raw().clone(), ModelArea::default().into()));
        let hidden = (area("hidden").raw().clone(), hidden.into());
        let document = Document::of(
            RecordId::new("d").unwrap(),
            records.into_iter().chain(areas).chain([hidden]),
        );
        let of = BTreeSet::from(["a", "b", "d"].map(area));
        let found = effects(&document, &of);
        let said: Vec<_> = found
            .iter()
            .map(|effect| {
                let to: Vec<_> = effect.to.iter().map(|(to, _)| to.as_str()).collect();
                format!("{} {} {}", effect.from.as_str(), to.join("+"), effect.sum)
            })
            .collect();
        assert_eq!(said, ["a c+b 3", "b c 3"]);
        assert_eq!(effects(&document, &BTreeSet::new()), []);
    }

    // R556
    #[test]
    fn a_reason_is_joined_once_however_it_begins() {
        let joints = "därför att|eftersom";
        assert_eq!(without_joint("Därför att det är långt", joints), "det är långt");
        assert_eq!(without_joint("eftersom\nresan är lång", joints), "resan är lång");
        for whole in ["resan är lång", "eftersomligt", "därför att", "därför", ""] {
            assert_eq!(without_joint(whole, joints), whole);
        }
    }
}
