//! The file that a respondent is given (`docs/format.md`, *Invitations*).

use serde_json::{Map, Value};

pub use super::file_kind::{FileError, TooLong};
use super::{
    file_kind::{self, FileKind, ParsedFile},
    transcoded::as_utf8,
};
pub use crate::domain::assessment::invitation::Invitation;
use crate::domain::{
    json::{self, Json},
    records::{
        declaration::{read_field, write_field},
        self_assessment::{OwnStatement, SmallestGroup},
        strategy::ActorGroup,
    },
    values::{
        field::{Expectation, Misreading},
        id::{Id, RecordId},
    },
};

/// The largest file that is written, in bytes: as much as is read.
pub const MOST_WRITTEN: usize = FileKind::Invitation.most_bytes();

const GROUPS: &str = "groups";
const STATEMENTS: &str = "own_statements";

/// Writes an invitation as a file: the same invitation always gives the same bytes.
///
/// # Errors
/// [`TooLong`] where it would have more than [`MOST_WRITTEN`] bytes.
pub fn write(invitation: &Invitation) -> Result<String, TooLong> {
    file_kind::finish(fields(invitation), MOST_WRITTEN)
}

/// Writes an invitation without white space, for a link.
pub fn write_compact(invitation: &Invitation) -> String {
    let mut text = String::new();
    json::write_object(&fields(invitation), &mut text);
    text
}

fn fields(invitation: &Invitation) -> Map<String, Value> {
    let mut fields = file_kind::envelope_of(FileKind::Invitation);
    fields.insert("document".into(), invitation.document.as_str().into());
    fields.insert("round".into(), invitation.round.as_str().into());
    write_field(&mut fields, "title", &invitation.title);
    write_field(&mut fields, "purpose", &invitation.purpose);
    write_field(&mut fields, "region", &invitation.region);
    write_field(&mut fields, "county", &invitation.county);
    write_field(&mut fields, "question_set", &invitation.question_set);
    let groups = invitation.groups.iter().map(|group| group.code().into());
    let groups: Vec<Value> = groups.collect();
    if !groups.is_empty() {
        fields.insert(GROUPS.into(), Value::Array(groups));
    }
    let statements = invitation.own_statements.iter().map(|(id, statement)| {
        let mut entry = Map::new();
        entry.insert("id".into(), id.as_str().into());
        write_field(&mut entry, "factor", &statement.factor);
        write_field(&mut entry, "sv", &statement.sv);
        write_field(&mut entry, "en", &statement.en);
        Value::Object(entry)
    });
    let statements: Vec<Value> = statements.collect();
    if !statements.is_empty() {
        fields.insert(STATEMENTS.into(), Value::Array(statements));
    }
    write_field(&mut fields, "smallest_group", &invitation.smallest_group);
    write_field(&mut fields, "end", &invitation.end);
    write_field(&mut fields, "reply_to", &invitation.reply_to);
    fields
}

/// Reads an invitation. Any bytes give an invitation or an error that names place and cause.
///
/// # Errors
/// [`FileError`]: nothing is read in part.
pub fn read(bytes: &[u8]) -> Result<Invitation, FileError> {
    let bytes = as_utf8(bytes);
    let mut opened = file_kind::open(&bytes, FileKind::Invitation, "", &mut |_, _| {})?;
    let mut read = Invitation {
        document: opened.id("document"),
        round: Id::of(opened.id("round")),
        title: String::new(),
        purpose: String::new(),
        region: String::new(),
        county: String::new(),
        question_set: String::new(),
        groups: Vec::new(),
        own_statements: Vec::new(),
        smallest_group: SmallestGroup::default(),
        end: None,
        reply_to: String::new(),
    };
    let ParsedFile { entries, problems } = &mut opened;
    let mut note = |misread| problems.push(file_kind::problem(misread));
    read_field(entries, "title", &mut read.title, &mut note);
    read_field(entries, "purpose", &mut read.purpose, &mut note);
    read_field(entries, "region", &mut read.region, &mut note);
    read_field(entries, "county", &mut read.county, &mut note);
    read_field(entries, "question_set", &mut read.question_set, &mut note);
    read_field(entries, "smallest_group", &mut read.smallest_group, &mut note);
    read_field(entries, "end", &mut read.end, &mut note);
    read_field(entries, "reply_to", &mut read.reply_to, &mut note);
    if read.question_set.is_empty() {
        note(Misreading::here(Expectation::Text).within("question_set"));
    }
    for (place, json) in items(opened_list(entries, GROUPS, &mut note)) {
        // A group that this version does not know can't be chosen here; the others can.
        match json.text().map(ActorGroup::from_code) {
            Some(group) => read.groups.extend(group),
            None => note(Misreading::here(Expectation::Code).within(place).within(GROUPS)),
        }
    }
    read.groups.sort_unstable();
    read.groups.dedup();
    let statements = opened_list(entries, STATEMENTS, &mut note);
    if statements.len() > Invitation::MOST_STATEMENTS {
        return Err(FileError::TooMany {
            place: STATEMENTS,
            count: statements.len(),
            most: Invitation::MOST_STATEMENTS,
        });
    }
    for (place, json) in items(statements) {
        let mut within = |misread: Misreading| note(misread.within(&place).within(STATEMENTS));
        if let Some((id, statement)) = read_statement(json, &mut within) {
            if read.own_statements.iter().any(|(other, _)| *other == id) {
                within(Misreading::here(Expectation::Once).within("id"));
            }
            read.own_statements.push((id, statement));
        }
    }
    if opened.problems.is_empty() {
        Ok(read)
    } else {
        Err(FileError::Misread(opened.problems))
    }
}

fn opened_list<'a>(entries: &mut json::Entries<'a>, key: &str, note: &mut dyn FnMut(Misreading)) -> Vec<Json<'a>> {
    match json::take(entries, key) {
        None | Some(Json::Null) => Vec::new(),
        Some(Json::List(items)) => items,
        Some(_) => {
            note(Misreading::here(Expectation::List).within(key));
            Vec::new()
        }
    }
}

/// The items of a list with their places as they are in a path.
fn items(list: Vec<Json<'_>>) -> impl Iterator<Item = (String, Json<'_>)> {
    let named = |(place, json): (usize, _)| (place.to_string(), json);
    list.into_iter().enumerate().map(named)
}

fn read_statement(json: Json<'_>, note: &mut dyn FnMut(Misreading)) -> Option<(Id<OwnStatement>, OwnStatement)> {
    let Json::Object(mut entries) = json else {
        note(Misreading::here(Expectation::Object));
        return None;
    };
    let mut statement = OwnStatement::default();
    read_field(&mut entries, "factor", &mut statement.factor, note);
    read_field(&mut entries, "sv", &mut statement.sv, note);
    read_field(&mut entries, "en", &mut statement.en, note);
    let id = json::take(&mut entries, "id");
    let id = id.as_ref().and_then(Json::text).and_then(RecordId::new);
    if id.is_none() {
        note(Misreading::here(Expectation::Id).within("id"));
    }
    Some((Id::of(id?), statement))
}
