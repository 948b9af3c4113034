//! What a field says, in words, as one who does not know the format reads it.

use serde_json::Value;

use super::names;
use crate::{
    app::text::{
        vocabulary::{self, Term},
        words::{Word, decimal, fill, language, text},
    },
    domain::{
        assessment::factors::QuestionSet,
        json,
        records::{
            dialogue::TopicStatus,
            document::Document,
            plan::{ActionStatus, Direction, PriorityStatus},
            self_assessment::Answer,
            strategy::{ActorGroup, StepStatus},
            structure_map::{ElementKind, ElementLevel, ElementStatus, Theme},
            version::VersionState,
        },
        values::{
            amount::Amount,
            county,
            date::Date,
            field::Field,
            geometry::{Geometry, Position},
            id::RecordId,
        },
    },
    edit::difference::FieldPath,
};

/// A value of a field of a kind. The documents name what it refers to, the first that knows it.
pub fn said(
    kind: &str,
    path: &FieldPath,
    value: Option<&Value>,
    documents: &[&Document],
) -> String {
    let said = value.map(|value| in_words(kind, &path.field, value, documents));
    match said {
        Some(said) if !said.trim().is_empty() => said,
        _ => text(Word::MergeNothingSaid).into(),
    }
}

fn in_words(kind: &str, field: &str, value: &Value, documents: &[&Document]) -> String {
    let code = value.as_str().unwrap_or_default();
    let term = match (kind, field) {
        ("strategy", "county") => county::by_code(code).map(|county| county.region),
        ("step", "status") => term::<StepStatus>(code),
        ("actor", "group") => term::<ActorGroup>(code),
        ("structure_element", "theme") => term::<Theme>(code),
        ("structure_element", "element") => term::<ElementKind>(code),
        ("structure_element", "level") => term::<ElementLevel>(code),
        ("structure_element", "status") => term::<ElementStatus>(code),
        ("priority", "status") => term::<PriorityStatus>(code),
        ("action", "status") => term::<ActionStatus>(code),
        ("dialogue_topic", "status") => term::<TopicStatus>(code),
        ("target", "direction") => term::<Direction>(code),
        ("version", "state") => term::<VersionState>(code),
        ("version", "content") => Some(text(Word::VersionsContentSaid)),
        _ => None,
    };
    if let Some(term) = term {
        return term.into();
    }
    match (kind, field, value) {
        ("response", "answers", _) => {
            Answer::read(value.into()).map_or_else(|_| json::compact(value), vocabulary::answer)
        }
        ("structure_element", "geometry", _) => geometry(value),
        (_, "owner" | "action" | "round" | "place", Value::String(id)) => record(id, documents),
        (_, "partners" | "priorities" | "elements" | "actors", Value::Array(ids)) => {
            listed(ids, &|id| record(id, documents))
        }
        (_, "factors", Value::Array(ids)) => listed(ids, &factor),
        (_, "statements", Value::Array(ids)) => listed(ids, &|id| statement(id, documents)),
        ("set_aside" | "consensus", "factor", Value::String(id)) => factor(id),
        (_, "start" | "end" | "date", Value::String(day)) => {
            Date::parse(day).map_or_else(|| day.clone(), vocabulary::day)
        }
        (_, "baseline" | "value", Value::Number(number)) => {
            let amount = number.as_f64().and_then(Amount::new);
            amount.map_or_else(|| number.to_string(), |amount| amount.format(decimal()))
        }
        (_, _, Value::Bool(is_so)) => text(if *is_so {
            Word::MergeYes
        } else {
            Word::MergeNo
        })
        .into(),
        (_, _, Value::String(said)) => said.clone(),
        _ => json::compact(value),
    }
}

fn term<T: Term>(code: &str) -> Option<&'static str> {
    let term = T::all().iter().find(|term| term.code() == code);
    term.map(|term| text(term.word()))
}

fn record(id: &str, documents: &[&Document]) -> String {
    RecordId::new(id).map_or_else(|| id.into(), |id| names::record(documents, &id))
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

fn geometry(value: &Value) -> String {
    let Some(geometry) = Geometry::from_json(value.into()) else {
        return json::compact(value);
    };
    let (shape, count) = match &geometry {
        Geometry::Point(position) => return point(position),
        Geometry::Line(line) => (Word::MapShapeLine, line.len()),
        Geometry::Area(rings) => (Word::MapShapeArea, rings.iter().map(Vec::len).sum()),
    };
    fill(
        Word::MergePoints,
        &[("shape", text(shape)), ("n", &count.to_string())],
    )
}

fn point(position: &Position) -> String {
    // Five decimals are about a metre.
    let degrees = |number: f64| {
        let rounded = (number * 1e5).round() / 1e5;
        Amount::new(rounded).map_or(String::new(), |amount| amount.format('.'))
    };
    [
        &degrees(position.latitude),
        ", ",
        &degrees(position.longitude),
    ]
    .concat()
}

/// Where a record stands among its like in a document, as *Plats 2 av 8*; nothing where it is not there.
pub fn rank(document: &Document, id: &RecordId) -> Option<String> {
    let record = document.record(id)?;
    let key = |record: &crate::domain::records::record::Record| {
        let order = record.write().remove("order");
        order
            .and_then(|order| order.as_str().map(String::from))
            .unwrap_or_default()
    };
    let own = (key(record), id);
    let (mut before, mut total) = (0_usize, 0_usize);
    for (other, like) in document.records() {
        if like.kind() == record.kind() {
            total += 1;
            before += usize::from((key(like), other) < own);
        }
    }
    let place = (before + 1).to_string();
    Some(fill(
        Word::MergeRank,
        &[("n", &place), ("total", &total.to_string())],
    ))
}
