//! Which properties of a file an element's fields are read from.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{FOREIGN, OWN_UNKNOWN, words};
use crate::domain::values::text;

/// Where a property can be: our own name first, then what others call it, in small letters.
pub(super) struct Names(&'static [&'static str]);

pub(super) const NAME: Names = Names(&[
    "name",
    "namn",
    "title",
    "titel",
    "label",
    "benämning",
    "benamning",
    "ortnamn",
    "kommunnamn",
    "kom_namn",
    "tätort",
    "tatort",
    "ort",
    "navn",
]);
pub(super) const THEME: Names = Names(&["theme", "tema", "struktur"]);
pub(super) const KIND: Names = Names(&["kind", "typ", "slag", "type", "element", "kategori", "category"]);
pub(super) const LEVEL: Names = Names(&["level", "nivå", "niva"]);
pub(super) const STATUS: Names = Names(&["status", "planstatus", "skede"]);
pub(super) const GUIDANCE: Names = Names(&[
    "guidance",
    "vägledning",
    "vagledning",
    "ställningstagande",
    "stallningstagande",
    "beskrivning",
    "description",
    "text",
]);
pub(super) const SOURCE: Names = Names(&["source", "källa", "kalla"]);
pub(super) const DATE: Names = Names(&[
    "date",
    "datum",
    "aktualitetsdatum",
    "aktualitet",
    "uppdaterad",
    "ändrad",
    "andrad",
    "updated",
]);
pub(super) const FACTORS: Names = Names(&[
    "factors",
    "framgångsfaktorer",
    "framgangsfaktorer",
    "framgångsfaktor",
    "framgangsfaktor",
]);
pub(super) const FROM: Names = Names(&["from", "från", "fran"]);
pub(super) const TO: Names = Names(&["to", "till"]);
pub(super) const PRIORITIES: Names = Names(&["priorities"]);
pub(super) const ACTIONS: Names = Names(&["actions"]);

/// The most properties that are offered.
const MOST_OFFERED: usize = 200;
/// How many properties deep in each other are looked for.
const DEEPEST: usize = 3;
/// How many features a guess looks into.
const LOOKED_AT: usize = 200;
/// The longest example, in characters.
const LONGEST_EXAMPLE: usize = 40;

/// A field of an element that somebody can choose the property for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Its name.
    Name,
    /// What it is.
    Kind,
    /// The scale at which it matters.
    Level,
    /// Existing, planned or desired.
    Status,
    /// What it means for planning.
    Guidance,
    /// Where the information comes from.
    Source,
    /// The day that the information is of.
    Date,
}

impl Role {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 7] = [
        Self::Name,
        Self::Kind,
        Self::Level,
        Self::Status,
        Self::Guidance,
        Self::Source,
        Self::Date,
    ];

    fn names(self) -> Names {
        match self {
            Self::Name => NAME,
            Self::Kind => KIND,
            Self::Level => LEVEL,
            Self::Status => STATUS,
            Self::Guidance => GUIDANCE,
            Self::Source => SOURCE,
            Self::Date => DATE,
        }
    }

    /// Whether a property within another that is called so is most likely it. A text or a day may be of something else there.
    fn shows_in_its_name(self) -> bool {
        match self {
            Self::Name | Self::Kind | Self::Level | Self::Status => true,
            Self::Guidance | Self::Source | Self::Date => false,
        }
    }

    /// Whether a value says a term of this field and no more; a kind may say its level too.
    fn is_term(self, said: &str) -> bool {
        match self {
            Self::Kind => words::says(said, words::KINDS).is_some_and(|is_all| is_all || Self::Level.says_a_term(said)),
            Self::Level => words::says(said, words::LEVELS) == Some(true),
            Self::Status => words::says(said, words::STATUSES) == Some(true),
            Self::Name | Self::Guidance | Self::Source | Self::Date => false,
        }
    }

    /// Whether a value says a term of this field, among whatever else; of a field that has none anything does.
    fn says_a_term(self, said: &str) -> bool {
        match self {
            Self::Kind => words::says(said, words::KINDS).is_some(),
            Self::Level => words::says(said, words::LEVELS).is_some(),
            Self::Status => words::says(said, words::STATUSES).is_some(),
            Self::Name | Self::Guidance | Self::Source | Self::Date => true,
        }
    }
}

/// The properties that each field is read from, the better one first. One within another is written as `adress.gata`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    paths: [Vec<String>; 7],
    /// What nobody chooses is read from what has its name, in whatever letters the file writes that.
    pub(super) theme: Vec<String>,
    pub(super) factors: Vec<String>,
    pub(super) ends: [Vec<String>; 2],
    pub(super) links: [Vec<String>; 2],
}

impl Columns {
    /// A guess by the names of the properties, then by those within others, and of terms by what they say.
    pub fn guess<'a>(features: impl Iterator<Item = &'a Map<String, Value>> + Clone) -> Self {
        let mut keys = BTreeSet::new();
        let mut is_ours = false;
        for properties in features.clone() {
            is_ours |= [&THEME, &KIND, &LEVEL, &STATUS]
                .iter()
                .all(|names| properties.contains_key(names.own()));
            keys.extend(properties.keys().filter(|key| !is_envelope(key)));
        }
        let mut columns = Self {
            paths: Role::ALL.map(|role| role.names().among(keys.iter().copied())),
            theme: THEME.among(keys.iter().copied()),
            factors: FACTORS.among(keys.iter().copied()),
            ends: [FROM, TO].map(|names| names.among(keys.iter().copied())),
            links: [PRIORITIES, ACTIONS].map(|names| names.among(keys.iter().copied())),
        };
        // In a file of ours what is left out is none.
        if !is_ours {
            columns.guess_further(&keys, &features.take(LOOKED_AT).collect::<Vec<_>>());
        }
        columns
    }

    fn guess_further(&mut self, keys: &BTreeSet<&String>, features: &[&Map<String, Value>]) {
        let offered = Self::offered(features.iter().copied());
        for role in Role::ALL.into_iter().filter(|role| role.shows_in_its_name()) {
            if self.paths(role).is_empty() {
                let within = role.names().within(&offered);
                self.choose(role, within.as_deref());
            }
        }
        for role in [Role::Kind, Role::Level, Role::Status] {
            let is_free = |path: &&String| Role::ALL.iter().all(|role| !self.paths(*role).contains(*path));
            if self.paths(role).is_empty() {
                let saying = offered.iter().filter(is_free).find(|path| {
                    let mut said = features
                        .iter()
                        .filter_map(|properties| find(properties, path)?.as_str())
                        .peekable();
                    said.peek().is_some() && said.all(|said| role.is_term(said))
                });
                let saying = saying.cloned();
                self.choose(role, saying.as_deref());
            }
        }
        if self.paths(Role::Name).is_empty() {
            let sounds_like_a_name = |key: &&&String| {
                let key = key.to_lowercase();
                key.contains("namn") || key.contains("name")
            };
            let found = keys.iter().find(sounds_like_a_name);
            self.choose(Role::Name, found.map(|key| key.as_str()));
        }
    }

    /// The first three different values that a term is read from and that say none.
    pub fn not_understood<'a>(
        &self,
        features: impl Iterator<Item = &'a Map<String, Value>>,
        role: Role,
    ) -> Vec<String> {
        let Some(path) = self.of(role) else {
            return Vec::new();
        };
        let mut seen = BTreeSet::new();
        let values = features.filter_map(|properties| find(properties, path)?.as_str());
        let others = values.filter(|said| !said.trim().is_empty() && seen.insert(*said) && !role.says_a_term(said));
        others
            .take(3)
            .map(|said| text::plain(said.chars().take(LONGEST_EXAMPLE).collect::<String>().into()))
            .collect()
    }

    /// The property that a field is read from first; `None` if from none.
    pub fn of(&self, role: Role) -> Option<&str> {
        self.paths(role).first().map(String::as_str)
    }

    /// Has a field read from one property alone, or from none.
    pub fn choose(&mut self, role: Role, path: Option<&str>) {
        if let Some(paths) = self.paths.get_mut(role as usize) {
            *paths = path.map(str::to_owned).into_iter().collect();
        }
    }

    pub(super) fn paths(&self, role: Role) -> &[String] {
        self.paths.get(role as usize).map_or(&[], Vec::as_slice)
    }

    /// The properties that a field can be read from, with those within others.
    pub fn offered<'a>(features: impl Iterator<Item = &'a Map<String, Value>>) -> Vec<String> {
        let mut paths = BTreeSet::new();
        for properties in features {
            collect(properties, "", DEEPEST, &mut paths);
            if paths.len() >= MOST_OFFERED {
                break;
            }
        }
        paths.into_iter().take(MOST_OFFERED).collect()
    }

    /// The first three different values of a property.
    pub fn examples<'a>(features: impl Iterator<Item = &'a Map<String, Value>>, path: &str) -> Vec<String> {
        let mut examples: Vec<String> = Vec::new();
        for value in features.filter_map(|properties| find(properties, path).and_then(written)) {
            let example: String = value.chars().take(LONGEST_EXAMPLE).collect();
            if !example.trim().is_empty() && !examples.contains(&example) {
                examples.push(example);
            }
            if examples.len() == 3 {
                break;
            }
        }
        examples
    }
}

fn collect(properties: &Map<String, Value>, before: &str, depth: usize, paths: &mut BTreeSet<String>) {
    for (key, value) in properties {
        let path = if before.is_empty() {
            key.clone()
        } else {
            [before, ".", key].concat()
        };
        match value {
            Value::Object(within) if depth > 1 && !(before.is_empty() && is_envelope(key)) => {
                collect(within, &path, depth - 1, paths);
            }
            Value::String(_) | Value::Number(_) => {
                paths.insert(path);
            }
            _ => {}
        }
    }
}

/// A value by its path. A key that has a point in its own name is found by that.
pub(super) fn find<'a>(properties: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    properties.get(path).or_else(|| {
        let mut points = path.match_indices('.');
        points.find_map(|(at, _)| {
            let within = properties.get(path.get(..at)?)?.as_object()?;
            find(within, path.get(at + 1..)?)
        })
    })
}

/// A text, or a number as text.
pub(super) fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text::plain(text.as_str().into())),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Takes the first text out of some properties, or else the first number; `None` if there is neither. What lies within another stays
/// there too.
pub(super) fn take_text(properties: &mut Map<String, Value>, paths: &[String]) -> Option<String> {
    let by = |is_wanted: fn(&Value) -> bool| {
        let mut paths = paths.iter();
        paths.find(|path| find(properties, path).is_some_and(is_wanted))
    };
    let path = by(Value::is_string).or_else(|| by(Value::is_number))?;
    let text = find(properties, path).and_then(written);
    properties.remove(path);
    text
}

/// Whether a property carries others, which are no part of the file's own.
fn is_envelope(key: &str) -> bool {
    key == FOREIGN || key == OWN_UNKNOWN
}

impl Names {
    pub(super) fn own(&self) -> &'static str {
        self.0.first().copied().unwrap_or_default()
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.0.contains(&key.to_lowercase().as_str())
    }

    /// The path among these that ends in one of the names: the better name first, then the one that lies least deep.
    fn within(&self, paths: &[String]) -> Option<String> {
        let ranked = paths.iter().filter_map(|path| {
            let (_, last) = path.rsplit_once('.')?;
            let last = last.to_lowercase();
            let rank = self.0.iter().position(|name| *name == last)?;
            Some((rank, path.matches('.').count(), path))
        });
        ranked.min().map(|(.., path)| path.clone())
    }

    /// The keys that are among the names, the better name first.
    pub(super) fn among<'a>(&self, keys: impl Iterator<Item = &'a String>) -> Vec<String> {
        let ranked = |key: &'a String| {
            let lower = key.to_lowercase();
            let rank = self.0.iter().position(|name| *name == lower)?;
            Some((rank, key))
        };
        let mut found: Vec<(usize, &String)> = keys.filter_map(ranked).collect();
        found.sort();
        found.into_iter().map(|(_, key)| key.clone()).collect()
    }
}
