//! Who has been heard: which groups of actors and which municipalities were invited, came and contributed.

use std::collections::{BTreeMap, BTreeSet};

use super::group_of;
use crate::domain::{
    action_table::names::known_by,
    records::{
        dialogue::{Contribution, Meeting},
        document::Document,
        strategy::{Actor, ActorGroup},
    },
    values::{district::Districts, extent::centre, id::Id},
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
    /// How many contributions do not tell of which group they are.
    pub of_no_group: usize,
    /// How many tell neither a municipality nor a place in one.
    pub of_no_municipality: usize,
    /// How many are of a municipality that is none of those.
    pub of_others: usize,
}

impl Coverage {
    /// That of a document: one pass over its meetings, actors and contributions. A municipality is invited and comes where an actor has its
    /// name, and contributes where a contribution is of it, or where one that names no municipality has its place.
    pub fn of(document: &Document, municipalities: &[MunicipalityNames<'_>], districts: &Districts<'_>) -> Self {
        let (mut invited, mut came) = (BTreeSet::<&Id<Actor>>::new(), BTreeSet::<&Id<Actor>>::new());
        let meetings: Vec<_> = document.all::<Meeting>().collect();
        for (_, meeting) in &meetings {
            invited.extend(&meeting.invited);
            came.extend(&meeting.came);
        }
        let by_name: BTreeMap<String, usize> = municipalities
            .iter()
            .enumerate()
            .flat_map(|(place, one)| one.names.iter().map(move |name| (known_by(name), place)))
            .collect();
        let by_code: BTreeMap<&str, usize> = (0..)
            .zip(municipalities)
            .map(|(place, one)| (one.code, place))
            .collect();
        let mut groups: Vec<_> = ActorGroup::ALL.iter().map(|group| (*group, Heard::default())).collect();
        let mut places = vec![Heard::default(); municipalities.len()];
        let (mut of_no_group, mut of_no_municipality, mut of_others) = (0, 0, 0);
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
                .get(&known_by(&actor.name))
                .and_then(|place| places.get_mut(*place));
            place.into_iter().for_each(add);
        }
        for (_, contribution) in document.all::<Contribution>() {
            let of = group_of(document, contribution);
            of_no_group += usize::from(of.is_none());
            groups
                .iter_mut()
                .filter(|(group, _)| Some(*group) == of)
                .for_each(|(_, heard)| heard.contributed += 1);
            match municipality_of(contribution, districts) {
                None => of_no_municipality += 1,
                Some(code) => match by_code.get(code).and_then(|place| places.get_mut(*place)) {
                    None => of_others += 1,
                    Some(heard) => heard.contributed += 1,
                },
            }
        }
        Self {
            groups,
            municipalities: places,
            of_no_group,
            of_no_municipality,
            of_others,
        }
    }
}

/// The municipality of a contribution by its code: the one that was said, or else the one in which its place lies.
pub fn municipality_of<'a>(contribution: &'a Contribution, districts: &Districts<'a>) -> Option<&'a str> {
    match contribution.municipality.as_str() {
        "" => districts.at(centre(contribution.place.as_ref()?)?),
        said => Some(said),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        records::record::Record,
        values::{
            geometry::{Geometry, Position},
            id::RecordId,
        },
    };

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
        let coverage = Coverage::of(&document, &county, &Districts::of([]));
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

    // R337, R361
    #[test]
    fn what_has_a_place_and_names_no_municipality_is_of_the_one_that_it_lies_in() {
        let at = |longitude, latitude| Position { longitude, latitude };
        let square = |west: f64| {
            vec![vec![vec![
                at(west, 59.0),
                at(west + 0.5, 59.0),
                at(west + 0.5, 59.5),
                at(west, 59.5),
            ]]]
        };
        let (flen, gnesta) = (square(16.5), square(17.0));
        let districts = Districts::of([("0482", flen.as_slice()), ("0461", gnesta.as_slice())]);
        let said = |municipality: &str, place: Option<Position>| -> Record {
            Contribution {
                municipality: municipality.into(),
                place: place.map(Geometry::Point),
                ..Contribution::default()
            }
            .into()
        };
        let records = [
            ("a", said("", Some(at(16.6, 59.1)))),
            ("b", said("", Some(at(17.2, 59.1)))),
            // What was said counts, wherever the place is.
            ("c", said("0461", Some(at(16.6, 59.1)))),
            // Far outside the county, and nowhere.
            ("d", said("", Some(at(12.0, 59.1)))),
            ("e", said("", None)),
        ];
        let document = Document::of(id("d"), records.into_iter().map(|(name, record)| (id(name), record)));
        let names = |code| MunicipalityNames {
            code,
            names: Vec::new(),
        };
        let coverage = Coverage::of(&document, &[names("0482"), names("0461")], &districts);
        let contributed: Vec<_> = coverage.municipalities.iter().map(|heard| heard.contributed).collect();
        assert_eq!(contributed, [1, 2]);
        // Those that are in no row are counted too.
        assert_eq!(
            (coverage.of_no_group, coverage.of_no_municipality, coverage.of_others),
            (5, 2, 0)
        );
        let coverage = Coverage::of(&document, &[names("0482")], &districts);
        assert_eq!((coverage.of_no_municipality, coverage.of_others), (2, 2));
    }
}
