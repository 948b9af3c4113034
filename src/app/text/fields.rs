//! What fields are called and what their values say, as one who does not know the format reads it. Every kind and every field has its
//! words from its declaration.

use serde_json::Value;

use super::{
    kinds, vocabulary,
    words::{Word, decimal, fill, keyed, language, required, text},
};
use crate::{
    domain::{
        assessment::{factors::QuestionSet, results::counts::Counts},
        json,
        records::{
            document::Document,
            record::RecordKind,
            self_assessment::{Answer, Level},
            strategy::StepNumber,
        },
        values::{
            amount::Amount,
            code::CodeList,
            county,
            date::Date,
            field::{Field, Key, Meaning},
            geometry::{Geometry, Position},
            id::RecordId,
        },
    },
    edit::difference::FieldPath,
};

/// Every field of every kind and every code of their lists has a text, or the program is not built: the message names the key that
/// `locales/` lacks.
const _: () = {
    let mut kind = 0;
    while kind < RecordKind::ALL.len() {
        let fields = RecordKind::ALL[kind].fields();
        let mut field = 0;
        while field < fields.len() {
            required(fields[field].key);
            codes_have_texts(fields[field].meaning);
            field += 1;
        }
        kind += 1;
    }
};

const fn codes_have_texts(meaning: Meaning) {
    match meaning {
        Meaning::Code(list) | Meaning::Codes(list) => list_has_texts(list),
        Meaning::Each(key, each) => {
            if let Key::Code(list) = key {
                list_has_texts(list);
            }
            codes_have_texts(*each);
        }
        Meaning::Text
        | Meaning::YesNo
        | Meaning::Day
        | Meaning::Year
        | Meaning::Amount
        | Meaning::Number
        | Meaning::Record
        | Meaning::Records
        | Meaning::Step
        | Meaning::County
        | Meaning::Factor
        | Meaning::Factors
        | Meaning::Statements
        | Meaning::Answer
        | Meaning::Counts
        | Meaning::Check
        | Meaning::Geometry
        | Meaning::Order
        | Meaning::Content => {}
    }
}

const fn list_has_texts(list: &CodeList) {
    let mut place = 0;
    while place < list.keys.len() {
        required(list.keys[place]);
        place += 1;
    }
}

/// What a field of a kind is called; its own name if this version does not know it.
pub fn name(kind: Option<RecordKind>, path: &FieldPath) -> String {
    let Some(declared) = kind.and_then(|kind| kind.field(&path.field)) else {
        return match path.field.as_str() {
            "kind" => text(Word::ExchangeKind).into(),
            unknown => unknown.into(),
        };
    };
    let field = keyed(declared.key).map_or(declared.name, text);
    let Some(key) = path.key.as_deref() else {
        return field.into();
    };
    let (word, of) = match declared.meaning {
        Meaning::Each(Key::Statement, Meaning::Answer) => {
            let number = statement_number(key);
            return fill(Word::MergeStatement, &[("number", &number)]);
        }
        Meaning::Each(Key::Statement, _) => (Word::MergeOfStatement, statement_number(key)),
        Meaning::Each(Key::Factor, _) => (Word::MergeOfFactor, factor_number(key)),
        Meaning::Each(Key::Code(list), _) => (Word::MergeOf, code(list, key)),
        _ => (Word::MergeOf, key.into()),
    };
    fill(word, &[("field", field), ("of", &of)])
}

fn statement_number(id: &str) -> String {
    let statement = QuestionSet::current().statement(id);
    statement.map_or(id, |statement| statement.number()).into()
}

fn factor_number(id: &str) -> String {
    let factor = QuestionSet::current().factor(id);
    factor.map_or_else(|| id.into(), |factor| factor.number.to_string())
}

/// What a value of a field of a kind says. The documents name what it refers to, the first that knows it.
pub fn value(kind: Option<RecordKind>, path: &FieldPath, value: Option<&Value>, documents: &[&Document]) -> String {
    let declared = kind.and_then(|kind| kind.field(&path.field));
    let mut meaning = declared.map_or(Meaning::Text, |declared| declared.meaning);
    if let (Meaning::Each(_, each), Some(_)) = (meaning, &path.key) {
        meaning = *each;
    }
    let said = value.map(|value| in_words(meaning, value, documents));
    match said {
        Some(said) if !said.trim().is_empty() => said,
        _ => text(Word::MergeNothingSaid).into(),
    }
}

/// A value by its meaning; as it is in the file if it is not what it should be.
fn in_words(meaning: Meaning, value: &Value, documents: &[&Document]) -> String {
    let one = |name: &dyn Fn(&str) -> String| match value {
        Value::String(id) => name(id),
        _ => plain(value),
    };
    let several = |name: &dyn Fn(&str) -> String| match value {
        Value::Array(items) => listed(items, name),
        _ => plain(value),
    };
    match meaning {
        Meaning::Text | Meaning::Check | Meaning::Year | Meaning::Number | Meaning::Order => plain(value),
        Meaning::YesNo => match value {
            Value::Bool(true) => text(Word::MergeYes).into(),
            Value::Bool(false) => text(Word::MergeNo).into(),
            _ => plain(value),
        },
        Meaning::Day => one(&|day| Date::parse(day).map_or_else(|| day.into(), vocabulary::day)),
        Meaning::Amount => {
            let amount = value.as_f64().and_then(Amount::new);
            amount.map_or_else(|| plain(value), |amount| amount.format(decimal()))
        }
        Meaning::Code(list) => one(&|item| code(list, item)),
        Meaning::Codes(list) => several(&|item| code(list, item)),
        Meaning::Record => one(&|id| record(id, documents)),
        Meaning::Records => several(&|id| record(id, documents)),
        Meaning::Step => {
            let number = value.as_u64().and_then(|number| u8::try_from(number).ok());
            let step = number.and_then(StepNumber::new);
            step.map_or_else(|| plain(value), |step| vocabulary::step_title(step).into())
        }
        Meaning::County => {
            one(&|code| county::by_code(code).map_or_else(|| code.into(), |county| county.region.into()))
        }
        Meaning::Factor => one(&factor),
        Meaning::Factors => several(&factor),
        Meaning::Statements => several(&|id| statement(id, documents)),
        Meaning::Answer => Answer::read(value.into()).map_or_else(|_| plain(value), vocabulary::answer),
        Meaning::Counts => counts(value),
        Meaning::Geometry => geometry(value),
        Meaning::Content => text(Word::VersionsContentSaid).into(),
        Meaning::Each(key, each) => each_in_words(key, *each, value, documents),
    }
}

/// A text as it is written, anything else as in the file; a list item by item.
fn plain(value: &Value) -> String {
    match value {
        Value::String(said) => said.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(plain).collect();
            items.join("; ")
        }
        _ => json::compact(value),
    }
}

/// All entries of an object, each after what its key names.
fn each_in_words(key: Key, each: Meaning, value: &Value, documents: &[&Document]) -> String {
    let Value::Object(entries) = value else {
        return plain(value);
    };
    let entry = |(of, value): (&String, &Value)| {
        let of = match key {
            Key::Statement => statement_number(of),
            Key::Factor => factor_number(of),
            Key::Code(list) => code(list, of),
        };
        [&of, ": ", &in_words(each, value, documents)].concat()
    };
    let entries: Vec<String> = entries.iter().map(entry).collect();
    entries.join("; ")
}

/// A term of a list by its code; the code itself if this version does not know it.
fn code(list: &CodeList, code: &str) -> String {
    let codes = list.codes.iter().zip(list.keys);
    let key = codes.into_iter().find(|(known, _)| **known == code);
    let word = key.and_then(|(_, key)| keyed(key));
    word.map_or_else(|| code.into(), |word| text(word).into())
}

fn record(id: &str, documents: &[&Document]) -> String {
    RecordId::new(id).map_or_else(|| id.into(), |id| kinds::name_of(documents, &id))
}

/// A statement of the question set, or an own one.
fn statement(id: &str, documents: &[&Document]) -> String {
    match QuestionSet::current().statement(id) {
        Some(statement) => [statement.number(), " ", statement.text(language())].concat(),
        None => record(id, documents),
    }
}

fn factor(id: &str) -> String {
    let factor = QuestionSet::current().factor(id);
    factor.map_or_else(|| id.into(), |factor| factor.title(language()).into())
}

fn listed(ids: &[Value], name: &dyn Fn(&str) -> String) -> String {
    let mut names = Vec::new();
    for id in ids {
        names.push(name(id.as_str().unwrap_or_default()));
    }
    names.join("; ")
}

/// How many gave each answer, as *0: 2; 3: 1; Vet ej: 4*; those that nobody gave are left out.
fn counts(value: &Value) -> String {
    let Ok(counts) = Counts::read(value.into()) else {
        return plain(value);
    };
    let levels = Level::ALL.map(Answer::Level);
    let answers = levels.into_iter().chain([Answer::DontKnow, Answer::NotApplicable]);
    let mut said = Vec::new();
    for (answer, count) in answers.zip(counts.all()) {
        if count > 0 {
            said.push([&vocabulary::answer(answer), ": ", &count.to_string()].concat());
        }
    }
    said.join("; ")
}

fn geometry(value: &Value) -> String {
    let Some(geometry) = Geometry::from_json(value.into()) else {
        return plain(value);
    };
    let (shape, count) = match &geometry {
        Geometry::Point(position) => return point(position),
        Geometry::Line(_) => (Word::MapShapeLine, geometry.position_count()),
        Geometry::Area(rings) => (Word::MapShapeArea, rings.iter().map(Vec::len).sum()),
    };
    fill(Word::MergePoints, &[("shape", text(shape)), ("n", &count.to_string())])
}

fn point(position: &Position) -> String {
    // Five decimals are about a metre.
    let degrees = |number: f64| {
        let rounded = (number * 1e5).round() / 1e5;
        Amount::new(rounded).map_or(String::new(), |amount| amount.format('.'))
    };
    [&degrees(position.latitude), ", ", &degrees(position.longitude)].concat()
}

/// Where a record is among those of its kind in a document, as *Plats 2 av 8*; `None` if it is not there or they have no order.
pub fn rank(document: &Document, id: &RecordId) -> Option<String> {
    let record = document.record(id)?;
    record.order()?;
    let records = document.in_order(record.known_kind()?);
    let place = records.iter().position(|(other, _)| *other == id)? + 1;
    let parts = [("n", &*place.to_string()), ("total", &records.len().to_string())];
    Some(fill(Word::MergeRank, &parts))
}
