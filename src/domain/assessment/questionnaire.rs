//! What a respondent is asked: the factors with the question set's statements, and under each the region's own ones.

use super::{
    factors::{Factor, Language, QuestionSet, Statement},
    results::questions::own_number,
};
use crate::domain::records::self_assessment::{Answer, Answers, Level, OwnStatement};

/// A questionnaire: one page a factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    set: &'static QuestionSet,
    /// The pages in the order of the factors.
    pub pages: Vec<Page>,
}

/// What is asked on one factor.
#[derive(Clone, Debug)]
pub struct Page {
    /// The factor.
    pub factor: &'static Factor,
    /// Its statements, the region's own ones last.
    pub items: Vec<Item>,
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        // The factors are the program's own and told apart by their ids.
        self.factor.id == other.factor.id && self.items == other.items
    }
}

/// A statement to answer.
#[derive(Clone, Debug)]
pub enum Item {
    /// One of the question set.
    Given(&'static Statement),
    /// One of the region's own.
    Own {
        /// The id under which it is answered.
        id: String,
        /// The number by which people cite it, as `3.B`.
        number: String,
        /// Its texts.
        statement: OwnStatement,
    },
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Given(one), Self::Given(other)) => one.id == other.id,
            (
                Self::Own { id, statement, .. },
                Self::Own {
                    id: other,
                    statement: text,
                    ..
                },
            ) => id == other && statement == text,
            _ => false,
        }
    }
}

impl Item {
    /// The id under which it is answered.
    pub fn id(&self) -> &str {
        match self {
            Self::Given(statement) => statement.id,
            Self::Own { id, .. } => id,
        }
    }

    /// The number by which people cite it, as `3.2`, or `3.B` for the second own one.
    pub fn number(&self) -> &str {
        match self {
            Self::Given(statement) => statement.number(),
            Self::Own { number, .. } => number,
        }
    }

    /// What it says.
    pub fn text(&self, language: Language) -> &str {
        match self {
            Self::Given(statement) => statement.text(language),
            Self::Own { statement, .. } => statement.text(language),
        }
    }

    /// Whether it is the region's own.
    pub fn is_own(&self) -> bool {
        matches!(self, Self::Own { .. })
    }
}

/// How far the answers have got on some statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many have a level.
    pub levels: usize,
    /// How many are answered by *vet ej*.
    pub dont_know: usize,
    /// How many are answered by *inte aktuellt*.
    pub not_applicable: usize,
    /// How many there are.
    pub total: usize,
}

impl Progress {
    /// How many have an answer of any kind.
    pub fn answered(&self) -> usize {
        self.levels + self.dont_know + self.not_applicable
    }

    /// How many have none.
    pub fn unanswered(&self) -> usize {
        self.total - self.answered()
    }

    /// Whether none is left.
    pub fn is_done(&self) -> bool {
        self.answered() == self.total
    }

    fn of<'a>(items: impl Iterator<Item = &'a Item>, answers: &Answers) -> Self {
        let mut progress = Self::default();
        for item in items {
            progress.total += 1;
            match answers.get(item.id()) {
                Some(Answer::Level(_)) => progress.levels += 1,
                Some(Answer::DontKnow) => progress.dont_know += 1,
                Some(Answer::NotApplicable) => progress.not_applicable += 1,
                None => {}
            }
        }
        progress
    }
}

impl Page {
    /// How far the answers have got on it.
    pub fn progress(&self, answers: &Answers) -> Progress {
        Progress::of(self.items.iter(), answers)
    }

    /// The first statement whose level asks for a line of evidence, while there is none.
    pub fn evidence_asked(&self, answers: &Answers, evidence: &str) -> Option<(&Item, Level)> {
        if !evidence.trim().is_empty() {
            return None;
        }
        self.items.iter().find_map(|item| {
            let level = answers.get(item.id())?.level()?;
            level.asks_for_evidence().then_some((item, level))
        })
    }

    /// The statement after the one of an id; `None` after the last.
    pub fn after(&self, id: &str) -> Option<&Item> {
        let place = self.items.iter().position(|item| item.id() == id)?;
        self.items.get(place + 1)
    }
}

impl Questionnaire {
    /// The questions of a set, with own statements by the ids under which they are answered. One whose factor the set does not
    /// have is not asked.
    pub fn of<'a>(set: &'static QuestionSet, own: impl Iterator<Item = (&'a str, &'a OwnStatement)> + Clone) -> Self {
        let page = |factor: &'static Factor| {
            let given = factor.statements.iter().map(Item::Given);
            let own = own.clone().filter(|(_, one)| one.factor == factor.id);
            let own = own.enumerate().map(|(place, (id, statement))| Item::Own {
                id: id.into(),
                number: own_number(factor, place),
                statement: statement.clone(),
            });
            Page {
                factor,
                items: given.chain(own).collect(),
            }
        };
        let pages = set.factors.iter().map(page).collect();
        Self { set, pages }
    }

    /// A level's name.
    pub fn level_name(&self, level: Level, language: Language) -> &'static str {
        let level = self.set.scale.get(usize::from(level.get()));
        level.map_or("", |level| level.name(language))
    }

    /// What a level means on a statement of a page: for the factor, where that is described, and in general on own statements,
    /// which are not what the factor's descriptions were written for.
    pub fn level_text(&self, on: &Page, item: &Item, level: Level, language: Language) -> &'static str {
        let special = on.factor.level(level, language).filter(|_| !item.is_own());
        let general = || {
            let level = self.set.scale.get(usize::from(level.get()));
            level.map_or("", |level| level.description(language))
        };
        special.unwrap_or_else(general)
    }

    /// How far the answers have got on all of it.
    pub fn progress(&self, answers: &Answers) -> Progress {
        Progress::of(self.items(), answers)
    }

    /// Every statement in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.pages.iter().flat_map(|page| &page.items)
    }

    /// The page of a factor with its place.
    pub fn page(&self, factor: &str) -> Option<(usize, &Page)> {
        let mut pages = self.pages.iter().enumerate();
        pages.find(|(_, page)| page.factor.id == factor)
    }

    /// The first statement without an answer, with its page; `None` if all have one.
    pub fn first_unanswered(&self, answers: &Answers) -> Option<(&Page, &Item)> {
        self.pages.iter().find_map(|page| {
            let mut items = page.items.iter();
            let item = items.find(|item| !answers.contains(item.id()))?;
            Some((page, item))
        })
    }
}
