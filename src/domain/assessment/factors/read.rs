//! Reads a question set's file (`docs/question-set.md`).

use std::borrow::Cow;

use thiserror::Error;

use super::{BilingualText, Factor, QuestionSet, ScaleLevel, Statement};
use crate::domain::{
    json::{self, Entries, Json},
    records::self_assessment::Level,
    values::field::{Expectation, Misreading},
};

/// What the file says that it is.
const FORMAT: &str = "samspel-question-set";

/// The version of the file's form.
const VERSION: u64 = 1;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 256 * 1024;

/// The longest text, in bytes of UTF-8.
const LONGEST: usize = 2_000;

/// The most factors in a set, and the most statements of a factor: two figures.
const MOST: usize = 99;

/// Why a file can't be read as a question set.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SetError {
    /// It is larger than any question set.
    #[error("{0} bytes are more than {MOST_BYTES}")]
    TooLarge(usize),
    /// It is not JSON in UTF-8.
    #[error("not JSON in UTF-8")]
    NotJson,
    /// It is JSON, but does not say that it is a question set.
    #[error("not a question set")]
    NotASet,
    /// It is of a form that this program does not know yet.
    #[error("version {0} is newer than {VERSION}")]
    Newer(u64),
    /// Something in it is not what it should be.
    #[error("{}: {:?} was expected", .0.place, .0.expected)]
    Misread(Misreading),
    /// It contains a set of another id than was asked for.
    #[error("the file holds {0}")]
    Another(String),
}

/// Whether a text can be the id of a set, and so a part of an address: small letters, figures and hyphens, 64 at most.
pub fn is_set_id(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=64).contains(&id.len()) && id.bytes().all(fits)
}

impl QuestionSet {
    /// Reads a set from its file. What has been read stays in memory for good, so a file is read once.
    ///
    /// # Errors
    /// [`SetError`], with the place of the first fault.
    pub fn read(file: &[u8]) -> Result<&'static Self, SetError> {
        if file.len() > MOST_BYTES {
            return Err(SetError::TooLarge(file.len()));
        }
        let text = str::from_utf8(file).map_err(|_| SetError::NotJson)?;
        let (json, twice) = json::parse(text, "", &mut |_, _| {}).map_err(|_| SetError::NotJson)?;
        let mut entries = json.object().ok_or(SetError::NotASet)?;
        let format = json::take(&mut entries, "format");
        if format.as_ref().and_then(Json::text) != Some(FORMAT) {
            return Err(SetError::NotASet);
        }
        match json::take(&mut entries, "version").as_ref().and_then(Json::whole) {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(SetError::Newer(newer)),
            _ => return Err(SetError::NotASet),
        }
        if let Some(place) = twice.into_iter().next() {
            return Err(SetError::Misread(Misreading::here(Expectation::Once).within(place)));
        }
        set(entries).map_err(SetError::Misread)
    }
}

type ReadResult<T> = Result<T, Misreading>;

fn set(mut entries: Entries<'_>) -> ReadResult<&'static QuestionSet> {
    let id = text(&mut entries, "id")?;
    if !is_set_id(&id) {
        return Err(misread("id", Expectation::Id));
    }
    let title = both(&mut entries, "title_")?;
    let scale = each(&mut entries, "scale", scale_level)?;
    if scale.len() != Level::ALL.len() {
        return Err(misread("scale", Expectation::List));
    }
    let factors = each(&mut entries, "factors", factor)?;
    for (place, factor) in factors.iter().enumerate() {
        let before = factors.iter().take(place);
        if before.clone().any(|earlier| earlier.id == factor.id) {
            return Err(misread("id", Expectation::Once)
                .within(place.to_string())
                .within("factors"));
        }
    }
    Ok(Box::leak(Box::new(QuestionSet {
        id: kept(id),
        title,
        scale: scale.leak(),
        factors: factors.leak(),
    })))
}

fn scale_level(place: usize, mut entries: Entries<'_>) -> ReadResult<ScaleLevel> {
    if number(&mut entries, "level")? != place as u64 {
        return Err(misread("level", Expectation::WholeNumber));
    }
    Ok(ScaleLevel {
        name: both(&mut entries, "name_")?,
        description: both(&mut entries, "desc_")?,
    })
}

fn factor(_: usize, mut entries: Entries<'_>) -> ReadResult<Factor> {
    let number = number(&mut entries, "number")?;
    let number = u8::try_from(number).ok().filter(|number| (1..=99).contains(number));
    let number = number.ok_or(misread("number", Expectation::WholeNumber))?;
    let id = text(&mut entries, "id")?;
    if id != format!("F{number:02}") {
        return Err(misread("id", Expectation::Id));
    }
    let id = kept(id);
    let statements = each(&mut entries, "statements", |_, entries| statement(id, entries))?;
    for (place, statement) in statements.iter().enumerate() {
        let mut before = statements.iter().take(place);
        if before.any(|earlier| earlier.id == statement.id) {
            return Err(misread("id", Expectation::Once)
                .within(place.to_string())
                .within("statements"));
        }
    }
    Ok(Factor {
        id,
        number,
        title: both(&mut entries, "title_")?,
        statements: statements.leak(),
        levels: levels(&mut entries)?,
    })
}

/// A statement's id is its factor's, a point and a number without zeros before it.
fn statement(factor: &str, mut entries: Entries<'_>) -> ReadResult<Statement> {
    let id = text(&mut entries, "id")?;
    let number = id.strip_prefix(factor).and_then(|rest| rest.strip_prefix('.'));
    let is_number = |number: &str| matches!(number.as_bytes(), [b'1'..=b'9'] | [b'1'..=b'9', b'0'..=b'9']);
    if !number.is_some_and(is_number) {
        return Err(misread("id", Expectation::Id));
    }
    Ok(Statement {
        id: kept(id),
        text: both(&mut entries, "")?,
    })
}

/// What the levels mean for a factor, by the level's number; a level without an entry rests on the general text.
fn levels(entries: &mut Entries<'_>) -> ReadResult<[Option<BilingualText>; 5]> {
    let mut levels = [None; 5];
    let Some(json) = json::take(entries, "levels") else {
        return Ok(levels);
    };
    let described = json.object().ok_or(misread("levels", Expectation::Object))?;
    for (key, json) in described {
        let within = |fault: Misreading| fault.within(&key).within("levels");
        let place = match key.as_bytes() {
            [figure @ b'0'..=b'4'] => usize::from(figure - b'0'),
            _ => return Err(within(Misreading::here(Expectation::Code))),
        };
        let mut described = json
            .object()
            .ok_or_else(|| within(Misreading::here(Expectation::Object)))?;
        let text = both(&mut described, "").map_err(within)?;
        if let Some(level) = levels.get_mut(place) {
            *level = Some(text);
        }
    }
    Ok(levels)
}

/// Every item of a list of objects, which has one at least.
fn each<T>(
    entries: &mut Entries<'_>,
    key: &str,
    mut read: impl FnMut(usize, Entries<'_>) -> ReadResult<T>,
) -> ReadResult<Vec<T>> {
    let Some(Json::List(items)) = json::take(entries, key) else {
        return Err(misread(key, Expectation::List));
    };
    if items.is_empty() || items.len() > MOST {
        return Err(misread(key, Expectation::List));
    }
    let mut all = Vec::with_capacity(items.len());
    for (place, json) in items.into_iter().enumerate() {
        let object = json.object().ok_or(Misreading::here(Expectation::Object));
        let item = object.and_then(|entries| read(place, entries));
        all.push(item.map_err(|fault| fault.within(place.to_string()).within(key))?);
    }
    Ok(all)
}

fn both(entries: &mut Entries<'_>, prefix: &str) -> ReadResult<BilingualText> {
    let mut language = |language| text(entries, &[prefix, language].concat()).map(kept);
    Ok(BilingualText {
        sv: language("sv")?,
        en: language("en")?,
    })
}

/// A text that says something.
fn text<'a>(entries: &mut Entries<'a>, key: &str) -> ReadResult<Cow<'a, str>> {
    match json::take(entries, key) {
        Some(Json::Text(text)) if text.len() > LONGEST => Err(misread(key, Expectation::ShorterText)),
        Some(Json::Text(text)) if !text.trim().is_empty() => Ok(text),
        _ => Err(misread(key, Expectation::Text)),
    }
}

fn number(entries: &mut Entries<'_>, key: &str) -> ReadResult<u64> {
    let number = json::take(entries, key);
    let number = number.as_ref().and_then(Json::whole);
    number.ok_or(misread(key, Expectation::WholeNumber))
}

fn kept(text: Cow<'_, str>) -> &'static str {
    text.into_owned().leak()
}

fn misread(key: &str, expected: Expectation) -> Misreading {
    Misreading::here(expected).within(key)
}

#[cfg(test)]
#[path = "read/tests.rs"]
mod tests;
