//! The records of a kind by their names, as people write them: in a cell, in a file, in a spreadsheet somewhere else.

use std::collections::BTreeMap;

use crate::domain::{
    records::{
        document::Document,
        record::{Record, RecordKind},
    },
    values::{
        id::RecordId,
        search::{plain, without_mark},
    },
};

/// Stands before the id where a name alone does not say which record is meant.
const ID_MARK: &str = " #";

/// Between the names of several records in one text.
pub const SEPARATOR: char = ';';

/// How many names that are nearly the same are offered.
const MOST_NEAR: usize = 3;

/// What a name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// One record.
    One(RecordId),
    /// More than one.
    Several,
    /// None.
    Nothing,
}

/// The records of a kind by their names.
#[derive(Debug, Default)]
pub struct Names {
    names: BTreeMap<RecordId, String>,
    by_name: BTreeMap<String, Vec<RecordId>>,
}

/// A text without what people write differently: capitals, accents, spaces. For words of a list, of which no two differ by these.
pub fn folded(text: &str) -> String {
    let plain = plain(text);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same of a name, in which å, ä and ö are letters: Habo is not Håbo.
pub fn known_by(name: &str) -> String {
    let mut known = String::with_capacity(name.len());
    for letter in name.to_lowercase().chars() {
        match letter {
            'å' | 'ä' | 'ö' => known.push(letter),
            // Some systems write a letter and what is above it one after the other.
            '\u{30a}' | '\u{308}' => {
                if let Some(under) = known.pop() {
                    known.push(match (under, letter) {
                        ('a', '\u{30a}') => 'å',
                        ('a', _) => 'ä',
                        ('o', '\u{308}') => 'ö',
                        (other, _) => other,
                    });
                }
            }
            other => known.extend(without_mark(other)),
        }
    }
    known.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Names {
    /// Those of a kind.
    pub fn of(document: &Document, kind: RecordKind) -> Self {
        let mut names = Self::default();
        for (id, record) in document.of_kind(kind) {
            names.add(id, record.name());
        }
        names
    }

    /// Takes in a record that is to be made.
    pub fn add(&mut self, id: &RecordId, name: &str) {
        self.by_name.entry(known_by(name)).or_default().push(id.clone());
        self.names.insert(id.clone(), name.to_owned());
    }

    /// The record's name so that it can be read back: with its id where the name alone does not say which one is meant.
    pub fn written(&self, id: &RecordId) -> String {
        let Some(name) = self.names.get(id) else {
            return ["#", id.as_str()].concat();
        };
        let is_alone = self.by_name.get(&known_by(name)).is_some_and(|ids| ids.len() == 1);
        let is_plain = !name.trim().is_empty()
            && name.trim() == name
            && !name.contains([SEPARATOR, '\n', '\r', '\t'])
            && !name.starts_with('#')
            && !name.contains(ID_MARK);
        if is_alone && is_plain {
            return name.clone();
        }
        let one_line: String = name
            .chars()
            .map(|sign| {
                if sign.is_whitespace() || sign == SEPARATOR {
                    ' '
                } else {
                    sign
                }
            })
            .collect();
        match one_line.trim() {
            "" => ["#", id.as_str()].concat(),
            name => [name, ID_MARK, id.as_str()].concat(),
        }
    }

    /// Which record is meant by what somebody wrote. Capitals, accents and spaces don't matter, unless two names differ by them only.
    pub fn find(&self, written: &str) -> Found {
        let written = written.trim();
        let after = written.rsplit_once(ID_MARK).map(|(_, id)| id);
        let id = after.or_else(|| written.strip_prefix('#'));
        if let Some(id) = id.and_then(RecordId::new).filter(|id| self.names.contains_key(id)) {
            return Found::One(id);
        }
        match self.by_name.get(&known_by(written)).map(Vec::as_slice) {
            None | Some([]) => Found::Nothing,
            Some([one]) => Found::One(one.clone()),
            Some(several) => {
                let mut exact = several
                    .iter()
                    .filter(|id| self.names.get(*id).is_some_and(|name| name.trim() == written));
                match (exact.next(), exact.next()) {
                    (Some(one), None) => Found::One(one.clone()),
                    _ => Found::Several,
                }
            }
        }
    }

    /// The records whose names are nearly what somebody wrote, the nearest first. The dots of å, ä and ö are no difference here: they
    /// are lost in many systems.
    pub fn near(&self, written: &str) -> Vec<RecordId> {
        let written: Vec<char> = folded(written).chars().collect();
        if written.len() < 2 {
            return Vec::new();
        }
        let mut near = Vec::new();
        for (name, ids) in &self.by_name {
            let name: Vec<char> = folded(name).chars().collect();
            let most = 1 + written.len().max(name.len()) / 6;
            let distance = if is_within(&written, &name) || is_within(&name, &written) {
                Some(1)
            } else {
                edits(&written, &name, most)
            };
            near.extend(
                distance
                    .into_iter()
                    .flat_map(|distance| ids.iter().map(move |id| (distance, id.clone()))),
            );
        }
        near.sort();
        near.into_iter().take(MOST_NEAR).map(|(_, id)| id).collect()
    }

    /// What a record is called.
    pub fn name(&self, id: &RecordId) -> &str {
        self.names.get(id).map_or("", String::as_str)
    }
}

/// Whether a name is the whole of another's first words, as *Region Örebro* of *Region Örebro län*.
fn is_within(short: &[char], long: &[char]) -> bool {
    short.len() >= 4
        && long
            .strip_prefix(short)
            .is_some_and(|rest| rest.first().is_none_or(|next| *next == ' '))
}

/// How many letters have to be put in, taken out or exchanged, where that is at most `most`.
fn edits(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.iter().enumerate() {
        let mut now = Vec::with_capacity(before.len());
        now.push(place + 1);
        for (at, (there, pair)) in other.iter().zip(before.windows(2)).enumerate() {
            let (exchanged, taken) = (pair.first()?, pair.last()?);
            let put = now.get(at)?;
            now.push((exchanged + usize::from(letter != there)).min(taken + 1).min(put + 1));
        }
        before = now;
    }
    before.last().copied().filter(|edits| *edits <= most)
}

/// What a record is called where it is shown, however many are called the same.
pub fn shown(record: Option<&Record>) -> &str {
    record.map_or("", Record::name)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::records::strategy::Actor;

    fn document(names: &[&str]) -> Document {
        let records = names.iter().enumerate().map(|(number, name)| {
            let actor = Actor {
                name: (*name).into(),
                ..Actor::default()
            };
            (RecordId::new(&format!("a{number}")).unwrap(), actor.into())
        });
        Document::of(RecordId::new("d").unwrap(), records)
    }

    fn id(number: usize) -> RecordId {
        RecordId::new(&format!("a{number}")).unwrap()
    }

    // R436
    #[test]
    fn a_name_is_known_however_it_is_written_and_by_its_id_where_that_is_not_enough() {
        let document = document(&[
            "Region Örebro län",
            "Länsstyrelsen",
            "länsstyrelsen",
            "Skövde",
            "Skövde",
            "",
        ]);
        let names = Names::of(&document, RecordKind::Actor);
        for written in [
            "Region Örebro län",
            " region  örebro LÄN ",
            "Region O\u{308}rebro la\u{308}n",
        ] {
            assert_eq!(names.find(written), Found::One(id(0)), "{written}");
        }
        assert_eq!(names.find("Region Orebro lan"), Found::Nothing);
        assert_eq!(names.near("Region Orebro lan"), [id(0)]);
        assert_eq!(names.find("länsstyrelsen"), Found::One(id(2)));
        assert_eq!(names.find("LÄNSSTYRELSEN"), Found::Several);
        assert_eq!(names.find("Skövde"), Found::Several);
        assert_eq!(names.find("Skövde #a4"), Found::One(id(4)));
        assert_eq!(names.find("Kommunen"), Found::Nothing);
        for number in 0..6 {
            assert_eq!(names.find(&names.written(&id(number))), Found::One(id(number)));
        }
        assert_eq!(names.written(&id(0)), "Region Örebro län");
        assert_eq!(names.written(&id(9)), "#a9");
    }

    // R436
    #[test]
    fn a_name_with_the_marks_of_the_table_in_it_is_read_back_as_itself() {
        let document = document(&["A; B", "#a0", "Kommun #a0", "  Rad\nrad ", "A  B"]);
        let names = Names::of(&document, RecordKind::Actor);
        for number in 0..5 {
            let written = names.written(&id(number));
            assert!(!written.contains([SEPARATOR, '\n']), "{written}");
            assert_eq!(names.find(&written), Found::One(id(number)), "{written}");
        }
    }

    // R540
    #[test]
    fn names_that_differ_by_the_dots_of_a_letter_are_two_and_offered_for_each_other() {
        let names = Names::of(&document(&["Håbo kommun", "Café Å"]), RecordKind::Actor);
        assert_eq!(names.find("Habo kommun"), Found::Nothing);
        assert_eq!(names.near("Habo kommun"), [id(0)]);
        assert_eq!(names.find("HÅBO KOMMUN"), Found::One(id(0)));
        assert_eq!(names.find("Ha\u{30a}bo kommun"), Found::One(id(0)));
        assert_eq!(names.find("cafe\u{301} å"), Found::One(id(1)));
        let both = Names::of(&document(&["Habo kommun", "Håbo kommun"]), RecordKind::Actor);
        for number in 0..2 {
            assert!(!both.written(&id(number)).contains('#'));
            assert_eq!(
                both.find(&both.written(&id(number)).to_uppercase()),
                Found::One(id(number))
            );
        }
    }

    // R436
    #[test]
    fn names_that_are_nearly_the_same_are_offered() {
        let document = document(&[
            "Region Örebro län",
            "Region Kalmar län",
            "Trafikverket",
            "Örebro kommun",
        ]);
        let names = Names::of(&document, RecordKind::Actor);
        assert_eq!(names.near("Regoin Örebro län"), [id(0)]);
        assert_eq!(names.near("Region Örebro"), [id(0)]);
        assert_eq!(names.near("Trafikverkett"), [id(2)]);
        assert_eq!(names.near("Polisen"), []);
        assert_eq!(names.near("x"), []);
    }
}
