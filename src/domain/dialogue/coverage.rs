//! Who has been heard: which groups of actors and which municipalities were invited, came and contributed.

use std::collections::{BTreeMap, BTreeSet};

use super::group_of;
use crate::domain::{
    action_table::names::folded,
    records::{
        dialogue::{Contribution, Meeting},
        document::Document,
        strategy::{Actor, ActorGroup},
    },
    values::id::Id,
};

/// How much has been heard of somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// How many actors were invited to some meeting.
    pub invited: usize,
    /// How many of them, or uninvited, came to one.
    pub came: usize,
    /// How many contributions there are.
    pub contributed: usize,
}

impl Heard {
    /// Whether anybody came or contributed.
    pub fn is_heard(self) -> bool {
        self.came > 0 || self.contributed > 0
    }
}

/// A municipality by its code and the names that people write for it.
pub struct MunicipalityNames<'a> {
    /// The code.
    pub code: &'a str,
    /// The names.
    pub names: Vec<String>,
}

/// What has been heard, of groups and of municipalities.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// Every group, in the order of the list.
    pub groups: Vec<(ActorGroup, Heard)>,
    /// Each of the municipalities, in the order in which they were given.
    pub municipalities: Vec<Heard>,
}

impl Coverage {
    /// That of a document: one pass over its meetings, actors and contributions. A municipality is invited and comes where an actor has its
    /// name, and contributes where a contribution is of it.
    pub fn of(document: &Document, municipalities: &[MunicipalityNames<'_>]) -> Self {
        let (mut invited, mut came) = (BTreeSet::<&Id<Actor>>::new(), BTreeSet::<&Id<Actor>>::new());
        let meetings: Vec<_> = document.all::<Meeting>().collect();
        for (_, meeting) in &meetings {
            invited.extend(&meeting.invited);
            came.extend(&meeting.came);
        }
        let by_name: BTreeMap<String, usize> = municipalities
            .iter()
            .enumerate()
            .flat_map(|(place, one)| one.names.iter().map(move |name| (folded(name), place)))
            .collect();
        let by_code: BTreeMap<&str, usize> = (0..)
            .zip(municipalities)
            .map(|(place, one)| (one.code, place))
            .collect();
        let mut groups: Vec<_> = ActorGroup::ALL.iter().map(|group| (*group, Heard::default())).collect();
        let mut places = vec![Heard::default(); municipalities.len()];
        for (id, actor) in document.all::<Actor>() {
            let (is_invited, has_come) = (invited.contains(&id), came.contains(&id));
            let add = |heard: &mut Heard| {
                heard.invited += usize::from(is_invited);
                heard.came += usize::from(has_come);
            };
            groups
                .iter_mut()
                .filter(|(group, _)| *group == actor.group)
                .for_each(|(_, heard)| add(heard));
            let place = by_name
                .get(&folded(&actor.name))
                .and_then(|place| places.get_mut(*place));
            place.into_iter().for_each(add);
        }
        for (_, contribution) in document.all::<Contribution>() {
            let of = group_of(document, contribution);
            groups
                .iter_mut()
                .filter(|(group, _)| Some(*group) == of)
                .for_each(|(_, heard)| heard.contributed += 1);
            let place = by_code.get(contribution.municipality.as_str());
            let place = place.and_then(|place| places.get_mut(*place));
            place.into_iter().for_each(|heard| heard.contributed += 1);
        }
        Self {
            groups,
            municipalities: places,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{records::record::Record, values::id::RecordId};

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    // R586
    #[test]
    fn a_group_is_heard_by_coming_or_by_contributing_and_a_municipality_by_its_actor_or_its_code() {
        let actor = |name: &str, group| -> Record {
            Actor {
                name: name.into(),
                group,
                ..Actor::default()
            }
            .into()
        };
        let to = |names: &[&str]| names.iter().map(|name| Id::of(id(name))).collect::<Vec<_>>();
        let meeting = Meeting {
            invited: to(&["nykoping", "firm"]),
            came: to(&["nykoping"]),
            ..Meeting::default()
        };
        // The same actor comes twice and counts once.
        let again = meeting.clone();
        let said = Contribution {
            group: Some(ActorGroup::CivilSociety),
            municipality: "0486".into(),
            ..Contribution::default()
        };
        let records: Vec<(&str, Record)> = vec![
            ("nykoping", actor("nyköpings  kommun", ActorGroup::Municipality)),
            ("firm", actor("Verkstan", ActorGroup::Business)),
            ("meeting", meeting.into()),
            ("meeting-2", again.into()),
            ("said", said.into()),
        ];
        let document = Document::of(id("d"), records.into_iter().map(|(name, record)| (id(name), record)));
        let names = |code, names: &[&str]| MunicipalityNames {
            code,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        };
        let county = [
            names("0480", &["Nyköping", "Nyköpings kommun"]),
            names("0486", &["Strängnäs", "Strängnäs kommun"]),
            names("0482", &["Flen", "Flens kommun"]),
        ];
        let coverage = Coverage::of(&document, &county);
        let heard = |invited, came, contributed| Heard {
            invited,
            came,
            contributed,
        };
        let of = |group| {
            coverage
                .groups
                .iter()
                .find(|(one, _)| *one == group)
                .map(|(_, heard)| *heard)
        };
        assert_eq!(of(ActorGroup::Municipality), Some(heard(1, 1, 0)));
        assert_eq!(of(ActorGroup::Business), Some(heard(1, 0, 0)));
        assert_eq!(of(ActorGroup::CivilSociety), Some(heard(0, 0, 1)));
        assert_eq!(
            coverage.municipalities,
            [heard(1, 1, 0), heard(0, 0, 1), heard(0, 0, 0)]
        );
        let are_heard = coverage.municipalities.iter().map(|heard| heard.is_heard());
        assert_eq!(are_heard.collect::<Vec<_>>(), [true, true, false]);
    }
}
