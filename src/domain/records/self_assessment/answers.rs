//! The answers of one respondent, by statement.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::level::Answer;
use crate::domain::{
    json::Json,
    values::field::{Expectation, Field, Key, Meaning, Misreading, Shape},
};

/// A statement of a question set by its numbers, as `F03.2`: factor 0 to 99, statement 0 to 9.
///
/// Its order is that of the ids. Ten thousand responses have half a million of these, so each is two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementNumber(u16);

impl StatementNumber {
    /// How many numbers there are: each [`StatementNumber::index`] is less.
    pub const COUNT: usize = 1_000;

    /// The numbers of an id, where it is written so.
    pub fn of(id: &str) -> Option<Self> {
        let &[b'F', tens, ones, b'.', statement] = id.as_bytes() else {
            return None;
        };
        let digit = |byte: u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
        Some(Self(digit(tens)? * 100 + digit(ones)? * 10 + digit(statement)?))
    }

    /// The id.
    pub fn id(self) -> String {
        let mut id = String::with_capacity(5);
        id.push('F');
        for (place, divisor) in [100, 10, 1].into_iter().enumerate() {
            if place == 2 {
                id.push('.');
            }
            // A remainder by ten is a digit.
            id.push(char::from(b'0' + (self.0 / divisor % 10) as u8));
        }
        id
    }

    /// A place in a table of [`StatementNumber::COUNT`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// Answers by statement id. A statement without an answer has not been reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Those on statements with numbers, in their order.
    numbered: Vec<(StatementNumber, Answer)>,
    /// Those on own statements and any other.
    others: BTreeMap<String, Answer>,
}

impl Answers {
    /// The answer on a statement.
    pub fn get(&self, id: &str) -> Option<Answer> {
        match StatementNumber::of(id) {
            Some(number) => {
                let place = self.place(number).ok()?;
                self.numbered.get(place).map(|(_, answer)| *answer)
            }
            None => self.others.get(id).copied(),
        }
    }

    /// Whether the statement has an answer.
    pub fn contains(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// Answers a statement, in place of any answer before.
    pub fn insert(&mut self, id: &str, answer: Answer) {
        let Some(number) = StatementNumber::of(id) else {
            self.others.insert(id.into(), answer);
            return;
        };
        // Files have them in order, so that each goes last.
        if self.numbered.last().is_none_or(|(last, _)| *last < number) {
            if self.numbered.capacity() == 0 {
                // About as many as a questionnaire has.
                self.numbered.reserve_exact(52);
            }
            self.numbered.push((number, answer));
            return;
        }
        match self.place(number) {
            Ok(place) => {
                if let Some(entry) = self.numbered.get_mut(place) {
                    entry.1 = answer;
                }
            }
            Err(place) => self.numbered.insert(place, (number, answer)),
        }
    }

    /// Takes an answer away.
    pub fn remove(&mut self, id: &str) {
        match StatementNumber::of(id) {
            Some(number) => {
                if let Ok(place) = self.place(number) {
                    self.numbered.remove(place);
                }
            }
            None => {
                self.others.remove(id);
            }
        }
    }

    /// How many statements have an answer.
    pub fn len(&self) -> usize {
        self.numbered.len() + self.others.len()
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The answers on statements with numbers, in their order.
    pub fn numbered(&self) -> &[(StatementNumber, Answer)] {
        &self.numbered
    }

    /// The answers on own statements and any other, by id.
    pub fn others(&self) -> &BTreeMap<String, Answer> {
        &self.others
    }

    /// All of them with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (String, Answer)> + '_ {
        let numbered = self.numbered.iter().map(|(number, answer)| (number.id(), *answer));
        numbered.chain(self.others.iter().map(|(id, answer)| (id.clone(), *answer)))
    }

    fn place(&self, number: StatementNumber) -> Result<usize, usize> {
        self.numbered.binary_search_by_key(&number, |(one, _)| *one)
    }
}

impl<T: AsRef<str>> FromIterator<(T, Answer)> for Answers {
    fn from_iter<I: IntoIterator<Item = (T, Answer)>>(answers: I) -> Self {
        let mut all = Self::default();
        for (id, answer) in answers {
            all.insert(id.as_ref(), answer);
        }
        all
    }
}

impl Field for Answers {
    const MEANING: Meaning = Meaning::Each(Key::Statement, &Meaning::Answer);
    const SHAPE: Shape = Shape::Map;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "object", "additionalProperties": Answer::schema() })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let Json::Object(entries) = json else {
            return Err(Misreading::here(Expectation::Object));
        };
        let mut read = Self {
            numbered: Vec::with_capacity(entries.len()),
            others: BTreeMap::new(),
        };
        for (id, value) in entries {
            match Answer::read(value) {
                Ok(answer) => read.insert(&id, answer),
                Err(misread) => return Err(misread.within(id)),
            }
        }
        Ok(read)
    }
    fn write(&self) -> Option<Value> {
        let mut entries = Map::new();
        for (id, answer) in self.iter() {
            if let Some(value) = answer.write() {
                entries.insert(id, value);
            }
        }
        (!entries.is_empty()).then_some(Value::Object(entries))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::answers::*;

    #[test]
    fn a_statement_with_numbers_has_its_id_back() {
        for id in ["F00.0", "F01.1", "F14.4", "F99.9"] {
            assert_eq!(StatementNumber::of(id).unwrap().id(), id);
        }
        for id in ["", "F1.1", "F01.10", "f01.1", "F01-1", "F0å.", "k3j9x0aa1bc"] {
            assert_eq!(StatementNumber::of(id), None, "{id}");
        }
        assert!(StatementNumber::of("F99.9").unwrap().index() < StatementNumber::COUNT);
    }

    #[test]
    fn answers_are_found_replaced_and_taken_away_by_their_ids() {
        let mut answers: Answers = [
            ("F02.1", Answer::DontKnow),
            ("own", Answer::NotApplicable),
            ("F01.1", Answer::DontKnow),
        ]
        .into_iter()
        .collect();
        answers.insert("F02.1", Answer::NotApplicable);
        assert_eq!((answers.len(), answers.get("F02.1")), (3, Some(Answer::NotApplicable)));
        let ids: Vec<_> = answers.iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["F01.1", "F02.1", "own"]);
        for id in ["F01.1", "F02.1", "own", "F09.9"] {
            answers.remove(id);
            assert!(!answers.contains(id));
        }
        assert!(answers.is_empty());
        assert_eq!(answers.write(), None);
    }
}
