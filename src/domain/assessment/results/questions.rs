//! What a round asks: the question set's statements and the region's own.

use crate::domain::{
    assessment::factors::{Factor, Language, QuestionSet, Statement},
    records::{
        document::Document,
        self_assessment::{OwnStatement, Round},
    },
    values::id::Id,
};

/// A statement that a round asks.
#[derive(Clone, Debug)]
pub struct AskedStatement {
    /// Its id in answers: `F03.2`, or the id of an own statement's record.
    pub id: String,
    /// The factor that it belongs to, as its place in [`Questions::factors`].
    pub factor: usize,
    /// The number by which people cite it, as `3.2`; own ones go on in capital letters, as `3.A`.
    pub number: String,
    wording: Wording,
}

#[derive(Clone, Debug)]
enum Wording {
    Set(&'static Statement),
    Own(Box<OwnStatement>),
}

impl AskedStatement {
    /// Whether it is the region's own: left out of the factor's figures and of comparisons.
    pub fn is_own(&self) -> bool {
        matches!(self.wording, Wording::Own(_))
    }

    /// The statement's text.
    pub fn text(&self, language: Language) -> &str {
        match &self.wording {
            Wording::Set(statement) => statement.text(language),
            Wording::Own(statement) => statement.text(language),
        }
    }
}

impl PartialEq for AskedStatement {
    fn eq(&self, other: &Self) -> bool {
        let is_same = match (&self.wording, &other.wording) {
            (Wording::Set(one), Wording::Set(other)) => one.id == other.id,
            (Wording::Own(one), Wording::Own(other)) => one == other,
            _ => false,
        };
        is_same && self.id == other.id && self.number == other.number
    }
}

/// A factor with the statements that a round asks under it.
#[derive(Clone, Debug)]
pub struct AskedFactor {
    /// The factor.
    pub factor: &'static Factor,
    /// Its statements as places in [`Questions::statements`]: the set's own first, then the region's.
    pub statements: std::ops::Range<usize>,
}

/// Everything that a round asks.
#[derive(Clone, Debug, Default)]
pub struct Questions {
    /// The statements, factor by factor.
    pub statements: Vec<AskedStatement>,
    /// The factors in their order.
    pub factors: Vec<AskedFactor>,
}

impl PartialEq for Questions {
    fn eq(&self, other: &Self) -> bool {
        self.statements == other.statements && self.factors.len() == other.factors.len()
    }
}

impl Questions {
    /// What a set asks, and the own statements besides.
    pub fn new(set: &'static QuestionSet, own: &[(Id<OwnStatement>, &OwnStatement)]) -> Self {
        let mut questions = Self::default();
        for (place, factor) in set.factors.iter().enumerate() {
            let first = questions.statements.len();
            for statement in factor.statements {
                questions.statements.push(AskedStatement {
                    id: statement.id.into(),
                    factor: place,
                    number: statement.number().into(),
                    wording: Wording::Set(statement),
                });
            }
            let under = own.iter().filter(|(_, own)| own.factor == factor.id);
            for (nth, (id, statement)) in under.enumerate() {
                questions.statements.push(AskedStatement {
                    id: id.as_str().into(),
                    factor: place,
                    number: own_number(factor, nth),
                    wording: Wording::Own(Box::new((*statement).clone())),
                });
            }
            questions.factors.push(AskedFactor {
                factor,
                statements: first..questions.statements.len(),
            });
        }
        questions
    }

    /// What a round asks. A round of a set that this version does not have is read as one of the present set: statements that
    /// both have keep their ids, and the others have no answers.
    pub fn of_round(document: &Document, round: &Round) -> Self {
        let own: Vec<_> = document
            .ordered::<OwnStatement>()
            .into_iter()
            .filter(|(id, _)| round.own_statements.contains(id))
            .collect();
        Self::new(Self::set_of(round), &own)
    }

    /// The set of a round, or the present one where this version does not have it.
    pub fn set_of(round: &Round) -> &'static QuestionSet {
        QuestionSet::of(&round.question_set).unwrap_or_else(QuestionSet::current)
    }

    /// The statements of a factor, by the factor's place.
    pub fn of_factor(&self, factor: usize) -> &[AskedStatement] {
        let range = self.factors.get(factor).map(|one| one.statements.clone());
        range.and_then(|range| self.statements.get(range)).unwrap_or_default()
    }

    /// The place of a factor by its id.
    pub fn factor_place(&self, id: &str) -> Option<usize> {
        self.factors.iter().position(|one| one.factor.id == id)
    }

    /// The place of a statement by its id.
    pub fn statement_place(&self, id: &str) -> Option<usize> {
        self.statements.iter().position(|one| one.id == id)
    }
}

/// The number by which people cite the nth own statement of a factor, from 0: `3.A`. No statement of a set has letters.
pub fn own_number(factor: &Factor, nth: usize) -> String {
    [&factor.number.to_string(), ".", &letters(nth)].concat()
}

/// A, B … Z, AA, AB …
fn letters(nth: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = nth + 1;
    while rest > 0 {
        rest -= 1;
        // A remainder by 26 is less than the alphabet.
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::questions::*;
    use crate::domain::values::id::RecordId;

    fn own(factor: &str) -> OwnStatement {
        OwnStatement {
            factor: factor.into(),
            sv: "Vi minns.".into(),
            ..OwnStatement::default()
        }
    }

    #[test]
    fn own_statements_stand_last_under_their_factor() {
        let (one, other, lost) = (own("F03"), own("F03"), own("F99"));
        let id = |text| Id::of(RecordId::new(text).unwrap());
        let all = [(id("a"), &one), (id("b"), &other), (id("c"), &lost)];
        let questions = Questions::new(QuestionSet::current(), &all);
        assert_eq!(questions.statements.len(), 54);
        let place = questions.factor_place("F03").unwrap();
        let numbers: Vec<_> = questions
            .of_factor(place)
            .iter()
            .map(|one| one.number.as_str())
            .collect();
        assert_eq!(numbers, ["3.1", "3.2", "3.3", "3.4", "3.A", "3.B"]);
        let own = &questions.statements[questions.statement_place("b").unwrap()];
        assert!(own.is_own());
        assert_eq!(own.text(Language::English), "Vi minns.");
    }

    #[test]
    fn own_statements_never_run_out_of_letters() {
        assert_eq!([0, 25, 26, 27, 702].map(letters), ["A", "Z", "AA", "AB", "AAA"]);
    }
}
