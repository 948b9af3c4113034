//! The files of a consultation (`docs/format.md`, *Consultations*): what a respondent is given, and what comes back.

use serde_json::{Map, Value};

pub use super::file_kind::{FileError, TooLong};
use super::{
    file_kind::{self, FileKind},
    transcoded::as_utf8,
};
use crate::domain::{
    dialogue::consultation::{ConsultationInvitation, ContributionFile, MOST_QUESTIONS, MOST_SAID, Said},
    json::{self, Json},
    records::declaration::{read_field, write_field},
    values::{
        field::{Expectation, Misreading},
        id::{Id, RecordId},
    },
};

/// The largest file that is written, in bytes: as much as is read.
pub const MOST_WRITTEN: usize = FileKind::Contributions.most_bytes();

const QUESTIONS: &str = "questions";
const SAID: &str = "said";

/// Writes an invitation as a file: the same invitation always gives the same bytes.
///
/// # Errors
/// [`TooLong`] where it would have more than [`MOST_WRITTEN`] bytes.
pub fn write_invitation(invitation: &ConsultationInvitation) -> Result<String, TooLong> {
    file_kind::finish(invitation_fields(invitation), MOST_WRITTEN)
}

/// Writes an invitation without white space, for a link.
pub fn write_compact_invitation(invitation: &ConsultationInvitation) -> String {
    compact(&invitation_fields(invitation))
}

/// Writes an answer as a file: the same answer always gives the same bytes.
///
/// # Errors
/// [`TooLong`] where it would have more than [`MOST_WRITTEN`] bytes.
pub fn write(answer: &ContributionFile) -> Result<String, TooLong> {
    file_kind::finish(answer_fields(answer), MOST_WRITTEN)
}

/// Writes an answer without white space, for a link.
pub fn write_compact(answer: &ContributionFile) -> String {
    compact(&answer_fields(answer))
}

fn compact(fields: &Map<String, Value>) -> String {
    let mut text = String::new();
    json::write_object(fields, &mut text);
    text
}

fn invitation_fields(invitation: &ConsultationInvitation) -> Map<String, Value> {
    let mut fields = file_kind::envelope_of(FileKind::Consultation);
    fields.insert("document".into(), invitation.document.as_str().into());
    fields.insert("consultation".into(), invitation.consultation.as_str().into());
    write_field(&mut fields, "title", &invitation.title);
    write_field(&mut fields, "text", &invitation.text);
    write_field(&mut fields, "region", &invitation.region);
    write_field(&mut fields, "county", &invitation.county);
    write_field(&mut fields, "about", &invitation.about);
    write_field(&mut fields, "asks_place", &invitation.asks_place);
    write_field(&mut fields, "asks_municipality", &invitation.asks_municipality);
    write_field(&mut fields, "asks_group", &invitation.asks_group);
    write_field(&mut fields, "asks_organisation", &invitation.asks_organisation);
    write_field(&mut fields, "end", &invitation.end);
    write_field(&mut fields, "reply_to", &invitation.reply_to);
    let questions = invitation.questions.iter().map(|(id, text)| {
        let mut entry = Map::new();
        entry.insert("id".into(), id.as_str().into());
        write_field(&mut entry, "text", text);
        Value::Object(entry)
    });
    insert_list(&mut fields, QUESTIONS, questions.collect());
    fields
}

fn answer_fields(answer: &ContributionFile) -> Map<String, Value> {
    let mut fields = file_kind::envelope_of(FileKind::Contributions);
    fields.insert("id".into(), answer.id.as_str().into());
    write_field(&mut fields, "document", &answer.document);
    fields.insert("consultation".into(), answer.consultation.as_str().into());
    write_field(&mut fields, "title", &answer.title);
    write_field(&mut fields, "revision", &answer.revision);
    write_field(&mut fields, "answered", &answer.answered);
    write_field(&mut fields, "group", &answer.group);
    write_field(&mut fields, "organisation", &answer.organisation);
    write_field(&mut fields, "municipality", &answer.municipality);
    let said = answer.said.iter().map(|said| {
        let mut entry = Map::new();
        write_field(&mut entry, "question", &said.question);
        write_field(&mut entry, "nth", &said.nth);
        write_field(&mut entry, "text", &said.text);
        write_field(&mut entry, "place", &said.place);
        Value::Object(entry)
    });
    insert_list(&mut fields, SAID, said.collect());
    fields
}

fn insert_list(fields: &mut Map<String, Value>, key: &str, list: Vec<Value>) {
    if !list.is_empty() {
        fields.insert(key.into(), Value::Array(list));
    }
}

/// Reads an invitation. Any bytes give an invitation or an error that names place and cause.
///
/// # Errors
/// [`FileError`]: nothing is read in part.
pub fn read_invitation(bytes: &[u8]) -> Result<ConsultationInvitation, FileError> {
    let bytes = as_utf8(bytes);
    let mut opened = file_kind::open(&bytes, FileKind::Consultation, "", &mut |_, _| {})?;
    let (document, consultation) = (opened.id("document"), opened.id("consultation"));
    let mut read = ConsultationInvitation::empty(document, Id::of(consultation));
    let entries = &mut opened.entries;
    let mut misread = Vec::new();
    let mut note = |cause: Misreading| misread.push(cause);
    read_field(entries, "title", &mut read.title, &mut note);
    read_field(entries, "text", &mut read.text, &mut note);
    read_field(entries, "region", &mut read.region, &mut note);
    read_field(entries, "county", &mut read.county, &mut note);
    read_field(entries, "about", &mut read.about, &mut note);
    read_field(entries, "asks_place", &mut read.asks_place, &mut note);
    read_field(entries, "asks_municipality", &mut read.asks_municipality, &mut note);
    read_field(entries, "asks_group", &mut read.asks_group, &mut note);
    read_field(entries, "asks_organisation", &mut read.asks_organisation, &mut note);
    read_field(entries, "end", &mut read.end, &mut note);
    read_field(entries, "reply_to", &mut read.reply_to, &mut note);
    for (place, mut entry) in list(entries, QUESTIONS, MOST_QUESTIONS, &mut note)? {
        let mut within = |cause: Misreading| note(cause.within(&place).within(QUESTIONS));
        let id = json::take(&mut entry, "id");
        let id = id.as_ref().and_then(Json::text).and_then(RecordId::new);
        let mut text = String::new();
        read_field(&mut entry, "text", &mut text, &mut within);
        match id {
            None => within(Misreading::here(Expectation::Id).within("id")),
            Some(id) if read.questions.iter().any(|(other, _)| *other.raw() == id) => {
                within(Misreading::here(Expectation::Once).within("id"));
            }
            Some(id) => read.questions.push((Id::of(id), text)),
        }
    }
    for cause in misread {
        opened.note(cause);
    }
    if opened.problems.is_empty() {
        Ok(read)
    } else {
        Err(FileError::Misread(opened.problems))
    }
}

/// Reads an answer. Any bytes give an answer or an error that names place and cause.
///
/// # Errors
/// [`FileError`]: nothing is read in part.
pub fn read(bytes: &[u8]) -> Result<ContributionFile, FileError> {
    let bytes = as_utf8(bytes);
    let mut opened = file_kind::open(&bytes, FileKind::Contributions, "", &mut |_, _| {})?;
    let (id, consultation) = (opened.id("id"), opened.id("consultation"));
    let mut read = ContributionFile::empty(id, Id::of(consultation));
    let entries = &mut opened.entries;
    let mut misread = Vec::new();
    let mut note = |cause: Misreading| misread.push(cause);
    read_field(entries, "document", &mut read.document, &mut note);
    read_field(entries, "title", &mut read.title, &mut note);
    read_field(entries, "revision", &mut read.revision, &mut note);
    read_field(entries, "answered", &mut read.answered, &mut note);
    read_field(entries, "group", &mut read.group, &mut note);
    read_field(entries, "organisation", &mut read.organisation, &mut note);
    read_field(entries, "municipality", &mut read.municipality, &mut note);
    // A record that was taken in has at least been sent once.
    if read.revision.0 == 0 {
        note(Misreading::here(Expectation::WholeNumber).within("revision"));
    }
    for (place, mut entry) in list(entries, SAID, MOST_SAID, &mut note)? {
        let mut within = |cause: Misreading| note(cause.within(&place).within(SAID));
        let mut said = Said::default();
        read_field(&mut entry, "question", &mut said.question, &mut within);
        read_field(&mut entry, "nth", &mut said.nth, &mut within);
        read_field(&mut entry, "text", &mut said.text, &mut within);
        read_field(&mut entry, "place", &mut said.place, &mut within);
        let is_same = |other: &Said| (&other.question, other.nth) == (&said.question, said.nth);
        if said.nth.0 == 0 {
            within(Misreading::here(Expectation::WholeNumber).within("nth"));
        } else if read.said.iter().any(is_same) {
            within(Misreading::here(Expectation::Once).within("nth"));
        } else if said.text.trim().is_empty() {
            within(Misreading::here(Expectation::Text).within("text"));
        } else {
            read.said.push(said);
        }
    }
    for cause in misread {
        opened.note(cause);
    }
    if !opened.problems.is_empty() {
        return Err(FileError::Misread(opened.problems));
    }
    if read.said.is_empty() {
        return Err(FileError::NoAnswers);
    }
    Ok(read)
}

/// The objects of a list with their places as they are in a path.
fn list<'a>(
    entries: &mut json::Entries<'a>,
    key: &'static str,
    most: usize,
    note: &mut dyn FnMut(Misreading),
) -> Result<Vec<(String, json::Entries<'a>)>, FileError> {
    let items = match json::take(entries, key) {
        None | Some(Json::Null) => Vec::new(),
        Some(Json::List(items)) => items,
        Some(_) => {
            note(Misreading::here(Expectation::List).within(key));
            Vec::new()
        }
    };
    if items.len() > most {
        return Err(FileError::TooMany {
            place: key,
            count: items.len(),
            most,
        });
    }
    let mut objects = Vec::with_capacity(items.len());
    for (place, item) in items.into_iter().enumerate() {
        let place = place.to_string();
        match item {
            Json::Object(entry) => objects.push((place, entry)),
            _ => note(Misreading::here(Expectation::Object).within(&place).within(key)),
        }
    }
    Ok(objects)
}
