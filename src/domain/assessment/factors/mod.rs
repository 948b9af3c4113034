//! The 14 success factors (Persson, *Regionens röst*, SKR 2021), their statements and the maturity scale.
//!
//! Titles are the source's; statements, levels and translations are Samspel's own. The question set is data, a file that
//! is fetched (`docs/question-set.md`), versioned by its id, so that rounds stay comparable.

mod read;
mod sets;

use crate::domain::records::self_assessment::Level;

pub use read::{MOST_BYTES, SetError, is_set_id};
pub use sets::{CURRENT, install};

/// The languages in which the question set is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// Swedish.
    #[default]
    Swedish,
    /// English.
    English,
}

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct BilingualText {
    sv: &'static str,
    en: &'static str,
}

/// A whole question set. One that has been read stays for as long as the program runs, so that its texts can be passed on
/// as they are.
#[derive(Debug, PartialEq, Eq)]
pub struct QuestionSet {
    /// The set's name and version, as `framgangsfaktorer-1`.
    pub id: &'static str,
    title: BilingualText,
    /// The five levels of the scale, from 0.
    pub scale: &'static [ScaleLevel],
    /// The factors in their order.
    pub factors: &'static [Factor],
}

/// A level of the general scale.
#[derive(Debug, PartialEq, Eq)]
pub struct ScaleLevel {
    name: BilingualText,
    description: BilingualText,
}

/// One success factor.
#[derive(Debug, PartialEq, Eq)]
pub struct Factor {
    /// The stable id, as `F03`.
    pub id: &'static str,
    /// Its number in the source, 1 to 14.
    pub number: u8,
    title: BilingualText,
    /// What the factor asks about.
    pub statements: &'static [Statement],
    levels: [Option<BilingualText>; 5],
}

/// A statement that is answered on the scale.
#[derive(Debug, PartialEq, Eq)]
pub struct Statement {
    /// The stable id, as `F03.2`.
    pub id: &'static str,
    text: BilingualText,
}

impl BilingualText {
    fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Swedish => self.sv,
            Language::English => self.en,
        }
    }
}

impl ScaleLevel {
    /// The level's name, as *Etablerat*.
    pub fn name(&self, language: Language) -> &'static str {
        self.name.get(language)
    }

    /// What the level means in general.
    pub fn description(&self, language: Language) -> &'static str {
        self.description.get(language)
    }
}

impl Factor {
    /// The factor's title.
    pub fn title(&self, language: Language) -> &'static str {
        self.title.get(language)
    }

    /// What a level means for this very factor, where that is described; levels 1 and 3 rest on the general text.
    pub fn level(&self, level: Level, language: Language) -> Option<&'static str> {
        let described = self.levels.get(usize::from(level.get()))?.as_ref();
        described.map(|text| text.get(language))
    }
}

impl Statement {
    /// The number by which people cite it, as `3.2`.
    pub fn number(&self) -> &str {
        self.id.trim_start_matches(['F', '0'])
    }

    /// The statement's text.
    pub fn text(&self, language: Language) -> &'static str {
        self.text.get(language)
    }
}

impl QuestionSet {
    /// The set that this version asks; without scale and factors until it has been fetched.
    pub fn current() -> &'static Self {
        sets::current()
    }

    /// The set of an id; `None` if it has not been fetched, or is served nowhere.
    pub fn of(id: &str) -> Option<&'static Self> {
        sets::of(id)
    }

    /// What the set is called.
    pub fn title(&self, language: Language) -> &'static str {
        self.title.get(language)
    }

    /// The factor of an id.
    pub fn factor(&self, id: &str) -> Option<&'static Factor> {
        self.factors.iter().find(|factor| factor.id == id)
    }

    /// The factors before and after one, in their order.
    pub fn neighbours(&self, id: &str) -> (Option<&'static Factor>, Option<&'static Factor>) {
        let Some(place) = self.factors.iter().position(|factor| factor.id == id) else {
            return (None, None);
        };
        let before = place.checked_sub(1).and_then(|before| self.factors.get(before));
        (before, self.factors.get(place + 1))
    }

    /// The statement of an id.
    pub fn statement(&self, id: &str) -> Option<&'static Statement> {
        let mut statements = self.factors.iter().flat_map(|factor| factor.statements);
        statements.find(|statement| statement.id == id)
    }

    /// How many statements there are in all.
    pub fn statement_count(&self) -> usize {
        self.factors.iter().map(|factor| factor.statements.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::factors::*;

    #[test]
    fn the_question_set_has_14_factors_52_statements_and_5_levels() {
        let set = QuestionSet::current();
        assert_eq!((set.factors.len(), set.statement_count(), set.scale.len()), (14, 52, 5));
        for factor in set.factors {
            for statement in factor.statements {
                assert!(statement.id.starts_with(factor.id), "{}", statement.id);
                let cited = statement.number().split_once('.').map(|(factor, _)| factor);
                assert_eq!(cited, Some(factor.number.to_string().as_str()));
            }
            for level in [0, 2, 4] {
                assert!(
                    Level::new(level)
                        .and_then(|level| factor.level(level, Language::English))
                        .is_some()
                );
            }
        }
    }

    // R45: answers in kept documents are found by these ids.
    #[test]
    fn the_ids_of_the_first_set_are_as_they_were() {
        let set = QuestionSet::of("framgangsfaktorer-1");
        let ids: Vec<_> = set
            .iter()
            .flat_map(|set| set.factors)
            .flat_map(|factor| factor.statements.iter().map(|statement| statement.id))
            .collect();
        let counts = [3, 4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 3, 3];
        let expected: Vec<_> = (1..)
            .zip(counts)
            .flat_map(|(factor, count)| (1..=count).map(move |number| format!("F{factor:02}.{number}")))
            .collect();
        assert_eq!(ids, expected);
    }

    #[test]
    fn the_first_factor_has_none_before_it_and_the_last_none_after() {
        let set = QuestionSet::current();
        let around = |id| {
            let (before, after) = set.neighbours(id);
            let id = |factor: &Factor| factor.id;
            (before.map(id), after.map(id))
        };
        assert_eq!(around("F01"), (None, Some("F02")));
        assert_eq!(around("F10"), (Some("F09"), Some("F11")));
        assert_eq!(around("F14"), (Some("F13"), None));
        assert_eq!(around("F15"), (None, None));
    }
}
