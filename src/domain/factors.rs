//! The 14 success factors (Persson, *Regionens röst*, SKR 2021), their statements and the maturity scale.
//!
//! Titles are the source's; statements, levels and translations are Samspel's own. The question set is data, versioned by
//! its id, so that rounds stay comparable.

use std::sync::LazyLock;

use serde::Deserialize;

use super::self_assessment::Level;

/// The languages in which the question set is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// Swedish.
    #[default]
    Swedish,
    /// English.
    English,
}

/// A whole question set.
#[derive(Debug, Deserialize)]
pub struct QuestionSet {
    /// The set's name and version, as `framgangsfaktorer-1`.
    pub id: String,
    /// The five levels of the scale, from 0.
    pub scale: Vec<ScaleLevel>,
    /// The factors in their order.
    pub factors: Vec<Factor>,
}

/// A level of the general scale.
#[derive(Debug, Deserialize)]
pub struct ScaleLevel {
    name_sv: String,
    name_en: String,
    desc_sv: String,
    desc_en: String,
}

/// One success factor.
#[derive(Debug, Deserialize)]
pub struct Factor {
    /// The stable id, as `F03`.
    pub id: String,
    /// Its number in the source, 1 to 14.
    pub number: u8,
    title_sv: String,
    title_en: String,
    /// What the factor asks about.
    pub statements: Vec<Statement>,
    levels: std::collections::BTreeMap<String, InBoth>,
}

/// A statement that is answered on the scale.
#[derive(Debug, Deserialize)]
pub struct Statement {
    /// The stable id, as `F03.2`.
    pub id: String,
    sv: String,
    en: String,
}

#[derive(Debug, Deserialize)]
struct InBoth {
    sv: String,
    en: String,
}

impl InBoth {
    fn get(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.sv,
            Language::English => &self.en,
        }
    }
}

impl ScaleLevel {
    /// The level's name, as *Etablerat*.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.name_sv,
            Language::English => &self.name_en,
        }
    }

    /// What the level means in general.
    pub fn description(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.desc_sv,
            Language::English => &self.desc_en,
        }
    }
}

impl Factor {
    /// The factor's title.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.title_sv,
            Language::English => &self.title_en,
        }
    }

    /// What a level means for this very factor, where that is described; levels 1 and 3 rest on the general text.
    pub fn level(&self, level: Level, language: Language) -> Option<&str> {
        const KEYS: [&str; 5] = ["0", "1", "2", "3", "4"];
        let key = KEYS.get(usize::from(level.get()))?;
        self.levels.get(*key).map(|text| text.get(language))
    }
}

impl Statement {
    /// The statement's text.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.sv,
            Language::English => &self.en,
        }
    }
}

impl QuestionSet {
    /// The set that this version asks.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<QuestionSet> = LazyLock::new(|| {
            let text = include_str!("../../public/factors/framgangsfaktorer-1.json");
            // The file is part of the program; a test reads it whole, so this can't fail in a build that passed.
            serde_json::from_str(text).unwrap_or(QuestionSet {
                id: String::new(),
                scale: vec![],
                factors: vec![],
            })
        });
        &CURRENT
    }

    /// The factor of an id.
    pub fn factor(&self, id: &str) -> Option<&Factor> {
        self.factors.iter().find(|factor| factor.id == id)
    }

    /// How many statements there are in all.
    pub fn statement_count(&self) -> usize {
        self.factors
            .iter()
            .map(|factor| factor.statements.len())
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_set_has_14_factors_52_statements_and_5_levels() {
        let set = QuestionSet::current();
        assert_eq!(
            (set.factors.len(), set.statement_count(), set.scale.len()),
            (14, 52, 5)
        );
        for factor in &set.factors {
            for statement in &factor.statements {
                assert!(statement.id.starts_with(&factor.id), "{}", statement.id);
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
}
