//! The words for the domain's terms. Only pages that are fetched later know them; what all know is in `messages`.

use std::marker::PhantomData;

pub use super::messages::*;
use super::words::{Word, fill, numbers, required, text};
use crate::domain::{
    records::{
        self_assessment::Answer,
        strategy::{ActorGroup, StepNumber},
    },
    values::{code::Coded, date::Date},
};

/// A term of a closed list, by its name in the user's language.
pub trait Term: Coded {
    /// The name.
    fn word(self) -> Word;
}

/// How many terms a list may have.
const MOST_TERMS: usize = 24;

/// The names of a list's terms, in the order of the list.
struct Names<T>(PhantomData<T>);

impl<T: Coded> Names<T> {
    const WORDS: [Word; MOST_TERMS] = {
        let mut words = [Word::AppUnnamed; MOST_TERMS];
        let mut place = 0;
        while place < T::LIST.keys.len() {
            words[place] = required(T::LIST.keys[place]);
            place += 1;
        }
        words
    };
}

impl<T: Coded> Term for T {
    fn word(self) -> Word {
        // A list with more terms than there are places would not have been built.
        Names::<T>::WORDS[self.place()]
    }
}

/// The name of an actor group; of those who have not said theirs too.
pub fn group(group: Option<ActorGroup>) -> &'static str {
    text(group.map_or(Word::AssessmentGroupUnsaid, ActorGroup::word))
}

/// What goes from one level to another as *1 till 2,5*; one level where both are the same.
pub fn level_range(from: f64, to: f64) -> String {
    if from == to {
        return level(from);
    }
    fill(
        Word::ResultsQuartiles,
        &[("first", &level(from)), ("third", &level(to))],
    )
}

/// A level or a quartile as the language writes it, with as few decimals as it needs.
pub fn level(value: f64) -> String {
    numbers().short(value)
}

/// The title of a step of the method.
pub fn step_title(number: StepNumber) -> &'static str {
    text(match number.get() {
        1 => Word::StepTitleN1,
        2 => Word::StepTitleN2,
        3 => Word::StepTitleN3,
        4 => Word::StepTitleN4,
        5 => Word::StepTitleN5,
        6 => Word::StepTitleN6,
        _ => Word::StepTitleN7,
    })
}

/// A step's number and title, as *6 Handlingsplan*.
pub fn numbered_step(number: StepNumber) -> String {
    format!("{} {}", number.get(), step_title(number))
}

/// The short name of a month, 1 to 12.
pub fn month(number: u8) -> &'static str {
    text(match number {
        1 => Word::MonthN1,
        2 => Word::MonthN2,
        3 => Word::MonthN3,
        4 => Word::MonthN4,
        5 => Word::MonthN5,
        6 => Word::MonthN6,
        7 => Word::MonthN7,
        8 => Word::MonthN8,
        9 => Word::MonthN9,
        10 => Word::MonthN10,
        11 => Word::MonthN11,
        _ => Word::MonthN12,
    })
}

/// A day, as *21 nov 2026*.
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date.month()), date.year())
}

/// The time between two days, either of which may be open; nothing if both are.
pub fn period(start: Option<Date>, end: Option<Date>) -> Option<String> {
    match (start.map(day), end.map(day)) {
        (Some(start), Some(end)) => Some(fill(Word::PlanPeriod, &[("start", &start), ("end", &end)])),
        (Some(start), None) => Some(fill(Word::PlanSince, &[("start", &start)])),
        (None, Some(end)) => Some(fill(Word::PlanUntil, &[("end", &end)])),
        (None, None) => None,
    }
}

/// An answer in short: the level's number, or what is outside the scale.
pub fn answer(answer: Answer) -> String {
    match answer {
        Answer::Level(level) => level.get().to_string(),
        Answer::DontKnow => text(Word::AnswerDontKnow).into(),
        Answer::NotApplicable => text(Word::AnswerNotApplicable).into(),
    }
}
